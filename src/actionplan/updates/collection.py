"""Take in the requests that came back: what they record in a plan, what the plan has already, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from actionplan.dates import Window, format_day
from actionplan.evaluation.filters import EVERYTHING
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Plan
from actionplan.recording.batch import try_recording
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.target import find_line
from actionplan.text.folding import fold
from actionplan.updates.answer_doubts import separate_doubts
from actionplan.updates.answer_recordings import (
    AnswerOutcome,
    find_done_day,
    interpret_figure_answers,
    interpret_target_answers,
)
from actionplan.updates.corrections import settle_corrections
from actionplan.updates.request_layout import FIGURES_SHEET
from actionplan.updates.returned_request import AnsweredRow, ReturnedRequest, Trouble
from actionplan.updates.target_fingerprint import take_fingerprint

Refused = Mapping[tuple[str, str], str]
"""Why an event is left out that would be an error in the plan, by its file and the sentence of the event."""


class CollectedFile(NamedTuple):
    """What a file came to: its name, the request, the events to record, how many answers the plan has, what is left.

    It `is_empty` if nobody has typed anything into it.
    """

    name: str
    returned: ReturnedRequest
    events: tuple[RecordedEvent, ...]
    known: int
    troubles: tuple[Trouble, ...]
    is_empty: bool = False


def collect_answers(
    plan: Plan, files: Mapping[str, ReturnedRequest], today: date, refused: Refused | None = None
) -> list[CollectedFile]:
    """Collect the answers of some files, by their names, in order: each on the plan as the one before left it.

    What another file corrects is left out. The plan of the last event is the plan afterwards.
    """
    empty = {name for name, each in files.items() if not each.troubles and not any(row.answers for row in each.rows)}
    files = settle_corrections(files)
    asked_of = {day: index_targets(plan, day) for day in {today, *(each.request.as_at for each in files.values())}}
    collected = []
    current = plan
    for name, returned in files.items():
        events: list[RecordedEvent] = []
        known, troubles = 0, list(returned.troubles)
        days = (asked_of[returned.request.as_at], asked_of[today])
        for row in returned.rows:
            interpret = partial(
                _interpret, before=_find_on_days(row, days), plan=current, returned=returned, today=today
            )
            for outcome in separate_doubts(row, interpret) if row.answers else ():
                made = try_recording(current, outcome.recording) if outcome.recording else None
                if isinstance(made, RecordedEvent) and (name, made.sentence) in (refused or {}):
                    made = Refusal((refused or {})[name, made.sentence])
                if isinstance(made, RecordedEvent):
                    events.append(made)
                    current = made.plan
                elif sentence := made.sentence if made else outcome.trouble:
                    troubles += row.build_troubles(outcome.keys, sentence, is_doubt=outcome.is_doubt)
                else:
                    known += sum(key in row.answers for key in outcome.keys)
        collected.append(
            CollectedFile(name, returned, tuple(events), known=known, troubles=tuple(troubles), is_empty=name in empty)
        )
    return collected


def index_targets(plan: Plan, day: date, until: date | None = None) -> dict[str, EvaluatedTarget]:
    """Return the targets of a plan as at a day, by their refs. What is due until another day is called due."""
    items = evaluate_targets(build_views(plan, day, Window(day, max(day, until or day))), EVERYTHING)
    return {fold(item.ref): item for item in items}


def _find_on_days(row: AnsweredRow, days: Sequence[Mapping[str, EvaluatedTarget]]) -> list[EvaluatedTarget]:
    """Find the target of a row as it is on some days."""
    return [targets[fold(row.row.ref)] for targets in days if fold(row.row.ref) in targets]


def _interpret(
    row: AnsweredRow, before: Sequence[EvaluatedTarget], plan: Plan, returned: ReturnedRequest, today: date
) -> Iterable[AnswerOutcome]:
    """Return what the answers of a row come to in a plan.

    `before` is the target before anything was taken in, on the day of the request and today.
    """
    keys = tuple(row.answers)
    line = find_line(plan, row.row.ref) if before else None
    if line is None or isinstance(line, Refusal):
        return [AnswerOutcome(keys, trouble=f"The plan has no target {row.row.ref} any more.")]
    when = DateInput(format_day(returned.request.as_at), today, option="The day of the request")
    interpret = interpret_figure_answers if row.row.sheet == FIGURES_SHEET else interpret_target_answers
    outcomes = list(interpret(row, line.target, plan, when))
    done_on = find_done_day(row, plan, when)
    if done_on and any(item.status.completed_on == done_on for item in before):
        outcomes = [AnswerOutcome(each.keys) if "done_on" in each.keys else each for each in outcomes]
    changed = next(filter(None, (_describe_change(row, item, returned.request.as_at) for item in before)), "")
    if not changed or _has_known_completion(outcomes):
        return outcomes
    return [each._replace(recording=None, trouble=changed) if each.recording else each for each in outcomes]


def _has_known_completion(outcomes: Iterable[AnswerOutcome]) -> bool:
    """Return True if the row says that the target is done, and the plan has that from it already."""
    return any("done_on" in each.keys and not each.recording and not each.trouble for each in outcomes)


def _describe_change(row: AnsweredRow, item: EvaluatedTarget, asked_on: date) -> str:
    """Say how a target has changed since it was asked about, so that the answer may not fit any more; or return "".

    On another day than that of the request, the target may differ without a change. It has changed if the plan has
    other events of it, whatever their days.
    """
    was, now = row.row.fingerprint, take_fingerprint(item)
    if item.view.day != asked_on and now.events == was.events:
        return ""
    if now.state != was.state:
        return f"Since this was asked, the target is {now.state}. It was {was.state}."
    if fold(now.date_as_asked) != fold(was.date_as_asked):
        return f'Since this was asked, the date has become "{now.date_as_asked}". It was "{was.date_as_asked}".'
    return ""
