"""What a plan's faults leave no doubt about, put right in its text: nothing else in the file moves by a byte.

    >>> source = load(b"plan: {title: Corporate Action Plan, autority: Hertsmere, period: 2017/18}")
    >>> made = fixes(source, source.findings)
    >>> made[0].sentence
    'key "autority" made "authority"'
    >>> fixed(source.text, made)
    'plan: {title: Corporate Action Plan, authority: Hertsmere, period: 2017/18}'

To read the code: `edit` (a fix, and a text with fixes made);
`spaces`, `quotes`, `keys` and `names` propose fixes for findings; `proof` reads the fixed text again and keeps those
that change what they mean to change and nothing else. `mend` goes on until nothing more can be put right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from actionplan.findings import Finding
from actionplan.planfile import Source, load
from actionplan.planfile.fixing import misspelt_names as names
from actionplan.planfile.fixing import quotes_and_spaces as quotes
from actionplan.planfile.fixing import quotes_and_spaces as spaces
from actionplan.planfile.fixing import unknown_keys as keys
from actionplan.planfile.fixing.entries import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal, apply_text_fixes
from actionplan.planfile.fixing.verify import select_safe_fixes

__all__ = ["Fix", "FixResult", "apply_text_fixes", "find_fixes", "fix_source"]

_MAX_ROUNDS = 100
"""How often a plan is read again at most: each reading can bring to light what the fault before it hid."""

_PROPOSERS = (
    spaces.propose_plain_spaces,
    quotes.propose_straight_quotes,
    keys.propose_known_key,
    names.propose_registered_name,
)


class FixResult(NamedTuple):
    """A plan put right as far as is safe: its text, the fixes made, and those that did not stand the proof."""

    text: str
    fixes: tuple[Fix, ...]
    unsafe_fixes: tuple[Fix, ...]


def find_fixes(source: Source, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """The fixes that are safe for some findings of a plan, in the order of the file."""
    return _split_fixes(source, findings)[0]


def fix_source(source: Source, check: Callable[[Source], Iterable[Finding]]) -> FixResult:
    """Fix a plan, read it again, and go on until nothing more can be put right."""
    made: list[Fix] = []
    refused: tuple[Fix, ...] = ()
    text = source.text
    for _ in range(_MAX_ROUNDS):
        round_made, refused = _split_fixes(source, check(source))
        if not round_made:
            break
        made += round_made
        text = apply_text_fixes(text, round_made)
        source = load((source.byte_order_mark + text).encode(), source.path)
    return FixResult(text, tuple(made), refused)


def _split_fixes(source: Source, findings: Iterable[Finding]) -> tuple[tuple[Fix, ...], tuple[Fix, ...]]:
    """The fixes that are proved, and those that are not."""
    if any(each.code == "AP102" for each in source.findings):
        return (), ()  # bytes that are not UTF-8 could not be written back as they were
    written = EntryIndex(source.text)
    proposals = list(_drop_overlaps(_collect_proposals(written, source, findings)))
    made = select_safe_fixes(written, proposals) if proposals else ()
    starts = {each.start for each in made}
    return made, tuple(each.choices[0] for each in proposals if each.start not in starts)


def _collect_proposals(index: EntryIndex, source: Source, findings: Iterable[Finding]) -> list[FixProposal]:
    found = [kind(index, source.plan, each) for each in findings if each.position for kind in _PROPOSERS]
    return sorted((each for each in found if each), key=lambda each: (each.start, each.end))


def _drop_overlaps(proposals: Iterable[FixProposal]) -> Iterator[FixProposal]:
    """The proposals in order without those that overlap one before them: a later round sees to them, if need be."""
    end = 0
    for each in proposals:
        if each.start >= end:
            yield each
            end = each.end
