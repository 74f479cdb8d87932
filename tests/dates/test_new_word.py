"""CONTRIBUTING, "A date rule", followed to the letter: Michaelmas term is a word in a table, once it is in no other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

MANUAL = ("docs/target-dates.md", "| `Autumn term 2018`,", "| `Autumn term 2018`, `Michaelmas term 2018`,")
EXAMPLE = (
    "tests/dates/examples.tsv",
    "\nAutumn term 2018\t",
    '\nMichaelmas term 2018\t2018/19\twindow\t[["2018-09-01", "2018-12-31"]]\t\nAutumn term 2018\t',
)
WORD = ("src/actionplan/dates/vocabulary.py", '"autumn": 2, "fall": 2}', '"autumn": 2, "fall": 2, "michaelmas": 2}')
OTHER_TABLE = ("src/actionplan/dates/vocabulary.py", '"michaelmas", "lent"', '"lent"')

READ = """
from datetime import date
from actionplan.dates import Context, Window, read_date

autumn = (Window(date(2018, 9, 1), date(2018, 12, 31)),)
for phrase in ("Michaelmas term 2018", "2018 Michaelmas term", "the Michaelmas term of 2018", "Michaelmas term"):
    reading = read_date(phrase, Context("2018"))
    assert (reading.windows, reading.approximate, reading.remark) == (autumn, True, None), phrase
for phrase in ("Michaelmas 2018", "2018 Michaelmas", "Michaelmas"):
    assert read_date(phrase, Context("2018")).kind == "unreadable", phrase
assert read_date("Michaelms term 2018", Context("2018")).nearest == "Michaelmas term 2018"
"""


def edit_copy(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """Copy the language, its manual and its tests, and put some words in the place of others."""
    for part in ("src", "docs", "tests/dates", "tests/conftest.py"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, folder / part)
    for name, before, after in edits:
        path = folder / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1, (name, before)
        path.write_text(text.replace(before, after), "utf-8")
    return folder


def run_copy(folder: Path, *command: str) -> str:
    """Run Python in a copy, and return what it printed; nothing if it failed without a word."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    environment.pop("PYTEST_ADDOPTS", None)  # what the tests around these were asked for
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


TABLES, EXAMPLES = "tests/dates/test_vocabulary.py", "tests/dates/test_examples.py"


def run_tests(folder: Path, *files: str) -> str:
    """Run test files in a copy."""
    return run_copy(folder, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", f"--rootdir={folder}", *files)


def test_a_school_term_is_read_by_one_word_in_its_table(tmp_path: Path) -> None:
    folder = edit_copy(tmp_path, MANUAL, EXAMPLE, WORD, OTHER_TABLE)
    assert run_copy(folder, "-c", READ) == ""
    assert " passed" in (outcome := run_tests(folder, TABLES, EXAMPLES)), outcome
    assert " failed" not in outcome


def test_a_word_that_is_left_in_another_table_fails(tmp_path: Path) -> None:
    outcome = run_tests(edit_copy(tmp_path, MANUAL, EXAMPLE, WORD), TABLES)
    assert "FAILED tests/dates/test_vocabulary.py::test_a_word_is_in_one_table_only" in outcome


def test_an_example_of_the_manual_without_its_row_fails(tmp_path: Path) -> None:
    assert "FAILED tests/dates/test_examples.py::" in run_tests(
        edit_copy(tmp_path, MANUAL, WORD, OTHER_TABLE), EXAMPLES
    )
