"""The plan as values: what the file says and nothing else. It has no line numbers, no clock and no files.

Every text is as written. Two plans are equal if they say the same. `planfile/schema.py` and its parts
say which key of the file becomes which field here.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Context
from actionplan.model.colour_thresholds import ColourThresholds
from actionplan.model.measure import Measure
from actionplan.model.outcome_words import SATISFYING_OUTCOMES, OutcomeName, parse_outcome
from actionplan.model.phrase import FALSE_WORDS, TRUE_WORDS, Phrase
from actionplan.model.progress import Completion, Deletion, Revision, Suspension, Update
from actionplan.text.folding import fold

Route = tuple[str | int, ...]
"""The way to a part of a plan: ("themes", 0, "actions", 3, "title"). Numbers count list items from 0."""

Level = Literal["theme", "action", "output", "target"]
"""A level of the plan."""

THEME_DEPTH, ACTION_DEPTH, OUTPUT_DEPTH, TARGET_DEPTH = 2, 4, 6, 8
"""How many steps of a target's route lead to its theme, its action, its output and itself."""

Rag = Literal["red", "amber", "green"]

RAG_RATINGS: tuple[Rag, ...] = ("red", "amber", "green")
PARTY_ROLES = ("decides", "supports", "consulted")
"""What a party does in a joint plan. It decides, unless the plan says otherwise."""

OWN_COLUMN_LEVELS = ("action", "output", "target")
OWN_COLUMN_KINDS = ("text", "number", "money", "date", "link", "yes/no")
OWN_COLUMN_PLACES = ("exports", "report")

EACH_PARTY = "each party"
"""The words that mean every party of the plan that decides."""


OwnFields = tuple[tuple[str, str], ...]
"""The council's own columns of a part of the plan: the name of each, and what stands in it."""


class OwnColumn(NamedTuple):
    """A column of the council's own, as the plan declares it.

    `on` is the level that has it, one of `OWN_COLUMN_LEVELS`, and `kind` what stands in it, one of `OWN_COLUMN_KINDS`;
    empty for any level, and for text. `values` are those that it can have, in order, if it cannot have others.
    `shown_in` is "report" if papers show it too, and not only exports.
    """

    name: str
    on: str = ""
    kind: str = ""
    values: tuple[str, ...] = ()
    shown_in: str = ""

    @property
    def is_in_report(self) -> bool:
        """Return True if papers show it, with the plan in full."""
        return fold(self.shown_in) == OWN_COLUMN_PLACES[-1]


class RegistryEntry(NamedTuple):
    """A body: the name that reports use, and its other spellings."""

    name: str
    also: tuple[str, ...] = ()


class Officer(NamedTuple):
    """An officer or a partner: the name that reports use, its other spellings, and how to reach them.

    `until` is their last day, if they have left the council or are about to.
    """

    name: str
    also: tuple[str, ...] = ()
    post: str = ""
    service: str = ""
    email: str = ""
    until: Phrase | None = None

    @property
    def last_day(self) -> date | None:
        """Their last day, if it is known."""
        return self.until.day if self.until else None

    def has_left_by(self, day: date) -> bool:
        """Return True if their last day was before a day."""
        return self.last_day is not None and self.last_day < day


class Party(NamedTuple):
    """An authority with a part in a joint plan. `decides_by` lists its bodies in order: the last one decides for it."""

    name: str
    also: tuple[str, ...] = ()
    role: str = ""
    decides_by: tuple[str, ...] = ()

    @property
    def is_decider(self) -> bool:
        """Return True if it decides: what needs every party's approval waits for it."""
        return fold(self.role or PARTY_ROLES[0]) == PARTY_ROLES[0]


class AwaitedEvent(NamedTuple):
    """Something that dependent dates wait for."""

    name: str
    expected: Phrase | None = None
    happened: Phrase | None = None


class Outcome(NamedTuple):
    """What a body decided on one day. `outcome` is as written; `meaning` is the one of `OUTCOMES` that it means.

    `to` is when the body will decide again, if it deferred.
    """

    on: Phrase | None
    outcome: str
    minute: str = ""
    to: Phrase | None = None
    conditions: tuple[str, ...] = ()

    @property
    def meaning(self) -> OutcomeName | None:
        """Return the outcome that its words mean; `None` for words that may mean anything."""
        return parse_outcome(self.outcome)


