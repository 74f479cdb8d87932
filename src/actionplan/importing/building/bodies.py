"""Read the line that names the bodies which monitor an action (rule R10 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplan.importing.building.plan_draft import ActionDraft, PlanDraft, SaidText
from actionplan.importing.recognition.header_words import find_label
from actionplan.importing.source_document import Passage
from actionplan.importing.wording import Wording, take_passage

_SEPARATOR = re.compile(r"\s*[,;]\s*(?![^()]*\))")


def find_monitors(passages: Iterable[Passage], draft: PlanDraft, action: ActionDraft) -> Iterator[Wording]:
    """Yield the bodies that a line names behind its label: "Additional Performance Monitoring: Executive; Panel"."""
    for passage in passages:
        label = find_label(passage.text)
        if not label or label[0] != "monitored_by":
            continue
        fragment = take_passage(passage, 0, label[1])
        draft.said.append(SaidText(fragment, fragment.text, "bodies"))
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
