"""The kinds of the council's own columns: which values are of a kind, and how those of one column are ordered."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from actionplan.dates import Context, read_date
from actionplan.model.phrase import FALSE_WORDS, TRUE_WORDS
from actionplan.model.plan import OwnColumn
from actionplan.text.folding import fold

_NUMBER = r"(?P<sign>[£$€])?(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|k|m|bn|thousand|million|billion)?"
_FACTORS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_LINK = r"(?:https?://|mailto:)\S+"


def is_of_kind(text: str, kind: str, context: Context) -> bool:
    """Return True if a text is what the kind of a column says: "£20,000" is money, "95%" a number."""
    name = fold(kind)
    if name in ("number", "money"):
        return parse_number(text, with_currency=name == "money") is not None
    if name == "date":
        return bool(read_date(text, context).windows)
    if name == "link":
        return bool(re.fullmatch(_LINK, text.strip(), re.IGNORECASE))
    return fold(text) in (*TRUE_WORDS, *FALSE_WORDS) if name == "yes/no" else True


def parse_number(text: str, *, with_currency: bool = True) -> Decimal | None:
    """Parse "1,200", "95%", "£1.5m": the number, or `None` for any other text. A currency is only for money."""
    match = re.fullmatch(_NUMBER, " ".join(text.split()).casefold())
    if not match or (match["sign"] and not with_currency):
        return None
    return Decimal(match["number"].replace(",", "")).scaleb(_FACTORS.get(match["unit"] or "", 0))


def make_sort_key(column: OwnColumn, context: Context) -> Callable[[str], tuple[int, Decimal, str]]:
    """Make the function that orders the values of a column. What is empty comes last.

    Declared values come in their order, numbers and money by size, dates by their first days, and other texts by their
    letters. What is not of its column's kind comes behind what is.
    """
    places = {fold(value): Decimal(place) for place, value in enumerate(column.values)}

    def find_size(text: str) -> Decimal | None:
        if places:
            return places.get(fold(text))
        if fold(column.kind) in ("number", "money"):
            return parse_number(text)
        if fold(column.kind) == "date":
            windows = read_date(text, context).windows
            return Decimal((windows[0].earliest or date.min).toordinal()) if windows else None
        return Decimal(0)

    def rank(text: str) -> tuple[int, Decimal, str]:
        size = find_size(text)
        return (int(size is None) if text else 2, size or Decimal(0), fold(text))

    return rank
