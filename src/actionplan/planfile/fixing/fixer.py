"""Fix a plan: propose fixes for its findings, keep the safe ones, and read it again until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from actionplan.findings import Finding
from actionplan.planfile import Source, load
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal, apply_text_fixes
from actionplan.planfile.fixing.misspelt_names import propose_registered_name
from actionplan.planfile.fixing.quotes_and_spaces import propose_plain_spaces, propose_straight_quotes
from actionplan.planfile.fixing.safe_fixes import select_safe_fixes
from actionplan.planfile.fixing.unknown_keys import propose_known_key

_MAX_ROUNDS = 100
"""How often a plan is read again at most. Each reading can find what the fault before it hid."""

_PROPOSERS = (propose_plain_spaces, propose_straight_quotes, propose_known_key, propose_registered_name)


class FixResult(NamedTuple):
    """A plan after fixing: its text, the fixes made, and the fixes left out because they were not safe."""

    text: str
    fixes: tuple[Fix, ...]
    unsafe_fixes: tuple[Fix, ...]


def find_fixes(source: Source, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """Find the safe fixes for some findings of a plan, in the order of the file."""
    return _split_fixes(source, findings)[0]


def fix_source(source: Source, check: Callable[[Source], Iterable[Finding]]) -> FixResult:
    """Fix what `check` finds in a plan, read the plan again, and go on until nothing more can be fixed."""
    fixes: list[Fix] = []
    unsafe_fixes: tuple[Fix, ...] = ()
    text = source.text
    for _ in range(_MAX_ROUNDS):
        new_fixes, unsafe_fixes = _split_fixes(source, check(source))
        if not new_fixes:
            break
        fixes += new_fixes
        text = apply_text_fixes(text, new_fixes)
        source = load((source.byte_order_mark + text).encode(), source.path)
    return FixResult(text, tuple(fixes), unsafe_fixes)


def _split_fixes(source: Source, findings: Iterable[Finding]) -> tuple[tuple[Fix, ...], tuple[Fix, ...]]:
    """Return the fixes for some findings in two parts: those that are safe, and those that are not."""
    if any(finding.code == "AP102" for finding in source.findings):
        return (), ()  # bytes that are not UTF-8 could not be written back as they were
    index = EntryIndex(source.text)
    proposals = list(_drop_overlaps(_collect_proposals(index, source, findings)))
    safe = select_safe_fixes(index, proposals) if proposals else ()
    starts = {fix.start for fix in safe}
    return safe, tuple(proposal.choices[0] for proposal in proposals if proposal.start not in starts)


def _collect_proposals(index: EntryIndex, source: Source, findings: Iterable[Finding]) -> list[FixProposal]:
    located = [finding for finding in findings if finding.location]
    proposals = [propose(index, source.plan, finding) for finding in located for propose in _PROPOSERS]
    return sorted(filter(None, proposals), key=lambda proposal: (proposal.start, proposal.end))


def _drop_overlaps(proposals: Iterable[FixProposal]) -> Iterator[FixProposal]:
    """Drop the proposals that overlap one before them. A later round makes them, if they are still needed."""
    end = 0
    for proposal in proposals:
        if proposal.start >= end:
            yield proposal
            end = proposal.end
