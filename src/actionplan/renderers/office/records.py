"""What a report's rows say, as tables of words, days and numbers under headings that a person reads.

What is told of the targets in a report's rows: their decisions, and their dates that changed; a row for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.renderers.heading import list_plan_titles
from actionplan.report import STATUS_ORDER, DecisionRow, Report, Row

CellValue = str | int | date | None
"""What a cell holds: words, a number, a day, or nothing."""


class SheetColumn(NamedTuple):
    """The heading of a column, its width in characters, and whether it is one of numbers, which stand to the right."""

    title: str
    width: int
    is_number: bool = False


class SheetTable(NamedTuple):
    """A table: its headings, and rows with a value for each."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def deduplicate_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Each target once, where an answer has a row for each occurrence of it or each thing that happened to it."""
    found: dict[object, Row] = {}
    for row in rows:
        found.setdefault((row.plan, row.ref, row.output_text, row.measures, row.published_date), row)
    return tuple(found.values())


def get_current_window(row: Row) -> Window | None:
    """The window that a target stands by; of several that are all met, the last."""
    return row.occurrence or (row.windows[-1] if row.windows else None)


def format_plans(report: Report) -> str:
    """The plans that a report is about, each by its title and authority."""
    return "; ".join(list_plan_titles(report))


def has_several_plans(rows: Iterable[Row]) -> bool:
    """Whether the rows are of several plans, so that a ref alone does not say which target it is."""
    return len({row.plan for row in rows}) > 1


def join_lines(texts: Iterable[str]) -> str | None:
    """Several texts in one cell, a line each."""
    return "\n".join(texts) or None


# Targets.

_ColumnField = tuple[SheetColumn, Callable[[Row], CellValue]]


def build_targets_table(rows: Sequence[Row]) -> SheetTable:
    """A row for each row of the answer. What only some plans and questions have has columns where it is there."""
    whose = [_AUTHORITY_FIELD] if has_several_plans(rows) else []
    fields = [
        *_TARGET_FIELDS,
        *whose,
        *(field for field in _OPTIONAL_FIELDS if any(field[1](row) is not None for row in rows)),
    ]
    return SheetTable(
        tuple(heading for heading, _ in fields), tuple(tuple(of(row) for _, of in fields) for row in rows)
    )


def _get_earliest(row: Row) -> date | None:
    found = get_current_window(row)
    return found.earliest if found else None


def _format_reading(row: Row) -> str | None:
    """The days of the date in words, or what it is where it has none: "September 2017", "no date"."""
    if not row.windows:
        return {"unset": "no date", "unreadable": "cannot be read"}.get(row.kind, row.kind)
    days = "; ".join(map(describe_window, row.windows))
    return days if row.kind == "window" else f"{row.kind}: {days}"


def _get_distinct_section(row: Row) -> str | None:
    """The section, where it says more than the theme does."""
    return row.section if row.section != row.theme else None


_TARGET_FIELDS: tuple[_ColumnField, ...] = (
    (SheetColumn("Ref", 8), lambda row: row.ref),
    (SheetColumn("Theme", 24), lambda row: row.theme),
    (SheetColumn("Action", 8), lambda row: row.action),
    (SheetColumn("Action title", 32), lambda row: row.action_title),
    (SheetColumn("Output", 8), lambda row: row.output),
    (SheetColumn("Key output", 44), lambda row: row.output_text),
    (SheetColumn("Performance measures", 44), lambda row: join_lines(row.measures)),
    (SheetColumn("Responsible officer", 24), lambda row: row.officer),
    (SheetColumn("Supporting officers", 24), lambda row: join_lines(row.supporting)),
    (SheetColumn("Monitored by", 28), lambda row: join_lines(row.monitored_by)),
    (SheetColumn("Target date", 24), lambda row: row.date),
    (SheetColumn("Earliest day", 13), _get_earliest),
    (SheetColumn("Due", 13), lambda row: row.due),
    (SheetColumn("Status", 13), lambda row: row.status),
    (SheetColumn("Days late", 9, is_number=True), lambda row: row.days_late),
    (SheetColumn("Colour", 9), lambda row: row.colour),
    (SheetColumn("RAG", 9), lambda row: row.rag),
    (SheetColumn("RAG given on", 13), lambda row: row.rag_on),
    (SheetColumn("Commentary", 44), lambda row: row.note),
    (SheetColumn("Commentary of", 13), lambda row: row.note_on),
    (SheetColumn("Waits for", 28), lambda row: row.waits_for),
    (SheetColumn("Started", 13), lambda row: row.started),
    (SheetColumn("Completed", 13), lambda row: row.completed),
    (SheetColumn("Suspended or deleted on", 13), lambda row: row.stopped.on if row.stopped else None),
    (SheetColumn("Why suspended or deleted", 44), lambda row: row.stopped.why if row.stopped else None),
    (SheetColumn("Published target date", 24), lambda row: row.published_date),
    (SheetColumn("Published due", 13), lambda row: row.published_due),
    (SheetColumn("Days slipped", 9, is_number=True), lambda row: row.slipped_days),
    (SheetColumn("Date read as", 32), _format_reading),
    (SheetColumn("Assumed", 44), lambda row: join_lines(each.text for each in row.assumptions)),
    (SheetColumn("Words that are no date", 24), lambda row: row.remark),
    (SheetColumn("Plan", 16), lambda row: row.plan),
)

_AUTHORITY_FIELD: _ColumnField = (SheetColumn("Authority", 32), lambda row: row.authority)
"""Only where the rows are of several plans."""

