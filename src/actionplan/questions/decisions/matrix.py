"""Every target by those who decide it, and then by how it stands: refused, held up, waiting or agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from actionplan.english import count, listed, shortened
from actionplan.questions.ahead import ahead_words, holding, refusing
from actionplan.questions.answer import Placed
from actionplan.questions.cells import OFFICER, OUTPUT, REF, STANDING, Shown, table
from actionplan.questions.items import Item
from actionplan.questions.needed import GIVEN, STATES, Needed, State, marked, needed
from actionplan.questions.view import View, Views
from actionplan.report import Cell, Column, Section, Table

FEW = 6
BARE = 2
"""So many bodies at most have a column each, and at least one in so many of their cells says more than "not asked"."""

NOT_ASKED = Cell("not asked", "quiet")
_LONG = 60
"""Characters of an output under the ref of its target, where the targets are columns."""


class Asking(NamedTuple):
    """A target, and the decisions that it needs."""

    item: Item
    needs: tuple[Needed, ...]

    @property
    def ref(self) -> str:
        """The target's ref, as it is printed."""
        return self.item.ref

    @property
    def seen(self) -> View:
        """The view of its plan."""
        return self.item.seen


def parts(found: Sequence[Item], seen: Views) -> tuple[list[Section], Placed]:
    """The sections, and the targets under the name that rows give to each but the first."""
    every = [Asking(item, needed(item)) for item in found]
    placed: dict[str, list[Asking]] = {name: [] for name in _TITLES}
    for each in every:
        placed[_name(each)].append(each)
    named = [(name, some) for name, some in placed.items() if some]
    sections = [Section(_TITLES[name], _NOTES.get(name, ()), table(some, _COLUMNS)) for name, some in named]
    return [whole(every, seen), *sections], [(name, [each.item for each in some]) for name, some in named]


def whole(every: Sequence[Asking], seen: Views) -> Section:
    """All the decisions in one table, with how many there are and who helps the parties."""
    notes = [_counted(every), *_others(seen)]
    bodies = list(dict.fromkeys(need.body for each in every for need in each.needs))
    asked = sum(len({need.body for need in each.needs}) for each in every)
    if asked * BARE < len(every) * len(bodies):
        return Section("Decisions", tuple(notes), _by_decision(every))
    if len(bodies) <= FEW and len(bodies) <= max(len(every), _ALWAYS):
        return Section("Decisions", tuple(notes), _by_target(every, bodies))
    if len(every) <= FEW:
        return Section("Decisions", (*notes, *_meant(every)), _by_body(every, bodies))
    return Section("Decisions", tuple(notes), _by_decision(every))


_ALWAYS = 3
"""So few bodies have a column each, however few the targets are."""

_TITLES = {"refused": "Refused", "held up": "Held up", "waiting": "Waiting", "agreed": "Agreed"}
_NOTES = {
    "refused": ("What one refuses does not go ahead, unless that is decided again.",),
    "agreed": ("Every decision is given: nothing here keeps it from going ahead.",),
}


def _name(each: Asking) -> str:
    """The section of a target: of what keeps it from going ahead, the worst."""
    if each.item.status.completed:
        return "agreed"
    if refusing(each.needs):
        return "refused"
    return "held up" if holding(each.item, each.needs) else "waiting"


def _by_target(every: Sequence[Asking], bodies: Sequence[str]) -> Table:
    """A row for each target with a column for each body."""
    said = [Shown(Column(body, grow=1), partial(_of, body)) for body in bodies]
    return table(every, (_REF, Shown(Column("Output", grow=2, speaks=True), _output), *said))


def _by_body(every: Sequence[Asking], bodies: Sequence[str]) -> Table:
    """A row for each body with a column for each target, of which the last stays last wherever it is printed."""
    *others, last = every
    targets = (*(Column(each.ref, grow=1) for each in others), Column(last.ref, grow=2))
    rows = ((Cell(body, "strong"), *(_of(body, each) for each in every)) for body in bodies)
    return Table((Column("Decided by", grow=1), *targets), tuple(rows))


def _by_decision(every: Sequence[Asking]) -> Table:
    """A row for each decision."""
    single = [Asking(each.item, (need,)) for each in every for need in each.needs]
    return table(single, _BY_DECISION)


def _meant(every: Sequence[Asking]) -> Iterator[str]:
    """What each ref at the head of a column is."""
    for each in every:
        output, stage = each.item.line.output.text, each.item.line.target.stage
        yield f"{each.ref}: {shortened(output, _LONG)}{f' ({stage})' if stage else ''}"


def _ref(each: Asking) -> Cell:
    return Cell(each.ref, "strong")


_REF = Shown(REF.column, _ref)


def _body(each: Asking) -> Cell:
    return Cell(each.needs[0].body)


def _decision(each: Asking) -> Cell:
    return marked(each.needs[0], each.needs[0].words)


def _output(each: Asking) -> Cell:
    stage = each.item.line.target.stage
    return Cell(f"{each.item.line.output.text}{f' ({stage})' if stage else ''}")


def _of(body: str, each: Asking) -> Cell:
    """What a body decided of a target, or is to decide; of several decisions one after the other."""
    made = [marked(need, need.words) for need in each.needs if need.body == body]
    return Cell("; ".join(cell.text for cell in made), made[-1].tone) if made else NOT_ASKED


def _counted(every: Sequence[Asking]) -> str:
    """How many decisions there are, and in which state: "2 targets need 3 decisions: 1 given, 2 planned."."""
    states: Counter[State] = Counter(need.state for each in every for need in each.needs if need.state != "overtaken")
    said = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    targets = count(len(every), "target needs", "targets need")
    return f"{targets} {count(states.total(), 'decision')}: {said}."


def _others(seen: Views) -> Iterator[str]:
    """The parties that do not decide; where there are several plans, of which of them."""
    for each in seen.each:
        of = f" ({each.whose})" if each.is_one_of else ""
        for role, words in (("supports", "Supported by"), ("consulted", "Consulted")):
            names = [each.bodies[one.name] for one in each.plan.parties if one.role.strip().casefold() == role]
            if names:
                yield f"{words}{of}: {listed(names)}."


def _given(each: Asking) -> Cell:
    """How many of the decisions are given: "1 of 5"."""
    needs = [need for need in each.needs if need.asked.is_final]
    return Cell(f"{sum(need.state in GIVEN for need in needs)} of {len(needs)}")


def _held_up_by(each: Asking) -> Cell:
    """What holds it up, and how: "HDL Board (late), Full Council (refused)"."""
    return Cell(", ".join(f"{name} ({how})" for name, how in holding(each.item, each.needs)))


def _waiting_on(each: Asking) -> Cell:
    return Cell(", ".join(dict.fromkeys(wait.name for wait in each.item.status.waits)))


def _ahead(each: Asking) -> Cell:
    return Cell(ahead_words(each.item, each.needs))


def _of_item(shown: Shown[Item]) -> Shown[Asking]:
    return Shown(shown.column, lambda each: shown.cell(each.item), shown.optional)


_BY_DECISION = (_REF, Shown(Column("Decided by", grow=1), _body), Shown(Column("Decision", grow=2), _decision))

_COLUMNS = (
    _of_item(REF),
    Shown(Column("Given"), _given),
    Shown(Column("Held up by", grow=1), _held_up_by, optional=True),
    Shown(Column("Waiting on", grow=2), _waiting_on, optional=True),
    Shown(Column("Could go ahead from", grow=1), _ahead, optional=True),
    _of_item(OFFICER),
    _of_item(STANDING),
    _of_item(OUTPUT),
)
