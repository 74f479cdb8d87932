"""Calendars of decisions: each that is to be taken, on the day of its meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from ical.calendar_stream import IcsCalendarStream

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.renderers import EmptyOutputError
from actionplan.renderers.data.ics import list_omissions, render
from actionplan.reports.decisions import build_decisions_report

if TYPE_CHECKING:
    from ical.event import Event

PlanOf = Callable[[str], Plan]

DAY = date(2018, 9, 15)
"""The day of the reports. The target's own date is the end of the year."""


def plan_with(*decisions: str, target: str = "") -> str:
    listed = "".join(f"\n                  - {decision}" for decision in decisions)
    return f"""
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Business plan
            officer: Head of Planning
            targets:
              - date: December 2018
                measures: [Approved]
                {target or "started: 1 May 2018"}
                decisions:{listed}
"""


def list_events(plan: Plan, day: date = DAY, **options: Any) -> list[Event]:
    report = build_decisions_report(plan, day)
    return IcsCalendarStream.calendar_from_ics(render(report, **options)).events


@pytest.mark.parametrize(
    ("decision", "day", "title"),
    [
        ("{body: Cabinet, planned: 9 October 2018}", date(2018, 10, 9), "1.1 Cabinet to decide: Business plan"),
        (
            "{body: Cabinet, planned: October 2018}",
            date(2018, 10, 31),
            "1.1 Cabinet to decide: Business plan (October 2018)",
        ),
        (
            "{body: Cabinet, planned: 4 or 20 October 2018}",
            date(2018, 10, 20),
            "1.1 Cabinet to decide: Business plan (4 or 20 October 2018)",
        ),
        (
            "{body: Cabinet, decided: [{on: 1 May 2018, outcome: deferred, to: 13 November 2018}]}",
            date(2018, 11, 13),
            "1.1 Cabinet to decide: Business plan",
        ),
        (
            "{body: Cabinet, planned: 9 October 2018, decided: [{on: 1 May 2018, outcome: noted}]}",
            date(2018, 10, 9),
            "1.1 Cabinet to decide: Business plan",
        ),
        (
            "{body: Cabinet, planned: 9 July 2018}",
            date(2018, 7, 9),
            "Overdue: 1.1 Cabinet to decide: Business plan",
        ),
        (
            "{body: Scrutiny, planned: 9 October 2018, to_note: yes}",
            date(2018, 10, 9),
            "1.1 Scrutiny to note: Business plan",
        ),
        (
            "{body: Cabinet, party: Southbank, planned: 9 October 2018}",
            date(2018, 10, 9),
            "1.1 Cabinet of Southbank to decide: Business plan",
        ),
    ],
)
def test_a_decision_is_on_the_day_of_its_meeting(plan_of: PlanOf, decision: str, day: date, title: str) -> None:
    (event,) = list_events(plan_of(plan_with(decision)))
    assert (event.dtstart, event.dtend) == (day, day + timedelta(days=1))
    assert event.summary == title


@pytest.mark.parametrize("outcome", ["approved", "refused", "not required", "agreed"])
def test_what_is_decided_is_not_in_it(plan_of: PlanOf, outcome: str) -> None:
    decided = f"{{body: Cabinet, planned: 9 October 2018, decided: [{{on: 1 May 2018, outcome: {outcome}}}]}}"
    (event,) = list_events(plan_of(plan_with(decided, "{body: Full Council, planned: 20 November 2018}")))
    assert event.summary == "1.1 Full Council to decide: Business plan"
    report = build_decisions_report(plan_of(plan_with(decided)), DAY)
    with pytest.raises(EmptyOutputError, match="has no decision that is to be taken"):
        render(report)


