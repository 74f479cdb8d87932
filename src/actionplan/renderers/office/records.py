"""Build the tables of a workbook from a report's rows: its targets, officers, decisions and changed dates.

Each column is a heading and the function that gets its value, side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.model.statuses import FINISHED_STATUSES, STATUSES_BY_URGENCY, Status
from actionplan.renderers.heading import list_plan_titles
from actionplan.report import NO_OFFICER, DecisionRow, Report, Row
from actionplan.reports.report_fields import REPORT_FIELDS

CellValue = str | int | date | None
"""What a cell holds: words, a number, a day, or nothing."""


class SheetColumn(NamedTuple):
    """The heading of a column, its width in characters, and whether it holds numbers, which are set to the right."""

    title: str
    width: int
    is_number: bool = False


class SheetTable(NamedTuple):
    """A table: its headings, and rows with a value for each."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]


T = TypeVar("T")
ColumnValue = tuple[SheetColumn, Callable[[T], CellValue]]
"""A column, and the function that gets its value."""


def deduplicate_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Keep one row of each target, if a report has one for each occurrence or each thing that happened."""
    first: dict[object, Row] = {}
    for row in rows:
        first.setdefault((row.plan, row.ref, row.output_text, row.measures, row.published_date), row)
    return tuple(first.values())


def get_current_window(row: Row) -> Window | None:
    """Return the window that gives a target its status. If there are several and all are met, it is the last."""
    return row.occurrence or (row.windows[-1] if row.windows else None)


def format_plans(report: Report) -> str:
    """Format the plans that a report is about, each by its title and authority."""
    return "; ".join(list_plan_titles(report))


def has_several_plans(rows: Iterable[Row]) -> bool:
    """Return True if the rows are of several plans, so that a ref alone does not say which target it is."""
    return len({row.plan for row in rows}) > 1


def join_lines(texts: Iterable[str]) -> str | None:
    """Join several texts in one cell, a line each."""
    return "\n".join(texts) or None


# Targets.


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
    ]
    return _build_table([(column.heading, column.get_value) for column in columns], rows)


def _get_earliest(row: Row) -> date | None:
    window = get_current_window(row)
    return window.earliest if window else None


def _format_reading(row: Row) -> str | None:
    """Format the days of the date, or say why it has none: "September 2017", "no date"."""
    if not row.windows:
        return {"unset": "no date", "unreadable": "cannot be read"}.get(row.kind, row.kind)
    days = "; ".join(map(describe_window, row.windows))
    return days if row.kind == "window" else f"{row.kind}: {days}"


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
    TargetColumn(SheetColumn("Colour", 9), "colour"),
    TargetColumn(SheetColumn("RAG", 9), "rag"),
    TargetColumn(SheetColumn("RAG given on", 13), "rag_on"),
    TargetColumn(SheetColumn("Commentary", 44), "note"),
    TargetColumn(SheetColumn("Commentary of", 13), "note_on"),
    TargetColumn(SheetColumn("Waits for", 28), "waits_for"),
    TargetColumn(SheetColumn("Started", 13), "started"),
    TargetColumn(SheetColumn("Completed", 13), "completed"),
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
        if field.name not in {column.field for column in TARGET_COLUMNS}
    ),
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


# Officers.


class _OfficerRows(NamedTuple):
    """An officer, and the rows of their targets."""

    name: str
    rows: Sequence[Row]
    as_at: date

    @property
    def next_due(self) -> date | None:
        """The next day on which an unfinished target is due."""
        coming = (row.due for row in self.rows if row.due and row.status not in FINISHED_STATUSES)
        return min((due for due in coming if due >= self.as_at), default=None)

    def count_status(self, status: str) -> int:
        """Count the targets with a status."""
        return Counter(row.status for row in self.rows)[status]


def build_officers_table(rows: Sequence[Row], as_at: date) -> SheetTable:
    """Build a table of officers: their next due day, and how many targets they have by status. Nobody comes last."""
    by_officer: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.officer is None):
        by_officer.setdefault(row.officer or NO_OFFICER, []).append(row)
    return _build_table(_OFFICER_COLUMNS, [_OfficerRows(name, theirs, as_at) for name, theirs in by_officer.items()])


def _build_status_column(status: Status) -> ColumnValue[_OfficerRows]:
    return SheetColumn(status.label, 11, is_number=True), lambda officer: officer.count_status(status)


_OFFICER_COLUMNS: tuple[ColumnValue[_OfficerRows], ...] = (
    (SheetColumn("Responsible officer", 40), lambda officer: officer.name),
    (SheetColumn("Next due", 13), lambda officer: officer.next_due),
    (SheetColumn("Targets", 11, is_number=True), lambda officer: len(officer.rows)),
    *map(_build_status_column, STATUSES_BY_URGENCY),
)


# Decisions.


class _TargetDecision(NamedTuple):
    """A decision, and the row of the target that needs it."""

    row: Row
    decision: DecisionRow


def build_decisions_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each body that has to decide a target."""
    return _build_entries_table(
        _DECISION_COLUMNS, rows, [_TargetDecision(row, decision) for row in rows for decision in row.decisions]
    )


