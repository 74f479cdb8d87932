"""The blocks of a document, in order: paragraphs, lines of lists and tables.

Every text here is safe to show, every cell says something, and every measure is in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from actionplan.renderers.heading import is_list, list_subtitles
from actionplan.renderers.office.column_widths import (
    WidthRequirement,
    distribute_width,
    estimate_lines,
    measure_columns,
)
from actionplan.renderers.office.styles import BAR_COLOUR, TONE_COLOURS, ParagraphKind, get_text_width
from actionplan.report import Bar, Cell, Column, Fact, Report, Section, Table
from actionplan.text.english import format_count, format_list, shorten
from actionplan.text.escaping import escape_control, measure_width

EMPTY_CELL = Cell("– none", "quiet")
"""An empty cell: a dash for the eye, and a word for screen readers."""

BAR_LENGTH = 60
"""The length of a bar for the whole."""

LABEL_LETTER_WIDTH = 2.3
"""The rough width of a letter in a label."""

LABEL_WIDTH_LIMITS = (30, 70)
"""The least and the most width for the labels of a list."""

BAR_TEXT_WIDTH = 45
"""The width of the words beside a bar."""

MAX_UNBROKEN_LINES = 30
"""A row of more lines than this may be split between pages; others begin a new page instead."""

MAX_TABLE_TITLE = 200
"""The most characters of a heading that are also the title of a table, which only screen readers see."""


class Paragraph(NamedTuple):
    """A paragraph. One that is kept with the next stays on the page of what follows it."""

    kind: ParagraphKind
    text: str
    is_kept_with_next: bool = False


class ListEntry(NamedTuple):
    """A line of a list: a label, what there is to say of it at `label_width`, and for a share its bar."""

    label: str
    text: str
    label_width: int
    bar: Bar | None = None

    @property
    def bar_length(self) -> float:
        """The length of its bar; 0 if it has none. Any share above 0 is visible."""
        return max(BAR_LENGTH * self.bar.number / self.bar.total, 0.5) if self.bar and self.bar.number else 0

    @property
    def bar_colour(self) -> str:
        """The colour of its bar."""
        return TONE_COLOURS.get(self.bar.tone, BAR_COLOUR) if self.bar else BAR_COLOUR


class DocumentRow(NamedTuple):
    """A row of a table. An unbreakable one is not split between pages."""

    cells: tuple[Cell, ...]
    is_unbreakable: bool


class DocumentTable(NamedTuple):
    """A table: its title and description, its headings, which columns are of numbers, their widths, and the rows."""

    title: str
    description: str
    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    rows: tuple[DocumentRow, ...]

    def zip_columns(self, values: Sequence[Any]) -> Iterable[tuple[Any, bool, float]]:
        """Give each value of a row with its column: whether that is of numbers, and its width."""
        return zip(values, self.numeric, self.widths, strict=True)


Block = Paragraph | ListEntry | DocumentTable


class SharedWidths(NamedTuple):
    """The widths that sections share, so that their columns line up.

    `requirements` are those of all tables with the same headings, and `label_width` is for the labels of all bars.
    """

    requirements: Mapping[tuple[Column, ...], tuple[WidthRequirement, ...]]
    label_width: int


def measure_report(report: Report) -> SharedWidths:
    """Measure the widths that the sections of a report share."""
    texts: dict[tuple[Column, ...], list[tuple[str, ...]]] = {}
    for table in filter(None, map(get_drawn_table, report.sections)):
        rows = (tuple(_fill_text(cell.text) for cell in row) for row in table.rows)
        texts.setdefault(table.columns, []).extend(rows)
    labels = _measure_labels(bar.label for section in report.sections for bar in section.bars)
    return SharedWidths({columns: measure_columns(columns, rows) for columns, rows in texts.items()}, labels)


def get_drawn_table(section: Section) -> Table | None:
    """Return the table of a section, if it is drawn as one and not as a list."""
    table = section.table
    return table if table and table.rows and not is_list(table) else None


def iter_head_blocks(report: Report) -> Iterator[Block]:
    """Yield the title of a report, what its reader must know first, and its cover."""
    yield Paragraph("title", escape_control(report.title), is_kept_with_next=True)
    yield from (Paragraph("words", escape_control(sentence)) for sentence in report.opening)
    yield from (Paragraph("subtitle", escape_control(subtitle)) for subtitle in list_subtitles(report))
    yield from _iter_facts(report.facts)


def iter_closing_blocks(report: Report) -> Iterator[Block]:
    """Yield the key of a report, and its closing sentences."""
    yield from (
        Paragraph("words", escape_control(sentence))
        for sentence in (*report.legend, *report.closing)
        if escape_control(sentence).strip()
    )


_HEADING_KINDS: tuple[ParagraphKind, ...] = ("heading 1", "heading 2", "heading 3")


def iter_section_blocks(
    section: Section, title: str, shared_widths: SharedWidths, *, is_landscape: bool
) -> Iterator[Block]:
    """Yield the blocks of a section. A section without a heading lends its table the report's title."""
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


def _iter_facts(facts: tuple[Fact, ...]) -> Iterator[ListEntry]:
    space = _measure_labels(label for label, _ in facts)
    return (ListEntry(escape_control(label), _fill_text(text), space) for label, text in facts)


def _iter_bars(bars: tuple[Bar, ...], label_width: int) -> Iterator[ListEntry]:
    return (ListEntry(escape_control(bar.label), bar.words, label_width, bar) for bar in bars)


def _measure_labels(labels: Iterable[str]) -> int:
    """Measure the room for the longest label, within limits."""
    least, most = LABEL_WIDTH_LIMITS
    widths = (round(measure_width(escape_control(label)) * LABEL_LETTER_WIDTH) + 4 for label in labels)
    return min(max(widths, default=least), most) // 5 * 5 + 5


def _build_table(table: Table, title: str, widths: tuple[float, ...]) -> DocumentTable:
    headings = tuple(_fill_text(column.title) for column in table.columns)
    return DocumentTable(
        title=shorten(escape_control(title), MAX_TABLE_TITLE),
        description=f"{format_count(len(table.rows), 'row')} under a row of headings: {format_list(headings)}.",
        headings=headings,
        numeric=tuple(column.is_number for column in table.columns),
        widths=widths,
        rows=tuple(_build_row(row, widths) for row in table.rows),
    )


def _build_row(row: tuple[Cell, ...], widths: tuple[float, ...]) -> DocumentRow:
    cells = tuple(_fill_cell(cell) for cell in row)
    return DocumentRow(cells, estimate_lines([cell.text for cell in cells], widths) <= MAX_UNBROKEN_LINES)


def _fill_cell(cell: Cell) -> Cell:
    text = escape_control(cell.text)
    return Cell(text, cell.tone) if text.strip() else EMPTY_CELL


def _fill_text(text: str) -> str:
    safe = escape_control(text)
    return safe if safe.strip() else EMPTY_CELL.text
