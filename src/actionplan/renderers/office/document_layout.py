"""A report laid out on sheets of A4: what Word, OpenDocument text and PDF draw, each in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import ceil
from typing import Literal, NamedTuple

from actionplan.renderers.office import styles
from actionplan.renderers.office.block_builder import (
    SectionPlace,
    get_drawn_table,
    iter_closing_blocks,
    iter_head_blocks,
    iter_section_blocks,
    measure_report,
    share_widths,
)
from actionplan.renderers.office.column_widths import LETTER_WIDTH, TableMeasures, is_too_wide_for_portrait
from actionplan.renderers.office.document_blocks import (
    ROWS_TOGETHER,
    Block,
    Contents,
    DocumentTable,
    FactLine,
    KeyedDrawing,
    Paragraph,
)
from actionplan.renderers.office.year_blocks import iter_year_blocks
from actionplan.report import Report, Section
from actionplan.text.english import shorten
from actionplan.text.escaping import escape_control, measure_width

MAX_FOOTER_LENGTH = 100
"""The most characters of the paper's name at the foot of a page."""

MIN_PAGES_WITH_CONTENTS = 6
"""A paper of this many pages has a list of contents. A list has none: one looks up a ref or an officer in it."""

CONTENTS_TITLE = "Contents"

EndRule = Literal["kept", "free", "split"]
"""If what is before the end of a paper stays on its page: always as a whole; never; or as rows of a table of their own.

The others are for a program that tells where the end came to stand. A table that goes on after a page break anyway may
as well be two tables, both with headings.
"""

SHORTENING = 0.94
"""How long a document is, compared with its estimate, which counts every letter as a rather wide one."""


class DocumentLayout(NamedTuple):
    """A document: its title, its authority, the words at the foot of each page, which way it lies, and its blocks.

    The headings of its ends have `end_anchors`: what is only facts, and should not be all that is on a page.
    """

    title: str
    authority: str
    footer: str
    is_landscape: bool
    blocks: tuple[Block, ...]
    end_anchors: frozenset[str] = frozenset()


def build_layout(
    report: Report,
    area: styles.TextArea | None = None,
    *,
    min_pages_with_contents: int = MIN_PAGES_WITH_CONTENTS,
    end: EndRule = "kept",
) -> DocumentLayout:
    """Lay a report out on paper, all pages the same way: a list with a wide table is landscape, unless it is upright.

    If it is for the pages of a template, their text has an `area` of its own. A paper that seems to have
    `min_pages_with_contents` has a list of contents. What is before its end goes to a new page with that, by a rule.
    What should have room on a page has fewer groups there.
    """
    report = report._replace(sections=tuple(each.on_page or each for each in report.sections))
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    measures = measure_report(report)
    is_landscape = _is_landscape(report, measures)
    area = area or styles.get_text_area(is_landscape=is_landscape, is_brief=report.is_brief)
    shared_widths = share_widths(measures, area.width)
    nexts = (*report.sections[1:], Section(""))
    places = [
        SectionPlace(n, report.title, area.width, has_parts=after.level > section.level)
        for n, (section, after) in enumerate(zip(report.sections, nexts, strict=False), 1)
    ]
    parts: list[tuple[Block, ...]] = [
        tuple(iter_section_blocks(section, place, shared_widths))
        for section, place in zip(report.sections, places, strict=True)
    ]
    ends = _list_ends(report.sections)
    for n in ends if end != "free" else ():
        parts[n - 1] = _keep_with_next(parts[n - 1], is_split=end == "split")
    head = list(iter_head_blocks(report))
    year = list(iter_year_blocks(report.timeline, area.width)) if report.timeline and report.timeline.groups else []
    first, last = (year, []) if report.timeline and report.timeline.is_whole_report else ([], year)
    closing = [block._replace(is_kept_with_next=True) for block in iter_closing_blocks(report)]
    if closing:
        closing[-1] = closing[-1]._replace(is_kept_with_next=False)
        is_below_table = not last and any(isinstance(each, DocumentTable) for part in parts[-1:] for each in part[-1:])
        if is_below_table and end != "free":
            parts[-1] = _keep_with_next(parts[-1], is_split=False)
    blocks = [*head, *first, *chain.from_iterable(parts), *last, *closing]
    if report.is_paper:
        place = len(head) + sum(map(len, parts[: report.front_count]))
        longer = [*blocks[:place], _build_contents(blocks[place:]), *blocks[place:]]
        blocks = longer if estimate_pages(longer, area) >= min_pages_with_contents else blocks
    title = escape_control(report.title)
    return DocumentLayout(
        title=title,
        authority=escape_control(authority),
        footer=shorten(title, MAX_FOOTER_LENGTH),
        is_landscape=is_landscape,
        blocks=tuple(blocks),
        end_anchors=frozenset(places[n].anchor for n in ends),
    )


