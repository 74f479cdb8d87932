"""The state of a decision on a day, its words, and the notice of a key decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import EVERYTHING
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.evaluation.waiting.decision_status import (
    DecisionStatus,
    build_decision_cell,
    describe_notice,
    find_notice_day,
    list_decisions,
)
from actionplan.model.plan import Plan
from actionplan.report import Cell

PlanOf = Callable[[str], Plan]

DAY = date(2018, 3, 1)


def evaluate(plan: Plan, day: date = DAY) -> DecisionStatus:
    (target,) = evaluate_targets(build_views(plan, day), EVERYTHING)
    (decision,) = list_decisions(target)
    return decision


def decided(outcome: str, on: str = "2 February 2018", to: str = "") -> str:
    later = f", to: {to}" if to else ""
    return f"decided: [{{on: {on}, outcome: {outcome}{later}}}]"


@pytest.mark.parametrize(
    ("decision", "state", "words", "due"),
    [
        ("planned: April 2018", "planned", "planned April 2018", date(2018, 4, 30)),
        ("planned: 1 March 2018", "planned", "planned 1 March 2018", DAY),
        ("planned: 28 February 2018", "late", "late, planned 28 February 2018", date(2018, 2, 28)),
        ("planned: TBC", "planned", "planned TBC", None),
        ("", "planned", "target date Summer 2018", date(2018, 8, 31)),
        # What settles it, and what is said of it then.
        (decided("Approved"), "given", "approved 2 Feb 2018", date(2018, 8, 31)),
        (decided("not required"), "not required", "not required 2 Feb 2018", date(2018, 8, 31)),
        (decided("refused"), "refused", "refused 2 Feb 2018", date(2018, 8, 31)),
        # An outcome in the future is not known yet; one that means nothing settles nothing.
        (decided("approved", on="2 March 2018"), "planned", "target date Summer 2018", date(2018, 8, 31)),
        (decided("noted"), "planned", "noted 2 Feb 2018, target date Summer 2018", date(2018, 8, 31)),
        # A deferral has a new date, or that for which the decision is planned if that is later than the deferral.
        (decided("deferred", to="May 2018"), "deferred", "deferred 2 Feb 2018, to May 2018", date(2018, 5, 31)),
        (
            decided("deferred", to="February 2018"),
            "late",
            "late, deferred 2 Feb 2018, to February 2018",
            date(2018, 2, 28),
        ),
        (
            f"planned: February 2018, {decided('deferred')}",
            "late",
            "late, deferred 2 Feb 2018, planned February 2018",
            date(2018, 2, 28),
        ),
        (f"planned: 3 February 2018, {decided('deferred')}", "late",
         "late, deferred 2 Feb 2018, planned 3 February 2018", date(2018, 2, 3)),
        (f"planned: 2 February 2018, {decided('deferred')}", "deferred", "deferred 2 Feb 2018, no new date", None),
        (f"planned: TBC, {decided('deferred')}", "deferred", "deferred 2 Feb 2018, no new date", None),
        (decided("deferred", to="TBC"), "deferred", "deferred 2 Feb 2018, to TBC", None),
    ],
)  # fmt: skip
def test_the_state_of_a_decision(plan_of_one: PlanOf, decision: str, state: str, words: str, due: date | None) -> None:
    item = ", ".join(filter(None, ("body: Executive", decision)))
    status = evaluate(plan_of_one(f"{{date: Summer 2018, decisions: [{{{item}}}]}}"))
    assert (status.state, status.words, status.due_day) == (state, words, due)


@pytest.mark.parametrize(
    ("completed", "words"),
    [
        ("", "late, target date June and September 2018"),
        ("{for: June 2018, on: 1 June 2018}, ", "target date June and September 2018"),
        (
            "{for: June 2018, on: 1 June 2018}, {for: September 2018, on: 1 July 2018}",
            "target date June and September 2018",
        ),
    ],
)
def test_of_several_dates_a_decision_is_wanted_for_the_next_or_for_the_last(
    plan_of_one: PlanOf, completed: str, words: str
) -> None:
    target = f"date: June and September 2018, work_follows: yes, completed: [{completed}], decisions: [Executive]"
    assert evaluate(plan_of_one(f"{{{target}}}"), date(2018, 7, 1)).words == words


@pytest.mark.parametrize(
    ("decision", "cell"),
    [
        (decided("approved"), Cell("+ Yes", "done")),
        (decided("not required"), Cell("- Yes", "quiet")),
        (decided("refused"), Cell("x Yes", "late")),
        (decided("deferred"), Cell("> Yes", "")),
        ("planned: May 2018", Cell("Yes", "")),
        ("planned: May 2017", Cell("! Yes", "late")),
    ],
)
def test_a_sign_and_a_tone_go_with_the_words(plan_of_one: PlanOf, decision: str, cell: Cell) -> None:
    plan = plan_of_one(f"{{date: TBC, decisions: [{{body: Executive, {decision}}}]}}")
    assert build_decision_cell(evaluate(plan), "Yes") == cell


@pytest.mark.parametrize(
    ("planned", "notice", "left"),
    [
        ("30 March 2018", date(2018, 3, 1), None),
        ("29 March 2018", date(2018, 2, 28), "27 clear days are left"),
        ("4 March 2018", date(2018, 2, 3), "2 clear days are left"),
        ("3 March 2018", date(2018, 2, 2), "1 clear day is left"),
        ("2 March 2018", date(2018, 2, 1), "no clear day is left"),
        ("1 March 2018", date(2018, 1, 31), "no clear day is left"),
        # Of several dates, the first that is not over counts.
        ("February 2018 and May 2018", date(2018, 4, 2), None),
        ("TBC", None, None),
    ],
)
def test_a_key_decision_needs_28_clear_days(
    plan_of_one: PlanOf, planned: str, notice: date | None, left: str | None
) -> None:
    plan = plan_of_one(f"{{date: 2018, decisions: [{{body: Executive, key: true, planned: {planned}}}]}}")
    status = evaluate(plan)
    assert find_notice_day(status, DAY) == notice
    sentence = describe_notice("1.1", status, DAY)
    assert (f" and {left}: 28 clear days' notice was to be published by " in sentence) if left else not sentence


def test_other_decisions_need_no_notice(plan_of_one: PlanOf) -> None:
    status = evaluate(plan_of_one("{date: 2018, decisions: [{body: Executive, planned: 2 March 2018}]}"))
    assert find_notice_day(status, DAY) is None
    assert describe_notice("1.1", status, DAY) == ""
