"""Fixes proved: the fixed text, read again, says what it said before, but for what the fixes mean to change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from actionplan.source import load
from actionplan.source.fixes.edit import Fix, Proposal, fixed
from actionplan.source.written import Written

_FRAME = re.compile("[\\s:_'\"“”„‟‘’‚‛\\-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""What an odd space can hide from YAML: spacing, and the marks of keys, items and texts."""

Cost = Callable[[Written, Written, Sequence[Proposal], list[Fix]], int | None]
"""How many errors a text has after some proposals' fixes; `None` where they do more than they should."""


def proved(written: Written, proposals: Sequence[Proposal]) -> tuple[Fix, ...]:
    """The fixes that stand the proof: those that can move a plan's parts first, then those of words alone."""
    framing = [each for each in proposals if each.says is None or not written.readable]
    wording = [each for each in proposals if each.says is not None and written.readable]
    made = _kept(written, framing, [], _moved if written.readable else _read_on)
    return tuple(sorted(_kept(written, wording, made, _reworded)))


def _kept(written: Written, proposals: Sequence[Proposal], made: list[Fix], cost: Cost) -> list[Fix]:
    """The fixes `made` and as many more as can be proved: all at once, else half by half."""
    if not proposals:
        return made
    before = Written(fixed(written.text, made)) if made else written
    ways = []
    for choice in range(max(len(each.choices) for each in proposals)):
        tried = [*made, *(each.choices[min(choice, len(each.choices) - 1)] for each in proposals)]
        errors = cost(before, Written(fixed(written.text, tried)), proposals, tried)
        if errors is not None:
            ways.append((errors, choice, tried))
    if ways:
        return min(ways)[2]
    half = len(proposals) // 2
    return _kept(written, proposals[half:], _kept(written, proposals[:half], made, cost), cost) if half else made


def _moved(before: Written, after: Written, _proposals: Sequence[Proposal], _tried: list[Fix]) -> int | None:
    """Parts of a plan may move, but nothing is lost or added, and no error comes."""
    if not after.readable or _letters(after) != _letters(before):
        return None
    errors = _errors(after)
    return errors if errors <= _errors(before) else None


def _read_on(before: Written, after: Written, proposals: Sequence[Proposal], tried: list[Fix]) -> int | None:
    """A plan that could not be read is read, or further, and says at each place what was meant."""
    if not after.readable:
        reach = after.reach - _shift(before.reach, tried)
        return 1 if reach > before.reach or (reach == before.reach and _only_spaces(proposals)) else None
    said = all(each.says in (None, _said(after, each.start + _shift(each.start, tried))) for each in proposals)
    return 0 if said else None


def _reworded(before: Written, after: Written, proposals: Sequence[Proposal], tried: list[Fix]) -> int | None:
    """Nothing moves, and each entry says what it said, but for those that were meant to change."""
    meant: list[object] = list(before.entries)
    others = [each for each in tried if each.start not in {proposal.start for proposal in proposals}]
    for each in proposals:
        number = before.entry(each.start + _shift(each.start, others))
        if number is None:
            return None
        meant[number] = each.says
    return 0 if after.entries == meant else None


def _said(written: Written, offset: int) -> object:
    number = written.entry(offset)
    return None if number is None else written.entries[number]


def _shift(offset: int, fixes: Iterable[Fix]) -> int:
    """How far the fixes before an offset move it."""
    return sum(len(each.replacement) - (each.end - each.start) for each in fixes if each.end <= offset)


def _only_spaces(proposals: Iterable[Proposal]) -> bool:
    return all(each.says is None for each in proposals)


def _letters(written: Written) -> str:
    return _FRAME.sub("", "".join(each for each in written.entries if isinstance(each, str)))


def _errors(written: Written) -> int:
    return sum(each.severity == "error" for each in load(written.text.encode()).findings)
