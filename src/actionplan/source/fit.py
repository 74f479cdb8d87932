"""A tree made to fit the shape of the file: every fault told, and as much as possible kept.

What comes out of `mapping`, `items` and `texts` has the form that the shape says, so that whoever builds with it need
not look again. Where a node fits already it is given back as it is, at once: nearly all of them do.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from actionplan.findings import Finding, Told
from actionplan.model import Route
from actionplan.source.hidden import TYPE_AGAIN, first_odd_space, odd_space
from actionplan.source.shape import Key, Shape, key_names
from actionplan.source.tree import Node

_FEW = 100
"""So many unknown keys of a mapping are asked whether one that is missing is meant."""

_SEVERAL = re.compile(r"[,;/&]|\band\b")
_KEYS = "its keys are "
_SPACE = "put a space after its dash"

_ALONE = "start it with a dash, on a line of its own"
EACH = f"{_ALONE}; if it is several, each of them"
"""What to do about one text that may be all of a list."""

Fitted = dict[str, Any]
"""A mapping whose values have the forms of its shape; what the file leaves out, or leaves empty, may be missing."""


def fit_mapping(node: Node, shape: Shape, route: Route, findings: list[Finding]) -> Fitted:
    """A node as a mapping of a shape: its values of the right forms, and nothing under an unknown key."""
    if type(node) is not dict:
        return _made_out(node, shape, route, findings)
    given: Fitted = node
    forms = shape.forms
    for key, value in given.items():
        if forms.get(key) is not type(value):
            given = _mended(given, shape, route, findings)
            break
    for key in shape.required:
        if not given.get(key):
            _tell_missing(node, shape, key, route, findings)
    if shape.either and not any(given.get(key) for key in shape.either):
        _tell_missing(node, shape, next((key for key in shape.either if key in node), shape.either[0]), route, findings)
    return given


def fit_texts(nodes: list[Node], route: Route, findings: list[Finding]) -> tuple[str, ...]:
    """The items of a list of texts, each at its own place."""
    for node in nodes:
        if type(node) is not str:
            return tuple(_text(item, (*route, n), findings) for n, item in enumerate(nodes))
    return tuple(nodes)  # type: ignore[arg-type]


def _made_out(node: Node, shape: Shape, route: Route, findings: list[Finding]) -> Fitted:
    """What can be made out of text or a list that stands where a mapping should."""
    meant = f"stands here where the keys of {shape.name} were meant"
    if shape.free:
        seen = "a list" if isinstance(node, list) else f'"{_short(str(node))}"'
        findings.append(Finding("AP205", "error", f"{seen} {meant}", route, _instead(shape)))
        return {}
    if isinstance(node, list):
        told: list[Finding] = []
        made = fit_mapping(node[0], shape, route, told) if node else {}
        if not any(each.code == "AP205" and each.route == route for each in told):
            findings.append(Finding("AP203", "error", f"a list {meant}", route, _rest(node)))
        findings += told
        return made
    text = str(node)
    bare = _bare(text, shape)
    if not text or not shape.terse:
        seen = f'"{_short(text)}"' if text else "nothing"
        hint = f'start with "{bare}: "' if bare else _instead(shape)
        findings.append(Finding("AP205", "error", f"{seen} {meant}", route, hint))
    return {bare: node} if bare else {}


def _bare(text: str, shape: Shape) -> str:
    """The key that a text is for where it stands in place of a mapping: a date is no word from a list of choices."""
    key = shape.keys.get(shape.bare)
    if key and key.choices and "on" in shape.keys and any(map(str.isdigit, text)):
        return "on"
    return shape.bare


def _mended(given: dict[str, Node], shape: Shape, route: Route, findings: list[Finding]) -> Fitted:
    """The values of a mapping, one by one brought into form, and what has no known key told and left out."""
    if shape.free:
        return {key: _text(value, (*route, key), findings) for key, value in given.items()}
    fitted = {}
    for name, value in given.items():
        key = shape.keys.get(name)
        if key is None:
            _tell_unknown(name, given, shape, (*route, name), findings)
        elif type(value) is shape.forms[name]:
            fitted[name] = value
        elif value != "":
            fitted[name] = _in_form(value, key, (*route, name), findings)
    return fitted


def _in_form(value: Node, key: Key, route: Route, findings: list[Finding]) -> Any:
    if key.form == "text":
        return _text(value, route, findings)
    if key.form == "list":
        return _list(value, key, route, findings)
    return value


def _list(value: Node, key: Key, route: Route, findings: list[Finding]) -> list[Node]:
    if key.shape and not key.shape.terse and isinstance(value, str):
        return [value]  # that keys were meant is told of the item
    if not key.loose:
        message = f'one thing stands here, and "{key.name}" is a list'
        findings.append(Finding("AP203", "warning", message, route, _as_item(value)))
    return [value]


def _as_item(value: Node) -> str:
    """What to do about one thing where a list was meant."""
    text = value if isinstance(value, str) else ""
    if text.startswith("-"):
        return _SPACE
    return EACH if _SEVERAL.search(text) else _ALONE


def _text(value: Node, route: Route, findings: list[Finding]) -> str:
    """What can be made out where text was meant."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        findings.append(Finding("AP203", "error", "a list stands here where one thing was meant", route, _rest(value)))
        return _text(value[0], route, []) if value else ""
    if len(value) == 1 and isinstance(name := value.get("name"), str):
        hint = f'write "{f"{route[-1]}:" if isinstance(route[-1], str) else "-"} {_short(name)}"'
        findings.append(Finding("AP205", "error", 'a "name:" stands here where the name itself was meant', route, hint))
        return name
    words = "; ".join(f"{key}: {_text(item, route, [])}" for key, item in value.items())
    findings.append(Finding("AP205", "error", '": " made keys of this text', route, "put the whole of it in quotes"))
    return words


