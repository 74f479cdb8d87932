"""The words at the head of every report that people read."""

from __future__ import annotations

from actionplan.report import Report


def subtitles(report: Report) -> list[str]:
    """A line for each plan that a report is about: its title and authority."""
    return [", ".join(filter(None, (plan.title, plan.authority))) for plan in report.plans]
