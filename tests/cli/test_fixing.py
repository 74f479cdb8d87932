"""`validate --fix` and `--diff` as people run them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

WRONG = "officr: Cheif Executive"
RIGHT = "officer: Chief Executive"


@pytest.fixture
def plan(folder: Path) -> Path:
    """A plan with two slips in one line, one behind the other, that ends without a line end."""
    path = folder / "plan.yaml"
    path.write_bytes(path.read_bytes().replace(RIGHT.encode(), WRONG.encode()).replace(b"\n", b"\r\n").rstrip())
    return path


def test_fix_writes_what_it_puts_right_and_no_other_byte(plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    told = run("validate", "--fix", "--as-at", "1 May 2017")
    assert plan.read_bytes() == before.replace(WRONG.encode(), RIGHT.encode())
    assert "AP201" not in told.stdout
    assert told.stderr.startswith("plan.yaml: 2 faults corrected, 1 note left\n")
    assert told.returncode == 0


def test_a_second_fix_writes_nothing(plan: Path, run: Run) -> None:
    run("validate", "--fix")
    written = plan.stat().st_mtime_ns
    assert run("validate", "--fix").stderr.startswith("plan.yaml: 0 faults corrected, ")
    assert plan.stat().st_mtime_ns == written


def test_diff_shows_it_and_writes_nothing(plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    told = run("validate", "--diff")
    assert f"-            {WRONG}\n+            {RIGHT}\n" in told.stdout.replace("\r", "")
    assert told.stdout.startswith("--- plan.yaml\n+++ plan.yaml\n@@ ")
    assert told.stderr.startswith("plan.yaml: 2 faults to correct, ")
    assert told.returncode == run("validate").returncode == 1
    assert plan.read_bytes() == before


def test_a_diff_says_where_a_last_line_has_no_end(plan: Path, run: Run) -> None:
    plan.write_bytes(b"plan:\n  title: P\n  authority: A\n  peroid: 2017/18")
    end = "\n\\ No newline at end of file\n"
    assert run("validate", "--diff").stdout.endswith(f"-  peroid: 2017/18{end}+  period: 2017/18{end}")


def test_diff_reads_standard_input_and_fix_cannot_write_it(plan: Path, run: Run) -> None:
    text = plan.read_text("utf-8")
    assert f"+            {RIGHT}" in run("validate", "--diff", "-", said=text).stdout
    told = run("validate", "--fix", "-", said=text)
    assert told.returncode == 2
    assert "Use --diff" in told.stderr


def test_codes_that_are_not_asked_for_are_not_corrected(plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    run("validate", "--fix", "--ignore", "AP201")
    assert plan.read_bytes() == before


def test_a_fix_that_is_not_made_is_told(plan: Path, run: Run) -> None:
    plan.write_text("plan: {title: P, authority: A, period: 2017/18}\nevents:\n- event:\u00a0#1\n", "utf-8")
    told = run("validate", "--fix")
    assert "AP105 was not corrected (odd spaces changed to plain ones)" in told.stderr
    assert "0 faults corrected" in told.stderr
