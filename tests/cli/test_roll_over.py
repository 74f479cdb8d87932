"""`roll-over`, from the command line to the file: what it asks, what it refuses, and the comparison of two years."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """\
plan: {name: made, title: Action Plan 2017/18, authority: A Council, period: 2017/18}
officers: [Head of Planning]
themes:
  - theme: One
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Build it
            officer: Head of Planning
            targets: [{date: Early Autumn, measures: [Built]}]
          - output: 1.2
            text: Sell it
            officer: Head of Planning
            targets: [{date: July 2017, measures: [Sold], completed: 4 July 2017}]
          - output: 1.3
            text: Let it
            officer: Head of Planning
            targets: [{date: May 2018, measures: [Let]}]
          - output: 1.4
            text: Meet about it
            officer: Head of Planning
            targets: [{date: Quarterly, measures: [Met], completed: [{on: 31 March 2018}]}]
          - output: 1.5
            text: Look after it
            officer: Head of Planning
            targets: [{date: Ongoing 2017/18, measures: [Looked after]}]
"""
HERE = ("--as-at", "31 March 2018", "-p", "plan-2017.yaml")
AT = ("--to", "2018/19", *HERE)
ALL = (*AT, "--carry", "all")


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Run:
    """The program beside the plan of 2017/18."""
    (tmp_path / "plan-2017.yaml").write_text(PLAN, encoding="utf-8")
    return run


def test_the_next_plan_is_written_beside_the_plan(ask: Run, tmp_path: Path) -> None:
    done = ask("roll-over", *ALL)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Carried to 2018/19 (4)" in done.stdout
    assert "Finished, and left in the old plan (1)" in done.stdout
    assert "plan-2018.yaml is written. nothing to correct: actionplan validate -p plan-2018.yaml" in done.stdout
    assert (tmp_path / "plan-2017.yaml").read_text("utf-8") == PLAN
    text = (tmp_path / "plan-2018.yaml").read_text("utf-8")
    assert "name: made-2018, title: Action Plan 2018/19" in text
    assert "{date: Early Autumn 2017, carried_from: made:1.1, first_published: Early Autumn 2017, measures" in text


def test_what_the_plan_does_not_say_is_an_option_where_nobody_is_asked(ask: Run, tmp_path: Path) -> None:
    done = ask("roll-over", *AT)
    assert done.returncode == 2
    assert "Does it go on in 2018/19? Use --carry 1.4 or --leave-out 1.4." in done.stderr
    assert not (tmp_path / "plan-2018.yaml").exists()


def test_a_file_that_is_there_is_replaced_only_with_yes(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "plan-2018.yaml").write_text("mine", "utf-8")
    done = ask("roll-over", *ALL)
    assert done.returncode == 3
    assert "plan-2018.yaml already exists, and was not changed. Give another name after -o, or --yes." in done.stderr
    assert (tmp_path / "plan-2018.yaml").read_text("utf-8") == "mine"
    assert ask("roll-over", *ALL, "--yes").returncode == 0
    assert "Action Plan 2018/19" in (tmp_path / "plan-2018.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("-o", "plan-2017.yaml"), 2, "plan-2017.yaml is the plan itself, which stays as it is."),
        (("-o", "-"), 2, "The next plan is written to a file: name it after -o."),
        (("-o", "."), 3, ". is a folder. Name the file to write after -o."),
        (("--date", "1.1"), 2, '--date "1.1" names no target and date. Write it like --date "1.2b=June 2018".'),
        (("--date", "1.1=Sumer 2018"), 2, 'Did you mean "Summer 2018"?'),
        (("--date", "9.9=June 2018"), 2, 'The plan has no "9.9".'),
        (("--to", "next"), 2, 'Cannot read the period "next"'),
        (
            ("-o", "x.yaml", "--to", "2017/18"),
            1,
            "begins before the period of the plan ends, which is on 31 March 2018. Give a period after it.",
        ),
        (("-o", "missing/x.yaml"), 3, "There is no folder missing to write x.yaml in."),
    ],
)
def test_what_cannot_be_is_refused(
    ask: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    done = ask("roll-over", *(HERE if "--to" in arguments else AT), "--carry", "all", *arguments)
    assert (done.returncode, words in done.stderr, done.stdout) == (status, True, ""), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan-2017.yaml"]


def test_a_plan_with_an_error_is_corrected_first(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "plan-2017.yaml").write_text(PLAN.replace("Early Autumn", "Erly Autmn"), "utf-8")
    done = ask("roll-over", *ALL)
    assert done.returncode == 1
    assert "Nothing was written, because the plan has 1 error:\n  plan-2017.yaml:12:" in done.stderr
    assert "Correct what `actionplan validate -p plan-2017.yaml` shows, and try again." in done.stderr


def test_a_dry_run_prints_the_plan(ask: Run, tmp_path: Path) -> None:
    done = ask("roll-over", *ALL, "--date", "1.1=June 2018", "--leave-out", "1.5", "--name", "next", "--dry-run")
    assert done.returncode == 0
    assert "Left out, as you said (1)" in done.stdout
    assert "{name: next, title: Action Plan 2018/19" in done.stdout
    assert "{date: June 2018, carried_from: made:1.1, first_published: Early Autumn 2017" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan-2017.yaml"]


def test_changes_speaks_of_both_years(ask: Run, tmp_path: Path) -> None:
    ask("roll-over", *ALL, "--date", "1.1=June 2018")
    plan = tmp_path / "plan-2018.yaml"
    more = "          - output: 1.6\n            text: Paint it\n            officer: Head of Planning\n"
    text = plan.read_text("utf-8").replace("1.5\n            text: Look after it", "1.5\n            text: Keep it")
    plan.write_text(f"{text}{more}            targets: [{{date: July 2018, measures: [Painted]}}]\n", "utf-8")
    since = ("changes", "--since", "plan-2017.yaml", "-p", "plan-2018.yaml", "--as-at", "30 June 2018")
    done = ask(*since)
    assert done.returncode == 0
    counts = "Finished in the earlier plan: 1. Carried from the earlier plan: 4."
    assert counts in done.stdout
    rows = json.loads(ask(*since, "--format", "json").stdout)["rows"]
    found = {(row["section"], row["ref"]): row["was"] for row in rows}
    assert set(found) == {
        ("finished", "1.2"),
        *(("carried", ref) for ref in ("1.1", "1.3", "1.4", "1.5")),
        ("date moved", "1.1"),
        ("newly overdue", "1.3"),
        ("new", "1.6"),
        ("reworded", "1.5"),
        *(("not updated", ref) for ref in ("1.1", "1.3", "1.4", "1.5")),
    }
    assert found["carried", "1.5"] == {"date": "Ongoing 2017/18"}
    assert found["reworded", "1.5"] == {"output_text": "Look after it"}


def test_a_plan_without_a_name_is_called_by_its_file(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "plan-2017.yaml").write_text(PLAN.replace("name: made, ", ""), "utf-8")
    ask("roll-over", *ALL)
    assert "carried_from: plan-2017:1.1," in (tmp_path / "plan-2018.yaml").read_text("utf-8")
    since = ("changes", "--since", "plan-2017.yaml", "-p", "plan-2018.yaml", "--as-at", "31 March 2018")
    assert "Carried from the earlier plan: 4." in ask(*since).stdout


def test_line_breaks_of_windows_stay(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "plan-2017.yaml").write_bytes(PLAN.replace("\n", "\r\n").encode())
    ask("roll-over", *ALL)
    text = (tmp_path / "plan-2018.yaml").read_bytes()
    assert text.count(b"\r\n") == text.count(b"\n") > 0


def test_what_is_not_carried_is_said(ask: Run) -> None:
    ask("roll-over", *ALL, "--leave-out", "1.3")
    since = ("changes", "--since", "plan-2017.yaml", "-p", "plan-2018.yaml", "--as-at", "31 March 2018")
    rows = json.loads(ask(*since, "--format", "json").stdout)["rows"]
    assert [row["ref"] for row in rows if row["section"] == "not carried"] == ["1.3"]


def test_dates_slip_from_the_first_of_all_years(ask: Run) -> None:
    ask("roll-over", *ALL, "--date", "1.1=June 2018")
    ask("revise", "1.1", "--to", "March 2019", "--why", "Flood", "--on", "1 June 2018", "-p", "plan-2018.yaml", "-y")
    again = ("--to", "2019/20", "--as-at", "31 March 2019", "-p", "plan-2018.yaml")
    assert ask("roll-over", *again, "--date", "1.1=June 2019", "--leave-out", "1.4").returncode == 0
    made = json.loads(ask("slipped", "-p", "plan-2019.yaml", "--as-at", "1 May 2019", "--format", "json").stdout)
    (row,) = [row for row in made["rows"] if row["ref"] == "1.1"]
    assert (row["first_published"], row["carried_from"]) == ("Early Autumn 2017", "made-2018:1.1, before that made:1.1")
    assert row["slipped_days"] == 638  # from 30 September 2017 to 30 June 2019
    assert [(each["to"], each["on"]) for each in row["revisions"]] == [("June 2019", None)]


def test_two_years_apart_are_compared_by_what_each_target_was(ask: Run, tmp_path: Path) -> None:
    text = PLAN.replace("{date: May 2018, measures: [Let]}", "{date: TBC, waits_for: 'made:1.1', measures: [Let]}")
    deleted = "{date: Ongoing 2017/18, measures: [Looked after], deleted: {on: 1 June 2017, why: Sold}}"
    text = text.replace("{date: Ongoing 2017/18, measures: [Looked after]}", deleted)
    (tmp_path / "plan-2017.yaml").write_text(text, "utf-8")
    assert ask("roll-over", *ALL).returncode == 0
    again = ("--to", "2019/20", "--as-at", "31 March 2019", "-p", "plan-2018.yaml", "--carry", "all")
    assert ask("roll-over", *again).returncode == 0
    since = ("changes", "--since", "plan-2017.yaml", "-p", "plan-2019.yaml", "--as-at", "1 May 2019")
    rows = json.loads(ask(*since, "--format", "json").stdout)["rows"]
    found = {(row["section"], row["ref"]) for row in rows if row["section"] != "not updated"}
    assert found == {
        *(("carried", ref) for ref in ("1.1", "1.3", "1.4")),
        ("finished", "1.2"),
        ("deleted", "1.5"),
    }


def test_a_day_before_the_period_is_said_to_be_of_the_plan_before(ask: Run) -> None:
    ask("roll-over", *ALL)
    words = "The day before is not in the period of the plan, which begins on 1 April 2018."
    for day, is_said in (("31 March 2018", True), ("1 April 2018", False)):
        done = ask("changes", "-p", "plan-2018.yaml", "--since", day, "--as-at", "1 May 2018")
        assert (words in " ".join(done.stdout.split())) == is_said
    old = ask("changes", "-p", "plan-2017.yaml", "--since", "1 March 2017", "--as-at", "1 May 2017")
    assert "The day before is not" not in old.stdout


def test_what_passed_or_is_missing_is_said_where_nobody_is_asked(ask: Run, tmp_path: Path) -> None:
    measure = "{text: Homes, by_year: {2017/18: at least 4}}"
    (tmp_path / "plan-2017.yaml").write_text(PLAN.replace("measures: [Let]", f"measures: [{measure}]"), "utf-8")
    said = " ".join(ask("roll-over", *ALL, "--yes").stdout.split())
    assert "1 keeps a date that has passed: 1.1. Give another" in said
    assert '1.3 ("Homes") has no target for 2018/19: at least 4 (2017/18) goes on.' in said
    said = ask("roll-over", *ALL, "--yes", "--date", "1.1=June 2018", "--target", "1.3=at least 6").stdout
    assert "has passed" not in said
    assert "has no target" not in said
    assert "{2017/18: at least 4, 2018/19: at least 6}" in (tmp_path / "plan-2018.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("1.3=many", 'this cannot be read as a target. Write it like "at least 4".'),
        ("1.1=at least 6", "1.1 is no measure without a target for 2018/19. Those without one are 1.3."),
        ("1.3", "names no measure and target"),
    ],
)
def test_a_target_that_cannot_be_written_is_refused(ask: Run, tmp_path: Path, target: str, words: str) -> None:
    measure = "{text: Homes, by_year: {2017/18: at least 4}}"
    (tmp_path / "plan-2017.yaml").write_text(PLAN.replace("measures: [Let]", f"measures: [{measure}]"), "utf-8")
    done = ask("roll-over", *ALL, "--target", target)
    assert done.returncode
    assert words in " ".join(done.stderr.split())
    assert not (tmp_path / "plan-2018.yaml").exists()


def test_a_paper_of_the_next_year_does_not_tell_what_was_decided_before(ask: Run, tmp_path: Path) -> None:
    decided = "decisions: [{body: Board, decided: [{on: 4 July 2017, outcome: approved}]}, Council]"
    text = PLAN.replace("[Built]}", f"[Built], {decided}}}").replace("officers:", "bodies: [Board, Council]\nofficers:")
    (tmp_path / "plan-2017.yaml").write_text(text, "utf-8")
    assert ask("roll-over", *ALL).returncode == 0
    paper = ("report", "-p", "plan-2018.yaml", "--as-at", "30 June 2018")
    before = ask(*paper).stdout
    assert "4 Jul 2017" not in before.partition("Decided\n")[2].partition("\n\n")[0]
    ask(
        "decide",
        "1.1",
        "--body",
        "Council",
        "--outcome",
        "deferred",
        "--on",
        "1 June 2018",
        "-p",
        "plan-2018.yaml",
        "-y",
    )
    assert "1 Jun 2018" in ask(*paper).stdout
