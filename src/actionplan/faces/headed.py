"""The words at the head of every report that people read, and its facts as a list."""

from __future__ import annotations

from actionplan.english import count
from actionplan.report import Cell, Column, Fact, Report, Table

MANY = 12
"""So many plans are named one by one."""


def subtitles(report: Report) -> list[str]:
    """A line for each plan that a report is about: its title and authority. A cover says both in its facts."""
    return [] if report.facts else whose(report)


def whose(report: Report) -> list[str]:
    """Each plan by its title and authority; of several with its name before them; of many only how many they are."""
    if not report.are_several:
        return [plan.words for plan in report.plans]
    answered = [plan for plan in report.plans if not plan.error]
    if len(answered) > MANY:
        return [count(len(answered), "plan")]
    return [": ".join(filter(None, (plan.name, plan.words))) for plan in answered]


def listing(facts: tuple[Fact, ...]) -> Table:
    """Facts as a list of names and what there is to say of each: a table without headings."""
    rows = tuple((Cell(name, "strong"), Cell(words)) for name, words in facts)
    return Table((Column(""), Column("", grow=1)), rows)