def _rest(items: list[Node]) -> str:
    """What to do about a list where one thing was meant."""
    return "only its first item is read" if len(items) > 1 else "leave out its dash or brackets"


def _instead(shape: Shape) -> str:
    """What to do about text where a mapping was meant."""
    if shape.free:
        return f'write each on a line of its own, like "{shape.free}"'
    return f'start with "{shape.bare}: "' if shape.bare else f"its keys are {', '.join(shape.keys)}"


def _tell_unknown(name: str, given: dict[str, Node], shape: Shape, route: Route, findings: list[Finding]) -> None:
    odd = None if name.isascii() else first_odd_space(name)
    if odd:
        findings.append(Finding("AP105", "error", odd_space(name[odd[0]]), route, TYPE_AGAIN, odd, on_key=True))
    elif not (isinstance(findings, Told) and findings.is_full("AP201")):  # looking for the nearest key takes its time
        message, hint = f'{shape.name} has no key "{_short(name)}"', _meant(name, given, shape)
        findings.append(Finding("AP201", "error", message, route, hint, on_key=True))


def _meant(name: str, given: dict[str, Node], shape: Shape) -> str:
    """What to do about a key that a shape does not have."""
    if name[:1] == "-" and name[1:] in key_names():
        return _SPACE
    likely = _nearest(name, _left(given, shape))
    if name == f"{likely}:":
        return "take one of its two colons away"
    return _did_you_mean(likely) if likely else f"{_KEYS}{', '.join(shape.keys)}"


def is_slip(finding: Finding) -> bool:
    """Whether a key of the file itself is told of that may be a slip for one of its own, and not another file's."""
    is_key = finding.code in ("AP105", "AP201") and len(finding.route) == 1
    return is_key and not finding.hint.startswith(_KEYS)


def is_meant(name: str, route: Route, findings: list[Finding]) -> bool:
    """Whether a key of the mapping at a route was told of that is a slip for this one."""
    hint = _did_you_mean(name)
    return any(each.code == "AP201" and each.hint == hint and each.route[:-1] == route for each in findings)


def _did_you_mean(name: str) -> str:
    return f'did you mean "{name}"?'


def _left(given: dict[str, Node], shape: Shape) -> list[str]:
    """The keys of a shape that a mapping does not have."""
    return [key for key in shape.keys if key not in given]


def _nearest(word: str, words: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt key pays for it

    return next(iter(get_close_matches(word.casefold().replace("-", "_"), words, 1)), "")


def _tell_missing(node: dict[str, Node], shape: Shape, name: str, route: Route, findings: list[Finding]) -> None:
    """That a key is missing, unless another was told that is a slip for it; or that nothing is said under it."""
    key = shape.keys[name]
    if name not in node:
        odd = list(islice((each for each in node if each not in shape.keys), _FEW))
        left = _left(node, shape) if odd else []
        is_renamed = bool(odd) and name == next(iter(shape.keys)) and odd[0] == next(iter(node))
        if not is_renamed and not any(_nearest(each, left) == name for each in odd):
            findings.append(Finding("AP202", "error", f'{shape.name} has no "{name}"', route))
    elif key.shape:
        message, hint = f'there is nothing under "{name}"', _instead(key.shape)
        findings.append(Finding("AP202", "error", message, (*route, name), hint, on_key=True))
    elif not key.blank:
        findings.append(Finding("AP202", "error", f'"{name}" is empty', (*route, name), on_key=True))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
