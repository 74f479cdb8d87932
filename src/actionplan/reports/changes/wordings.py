"""Compare the words of a target that have no day of their own, so that only an earlier file shows that they changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from actionplan.evaluation.refs import ACTION_DEPTH, THEME_DEPTH
from actionplan.evaluation.registry import NameRegistry
from actionplan.evaluation.targets import EvaluatedTarget

OUTPUT_DEPTH, TARGET_DEPTH = 6, 8

WordingValue = str | tuple[str, ...] | None


class Wording(NamedTuple):
    """Some words of a target: the field of a row that has them, their name in print, and the function to get them.

    `depth` is the length of the route to what they belong to: a theme, an action, an output or the target.
    """

    field: str
    title: str
    depth: int
    get_words: Callable[[EvaluatedTarget], WordingValue]

    def format_ref(self, item: EvaluatedTarget) -> str:
        """Format the ref of what the words belong to. A theme has only its title."""
        theme, action, output, target, _ = item.line
        ref = {ACTION_DEPTH: action.ref, OUTPUT_DEPTH: output.ref}.get(self.depth, target.ref)
        return theme.title if self.depth == THEME_DEPTH else item.view.format_ref(ref)


def find_rewordings(before: EvaluatedTarget, after: EvaluatedTarget, moved_depth: int = 0) -> dict[str, WordingValue]:
    """Find the fields whose words changed, with the words before.

    The words of the theme or action that a target was moved to are different without having changed.
    """
    compared = [
        (wording.field, wording.get_words(before), wording.get_words(after))
        for wording in WORDINGS
        if wording.depth > moved_depth
    ]
    return {field: old for field, old, new in compared if _normalise_words(old) != _normalise_words(new)}


def _normalise_words(words: WordingValue) -> object:
    """Return words with single spaces: letter case counts as a change here, and spaces and line breaks do not."""
    texts = words if isinstance(words, tuple) else (words or "",)
    return [" ".join(text.split()) for text in texts]


def _list_decision_makers(item: EvaluatedTarget) -> tuple[str, ...]:
    """List who decides a target, one by one. Recording an outcome changes nothing here."""
    required = item.view.list_required_decisions(item.line.target)
    return tuple([item.view.format_decision_maker(decision.decision) for decision in required])


def _list_monitors(item: EvaluatedTarget) -> tuple[str, ...]:
    return _resolve_names(item.line.action.monitored_by, item.view.bodies)


def _list_supporting(item: EvaluatedTarget) -> tuple[str, ...]:
    return _resolve_names(item.line.output.supporting, item.view.officers)


def _resolve_names(names: tuple[str, ...], registry: NameRegistry) -> tuple[str, ...]:
    return tuple([registry[name] for name in names])


WORDINGS = (
    Wording("theme", "Theme", THEME_DEPTH, lambda item: item.line.theme.title or None),
    Wording("action_title", "Action", ACTION_DEPTH, lambda item: item.line.action.title or None),
    Wording("monitored_by", "Monitored by", ACTION_DEPTH, _list_monitors),
    Wording("output_text", "Output", OUTPUT_DEPTH, lambda item: item.line.output.text or None),
    Wording("supporting", "Supporting", OUTPUT_DEPTH, _list_supporting),
    Wording("measures", "Measures", TARGET_DEPTH, lambda item: item.line.target.measures),
    Wording("stage", "Stage", TARGET_DEPTH, lambda item: item.line.target.stage or None),
    Wording("waits_for", "Waits for", TARGET_DEPTH, lambda item: item.line.target.waits_for or None),
    Wording("decisions", "Decided by", TARGET_DEPTH, _list_decision_makers),
)
