"""What bodies have resolved by a day, and which decisions are outstanding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.status import evaluate_status
from actionplan.evaluation.waiting.outcomes import find_all_satisfied_day, find_satisfied_day, iter_outstanding
from actionplan.model.plan import Plan

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)


@pytest.mark.parametrize(
    ("outcomes", "since"),
    [
        ([], None),
        (["4 July: approved"], date(2017, 7, 4)),
        (["4 July: Approved with Amendments"], date(2017, 7, 4)),
        (["4 July: not required"], date(2017, 7, 4)),
        (["4 July: deferred"], None),
        # The words of minutes, and a body that should do more than note.
        (["4 July: Agreed"], date(2017, 7, 4)),
        (["4 July: resolved", "5 July: adjourned"], None),
        (["4 July: not supported"], None),
        (["4 July: noted"], None),
        (["4 July: recommended"], None),
        (["4 July: refused"], None),
        # The first approval counts, until a later outcome takes it back.
        (["4 July: approved", "5 July: approved"], date(2017, 7, 4)),
        (["4 July: approved", "5 July: deferred"], None),
        (["4 July: approved", "5 July: refused", "6 July: approved"], date(2017, 7, 6)),
        # The days give the order, and the file that of one day.
        (["5 July: refused", "4 July: approved"], None),
        (["4 July: deferred", "4 July: approved"], date(2017, 7, 4)),
        (["4 July: approved", "4 July: deferred"], None),
        # The day itself is known, the day after is not.
        (["15 September: approved"], DAY),
        (["16 September: approved"], None),
    ],
)
def test_a_decision_is_satisfied_since_a_day(plan_of_one: PlanOf, outcomes: list[str], since: date | None) -> None:
    decided = ", ".join(
        f"{{on: {day} 2017, outcome: {outcome}}}" for day, outcome in (each.split(": ") for each in outcomes)
    )
    plan = plan_of_one(f"{{date: Summer 2017, decisions: [{{body: Executive, decided: [{decided}]}}]}}")
    (target,) = plan.iter_targets()
    assert find_satisfied_day(target.decisions[0], DAY) == since
    assert find_all_satisfied_day(build_view(plan, DAY).list_required_decisions(target), DAY) == since


@pytest.mark.parametrize(
    ("to_note", "outcome", "since"),
    [
        ("yes", "noted", date(2017, 7, 4)),
        ("yes", "Received", date(2017, 7, 4)),
        ("yes", "approved", date(2017, 7, 4)),
        ("yes", "deferred", None),
        ("no", "noted", None),
    ],
)
def test_to_note_is_enough_for_a_body_that_has_only_to_note(
    plan_of_one: PlanOf, to_note: str, outcome: str, since: date | None
) -> None:
    decided = f"[{{on: 4 July 2017, outcome: {outcome}}}]"
    plan = plan_of_one(f"{{date: Summer 2017, decisions: [{{body: Panel, to_note: {to_note}, decided: {decided}}}]}}")
    (target,) = plan.iter_targets()
    assert find_satisfied_day(target.decisions[0], DAY) == since


@pytest.mark.parametrize(
    ("outcomes", "note"),
    [
        ("{on: 4 July 2017, outcome: deferred, to: May 2018}", "deferred on 4 July 2017 to May 2018"),
        (
            "{on: 4 July 2017, outcome: deferred, to: May 2018}, {on: 5 July 2017, outcome: refused}",
            "refused on 5 July 2017",
        ),
        (
            "{on: 4 July 2017, outcome: refused}, {on: 5 July 2017, outcome: deferred, to: June 2018}",
            "deferred on 5 July 2017 to June 2018",
        ),
    ],
)
def test_what_was_resolved_last_is_said_of_a_decision_that_is_outstanding(
    plan_of_one: PlanOf, outcomes: str, note: str
) -> None:
    plan = plan_of_one(f"{{date: Summer 2017, decisions: [{{body: Executive, decided: [{outcomes}]}}]}}")
    (target,) = plan.iter_targets()
    view = build_view(plan, DAY)
    (blocker,) = evaluate_status(target, view).blockers
    assert (blocker.name, blocker.note) == ("Executive", note)


@pytest.mark.parametrize(
    ("decision", "expected_by"),
    [
        ("decided: [{on: 4 July 2017, outcome: deferred, to: May 2018}]", date(2018, 5, 31)),
        ("decided: [{on: 4 July 2017, outcome: deferred, to: TBC}]", None),
        # A planned day counts only after an outcome, and only if it is later than that.
        ("planned: 5 July 2017, decided: [{on: 4 July 2017, outcome: deferred}]", date(2017, 7, 5)),
        ("planned: 4 July 2017, decided: [{on: 4 July 2017, outcome: deferred}]", None),
        ("planned: TBC, decided: [{on: 4 July 2017, outcome: deferred}]", None),
        ("planned: 5 July 2017", None),
    ],
)
def test_an_outstanding_decision_is_expected_by_a_day(
    plan_of_one: PlanOf, decision: str, expected_by: date | None
) -> None:
    plan = plan_of_one(f"{{date: Summer 2017, decisions: [{{body: Executive, {decision}}}]}}")
    (target,) = plan.iter_targets()
    (outstanding,) = iter_outstanding(build_view(plan, DAY).list_required_decisions(target), DAY)
    assert outstanding.expected_by == expected_by
