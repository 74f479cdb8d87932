"""Find the target that an event is recorded for, with its status today and the day of the event."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanView, build_view
from actionplan.evaluation.refs import RefMatch, find_ref
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.status import TargetStatus, evaluate_status
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan, PlanLine, Target
from actionplan.planfile.editing.operations import EditOperation
from actionplan.recording.event_dates import DateInput, EventDay, read_event_day
from actionplan.recording.result import RecordedEvent, Refusal, replace_at_route
from actionplan.text.english import format_list
from actionplan.text.folding import fold

_MAX_REFS = 7
"""The most refs that a sentence lists."""


class TargetCase(NamedTuple):
    """A target as it is today, and the day `on` which something happened to it."""

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

    @property
    def decisions(self) -> tuple[RequiredDecision, ...]:
        """The single decisions that the target needs."""
        return self.status.decisions

    def build_recorded_event(self, change: EditOperation, target: Target, sentence: str) -> RecordedEvent:
        """Build the result of one change to the file that makes the target into another."""
        return RecordedEvent(
            changes=(change,),
            plan=replace_at_route(self.plan, self.line.route, target),
            sentence=sentence,
            ref=self.ref,
            about=(self.line.output.text, "; ".join(self.target.measure_words)),
        )


def open_target(plan: Plan, ref: str, when: DateInput, *, allow_future: bool = False) -> TargetCase | Refusal:
    """Find a target that is still in the plan. Raise `UnknownName` for a ref that no target has."""
    line = find_line(plan, ref)
    if isinstance(line, Refusal):
        return line
    on = read_event_day(when, plan, allow_future=allow_future)
    if isinstance(on, Refusal):
        return on
    deletion = line.target.deleted
    if deletion:
        return Refusal(
            f"{line.target.ref} was taken out of the plan{format_since(deletion.on, 'on')}. You cannot record anything "
            'more about it. To bring it back, remove "deleted" from it in the file.'
        )
    view = build_view(plan, when.today)
    return TargetCase(view, line, evaluate_status(line.target, view), on)


def find_line(plan: Plan, ref: str) -> PlanLine | Refusal:
    """Find the target with a ref, or the only target of the output with it."""
    match = find_ref(plan, ref)
    named = [line for line in plan.walk() if fold(line.target.ref) == fold(match.ref)]
    if len(named) > 1 or (not named and match.kind == "output" and len(match.positions) > 1):
        return refuse_repeated_ref(match)
    lines = named or [line for position in match.positions for line in position.list_lines()]
    if len(lines) != 1 or (not named and match.kind == "action"):
        raise UnknownName(_describe_choice(match, lines))
    return lines[0]


def refuse_repeated_ref(match: RefMatch) -> Refusal:
    """Refuse a ref that several parts of the plan have."""
    return Refusal(
        f"The plan has {match.ref} more than once. Give each one a different number. "
        "Run `actionplan validate` to see where they are."
    )


def format_since(phrase: Phrase | None, word: str = "since") -> str:
    """Format the day of an event after a word: " since 4 July 2017", or what is written if that is not a day."""
    if phrase is None or not phrase.text:
        return ""
    return f" {word} {format_day(phrase.day)}" if phrase.day else f' ("{phrase.text}")'


def describe_completion(case: TargetCase) -> str:
    """Say that a target is complete, so that a refusal can begin with it; empty if it is not."""
    if not case.status.is_complete:
        return ""
    on = case.status.completed_on
    return f"{case.ref} has been complete since {format_day(on)}." if on else f"{case.ref} is already complete."


def _describe_choice(match: RefMatch, lines: list[PlanLine]) -> str:
    """Say which targets there are under a ref that is not a target's own."""
    part = "an action" if match.kind == "action" else "an output"
    if not lines:
        return f"{match.ref} is {part} without a target date."
    refs = [line.target.ref for line in lines]
    some_refs = refs if len(refs) <= _MAX_REFS else [*refs[: _MAX_REFS - 1], "more"]
    return f"{match.ref} is {part}, not a target. Give one of its targets: {format_list(some_refs)}."
