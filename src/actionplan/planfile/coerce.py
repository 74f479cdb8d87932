"""Coerce a tree to the format of the file: report every fault, and keep as much as possible.

The values that come out have the forms that the schema says, so the builder need not look again. A node that fits, as
nearly all do, is returned as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from typing import Any

from actionplan.findings import CappedFindings, Finding
from actionplan.model.plan import Route
from actionplan.planfile.limits import find_max_items
from actionplan.planfile.schema import collect_key_names
from actionplan.planfile.schema_field import PRIVATE_KEY_START, Field, MappingSchema
from actionplan.planfile.text_checks.invisible_characters import RETYPE_HINT, describe_odd_space, find_odd_space
from actionplan.planfile.tree import Node
from actionplan.text.english import shorten
from actionplan.text.fuzzy import find_nearest, find_slip

_MAX_UNKNOWN_KEYS = 100
"""How many unknown keys of a mapping are compared with one that is missing."""

_KEYS_OF_EVENTS = frozenset(
    "started completed suspended deleted revised proposed decided planned happened expected to_note".split()
)
"""Keys with letters in common that mean other things: "deleted" is near "delivered", and "proposed" near "approved"."""

_SEPARATOR = r"[,;/&]|\band\b"
_KEYS_HINT_START = "its keys are "
_SPACE_AFTER_DASH_HINT = "put a space after its dash"
_ONE_ITEM_HINT = "start it with a dash, on a line of its own"

FieldValues = dict[str, Any]
"""A mapping whose values have the forms of its schema. A key that the file leaves out or empty may be missing."""


def coerce_mapping(node: Node, schema: MappingSchema, route: Route, findings: list[Finding]) -> FieldValues:
    """Coerce a node to a mapping of a schema: values of the right forms, and no unknown keys."""
    if type(node) is not dict:
        return _recover_mapping(node, schema, route, findings)
    values: FieldValues = node
    types = schema.types
    for key, value in node.items():
        if types.get(key) is not type(value):
            values = _coerce_values(node, schema, route, findings)
            break
    for key in schema.required_keys:
        if not values.get(key):
            _report_missing_key(node, schema.fields[key], schema, route, findings)
    if schema.one_of and not any(values.get(key) for key in schema.one_of):
        key = next((key for key in schema.one_of if key in node), schema.one_of[0])
        _report_missing_key(node, schema.fields[key], schema, route, findings)
    return values


def coerce_texts(nodes: list[Node], route: Route, findings: list[Finding]) -> tuple[str, ...]:
    """Coerce the items of a list to texts."""
    for node in nodes:
        if type(node) is not str:
            return tuple(_coerce_to_text(item, (*route, n), findings) for n, item in enumerate(nodes))
    return tuple(nodes)  # type: ignore[arg-type]


def coerce_prose(node: Node, schema: MappingSchema, route: Route, findings: list[Finding]) -> str | None:
    """Coerce to text what is not a mapping of a schema: YAML reads a sentence with a colon as one of another kind.

    Return `None` if it has a key of the schema, or one that may be meant for it.
    """
    if type(node) is str:
        return node
    if isinstance(node, dict):
        keys = [*schema.fields]
        if not node or any(name in keys or _find_nearest_key(name, keys) for name in islice(node, len(keys))):
            return None
    return _coerce_to_text(node, route, findings)


def limit_items(nodes: list[Node], field: Field, route: Route, findings: list[Finding]) -> list[Node]:
    """Return the items of a list that are read, and report the list if it has more."""
    return nodes[: _count_items_to_read(nodes, field.name, route, findings)]


def _count_items_to_read(nodes: Collection[Node], name: str, route: Route, findings: list[Finding]) -> int:
    """Return how many items are read of what stands under a key, and report it if it has more."""
    limit = find_max_items(name)
    if limit is None or len(nodes) <= limit:
        return len(nodes)
    message = f'"{name}" has {len(nodes):,} items, and only the first {limit:,} are read'
    hint = "was something else pasted into it?"
    findings.append(Finding("AP215", "error", message, route=route, hint=hint, on_key=True))
    return limit


def is_misspelt_key(finding: Finding) -> bool:
    """Return True if a finding is about a key at the top of the file that may be a typo for one of a plan's own."""
    is_key = finding.code in ("AP105", "AP201") and len(finding.route) == 1
    return is_key and not finding.hint.startswith(_KEYS_HINT_START)


def has_suggestion(name: str, route: Route, findings: list[Finding]) -> bool:
    """Return True if a finding suggests this key for an unknown one of the mapping at a route."""
    hint = _format_suggestion(name)
    return any(finding.code == "AP201" and finding.hint == hint and finding.route[:-1] == route for finding in findings)


