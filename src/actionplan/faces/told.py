"""What is told of the targets in a report's rows: their decisions, and their dates that changed; a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.faces.records import Heading, Record, Value, are_several, on_lines
from actionplan.report import DecisionRow, Row


def _told(headings: tuple[Heading, ...], rows: Sequence[Row], told: Sequence[tuple[Row, tuple[Value, ...]]]) -> Record:
    """What is told of each row; of those of several plans with the name of its plan behind the ref."""
    if not are_several(rows):
        return Record(headings, tuple([values for _, values in told]))
    ref, *others = headings
    with_plan = tuple([(values[0], row.plan, *values[1:]) for row, values in told])
    return Record((ref, Heading("Plan", 16), *others), with_plan)


# Decisions.


def decisions(rows: Sequence[Row]) -> Record:
    """A row for each body that has to decide a target."""
    headings = (
        Heading("Ref", 8),
        Heading("Body", 32),
        Heading("State", 13),
        Heading("Outcome", 24),
        Heading("Decided on", 13),
        Heading("Planned for", 13),
        Heading("Date or period", 24),
        Heading("Earliest day", 13),
        Heading("To be decided by", 16),
        Heading("Depends on", 32),
        Heading("Party", 32),
        Heading("Conditions", 44),
        Heading("Key decision", 13),
        Heading("Notice by", 13),
        Heading("Minute", 24),
        Heading("Responsible officer", 24),
        Heading("Target date", 24),
        Heading("Due", 13),
        Heading("Status", 13),
        Heading("Key output", 44),
        Heading("Performance measures", 44),
    )
    return _told(headings, rows, [(row, _decision(row, each)) for row in rows for each in row.decisions])


def _decision(row: Row, decision: DecisionRow) -> tuple[Value, ...]:
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
        on_lines(decision.after),
        decision.party,
        on_lines(decision.conditions),
        "yes" if decision.key else None,
        decision.notice_by,
        decision.minute,
        row.officer,
        row.date,
        row.due,
        row.status,
        row.output_text,
        on_lines(row.measures),
    )


# Dates changed.


def changes(rows: Sequence[Row]) -> Record:
    """A row for each new date of a target, oldest first, and then the one that is proposed for it."""
    headings = (
        Heading("Ref", 8),
        Heading("Change", 12),
        Heading("Date before", 24),
        Heading("New date", 24),
        Heading("New due", 13),
        Heading("Days moved", 9, number=True),
        Heading("Changed on", 13),
        Heading("Reason", 44),
        Heading("Approved by", 24),
        Heading("Responsible officer", 24),
        Heading("Published due", 13),
        Heading("Key output", 44),
    )
    return _told(headings, rows, [(row, made) for row in rows for made in _changes(row)])


def _changes(row: Row) -> Iterator[tuple[Value, ...]]:
    end = (row.officer, row.published_due, row.output_text)
    for made in row.revisions:
        yield row.ref, "revised", made.before, made.to, made.due, made.days, made.on, made.why, made.approved_by, *end
    if row.proposed:
        to, on, due, why = row.proposed
        days = (due - row.due).days if due and row.due else None
        yield row.ref, "proposed", row.date, to, due, days, on, why, None, *end
