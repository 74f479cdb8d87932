"""What a report's rows say, as tables of words, days and numbers under headings that a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.english import spoken
from actionplan.faces.headed import whose
from actionplan.report import COUNTED, DecisionRow, Report, Row

Value = str | int | date | None
"""What a cell holds: words, a number, a day, or nothing."""


class Heading(NamedTuple):
    """The heading of a column, its width in characters, and whether it is one of numbers, which stand to the right."""

    title: str
    width: int
    number: bool = False


class Record(NamedTuple):
    """A table: its headings, and rows with a value for each."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]


def once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Each target once, where an answer has a row for each occurrence of it or each thing that happened to it."""
    found: dict[object, Row] = {}
    for row in rows:
        found.setdefault((row.plan, row.ref, row.output_text, row.measures, row.published_date), row)
    return tuple(found.values())


def window(row: Row) -> Window | None:
    """The window that a target stands by; of several that are all met, the last."""
    return row.occurrence or (row.windows[-1] if row.windows else None)


def plans(report: Report) -> str:
    """The plans that a report is about, each by its title and authority."""
    return "; ".join(whose(report))


# Targets.

_Field = tuple[Heading, Callable[[Row], Value]]


def targets(rows: Sequence[Row]) -> Record:
    """A row for each row of the answer. What only some questions ask about has columns where it is there."""
    whose = [_AUTHORITY] if _are_several(rows) else []
    fields = [*_TARGET, *whose, *(field for field in _ASKED if any(field[1](row) is not None for row in rows))]
    return Record(tuple(heading for heading, _ in fields), tuple(tuple(of(row) for _, of in fields) for row in rows))


def _earliest(row: Row) -> date | None:
    found = window(row)
    return found.earliest if found else None


def _read_as(row: Row) -> str | None:
    """The days of the date in words, or what it is where it has none: "September 2017", "no date"."""
    if not row.windows:
        return {"unset": "no date", "unreadable": "cannot be read"}.get(row.kind, row.kind)
    days = "; ".join(map(spoken, row.windows))
    return days if row.kind == "window" else f"{row.kind}: {days}"


def _lines(words: Iterable[str]) -> str | None:
    return "\n".join(words) or None


def _listed_under(row: Row) -> str | None:
    """The section, where it says more than the theme does."""
    return row.section if row.section != row.theme else None


_TARGET: tuple[_Field, ...] = (
    (Heading("Ref", 8), lambda row: row.ref),
    (Heading("Theme", 24), lambda row: row.theme),
    (Heading("Action", 8), lambda row: row.action),
    (Heading("Action title", 32), lambda row: row.action_title),
    (Heading("Output", 8), lambda row: row.output),
    (Heading("Key output", 44), lambda row: row.output_text),
    (Heading("Performance measures", 44), lambda row: _lines(row.measures)),
    (Heading("Responsible officer", 24), lambda row: row.officer),
    (Heading("Supporting officers", 24), lambda row: _lines(row.supporting)),
    (Heading("Monitored by", 28), lambda row: _lines(row.monitored_by)),
    (Heading("Target date", 24), lambda row: row.date),
    (Heading("Earliest day", 13), _earliest),
    (Heading("Due", 13), lambda row: row.due),
    (Heading("Standing", 13), lambda row: row.standing),
    (Heading("Days late", 9, number=True), lambda row: row.days_late),
    (Heading("Colour", 9), lambda row: row.colour),
    (Heading("Rag", 9), lambda row: row.rag),
    (Heading("Rag given on", 13), lambda row: row.rag_on),
    (Heading("Commentary", 44), lambda row: row.note),
    (Heading("Commentary of", 13), lambda row: row.note_on),
    (Heading("Waits for", 28), lambda row: row.waits_for),
    (Heading("Started", 13), lambda row: row.started),
    (Heading("Completed", 13), lambda row: row.completed),
    (Heading("Suspended or deleted on", 13), lambda row: row.stopped.on if row.stopped else None),
    (Heading("Why suspended or deleted", 44), lambda row: row.stopped.why if row.stopped else None),
    (Heading("Published target date", 24), lambda row: row.published_date),
    (Heading("Published due", 13), lambda row: row.published_due),
    (Heading("Days slipped", 9, number=True), lambda row: row.slipped_days),
    (Heading("Date read as", 32), _read_as),
    (Heading("Assumed", 44), lambda row: _lines(each.text for each in row.assumptions)),
    (Heading("Words that are no date", 24), lambda row: row.remark),
    (Heading("Plan", 16), lambda row: row.plan),
)

_AUTHORITY: _Field = (Heading("Authority", 32), lambda row: row.authority)
"""Only where the rows are of several plans."""

_ASKED: tuple[_Field, ...] = (
    (Heading("Listed under", 20), _listed_under),
    (Heading("What happened", 16), lambda row: row.event.kind if row.event else None),
    (Heading("Happened on", 13), lambda row: row.event.on if row.event else None),
    (Heading("What it was", 24), lambda row: row.event.what if row.event else None),
    (Heading("By whom", 24), lambda row: row.event.by if row.event else None),
    (Heading("What was said", 44), lambda row: row.event.note if row.event else None),
)


# Officers.

_FINISHED = ("complete", "deleted")


def officers(rows: Sequence[Row], as_at: date) -> Record:
    """How many targets each officer has, by standing, and the next day on which one is due; nobody's come last."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.officer is None):
        found.setdefault(row.officer or "no officer", []).append(row)
    standings = tuple(Heading(each.capitalize(), 11, number=True) for each in COUNTED)
    headings = (
        Heading("Responsible officer", 40),
        Heading("Next due", 13),
        Heading("Targets", 11, number=True),
        *standings,
    )
    return Record(headings, tuple(_officer(name, theirs, as_at) for name, theirs in found.items()))


def _officer(name: str, rows: Sequence[Row], as_at: date) -> tuple[Value, ...]:
    stand = Counter(row.standing for row in rows)
    coming = [row.due for row in rows if row.due and row.due >= as_at and row.standing not in _FINISHED]
    return name, min(coming, default=None), len(rows), *(stand[each] for each in COUNTED)


# Tables of what is told of targets.


def _are_several(rows: Iterable[Row]) -> bool:
    """Whether the rows are of several plans, so that a ref alone does not say which target it is."""
    return len({row.plan for row in rows}) > 1


def _told(headings: tuple[Heading, ...], rows: Sequence[Row], told: Sequence[tuple[Row, tuple[Value, ...]]]) -> Record:
    """What is told of each row; of those of several plans with the name of its plan behind the ref."""
    if not _are_several(rows):
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
        Heading("Outcome", 24),
        Heading("Decided on", 13),
        Heading("Planned for", 13),
        Heading("To be decided by", 16),
        Heading("Party", 32),
        Heading("Conditions", 44),
        Heading("Key decision", 13),
        Heading("Minute", 24),
        Heading("Responsible officer", 24),
        Heading("Target date", 24),
        Heading("Due", 13),
        Heading("Standing", 13),
        Heading("Key output", 44),
        Heading("Performance measures", 44),
    )
    return _told(headings, rows, [(row, _decision(row, each)) for row in rows for each in row.decisions])


def _decision(row: Row, decision: DecisionRow) -> tuple[Value, ...]:
    return (
        row.ref,
        decision.body,
        decision.outcome or "outstanding",
        decision.on,
        decision.planned,
        decision.by,
        decision.party,
        _lines(decision.conditions),
        "yes" if decision.key else None,
        decision.minute,
        row.officer,
        row.date,
        row.due,
        row.standing,
        row.output_text,
        _lines(row.measures),
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
