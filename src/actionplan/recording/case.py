"""The target that something is recorded of: where it stands, how it stands, and the day it happened."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import say_day
from actionplan.english import listed
from actionplan.model import Line, Phrase, Plan, Target, fold
from actionplan.questions.names import UnknownName
from actionplan.questions.parts import Part, part
from actionplan.questions.standing import Status, status
from actionplan.questions.view import View, view
from actionplan.recording.made import Recorded, Refusal, replaced
from actionplan.recording.phrases import Day, When, day_of
from actionplan.source.edits.changes import Change


class Case(NamedTuple):
    """A target as it stands today, and the day `on` which something happened to it."""

    seen: View
    line: Line
    status: Status
    on: Day

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        return self.seen.plan

    @property
    def target(self) -> Target:
        """The target as it is."""
        return self.line.target

    @property
    def ref(self) -> str:
        """The ref of the target."""
        return self.target.ref

    def recorded(self, change: Change, target: Target, sentence: str) -> Recorded:
        """What was recorded, where it is one change of the file, and the target is another afterwards."""
        about = (self.line.output.text, "; ".join(self.target.measures))
        return Recorded((change,), replaced(self.plan, self.line.route, target), sentence, self.ref, about)


def opened(plan: Plan, ref: str, when: When, *, ahead: bool = False) -> Case | Refusal:
    """The case of a target that is still in the plan. Raises `UnknownName` for a ref that no target has."""
    line = line_at(plan, ref)
    if isinstance(line, Refusal):
        return line
    on = day_of(when, plan, ahead=ahead)
    if isinstance(on, Refusal):
        return on
    gone = line.target.deleted
    if gone:
        return Refusal(
            f"{line.target.ref} was taken out of the plan{since(gone.on, 'on')}. Nothing more is recorded of it; "
            'to bring it back, take its "deleted" out of the file.'
        )
    seen = view(plan, when.today)
    return Case(seen, line, status(line.target, seen), on)


def line_at(plan: Plan, ref: str) -> Line | Refusal:
    """The target with a ref, or the only one of the output with it."""
    asked = part(plan, ref)
    named = [line for line in plan.walk() if fold(line.target.ref) == fold(asked.ref)]
    if len(named) > 1 or (not named and len(asked.places) > 1 and asked.kind == "output"):
        return Refusal(
            f"{asked.ref} stands in the plan more than once, and only one can be meant. Give each a ref of its own; "
            "`actionplan validate` says where they are."
        )
    under = named or _under(plan, asked)
    if len(under) != 1 or (not named and asked.kind == "action"):
        raise UnknownName(_choice(asked, under))
    return under[0]


def since(phrase: Phrase | None, word: str = "since") -> str:
    """The day of an event with a word before it: " since 4 July 2017"; what is written where that is no day."""
    if phrase is None or not phrase.text:
        return ""
    return f" {word} {say_day(phrase.day)}" if phrase.day else f' ("{phrase.text}")'


def is_complete(case: Case) -> str:
    """The sentence for a target that is complete, to which another is added; nothing for one that is not."""
    done: date | None = case.status.completed
    return f"{case.ref} is complete already, since {say_day(done)}." if done else ""


def _under(plan: Plan, asked: Part) -> list[Line]:
    """The targets of the outputs that a ref covers."""
    at = {place.at for place in asked.places}
    return [line for line in plan.walk() if (line.route[1], line.route[3], line.route[5]) in at]


def _choice(asked: Part, under: list[Line]) -> str:
    """What to say of a ref that is no target's: which targets there are below it."""
    a_or_an = "an action" if asked.kind == "action" else "an output"
    if not under:
        return f"{asked.ref} is {a_or_an} without a target date."
    refs = [line.target.ref for line in under]
    some = refs if len(refs) < 8 else [*refs[:6], "more"]
    return f"{asked.ref} is {a_or_an}, not a target. Give one of its targets: {listed(some)}."
