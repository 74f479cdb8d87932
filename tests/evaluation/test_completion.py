"""A completion is late only where every possible day of it is late, and may be on a day that nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Window
from actionplan.evaluation.completion_count import count_completions
from actionplan.evaluation.filters import EVERYTHING
from actionplan.evaluation.occurrences import count_days_late, is_surely_in_time
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Plan
from actionplan.reports.support.status_text import format_status

PlanOf = Callable[[str], Plan]

DAY = date(2020, 12, 31)


def _evaluate(plan: Plan, day: date = DAY) -> list[EvaluatedTarget]:
    return evaluate_targets(build_views(plan, day), EVERYTHING)


@pytest.mark.parametrize(
    ("target", "words", "is_late"),
    [
        ("date: June 2017, completed: 30 June 2017", "complete 30 Jun 2017, on time", False),
        ("date: June 2017, completed: 1 July 2017", "complete 1 Jul 2017, 1 day late", True),
        # Any day of the month may be the one.
        ("date: 15 June 2017, completed: June 2017", "complete in June 2017, not known if in time", None),
        ("date: June 2017, completed: June 2017", "complete in June 2017, on time", False),
        ("date: May 2017, completed: June 2017", "complete in June 2017, at least 1 day late", True),
        ("date: May 2020, completed: by 1 September 2020", "complete by 1 Sep 2020, not known if in time", None),
        ("date: October 2020, completed: by 1 September 2020", "complete by 1 Sep 2020, on time", False),
        ("date: June 2017, completed: Summer 2017", "complete in June to August 2017, not known if in time", None),
        # Nobody knows the day.
        ("date: June 2017, completed: yes", "complete, day not known", None),
        ("date: June 2017, completed: Yes", "complete, day not known", None),
        ("date: June 2017, completed: true", "complete, day not known", None),
        ("date: June 2017, completed: {on: yes, note: said in a meeting}", "complete, day not known", None),
        ("date: Monthly to June 2017, completed: yes", "complete, day not known", None),
        ("date: TBC, completed: yes", "complete, day not known", None),
        # Of several completions the first counts, in whichever order they are written.
        ("date: June 2017, completed: [{on: 3 July 2017}, {on: 30 June 2017}]", "complete 30 Jun 2017, on time", False),
        ("date: TBC, completed: [{on: 3 July 2017}, {on: 30 June 2017}, {on: yes}]", "complete 30 Jun 2017", None),
        # A decision may have been on any day of its month as well.
        ("date: 15 June 2017, decisions: [{body: Board, decided: [{on: June 2017, outcome: approved}]}]",
         "complete in June 2017, not known if in time", None),
        ("date: May 2017, decisions: [{body: Board, decided: [{on: June 2017, outcome: approved}]}]",
         "complete in June 2017, at least 1 day late", True),
    ],
)  # fmt: skip
def test_late_is_said_only_where_every_day_is_late(
    plan_of_one: PlanOf, target: str, words: str, *, is_late: bool | None
) -> None:
    (item,) = _evaluate(plan_of_one(f"{{{target}}}"))
    assert (item.status.name, format_status(item)) == ("complete", words)
    assert item.status.is_completed_late is is_late
    assert item.status.is_finished


def test_one_of_several_dates_can_be_met_on_a_day_that_nobody_knows(plan_of_one: PlanOf) -> None:
    target = "{date: July 2020 and August 2020, completed: [{for: July 2020, on: yes}]}"
    (item,) = _evaluate(plan_of_one(target))
    assert (item.status.name, item.status.due) == ("overdue", date(2020, 8, 31))


def test_what_is_complete_on_no_known_day_counts_on_every_day(plan_of_one: PlanOf) -> None:
    (item,) = _evaluate(plan_of_one("{date: June 2017, completed: yes}"), date(2017, 4, 1))
    assert (item.status.name, item.status.completed_on) == ("complete", None)


def test_late_on_time_and_not_known_are_counted_apart(plan_of: PlanOf) -> None:
    days = ("May 2017", "1 July 2017", "yes", "by July 2017", "2 July 2017")
    targets = ", ".join(
        f"{{target: {letter}, date: June 2017, completed: {on}}}" for letter, on in zip("abcde", days, strict=True)
    )
    plan = plan_of(
        "themes: [{theme: T, actions: [{action: 1, title: A, outputs: "
        f"[{{output: 1.1, text: O, targets: [{targets}, {{target: f, date: TBC, completed: yes}}]}}]}}]}}]"
    )
    assert count_completions(_evaluate(plan)).words == "2 on time, 2 late and 2 not known if in time"


@given(st.dates(), st.dates(), st.dates())
def test_late_and_in_time_never_both_and_each_holds_for_every_day(due: date, one: date, other: date) -> None:
    met = Window(min(one, other), max(one, other))
    is_late, is_in_time = count_days_late(Window(None, due), met) > 0, is_surely_in_time(due, met)
    assert is_late == (min(one, other) > due)
    assert is_in_time == (max(one, other) <= due)


@pytest.mark.parametrize(
    ("events", "day", "words"),
    [
        ("", date(2016, 1, 1), "complete, day not known"),
        ("started: May 2017", date(2017, 4, 30), "not yet due"),
        ("started: May 2017", date(2017, 5, 1), "complete, day not known, not before 1 May 2017"),
        ("updates: [{on: 4 July 2017, note: All done}]", date(2017, 5, 1), "complete, day not known"),
        ("updates: [{on: 4 July 2017, percent: 100%}]", date(2017, 5, 1), "complete, day not known"),
        ("updates: [{on: 4 July 2017, percent: 60%}]", date(2017, 7, 3), "overdue"),
        ("updates: [{on: 4 July 2017, percent: 60%}]", date(2017, 7, 4), "not before 4 Jul 2017, at least 4 days late"),
        ("updates: [{on: 1 May 2017, next: Ask again}]", date(2017, 4, 30), "not yet due"),
        ("updates: [{on: 1 May 2017, rag: Amber}]", date(2017, 5, 1), "not before 1 May 2017"),
        ("updates: [{on: 1 May 2017, rag: green}]", date(2017, 4, 30), "complete, day not known"),
        ("revised: [{to: August 2017, on: 4 July 2017, why: W}]", date(2017, 7, 4), "not before 4 Jul 2017"),
        ("proposed: [{to: August 2017, on: 1 May 2017, why: W}]", date(2017, 5, 2), "not before 1 May 2017"),
        ("suspended: [{on: 1 April 2017, why: W, until: 1 May 2017}]", date(2017, 5, 2), "not before 1 May 2017"),
    ],
)
def test_what_has_no_day_is_complete_since_something_says_that_it_was_open(
    plan_of_one: PlanOf, events: str, day: date, words: str
) -> None:
    plan = plan_of_one(f"{{date: June 2017, measures: [M], completed: yes{f', {events}' if events else ''}}}")
    (item,) = _evaluate(plan, day)
    said = format_status(item)
    assert said == words if not events else words in said
    assert item.status.is_complete == ("day not known" in said)
    assert ("not before" in said) == ("not before" in words or words.startswith("at least"))
