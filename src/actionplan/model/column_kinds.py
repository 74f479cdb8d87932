"""The kinds of the council's own columns: which values are of a kind, and how those of one column are ordered."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from actionplan.dates import Context, Window, read_date
from actionplan.model.phrase import FALSE_WORDS, TRUE_WORDS
from actionplan.model.plan import OwnColumn
from actionplan.text.folding import fold

NUMBER_KINDS = ("number", "money")
"""The kinds of own columns that hold numbers."""

_NUMBER = (
    r"(?P<minus>[-\u2212])?(?P<sign>[£$€])?(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<unit>%|k|m|bn|thousand|million|billion)?"
)
_FACTORS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_LINK = r"(?:https?://|mailto:)\S+"

OwnValueReading = str | Decimal | bool | tuple[Window, ...] | None
"""What stands in an own column, read as its kind says: words, a number, yes or no, or days."""


def read_own_value(text: str, kind: str, context: Context) -> OwnValueReading:
    """Read what stands in a column of a kind: "£20,000" of money is 20000. `None` if it is not of that kind."""
    name = fold(kind)
    if name in NUMBER_KINDS:
        return parse_number(text, with_currency=name == "money")
    if name == "date":
        return read_date(text, context).windows or None
    if name == "yes/no":
        return fold(text) in TRUE_WORDS if fold(text) in (*TRUE_WORDS, *FALSE_WORDS) else None
    return None if name == "link" and not re.fullmatch(_LINK, text.strip(), re.IGNORECASE) else text.strip()


def is_of_kind(text: str, kind: str, context: Context) -> bool:
    """Return True if a text is what the kind of a column says: "£20,000" is money, "95%" a number."""
    return read_own_value(text, kind, context) is not None


def parse_number(text: str, *, with_currency: bool = True) -> Decimal | None:
    """Parse "1,200", "95%", "£1.5m": the number, or `None` for any other text. A currency is only for money."""
    match = re.fullmatch(_NUMBER, " ".join(text.split()).casefold())
    if not match or (match["sign"] and not with_currency):
        return None
    number = Decimal(match["number"].replace(",", "")).scaleb(_FACTORS.get(match["unit"] or "", 0))
    return -number if match["minus"] else number


def make_sort_key(column: OwnColumn, context: Context) -> Callable[[str], tuple[int, Decimal, str]]:
    """Make the function that orders the values of a column. What is empty comes last.

    Declared values come in their order, numbers and money by size, dates by their first days, and other texts by their
    letters. What is not of its column's kind comes behind what is.
    """
    places = {fold(value): Decimal(place) for place, value in enumerate(column.values)}

    def rank(text: str) -> tuple[int, Decimal, str]:
        if not text:
            return 2, Decimal(0), ""
        if places:
            place = places.get(fold(text))
            return int(place is None), place or Decimal(0), "" if place is not None else fold(text)
        value = read_own_value(text, column.kind, context)
        if isinstance(value, tuple):
            return 0, Decimal((value[0].earliest or date.min).toordinal()), ""
        return (
            (int(value is None), Decimal(0), fold(text))
            if value is None or isinstance(value, str)
            else (0, Decimal(value), "")
        )

    return rank
