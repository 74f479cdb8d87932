"""What a target waits for: an event, another plan's target, or bodies that have still to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.asked import Asked
from actionplan.dates import say_day
from actionplan.model import Target
from actionplan.questions.dating import dating
from actionplan.questions.verdicts import Verdict, verdicts
from actionplan.questions.view import View


class Wait(NamedTuple):
    """What is waited for, and what is known about it: "Financial Strategy", "expected February 2018".

    Where it is a body's decision, that body may have refused.
    """

    name: str
    note: str = ""
    is_refused: bool = False


def waits(target: Target, asked: tuple[Asked, ...], seen: View, *, dated: bool) -> tuple[Wait, ...]:
    """All that an unfinished target waits for; `asked` are its decisions, `dated` is whether it has a date."""
    found = tuple(_bodies(asked, seen)) if asked else ()
    return (*event(target, seen, dated=dated), *found) if target.waits_for else found


def event(target: Target, seen: View, *, dated: bool) -> Iterator[Wait]:
    """The event, or the target of a plan, that a target waits for by name, where it still does."""
    found = dating(target, seen)
    if found is None:
        yield Wait(target.waits_for, _unknown(target, seen))
    elif not found.has_happened:
        yield Wait(found.name, found.words)
    elif not dated:
        yield Wait(found.name, f"{found.words}: a date is wanted")


def _unknown(target: Target, seen: View) -> str:
    """Why nothing is known of a target of another plan."""
    named = seen.among.meant(target.waits_for, seen)
    if named is None:
        return ""
    if not named.plans:
        return "not among the plans that were read"
    if named.plan is None:
        return f"not clear which: {len(named.plans)} of the plans have that name"
    return "that plan has no such target" if named.plan.is_whole else "not found: that plan could not be read whole"


def _bodies(asked: tuple[Asked, ...], seen: View) -> Iterator[Wait]:
    for each in verdicts(asked, seen):
        yield Wait(each.name, _so_far(each, seen), each.is_refused)


def _so_far(each: Verdict, seen: View) -> str:
    """What was resolved last, and by which body of a party; else when it is planned."""
    if each.by is None or each.last is None or each.on is None:
        return f"planned {each.decision.planned.text}" if each.decision.planned else ""
    by = "" if each.by.is_final else f"{seen.bodies[each.by.decision.body]}: "
    until = f" to {each.last.to.text}" if each.last.to else ""
    return f"{by}{each.last.outcome} on {say_day(each.on)}{until}"
