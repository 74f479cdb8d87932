"""The sections of a report as the page of HTML draws them: parts under their parts, and all text made safe."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from actionplan.renderers.heading import is_list
from actionplan.renderers.html.html_tables import HtmlTable, TableRequirements, TargetIndex, build_html_table
from actionplan.report import Bar, Fact, Report, Section, Table
from actionplan.text.escaping import escape_control

HtmlDefinition = tuple[str, list[str]]
"""A name, and the lines about it."""


class HtmlSection(NamedTuple):
    """A section: its heading, its contents in their order, and its subsections."""

    id: str
    title: str
    level: int
    notes: list[str]
    facts: list[HtmlDefinition]
    bars: list[Bar]
    definitions: list[HtmlDefinition]
    table: HtmlTable | None
    is_wide: bool
    subsections: list[HtmlSection]


def build_html_sections(report: Report, requirements: TableRequirements) -> list[HtmlSection]:
    """Build the tree of a report's sections, numbered in their order.

    All sections after the first wide one are wide too, so that readers turn the paper only once.
    """
    targets = TargetIndex(report.rows)
    roots: list[HtmlSection] = []
    ancestors: list[tuple[int, HtmlSection]] = []
    orientations = accumulate((section.is_wide for section in report.sections), or_)
    for n, (section, is_wide) in enumerate(zip(report.sections, orientations, strict=True), 1):
        while ancestors and ancestors[-1][0] >= section.level:
            ancestors.pop()
        html_section = _build_section(
            section._replace(is_wide=is_wide), f"part{n}", len(ancestors) + 1, targets, requirements
        )
        (ancestors[-1][1].subsections if ancestors else roots).append(html_section)
        ancestors.append((section.level, html_section))
    return roots


def build_definitions(pairs: Iterable[Fact]) -> list[HtmlDefinition]:
    """Build a list of names, each with its one line."""
    return [(escape_control(name), [escape_control(words)]) for name, words in pairs]


def list_drawn_tables(report: Report) -> list[Table]:
    """List the tables that are drawn with columns."""
    tables = [each.table for each in report.sections if each.table]
    return [each for each in tables if each.rows and not is_list(each)]


def _build_section(
    section: Section, section_id: str, level: int, target_index: TargetIndex, requirements: TableRequirements
) -> HtmlSection:
    title, table = escape_control(section.title), section.table
    html_table = None
    if table and table.columns in requirements:
        html_table = build_html_table(table, title or "Table", target_index, requirements[table.columns])
    return HtmlSection(
        id=section_id,
        title=title,
        level=level,
        notes=list(map(escape_control, section.notes)),
        facts=build_definitions(section.facts),
        bars=[bar._replace(label=escape_control(bar.label)) for bar in section.bars],
        definitions=_build_list(table) if table and is_list(table) else [],
        table=html_table,
        is_wide=section.is_wide,
        subsections=[],
    )


def _build_list(table: Table) -> list[HtmlDefinition]:
    """Build a list from a table without headings: names, and what is said of each in the rows that follow."""
    definitions: list[HtmlDefinition] = []
    for name, *cells in table.rows:
        texts = [escape_control(cell.text) for cell in cells if cell.text]
        if name.text or not definitions:
            definitions.append((escape_control(name.text), texts))
        else:
            definitions[-1][1].extend(texts)
    return definitions
