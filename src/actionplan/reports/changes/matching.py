"""Match the targets of two versions of a plan: by ref and words, by words alone, and last by likeness.

Outputs are matched first, then the targets within each pair of outputs. So an output that was inserted is one new
output, even if it changed every ref after it. Each step looks only at what the steps before it left over. If too few
words of a target stayed the same, it is one target gone and another new: a false alarm is better than a hidden loss.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from actionplan.evaluation.refs import PlanPosition, iter_output_positions
from actionplan.model.plan import ACTION_DEPTH, THEME_DEPTH, Output, Plan, PlanLine, Route, Target
from actionplan.reports.changes.likeness import (
    Matches,
    WordBag,
    count_words,
    list_unmatched,
    match_by_key,
    match_by_likeness,
)
from actionplan.text.folding import fold


class LinePair(NamedTuple):
    """One target in the plan before and in the plan after; `None` in the one that does not have it.

    If it was moved to another action or theme, `moved_depth` is the length of the route to that; otherwise it is 0.
    """

    before: PlanLine | None
    after: PlanLine | None
    moved_depth: int = 0


def match_targets(before: Plan, after: Plan) -> list[LinePair]:
    """Pair every target of both plans: those of the later plan in their order, and then those that are gone."""
    if before is after:
        return [LinePair(line, line) for line in after.walk()]
    new, old = list(iter_output_positions(after)), list(iter_output_positions(before))
    matches = _match_outputs(new, old)
    moved_depths = _find_moved_depths(new, old, matches)
    pairs: list[LinePair] = []
    gone: list[LinePair] = []
    for n, position in enumerate(new):
        if n not in matches:
            pairs += [LinePair(None, line) for line in position.list_lines()]
            continue
        position_before = old[matches[n]]
        lines_before = position_before.list_lines()
        found = _match_output_targets(position.output, position_before.output)
        for m, line in enumerate(position.list_lines()):
            pair = LinePair(lines_before[found[m]], line, moved_depths[n]) if m in found else LinePair(None, line)
            pairs.append(pair)
        gone += [LinePair(lines_before[m], None) for m in list_unmatched(lines_before, found.values())]
    gone += [LinePair(line, None) for m in list_unmatched(old, matches.values()) for line in old[m].list_lines()]
    return [*pairs, *gone]


# Outputs


def _match_outputs(new: Sequence[PlanPosition], old: Sequence[PlanPosition]) -> Matches:
    matches: Matches = {}
    for get_key in (_get_ref_text_key, _get_action_text_key, _get_text_key):
        match_by_key([get_key(position) for position in new], [get_key(position) for position in old], matches)
    new_bags = {n: _build_output_bag(new[n].output) for n in list_unmatched(new, matches)}
    old_bags = {m: _build_output_bag(old[m].output) for m in list_unmatched(old, matches.values())}
    match_by_likeness(new_bags, old_bags, matches)
    return matches


def _get_ref_text_key(position: PlanPosition) -> Hashable:
    return (fold(position.output.ref), fold(position.output.text)) if position.output.ref else None


def _get_action_text_key(position: PlanPosition) -> Hashable:
    return (fold(position.action.title), fold(position.output.text)) if position.output.text else None


def _get_text_key(position: PlanPosition) -> Hashable:
    return fold(position.output.text) or None


def _build_output_bag(output: Output) -> WordBag:
    measures = [measure for target in output.targets for measure in target.measure_words]
    return WordBag(fold(output.ref), count_words([output.text, *measures]))


def _find_moved_depths(new: Sequence[PlanPosition], old: Sequence[PlanPosition], matches: Matches) -> list[int]:
    """Find for each output the length of the route to the action or theme that it was moved to, or 0."""
    actions, themes = (_match_parents(new, old, matches, depth) for depth in (ACTION_DEPTH, THEME_DEPTH))

    def find_depth(position: PlanPosition, before: PlanPosition) -> int:
        if actions.get(position.get_route(ACTION_DEPTH)) != before.get_route(ACTION_DEPTH):
            return ACTION_DEPTH
        return 0 if themes.get(position.get_route(THEME_DEPTH)) == before.get_route(THEME_DEPTH) else THEME_DEPTH

    return [find_depth(position, old[matches[n]]) if n in matches else 0 for n, position in enumerate(new)]


def _match_parents(
    new: Sequence[PlanPosition], old: Sequence[PlanPosition], matches: Matches, depth: int
) -> dict[Route, Route]:
    """Match the actions or themes of outputs: by title, or else by the first output that moved with them.

    Returns the old route by the new one.
    """
    titles, titles_before = (
        {position.get_route(depth): position.get_title(depth) for position in positions} for positions in (new, old)
    )
    by_output: dict[Route, Route] = {}
    for n in sorted(matches):
        by_output.setdefault(new[n].get_route(depth), old[matches[n]].get_route(depth))
    routes, routes_before = list(titles), list(titles_before)
    parents: Matches = {}
    match_by_key(
        [title or None for title in titles.values()], [title or None for title in titles_before.values()], parents
    )
    match_by_key([by_output.get(route) for route in routes], routes_before, parents)
    return {routes[n]: routes_before[m] for n, m in parents.items()}


# The targets within two outputs that are the same


def _match_output_targets(new: Output, old: Output) -> Matches:
    """Match targets by letter, date and measures, then by fewer of these, by likeness, and last by place."""
    matches: Matches = {}
    for get_key in (_get_letter_words_key, _get_date_measures_key, _get_measures_key):
        keys = [get_key(target, new) for target in new.targets]
        match_by_key(keys, [get_key(target, old) for target in old.targets], matches)
    new_bags = {n: _build_target_bag(new.targets[n], new) for n in list_unmatched(new.targets, matches)}
    old_bags = {m: _build_target_bag(old.targets[m], old) for m in list_unmatched(old.targets, matches.values())}
    match_by_likeness(new_bags, old_bags, matches)
    _match_by_place(new, old, matches)
    return matches


def _get_letter_words_key(target: Target, output: Output) -> Hashable:
    return _get_letter(target, output), _get_date_measures_key(target, output)


def _get_date_measures_key(target: Target, _: Output) -> Hashable:
    return fold(target.date.text), tuple(map(fold, target.measure_words))


def _get_measures_key(target: Target, _: Output) -> Hashable:
    return tuple(map(fold, target.measure_words)) or None


def _get_letter(target: Target, output: Output) -> str:
    return fold(target.ref.removeprefix(output.ref))


def _build_target_bag(target: Target, output: Output) -> WordBag:
    return WordBag(_get_letter(target, output), count_words(target.measure_words))


def _match_by_place(new: Output, old: Output, matches: Matches) -> None:
    """Match targets that have the same letter, or are the only one of their output, unless clearly different."""
    are_single = len(new.targets) == len(old.targets) == 1
    by_letter = {
        "" if are_single else _get_letter(old.targets[m], old): m for m in list_unmatched(old.targets, matches.values())
    }
    for n in list_unmatched(new.targets, matches):
        letter = "" if are_single else _get_letter(new.targets[n], new)
        m = by_letter.get(letter)
        if m is not None and (letter or are_single) and not _is_different(new.targets[n], old.targets[m]):
            matches[n] = by_letter.pop(letter)


def _is_different(new: Target, old: Target) -> bool:
    """Return True if two targets in one place, whose measures are not alike, are different targets.

    They are if their dates differ, or if both have more than one word and none in common.
    """
    words, words_before = count_words(new.measure_words), count_words(old.measure_words)
    if not words or not words_before:
        return False
    has_other_date = fold(new.date.text) != fold(old.date.text)
    return has_other_date or (min(words.total(), words_before.total()) > 1 and not words & words_before)
