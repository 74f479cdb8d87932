"""Build the table of a report's targets in a workbook: first the answer, within one screen, and the rest behind it."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from actionplan.dates import Context, Window
from actionplan.dates.formatting import describe_window
from actionplan.model.column_kinds import NUMBER_KINDS, read_own_value
from actionplan.model.own_columns import find_declared, find_own_value
from actionplan.report import Report
from actionplan.reports.report_fields import REPORT_FIELDS
from actionplan.reports.workbook.sheet_table import (
    COLOUR_COLUMN,
    DUE_COLUMN,
    OFFICER_COLUMN,
    OUTPUT_COLUMN,
    PLAN_COLUMN,
    RAG_COLUMN,
    REF_COLUMN,
    STATUS_COLUMN,
    Amount,
    AmountFormat,
    CellValue,
    SheetColumn,
    SheetTable,
    build_table,
    has_several_plans,
    join_lines,
    link_address,
)
from actionplan.rows import BUILT_IN_COLUMNS, Row, label_own_column
from actionplan.text.folding import fold

_HEADING = next(field for field in REPORT_FIELDS if field.name == "heading")

MAX_PLACES = 4
"""The most decimal places that a number of an own column shows."""


class TargetColumn(NamedTuple):
    """A column of the targets: its heading, the field of the row that it shows, and its value if not that field."""

    heading: SheetColumn
    field: str
    get_other_value: Callable[[Row], CellValue] | None = None

    def get_value(self, row: Row) -> CellValue:
        """Return the value of a row in this column."""
        if self.get_other_value:
            return self.get_other_value(row)
        value: str | int | date | tuple[str, ...] | None = getattr(row, self.field)
        return join_lines(value) if isinstance(value, tuple) else value


def build_targets_table(rows: Sequence[Row], report: Report) -> SheetTable:
    """Build a table with a row for each row of the report. If they are of several plans, each ref has its plan's name.

    Where a row is listed under more than its theme, its `section` says what.
    """
    names: dict[str, str] = {}
    for name in (name for row in rows for name in row.fields or ()):
        names.setdefault(fold(name), name)
    word = find_heading_word(report)
    own = [_build_own_column(name, report, {fold(word)}) for name in names.values()]
    columns = [
        (column.heading._replace(title=word) if column.field == "heading" else column.heading, column.get_value)
        for column in (*TARGET_COLUMNS, *OPTIONAL_COLUMNS, *own)
    ]
    if has_several_plans(rows):
        columns.insert(1, (PLAN_COLUMN, lambda row: row.plan))
        columns.append((SheetColumn("Authority", 32), lambda row: row.authority))
    return build_table(columns, rows)


def find_heading_word(report: Report) -> str:
    """Find what the plans call a heading between theme and action, if they have one word and no column has it."""
    words = {fold(plan.heading): plan.heading for plan in report.plans if plan.heading}
    word = next(iter(words.values()), "") if len(words) == 1 else ""
    return word if word and fold(word) not in BUILT_IN_COLUMNS else _HEADING.heading


def _build_own_column(name: str, report: Report, taken: Container[str]) -> TargetColumn:
    """Build the column of one of the council's own columns, with what stands there as its declared kind."""
    column = find_declared(report.own_columns, name)
    is_number = fold(column.kind) in NUMBER_KINDS
    return TargetColumn(
        SheetColumn(label_own_column(name, taken), 24, is_number=is_number),
        "fields",
        lambda row: _build_own_value(find_own_value(row.fields or {}, name), column.kind, report.context),
    )


def _build_own_value(words: str, kind: str, context: Context | None) -> CellValue:
    """Build the value of an own column: a number, an amount, a day, yes or no, a link, or else the words."""
    value = read_own_value(words, kind, context) if words and context else None
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return _build_amount(value, words, is_money=fold(kind) == "money")
    if isinstance(value, tuple):
        window = value[0] if len(value) == 1 else Window(None, None)
        return window.earliest if window.earliest and window.earliest == window.latest else words
    return link_address(words) if fold(kind) == "link" else words or None


def _build_amount(number: Decimal, words: str, *, is_money: bool) -> Amount:
    """Build an amount that looks as it is written: with its sign, and with pence or decimals only if it has them."""
    exponent = number.normalize().as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    if words.strip().endswith("%"):
        return Amount(number.scaleb(-2), AmountFormat("%", min(places, MAX_PLACES)))
    if is_money:
        currency = next((sign for sign in "$€" if sign in words), "£")
        return Amount(number, AmountFormat(currency, 2 if places else 0))
    return Amount(number, AmountFormat("", min(places, MAX_PLACES)))


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


def _format_steps(row: Row) -> str | None:
    """Format the steps on the way to a target, a line each."""
    return join_lines(str(step["words"]) for step in row.steps) or None


def _format_yes_no(answer: bool | None) -> str | None:  # noqa: FBT001 - it is a value, not an option
    """Say yes or no, as far as that is known."""
    return None if answer is None else "yes" if answer else "no"


def _get_distinct_section(row: Row) -> str | None:
    """Return the section, if it says more than the theme does."""
    return row.section if row.section not in (row.theme, "") else None


