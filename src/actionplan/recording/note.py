"""Record an officer's commentary or RAG rating for a target."""

from __future__ import annotations

from actionplan.evaluation.registry import UnknownName
from actionplan.model.closed_words import suggest_word
from actionplan.model.plan import RAG_RATINGS, Plan, Update, fold
from actionplan.planfile.editing.operations import AppendItem
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import open_target
from actionplan.text.english import format_alternatives


def record_note(plan: Plan, ref: str, note: str, rag: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record commentary on a target, a RAG rating, or both. Raise `UnknownName` for a word that is not a rating."""
    if not note and not rag:
        return Refusal("There is nothing to record. Give a note, --rag, or both.")
    rag = _parse_rag(rag)
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    on = case.on
    after = case.target._replace(updates=(*case.target.updates, Update(on.phrase, rag, note)))
    what = f"{rag}, and a note" if rag and note else rag or "a note"
    change = AppendItem(case.line.route, "updates", drop_empty_values(on=on.phrase.text, rag=rag, note=note))
    return case.build_recorded_event(change, after, f"Recorded for {case.ref} {on.words}: {what}.")


def _parse_rag(text: str) -> str:
    word = fold(text)
    if not word or word in RAG_RATINGS:
        return word
    likely = suggest_word(word, RAG_RATINGS)
    hint = f' Did you mean "{likely}"?' if likely else ""
    raise UnknownName(f'"{text}" is not a RAG rating.{hint} Use {format_alternatives(RAG_RATINGS)}.')
