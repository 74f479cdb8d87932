"""The shape of the file, as data: which keys a plan has, what each holds, and what it is for.

Everything that needs to know the format reads it here: the reading of a tree into a plan, the hint for a misspelt key,
and the schema that editors use.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from actionplan.dates.context import QUARTERS
from actionplan.model import OUTCOMES, RAGS, ROLES, Route

Form = Literal["text", "list", "mapping"]
Kind = Literal["", "period", "day of the year", "months", "duration", "letter", "yes or no"]


class Key(NamedTuple):
    """One key: what form its value has, and the shape of the value or of its items where they are mappings.

    `required` is for a key that must be there, `blank` for one that may then be empty. A `loose` key takes one thing or
    a list of one alike. `choices` are the words that mean something; `kind` is what a text must be one of, where it is
    not whatever the council says. A `wanted` key should hold something; a check tells of one that does not. `apart` is
    the key that tells its items apart where there are several.
    """

    name: str
    about: str
    form: Form = "text"
    shape: Shape | None = None
    required: bool = False
    blank: bool = False
    loose: bool = False
    choices: tuple[str, ...] = ()
    example: str = ""
    kind: Kind = ""
    wanted: bool = False
    apart: str = ""


class Shape:
    """A mapping of the file: what it is called in a sentence, and its keys.

    `bare` is the key that text becomes where it stands in place of the mapping, which is a fault unless the shape is
    `terse`. A shape that is `free` has keys of the writer's own, and says so by a line for an example. Of the keys that
    are `either`, one must be there.
    """

    __slots__ = ("bare", "either", "forms", "free", "keys", "name", "required", "terse")

    def __init__(
        self,
        name: str,
        *keys: Key,
        bare: str = "",
        terse: bool = False,
        free: str = "",
        either: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.keys = {key.name: key for key in keys}
        self.bare = bare
        self.terse = terse
        self.free = free
        self.either = either
        self.forms = {key.name: FORMS[key.form] for key in keys}
        self.required = tuple(key.name for key in keys if key.required)


FORMS: dict[Form, type] = {"text": str, "list": list, "mapping": dict}
_ON = Key("on", "The day it happened.", required=True, example="4 July 2017")
_WHY = Key("why", "The reason, for the plan's readers.")

OUTCOME = Shape(
    "an outcome",
    _ON,
    Key(
        "outcome",
        "What the body resolved.",
        required=True,
        choices=OUTCOMES,
    ),
    Key("minute", "Where the minute is: an address or a number."),
    Key("to", "Where it was deferred, when it is to be decided.", example="April 2018"),
    Key("conditions", "On what conditions.", "list", loose=True),
    bare="outcome",
)
DECISION = Shape(
    "a decision",
    Key("body", "The body whose approval the target needs.", example="Full Council"),
    Key("party", "The authority whose approval it needs, or each party.", example="each party"),
    Key("planned", "When the body is to decide; the target's own date where left out."),
    Key("after", "Whose decisions must come before.", "list", loose=True),
    Key("key", "Whether it is a key decision of an executive.", kind="yes or no"),
    Key("decided", "Every outcome, oldest first.", "list", OUTCOME),
    bare="body",
    terse=True,
    either=("body", "party"),
)
REVISION = Shape(
    "a revision",
    Key("to", "The new date, in words.", required=True, example="Autumn 2017"),
    _ON,
    _WHY,
    Key("approved_by", "Who agreed the new date."),
    bare="to",
)
UPDATE = Shape(
    "an update",
    _ON,
    Key("rag", "What the officer says of it.", choices=RAGS),
    Key("note", "Commentary, in a sentence or two."),
    bare="note",
)
SUSPENSION = Shape("a suspension", _ON, _WHY, Key("until", "The day work resumed, or is to resume."), bare="on")
DELETION = Shape("a deletion", _ON, _WHY, bare="on")
COMPLETION = Shape(
    "a completion",
    _ON,
    Key("for", "Which occurrence of a recurring target was met.", example="Q1 2017/18"),
    Key("note", "A remark."),
    bare="on",
    terse=True,
)
TARGET = Shape(
    "a target",
    Key("target", "Its letter; may be left out where an output has one target.", example="a", kind="letter"),
    Key("date", "The target date, in the plan's own words.", required=True, blank=True, example="Summer 2017"),
    Key("measures", "Sentences that say how one would know.", "list", wanted=True),
    Key("stage", "Which of the plan's stages it is.", example="Publication"),
    Key("waits_for", "The event that a dependent date waits for, or a target of another plan (jsp:1.1a)."),
    Key("decisions", "The approvals that the target needs.", "list", DECISION),
    Key("started", "The day work started."),
    Key("revised", "New dates, oldest first; the published one stays in date.", "list", REVISION),
    Key("proposed", "A new date that is not agreed yet, or a list of them.", "list", REVISION, loose=True),
    Key("updates", "Commentary, oldest first.", "list", UPDATE),
    Key("suspended", "When work stopped, and why.", "list", SUSPENSION),
    Key("deleted", "When the target was taken out of the plan, and why.", "mapping", DELETION),
    Key(
        "completed",
        "The day the target was met; for a recurring one, a list of occurrences and days.",
        "list",
        COMPLETION,
        loose=True,
        example="4 July 2017",
    ),
    bare="date",
)
OUTPUT = Shape(
    "an output",
    Key("output", "Its number in the plan.", required=True, example="1.2"),
    Key("text", "The key output, in the plan's own words.", required=True),
    Key("officer", "The one officer who answers for it."),
    Key("supporting", "Other officers.", "list"),
    Key("targets", "Its target dates and their measures.", "list", TARGET, wanted=True, apart="target"),
    bare="text",
)
ACTION = Shape(
    "an action",
    Key("action", "Its number in the plan.", required=True, example="1"),
    Key("title", "The action, in the plan's own words.", required=True),
    Key("monitored_by", "The bodies that follow its progress.", "list"),
    Key("outputs", "Its key outputs, in order.", "list", OUTPUT, wanted=True),
    bare="title",
)
THEME = Shape(
    "a theme",
    Key("theme", "The heading.", required=True, example="Being an Enterprising Council"),
    Key("actions", "The corporate actions under it, in order.", "list", ACTION, wanted=True),
    bare="theme",
)
REGISTERED = Shape(
    "a name",
    Key("name", "The name that reports use.", required=True),
    Key("also", "Its other spellings.", "list"),
    bare="name",
    terse=True,
)
PARTY = Shape(
    "a party",
    Key("party", "The authority, by the name that reports use.", required=True, example="Watford Borough Council"),
    Key("also", "Its other spellings.", "list"),
    Key("role", "What it does in the plan: it decides, where this is left out.", choices=ROLES),
    Key("decides_by", "The bodies through which it decides, in order; the last one resolves.", "list", loose=True),
    bare="party",
    terse=True,
)
EVENT = Shape(
    "an event",
    Key("event", "What dependent dates wait for.", required=True, example="Financial Strategy"),
    Key("expected", "When it is expected."),
    Key("happened", "The day it happened; left out until it has."),
    bare="event",
)
SEASONS = Shape(
    "the list of seasons",
    *(Key(name, f"The months of {name}.", kind="months") for name in ("spring", "summer", "autumn", "winter")),
)
COLOURS = Shape(
    "the list of colours",
    Key("amber", "How late a target is when its status turns amber.", example="1 day", kind="duration"),
    Key("red", "How late a target may be before its status turns red.", example="1 month", kind="duration"),
)
CHECKS = Shape("the list of checks", free="AP304: off")
HEAD = Shape(
    "the plan's head",
    Key("name", "A short name, for refs across plans (hertsmere:1.2b).", example="hertsmere"),
    Key("title", "The plan's title.", required=True, example="Corporate Action Plan 2017/18"),
    Key("strategy", "The strategy that the plan carries out."),
    Key("authority", "The council or partnership whose plan it is.", required=True),
    Key("period", "The period that the plan covers.", example="2017/18", kind="period", wanted=True),
    Key("year_start", "The first day of the financial year.", example="1 April", kind="day of the year"),
    Key("quarters", "What Q3 2017 means.", choices=QUARTERS),
    Key("seasons", "The months of each season, where they are not the usual ones.", "mapping", SEASONS),
    Key("colours", "How late a target is when its status turns amber and red.", "mapping", COLOURS),
    Key("checks", "Checks to switch off, by code.", "mapping", CHECKS),
    bare="title",
)
FILE = Shape(
    "the file",
    Key("plan", "What the plan is, and how its dates are read.", "mapping", HEAD, required=True),
    Key("officers", "The officers named in the plan, and other spellings of them.", "list", REGISTERED),
    Key("parties", "The authorities of a joint plan, and what each does in it.", "list", PARTY),
    Key("bodies", "Committees, panels, boards and other bodies, and other spellings of them.", "list", REGISTERED),
    Key("events", "What dependent dates wait for.", "list", EVENT),
    Key("stages", "The stages of a programme, in order, which targets name.", "list"),
    Key("themes", "The plan's headings, with everything under them.", "list", THEME, wanted=True),
)


@cache
def key_names() -> frozenset[str]:
    """Every key of the file, wherever it may stand."""
    return frozenset(name for each in _all(FILE) for name in each.keys)


def are_neighbours(one: str, other: str) -> bool:
    """Whether two keys can stand beside each other."""
    return one != other and any(one in each.keys and other in each.keys for each in _all(FILE))


def _all(shape: Shape) -> Iterator[Shape]:
    yield shape
    for key in shape.keys.values():
        if key.shape:
            yield from _all(key.shape)


def shape_at(route: Route) -> Shape:
    """The shape of the mapping that stands at a route."""
    at = FILE
    for step in route:
        key = at.keys.get(str(step))
        at = key.shape if key and key.shape else at
    return at
