"""Which dates have moved since the plan was published: by how much, how often, who approved it and why; worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import say_day
from actionplan.english import count
from actionplan.model import Subject
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import NOBODY, OFFICER, OUTPUT, REF, STANDING, Shown, table
from actionplan.questions.items import Item, items
from actionplan.questions.known import revisions
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.slips import Move, proposal, proposed_move, slip
from actionplan.questions.view import views
from actionplan.report import Cell, Column, Report, Section, Table


class Slip(NamedTuple):
    """A target whose date moved, and all its moves as one."""

    item: Item
    whole: Move


_TITLES = {
    "slipped": "Slipped",
    "changed": "Changed in another way",
    "brought forward": "Brought forward",
    "proposed": "Proposed only",
}


def slipped(plan: Subject, as_at: date, keep: Filter = EVERYTHING) -> Report:
    """The targets whose dates have moved by a day, and apart from them the moves that are only proposed."""
    seen = views(plan, as_at)
    found = [item for item in items(seen, keep) if item.status.standing != "deleted"]
    slips = [Slip(item, moved) for item in found if (moved := _whole(item))]
    placed: dict[str, list[Item]] = {name: [] for name in _TITLES}
    for each in sorted(slips, key=lambda each: -(each.whole.days or 0)):
        placed[_name(each.whole)].append(each.item)
    placed["proposed"] = offered(found)
    none = f"No target date has slipped, as at {say_day(as_at)}." if found else nothing(keep)
    sections = [
        Section(_TITLES[name], _notes(name), table(each, _COLUMNS[name])) if each else Section("Slipped", (none,))
        for name, each in placed.items()
        if each or name == "slipped"
    ]
    late = [each for each in slips if _name(each.whole) == "slipped"]
    return answer(Question("slipped", "What has slipped", keep), seen, [*sections, *_by_officer(late)], placed.items())


def offered(found: Iterable[Item]) -> list[Item]:
    """Those of the targets for which another date is proposed, what would move furthest first."""
    moving = [(item, move) for item in found if (move := _proposed(item))]
    return [item for item, _ in sorted(moving, key=lambda pair: -(pair[1].days or 0))]


def _whole(item: Item) -> Move | None:
    return slip(item.line.target, item.status, item.seen) if item.line.target.revised else None


def _proposed(item: Item) -> Move | None:
    """The move that is proposed for a target that is not finished."""
    target, seen = item.line.target, item.seen
    made = proposal(target, seen.day) if target.proposed and not item.status.finished else None
    return proposed_move(target, made, seen) if made else None


def _name(move: Move) -> str:
    """The section of a target whose date moved so in all."""
    return "changed" if not move.days else "slipped" if move.days > 0 else "brought forward"


def _notes(name: str) -> tuple[str, ...]:
    return ("The date stays until it is revised.",) if name == "proposed" else ()


def _by_officer(slips: Iterable[Slip]) -> Iterator[Section]:
    """How many targets slipped for each officer, most first, and how far at worst."""
    worst: defaultdict[str, list[int]] = defaultdict(list)
    for each in slips:
        worst[each.item.officer or NOBODY].append(each.whole.days or 0)
    if worst:
        columns = (Column("Officer", grow=1), Column("Slipped", number=True), Column("Days, at worst", number=True))
        ordered = sorted(worst.items(), key=lambda each: (-len(each[1]), -max(each[1])))
        rows = tuple((Cell(name), Cell(str(len(moved))), Cell(str(max(moved)))) for name, moved in ordered)
        total = sum(map(len, worst.values()))
        yield Section("Slipped by officer", (f"{count(total, 'target')} in all.",), Table(columns, rows))


def _published(item: Item) -> Cell:
    return Cell(item.line.target.date.text or "empty")


def _current(item: Item) -> Cell:
    return Cell(item.status.phrase.text)


def _moved(item: Item) -> Cell:
    moved = _whole(item)
    return Cell(moved.words if moved else "")


def _times(item: Item) -> Cell:
    return Cell(str(len(revisions(item.line.target, item.seen.day))))


def _approved(item: Item) -> Cell:
    made = revisions(item.line.target, item.seen.day)
    return Cell(_each(item.seen.bodies[each.approved_by] for each in made if each.approved_by))


def _why(item: Item) -> Cell:
    return Cell(_each(each.why for each in revisions(item.line.target, item.seen.day)))


def _to(item: Item) -> Cell:
    move = _proposed(item)
    return Cell(move.made.to.text if move else "")


def _would_move(item: Item) -> Cell:
    move = _proposed(item)
    return Cell(move.words if move else "")


def _why_proposed(item: Item) -> Cell:
    move = _proposed(item)
    return Cell(move.made.why if move else "")


def _each(words: Iterable[str]) -> str:
    """Each of the words that differ, in the order of the moves."""
    return "; ".join(dict.fromkeys(word.rstrip(" .;") for word in words if word))


_MOVED = (
    REF,
    OFFICER,
    Shown(Column("Published date", grow=1), _published),
    Shown(Column("Current date", grow=1), _current),
    Shown(Column("Moved by", grow=1), _moved),
    Shown(Column("Times", number=True), _times),
    Shown(Column("Approved by", grow=1), _approved, optional=True),
    Shown(Column("Why", grow=2), _why, optional=True),
    STANDING,
    OUTPUT,
)
PROPOSED = (
    REF,
    OFFICER,
    Shown(Column("Current date", grow=1), _current),
    Shown(Column("Proposed", grow=1), _to),
    Shown(Column("Would move by", grow=1), _would_move),
    Shown(Column("Why", grow=2), _why_proposed, optional=True),
    STANDING,
    OUTPUT,
)
_COLUMNS = dict.fromkeys(_TITLES, _MOVED) | {"proposed": PROPOSED}
