"""Steps on the way to a target: what is done or late on a day, and that nothing else changes by them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from lxml.html import fromstring

from actionplan.dates import Window
from actionplan.evaluation.steps import list_steps
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.html import html_page
from actionplan.renderers.text import plain_text
from actionplan.reports.due import build_due_report
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.reports.timeline import build_timeline_report

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
        ("{step: Draft, date: June 2017, done: yes}", "2017-05-01", "Draft: June 2017, done, day not known"),
        ("{step: Draft, done: TRUE}", "2017-07-04", "Draft, done, day not known"),
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


def test_steps_count_as_no_targets() -> None:
    plan, without = read_plan(PLAN), read_plan(PLAN.replace(", steps: [{step: Draft, date: June 2017}, Print it]", ""))
    due, due_without = (build_due_report(each, DAY, Window(date(2017, 6, 1), DAY)) for each in (plan, without))
    assert [each for each in due.sections if each.title != "Steps due"] == list(due_without.sections)
    late, late_without = (build_overdue_report(each, DAY) for each in (plan, without))
    assert [each for each in late.sections if each.title != "Late steps"] == list(late_without.sections)
    assert (due.lead, due_without.lead) == ("1 step due.", "")
    assert not due.has_rows
    assert not late.has_rows
    assert len(build_export_report(plan, DAY).rows) == 1


JUNE = Window(date(2017, 6, 1), date(2017, 6, 30))


@pytest.mark.parametrize(
    ("target", "day", "due", "late"),
    [
        ("steps: [{step: Draft, date: June 2017}]", "2017-06-01", "to do", ""),
        ("steps: [{step: Draft, date: June 2017}]", "2017-07-03", "3 days late", "3 days late"),
        ("steps: [{step: Draft, date: June 2017}, {step: B, date: 1 June 2017}]", "2017-06-01", "to do", ""),
        ("steps: [{step: Draft, date: June 2017, done: 1 June 2017}]", "2017-07-03", "", ""),
        ("steps: [{step: Draft, date: June 2017, done: yes}]", "2017-07-03", "", ""),
        ("steps: [{step: Draft, date: June 2017, done: 4 July 2017}]", "2017-07-03", "3 days late", "3 days late"),
        ("steps: [{step: Draft, date: July 2017}]", "2017-06-01", "", ""),
        ("steps: [{step: Draft, date: May 2017}]", "2017-06-10", "", "10 days late"),
        ("steps: [Draft, {step: B, date: TBC}]", "2017-07-03", "", ""),
        ("steps: [{step: Draft, date: June 2017}], completed: 1 July 2017", "2017-07-03", "", ""),
        ("steps: [{step: Draft, date: June 2017}], deleted: {on: 1 July 2017, why: W}", "2017-07-03", "", ""),
        ("steps: [{step: Draft, date: June 2017}], suspended: [{on: 1 July 2017, why: W}]", "2017-07-03", "", ""),
    ],
)
def test_a_step_is_told_beside_its_target(plan_of_one: PlanOf, target: str, day: str, due: str, late: str) -> None:
    plan, as_at = plan_of_one(f"{{date: March 2018, measures: [M], {target}}}"), date.fromisoformat(day)
    paper = build_paper(plan, as_at, PaperRequest(upcoming_period=JUNE))
    for report, title, status in (
        (build_due_report(plan, as_at, JUNE), "Steps due", due),
        (build_overdue_report(plan, as_at), "Late steps", late),
        (paper, "Late steps", late),
        (paper, "Steps due next", due),
    ):
        tables = [section.table for section in report.sections if section.title == title]
        cells = [[cell.text for cell in row] for table in tables if table for row in table.rows]
        assert bool(cells) == bool(status)
        if status:
            assert cells[-1][0].startswith("of ")
            assert cells[-1][2] == "Draft"
            assert status in cells[-1]


@pytest.mark.parametrize("question", ["due", "overdue", "report", "report in full", "show"])
def test_a_web_page_filters_a_step_as_its_target(question: str) -> None:
    """A row without data is hidden by any filter, also by that of its own officer."""
    more = "            officer: Ann\n            targets:\n"
    plan = read_plan(
        PLAN.replace("            targets:\n", more, 1).replace("Print it", "{step: Print, date: July 2017}")
    )
    as_at = date(2017, 7, 10)
    report = {
        "due": lambda: build_due_report(plan, as_at, Window(date(2017, 6, 1), date(2017, 7, 31))),
        "overdue": lambda: build_overdue_report(plan, as_at),
        "report": lambda: build_paper(plan, as_at, PaperRequest()),
        "report in full": lambda: build_paper(plan, as_at, PaperRequest(is_full=True)),
        "show": lambda: build_show_report(plan, as_at),
    }[question]()
    page = fromstring(html_page.render(report))
    rows = [row for row in page.iter("tr") if str(row.text_content()).strip().startswith("of 1.1")]
    assert bool(rows) == (question != "show")
    assert {(row.get("data-officer"), row.get("data-status")) for row in rows} <= {("Ann", "not yet due")}


def test_a_target_with_a_step_alone_has_a_row_of_its_own(plan_of_one: PlanOf) -> None:
    step = "steps: [{step: Draft, date: June 2017}]"
    plan = plan_of_one(f"{{date: 1 March 2018, measures: [M], {step}}}")
    assert [row.section for row in build_due_report(plan, date(2017, 6, 1), JUNE).rows] == ["steps due"]
    assert [row.section for row in build_overdue_report(plan, DAY).rows] == ["late steps"]
    plan = plan_of_one(f"{{date: June 2017, measures: [M], {step}}}")
    assert [row.section for row in build_due_report(plan, date(2017, 6, 1), JUNE).rows] == ["due"]
    assert [row.section for row in build_overdue_report(plan, DAY).rows] == ["overdue"]


def test_a_timeline_names_the_steps_of_each_target() -> None:
    report = build_timeline_report(read_plan(PLAN), DAY)
    assert report.timeline
    ((_, (span,)),) = report.timeline.groups
    assert span.words.endswith("Steps: Draft: June 2017, late; Print it")
    assert report.sections[0].table
    assert "Draft: June 2017, late; Print it" in [cell.text for cell in report.sections[0].table.rows[0]]


def test_show_has_the_steps_and_the_heading_by_its_own_word() -> None:
    plan = read_plan(PLAN)
    whole, part = (plain_text.render(build_show_report(plan, DAY, ref)) for ref in ("", "1.1"))
    assert "Objective: Reduce homelessness." in whole
    assert "Draft: June 2017, late" in part
    assert "Print it" in part
    named_by_none = plain_text.render(build_show_report(read_plan(PLAN.replace(", heading: Objective", "")), DAY))
    assert "Heading: Reduce homelessness." in named_by_none
