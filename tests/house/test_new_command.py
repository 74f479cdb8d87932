"""CONTRIBUTING, "A report" and "A command", followed to the letter: one report, one command, and one line each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import actionplan

pytestmark = pytest.mark.slow

REPORT = '''
"""Report the targets of a plan, those that are due last first."""

from datetime import date

from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report
from actionplan.reports.support.columns import DATE, DUE, OFFICER, REF
from actionplan.reports.support.tables import build_table


def build_latest_report(plan: Subject, as_at: date, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, target_filter)
    items = sorted(items, key=lambda item: item.status.due or date.min, reverse=True)
    section = Section("Latest first", table=build_table(items, (REF, OFFICER, DATE, DUE)))
    spec = ReportSpec("latest", "What is due last", target_filter)
    return build_report(spec, views, [section], (("latest", items),))
'''

COMMAND = '''

@report_command()
def latest(request: "ReportRequest") -> int:
    """Show what is due last."""
    from actionplan.reports.latest import build_latest_report as build

    return request.answer(build(request.plan, request.as_at, request.target_filter))
'''

LINE = '    "latest": CommandEntry(REPORTS, "What is due last.", "reports"),\n'

PLAN = """\
plan: {title: Plan, authority: Council, period: 2017/18}
officers: [Chief Executive, Head of Planning]
themes:
  - theme: Sites
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Sites
            officer: Chief Executive
            targets:
              - {target: a, date: August 2017, measures: [Agreed]}
              - {target: b, date: December 2017, measures: [Published]}
          - output: 1.2
            text: Homes
            officer: Head of Planning
            targets:
              - {date: May 2017, measures: [Let]}
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a copy of the program that has the new command, beside a plan."""
    folder = tmp_path_factory.mktemp("copy")
    copy = folder / "actionplan"
    shutil.copytree(Path(actionplan.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "reports" / "latest.py").write_text(REPORT, encoding="utf-8")
    with (copy / "cli" / "commands" / "reports.py").open("a", encoding="utf-8") as commands:
        commands.write(COMMAND)
    app = copy / "cli" / "app.py"
    app.write_text(app.read_text("utf-8").replace("COMMANDS = {\n", "COMMANDS = {\n" + LINE), encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")

    def run_program(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "actionplan", *words],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "120"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_program


def test_the_help_lists_the_command_and_the_command_has_the_options_of_every_report(run: Run) -> None:
    assert "What is due last." in run("--help").stdout
    ran = run("latest", "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {"--as-at", "--plan", "--format", "--officer", "--status", "--output"} <= set(ran.stdout.split())


def test_the_command_answers_in_every_format_and_with_every_filter(run: Run) -> None:
    rows = json.loads(run("latest", "--as-at", "1 June 2017", "--format", "json").stdout)["rows"]
    assert [row["ref"] for row in rows] == ["1.1b", "1.1a", "1.2"]
    printed = run("latest", "--as-at", "1 June 2017", "--officer", "Chief Executive").stdout
    assert "Latest first" in printed
    assert "1.1b" in printed
    assert "Head of Planning" not in printed
    for ending in ("csv", "docx", "html", "ics", "md", "ods", "odt", "txt", "xlsx"):
        ran = run("latest", "--as-at", "1 June 2017", "-o", f"latest.{ending}")
        assert ran.returncode == 0, ran.stderr


def test_a_misspelt_name_finds_the_command(run: Run) -> None:
    assert "latest" in run("latst").stderr
