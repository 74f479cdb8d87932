"""The values that every reader gives: a document as passages and grids, with a piece of text for every word in it.

A reader gives all text of its file, each word in exactly one `Passage`, in the order of the file. It leaves out
nothing and repeats nothing: the text of a merged cell stands in its first cell alone. A passage is known by itself and
not by its words, so two equal passages are two pieces of text. What is built from them must give each of them a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

NoteKind = Literal["deletion", "footnote", "comment", "hidden"]
"""A tracked deletion, a footnote or endnote, a comment (a reviewer's, or the note of a cell), or hidden text."""

HIDDEN_TEXT = "hidden text"
"""Where text is that the document does not show."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A piece of text: a paragraph, an item of a list, or a line of a cell. It is its own id: no two are equal.

    - `text`: what a reader of the document sees, without space around it. Bullets and numbers that were typed are part
      of it. A line break inside a paragraph makes two passages, but for a heading, whose lines are joined by a space. A
      tracked insertion is text, a deletion a note.
    - `where`: the place in words, to go before the text in a list: "page 3", "sheet Tracker, row 7", "page footer".
    - `level`: that of a heading, from its style or outline level, 1 outermost; 0 for other text.
    - `is_bold`: all of it is bold, as headings without a style are.
    - `label`: the number that the office program puts before it ("a)", "1."), which is not part of `text`.
    - `struck`: from where to where the text is struck through, in characters; `((0, len(text)),)` if all of it is.
    - `notes`: what hangs on it and is not part of `text`.
    """

    text: str
    where: str
    level: int = 0
    is_bold: bool = False
    label: str = ""
    struck: tuple[tuple[int, int], ...] = ()
    notes: tuple[SideNote, ...] = ()

    @property
    def is_struck(self) -> bool:
        """True if all of the text is struck through."""
        return bool(self.text) and sum(end - start for start, end in self.struck) >= len(self.text)


class SideNote(NamedTuple):
    """Text that hangs on a passage or a cell: what kind it is, and its passages."""

    kind: NoteKind
    passages: tuple[Passage, ...]


class GridCell(NamedTuple):
    """A cell of a table. A merged cell stands at its first place, and an empty cell `covered_by` it at each other.

    - `passages`: its paragraphs and lines in order, without the empty ones; those of a table inside the cell too.
    - `value`: the real date or number behind the text, where the file has one; for text `None`. The text is as the
      cell shows it: a number by its format (1.1 shown with `0.00` is "1.10"), and a date in British words, by what its
      format shows: "30 September 2024", "December 2017" or "2025".
    - `fill`: the colour behind it, as "rrggbb" in small letters, if it has one of its own; "" otherwise.
    - `is_formula`: the text is the stored value of a formula; without a text, no value was stored.
    - `covered_by`: the row and column of the merged cell that this place is a part of, counted from 0.
    """

    passages: tuple[Passage, ...] = ()
    value: date | float | None = None
    fill: str = ""
    is_formula: bool = False
    row_span: int = 1
    column_span: int = 1
    covered_by: tuple[int, int] | None = None
    notes: tuple[SideNote, ...] = ()

    @property
    def text(self) -> str:
        """The words of the cell, its passages joined by a space."""
        return " ".join(each.text for each in self.passages)


class GridRow(NamedTuple):
    """A row of a table: its cells, where it is in words, and if it is hidden.

    `starts_page` is set where a page of a PDF starts in the middle of a table: the row may be the rest of the last one.
    `number` is that of the row of a sheet, from 1.
    """

    cells: tuple[GridCell, ...]
    where: str
    is_hidden: bool = False
    starts_page: bool = False
    number: int = 0


class Grid(NamedTuple):
    """A table, or a sheet that is not empty: its rows, all of one length, and its number or name in words.

    `name` is the name of a sheet; tables of text have none. `hidden_columns` are counted from 0. Rows that hold
    nothing are kept between others, and left out after the last with something in it; so are empty columns at the end.
    """

    rows: tuple[GridRow, ...]
    where: str
    name: str = ""
    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.rows[0].cells) if self.rows else 0


class Document(NamedTuple):
    """A document: all of its text.

    - `kind`: what the file is, in words: "Word document".
    - `blocks`: passages and tables, in the order of the page or of the sheets. No passage is empty.
    - `outside`: text that stands beside the page: headers, footers, text boxes, each once.
    - `title` and `author`: what the properties of the file say. They are not part of the text.
    - `remarks`: sentences on how it was read, that the officer should know: "It is read as Windows-1252."
    """

    kind: str
    blocks: tuple[Passage | Grid, ...]
    outside: tuple[Passage, ...] = ()
    title: str = ""
    author: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def grids(self) -> list[Grid]:
        """The tables, in order."""
        return [each for each in self.blocks if isinstance(each, Grid)]


def walk_passages(document: Document) -> Iterator[Passage]:
    """Yield every piece of text of a document, in order."""
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk_cell(cell)
        else:
            yield from walk_passage(block)
    for passage in document.outside:
        yield from walk_passage(passage)


def walk_cell(cell: GridCell) -> Iterator[Passage]:
    """Yield every piece of text of a cell: its own, and that of its notes."""
    for passage in cell.passages:
        yield from walk_passage(passage)
    for note in cell.notes:
        for passage in note.passages:
            yield from walk_passage(passage)


def walk_passage(passage: Passage) -> Iterator[Passage]:
    """Yield a piece of text, and those of its notes."""
    yield passage
    for note in passage.notes:
        for each in note.passages:
            yield from walk_passage(each)
