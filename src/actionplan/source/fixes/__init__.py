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
from actionplan.source import Source, load
from actionplan.source.fixes import keys, names, quotes, spaces
from actionplan.source.fixes.edit import Fix, Proposal, fixed
from actionplan.source.fixes.proof import proved
from actionplan.source.written import Written

__all__ = ["Fix", "Mended", "fixed", "fixes", "mend"]

_ROUNDS = 100
"""How often a plan is read again at most: each reading can bring to light what the fault before it hid."""

_KINDS = (spaces.proposal, quotes.proposal, keys.proposal, names.proposal)


class Mended(NamedTuple):
    """A plan put right as far as is safe: its text, the fixes made, and those that did not stand the proof."""

    text: str
    made: tuple[Fix, ...]
    refused: tuple[Fix, ...]


def fixes(source: Source, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """The fixes that are safe for some findings of a plan, in the order of the file."""
    return _sifted(source, findings)[0]


def mend(source: Source, findings_of: Callable[[Source], Iterable[Finding]]) -> Mended:
    """Fix a plan, read it again, and go on until nothing more can be put right."""
    made: list[Fix] = []
    refused: tuple[Fix, ...] = ()
    text = source.text
    for _ in range(_ROUNDS):
        round_made, refused = _sifted(source, findings_of(source))
        if not round_made:
            break
        made += round_made
        text = fixed(text, round_made)
        source = load((source.byte_order_mark + text).encode(), source.path)
    return Mended(text, tuple(made), refused)


def _sifted(source: Source, findings: Iterable[Finding]) -> tuple[tuple[Fix, ...], tuple[Fix, ...]]:
    """The fixes that are proved, and those that are not."""
    if any(each.code == "AP102" for each in source.findings):
        return (), ()  # bytes that are not UTF-8 could not be written back as they were
    written = Written(source.text)
    proposals = list(_apart(_proposals(written, source, findings)))
    made = proved(written, proposals) if proposals else ()
    starts = {each.start for each in made}
    return made, tuple(each.choices[0] for each in proposals if each.start not in starts)


def _proposals(written: Written, source: Source, findings: Iterable[Finding]) -> list[Proposal]:
    found = [kind(written, source.plan, each) for each in findings if each.position for kind in _KINDS]
    return sorted((each for each in found if each), key=lambda each: (each.start, each.end))


def _apart(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals in order without those that overlap one before them: a later round sees to them, if need be."""
    end = 0
    for each in proposals:
        if each.start >= end:
            yield each
            end = each.end
