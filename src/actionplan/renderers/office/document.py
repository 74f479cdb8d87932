"""What stands on the pages of a document, in order: paragraphs, lines of lists and tables.

Every text here is safe to show, every cell says something, and every measure is in millimetres.

A report laid out on sheets of A4: what Word and OpenDocument text both draw, each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, groupby
from operator import or_
from typing import NamedTuple

from actionplan.renderers.heading import list_plan_titles, list_subtitles
from actionplan.renderers.office.column_widths import (
    WidthRequirement,
    distribute_width,
    estimate_lines,
    is_too_wide_for_portrait,
    measure_columns,
)
from actionplan.renderers.office.styles import ParagraphKind, get_text_width
from actionplan.report import Bar, Cell, Column, Fact, Report, Section, Table
from actionplan.text.english import format_count, format_list, shorten
from actionplan.text.escaping import escape_control, measure_width

EMPTY_CELL = Cell("– none", "quiet")
"""What an empty cell says: a dash for the eye, and a word for those who have the table read to them."""

BAR_LENGTH = 60
"""How long a bar for the whole is."""

LABEL_LETTER_WIDTH = 2.3
"""About how wide a letter of a label is."""

LABEL_WIDTH_LIMITS = (30, 70)
"""The least and the most room for the labels of a list."""

BAR_TEXT_WIDTH = 45
"""Room for the words beside a bar."""

MAX_UNBROKEN_LINES = 30
"""A row of more lines than this may be split between pages; others begin a new page instead."""

MAX_TABLE_TITLE = 200
"""How many characters of a heading are also the title of a table, which nobody sees."""


class Paragraph(NamedTuple):
    """A paragraph. One that is `kept` stays on the page of what follows it."""

    kind: ParagraphKind
    text: str
    is_kept_with_next: bool = False


class ListEntry(NamedTuple):
    """A line of a list: a label, after so much `room` what there is to say of it, and for a share its bar."""

    label: str
    text: str
    label_width: int
    bar: Bar | None = None

    @property
    def bar_length(self) -> float:
        """How long its bar is; a share of anything shows."""
        return max(BAR_LENGTH * self.bar.number / self.bar.total, 0.5) if self.bar and self.bar.number else 0


class DocumentRow(NamedTuple):
    """A row of a table. A `whole` one is not to be split between pages."""

    cells: tuple[Cell, ...]
    is_unbreakable: bool


class DocumentTable(NamedTuple):
    """A table: its title, what is in it, its headings and which of them are of numbers, widths and rows."""

    title: str
    description: str
    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    rows: tuple[DocumentRow, ...]


Block = Paragraph | ListEntry | DocumentTable


class SharedWidths(NamedTuple):
    """What parts of a report have in common, so that they stand under one another.

    `needs` are those of all tables with the same headings, and `labels` is the room for those of all bars.
    """

    requirements: Mapping[tuple[Column, ...], tuple[WidthRequirement, ...]]
    label_width: int


def measure_report(report: Report) -> SharedWidths:
    """What the sections of a report have in common."""
    texts: dict[tuple[Column, ...], list[tuple[str, ...]]] = {}
    for table in filter(None, map(get_drawn_table, report.sections)):
        rows = (tuple(_fill_text(cell.text) for cell in row) for row in table.rows)
        texts.setdefault(table.columns, []).extend(rows)
    labels = _measure_labels(bar.label for section in report.sections for bar in section.bars)
    return SharedWidths({columns: measure_columns(columns, rows) for columns, rows in texts.items()}, labels)


def get_drawn_table(section: Section) -> Table | None:
    """The table of a section where it is drawn as one, and is no list."""
    table = section.table
    return table if table and table.rows and not _is_listing(table) else None


def iter_head_blocks(report: Report) -> Iterator[Block]:
    """The title of a report, and its cover."""
    yield Paragraph("title", escape_control(report.title), is_kept_with_next=True)
    yield from (Paragraph("subtitle", escape_control(each)) for each in list_subtitles(report))
    yield from _iter_facts(report.facts)


def iter_closing_blocks(report: Report) -> Iterator[Block]:
    """The key of a report, and what ends it."""
    yield from (
        Paragraph("words", escape_control(each))
        for each in (*report.legend, *report.closing)
        if escape_control(each).strip()
    )


_HEADING_KINDS: tuple[ParagraphKind, ...] = ("heading 1", "heading 2", "heading 3")


def iter_section_blocks(
    section: Section, title: str, shared_widths: SharedWidths, *, is_landscape: bool
) -> Iterator[Block]:
    """A section; its table is called by the title of the report where it has no heading."""
    if section.title.strip():
        yield Paragraph(
            _HEADING_KINDS[min(section.level, len(_HEADING_KINDS)) - 1],
            escape_control(section.title),
            is_kept_with_next=True,
        )
    notes = [escape_control(note) for note in section.notes if escape_control(note).strip()]
    more = bool(section.table or section.facts or section.bars)
    yield from (Paragraph("words", note, is_kept_with_next=more and n == len(notes)) for n, note in enumerate(notes, 1))
    yield from _iter_facts(section.facts)
    yield from _iter_bars(section.bars, shared_widths.label_width)
    if table := get_drawn_table(section):
        widths = distribute_width(
            table.columns, shared_widths.requirements[table.columns], get_text_width(is_landscape=is_landscape)
        )
        yield _build_table(table, section.title.strip() or title, widths)
    elif section.table:
        rows = section.table.rows
        yield from _iter_facts(tuple((row[0].text, " ".join(cell.text for cell in row[1:])) for row in rows))


def _is_listing(table: Table) -> bool:
    """Whether it is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)


