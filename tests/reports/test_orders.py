"""The order of each report's rows: the worst or the first due comes first, whatever the order of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Context, Window
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan, PlanGroup
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.decisions import build_decisions_report
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.slipped import build_slipped_report

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)
AUTUMN = Window(date(2017, 9, 1), date(2017, 12, 31))

PLAN = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - {output: 1.1, text: Survey, officer: Ann, targets: [{date: July 2017}]}
          - {output: 1.2, text: Draft, officer: Bob, targets: [{date: April 2017}]}
          - {output: 1.3, text: Print, officer: Bob, targets: [{date: June 2017}]}
          - output: 1.4
            text: Consult
            officer: Cat
            targets:
              - date: November 2017
                updates: [{on: May 2017, rag: amber}]
                proposed: {to: December 2017, on: May 2017}
          - output: 1.5
            text: Reply
            officer: Cat
            targets:
              - date: October 2017
                updates: [{on: May 2017, rag: amber}]
                proposed: {to: March 2018, on: May 2017}
          - {output: 1.6, text: Ask, officer: Cat, targets: [{date: October 2017, completed: June 2017}]}
          - output: 1.7
            text: Amend
            officer: Dan
            targets: [{date: January 2018, revised: [{to: February 2018, on: May 2017}]}]
          - output: 1.8
            text: Submit
            officer: Eve
            targets:
              - {target: a, date: January 2018, revised: [{to: June 2018, on: May 2017}]}
              - {target: b, date: January 2018, revised: [{to: March 2018, on: May 2017}]}
          - output: 1.9
            text: Adopt
            officer: Eve
            targets:
              - {target: a, date: March 2018, decisions: [{body: Board, planned: December 2017}]}
              - {target: b, date: February 2018, decisions: [{body: Council, planned: December 2017}]}
              - {target: c, date: January 2018, decisions: [{body: Board, planned: October 2017, key: true}]}
"""

REPORTS: dict[str, Callable[[Plan], Report]] = {
    "due": lambda plan: build_due_report(plan, DAY, AUTUMN),
    "overdue": lambda plan: build_overdue_report(plan, DAY),
    "slipped": lambda plan: build_slipped_report(plan, DAY),
    "by officer": lambda plan: build_officer_report(plan, DAY),
    "forward plan": lambda plan: build_decisions_report(plan, DAY, target_filter=TargetFilter(bodies=("Board",))),
    "paper": lambda plan: build_paper(plan, DAY, PaperRequest(upcoming_period=AUTUMN)),
    "changes": lambda plan: build_changes_report(PlanVersion(plan, date(2017, 6, 1)), PlanVersion(plan, DAY)),
}


@pytest.mark.parametrize(
    ("report", "title", "refs"),
    [
        ("due", "Due", ["1.5", "1.4"]),
        ("due", "Due earlier", ["1.2", "1.3", "1.1"]),
        ("overdue", "Overdue", ["1.2", "1.3", "1.1"]),
        ("slipped", "Slipped", ["1.8a", "1.8b", "1.7"]),
        ("slipped", "Proposed only", ["1.5", "1.4"]),
        ("by officer", "Bob", ["1.2", "1.3"]),
        ("by officer", "Cat", ["1.5", "1.4", "1.6"]),
        ("forward plan", "To be decided", ["1.9c", "1.9a"]),
        ("paper", "Overdue", ["1.2", "1.3", "1.1"]),
        ("paper", "Rated amber", ["1.5", "1.4"]),
        ("paper", "What is to be decided", ["1.9c", "1.9a", "1.9b"]),
        ("changes", "Newly overdue", ["1.3", "1.1"]),
    ],
)
def test_the_worst_or_the_first_due_comes_first(plan_of: PlanOf, report: str, title: str, refs: list[str]) -> None:
    (table,) = (section.table for section in REPORTS[report](plan_of(PLAN)).sections if section.title == title)
    assert table
    column = [column.title for column in table.columns].index("Ref")
    assert [row[column].text for row in table.rows] == refs


@pytest.mark.parametrize("report", ["due", "overdue", "slipped", "by officer", "changes"])
def test_rows_are_in_the_order_of_the_page(plan_of: PlanOf, report: str) -> None:
    made = REPORTS[report](plan_of(PLAN))
    tables = [section.table for section in made.sections if section.table]
    printed = [row[0].text for table in tables if table.columns[0].title == "Ref" for row in table.rows]
    assert [row.ref for row in made.rows if row.section != "renumbered"] == printed


