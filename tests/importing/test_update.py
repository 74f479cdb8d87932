"""The same plan a month later: what is shown, and what is written into the plan that is there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HEADER = "Ref,Action,Lead,Deadline,Progress,RAG\n"
FIRST = (
    "1.1,Plant four hundred trees,Head of Parks,March 2025,Order placed,Green\n"
    "1.2,Publish the tree strategy,Head of Parks,June 2024,,\n"
    "1.3,Survey the older parks,Clerk,Summer 2024,,\n"
)
OPTIONS = ("--title", "Plan", "--authority", "Council", "--period", "2024/25", "--as-at", "1 May 2024")

Run = Callable[..., subprocess.CompletedProcess[str]]
Later = Callable[..., tuple[subprocess.CompletedProcess[str], str, str]]


@pytest.fixture
def update(tmp_path: Path, run: Run) -> Later:
    """Import the first document, put a comment into the plan, and update it by rows of a newer document."""
    (tmp_path / "may.csv").write_text(HEADER + FIRST, "utf-8")
    assert run("import", "may.csv", *OPTIONS).returncode == 0
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("date: June 2024", "date: June 2024  # agreed with Ann"), "utf-8")

    def run_later(rows: str, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
        (tmp_path / "june.csv").write_text(HEADER + rows, "utf-8")
        before = plan.read_text("utf-8")
        done = run("import", "june.csv", "--update", "plan.yaml", "--as-at", "1 June 2024", *arguments)
        return done, before, plan.read_text("utf-8")

    return run_later


def _list_added(before: str, after: str) -> list[str]:
    """List the lines that were added, and see that every line that was there is there still, in order."""
    added, old = [], iter([*before.splitlines(), None])
    expected = next(old)
    for line in after.splitlines():
        if expected is not None and line == expected:
            expected = next(old)
        else:
            added.append(line.strip())
    assert expected is None
    return added


WRITE = ("--on", "1 June 2024", "--yes")


LINES = FIRST.splitlines(keepends=True)
NURSERY = "1.4,Open a nursery,Clerk,March 2025,,\n"


@pytest.mark.parametrize(
    ("rows", "shown", "added"),
    [
        # A date that has moved is a revision; other words for the same days are not.
        (
            FIRST.replace("June 2024", "Autumn 2024"),
            "1.2: June 2024 -> Autumn 2024",
            ["revised:", "- {to: Autumn 2024, on: 1 June 2024}      # from june.csv"],
        ),
        (FIRST.replace("Summer 2024", "summer  2024"), "says nothing that plan.yaml does not say", []),
        (FIRST.replace("March 2025", "Mar 2025"), "says nothing that plan.yaml does not say", []),
        # Progress and ratings are updates of their day.
        (
            FIRST.replace("Order placed,Green", "200 planted,Amber"),
            "1.1: amber: 200 planted",
            ["- on: 1 June 2024", "rag: amber", "note: 200 planted"],
        ),
        (
            FIRST.replace("Order placed,Green", "Order placed,Red"),
            "1.1: red: Order placed",
            ["- on: 1 June 2024", "rag: red", "note: Order placed"],
        ),
        (
            FIRST.replace("June 2024,,", "June 2024,Draft written,"),
            "1.2: Draft written",
            ["updates:", "- {on: 1 June 2024, note: Draft written}"],
        ),
        # What carries no day is shown only.
        (FIRST.replace("Clerk", "Head of Parks"), "1.3: Clerk -> Head of Parks", []),
        (FIRST.replace("tree strategy", "tree and woodland strategy"), "1.2: Publish the tree strategy -> Publish", []),
        (FIRST.replace("1.3,", "2.1,"), "refs that have changed (1)\n  1.3: 1.3 -> 2.1", []),
        (LINES[2] + LINES[0] + LINES[1], "says nothing that plan.yaml does not say", []),
    ],
)
def test_what_a_newer_document_says(update: Later, rows: str, shown: str, added: list[str]) -> None:
    done, before, after = update(rows, *WRITE)
    assert (done.returncode, done.stderr) == (0, "")
    assert shown in done.stdout
    assert _list_added(before, after) == added


@pytest.mark.parametrize(
    ("rows", "refs"),
    [
        ([*LINES, NURSERY], ["1.1", "1.2", "1.3", "1.4"]),
        ([*LINES[:2], NURSERY, LINES[2]], ["1.1", "1.2", "1.4", "1.3"]),
        ([LINES[0], NURSERY, NURSERY.replace("nursery", "pond").replace("1.4", "1.5"), *LINES[1:]], None),
        ([NURSERY, *LINES], ["1.4", "1.1", "1.2", "1.3"]),
        # Its ref is that of another row: the next that is free is taken.
        ([LINES[0], NURSERY.replace("1.4", "1.2"), *LINES[1:]], ["1.1", "1.4", "1.2", "1.3"]),
    ],
)
def test_a_new_row_goes_below_the_row_above_it(update: Later, rows: list[str], refs: list[str] | None) -> None:
    _, before, after = update("".join(rows), *WRITE)
    found = re.findall(r"- output: (\S+)", after)
    assert found == (refs or ["1.1", "1.4", "1.5", "1.2", "1.3"])
    added = _list_added(before, after)
    assert {"text: Open a nursery", "officer: Clerk"} <= set(added)


@pytest.mark.parametrize(
    ("officer", "listed"), [("Ann Lee", ["Ann Lee"]), ("clerk", []), ("TBC", []), ("Heads of Service", []), ("", [])]
)
def test_the_officer_of_a_new_row_is_listed(update: Later, officer: str, listed: list[str]) -> None:
    rows = FIRST + NURSERY.replace("Clerk", officer) + NURSERY.replace("Clerk", officer).replace("1.4,Open", "1.5,Shut")
    done, before, after = update(rows, *WRITE)
    added = [line for line in _list_added(before, after) if "name:" in line]
    assert added == [f"- name: {each}" for each in listed]
    assert ("officers of new rows that the plan does not list (1)" in done.stdout) == bool(listed)
    assert all(f"  officers: {each}\n" in done.stdout for each in listed)


def test_a_row_that_is_gone_is_kept_with_a_question(update: Later) -> None:
    rows = "".join(FIRST.splitlines(keepends=True)[:2])
    _, before, after = update(rows, *WRITE)
    assert after == before.replace("- output: 1.3", "- output: 1.3      #? not in june.csv")


REWORDED = FIRST.replace("1.3,Survey the older parks", "1.7,Survey all the older parks")
OTHER = FIRST.replace("1.3,Survey the older parks", "1.3,Buy a tractor")


@pytest.mark.parametrize(
    ("rows", "question"),
    [
        (
            REWORDED,
            (
                '1.3 of plan.yaml is "Survey the older parks". Is it 1.7 of june.csv, "Survey all the older parks"? '
                'Use --same "1.3=1.7", or --same "1.3=none" if it is not.'
            ),
        ),
        (
            OTHER,
            (
                '1.3 of plan.yaml is "Survey the older parks". Is it 1.3 of june.csv, "Buy a tractor"? '
                'Use --same "1.3=1.3", or --same "1.3=none" if it is not.'
            ),
        ),
    ],
)
def test_rows_that_may_be_one_are_asked_about(update: Later, rows: str, question: str) -> None:
    done, before, after = update(rows, *WRITE)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"actionplan: {question}\n")
    assert after == before


@pytest.mark.parametrize(
    ("rows", "answer", "shown", "refs"),
    [
        (REWORDED, "1.3=1.7", "1.3: Survey the older parks -> Survey all the older parks", ["1.1", "1.2", "1.3"]),
        (REWORDED, "1.3=none", "1.7: Survey all the older parks", ["1.1", "1.2", "1.7", "1.3"]),
        (OTHER, "1.3=1.3", "1.3: Survey the older parks -> Buy a tractor", ["1.1", "1.2", "1.3"]),
        (
            OTHER,
            "1.3=none",
            "1.4: Buy a tractor (1.3 in june.csv: that is another row of the plan)",
            ["1.1", "1.2", "1.4", "1.3"],
        ),
    ],
)
def test_an_answer_says_which_rows_are_one(update: Later, rows: str, answer: str, shown: str, refs: list[str]) -> None:
    done, _, after = update(rows, *WRITE, "--same", answer)
    assert (done.returncode, done.stderr) == (0, "")
    assert shown in done.stdout
    assert re.findall(r"- output: (\S+)", after) == refs


@pytest.mark.parametrize("answer", ["1.3=1.7", "1.3=none"])
def test_an_answer_is_kept_for_the_same_question(update: Later, answer: str) -> None:
    _, _, after = update(REWORDED, *WRITE, "--same", answer)
    assert re.findall("# Options: .*", after) == [f'# Options: --as-at "1 May 2024" --same "{answer}"']
    done, before, after = update(REWORDED, *WRITE)
    assert (done.returncode, done.stderr, after) == (0, "", before)


def test_an_answer_that_was_kept_answers_no_other_question(update: Later) -> None:
    update(REWORDED, *WRITE, "--same", "1.3=1.7")
    done, before, after = update(REWORDED.replace("1.7,", "1.8,"), *WRITE)
    assert (done.returncode, after) == (2, before)
    assert "Is it 1.8 of june.csv" in done.stderr
    done, _, after = update(REWORDED.replace("1.7,", "1.8,"), *WRITE, "--same", "1.3=1.8")
    assert done.returncode == 0
    assert re.findall("--same .*", after) == ['--same "1.3=1.8"']


@pytest.mark.parametrize(
    ("old", "new", "is_asked"),
    [
        ("Refresh the website", "Refresh the council's website", True),
        ("Refresh the website", "Refresh the council’s website pages", True),
        ("Refresh the website", "Refresh the intranet", False),
        ("Refresh the website", "Publish", False),
        ("Survey parks", "Survey parks and ponds", True),
        ("Survey", "Survey parks", False),
    ],
)
def test_short_texts_that_may_be_one(update: Later, old: str, new: str, is_asked: bool) -> None:  # noqa: FBT001
    _, _, text = update(f"{FIRST}1.4,{old},Clerk,March 2025,,\n", *WRITE)
    assert f"text: {old}\n" in text
    done, _, _ = update(f"{FIRST}1.9,{new},Clerk,March 2025,,\n", *WRITE)
    assert (done.returncode == 2) == is_asked
    assert ("Is it 1.9 of june.csv" in done.stderr) == is_asked


def test_a_new_date_without_a_reason_is_found_by_the_checks(update: Later, run: Run) -> None:
    done, _, _ = update(FIRST.replace("June 2024", "Autumn 2024"), *WRITE)
    assert "write it under why" in done.stdout
    checked = run("validate")
    assert "this new date has no reason" in checked.stdout


def test_an_update_writes_no_other_file(update: Later) -> None:
    done, before, after = update(FIRST, *WRITE, "-o", "other.yaml")
    assert (done.returncode, done.stdout, after) == (2, "", before)
    assert done.stderr == "actionplan: --update writes into plan.yaml itself, so leave out --output.\n"


@pytest.mark.parametrize(("arguments", "words"), [(("--on", "1 June 2024"), ""), (("--same", "1.3=1.7"), "1.3=1.7")])
def test_a_plan_that_was_typed_keeps_answers_too(
    update: Later, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("\n".join(plan.read_text("utf-8").splitlines()[3:]) + "\n", "utf-8")
    rows = REWORDED if words else FIRST
    _, before, after = update(rows, "--yes", *arguments)
    assert after == (f'# Options: --same "{words}"\n{before}' if words else before)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("1.3", '--same "1.3" names no two rows'),
        ("9.9=1.1", "there is no 9.9 in plan.yaml"),
        ("1.3=9.9", "there is no 9.9 in june.csv"),
    ],
)
def test_an_answer_about_no_row_is_refused(update: Later, answer: str, words: str) -> None:
    done, before, after = update(REWORDED, *WRITE, "--same", answer)
    assert done.returncode == 2
    assert words in done.stderr
    assert after == before


def test_refs_that_the_document_does_not_have_are_not_compared(tmp_path: Path, run: Run) -> None:
    rows = "Action,Lead,Deadline\n" + "".join(line.split(",", 1)[1].rsplit(",", 2)[0] + "\n" for line in LINES)
    (tmp_path / "may.csv").write_text(rows, "utf-8")
    assert run("import", "may.csv", *OPTIONS).returncode == 0
    later = rows.replace("Deadline\n", "Deadline\nOpen a nursery,Clerk,May 2025\n").replace(
        "Clerk,Summer", "Ann,Summer"
    )
    (tmp_path / "june.csv").write_text(later, "utf-8")
    done = run("import", "june.csv", "--update", "plan.yaml", *WRITE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "refs that have changed" not in done.stdout
    assert "1.3: Clerk -> Ann" in done.stdout
    assert re.findall(r"- output: (\S+)", (tmp_path / "plan.yaml").read_text("utf-8")) == ["1.4", "1.1", "1.2", "1.3"]


def test_a_second_run_changes_nothing(update: Later) -> None:
    rows = FIRST.replace("June 2024", "Autumn 2024").replace("Order placed", "Planted") + "1.4,Dig,Clerk,May 2024,,\n"
    update(rows, *WRITE)
    _, before, after = update(rows, *WRITE)
    assert after == before


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--dry-run", "--on", "1 June 2024"), 0, ""),
        (("--yes",), 2, "Give it with --on."),
        (("--on", "1 June 2024"), 0, "Use --yes to write"),
        (("--yes", "--on", "soon"), 2, '--on "soon"'),
    ],
)
def test_nothing_is_written_unasked(update: Later, arguments: tuple[str, ...], status: int, words: str) -> None:
    done, before, after = update(FIRST.replace("June 2024", "Autumn 2024"), *arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert after == before


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("at least 400", "at least 500", "400); baseline 120 -> Trees (target: at least 500); baseline 120"),
        (",120,", ",130,", "Trees (target: at least 400); baseline 120 -> Trees (target: at least 400); baseline 130"),
        ("Dee", "Eve", "accountable: Dee -> accountable: Eve"),
        ("Trust; Rotary", "Trust", "supporting: Trust and Rotary -> supporting: Trust"),
        ("May 2024", "July 2024", "planned start: May 2024 -> planned start: July 2024"),
        ("May 2024", "May  2024", "says nothing that plan.yaml does not say"),
        # The other order of two names is no other names.
        ("Trust; Rotary", "Rotary; Trust", "says nothing that plan.yaml does not say"),
    ],
)
def test_people_and_figures_that_have_changed_are_shown(
    tmp_path: Path, run: Run, old: str, new: str, shown: str
) -> None:
    header = "Ref,Action,Lead,Accountable,Supporting,Planned start,Deadline,KPI,Baseline,Target\n"
    row = "1.1,Plant four hundred trees,Ann,Dee,Trust; Rotary,May 2024,March 2025,Trees,120,at least 400\n"
    (tmp_path / "may.csv").write_text(header + row, "utf-8")
    (tmp_path / "june.csv").write_text(header + row.replace(old, new), "utf-8")
    figures = ("--map", "Target=target", "--map", "Baseline=baseline")
    assert run("import", "may.csv", *OPTIONS, *figures).returncode == 0
    done = run("import", "june.csv", "--update", "plan.yaml")
    assert shown in done.stdout, done.stdout + done.stderr
