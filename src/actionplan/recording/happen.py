"""An event that dependent dates wait for happened."""

from __future__ import annotations

from actionplan.english import listed
from actionplan.model import Plan, fold
from actionplan.questions.names import unknown
from actionplan.questions.standing import status
from actionplan.questions.view import view
from actionplan.recording.case import since
from actionplan.recording.made import Recorded, Refusal, replaced
from actionplan.recording.phrases import When, day_of
from actionplan.source.edits.changes import Put


def happened(plan: Plan, name: str, when: When) -> Recorded | Refusal:
    """Record the day an event of the plan happened. Raises `UnknownName` for one that the plan does not have."""
    found = [number for number, each in enumerate(plan.events) if fold(each.name) == fold(name)]
    if not found:
        raise unknown("event", name, (each.name for each in plan.events))
    if len(found) > 1:
        return Refusal(f'"{plan.events[found[0]].name}" stands among the events more than once. Leave one of them.')
    event = plan.events[found[0]]
    if event.happened:
        return Refusal(f"{event.name} has happened already{since(event.happened, 'on')}.")
    on = day_of(when, plan)
    if isinstance(on, Refusal):
        return on
    route = ("events", found[0])
    after = replaced(plan, route, event._replace(happened=on.phrase))
    said = f"{event.name} happened {on.words}.{_waited(after, event.name, when)}"
    return Recorded((Put(route, "happened", on.phrase.text),), after, said)


def _waited(plan: Plan, name: str, when: When) -> str:
    """The targets that waited for an event and have no date of their own now that it has happened."""
    seen = view(plan, when.today)
    wanting = [
        line.target.ref
        for line in plan.walk()
        if fold(line.target.waits_for) == fold(name) and status(line.target, seen).standing in ("no date", "waiting")
    ]
    if not wanting:
        return ""
    return (
        f" {listed(wanting)} waited for it, and {'wants' if len(wanting) == 1 else 'want'} a date: `actionplan revise`."
    )
