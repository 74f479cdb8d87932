"""Go through a document and tell what each part is: headings, lines, header rows and rows of the plan (R2, R4, R6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actionplan.importing.recognition.group_titles import get_group_word
from actionplan.importing.recognition.header_rows import find_changed_cell, matches_header
from actionplan.importing.recognition.header_words import find_label
from actionplan.importing.recognition.plan_tables import PlanTable
from actionplan.importing.source_document import Document, GridCell, GridRow, Passage

_LONGEST_HEADING = 150
_MAX_HEADING_WORDS = 14

AS_AT = re.compile(
    r"\b(?:as at|as of|last updated(?: on)?|position (?:as )?at|status (?:as )?at|updated(?: on)?|correct at|"
    r"update(?: as at)?|progress (?:to|at))\b[\s:(–-]*",
    re.IGNORECASE,
)
"""The words before the day that the progress is from."""

_PLAIN_TOTAL = re.compile(r"(?:grand\s+|sub-?\s?|overall\s+)?totals?\s*:?(?:\s*\([^()]*\))?", re.IGNORECASE)
"""The first cell of a row that adds up the rows above: it is no row of the plan."""

_TOTAL = re.compile(
    r"sub-?\s?totals?\b.*|(?:grand |overall |running )?totals?\b.*|(?:\S+ ){1,6}(?:sub-?)?totals?(?:\s*[:=(–\d-].*|\W*)"
    r"|(?:number|no\.?|count) of \w+\s*[:=(–\d-].*",
    re.IGNORECASE | re.DOTALL,
)
"""A longer one, if only amounts stand beside it: "Planting total: 3 tasks"."""

_CERTAIN_TOTAL = re.compile(
    r"sub-?\s?totals?\b.*|.*\d.*|.*\btotals?\W*|.*\btotals? (?:for|of)\b.*", re.IGNORECASE | re.DOTALL
)
"""What it is like if nothing stands beside it: "Total Place" may be a heading."""

_AMOUNT = re.compile(r"[-–—(£$€\s]*\d[\d.,\s]*(?:[kKmM]|bn)?\s*[%)]*(?:\s+\w+)?|[-–—.\s]*|n/?a", re.IGNORECASE)
"""What stands beside a total: an amount, a count ("3 actions"), or nothing."""

_DATED_LINE = re.compile(AS_AT.pattern + r"(?=\d{1,2}\b|\w+ (?:20)?\d\d\b)", re.IGNORECASE)


class HeadingEvent(NamedTuple):
    """A heading: its passages, its look, by which headings of one level are known, and its level by its style or 0."""

    passages: tuple[Passage, ...]
    look: tuple[str, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(each.text for each in self.passages)


class LineEvent(NamedTuple):
    """A line that is no heading and no row of the plan."""

    passages: tuple[Passage, ...]


class HeaderEvent(NamedTuple):
    """A header row of the plan's table: the first, or one that repeats it."""

    table: PlanTable
    passages: tuple[Passage, ...]


class RowEvent(NamedTuple):
    """A row of the plan. `rows` has the numbers of all rows of its table that are rows of the plan."""

    table: PlanTable
    at: int
    rows: frozenset[int] = frozenset()

    @property
    def row(self) -> GridRow:
        """The row itself."""
        return self.table.grid.rows[self.at]


class GapEvent(NamedTuple):
    """An empty row."""


PlanEvent = HeadingEvent | LineEvent | HeaderEvent | RowEvent | GapEvent


def list_events(document: Document, tables: Sequence[PlanTable], *, leaves_hidden: bool = False) -> list[PlanEvent]:
    """List what a document has, in order; without the rows that it hides, if those are to be left out."""
    by_number = {table.number: table for table in tables}
    has_sheets = sum(bool(table.grid.name) for table in tables) > 1
    events: list[PlanEvent] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Passage):
            events.append(_classify_passage(block))
            continue
        number += 1
        table = by_number.get(number)
        if table:
            if has_sheets:
                events.append(HeadingEvent((Passage(block.name, block.where),), ("sheet",), level=-1))
            events += _iter_table(table, leaves_hidden=leaves_hidden)
    return events


def _classify_passage(passage: Passage) -> PlanEvent:
    if _DATED_LINE.search(passage.text):
        return LineEvent((passage,))
    if passage.level:
        return HeadingEvent((passage,), ("level", str(passage.level)), passage.level)
    word = get_group_word(passage.text)
    is_heading = (passage.is_bold and _is_short(passage.text)) or (word and _is_short(passage.text))
    if is_heading and not find_label(passage.text):
        return HeadingEvent((passage,), ("bold" if passage.is_bold else "plain", word))
    return LineEvent((passage,))


def _is_short(text: str) -> bool:
    words = text.split()
    is_sentence = text.endswith(".") and len(words) > _MAX_HEADING_WORDS // 2
    return len(text) <= _LONGEST_HEADING and not is_sentence


