"""The plan as values: what the file says and nothing else. No positions, no clock, no files.

Every text is as written. Two plans are equal when they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from actionplan.dates import Context, Reading
from actionplan.dates.calendar import DAY, add_months

Route = tuple[str | int, ...]
"""The way to a place in a plan: ("themes", 0, "actions", 3, "title"). Numbers count list items from 0."""

Rag = Literal["red", "amber", "green"]
OutcomeName = Literal["approved", "approved with amendments", "deferred", "refused", "not required"]

OUTCOMES: tuple[OutcomeName, ...] = ("approved", "approved with amendments", "deferred", "refused", "not required")
SATISFYING_OUTCOMES: frozenset[str] = frozenset({"approved", "approved with amendments", "not required"})
RAG_RATINGS: tuple[Rag, ...] = ("red", "amber", "green")
PARTY_ROLES = ("decides", "supports", "consulted")
"""What a party does in a joint plan; where it is not said, it decides."""

TRUE_WORDS = ("true", "yes")
FALSE_WORDS = ("false", "no")
EACH_PARTY = "each party"
"""Written in place of a party: every one of the plan's that decides."""


class Phrase(NamedTuple):
    """A date as the plan writes it, and what it was read as in the plan's context."""

    text: str
    reading: Reading

    @property
    def day(self) -> date | None:
        """The day from which something dated so is known: its last day."""
        return self.reading.due


@lru_cache(maxsize=1000)
def fold(name: str) -> str:
    """A name as names are compared: letter case and spaces make no difference."""
    return " ".join(name.casefold().split())


class RegistryEntry(NamedTuple):
    """An officer or a body: the name reports use, and its other spellings."""

    name: str
    also: tuple[str, ...] = ()


class Party(NamedTuple):
    """An authority with a part in a joint plan. `decides_by` are its bodies in order: the last of them resolves."""

    name: str
    also: tuple[str, ...] = ()
    role: str = ""
    decides_by: tuple[str, ...] = ()

    @property
    def is_decider(self) -> bool:
        """Whether nothing that every party is asked for goes ahead without it."""
        return fold(self.role or PARTY_ROLES[0]) == PARTY_ROLES[0]


class AwaitedEvent(NamedTuple):
    """Something that dependent dates wait for."""

    name: str
    expected: Phrase | None = None
    happened: Phrase | None = None


class Outcome(NamedTuple):
    """What a body resolved on one day. `outcome` is as written; `OUTCOMES` lists those that mean something.

    `to` is when it is to decide again what it deferred.
    """

    on: Phrase | None
    outcome: str
    minute: str = ""
    to: Phrase | None = None
    conditions: tuple[str, ...] = ()


class Decision(NamedTuple):
    """The approval of a body, of a party or of each party that a target needs, as the plan writes it.

    `decided` holds every outcome, oldest first; `after` names those who must have decided before; `key` is what is said
    of whether it is a key decision of an executive.
    """

    body: str
    planned: Phrase | None = None
    decided: tuple[Outcome, ...] = ()
    party: str = ""
    after: tuple[str, ...] = ()
    key: str = ""

    @property
    def is_key(self) -> bool:
        """Whether it is a key decision, of which notice is to be given."""
        return fold(self.key) in TRUE_WORDS

    @property
    def is_of_each(self) -> bool:
        """Whether it stands for a decision of every party that decides."""
        return fold(self.party or self.body) == EACH_PARTY


class Revision(NamedTuple):
    """A new date for a target, made or proposed on the day `on`."""

    to: Phrase
    on: Phrase | None
    why: str = ""
    approved_by: str = ""


class Update(NamedTuple):
    """An officer's commentary, and the RAG they gave it."""

    on: Phrase | None
    rag: str = ""
    note: str = ""


class Suspension(NamedTuple):
    """Work stopped on the day `on`, and resumed on the day `until` where there is one."""

    on: Phrase | None
    why: str = ""
    until: Phrase | None = None