def _recover_mapping(node: Node, schema: MappingSchema, route: Route, findings: list[Finding]) -> FieldValues:
    """Recover what text or a list in place of a mapping can mean."""
    if schema.free_example:
        what = "a list" if isinstance(node, list) else f'"{_shorten(str(node))}"'
        findings.append(_report_wrong_form(what, schema, route, _suggest_for_text(schema)))
        return {}
    if isinstance(node, list):
        inner: list[Finding] = []
        values = coerce_mapping(node[0], schema, route, inner) if node else {}
        if not any(finding.code == "AP205" and finding.route == route for finding in inner):
            message, hint = _describe_wrong_form("a list", schema), _suggest_for_list(node)
            findings.append(Finding("AP203", "error", message, route=route, hint=hint))
        findings += inner
        return values
    text = str(node)
    key = _choose_default_key(text, schema)
    if not text or not schema.is_text_allowed:
        what = f'"{_shorten(text)}"' if text else "nothing"
        hint = f'start with "{key}: "' if key else _suggest_for_text(schema)
        findings.append(_report_wrong_form(what, schema, route, hint))
    return {key: node} if key else {}


def _report_wrong_form(what: str, schema: MappingSchema, route: Route, hint: str) -> Finding:
    message = _describe_wrong_form(what, schema)
    return Finding("AP205", "error", message, route=route, hint=hint, is_unclear=True)


def _describe_wrong_form(what: str, schema: MappingSchema) -> str:
    return f"{what} is here instead of the keys of {schema.name}"


def _choose_default_key(text: str, schema: MappingSchema) -> str:
    """Choose the key for text in place of a mapping: a text with digits is a date, not one of a key's choices."""
    field = schema.fields.get(schema.default_key)
    if field and field.choices and "on" in schema.fields and any(map(str.isdigit, text)):
        return "on"
    return schema.default_key


def _coerce_values(
    mapping: dict[str, Node], schema: MappingSchema, route: Route, findings: list[Finding]
) -> FieldValues:
    """Coerce the values of a mapping one by one, and report and leave out the unknown keys."""
    if schema.free_example:
        read = _count_items_to_read(mapping, str(route[-1]), route, findings)
        return {
            key: _coerce_to_text(value, (*route, key), findings)
            for key, value in islice(mapping.items(), read)
            if not key.startswith(PRIVATE_KEY_START)
        }
    values = {}
    for name, value in mapping.items():
        field = schema.fields.get(name)
        if name.startswith(PRIVATE_KEY_START):
            continue
        if field is None:
            _report_unknown_key(name, mapping, schema, (*route, name), findings)
        elif type(value) is schema.types[name]:
            values[name] = value
        elif value != "":
            values[name] = _coerce_value(value, field, (*route, name), findings)
    return values


def _coerce_value(value: Node, field: Field, route: Route, findings: list[Finding]) -> Any:
    if field.form == "text":
        return _coerce_to_text(value, route, findings)
    if field.form == "list":
        return _coerce_to_list(value, field, route, findings)
    return value


def _coerce_to_list(value: Node, field: Field, route: Route, findings: list[Finding]) -> list[Node]:
    if field.schema and not field.schema.is_text_allowed and isinstance(value, str):
        return [value]  # the item itself is reported: it should have keys
    if not field.is_single_allowed:
        is_several = isinstance(value, str) and not value.startswith("-") and bool(re.search(_SEPARATOR, value))
        findings.append(
            Finding(
                "AP203",
                "warning",
                f'"{field.name}" needs a list, but there is one thing here',
                route=route,
                hint=_suggest_list_item(value, is_several=is_several),
                is_unclear=is_several,
            )
        )
    elif field.schema is None and isinstance(value, dict):
        return [_coerce_to_text(value, route, findings)]
    return [value]


def _suggest_list_item(value: Node, *, is_several: bool) -> str:
    """Return what to write instead of one thing where a list belongs."""
    if isinstance(value, str) and value.startswith("-"):
        return _SPACE_AFTER_DASH_HINT
    return f"{_ONE_ITEM_HINT}; if it is several, each of them" if is_several else _ONE_ITEM_HINT


