"""The format of a plan file, as data: which keys it has, what each holds, what it is for and where reports show it.

Everything that needs to know the format reads it here: the builder of the model, the hints for misspelt keys, the JSON
Schema, the manual, and every report and format that shows a key as the plan writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from actionplan.dates.context import DAY_ORDERS, QUARTER_SETTINGS, YEAR_NAMES
from actionplan.model.outcome_words import MINUTE_WORDS, OUTCOMES
from actionplan.model.plan import (
    OWN_COLUMN_KINDS,
    OWN_COLUMN_LEVELS,
    OWN_COLUMN_PLACES,
    PARTY_ROLES,
    RAG_RATINGS,
    Action,
    AwaitedEvent,
    Completion,
    Decision,
    Deletion,
    Outcome,
    Output,
    OwnColumn,
    Party,
    Plan,
    RegistryEntry,
    Revision,
    Route,
    Suspension,
    Target,
    Theme,
    Update,
)
from actionplan.planfile.schema_field import Field, MappingSchema

_ON_FIELD = Field("on", "The day it happened.", is_required=True, example="4 July 2017", kind="date")
_WHY_FIELD = Field("why", "The reason, for people who read the plan.")
_ALSO_FIELD = Field("also", "Other spellings of the name.", "list")
OWN_FIELDS = MappingSchema("the list of own columns", free_example="Budget: £20,000")
_OWN_FIELD = Field("fields", "Your own columns, by their names.", "mapping", OWN_FIELDS, heading="Own columns")

OUTCOME = MappingSchema(
    "an outcome",
    (
        _ON_FIELD,
        Field("outcome", "What the body decided.", is_required=True, choices=OUTCOMES, synonyms=MINUTE_WORDS),
        Field("minute", "Where to find the minute: a web address or a number."),
        Field("to", "If it was deferred, when it will be decided.", example="April 2018", kind="date"),
        Field("conditions", "The conditions of the approval.", "list", is_single_allowed=True),
    ),
    model=Outcome,
    default_key="outcome",
)
DECISION = MappingSchema(
    "a decision",
    (
        Field("body", "The body whose approval the target needs.", example="Full Council"),
        Field("party", 'The party whose approval it needs, or "each party".', example="each party"),
        Field("planned", "When the body will decide. If left out, this is the target's own date.", kind="date"),
        Field("after", "Who must decide first.", "list", is_single_allowed=True),
        Field("key", "Whether this is a key decision of an executive.", kind="yes or no"),
        Field("to_note", "Whether the body has only to note it, so that `noted` is enough.", kind="yes or no"),
        Field("consultation", "Who is consulted before the decision, and how.", example="Tenants, by letter in May"),
        Field("closed", "Why the public may not attend, or `no` if they may.", example="Paragraph 3: business affairs"),
        Field("documents", "The documents that it is decided on.", "list", is_single_allowed=True),
        Field("decided", "Every decision that was made, oldest first.", "list", OUTCOME),
    ),
    model=Decision,
    default_key="body",
    is_text_allowed=True,
    one_of=("body", "party"),
)
REVISION = MappingSchema(
    "a revision",
    (
        Field("to", "The new date, in words.", is_required=True, example="Autumn 2017", kind="date"),
        _ON_FIELD,
        _WHY_FIELD,
        Field("approved_by", "Who agreed the new date."),
    ),
    model=Revision,
    default_key="to",
)
UPDATE = MappingSchema(
    "an update",
    (
        _ON_FIELD,
        Field("rag", "The officer's RAG rating.", choices=RAG_RATINGS),
        Field("note", "The officer's commentary, in a sentence or two."),
        Field("reason", "Why it is late, or why it is rated so."),
        Field("next", "What is being done about it.", attribute="next_step"),
    ),
    model=Update,
    default_key="note",
)
SUSPENSION = MappingSchema(
    "a suspension",
    (
        _ON_FIELD,
        _WHY_FIELD,
        Field("until", "The day that work started again, or will start again.", kind="date"),
    ),
    model=Suspension,
    default_key="on",
)
DELETION = MappingSchema("a deletion", (_ON_FIELD, _WHY_FIELD), model=Deletion, default_key="on")
COMPLETION = MappingSchema(
    "a completion",
    (
        _ON_FIELD._replace(description="The day it happened, or `yes` if nobody knows the day.", kind="date or yes"),
        Field(
            "for",
            "For a recurring target, which of its dates was met.",
            example="Q1 2017/18",
            kind="date",
            attribute="occurrence",
        ),
        Field("note", "A note about it."),
    ),
    model=Completion,
    default_key="on",
    is_text_allowed=True,
)
TARGET = MappingSchema(
    "a target",
    (
        Field(
            "target",
            "Its letter. You can leave it out if the output has only one target.",
            example="a",
            kind="letter",
            attribute="ref",
        ),
        Field(
            "date",
            "The target date, in the plan's own words.",
            is_required=True,
            is_blank_allowed=True,
            example="Summer 2017",
            kind="date",
        ),
        Field("measures", "How you can tell that the target is met.", "list", is_recommended=True, heading="Measures"),
        _OWN_FIELD,
        Field("stage", "The stage of the plan that it belongs to.", example="Publication", heading="Stage"),
        Field("waits_for", "What the date depends on: an event, or a target of another plan (jsp:1.1a)."),
        Field("decisions", "The approvals that the target needs.", "list", DECISION),
        Field("started", "The day work started.", kind="date"),
        Field("revised", 'New dates, oldest first. The published date stays in "date".', "list", REVISION),
        Field(
            "proposed", "A new date that is not agreed yet. Can be a list.", "list", REVISION, is_single_allowed=True
        ),
        Field("updates", "Commentary, oldest first.", "list", UPDATE),
        Field("suspended", "When work stopped, and why.", "list", SUSPENSION),
        Field("deleted", "When the target was taken out of the plan, and why.", "mapping", DELETION),
        Field(
            "completed",
            "The day that the target was met, or `yes` if nobody knows the day. For a recurring target, a list of its "
            "dates and days.",
            "list",
            COMPLETION,
            is_single_allowed=True,
            example="4 July 2017",
        ),
    ),
    model=Target,
    default_key="date",
)
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
        Field("officer", "The officer who is responsible for it."),
        Field("supporting", "Other officers who help.", "list", heading="Supporting", registry="officers"),
        _OWN_FIELD,
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
        _OWN_FIELD,
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
REGISTERED = MappingSchema(
    "a name",
    (
        Field("name", "The name, as reports should show it.", is_required=True),
        _ALSO_FIELD,
    ),
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
        Field("decides_by", "Its bodies, in order. The last one decides finally.", "list", is_single_allowed=True),
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
SEASONS = MappingSchema(
    "the list of seasons",
    (*(Field(name, f"The months of {name}.", kind="months") for name in ("spring", "summer", "autumn", "winter")),),
)
HORIZONS = MappingSchema("the list of horizons", free_example="short term: 2024/25 to 2025/26")
COLOURS = MappingSchema(
    "the list of colours",
    (
        Field("amber", "How late a target must be to turn amber.", example="1 day", kind="duration"),
        Field("red", "A target that is later than this turns red.", example="1 month", kind="duration"),
    ),
)
CHECKS = MappingSchema("the list of checks", free_example="AP304: off")
HEAD = MappingSchema(
    "the plan's head",
    (
        Field("name", "A short name that other plans use in refs (hertsmere:1.2b).", example="hertsmere"),
        Field("title", "The plan's title.", is_required=True, example="Corporate Action Plan 2017/18"),
        Field("strategy", "The strategy that the plan carries out."),
        Field("authority", "The council or partnership whose plan it is.", is_required=True),
        Field("period", "The period that the plan covers.", example="2017/18", kind="period", is_recommended=True),
        Field("year_start", "The first day of the financial year.", example="1 April", kind="day of the year"),
        Field("quarters", "Whether Q3 2017 is of the calendar year or the financial year.", choices=QUARTER_SETTINGS),
        Field("dates", "Whether 07/01/2024 is 7 January or July 1. If left out, 7 January.", choices=DAY_ORDERS),
        Field("financial_years", "Whether FY26 is named by the year it ends or starts in.", choices=YEAR_NAMES),
        Field("counted_from", "The day that durations count from.", example="1 April 2024", kind="day"),
        Field("horizons", "The dates of words like short term.", "mapping", HORIZONS),
        Field("seasons", "The months of each season, if they are not the usual ones.", "mapping", SEASONS),
        Field("colours", "How late a target must be to turn amber and red.", "mapping", COLOURS),
        Field("checks", "Checks to switch off or change, by code.", "mapping", CHECKS),
    ),
    default_key="title",
)
FILE = MappingSchema(
    "the file",
    (
        Field("plan", "What the plan is, and how its dates are read.", "mapping", HEAD, is_required=True),
        Field("officers", "The officers named in the plan, and other spellings of them.", "list", REGISTERED),
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
