"""The words at the head of every report that people read, and its facts as a list."""

from __future__ import annotations

from actionplan.report import Cell, Column, Fact, Report, Table


def subtitles(report: Report) -> list[str]:
    """A line for each plan that a report is about: its title and authority. A cover says both in its facts."""
    if report.facts:
        return []
    return [", ".join(filter(None, (plan.title, plan.authority))) for plan in report.plans]


def listing(facts: tuple[Fact, ...]) -> Table:
    """Facts as a list of names and what there is to say of each: a table without headings."""
    rows = tuple((Cell(name, "strong"), Cell(words)) for name, words in facts)
    return Table((Column(""), Column("", grow=1)), rows)
