"""The council's own columns: which a plan has, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from actionplan.dates import Context
from actionplan.model.plan import OwnColumn, Plan
from actionplan.text.folding import fold

OWN_PREFIX = "own:"
"""What stands before the name of an own column, if the program has a column of that name itself."""


def split_own_value(text: str) -> tuple[str, str]:
    """Split `Priority=High` into the name of the column and what stands in it: nothing if only a name is given."""
    name, _, value = text.partition("=")
    return strip_own_prefix(name), value.strip()


def strip_own_prefix(name: str) -> str:
    """Return the name of an own column that may be typed as `own:Due`, because the program has a column Due itself."""
    words = name.strip()
    return words[len(OWN_PREFIX) :].strip() if words.casefold().startswith(OWN_PREFIX) else words


def has_own_values(own_fields: Mapping[str, str], wanted: Iterable[str], plan: Plan) -> bool:
    """Return True if a target of a plan has, in each column named in `wanted`, one of the values given for it.

    Values are compared as the kind of their column says: "£120k" is 120000, if the plan declares that it is money.
    """
    values_by_name: dict[str, list[str]] = {}
    for name, value in map(split_own_value, wanted):
        values_by_name.setdefault(name, []).append(value)
    for name, values in values_by_name.items():
        written = find_own_value(own_fields, name)
        key = make_value_key(find_column([plan], name), plan.context)
        if not written or ("" not in values and key(written) not in map(key, values)):
            return False
    return True


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


def make_value_key(column: OwnColumn, context: Context) -> Callable[[str], object]:
    """Make the function whose results are equal for texts that say the same in a column: "£120k" and "120000"."""
    from actionplan.model.column_kinds import read_own_value  # noqa: PLC0415 - exact numbers take 2 ms to import

    def find_key(text: str) -> object:
        value = read_own_value(text, column.kind, context)
        return fold(text) if value is None or isinstance(value, str) else value

    return find_key


def find_column(plans: Iterable[Plan], name: str) -> OwnColumn:
    """Find what the first of some plans declares of a column, or a plain column of that name if none declares it."""
    return find_declared((column for plan in plans for column in plan.fields), name)


def find_declared(columns: Iterable[OwnColumn], name: str) -> OwnColumn:
    """Find the column of a name among those that are declared, or return a plain column of that name."""
    return next((column for column in columns if fold(column.name) == fold(name)), OwnColumn(name))
