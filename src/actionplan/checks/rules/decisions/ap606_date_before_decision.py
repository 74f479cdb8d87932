"""AP606 date-before-decision: a target whose own date is before a decision that it waits for.

What it finds: a target whose latest date is over before the first day for which a decision that is still to come is
planned, or to which it was deferred. Several decisions planned for the same date are reported together.

Why it matters: the target is complete on the day of its last decision, so it will be late.

Wrong:

    date: March 2018
    decisions:
      - {party: Watford Borough Council, planned: April 2018}

Right:

    date: April 2018
    decisions:
      - {party: Watford Borough Council, planned: April 2018}

To silence it: `checks: {AP606: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decision_timing import (
    DecisionTiming,
    find_decision_timing,
    list_required_decisions,
    name_decision_maker,
)
from actionplan.checks.support.events import find_recorded_satisfied_day, list_outstanding, locate_current_date
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.plan import Plan, PlanLine, Route
from actionplan.text.english import format_list

FOLLOWS = (FollowsLossInTarget(),)

_MAX_NAMED = 4
"""How many parties the message names. If there are more, it counts them."""


def check(plan: Plan) -> Iterator[Finding]:
    """Find every date of a decision that is after the date of its target."""
    for line in list_targets(plan):
        if line.target.decisions and line.target.deleted is None:
            for timing, names in _iter_planned(list_required_decisions(line, plan), line):
                yield from _compare(line, names, timing)


def _iter_planned(
    decisions: tuple[RequiredDecision, ...], line: PlanLine
) -> Iterator[tuple[DecisionTiming, list[str]]]:
    """Yield each date of decisions that are still to come, and who decides then.

    If the last body of a party has decided, its other bodies are not waited for.
    """
    waited_for = {required.decision.party for required in list_outstanding(decisions)}
    decisions_by_date: dict[Route, tuple[DecisionTiming, list[RequiredDecision]]] = {}
    for required in decisions:
        if (
            required.decision.party in waited_for
            and find_recorded_satisfied_day(required.decision) is None
            and (timing := find_decision_timing(required, line))
        ):
            decisions_by_date.setdefault(timing.route, (timing, []))[1].append(required)
    for timing, planned in decisions_by_date.values():
        yield timing, [name_decision_maker(planned[0])] if len(planned) == 1 else _list_parties(planned)


def _list_parties(decisions: list[RequiredDecision]) -> list[str]:
    return list(dict.fromkeys(required.decision.party for required in decisions))


def _compare(line: PlanLine, names: list[str], timing: DecisionTiming) -> Iterator[Finding]:
    phrase, route = locate_current_date(line)
    due = phrase.reading.due if phrase.reading.kind != "ongoing" else None
    if due and due < timing.first:
        message = f"{_format_decisions(names, timing)}, but target {line.target.ref} is due on {format_day(due)}"
        place = RelatedLocation("the date of the target is here", route)
        hint = "correct one of the dates, or revise the date of the target"
        yield Finding("AP606", "warning", message, timing.route, hint=hint, also=(place,))


def _format_decisions(names: list[str], timing: DecisionTiming) -> str:
    """Format whose decisions are planned, and for when."""
    if len(names) == 1:
        return f"the decision of {names[0]} {timing.description}"
    parties = format_list(names) if len(names) <= _MAX_NAMED else f"{len(names)} parties"
    return f"the decisions of {parties} are planned for {quote(timing.text)}"
