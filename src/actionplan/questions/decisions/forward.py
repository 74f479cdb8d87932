"""What bodies have before them, by date, in the columns of a published forward plan; and what they have decided.

The columns are those of regulation 9 of the Local Authorities (Executive Arrangements) (Meetings and Access to
Information) (England) Regulations 2012: the matter, the decision maker, and the date or period.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.questions.answer import Placed
from actionplan.questions.cells import NOBODY, REF, Shown, table
from actionplan.questions.items import Item
from actionplan.questions.needed import SETTLED, Needed, marked, needed, preceding
from actionplan.questions.notice import notice_words
from actionplan.questions.view import View
from actionplan.questions.waiting import event
from actionplan.report import Cell, Column, Section, Table

TO_DECIDE = "to decide"
"""The name, in rows, of the section of what is still to be decided."""


class Matter(NamedTuple):
    """A decision of the body, its target, and the decisions of that which must come before it."""

    item: Item
    need: Needed
    before: tuple[Needed, ...]

    @property
    def seen(self) -> View:
        """The view of its plan."""
        return self.item.seen


def parts(found: Sequence[Item], bodies: tuple[str, ...]) -> tuple[list[Section], Placed]:
    """The sections, and the targets in each; of bodies that are asked nothing there are none."""
    every = [matter for item in found for matter in _matters(item, bodies)]
    every.sort(key=lambda matter: matter.need.by or date.max)
    open_ones = [matter for matter in every if matter.need.state not in SETTLED]
    settled = [matter for matter in every if matter.need.state in SETTLED]
    sections, placed = [], []
    for name, title, some, columns in (
        (TO_DECIDE, "To be decided", open_ones, _TO_DECIDE),
        ("decided", "Decided", settled, _DECIDED),
    ):
        if some:
            notes = tuple(filter(None, map(_notice, some)))
            sections.append(Section(title, notes, _table(some, columns)))
            placed.append((name, list({matter.item.at(): matter.item for matter in some}.values())))
    return sections, placed


def _matters(item: Item, bodies: tuple[str, ...]) -> list[Matter]:
    """The decisions of some bodies, or of a party through any of its bodies."""
    needs, seen = needed(item), item.seen
    names = {seen.bodies[each] for each in bodies}
    return [
        Matter(item, need, preceding(needs, n, seen))
        for n, need in enumerate(needs)
        if not names.isdisjoint(seen.names_of(need.asked.decision))
    ]


def _notice(matter: Matter) -> str:
    return notice_words(matter.item.ref, matter.need, matter.seen.day)


def _table(some: Sequence[Matter], columns: Sequence[Shown[Matter]]) -> Table:
    """The matters as a table; whether they are key decisions is said where one is."""
    is_any_key = any(each.need.asked.decision.is_key for each in some)
    return table(some, [shown for shown in columns if shown is not _KEY or is_any_key])


def _ref(matter: Matter) -> Cell:
    return Cell(matter.item.ref, "strong")


def _matter(matter: Matter) -> Cell:
    output, target = matter.item.line.output, matter.item.line.target
    return Cell(f"{output.text} ({target.stage})" if target.stage else output.text)


def _maker(matter: Matter) -> Cell:
    return Cell(matter.need.maker)


def _key(matter: Matter) -> Cell:
    return Cell("yes" if matter.need.asked.decision.is_key else "no")


def _when(matter: Matter) -> Cell:
    return Cell(matter.need.due.period if matter.need.due else "no new date")


def _officer(matter: Matter) -> Cell:
    return Cell(matter.item.officer or NOBODY)


def _depends_on(matter: Matter) -> Cell:
    """The event that the target waits for, and the decisions that come before, each with what is known of it."""
    target, dated = matter.item.line.target, matter.item.status.dated
    named = event(target, matter.seen, dated=dated) if target.waits_for else ()
    events = [f"{name} ({note})" if note else name for name, note, _ in named]
    bodies = [f"{need.body} ({need.words})" for need in matter.before]
    return Cell("; ".join([*events, *bodies]) or "nothing recorded")


def _so_far(matter: Matter) -> Cell:
    return marked(matter.need, matter.need.brief)


def _decision(matter: Matter) -> Cell:
    """What was resolved, with the conditions."""
    conditions = "; ".join(matter.need.conditions)
    words = matter.need.resolved or "not recorded"
    return marked(matter.need, f"{words}, on conditions: {conditions}" if conditions else words)


def _minute(matter: Matter) -> Cell:
    return Cell((matter.need.last.minute if matter.need.last else "") or "none recorded")


_FIRST = (
    Shown(REF.column, _ref),
    Shown(Column("Matter", grow=3, speaks=True), _matter),
    Shown(Column("Decision maker", grow=1), _maker),
)
_KEY = Shown(Column("Key decision"), _key)
_OFFICER = Shown(Column("Responsible officer", grow=1), _officer)
_TO_DECIDE = (
    *_FIRST,
    _KEY,
    Shown(Column("Date or period", grow=1), _when),
    _OFFICER,
    Shown(Column("Depends on", grow=2), _depends_on),
    Shown(Column("So far", grow=1), _so_far),
)
_DECIDED = (
    *_FIRST,
    _KEY,
    Shown(Column("Decision", grow=1), _decision),
    _OFFICER,
    Shown(Column("Minute", grow=1), _minute),
)
