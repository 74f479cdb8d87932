"""Turn the answers of a row into recordings: what the officer says becomes what the recording commands would write.

An answer that the plan already has is not recorded again, so that a file can be taken in twice. The rules are in
docs/updates.md, under "What an answer becomes".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.model.plan import RAG_RATINGS, Plan, Target
from actionplan.model.progress import Completion, Update
from actionplan.quantities import read_quantity
from actionplan.recording.batch import Recording
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.event_dates import DateInput, EventDay, read_event_day, read_option_date
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import Refusal
from actionplan.recording.revise import RevisionRequest, record_revision
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.folding import fold
from actionplan.updates.request_layout import DONE_ANSWERS
from actionplan.updates.returned_request import AnsweredRow

_DONE_WORDS = {
    "yes": ("yes", "y", "done", "complete", "completed", "true", "x", "✓", "✔"),
    "no": ("no", "n", "not done", "not yet", "false"),
    "partly": ("partly", "partially", "part", "in part", "in progress"),
}
"""What people type for each answer. Only the first of each is in the list of the cell."""

_RAG_LETTERS = {rag[0]: rag for rag in RAG_RATINGS}
_PARTLY_DONE = "Partly done"
_CLASH_OF_RATINGS = "on the same day already. Agree on one rating. To correct the other, change it in the file."


class AnswerOutcome(NamedTuple):
    """What some answers of a row come to: a recording, a trouble, or neither if the plan says it already.

    `keys` are those of the columns that the answers are under. The trouble `is_doubt` if the answers may be right where
    they are sent back.
    """

    keys: tuple[str, ...]
    recording: Recording | None = None
    trouble: str = ""
    is_doubt: bool = False

    @property
    def is_known(self) -> bool:
        """True if the plan says it already."""
        return self.recording is None and not self.trouble


def interpret_target_answers(row: AnsweredRow, target: Target, plan: Plan, when: DateInput) -> Iterator[AnswerOutcome]:
    """Yield what the answers on a target come to. `when` is the day of the request."""
    text = row.get_text("done")
    done = _read_done(text)
    if done == "yes" and row.get_text("proposed_date"):
        clash = "It is done, and has a proposed new date. Leave out one of them."
        yield AnswerOutcome(("done", "done_on", "proposed_date", "reason"), trouble=clash)
    else:
        if text and not done:
            yield AnswerOutcome(("done", "done_on"), trouble=describe_wrong_word("Done?", text, DONE_ANSWERS))
        else:
            yield from _interpret_completion(row, done, target, plan, when)
        yield from _interpret_proposal(row, target, plan, when)
    yield from _interpret_commentary(row, done, target, plan, when)


def interpret_figure_answers(row: AnsweredRow, target: Target, plan: Plan, when: DateInput) -> Iterator[AnswerOutcome]:
    """Yield what the answers on a measure come to. `when` is the day of the request."""
    keys = ("value", "measured_on", "value_note")
    value = row.get_text("value")
    if not value:
        if any(row.answers):
            yield AnswerOutcome(keys, trouble="There is a day or a note, and no new figure.")
        return
    if read_quantity(value) is None:
        sentence = f'"{value}" is not one number. Write it like 66, 95%, 1,204 or £120,000.'
        yield AnswerOutcome(keys, trouble=sentence)
        return
    measured = when._replace(words=row.get_text("measured_on") or when.words, option="Day measured")
    on = read_event_day(measured, plan)
    if isinstance(on, Refusal):
        yield AnswerOutcome(keys, trouble=on.sentence)
        return
    measure = target.measures[int(row.row.number) - 1] if int(row.row.number) <= len(target.measures) else None
    if measure and any(
        each.on and each.on.day == on.day and fold(each.value) == fold(value) for each in measure.actuals
    ):
        yield AnswerOutcome(keys)
        return
    measurement = Measurement(value, row.get_text("value_note"), row.row.number)
    yield AnswerOutcome(
        keys, partial(record_measurement, ref=row.row.ref, when=_set_day(on, when), measurement=measurement)
    )


def _read_done(text: str) -> str:
    """Read what was typed under "Done?"; "" for nothing, and for what is no answer."""
    return next((answer for answer, words in _DONE_WORDS.items() if fold(text) in words), "")


def _set_day(on: EventDay, when: DateInput) -> DateInput:
    """Return a day as the recording takes it, in the words of the plan's dates."""
    return when._replace(words=format_day(on.day))


def _interpret_completion(
    row: AnsweredRow, done: str, target: Target, plan: Plan, when: DateInput
) -> Iterator[AnswerOutcome]:
    keys = ("done", "done_on")
    if done != "yes":
        yield from _interpret_not_done(row, done, target)
        return
    words = CompletionWords(row.row.occurrence)
    if not row.get_text("done_on"):
        made = record_completion(plan, row.row.ref, when, words)
        missing = "It is done, and the day is missing. Fill in the day on which it was done."
        yield AnswerOutcome(keys, trouble=made.sentence if isinstance(made, Refusal) else missing)
        return
    on = read_event_day(when._replace(words=row.get_text("done_on"), option="Day done"), plan)
    if isinstance(on, Refusal):
        yield AnswerOutcome(keys, trouble=on.sentence)
    elif any(_is_same_completion(each, on.day, row.row.occurrence) for each in target.completed):
        yield AnswerOutcome(keys)
    else:
        yield AnswerOutcome(keys, partial(record_completion, ref=row.row.ref, when=_set_day(on, when), words=words))


