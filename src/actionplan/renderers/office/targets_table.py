"""Build the table of a report's targets in a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.renderers.office.sheet_table import (
    CellValue,
    SheetColumn,
    SheetTable,
    build_table,
    has_several_plans,
    join_lines,
)
from actionplan.report import Row
from actionplan.reports.report_fields import REPORT_FIELDS


class TargetColumn(NamedTuple):
    """A column of the targets: its heading, the field of the row that it shows, and its value if not that field."""

    heading: SheetColumn
    field: str
    get_other_value: Callable[[Row], CellValue] | None = None

    def get_value(self, row: Row) -> CellValue:
        """Return the value of a row in this column."""
        if self.get_other_value:
            return self.get_other_value(row)
        value: CellValue | tuple[str, ...] = getattr(row, self.field)
        return join_lines(value) if isinstance(value, tuple) else value


def build_targets_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each row of the report. An optional column is there if it has a value."""
    columns = [
        *TARGET_COLUMNS,
        *([_AUTHORITY_COLUMN] if has_several_plans(rows) else []),
        *(column for column in OPTIONAL_COLUMNS if any(column.get_value(row) is not None for row in rows)),
        *map(_build_own_column, dict.fromkeys(name for row in rows for name in row.fields or ())),
    ]
    return build_table([(column.heading, column.get_value) for column in columns], rows)


def _build_own_column(name: str) -> TargetColumn:
    """Build the column of one of the council's own columns."""
    return TargetColumn(SheetColumn(name, 24), "fields", lambda row: (row.fields or {}).get(name) or None)


def _get_current_window(row: Row) -> Window | None:
    """Return the window that gives a target its status. If there are several and all are met, it is the last."""
    return row.occurrence or (row.windows[-1] if row.windows else None)


def _get_earliest(row: Row) -> date | None:
    window = _get_current_window(row)
    return window.earliest if window else None


def _format_reading(row: Row) -> str | None:
    """Format the days of the date, or say why it has none: "September 2017", "no date"."""
    if not row.windows:
        return {"unset": "no date", "unreadable": "cannot be read"}.get(row.kind, row.kind)
    days = "; ".join(map(describe_window, row.windows))
    return days if row.kind == "window" else f"{row.kind}: {days}"


def _format_yes_no(answer: bool | None) -> str | None:  # noqa: FBT001 - it is a value, not an option
    """Say yes or no, as far as that is known."""
    return None if answer is None else "yes" if answer else "no"


def _get_distinct_section(row: Row) -> str | None:
    """Return the section, if it says more than the theme does."""
    return row.section if row.section != row.theme else None


TARGET_COLUMNS = (
    TargetColumn(SheetColumn("Ref", 8), "ref"),
    TargetColumn(SheetColumn("Theme", 24), "theme"),
    TargetColumn(SheetColumn("Action", 8), "action"),
    TargetColumn(SheetColumn("Action title", 32), "action_title"),
    TargetColumn(SheetColumn("Output", 8), "output"),
    TargetColumn(SheetColumn("Key output", 44), "output_text"),
    TargetColumn(SheetColumn("Performance measures", 44), "measures"),
    TargetColumn(SheetColumn("Responsible officer", 24), "officer"),
    TargetColumn(SheetColumn("Supporting officers", 24), "supporting"),
    TargetColumn(SheetColumn("Monitored by", 28), "monitored_by"),
    TargetColumn(SheetColumn("Target date", 24), "date"),
    TargetColumn(SheetColumn("Earliest day", 13), "windows", _get_earliest),
    TargetColumn(SheetColumn("Due", 13), "due"),
    TargetColumn(SheetColumn("Status", 13), "status"),
    TargetColumn(SheetColumn("Days late", 9, is_number=True), "days_late"),
    TargetColumn(SheetColumn("Dates missed", 9, is_number=True), "dates_missed", lambda row: row.dates_missed or None),
    TargetColumn(SheetColumn("Colour", 9), "colour"),
    TargetColumn(SheetColumn("RAG", 9), "rag"),
    TargetColumn(SheetColumn("RAG given on", 13), "rag_on"),
    TargetColumn(SheetColumn("RAG is old", 9), "rag_is_old", lambda row: _format_yes_no(row.rag_is_old)),
    TargetColumn(SheetColumn("Commentary", 44), "note"),
    TargetColumn(SheetColumn("Commentary of", 13), "note_on"),
    TargetColumn(SheetColumn("Waits for", 28), "waits_for"),
    TargetColumn(SheetColumn("Started", 13), "started"),
    TargetColumn(SheetColumn("Completed", 13), "completed"),
    TargetColumn(SheetColumn("Completed late", 11), "completed_late", lambda row: _format_yes_no(row.completed_late)),
    TargetColumn(
        SheetColumn("Suspended or deleted on", 13), "stopped", lambda row: row.stopped.on if row.stopped else None
    ),
    TargetColumn(
        SheetColumn("Why suspended or deleted", 44), "stopped", lambda row: row.stopped.why if row.stopped else None
    ),
    TargetColumn(SheetColumn("Published target date", 24), "published_date"),
    TargetColumn(SheetColumn("Published due", 13), "published_due"),
    TargetColumn(SheetColumn("Days slipped", 9, is_number=True), "slipped_days"),
    TargetColumn(SheetColumn("Date read as", 32), "kind", _format_reading),
    TargetColumn(
        SheetColumn("Assumed", 44),
        "assumptions",
        lambda row: join_lines(assumption.text for assumption in row.assumptions),
    ),
    TargetColumn(SheetColumn("Words that are no date", 24), "remark"),
    TargetColumn(SheetColumn("Plan", 16), "plan"),
)

_AUTHORITY_COLUMN = TargetColumn(SheetColumn("Authority", 32), "authority")

OPTIONAL_COLUMNS = (
    *(
        TargetColumn(SheetColumn(field.heading, 24), field.name)
        for field in REPORT_FIELDS
        if field.name not in {column.field for column in TARGET_COLUMNS} and field.field.form != "mapping"
    ),
    TargetColumn(SheetColumn("Note of its completion", 44), "completed_note"),
    TargetColumn(SheetColumn("Held up by", 32), "held_up_by"),
    TargetColumn(SheetColumn("Could go ahead from", 13), "ahead_from"),
    TargetColumn(SheetColumn("Listed under", 20), "section", _get_distinct_section),
    TargetColumn(SheetColumn("What happened", 16), "event", lambda row: row.event.kind if row.event else None),
    TargetColumn(SheetColumn("Happened on", 13), "event", lambda row: row.event.on if row.event else None),
    TargetColumn(SheetColumn("What it was", 24), "event", lambda row: row.event.what if row.event else None),
    TargetColumn(SheetColumn("By whom", 24), "event", lambda row: row.event.by if row.event else None),
    TargetColumn(SheetColumn("What was said", 44), "event", lambda row: row.event.note if row.event else None),
)
"""Columns of what only some plans and reports have. A key of the file that has no column above has one here."""
