"""How late is amber and how late is red: on both sides of each boundary day, and in words as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.lateness import describe_colours
from actionplan.model.colour_thresholds import ColourThresholds
from actionplan.model.duration import Duration
from actionplan.model.plan import Plan
from actionplan.reports.by_officer import build_officer_report

PlanOf = Callable[[str], Plan]

USUAL = ColourThresholds()
WEEK = ColourThresholds(Duration(days=7), Duration(months=2))
TWO_DAYS = ColourThresholds(Duration(days=2))
NEVER_AMBER = ColourThresholds(red=Duration())


@pytest.mark.parametrize(
    ("target", "colours", "day", "expected"),
    [
        ("date: Summer 2017", USUAL, "2017-08-31", (None, "due", "due today")),
        ("date: Summer 2017", USUAL, "2017-09-01", ("amber", "amber", "overdue, 1 day late")),
        ("date: Summer 2017", USUAL, "2017-09-30", ("amber", "amber", "overdue, 30 days late")),
        ("date: Summer 2017", USUAL, "2017-10-01", ("red", "red", "overdue, 31 days late (over 1 month)")),
        ("date: January 2018", USUAL, "2018-02-28", ("amber", "amber", "overdue, 28 days late")),
        ("date: January 2018", USUAL, "2018-03-01", ("red", "red", "overdue, 29 days late (over 1 month)")),
        ("date: Ongoing", USUAL, "2018-04-30", ("amber", "amber", "ended 31 Mar 2018")),
        ("date: Ongoing", USUAL, "2018-05-01", ("red", "red", "ended 31 Mar 2018 (over 1 month ago)")),
        ("date: Summer 2017", WEEK, "2017-09-06", (None, "late", "overdue, 6 days late")),
        ("date: Summer 2017", WEEK, "2017-09-07", ("amber", "amber", "overdue, 7 days late (1 week or more)")),
        ("date: Summer 2017", WEEK, "2017-10-31", ("amber", "amber", "overdue, 61 days late (1 week or more)")),
        ("date: Summer 2017", WEEK, "2017-11-01", ("red", "red", "overdue, 62 days late (over 2 months)")),
        ("date: Summer 2017", TWO_DAYS, "2017-09-02", ("amber", "amber", "overdue, 2 days late (2 days or more)")),
        ("date: Summer 2017", NEVER_AMBER, "2017-09-01", ("red", "red", "overdue, 1 day late")),
        # Complete stands apart, however late; and what is not late has no colour, whatever its officer says.
        ("{date: Summer 2017, completed: 1 December 2017}", USUAL, "2017-12-31",
         (None, "done", "complete 1 Dec 2017, 92 days late")),
        ("{date: Summer 2017, updates: [{on: 1 May 2017, rag: red}]}", USUAL, "2017-07-01",
         (None, "", "not yet due, 61 days left")),
    ],
)  # fmt: skip
def test_the_colour_of_a_status(
    plan_of_one: PlanOf, target: str, colours: ColourThresholds, day: str, expected: tuple[str | None, str, str]
) -> None:
    plan = plan_of_one(target)._replace(colours=colours)
    report = build_officer_report(plan, date.fromisoformat(day))
    (row,) = report.rows
    table = report.sections[0].table
    assert table
    status = [column.title for column in table.columns].index("Status")
    cell = table.rows[0][status]
    assert (row.colour, cell.tone, cell.text) == expected


@pytest.mark.parametrize(
    ("colours", "words"),
    [
        (USUAL, "amber from 1 day late, red when over 1 month late"),
        (WEEK, "amber from 1 week late, red when over 2 months late"),
        (ColourThresholds(amber=Duration()), "amber from 1 day late, red when over 1 month late"),
        (NEVER_AMBER, "red from 1 day late"),
    ],
)
def test_what_the_colours_of_a_plan_mean(colours: ColourThresholds, words: str) -> None:
    assert describe_colours(colours) == words
