"""What an officer says of a target: commentary, and a RAG."""

from __future__ import annotations

from actionplan.evaluation.registry import UnknownName, find_nearest
from actionplan.model.plan import RAG_RATINGS, Plan, Update, fold
from actionplan.planfile.editing.operations import AppendItem
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import open_target


def record_note(plan: Plan, ref: str, note: str, rag: str, when: DateInput) -> RecordedEvent | Refusal:
    """Record commentary on a target, a RAG, or both. Raises `UnknownName` for a RAG that is none."""
    if not note and not rag:
        return Refusal("There is nothing to record. Give a note, a --rag, or both.")
    rag = _parse_rag(rag)
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    on = case.on
    after = case.target._replace(updates=(*case.target.updates, Update(on.phrase, rag, note)))
    what = f"{rag}, and a note" if rag and note else rag or "a note"
    change = AppendItem(case.line.route, "updates", drop_empty_values(on=on.phrase.text, rag=rag, note=note))
    return case.build_recorded_event(change, after, f"Recorded of {case.ref} {on.words}: {what}.")


def _parse_rag(given: str) -> str:
    word = fold(given)
    if not word or word in RAG_RATINGS:
        return word
    near = find_nearest(word, RAG_RATINGS)
    hint = f'The nearest is "{near}". ' if near else ""
    raise UnknownName(f'There is no RAG "{given}". {hint}A RAG is {", ".join(RAG_RATINGS[:-1])} or {RAG_RATINGS[-1]}.')
