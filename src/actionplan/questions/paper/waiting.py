"""The decisions that are outstanding, and whatever else open targets wait for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.questions.answer import Placed
from actionplan.questions.cells import DUE, OFFICER, REF, STANDING, table
from actionplan.questions.decisions.matrix import Asking, whole
from actionplan.questions.items import Item
from actionplan.questions.known import outstanding
from actionplan.questions.needed import needed, signs
from actionplan.questions.paper.columns import DATE, WHAT
from actionplan.questions.view import Views
from actionplan.questions.waiting import Wait
from actionplan.report import Cell, Column, Section, Table


def part(found: Sequence[Item], seen: Views) -> tuple[list[Section], Placed]:
    """The decisions of the parties, where plans have some; then a row for each thing that a target waits for.

    These stand body by body; what is due first stands first.
    """
    sections, placed = _waits(found)
    return [*_parties(found, seen), *sections], placed


def _parties(found: Sequence[Item], seen: Views) -> Iterator[Section]:
    """What each party of a joint plan has decided, and has to decide."""
    joint = [item for item in found if item.seen.plan.parties and item.line.target.decisions]
    asking = [Asking(item, needed(item)) for item in joint if item.status.standing != "deleted"]
    if asking:
        drawn = whole(asking, seen)
        yield drawn._replace(title="Decisions of the parties", notes=(*drawn.notes, signs()))


def _waits(found: Sequence[Item]) -> tuple[list[Section], Placed]:
    waiting = [(wait, item) for item in found for wait in item.status.waits]
    if not waiting:
        return [], ()
    first = {wait.name: n for n, (wait, _) in reversed(list(enumerate(waiting)))}
    waiting.sort(key=lambda pair: (first[pair[0].name], pair[1].status.due or date.max))
    made = _with_waits([wait for wait, _ in waiting], table([item for _, item in waiting], _COLUMNS))
    return [Section(_title(_decisions(found), len(waiting)), (), made)], [
        ("waits for", list({item.at(): item for _, item in waiting}.values()))
    ]


def _title(decisions: int, waiting: int) -> str:
    if not decisions:
        return "What is waited for"
    return "Decisions outstanding" + (", and what else is waited for" if waiting > decisions else "")


def _decisions(found: Sequence[Item]) -> int:
    """How many decisions are outstanding of targets that wait."""
    waiting = (item for item in found if item.status.waits)
    return sum(len(list(outstanding(item.seen.asked(item.line.target), item.seen.day))) for item in waiting)


def _with_waits(waits: Sequence[Wait], drawn: Table) -> Table:
    """The table with what each row waits for, and how far that is, before the rest."""
    columns = (Column("Waits for", grow=1), Column("So far", grow=1))
    said = ((Cell(wait.name, "strong"), Cell(wait.note or "nothing is recorded")) for wait in waits)
    rows = zip(said, drawn.rows, strict=True)
    return Table((*columns, *drawn.columns), tuple((*wait, *row) for wait, row in rows))


_COLUMNS = (REF, WHAT, OFFICER, DATE, DUE, STANDING)
