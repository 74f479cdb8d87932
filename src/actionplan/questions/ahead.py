"""From when a target could go ahead, and who holds it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.english import short
from actionplan.model import SATISFIED, fold
from actionplan.questions.dating import dating
from actionplan.questions.items import Item
from actionplan.questions.needed import HOLDING, SETTLED, Needed

_FEW = 2
"""So many of those who have no date are named."""


class Ahead(NamedTuple):
    """The last of the days by which all that a target waits for is to be there, or why it has none."""

    day: date | None
    why: str = ""


def settled(need: Needed) -> bool:
    """Whether a decision is given, or not needed."""
    return need.last is not None and fold(need.last.outcome) in SATISFIED


def holding(needs: Iterable[Needed]) -> list[Needed]:
    """Those of a target's decisions that hold it up: deferred, late or refused."""
    return [need for need in needs if need.state in HOLDING]


def refusing(needs: Iterable[Needed]) -> list[Needed]:
    """Those that stop it: refused, and not by a body that only recommends."""
    return [need for need in needs if need.state == "refused" and need.asked.is_final]


def ahead(item: Item, needs: Sequence[Needed]) -> Ahead:
    """From when a target that waits could go ahead, by its decisions: the latest date of all that it waits for."""
    day = item.seen.day
    refused = ", ".join(need.body for need in refusing(needs))
    if refused:
        return Ahead(None, f"not while refused by {refused}")
    still = [need for need in needs if need.state not in SETTLED]
    unreadable = _few(need.body for need in still if need.due and need.due.is_unreadable)
    if unreadable:
        return Ahead(None, f"not known: the date of {unreadable} cannot be read")
    days = [*((need.body, need.by) for need in still), *_event(item)]
    undated = _few(name for name, by in days if by is None)
    if undated:
        return Ahead(None, f"not known: no date for {undated}")
    last = max((by for _, by in days if by), default=day)
    return Ahead(last) if last >= day else Ahead(None, "not known: all dates have passed")


def ahead_words(item: Item, needs: Sequence[Needed]) -> str:
    """The same in words; nothing for what is complete."""
    if item.status.completed:
        return ""
    day, why = ahead(item, needs)
    return short(day) if day else why


def _few(names: Iterable[str]) -> str:
    """Some names in a row; of many, how many they are."""
    single = list(dict.fromkeys(names))
    return ", ".join(single) if len(single) <= _FEW else f"{len(single)} of them"


def _event(item: Item) -> Iterator[tuple[str, date | None]]:
    """The event that a target waits for, and the day on which it is expected."""
    name = item.line.target.waits_for
    found = dating(item.line.target, item.seen) if name else None
    if found is None:
        yield from [(name, None)] if name else ()
    elif not found.has_happened:
        yield found.name, found.day
