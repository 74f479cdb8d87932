"""Find the tables that are ruled on a page of a PDF: their cells, by the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from actionplan.importing.readers.pdf.pdf_text import PdfWord, build_passages
from actionplan.importing.readers.sparse_table import MergedRange, Place, put_merged
from actionplan.importing.source_document import GridCell, GridRow

_TOLERANCE = 3.0
"""Points that two lines may be apart and still be one."""

_THIN = 3.0
"""Points up to which a filled rectangle is a line, and not the colour behind a cell."""


class RuledTable(NamedTuple):
    """A table of a page: its rows, the edges of its columns, and its top and bottom, in points."""

    rows: tuple[GridRow, ...]
    edges: tuple[float, ...]
    top: float
    bottom: float

    def has_edges_of(self, other: RuledTable) -> bool:
        """Return True if the columns of another table are as wide as these."""
        pairs = zip(self.edges, other.edges, strict=False)
        return len(self.edges) == len(other.edges) and all(abs(a - b) <= _TOLERANCE for a, b in pairs)


def find_ruled_tables(page: Any, words: Sequence[PdfWord]) -> list[RuledTable]:
    """Find the tables of a page, from the top down, with the words in their cells.

    The colour behind a row is no line, unless there are no others.
    """
    found = _find_tables(page.filter(_is_ruling)) or _find_tables(page)
    return sorted((_build_table(page, each, words) for each in found), key=lambda table: table.top)


def _find_tables(page: Any) -> list[Any]:
    return [table for table in page.find_tables() if len(table.cells) > 1]


def _is_ruling(thing: Any) -> bool:
    """Return False for a filled rectangle that is larger than a line."""
    if thing["object_type"] != "rect":
        return True
    return bool(thing["stroke"]) or min(thing["width"], thing["height"]) <= _THIN


def _build_table(page: Any, table: Any, words: Sequence[PdfWord]) -> RuledTable:
    boxes = sorted(table.cells, key=lambda box: (box[1], box[0]))
    columns = _merge_near([edge for box in boxes for edge in (box[0], box[2])])
    heights = _merge_near([edge for box in boxes for edge in (box[1], box[3])])
    count, width = len(heights) - 1, len(columns) - 1
    cells: dict[Place, GridCell] = {}
    areas: list[MergedRange] = []
    for box in boxes:
        area = MergedRange(
            _find_near(heights, box[1]),
            _find_near(columns, box[0]),
            _find_near(heights, box[3]) - 1,
            _find_near(columns, box[2]) - 1,
        )
        inside = [word for word in words if _is_inside(word, box)]
        where = f"page {page.page_number}, row {area.first_row + 1}"
        passages = tuple(build_passages(inside, where, box[2] - _measure_padding(inside, box)))
        cells[area.first_row, area.first_column] = GridCell(passages, fill=_find_fill(page, box))
        areas.append(area)
    cells |= put_merged(cells, [area for area in areas if area.is_several], "This file")
    rows = tuple(
        GridRow(
            tuple(cells.get((row, column)) or GridCell() for column in range(width)),
            f"page {page.page_number}, row {row + 1}",
        )
        for row in range(count)
    )
    return RuledTable(rows, tuple(columns), heights[0], heights[-1])


def _merge_near(edges: Sequence[float]) -> list[float]:
    """Return the edges in order, those that are nearly equal once."""
    merged: list[float] = []
    for edge in sorted(edges):
        if not merged or edge - merged[-1] > _TOLERANCE:
            merged.append(edge)
    return merged


def _find_near(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - edge))


def _is_inside(word: PdfWord, box: Sequence[float]) -> bool:
    return box[0] <= (word.left + word.right) / 2 < box[2] and box[1] <= word.middle < box[3]


def _measure_padding(words: Sequence[PdfWord], box: Sequence[float]) -> float:
    """Measure how far the text stays away from the left edge: it will not come nearer to the right one."""
    return min((word.left - box[0] for word in words), default=0.0)


def _find_fill(page: Any, box: Sequence[float]) -> str:
    """Find the colour behind a cell as "rrggbb"; "" for white or none."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    behind = [
        each
        for each in page.rects
        if each["fill"] and each["x0"] <= across <= each["x1"] and each["top"] <= down <= each["bottom"]
    ]
    colour = _write_colour(behind[-1]["non_stroking_color"]) if behind else ""
    return "" if colour == "ffffff" else colour


def _write_colour(parts: Any) -> str:
    """Write a colour of a PDF, which has one part for grey, three for light or four for inks, each from 0 to 1."""
    values = (
        [parts] if isinstance(parts, (int, float)) else [each for each in parts or () if isinstance(each, (int, float))]
    )
    if len(values) == 4:
        *inks, black = values
        values = [(1 - ink) * (1 - black) for ink in inks]
    if len(values) == 1:
        values *= 3
    if len(values) != 3:
        return ""
    return "".join(f"{round(255 * min(max(value, 0), 1)):02x}" for value in values)


def join_tables(tables: Sequence[RuledTable]) -> tuple[GridRow, ...]:
    """Join the parts of a table that goes on over several pages. A cell that goes on belongs to the one above it."""
    rows: list[GridRow] = []
    for table in tables:
        moved = [_move_row(row, len(rows)) for row in table.rows]
        if rows:
            start = _find_start(rows, moved)
            _extend_merged(rows, moved, start)
            moved[start] = moved[start]._replace(starts_page=True)
        rows.extend(moved)
    return tuple(rows)


def _find_start(rows: Sequence[GridRow], new: Sequence[GridRow]) -> int:
    """Find which row may be the rest of the last one: the first, or the one after a header that is repeated."""
    is_repeated = [cell.text for cell in new[0].cells] == [cell.text for cell in rows[0].cells]
    return 1 if is_repeated and len(new) > 1 else 0


def _move_row(row: GridRow, by: int) -> GridRow:
    """Return a row with the places of its merged cells counted from the top of the whole table."""
    cells = tuple(
        cell._replace(covered_by=(cell.covered_by[0] + by, cell.covered_by[1])) if cell.covered_by else cell
        for cell in row.cells
    )
    return row._replace(cells=cells)


def _extend_merged(rows: list[GridRow], new: list[GridRow], start: int) -> None:
    """Let a merged cell at the foot of a page go on in the empty merged cell at the head of the next."""
    for column, first in enumerate(new[start].cells):
        if first.passages or first.covered_by or first.row_span < 2 or first.column_span > 1:
            continue
        origin = rows[-1].cells[column].covered_by or (len(rows) - 1, column)
        above = rows[origin[0]].cells[origin[1]]
        if not above.passages or above.column_span > 1:
            continue
        for place in range(start, start + first.row_span):
            new[place] = _put_cell(new[place], column, GridCell(covered_by=origin))
        rows[origin[0]] = _put_cell(
            rows[origin[0]], origin[1], above._replace(row_span=start + above.row_span + first.row_span)
        )


def _put_cell(row: GridRow, column: int, cell: GridCell) -> GridRow:
    return row._replace(cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))
