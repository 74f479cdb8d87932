"""Report every target as data, for a spreadsheet, a calendar or another program: all the rows, and nothing to print."""

from __future__ import annotations

from datetime import date

from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Report
from actionplan.reports.builder import ReportSpec, build_report
from actionplan.reports.support.outline import group_by_theme


def build_export_report(plan: Subject, as_at: date, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build a report with the targets as at a day, in the order of the document and under their themes."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, target_filter)
    return build_report(ReportSpec("export", "Every target", target_filter), views, (), group_by_theme(items))
