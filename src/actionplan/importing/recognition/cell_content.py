"""What the cells of a column look like: dates, colours, refs, names or sentences (rule R3 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from actionplan.dates import Context, format_day, read_date
from actionplan.dates.reading import Reading
from actionplan.importing.source_document import GridCell
from actionplan.quantities.goal import read_goal

REF = re.compile(r"(?:[A-Za-z]{1,4}[-. ]?)?\d{1,4}(?:[.-]\d{1,3})*\.?\s?[a-z]?\)?|[A-Za-z]\)?")
RAG_WORDS = {"red": "red", "r": "red", "amber": "amber", "a": "amber", "green": "green", "g": "green"}
_OTHER_COLOURS = {"blue", "b", "black", "grey", "yellow", "brag", "white", "purple"}
_SAMPLE = 40
_MANY = 0.6
_FEW = 0.1
_NAME_LENGTH = 60
_SENTENCE_LENGTH = 18

_NEUTRAL = Context("2024/25")
"""The period by which it is tried whether a text is a date at all. What the date is does not matter."""


class CellLook(NamedTuple):
    """The shares of the filled cells of a column that are dates, colours, refs and short texts; and their length.

    `marked` counts the cells that hold a text or have a colour of their own.
    """

    filled: int
    dates: float
    colours: float
    refs: float
    short: float
    length: float
    distinct: float
    marked: int = 0
    bare_dates: float = 0
    """The share of those that are dates and nothing else: "Hold spring meeting" is none of them."""
    goals: float = 0
    """The share of those that are figures to reach: "95%", "at most 60"."""


@lru_cache(maxsize=20_000)
def read_phrase(phrase: str, context: Context = _NEUTRAL) -> Reading:
    """Read a phrase as a date, in a context."""
    return read_date(phrase, context)


def read_day(words: str) -> str:
    """Read a day, and return it in British words, or "" if it is none."""
    reading = read_phrase(words)
    window = reading.windows[0] if len(reading.windows) == 1 else None
    return format_day(window.earliest) if window and window.earliest and window.earliest == window.latest else ""


def is_date(cell: GridCell) -> bool:
    """Return True if a cell is a real date, or its text, or that of one of its parts, is read as a date."""
    if isinstance(cell.value, date):
        return True
    texts = [cell.text, *(each.text for each in cell.passages)] if len(cell.passages) > 1 else [cell.text]
    return any(_is_phrase(text) for text in texts)


def _is_phrase(text: str) -> bool:
    return len(text) <= 150 and read_phrase(text).kind != "unreadable"


def look_at(cells: Sequence[GridCell]) -> CellLook:
    """Look at the cells of a column, at the first that are filled."""
    filled = [each for each in cells if each.passages][:_SAMPLE]
    count = len(filled)
    marked = sum(bool(each.passages or each.fill) for each in cells)
    if not count:
        return CellLook(0, dates=0, colours=0, refs=0, short=0, length=0, distinct=0, marked=marked)
    texts = [each.text for each in filled]
    return CellLook(
        count,
        dates=sum(map(is_date, filled)) / count,
        colours=sum(_is_colour(text) for text in texts) / count,
        refs=sum(bool(REF.fullmatch(text)) for text in texts) / count,
        short=sum(len(text) <= _NAME_LENGTH for text in texts) / count,
        length=sum(map(len, texts)) / count,
        distinct=len(set(texts)) / count,
        marked=marked,
        bare_dates=sum(map(_is_bare_date, filled)) / count,
        goals=sum(not read_goal(text).problem for text in texts) / count,
    )


def _is_bare_date(cell: GridCell) -> bool:
    if not is_date(cell):
        return False
    return isinstance(cell.value, date) or not any(read_phrase(each.text).remark for each in cell.passages)


def _is_colour(text: str) -> bool:
    words = re.findall(r"[a-z]+", text.casefold())
    return 0 < len(words) <= 3 and all(word in RAG_WORDS or word in _OTHER_COLOURS for word in words)


def weigh_content(field: str, look: CellLook) -> float:
    """Return what content adds to the score of a field: 0.3 if the cells look so, -0.5 if they do not."""
    if look.filled == 0:
        return 0
    enough = look.filled >= 3
    share = {"date": look.dates, "revised": look.dates, "completed": look.dates, "rag": look.colours}.get(field)
    if share is not None:
        return 0.3 if share >= _MANY else -0.5 if share <= _FEW and enough else 0
    if field == "ref":
        return 0.3 if look.refs >= _MANY else -0.5 if look.refs <= _FEW else 0
    if field in {"officer", "accountable"}:
        return (
            -0.5 if look.bare_dates >= _MANY or look.short <= 1 - _MANY else 0.3 if look.distinct < 1 and enough else 0
        )
    if field == "text":
        if max(look.bare_dates, look.colours, look.refs) >= _MANY:
            return -0.5 if enough else 0
        return 0.3 if look.length >= _SENTENCE_LENGTH else 0
    if field == "measures":
        return -0.5 if look.bare_dates >= _MANY else 0.3 if look.dates == 0 and enough else 0
    return 0
