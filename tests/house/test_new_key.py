"""Follow CONTRIBUTING to the letter: a key Priority is added to a copy of the program, and is seen in every report."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

LAST_OF_ROW = (
    (ROOT / "src" / "actionplan" / "rows.py")
    .read_text("utf-8")
    .partition("class Row(")[2]
    .partition("\n\n\n")[0]
    .splitlines()[-1]
)
"""The last field of a row: a new one goes below it."""

EDITS = {
    "planfile/schema.py": (
        '    Field("output", "Its number in the plan.", is_required=True, example="1.2", attribute="ref"),\n',
        '    Field("priority", "How much it matters.", heading="Priority", is_column=True),\n',
    ),
    "model/plan.py": (
        "    officers: tuple[str, ...] = ()\n    supporting: tuple[str, ...] = ()\n",
        '    priority: str = ""\n',
    ),
    "rows.py": (f"{LAST_OF_ROW}\n", "    priority: str | None = None\n"),
}
"""The files that a newcomer opens: in each, a line that is there and the line to put below it."""

PLAN = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            priority: High
            targets:
              - date: Summer 2017
                measures: [It is published]
                revised: [{to: August 2017, on: 1 June 2017}]
                decisions: [Full Council]
"""

# `timeline` is a drawing: it has no columns.
REPORTS = ("due", "overdue", "slipped", "by-officer", "decisions", "show", "show 1.1", "report")

Run = Callable[..., str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the copy with the new key, beside a plan that uses it."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name, (line, new_line) in EDITS.items():
        path = folder / "src" / "actionplan" / name
        source = path.read_text("utf-8")
        assert source.count(line) == 1, name
        path.write_text(source.replace(line, line + new_line), "utf-8")
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    (folder / "before.yaml").write_text(PLAN.replace("High", "Low"), "utf-8")
    surroundings = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1", "COLUMNS": "200"}

    def run(*arguments: str) -> str:
        made = subprocess.run(
            [sys.executable, "-m", "actionplan", *arguments],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert made.returncode in (0, 1), made.stderr
        return made.stdout

    return run


def test_the_new_key_is_no_fault(run: Run) -> None:
    assert "AP201" not in run("validate", "plan.yaml")


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_prints_it(run: Run, report: str) -> None:
    printed = run(*report.split(), "-p", "plan.yaml", "--as-at", "15 September 2017")
    assert "Priority" in printed
    assert "High" in printed


def test_changes_says_what_it_was(run: Run) -> None:
    printed = run("changes", "--since", "before.yaml", "-p", "plan.yaml", "--as-at", "15 September 2017")
    (line,) = (line.split() for line in printed.splitlines() if "Priority" in line and "Low" in line)
    assert line == ["1.1", "Priority", "Low", "High"]


def test_data_has_it_at_the_end(run: Run, tmp_path: Path) -> None:
    (row,) = json.loads(run("export", "-p", "plan.yaml", "--format", "json"))["rows"]
    assert [*row.items()][-1] == ("priority", "High")
    headings, cells = csv.reader(StringIO(run("export", "-p", "plan.yaml", "--format", "csv")))
    assert (headings[-1], cells[-1]) == ("priority", "High")
    run("export", "-p", "plan.yaml", "-o", str(tmp_path / "plan.xlsx"))
    *_, names, values = load_workbook(tmp_path / "plan.xlsx")["Targets"].iter_rows(values_only=True)
    assert dict(zip(names, values, strict=True))["Priority"] == "High"


def test_editors_know_it(run: Run) -> None:
    assert (
        json.loads(run("schema"))["$defs"]["output"]["properties"]["priority"]["description"] == "How much it matters."
    )
