"""The sections of a report as the page of HTML draws them: parts under their parts, and all text made safe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.renderers.html.html_shares import HtmlShare, build_shares
from actionplan.renderers.html.html_tables import HtmlTable, TargetIndex, build_html_table
from actionplan.renderers.html.row_links import RowLinks
from actionplan.renderers.list_tables import is_list
from actionplan.renderers.office.column_widths import TableMeasures
from actionplan.renderers.svg.svg_line_chart import render_chart
from actionplan.report import Fact, Report, Section, Table
from actionplan.text.escaping import escape_control

HtmlDefinition = tuple[str, list[str]]
"""A name, and the lines about it."""


class HtmlChart(NamedTuple):
    """A line chart: its title, and its picture."""

    title: str
    svg: str


class HtmlSection(NamedTuple):
    """A section: its heading, its contents in their order, and its subsections.

    Its `medium` is "screen" or "paper" if it is only there.
    """

    id: str
    title: str
    level: int
    notes: list[str]
    facts: list[HtmlDefinition]
    items: list[str]
    are_numbered: bool
    shares: tuple[HtmlShare, ...]
    definitions: list[HtmlDefinition]
    table: HtmlTable | None
    charts: list[HtmlChart]
    subsections: list[HtmlSection]
    medium: str = ""


def build_html_sections(report: Report, measures: TableMeasures) -> list[HtmlSection]:
    """Build the tree of a report's sections, numbered in their order."""
    targets = TargetIndex(report.rows, RowLinks(report.sections))
    roots: list[HtmlSection] = []
    ancestors: list[tuple[int, HtmlSection]] = []
    for n, section in enumerate(report.sections, 1):
        while ancestors and ancestors[-1][0] >= section.level:
            ancestors.pop()
        html_section = _build_section(section, f"part{n}", len(ancestors) + 1, targets, measures)
        siblings = ancestors[-1][1].subsections if ancestors else roots
        if section.on_page:
            of_page = _build_section(section.on_page, f"part{n}p", len(ancestors) + 1, targets, measures)
            siblings.append(of_page._replace(medium="paper"))
            html_section = html_section._replace(medium="screen")
        siblings.append(html_section)
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
    section: Section, section_id: str, level: int, target_index: TargetIndex, measures: TableMeasures
) -> HtmlSection:
    title, table = escape_control(section.title), section.table
    html_table = None
    if table and table.columns in measures:
        html_table = build_html_table(section, table, title or "Table", target_index, measures[table.columns])
    return HtmlSection(
        id=section_id,
        title=title,
        level=level,
        notes=list(map(escape_control, section.notes)),
        facts=build_definitions(section.facts),
        items=list(map(escape_control, section.items)),
        are_numbered=section.are_numbered,
        shares=build_shares(section.shares),
        definitions=_build_list(table) if table and is_list(table) else [],
        table=html_table,
        charts=[HtmlChart(escape_control(chart.title), render_chart(chart)) for chart in section.charts],
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
