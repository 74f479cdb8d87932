"""Words that count from today are refused in a plan, and stay what they are beside a date."""

from __future__ import annotations

import pytest

from actionplan.dates import Context, read_date
from actionplan.dates.surroundings.today_words import TODAY_PROBLEM

REFUSED = [
    "today", "by tomorrow", "Yesterday", "from today", "last quarter", "next quarter", "this quarter", "LAST  QUARTER",
    "by the end of next month", "this month", "last week", "next week", "next year", "last year", "next financial year",
    "last Friday", "next Friday", "last September", "next June", "next spring", "6 weeks ago", "two months ago",
    "last 6 weeks", "3 months from now", "before last quarter", "quarterly from next month", "monthly until next year",
    "Q3 next year", "June next year", "June (next year)", "rest of the year", "year to date",
]  # fmt: skip


@pytest.mark.parametrize("period", ["2017/18", "2017/18 to 2019/20", "2026/27"])
@pytest.mark.parametrize("phrase", REFUSED)
def test_a_date_that_counts_from_today_is_refused(phrase: str, period: str) -> None:
    reading = read_date(phrase, Context(period))
    assert (reading.kind, reading.problem) == ("unreadable", TODAY_PROBLEM)


@pytest.mark.parametrize("phrase", ["this year", "by the end of this financial year", "this summer"])
def test_this_year_is_that_of_a_plan_for_one_year(phrase: str) -> None:
    assert read_date(phrase, Context("2017/18")).kind == "window"
    assert read_date(phrase, Context("2017/18 to 2019/20")).problem == TODAY_PROBLEM


@pytest.mark.parametrize(
    "phrase",
    [
        "last quarter of 2017/18",
        "last quarter of the year",
        "last quarter 2017/18",
        "this month: June 2017",
        "September 2017 (reported last month)",
        "next meeting June 2017",
        "June 2017 (next year)",
        "June (reported to the Board last month)",
    ],
)
def test_beside_a_date_they_are_words(phrase: str) -> None:
    assert read_date(phrase, Context("2017/18")).kind == "window"


def test_they_may_stand_in_what_is_not_a_date() -> None:
    assert read_date("TBC next month", Context("2017/18")).kind == "unset"
    assert read_date("next meeting of the Board", Context("2017/18")).kind == "dependent"


def test_a_day_that_does_not_exist_is_the_greater_fault() -> None:
    assert read_date("31 June 2017, next month", Context("2017/18")).problem == "there is no 31 June: June has 30 days"
