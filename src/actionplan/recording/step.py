"""Record that a step on the way to a target was done."""

from __future__ import annotations

from actionplan.dates import read_date
from actionplan.evaluation.steps import list_steps
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan
from actionplan.planfile.editing.operations import SetKey
from actionplan.recording.event_dates import DateInput
from actionplan.recording.numbered_part import MAX_LENGTH, find_numbered_part
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.target import format_since, open_target
from actionplan.text.english import format_count, shorten

DAY_UNKNOWN = "yes"
"""What a plan says in place of a day if nobody knows it."""


def record_step(plan: Plan, ref: str, when: DateInput, step: str, *, is_day_unknown: bool) -> RecordedEvent | Refusal:
    """Record that a step was done. `step` is its number, or some of its words.

    Raise `UnknownName` for a step that the target does not have.
    """
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    steps = case.target.steps
    if not steps:
        return Refusal(f'{case.ref} has no steps. Write them under "steps" of it in the file first.')
    number = find_numbered_part(case.ref, "step", [each.text for each in steps], step)
    if isinstance(number, Refusal):
        return number
    found = steps[number]
    words = shorten(found.text, MAX_LENGTH)
    if found.done:
        since = "" if found.is_day_unknown else format_since(found.done, "on")
        return Refusal(f'"{words}" of {case.ref} was done already{since}. If that is wrong, correct it in the file.')
    done = Phrase(DAY_UNKNOWN, read_date("", plan.context)) if is_day_unknown else case.on.phrase
    after = case.target._replace(steps=(*steps[:number], found._replace(done=done), *steps[number + 1 :]))
    left = sum(each.state != "done" for each in list_steps(after, case.view.day))
    on = "on a day that nobody knows" if is_day_unknown else case.on.words
    rest = f"{format_count(left, 'step is', 'steps are')} left." if left else "It was the last step."
    sentence = (
        f'Step {number + 1} of {case.ref} ("{words}") was done {on}. {rest} The status of {case.ref} stays as it is.'
    )
    return case.build_recorded_event(SetKey((*case.line.route, "steps", number), "done", done.text), after, sentence)
