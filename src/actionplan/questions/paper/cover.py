"""The cover of a paper: what it is about, as at when, from which file, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import say_day
from actionplan.model import fold
from actionplan.questions.changes import End
from actionplan.questions.happenings import last_of
from actionplan.questions.items import Item
from actionplan.questions.narrow import EVERYTHING, Filter, resolved
from actionplan.questions.view import View
from actionplan.report import Fact, Section


class Cover(NamedTuple):
    """What only whoever sends the paper can say. `version` is the file that was read, and what read it."""

    title: str = ""
    contact: str = ""
    recommendations: tuple[str, ...] = ()
    version: str = ""


def title(front: Cover, keep: Filter, seen: View, *, only_exceptions: bool) -> str:
    """The title that was given, or else one by what the paper is about."""
    kept = resolved(keep, seen)
    name = "Exceptions report" if only_exceptions else "Progress report"
    return front.title or ": ".join(filter(None, (name, kept.body or kept.officer or seen.plan.title)))


def facts(front: Cover, keep: Filter, found: Sequence[Item], seen: View, before: End | None) -> tuple[Fact, ...]:
    """The cover, without what there is nothing to say of."""
    last = _last_day(found, seen, is_all=keep == EVERYTHING)
    every = (*_about(keep, seen), *_when(last, seen, before), ("Version", front.version), ("Contact", front.contact))
    asked = (("Recommendation", each) for each in front.recommendations)
    return tuple((name, words) for name, words in (*every, *asked) if words)


def key(sentences: tuple[str, ...]) -> list[Section]:
    """What the words and colours mean, before they are met."""
    said = [each.removeprefix("Key: ") for each in sentences]
    return [Section("Key", tuple(each[:1].upper() + each[1:] for each in said))] if said else []


def _about(keep: Filter, seen: View) -> Iterator[Fact]:
    plan, kept = seen.plan, resolved(keep, seen)
    yield "Plan", plan.title
    yield "Strategy", plan.strategy
    yield "Authority", plan.authority
    yield "Body", kept.body
    yield "Officer", kept.officer
    yield "Only", keep._replace(body="", officer="").words


def _last_day(found: Sequence[Item], seen: View, *, is_all: bool) -> date | None:
    """The last day on which anything was recorded of the targets, or of an event that they wait for."""
    targets = [item.line.target for item in found]
    awaited = {fold(target.waits_for) for target in targets}
    events = [event for name, event in seen.events.items() if is_all or name in awaited]
    return last_of(targets, events, seen.day)


def _when(last: date | None, seen: View, before: End | None) -> Iterator[Fact]:
    """The day of the report, the last day on which anything was recorded by then, and what it is compared with."""
    yield "As at", say_day(seen.day)
    yield "Position date", f"{say_day(last)}, the last day of anything recorded" if last else "nothing is recorded yet"
    if before:
        yield "Last report", say_day(before.day)
        yield "Compared with", _compared(before, seen)


def _compared(before: End, seen: View) -> str:
    """The plan that changes are counted from; where it is the same file, what cannot be seen so."""
    day = say_day(before.day)
    if before.plan is not seen.plan:
        return f"the plan as it stood on {day}{f' ({before.version})' if before.version else ''}"
    return (
        f"what is dated in this plan by {day}. What is gone, new, renumbered, given to another officer or worded "
        "otherwise since cannot be seen so, nor what was recorded late."
    )
