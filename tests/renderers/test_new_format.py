"""CONTRIBUTING, "A format", followed to the letter: a TSV format is one file and one row."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import actionplan
from actionplan.rows import Row

pytestmark = pytest.mark.slow

MODULE = '''
"""Rows for programs, parted by tabs."""

from actionplan.renderers.data.cells import build_cells
from actionplan.report import Report
from actionplan.rows import Row


def render(report: Report) -> str:
    """Render a report's rows as TSV, headings first."""
    lines = [report.columns or Row._fields, *(build_cells(row, report.columns) for row in report.rows)]
    return "".join("\\t".join(" ".join(cell.split()) for cell in line) + "\\n" for line in lines)
'''

ROW = '    ReportFormat("tsv", "data.tsv_rows", (".tsv",), is_data=True, takes_columns=True),\n'

PLAN = """\
plan: {title: Plan, authority: Council, period: 2017/18}
oficers: []
themes:
  - theme: Sites
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Sites
            targets:
              - {target: a, date: August 2017, measures: [Agreed]}
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package with the new format in it."""
    copy = tmp_path / "actionplan"
    shutil.copytree(Path(actionplan.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "renderers" / "data" / "tsv_rows.py").write_text(MODULE, encoding="utf-8")
    registry = copy / "renderers" / "__init__.py"
    above, start, below = registry.read_text(encoding="utf-8").partition("REPORT_FORMATS = (\n")
    first, end, rest = below.partition("\n)\n")
    registry.write_text(above + start + first + "\n" + ROW + end.removeprefix("\n") + rest, encoding="utf-8")
    return copy


def test_a_new_format_is_offered_everywhere_and_warns_of_an_incomplete_plan(package: Path) -> None:
    folder = package.parent
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "actionplan", *words],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )

    options = " ".join(run("export", "--help").stdout.split())
    assert ", tsv." in options
    assert ", .tsv)" in options
    printed = run("due", "--month", "2017-08", "--format", "tsv")
    assert printed.stdout.splitlines()[0].split("\t") == list(Row._fields)
    assert printed.stdout.splitlines()[1].split("\t")[1] == "1.1a"
    assert printed.stderr.startswith("1 error in plan.yaml: part of it may not be in this answer.")
    chosen = run("due", "--month", "2017-08", "--format", "tsv", "--columns", "Ref, Due")
    assert chosen.stdout.splitlines() == ["ref\tdue", "1.1a\t2017-08-31"]
    written = run("export", "-o", "plan.tsv")
    assert (written.returncode, written.stderr) == (0, printed.stderr)
    assert (folder / "plan.tsv").read_text("utf-8").startswith("plan\tref\t")
