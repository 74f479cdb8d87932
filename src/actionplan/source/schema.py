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

from actionplan.dates.words import MONTH_NAMES, NUMBERS
from actionplan.source.settings import UNITS
from actionplan.source.shape import FILE, Form, Key, Kind, Shape

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCALAR: list[str] = ["string", "number", "boolean", "null"]
TITLE = "A corporate action plan"
ABOUT = "The file that actionplan reads: a council's plan in its own words, with what has happened to it."


def schema() -> Schema:
    """The schema of a whole file; each mapping in it has a name under `$defs`."""
    named: dict[str, Shape] = {}
    _gather(FILE, named)
    parts = {name: _mapping(shape) for name, shape in named.items() if shape is not FILE}
    return {"$schema": DRAFT, "title": TITLE, "description": ABOUT, **_mapping(FILE), "$defs": parts}


def _gather(shape: Shape, named: dict[str, Shape]) -> None:
    """A shape and all shapes below it, by name, in the order of the file."""
    if named.setdefault(_name(shape), shape) is not shape:
        raise ValueError(f"two shapes are called {shape.name}")
    for key in shape.keys.values():
        if key.shape:
            _gather(key.shape, named)


def _name(shape: Shape) -> str:
    """`target` for "a target", `list-of-seasons` for "the list of seasons"."""
    return "-".join(shape.name.replace("'s", "").split()[1:])


def _mapping(shape: Shape) -> Schema:
    if shape.free:
        return {"type": ["object", "null"], "additionalProperties": {"type": SCALAR}}
    return {
        "type": "object",
        "properties": {key.name: _property(key) for key in shape.keys.values()},
        "required": [key.name for key in shape.keys.values() if key.required or key.wanted],
        "additionalProperties": False,
        **_either(shape.either),
    }


def _either(keys: Iterable[str]) -> Schema:
    """That one of some keys is there, and says something."""
    each = [{"required": [key], "properties": {key: _something()}} for key in keys]
    return {"anyOf": each} if each else {}


def _property(key: Key) -> Schema:
    examples = {"examples": [key.example]} if key.example else {}
    return {"description": key.about, **examples, **_FORMS[key.form](key)}


def _text(key: Key) -> Schema:
    needed = (key.required and not key.blank) or key.wanted
    if key.choices:
        return _choice(key.choices, needed=needed)
    if key.kind:
        types, asked = KINDS[key.kind]
        return {"type": [*types, *([] if needed else ["null"])], **asked}
    return _something() if needed else {"type": SCALAR}


def _choice(words: Iterable[str], *, needed: bool) -> Schema:
    """One of some words: as they are taught, which editors complete, or in other letters and with more spaces."""
    patterns = (
        r"\s+".join("".join(f"[{sign.upper()}{sign}]" for sign in part) for part in word.split()) for word in words
    )
    spelt = f"^\\s*(?:{'|'.join(patterns)}){'' if needed else '?'}\\s*$"
    types = ["string"] if needed else ["string", "null"]
    return {"type": types, "anyOf": [{"enum": [*words]}, {"pattern": spelt}]}


def _list(key: Key) -> Schema:
    items = _item(key.shape)
    if key.wanted:
        return {"type": "array", "minItems": 1, "items": items, **_told_apart(key)}
    if key.loose:
        return {"anyOf": [items, {"type": ["array", "null"], "items": items}]}
    return {"type": ["array", "null"], "items": items}


def _told_apart(key: Key) -> Schema:
    """That of several items each has the key that tells them apart."""
    if not key.apart:
        return {}
    each = {"required": [key.apart], "properties": {key.apart: _something()}}
    return {"if": {"minItems": 2}, "then": {"items": each}}


def _one(key: Key) -> Schema:
    mapping = _item(key.shape)
    return mapping if key.required else {"anyOf": [mapping, {"type": "null"}]}


def _item(shape: Shape | None) -> Schema:
    """An item of a list: text, or a mapping, which text may stand for where the shape is terse."""
    if shape is None:
        return {"type": SCALAR}
    mapping = {"$ref": f"#/$defs/{_name(shape)}"}
    return {"anyOf": [_something(), mapping]} if shape.terse else mapping


def _something() -> Schema:
    """A scalar that is not empty."""
    return {"type": SCALAR[:-1], "minLength": 1}


def _any(words: Iterable[str]) -> str:
    """The pattern of one of some words, with a capital or without."""
    return f"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in words)})"


def _whole(pattern: str) -> Schema:
    """That a text is of a pattern from end to end, with any dash for ~, or empty."""
    return {"pattern": rf"^\s*(?:{pattern})?\s*$".replace("~", "[-‐-―−]")}


_MONTH = _any([*(f"{name[:3].lower()}(?:{name[3:]})?" for name in MONTH_NAMES), "sept"])
_YEAR = r"\d{4}(?:\s*(?:/|~)\s*(?:\d{4}|\d{1,2}))?"
_DAY = r"(?:0?[1-9]|1\d|2[0-8])(?:st|nd|rd|th)?"
_NUMBER = rf"(?:\d{{1,3}}|{_any(['an?', *NUMBERS])})"
KINDS: dict[Kind, tuple[list[str], Schema]] = {
    "period": (
        ["string", "integer"],
        {"minLength": 1, "minimum": 1901, "maximum": 2090, **_whole(rf"{_YEAR}(?:\s*(?:[Tt]o|~)\s*{_YEAR})?")},
    ),
    "day of the year": (["string"], _whole(rf"{_DAY}\s+{_MONTH}")),
    "months": (["string"], _whole(rf"{_MONTH}(?:(?:\s+to\s+|\s*~\s*){_MONTH})?")),
    "duration": (["string"], _whole(rf"{_NUMBER}\s+{_any(UNITS)}s?")),
    "yes or no": (["string", "boolean"], _whole(_any(("true", "false", "yes", "no")))),
    "letter": (["string", "integer", "boolean"], {"pattern": r"^(?!\s*\d+\.\d)"}),
}
"""The types that an editor may make of a text of some kind, and what is asked of it."""

_FORMS: dict[Form, Callable[[Key], Schema]] = {"text": _text, "list": _list, "mapping": _one}
