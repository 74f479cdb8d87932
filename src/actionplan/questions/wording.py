"""The words of a target that have no day of their own, so that only an earlier file can tell that they changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from actionplan.questions.items import Item
from actionplan.questions.names import Names
from actionplan.questions.places import ACTION, THEME

Words = str | tuple[str, ...] | None


class Wording(NamedTuple):
    """Some words of a target: their field in a row, their name in print, and whose they are.

    `depth` is how much of the target's route leads to whatever they belong to.
    """

    field: str
    title: str
    depth: int
    words: Callable[[Item], Words]

    def ref(self, item: Item) -> str:
        """The ref of what the words belong to; a theme has none."""
        theme, action, output, target, _ = item.line
        ref = {ACTION: action.ref, OUTPUT: output.ref}.get(self.depth, target.ref)
        return theme.title if self.depth == THEME else item.seen.ref(ref)


OUTPUT, TARGET = 6, 8


def reworded(old: Item, item: Item, moved: int = 0) -> dict[str, Words]:
    """The fields that say something else than they did, and what that was.

    The words of a theme or an action that the target was `moved` to are others without having changed.
    """
    kept = (each for each in WORDINGS if each.depth > moved)
    was = ((each.field, each.words(old), each.words(item)) for each in kept)
    return {field: words for field, words, now in was if _folded(words) != _folded(now)}


def _folded(words: Words) -> object:
    """Words as they are compared: letter case is a change here, spaces and line breaks are none."""
    texts = words if isinstance(words, tuple) else (words or "",)
    return [" ".join(each.split()) for each in texts]


def _deciders(item: Item) -> tuple[str, ...]:
    """Who decides it, one by one: an item of the file that only holds an outcome is no other word."""
    seen = item.seen
    return tuple([seen.decider_in_full(each.decision) for each in seen.asked(item.line.target)])


def _monitors(item: Item) -> tuple[str, ...]:
    return _names(item.line.action.monitored_by, item.seen.bodies)


def _names(names: tuple[str, ...], registry: Names) -> tuple[str, ...]:
    return tuple([registry[name] for name in names])


WORDINGS = (
    Wording("theme", "Theme", THEME, lambda item: item.line.theme.title or None),
    Wording("action_title", "Action", ACTION, lambda item: item.line.action.title or None),
    Wording("monitored_by", "Monitored by", ACTION, _monitors),
    Wording("output_text", "Output", OUTPUT, lambda item: item.line.output.text or None),
    Wording("supporting", "Supporting", OUTPUT, lambda item: _names(item.line.output.supporting, item.seen.officers)),
    Wording("measures", "Measures", TARGET, lambda item: item.line.target.measures),
    Wording("stage", "Stage", TARGET, lambda item: item.line.target.stage or None),
    Wording("waits_for", "Waits for", TARGET, lambda item: item.line.target.waits_for or None),
    Wording("decisions", "Decided by", TARGET, _deciders),
)
