"""The kinds of blocks of a document: paragraphs, lines of lists, bars and tables.

Every text in them is safe to show, every cell says something, and every measure is in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from actionplan.renderers.list_tables import fit_shares
from actionplan.renderers.office.document_drawings import Caption, Drawing, Shape, build_rectangle
from actionplan.renderers.office.styles import (
    BAR_COLOURS,
    BAR_GAP,
    BAR_HEIGHT,
    BAR_OUTLINE,
    KEY_SIZE,
    SMALL_BAR_HEIGHT,
    TEXT_COLOUR,
    ParagraphKind,
)
from actionplan.report import Cell, Share, Tone
from actionplan.text.english import format_count

MIN_PART_LENGTH = 8
"""The least length of a part of a bar, which has room for its number."""

MAX_WHOLE_LINES = 8
MAX_BOUND_LINES = 32
"""A table of no more lines than this stays on one page: any table, and one of numbers or before the end of a paper."""

ROWS_TOGETHER = 2
"""How many rows of a longer table go to the next page with what the table is kept with."""


class Paragraph(NamedTuple):
    """A paragraph. One that is kept with the next stays on the page of what follows it.

    A heading of the list of contents has an `anchor`, and what `starts_page` begins a new page.
    """

    kind: ParagraphKind
    text: str
    is_kept_with_next: bool = False
    starts_page: bool = False
    anchor: str = ""


class FactLine(NamedTuple):
    """A name, and what there is to say of it at `label_width`; both with their tones."""

    label: str
    text: str
    label_width: int
    is_kept_with_next: bool = False
    tone: Tone = ""
    label_tone: Tone = "strong"


class ListItem(NamedTuple):
    """An item of a list. `list_number` tells numbered lists apart, each of which starts at 1; bullets have 0."""

    text: str
    list_number: int = 0
    is_kept_with_next: bool = False


class KeyedDrawing(NamedTuple):
    """A drawing, if there is one, and its key: samples with words beside them."""

    drawing: Drawing | None
    key: tuple[tuple[Drawing, str], ...]
    is_kept_with_next: bool = False


class Contents(NamedTuple):
    """A list of headings, each a link to its anchor."""

    title: str
    entries: tuple[tuple[str, str], ...]


class AxisHeading(NamedTuple):
    """The heading of a column of drawings: a line of years and one of months, each with its place in the column."""

    lines: tuple[tuple[tuple[float, str], ...], ...]


class DocumentRow(NamedTuple):
    """A row of a table, and how many lines it takes. An unbreakable one is not split between pages."""

    cells: tuple[Cell | Drawing, ...]
    is_unbreakable: bool
    line_count: int


class DocumentTable(NamedTuple):
    """A table: its title and description, its headings, which columns are of numbers, their widths, and the rows."""

    title: str
    description: str
    headings: tuple[str | AxisHeading, ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    rows: tuple[DocumentRow, ...]
    is_kept_with_next: bool = False

    @property
    def is_of_numbers(self) -> bool:
        """True if every column but the first is of numbers, so that its rows can be close together."""
        return len(self.numeric) > 1 and all(self.numeric[1:])

    @property
    def is_whole(self) -> bool:
        """True if it is short enough to stay on one page."""
        most = MAX_BOUND_LINES if self.is_of_numbers or self.is_kept_with_next else MAX_WHOLE_LINES
        return sum(row.line_count for row in self.rows) <= most

    def is_row_kept(self, place: int) -> bool:
        """Return True if the row at a place, from 0, stays on the page of what follows it."""
        after = len(self.rows) - 1 - place
        if not after or not self.is_whole:
            return self.is_kept_with_next and after < ROWS_TOGETHER
        return True

    def zip_columns(self, values: Sequence[Any]) -> Iterable[tuple[Any, bool, float]]:
        """Give each value of a row with its column: whether that is of numbers, and its width."""
        return zip(values, self.numeric, self.widths, strict=True)


Block = Paragraph | FactLine | ListItem | KeyedDrawing | Contents | DocumentTable


def build_share_bar(shares: Sequence[Share], width: float) -> KeyedDrawing:
    """Build one bar of some shares for text of that width. Each part has its number in it, so none is too short."""
    parts = _arrange_parts(shares, width, MIN_PART_LENGTH)
    total = shares[0].total if shares else 0
    words = "; ".join(f"{share.label}: {share.number}" for share in shares)
    drawing = Drawing(
        width=width,
        height=BAR_HEIGHT,
        shapes=tuple(_build_part(share, start, end, BAR_HEIGHT) for share, start, end in parts),
        words=f"One bar for {format_count(total, 'target')}, in parts. {words}.",
        captions=tuple(Caption(str(share.number), start, end, _choose_ink(share)) for share, start, end in parts),
    )
    key = tuple(
        (Drawing(KEY_SIZE, KEY_SIZE, (_build_part(share, 0, KEY_SIZE, KEY_SIZE),)), f"{share.label}: {share.words}")
        for share in shares
    )
    return KeyedDrawing(drawing, key, is_kept_with_next=True)


def build_small_bar(cell: Cell, width: float) -> Drawing:
    """Build the bar of a cell of that width, without numbers. The words of the cell say what it shows."""
    parts = _arrange_parts(cell.shares, width, BAR_GAP)
    shapes = tuple(_build_part(share, start, end, SMALL_BAR_HEIGHT) for share, start, end in parts)
    return Drawing(width, SMALL_BAR_HEIGHT, shapes, cell.text)


def _arrange_parts(shares: Sequence[Share], width: float, least: float) -> list[tuple[Share, float, float]]:
    """Arrange the parts of a bar: where each begins and ends."""
    parts, left = [], 0.0
    for share, length in zip(shares, fit_shares(shares, width - BAR_GAP * (len(shares) - 1), least), strict=True):
        parts.append((share, left, left + length))
        left += length + BAR_GAP
    return parts


def _build_part(share: Share, start: float, end: float, height: float) -> Shape:
    """Build a part of a bar. A quiet one is an outline."""
    inset = BAR_OUTLINE / 2 if share.tone == "quiet" else 0
    corners = build_rectangle(start + inset, inset, end - inset, height - inset)
    outline = TEXT_COLOUR if inset else ""
    return Shape((corners,), fill=BAR_COLOURS[share.tone], stroke=outline, line_width=BAR_OUTLINE)


def _choose_ink(share: Share) -> str:
    return TEXT_COLOUR if share.tone == "quiet" else BAR_COLOURS["quiet"]
