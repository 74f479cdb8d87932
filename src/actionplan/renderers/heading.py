"""The words at the head of every report that people read, and lists of facts."""

from __future__ import annotations

from actionplan.report import Cell, Column, Fact, Report, Table
from actionplan.text.english import format_count

MAX_NAMED_PLANS = 12
"""More plans than this are only counted, not named."""


def list_subtitles(report: Report) -> list[str]:
    """List a line for each plan of a report: its title and authority. A paper has none, because its cover says both."""
    return [] if report.facts else list_plan_titles(report)


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


def build_fact_table(facts: tuple[Fact, ...]) -> Table:
    """Build a list from facts: a table without headings."""
    rows = tuple((Cell(name, "strong"), Cell(words)) for name, words in facts)
    return Table((Column(""), Column("", grow=1)), rows)


def is_list(table: Table) -> bool:
    """Return True if a table is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)
