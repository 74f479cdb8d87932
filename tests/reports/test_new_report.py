"""A report that is written as CONTRIBUTING.md says: one function, which every format and `--since` then know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Plan, Subject
from actionplan.renderers import ReportFormat, list_formats, load_renderer
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report
from actionplan.reports.changes import PlanVersion
from actionplan.reports.new_since import mark_new_rows
from actionplan.reports.support.columns import DUE, OFFICER, RAG, REF, STATUS
from actionplan.reports.support.tables import build_table

DAY = date(2017, 9, 15)

PLAN = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Survey
            officer: Ann
            targets: [{date: May 2018, updates: [{on: 1 May 2017, rag: amber}]}]
          - output: 1.2
            text: Draft
            officer: Bob
            targets: [{date: June 2018, updates: [{on: 1 July 2017, rag: red}]}]
          - output: 1.3
            text: Print
            officer: Cat
            targets: [{date: May 2018, updates: [{on: 1 May 2017, rag: green}]}]
"""


def build_rated_report(plan: Subject, as_at: date, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report of the targets that are rated red or amber, red first."""
    views = build_views(plan, as_at)
    rated = [item for item in evaluate_targets(views, target_filter) if item.status.rating.rag in ("red", "amber")]
    rated.sort(key=_get_sort_key)
    section = Section("Rated", (), build_table(rated, (REF, OFFICER, RAG, DUE, STATUS)))
    return build_report(ReportSpec("rated", "What is rated", target_filter), views, [section], [("rated", rated)])


def _get_sort_key(item: EvaluatedTarget) -> bool:
    return item.status.rating.rag != "red"


@pytest.mark.parametrize("report_format", list_formats("rated"), ids=lambda report_format: report_format.name)
def test_every_format_renders_it(plan_of: Callable[[str], Plan], report_format: ReportFormat) -> None:
    content = load_renderer(report_format)(build_rated_report(plan_of(PLAN), DAY))
    if isinstance(content, str):
        assert "Draft" in content or "Bob" in content
    assert content


def test_what_is_new_in_it_is_marked(plan_of: Callable[[str], Plan]) -> None:
    plan = plan_of(PLAN)
    report = mark_new_rows(build_rated_report, PlanVersion(plan, date(2017, 6, 1)), plan, DAY)
    assert [(row.ref, row.section, row.new_since) for row in report.rows] == [
        ("1.2", "rated", True),
        ("1.1", "rated", False),
    ]
    (section,) = report.sections
    assert section.table
    assert [[cell.text for cell in row][:3] for row in section.table.rows] == [
        ["1.2", "new", "Bob"],
        ["1.1", "", "Ann"],
    ]
