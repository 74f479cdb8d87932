"""Dates as they are read in one context: each once, however often a plan says it and however many plans do."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from actionplan.dates import Context, read
from actionplan.model import Phrase

_CONTEXTS = 16
"""So many are remembered with what was read in them: councils' plans of one year are mostly dated in the same."""


class Phrases(dict[str, Phrase]):
    """A text in, and out the phrase that it is in a context."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._following: dict[tuple[str, date], Phrase] = {}

    def __missing__(self, text: str) -> Phrase:
        phrase = self[text] = Phrase(text, read(text, self._context))
        return phrase

    def following(self, text: str, before: Phrase | None) -> Phrase:
        """A target's date. Only a recurring one follows on from that of the target before ("monthly thereafter")."""
        phrase = self[text]
        after = before.day if before and phrase.reading.kind == "recurring" else None
        if after is None:
            return phrase
        found = self._following.get((text, after))
        if found is None:
            found = self._following[text, after] = Phrase(text, read(text, self._context.following(after)))
        return found


def phrases_in(context: Context) -> Phrases:
    """The phrases of a context, with those that other plans have had read in it."""
    return _phrases(context, context.period)


@lru_cache(maxsize=_CONTEXTS)
def _phrases(context: Context, _period: str) -> Phrases:
    """Contexts are equal however their period is written, but readings quote it."""
    return Phrases(context)