def _iter_facts(facts: tuple[Fact, ...]) -> Iterator[ListEntry]:
    space = _measure_labels(label for label, _ in facts)
    return (ListEntry(escape_control(label), _fill_text(text), space) for label, text in facts)


def _iter_bars(bars: tuple[Bar, ...], label_width: int) -> Iterator[ListEntry]:
    return (ListEntry(escape_control(bar.label), bar.words, label_width, bar) for bar in bars)


def _measure_labels(labels: Iterable[str]) -> int:
    """Room for the longest of those labels, within reason."""
    least, most = LABEL_WIDTH_LIMITS
    return (
        min(
            max(
                (round(measure_width(escape_control(label)) * LABEL_LETTER_WIDTH) + 4 for label in labels),
                default=least,
            ),
            most,
        )
        // 5
        * 5
        + 5
    )


def _build_table(table: Table, title: str, widths: tuple[float, ...]) -> DocumentTable:
    headings = tuple(_fill_text(column.title) for column in table.columns)
    about = f"{format_count(len(table.rows), 'row')} under a row of headings: {format_list(headings)}."
    rows = tuple(_build_row(row, widths) for row in table.rows)
    numbers = tuple(column.is_number for column in table.columns)
    return DocumentTable(shorten(escape_control(title), MAX_TABLE_TITLE), about, headings, numbers, widths, rows)


def _build_row(row: tuple[Cell, ...], widths: tuple[float, ...]) -> DocumentRow:
    filled = tuple(_fill_cell(cell) for cell in row)
    return DocumentRow(filled, estimate_lines([cell.text for cell in filled], widths) <= MAX_UNBROKEN_LINES)


def _fill_cell(cell: Cell) -> Cell:
    text = escape_control(cell.text)
    return Cell(text, cell.tone) if text.strip() else EMPTY_CELL


def _fill_text(text: str) -> str:
    shown = escape_control(text)
    return shown if shown.strip() else EMPTY_CELL.text


MAX_FOOTER_LENGTH = 80
"""How many characters of the plan's name stand at the foot of a page."""


class PageGroup(NamedTuple):
    """Pages that lie the same way, and what stands on them."""

    is_landscape: bool
    blocks: tuple[Block, ...]


class DocumentLayout(NamedTuple):
    """A document: its title, its authority, what stands at the foot of each page, and its leaves."""

    title: str
    authority: str
    footer: str
    page_groups: tuple[PageGroup, ...]


def build_layout(report: Report) -> DocumentLayout:
    """A report on paper."""
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    foot = shorten(escape_control("; ".join(list_plan_titles(report)) or report.title), MAX_FOOTER_LENGTH)
    return DocumentLayout(
        escape_control(report.title), escape_control(authority), foot, tuple(_iter_page_groups(report))
    )


def _iter_page_groups(report: Report) -> Iterator[PageGroup]:
    """The report's sections on the leaves that they want: its head stands on the first, its last words on the last."""
    common = measure_report(report)
    sections = zip(_choose_orientations(report, common), report.sections or (Section(""),), strict=True)
    leaves = [(across, [each for _, each in group]) for across, group in groupby(sections, key=lambda pair: pair[0])]
    for n, (across, group) in enumerate(leaves):
        blocks = [
            block
            for section in group
            for block in iter_section_blocks(section, report.title, common, is_landscape=across)
        ]
        first = iter_head_blocks(report) if n == 0 else ()
        last = iter_closing_blocks(report) if n == len(leaves) - 1 else ()
        yield PageGroup(across, (*first, *blocks, *last))


def _choose_orientations(report: Report, shared_widths: SharedWidths) -> list[bool]:
    """Whether each section lies across its page.

    From the first one on that is `wide`, or whose table would be squeezed, all do: nobody likes to turn pages round and
    round. An answer without a cover lies one way from end to end.
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
