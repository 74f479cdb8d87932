"""What one body has before it, by date, in the columns of a published forward plan; and what it has decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.questions.answer import Placed
from actionplan.questions.cells import NOBODY, REF
from actionplan.questions.decisions.needed import SETTLED, Needed, marked, needed
from actionplan.questions.items import Item
from actionplan.questions.view import View
from actionplan.questions.waiting import waits
from actionplan.report import Cell, Column, Section, Table


class Matter(NamedTuple):
    """A decision of the body, its target, and the decisions of that which come before it in the plan."""

    item: Item
    need: Needed
    before: tuple[Needed, ...]


def parts(found: Sequence[Item], body: str, seen: View) -> tuple[list[Section], Placed]:
    """The sections, and the targets in each; of a body that is asked nothing there are none."""
    every = [matter for item in found for matter in _matters(item, body, seen)]
    every.sort(key=lambda matter: matter.need.last or date.max)
    open_ones = [matter for matter in every if matter.need.state not in SETTLED]
    settled = [matter for matter in every if matter.need.state in SETTLED]
    sections, placed = [], []
    for name, title, some, columns in (
        ("to decide", "To be decided", open_ones, _TO_DECIDE),
        ("decided", "Decided", settled, _DECIDED),
    ):
        if some:
            sections.append(Section(title, (), _table(some, columns, seen)))
            placed.append((name, list({matter.item.line.route: matter.item for matter in some}.values())))
    return sections, placed


def _matters(item: Item, body: str, seen: View) -> list[Matter]:
    needs = needed(item, seen)
    return [Matter(item, need, needs[:n]) for n, need in enumerate(needs) if need.body == body]


Made = tuple[Column, Callable[[Matter, View], Cell]]
"""A column, and how a matter's cell in it is made."""


def _table(some: Sequence[Matter], columns: Sequence[Made], seen: View) -> Table:
    rows = tuple(tuple(cell(matter, seen) for _, cell in columns) for matter in some)
    return Table(tuple(column for column, _ in columns), rows)


def _ref(matter: Matter, _: View) -> Cell:
    return Cell(matter.item.line.target.ref, "strong")


def _matter(matter: Matter, _: View) -> Cell:
    return Cell(matter.item.line.output.text)


def _maker(matter: Matter, _: View) -> Cell:
    return Cell(matter.need.body)


def _when(matter: Matter, _: View) -> Cell:
    return Cell(matter.need.due.period if matter.need.due else "no new date")


def _officer(matter: Matter, _: View) -> Cell:
    return Cell(matter.item.officer or NOBODY)


def _depends_on(matter: Matter, seen: View) -> Cell:
    """The event that the target waits for, and the bodies that come before this one, each with what is known of it."""
    target, dated = matter.item.line.target._replace(decisions=()), bool(matter.item.status.windows)
    events = [f"{name} ({note})" if note else name for name, note, _ in waits(target, seen, dated=dated)]
    bodies = [f"{need.body} ({need.words})" for need in matter.before]
    return Cell("; ".join([*events, *bodies]) or "nothing recorded")


def _so_far(matter: Matter, _: View) -> Cell:
    return marked(matter.need, matter.need.brief)


def _minute(matter: Matter, _: View) -> Cell:
    return Cell(matter.need.minute or "none recorded")


_FIRST: tuple[Made, ...] = (
    (REF.column, _ref),
    (Column("Matter", grow=3), _matter),
    (Column("Decision maker", grow=1), _maker),
)
_OFFICER: Made = (Column("Responsible officer", grow=1), _officer)
_TO_DECIDE = (
    *_FIRST,
    (Column("Date or period", grow=1), _when),
    _OFFICER,
    (Column("Depends on", grow=2), _depends_on),
    (Column("So far", grow=1), _so_far),
)
_DECIDED = (*_FIRST, (Column("Decision", grow=1), _so_far), _OFFICER, (Column("Minute", grow=1), _minute))
