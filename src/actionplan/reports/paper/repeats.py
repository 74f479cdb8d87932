"""Tell each target once: a part of a paper leaves out what a part before it has told, and only names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Route
from actionplan.reports.support.columns import format_output_and_measures
from actionplan.text.english import shorten

MAX_NAME_LENGTH = 110
MAX_SHORT_NAME_LENGTH = 50
"""The most characters of an output that names a target in a sentence, and in a list of several."""

ToldTargets = Collection[tuple[str, Route]]
"""The targets that were told before, by their keys."""


class AboutTarget(Protocol):
    """Anything that is about a target."""

    @property
    def item(self) -> EvaluatedTarget:
        """The target."""


T = TypeVar("T", bound=AboutTarget)


def split_told(rows: Iterable[T], told: ToldTargets) -> tuple[list[T], list[T]]:
    """Split what is about targets into what is still to be told, and what was told before."""
    fresh: list[T] = []
    repeated: list[T] = []
    for row in rows:
        (repeated if row.item.get_key() in told else fresh).append(row)
    return fresh, repeated


def format_name(item: EvaluatedTarget) -> str:
    """Name a target by its ref and its words."""
    return f"{item.ref}, {shorten(format_output_and_measures(item).rstrip(' .'), MAX_NAME_LENGTH)}"


def format_told(introduction: str, items: Iterable[tuple[EvaluatedTarget, str]]) -> tuple[str, ...]:
    """Write the sentence that names what was told before, each with a word or two. There is none if nothing was."""
    names = dict.fromkeys(f"{_format_short_name(item)}{f', {words}' if words else ''}" for item, words in items)
    return (f"{introduction}: {'; '.join(names)}.",) if names else ()


def _format_short_name(item: EvaluatedTarget) -> str:
    return f"{item.ref} ({shorten(item.line.output.text.rstrip(' .'), MAX_SHORT_NAME_LENGTH)})"
