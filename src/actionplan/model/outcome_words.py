"""The outcomes of a decision, and the words of minutes that mean each of them.

Minutes say "agreed" or "endorsed" where a plan says "approved". Only words that mean one thing are here: "withdrawn",
"recommended" and "tabled" could be more than one outcome, so people who use them are shown the list.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_slip

OutcomeName = Literal["approved", "approved with amendments", "deferred", "refused", "noted", "not required"]

OUTCOMES: tuple[OutcomeName, ...] = get_args(OutcomeName)
SATISFYING_OUTCOMES: frozenset[str] = frozenset({"approved", "approved with amendments", "not required"})
"""The outcomes after which a decision needs nothing more. `noted` is another for a body that is only to note."""

_APPROVING_WORDS = (
    "approved agreed endorsed adopted supported resolved accepted ratified confirmed authorised authorized carried "
    "passed"
).split()
_AMENDMENTS = ("with amendments", "with changes", "as amended")

OUTCOME_WORDS: dict[OutcomeName, tuple[str, ...]] = {
    "approved": (*_APPROVING_WORDS, "approve", "agree", "endorse", "adopt", "support", "accept", "signed off"),
    "approved with amendments": tuple(f"{word} {more}" for word in _APPROVING_WORDS[:5] for more in _AMENDMENTS),
    "deferred": (
        *("deferred", "postponed", "adjourned", "referred back", "sent back", "remitted", "held over", "put back"),
        *("defer", "postpone", "adjourn", "refer back"),
    ),
    "refused": (
        *("refused", "rejected", "declined", "dismissed", "turned down", "voted down", "defeated", "lost"),
        *(f"not {word}" for word in ("approved", "agreed", "endorsed", "adopted", "supported", "accepted", "ratified")),
        *("refuse", "reject", "decline"),
    ),
    "noted": ("noted", "note", "received", "received and noted"),
    "not required": ("not required", "not needed", "no longer required", "no longer needed", "not applicable"),
}
"""The words for each outcome, in lower case."""

MINUTE_WORDS = tuple(word for words in OUTCOME_WORDS.values() for word in words if word not in OUTCOMES)
"""The words that mean an outcome and are none themselves."""

_OUTCOME_BY_WORDS = {word: name for name, words in OUTCOME_WORDS.items() for word in words}


@lru_cache(maxsize=1000)
def parse_outcome(text: str) -> OutcomeName | None:
    """Return the outcome that the words of a minute mean, in any letter case; `None` if that is not clear."""
    return _OUTCOME_BY_WORDS.get(fold(text))


def suggest_outcome(text: str) -> str:
    """Return the outcome that misspelt words mean, or "".

    Only a typo of one letter counts: by likeness alone "agreed" would be "refused", and "noted" "not required".
    """
    return find_slip(text, _OUTCOME_BY_WORDS)
