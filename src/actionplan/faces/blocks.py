"""What stands on the pages of a document, in order: paragraphs, lines of lists and tables.

Every text here is safe to show, every cell says something, and every measure is in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from actionplan.english import count, listed, shortened
from actionplan.faces.columns import Need, lines, needs, shared
from actionplan.faces.headed import subtitles
from actionplan.faces.looks import Look, room
from actionplan.faces.safe import cells, safe
from actionplan.report import Bar, Cell, Column, Fact, Report, Section, Table

EMPTY = Cell("– none", "quiet")
"""What an empty cell says: a dash for the eye, and a word for those who have the table read to them."""

BAR = 60
"""How long a bar for the whole is."""

LETTER = 2.3
"""About how wide a letter of a label is."""

LABEL = (30, 70)
"""The least and the most room for the labels of a list."""

COUNT = 45
"""Room for the words beside a bar."""

TALL = 30
"""A row of more lines than this may be split between pages; others begin a new page instead."""

TITLE = 200
"""How many characters of a heading are also the title of a table, which nobody sees."""


class Words(NamedTuple):
    """A paragraph. One that is `kept` stays on the page of what follows it."""

    look: Look
    text: str
    kept: bool = False


class Pair(NamedTuple):
    """A line of a list: a label, after so much `room` what there is to say of it, and for a share its bar."""

    label: str
    text: str
    room: int
    bar: Bar | None = None

    @property
    def length(self) -> float:
        """How long its bar is; a share of anything shows."""
        return max(BAR * self.bar.number / self.bar.total, 0.5) if self.bar and self.bar.number else 0


class Row(NamedTuple):
    """A row of a table. A `whole` one is not to be split between pages."""

    cells: tuple[Cell, ...]
    whole: bool


class Grid(NamedTuple):
    """A table: its title, what is in it, its headings and which of them are of numbers, widths and rows."""

    title: str
    about: str
    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]


Block = Words | Pair | Grid


class Common(NamedTuple):
    """What parts of a report have in common, so that they stand under one another.

    `needs` are those of all tables with the same headings, and `labels` is the room for those of all bars.
    """

    needs: Mapping[tuple[Column, ...], tuple[Need, ...]]
    labels: int


def common_of(report: Report) -> Common:
    """What the sections of a report have in common."""
    texts: dict[tuple[Column, ...], list[tuple[str, ...]]] = {}
    for table in filter(None, map(drawn, report.sections)):
        rows = (tuple(_said(cell.text) for cell in row) for row in table.rows)
        texts.setdefault(table.columns, []).extend(rows)
    labels = _space(bar.label for section in report.sections for bar in section.bars)
    return Common({columns: needs(columns, rows) for columns, rows in texts.items()}, labels)


def drawn(section: Section) -> Table | None:
    """The table of a section where it is drawn as one, and is no list."""
    table = section.table
    return table if table and table.rows and not _is_listing(table) else None


def head(report: Report) -> Iterator[Block]:
    """The title of a report, and its cover."""
    yield Words("title", safe(report.title), kept=True)
    yield from (Words("subtitle", safe(each)) for each in subtitles(report))
    yield from _pairs(report.facts)


def last_words(report: Report) -> Iterator[Block]:
    """The key of a report, and what ends it."""
    yield from (Words("words", safe(each)) for each in (*report.key, *report.closing) if safe(each).strip())


_HEADINGS: tuple[Look, ...] = ("heading 1", "heading 2", "heading 3")


def section_blocks(section: Section, title: str, common: Common, *, across: bool) -> Iterator[Block]:
    """A section; its table is called by the title of the report where it has no heading."""
    if section.title.strip():
        yield Words(_HEADINGS[min(section.level, len(_HEADINGS)) - 1], safe(section.title), kept=True)
    notes = [safe(note) for note in section.notes if safe(note).strip()]
    more = bool(section.table or section.facts or section.bars)
    yield from (Words("words", note, kept=more and n == len(notes)) for n, note in enumerate(notes, 1))
    yield from _pairs(section.facts)
    yield from _bars(section.bars, common.labels)
    if table := drawn(section):
        widths = shared(table.columns, common.needs[table.columns], room(across=across))
        yield _grid(table, section.title.strip() or title, widths)
    elif section.table:
        rows = section.table.rows
        yield from _pairs(tuple((row[0].text, " ".join(cell.text for cell in row[1:])) for row in rows))


def _is_listing(table: Table) -> bool:
    """Whether it is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)


def _pairs(facts: tuple[Fact, ...]) -> Iterator[Pair]:
    space = _space(label for label, _ in facts)
    return (Pair(safe(label), _said(text), space) for label, text in facts)


def _bars(bars: tuple[Bar, ...], space: int) -> Iterator[Pair]:
    return (Pair(safe(bar.label), bar.words, space, bar) for bar in bars)


def _space(labels: Iterable[str]) -> int:
    """Room for the longest of those labels, within reason."""
    least, most = LABEL
    return min(max((round(cells(safe(label)) * LETTER) + 4 for label in labels), default=least), most) // 5 * 5 + 5


def _grid(table: Table, title: str, widths: tuple[float, ...]) -> Grid:
    headings = tuple(_said(column.title) for column in table.columns)
    about = f"{count(len(table.rows), 'row')} under a row of headings: {listed(headings)}."
    rows = tuple(_row(row, widths) for row in table.rows)
    numbers = tuple(column.number for column in table.columns)
    return Grid(shortened(safe(title), TITLE), about, headings, numbers, widths, rows)


def _row(row: tuple[Cell, ...], widths: tuple[float, ...]) -> Row:
    filled = tuple(_filled(cell) for cell in row)
    return Row(filled, lines([cell.text for cell in filled], widths) <= TALL)


def _filled(cell: Cell) -> Cell:
    text = safe(cell.text)
    return Cell(text, cell.tone) if text.strip() else EMPTY


def _said(text: str) -> str:
    shown = safe(text)
    return shown if shown.strip() else EMPTY.text