_DECISION_COLUMNS: tuple[ColumnValue[_TargetDecision], ...] = (
    (SheetColumn("Ref", 8), lambda entry: entry.row.ref),
    (SheetColumn("Body", 32), lambda entry: entry.decision.body),
    (
        SheetColumn("State", 13),
        lambda entry: "to be decided" if entry.decision.state == "planned" else entry.decision.state,
    ),
    (SheetColumn("Outcome", 24), lambda entry: entry.decision.outcome or "outstanding"),
    (SheetColumn("Decided on", 13), lambda entry: entry.decision.on),
    (SheetColumn("Planned for", 13), lambda entry: entry.decision.planned),
    (SheetColumn("Date or period", 24), lambda entry: entry.decision.date),
    (SheetColumn("Earliest day", 13), lambda entry: entry.decision.earliest),
    (SheetColumn("To be decided by", 16), lambda entry: entry.decision.by),
    (SheetColumn("Depends on", 32), lambda entry: join_lines(entry.decision.after)),
    (SheetColumn("Party", 32), lambda entry: entry.decision.party),
    (SheetColumn("Conditions", 44), lambda entry: join_lines(entry.decision.conditions)),
    (SheetColumn("Key decision", 13), lambda entry: "yes" if entry.decision.key else None),
    (SheetColumn("Notice by", 13), lambda entry: entry.decision.notice_by),
    (SheetColumn("Minute", 24), lambda entry: entry.decision.minute),
    (SheetColumn("Responsible officer", 24), lambda entry: entry.row.officer),
    (SheetColumn("Target date", 24), lambda entry: entry.row.date),
    (SheetColumn("Due", 13), lambda entry: entry.row.due),
    (SheetColumn("Status", 13), lambda entry: entry.row.status),
    (SheetColumn("Key output", 44), lambda entry: entry.row.output_text),
    (SheetColumn("Performance measures", 44), lambda entry: join_lines(entry.row.measures)),
)


# Dates changed.


class _NewDate(NamedTuple):
    """A new date of a target, made or proposed."""

    row: Row
    kind: str
    before: str | None
    to: str | None
    due: date | None
    days: int | None
    on: date | None
    why: str | None
    approved_by: str | None = None


def build_changes_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each new date of a target, oldest first, and then the one that is proposed."""
    return _build_entries_table(_CHANGE_COLUMNS, rows, [change for row in rows for change in _iter_date_changes(row)])


def _iter_date_changes(row: Row) -> Iterator[_NewDate]:
    for revision in row.revisions:
        yield _NewDate(row, "revised", **revision._asdict())
    if row.proposed:
        due = row.proposed.due
        days = (due - row.due).days if due and row.due else None
        yield _NewDate(row, "proposed", before=row.date, days=days, **row.proposed._asdict())


_CHANGE_COLUMNS: tuple[ColumnValue[_NewDate], ...] = (
    (SheetColumn("Ref", 8), lambda change: change.row.ref),
    (SheetColumn("Change", 12), lambda change: change.kind),
    (SheetColumn("Date before", 24), lambda change: change.before),
    (SheetColumn("New date", 24), lambda change: change.to),
    (SheetColumn("New due", 13), lambda change: change.due),
    (SheetColumn("Days moved", 9, is_number=True), lambda change: change.days),
    (SheetColumn("Changed on", 13), lambda change: change.on),
    (SheetColumn("Reason", 44), lambda change: change.why),
    (SheetColumn("Approved by", 24), lambda change: change.approved_by),
    (SheetColumn("Responsible officer", 24), lambda change: change.row.officer),
    (SheetColumn("Published due", 13), lambda change: change.row.published_due),
    (SheetColumn("Key output", 44), lambda change: change.row.output_text),
)


# Every table.


class _HasRow(Protocol):
    """What a table has a row for, and the row of the target that it belongs to."""

    @property
    def row(self) -> Row:
        """The row of the target."""


EntryT = TypeVar("EntryT", bound=_HasRow)


def _build_table(columns: Sequence[ColumnValue[T]], entries: Sequence[T]) -> SheetTable:
    values = [tuple([get_value(entry) for _, get_value in columns]) for entry in entries]
    return SheetTable(tuple([heading for heading, _ in columns]), tuple(values))


def _build_entries_table(
    columns: Sequence[ColumnValue[EntryT]], rows: Sequence[Row], entries: Sequence[EntryT]
) -> SheetTable:
    """Build a table of entries. If the rows are of several plans, the name of its plan follows each ref."""
    if has_several_plans(rows):
        ref, *others = columns
        columns = [ref, (SheetColumn("Plan", 16), lambda entry: entry.row.plan), *others]
    return _build_table(columns, entries)
