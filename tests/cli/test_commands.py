"""Each command, from the command line to its answer and its exit status."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan import __version__
from actionplan.cli.app import COMMANDS, load_command
from actionplan.cli.panels import PANELS
from actionplan.planfile import load
from actionplan.updates.officer_requests import build_rounds
from actionplan.updates.request_workbook import render_request

Run = Callable[..., subprocess.CompletedProcess[str]]

AS_AT = ("--as-at", "15 September 2017")
ON = ("--on", "4 July 2017", "--yes")
ONE_OF_EACH = {
    "due": AS_AT,
    "overdue": AS_AT,
    "slipped": AS_AT,
    "by-officer": AS_AT,
    "by-field": ("Priority", *AS_AT),
    "measures": AS_AT,
    "summary": ("--by", "officer", "--by", "Priority", *AS_AT),
    "decisions": AS_AT,
    "timeline": AS_AT,
    "changes": (*AS_AT, "--since", "earlier.yaml"),
    "not-updated": (*AS_AT, "--since", "end June 2017"),
    "report": (*AS_AT, "-o", "panel.docx"),
    "show": ("1.1b", *AS_AT),
    "export": (*AS_AT, "-o", "plan.xlsx"),
    "request-updates": (*AS_AT, "-o", "."),
    "outstanding": ("round.xlsx",),
    "collect-updates": ("round.xlsx", "--yes"),
    "note": ("1.1a", "A draft", *ON),
    "start": ("1.1a", *ON),
    "complete": ("1.1b", *ON),
    "measure": ("1.1a", "--value", "66", "--measure", "1", *ON),
    "revise": ("1.1a", "--to", "Winter 2017", "--why", "Flood", *ON),
    "reassign": ("1.1a", "--to", "Head of Planning", "--to", "Head of Legal", "--why", "Left", *ON),
    "decide": ("1.1a", "--body", "council", "--outcome", "approved", *ON),
    "suspend": ("1.1b", "--why", "Election", *ON),
    "resume": ("1.1a", *ON),
    "delete": ("1.1a", "--why", "Merged", *ON),
    "happened": ("budget", *ON),
    "undo": ("1.1a", "--event", "suspend", "--yes"),
    "validate": (*AS_AT, "--strict"),
    "explain": ("Early Autumn", "AP304"),
    "lsp": (),
    "import": ("table.csv", "-o", "imported.yaml", "--period", "2017/18", "--authority", "A", "--title", "T"),
    "roll-over": ("--to", "2018/19", "-o", "next.yaml", *AS_AT),
    "new": ("other.yaml", "--title", "T", "--authority", "A", "--period", "2017/18"),
    "demo": ("demo.yaml",),
    "schema": ("-o", "plan.schema.json"),
}
"""What is typed after each command, so that it does its work on the small plan with the changes below."""

CHANGES = {
    "themes:": "bodies: [{name: Full Council, also: [Council]}]\nevents: [{event: Budget}]\nthemes:",
    "[Agreed]": "[Agreed]\n                suspended: [{on: May 2017, why: X}]\n"
    "                fields: {Priority: High}\n                decisions: [Council]",
}


def make_answered_request(text: str) -> bytes:
    """A workbook that an officer of a plan sent back, with a rating of the first target."""
    plan = load(text.encode()).plan
    assert plan
    plan = plan._replace(aliases=("plan",))
    request, *_ = build_rounds(plan, date(2017, 6, 30), date(2017, 9, 30))[0].requests
    first, *rest = request.rows
    return render_request(request._replace(rows=(first._replace(answers={"rag": "red"}), *rest)))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.slow
def test_each_command_does_the_same_in_this_process_and_in_one_of_its_own(
    folder: Path, run: Run, launch: Run, command: str
) -> None:
    plan = (folder / "plan.yaml").read_text("utf-8")
    texts = {"earlier.yaml": plan, "table.csv": "Action,Lead,Due\nPublish the plan,Chief Executive,June 2017\n"}
    for before, after in CHANGES.items():
        assert before in plan
        plan = plan.replace(before, after)
    texts["plan.yaml"] = plan
    ended = []
    for start in (run, launch):
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        (folder / "round.xlsx").write_bytes(make_answered_request(plan))
        done = start(command, *ONE_OF_EACH[command])
        ended.append(
            (done.returncode, done.stdout, done.stderr, {path.name: path.read_bytes() for path in folder.iterdir()})
        )
        for path in folder.iterdir():
            path.unlink()
    assert ended[0] == ended[1]
    assert ended[0][0] == 0


def test_due(ask: Run) -> None:
    done = ask("due", "--month", "2017-09", "--as-at", "2017-09-15")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "What falls due in September 2017, as at 15 September 2017"
    assert any(line.startswith("1.1b ") and "30 Sep 2017" in line for line in lines)
    assert any(line.startswith("1.1a ") and "overdue, 15 days late" in line for line in lines)
    assert "Every target date could be read." in lines[-1]


def test_sections_of_due_are_asked_for_by_name(ask: Run) -> None:
    options = ("--month", "2017-09", "--as-at", "2017-09-15")
    done = ask("due", *options, "--section", "Due earlier", "--section", "ongoing")
    assert done.stdout.splitlines()[4] == "1 due earlier. Not shown: 1 due."
    assert ask("due", *options, "--section", "ongoing", "--exit-code").returncode == 0
    assert ask("due", *options, "--section", "due", "--exit-code").returncode == 1
    wrong = ask("due", "--section", "late")
    assert (wrong.returncode, wrong.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "period"),
    [
        (["--month", "2017-09"], ["2017-09-01", "2017-09-30"]),
        (["--month", "2008-09"], ["2008-09-01", "2008-09-30"]),
        (["--month", "Sept 2017"], ["2017-09-01", "2017-09-30"]),
        (["--month", "2018-2"], ["2018-02-01", "2018-02-28"]),
        (["--in", "Q3 2017/18"], ["2017-10-01", "2017-12-31"]),
        (["--in", "Summer 2017"], ["2017-06-01", "2017-08-31"]),
        (["--year", "2017/18"], ["2017-04-01", "2018-03-31"]),
        (["--year", "2017/18", "--month", "2017-09"], ["2017-09-01", "2017-09-30"]),
        (["--as-at", "end Sept 2017"], ["2017-09-01", "2017-09-30"]),
        (["--as-at", "Autumn 2017"], ["2017-11-01", "2017-11-30"]),
    ],
)
def test_a_period_is_a_phrase(ask: Run, arguments: list[str], period: list[str]) -> None:
    done = ask("due", "--format", "json", *arguments)
    assert json.loads(done.stdout)["period"] == period


@pytest.mark.parametrize(
    ("options", "title", "counts"),
    [
        (
            ["--within", "next 2 weeks"],
            "from 15 to 29 September 2017, as at",
            "None due. Not shown: 1 due earlier, 1 c",
        ),
        (
            ["--within", "next 4 weeks"],
            "from 15 September to 13 October 2017, as at",
            "1 due. Not shown: 1 due earlier.",
        ),
        (["--within", "next 4 weeks", "--section", "due earlier"], "from 15 September to 13 October 2017", "1 due e"),
        (["--within", "next 4 weeks", "--open"], "to 13 October 2017, as at 15 September 2017 (open)", "1 due. Not"),
        (["--within", "next 4 weeks", "--year", "2017/18"], "from 15 September to 13 October 2017, as at", "1 due."),
        (
            ["--within", "next 4 weeks", "--in", "Aug 2017"],
            "in August 2017, as at 15 September 2017 (due within",
            "Due",
        ),
        (
            ["--within", "Aug 2017", "--month", "2017-08"],
            "in August 2017, as at 15 September 2017 (due within",
            "1 due.",
        ),
    ],
)
def test_without_another_period_within_is_that_of_due(ask: Run, options: list[str], title: str, counts: str) -> None:
    lines = ask("due", *AS_AT, *options).stdout.splitlines()
    assert title in lines[0]
    assert ("due within" in lines[0]) == ("due within" in title)
    assert lines[4].startswith(counts)
    kept = json.loads(ask("show", *AS_AT, *options[:2], "--format", "json").stdout)["rows"]
    found = json.loads(ask("due", *AS_AT, *options[:2], "--format", "json").stdout)
    assert [row["ref"] for row in found["rows"]] == [row["ref"] for row in kept]
    assert {row["section"] for row in found["rows"]} <= {"due"}


def test_as_at_means_the_last_day_of_its_window(ask: Run) -> None:
    made = json.loads(ask("overdue", "--as-at", "Summer 2017", "--format", "json").stdout)
    assert made["as_at"] == "2017-08-31"
    assert made["rows"] == []


def test_what_was_ambiguous_is_said(ask: Run) -> None:
    done = ask("due", "--in", "Q3 2017")
    assert done.returncode == 0
    assert done.stderr.startswith('--in "Q3 2017": ')


def test_overdue_and_its_exit_code(ask: Run) -> None:
    late = ask("overdue", "--as-at", "15 September 2017", "--exit-code")
    assert late.returncode == 1
    assert "1.1a" in late.stdout
    assert ask("overdue", "--as-at", "15 September 2017").returncode == 0
    assert ask("overdue", "--as-at", "1 June 2017", "--exit-code").returncode == 0


def test_by_officer_knows_another_spelling(ask: Run) -> None:
    done = ask("by-officer", "chief exec", "--as-at", "2017-09-15")
    assert done.returncode == 0
    assert "Chief Executive" in done.stdout


def test_show_the_tree_and_one_part(ask: Run) -> None:
    assert "Being an Enterprising Council" in ask("show", "--as-at", "2017-09-15").stdout
    part = ask("show", "1.1b", "--as-at", "2017-09-15").stdout
    assert "Early Autumn" in part
    assert "1.1a" not in part


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        (["--officer", "Chief Exec"], 2),
        (["--theme", "enterprising"], 2),
        (["--action", "1"], 2),
        (["--status", "overdue"], 1),
        (["--text", "published"], 1),
        (["--text", "nothing of the kind"], 0),
    ],
)
def test_a_question_can_be_narrowed(ask: Run, arguments: list[str], rows: int) -> None:
    done = ask("show", "--as-at", "2017-09-15", "--format", "json", *arguments)
    assert len(json.loads(done.stdout)["rows"]) == rows


@pytest.mark.parametrize("command", ["due", "overdue", "by-officer", "show"])
def test_every_question_speaks_json(ask: Run, command: str) -> None:
    made = json.loads(ask(command, "--as-at", "2017-09-15", "--format", "json").stdout)
    assert (made["format"], made["question"]) == ("actionplan/1", command)
    assert made["rows"][0]["ref"] in {"1.1a", "1.1b"}
    assert made["rows"][0]["output_text"] == "Café “strategy” – agreed"


def test_validate_a_sound_plan(ask: Run) -> None:
    done = ask("validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("plan.yaml")


def test_validate_a_plan_with_a_fault(folder: Path, run: Run) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Summer 2017", "Sumer 2017"), "utf-8")
    done = run("validate")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    place = next(n for n, line in enumerate(lines) if ": error AP301 " in line)
    assert lines[place].startswith('plan.yaml:19:23: error AP301 cannot read the date "Sumer 2017"')
    assert "Summer 2017" in lines[place]
    assert lines[place + 2].endswith("| " + " " * 22 + "^^^^^")
    assert lines[-1].startswith("plan.yaml: 1 error")


@pytest.mark.parametrize("text", ["", "plan: [", "\ttab: x\n", "- a list\n"])
def test_validate_a_file_that_is_no_plan_is_a_finding_and_not_a_fault_of_the_file(
    tmp_path: Path, run: Run, text: str
) -> None:
    (tmp_path / "plan.yaml").write_text(text)
    done = run("validate")
    assert done.returncode == 1
    assert "error AP" in done.stdout


def test_validate_bytes_that_are_not_utf_8(tmp_path: Path, run: Run) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"plan:\n  title: caf\xe9\n")
    assert run("validate").returncode == 1


def test_a_question_says_how_many_targets_it_could_not_place(folder: Path, run: Run) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Summer 2017", "Sumer 2017"), "utf-8")
    done = run("due", "--as-at", "2017-09-15")
    assert done.returncode == 0
    assert "1 target could not be placed" in done.stdout
    assert "actionplan validate" in done.stdout


def test_explain(run: Run) -> None:
    done = run("explain", "Early Autumn", "--period", "2017/18")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 September 2017 to 30 September 2017" in done.stdout


def test_explain_takes_the_period_of_the_plan_here(ask: Run) -> None:
    assert "30 September 2017" in ask("explain", "Early Autumn").stdout
    assert "30 September 2019" in ask("explain", "Early Autumn", "--period", "2019/20").stdout


def test_explain_keeps_the_plans_own_seasons_beside_what_is_given(folder: Path, run: Run) -> None:
    plan = folder / "plan.yaml"
    seasons = "  period: 2017/18\n  seasons: {autumn: October to December}\n"
    plan.write_text(plan.read_text("utf-8").replace("  period: 2017/18\n", seasons), "utf-8")
    done = run("explain", "Autumn", "--quarters", "financial", "--format", "json")
    assert json.loads(done.stdout)["windows"] == [["2017-10-01", "2017-12-31"]]


@pytest.mark.parametrize(
    ("arguments", "windows"),
    [
        (["Q3 2017", "--period", "2017/18"], [["2017-07-01", "2017-09-30"]]),
        (["Q3 2017", "--period", "2017/18", "--quarters", "financial"], [["2017-10-01", "2017-12-31"]]),
        (["Q1 2017/18", "--period", "2017/18", "--year-start", "1 July"], [["2017-07-01", "2017-09-30"]]),
    ],
)
def test_explain_takes_the_settings_of_a_plan(run: Run, arguments: list[str], windows: list[list[str]]) -> None:
    assert json.loads(run("explain", *arguments, "--format", "json").stdout)["windows"] == windows


def test_explain_reads_phrases_from_standard_input(run: Run) -> None:
    done = run(
        "explain", "June 2017", "-", "--period", "2017/18", "--format", "json", said="Quarterly\r\nSumer 2017\n\n"
    )
    made = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["phrase"] for each in made] == ["June 2017", "Quarterly", "Sumer 2017", ""]
    assert [each["kind"] for each in made] == ["window", "recurring", "unreadable", "unset"]
    assert list(made[0]) == ["phrase", "kind", "windows", "assumptions", "remark"]
    assert done.returncode == 1


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"actionplan {__version__}\n"
    helped = run("--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "by-officer" in helped.stdout
    assert run().returncode == 2


def test_every_command_in_the_list_has_help_that_80_columns_hold(run: Run) -> None:
    for name in COMMANDS:
        helped = run(name, "--help")
        assert (helped.returncode, helped.stderr) == (0, ""), name
        assert helped.stdout.startswith(f"Usage: actionplan {name} ")
        assert [line for line in helped.stdout.splitlines() if len(line) > 80] == [], name


def test_the_list_and_the_help_of_a_command_begin_with_the_same_sentence() -> None:
    for name, entry in COMMANDS.items():
        first, *_ = load_command(name).help.split("\n\n")
        assert first == entry.line, name


def test_the_options_of_every_command_are_in_the_same_panels_in_the_same_order(run: Run) -> None:
    for name in COMMANDS:
        helped = run(name, "--help").stdout
        found = re.findall(r"^(\w.*):$", helped, re.MULTILINE)
        assert found == [panel for panel in ("Arguments", *PANELS) if panel in found], name
        options = helped.split("\nOptions:\n")[1].split("\n\n")[0]
        assert ("--since" in options) == ("--since" in helped), name
        assert not {"{", "}"} & set(helped.splitlines()[0]), name


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_completion_takes_no_name_of_a_shell(run: Run, option: str) -> None:
    done = run(option, "nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"actionplan: {option} is for the shell that you type it in. Leave out nonsense.\n"


def test_help_imports_no_command_and_no_yaml(launch: Run) -> None:
    told = launch("--help", PYTHONPROFILEIMPORTTIME="1").stderr
    loaded = {line.rsplit("|", 1)[-1].strip() for line in told.splitlines()}
    assert "actionplan.cli.app" in loaded
    assert not {"yaml", "rich", "actionplan.cli.commands.reports", "actionplan.model", "actionplan.dates"} & loaded


def test_new_in_another_file_says_how_to_use_it(run: Run) -> None:
    made = run("new", "mine.yaml", "--title", "T", "--authority", "A", "--period", "2017/18")
    assert made.stdout.endswith("actionplan due -p mine.yaml\n")
    made = run("new", "my own.yaml", "--title", "T", "--authority", "A", "--period", "2017/18")
    assert made.stdout.endswith('actionplan due -p "my own.yaml"\n')


@pytest.mark.parametrize(
    ("authority", "title", "name"),
    [
        ("Hertsmere Borough Council", "Corporate Action Plan", "hertsmere"),
        ("London Borough of Camden", "P", "camden"),
        ("St Albans & Dacorum", "P", "st-albans-dacorum"),
        ("Cyngor Sir Ynys Môn", "P", "cyngor-sir-ynys-mon"),
        ("King’s Lynn and West Norfolk", "P", "kings-lynn-west-norfolk"),
        ("The Council", "Joint Strategic Plan 2019", "joint-strategic-plan"),
        ("2020", "2020", "plan"),
    ],
)
def test_new_makes_a_short_name_that_refs_can_use(run: Run, authority: str, title: str, name: str) -> None:
    assert run("new", "--title", title, "--authority", authority, "--period", "2017/18").returncode == 0
    assert run("validate", "--strict").returncode == 0
    row = json.loads(run("show", f"{name}:1.1a", "--format", "json").stdout)["rows"][0]
    assert row["plan"] == name


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("a\x1b[2Jb", "The title has an invisible character in it (U+001B) that no plan can hold."),
        ("a\x7fb", "(U+007F)"),
        ("a\x9bb", "(U+009B)"),
        ("a\uffffb", "(U+FFFF)"),
        ("a\udcffb", "(U+DCFF)"),
        ("\u00a0\u2003x", ""),
        ("a\u2028b\x85c", ""),
        ("a\u200bb\ufeffc", ""),
    ],
)
def test_new_never_writes_a_plan_that_has_errors(tmp_path: Path, run: Run, title: str, sentence: str) -> None:
    """Either the plan is sound, or nothing is written and the sentence says why."""
    made = run("new", "--title", title, "--authority", "A", "--period", "2017/18")
    assert sentence in made.stderr
    assert made.returncode == (2 if sentence else 0)
    assert (tmp_path / "plan.yaml").exists() == (not sentence)
    if not sentence:
        assert run("validate").returncode == 0


def test_new_with_an_answer_of_spaces(tmp_path: Path, run: Run) -> None:
    made = run("new", "--authority", "A", "--period", "2019", said=" \u00a0\n")
    assert made.returncode == 2
    assert "The title is empty. Nothing was written, because a plan needs one." in made.stderr
    assert not (tmp_path / "plan.yaml").exists()


def test_new_in_a_folder_names_the_file_to_write(tmp_path: Path, run: Run) -> None:
    (tmp_path / "inner").mkdir()
    made = run("new", "inner")
    assert made.returncode == 3
    assert (
        f"inner is a folder. Name the file to write in it: actionplan new {Path('inner', 'plan.yaml')}" in made.stderr
    )


def test_today_is_the_day_of_the_clock(ask: Run) -> None:
    plain, named = ask("show", "--format", "json"), ask("show", "--format", "json", "--as-at", "Today")
    assert json.loads(named.stdout)["as_at"] == json.loads(plain.stdout)["as_at"]


@pytest.mark.parametrize(
    ("options", "refs", "words"),
    [
        (["--rag", "none", "--rag", "Red"], ["1.1a", "1.1b"], 'RAG "none" or "red"'),
        (["--rag", "red"], [], "RAG red"),
        (["--open"], ["1.1a", "1.1b"], "open"),
        (["--no-update-since", "6 weeks ago"], ["1.1a", "1.1b"], "no update since 4 August 2017"),
        (["--no-update-since", "this month"], ["1.1a", "1.1b"], "no update since 1 September 2017"),
        (["--within", "next 4 weeks"], ["1.1b"], "due within 15 September to 13 October 2017"),
        (["--within", "Aug 2017"], ["1.1a"], "due within August 2017"),
        (["--late-by", "2 weeks"], ["1.1a"], "late by more than 2 weeks"),
        (["--late-by", "a month"], [], "late by more than 1 month"),
        (
            ["--late-by", "2 weeks", "--within", "next 4 weeks"],
            [],
            "due within 15 September to 13 October 2017, late by more than 2 weeks",
        ),
    ],
)
def test_an_answer_is_narrowed_by_state_and_says_so(ask: Run, options: list[str], refs: list[str], words: str) -> None:
    done = ask("show", *AS_AT, *options, "--format", "json")
    made = json.loads(done.stdout)
    assert ([row["ref"] for row in made["rows"]], made["filter"]) == (refs, words)
    for command in (["due", "--in", "2017"], ["show"], ["decisions"], ["timeline"], ["by-officer"], ["measures"]):
        assert f"({words})" in ask(*command, *AS_AT, *options).stdout.splitlines()[0]
    assert words in ask("report", *AS_AT, *options, "--title", "Ours").stdout
    assert (
        json.loads(ask("changes", *AS_AT, *options, "--since", "1 June 2017", "--format", "json").stdout)["filter"]
        == words
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--rag", "pink"], "--rag"),
        (["--no-update-since", "soon"], '--no-update-since "soon"'),
        (["--no-update-since", "next week"], "Give a day before 15 September 2017."),
        (["--no-update-since", "15 September 2017"], "Give a day before 15 September 2017."),
        (["--within", "TBC"], "Write it like next 4 weeks"),
        (["--within", "4 weeks"], 'Did you mean "next 4 weeks"?'),
        (
            ["--late-by", "May 2017"],
            '--late-by "May 2017" is not a length of time. Write it like "1 month" or "2 weeks".',
        ),
    ],
)
def test_a_state_that_cannot_be_read_is_refused(ask: Run, options: list[str], sentence: str) -> None:
    done = ask("overdue", *AS_AT, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
