"""The format of a plan file, as data: which keys it has, what each holds, what it is for and where reports show it.

Everything that needs to know the format reads it here: the builder of the model, the hints for misspelt keys, the JSON
Schema, the manual, and every report and format that shows a key as the plan writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from actionplan.model.plan import Action, Output, Plan, Route, Theme
from actionplan.planfile.schema_field import Field, MappingSchema
from actionplan.planfile.schema_head import HEAD
from actionplan.planfile.schema_lists import EVENT, OFFICER, OWN_COLUMN, OWN_FIELD, PARTY, REGISTERED
from actionplan.planfile.schema_target import REASSIGNMENT, TARGET

OUTPUT = MappingSchema(
    "an output",
    (
        Field("output", "Its number in the plan.", is_required=True, example="1.2", attribute="ref"),
        Field(
            "text",
            "The key output, in the plan's own words.",
            is_required=True,
            heading="Output",
            row_field="output_text",
        ),
        Field(
            "officer",
            "The officer who is responsible for it. Can be a list, if several are responsible for it together.",
            "list",
            is_single_allowed=True,
            example="Head of Housing",
            attribute="officers",
            registry="officers",
        ),
        Field(
            "accountable",
            "Who is accountable for it, if that is not the officer who is responsible.",
            heading="Accountable",
            registry="officers",
            example="Director of Place",
        ),
        Field("supporting", "Other officers and partners who help.", "list", heading="Supporting", registry="officers"),
        Field(
            "reassigned",
            'Who is responsible for it since when, oldest first. The first stay in "officer".',
            "list",
            REASSIGNMENT,
        ),
        OWN_FIELD,
        Field(
            "targets",
            "Its target dates and their measures.",
            "list",
            TARGET,
            is_recommended=True,
            distinguishing_key="target",
        ),
    ),
    model=Output,
    default_key="text",
)
ACTION = MappingSchema(
    "an action",
    (
        Field("action", "Its number in the plan.", is_required=True, example="1", attribute="ref"),
        Field(
            "title",
            "The action, in the plan's own words.",
            is_required=True,
            heading="Action",
            row_field="action_title",
        ),
        Field(
            "monitored_by", "The bodies that monitor its progress.", "list", heading="Monitored by", registry="bodies"
        ),
        Field(
            "heading",
            "The heading that it is under, between its theme and itself.",
            heading="Heading",
            example="Reduce homelessness",
        ),
        OWN_FIELD,
        Field("outputs", "Its key outputs, in order.", "list", OUTPUT, is_recommended=True),
    ),
    model=Action,
    default_key="title",
)
THEME = MappingSchema(
    "a theme",
    (
        Field(
            "theme",
            "The heading.",
            is_required=True,
            example="Being an Enterprising Council",
            attribute="title",
            heading="Theme",
        ),
        Field("actions", "The actions under this heading, in order.", "list", ACTION, is_recommended=True),
    ),
    model=Theme,
    default_key="theme",
)
FILE = MappingSchema(
    "the file",
    (
        Field("plan", "What the plan is, and how its dates are read.", "mapping", HEAD, is_required=True),
        Field(
            "officers",
            "The officers named in the plan, other spellings of them, and how to reach them.",
            "list",
            OFFICER,
        ),
        Field("parties", "The authorities of a joint plan, and what each does in it.", "list", PARTY),
        Field("bodies", "Committees, panels, boards and other bodies, and other spellings.", "list", REGISTERED),
        Field("events", "The events that dates depend on.", "list", EVENT),
        Field("stages", "The stages of a programme, in order.", "list"),
        Field("fields", "Your own columns: what each is for, and what can stand in it.", "list", OWN_COLUMN),
        Field(
            "themes",
            "The plan's themes (its headings), with everything under them.",
            "list",
            THEME,
            is_recommended=True,
        ),
    ),
    model=Plan,
)


@cache
def collect_key_names() -> frozenset[str]:
    """Collect every key of the format, at whatever place."""
    return frozenset(name for schema in iter_schemas(FILE) for name in schema.fields)


def is_sibling_key(one: str, other: str) -> bool:
    """Return True if one mapping can have both keys."""
    return one != other and any(one in schema.fields and other in schema.fields for schema in iter_schemas(FILE))


def iter_schemas(schema: MappingSchema) -> Iterator[MappingSchema]:
    """Yield a schema and every schema below it, as often as it is used, in the order of the file."""
    yield schema
    for field in schema.fields.values():
        if field.schema:
            yield from iter_schemas(field.schema)


def find_schema(route: Route) -> MappingSchema:
    """Find the schema of the mapping at a route."""
    schema = FILE
    for step in route:
        field = schema.fields.get(str(step))
        schema = field.schema if field and field.schema else schema
    return schema
