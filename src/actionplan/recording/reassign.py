"""Record that other officers are responsible for an output from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.evaluation.plan_view import PlanView, build_view
from actionplan.evaluation.refs import find_ref
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import OUTPUT_DEPTH, Output, OutputLine, Plan, Reassignment
from actionplan.model.responsibility import list_written_names
from actionplan.planfile.editing.operations import AppendItem
from actionplan.planfile.tree import Node
from actionplan.recording.event_dates import DateInput, EventDay, read_event_day
from actionplan.recording.result import RecordedEvent, Refusal, replace_at_route
from actionplan.recording.target import refuse_repeated_ref
from actionplan.text.english import format_count, format_list
from actionplan.text.folding import fold


class OutputCase(NamedTuple):
    """An output as it is today, and the day `on` from which others are responsible for it."""

    view: PlanView
    line: OutputLine
    on: EventDay

    @property
    def output(self) -> Output:
        """The output as it is."""
        return self.line.output


def record_reassignment(plan: Plan, ref: str, when: DateInput, to: Sequence[str], why: str) -> RecordedEvent | Refusal:
    """Record who is responsible for an output from a day on, with all its targets. REF may be one of these.

    Raise `UnknownName` for a ref that the plan does not have.
    """
    line = find_output(plan, ref)
    if isinstance(line, Refusal):
        return line
    on = read_event_day(when, plan)
    if isinstance(on, Refusal):
        return on
    case = OutputCase(build_view(plan, on.day), line, on)
    names = case.view.officers.list_names(tuple(to))
    problem = _find_problem(case, names, why)
    if problem:
        return Refusal(problem)
    made = Reassignment(names, on.phrase, why)
    one_or_more: Node = names[0] if len(names) == 1 else list(names)
    node: dict[str, Node] = {"to": one_or_more, "on": on.phrase.text, "why": why}
    earlier = _count_earlier(line.output, on)
    after = line.output._replace(
        reassigned=(*line.output.reassigned[:earlier], made, *line.output.reassigned[earlier:])
    )
    return RecordedEvent(
        changes=(AppendItem(line.route, "reassigned", node, after=earlier - 1),),
        plan=replace_at_route(plan, line.route, after),
        sentence=_describe_reassignment(case, names, when),
        ref=line.output.ref,
        about=(line.output.text,),
    )


def find_output(plan: Plan, ref: str) -> OutputLine | Refusal:
    """Find the output with a ref, or the output of the target with it. An output's officer is for all its targets."""
    match = find_ref(plan, ref)
    if match.kind == "action":
        outputs = [position.output.ref for position in match.positions if position.has_output]
        named = f"Give one of its outputs: {format_list(outputs)}." if outputs else "It has no output."
        raise UnknownName(f"{match.ref} is an action, which has no officer of its own. {named}")
    if len(match.positions) > 1:
        return refuse_repeated_ref(match)
    (position,) = match.positions
    return OutputLine(position.theme, position.action, position.output, position.get_route(OUTPUT_DEPTH))


def _count_earlier(output: Output, on: EventDay) -> int:
    """Count the reassignments above the place of a new one, which keeps the oldest first."""
    numbers = (
        n for n, each in enumerate(output.reassigned, 1) if not (each.on and each.on.day and each.on.day > on.day)
    )
    return max(numbers, default=0)


def _find_problem(case: OutputCase, names: tuple[str, ...], why: str) -> str:
    """Say why an output cannot be given to somebody, or return "" if it can."""
    output = case.output
    if not names:
        return "Who is responsible for it now? Use --to."
    if not why.strip():
        return "A reassignment needs a reason. Use --why."
    if output.targets and all(target.deleted for target in output.targets):
        return f"{output.ref} was taken out of the plan. Nobody is responsible for it any more."
    if {*map(fold, names)} == {*map(fold, case.view.list_officers(output))}:
        verb = "is" if len(names) == 1 else "are"
        return f"{format_list(names)} {verb} already responsible for {output.ref} {case.on.words}."
    return ""


def _describe_reassignment(case: OutputCase, names: tuple[str, ...], when: DateInput) -> str:
    output, before = case.output, format_list(case.view.list_officers(case.output))
    verb = "is" if len(names) == 1 else "are"
    count = len(output.targets)
    targets = f" with its {format_count(count, 'target')}," if count > 1 else ""
    since, instead = case.on.day_words, f", in place of {before}" if before else ""
    sentence = f"{format_list(names)} {verb} responsible for {output.ref}{targets} from {since}{instead}."
    last = list_written_names(output, "responsible", when.today)
    if last != list_written_names(output, "responsible", case.on.day):
        return f"{sentence} The later reassignment holds now, to {format_list(case.view.officers.list_names(last))}."
    return sentence
