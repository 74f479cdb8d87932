"""Start a small round, and fill in its workbook as an officer does, also in ways that are not foreseen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from actionplan.updates.request_layout import HEADING_ROW, TARGETS_SHEET

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Answers = Mapping[str, Mapping[str, object]]
Run = Callable[..., subprocess.CompletedProcess[str]]

AS_AT = ("--as-at", "30 June 2017")
PLAN = """\
plan: {name: first, title: Plan, authority: Council, period: 2017/18}
officers: [Head of Housing]
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Homes
        outputs:
          - output: 1.1
            text: Build
            officer: Head of Housing
            targets:
              - {target: a, date: Summer 2017, measures: [Begun]}
              - {target: b, date: September 2017, measures: [{text: Homes built, target: at least 40}]}
          - output: 1.2
            text: Let
            officer: Head of Housing
            targets:
              - date: May 2017
                measures: [Let]  # the last of them
"""
FILE = "requests/Head of Housing.xlsx"
_SENT: dict[str, bytes] = {}


def start_round(run: Run, folder: Path) -> None:
    """Ask the one officer of the small plan, whose workbook is `FILE`. What is sent is made once for all tests."""
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    if not _SENT:
        assert run("request-updates", *AS_AT, "-o", "requests").returncode == 0
        _SENT.update({path.name: path.read_bytes() for path in (folder / "requests").iterdir()})
    (folder / "requests").mkdir(exist_ok=True)
    for name, content in _SENT.items():
        (folder / "requests" / name).write_bytes(content)


def read_plan(folder: Path) -> str:
    return (folder / "plan.yaml").read_text("utf-8")


def fill(path: Path, answers: Answers, sheet: str = TARGETS_SHEET) -> None:
    """Type answers into a workbook: for each ref, what goes under which headings."""
    book = openpyxl.load_workbook(path)
    rows = book[sheet]
    headings = find_headings(rows)
    for row in range(HEADING_ROW + 1, rows.max_row + 1):
        for heading, value in answers.get(str(rows.cell(row, 1).value), {}).items():
            rows.cell(row, headings[heading]).value = value
    book.save(path)


def find_headings(rows: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in rows[HEADING_ROW] if cell.column}


def edit(path: Path, change: Callable[[Any], object], sheet: str = TARGETS_SHEET) -> None:
    book = openpyxl.load_workbook(path)
    change(book[sheet])
    book.save(path)


def put(cell: str, value: object) -> Callable[[Any], object]:
    """Type something into a cell, whatever it is for."""
    return lambda sheet: setattr(sheet[cell], "value", value)


def move_first_column_last(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=HEADING_ROW):
        last = sheet.cell(row[0].row or 0, len(row) + 1)
        last.value, row[0].value = row[0].value, None


def sort_backwards(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]
    for row, values in zip(sheet.iter_rows(min_row=HEADING_ROW + 1), reversed(rows), strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.value = value
