"""What is suggested for a word that a short list does not have: never its opposite."""

from __future__ import annotations

import pytest

from actionplan.model.phrase import FALSE_WORDS, TRUE_WORDS
from actionplan.model.plan import PARTY_ROLES, RAG_RATINGS
from actionplan.model.statuses import Status
from actionplan.recording.recorded_items import COMMANDS
from actionplan.text.closed_words import suggest_word

STATUSES = tuple(Status)


@pytest.mark.parametrize(
    ("word", "words", "suggestion"),
    [
        # Words of the same meaning.
        ("late", STATUSES, "overdue"),
        ("Done", STATUSES, "complete"),
        ("completed", STATUSES, "complete"),
        ("cancelled", STATUSES, "deleted"),
        ("on hold", STATUSES, "suspended"),
        ("on schedule", STATUSES, "not yet due"),
        ("pending", STATUSES, "waiting"),
        ("decider", PARTY_ROLES, "decides"),
        ("consultee", PARTY_ROLES, "consulted"),
        ("xls", ("text", "xlsx"), "xlsx"),
        ("deleted", COMMANDS, "delete"),
        ("cancelled", COMMANDS, "delete"),
        ("suspended", COMMANDS, "suspend"),
        ("Propose", COMMANDS, "revise"),
        ("proposed", COMMANDS, "revise"),
        ("revised", COMMANDS, "revise"),
        ("updates", COMMANDS, "note"),
        ("actuals", COMMANDS, "measure"),
        ("decided", COMMANDS, "decide"),
        ("completed", COMMANDS, "complete"),
        ("started", COMMANDS, "start"),
        ("resumed", COMMANDS, "resume"),
        ("reassigned", COMMANDS, "reassign"),
        # Slips in typing.
        ("over due", STATUSES, "overdue"),
        ("ovredue", STATUSES, "overdue"),
        ("no-date", STATUSES, "no date"),
        ("gren", RAG_RATINGS, "green"),
        # Words that are only spelt like one.
        ("date", STATUSES, ""),
        ("yet", STATUSES, ""),
        ("incomplete", STATUSES, ""),
        ("not complete", STATUSES, ""),
        ("undue", STATUSES, ""),
        ("started", STATUSES, ""),
        ("red or green", RAG_RATINGS, ""),
        ("grey", RAG_RATINGS, ""),
        ("opposes", PARTY_ROLES, ""),
        ("unconsulted", PARTY_ROLES, ""),
        ("not", (*TRUE_WORDS, *FALSE_WORDS), ""),
        ("yet", (*TRUE_WORDS, *FALSE_WORDS), ""),
        ("untrue", (*TRUE_WORDS, *FALSE_WORDS), ""),
        ("late", RAG_RATINGS, ""),
    ],
)
def test_a_suggestion_means_the_same_or_is_a_slip(word: str, words: tuple[str, ...], suggestion: str) -> None:
    assert suggest_word(word, words) == suggestion
