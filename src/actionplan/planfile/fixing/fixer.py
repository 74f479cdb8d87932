"""Fix a plan: propose fixes for its findings, keep the safe ones, and read it again until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from actionplan.findings import MAX_FIXED, Finding
from actionplan.planfile import Source, load
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal, apply_text_fixes
from actionplan.planfile.fixing.misspelt_names import NameProposer
from actionplan.planfile.fixing.quotes_and_spaces import propose_plain_spaces, propose_straight_quotes
from actionplan.planfile.fixing.safe_fixes import ReadingAllowance, select_safe_fixes
from actionplan.planfile.fixing.unknown_keys import propose_known_key
from actionplan.planfile.text_checks.invisible_characters import find_invisible_faults

_MAX_ROUNDS = 100
"""How often a plan is read again at most. Each reading can find what the fault before it hid."""


class FixResult(NamedTuple):
    """A plan after fixing: its text, the fixes made, and the fixes left out because they were not safe."""

    text: str
    fixes: tuple[Fix, ...]
    unsafe_fixes: tuple[Fix, ...]


def find_fixes(source: Source, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """Find the safe fixes for some findings of a plan, in the order of the file."""
    return _split_fixes(source, findings, ReadingAllowance(source.text))[0]


def fix_source(source: Source, check: Callable[[Source], Iterable[Finding]]) -> FixResult:
    """Fix what `check` finds in a plan, read the plan again, and go on until nothing more can be fixed."""
    fixes: list[Fix] = []
    unsafe_fixes: tuple[Fix, ...] = ()
    allowance = ReadingAllowance(source.text)
    findings = list(check(source))
    if any(finding.more for finding in findings):
        source = _load_all(source, source.text)
        findings = list(check(source))
    for _ in range(_MAX_ROUNDS):
        new_fixes, unsafe_fixes = _split_fixes(source, findings, allowance)
        if not new_fixes:
            break
        fixes += new_fixes
        source = _load_all(source, apply_text_fixes(source.text, new_fixes))
        findings = list(check(source))
    return FixResult(source.text, tuple(fixes), unsafe_fixes)


def _load_all(source: Source, text: str) -> Source:
    """Read a text of a source, with the findings that are too many to show: they are fixed at once."""
    return load((source.byte_order_mark + text).encode(), source.path, MAX_FIXED)


def _split_fixes(
    source: Source, findings: Iterable[Finding], allowance: ReadingAllowance
) -> tuple[tuple[Fix, ...], tuple[Fix, ...]]:
    """Return the fixes for some findings in two parts: those that are safe, and those that are not."""
    if any(finding.code == "AP102" for finding in source.findings):
        return (), ()  # bytes that are not UTF-8 could not be written back as they were
    index = EntryIndex(source.text)
    proposals = _collect_proposals(index, source, findings)
    more = _collect_proposals(index, source, _find_unread_spaces(index)) if proposals else []
    safe = select_safe_fixes(index, list(_drop_overlaps([*proposals, *more])), allowance) if proposals else ()
    starts = {fix.start for fix in safe}
    unsafe = (proposal.choices[0] for proposal in _drop_overlaps(proposals) if proposal.start not in starts)
    return safe, tuple(unsafe)


def _find_unread_spaces(index: EntryIndex) -> list[Finding]:
    """Find the odd spaces in the part of a plan that YAML cannot read: where there is one, there are often many."""
    if index.is_readable:
        return []
    findings = find_invisible_faults(index.text, index.tree, index.lines)
    return [finding for finding in findings if finding.code == "AP105"][:MAX_FIXED]


def _collect_proposals(index: EntryIndex, source: Source, findings: Iterable[Finding]) -> list[FixProposal]:
    proposers = (propose_plain_spaces, propose_straight_quotes, propose_known_key, NameProposer(source.plan))
    located = [finding for finding in findings if finding.location]
    proposals = (propose(index, finding) for finding in located for propose in proposers)
    return [proposal for proposal in proposals if proposal]


def _drop_overlaps(proposals: Iterable[FixProposal]) -> Iterator[FixProposal]:
    """Drop the proposals that overlap one before them. A later round makes them, if they are still needed."""
    end = 0
    for proposal in sorted(proposals, key=lambda proposal: (proposal.start, proposal.end)):
        if proposal.start >= end:
            yield proposal
            end = proposal.end