class Decision(NamedTuple):
    """An approval that a target needs from a body, a party or each party, as the plan writes it.

    `decided` holds every outcome, oldest first. `after` names those who must decide first. `key` says whether it is a
    key decision of an executive, and `to_note` whether the body has only to note the work. `closed` is the reason why
    the public may not attend, or says that it may.
    """

    body: str
    planned: Phrase | None = None
    decided: tuple[Outcome, ...] = ()
    party: str = ""
    after: tuple[str, ...] = ()
    key: str = ""
    to_note: str = ""
    consultation: str = ""
    closed: str = ""
    documents: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool | None:
        """Return True if the meeting is open to the public, False if it is closed; `None` if the plan does not say."""
        return fold(self.closed) in FALSE_WORDS if self.closed else None

    @property
    def reason_closed(self) -> str:
        """The reason why the public may not attend, if the plan gives one."""
        return "" if fold(self.closed) in (*TRUE_WORDS, *FALSE_WORDS) else self.closed

    @property
    def access(self) -> str:
        """Whether the public may attend, in words: "open", "closed: paragraph 3"; empty if the plan does not say."""
        if self.is_open is None:
            return ""
        return "open" if self.is_open else ": ".join(filter(None, ("closed", self.reason_closed)))

    @property
    def is_only_to_note(self) -> bool:
        """Return True if the body has only to note the work, so that `noted` is all that it needs to say."""
        return fold(self.to_note) in TRUE_WORDS

    def is_satisfied_by(self, outcome: OutcomeName | None) -> bool:
        """Return True if the decision needs nothing more after an outcome."""
        return outcome in SATISFYING_OUTCOMES or (outcome == "noted" and self.is_only_to_note)

    @property
    def is_key(self) -> bool:
        """Return True if it is a key decision, for which notice must be given."""
        return fold(self.key) in TRUE_WORDS

    @property
    def is_of_each(self) -> bool:
        """Return True if it means a decision of every party that decides."""
        return fold(self.party or self.body) == EACH_PARTY


class Step(NamedTuple):
    """A step on the way to a target, which is not counted as a target, with its date and the day it was `done`."""

    text: str
    date: Phrase | None = None
    done: Phrase | None = None

    @property
    def is_day_unknown(self) -> bool:
        """Return True if the plan says that it is done, and that nobody knows since when."""
        return self.done is not None and fold(self.done.text) in TRUE_WORDS


ORIGIN_SEPARATOR = ", before that "
"""What stands between the targets of several earlier years in `carried_from`."""


class Target(NamedTuple):
    """One target date of an output, its performance measures and all that happened to it."""

    ref: str
    date: Phrase
    measures: tuple[Measure, ...] = ()
    waits_for: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    started: Phrase | None = None
    revised: tuple[Revision, ...] = ()
    proposed: tuple[Revision, ...] = ()
    updates: tuple[Update, ...] = ()
    suspended: tuple[Suspension, ...] = ()
    deleted: Deletion | None = None
    completed: tuple[Completion, ...] = ()
    stage: str = ""
    fields: OwnFields = ()
    carried_from: str = ""
    first_published: Phrase | None = None
    why_moved: str = ""
    start: Phrase | None = None
    work_follows: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def is_completed_by_decisions(self) -> bool:
        """Return True if it is complete when its decisions are made. If work follows them, it is not."""
        return bool(self.decisions) and fold(self.work_follows) not in TRUE_WORDS

    @property
    def has_moves(self) -> bool:
        """Return True if its date may have moved: in this plan, or when it was carried from an earlier one."""
        return bool(self.revised or self.first_published)

    @property
    def origins(self) -> tuple[str, ...]:
        """The targets of earlier plans that it was, the last one first: "made-2018:1.2b", "made:1.2b"."""
        return tuple(self.carried_from.split(ORIGIN_SEPARATOR)) if self.carried_from else ()

    @property
    def measure_words(self) -> tuple[str, ...]:
        """Its measures in words."""
        return tuple([measure.words for measure in self.measures])


