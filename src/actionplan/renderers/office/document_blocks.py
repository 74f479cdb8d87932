"""The kinds of blocks of a document: paragraphs, lines of lists, bars and tables.

Every text in them is safe to show, every cell says something, and every measure is in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from actionplan.renderers.office.styles import BAR_COLOURS, ParagraphKind
from actionplan.report import Cell, Share

ROOM_FOR_GAPS = 6
"""How much shorter a bar is than the text is wide."""

MIN_PART_LENGTH = 1.5
"""The least length of a part of a bar: a share of anything shows."""


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
    """A name, and what there is to say of it at `label_width`."""

    label: str
    text: str
    label_width: int
    is_kept_with_next: bool = False


class ListItem(NamedTuple):
    """An item of a list. `list_number` tells numbered lists apart, each of which starts at 1; bullets have 0."""

    text: str
    list_number: int = 0


class SharePart(NamedTuple):
    """A part of a bar, and the words for it."""

    words: str
    colour: str
    length: float


class ShareBar(NamedTuple):
    """One bar of several parts, with a key in words. The bar only decorates."""

    parts: tuple[SharePart, ...]


class Contents(NamedTuple):
    """A list of headings, each a link to its anchor."""

    title: str
    entries: tuple[tuple[str, str], ...]


class DocumentRow(NamedTuple):
    """A row of a table, and how many lines it takes. An unbreakable one is not split between pages."""

    cells: tuple[Cell, ...]
    is_unbreakable: bool
    line_count: int


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


Block = Paragraph | FactLine | ListItem | ShareBar | Contents | DocumentTable


def build_share_bar(shares: Sequence[Share], width: float) -> ShareBar:
    """Build the bar of some shares for text of that width. None of its parts is too short to see."""
    full = width - ROOM_FOR_GAPS
    total = sum(share.number for share in shares) or 1
    lengths = [max(full * share.number / total, MIN_PART_LENGTH) for share in shares]
    scale = full / max(sum(lengths), full)
    return ShareBar(
        tuple(
            SharePart(f"{share.label}: {share.words}", BAR_COLOURS[share.tone], length * scale)
            for share, length in zip(shares, lengths, strict=True)
        )
    )
