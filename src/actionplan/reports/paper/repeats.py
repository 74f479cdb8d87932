"""List each target once: a part of a paper leaves out the targets that a part before it has, and only names them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple, Protocol, TypeVar

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Route
from actionplan.text.english import format_list, shorten

MAX_SHORT_NAME_LENGTH = 50
"""The most characters of an output that names a target in a list of several."""


class ListedTargets(NamedTuple):
    """The targets that were listed before, by their keys; and if names are to be short."""

    keys: frozenset[tuple[str, Route]] = frozenset()
    has_short_names: bool = False


class AboutTarget(Protocol):
    """Anything that is about a target."""

    @property
    def item(self) -> EvaluatedTarget:
        """The target."""


T = TypeVar("T", bound=AboutTarget)


def split_listed(rows: Iterable[T], listed: Container[tuple[str, Route]]) -> tuple[list[T], list[T]]:
    """Split what is about targets into what is new, and what was listed before."""
    fresh: list[T] = []
    repeated: list[T] = []
    for row in rows:
        (repeated if row.item.get_key() in listed else fresh).append(row)
    return fresh, repeated


def format_name(item: EvaluatedTarget) -> str:
    """Name a target by its ref and its output, as minutes would."""
    return f"{item.ref} ({item.line.output.text.rstrip(' .:;')})"


def format_listed(
    introduction: str, items: Iterable[tuple[EvaluatedTarget, str]], *, has_short_names: bool = False
) -> tuple[str, ...]:
    """Write the sentence that names what was listed before, with a word or two, or nothing.

    What the same words are about is named together: "1.1 (Build it) and 1.2 (Sell it), by Executive: late". Short
    names are the refs alone.
    """
    by_words: dict[str, dict[str, None]] = {}
    for item, words in items:
        by_words.setdefault(words, {})[item.ref if has_short_names else _format_short_name(item)] = None
    parts = [f"{format_list(list(names))}{f', {words}' if words else ''}" for words, names in by_words.items()]
    return (f"{introduction}: {'; '.join(parts)}.",) if parts else ()


def _format_short_name(item: EvaluatedTarget) -> str:
    return f"{item.ref} ({shorten(item.line.output.text.rstrip(' .'), MAX_SHORT_NAME_LENGTH)})"
