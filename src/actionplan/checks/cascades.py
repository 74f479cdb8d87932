"""One fault is told once: what a check finds only because a part of the file could not be read is left out.

It is found again once the file is mended, if it is true then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actionplan.findings import Finding
from actionplan.planfile.coerce import SEVERAL_ITEMS_HINT

_UNKNOWN_KEY_CODES = frozenset({"AP105", "AP115", "AP201"})
"""A key was not known, and what stands under it is not in the plan."""

_ALTERED_VALUE_CODES = frozenset({"AP203", "AP205"})
"""What stands there is not all in the plan, or not as it was meant."""

_CAUSE_CODES = _UNKNOWN_KEY_CODES | _ALTERED_VALUE_CODES | {"AP202"}

_ABSENT_CODES = frozenset({"AP207", "AP208", "AP209", "AP401", "AP507"})
"""Something is missing, which may stand under a key that is unknown."""

_SIBLING_CODES = frozenset({"AP306", "AP310"})
"""The same, told at what it should stand beside."""

_PROGRESS_CODES = frozenset(
    {
        *("AP503", "AP504", "AP506", "AP509", "AP510", "AP511", "AP512"),
        *("AP601", "AP603", "AP605", "AP606", "AP608", "AP611", "AP612"),
    }
)
"""What a target's events, and the decisions that it asks for, say together."""

_NAME_CODES = {
    "AP307": ("", "events"),
    "AP403": ("", "officers"),
    "AP404": ("", "bodies", "parties"),
    "AP407": ("", "bodies", "parties", "themes"),
    "AP601": ("", "parties"),
    "AP602": ("", "parties", "themes"),
    "AP603": ("", "bodies", "parties"),
    "AP604": ("parties",),
    "AP607": ("", "stages"),
}
"""A name is nowhere, and where it might be, something could not be read; "" is the file itself."""

_LOST_VALUE_CODES = frozenset({"AP106", "AP108", "AP113", "AP115"})
"""Not all of a value is in the plan, or more than was meant."""

_VALUE_CODES = frozenset({"AP207", "AP209", "AP301", "AP307", "AP401", "AP403", "AP404", "AP601", "AP603", "AP607"})
"""What is said of a value that is not as it was meant."""

_TARGET_ROUTE_LENGTH = len(("themes", 0, "actions", 0, "outputs", 0, "targets", 0))
"""So long is the route to a target."""


def drop_cascades(findings: Iterable[Finding], source_findings: Sequence[Finding]) -> Iterator[Finding]:
    """What the checks find in a plan, but for what follows from what was found in reading it."""
    causes = [each for each in source_findings if (each.route and each.code in _CAUSE_CODES) or each.code == "AP110"]
    return _iter_independent(findings, causes) if causes else iter(findings)


def drop_value_cascades(findings: list[Finding], source_findings: Sequence[Finding]) -> list[Finding]:
    """What was found, each at its place, but for what is said of a value of which a part is lost in that line.

    An error is left out beside another error only.
    """
    causes = [each for each in source_findings if each.code in _LOST_VALUE_CODES]
    if not causes:
        return findings
    cut = {_get_line(each) for each in causes}
    broken = {_get_line(each) for each in causes if each.severity == "error"}
    return [
        each
        for each in findings
        if each.code not in _VALUE_CODES or _get_line(each) not in (broken if each.severity == "error" else cut)
    ]


def _iter_independent(findings: Iterable[Finding], causes: list[Finding]) -> Iterator[Finding]:
    targets = {each.route[:_TARGET_ROUTE_LENGTH] for each in causes if len(each.route) >= _TARGET_ROUTE_LENGTH}
    garbled = {each.route for each in causes if each.code == "AP205"}
    several = {each.route for each in causes if each.hint == SEVERAL_ITEMS_HINT}
    around = {each.route[:-1] for each in causes if each.code in _UNKNOWN_KEY_CODES}
    lists = {each.route[0] if len(each.route) > 1 else "" for each in causes if each.code != "AP202"}
    is_cut_short = any(each.code == "AP110" for each in causes)
    for each in findings:
        code, route = each.code, each.route
        follows = (
            route in garbled
            or (code == "AP501" and route[:-1] in garbled)
            or (code in ("AP403", "AP404") and route[:-1] in several)
            or (code == "AP208" and is_cut_short and route == ("themes",))
            or (code in _ABSENT_CODES and (route[:-1] if each.on_key else route) in around)
            or (code in _SIBLING_CODES and route[:-1] in around)
            or (code in _PROGRESS_CODES and route[:_TARGET_ROUTE_LENGTH] in targets)
            or (code in _NAME_CODES and not lists.isdisjoint(_NAME_CODES[code]))
        )
        if not follows:
            yield each


def _get_line(finding: Finding) -> int:
    return finding.position.line if finding.position else 0
