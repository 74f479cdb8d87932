"""A tree made to fit the shape of the file: every fault told, and as much as possible kept.

What comes out of `mapping`, `items` and `texts` has the form that the shape says, so that whoever builds with it need
not look again. Where a node fits already it is given back as it is, at once: nearly all of them do.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from actionplan.findings import CappedFindings, Finding
from actionplan.model.plan import Route
from actionplan.planfile.schema import Field, MappingSchema, collect_key_names
from actionplan.planfile.text_checks.invisible import RETYPE_HINT, describe_odd_space, find_odd_space
from actionplan.planfile.tree import Node

_MAX_UNKNOWN_KEYS = 100
"""So many unknown keys of a mapping are asked whether one that is missing is meant."""

_SEPARATOR = re.compile(r"[,;/&]|\band\b")
_KEYS_HINT_START = "its keys are "
_SPACE_AFTER_DASH_HINT = "put a space after its dash"

_ONE_ITEM_HINT = "start it with a dash, on a line of its own"
SEVERAL_ITEMS_HINT = f"{_ONE_ITEM_HINT}; if it is several, each of them"
"""What to do about one text that may be all of a list."""

FieldValues = dict[str, Any]
"""A mapping whose values have the forms of its shape; what the file leaves out, or leaves empty, may be missing."""


def coerce_mapping(node: Node, schema: MappingSchema, route: Route, findings: list[Finding]) -> FieldValues:
    """A node as a mapping of a shape: its values of the right forms, and nothing under an unknown key."""
    if type(node) is not dict:
        return _recover_mapping(node, schema, route, findings)
    given: FieldValues = node
    forms = schema.types
    for key, value in given.items():
        if forms.get(key) is not type(value):
            given = _coerce_values(given, schema, route, findings)
            break
    for key in schema.required_keys:
        if not given.get(key):
            _report_missing_key(node, schema, key, route, findings)
    if schema.one_of and not any(given.get(key) for key in schema.one_of):
        _report_missing_key(
            node, schema, next((key for key in schema.one_of if key in node), schema.one_of[0]), route, findings
        )
    return given


def coerce_texts(nodes: list[Node], route: Route, findings: list[Finding]) -> tuple[str, ...]:
    """The items of a list of texts, each at its own place."""
    for node in nodes:
        if type(node) is not str:
            return tuple(_coerce_to_text(item, (*route, n), findings) for n, item in enumerate(nodes))
    return tuple(nodes)  # type: ignore[arg-type]


def _recover_mapping(node: Node, schema: MappingSchema, route: Route, findings: list[Finding]) -> FieldValues:
    """What can be made out of text or a list that stands where a mapping should."""
    meant = f"stands here where the keys of {schema.name} were meant"
    if schema.free_example:
        seen = "a list" if isinstance(node, list) else f'"{_shorten(str(node))}"'
        findings.append(Finding("AP205", "error", f"{seen} {meant}", route, _suggest_for_text(schema)))
        return {}
    if isinstance(node, list):
        told: list[Finding] = []
        made = coerce_mapping(node[0], schema, route, told) if node else {}
        if not any(each.code == "AP205" and each.route == route for each in told):
            findings.append(Finding("AP203", "error", f"a list {meant}", route, _suggest_for_list(node)))
        findings += told
        return made
    text = str(node)
    bare = _choose_default_key(text, schema)
    if not text or not schema.is_text_allowed:
        seen = f'"{_shorten(text)}"' if text else "nothing"
        hint = f'start with "{bare}: "' if bare else _suggest_for_text(schema)
        findings.append(Finding("AP205", "error", f"{seen} {meant}", route, hint))
    return {bare: node} if bare else {}


def _choose_default_key(text: str, schema: MappingSchema) -> str:
    """The key that a text is for where it stands in place of a mapping: a date is no word from a list of choices."""
    key = schema.fields.get(schema.default_key)
    if key and key.choices and "on" in schema.fields and any(map(str.isdigit, text)):
        return "on"
    return schema.default_key


def _coerce_values(given: dict[str, Node], schema: MappingSchema, route: Route, findings: list[Finding]) -> FieldValues:
    """The values of a mapping, one by one brought into form, and what has no known key told and left out."""
    if schema.free_example:
        return {key: _coerce_to_text(value, (*route, key), findings) for key, value in given.items()}
    fitted = {}
    for name, value in given.items():
        key = schema.fields.get(name)
        if key is None:
            _report_unknown_key(name, given, schema, (*route, name), findings)
        elif type(value) is schema.types[name]:
            fitted[name] = value
        elif value != "":
            fitted[name] = _coerce_value(value, key, (*route, name), findings)
    return fitted


def _coerce_value(value: Node, field: Field, route: Route, findings: list[Finding]) -> Any:
    if field.form == "text":
        return _coerce_to_text(value, route, findings)
    if field.form == "list":
        return _coerce_to_list(value, field, route, findings)
    return value


def _coerce_to_list(value: Node, field: Field, route: Route, findings: list[Finding]) -> list[Node]:
    if field.schema and not field.schema.is_text_allowed and isinstance(value, str):
        return [value]  # that keys were meant is told of the item
    if not field.is_single_allowed:
        message = f'one thing stands here, and "{field.name}" is a list'
        findings.append(Finding("AP203", "warning", message, route, _suggest_list_item(value)))
    return [value]


def _suggest_list_item(value: Node) -> str:
    """What to do about one thing where a list was meant."""
    text = value if isinstance(value, str) else ""
    if text.startswith("-"):
        return _SPACE_AFTER_DASH_HINT
    return SEVERAL_ITEMS_HINT if _SEPARATOR.search(text) else _ONE_ITEM_HINT


def _coerce_to_text(value: Node, route: Route, findings: list[Finding]) -> str:
    """What can be made out where text was meant."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        findings.append(
            Finding("AP203", "error", "a list stands here where one thing was meant", route, _suggest_for_list(value))
        )
        return _coerce_to_text(value[0], route, []) if value else ""
    if len(value) == 1 and isinstance(name := value.get("name"), str):
        hint = f'write "{f"{route[-1]}:" if isinstance(route[-1], str) else "-"} {_shorten(name)}"'
        findings.append(Finding("AP205", "error", 'a "name:" stands here where the name itself was meant', route, hint))
        return name
    words = "; ".join(f"{key}: {_coerce_to_text(item, route, [])}" for key, item in value.items())
    findings.append(Finding("AP205", "error", '": " made keys of this text', route, "put the whole of it in quotes"))
    return words


