"""Record that an event happened which dependent dates wait for."""

from __future__ import annotations

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.registry import build_unknown_name
from actionplan.evaluation.status import evaluate_status
from actionplan.model.plan import Plan
from actionplan.model.statuses import Status
from actionplan.planfile.editing.operations import SetKey
from actionplan.recording.event_dates import DateInput, read_event_day
from actionplan.recording.result import RecordedEvent, Refusal, replace_at_route
from actionplan.recording.target import format_since
from actionplan.text.english import format_list
from actionplan.text.folding import fold


def record_event(plan: Plan, name: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record the day on which an event of the plan happened. Raise `UnknownName` for an unknown one."""
    numbers = [number for number, event in enumerate(plan.events) if fold(event.name) == fold(name)]
    if not numbers:
        raise build_unknown_name("event", name, (event.name for event in plan.events))
    event = plan.events[numbers[0]]
    if len(numbers) > 1:
        return Refusal(f'The plan has the event "{event.name}" more than once. Remove all but one.')
    if event.happened:
        return Refusal(f"{event.name} has already happened{format_since(event.happened, 'on')}.")
    on = read_event_day(when, plan)
    if isinstance(on, Refusal):
        return on
    route = ("events", numbers[0])
    after = replace_at_route(plan, route, event._replace(happened=on.phrase))
    undated = _describe_undated_targets(after, event.name, when)
    sentence = f"{event.name} happens {on.words}.{undated}"
    return RecordedEvent((SetKey(route, "happened", on.phrase.text),), after, sentence)


def _describe_undated_targets(plan: Plan, name: str, when: DateInput) -> str:
    """Name the targets that wait for an event and have no date of their own now that it has happened."""
    view = build_view(plan, when.today)
    refs = [
        line.target.ref
        for line in plan.walk()
        if fold(name) in map(fold, line.target.waits_for)
        and evaluate_status(line.target, view).name in (Status.NO_DATE, Status.WAITING)
    ]
    if not refs:
        return ""
    verbs = "waits for it, and needs" if len(refs) == 1 else "wait for it, and need"
    return f" {format_list(refs)} {verbs} a date now. Use `actionplan revise`."
