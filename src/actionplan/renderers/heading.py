"""The words at the head of every report that people read, and lists of facts."""

from __future__ import annotations

from actionplan.report import Cell, Column, Fact, Report, Table
from actionplan.reports.support.plan_titles import list_plan_titles


def list_subtitles(report: Report) -> list[str]:
    """List a line for each plan of a report: its title and authority. None for a paper, whose cover says both."""
    return [] if report.facts else list_plan_titles(report)


def build_fact_table(facts: tuple[Fact, ...]) -> Table:
    """Build a list from facts: a table without headings."""
    rows = tuple((Cell(name, "strong"), Cell(words)) for name, words in facts)
    return Table((Column(""), Column("", grow=1)), rows)


def is_list(table: Table) -> bool:
    """Return True if a table is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)
