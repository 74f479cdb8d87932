"""Unknown keys that are plainly a slip for one known key."""

from __future__ import annotations

from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile.fixing.entries import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal
from actionplan.planfile.schema import FORM_TYPES, Field, find_schema
from actionplan.text.fuzzy import is_typo, normalise_name

_MIN_KEY_LENGTH = 4


def propose_known_key(index: EntryIndex, _plan: Plan | None, finding: Finding) -> FixProposal | None:
    """The one key that was meant and whose value can be what stands there."""
    at = index.find_offset(finding)
    entry = index.find_entry(at)
    if finding.code != "AP201" or entry is None:
        return None
    wrong, around = str(finding.route[-1]), index.find_value(finding.route[:-1])
    start, end = index.get_span(entry)
    if index.text[start:end] != wrong or not isinstance(around, dict) or wrong not in around:
        return None
    meant = [
        key
        for key in find_schema(finding.route[:-1]).fields.values()
        if key.name not in around and is_typo(normalise_name(wrong), normalise_name(key.name), _MIN_KEY_LENGTH)
    ]
    if len(meant) != 1 or not _is_value_allowed(meant[0], around[wrong]):
        return None
    name = meant[0].name
    return FixProposal((Fix(start, end, name, finding.code, f'key "{wrong}" made "{name}"'),), name)


def _is_value_allowed(field: Field, value: object) -> bool:
    return type(value) is FORM_TYPES[field.form] or field.is_single_allowed
