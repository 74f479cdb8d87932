"""What an officer says of a target: commentary, and a RAG."""

from __future__ import annotations

from actionplan.model import RAGS, Plan, Update, fold
from actionplan.questions.names import UnknownName, nearest
from actionplan.recording.case import opened
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When
from actionplan.source.edits.changes import Add


def noted(plan: Plan, ref: str, note: str, rag: str, when: When) -> Recorded | Refusal:
    """Record commentary on a target, a RAG, or both. Raises `UnknownName` for a RAG that is none."""
    if not note and not rag:
        return Refusal("There is nothing to record. Give a note, a --rag, or both.")
    rag = _rag(rag)
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    on = case.on
    after = case.target._replace(updates=(*case.target.updates, Update(on.phrase, rag, note)))
    what = f"{rag}, and a note" if rag and note else rag or "a note"
    change = Add(case.line.route, "updates", filled(on=on.phrase.text, rag=rag, note=note))
    return case.recorded(change, after, f"Recorded of {case.ref} {on.words}: {what}.")


def _rag(given: str) -> str:
    word = fold(given)
    if not word or word in RAGS:
        return word
    near = nearest(word, RAGS)
    hint = f'The nearest is "{near}". ' if near else ""
    raise UnknownName(f'There is no RAG "{given}". {hint}A RAG is {", ".join(RAGS[:-1])} or {RAGS[-1]}.')
