"""From when a target could go ahead, and who holds it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.say import short
from actionplan.questions.awaited import STOPPED, Dating
from actionplan.questions.dating import dating
from actionplan.questions.items import Item
from actionplan.questions.needed import HOLDING, SETTLED, Needed

_FEW = 2
"""So many of those who have no date are named."""


Expected = tuple[str, date | None]
"""What is waited for, and the last day by which it is to be there."""


class Ahead(NamedTuple):
    """The last of the days by which all that a target waits for is to be there, or why it has none."""

    day: date | None
    why: str = ""


class Holding(NamedTuple):
    """Who or what holds a target up, and how: a body that refused, or a target that it waits for and is overdue."""

    name: str
    how: str


def holding(item: Item, needs: Iterable[Needed]) -> list[Holding]:
    """All that holds a target up: the target that it waits for, and decisions that are deferred, late or refused."""
    if item.status.completed:
        return []
    found = _awaited(item)
    awaited = [Holding(found.name, found.held)] if found and found.held else []
    return [*awaited, *(Holding(need.body, need.state) for need in needs if need.state in HOLDING)]


def refusing(needs: Iterable[Needed]) -> list[Needed]:
    """Those that stop it: refused, and not by a body that only recommends."""
    return [need for need in needs if need.state == "refused" and need.asked.is_final]


def ahead(item: Item, needs: Sequence[Needed]) -> Ahead:
    """From when a target that waits could go ahead, by its decisions: the latest date of all that it waits for."""
    day, found = item.seen.day, _awaited(item)
    still = [need for need in needs if need.state not in SETTLED]
    days = [*((need.body, need.by) for need in still), *_expected(item, found)]
    why = _stopped(needs, found) or _undated(still, days)
    if why:
        return Ahead(None, why)
    last = max((by for _, by in days if by), default=day)
    if last < day:
        return Ahead(None, "not known: all dates have passed")
    if found and found.day and not found.has_happened and found.day < day:
        return Ahead(None, f"not known: the date of {found.name} has passed")
    return Ahead(last)


def ahead_words(item: Item, needs: Sequence[Needed]) -> str:
    """The same in words; nothing for what is complete."""
    if item.status.completed:
        return ""
    day, why = ahead(item, needs)
    return short(day) if day else why


def _stopped(needs: Iterable[Needed], found: Dating | None) -> str:
    """What stops it: a refusal, or what befell the target that it waits for."""
    refused = ", ".join(need.body for need in refusing(needs))
    if refused:
        return f"not while refused by {refused}"
    return f"not while {found.name} is {found.held}" if found and found.held in STOPPED else ""


def _undated(still: Sequence[Needed], days: Iterable[Expected]) -> str:
    """What of all that is still waited for has no date, or one that cannot be read."""
    unreadable = _few(need.body for need in still if need.due and need.due.is_unreadable)
    if unreadable:
        return f"not known: the date of {unreadable} cannot be read"
    undated = _few(name for name, by in days if by is None)
    return f"not known: no date for {undated}" if undated else ""


def _few(names: Iterable[str]) -> str:
    """Some names in a row; of many, how many they are."""
    single = list(dict.fromkeys(names))
    return ", ".join(single) if len(single) <= _FEW else f"{len(single)} of them"


def _awaited(item: Item) -> Dating | None:
    """What is known of the event or the target that another waits for."""
    return dating(item.line.target, item.seen) if item.line.target.waits_for else None


def _expected(item: Item, found: Dating | None) -> Iterator[Expected]:
    """What a target waits for, and the last day by which it is expected; nothing once it is there."""
    if found is None:
        yield from [(item.line.target.waits_for, None)] if item.line.target.waits_for else ()
    elif not found.has_happened:
        yield found.name, found.day
