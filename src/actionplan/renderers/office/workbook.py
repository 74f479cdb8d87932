"""A report's rows as the sheets of a spreadsheet, whatever its file format.

They follow the government's guidance on spreadsheets: the title is in the first cell and what is on the sheet in the
one below it, every table has one row of headings, and no cell is merged. A day is a day and a number a number, beside
the plan's own words. A table with nothing in it is a sentence.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from actionplan.renderers.heading import format_plans
from actionplan.renderers.office.dates_changed_table import build_changes_table
from actionplan.renderers.office.decisions_table import build_decisions_table
from actionplan.renderers.office.officers_table import build_officers_table
from actionplan.renderers.office.sheet_table import CellValue, SheetColumn, SheetTable
from actionplan.renderers.office.targets_table import build_targets_table
from actionplan.report import Report, deduplicate_rows
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control, escape_control_in_lines

LANGUAGE = "en-GB"

EMPTY_CELL_NOTE = "An empty cell means that the plan does not say, or that it does not apply."

FILTER_BUTTON_WIDTH = 3
"""The characters of a heading that the filter button covers."""

PAGE_WIDTH = 190
"""The characters of a line on a landscape page of A4, slightly reduced."""


class Sheet(NamedTuple):
    """A sheet: its name on the tab, the name of its table, the notes above that, the headings and the rows.

    The first note is the title. Without rows there is no table. Every text is safe to show.
    """

    name: str
    table_name: str
    notes: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]

    @property
    def page_count(self) -> int:
        """How many landscape pages of A4 the table needs side by side to be readable."""
        return _divide_rounding_up(PAGE_WIDTH, sum(heading.width for heading in self.columns))

    @property
    def heading_lines(self) -> int:
        """How many lines the headings need."""
        return max(
            _divide_rounding_up(heading.width - FILTER_BUTTON_WIDTH, len(heading.title)) for heading in self.columns
        )

    def count_lines(self, row: tuple[CellValue, ...]) -> int:
        """Count the lines that a row needs. Not every program works that out, on the screen and on paper."""
        most = 1
        for value, heading in zip(row, self.columns, strict=True):
            if isinstance(value, str) and (len(value) > heading.width or "\n" in value):
                most = max(most, sum(_divide_rounding_up(heading.width, len(line)) for line in value.split("\n")))
        return most


class WorkbookContent(NamedTuple):
    """The sheets of a spreadsheet file, and its properties."""

    title: str
    authority: str
    as_at: date
    sheets: tuple[Sheet, ...]


def build_workbook(report: Report) -> WorkbookContent:
    """Build the four sheets of a report: targets, their officers, their decisions, and dates that were changed.

    Before them comes a sheet with what the reader must know first, if there is anything.
    """
    targets = deduplicate_rows(report.rows)
    description = _TARGETS if len(targets) == len(report.rows) else _ROWS
    sheets: tuple[Sheet, ...] = (
        _build_sheet(
            report, description, build_targets_table(report.rows), (" ".join(report.legend), " ".join(report.closing))
        ),
        _build_sheet(report, _OFFICERS, build_officers_table(targets, report.as_at)),
        _build_sheet(report, _DECISIONS, build_decisions_table(targets)),
        _build_sheet(report, _CHANGES, build_changes_table(targets)),
    )
    if report.opening:
        sheets = (_build_opening_sheet(report), *sheets)
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    return WorkbookContent(escape_control(report.title), escape_control(authority), report.as_at, sheets)


def clean_text(words: str) -> str:
    """Make words safe for a cell: line ends are alike, a tab is a space, control characters are shown as escapes."""
    return words if words.isprintable() else escape_control_in_lines(re.sub("\r\n?", "\n", words)).replace("\t", " ")


def _divide_rounding_up(divisor: int, amount: int) -> int:
    """Divide and round up, to at least 1."""
    return -(-amount // divisor) or 1


class _SheetDescription(NamedTuple):
    """The name of a sheet, the words for one row and for several, and what to say if there are none."""

    name: str
    one: str
    many: str
    none: str


_TARGETS = _SheetDescription("Targets", "target", "targets", "There is no target in this answer.")
_ROWS = _TARGETS._replace(one="row", many="rows")
_OFFICERS = _SheetDescription("Officers", "officer", "officers", "There is no target in this answer.")
_DECISIONS = _SheetDescription("Decisions", "decision", "decisions", "No target in this answer needs a decision.")
_CHANGES = _SheetDescription("Dates changed", "change", "changes", "No date in this answer was changed.")


def _build_sheet(
    report: Report, description: _SheetDescription, table: SheetTable, extra_notes: tuple[str, ...] = ()
) -> Sheet:
    plans = format_plans(report)
    title = f"{plans}: {description.name.lower()}" if plans else description.name
    count = format_count(len(table.rows), description.one, description.many)
    contents = f"one table, of {count}. {EMPTY_CELL_NOTE}" if table.rows else f"no table. {description.none}"
    notes = (title, f"{report.title}. This sheet has {contents}", *filter(None, extra_notes))
    return Sheet(
        name=description.name,
        table_name=description.name.title().replace(" ", ""),
        notes=tuple(map(escape_control, notes)),
        columns=table.columns,
        rows=tuple([tuple(map(_clean_value, row)) for row in table.rows]),
    )


def _build_opening_sheet(report: Report) -> Sheet:
    """Build the sheet with the errors of the plans, and what else must be known first. It has no table."""
    notes = (f"{format_plans(report)}: read this first", *report.opening)
    return Sheet(
        name="Read this first",
        table_name="ReadThisFirst",
        notes=tuple(map(escape_control, notes)),
        columns=(SheetColumn("Read this first", PAGE_WIDTH),),
        rows=(),
    )


def _clean_value(value: CellValue) -> CellValue:
    return clean_text(value) if isinstance(value, str) else value
