"""Unknown keys that are plainly a slip for one known key."""

from __future__ import annotations

from actionplan.findings import Finding
from actionplan.model import Plan
from actionplan.source.fixes.edit import Fix, Proposal
from actionplan.source.fixes.slips import folded, is_slip
from actionplan.source.shape import FORMS, Key, shape_at
from actionplan.source.written import Written

_SHORTEST = 4


def proposal(written: Written, _plan: Plan | None, finding: Finding) -> Proposal | None:
    """The one key that was meant and whose value can be what stands there."""
    at = written.offset(finding)
    entry = written.entry(at)
    if finding.code != "AP201" or entry is None:
        return None
    wrong, around = str(finding.route[-1]), written.value(finding.route[:-1])
    start, end = written.span(entry)
    if written.text[start:end] != wrong or not isinstance(around, dict) or wrong not in around:
        return None
    meant = [
        key
        for key in shape_at(finding.route[:-1]).keys.values()
        if key.name not in around and is_slip(folded(wrong), folded(key.name), _SHORTEST)
    ]
    if len(meant) != 1 or not _holds(meant[0], around[wrong]):
        return None
    name = meant[0].name
    return Proposal((Fix(start, end, name, finding.code, f'key "{wrong}" made "{name}"'),), name)


def _holds(key: Key, value: object) -> bool:
    return type(value) is FORMS[key.form] or key.loose
