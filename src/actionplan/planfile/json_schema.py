"""Build the JSON Schema (draft 2020-12) of a plan file, with which editors complete, underline and explain keys.

`actionplan` reads every scalar as text. An editor does not: to its YAML `action: 1` is a number and an empty `date:` is
null. So the schema allows any scalar, and only a key that is needed may not be empty.

The schema asks for what the structure checks (AP2xx) ask for, as far as one place shows it. It cannot say that refs
differ, are in order and are under their action, that 2018 follows 2017, or which checks exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from actionplan.dates.vocabulary import MONTH_NAMES, NUMBER_WORDS
from actionplan.model.duration import DURATION_UNITS
from actionplan.planfile.limits import find_max_items
from actionplan.planfile.schema import FILE
from actionplan.planfile.schema_field import PRIVATE_KEY_START, Field, FieldForm, MappingSchema, TextKind

JsonSchema = dict[str, Any]

_PRIVATE_KEYS: JsonSchema = {f"^{PRIVATE_KEY_START}": {}}

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCALAR_TYPES: list[str] = ["string", "number", "boolean", "null"]
TITLE = "A corporate action plan"
DESCRIPTION = "The file that actionplan reads: a council's plan in its own words, with what has happened to it."


def build_json_schema() -> JsonSchema:
    """Build the schema of a whole file. Each mapping in it has a name under `$defs`."""
    named: dict[str, MappingSchema] = {}
    _collect_schemas(FILE, named)
    parts = {name: _build_mapping(shape) for name, shape in named.items() if shape is not FILE}
    return {"$schema": DRAFT, "title": TITLE, "description": DESCRIPTION, **_build_mapping(FILE), "$defs": parts}


def _collect_schemas(schema: MappingSchema, schemas: dict[str, MappingSchema]) -> None:
    """Collect a mapping and all mappings below it, by name, in the order of the file."""
    if schemas.setdefault(_format_name(schema), schema) is not schema:
        raise ValueError(f"two mappings are called {schema.name}")
    for key in schema.fields.values():
        if key.schema:
            _collect_schemas(key.schema, schemas)


def _format_name(schema: MappingSchema) -> str:
    """Format the name under `$defs`: "a target" becomes `target`, "the list of seasons" becomes `list-of-seasons`."""
    return "-".join(schema.name.replace("'s", "").split()[1:])


def _build_mapping(schema: MappingSchema) -> JsonSchema:
    if schema.free_example:
        limit = find_max_items(schema.name.split()[-1])
        return {
            "type": ["object", "null"],
            "patternProperties": _PRIVATE_KEYS,
            "additionalProperties": {"type": SCALAR_TYPES},
            "maxProperties": limit,
        }
    return {
        "type": "object",
        "properties": {key.name: _build_property(key) for key in schema.fields.values()},
        "required": [key.name for key in schema.fields.values() if key.is_required or key.is_recommended],
        "patternProperties": _PRIVATE_KEYS,
        "additionalProperties": False,
        **_require_one_of(schema.one_of),
    }


def _require_one_of(keys: Iterable[str]) -> JsonSchema:
    """Require one of some keys, with something under it."""
    options = [{"required": [key], "properties": {key: _build_non_empty()}} for key in keys]
    return {"anyOf": options} if options else {}


def _build_property(field: Field) -> JsonSchema:
    examples = {"examples": [field.example]} if field.example else {}
    return {"description": field.description, **examples, **_FORM_BUILDERS[field.form](field)}


def _build_text(field: Field) -> JsonSchema:
    is_required = (field.is_required and not field.is_blank_allowed) or field.is_recommended
    if field.choices:
        return _build_choice(field.choices, field.synonyms, is_required=is_required)
    if field.kind in TEXT_KIND_SCHEMAS:
        types, limits = TEXT_KIND_SCHEMAS[field.kind]
        return {"type": [*types, *([] if is_required else ["null"])], **limits}
    return _build_non_empty() if is_required else {"type": SCALAR_TYPES}


def _build_choice(words: Iterable[str], synonyms: Iterable[str], *, is_required: bool) -> JsonSchema:
    """Build a choice of words. Editors complete them as the manual writes them; any capitals and spaces are allowed.

    The synonyms are allowed too, with a capital or without, but no editor suggests them.
    """
    patterns = [
        *(r"\s+".join("".join(f"[{sign.upper()}{sign}]" for sign in part) for part in word.split()) for word in words),
        *(rf"[{word[0].upper()}{word[0]}]{word[1:]}" for word in synonyms),
    ]
    pattern = f"^\\s*(?:{'|'.join(patterns)}){'' if is_required else '?'}\\s*$"
    types = ["string"] if is_required else ["string", "null"]
    return {"type": types, "anyOf": [{"enum": [*words]}, {"pattern": pattern}]}


def _build_list(field: Field) -> JsonSchema:
    items: JsonSchema = {"items": _build_item(field.schema)}
    if limit := find_max_items(field.name):
        items["maxItems"] = limit
    if field.is_recommended:
        return {"type": "array", "minItems": 1, **items, **_require_distinguishing_key(field)}
    if field.is_single_allowed:
        return {"anyOf": [items["items"], {"type": ["array", "null"], **items}]}
    return {"type": ["array", "null"], **items}


def _require_distinguishing_key(field: Field) -> JsonSchema:
    """Require the key by which items differ, if there are several."""
    if not field.distinguishing_key:
        return {}
    item = {"required": [field.distinguishing_key], "properties": {field.distinguishing_key: _build_non_empty()}}
    return {"if": {"minItems": 2}, "then": {"items": item}}


def _build_single(field: Field) -> JsonSchema:
    mapping = _build_item(field.schema)
    return mapping if field.is_required else {"anyOf": [mapping, {"type": "null"}]}


def _build_item(schema: MappingSchema | None) -> JsonSchema:
    """Build an item of a list: text, a mapping, or either if text may replace the mapping."""
    if schema is None:
        return {"type": SCALAR_TYPES}
    mapping = {"$ref": f"#/$defs/{_format_name(schema)}"}
    return {"anyOf": [_build_non_empty(), mapping]} if schema.is_text_allowed else mapping


def _build_non_empty() -> JsonSchema:
    """Build a scalar that is not empty."""
    return {"type": SCALAR_TYPES[:-1], "minLength": 1}


def _build_any_pattern(words: Iterable[str]) -> str:
    """Build a pattern that matches any of some words, with a capital or without."""
    return f"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in words)})"


def _build_whole_pattern(pattern: str) -> JsonSchema:
    """Build a pattern that matches a whole text or an empty one. In it ~ is any dash."""
    return {"pattern": rf"^\s*(?:{pattern})?\s*$".replace("~", "[-‐-―−]")}


_MONTH = _build_any_pattern([*(f"{name[:3].lower()}(?:{name[3:]})?" for name in MONTH_NAMES), "sept"])
_YEAR = r"\d{4}(?:\s*(?:/|~)\s*(?:\d{4}|\d{1,2}))?"
_SHORT_YEAR = r"\d{2}/\d{2}"
_LONG_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_PERIOD_END = rf"(?:{_LONG_DAY}\s+)?{_MONTH}\s+\d{{4}}"
_PERIOD = "|".join(rf"{end}(?:\s*(?:[Tt]o|~)\s*{end})?" for end in (_YEAR, _SHORT_YEAR)) + (
    rf"|{_PERIOD_END}\s*(?:[Tt]o|~)\s*{_PERIOD_END}"
)
_DAY = r"(?:0?[1-9]|1\d|2[0-8])(?:st|nd|rd|th)?"
_NUMBER = rf"(?:\d{{1,3}}|{_build_any_pattern(['an?', *NUMBER_WORDS])})"
TEXT_KIND_SCHEMAS: dict[TextKind, tuple[list[str], JsonSchema]] = {
    "period": (
        ["string", "integer"],
        {
            "minLength": 1,
            "minimum": 1901,
            "maximum": 2090,
            **_build_whole_pattern(_PERIOD),
        },
    ),
    "day": (["string"], _build_whole_pattern(rf"{_LONG_DAY}\s+{_MONTH}\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}")),
    "day of the year": (["string"], _build_whole_pattern(rf"{_DAY}\s+{_MONTH}")),
    "months": (["string"], _build_whole_pattern(rf"{_MONTH}(?:(?:\s+to\s+|\s*~\s*){_MONTH})?")),
    "duration": (["string"], _build_whole_pattern(rf"{_NUMBER}\s+{_build_any_pattern(DURATION_UNITS)}s?")),
    "yes or no": (["string", "boolean"], _build_whole_pattern(_build_any_pattern(("true", "false", "yes", "no")))),
    "letter": (["string", "integer", "boolean"], {"pattern": r"^(?!\s*\d+\.\d)"}),
}
"""The types that an editor may give a text of some kind, and what the text must look like."""

_FORM_BUILDERS: dict[FieldForm, Callable[[Field], JsonSchema]] = {
    "text": _build_text,
    "list": _build_list,
    "mapping": _build_single,
}
