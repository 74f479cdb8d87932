"""One report for one fault: leave out findings that only follow from another fault.

Each rule says what its faults leave out of the plan, and what its findings may follow from: see `relations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actionplan.checks.relations import Losses
from actionplan.checks.rule import load_rules
from actionplan.findings import Finding


def list_losses(source_findings: Sequence[Finding]) -> Losses:
    """Index what the faults found in reading a file left out of its plan."""
    rules = load_rules()
    return Losses((fault, rules[fault.code].loses) for fault in source_findings if fault.code in rules)


def drop_cascades(findings: Iterable[Finding], losses: Losses) -> Iterator[Finding]:
    """Yield the findings that no loss explains.

    A finding whose line matters is explained only once it has a position.
    """
    return (
        iter(findings) if losses.is_empty else (finding for finding in findings if not _is_explained(finding, losses))
    )


def _is_explained(finding: Finding, losses: Losses) -> bool:
    relations = load_rules()[finding.code].follows
    return finding.route in losses.unclear or any(relation.explains(finding, losses) for relation in relations)
