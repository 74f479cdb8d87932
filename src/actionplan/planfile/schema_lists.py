"""The format of the lists above the themes: officers, bodies, parties, events and own columns."""

from __future__ import annotations

from actionplan.model.plan import (
    OWN_COLUMN_KINDS,
    OWN_COLUMN_LEVELS,
    OWN_COLUMN_PLACES,
    PARTY_ROLES,
    AwaitedEvent,
    Officer,
    OwnColumn,
    Party,
    RegistryEntry,
)
from actionplan.planfile.schema_field import Field, MappingSchema

_ALSO_FIELD = Field("also", "Other spellings of the name.", "list")
_NAME_FIELD = Field("name", "The name, as reports should show it.", is_required=True)
OFFICER = MappingSchema(
    "an officer",
    (
        _NAME_FIELD,
        _ALSO_FIELD,
        Field("post", "The post that they hold, if they are listed by their own name.", example="Head of Housing"),
        Field("service", "The service that they belong to.", example="Housing Services"),
        Field("email", "Their email address.", example="housing@example.gov.uk"),
        Field("until", "Their last day, if they leave the council.", example="31 March 2018", kind="date"),
    ),
    model=Officer,
    default_key="name",
    is_text_allowed=True,
)
REGISTERED = MappingSchema(
    "a name",
    (_NAME_FIELD, _ALSO_FIELD),
    model=RegistryEntry,
    default_key="name",
    is_text_allowed=True,
)
PARTY = MappingSchema(
    "a party",
    (
        Field(
            "party",
            "The name of the authority, as reports should show it.",
            is_required=True,
            example="Watford Borough Council",
            attribute="name",
        ),
        _ALSO_FIELD,
        Field("role", "What it does in the plan. If left out, it decides.", choices=PARTY_ROLES),
        Field(
            "decides_by",
            "Its bodies, in order. The last one decides finally.",
            "list",
            is_single_allowed=True,
            registry="bodies",
        ),
    ),
    model=Party,
    default_key="party",
    is_text_allowed=True,
)
EVENT = MappingSchema(
    "an event",
    (
        Field("event", "The name of the event.", is_required=True, example="Financial Strategy", attribute="name"),
        Field("expected", "The date it is expected, in words.", kind="date"),
        Field("happened", "The day it happened. Leave it out until then.", kind="date"),
    ),
    model=AwaitedEvent,
    default_key="event",
)
OWN_COLUMN = MappingSchema(
    "an own column",
    (
        Field("field", "Its name.", is_required=True, example="Priority", attribute="name"),
        Field("on", "What has it. If left out, actions, outputs and targets can.", choices=OWN_COLUMN_LEVELS),
        Field("kind", "What stands in it. If left out, text.", choices=OWN_COLUMN_KINDS),
        Field("values", "The values that it can have, in order.", "list"),
        Field(
            "in",
            "Where it is shown: in exports, or in the plan in full of a paper (report) too.",
            choices=OWN_COLUMN_PLACES,
            attribute="shown_in",
        ),
    ),
    model=OwnColumn,
    default_key="field",
    is_text_allowed=True,
)
OWN_FIELDS = MappingSchema("the list of own columns", free_example="Budget: £20,000")
OWN_FIELD = Field("fields", "Your own columns, by their names.", "mapping", OWN_FIELDS, heading="Own columns")
