"""Select the safe fixes: the fixed text is read again, and must say what it said before, except for what is fixed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from actionplan.planfile import load
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal, apply_text_fixes

_MAX_CHARACTERS_READ = 10_000_000
_MIN_READINGS = 20
"""How much is read again while a plan is fixed: so many characters, or the plan so many times if it is longer."""

_STRUCTURE = re.compile("[\\s:_'\"“”„‟‘’‚‛\\-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""The characters that an odd space can hide from YAML: spacing, and the marks of keys, items and texts."""


class _Trial(NamedTuple):
    """A text before and after the fixes of some proposals, and what moves the characters of the plan in each."""

    before: EntryIndex
    after: EntryIndex
    proposals: Sequence[FixProposal]
    shift_before: _Shift
    shift_after: _Shift


class _Verdict(NamedTuple):
    """A verdict on a trial: the errors left, or `None` if it is not safe, and the proposals that make it unsafe.

    Where that cannot be told, no proposals are named.
    """

    errors: int | None = None
    culprits: frozenset[FixProposal] = frozenset()


Weigh = Callable[[_Trial], _Verdict]


class ReadingAllowance:
    """How many characters may still be read again, to prove fixes. A plan cannot take for ever, whatever is in it."""

    def __init__(self, text: str) -> None:
        self._left = max(_MAX_CHARACTERS_READ, _MIN_READINGS * len(text))

    def take(self, text: str) -> bool:
        """Take what reading a text costs. Return False if nothing is left."""
        self._left -= len(text) + 1
        return self._left >= 0


def select_safe_fixes(
    index: EntryIndex, proposals: Sequence[FixProposal], allowance: ReadingAllowance
) -> tuple[Fix, ...]:
    """Select the safe fixes: first of those that can move parts of the plan, then of those that only change words."""
    rewordings = [proposal for proposal in proposals if proposal.new_text is not None and index.is_readable]
    moves = [proposal for proposal in proposals if proposal.new_text is None or not index.is_readable]
    selection = _Selection(index, allowance)
    selection.add(moves, _weigh_move if index.is_readable else _weigh_progress)
    selection.add(rewordings, _weigh_rewording)
    return tuple(sorted(selection.fixes))


class _Selection:
    """The fixes of a text that are safe so far, and the text with them."""

    def __init__(self, index: EntryIndex, allowance: ReadingAllowance) -> None:
        self.fixes: list[Fix] = []
        self._index = index
        self._before = index
        self._allowance = allowance

    def add(self, proposals: Sequence[FixProposal], weigh: Weigh) -> None:
        """Add as many more fixes as are safe: all at once, or without those that are to blame, or half by half."""
        if not proposals:
            return
        safe: list[tuple[int, int, list[Fix], EntryIndex]] = []
        culprits: list[frozenset[FixProposal]] = []
        for choice in range(max(len(proposal.choices) for proposal in proposals)):
            fixes = [*self.fixes, *(proposal.choices[min(choice, len(proposal.choices) - 1)] for proposal in proposals)]
            text = apply_text_fixes(self._index.text, fixes)
            if not self._allowance.take(text):
                return
            after = EntryIndex(text)
            shifts = {"shift_before": _Shift(self.fixes), "shift_after": _Shift(fixes)}
            verdict = weigh(_Trial(self._before, after, proposals, **shifts))
            culprits.append(verdict.culprits)
            if verdict.errors is not None:
                safe.append((verdict.errors, choice, fixes, after))
        if safe:
            _, _, self.fixes, self._before = min(safe, key=lambda each: each[:2])
        elif guilty := frozenset.intersection(*culprits):
            self.add([proposal for proposal in proposals if proposal not in guilty], weigh)
        elif half := len(proposals) // 2:
            self.add(proposals[:half], weigh)
            self.add(proposals[half:], weigh)


