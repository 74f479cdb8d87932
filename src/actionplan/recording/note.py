"""Record an officer's commentary or RAG rating for a target."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import RAG_RATINGS, Plan
from actionplan.model.progress import Update
from actionplan.planfile.editing.operations import AppendItem
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetCase, open_target
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.folding import fold


class Commentary(NamedTuple):
    """What an officer says: a RAG rating, a note, why it is late or rated so, what is being done, and how much is done.

    `about` is the time that it is about, if that is not its day.
    """

    note: str = ""
    rag: str = ""
    reason: str = ""
    next_step: str = ""
    percent: str = ""
    about: str = ""


def record_note(plan: Plan, ref: str, commentary: Commentary, when: DateInput) -> RecordedEvent | Refusal:
    """Record commentary on a target, a RAG rating, or both. Raise `UnknownName` for a word that is not a rating."""
    note, rag, reason, next_step, percent, about = commentary
    if not any(commentary._replace(about="")):
        return Refusal("There is nothing to record. Give a note, --reason, --next, --percent or --rag.")
    if percent and Update(None, percent=percent).percent_done is None:
        return Refusal(f'--percent "{percent}" is not a number from 0 to 100.')
    period = read_option_date(about, plan, "--about") if about else None
    if isinstance(period, Refusal):
        return period
    rag = _parse_rag(rag)
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    on = case.on
    update = Update(on.phrase, rag, note, reason=reason, next_step=next_step, percent=percent, about=period)
    after = case.target._replace(updates=(*case.target.updates, update))
    sentence = _describe_note(case, rag, has_words=bool(update.words))
    node = drop_empty_values(
        on=on.phrase.text,
        about=period.text if period else "",
        rag=rag,
        percent=percent,
        note=note,
        reason=reason,
        next=next_step,
    )
    change = AppendItem(case.line.route, "updates", node)
    return case.build_recorded_event(change, after, sentence)


def _describe_note(case: TargetCase, rag: str, *, has_words: bool) -> str:
    if not rag:
        return f"{case.ref} has a note of {case.on.day_words}."
    return f"{case.ref} is {rag} {case.on.words}{', with a note' if has_words else ''}."


def _parse_rag(text: str) -> str:
    word = fold(text)
    if not word or word in RAG_RATINGS:
        return word
    raise UnknownName(describe_wrong_word("--rag", text, RAG_RATINGS))
