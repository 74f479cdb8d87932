"""Every target by the bodies that decide it, and then by how it stands: refused, held up, waiting or agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.english import count, short
from actionplan.questions.answer import Placed
from actionplan.questions.cells import EMPTY, OFFICER, OUTPUT, REF, STANDING, Shown, table
from actionplan.questions.decisions.needed import HOLDING, SETTLED, STATES, Needed, marked, needed
from actionplan.questions.items import Item
from actionplan.questions.view import View
from actionplan.questions.waiting import dating
from actionplan.report import Cell, Column, Section, Table

FEW = 6
BARE = 2
"""So many bodies at most have a column each, and at least one in so many of their cells says more than "not asked"."""

NOT_ASKED = Cell("not asked", "quiet")


class Asked(NamedTuple):
    """A target, and the decisions that it needs."""

    item: Item
    needs: tuple[Needed, ...]


def parts(found: Sequence[Item], seen: View) -> tuple[list[Section], Placed]:
    """The sections, and the targets under the name that rows give to each but the first."""
    every = [Asked(item, needed(item, seen)) for item in found]
    placed: dict[str, list[Item]] = {name: [] for name in _TITLES}
    for each in every:
        placed[_name(each)].append(each.item)
    named = [(name, each) for name, each in placed.items() if each]
    sections = [Section(_TITLES[name], (), table(each, _COLUMNS, seen)) for name, each in named]
    return [Section("Decisions", (_counted(every),), by_body(every)), *sections], named


_TITLES = {"refused": "Refused", "held up": "Held up", "waiting": "Waiting", "agreed": "Agreed"}


def _name(each: Asked) -> str:
    """The section of a target: of what keeps it from going ahead, the worst."""
    states = {need.state for need in each.needs}
    if "refused" in states:
        return "refused"
    if states.intersection(HOLDING):
        return "held up"
    return "waiting" if each.item.status.completed is None else "agreed"


def by_body(every: Sequence[Asked]) -> Table:
    """A row for each target with a column for each body; where that would be wide or bare, a row for each decision."""
    bodies = list(dict.fromkeys(need.body for each in every for need in each.needs))
    asked = sum(len({need.body for need in each.needs}) for each in every)
    if len(bodies) <= FEW and asked * BARE >= len(every) * len(bodies):
        columns = (REF.column, Column("Output", grow=2), *(Column(body, grow=1) for body in bodies))
        return Table(
            columns, tuple((_ref(each), _output(each), *(_of(body, each) for body in bodies)) for each in every)
        )
    rows = ((_ref(each), Cell(need.body), marked(need, need.words)) for each in every for need in each.needs)
    return Table((REF.column, Column("Body", grow=1), Column("Decision", grow=1)), tuple(rows))


def _ref(each: Asked) -> Cell:
    return Cell(each.item.line.target.ref, "strong")


def _output(each: Asked) -> Cell:
    return Cell(each.item.line.output.text)


def _of(body: str, each: Asked) -> Cell:
    """What a body decided of a target, or is to decide; of several decisions one after the other."""
    made = [marked(need, need.words) for need in each.needs if need.body == body]
    return Cell("; ".join(cell.text for cell in made), made[-1].tone) if made else NOT_ASKED


def _counted(every: Sequence[Asked]) -> str:
    """How many decisions there are, and in which state: "2 targets need 3 decisions: 1 given, 2 planned."."""
    states = Counter(need.state for each in every for need in each.needs)
    said = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    targets = count(len(every), "target needs", "targets need")
    return f"{targets} {count(states.total(), 'decision')}: {said}."


def _held_up_by(item: Item, seen: View) -> Cell:
    """The bodies that hold it up, and how: "HDL Board (late), Full Council (refused)"."""
    holding = [f"{need.body} ({need.state})" for need in needed(item, seen) if need.state in HOLDING]
    return Cell(", ".join(holding))


def _waiting_on(item: Item, _: View) -> Cell:
    return Cell(", ".join(dict.fromkeys(wait.name for wait in item.status.waits)))


def _ahead(item: Item, seen: View) -> Cell:
    """From when it could go ahead: the last of the days by which all that it waits for is to be there."""
    needs = needed(item, seen)
    if item.status.completed:
        return EMPTY
    refused = ", ".join(need.body for need in needs if need.state == "refused")
    if refused:
        return Cell(f"not while refused by {refused}")
    left = [(need.body, need.last) for need in needs if need.state not in SETTLED]
    days = [*left, *_event(item, seen)]
    undated = ", ".join(dict.fromkeys(name for name, day in days if day is None))
    if undated:
        return Cell(f"not known: no date for {undated}")
    last = max(day for _, day in days if day)
    return Cell(short(last) if last >= seen.day else "not known: all dates have passed")


def _event(item: Item, seen: View) -> Iterator[tuple[str, date | None]]:
    """The event that a target waits for, and the day on which it is expected."""
    name = item.line.target.waits_for
    found = dating(item.line.target, seen) if name else None
    if found is None:
        yield from [(name, None)] if name else ()
    elif found.how == "expected":
        yield found.event.name, found.phrase.day if found.phrase else None


_COLUMNS = (
    REF,
    Shown(Column("Held up by", grow=1), _held_up_by, optional=True),
    Shown(Column("Waiting on", grow=1), _waiting_on, optional=True),
    Shown(Column("Could go ahead from", grow=1), _ahead, optional=True),
    OFFICER,
    STANDING,
    OUTPUT,
)
