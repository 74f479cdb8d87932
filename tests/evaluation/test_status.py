"""The status of a target, each rule on both sides of its boundary day. The period is 2017/18."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.dates import Window
from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.status import TargetStatus, evaluate_status, list_missed
from actionplan.model.plan import Plan
from actionplan.model.statuses import STATUSES_BY_URGENCY, Status
from actionplan.reports.show import build_show_report

PlanOf = Callable[[str], Plan]


@pytest.fixture
def find_status(plan_of_one: PlanOf) -> Callable[..., TargetStatus]:
    """Work out the status of the one target of a plan on a day, for a period."""

    def find(text: str, day: str, period: Window | None = None) -> TargetStatus:
        plan = plan_of_one(text)
        (line,) = plan.walk()
        return evaluate_status(line.target, build_view(plan, date.fromisoformat(day), period))

    return find


FindStatus = Callable[..., TargetStatus]

DECIDED = (
    "{date: Summer 2017, decisions: [{body: Board, decided: [{on: 4 July 2017, outcome: Approved}]},"
    " {body: Council, decided: [{on: 1 August 2017, outcome: deferred}, {on: 5 September 2017, outcome: %s}]}]}"
)


@pytest.mark.parametrize(
    ("target", "day", "status", "days_late"),
    [
        # A window is due at its end: met on that day is on time, overdue is from the day after.
        ("{date: Summer 2017}", "2017-07-31", "not yet due", None),
        ("{date: Summer 2017}", "2017-08-01", "due", None),
        ("{date: Summer 2017}", "2017-08-31", "due", None),
        ("{date: Summer 2017}", "2017-09-01", "overdue", 1),
        ("{date: Summer 2017}", "2017-09-15", "overdue", 15),
        ("{date: by June 2017}", "2017-07-01", "overdue", 1),
        # An end that is open is never due.
        ("{date: not before June 2017}", "2019-01-01", "not yet due", None),
        # Complete, on time or late, from the day it was; an event in words is known at its last day.
        ("{date: Summer 2017, completed: 31 August 2017}", "2017-08-30", "due", None),
        ("{date: Summer 2017, completed: 31 August 2017}", "2017-08-31", "complete", None),
        ("{date: Summer 2017, completed: 3 September 2017}", "2017-09-02", "overdue", 2),
        ("{date: Summer 2017, completed: 3 September 2017}", "2017-09-03", "complete", 3),
        ("{date: Summer 2017, completed: 3 September 2017}", "2019-01-01", "complete", 3),
        ("{date: Spring 2017, completed: June 2017}", "2017-06-29", "overdue", 29),
        ("{date: Spring 2017, completed: June 2017}", "2017-06-30", "complete", 1),
        # Without a day that can be read, it is not known to be complete.
        ("{date: Spring 2017, completed: last week}", "2017-06-29", "overdue", 29),
        # Ongoing is never due or overdue; once its window is over it has ended.
        ("{date: Ongoing}", "2017-04-01", "ongoing", None),
        ("{date: Ongoing}", "2018-03-31", "ongoing", None),
        ("{date: Ongoing}", "2018-04-01", "ended", None),
        ("{date: Ongoing}", "2017-03-31", "not yet due", None),
        ("{date: June 2017 onwards}", "2030-01-01", "ongoing", None),
        ("{date: Ongoing, completed: 1 May 2017}", "2018-04-01", "complete", None),
        # A part of ongoing work that was done is not the whole of it.
        ("{date: Ongoing, completed: [{for: Q1 2017/18, on: 1 July 2017}]}", "2017-07-01", "ongoing", None),
        ("{date: Ongoing, completed: [{for: Q4 2017/18, on: 1 April 2017}]}", "2018-03-31", "ongoing", None),
        ("{date: Ongoing, completed: [{for: 2017/18, on: 1 July 2017}]}", "2017-07-01", "complete", None),
        # No date to go by.
        ("{date: TBC}", "2017-09-15", "no date", None),
        ("{date: ''}", "2017-09-15", "no date", None),
        ("{date: Sumer 2017}", "2017-09-15", "no date", None),
        ("{date: TBC, completed: 1 May 2017}", "2017-05-01", "complete", None),
        ("{date: TBC, completed: 1 May 2017}", "2017-04-30", "no date", None),
        # One quarter that was met is not the whole, once the others have lost their date.
        ("{date: Quarterly, completed: [{for: Q1 2017/18, on: 30 June 2017}], revised: [{to: TBC, on: 1 July 2017}]}",
         "2017-09-15", "no date", None),
        ("{date: Following the election}", "2017-09-15", "waiting", None),
        # Suspended from its day to the day before it resumes, and before everything but deleted.
        ("{date: May 2017, suspended: [{on: 1 June 2017}]}", "2017-05-31", "due", None),
        ("{date: May 2017, suspended: [{on: 1 June 2017}]}", "2017-06-01", "suspended", None),
        ("{date: May 2017, suspended: [{on: 1 June 2017, until: 9 June 2017}]}", "2017-06-08", "suspended", None),
        ("{date: May 2017, suspended: [{on: 1 June 2017, until: 9 June 2017}]}", "2017-06-09", "overdue", 9),
        ("{date: May 2017, suspended: [{on: 1 May 2017, until: 9 May 2017}, {on: 2 June 2017}]}", "2017-06-02",
         "suspended", None),
        # Deleted from its day, and before everything.
        ("{date: May 2017, deleted: {on: 2 June 2017}}", "2017-06-01", "overdue", 1),
        ("{date: May 2017, deleted: {on: 2 June 2017}}", "2017-06-02", "deleted", None),
        ("{date: May 2017, suspended: [{on: 1 June 2017}], deleted: {on: 2 June 2017}}", "2017-06-02", "deleted", None),
        # A target with decisions is complete on the day the last is satisfied, and not before.
        (DECIDED % "approved with amendments", "2017-08-31", "due", None),
        (DECIDED % "approved with amendments", "2017-09-04", "overdue", 4),
        (DECIDED % "approved with amendments", "2017-09-05", "complete", 5),
        (DECIDED % "not required", "2017-09-05", "complete", 5),
        (DECIDED % "refused", "2017-09-05", "overdue", 5),
        ("{date: Summer 2017, decisions: [{body: Board}], completed: 1 July 2017}", "2017-09-01", "overdue", 1),
    ],
)  # fmt: skip
def test_the_status_on_both_sides_of_a_day(
    find_status: FindStatus, target: str, day: str, status: str, days_late: int | None
) -> None:
    found = find_status(target, day)
    assert (found.name, found.days_late) == (status, days_late)


def test_due_is_what_falls_in_the_period_asked_about(find_status: FindStatus) -> None:
    december = Window(date(2017, 12, 1), date(2017, 12, 31))
    assert find_status("{date: December 2017}", "2017-09-15", december).name == "due"
    assert find_status("{date: December 2017}", "2017-09-15").name == "not yet due"
    assert find_status("{date: January 2018}", "2017-09-15", december).name == "not yet due"
    assert find_status("{date: September 2017}", "2017-09-15", december).name == "not yet due"
    assert find_status("{date: December 2017}", "2018-01-01", december).name == "overdue"


def test_a_target_goes_back_to_waiting_when_its_approval_is_taken_back(find_status: FindStatus) -> None:
    decided = "[{on: 1 July 2017, outcome: approved}, {on: 2 August 2017, outcome: deferred}]"
    target = f"{{date: Summer 2017, decisions: [{{body: Board, decided: {decided}}}]}}"
    assert find_status(target, "2017-08-01").completed_on == date(2017, 7, 1)
    assert find_status(target, "2017-08-02").completed_on is None


def test_the_last_decision_counts_whichever_stands_last(find_status: FindStatus) -> None:
    one = "{body: A, decided: [{on: 9 July 2017, outcome: approved}]}"
    two = "{body: B, decided: [{on: 4 July 2017, outcome: approved}]}"
    for decisions in (f"[{one}, {two}]", f"[{two}, {one}]"):
        assert find_status(f"{{date: Summer 2017, decisions: {decisions}}}", "2017-08-01").completed_on == date(
            2017, 7, 9
        )


def test_approved_twice_is_complete_since_the_first(find_status: FindStatus) -> None:
    decided = "[{on: 1 July 2017, outcome: approved}, {on: 2 August 2017, outcome: approved with amendments}]"
    target = f"{{date: Summer 2017, decisions: [{{body: Board, decided: {decided}}}]}}"
    assert find_status(target, "2017-08-02").completed_on == date(2017, 7, 1)


REVISED = (
    "{date: Summer 2017, revised: [{to: Autumn 2017, on: 12 June 2017, why: Late},"
    " {to: October 2017, on: 1 September 2017}]}"
)


@pytest.mark.parametrize(
    ("day", "due", "status"),
    [
        ("2017-06-11", date(2017, 8, 31), "not yet due"),
        ("2017-06-12", date(2017, 11, 30), "not yet due"),
        ("2017-08-31", date(2017, 11, 30), "not yet due"),
        ("2017-09-01", date(2017, 10, 31), "not yet due"),
        ("2017-10-31", date(2017, 10, 31), "due"),
        ("2017-11-01", date(2017, 10, 31), "overdue"),
    ],
)
def test_a_revision_moves_the_due_day_from_its_own_day(
    find_status: FindStatus, day: str, due: date, status: str
) -> None:
    found = find_status(REVISED, day)
    assert (found.due, found.name, found.published_due) == (due, status, date(2017, 8, 31))


def test_what_is_only_proposed_moves_nothing(find_status: FindStatus) -> None:
    found = find_status("{date: Summer 2017, proposed: {to: Winter 2017, on: 1 June 2017}}", "2017-09-01")
    assert (found.name, found.due) == ("overdue", date(2017, 8, 31))


QUARTERLY = "{date: Quarterly, completed: [%s]}"
Q1 = "{for: Q1 2017/18, on: 5 July 2017}"
Q2 = "{for: July to September 2017, on: 30 September 2017}"


@pytest.mark.parametrize(
    ("done", "day", "status", "occurrence"),
    [
        ("", "2017-06-30", "due", date(2017, 6, 30)),
        ("", "2017-07-01", "overdue", date(2017, 6, 30)),
        (Q1, "2017-07-04", "overdue", date(2017, 6, 30)),
        (Q1, "2017-07-05", "not yet due", date(2017, 9, 30)),
        (Q1, "2017-10-01", "overdue", date(2017, 9, 30)),
        (f"{Q1}, {Q2}", "2017-10-01", "not yet due", date(2017, 12, 31)),
        (Q2, "2017-10-01", "overdue", date(2017, 6, 30)),
        # A completion that names none meets what is due by its day, and not what is to come.
        ("{on: 1 May 2017}", "2017-04-30", "not yet due", date(2017, 6, 30)),
        ("{on: 1 May 2017}", "2017-05-01", "not yet due", date(2017, 9, 30)),
        ("{on: 29 September 2017}", "2017-09-30", "due", date(2017, 9, 30)),
        ("{on: 30 September 2017}", "2017-09-30", "not yet due", date(2017, 12, 31)),
        ("{on: 31 March 2018}", "2018-03-31", "complete", None),
        # A longer time meets all it holds, a day the occurrence it lies in.
        ("{for: H1 2017/18, on: 5 July 2017}", "2017-10-01", "not yet due", date(2017, 12, 31)),
        ("{for: 7 April 2017, on: 5 July 2017}", "2017-07-05", "not yet due", date(2017, 9, 30)),
        # What names no occurrence that can be read meets none.
        ("{for: the first one, on: 5 July 2017}", "2017-07-05", "overdue", date(2017, 6, 30)),
    ],
)  # fmt: skip
def test_a_recurring_target_stands_by_its_next_unmet_occurrence(
    find_status: FindStatus, done: str, day: str, status: str, occurrence: date | None
) -> None:
    found = find_status(QUARTERLY % done, day)
    latest = found.occurrence.latest if found.occurrence else None
    assert (found.name, latest) == (status, occurrence)
    assert found.published_due == found.due == (occurrence or date(2018, 3, 31))


@pytest.mark.parametrize(
    ("written", "done", "met"),
    [
        # Of a list: what is due by the day, and what holds the day; the first where it is early for all.
        ("June and December 2017", "1 May 2017", 1),
        ("June and December 2017", "1 July 2017", 1),
        ("June and December 2017", "30 November 2017", 1),
        ("June and December 2017", "1 December 2017", 2),
        ("June, September and December 2017", "14 September 2017", 2),
        # Of what recurs: what is due by the day, or the first. The quarter that holds the day is still to come.
        ("Quarterly", "3 April 2017", 1),
        ("Quarterly", "29 September 2017", 1),
        ("Quarterly", "30 September 2017", 2),
        ("Quarterly", "2 April 2018", 4),
        # What has one window is met whatever the day.
        ("Summer 2017", "1 April 2017", 1),
        ("Ongoing", "1 May 2017", 1),
        ("not before June 2017", "1 May 2017", 1),
    ],
)
def test_a_plain_completion_ticks_off_nothing_that_is_to_come(
    find_status: FindStatus, written: str, done: str, met: int
) -> None:
    found = find_status(f"{{date: {written!r}, completed: {done}}}", "2018-04-02")
    assert len(found.windows) - len(found.unmet_windows) == met
    assert found.unmet_windows == found.windows[met:]
    assert (found.completed_on is not None) == (met == len(found.windows))


def test_a_recurring_target_is_complete_with_its_last_occurrence(find_status: FindStatus) -> None:
    done = "{for: June 2017, on: 1 July 2017}, {for: December 2017, on: 4 January 2018}"
    target = f"{{date: June and December 2017, completed: [{done}]}}"
    assert find_status(target, "2018-01-03").name == "overdue"
    found = find_status(target, "2018-01-04")
    assert (found.name, found.completed_on, found.due, found.days_late) == (
        "complete",
        date(2018, 1, 4),
        date(2017, 12, 31),
        4,
    )


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("31 December 2017", "complete 31 Dec 2017, on time; 2 of 3 met late"),
        ("3 January 2018", "complete 3 Jan 2018, 3 days late; 3 of 3 met late"),
    ],
)
def test_occurrences_met_late_are_told_once_all_are_met(plan_of_one: PlanOf, last: str, words: str) -> None:
    done = f"{{for: June 2017, on: 8 July 2017}}, {{for: July 2017, on: 1 August 2017}}, {{on: {last}}}"
    plan = plan_of_one(f"{{date: 'June, July and December 2017', completed: [{done}]}}")
    (row,) = build_show_report(plan, date(2018, 3, 1), "1.1").sections[1:]
    assert row.table
    facts = [(name.text, fact.text) for name, fact in row.table.rows]
    start = [name for name, _ in facts].index("Each date")
    assert facts[start : start + 2] == [
        ("Each date", "June 2017: met on 8 July 2017, 8 days late"),
        ("", "July 2017: met on 1 August 2017, 1 day late"),
    ]
    assert ("Status", words) in facts


def test_missed_is_every_unmet_occurrence_whose_last_day_has_gone(find_status: FindStatus) -> None:
    def latest(day: str) -> list[date | None]:
        target = "{date: Monthly, completed: [{for: May 2017, on: 1 June 2017}]}"
        return [window.latest for window in list_missed(find_status(target, day), date.fromisoformat(day))]

    assert latest("2017-04-30") == []
    assert latest("2017-05-01") == [date(2017, 4, 30)]
    assert latest("2017-05-31") == [date(2017, 4, 30)]
    assert latest("2017-06-30") == [date(2017, 4, 30)]
    assert latest("2017-07-01") == [date(2017, 4, 30), date(2017, 6, 30)]


def test_a_later_period_is_about_the_occurrence_that_falls_in_it(find_status: FindStatus) -> None:
    december = Window(date(2017, 12, 1), date(2017, 12, 31))
    due = find_status("{date: Quarterly}", "2017-06-30", december)
    assert (due.name, due.due) == ("due", date(2017, 12, 31))
    late = find_status("{date: Quarterly}", "2017-07-01", december)
    assert (late.name, late.due) == ("overdue", date(2017, 6, 30))


def list_waits(found: TargetStatus) -> list[tuple[str, str]]:
    """What a target waits for, and what is known of each."""
    return [(wait.name, wait.note) for wait in found.blockers]


def waiting(text: str, expected: str = "") -> str:
    event = f"events: [{{event: Financial Strategy, {expected}happened: 28 February 2018}}]"
    return f"{event}\n{{date: {text}, waits_for: financial strategy}}"


@pytest.mark.parametrize(
    ("text", "day", "status", "due"),
    [
        ("In line with Financial Strategy", "2018-02-27", "waiting", None),
        ("In line with Financial Strategy", "2018-02-28", "due", date(2018, 2, 28)),
        ("In line with Financial Strategy", "2018-03-01", "overdue", date(2018, 2, 28)),
        ("Following the Financial Strategy", "2018-02-27", "waiting", None),
        ("Following the Financial Strategy", "2018-02-28", "no date", None),
        ("30 days after the Financial Strategy", "2018-02-27", "waiting", None),
        ("30 days after the Financial Strategy", "2018-02-28", "not yet due", date(2018, 3, 30)),
        ("30 days after the Financial Strategy", "2018-03-31", "overdue", date(2018, 3, 30)),
        ("Summer 2017", "2017-09-01", "overdue", date(2017, 8, 31)),
    ],
)
def test_a_dependent_date_is_dated_by_what_it_waits_for(
    find_status: FindStatus, text: str, day: str, status: str, due: date | None
) -> None:
    found = find_status(waiting(text), day)
    assert (found.name, found.due) == (status, due)
    assert found.published_due == (due if text == "Summer 2017" else None)


@pytest.mark.parametrize(
    ("text", "day", "status", "due"),
    [
        ("In line with Financial Strategy", "2017-12-31", "not yet due", date(2018, 1, 31)),
        ("In line with Financial Strategy", "2018-02-27", "overdue", date(2018, 1, 31)),
        ("As per the Strategy", "2018-01-01", "due", date(2018, 1, 31)),
        ("To tie in with the Strategy", "2018-01-31", "due", date(2018, 1, 31)),
        ("In parallel with the Strategy", "2018-02-01", "overdue", date(2018, 1, 31)),
        ("(see Strategy)", "2018-02-01", "overdue", date(2018, 1, 31)),
        # Once it has happened, that is its date.
        ("In line with Financial Strategy", "2018-02-28", "due", date(2018, 2, 28)),
        ("Following the Financial Strategy", "2018-02-27", "waiting", None),
        ("Once the Financial Strategy is adopted", "2018-02-27", "waiting", None),
    ],
)
def test_what_goes_with_an_event_is_due_when_that_is_expected(
    find_status: FindStatus, text: str, day: str, status: str, due: date | None
) -> None:
    found = find_status(waiting(text, "expected: January 2018, "), day)
    assert (found.name, found.due, found.published_due) == (status, due, None)


def test_an_event_expected_at_no_day_that_can_be_read_gives_none(find_status: FindStatus) -> None:
    found = find_status(waiting("In line with the Strategy", "expected: soon, "), "2018-02-27")
    assert (found.name, found.due, found.blockers[0].note) == ("waiting", None, "expected soon")


@pytest.mark.parametrize(
    ("text", "day", "waits"),
    [
        ("Following the Strategy", "2018-02-27", [("Financial Strategy", "expected February 2018")]),
        ("Following the Strategy", "2018-02-28",
         [("Financial Strategy", "happened 28 February 2018: a date is needed")]),
        ("In line with the Strategy", "2018-02-27", [("Financial Strategy", "expected February 2018")]),
        ("In line with the Strategy", "2018-02-28", []),
        ("Summer 2017", "2018-02-27", [("Financial Strategy", "expected February 2018")]),
        ("Summer 2017", "2018-02-28", []),
    ],
)  # fmt: skip
def test_what_is_waited_for(find_status: FindStatus, text: str, day: str, waits: list[tuple[str, str]]) -> None:
    assert list_waits(find_status(waiting(text, "expected: February 2018, "), day)) == waits


def test_another_plan_s_target_is_waited_for_by_its_ref(find_status: FindStatus) -> None:
    found = find_status("{date: Following the joint plan, waits_for: 'jsp:1.1a'}", "2018-02-27")
    assert (found.name, [wait.name for wait in found.blockers]) == ("waiting", ["jsp:1.1a"])


@pytest.mark.parametrize(
    ("day", "waits"),
    [
        ("2017-07-03", [("Board", ""), ("Full Council", "planned July 2017")]),
        ("2017-07-04", [("Full Council", "planned July 2017")]),
        ("2017-08-01", [("Full Council", "deferred on 1 August 2017")]),
        ("2017-09-05", []),
    ],
)
def test_bodies_are_waited_for_until_they_are_satisfied(
    find_status: FindStatus, day: str, waits: list[tuple[str, str]]
) -> None:
    target = (DECIDED % "approved").replace("body: Council", "body: Council, planned: July 2017")
    found = find_status(f"bodies: [{{name: Full Council, also: [Council]}}]\n{target}", day)
    assert list_waits(found) == waits


def test_what_was_deleted_waits_for_nothing(find_status: FindStatus) -> None:
    target = "{date: Summer 2017, decisions: [{body: Board}], deleted: {on: 2 May 2017}}"
    assert [wait.name for wait in find_status(target, "2017-05-01").blockers] == ["Board"]
    assert find_status(target, "2017-05-02").blockers == ()


def test_the_rag_is_the_last_one_said_by_the_day(find_status: FindStatus) -> None:
    updates = "{on: 1 May 2017, rag: Green}, {on: 1 June 2017, note: No change}, {on: 3 July 2017, rag: red}"
    target = f"{{date: Summer 2017, updates: [{updates}]}}"
    assert tuple(find_status(target, "2017-04-30").rating)[:2] == ("", None)
    assert tuple(find_status(target, "2017-07-02").rating)[:2] == ("green", date(2017, 5, 1))
    assert tuple(find_status(target, "2017-07-03").rating)[:2] == ("red", date(2017, 7, 3))
    turned = "{date: Summer 2017, updates: [{on: 3 July 2017, rag: red}, {on: 1 May 2017, rag: green}]}"
    assert tuple(find_status(turned, "2017-07-03").rating)[:2] == ("red", date(2017, 7, 3))


def test_the_manual_of_the_json_lists_the_statuses_in_the_order_in_which_they_are_decided() -> None:
    text = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    *first, last = Status
    assert f"{', '.join(f'`{status}`' for status in first)} or `{last}`" in text


def test_reports_count_every_status_once() -> None:
    assert sorted(STATUSES_BY_URGENCY) == sorted(Status)


@pytest.mark.parametrize(
    ("completed", "due", "published_due"),
    [("", date(2017, 7, 31), date(2017, 6, 30)), ("completed: 4 July 2017, ", date(2017, 10, 31), date(2017, 9, 30))],
)
def test_the_published_day_of_two_dates_is_that_of_the_one_that_was_replaced(
    find_status: FindStatus, completed: str, due: date, published_due: date
) -> None:
    revised = "revised: [{to: July 2017 and October 2017, on: 4 May 2017, why: Late}]"
    status = find_status(f"{{date: June 2017 and September 2017, {completed}{revised}}}", "2017-07-04")
    assert (status.due, status.published_due) == (due, published_due)


STARTING = "date: March 2018, start: May 2017"


@pytest.mark.parametrize(
    ("more", "day", "missed"),
    [
        # A planned start is missed from the day after its last day, until work has started.
        ("", "2017-05-31", None),
        ("", "2017-06-01", date(2017, 5, 31)),
        ("started: June 2017", "2017-06-29", date(2017, 5, 31)),
        ("started: June 2017", "2017-06-30", None),
        # Whatever was completed has started, on whichever day; what stopped need not.
        ("completed: 4 June 2017", "2017-06-03", date(2017, 5, 31)),
        ("completed: 4 June 2017", "2017-06-04", None),
        ("completed: yes", "2017-06-04", None),
        ("updates: [{on: 4 June 2017, percent: 0}]", "2017-06-04", date(2017, 5, 31)),
        ("updates: [{on: 4 June 2017, percent: 5%}]", "2017-06-03", date(2017, 5, 31)),
        ("updates: [{on: 4 June 2017, percent: 5%}]", "2017-06-04", None),
        ("deleted: {on: 4 June 2017}", "2017-06-04", None),
        ("suspended: [{on: 4 June 2017}]", "2017-06-04", None),
        # A step on the way that is done is work, and one that is still to do is none.
        ("steps: [{step: Draft, done: 4 June 2017}]", "2017-06-03", date(2017, 5, 31)),
        ("steps: [{step: Draft, done: 4 June 2017}]", "2017-06-04", None),
        ("steps: [{step: Draft, done: yes}]", "2017-06-04", None),
        ("steps: [Draft]", "2017-06-04", date(2017, 5, 31)),
    ],
)
def test_a_planned_start_is_missed_until_work_has_started(
    find_status: FindStatus, more: str, day: str, missed: date | None
) -> None:
    assert find_status(f"{{{STARTING}{', ' if more else ''}{more}}}", day).start_missed == missed


@pytest.mark.parametrize(
    ("start", "missed"),
    [
        ("by June 2017", date(2017, 6, 30)),
        ("April to June 2017", date(2017, 6, 30)),
        # Of several days, work starts with the first.
        ("June and September 2017", date(2017, 6, 30)),
        ("Quarterly", date(2017, 6, 30)),
        # What only says from when has no last day, and what has no day is not late.
        ("from June 2017", None),
        ("June 2017 onwards", None),
        ("not before June 2017", None),
        ("TBC", None),
        ("after the election", None),
        ("soon", None),
    ],
)
def test_work_is_late_to_start_from_the_day_after_the_first_days_on_which_it_may(
    find_status: FindStatus, start: str, missed: date | None
) -> None:
    target = f"{{date: March 2018, start: {start}}}"
    assert find_status(target, "2017-06-30").start_missed is None
    assert find_status(target, "2017-07-01").start_missed == missed


@pytest.mark.parametrize(("done", "day"), [("3 June 2017", "2017-06-03"), ("yes", "2017-06-03")])
def test_a_recurring_target_has_started_once_one_of_its_dates_is_met(
    find_status: FindStatus, done: str, day: str
) -> None:
    target = f"{{date: Quarterly, start: May 2017, completed: [{{for: Q1 2017/18, on: {done}}}]}}"
    if done != "yes":
        assert find_status(target, "2017-06-02").start_missed == date(2017, 5, 31)
    assert find_status(target, day).start_missed is None


FOLLOWED = (
    "{date: Summer 2017, work_follows: %s,"
    " decisions: [{body: Board, decided: [{on: 4 July 2017, outcome: approved}]}]%s}"
)


@pytest.mark.parametrize(
    ("follows", "more", "status"),
    [
        ("yes", "", "overdue"),
        ("true", "", "overdue"),
        ("no", "", "complete"),
        ("yes", ", completed: 4 August 2017", "complete"),
        ("yes", ", completed: yes", "complete"),
    ],
)
def test_an_approval_does_not_complete_what_work_follows(
    find_status: FindStatus, follows: str, more: str, status: str
) -> None:
    found = find_status(FOLLOWED % (follows, more), "2017-09-01")
    assert (found.name, list_waits(found)) == (status, [])
