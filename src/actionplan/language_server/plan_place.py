"""Find what stands at a place of a plan: its route in the plan, and what the format says of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from actionplan.language_server.open_plan import OpenPlan
from actionplan.model.plan import Route
from actionplan.planfile.schema import FILE
from actionplan.planfile.schema_field import Field, MappingSchema
from actionplan.planfile.tree import TreePlace


class PlanPlace(NamedTuple):
    """A key or a text of a plan file: where it is, and its field in the format; `None` if the writer chose the key.

    `route` leads to it in the plan, and `attributes` to its value in the model.
    """

    found: TreePlace
    route: Route
    attributes: Route
    field: Field | None


def find_plan_place(plan: OpenPlan, offset: int) -> PlanPlace | None:
    """Find the key or text at an offset of a plan, or `None` if there is none."""
    found = plan.source.find_place(offset)
    if found is None:
        return None
    route: list[str | int] = []
    attributes: list[str | int] = []
    schema: MappingSchema | None = FILE
    field: Field | None = None
    for number, step in enumerate(found.route):
        following = found.route[number + 1] if number + 1 < len(found.route) else None
        if isinstance(step, int):
            if field is None or field.form == "list":
                route.append(step)
                attributes.append(step)
            continue
        field = schema.fields.get(step) if schema else None
        route.append(step)
        attributes.append(field.model_name if field else step)
        schema = field.schema if field else None
        is_value = following is not None or not found.is_key
        if field and field.form == "list" and is_value and not isinstance(following, int):
            route.append(0)
            attributes.append(0)
    if field and schema and schema.default_key and not found.is_key:
        field = schema.fields[schema.default_key]
        route.append(field.name)
        attributes.append(field.model_name)
    return PlanPlace(found, tuple(route), tuple(attributes), field)


def find_value(plan: OpenPlan, place: PlanPlace) -> Any:
    """Find the value in the model at a place, or `None` if the model has none there."""
    value: Any = plan.plan
    for step in place.attributes:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        else:
            value = getattr(value, step, None)
    return value


def find_mapping_schema(keys: Iterable[str]) -> MappingSchema | None:
    """Find the format of the mapping below some keys, the outermost first; `None` if they are not all of the format."""
    schema: MappingSchema | None = FILE
    for key in keys:
        field = schema.fields.get(key) if schema else None
        schema = field.schema if field else None
    return schema
