"""When a decision is to be taken, by all that is written, and where that stands."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.asked import Asked
from actionplan.checks.dated import quoted
from actionplan.checks.progress import outcomes
from actionplan.model import Line, Outcome, Phrase, Route, fold


class Expected(NamedTuple):
    """When a decision is planned for, or was deferred to: that in words, its first and last day, and its place."""

    words: str
    first: date
    last: date
    route: Route


def expected(each: Asked, line: Line) -> Expected | None:
    """When a decision of a target is to be taken; `None` where it has no date of its own that can be read."""
    made = outcomes(each.decision)
    last = made[-1][1] if made else None
    if last and last.to and fold(last.outcome) == "deferred":
        return _read("was deferred to", last.to, _deferral(last, line))
    planned = each.decision.planned
    return _read("is planned for", planned, _plan(planned, each, line)) if planned else None


def _read(how: str, phrase: Phrase, route: Route) -> Expected | None:
    windows = phrase.reading.windows
    if not windows:
        return None
    words = f"{how} {quoted(phrase.text)}"
    return Expected(words, windows[0].earliest or date.min, windows[-1].latest or date.max, route)


def _deferral(deferred: Outcome, line: Line) -> Route:
    """The route to the date that a decision was deferred to."""
    places = (
        (*line.route, "decisions", n, "decided", m, "to")
        for n, decision in enumerate(line.target.decisions)
        for m, outcome in enumerate(decision.decided)
        if outcome is deferred
    )
    return next(places)


def _plan(planned: Phrase, each: Asked, line: Line) -> Route:
    """The route to a planned date: in the item about the decision, or else in one that it takes it from."""
    decisions = line.target.decisions
    items = [each.at, *(n for n, item in enumerate(decisions) if item.is_of_each), *range(len(decisions))]
    at = next(n for n in items if decisions[n].planned is planned)
    return (*line.route, "decisions", at, "planned")
