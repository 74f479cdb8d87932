"""An event that dependent dates wait for happened."""

from __future__ import annotations

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.registry import build_unknown_name
from actionplan.evaluation.status import evaluate_status
from actionplan.model.plan import Plan, fold
from actionplan.planfile.editing.operations import SetKey
from actionplan.recording.event_dates import DateInput, read_event_day
from actionplan.recording.result import RecordedEvent, Refusal, replace_at_route
from actionplan.recording.target import format_since
from actionplan.text.english import format_list


def record_event(plan: Plan, name: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record the day an event of the plan happened. Raises `UnknownName` for one that the plan does not have."""
    found = [number for number, each in enumerate(plan.events) if fold(each.name) == fold(name)]
    if not found:
        raise build_unknown_name("event", name, (each.name for each in plan.events))
    if len(found) > 1:
        return Refusal(f'"{plan.events[found[0]].name}" stands among the events more than once. Leave one of them.')
    event = plan.events[found[0]]
    if event.happened:
        return Refusal(f"{event.name} has happened already{format_since(event.happened, 'on')}.")
    on = read_event_day(when, plan)
    if isinstance(on, Refusal):
        return on
    route = ("events", found[0])
    after = replace_at_route(plan, route, event._replace(happened=on.phrase))
    said = f"{event.name} happened {on.words}.{_describe_waiting_targets(after, event.name, when)}"
    return RecordedEvent((SetKey(route, "happened", on.phrase.text),), after, said)


def _describe_waiting_targets(plan: Plan, name: str, when: DateInput) -> str:
    """The targets that waited for an event and have no date of their own now that it has happened."""
    seen = build_view(plan, when.today)
    wanting = [
        line.target.ref
        for line in plan.walk()
        if fold(line.target.waits_for) == fold(name)
        and evaluate_status(line.target, seen).name in ("no date", "waiting")
    ]
    if not wanting:
        return ""
    return f" {format_list(wanting)} waited for it, and {'wants' if len(wanting) == 1 else 'want'} a date: `actionplan revise`."
