"""The cover of a paper: what it is about, as at when, from which file, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import say_day
from actionplan.english import count, listed
from actionplan.model import fold
from actionplan.questions.changes import End
from actionplan.questions.happenings import last_of
from actionplan.questions.items import Item, by_plan
from actionplan.questions.narrow import EVERYTHING, Filter, body, officer
from actionplan.questions.view import Views
from actionplan.report import Fact, Section


class Cover(NamedTuple):
    """What only whoever sends the paper can say. `version` is the file that was read, and what read it."""

    title: str = ""
    contact: str = ""
    recommendations: tuple[str, ...] = ()
    version: str = ""


class LastReport(NamedTuple):
    """What the paper is compared with; `is_same` where that is the plan itself, as at an earlier day."""

    end: End
    is_same: bool


def title(front: Cover, keep: Filter, seen: Views, *, only_exceptions: bool) -> str:
    """The title that was given, or else one by what the paper is about."""
    name = "Exceptions report" if only_exceptions else "Progress report"
    return front.title or ": ".join(filter(None, (name, _body(keep, seen) or _officer(keep, seen) or _plans(seen))))


def facts(
    front: Cover, keep: Filter, found: Sequence[Item], seen: Views, before: LastReport | None
) -> tuple[Fact, ...]:
    """The cover, without what there is nothing to say of."""
    last = _last_day(found, seen, is_all=keep == EVERYTHING)
    every = (*_about(keep, seen), *_when(last, seen, before), ("Version", front.version), ("Contact", front.contact))
    asked = (("Recommendation", each) for each in front.recommendations)
    return tuple((name, words) for name, words in (*every, *asked) if words)


def key(sentences: tuple[str, ...]) -> list[Section]:
    """What the words and colours mean, before they are met."""
    said = [each.removeprefix("Key: ") for each in sentences]
    return [Section("Key", tuple(each[:1].upper() + each[1:] for each in said))] if said else []


def _body(keep: Filter, seen: Views) -> str:
    return listed([body(name, seen) for name in keep.bodies])


def _officer(keep: Filter, seen: Views) -> str:
    return listed([officer(name, seen) for name in keep.officers])


def _plans(seen: Views) -> str:
    """The title of the plan; of several, how many there are."""
    return count(len(seen.each), "plan") if seen.are_several else seen.each[0].plan.title


def _about(keep: Filter, seen: Views) -> Iterator[Fact]:
    for each in seen.each:
        if seen.are_several:
            yield "Plan", each.heading
        else:
            yield from (("Plan", each.plan.title), ("Strategy", each.plan.strategy), ("Authority", each.plan.authority))
    yield "Body", _body(keep, seen)
    yield "Officer", _officer(keep, seen)
    yield "Only", keep._replace(bodies=(), officers=()).words


def _last_day(found: Sequence[Item], seen: Views, *, is_all: bool) -> date | None:
    """The last day on which anything was recorded of the targets, or of an event that they wait for."""
    days = []
    for each, theirs in by_plan(found, seen):
        targets = [item.line.target for item in theirs]
        awaited = {fold(target.waits_for) for target in targets}
        events = [event for name, event in each.events.items() if is_all or name in awaited]
        days.append(last_of(targets, events, seen.day))
    return max(filter(None, days), default=None)


def _when(last: date | None, seen: Views, before: LastReport | None) -> Iterator[Fact]:
    """The day of the report, the last day on which anything was recorded by then, and what it is compared with."""
    yield "As at", say_day(seen.day)
    yield "Position date", f"{say_day(last)}, the last day of anything recorded" if last else "nothing is recorded yet"
    if before:
        yield "Last report", say_day(before.end.day)
        yield "Compared with", _compared(before, seen)


def _compared(before: LastReport, seen: Views) -> str:
    """The plan that changes are counted from; where it is the same file, what cannot be seen so."""
    day, version, unseen = say_day(before.end.day), before.end.version, before.end.unseen
    if not before.is_same:
        stood = "the plans as they stood" if seen.are_several else "the plan as it stood"
        return f"{stood} on {day}{f' ({version})' if version else ''}{f'. {unseen}' if unseen else ''}"
    dated = "these plans" if seen.are_several else "this plan"
    return (
        f"what is dated in {dated} by {day}. What is gone, new, renumbered, given to another officer or worded "
        "otherwise since cannot be seen so, nor what was recorded late."
    )
