"""An item as cells of a printed table. A column that would be empty from top to bottom is left out, if it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from actionplan.dates import Window
from actionplan.dates.say import short, spoken
from actionplan.english import days, listed
from actionplan.questions.items import Item
from actionplan.questions.slips import proposal, slip
from actionplan.questions.standing import Status, late_since, missed
from actionplan.questions.view import InView, View
from actionplan.report import AUTHORITY, Cell, Column, Table, Tone

EMPTY = Cell("")
NOBODY = "no officer"

_TONES: dict[str, Tone] = {
    "due": "due",
    "complete": "done",
    "deleted": "quiet",
    "suspended": "quiet",
}


_AGAINST = {("green", "overdue"), ("green", "ended"), ("red", "complete")}
"""The RAGs and statuses that contradict each other."""


T = TypeVar("T", bound=InView)


class Shown(NamedTuple, Generic[T]):
    """A column, and how one row's cell in it is made; an `optional` one goes where all its cells are empty."""

    column: Column
    cell: Callable[[T], Cell]
    optional: bool = False


def table(found: Sequence[T], columns: Iterable[Shown[T]]) -> Table:
    """What was found as a table, a row each. Of several plans, each row says whose plan it is of behind its ref."""
    return of_one_plan(found, _with_authority(columns) if found and found[0].seen.is_one_of else columns)