def _find_last_minute(row: Row) -> CellValue:
    """Find the minute of the last decision on a target that has one."""
    decisions = [event for event in row.history if event.kind == "decided" and event.note]
    return link_address(max(reversed(decisions), key=lambda event: event.on).note) if decisions else None


TARGET_COLUMNS = (
    TargetColumn(REF_COLUMN, "ref"),
    TargetColumn(OUTPUT_COLUMN, "output_text"),
    TargetColumn(OFFICER_COLUMN, "officer"),
    TargetColumn(DUE_COLUMN, "due"),
    TargetColumn(STATUS_COLUMN, "status"),
    TargetColumn(SheetColumn("Days late", 7, is_number=True), "days_late"),
    TargetColumn(RAG_COLUMN, "rag"),
    TargetColumn(SheetColumn("% done", 7, is_number=True), "percent"),
    TargetColumn(SheetColumn("Latest note", 36, is_kept=True), "note"),
    TargetColumn(SheetColumn("Performance measures", 32), "measures"),
    TargetColumn(SheetColumn("Listed under", 16), "section", _get_distinct_section),
    TargetColumn(SheetColumn("What happened", 16), "event", lambda row: row.event.kind if row.event else None),
    TargetColumn(SheetColumn("Happened on", 13), "event", lambda row: row.event.on if row.event else None),
    TargetColumn(SheetColumn("What it was", 24), "event", lambda row: row.event.what if row.event else None),
    TargetColumn(SheetColumn("By whom", 24), "event", lambda row: row.event.by if row.event else None),
    TargetColumn(SheetColumn("What was said", 44), "event", lambda row: row.event.note if row.event else None),
    TargetColumn(SheetColumn("Target date", 22), "date"),
    TargetColumn(SheetColumn("Plan order", 8, is_number=True), "position"),
    TargetColumn(SheetColumn("Theme", 28), "theme"),
    TargetColumn(SheetColumn("Action", 8), "action"),
    TargetColumn(SheetColumn("Action title", 36), "action_title"),
    TargetColumn(SheetColumn("Output", 8), "output"),
    TargetColumn(SheetColumn("Supporting officers", 28), "supporting"),
    TargetColumn(SheetColumn("Service", 24), "service"),
    TargetColumn(SheetColumn("Role", 14), "role"),
    TargetColumn(SheetColumn("Monitored by", 36), "monitored_by"),
    TargetColumn(SheetColumn("Earliest day", 12), "windows", _get_earliest),
    TargetColumn(SheetColumn("Dates missed", 9, is_number=True), "dates_missed", lambda row: row.dates_missed or None),
    TargetColumn(COLOUR_COLUMN, "colour"),
    TargetColumn(SheetColumn("RAG given on", 12), "rag_on"),
    TargetColumn(SheetColumn("RAG is old", 9), "rag_is_old", lambda row: _format_yes_no(row.rag_is_old)),
    TargetColumn(SheetColumn("Noted on", 12), "note_on"),
    TargetColumn(SheetColumn("Waits for", 32), "waits_for"),
    TargetColumn(SheetColumn("Latest minute", 36), "history", _find_last_minute),
    TargetColumn(SheetColumn("Was to start by", 12), "start_missed"),
    TargetColumn(SheetColumn("Started", 12), "started"),
    TargetColumn(SheetColumn("Completed", 12), "completed"),
    TargetColumn(SheetColumn("Completed late", 11), "completed_late", lambda row: _format_yes_no(row.completed_late)),
    TargetColumn(
        SheetColumn("Suspended or deleted on", 13), "stopped", lambda row: row.stopped.on if row.stopped else None
    ),
    TargetColumn(
        SheetColumn("Why suspended or deleted", 44), "stopped", lambda row: row.stopped.why if row.stopped else None
    ),
    TargetColumn(SheetColumn("Published target date", 24), "published_date"),
    TargetColumn(SheetColumn("Published due", 12), "published_due"),
    TargetColumn(SheetColumn("Days slipped", 9, is_number=True), "slipped_days"),
    TargetColumn(SheetColumn("Date read as", 36), "kind", _format_reading),
    TargetColumn(
        SheetColumn("Assumed", 60),
        "assumptions",
        lambda row: join_lines(assumption.text for assumption in row.assumptions),
    ),
    TargetColumn(SheetColumn("Words beside the date", 28), "remark"),
)
"""The first nine are on one screen, and on paper with the section: who reads on knows what to look for."""

OPTIONAL_COLUMNS = (
    *(
        TargetColumn(SheetColumn(field.heading, 24), field.name)
        for field in REPORT_FIELDS
        if field.name not in {column.field for column in TARGET_COLUMNS} and field.field.form != "mapping"
    ),
    TargetColumn(SheetColumn("Steps", 44), "steps", _format_steps),
    TargetColumn(SheetColumn("Note of its completion", 44), "completed_note"),
    TargetColumn(SheetColumn("Held up by", 32), "held_up_by"),
    TargetColumn(SheetColumn("Could go ahead from", 13), "ahead_from"),
)
"""Columns of what only some plans and reports have. A key of the file that has no column above has one here."""
