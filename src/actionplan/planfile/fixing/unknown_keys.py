"""Fix an unknown key that is plainly a misspelling of one known key."""

from __future__ import annotations

from actionplan.findings import Finding
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal
from actionplan.planfile.schema import find_schema
from actionplan.planfile.schema_field import FORM_TYPES, Field
from actionplan.text.fuzzy import is_typo, normalise_name

_MIN_KEY_LENGTH = 4


def propose_known_key(index: EntryIndex, finding: Finding) -> FixProposal | None:
    """Propose the one known key that is near to an unknown one and can have its value."""
    entry = index.find_entry(index.find_offset(finding))
    if finding.code != "AP201" or entry is None:
        return None
    wrong, mapping = str(finding.route[-1]), index.find_value(finding.route[:-1])
    start, end = index.get_span(entry)
    if index.text[start:end] != wrong or not isinstance(mapping, dict) or wrong not in mapping:
        return None
    near = [
        field
        for field in find_schema(finding.route[:-1]).fields.values()
        if field.name not in mapping and is_typo(normalise_name(wrong), normalise_name(field.name), _MIN_KEY_LENGTH)
    ]
    if len(near) != 1 or not _is_value_allowed(near[0], mapping[wrong]):
        return None
    name = near[0].name
    return FixProposal(
        (Fix(start, end, name, code=finding.code, description=f'key "{wrong}" changed to "{name}"'),), name
    )


def _is_value_allowed(field: Field, value: object) -> bool:
    return type(value) is FORM_TYPES[field.form] or field.is_single_allowed
