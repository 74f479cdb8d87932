"""Fixes proved: the fixed text, read again, says what it said before, but for what the fixes mean to change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from actionplan.planfile import load
from actionplan.planfile.fixing.entries import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal, apply_text_fixes

_STRUCTURE = re.compile("[\\s:_'\"“”„‟‘’‚‛\\-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""What an odd space can hide from YAML: spacing, and the marks of keys, items and texts."""

CostFunction = Callable[[EntryIndex, EntryIndex, Sequence[FixProposal], list[Fix]], int | None]
"""How many errors a text has after some proposals' fixes; `None` where they do more than they should."""


def select_safe_fixes(index: EntryIndex, proposals: Sequence[FixProposal]) -> tuple[Fix, ...]:
    """The fixes that stand the proof: those that can move a plan's parts first, then those of words alone."""
    framing = [each for each in proposals if each.new_text is None or not index.is_readable]
    wording = [each for each in proposals if each.new_text is not None and index.is_readable]
    made = _add_safe_fixes(index, framing, [], _weigh_move if index.is_readable else _weigh_progress)
    return tuple(sorted(_add_safe_fixes(index, wording, made, _weigh_rewording)))


def _add_safe_fixes(
    index: EntryIndex, proposals: Sequence[FixProposal], made: list[Fix], cost: CostFunction
) -> list[Fix]:
    """The fixes `made` and as many more as can be proved: all at once, else half by half."""
    if not proposals:
        return made
    before = EntryIndex(apply_text_fixes(index.text, made)) if made else index
    ways = []
    for choice in range(max(len(each.choices) for each in proposals)):
        tried = [*made, *(each.choices[min(choice, len(each.choices) - 1)] for each in proposals)]
        errors = cost(before, EntryIndex(apply_text_fixes(index.text, tried)), proposals, tried)
        if errors is not None:
            ways.append((errors, choice, tried))
    if ways:
        return min(ways)[2]
    half = len(proposals) // 2
    return (
        _add_safe_fixes(index, proposals[half:], _add_safe_fixes(index, proposals[:half], made, cost), cost)
        if half
        else made
    )


def _weigh_move(
    before: EntryIndex, after: EntryIndex, _proposals: Sequence[FixProposal], _tried: list[Fix]
) -> int | None:
    """Parts of a plan may move, but nothing is lost or added, and no error comes."""
    if not after.is_readable or _join_letters(after) != _join_letters(before):
        return None
    errors = _count_errors(after)
    return errors if errors <= _count_errors(before) else None


def _weigh_progress(
    before: EntryIndex, after: EntryIndex, proposals: Sequence[FixProposal], tried: list[Fix]
) -> int | None:
    """A plan that could not be read is read, or further, and says at each place what was meant."""
    if not after.is_readable:
        reach = after.reach - _compute_shift(before.reach, tried)
        return 1 if reach > before.reach or (reach == before.reach and _is_spacing_only(proposals)) else None
    said = all(
        each.new_text in (None, _get_entry(after, each.start + _compute_shift(each.start, tried))) for each in proposals
    )
    return 0 if said else None


def _weigh_rewording(
    before: EntryIndex, after: EntryIndex, proposals: Sequence[FixProposal], tried: list[Fix]
) -> int | None:
    """Nothing moves, and each entry says what it said, but for those that were meant to change."""
    meant: list[object] = list(before.entries)
    others = [each for each in tried if each.start not in {proposal.start for proposal in proposals}]
    for each in proposals:
        number = before.find_entry(each.start + _compute_shift(each.start, others))
        if number is None:
            return None
        meant[number] = each.new_text
    return 0 if after.entries == meant else None


def _get_entry(index: EntryIndex, offset: int) -> object:
    number = index.find_entry(offset)
    return None if number is None else index.entries[number]


def _compute_shift(offset: int, fixes: Iterable[Fix]) -> int:
    """How far the fixes before an offset move it."""
    return sum(len(each.replacement) - (each.end - each.start) for each in fixes if each.end <= offset)


def _is_spacing_only(proposals: Iterable[FixProposal]) -> bool:
    return all(each.new_text is None for each in proposals)


def _join_letters(index: EntryIndex) -> str:
    return _STRUCTURE.sub("", "".join(each for each in index.entries if isinstance(each, str)))


def _count_errors(index: EntryIndex) -> int:
    return sum(each.severity == "error" for each in load(index.text.encode()).findings)
