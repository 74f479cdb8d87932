"""A report's rows as the sheets of a spreadsheet, whatever its file format: what is on each, and one table.

They follow the government's guidance on spreadsheets: the title is in the first cell and what is on the sheet in the
one below it, every table has one row of headings, and no cell is merged. A day is a day and a number a number, beside
the plan's own words. A table with nothing in it is a sentence.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from actionplan.renderers.office.records import (
    CellValue,
    SheetColumn,
    SheetTable,
    build_changes_table,
    build_decisions_table,
    build_officers_table,
    build_targets_table,
    deduplicate_rows,
    format_plans,
)
from actionplan.report import Report
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control, escape_control_in_lines

LANGUAGE = "en-GB"

EMPTY_CELL_NOTE = "An empty cell means that the plan does not say, or that it does not apply."

FILTER_BUTTON_WIDTH = 3
"""Characters of a heading that the button to filter by stands on."""

PAGE_WIDTH = 190
"""How many characters stand side by side on a sheet of A4 on its long side, somewhat reduced."""


class Sheet(NamedTuple):
    """A sheet: its `name` on the tab, the name of its `table`, the `notes` above that, its headings and its rows.

    The first note is the title. Where there are no rows there is no table. Every text is safe to show.
    """

    name: str
    table_name: str
    notes: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]

    @property
    def page_count(self) -> int:
        """How many sheets of A4 its table wants side by side, on their long sides, to be read without a glass."""
        return _divide_rounding_up(PAGE_WIDTH, sum(heading.width for heading in self.columns))

    @property
    def heading_lines(self) -> int:
        """How many lines the headings need."""
        return max(
            _divide_rounding_up(heading.width - FILTER_BUTTON_WIDTH, len(heading.title)) for heading in self.columns
        )

    def count_lines(self, row: tuple[CellValue, ...]) -> int:
        """How many lines a row needs. Not every program works that out, on the screen and on paper."""
        most = 1
        for value, heading in zip(row, self.columns, strict=True):
            if isinstance(value, str) and (len(value) > heading.width or "\n" in value):
                most = max(most, sum(_divide_rounding_up(heading.width, len(line)) for line in value.split("\n")))
        return most


class WorkbookContent(NamedTuple):
    """What a spreadsheet file holds, and what it says of itself."""

    title: str
    authority: str
    as_at: date
    sheets: tuple[Sheet, ...]


def build_workbook(report: Report) -> WorkbookContent:
    """The four sheets of a report: its targets, their officers, their decisions, and the dates that were changed."""
    single = deduplicate_rows(report.rows)
    listed = _TARGETS if len(single) == len(report.rows) else _ROWS
    sheets = (
        _build_sheet(
            report, listed, build_targets_table(report.rows), (" ".join(report.legend), " ".join(report.closing))
        ),
        _build_sheet(report, _OFFICERS, build_officers_table(single, report.as_at)),
        _build_sheet(report, _DECISIONS, build_decisions_table(single)),
        _build_sheet(report, _CHANGES, build_changes_table(single)),
    )
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    return WorkbookContent(escape_control(report.title), escape_control(authority), report.as_at, sheets)


def clean_text(words: str) -> str:
    """Words as a cell can show them: lines end alike, a tab is a space, what a screen would obey is its escape."""
    return words if words.isprintable() else escape_control_in_lines(re.sub("\r\n?", "\n", words)).replace("\t", " ")


def _divide_rounding_up(divisor: int, amount: int) -> int:
    """How often there must be room, and once at least."""
    return -(-amount // divisor) or 1


class _SheetDescription(NamedTuple):
    """What a sheet is called, what one and many of its rows are, and what to say where it has none."""

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
    whose = format_plans(report)
    title = f"{whose}: {description.name.lower()}" if whose else description.name
    number = format_count(len(table.rows), description.one, description.many)
    holds = f"one table, of {number}. {EMPTY_CELL_NOTE}" if table.rows else f"no table. {description.none}"
    notes = (title, f"{report.title}. This sheet has {holds}", *filter(None, extra_notes))
    rows = tuple([tuple([clean_text(each) if isinstance(each, str) else each for each in row]) for row in table.rows])
    return Sheet(
        description.name,
        description.name.title().replace(" ", ""),
        tuple(map(escape_control, notes)),
        table.columns,
        rows,
    )
