"""Markdown that reads as well as it renders: tables are aligned, and only what would be markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplan.renderers.list_tables import format_shares
from actionplan.report import Column, Fact, Report, Section, Table
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.escaping import escape_control, measure_width, pad_left, pad_right

MAX_COLUMN_WIDTH = 40
"""A column is padded to at most this width, so that one long text does not stretch every row."""

_INLINE_MARKUP = re.compile(r"[\\`*\[\]<|~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_BLOCK_OPENING = re.compile(r"[#+>-]|\d+(?=[.)](?:\s|$))")


def render(report: Report) -> str:
    """Render a report as GitHub's Markdown."""
    return "\n\n".join(_iter_blocks(report)) + "\n"


def _iter_blocks(report: Report) -> Iterator[str]:
    yield from map(format_paragraph, report.opening)
    yield f"# {escape_markdown(report.title)}"
    yield from map(format_paragraph, list_plan_titles(report))
    if report.lead:
        yield f"**{escape_markdown(report.lead).strip()}**"
    for section in report.sections:
        yield from _iter_section(section)
    yield from map(format_paragraph, (*report.legend, *report.closing))


def _iter_section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{'#' * (section.level + 1)} {escape_markdown(section.title)}"
    yield from map(format_paragraph, section.notes)
    if section.items:
        yield "\n".join(_iter_items(section))
    yield from _iter_list(section.facts)
    if section.shares:
        yield format_paragraph(format_shares(section.shares))
    if section.table and section.table.rows:
        yield _format_table(section.table)


def _iter_items(section: Section) -> Iterator[str]:
    """Yield a line for each item of the list."""
    for n, item in enumerate(section.items, 1):
        yield f"{f'{n}.' if section.are_numbered else '-'} {format_paragraph(item)}".rstrip()


def _iter_list(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield facts as one list, if there are any."""
    lines = [f"- {_format_item(name, words)}".rstrip() for name, words in facts]
    if lines:
        yield "\n".join(lines)


def _format_item(name: str, words: str) -> str:
    label = escape_markdown(name).strip()
    return f"**{label}:** {escape_markdown(words)}" if label else format_paragraph(words)


def escape_markdown(text: str) -> str:
    """Escape a text on one line, so that nothing in it is taken for markup."""
    return _INLINE_MARKUP.sub(r"\\\g<0>", escape_control(text))


def format_paragraph(text: str) -> str:
    """Escape a paragraph whose beginning could be taken for a heading or a list."""
    line = escape_markdown(text).strip()
    opening = _BLOCK_OPENING.match(line)
    if not opening:
        return line
    place = opening.end() if opening[0].isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def _format_table(table: Table) -> str:
    texts = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    columns = [[escape_markdown(text) for text in column] for column in zip(*texts, strict=True)]
    widths = [max(3, min(max(map(measure_width, column)), MAX_COLUMN_WIDTH)) for column in columns]
    head, *body = zip(*columns, strict=True)
    rule = [_format_rule(column, width) for column, width in zip(table.columns, widths, strict=True)]
    return "\n".join(_format_row(cells, table.columns, widths) for cells in (head, rule, *body))


def _format_rule(column: Column, width: int) -> str:
    return "-" * (width - 1) + (":" if column.is_number else "-")


def _format_row(texts: Iterable[str], columns: Iterable[Column], widths: Iterable[int]) -> str:
    cells = (
        pad_left(text, width) if column.is_number else pad_right(text, width)
        for text, column, width in zip(texts, columns, widths, strict=True)
    )
    return f"| {' | '.join(cells)} |"
