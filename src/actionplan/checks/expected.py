"""When a decision is to be taken, by all that is written, and where that stands."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.asked import Asked
from actionplan.checks.dated import quoted
from actionplan.checks.progress import outcomes
from actionplan.model import Line, Outcome, Phrase, Route, fold


class Expected(NamedTuple):
    """When a decision is planned for, or was deferred to: that as written, its first and last day, and its place."""

    text: str
    first: date
    last: date
    route: Route
    is_deferred: bool

    @property
    def words(self) -> str:
        """What is said of the decision: is planned for "March 2018"."""
        return f"{'was deferred to' if self.is_deferred else 'is planned for'} {quoted(self.text)}"


def expected(each: Asked, line: Line) -> Expected | None:
    """When a decision of a target is to be taken; `None` where it has no date of its own that can be read."""
    made = outcomes(each.decision)
    last = made[-1][1] if made else None
    if last and last.to and fold(last.outcome) == "deferred":
        return _read(last.to, _deferral(last, line), is_deferred=True)
    planned = each.decision.planned
    return _read(planned, _plan(planned, each, line), is_deferred=False) if planned else None


def _read(phrase: Phrase, route: Route, *, is_deferred: bool) -> Expected | None:
    windows = phrase.reading.windows
    if not windows:
        return None
    return Expected(phrase.text, windows[0].earliest or date.min, windows[-1].latest or date.max, route, is_deferred)


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