def test_a_decision_without_a_day_of_its_own_is_named_and_left_out(plan_of: PlanOf) -> None:
    """The last day of the target is no meeting."""
    named = "1 decision has no planned day and is not in the calendar: 1.1 by Full Council."
    plan = plan_of(plan_with("{body: Cabinet, planned: 9 October 2018}", "Full Council"))
    (event,) = list_events(plan)
    assert event.summary == "1.1 Cabinet to decide: Business plan"
    assert named in list_omissions(build_decisions_report(plan, DAY))
    with pytest.raises(EmptyOutputError, match=named):
        render(build_decisions_report(plan_of(plan_with("Full Council")), DAY))


@pytest.mark.parametrize(
    ("planned", "has_alarm"),
    [
        ("30 September 2018", True),
        ("29 September 2018", False),
        ("16 September 2018", False),
        ("9 July 2018", False),
    ],
)
def test_an_alarm_is_only_to_come(plan_of: PlanOf, planned: str, *, has_alarm: bool) -> None:
    (event,) = list_events(plan_of(plan_with(f"{{body: Cabinet, planned: {planned}}}")), alarm=True)
    assert [alarm.trigger for alarm in event.alarm] == ([timedelta(days=-14)] if has_alarm else [])


@pytest.mark.parametrize(
    ("planned", "target", "state"),
    [
        ("9 October 2018", "", "CONFIRMED"),
        ("October 2018", "", "TENTATIVE"),
        ("9 October 2018", "suspended: [{on: 1 May 2018}]", "TENTATIVE"),
    ],
)
def test_a_day_that_may_change_is_tentative(plan_of: PlanOf, planned: str, target: str, state: str) -> None:
    (event,) = list_events(plan_of(plan_with(f"{{body: Cabinet, planned: {planned}}}", target=target)), alarm=True)
    assert event.status == state
    assert bool(event.alarm) == (not target)


def test_a_day_that_moves_moves_its_event(plan_of: PlanOf) -> None:
    before = list_events(
        plan_of(plan_with("{body: Cabinet, planned: 9 October 2018}", "{body: B, planned: 1 May 2019}"))
    )
    after = list_events(
        plan_of(plan_with("{body: B, planned: 1 May 2019}", "{body: Cabinet, planned: 6 November 2018}")),
        DAY + timedelta(days=1),
    )
    assert {event.uid for event in before} == {event.uid for event in after}
    (moved,) = (event for event in after if "Cabinet" in str(event.summary))
    (was,) = (event for event in before if event.uid == moved.uid)
    assert (was.dtstart, moved.dtstart) == (date(2018, 10, 9), date(2018, 11, 6))
    assert (moved.sequence or 0) > (was.sequence or 0)


def test_a_body_decides_twice_in_two_events(plan_of: PlanOf) -> None:
    made = list_events(plan_of(plan_with("{body: A, planned: 9 October 2018}", "{body: A, planned: 9 November 2018}")))
    assert len({event.uid for event in made}) == 2


def test_it_says_what_a_member_asks(plan_of: PlanOf) -> None:
    first = "{body: Scrutiny, planned: 2 October 2018}"
    (_, event) = list_events(
        plan_of(plan_with(first, "{body: Cabinet, planned: 9 October 2018, key: yes, after: Scrutiny}"))
    )
    lines = str(event.description).splitlines()
    assert lines[:6] == [
        "Decision by: Cabinet",
        "Date or period: 9 October 2018",
        "Decision: to be decided, as at 15 September 2018",
        "Depends on: Scrutiny",
        "Key decision: yes",
        "Notice by: 10 September 2018",
    ]
    assert "Responsible officer: Head of Planning" in lines


def test_the_calendar_of_a_body_has_its_decisions_alone(plan_of: PlanOf) -> None:
    plan = plan_of(plan_with("{body: A, planned: 9 October 2018}", "{body: B, planned: 9 November 2018}"))
    report = build_decisions_report(plan, DAY, target_filter=TargetFilter(bodies=("B",)))
    (event,) = IcsCalendarStream.calendar_from_ics(render(report)).events
    assert event.summary == "1.1 B to decide: Business plan"
