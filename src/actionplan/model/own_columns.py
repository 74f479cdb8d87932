"""The council's own columns: which a plan has, what stands in them, and how their values are compared and ordered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from actionplan.dates import Context, read_date
from actionplan.model.phrase import FALSE_WORDS, TRUE_WORDS
from actionplan.model.plan import OwnColumn, Plan
from actionplan.text.folding import fold

_NUMBER = re.compile(r"(?P<sign>[£$€])?(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|k|m|bn|thousand|million|billion)?")
_FACTORS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def split_own_value(text: str) -> tuple[str, str]:
    """Split `Priority=High` into the name of the column and what stands in it: nothing if only a name is given."""
    name, _, value = text.partition("=")
    return name.strip(), value.strip()


def has_own_values(own_fields: Mapping[str, str], wanted: Iterable[str]) -> bool:
    """Return True if a target has, in each column that is named in `wanted`, one of the values given for it."""
    folded = {fold(name): fold(value) for name, value in own_fields.items()}
    values_by_name: dict[str, set[str]] = {}
    for name, value in map(split_own_value, wanted):
        values_by_name.setdefault(fold(name), set()).add(fold(value))
    return all(folded.get(name) and {folded[name], ""} & values for name, values in values_by_name.items())


def find_own_value(own_fields: Mapping[str, str], column: str) -> str:
    """Return what stands in the column of a name, in any letter case; "" if nothing does."""
    return next((value for name, value in own_fields.items() if fold(name) == fold(column)), "")


def describe_own_values(wanted: Iterable[str]) -> str:
    """Describe what is wanted of own columns, in a title: `Priority "High" or "Medium", any Budget`."""
    values_by_name: dict[str, list[str]] = {}
    for name, value in map(split_own_value, wanted):
        values_by_name.setdefault(name, []).append(value)
    return ", ".join(_describe_values(name, values) for name, values in values_by_name.items())


def _describe_values(name: str, values: list[str]) -> str:
    if not all(values):
        return f"any {name}"
    return f"{name} {values[0]}" if len(values) == 1 else f"{name} {' or '.join(map(_quote, values))}"


def _quote(value: str) -> str:
    return f'"{value}"'


def collect_own_values(plans: Iterable[Plan]) -> dict[str, list[str]]:
    """Collect the values of each own column of some plans, by its name: declared ones in order, then those in use."""
    names: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for plan in plans:
        declared = ((column.name, value) for column in plan.fields for value in (column.values or ("",)))
        used = (pair for line in plan.walk() for pair in line.own_fields.items())
        for name, value in (*declared, *used):
            column = names.setdefault(fold(name), name)
            values.setdefault(column, {}).setdefault(fold(value), value)
    return {name: [value for value in found.values() if value] for name, found in values.items()}


def is_of_kind(text: str, kind: str, context: Context) -> bool:
    """Return True if a text is what the kind of a column says: "£20,000" is money, "95%" a number."""
    name = fold(kind)
    if name in ("number", "money"):
        return parse_number(text, with_currency=name == "money") is not None
    if name == "date":
        return bool(read_date(text, context).windows)
    if name == "link":
        return bool(_LINK.fullmatch(text.strip()))
    return fold(text) in (*TRUE_WORDS, *FALSE_WORDS) if name == "yes/no" else True


def parse_number(text: str, *, with_currency: bool = True) -> Decimal | None:
    """Parse "1,200", "95%", "£1.5m": the number, or `None` for any other text. A currency is only for money."""
    match = _NUMBER.fullmatch(" ".join(text.split()).casefold())
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


def find_column(plans: Sequence[Plan], name: str) -> OwnColumn:
    """Find what the first of some plans declares of a column, or a plain column of that name if none declares it."""
    declared = (column for plan in plans for column in plan.fields if fold(column.name) == fold(name))
    return next(declared, OwnColumn(name))
