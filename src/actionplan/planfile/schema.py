"""The shape of the file, as data: which keys a plan has, what each holds, and what it is for.

Everything that needs to know the format reads it here: the reading of a tree into a plan, the hint for a misspelt key,
and the schema that editors use.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from actionplan.dates.context import QUARTER_SETTINGS
from actionplan.model.plan import OUTCOMES, PARTY_ROLES, RAG_RATINGS, Route

FieldForm = Literal["text", "list", "mapping"]
TextKind = Literal["", "period", "day of the year", "months", "duration", "letter", "yes or no"]


class Field(NamedTuple):
    """One key: what form its value has, and the shape of the value or of its items where they are mappings.

    `required` is for a key that must be there, `blank` for one that may then be empty. A `loose` key takes one thing or
    a list of one alike. `choices` are the words that mean something; `kind` is what a text must be one of, where it is
    not whatever the council says. A `wanted` key should hold something; a check tells of one that does not. `apart` is
    the key that tells its items apart where there are several.
    """

    name: str
    description: str
    form: FieldForm = "text"
    schema: MappingSchema | None = None
    is_required: bool = False
    is_blank_allowed: bool = False
    is_single_allowed: bool = False
    choices: tuple[str, ...] = ()
    example: str = ""
    kind: TextKind = ""
    is_recommended: bool = False
    distinguishing_key: str = ""


class MappingSchema:
    """A mapping of the file: what it is called in a sentence, and its keys.

    `bare` is the key that text becomes where it stands in place of the mapping, which is a fault unless the shape is
    `terse`. A shape that is `free` has keys of the writer's own, and says so by a line for an example. Of the keys that
    are `either`, one must be there.
    """

    __slots__ = ("default_key", "one_of", "types", "free_example", "fields", "name", "required_keys", "is_text_allowed")

    def __init__(
        self,
        name: str,
        *keys: Field,
        bare: str = "",
        terse: bool = False,
        free: str = "",
        either: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.fields = {key.name: key for key in keys}
        self.default_key = bare
        self.is_text_allowed = terse
        self.free_example = free
        self.one_of = either
        self.types = {key.name: FORM_TYPES[key.form] for key in keys}
        self.required_keys = tuple(key.name for key in keys if key.is_required)


FORM_TYPES: dict[FieldForm, type] = {"text": str, "list": list, "mapping": dict}
_ON_FIELD = Field("on", "The day it happened.", is_required=True, example="4 July 2017")
_WHY_FIELD = Field("why", "The reason, for the plan's readers.")

OUTCOME = MappingSchema(
    "an outcome",
    _ON_FIELD,
    Field(
        "outcome",
        "What the body resolved.",
        is_required=True,
        choices=OUTCOMES,
    ),
    Field("minute", "Where the minute is: an address or a number."),
    Field("to", "Where it was deferred, when it is to be decided.", example="April 2018"),
    Field("conditions", "On what conditions.", "list", is_single_allowed=True),
    bare="outcome",
)
DECISION = MappingSchema(
    "a decision",
    Field("body", "The body whose approval the target needs.", example="Full Council"),
    Field("party", "The authority whose approval it needs, or each party.", example="each party"),
    Field("planned", "When the body is to decide; the target's own date where left out."),
    Field("after", "Whose decisions must come before.", "list", is_single_allowed=True),
    Field("key", "Whether it is a key decision of an executive.", kind="yes or no"),
    Field("decided", "Every outcome, oldest first.", "list", OUTCOME),
    bare="body",
    terse=True,
    either=("body", "party"),
)
REVISION = MappingSchema(
    "a revision",
    Field("to", "The new date, in words.", is_required=True, example="Autumn 2017"),
    _ON_FIELD,
    _WHY_FIELD,
    Field("approved_by", "Who agreed the new date."),
    bare="to",
)
UPDATE = MappingSchema(
    "an update",
    _ON_FIELD,
    Field("rag", "What the officer says of it.", choices=RAG_RATINGS),
    Field("note", "Commentary, in a sentence or two."),
    bare="note",
)
SUSPENSION = MappingSchema(
    "a suspension", _ON_FIELD, _WHY_FIELD, Field("until", "The day work resumed, or is to resume."), bare="on"
)
DELETION = MappingSchema("a deletion", _ON_FIELD, _WHY_FIELD, bare="on")
COMPLETION = MappingSchema(
    "a completion",
    _ON_FIELD,
    Field("for", "Which occurrence of a recurring target was met.", example="Q1 2017/18"),
    Field("note", "A remark."),
    bare="on",
    terse=True,
)
TARGET = MappingSchema(
    "a target",
    Field("target", "Its letter; may be left out where an output has one target.", example="a", kind="letter"),
    Field(
        "date",
        "The target date, in the plan's own words.",
        is_required=True,
        is_blank_allowed=True,
        example="Summer 2017",
    ),
    Field("measures", "Sentences that say how one would know.", "list", is_recommended=True),
    Field("stage", "Which of the plan's stages it is.", example="Publication"),
    Field("waits_for", "The event that a dependent date waits for, or a target of another plan (jsp:1.1a)."),
    Field("decisions", "The approvals that the target needs.", "list", DECISION),
    Field("started", "The day work started."),
    Field("revised", "New dates, oldest first; the published one stays in date.", "list", REVISION),
    Field(
        "proposed", "A new date that is not agreed yet, or a list of them.", "list", REVISION, is_single_allowed=True
    ),
    Field("updates", "Commentary, oldest first.", "list", UPDATE),
    Field("suspended", "When work stopped, and why.", "list", SUSPENSION),
    Field("deleted", "When the target was taken out of the plan, and why.", "mapping", DELETION),
    Field(
        "completed",
        "The day the target was met; for a recurring one, a list of occurrences and days.",
        "list",
        COMPLETION,
        is_single_allowed=True,
        example="4 July 2017",
    ),
    bare="date",
)
OUTPUT = MappingSchema(
    "an output",
    Field("output", "Its number in the plan.", is_required=True, example="1.2"),
    Field("text", "The key output, in the plan's own words.", is_required=True),
    Field("officer", "The one officer who answers for it."),
    Field("supporting", "Other officers.", "list"),
    Field(
        "targets",
        "Its target dates and their measures.",
        "list",
        TARGET,
        is_recommended=True,
        distinguishing_key="target",
    ),
    bare="text",
)
ACTION = MappingSchema(
    "an action",
    Field("action", "Its number in the plan.", is_required=True, example="1"),
    Field("title", "The action, in the plan's own words.", is_required=True),
    Field("monitored_by", "The bodies that follow its progress.", "list"),
    Field("outputs", "Its key outputs, in order.", "list", OUTPUT, is_recommended=True),
    bare="title",
)
THEME = MappingSchema(
    "a theme",
    Field("theme", "The heading.", is_required=True, example="Being an Enterprising Council"),
    Field("actions", "The corporate actions under it, in order.", "list", ACTION, is_recommended=True),
    bare="theme",
)
REGISTERED = MappingSchema(
    "a name",
    Field("name", "The name that reports use.", is_required=True),
    Field("also", "Its other spellings.", "list"),
    bare="name",
    terse=True,
)
PARTY = MappingSchema(
    "a party",
    Field("party", "The authority, by the name that reports use.", is_required=True, example="Watford Borough Council"),
    Field("also", "Its other spellings.", "list"),
    Field("role", "What it does in the plan: it decides, where this is left out.", choices=PARTY_ROLES),
    Field(
        "decides_by",
        "The bodies through which it decides, in order; the last one resolves.",
        "list",
        is_single_allowed=True,
    ),
    bare="party",
    terse=True,
)
EVENT = MappingSchema(
    "an event",
    Field("event", "What dependent dates wait for.", is_required=True, example="Financial Strategy"),
    Field("expected", "When it is expected."),
    Field("happened", "The day it happened; left out until it has."),
    bare="event",
)
SEASONS = MappingSchema(
    "the list of seasons",
    *(Field(name, f"The months of {name}.", kind="months") for name in ("spring", "summer", "autumn", "winter")),
)
COLOURS = MappingSchema(
    "the list of colours",
    Field("amber", "How late a target is when its status turns amber.", example="1 day", kind="duration"),
    Field("red", "How late a target may be before its status turns red.", example="1 month", kind="duration"),
)
CHECKS = MappingSchema("the list of checks", free="AP304: off")
HEAD = MappingSchema(
    "the plan's head",
    Field("name", "A short name, for refs across plans (hertsmere:1.2b).", example="hertsmere"),
    Field("title", "The plan's title.", is_required=True, example="Corporate Action Plan 2017/18"),
    Field("strategy", "The strategy that the plan carries out."),
    Field("authority", "The council or partnership whose plan it is.", is_required=True),
    Field("period", "The period that the plan covers.", example="2017/18", kind="period", is_recommended=True),
    Field("year_start", "The first day of the financial year.", example="1 April", kind="day of the year"),
    Field("quarters", "What Q3 2017 means.", choices=QUARTER_SETTINGS),
    Field("seasons", "The months of each season, where they are not the usual ones.", "mapping", SEASONS),
    Field("colours", "How late a target is when its status turns amber and red.", "mapping", COLOURS),
    Field("checks", "Checks to switch off, by code.", "mapping", CHECKS),
    bare="title",
)
FILE = MappingSchema(
    "the file",
    Field("plan", "What the plan is, and how its dates are read.", "mapping", HEAD, is_required=True),
    Field("officers", "The officers named in the plan, and other spellings of them.", "list", REGISTERED),
    Field("parties", "The authorities of a joint plan, and what each does in it.", "list", PARTY),
    Field("bodies", "Committees, panels, boards and other bodies, and other spellings of them.", "list", REGISTERED),
    Field("events", "What dependent dates wait for.", "list", EVENT),
    Field("stages", "The stages of a programme, in order, which targets name.", "list"),
    Field("themes", "The plan's headings, with everything under them.", "list", THEME, is_recommended=True),
)


@cache
def collect_key_names() -> frozenset[str]:
    """Every key of the file, wherever it may stand."""
    return frozenset(name for each in _iter_schemas(FILE) for name in each.fields)


def is_sibling_key(one: str, other: str) -> bool:
    """Whether two keys can stand beside each other."""
    return one != other and any(one in each.fields and other in each.fields for each in _iter_schemas(FILE))


def _iter_schemas(schema: MappingSchema) -> Iterator[MappingSchema]:
    yield schema
    for key in schema.fields.values():
        if key.schema:
            yield from _iter_schemas(key.schema)


def find_schema(route: Route) -> MappingSchema:
    """The shape of the mapping that stands at a route."""
    at = FILE
    for step in route:
        key = at.fields.get(str(step))
        at = key.schema if key and key.schema else at
    return at
