"""Read which bodies monitor an action, and which are named in dates and measures (rule R10 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplan.importing.building.plan_draft import ActionDraft, PlanDraft, ReportText
from actionplan.importing.recognition.header_words import find_label
from actionplan.importing.source_document import Passage
from actionplan.importing.wording import Wording, join_wording, take_passage
from actionplan.text.folding import fold

_SEPARATOR = re.compile(r"\s*[,;]\s*(?![^()]*\))")
_NAMED = re.compile(
    r"(?:\b(?:to|by|at|from|with|and)|,)\s+(?:the\s+)?(?P<name>(?!(?:Chief|Deputy|Assistant)\b[^,]*Executive)(?:[A-Z][\w’'&-]*\s+(?:(?:&|of|for)\s+)?){0,5}"
    r"(?:Council|Cabinet|Executive|Committee|Sub-Committee|Board|Panel|Commission))\b(?!\s+[A-Z])"
)
"""A body as documents write of its decisions: "July 2017 to Council", "approved by the Personnel Committee"."""


def find_monitors(passages: Iterable[Passage], draft: PlanDraft, action: ActionDraft) -> Iterator[Wording]:
    """Yield the bodies that a line names behind its label: "Additional Performance Monitoring: Executive; Panel"."""
    for passage in passages:
        label = find_label(passage.text)
        if not label or label[0] != "monitored_by":
            continue
        fragment = take_passage(passage, 0, label[1])
        draft.report_texts.append(ReportText(fragment, fragment.text, "bodies"))
        yield from _split_names(passage, label[1], draft, action)


def _split_names(passage: Passage, start: int, draft: PlanDraft, action: ActionDraft) -> Iterator[Wording]:
    """Yield the names in a text from some place on; the commas between them are no text of the plan."""
    at = start
    for match in _SEPARATOR.finditer(passage.text, start):
        if passage.text[at : match.start()].strip():
            yield (take_passage(passage, at, match.start()),)
        draft.punctuation.append(take_passage(passage, match.start(), match.end()))
        at = match.end()
        if at == len(passage.text):
            where = f"action {action.number}".strip()
            draft.add_finding(
                "trailing-mark", where, passage.text[start:].strip(), f"a {match[0].strip()} ends the list"
            )
    if passage.text[at:].strip():
        yield (take_passage(passage, at),)


def report_named_bodies(draft: PlanDraft, authority: str) -> None:
    """Report each body that dates or measures name, once, with the words and the refs of all that name it."""
    bodies: dict[str, tuple[str, str, list[str]]] = {}
    for ref, text in _iter_texts(draft):
        for match in _NAMED.finditer(text):
            name = match["name"]
            if fold(name) != fold(authority):
                _, _, refs = bodies.setdefault(fold(name), (name, text, []))
                refs += [ref] if ref not in refs else []
    for name, words, refs in bodies.values():
        note = f'"{words}"' + (f"; also {', '.join(refs[1:])}" if refs[1:] else "")
        draft.add_finding("body-named", refs[0], name, note)


def _iter_texts(draft: PlanDraft) -> Iterator[tuple[str, str]]:
    """Yield the dates and measures of a plan, each with the ref of its output."""
    for output in draft.iter_outputs():
        for target in output.targets:
            yield output.ref, join_wording(target.date)
            yield from ((output.ref, join_wording(words)) for words in target.measures)
