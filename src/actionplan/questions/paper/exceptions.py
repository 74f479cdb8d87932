"""What wants attention: what is overdue or ended, and what is rated red or amber; each target once, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.say import short
from actionplan.english import count, listed
from actionplan.model import Update
from actionplan.questions.answer import Placed
from actionplan.questions.cells import EMPTY, OFFICER, RAG, REF, STANDING, Shown, table, wait_words
from actionplan.questions.items import Item
from actionplan.questions.known import known, noted, revisions, stopped
from actionplan.questions.paper.columns import DATE, WHAT, commentary
from actionplan.questions.slips import proposal
from actionplan.questions.standing import late_since
from actionplan.report import Cell, Column, Section


class Kind(NamedTuple):
    """Why a target is an exception: the name in rows, the heading, how many are said to be so, and which they are."""

    name: str
    title: str
    words: str
    holds: Callable[[Item], bool]


KINDS = (
    Kind("overdue", "Overdue", "overdue", lambda item: item.status.standing == "overdue"),
    Kind(
        "ended", "Ended, and neither closed nor carried forward", "ended", lambda item: item.status.standing == "ended"
    ),
    Kind("red", "Rated red", "rated red", lambda item: item.status.said.rag == "red"),
    Kind("amber", "Rated amber", "rated amber", lambda item: item.status.said.rag == "amber"),
)


def part(found: Sequence[Item], *, is_all: bool) -> tuple[list[Section], Placed]:
    """The exceptions among the targets. Where there are none, that is said only of a paper that `is_all` of them."""
    placed = [(kind, sorted(each, key=_worst)) for kind, each in _by_kind(found).items() if each]
    if not placed:
        none = "No target is overdue, none has ended, and none is rated red or amber."
        return ([Section("Exceptions", (none,))] if is_all else []), ()
    head = Section("Exceptions", (_counted([(kind.words, len(each)) for kind, each in placed]),), wide=True)
    parts = [Section(kind.title, (), table(each, _COLUMNS), 2, wide=True) for kind, each in placed]
    return [head, *parts], [(kind.name, each) for kind, each in placed]


def _counted(kinds: Sequence[tuple[str, int]]) -> str:
    """How many there are of each kind."""
    total = count(sum(number for _, number in kinds), "target")
    counts = listed([f"{number} {words}" for words, number in kinds])
    once = " Each stands once, under the first heading that holds." if len(kinds) > 1 else ""
    return f"{total}: {counts}.{once}"


def _by_kind(found: Sequence[Item]) -> dict[Kind, list[Item]]:
    """The open targets that are exceptions, under the first kind that holds."""
    sorted_out: dict[Kind, list[Item]] = {kind: [] for kind in KINDS}
    for item in found:
        kind = None if item.status.finished else next((each for each in KINDS if each.holds(item)), None)
        if kind:
            sorted_out[kind].append(item)
    return sorted_out


def _worst(item: Item) -> date:
    return late_since(item.status) or item.status.due or date.max


def _is_late(item: Item) -> bool:
    return item.status.standing in ("overdue", "ended")


def _reason(item: Item) -> Cell:
    """Why, as far as anybody said so."""
    words = "; ".join(_reasons(item))
    return Cell(words) if words else Cell("none recorded", "quiet")


def _reasons(item: Item) -> Iterator[str]:
    """What was said of its stop and its new date, of what is rated also of that, and what it waits for.

    The reason of a date that holds is one only for what is late by it.
    """
    target, seen = item.line.target, item.seen
    stop, made = stopped(target, seen.day), proposal(target, seen.day)
    if _is_late(item) and not made:
        made = next(reversed(revisions(target, seen.day)), None)
    said = None if _is_late(item) else _rating(item)
    yield from filter(None, (stop.why if stop else "", made.why if made else "", said.note if said else ""))
    if item.status.waits:
        yield f"waits for {wait_words(item.status)}"


def _rating(item: Item) -> Update | None:
    """What an officer said as they rated a target; or, where that was nothing, what they said last."""
    target, on, seen = item.line.target, item.status.said.on, item.seen
    given = [each for each in target.updates if each.rag and each.note and known(each.on, seen.day) == on]
    last = noted(target, seen.day)
    return given[-1] if given else last[1] if last else None


def _doing(item: Item) -> Cell:
    """What is being done: what was last said of it where that is not its reason, or at least that it was started."""
    started, last = known(item.line.target.started, item.seen.day), noted(item.line.target, item.seen.day)
    is_reason = not _is_late(item) and last is not None and last[1] is _rating(item)
    words = ("" if is_reason else commentary(item)) or (f"started {short(started)}" if started else "")
    return Cell(words) if words else Cell("nothing else recorded" if is_reason else "nothing recorded", "quiet")


def _new_date(item: Item) -> Cell:
    """The date that is proposed. Of what is late, that none is."""
    made = proposal(item.line.target, item.seen.day)
    if made:
        return Cell(f"{made.to.text}, proposed {short(made.on.day)}" if made.on and made.on.day else made.to.text)
    return Cell("none proposed", "quiet") if _is_late(item) else EMPTY


_COLUMNS = (
    REF,
    WHAT,
    OFFICER,
    DATE,
    STANDING,
    RAG,
    Shown(Column("Reason", grow=2), _reason),
    Shown(Column("What is being done", grow=2), _doing),
    Shown(Column("New date", grow=1), _new_date),
)