def of_one_plan(found: Sequence[T], columns: Iterable[Shown[T]]) -> Table:
    """The same where what stands above the table says of which plan it all is."""
    shown = []
    for column, cell, optional in columns:
        cells = [cell(each) for each in found]
        if not optional or any(each.text for each in cells):
            shown.append((column, cells))
    return Table(tuple(column for column, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def _with_authority(columns: Iterable[Shown[T]]) -> Iterator[Shown[T]]:
    for shown in columns:
        yield shown
        if shown.column == REF.column:
            yield Shown(AUTHORITY, lambda each: Cell(each.seen.whose))


def standing_words(item: Item) -> str:
    """A status with days late or left: "overdue, 3 days late", "due today", "complete 4 Jul 2017, on time".

    What is coloured says so in words as well: "overdue, 40 days late (over 1 month)". So does what a body refused.
    """
    words = _standing_words(item)
    return f"{words}; refused" if any(wait.is_refused for wait in item.status.waits) else words


def _standing_words(item: Item) -> str:
    found, day = item.status, item.seen.day
    standing, due = found.standing, found.due
    if found.completed and standing == "complete":
        return f"complete {completed_words(found)}"
    if standing == "overdue":
        return f"overdue, {days(found.days_late or 0)} late{_mark(item)}"
    if due and standing in ("due", "not yet due"):
        return f"{standing}, {days((due - day).days)} left" if due > day else "due today"
    if found.windows and found.phrase.reading.kind == "ongoing":
        return _span_words(found.standing, found.windows[-1], day) + _mark(item, " ago")
    if standing == "no date" and found.phrase.reading.kind == "unreadable":
        return "no date: cannot be read"
    return standing


def _ref(item: Item) -> Cell:
    return Cell(item.ref, "strong")


def _officer(item: Item) -> Cell:
    return Cell(item.officer or NOBODY)


def _date(item: Item) -> Cell:
    """The target date in the plan's own words, the published one where it was revised, and one that is proposed."""
    target, text = item.line.target, item.status.phrase.text
    if not target.revised and not target.proposed:
        return Cell(text)
    made = None if item.status.finished else proposal(target, item.seen.day)
    beside = "; ".join(filter(None, (was_words(item), f"proposed: {made.to.text}" if made else "")))
    return Cell(f"{text} ({beside})" if beside else text)


def was_words(item: Item) -> str:
    """The published date where another holds now: "was Summer 2017"."""
    published = item.line.target.date.text
    return f"was {published or 'empty'}" if item.status.phrase.text != published else ""


def _moved(item: Item) -> Cell:
    """By how much the date moved from the published one."""
    moved = slip(item.line.target, item.status, item.seen) if item.line.target.revised else None
    return Cell(moved.brief) if moved else EMPTY


def _occurrence(item: Item) -> Cell:
    """Which of several windows this is."""
    return Cell(spoken(item.status.occurrence)) if item.status.occurrence else EMPTY


def _due(item: Item) -> Cell:
    due = item.status.due
    if due is None:
        return EMPTY
    return Cell(f"about {short(due)}" if item.status.phrase.reading.approximate else short(due))


def _standing(item: Item) -> Cell:
    words = standing_words(item)
    if item.status.occurrence and item.status.standing == "overdue":
        words += _others(item.status, item.seen)
    return Cell(words, tone(item))


def _lateness(item: Item) -> Cell:
    """The status where each missed occurrence has a row of its own."""
    return Cell(standing_words(item), tone(item))


def tone(item: Item) -> Tone:
    """What a status means: how late it is, by the plan's own colours, or that it is due, done or out of the way."""
    last = late_since(item.status)
    return (item.seen.colours[last] or "late") if last else _TONES.get(item.status.standing, "")


def _mark(item: Item, ago: str = "") -> str:
    """How far behind the colour means it is, where that is not said already."""
    last = late_since(item.status)
    words = item.seen.colours.mark(last) if last else ""
    return f" ({words}{ago})" if words else ""


def wait_words(found: Status) -> str:
    """What is waited for: "Financial Strategy (expected February 2018) and Full Council"."""
    return listed([f"{name} ({note})" if note else name for name, note, _ in found.waits])


def rag_words(found: Status) -> str:
    """What the officer said last, and when; where it contradicts the status, it says so."""
    rag, on = found.said
    return f"{rag}, {short(on)}{rag_mark(found)}" if on else ""


def rag_mark(found: Status) -> str:
    """What is said behind a RAG that contradicts the status: " (but overdue)"."""
    return f" (but {found.standing})" if (found.said.rag, found.standing) in _AGAINST else ""


def _waits(item: Item) -> Cell:
    return Cell(wait_words(item.status)) if item.status.waits else EMPTY


def _rag(item: Item) -> Cell:
    return Cell(rag_words(item.status)) if item.status.said.on else EMPTY


def _output(item: Item) -> Cell:
    return Cell(said_of(item))


def said_of(item: Item) -> str:
    """The output and the measures of a target in one text, parted by a colon."""
    text, measures = item.line.output.text, measure_words(item)
    return f"{text.rstrip(' .:;')}: {measures}" if text and measures else text or measures


def measure_words(item: Item) -> str:
    """The measures of a target in one text."""
    measures = item.line.target.measures
    return measures[0] if len(measures) == 1 else "; ".join([each.rstrip(" .:;") for each in measures])


def completed_words(found: Status) -> str:
    """When it was complete and how late: "4 Jul 2017, on time"; nothing where it is not."""
    return f"{short(found.completed)}{_timely(found)}" if found.completed else ""


def _timely(found: Status) -> str:
    """Whether it was on time by the current date, how many of several windows were met late, and how far it slipped.

    It slips from the published date, where that was revised.
    """
    if found.due is None or found.completed is None:
        return ""
    timely = f", {days(found.days_late)} late" if found.days_late else ", on time"
    timely += f"; {found.met_late} of {len(found.windows)} met late" if found.met_late else ""
    published = found.published_due
    slipped = (found.completed - published).days if published and published != found.due else 0
    return f"{timely}, {days(slipped)} after the published date" if slipped > 0 else timely


def _span_words(standing: str, window: Window, day: date) -> str:
    """What is ongoing says when it starts or ends."""
    if standing == "not yet due" and window.earliest and window.earliest > day:
        return f"not yet due, starts {short(window.earliest)}"
    if window.latest and standing in ("ongoing", "ended"):
        return f"{standing} {short(window.latest)}" if standing == "ended" else f"ongoing, ends {short(window.latest)}"
    return standing


def _others(found: Status, seen: View) -> str:
    """The other occurrences of an overdue one: how many more are missed, and which falls due in the period."""
    more = len(missed(found, seen.day)) - 1
    coming = [
        each.latest for each in found.unmet if each.latest and max(seen.day, seen.first) <= each.latest <= seen.last
    ]
    words = f"; {more} more missed" if more else ""
    return f"{words}; next due {short(coming[0])}" if coming else words


REF = Shown(Column("Ref"), _ref)
OFFICER = Shown(Column("Officer", grow=1), _officer)
DATE = Shown(Column("Target date", grow=1), _date)
OCCURRENCE = Shown(Column("Occurrence"), _occurrence, optional=True)
MOVED = Shown(Column("Moved by", grow=1), _moved, optional=True)
DUE = Shown(Column("Due"), _due)
STANDING = Shown(Column("Status", grow=1), _standing)
LATENESS = Shown(Column("Status", grow=1), _lateness)
WAITS = Shown(Column("Waits for", grow=1), _waits, optional=True)
RAG = Shown(Column("RAG", grow=1), _rag, optional=True)
OUTPUT = Shown(Column("Output and measure", grow=3, speaks=True), _output)