def _iter_table(table: PlanTable, *, leaves_hidden: bool) -> Iterator[PlanEvent]:
    header, rows = table.header, table.grid.rows
    titles = find_title_rows(rows[: header.first])
    left = {number for number, row in enumerate(rows) if row.is_hidden and leaves_hidden}
    for number, row in enumerate(rows[: header.first]):
        if number in left:
            continue
        yield from _iter_row_above(row, is_title=number < titles)
    if header.end > header.first:
        yield HeaderEvent(table, tuple(each for cell in header.cells for each in cell))
    events = [(index, each) for index in range(header.end, len(rows)) for each in _classify_row(table, index)]
    plan_rows = frozenset(index for index, each in events if isinstance(each, RowEvent))
    for index, each in events:
        if index not in left:
            yield each._replace(rows=plan_rows) if isinstance(each, RowEvent) else each


def find_title_rows(rows: Sequence[GridRow]) -> int:
    """Count the rows above a header that are titles: those before the last gap, if something stands below that."""
    gaps = [number for number, row in enumerate(rows) if not any(cell.passages for cell in row.cells)]
    return gaps[-1] if gaps else 0


def _iter_row_above(row: GridRow, *, is_title: bool) -> Iterator[PlanEvent]:
    """Yield what a row above the header is: a heading, a line, a gap."""
    filled = [cell for cell in row.cells if cell.passages]
    if not filled:
        yield GapEvent()
    elif len(filled) == 1 and not is_title:
        yield _classify_single(filled[0])
    else:
        yield LineEvent(tuple(passage for cell in filled for passage in cell.passages))


def _classify_single(cell: GridCell) -> PlanEvent:
    """Tell whether the one filled cell of a row is a heading or a line."""
    text = cell.text
    if not _is_short(text) or find_label(text) or _DATED_LINE.search(text):
        return LineEvent(cell.passages)
    look = ("row", get_group_word(text), cell.fill, "bold" if all(each.is_bold for each in cell.passages) else "")
    return HeadingEvent(cell.passages, look)


def _classify_row(table: PlanTable, index: int) -> Iterator[PlanEvent]:
    row = table.grid.rows[index]
    filled = [(at, cell) for at, cell in enumerate(row.cells) if cell.passages]
    if not filled:
        is_rest = any(_is_covered_from_above(cell, index) for cell in row.cells) and any(c.notes for c in row.cells)
        yield RowEvent(table, index) if is_rest else GapEvent()
    elif table.header.end > table.header.first and matches_header(row, table.header):
        yield HeaderEvent(table, tuple(each for _, cell in filled for each in cell.passages))
    elif table.header.end > table.header.first and (changed := find_changed_cell(row, table.header)):
        others = tuple(each for _, cell in filled if cell is not changed for each in cell.passages)
        yield HeaderEvent(table, others)
        yield HeadingEvent(changed.passages, ("changed header",))
    elif _is_total([cell.text for _, cell in filled]):
        yield LineEvent(tuple(each for _, cell in filled for each in cell.passages))
    elif len(filled) == 1 and _is_alone(table, index, filled[0][0]):
        yield _classify_single(filled[0][1])
    elif _is_numbered_group(table, index, [at for at, _ in filled]):
        passages = tuple(each for _, cell in filled for each in cell.passages)
        yield HeadingEvent(passages, ("row", "numbered"))
    else:
        yield RowEvent(table, index)


def _is_total(texts: Sequence[str]) -> bool:
    """Return True if a row adds up others: its first cell says so, and beside a longer one are only amounts."""
    first, *others = texts
    if _PLAIN_TOTAL.fullmatch(first):
        return True
    if not _TOTAL.fullmatch(first) or not (others or _CERTAIN_TOTAL.fullmatch(first)):
        return False
    return all(_AMOUNT.fullmatch(each) or _PLAIN_TOTAL.fullmatch(each) for each in others)


def _is_covered_from_above(cell: GridCell, index: int) -> bool:
    return cell.covered_by is not None and cell.covered_by[0] < index


def _is_alone(table: PlanTable, index: int, at: int) -> bool:
    """Return True if the one filled cell of a row stands over the rows below: it is merged, or the first."""
    row = table.grid.rows[index]
    cell = row.cells[at]
    if any(_is_covered_from_above(each, index) for each in row.cells):
        return False
    if cell.column_span * 2 > table.grid.width:
        return True
    if find_label(cell.text):
        return True
    if at and any(each.passages or each.covered_by for each in row.cells[:at]):
        return False
    column = table.columns.columns[at]
    if column.field in {"date", "officer", "measures", "note", "rag", "revised", "completed"}:
        return False
    if column.field == "text" and at:
        return all(each.is_bold for each in cell.passages) or bool(cell.fill)
    return at == 0 and column.field in {"text", "ref", "group", "fields"} and not row.starts_page


def _is_numbered_group(table: PlanTable, index: int, filled: Sequence[int]) -> bool:
    """Return True if a row is only a number and a text, and the number of the row below starts with that number."""
    ref, text = table.columns.find("ref"), table.columns.find("text")
    if not ref or not text or list(filled) != sorted((ref.at, text.at)):
        return False
    number = table.grid.rows[index].cells[ref.at].text.rstrip(".")
    below = next((row for row in table.grid.rows[index + 1 :] if any(cell.passages for cell in row.cells)), None)
    if below is None or not number:
        return False
    next_number = below.cells[ref.at].text
    return bool(re.match(rf"{re.escape(number)}[.\-/ ]\s?\w", next_number))
