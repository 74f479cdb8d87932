"""The same plan a month later: what is shown, and what is written into the plan that is there."""

from __future__ import annotations

import subprocess
import sys
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

Later = Callable[..., tuple[subprocess.CompletedProcess[str], str, str]]


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "actionplan", "import", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def update(tmp_path: Path) -> Later:
    """Import the first document, put a comment into the plan, and update it by rows of a newer document."""
    (tmp_path / "may.csv").write_text(HEADER + FIRST, "utf-8")
    assert _run(tmp_path, "may.csv", *OPTIONS).returncode == 0
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("date: June 2024", "date: June 2024  # agreed with Ann"), "utf-8")

    def run(rows: str, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
        (tmp_path / "june.csv").write_text(HEADER + rows, "utf-8")
        before = plan.read_text("utf-8")
        done = _run(tmp_path, "june.csv", "--update", "plan.yaml", "--as-at", "1 June 2024", *arguments)
        return done, before, plan.read_text("utf-8")

    return run


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


@pytest.mark.parametrize(
    ("change", "shown", "added"),
    [
        (
            ("June 2024", "Autumn 2024"),
            "1.2: June 2024 -> Autumn 2024",
            ["revised:", "- {to: Autumn 2024, on: 1 June 2024, why: As in june.csv}"],
        ),
        (
            ("Order placed,Green", "200 planted,Amber"),
            "1.1: amber: 200 planted",
            ["- on: 1 June 2024", "rag: amber", "note: 200 planted"],
        ),
        (("Clerk", "Head of Parks"), "1.3: Clerk -> Head of Parks", []),
        (("tree strategy", "tree and woodland strategy"), "1.2: Publish the tree strategy -> Publish", []),
        (("Summer 2024", "summer  2024"), "says nothing that plan.yaml does not say", []),
        (("March 2025", "Mar 2025"), "says nothing that plan.yaml does not say", []),
    ],
)
def test_what_a_newer_document_says(update: Later, change: tuple[str, str], shown: str, added: list[str]) -> None:
    done, before, after = update(FIRST.replace(*change), *WRITE)
    assert (done.returncode, done.stderr) == (0, "")
    assert shown in done.stdout
    assert _list_added(before, after) == added


def test_a_new_row_is_added_to_its_action(update: Later) -> None:
    _, before, after = update(FIRST + "1.4,Open a nursery,Clerk,March 2025,,\n", *WRITE)
    added = _list_added(before, after)
    assert added[:3] == ["- output: 1.4", "text: Open a nursery", "officer: Clerk"]


def test_a_row_that_is_gone_is_kept_with_a_question(update: Later) -> None:
    rows = "".join(FIRST.splitlines(keepends=True)[:2])
    _, before, after = update(rows, *WRITE)
    assert after == before.replace("- output: 1.3", "- output: 1.3      #? not in june.csv")


def test_a_second_run_changes_nothing(update: Later) -> None:
    rows = FIRST.replace("June 2024", "Autumn 2024").replace("Order placed", "Planted") + "1.4,Dig,Clerk,May 2024,,\n"
    update(rows, *WRITE)
    _, before, after = update(rows, *WRITE)
    assert after == before


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--dry-run", "--on", "1 June 2024"), 0, ""),
        (("--yes",), 2, "Say --on DAY"),
        (("--on", "1 June 2024"), 0, "Say --yes to write"),
        (("--yes", "--on", "soon"), 2, '--on "soon"'),
    ],
)
def test_nothing_is_written_unasked(update: Later, arguments: tuple[str, ...], status: int, words: str) -> None:
    done, before, after = update(FIRST.replace("June 2024", "Autumn 2024"), *arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert after == before
