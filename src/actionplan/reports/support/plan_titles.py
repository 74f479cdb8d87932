"""The titles of the plans that a report is about."""

from __future__ import annotations

from actionplan.report import Report
from actionplan.text.english import format_count

MAX_NAMED_PLANS = 12
"""More plans than this are only counted, not named."""


def list_plan_titles(report: Report) -> list[str]:
    """List each plan's title and authority, after its name if there are several; only count many."""
    if not report.has_several_plans:
        return [plan.words for plan in report.plans]
    answered = [plan for plan in report.plans if not plan.error]
    if len(answered) > MAX_NAMED_PLANS:
        return [format_count(len(answered), "plan")]
    return [": ".join(filter(None, (plan.name, plan.words))) for plan in answered]


def format_plans(report: Report) -> str:
    """Format the plans that a report is about in one text."""
    return "; ".join(list_plan_titles(report))