def _suggest_for_list(items: list[Node]) -> str:
    """What to do about a list where one thing was meant."""
    return "only its first item is read" if len(items) > 1 else "leave out its dash or brackets"


def _suggest_for_text(schema: MappingSchema) -> str:
    """What to do about text where a mapping was meant."""
    if schema.free_example:
        return f'write each on a line of its own, like "{schema.free_example}"'
    return f'start with "{schema.default_key}: "' if schema.default_key else f"its keys are {', '.join(schema.fields)}"


def _report_unknown_key(
    name: str, given: dict[str, Node], schema: MappingSchema, route: Route, findings: list[Finding]
) -> None:
    odd = None if name.isascii() else find_odd_space(name)
    if odd:
        findings.append(
            Finding("AP105", "error", describe_odd_space(name[odd[0]]), route, RETYPE_HINT, odd, on_key=True)
        )
    elif not (
        isinstance(findings, CappedFindings) and findings.is_full("AP201")
    ):  # looking for the nearest key takes its time
        message, hint = f'{schema.name} has no key "{_shorten(name)}"', _suggest_key(name, given, schema)
        findings.append(Finding("AP201", "error", message, route, hint, on_key=True))


def _suggest_key(name: str, given: dict[str, Node], schema: MappingSchema) -> str:
    """What to do about a key that a shape does not have."""
    if name[:1] == "-" and name[1:] in collect_key_names():
        return _SPACE_AFTER_DASH_HINT
    likely = _find_nearest_key(name, _list_absent_keys(given, schema))
    if name == f"{likely}:":
        return "take one of its two colons away"
    return _format_suggestion(likely) if likely else f"{_KEYS_HINT_START}{', '.join(schema.fields)}"


def is_misspelt_key(finding: Finding) -> bool:
    """Whether a key of the file itself is told of that may be a slip for one of its own, and not another file's."""
    is_key = finding.code in ("AP105", "AP201") and len(finding.route) == 1
    return is_key and not finding.hint.startswith(_KEYS_HINT_START)


def has_suggestion(name: str, route: Route, findings: list[Finding]) -> bool:
    """Whether a key of the mapping at a route was told of that is a slip for this one."""
    hint = _format_suggestion(name)
    return any(each.code == "AP201" and each.hint == hint and each.route[:-1] == route for each in findings)


def _format_suggestion(name: str) -> str:
    return f'did you mean "{name}"?'


def _list_absent_keys(given: dict[str, Node], schema: MappingSchema) -> list[str]:
    """The keys of a shape that a mapping does not have."""
    return [key for key in schema.fields if key not in given]


def _find_nearest_key(word: str, words: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt key pays for it

    return next(iter(get_close_matches(word.casefold().replace("-", "_"), words, 1)), "")


def _report_missing_key(
    node: dict[str, Node], schema: MappingSchema, name: str, route: Route, findings: list[Finding]
) -> None:
    """That a key is missing, unless another was told that is a slip for it; or that nothing is said under it."""
    key = schema.fields[name]
    if name not in node:
        odd = list(islice((each for each in node if each not in schema.fields), _MAX_UNKNOWN_KEYS))
        left = _list_absent_keys(node, schema) if odd else []
        is_renamed = bool(odd) and name == next(iter(schema.fields)) and odd[0] == next(iter(node))
        if not is_renamed and not any(_find_nearest_key(each, left) == name for each in odd):
            findings.append(Finding("AP202", "error", f'{schema.name} has no "{name}"', route))
    elif key.schema:
        message, hint = f'there is nothing under "{name}"', _suggest_for_text(key.schema)
        findings.append(Finding("AP202", "error", message, (*route, name), hint, on_key=True))
    elif not key.is_blank_allowed:
        findings.append(Finding("AP202", "error", f'"{name}" is empty', (*route, name), on_key=True))


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
