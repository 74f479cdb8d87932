"""`explain AP304`: a rule's page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan.checks import load_rules
from actionplan.renderers.rule_page import render_rule

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("code", ["AP304", "ap304", "AP-304", "ap 304"])
def test_a_code_is_answered_with_its_page_and_needs_no_plan(run: Run, code: str) -> None:
    done = run("explain", code)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("AP304 outside-period: ")
    assert "\n\nWhy it matters: " in done.stdout
    assert "\nTo silence it: " in done.stdout


@pytest.mark.parametrize(("code", "near"), [("AP34", "AP304 (outside-period)"), ("AP3033", "AP303 (assumed-date)")])
def test_an_unknown_code_gets_the_nearest(run: Run, code: str, near: str) -> None:
    done = run("explain", code)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"actionplan: There is no rule {code}. Did you mean {near}?\n"


@pytest.mark.parametrize(("code", "first"), [("AP7", "AP701 undeclared-column: "), ("ap 3", "AP301 unreadable-date: ")])
def test_the_beginning_of_codes_is_answered_with_the_list_of_them(run: Run, code: str, first: str) -> None:
    done = run("explain", code)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(first)
    begins = code.replace(" ", "").upper()
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        each for each in sorted(load_rules()) if each.startswith(begins)
    ]
    as_json = [json.loads(line)["code"] for line in run("explain", code, "--format", "json").stdout.splitlines()]
    assert len(as_json) == len(done.stdout.splitlines())


def test_codes_and_phrases_together(run: Run) -> None:
    done = run("explain", "AP304", "Sumer 2017", "--period", "2017/18", "--format", "json")
    page, reading = (json.loads(line) for line in done.stdout.splitlines())
    assert list(page) == ["code", "name", "summary", "page"]
    assert reading["kind"] == "unreadable"
    assert done.returncode == 1


@pytest.mark.parametrize("code", load_rules())
def test_a_page_fits_the_screen_but_for_its_examples(code: str) -> None:
    for width in (30, 60, 88, 300):
        shown = render_rule(load_rules()[code], width=width)
        words = [line for line in shown.splitlines() if not line.startswith("    ")]
        assert [line for line in words if " " in line and len(line) > min(width, 88)] == []
        assert "".join(shown.split()) == "".join(load_rules()[code].page.split())


def test_on_a_terminal_its_headings_stand_out() -> None:
    shown = render_rule(load_rules()["AP301"], colour=True)
    assert shown.startswith("\x1b[1mAP301 unreadable-date: ")
    assert "\n\x1b[1mWrong:\x1b[0m\n" in shown
    assert "\n\x1b[1mWhy it matters:\x1b[0m " in shown
    assert "\n    date: Sumer 2017\n" in shown


@pytest.mark.slow
@pytest.mark.parametrize("level", ["1", "2"])
def test_the_rules_are_found_where_python_keeps_no_docstrings(folder: Path, run: Run, launch: Run, level: str) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Summer 2017", "Sumer 2017"), "utf-8")
    for command in (["validate"], ["validate", "--select", "AP301"], ["explain", "AP301"], ["validate", "--strict"]):
        usual, without = run(*command), launch(*command, PYTHONOPTIMIZE=level)
        assert (usual.returncode, usual.stdout, usual.stderr) == (without.returncode, without.stdout, without.stderr)
    assert "what is wrong, where, and what to write instead" in run("validate", "--help").stdout
    assert launch("validate", "--help", PYTHONOPTIMIZE=level).returncode == 0
