"""The target that something is recorded of: where it stands, how it stands, and the day it happened."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanView, build_view
from actionplan.evaluation.refs import RefMatch, find_ref
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.status import TargetStatus, evaluate_status
from actionplan.model.plan import Phrase, Plan, PlanLine, Target, fold
from actionplan.planfile.editing.operations import EditOperation
from actionplan.recording.event_dates import DateInput, EventDay, read_event_day
from actionplan.recording.result import RecordedEvent, Refusal, replace_at_route
from actionplan.text.english import format_list


class TargetAsAt(NamedTuple):
    """A target as it stands today, and the day `on` which something happened to it."""

    view: PlanView
    line: PlanLine
    status: TargetStatus
    on: EventDay

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        return self.view.plan

    @property
    def target(self) -> Target:
        """The target as it is."""
        return self.line.target

    @property
    def ref(self) -> str:
        """The ref of the target."""
        return self.target.ref

    def build_recorded_event(self, change: EditOperation, target: Target, sentence: str) -> RecordedEvent:
        """What was recorded, where it is one change of the file, and the target is another afterwards."""
        about = (self.line.output.text, "; ".join(self.target.measures))
        return RecordedEvent((change,), replace_at_route(self.plan, self.line.route, target), sentence, self.ref, about)


def open_target(plan: Plan, ref: str, when: DateInput, *, allow_future: bool = False) -> TargetAsAt | Refusal:
    """The case of a target that is still in the plan. Raises `UnknownName` for a ref that no target has."""
    line = find_line(plan, ref)
    if isinstance(line, Refusal):
        return line
    on = read_event_day(when, plan, allow_future=allow_future)
    if isinstance(on, Refusal):
        return on
    gone = line.target.deleted
    if gone:
        return Refusal(
            f"{line.target.ref} was taken out of the plan{format_since(gone.on, 'on')}. Nothing more is recorded of it; "
            'to bring it back, take its "deleted" out of the file.'
        )
    seen = build_view(plan, when.today)
    return TargetAsAt(seen, line, evaluate_status(line.target, seen), on)


def find_line(plan: Plan, ref: str) -> PlanLine | Refusal:
    """The target with a ref, or the only one of the output with it."""
    asked = find_ref(plan, ref)
    named = [line for line in plan.walk() if fold(line.target.ref) == fold(asked.ref)]
    if len(named) > 1 or (not named and len(asked.positions) > 1 and asked.kind == "output"):
        return Refusal(
            f"{asked.ref} stands in the plan more than once, and only one can be meant. Give each a ref of its own; "
            "`actionplan validate` says where they are."
        )
    under = named or _list_lines_under(plan, asked)
    if len(under) != 1 or (not named and asked.kind == "action"):
        raise UnknownName(_describe_choice(asked, under))
    return under[0]


def format_since(phrase: Phrase | None, word: str = "since") -> str:
    """The day of an event with a word before it: " since 4 July 2017"; what is written where that is no day."""
    if phrase is None or not phrase.text:
        return ""
    return f" {word} {format_day(phrase.day)}" if phrase.day else f' ("{phrase.text}")'


def describe_completion(case: TargetAsAt) -> str:
    """The sentence for a target that is complete, to which another is added; nothing for one that is not."""
    done: date | None = case.status.completed_on
    return f"{case.ref} is complete already, since {format_day(done)}." if done else ""


def _list_lines_under(plan: Plan, asked: RefMatch) -> list[PlanLine]:
    """The targets of the outputs that a ref covers."""
    at = {place.indexes for place in asked.positions}
    return [line for line in plan.walk() if (line.route[1], line.route[3], line.route[5]) in at]


def _describe_choice(asked: RefMatch, under: list[PlanLine]) -> str:
    """What to say of a ref that is no target's: which targets there are below it."""
    a_or_an = "an action" if asked.kind == "action" else "an output"
    if not under:
        return f"{asked.ref} is {a_or_an} without a target date."
    refs = [line.target.ref for line in under]
    some = refs if len(refs) < 8 else [*refs[:6], "more"]
    return f"{asked.ref} is {a_or_an}, not a target. Give one of its targets: {format_list(some)}."
