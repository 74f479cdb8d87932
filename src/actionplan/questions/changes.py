"""What changed between two days, or two versions of a plan: what happened, what became late, and what was edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, say_day
from actionplan.model import Line, Route, Subject
from actionplan.questions.answer import Question, nothing, of_rows
from actionplan.questions.change_sections import KINDS, number, section
from actionplan.questions.differences import Change, differences
from actionplan.questions.happenings import Happening
from actionplan.questions.items import Item, by_plan, items
from actionplan.questions.known import known
from actionplan.questions.matching import pairs
from actionplan.questions.names import UnknownName
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.row import row
from actionplan.questions.rows import Rows
from actionplan.questions.view import View, Views, views
from actionplan.report import EventRow, Report, Row, Section


class End(NamedTuple):
    """A plan as at a day, and which plan that is: the rest of a sentence that begins with From or To.

    `version` says the same in a word or two, where it is another plan than the later one: "version 85a492c". Of several
    plans, both ends have the same ones, in the same order; and `unseen` says what cannot be seen of some of them.
    """

    plan: Subject
    day: date
    words: str = "the plan."
    version: str = ""
    unseen: str = ""


class Looked(NamedTuple):
    """One plan at an end: its targets by their routes, and the routes of those that are asked about."""

    seen: View
    items: dict[Route, Item]
    asked: frozenset[Route]

    def item(self, line: Line | None) -> Item | None:
        """The target of a line, where there is one."""
        return self.items[line.route] if line else None

    def asks(self, line: Line | None) -> bool:
        """Whether the target of a line is asked about."""
        return line is not None and line.route in self.asked


Changed = dict[str, list[Change]]
"""The changes of each section, in the order of the page."""


def changes(before: End, after: End, keep: Filter = EVERYTHING) -> Report:
    """What changed from one end to the other. Raises `UnknownName` for a name that no plan has at either.

    One plan at both ends tells what is dated in it. What else changed needs the plan as it was.
    """
    then, now = views(before.plan, before.day), views(after.plan, after.day)
    ends = _looked(then, now, keep)
    found = _found(ends)
    is_any = any(each.asked for _, each in ends)
    sections = [
        Section("In short", (f"From {before.words}", f"To {after.words}", _in_short(found, keep, is_any=is_any))),
        *_events(ends),
        *(section(name, each) for name, each in found.items()),
    ]
    told = [change for each in found.values() for change in each]
    rows = Rows(lambda: map(_row, told))
    asked = Question("changes", f"What changed since {say_day(before.day)}", keep, Window(before.day, after.day))
    return of_rows(asked, now, sections, rows, [change.item.status for change in told])


def compared(before: End, after: End, keep: Filter) -> Changed:
    """What changed from one end to the other. Raises `UnknownName` for a name that no plan has at either."""
    return _found(_looked(views(before.plan, before.day), views(after.plan, after.day), keep))


_Ends = list[tuple[Looked, Looked]]
"""Each plan at both ends."""


def _looked(then: Views, now: Views, keep: Filter) -> _Ends:
    """Both ends. A name need be known at one of them: an officer may be new, or gone."""
    ends, unknown = [], []
    for seen in (then, now):
        every = items(seen, EVERYTHING)
        try:
            asked = every if keep == EVERYTHING else items(seen, keep)
        except UnknownName as error:
            asked = []
            unknown.append(error)
        both = zip(by_plan(every, seen), by_plan(asked, seen), strict=True)
        ends.append([_of_plan(each, theirs, wanted) for (each, theirs), (_, wanted) in both])
    if len(unknown) == len(ends):
        raise unknown[-1]
    return list(zip(*ends, strict=True))


def _of_plan(seen: View, every: list[Item], asked: list[Item]) -> Looked:
    return Looked(seen, {item.line.route: item for item in every}, frozenset(item.line.route for item in asked))


def _found(ends: _Ends) -> Changed:
    """Every change of what is asked about at either end."""
    found: Changed = {name: [] for name in KINDS}
    for then, now in ends:
        for old, line, moved in pairs(then.seen.plan, now.seen.plan):
            if then.asks(old) or now.asks(line):
                for change in differences(then.item(old), now.item(line), moved):
                    found[change.section].append(change)
    if all(then.seen.day == now.seen.day for then, now in ends):
        found["not updated"] = []  # no time went by to do it in
    for name in ("newly overdue", "not updated"):
        found[name].sort(key=_due)
    return {name: each for name, each in found.items() if each}


def _due(change: Change) -> date:
    return change.item.status.due or date.max


def _in_short(found: Changed, keep: Filter, *, is_any: bool) -> str:
    """How many changes there are of each kind: "Gone: 1. Completed: 3."; or that nothing changed."""
    if keep != EVERYTHING and not found and not is_any:
        return nothing(keep)
    counts = [f"{KINDS[name].title}: {number(name, each)}." for name, each in found.items() if name != "not updated"]
    return " ".join(counts) or "Nothing changed."


def _events(ends: _Ends) -> Iterator[Section]:
    """What targets wait for: whether it happened, or is expected at another time."""
    said = [words for then, now in ends for words in _events_of(then.seen, now.seen)]
    if said:
        yield Section("Events", tuple(said))


def _events_of(then: View, now: View) -> Iterator[str]:
    whose = f" ({now.whose})" if now.is_one_of else ""
    for name, event in now.events.items():
        old = then.events.get(name)
        happened = known(event.happened, now.day)
        if happened and not (old and known(old.happened, then.day)):
            yield f"{event.name}{whose} happened on {say_day(happened)}."
        elif old and old.expected != event.expected and not happened:
            was, now_is = (each.text if each else "no day" for each in (old.expected, event.expected))
            yield f"{event.name}{whose} is expected {now_is}; it was expected {was}."


def _row(change: Change) -> Row:
    event = _event_row(change.event) if change.event else None
    return row(change.item, change.section)._replace(was=change.was, event=event)


def _event_row(made: Happening) -> EventRow:
    return EventRow(made.kind, made.on, made.what or None, made.by or None, made.note or None)
