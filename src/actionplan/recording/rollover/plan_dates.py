"""Every date of a plan file that is read in the context of its period, as the schema says, whatever key it is of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.model.phrase import TRUE_WORDS
from actionplan.model.plan import Plan, Route
from actionplan.planfile.schema import FILE
from actionplan.planfile.schema_field import DATE_KINDS, Field, MappingSchema
from actionplan.planfile.schema_head import HORIZONS
from actionplan.planfile.schema_lists import OWN_FIELDS
from actionplan.planfile.schema_target import BY_YEAR, TARGET
from actionplan.planfile.tree import Node
from actionplan.text.folding import fold


class FileDate(NamedTuple):
    """A date at its place in the file. A horizon is read without horizons. One that is a key cannot be rewritten."""

    route: Route
    text: str
    is_horizon: bool = False
    is_key: bool = False


def iter_file_dates(root: Node, plan: Plan) -> Iterator[FileDate]:
    """Yield every date of a file, except the dates of its targets, which a roll-over treats by themselves."""
    own_dates = {fold(column.name) for column in plan.fields if fold(column.kind) == "date"}
    for each in _iter_dates(root, FILE, (), own_dates):
        if each.text and fold(each.text) not in TRUE_WORDS:
            yield each


def _iter_dates(node: Node, schema: MappingSchema, route: Route, own_dates: set[str]) -> Iterator[FileDate]:
    if isinstance(node, str):
        default = schema.fields.get(schema.default_key)
        if default and default.kind in DATE_KINDS:
            yield FileDate((*route, default.name), node)
    elif isinstance(node, dict):
        for name, value in node.items():
            field = schema.fields.get(name)
            if field and not (schema is TARGET and name == "date"):
                yield from _iter_dates_of_key(value, field, (*route, name), own_dates)


def _iter_dates_of_key(value: Node, field: Field, route: Route, own_dates: set[str]) -> Iterator[FileDate]:
    if field.form == "list" and field.schema:
        if isinstance(value, str):
            # One thing in place of a list: what it says is replaced where it stands.
            yield from (each._replace(route=route) for each in _iter_dates(value, field.schema, route, own_dates))
            return
        for number, item in enumerate(value if isinstance(value, list) else [value]):
            yield from _iter_dates(item, field.schema, (*route, number), own_dates)
    elif field.schema in {HORIZONS, OWN_FIELDS} and isinstance(value, dict):
        for name, text in value.items():
            if isinstance(text, str) and (field.schema is HORIZONS or fold(name) in own_dates):
                yield FileDate((*route, name), text, is_horizon=field.schema is HORIZONS)
    elif field.schema is BY_YEAR and isinstance(value, dict):
        yield from (FileDate((*route, year), year, is_key=True) for year in value)
    elif field.schema:
        yield from _iter_dates(value, field.schema, route, own_dates)
    elif field.kind in DATE_KINDS and isinstance(value, str):
        yield FileDate(route, value)
