"""`validate` as people and build servers run it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

WARNING = "plan.yaml:19:23: warning AP304 "
NO_CHECKS = 'is here instead of the keys of the list of checks: write each on a line of its own, like "AP304: off"'


@pytest.fixture
def plan(folder: Path) -> Path:
    return folder / "plan.yaml"


def put(plan: Path, old: str, new: str) -> None:
    text = plan.read_text("utf-8")
    assert text.count(old) == 1
    plan.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def outside(plan: Path) -> Path:
    """A plan with one warning: a date outside its period."""
    put(plan, "Summer 2017", "Summer 2027")
    return plan


# What is looked at


def test_a_sound_plan_has_its_summary_line(plan: Path, run: Run) -> None:
    put(plan, "Early Autumn", "Autumn 2017")
    done = run("validate")
    assert (done.returncode, done.stdout, done.stderr) == (0, "plan.yaml: nothing to correct\n", "")


def test_several_plans_and_folders_at_once_each_looked_at_once(plan: Path, run: Run) -> None:
    inner = plan.parent / "plans" / "east"
    inner.mkdir(parents=True)
    (plan.parent / "plans" / "west.yml").write_bytes(plan.read_bytes())
    (inner / "plan.yaml").write_text(plan.read_text("utf-8").replace("Summer 2017", "Sumer 2017"), "utf-8")
    (inner / "notes.txt").write_text("no plan")
    done = run("validate", "plan.yaml", "plans", "./plan.yaml", "-p", "plans/../plan.yaml", "--format", "json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert [Path(each["path"]).as_posix() for each in told["plans"]] == [
        "plan.yaml",
        "plans/west.yml",
        "plans/east/plan.yaml",
    ]
    assert [each["errors"] for each in told["plans"]] == [0, 0, 1]


def test_a_folder_with_a_plan_yaml_is_that_plan(plan: Path, run: Run) -> None:
    (plan.parent / "other.yaml").write_text("not: a plan")
    plans = json.loads(run("validate", ".", "--format", "json").stdout)["plans"]
    assert [Path(each["path"]) for each in plans] == [Path("plan.yaml")]


def test_a_folder_with_no_plan(plan: Path, run: Run) -> None:
    (plan.parent / "empty").mkdir()
    done = run("validate", "empty")
    assert done.returncode == 3
    assert (
        done.stderr
        == "actionplan: There is no plan in the folder empty: a plan is a file that ends in .yaml or .yml.\n"
    )


def test_standard_input(outside: Path, run: Run) -> None:
    done = run("validate", "-", said=outside.read_text("utf-8"))
    assert done.returncode == 0
    assert done.stdout.startswith("-:19:23: warning AP304 ")


def test_a_file_that_cannot_be_opened_does_not_stop_the_others(plan: Path, run: Run) -> None:
    done = run("validate", "gone.yaml", "plan.yaml")
    assert done.returncode == 3
    assert (
        done.stderr == "actionplan: There is no file gone.yaml. Check the spelling, and the folder that you are in.\n"
    )
    assert done.stdout.endswith("plan.yaml: 1 note\n2 plans: 1 not checked, 1 note\n")
    assert plan.exists()


def test_nor_does_a_folder_without_a_plan(plan: Path, run: Run) -> None:
    (plan.parent / "empty").mkdir()
    done = run("validate", "empty", "plan.yaml", "--format", "json")
    assert done.returncode == 3
    assert (
        done.stderr
        == "actionplan: There is no plan in the folder empty: a plan is a file that ends in .yaml or .yml.\n"
    )
    plans = json.loads(done.stdout)["plans"]
    assert [each["path"] for each in plans] == ["empty", "plan.yaml"]
    assert plans[0]["error"].startswith("There is no plan in the folder empty")


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "sarif", "junit", "gitlab", "md"])
@pytest.mark.parametrize("arguments", [[], ["gone.yaml"], ["empty"]])
def test_only_a_file_that_cannot_be_opened(tmp_path: Path, run: Run, form: str, arguments: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    done = run("validate", *arguments, "--format", form)
    assert done.returncode == 3
    assert done.stderr.startswith("actionplan: There is no ")
    assert (arguments or ["plan.yaml"])[0] in done.stdout
    to_file = run("validate", *arguments, "--format", form, "-o", "out.txt")
    assert to_file.returncode == 3
    written, printed = (
        re.sub("actionplan-[0-9a-f]{32}", "WORD", text)  # for GitHub, each time another one
        for text in ((tmp_path / "out.txt").read_text("utf-8"), done.stdout)
    )
    assert written == printed


def test_the_day_to_look_from_is_a_phrase_in_the_plans_period(plan: Path, run: Run) -> None:
    assert plan.exists()
    assert run("validate", "--as-at", "end Sept").returncode == 0
    done = run("validate", "--as-at", "Sumer 2017")
    assert done.returncode == 2
    assert done.stderr.startswith('actionplan: --as-at "Sumer 2017" cannot be read as a date.')


@pytest.mark.parametrize("is_set", [False, True])
@pytest.mark.parametrize("form", ["text", "concise", "github", "md", "json", "sarif", "junit", "gitlab"])
def test_another_day_than_today_is_named(outside: Path, run: Run, form: str, *, is_set: bool) -> None:
    def look(day: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        typed, variables = ([], {"ACTIONPLAN_AS_AT": day}) if is_set else (["--as-at", day], {})
        return run("validate", *arguments, "--format", form, *typed, **variables)

    done, today, to_file = look("1 May 2017"), look("today"), look("1 May 2017", "-o", "out.json")
    is_data = form in {"json", "sarif", "junit", "gitlab"}
    assert done.stderr == ("The findings are as at 1 May 2017, not today.\n" if is_data else "")
    assert ("plan.yaml as at 1 May 2017: 1 warning" in done.stdout) != is_data
    assert "as at" not in today.stdout + today.stderr
    if form in {"json", "sarif", "gitlab"}:
        assert "plan.yaml as at 1 May 2017: 1 warning" in to_file.stdout
    assert outside.exists()


def test_the_days_of_several_plans_are_named(plan: Path, run: Run) -> None:
    (plan.parent / "next.yaml").write_text(plan.read_text("utf-8").replace("2017", "2018").replace("/18", "/19"))
    done = run("validate", "plan.yaml", "next.yaml", "--as-at", "end of September", "--format", "concise")
    assert "2 plans as at 30 September 2017 and 30 September 2018: " in done.stdout.splitlines()[-1]
    assert "The findings are as at 1 May 2017," in run("validate", "--diff", "--as-at", "1 May 2017").stderr


# What counts


@pytest.mark.parametrize(("arguments", "status"), [([], 0), (["--strict"], 1)])
def test_a_warning_counts_when_strict(outside: Path, run: Run, arguments: list[str], status: int) -> None:
    assert outside.exists()
    done = run("validate", *arguments)
    assert done.returncode == status
    assert done.stdout.startswith(WARNING)
    assert done.stdout.endswith("plan.yaml: 1 warning, 1 note\n")


def test_a_note_never_counts(plan: Path, run: Run) -> None:
    assert plan.exists()
    assert run("validate", "--strict").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "AP3"], ["AP304", "AP303"]),
        (["--select", "AP303,AP4"], ["AP303", "AP401"]),
        (["--select", "ap304", "--select", "AP303"], ["AP304", "AP303"]),
        (["--ignore", "AP304"], ["AP401", "AP303"]),
        (["--ignore", "AP3", "--select", "AP303"], ["AP303"]),
        (["--select", "AP3", "--ignore", "AP303 AP4"], ["AP304"]),
        (["--select", "AP1"], []),
    ],
)
def test_codes_and_their_beginnings_choose(outside: Path, run: Run, arguments: list[str], codes: list[str]) -> None:
    put(outside, "            officer: Chief Executive\n", "")
    done = run("validate", "--format", "json", *arguments)
    assert sorted(each["code"] for each in json.loads(done.stdout)["findings"]) == sorted(codes)


def test_what_cannot_be_silenced_is_told_whatever_was_chosen(plan: Path, run: Run) -> None:
    put(plan, "  title: Corp", "  title: Other\n  title: Corp")
    put(plan, "  period: 2017/18\n", "  period: 2017/18\n  checks: {AP107: off}\n")
    assert ": error AP107 " in run("validate", "--select", "AP3", "--ignore", "AP1").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "AP340"], "--select AP340: there is no such rule. Did you mean AP304 ("),
        (["--ignore", "dates"], "--ignore DATES: there is no such rule."),
    ],
)
def test_a_code_that_no_rule_has(plan: Path, run: Run, arguments: list[str], told: str) -> None:
    assert plan.exists()
    done = run("validate", *arguments)
    assert done.returncode == 2
    assert told in done.stderr


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        ("{AP304: off}", "1 note"),
        ("{AP304: error}", "1 error, 1 note"),
        ("{ap304: Note}", "2 notes"),
        ("{AP3: off}", "nothing to correct"),
        ("{AP3: off, AP304: on}", "1 warning"),
        ("{AP303: warning}", "2 warnings"),
        ("{AP304: no}", "1 note"),
        ("{AP304: False}", "1 note"),
        ("{AP3: OFF, AP304: true}", "1 warning"),
        ("{AP3: off, AP304: Yes}", "1 warning"),
        ("{ap304: NO}", "1 note"),
    ],
)
def test_the_plan_says_which_checks_it_wants(outside: Path, run: Run, checks: str, told: str) -> None:
    put(outside, "  period: 2017/18\n", f"  period: 2017/18\n  checks: {checks}\n")
    assert run("validate").stdout.splitlines()[-1] == f"plan.yaml: {told}"


def test_what_reading_the_file_finds_can_be_switched_off_too(plan: Path, run: Run) -> None:
    put(plan, "  period: 2017/18\n", "  period: 2017/18\n  colour: red\n  checks: {AP201: off}\n")
    assert run("validate").stdout.endswith("plan.yaml: 1 note\n")


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        ("{AP340: off}", '5:12: warning AP206 there is no check "AP340": did you mean "AP304"?'),
        ("{dates: off}", '5:12: warning AP206 there is no check "dates": write a code, like AP304'),
        ("{AP304: of}", '5:19: warning AP206 cannot read "of": write off, on, error, warning or note'),
        ("{AP304: }", "5:19: warning AP206 AP304 has no setting: write off, on, error, warning or note"),
        ("[AP304]", f"5:3: error AP205 a list {NO_CHECKS}"),
        ("AP304", f'5:11: error AP205 "AP304" {NO_CHECKS}'),
        ("{AP107: off}", "5:12: warning AP206 AP107 cannot be silenced: leave this line out"),
    ],
)
def test_what_the_plan_says_of_checks_that_nobody_can_heed(plan: Path, run: Run, checks: str, told: str) -> None:
    put(plan, "  period: 2017/18\n", f"  period: 2017/18\n  checks: {checks}\n")
    assert f"plan.yaml:{told}" in run("validate").stdout


@pytest.mark.parametrize(
    "comment",
    ["# actionplan: ignore[AP304] the Board chose it", "#actionplan: ignore[AP304]", "# Actionplan: Ignore[ap304]"],
)
def test_a_comment_silences_a_finding_on_its_line(outside: Path, run: Run, comment: str) -> None:
    put(outside, "Summer 2027", f"Summer 2027  {comment}")
    assert run("validate", "--strict").stdout.endswith("plan.yaml: 1 note\n")


def test_an_ignore_of_no_rule_is_told_with_the_nearest(outside: Path, run: Run) -> None:
    put(outside, "Summer 2027", "Summer 2027  # actionplan: ignore[AP340]")
    told = run("validate").stdout
    assert 'plan.yaml:19:57: warning AP902 there is no check "AP340": did you mean "AP304"?' in told
    assert WARNING in told


# Very many of a kind


@pytest.mark.parametrize(
    ("many", "code"),
    [
        (lambda n: b"\n" + b"".join(b"k%d: v\n" % each for each in range(n)), "AP201"),
        (lambda n: b"\nx: [" + b", ".join([b"*a"] * n) + b"]", "AP108"),
        (lambda n: b"\nthemes: [" + b", ".join([b"{theme: T}"] * n) + b"]", "AP208"),
        (lambda n: b"\n" + b"\xc2\xa0x: y\n" * n, "AP105"),
        (lambda n: b"\n" + b"a: b  # actionplan: ignore\n" * n, "AP902"),
    ],
)
def test_of_very_many_of_a_kind_a_thousand_are_told_and_the_others_counted(
    plan: Path, run: Run, many: Callable[[int], bytes], code: str
) -> None:
    plan.write_bytes(b"plan: {title: P, authority: A, period: 2017/18}" + many(1500))
    done = run("validate", "--format", "json")
    told = [each for each in json.loads(done.stdout)["findings"] if each["code"] == code]
    assert len(told) == 1000
    assert [each["more"] for each in told] == [0] * 999 + [500]


def test_those_that_are_not_told_count(plan: Path, run: Run) -> None:
    themes = [b"{theme: T%d}" % n for n in range(1500)]
    plan.write_bytes(b"plan: {title: P, authority: A, period: 2017/18}\nthemes: [" + b", ".join(themes) + b"]")
    assert run("validate").stdout.endswith("plan.yaml: 1500 warnings\n")
    assert run("validate", "--strict").returncode == 1
    put_off = plan.read_bytes().replace(b"2017/18}", b"2017/18, checks: {AP208: off}}")
    plan.write_bytes(put_off)
    assert run("validate", "--strict").stdout == "plan.yaml: nothing to correct\n"


@pytest.mark.parametrize(
    ("ignored", "told"), [(1500, "nothing to correct"), (1400, "100 errors"), (200, "1300 errors")]
)
def test_comments_silence_more_than_a_thousand_of_a_kind(plan: Path, run: Run, ignored: int, told: str) -> None:
    comments = ["  # actionplan: ignore[AP201]"] * ignored + [""] * (1500 - ignored)
    keys = "".join(f"key{n}: value{comment}\n" for n, comment in enumerate(comments))
    plan.write_text(f"plan: {{title: P, authority: A, period: 2017/18, checks: {{AP208: off}}}}\n{keys}", "utf-8")
    assert run("validate").stdout.splitlines()[-1] == f"plan.yaml: {told}"


# Where it goes


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.txt", WARNING), ("a.json", "{"), ("a.sarif", "{"), ("a.xml", "<?xml"), ("a.md", "###")]
)
def test_a_file_gets_the_format_and_the_screen_the_count(outside: Path, run: Run, name: str, beginning: str) -> None:
    done = run("validate", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {name}\nplan.yaml: 1 warning, 1 note\n", "")
    assert (outside.parent / name).read_text("utf-8").startswith(beginning)


def test_a_format_by_name_wins_over_the_ending(outside: Path, run: Run) -> None:
    run("validate", "-o", "a.txt", "--format", "junit")
    assert ET.parse(outside.parent / "a.txt").getroot().tag == "testsuites"  # noqa: S314 - our own


def test_an_ending_that_says_no_format(plan: Path, run: Run) -> None:
    assert plan.exists()
    done = run("validate", "-o", "a.doc")
    assert done.returncode == 2
    assert "The file name a.doc does not end in a format" in done.stderr


def test_a_plan_is_never_written_over(plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    done = run("validate", "-o", "plan.yaml", "--format", "text")
    assert done.returncode == 2
    assert plan.read_bytes() == before


def test_on_github_actions_the_format_is_githubs_and_the_list_is_there_too(outside: Path, launch: Run) -> None:
    assert outside.exists()
    done = launch("validate", GITHUB_ACTIONS="true")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("::warning file=plan.yaml,line=19,endLine=19,col=23,endColumn=34,title=AP304 ")
    assert any(line.startswith(WARNING) for line in lines)
    assert "plan.yaml: 1 warning, 1 note" in lines
    assert launch("validate", "--format", "text", GITHUB_ACTIONS="true").stdout.startswith(WARNING)


def test_concise_is_a_line_each(outside: Path, run: Run) -> None:
    assert outside.exists()
    lines = run("validate", "--format", "concise").stdout.splitlines()
    assert [line.split()[1:3] for line in lines[:-1]] == [["warning", "AP304"], ["note", "AP303"]]


def test_the_summary_of_a_job_is_added_to_what_other_steps_wrote(outside: Path, launch: Run) -> None:
    summary = outside.parent / "summary.md"
    summary.write_text("Before\n", "utf-8")
    job = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    launch("validate", **job)
    lines = summary.read_text("utf-8").splitlines()
    assert lines[:2] == ["Before", "### plan.yaml: 1 warning, 1 note"]
    assert any(line.startswith("| 19 | warning | [AP304](") for line in lines)
    launch("validate", "--format", "json", **job)
    launch("validate", **job | {"GITHUB_ACTIONS": ""})
    assert summary.read_text("utf-8").splitlines() == lines
    done = launch("validate", **job | {"GITHUB_STEP_SUMMARY": str(outside.parent / "none" / "summary.md")})
    assert done.returncode == 3
    assert "summary.md could not be written" in done.stderr