def estimate_pages(blocks: Sequence[Block], area: styles.TextArea) -> int:
    """Estimate how many pages a document has: only the program that shows it knows."""
    width, height = area
    pages, used = 0, 0.0
    for block in blocks:
        if isinstance(block, Paragraph) and block.starts_page and used:
            pages, used = pages + ceil(used * SHORTENING / height), 0.0
        used += _estimate_height(block, width)
    return pages + ceil(used * SHORTENING / height)


def _list_ends(sections: Sequence[Section]) -> list[int]:
    """List the sections, after the first, that are only facts and end a document, or what is before an appendix.

    The end of what is before goes to a new page with such a section, so that it is never all that is on a page.
    """
    nexts = (*sections[1:], Section("", starts_page=True))
    return [
        n
        for n, (section, after) in enumerate(zip(sections, nexts, strict=False))
        if n and after.starts_page and section.facts and section == Section(section.title, facts=section.facts)
    ]


def _keep_with_next(blocks: tuple[Block, ...], *, is_split: bool) -> tuple[Block, ...]:
    """Keep the last of some blocks on the page of what follows; of a long table only its last rows, if it is split."""
    last = blocks[-1] if blocks else None
    if last is None or isinstance(last, Contents):
        return blocks
    if is_split and isinstance(last, DocumentTable) and not last.is_whole:
        rows = last.rows
        blocks = (*blocks[:-1], last._replace(rows=rows[:-ROWS_TOGETHER]), last)
        last = last._replace(rows=rows[-ROWS_TOGETHER:])
    return (*blocks[:-1], last._replace(is_kept_with_next=True))


def _build_contents(blocks: Sequence[Block]) -> Contents:
    """Build the list of the headings of the first level that follow it."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.kind == "heading 1"]
    return Contents(CONTENTS_TITLE, tuple((heading.text, heading.anchor) for heading in headings))


def _is_landscape(report: Report, measures: TableMeasures) -> bool:
    """Return True if a table needs landscape pages, and all have room on them: the rows of one without are records."""
    if report.is_upright:
        return False
    portrait, landscape = (styles.get_text_area(is_landscape=is_landscape).width for is_landscape in (False, True))
    tables = [table for section in report.sections if (table := get_drawn_table(section))]
    drawn = [(table.columns, measures[table.columns]) for table in tables]
    has_room = all(measure.min_width <= landscape for _, measure in drawn)
    return has_room and any(is_too_wide_for_portrait(columns, measure.needs, portrait) for columns, measure in drawn)


def _estimate_height(block: Block, width: float) -> float:
    """Estimate how high a block is."""
    if isinstance(block, DocumentTable):
        heading_lines = 2
        style = styles.NUMBER_CELL_STYLE if block.is_of_numbers else styles.CELL_STYLE
        return sum(styles.measure_lines(row.line_count, style) for row in block.rows) + styles.measure_lines(
            heading_lines, style
        )
    if isinstance(block, KeyedDrawing):
        return styles.measure_lines(len(block.key) // 2 + 2, styles.BODY_STYLE)
    if isinstance(block, Contents):
        return styles.measure_lines(len(block.entries) + 1, styles.BODY_STYLE)
    if isinstance(block, FactLine):
        return _measure_text(block.text, styles.FACT_STYLE, width - block.label_width)
    style = styles.PARAGRAPH_STYLES[block.kind] if isinstance(block, Paragraph) else styles.FACT_STYLE
    return _measure_text(block.text, style, width)


def _measure_text(text: str, style: styles.TextStyle, width: float) -> float:
    letter = LETTER_WIDTH * style.size / styles.CELL_STYLE.size
    return styles.measure_lines(ceil(measure_width(text) * letter / width) or 1, style)
