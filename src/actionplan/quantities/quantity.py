"""Read one figure: a number with its unit. What is not one number is not read."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from actionplan.quantities.goal_words import FIGURE_WORDS, NOT_UNITS, PERCENT_WORDS, POINT_WORDS, SCALES, TIME_WORDS

PERCENT, POINTS = "%", "percentage points"
COUNT = "things"
"""The unit of a figure with words behind it: "66 households". What they count is not compared."""

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORDS = r"[a-zà-ÿ][a-zà-ÿ'’/ -]*(?:per [\d,]+ [a-zà-ÿ'’ -]+)?"
_FIGURE = (
    rf"(?P<minus>[-−–]\s?)?(?P<currency>[£$€]\s?)?(?P<second_minus>-)?(?P<number>{_NUMBER})"
    rf"(?:\s?(?P<scale>{'|'.join(SCALES)})\b)?(?:\s?(?P<percent>%)|\s(?P<per>per [\d,]+(?: [a-z' -]+)?))?"
    rf"(?:\s?(?P<words>{_WORDS}))?"
)


class Quantity(NamedTuple):
    """A figure: its amount, and its unit: "%", "percentage points", a sign of money, a unit of time, or "things".

    The unit is empty if the figure has none. `words` is the figure as written.
    """

    amount: Decimal
    unit: str = ""
    words: str = ""


@lru_cache(maxsize=1000)
def read_quantity(text: str) -> Quantity | None:
    """Read a figure: "1,204", "95%", "£1.2m", "2.5 days", "four". Return `None` for what is not one number.

    Words behind the number that may change what it means are not its unit: "66 or so", "two thirds", "66 estimated".
    """
    words = " ".join(text.split()).rstrip(".")
    folded = words.casefold()
    first, _, rest = folded.partition(" ")
    if first in FIGURE_WORDS:
        folded = f"{FIGURE_WORDS[first]} {rest}".rstrip()
    match = re.fullmatch(_FIGURE, folded)
    if match is None or not NOT_UNITS.isdisjoint((match["words"] or "").split()):
        return None
    amount = Decimal(match["number"].replace(",", "")).scaleb(SCALES.get(match["scale"] or "", 0))
    is_negative = bool(match["minus"] or match["second_minus"])
    return Quantity(-amount if is_negative else amount, _find_unit(match), words)


def are_comparable(one: Quantity, other: Quantity) -> bool:
    """Return True if two figures have the same unit, or one of them has none."""
    return not one.unit or not other.unit or one.unit == other.unit


def format_amount(amount: Decimal) -> str:
    """Format a number with its commas and without needless noughts: "108,000", "66.6"."""
    return f"{amount:,f}".rstrip("0").rstrip(".") if amount % 1 else f"{amount:,.0f}"


def format_figure(amount: Decimal, unit: str) -> str:
    """Format a number with its unit: "£90,000", "72%", "28 days". What is counted has none."""
    sign, number = "-" if amount < 0 else "", format_amount(abs(amount))
    if unit in TIME_WORDS:
        return f"{sign}{number} {unit}{'' if amount == 1 else 's'}"
    if unit in {PERCENT, POINTS}:
        return f"{sign}{number}%"
    return f"{sign}{number}" if unit in {"", COUNT} else f"{sign}{unit}{number}"


def _find_unit(match: re.Match[str]) -> str:
    words = (match["words"] or "").strip()
    if match["currency"]:
        return match["currency"].strip()
    if match["percent"] or any(words == percent or words.startswith(f"{percent} ") for percent in PERCENT_WORDS):
        return POINTS if words in POINT_WORDS else PERCENT
    if words in POINT_WORDS:
        return POINTS
    unit = next((unit for unit in TIME_WORDS if words in (unit, f"{unit}s")), "")
    return unit or (COUNT if words or match["per"] else "")
