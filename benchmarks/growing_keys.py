"""Makes plans that are large in one key: every list with many items, and every text with many words.

The keys come from the format itself, so a new key is measured as soon as it is there. A plan is written as JSON, which
YAML reads too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from json import dumps
from typing import Any, NamedTuple

from actionplan.planfile.schema import FILE
from actionplan.planfile.schema_field import Field, MappingSchema

Namer = Callable[[int], str]
Route = tuple[str, ...]

_ITEMS, _WORDS = 500, 5000
_VALUES: Mapping[str, Namer] = {
    "date": lambda n: f"{n % 28 + 1} May 2017",
    "period": lambda _: "2017/18",
    "day": lambda _: "1 April 2017",
    "day of the year": lambda _: "1 April",
    "months": lambda _: "March to May",
    "duration": lambda _: "1 month",
    "yes or no": lambda _: "yes",
    "date or yes": lambda n: f"{n % 28 + 1} June 2017",
    "letter": lambda n: f"{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}",
}
"""A value for each kind of text."""

_USUAL = {"output": "1.1", "action": "1", "party": "A Council", "waits_for": "A Strategy", "for": "May 2017"}


class _Large(NamedTuple):
    """What is large in a plan: the route to a key, and how many items or words it has."""

    route: Route
    size: int
    name: Namer


def list_keys(name: Namer) -> dict[str, tuple[Callable[[int], str], int]]:
    """List what makes a plan with a key that is large, and the smallest size to measure, by a name for each."""
    quantities: dict[str, tuple[Callable[[int], str], int]] = {}
    for route, field in _iter_fields(FILE, ()):
        words = " of ".join(reversed(route[-2:]))
        is_list = field.form == "list" or bool(field.schema and field.schema.free_example)
        if is_list:
            quantities[f"key: many {words}"] = (_make(route, name), _ITEMS)
        elif field.form == "text":
            quantities[f"key: a long {words}"] = (_make(route, name), _WORDS)
        if field.form == "list" and not field.schema:
            quantities[f"key: one long {words}"] = (_make((*route, ""), name), _WORDS)
    return quantities


def _make(route: Route, name: Namer) -> Callable[[int], str]:
    return lambda count: dumps(_build_mapping(FILE, (), _Large(route, count, name)), indent=1) + "\n"


def _iter_fields(schema: MappingSchema, above: Route) -> Iterator[tuple[Route, Field]]:
    for field in schema.fields.values():
        yield (*above, field.name), field
        if field.schema:
            yield from _iter_fields(field.schema, (*above, field.name))


def _build_mapping(schema: MappingSchema, route: Route, large: _Large, number: int = 0) -> dict[str, Any]:
    """Build a mapping with each key that it needs, or that the large one is in, or the plan is about."""
    fields = [each for each in schema.fields.values() if _is_wanted(each, (*route, each.name), large)]
    if schema.one_of and not any(each.name in schema.one_of for each in fields):
        fields = [*fields, schema.fields[schema.one_of[0]]]
    return {each.name: _build_value(each, (*route, each.name), large, number) for each in fields}


def _is_wanted(field: Field, route: Route, large: _Large) -> bool:
    return field.is_required or field.is_recommended or large.route[: len(route)] == route


def _build_value(field: Field, route: Route, large: _Large, number: int) -> Any:
    count = large.size if route == large.route else 1
    if field.schema and field.schema.free_example:
        return {f"{large.name(n)} term {n}": "2017/18" for n in range(count)}
    if field.form == "mapping" and field.schema:
        return _build_mapping(field.schema, route, large, number)
    if field.form == "list" and field.schema:
        return [_build_mapping(field.schema, route, large, n) for n in range(count)]
    if field.form == "list":
        words = large.size if large.route == (*route, "") else 0
        return [_repeat(f"{large.name(n)} {large.name(n * 31)} {n}", words) for n in range(count)]
    usual = _build_text(field, large.name, number)
    return _repeat(usual, large.size) if route == large.route else usual


def _build_text(field: Field, name: Namer, number: int) -> str:
    if field.choices:
        return field.choices[0]
    if field.kind in _VALUES:
        return _VALUES[field.kind](number)
    usual = _USUAL.get(field.name)
    return f"{usual}{number or ''}" if usual else f"{name(number)} {name(number * 31)} {number}"


def _repeat(text: str, count: int) -> str:
    return " ".join([text, *(f"word{n % 10}" for n in range(count))])