def find_done_day(row: AnsweredRow, plan: Plan, when: DateInput) -> date | None:
    """Find the day on which a row says that its target was done; `None` if it does not say it, or not in words."""
    on = read_event_day(when._replace(words=row.get_text("done_on")), plan) if row.get_text("done_on") else None
    return on.day if isinstance(on, EventDay) and _read_done(row.get_text("done")) == "yes" else None


def _interpret_not_done(row: AnsweredRow, done: str, target: Target) -> Iterator[AnswerOutcome]:
    """Yield what "no" or "partly" comes to, or no answer: there is nothing to record, unless something is wrong."""
    if row.get_text("done_on"):
        says = f"says {done}" if done else "is empty"
        keys = ("done_on",) if done == "partly" else ("done", "done_on")
        yield AnswerOutcome(keys, trouble=f'There is a day, and "Done?" {says}. If it is done, choose yes.')
    elif done and any(not each.occurrence for each in target.completed):
        yield AnswerOutcome(("done",), trouble=f'"Done?" says {done}, and the plan says that it is complete.')
    elif done == "no":
        yield AnswerOutcome(("done",))


def _is_same_completion(completion: Completion, day: date, occurrence: str) -> bool:
    """Return True if a completion is of a day, and of an occurrence if both say one."""
    other = completion.occurrence.text if completion.occurrence else ""
    return completion.on.day == day and (not occurrence or not other or fold(occurrence) == fold(other))


def _interpret_proposal(row: AnsweredRow, target: Target, plan: Plan, when: DateInput) -> Iterator[AnswerOutcome]:
    """Yield what a proposed date comes to. The reason if it is late is the reason for the new date too."""
    words, keys = row.get_text("proposed_date"), ("proposed_date", "reason")
    if not words:
        return
    to = read_option_date(words, plan, "Proposed new date")
    if isinstance(to, Refusal):
        yield AnswerOutcome(keys, trouble=to.sentence)
    elif not row.get_text("reason"):
        yield AnswerOutcome(keys, trouble='A new date needs a reason. Fill in "Reason if late".')
    elif any(fold(each.to.text) == fold(to.text) for each in (*target.proposed, *target.revised)):
        yield AnswerOutcome(keys)
    else:
        proposal = RevisionRequest(to.text, row.get_text("reason"), is_proposed=True)
        yield AnswerOutcome(keys, partial(record_revision, ref=row.row.ref, when=when, request=proposal))


def _interpret_commentary(
    row: AnsweredRow, done: str, target: Target, plan: Plan, when: DateInput
) -> Iterator[AnswerOutcome]:
    """Yield what the rating and the words come to. A reason that goes with a proposed date is not said twice."""
    text = row.get_text("rag")
    rag = _RAG_LETTERS.get(fold(text), fold(text))
    if rag and rag not in RAG_RATINGS:
        yield AnswerOutcome(("rag",), trouble=describe_wrong_word("RAG", text, RAG_RATINGS))
        rag = ""
    note = row.get_text("note")
    if done == "partly":
        note = f"{_PARTLY_DONE}. {note}" if note else _PARTLY_DONE
    reason = "" if row.get_text("proposed_date") else row.get_text("reason")
    said = Commentary(note=note, rag=rag, reason=reason, next_step=row.get_text("next_step"))
    keys = ("rag", "note", "next_step", *(("reason",) if reason else ()), *(("done",) if done == "partly" else ()))
    if not any(said):
        return
    on = read_event_day(when, plan)
    day = on.day if isinstance(on, EventDay) else None
    of_day = [each for each in target.updates if each.on and each.on.day == day]
    ratings = [fold(each.rag) for each in of_day if each.rag]
    said = _drop_told_words(said, of_day)
    if not any(said) or _is_told(said, of_day):
        yield AnswerOutcome(keys)
        return
    if rag and ratings and ratings[-1] != rag:
        yield AnswerOutcome(("rag",), trouble=f"{target.ref} is {ratings[-1]} {_CLASH_OF_RATINGS}")
        said, keys = said._replace(rag=""), tuple(key for key in keys if key != "rag")
        if not any(said):
            return
    if _is_told(said, of_day):
        yield AnswerOutcome(keys)
    else:
        yield AnswerOutcome(keys, partial(record_note, ref=row.row.ref, commentary=said, when=when))


def _drop_told_words(said: Commentary, updates: Sequence[Update]) -> Commentary:
    """Leave out the words that some updates have already, as of a row whose rating was corrected since."""
    told = {name: {fold(getattr(each, name)) for each in updates} for name in ("note", "reason", "next_step")}
    return said._replace(**{name: "" for name, words in told.items() if fold(getattr(said, name)) in words})


def _is_told(said: Commentary, updates: Sequence[Update]) -> bool:
    """Return True if one of some updates says all of it, word for word; of a rating alone, if one has that rating."""
    words = (fold(said.note), fold(said.reason), fold(said.next_step))
    return any(
        fold(each.rag) == said.rag
        and (not any(words) or (fold(each.note), fold(each.reason), fold(each.next_step)) == words)
        for each in updates
    )
