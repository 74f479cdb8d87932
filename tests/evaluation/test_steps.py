"""Steps on the way to a target: what is done or late on a day, and that nothing else changes by them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Window
from actionplan.evaluation.steps import list_steps
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.text import plain_text
from actionplan.reports.due import build_due_report
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.show import build_show_report

PlanOf = Callable[[str], Plan]


@pytest.mark.parametrize(
    ("step", "day", "words"),
    [
        ("Draft", "2017-09-01", "Draft"),
        ("{step: Draft, date: June 2017}", "2017-06-30", "Draft: June 2017"),
        ("{step: Draft, date: June 2017}", "2017-07-01", "Draft: June 2017, late"),
        ("{step: Draft, date: Early Autumn}", "2017-09-01", "Draft: Early Autumn"),
        ("{step: Draft, date: TBC}", "2017-09-01", "Draft: TBC"),
        ("{step: Draft, date: June 2017, done: 26 June 2017}", "2017-06-26", "Draft: June 2017, done 26 June 2017"),
        # What was done after the day is not known yet.
        ("{step: Draft, date: June 2017, done: 4 July 2017}", "2017-07-03", "Draft: June 2017, late"),
        ("{step: Draft, done: 4 July 2017}", "2017-07-04", "Draft, done 4 July 2017"),
    ],
)
def test_a_step_is_done_late_or_to_come(plan_of_one: PlanOf, step: str, day: str, words: str) -> None:
    (target,) = plan_of_one(f"{{date: March 2018, steps: [{step}]}}").iter_targets()
    assert [each.words for each in list_steps(target, date.fromisoformat(day))] == [words]


PLAN = """
plan: {title: T, authority: A, period: 2017/18, heading: Objective}
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Help people
        heading: Reduce homelessness
        outputs:
          - output: 1.1
            text: Strategy
            targets:
              - {date: March 2018, measures: [M], steps: [{step: Draft, date: June 2017}, Print it]}
"""
DAY = date(2017, 9, 15)


def read_plan(text: str) -> Plan:
    plan = load(text.encode()).plan
    assert plan
    return plan


def test_steps_count_nowhere() -> None:
    plan, without = read_plan(PLAN), read_plan(PLAN.replace(", steps: [{step: Draft, date: June 2017}, Print it]", ""))
    due, due_without = (build_due_report(each, DAY, Window(date(2017, 6, 1), DAY)) for each in (plan, without))
    assert due.sections == due_without.sections
    assert build_overdue_report(plan, DAY).sections == build_overdue_report(without, DAY).sections
    assert len(build_export_report(plan, DAY).rows) == 1


def test_show_has_the_steps_and_the_heading_by_its_own_word() -> None:
    plan = read_plan(PLAN)
    whole, part = (plain_text.render(build_show_report(plan, DAY, ref)) for ref in ("", "1.1"))
    assert "Objective: Reduce homelessness." in whole
    assert "Draft: June 2017, late" in part
    assert "Print it" in part
    named_by_none = plain_text.render(build_show_report(read_plan(PLAN.replace(", heading: Objective", "")), DAY))
    assert "Heading: Reduce homelessness." in named_by_none