class _Shift:
    """How far some fixes move each character of a text."""

    def __init__(self, fixes: Iterable[Fix]) -> None:
        ordered = sorted(fixes)
        self._ends = [fix.end for fix in ordered]
        self._totals = [0, *accumulate(len(fix.replacement) - (fix.end - fix.start) for fix in ordered)]

    def move(self, offset: int) -> int:
        """Return where a character is after the fixes before it."""
        return offset + self._totals[bisect_right(self._ends, offset)]


def _weigh_move(trial: _Trial) -> _Verdict:
    """Allow parts of a plan to move, as long as nothing is lost or added and there are no new errors."""
    before, after = trial.before, trial.after
    if not after.is_readable:
        return _Verdict()
    if _join_letters(after) != _join_letters(before):
        stretches = zip(
            _split_letters(before, [trial.shift_before.move(proposal.start) for proposal in trial.proposals]),
            _split_letters(after, [trial.shift_after.move(proposal.start) for proposal in trial.proposals]),
            trial.proposals,
            strict=True,
        )
        return _Verdict(culprits=frozenset(proposal for was, now, proposal in stretches if was != now))
    errors = _count_errors(after)
    return _Verdict(errors if errors <= _count_errors(before) else None)


def _weigh_progress(trial: _Trial) -> _Verdict:
    """Allow an unreadable plan to become readable, with the new texts in place, or to be read further than before.

    What is in quotation marks is seen only now. It needs no fix, and nothing is known of what still cannot be read.
    """
    after = trial.after
    places = {proposal: trial.shift_after.move(proposal.start) for proposal in trial.proposals}
    needless = frozenset(
        proposal
        for proposal, place in places.items()
        if place > after.reach or (proposal.new_text is None and _is_quoted(after, place))
    )
    if needless:
        return _Verdict(culprits=needless)
    if not after.is_readable:
        reach = trial.before.reach
        progress = after.reach - trial.shift_after.move(reach)
        is_spacing_only = all(proposal.new_text is None for proposal in trial.proposals)
        return _Verdict(1 if progress > 0 or (progress == 0 and is_spacing_only) else None)
    is_exact = all(proposal.new_text in (None, _get_entry(after, places[proposal])) for proposal in trial.proposals)
    return _Verdict(0 if is_exact else None)


def _weigh_rewording(trial: _Trial) -> _Verdict:
    """Allow the entries of the proposals to get their new texts, as long as every other entry stays as it is."""
    expected: list[object] = list(trial.before.entries)
    for proposal in trial.proposals:
        entry = trial.before.find_entry(trial.shift_before.move(proposal.start))
        if entry is None:
            return _Verdict()
        expected[entry] = proposal.new_text
    return _Verdict(0 if trial.after.entries == expected else None)


def _get_entry(index: EntryIndex, offset: int) -> object:
    entry = index.find_entry(offset)
    return None if entry is None else index.entries[entry]


def _is_quoted(index: EntryIndex, offset: int) -> bool:
    span = index.tree.find_text_span(offset)
    return span is not None and span[0] < offset and index.text[span[0]] in "'\"|>"


def _join_letters(index: EntryIndex) -> str:
    return _STRUCTURE.sub("", "".join(entry for entry in index.entries if isinstance(entry, str)))


def _split_letters(index: EntryIndex, bounds: Sequence[int]) -> list[str]:
    """Split the letters of keys and texts at some places, and return those from each place to the next."""
    stretches: list[list[str]] = [[] for _ in range(len(bounds) + 1)]
    limits = [*bounds, len(index.text)]
    for start, end in zip(index.tree.starts, index.tree.ends, strict=True):
        at, number = start, bisect_right(bounds, start)
        while at < end:
            stretches[number].append(index.text[at : min(end, limits[number])])
            at, number = limits[number], number + 1
    return [_STRUCTURE.sub("", "".join(stretch)) for stretch in stretches[1:]]


def _count_errors(index: EntryIndex) -> int:
    return sum(finding.severity == "error" for finding in load(index.text.encode()).findings)
