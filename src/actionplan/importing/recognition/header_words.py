"""The words of headers: what a column is by its header alone (rule R3 of docs/import.md).

A field has phrases. A header that is one of them counts 1, a header that contains one counts 0.8, and a phrase that
means the field only sometimes, which has a `?` here, counts 0.6 of that. One with a `=` is a header only by itself. The
table here is the rule's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

ColumnField = Literal[
    "ref",
    "text",
    "group",
    "officer",
    "accountable",
    "supporting",
    "start",
    "date",
    "measures",
    "target",
    "baseline",
    "note",
    "rag",
    "monitored_by",
    "revised",
    "completed",
    "fields",
    "left over",
]
COLUMN_FIELDS: tuple[ColumnField, ...] = get_args(ColumnField)
"""What a column can be. `fields` keeps it under its header's words, `left over` in the comments at the end."""

_CONTAINED = 0.8
_WEAK = 0.6

_PHRASES: dict[ColumnField, str] = {
    "ref": "ref; reference; ref no; no; #; id; s no; action ref; action number; action no; item; item no; rec "
    "no; number",
    "text": "key output; key outputs; output; outputs; action; actions; action decision; actions required; what "
    "we will do; what will we do; commitment; commitments; task; tasks; task description; activity; "
    "activities; milestone; milestones; deliverable; deliverables; response; our response and actions; "
    "our response; plan description; ?action taken; ?mitigation; ?mitigations; description of action; =what",
    "group": "theme; themes; priority; priorities; objective; objectives; aim; aims; outcome; outcomes; "
    "recommendation; recommendations; issue; work stream; workstream; task category; area; chapter; "
    "?stage; strategic priority; strand; strands; pillar; ambition; ambitions; what we want to achieve; what do we "
    "want to achieve; what we want; what are we trying to achieve",
    "officer": "responsible officer; responsible; responsibility; lead; lead officer; lead dept; lead department; "
    "owner; task owner; action owner; assigned to; who; who is responsible; responsible person; to be "
    "actioned by; actioned by; response person; by whom; officer; lead service",
    "accountable": "accountable; accountable officer; accountable person; accountable lead; accountable director",
    "supporting": "supporting; supporting officer; supporting officers; support officer; support officers; supported "
    "by; supporting partners; supporting services; supporting departments; =support",
    "start": "planned start; planned start date; start planned; proposed start; proposed start date",
    "date": "target date; deadline; due; due by; due date; by when; timescale; timescales; timing; timeline; "
    "timeframe; finish; end; end date; completion date; plan date time; target completion date; when; ?date; "
    "?target",
    "measures": "performance measure; performance measures; measure; measures; success criteria; how we will know; "
    "how will we know; how will i measure success; success measures; measure of success; kpi; kpis; "
    "indicator; indicators; evidence; success; measured; measurement; measurable; measurables; how we measure; what "
    "good looks like; ?target",
    "target": "?target; performance target; target figure; target value; target level; annual target",
    "baseline": "baseline; base line; baseline figure; baseline value; baseline position; baseline performance",
    "note": "progress; update; updates; latest position; current position; status at; status as at; comment; "
    "comments; commentary; notes; note; remark; remarks; progress update; progress to date; where are we now; where "
    "we are now; how are we doing; what have we done; what we have done",
    "rag": "rag; rag rating; rag status; brag; brag rating; brag status; traffic light",
    "monitored_by": "monitored by; committee; panel; additional performance monitoring; monitoring body",
    "revised": "revised date; revised target date; revised due date; revised deadline; revised completion date; new "
    "date; revised",
    "completed": "actual date; actual completion date; date closed; date completed; closed date; completed on; actual",
    "fields": "status; percent complete; % complete; resources; resource; cost; costs; budget; risk; risks; start; "
    "start date; date raised; raised on; meeting date; goal; goals; partner; partners; funding; issues",
}


_ONLY_WHOLE = frozenset(
    each.strip()[1:] for phrases in _PHRASES.values() for each in phrases.split(";") if each.strip().startswith("=")
)


def normalise_header(header: str) -> str:
    """Even out a header: its case, spaces, punctuation, and the words in brackets."""
    plain = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", header.casefold())
    return " ".join(re.findall(r"[^\W_]+|[#%]", plain.replace("'", "").replace("’", "")))


@cache
def _index_phrases() -> dict[str, dict[ColumnField, float]]:
    """Return the fields that each phrase means, with how surely it does."""
    index: dict[str, dict[ColumnField, float]] = {}
    for field, phrases in _PHRASES.items():
        for each in phrases.split(";"):
            phrase = each.strip()
            index.setdefault(phrase.lstrip("?="), {})[field] = _WEAK if phrase.startswith("?") else 1
    return index


@cache
def score_header(header: str, lowest: str = "") -> dict[ColumnField, float]:
    """Return how surely a header's words mean each field; nothing for a header without a known phrase.

    `lowest` are the words of its last row, where it has several: under "When", "Start" is not when a target is due.
    """
    words = normalise_header(header).split()
    index = _index_phrases()
    whole = " ".join(words)
    if whole in index:
        return dict(index[whole])
    if own := index.get(normalise_header(lowest)):
        return dict(own)
    found = [
        (start, end, phrase)
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + 6) + 1)
        if (phrase := " ".join(words[start:end])) in index and phrase not in _ONLY_WHOLE
    ]
    scores: dict[ColumnField, float] = {}
    for start, end, phrase in found:
        if any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found):
            continue
        for field, weight in index[phrase].items():
            scores[field] = max(scores.get(field, 0), _CONTAINED * weight)
    return scores


_YEAR = re.compile(r"\b(?:20\d\d\s?[/–-]\s?(?:20)?\d\d|20\d\d)\b")


def find_header_year(header: str) -> str:
    """Find the year that a header names: "2024/25" of "Target 2024/25"; "" if it names none."""
    match = _YEAR.search(header)
    return match[0] if match else ""


def is_known_header(header: str) -> bool:
    """Return True if a header is one of the phrases, whole."""
    return normalise_header(header) in _index_phrases()


def find_label(text: str) -> tuple[ColumnField, int] | None:
    """Find what a label before a text means, and where the text starts: "Monitored by: Executive"."""
    match = re.match(r"([^:]{3,60}):\s*", text)
    if not match:
        return None
    scores = _index_phrases().get(normalise_header(match[1]), {})
    return next(((field, match.end()) for field, weight in scores.items() if weight == 1), None)
