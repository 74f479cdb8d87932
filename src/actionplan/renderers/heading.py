"""The words at the head of every report that people read, and its facts as a list."""

from __future__ import annotations

from actionplan.report import Cell, Column, Fact, Report, Table
from actionplan.text.english import format_count

MAX_NAMED_PLANS = 12
"""So many plans are named one by one."""


def list_subtitles(report: Report) -> list[str]:
    """A line for each plan that a report is about: its title and authority. A cover says both in its facts."""
    return [] if report.facts else list_plan_titles(report)


def list_plan_titles(report: Report) -> list[str]:
    """Each plan by its title and authority; of several with its name before them; of many only how many they are."""
    if not report.has_several_plans:
        return [plan.words for plan in report.plans]
    answered = [plan for plan in report.plans if not plan.error]
    if len(answered) > MAX_NAMED_PLANS:
        return [format_count(len(answered), "plan")]
    return [": ".join(filter(None, (plan.name, plan.words))) for plan in answered]


def build_fact_table(facts: tuple[Fact, ...]) -> Table:
    """Facts as a list of names and what there is to say of each: a table without headings."""
    rows = tuple((Cell(name, "strong"), Cell(words)) for name, words in facts)
    return Table((Column(""), Column("", grow=1)), rows)
