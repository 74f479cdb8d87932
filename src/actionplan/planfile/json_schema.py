"""The shape of the file as a JSON Schema (draft 2020-12), for editors: what they complete, underline and show on hover.

Every scalar is text to `actionplan`, but not to an editor, whose YAML makes a number of `action: 1` and nothing of an
empty `date:`. So a scalar may be any of them here; only a key that must say something may not be left empty.

What the structure of a plan wants is asked here as the checks ask it (AP2xx), in so far as it can be seen in one place:
that refs are unlike, in order and under their action cannot be said, nor that 2018 follows 2017, nor which checks there
are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from actionplan.dates.vocabulary import MONTH_NAMES, NUMBER_WORDS
from actionplan.planfile.schema import FILE, Field, FieldForm, MappingSchema, TextKind
from actionplan.planfile.settings import DURATION_UNITS

JsonSchema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCALAR_TYPES: list[str] = ["string", "number", "boolean", "null"]
TITLE = "A corporate action plan"
DESCRIPTION = "The file that actionplan reads: a council's plan in its own words, with what has happened to it."


def build_json_schema() -> JsonSchema:
    """The schema of a whole file; each mapping in it has a name under `$defs`."""
    named: dict[str, MappingSchema] = {}
    _collect_schemas(FILE, named)
    parts = {name: _build_mapping(shape) for name, shape in named.items() if shape is not FILE}
    return {"$schema": DRAFT, "title": TITLE, "description": DESCRIPTION, **_build_mapping(FILE), "$defs": parts}


def _collect_schemas(schema: MappingSchema, schemas: dict[str, MappingSchema]) -> None:
    """A shape and all shapes below it, by name, in the order of the file."""
    if schemas.setdefault(_format_name(schema), schema) is not schema:
        raise ValueError(f"two shapes are called {schema.name}")
    for key in schema.fields.values():
        if key.schema:
            _collect_schemas(key.schema, schemas)


def _format_name(schema: MappingSchema) -> str:
    """`target` for "a target", `list-of-seasons` for "the list of seasons"."""
    return "-".join(schema.name.replace("'s", "").split()[1:])


def _build_mapping(schema: MappingSchema) -> JsonSchema:
    if schema.free_example:
        return {"type": ["object", "null"], "additionalProperties": {"type": SCALAR_TYPES}}
    return {
        "type": "object",
        "properties": {key.name: _build_property(key) for key in schema.fields.values()},
        "required": [key.name for key in schema.fields.values() if key.is_required or key.is_recommended],
        "additionalProperties": False,
        **_require_one_of(schema.one_of),
    }


def _require_one_of(keys: Iterable[str]) -> JsonSchema:
    """That one of some keys is there, and says something."""
    each = [{"required": [key], "properties": {key: _build_non_empty()}} for key in keys]
    return {"anyOf": each} if each else {}


def _build_property(field: Field) -> JsonSchema:
    examples = {"examples": [field.example]} if field.example else {}
    return {"description": field.description, **examples, **_FORM_BUILDERS[field.form](field)}


def _build_text(field: Field) -> JsonSchema:
    needed = (field.is_required and not field.is_blank_allowed) or field.is_recommended
    if field.choices:
        return _build_choice(field.choices, is_required=needed)
    if field.kind:
        types, asked = TEXT_KIND_SCHEMAS[field.kind]
        return {"type": [*types, *([] if needed else ["null"])], **asked}
    return _build_non_empty() if needed else {"type": SCALAR_TYPES}


def _build_choice(words: Iterable[str], *, is_required: bool) -> JsonSchema:
    """One of some words: as they are taught, which editors complete, or in other letters and with more spaces."""
    patterns = (
        r"\s+".join("".join(f"[{sign.upper()}{sign}]" for sign in part) for part in word.split()) for word in words
    )
    spelt = f"^\\s*(?:{'|'.join(patterns)}){'' if is_required else '?'}\\s*$"
    types = ["string"] if is_required else ["string", "null"]
    return {"type": types, "anyOf": [{"enum": [*words]}, {"pattern": spelt}]}


def _build_list(field: Field) -> JsonSchema:
    items = _build_item(field.schema)
    if field.is_recommended:
        return {"type": "array", "minItems": 1, "items": items, **_require_distinguishing_key(field)}
    if field.is_single_allowed:
        return {"anyOf": [items, {"type": ["array", "null"], "items": items}]}
    return {"type": ["array", "null"], "items": items}


def _require_distinguishing_key(field: Field) -> JsonSchema:
    """That of several items each has the key that tells them apart."""
    if not field.distinguishing_key:
        return {}
    each = {"required": [field.distinguishing_key], "properties": {field.distinguishing_key: _build_non_empty()}}
    return {"if": {"minItems": 2}, "then": {"items": each}}


def _build_single(field: Field) -> JsonSchema:
    mapping = _build_item(field.schema)
    return mapping if field.is_required else {"anyOf": [mapping, {"type": "null"}]}


def _build_item(schema: MappingSchema | None) -> JsonSchema:
    """An item of a list: text, or a mapping, which text may stand for where the shape is terse."""
    if schema is None:
        return {"type": SCALAR_TYPES}
    mapping = {"$ref": f"#/$defs/{_format_name(schema)}"}
    return {"anyOf": [_build_non_empty(), mapping]} if schema.is_text_allowed else mapping


def _build_non_empty() -> JsonSchema:
    """A scalar that is not empty."""
    return {"type": SCALAR_TYPES[:-1], "minLength": 1}


def _build_any_pattern(words: Iterable[str]) -> str:
    """The pattern of one of some words, with a capital or without."""
    return f"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in words)})"


def _build_whole_pattern(pattern: str) -> JsonSchema:
    """That a text is of a pattern from end to end, with any dash for ~, or empty."""
    return {"pattern": rf"^\s*(?:{pattern})?\s*$".replace("~", "[-‐-―−]")}


_MONTH = _build_any_pattern([*(f"{name[:3].lower()}(?:{name[3:]})?" for name in MONTH_NAMES), "sept"])
_YEAR = r"\d{4}(?:\s*(?:/|~)\s*(?:\d{4}|\d{1,2}))?"
_DAY = r"(?:0?[1-9]|1\d|2[0-8])(?:st|nd|rd|th)?"
_NUMBER = rf"(?:\d{{1,3}}|{_build_any_pattern(['an?', *NUMBER_WORDS])})"
TEXT_KIND_SCHEMAS: dict[TextKind, tuple[list[str], JsonSchema]] = {
    "period": (
        ["string", "integer"],
        {
            "minLength": 1,
            "minimum": 1901,
            "maximum": 2090,
            **_build_whole_pattern(rf"{_YEAR}(?:\s*(?:[Tt]o|~)\s*{_YEAR})?"),
        },
    ),
    "day of the year": (["string"], _build_whole_pattern(rf"{_DAY}\s+{_MONTH}")),
    "months": (["string"], _build_whole_pattern(rf"{_MONTH}(?:(?:\s+to\s+|\s*~\s*){_MONTH})?")),
    "duration": (["string"], _build_whole_pattern(rf"{_NUMBER}\s+{_build_any_pattern(DURATION_UNITS)}s?")),
    "yes or no": (["string", "boolean"], _build_whole_pattern(_build_any_pattern(("true", "false", "yes", "no")))),
    "letter": (["string", "integer", "boolean"], {"pattern": r"^(?!\s*\d+\.\d)"}),
}
"""The types that an editor may make of a text of some kind, and what is asked of it."""

_FORM_BUILDERS: dict[FieldForm, Callable[[Field], JsonSchema]] = {
    "text": _build_text,
    "list": _build_list,
    "mapping": _build_single,
}
