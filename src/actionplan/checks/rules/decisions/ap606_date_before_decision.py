"""AP606 date-before-decision: a target whose own date is before a decision that it waits for.

What it finds: a target whose date, after revisions, is over before the first day on which a decision is planned, or to
which it was deferred, that is still to be given. What is planned of several at once is told once.

Why it matters: the target is complete on the day of its last decision, so it is late before it has begun.

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

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.decisions import (
    DecisionTiming,
    find_decision_timing,
    list_required_decisions,
    name_decision_maker,
)
from actionplan.checks.support.events import find_recorded_satisfied_day, list_outstanding, locate_current_date
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import Plan, PlanLine, Route
from actionplan.text.english import format_list

_MAX_NAMED = 4
"""So many are named; of more it is said how many they are."""


def check(plan: Plan) -> Iterator[Finding]:
    """Every date of decisions that is after their target's."""
    for line in list_targets(plan):
        if line.target.decisions and line.target.deleted is None:
            for planned, names in _iter_planned(list_required_decisions(line, plan), line):
                yield from _compare(line, names, planned)


def _iter_planned(
    decisions: tuple[RequiredDecision, ...], line: PlanLine
) -> Iterator[tuple[DecisionTiming, list[str]]]:
    """Each date of decisions that are still to be given, and who is to decide then.

    Once a party has resolved, those of its bodies that did not are not waited for.
    """
    waited_for = {each.decision.party for each in list_outstanding(decisions)}
    found: dict[Route, tuple[DecisionTiming, list[RequiredDecision]]] = {}
    for each in decisions:
        if (
            each.decision.party in waited_for
            and find_recorded_satisfied_day(each.decision) is None
            and (to_be := find_decision_timing(each, line))
        ):
            found.setdefault(to_be.route, (to_be, []))[1].append(each)
    for planned, asked in found.values():
        yield planned, [name_decision_maker(asked[0])] if len(asked) == 1 else _list_parties(asked)


def _list_parties(decisions: list[RequiredDecision]) -> list[str]:
    return list(dict.fromkeys(each.decision.party for each in decisions))


def _compare(line: PlanLine, names: list[str], planned: DecisionTiming) -> Iterator[Finding]:
    phrase, route = locate_current_date(line)
    due = phrase.reading.due if phrase.reading.kind != "ongoing" else None
    if due and due < planned.first:
        message = f"{_format_decisions(names, planned)}, and target {line.target.ref} is due on {format_day(due)}"
        place = RelatedLocation("the date of the target is here", route)
        hint = "put one of the dates right, or revise that of the target"
        yield Finding("AP606", "warning", message, planned.route, hint, also=(place,))


def _format_decisions(names: list[str], planned: DecisionTiming) -> str:
    """Whose decisions are to be given then."""
    if len(names) == 1:
        return f"the decision of {names[0]} {planned.description}"
    those = format_list(names) if len(names) <= _MAX_NAMED else f"{len(names)} parties"
    return f"the decisions of {those} are planned for {quote(planned.text)}"