def _coerce_to_text(value: Node, route: Route, findings: list[Finding]) -> str:
    """Coerce a value to text: the first item of a list, or the words that YAML read as keys."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        message, hint = "there is a list here, but only one thing can be given", _suggest_for_list(value)
        findings.append(Finding("AP203", "error", message, route=route, hint=hint))
        return _coerce_to_text(value[0], route, []) if value else ""
    if len(value) == 1 and isinstance(name := value.get("name"), str):
        hint = f'write "{f"{route[-1]}:" if isinstance(route[-1], str) else "-"} {_shorten(name)}"'
        message = 'there is a "name:" here, but only the name itself is needed'
        findings.append(Finding("AP205", "error", message, route=route, hint=hint, is_unclear=True))
        return name
    message, hint = 'YAML reads this text as keys because of its ": "', "put the whole text in quotes"
    findings.append(Finding("AP205", "error", message, route=route, hint=hint, is_unclear=True))
    return "; ".join(f"{key}: {_coerce_to_text(item, route, [])}" for key, item in value.items())


def _suggest_for_list(items: list[Node]) -> str:
    """Return what to do about a list in place of one thing."""
    return "only its first item is read" if len(items) > 1 else "leave out its dash or brackets"


def _suggest_for_text(schema: MappingSchema) -> str:
    """Return what to write instead of text in place of a mapping."""
    if schema.free_example:
        return f'write each on a line of its own, like "{schema.free_example}"'
    return f'start with "{schema.default_key}: "' if schema.default_key else _list_keys(schema)


def _report_unknown_key(
    name: str, mapping: dict[str, Node], schema: MappingSchema, route: Route, findings: list[Finding]
) -> None:
    odd_space = None if name.isascii() else find_odd_space(name)
    if odd_space:
        message = describe_odd_space(name[odd_space[0]])
        findings.append(Finding("AP105", "error", message, route=route, hint=RETYPE_HINT, span=odd_space, on_key=True))
    # It takes time to look for the nearest key.
    elif not (isinstance(findings, CappedFindings) and findings.is_full("AP201")):
        message, hint = f'{schema.name} has no key "{_shorten(name)}"', _suggest_key(name, mapping, schema)
        findings.append(Finding("AP201", "error", message, route=route, hint=hint, on_key=True))


def _suggest_key(name: str, mapping: dict[str, Node], schema: MappingSchema) -> str:
    """Return what to write instead of an unknown key."""
    if name[:1] == "-" and name[1:] in collect_key_names():
        return _SPACE_AFTER_DASH_HINT
    if name.casefold().startswith(PRIVATE_KEY_START):
        return f'for a key of your own, write a small x: "{PRIVATE_KEY_START}{name[len(PRIVATE_KEY_START) :]}"'
    nearest = _find_nearest_key(name, _list_absent_keys(mapping, schema))
    if name == f"{nearest}:":
        return "remove one of the two colons"
    return _format_suggestion(nearest) if nearest else _list_keys(schema)


def _list_keys(schema: MappingSchema) -> str:
    return f"{_KEYS_HINT_START}{', '.join(schema.fields)}"


def _format_suggestion(name: str) -> str:
    return f'did you mean "{name}"?'


def _find_nearest_key(name: str, keys: list[str]) -> str:
    """Return the key that a name is most like. One of `_KEYS_OF_EVENTS` must be cut short, or have one typo."""
    name = name.replace("-", "_")
    nearest = find_nearest(name, keys)
    if nearest in _KEYS_OF_EVENTS and not nearest.startswith(name) and not find_slip(name, {nearest: nearest}):
        return ""
    return nearest


def _list_absent_keys(mapping: dict[str, Node], schema: MappingSchema) -> list[str]:
    """List the keys of a schema that a mapping does not have."""
    return [key for key in schema.fields if key not in mapping]


def _report_missing_key(
    node: dict[str, Node], field: Field, schema: MappingSchema, route: Route, findings: list[Finding]
) -> None:
    """Report a key that is missing or empty. A key that is likely misspelt is reported for that already."""
    name = field.name
    if name not in node:
        if not _has_misspelling(node, field, schema):
            findings.append(Finding("AP202", "error", f'{schema.name} has no "{name}"', route=route))
    elif field.schema:
        message, hint = f'there is nothing under "{name}"', _suggest_for_text(field.schema)
        findings.append(Finding("AP202", "error", message, route=(*route, name), hint=hint, on_key=True))
    elif not field.is_blank_allowed:
        findings.append(Finding("AP202", "error", f'"{name}" is empty', route=(*route, name), on_key=True))


def _has_misspelling(node: dict[str, Node], field: Field, schema: MappingSchema) -> bool:
    """Return True if an unknown key is likely meant for a missing one: spelt like it, or first as it should be."""
    others = (key for key in node if key not in schema.fields and not key.startswith(PRIVATE_KEY_START))
    unknown = list(islice(others, _MAX_UNKNOWN_KEYS))
    if not unknown:
        return False
    if field.name == next(iter(schema.fields)) and unknown[0] == next(iter(node)):
        return True
    absent = _list_absent_keys(node, schema)
    return any(_find_nearest_key(key, absent) == field.name for key in unknown)


def _shorten(text: str) -> str:
    return shorten(" ".join(text.split()), 60)