_OPTIONAL_FIELDS: tuple[_ColumnField, ...] = (
    (SheetColumn("Stage", 24), lambda row: row.stage),
    (SheetColumn("Held up by", 32), lambda row: join_lines(row.held_up_by)),
    (SheetColumn("Could go ahead from", 13), lambda row: row.ahead_from),
    (SheetColumn("Listed under", 20), _get_distinct_section),
    (SheetColumn("What happened", 16), lambda row: row.event.kind if row.event else None),
    (SheetColumn("Happened on", 13), lambda row: row.event.on if row.event else None),
    (SheetColumn("What it was", 24), lambda row: row.event.what if row.event else None),
    (SheetColumn("By whom", 24), lambda row: row.event.by if row.event else None),
    (SheetColumn("What was said", 44), lambda row: row.event.note if row.event else None),
)


# Officers.

_FINISHED_STATUSES = ("complete", "deleted")


def build_officers_table(rows: Sequence[Row], as_at: date) -> SheetTable:
    """How many targets each officer has, by status, and the next day on which one is due; nobody's come last."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.officer is None):
        found.setdefault(row.officer or "no officer", []).append(row)
    standings = tuple(SheetColumn(each.capitalize(), 11, is_number=True) for each in STATUS_ORDER)
    headings = (
        SheetColumn("Responsible officer", 40),
        SheetColumn("Next due", 13),
        SheetColumn("Targets", 11, is_number=True),
        *standings,
    )
    return SheetTable(headings, tuple(_build_officer_row(name, theirs, as_at) for name, theirs in found.items()))


def _build_officer_row(name: str, rows: Sequence[Row], as_at: date) -> tuple[CellValue, ...]:
    stand = Counter(row.status for row in rows)
    coming = [row.due for row in rows if row.due and row.due >= as_at and row.status not in _FINISHED_STATUSES]
    return name, min(coming, default=None), len(rows), *(stand[each] for each in STATUS_ORDER)


def _build_table(
    columns: tuple[SheetColumn, ...], rows: Sequence[Row], entries: Sequence[tuple[Row, tuple[CellValue, ...]]]
) -> SheetTable:
    """What is told of each row; of those of several plans with the name of its plan behind the ref."""
    if not has_several_plans(rows):
        return SheetTable(columns, tuple([values for _, values in entries]))
    ref, *others = columns
    with_plan = tuple([(values[0], row.plan, *values[1:]) for row, values in entries])
    return SheetTable((ref, SheetColumn("Plan", 16), *others), with_plan)


# Decisions.


def build_decisions_table(rows: Sequence[Row]) -> SheetTable:
    """A row for each body that has to decide a target."""
    headings = (
        SheetColumn("Ref", 8),
        SheetColumn("Body", 32),
        SheetColumn("State", 13),
        SheetColumn("Outcome", 24),
        SheetColumn("Decided on", 13),
        SheetColumn("Planned for", 13),
        SheetColumn("Date or period", 24),
        SheetColumn("Earliest day", 13),
        SheetColumn("To be decided by", 16),
        SheetColumn("Depends on", 32),
        SheetColumn("Party", 32),
        SheetColumn("Conditions", 44),
        SheetColumn("Key decision", 13),
        SheetColumn("Notice by", 13),
        SheetColumn("Minute", 24),
        SheetColumn("Responsible officer", 24),
        SheetColumn("Target date", 24),
        SheetColumn("Due", 13),
        SheetColumn("Status", 13),
        SheetColumn("Key output", 44),
        SheetColumn("Performance measures", 44),
    )
    return _build_table(
        headings, rows, [(row, _build_decision_row(row, each)) for row in rows for each in row.decisions]
    )


def _build_decision_row(row: Row, decision: DecisionRow) -> tuple[CellValue, ...]:
    return (
        row.ref,
        decision.body,
        "to be decided" if decision.state == "planned" else decision.state,
        decision.outcome or "outstanding",
        decision.on,
        decision.planned,
        decision.date,
        decision.earliest,
        decision.by,
        join_lines(decision.after),
        decision.party,
        join_lines(decision.conditions),
        "yes" if decision.key else None,
        decision.notice_by,
        decision.minute,
        row.officer,
        row.date,
        row.due,
        row.status,
        row.output_text,
        join_lines(row.measures),
    )


# Dates changed.


def build_changes_table(rows: Sequence[Row]) -> SheetTable:
    """A row for each new date of a target, oldest first, and then the one that is proposed for it."""
    headings = (
        SheetColumn("Ref", 8),
        SheetColumn("Change", 12),
        SheetColumn("Date before", 24),
        SheetColumn("New date", 24),
        SheetColumn("New due", 13),
        SheetColumn("Days moved", 9, is_number=True),
        SheetColumn("Changed on", 13),
        SheetColumn("Reason", 44),
        SheetColumn("Approved by", 24),
        SheetColumn("Responsible officer", 24),
        SheetColumn("Published due", 13),
        SheetColumn("Key output", 44),
    )
    return _build_table(headings, rows, [(row, made) for row in rows for made in _iter_change_rows(row)])


def _iter_change_rows(row: Row) -> Iterator[tuple[CellValue, ...]]:
    end = (row.officer, row.published_due, row.output_text)
    for made in row.revisions:
        yield row.ref, "revised", made.before, made.to, made.due, made.days, made.on, made.why, made.approved_by, *end
    if row.proposed:
        to, on, due, why = row.proposed
        days = (due - row.due).days if due and row.due else None
        yield row.ref, "proposed", row.date, to, due, days, on, why, None, *end
