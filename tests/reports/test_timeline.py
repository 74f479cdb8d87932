"""What the timeline calls its targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Context
from actionplan.model.plan import Plan, PlanGroup
from actionplan.planfile import load
from actionplan.reports.timeline import build_timeline_report

PLAN = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it.
            targets:
              - {target: a, date: May 2017, measures: [Draft agreed., Read]}
              - {target: b, date: July 2017}
          - output: 1.2
            text: Review it
            targets: [{date: June 2017, measures: [Reviewed]}]
"""


def test_targets_of_one_output_are_told_apart_by_their_measures(plan_of: Callable[[str], Plan]) -> None:
    drawn = build_timeline_report(plan_of(PLAN), date(2017, 9, 15)).timeline
    assert drawn
    assert {span.ref: (span.label, span.name) for _, spans in drawn.groups for span in spans} == {
        "1.1a": ("Draft agreed; Read (Publish it)", "Draft agreed"),
        "1.1b": ("Publish it.", "Publish it"),
        "1.2": ("Review it: Reviewed", "Review it"),
    }


@pytest.mark.parametrize(
    ("periods", "span"),
    [
        (("2016/17", "2017/18"), ("2016-04-01", "2018-03-31")),
        (("2017/18", "2018/19 to 2019/20"), ("2017-04-01", "2020-03-31")),
        (("2017/18",), ("2017-04-01", "2018-03-31")),
        (("",), ("2017-05-01", "2017-09-15")),  # from the first date of the plan to the last, or the day
        (("2000 to 2018",), ("2000-01-01", "2018-12-31")),
    ],
)
def test_the_picture_covers_the_periods_of_all_plans(periods: tuple[str, ...], span: tuple[str, str]) -> None:
    plans = []
    for n, period in enumerate(periods):
        head = f"plan: {{name: p{n}, title: P, authority: A, period: {period}}}\n"
        plan = load((head + PLAN).encode()).plan
        assert plan
        plans.append(plan)
    drawn = build_timeline_report(PlanGroup(tuple(plans)), date(2017, 9, 15)).timeline
    assert drawn
    assert (drawn.first.isoformat(), drawn.last.isoformat()) == span


MOVES: dict[str, tuple[str, date | None, date | None, str]] = {
    "moved": (
        "{date: June 2017, revised: [{to: August 2017, on: 1 July 2017}]}",
        date(2017, 6, 30), date(2017, 8, 31), "1.1: August 2017 (was June 2017), overdue, 15 days late",
    ),
    "moved twice": (
        "{date: June 2017, revised: [{to: July 2017, on: 1 July 2017}, {to: 9 October 2017, on: 1 August 2017}]}",
        date(2017, 6, 30), date(2017, 10, 9), "1.1: 9 October 2017 (was June 2017), not yet due, 24 days left",
    ),
    "no longer dated": (
        "{date: June 2017, revised: [{to: Ongoing, on: 1 July 2017}]}",
        date(2017, 6, 30), None, "1.1: Ongoing (April 2017 to March 2018; was June 2017), ongoing, ends 31 Mar 2018",
    ),
    "moved later than the day": (
        "{date: June 2017, revised: [{to: August 2017, on: 1 November 2017}]}",
        None, None, "1.1: June 2017, overdue, 77 days late (over 1 month)",
    ),
    "moved back": (
        "{date: June 2017, revised: [{to: July 2017, on: 1 May 2017}, {to: June 2017, on: 9 May 2017}]}",
        None, date(2017, 6, 30), "1.1: June 2017, overdue, 77 days late (over 1 month)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MOVES)
def test_the_day_first_published_is_kept_where_a_date_moved(case: str, plan_of_one: Callable[[str], Plan]) -> None:
    target, before, after, words = MOVES[case]
    drawn = build_timeline_report(plan_of_one(target), date(2017, 9, 15)).timeline
    assert drawn
    ((_, (span,)),) = drawn.groups
    assert (span.moved_from, span.moved_to, span.words) == (before, after, words)


PROPOSED: dict[str, tuple[str, date | None, str]] = {
    "open": (
        "{date: June 2017, proposed: [{to: October 2017, on: 1 July 2017}]}",
        date(2017, 10, 31), "1.1: June 2017 (October 2017 is proposed), overdue, 77 days late (over 1 month)",
    ),
    "made": (
        "{date: June 2017, proposed: [{to: October 2017, on: 1 July 2017}], revised: [{to: May 2018, on: 2017-07-02}]}",
        None, "1.1: May 2018 (was June 2017), not yet due, 258 days left",
    ),
    "proposed later than the day": (
        "{date: June 2017, proposed: [{to: October 2017, on: 1 October 2017}]}",
        None, "1.1: June 2017, overdue, 77 days late (over 1 month)",
    ),
    "completed": (
        "{date: June 2017, proposed: [{to: October 2017, on: 1 July 2017}], completed: 4 July 2017}",
        None, "1.1: June 2017, complete 4 Jul 2017, 4 days late",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PROPOSED)
def test_a_date_that_is_proposed_is_drawn_and_said(case: str, plan_of_one: Callable[[str], Plan]) -> None:
    target, day, words = PROPOSED[case]
    drawn = build_timeline_report(plan_of_one(target), date(2017, 9, 15)).timeline
    assert drawn
    ((_, (span,)),) = drawn.groups
    assert (span.proposed_to, span.words) == (day, words)


def test_a_plan_without_days_does_not_make_the_axis_longer(plan_of: Callable[[str], Plan]) -> None:
    undated = PLAN.replace("May 2017", "TBC").replace("June 2017", "TBC").replace("July 2017", "TBC")
    dated, other = plan_of(PLAN)._replace(name="river"), plan_of(undated)._replace(name="hill")
    long = other._replace(context=Context("2017/18 to 2019/20"))
    for plans, last in (((dated, long), date(2018, 3, 31)), ((long,), date(2020, 3, 31))):
        drawn = build_timeline_report(PlanGroup(plans), date(2017, 9, 15)).timeline
        assert drawn
        assert (drawn.first, drawn.last) == (date(2017, 4, 1), last)


def test_of_several_plans_the_heading_names_the_plan_and_the_refs_are_short(plan_of: Callable[[str], Plan]) -> None:
    plans = PlanGroup(tuple(plan_of(PLAN)._replace(name=name) for name in ("river", "hill")))
    drawn = build_timeline_report(plans, date(2017, 9, 15)).timeline
    assert drawn
    assert [(theme, spans[0].ref, spans[0].words) for theme, spans in drawn.groups] == [
        ("A Council (river): Planning", "1.1a", "river:1.1a: May 2017, overdue, 107 days late (over 1 month)"),
        ("A Council (hill): Planning", "1.1a", "hill:1.1a: May 2017, overdue, 107 days late (over 1 month)"),
    ]
