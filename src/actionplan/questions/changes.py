"""What changed between two days, or two versions of a plan: what happened, what became late, and what was edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, say_day
from actionplan.model import Line, Plan, Route
from actionplan.questions.answer import Question, nothing, of_rows
from actionplan.questions.change_sections import KINDS, number, section
from actionplan.questions.differences import Change, differences
from actionplan.questions.happenings import Happening
from actionplan.questions.items import Item, items
from actionplan.questions.known import known
from actionplan.questions.matching import pairs
from actionplan.questions.names import UnknownName
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.rows import row
from actionplan.questions.view import View, view
from actionplan.report import EventRow, Report, Row, Section


class End(NamedTuple):
    """A plan as at a day, and which plan that is: the rest of a sentence that begins with From or To.

    `version` says the same in a word or two, where it is another plan than the later one: "version 85a492c".
    """

    plan: Plan
    day: date
    words: str = "the plan."
    version: str = ""


class Looked(NamedTuple):
    """An end as it is looked at: its targets by their routes, and the routes of those that are asked about."""

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
    """What changed from one end to the other. Raises `UnknownName` for a name that neither plan has.

    One plan at both ends tells what is dated in it. What else changed needs the plan as it was.
    """
    then, now, found = compared(before, after, keep)
    sections = [
        Section("In short", (f"From {before.words}", f"To {after.words}", _in_short(found, now, keep))),
        *_events(then.seen, now.seen),
        *(section(name, each, then.seen if name == "gone" else now.seen) for name, each in found.items()),
    ]
    rows = tuple([_row(change, then.seen, now.seen) for each in found.values() for change in each])
    asked = Question("changes", f"What changed since {say_day(before.day)}", keep, Window(before.day, after.day))
    return of_rows(asked, now.seen, sections, rows)


def compared(before: End, after: End, keep: Filter) -> tuple[Looked, Looked, Changed]:
    """Both ends, and what changed from one to the other. Raises `UnknownName` for a name that neither plan has."""
    then, now = _looked(view(before.plan, before.day), view(after.plan, after.day), keep)
    return then, now, _found(then, now)


def _looked(then: View, now: View, keep: Filter) -> tuple[Looked, Looked]:
    """Both ends. A name need be known at one of them: an officer may be new, or gone."""
    ends, unknown = [], []
    for seen in (then, now):
        every = {item.line.route: item for item in items(seen, EVERYTHING)}
        asked = frozenset(every)
        try:
            asked = asked if keep == EVERYTHING else frozenset(item.line.route for item in items(seen, keep))
        except UnknownName as error:
            asked = frozenset()
            unknown.append(error)
        ends.append(Looked(seen, every, asked))
    if len(unknown) == len(ends):
        raise unknown[-1]
    return ends[0], ends[1]


def _found(then: Looked, now: Looked) -> Changed:
    """Every change of what is asked about at either end."""
    found: Changed = {name: [] for name in KINDS}
    for old, line, moved in pairs(then.seen.plan, now.seen.plan):
        if then.asks(old) or now.asks(line):
            for change in differences(then.item(old), now.item(line), then.seen, now.seen, moved):
                found[change.section].append(change)
    if then.seen.day == now.seen.day:
        found["not updated"] = []  # no time went by to do it in
    for name in ("newly overdue", "not updated"):
        found[name].sort(key=_due)
    return {name: each for name, each in found.items() if each}


def _due(change: Change) -> date:
    return change.item.status.due or date.max


def _in_short(found: Changed, now: Looked, keep: Filter) -> str:
    """How many changes there are of each kind: "Gone: 1. Completed: 3."; or that nothing changed."""
    if keep != EVERYTHING and not found and not now.asked:
        return nothing(keep)
    counts = [f"{KINDS[name].title}: {number(name, each)}." for name, each in found.items() if name != "not updated"]
    return " ".join(counts) or "Nothing changed."


def _events(then: View, now: View) -> Iterator[Section]:
    """What targets wait for: whether it happened, or is expected at another time."""
    said = []
    for name, event in now.events.items():
        old = then.events.get(name)
        happened = known(event.happened, now.day)
        if happened and not (old and known(old.happened, then.day)):
            said.append(f"{event.name} happened on {say_day(happened)}.")
        elif old and old.expected != event.expected and not happened:
            was, now_is = (each.text if each else "no day" for each in (old.expected, event.expected))
            said.append(f"{event.name} is expected {now_is}; it was expected {was}.")
    if said:
        yield Section("Events", tuple(said))


def _row(change: Change, then: View, now: View) -> Row:
    seen = then if change.section == "gone" else now
    event = _event_row(change.event) if change.event else None
    return row(change.item, change.section, seen)._replace(was=change.was, event=event)


def _event_row(made: Happening) -> EventRow:
    return EventRow(made.kind, made.on, made.what or None, made.by or None, made.note or None)
