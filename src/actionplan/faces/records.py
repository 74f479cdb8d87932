"""What a report's rows say, as tables of words, days and numbers under headings that a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.say import spoken
from actionplan.faces.headed import whose
from actionplan.report import COUNTED, Report, Row

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


def are_several(rows: Iterable[Row]) -> bool:
    """Whether the rows are of several plans, so that a ref alone does not say which target it is."""
    return len({row.plan for row in rows}) > 1


def on_lines(words: Iterable[str]) -> str | None:
    """Several texts in one cell, a line each."""
    return "\n".join(words) or None


# Targets.

_Field = tuple[Heading, Callable[[Row], Value]]


def targets(rows: Sequence[Row]) -> Record:
    """A row for each row of the answer. What only some plans and questions have has columns where it is there."""
    whose = [_AUTHORITY] if are_several(rows) else []
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
    (Heading("Performance measures", 44), lambda row: on_lines(row.measures)),
    (Heading("Responsible officer", 24), lambda row: row.officer),
    (Heading("Supporting officers", 24), lambda row: on_lines(row.supporting)),
    (Heading("Monitored by", 28), lambda row: on_lines(row.monitored_by)),
    (Heading("Target date", 24), lambda row: row.date),
    (Heading("Earliest day", 13), _earliest),
    (Heading("Due", 13), lambda row: row.due),
    (Heading("Status", 13), lambda row: row.status),
    (Heading("Days late", 9, number=True), lambda row: row.days_late),
    (Heading("Colour", 9), lambda row: row.colour),
    (Heading("RAG", 9), lambda row: row.rag),
    (Heading("RAG given on", 13), lambda row: row.rag_on),
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
    (Heading("Assumed", 44), lambda row: on_lines(each.text for each in row.assumptions)),
    (Heading("Words that are no date", 24), lambda row: row.remark),
    (Heading("Plan", 16), lambda row: row.plan),
)

_AUTHORITY: _Field = (Heading("Authority", 32), lambda row: row.authority)
"""Only where the rows are of several plans."""

_ASKED: tuple[_Field, ...] = (
    (Heading("Stage", 24), lambda row: row.stage),
    (Heading("Held up by", 32), lambda row: on_lines(row.held_up_by)),
    (Heading("Could go ahead from", 13), lambda row: row.ahead_from),
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
    """How many targets each officer has, by status, and the next day on which one is due; nobody's come last."""
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
    stand = Counter(row.status for row in rows)
    coming = [row.due for row in rows if row.due and row.due >= as_at and row.status not in _FINISHED]
    return name, min(coming, default=None), len(rows), *(stand[each] for each in COUNTED)
