"""Words that people use for the words of a short list, such as the statuses: what to suggest for them.

The words of such a list are often opposites, so a word is never suggested only because its letters are
alike. What is suggested has the same meaning, or differs by a typing mistake. Outcomes have words of their own in
`model/outcome_words.py`, which are read and not only suggested.
"""

from __future__ import annotations

from collections.abc import Collection

from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_slip

_USUAL_WORDS = {
    # Statuses
    "overdue": "late missed behind",
    "complete": "completed completion done finished met achieved closed delivered",
    "not yet due": "upcoming future scheduled",
    "waiting": "pending blocked dependent",
    "no date": "undated unset tbc",
    "ongoing": "continuing continuous",
    "suspended": "paused stopped",
    "deleted": "cancelled canceled withdrawn removed dropped",
    # Roles of a party
    "decides": "decider deciding approves",
    "supports": "supporter supporting supportive",
    "consulted": "consultee consults consultation",
    # Commands that record: what the file calls it, and what people say
    "note": "update updates comment commentary rag rating",
    "start": "started",
    "measure": "figure value actual actuals",
    "revise": "propose proposed proposal revised revision date moved",
    "decide": "decision decisions decided outcome",
    "suspend": "suspended suspension pause paused stopped",
    "resume": "resumed resumption",
    "reassign": "reassigned reassignment officer",
    "delete": "deleted deletion cancelled withdrawn removed dropped",
    "happened": "event happen",
    # Formats
    "xlsx": "xls excel",
    "ods": "calc",
    "docx": "doc word",
    "html": "htm web",
    "md": "markdown",
    "ics": "ical calendar",
}
_USUAL_PHRASES = {
    "on hold": "suspended",
    "no longer needed": "deleted",
    "on schedule": "not yet due",
    "not due": "not yet due",
    "in progress": "ongoing",
    "without date": "no date",
}
_SAME_MEANING = [
    *((word, name) for name, words in _USUAL_WORDS.items() for word in words.split()),
    *_USUAL_PHRASES.items(),
]
"""Each word, and what it means in one of the lists. In another list it may mean something else."""


def describe_wrong_word(option: str, word: str, words: Collection[str], likely: str | None = None) -> str:
    """Write the sentence on a word that an option does not take, with its words and the likely one.

    `likely` is the word to suggest. If it is `None`, it is the one that `suggest_word` finds.
    """
    likely = suggest_word(word, words) if likely is None else likely
    hint = f' Did you mean "{likely}"?' if likely else ""
    return f'{option} "{word}" is not one of {", ".join(words)}.{hint}'


def suggest_word(text: str, words: Collection[str]) -> str:
    """Return the word of a list that a text means, by its usual name or but for a typing mistake, or return ""."""
    same = (name for word, name in _SAME_MEANING if word == fold(text) and name in words)
    return next(same, "") or find_slip(text, {word: word for word in words})
