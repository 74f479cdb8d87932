"""Values written as YAML: each text as plainly as it can be, short mappings on one line."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from actionplan.planfile.text import LineIndex
from actionplan.planfile.text_checks import find_text_faults
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import build_tree, create_parser, create_python_parser

MAX_WIDTH = 100
"""Characters: an item whose line would be longer is written over several."""

_NEEDS_ESCAPE = re.compile("[\0-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What is written as an escape: characters that YAML forbids or takes for line breaks, and those that hide."""

_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class YamlLayout(NamedTuple):
    """How lists are laid out: how far a dash stands in from its key, what follows it, and how much fits on a line."""

    dash: int = 2
    gap: str = " "
    room: int = MAX_WIDTH


def format_scalar(text: str, *, in_flow: bool) -> str:
    """A text, plain where it may be so, in the brackets of a flow or outside them; else in quotation marks."""
    if _is_safe_plain(text, in_flow=in_flow):
        return text
    if _NEEDS_ESCAPE.search(text):
        return '"' + _NEEDS_ESCAPE.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def format_flow(node: Node) -> str:
    """A value as it stands between brackets."""
    if isinstance(node, str):
        return format_scalar(node, in_flow=True)
    if isinstance(node, list):
        return "[" + ", ".join(map(format_flow, node)) + "]"
    return "{" + ", ".join(format_flow_entry(key, value) for key, value in node.items()) + "}"


def format_flow_entry(key: str, value: Node) -> str:
    """A key and its value as they stand between brackets."""
    return f"{format_scalar(key, in_flow=True)}: {format_flow(value)}"


def format_entry(key: str, value: Node, layout: YamlLayout) -> list[str]:
    """The lines of a key and its value, the first not indented."""
    key = format_scalar(key, in_flow=False)
    tail, below = format_after_key(value, layout._replace(room=layout.room - len(key) - 2))
    return [f"{key}:{tail}", *below]


def format_after_key(value: Node, layout: YamlLayout) -> tuple[str, list[str]]:
    """What stands after a key's colon in its line, and the lines below, as far in from the key as they are."""
    if isinstance(value, str):
        return " " + format_scalar(value, in_flow=False), []
    if not value or (isinstance(value, dict) and len(format_flow(value)) <= layout.room):
        return " " + format_flow(value), []
    inner = layout._replace(room=MAX_WIDTH)
    if isinstance(value, dict):
        return "", ["  " + line for key, each in value.items() for line in format_entry(key, each, inner)]
    return "", [" " * layout.dash + line for each in value for line in format_item(each, inner)]


def format_item(value: Node, layout: YamlLayout, *, is_expanded: bool = False) -> list[str]:
    """The lines of a list's item, its dash not indented; a mapping to be opened out has a key a line."""
    lead = "-" + layout.gap
    if isinstance(value, str):
        return [lead + format_scalar(value, in_flow=False)]
    short = format_flow(value)
    if not value or isinstance(value, list) or (not is_expanded and len(lead + short) <= layout.room):
        return [lead + short]
    lines = [line for key, each in value.items() for line in format_entry(key, each, layout)]
    return [lead + lines[0], *(" " * len(lead) + line for line in lines[1:])]


def _is_safe_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text without quotation marks is read as it is by either parser, and nothing is found wrong with it."""
    if not text or text != text.strip() or _NEEDS_ESCAPE.search(text):
        return False
    trial = f"[{text}, {{k: {text}}}]\n" if in_flow else f"- {text}\n- k: {text}\n"
    lines = LineIndex(trial)
    for parser in (partial(create_parser, trial.encode(), trial), partial(create_python_parser, trial)):
        tree = build_tree(parser, lines)
        if tree.root != [text, {"k": text}]:
            return False
    return not find_text_faults(trial, tree, lines)


def _escape(found: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