class Deletion(NamedTuple):
    """The target was taken out of the plan."""

    on: Phrase | None
    why: str = ""


class Completion(NamedTuple):
    """The target was met on the day `on`: one occurrence of it (`occurrence`, as in "Q1 2017/18"), or all."""

    on: Phrase
    occurrence: Phrase | None = None
    note: str = ""


class Target(NamedTuple):
    """One target date of an output, its performance measures and all that happened to it."""

    ref: str
    date: Phrase
    measures: tuple[str, ...] = ()
    waits_for: str = ""
    decisions: tuple[Decision, ...] = ()
    started: Phrase | None = None
    revised: tuple[Revision, ...] = ()
    proposed: tuple[Revision, ...] = ()
    updates: tuple[Update, ...] = ()
    suspended: tuple[Suspension, ...] = ()
    deleted: Deletion | None = None
    completed: tuple[Completion, ...] = ()
    stage: str = ""


class Output(NamedTuple):
    """A key output: one row of an action's table."""

    ref: str
    text: str
    officer: str = ""
    supporting: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


class Action(NamedTuple):
    """A numbered corporate action."""

    ref: str
    title: str
    monitored_by: tuple[str, ...] = ()
    outputs: tuple[Output, ...] = ()


class Theme(NamedTuple):
    """A heading of the plan."""

    title: str
    actions: tuple[Action, ...] = ()


class Duration(NamedTuple):
    """So much time: calendar months, and days."""

    months: int = 0
    days: int = 0

    def add_to(self, day: date) -> date:
        """The day so much later."""
        return add_months(day, self.months) + self.days * DAY


class ColourThresholds(NamedTuple):
    """What turns a status amber and red: one duration after the due day, and more than the other."""

    amber: Duration = Duration(days=1)
    red: Duration = Duration(months=1)


class Plan(NamedTuple):
    """A whole plan, and the context its dates are read in.

    What no file says of itself is there for plans that are read together: `known_as` are names by which the others mean
    it too, and it `is_whole` unless some of it could not be read.
    """

    name: str
    title: str
    strategy: str
    authority: str
    context: Context
    colours: ColourThresholds = ColourThresholds()
    checks: tuple[tuple[str, str], ...] = ()
    officers: tuple[RegistryEntry, ...] = ()
    bodies: tuple[RegistryEntry, ...] = ()
    events: tuple[AwaitedEvent, ...] = ()
    themes: tuple[Theme, ...] = ()
    parties: tuple[Party, ...] = ()
    stages: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    is_whole: bool = True

    @property
    def display_name(self) -> str:
        """The name by which it is spoken of: its own, or else that of its file, where that is known."""
        return self.name or next(iter(self.aliases), "")

    def iter_targets(self) -> Iterator[Target]:
        """Every target in the order of the document."""
        return (
            target
            for theme in self.themes
            for action in theme.actions
            for output in action.outputs
            for target in output.targets
        )

    def walk(self) -> Iterator[PlanLine]:
        """Every target in the order of the document, with what it stands under and the route to it."""
        for t, theme in enumerate(self.themes):
            for a, action in enumerate(theme.actions):
                for o, output in enumerate(action.outputs):
                    route = ("themes", t, "actions", a, "outputs", o, "targets")
                    for n, target in enumerate(output.targets):
                        yield PlanLine(theme, action, output, target, (*route, n))


class PlanLine(NamedTuple):
    """One target where it stands in the plan."""

    theme: Theme
    action: Action
    output: Output
    target: Target
    route: Route


class PlanGroup(NamedTuple):
    """Plans that are asked about together. Their names, which no two of them share, keep their refs apart."""

    plans: tuple[Plan, ...]


Subject = Plan | PlanGroup
"""What a question is about: a plan, or several together."""


def list_plans(subject: Subject) -> tuple[Plan, ...]:
    """The plans that a question is about."""
    return subject.plans if isinstance(subject, PlanGroup) else (subject,)
