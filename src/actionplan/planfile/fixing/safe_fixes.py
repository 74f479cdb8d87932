"""Select the safe fixes: the fixed text is read again, and must say what it said before, except for what is fixed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from actionplan.planfile import load
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal, apply_text_fixes

_STRUCTURE = re.compile("[\\s:_'\"“”„‟‘’‚‛\\-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""The characters that an odd space can hide from YAML: spacing, and the marks of keys, items and texts."""

CostFunction = Callable[[EntryIndex, EntryIndex, Sequence[FixProposal], list[Fix]], int | None]
"""Count the errors of a text after some proposals' fixes. Return `None` if they change more than they should."""


def select_safe_fixes(index: EntryIndex, proposals: Sequence[FixProposal]) -> tuple[Fix, ...]:
    """Select the safe fixes: first of those that can move parts of the plan, then of those that only change words."""
    rewordings = [proposal for proposal in proposals if proposal.new_text is not None and index.is_readable]
    moves = [proposal for proposal in proposals if proposal.new_text is None or not index.is_readable]
    fixes = _add_safe_fixes(index, moves, [], _weigh_move if index.is_readable else _weigh_progress)
    return tuple(sorted(_add_safe_fixes(index, rewordings, fixes, _weigh_rewording)))


def _add_safe_fixes(
    index: EntryIndex, proposals: Sequence[FixProposal], fixes: list[Fix], weigh: CostFunction
) -> list[Fix]:
    """Add to some fixes as many more as are safe: all at once if possible, or else half by half."""
    if not proposals:
        return fixes
    before = EntryIndex(apply_text_fixes(index.text, fixes)) if fixes else index
    safe = []
    for choice in range(max(len(proposal.choices) for proposal in proposals)):
        trial = [*fixes, *(proposal.choices[min(choice, len(proposal.choices) - 1)] for proposal in proposals)]
        errors = weigh(before, EntryIndex(apply_text_fixes(index.text, trial)), proposals, trial)
        if errors is not None:
            safe.append((errors, choice, trial))
    if safe:
        return min(safe)[2]
    half = len(proposals) // 2
    if not half:
        return fixes
    return _add_safe_fixes(index, proposals[half:], _add_safe_fixes(index, proposals[:half], fixes, weigh), weigh)


def _weigh_move(
    before: EntryIndex, after: EntryIndex, _proposals: Sequence[FixProposal], _trial: list[Fix]
) -> int | None:
    """Allow parts of a plan to move, as long as nothing is lost or added and there are no new errors."""
    if not after.is_readable or _join_letters(after) != _join_letters(before):
        return None
    errors = _count_errors(after)
    return errors if errors <= _count_errors(before) else None


def _weigh_progress(
    before: EntryIndex, after: EntryIndex, proposals: Sequence[FixProposal], trial: list[Fix]
) -> int | None:
    """Allow an unreadable plan to become readable, with the new texts in place, or to be read further than before."""
    if not after.is_readable:
        reach = after.reach - _compute_shift(before.reach, trial)
        is_spacing_only = all(proposal.new_text is None for proposal in proposals)
        return 1 if reach > before.reach or (reach == before.reach and is_spacing_only) else None
    is_exact = all(
        proposal.new_text in (None, _get_entry(after, proposal.start + _compute_shift(proposal.start, trial)))
        for proposal in proposals
    )
    return 0 if is_exact else None


def _weigh_rewording(
    before: EntryIndex, after: EntryIndex, proposals: Sequence[FixProposal], trial: list[Fix]
) -> int | None:
    """Allow the entries of the proposals to get their new texts, as long as every other entry stays as it is."""
    expected: list[object] = list(before.entries)
    starts = {proposal.start for proposal in proposals}
    other_fixes = [fix for fix in trial if fix.start not in starts]
    for proposal in proposals:
        entry = before.find_entry(proposal.start + _compute_shift(proposal.start, other_fixes))
        if entry is None:
            return None
        expected[entry] = proposal.new_text
    return 0 if after.entries == expected else None


def _get_entry(index: EntryIndex, offset: int) -> object:
    entry = index.find_entry(offset)
    return None if entry is None else index.entries[entry]


def _compute_shift(offset: int, fixes: Iterable[Fix]) -> int:
    """Compute how far the fixes before an offset move it."""
    return sum(len(fix.replacement) - (fix.end - fix.start) for fix in fixes if fix.end <= offset)


def _join_letters(index: EntryIndex) -> str:
    return _STRUCTURE.sub("", "".join(entry for entry in index.entries if isinstance(entry, str)))


def _count_errors(index: EntryIndex) -> int:
    return sum(finding.severity == "error" for finding in load(index.text.encode()).findings)
