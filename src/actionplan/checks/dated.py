"""Every date of a plan, with the route to it and what it is the date of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from actionplan.checks.walks import lines, once
from actionplan.dates import Reading
from actionplan.dates.impossible import is_impossible as names_nothing
from actionplan.model import Event, Phrase, Plan, Route, Target

Role = Literal["target", "planned", "happened", "occurrence"]


class Dated(NamedTuple):
    """A date where it stands. `happened` is the day of something past, which must be a day and not a plan."""

    phrase: Phrase
    route: Route
    role: Role


@once
def dates(plan: Plan) -> Iterator[Dated]:
    """Every date in a plan, in the order of the file."""
    for n, event in enumerate(plan.events):
        yield from _of_event(event, ("events", n))
    for line in lines(plan):
        yield from _of_target(line.target, line.route)


def is_impossible(reading: Reading) -> bool:
    """Whether a date names a day that does not exist."""
    return reading.problem is not None and names_nothing(reading.problem)


def quoted(text: str) -> str:
    """A text in quotation marks, on one line and not too long for a sentence."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= 80 else f'"{text[:79]}…"'


def _of_event(event: Event, route: Route) -> Iterator[Dated]:
    yield from _maybe(event.expected, (*route, "expected"), "planned")
    yield from _maybe(event.happened, (*route, "happened"), "happened")


def _of_target(target: Target, route: Route) -> Iterator[Dated]:
    yield Dated(target.date, (*route, "date"), "target")
    if target.decisions:
        yield from _of_decisions(target, route)
    if target.started:
        yield Dated(target.started, (*route, "started"), "happened")
    if target.revised or target.proposed:
        yield from _of_changes(target, route)
    if target.updates or target.suspended or target.deleted or target.completed:
        yield from _of_what_happened(target, route)


def _of_decisions(target: Target, route: Route) -> Iterator[Dated]:
    for n, decision in enumerate(target.decisions):
        yield from _maybe(decision.planned, (*route, "decisions", n, "planned"), "planned")
        for m, outcome in enumerate(decision.decided):
            at = (*route, "decisions", n, "decided", m)
            yield from _maybe(outcome.on, (*at, "on"), "happened")
            yield from _maybe(outcome.to, (*at, "to"), "planned")


def _of_changes(target: Target, route: Route) -> Iterator[Dated]:
    for name, revisions in (("revised", target.revised), ("proposed", target.proposed)):
        for n, revision in enumerate(revisions):
            yield Dated(revision.to, (*route, name, n, "to"), "planned")
            yield from _maybe(revision.on, (*route, name, n, "on"), "happened")


def _of_what_happened(target: Target, route: Route) -> Iterator[Dated]:
    for n, update in enumerate(target.updates):
        yield from _maybe(update.on, (*route, "updates", n, "on"), "happened")
    for n, suspension in enumerate(target.suspended):
        yield from _maybe(suspension.on, (*route, "suspended", n, "on"), "happened")
        yield from _maybe(suspension.until, (*route, "suspended", n, "until"), "planned")
    if target.deleted:
        yield from _maybe(target.deleted.on, (*route, "deleted", "on"), "happened")
    for n, completion in enumerate(target.completed):
        yield from _maybe(completion.occurrence, (*route, "completed", n, "for"), "occurrence")
        yield from _maybe(completion.on if completion.on.text else None, (*route, "completed", n, "on"), "happened")


def _maybe(phrase: Phrase | None, route: Route, role: Role) -> Iterator[Dated]:
    if phrase is not None:
        yield Dated(phrase, route, role)