class Reassignment(NamedTuple):
    """Who is responsible for an output from the day `on`, in place of those before."""

    to: tuple[str, ...] = ()
    on: Phrase | None = None
    why: str = ""


class Output(NamedTuple):
    """A key output: one row of an action's table.

    `officers` are those who were responsible for it first. `responsibility` says who is responsible for it on a day.
    """

    ref: str
    text: str
    officers: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    fields: OwnFields = ()
    accountable: str = ""
    reassigned: tuple[Reassignment, ...] = ()


class Action(NamedTuple):
    """A numbered corporate action. Some plans have a heading between it and its theme, such as an objective."""

    ref: str
    title: str
    monitored_by: tuple[str, ...] = ()
    outputs: tuple[Output, ...] = ()
    fields: OwnFields = ()
    heading: str = ""


class Theme(NamedTuple):
    """A heading of the plan."""

    title: str
    actions: tuple[Action, ...] = ()


class Plan(NamedTuple):
    """A whole plan, and the context that its dates are read in.

    Two fields come from reading plans together, not from the file: `aliases` are other names that plans use for it in
    refs, and `is_whole` is False if part of it could not be read.
    """

    name: str
    title: str
    strategy: str
    authority: str
    context: Context
    colours: ColourThresholds = ColourThresholds()
    checks: tuple[tuple[str, str], ...] = ()
    officers: tuple[Officer, ...] = ()
    bodies: tuple[RegistryEntry, ...] = ()
    events: tuple[AwaitedEvent, ...] = ()
    themes: tuple[Theme, ...] = ()
    parties: tuple[Party, ...] = ()
    stages: tuple[str, ...] = ()
    fields: tuple[OwnColumn, ...] = ()
    heading: str = ""
    aliases: tuple[str, ...] = ()
    is_whole: bool = True

    @property
    def display_name(self) -> str:
        """Its own name, or the name of its file if that is known."""
        return self.name or next(iter(self.aliases), "")

    def iter_actions(self) -> "Iterator[ActionLine]":
        """Yield every action in the order of the document, with its theme and the route to it."""
        for t, theme in enumerate(self.themes):
            for a, action in enumerate(theme.actions):
                yield ActionLine(theme, action, ("themes", t, "actions", a))

    def iter_outputs(self) -> "Iterator[OutputLine]":
        """Yield every output in the order of the document, with what is above it and the route to it."""
        for theme, action, route in self.iter_actions():
            for o, output in enumerate(action.outputs):
                yield OutputLine(theme, action, output, (*route, "outputs", o))

    def walk(self) -> "Iterator[PlanLine]":
        """Yield every target in the order of the document, with what is above it and the route to it."""
        for theme, action, output, route in self.iter_outputs():
            inner = (*route, "targets")
            for n, target in enumerate(output.targets):
                yield PlanLine(theme, action, output, target, route=(*inner, n))

    @property
    def has_carried_targets(self) -> bool:
        """Return True if some of its targets were carried from the plan of an earlier year."""
        return any(target.carried_from for target in self.iter_targets())

    def iter_targets(self) -> Iterator[Target]:
        """Yield every target in the order of the document."""
        return (target for line in self.iter_outputs() for target in line.output.targets)


class ActionLine(NamedTuple):
    """One action at its place in the plan."""

    theme: Theme
    action: Action
    route: Route


class OutputLine(NamedTuple):
    """One output at its place in the plan."""

    theme: Theme
    action: Action
    output: Output
    route: Route


class PlanLine(NamedTuple):
    """One target at its place in the plan."""

    theme: Theme
    action: Action
    output: Output
    target: Target
    route: Route

    @property
    def own_fields(self) -> dict[str, str]:
        """What stands in the own columns of the target and of what is above it. Of one name, the lowest counts."""
        return dict((*self.action.fields, *self.output.fields, *self.target.fields))


class PlanGroup(NamedTuple):
    """Plans that a report is about together. No two of them have the same name, so a name and a ref mean one target."""

    plans: tuple[Plan, ...]


Subject = Plan | PlanGroup
"""What a report is about: a plan, or several together."""


def list_plans(subject: Subject) -> tuple[Plan, ...]:
    """List the plans that a report is about."""
    return subject.plans if isinstance(subject, PlanGroup) else (subject,)
