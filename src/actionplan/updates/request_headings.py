"""Find the headings of a sheet that came back: by their words, wherever they are, and else by the headings beside them.

People move columns, and write over headings. A heading that was written over is recognised if those beside it stand
where they stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from actionplan.importing.source_document import Grid
from actionplan.text.folding import fold
from actionplan.updates.officer_request import OfficerRequest
from actionplan.updates.request_layout import SHEET_COLUMNS, RequestColumn

_FIRST_ROWS = 60
"""Among so many rows the headings are looked for."""

_MIN_HEADINGS = 3


class SheetHeadings(NamedTuple):
    """The headings of a sheet: which of our sheets it is, the row that they are in, and the column at each place.

    `renamed` is what a heading says now that was written over, by its place.
    """

    sheet: str
    at: int
    columns: dict[int, RequestColumn]
    renamed: dict[int, str]

    def describe_renamed(self, place: int) -> str:
        """Say what a heading was that was written over; "" if it was not."""
        if place not in self.renamed:
            return ""
        return describe_overwritten("heading of this column", self.columns[place].title, self.renamed[place])


def describe_overwritten(what: str, said: str, says: str) -> str:
    """Say what a locked cell said, which was written over or emptied, so that an answer beside it is in doubt."""
    now = f'"{says}"' if says else "empty"
    return f'The {what} was "{said}", and is {now} now.'


def find_headings(grid: Grid, request: OfficerRequest) -> SheetHeadings | None:
    """Find the row of headings: the one that has most of them. The sheet may have another name."""
    best: SheetHeadings | None = None
    for at, row in enumerate(grid.rows[:_FIRST_ROWS]):
        texts = [cell.text for cell in row.cells]
        for sheet, columns in SHEET_COLUMNS.items():
            found = _find_by_words(texts, columns)
            if len(found) >= max(_MIN_HEADINGS, len(best.columns) + 1 if best else 0):
                best = SheetHeadings(sheet, at, found, {})
    if best is None:
        return None
    places = dict(_recognise_by_place(best.columns, request.list_columns(best.sheet)))
    texts = [cell.text for cell in grid.rows[best.at].cells]
    renamed = {place: column for place, column in places.items() if place < len(texts)}
    return best._replace(columns=best.columns | renamed, renamed={place: texts[place] for place in renamed})


def _find_by_words(texts: Sequence[str], columns: Sequence[RequestColumn]) -> dict[int, RequestColumn]:
    known = {fold(column.title): column for column in columns}
    found: dict[int, RequestColumn] = {}
    for place, text in enumerate(texts):
        column = known.get(fold(text))
        if column and column not in found.values():
            found[place] = column
    return found


def _recognise_by_place(
    found: dict[int, RequestColumn], sent: Sequence[RequestColumn]
) -> Iterator[tuple[int, RequestColumn]]:
    """Yield the columns between two headings that are as far apart as they were, and those before and after all."""
    marks = [(-1, -1), *((place, sent.index(column)) for place, column in sorted(found.items()) if column in sent)]
    last_place, last = marks[-1]
    for (place, n), (next_place, next_n) in pairwise([*marks, (last_place + len(sent) - last, len(sent))]):
        between = sent[n + 1 : next_n]
        if next_place - place == next_n - n and not set(between) & set(found.values()):
            yield from enumerate(between, place + 1)
