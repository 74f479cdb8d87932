"""A report laid out on sheets of A4: what Word and OpenDocument text both draw, each in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import or_
from typing import NamedTuple

from actionplan.renderers.office.column_widths import is_too_wide_for_portrait
from actionplan.renderers.office.document_blocks import (
    Block,
    SharedWidths,
    get_drawn_table,
    iter_closing_blocks,
    iter_head_blocks,
    iter_section_blocks,
    measure_report,
)
from actionplan.renderers.office.styles import get_text_width
from actionplan.report import Report, Section
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.english import shorten
from actionplan.text.escaping import escape_control

MAX_FOOTER_LENGTH = 80
"""The most characters of the plan's name at the foot of a page."""


class PageGroup(NamedTuple):
    """Pages with the same orientation, and the blocks on them."""

    is_landscape: bool
    blocks: tuple[Block, ...]


class DocumentLayout(NamedTuple):
    """A document: its title, its authority, the words at the foot of each page, and its pages."""

    title: str
    authority: str
    footer: str
    page_groups: tuple[PageGroup, ...]


def build_layout(report: Report) -> DocumentLayout:
    """Lay a report out on paper."""
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    footer = shorten(escape_control("; ".join(list_plan_titles(report)) or report.title), MAX_FOOTER_LENGTH)
    return DocumentLayout(
        escape_control(report.title), escape_control(authority), footer, tuple(_iter_page_groups(report))
    )


def _iter_page_groups(report: Report) -> Iterator[PageGroup]:
    """Group the sections by orientation; the head goes on the first pages, the closing sentences on the last."""
    shared_widths = measure_report(report)
    sections = zip(_choose_orientations(report, shared_widths), report.sections or (Section(""),), strict=True)
    runs = [
        (is_landscape, [each for _, each in group])
        for is_landscape, group in groupby(sections, key=lambda pair: pair[0])
    ]
    for n, (is_landscape, group) in enumerate(runs):
        blocks = [
            block
            for section in group
            for block in iter_section_blocks(section, report.title, shared_widths, is_landscape=is_landscape)
        ]
        first = iter_head_blocks(report) if n == 0 else ()
        last = iter_closing_blocks(report) if n == len(runs) - 1 else ()
        yield PageGroup(is_landscape, (*first, *blocks, *last))


def _choose_orientations(report: Report, shared_widths: SharedWidths) -> list[bool]:
    """Choose for each section if its page is landscape.

    In a paper, all sections are from the first one that is wide or has a table too wide for portrait: nobody likes to
    turn pages round and round. An answer without a cover has one orientation from end to end.
    """
    ways = [_is_section_landscape(section, shared_widths) for section in report.sections] or [False]
    return list(accumulate(ways, or_)) if report.facts else [any(ways)] * len(ways)


def _is_section_landscape(section: Section, shared_widths: SharedWidths) -> bool:
    table = get_drawn_table(section)
    return section.is_wide or bool(
        table
        and is_too_wide_for_portrait(
            table.columns, shared_widths.requirements[table.columns], get_text_width(is_landscape=False)
        )
    )