def test_the_officer_with_most_targets_comes_first_and_then_the_worst(plan_of: PlanOf) -> None:
    for report, counts in (
        ("overdue", [["Bob", "2", "2", "138"], ["Ann", "1", "1", "46"]]),
        ("slipped", [["Eve", "2", "150"], ["Dan", "1", "28"]]),
    ):
        last = REPORTS[report](plan_of(PLAN)).sections[-1].table
        assert last
        assert [[cell.text for cell in row] for row in last.rows] == counts


def test_an_officer_with_more_targets_comes_before_one_with_a_worse_row(plan_of: PlanOf) -> None:
    plan = PLAN.replace("text: Draft, officer: Bob", "text: Draft, officer: Zoe").replace(
        "officer: Ann", "officer: Bob"
    )
    summary = REPORTS["overdue"](plan_of(plan)).sections[-1].table
    assert summary
    assert [[cell.text for cell in row] for row in summary.rows] == [["Bob", "2", "2", "77"], ["Zoe", "1", "1", "138"]]


def test_of_officers_with_as_many_rows_the_worst_comes_first(plan_of: PlanOf) -> None:
    report = REPORTS["overdue"](plan_of(PLAN.replace("text: Print, officer: Bob", "text: Print")))
    assert report.sections[-1].table
    assert [row[0].text for row in report.sections[-1].table.rows] == ["Bob", "no officer", "Ann"]


STEPS = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Survey
            targets:
              - date: March 2018
                steps: [{step: Print, date: October 2017}, {step: Ask, date: June 2017}]
          - output: 1.2
            text: Draft
            targets:
              - date: March 2018
                steps: [{step: Send, date: 20 September 2017}, {step: Write, date: May 2017}]
"""


@pytest.mark.parametrize(
    ("report", "title", "steps"),
    [
        ("overdue", "Late steps", ["Write", "Ask"]),
        ("due", "Steps due", ["Send", "Print"]),
        ("paper", "Late steps", ["Write", "Ask"]),
        ("paper", "Steps due next", ["Send", "Print"]),
    ],
)
def test_the_first_step_comes_first(plan_of: PlanOf, report: str, title: str, steps: list[str]) -> None:
    sections = {section.title: section.table for section in REPORTS[report](plan_of(STEPS)).sections}
    table = sections[title]
    assert table
    column = [column.title for column in table.columns].index("Step")
    assert [row[column].text for row in table.rows] == steps


AHEAD = """
events: [{event: Budget, expected: March 2018}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - {output: 1.1, text: Survey, targets: [{date: December 2017}]}
          - {output: 1.2, text: Draft, targets: [{date: October 2017}]}
          - {output: 1.3, text: Print, targets: [{date: November 2017}]}
          - {output: 1.4, text: Post, targets: [{date: March 2018, waits_for: Budget}]}
          - {output: 1.5, text: Post again, targets: [{date: February 2018, waits_for: Budget}]}
"""


@pytest.mark.parametrize(
    ("title", "refs"),
    [
        ("What is due next: September to December 2017", ["1.2", "1.3", "1.1"]),
        ("What targets are waiting for", ["1.5", "1.4"]),
    ],
)
def test_what_is_ahead_comes_in_the_order_of_its_days(plan_of: PlanOf, title: str, refs: list[str]) -> None:
    sections = REPORTS["paper"](plan_of(AHEAD)).sections
    (table,) = (section.table for section in sections if section.title == title)
    assert table
    column = [column.title for column in table.columns].index("Ref")
    assert [row[column].text for row in table.rows] == refs


def test_the_period_that_ended_first_is_told_first(plan_of: PlanOf) -> None:
    plan = plan_of(AHEAD)
    plans = [
        plan._replace(name=name, context=Context(period)) for name, period in (("new", "2016/17"), ("old", "2014/15"))
    ]
    assert build_due_report(PlanGroup(tuple(plans)), DAY, AUTUMN).notices == (
        "The period of old ended on 31 March 2015.",
        "The period of new ended on 31 March 2017.",
    )
