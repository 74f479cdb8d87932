"""Write values as YAML: each text as plainly as is safe, short mappings on one line."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from actionplan.planfile.text import LineIndex
from actionplan.planfile.text_checks.text_faults import find_text_faults
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import build_tree, create_parser, create_python_parser

MAX_WIDTH = 100
"""How many characters the line of an item can have. A longer item takes several lines."""

_NEEDS_ESCAPE = re.compile("[\0-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""The characters to escape: those that YAML forbids or takes for line breaks, and those that hide text."""

_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class YamlLayout(NamedTuple):
    """How lists are laid out: the indent of a dash from its key, the space after it, and how much fits on a line."""

    dash: int = 2
    gap: str = " "
    room: int = MAX_WIDTH


def format_scalar(text: str, *, in_flow: bool) -> str:
    """Format a text for use in or outside brackets: plain if that is safe, or else in quotation marks."""
    if _is_safe_plain(text, in_flow=in_flow):
        return text
    if _NEEDS_ESCAPE.search(text):
        return '"' + _NEEDS_ESCAPE.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def format_flow(node: Node) -> str:
    """Format a value for use in brackets."""
    if isinstance(node, str):
        return format_scalar(node, in_flow=True)
    if isinstance(node, list):
        return "[" + ", ".join(map(format_flow, node)) + "]"
    return "{" + ", ".join(format_flow_entry(key, value) for key, value in node.items()) + "}"


def format_flow_entry(key: str, value: Node) -> str:
    """Format a key and its value for use in brackets."""
    return f"{format_scalar(key, in_flow=True)}: {format_flow(value)}"


def format_entry(key: str, value: Node, layout: YamlLayout) -> list[str]:
    """Format a key and its value as lines, the first not indented."""
    key = format_scalar(key, in_flow=False)
    tail, below = format_after_key(value, layout._replace(room=layout.room - len(key) - 2))
    return [f"{key}:{tail}", *below]


def format_after_key(value: Node, layout: YamlLayout) -> tuple[str, list[str]]:
    """Format a value as the rest of its key's line, behind the colon, and the lines below, indented from the key."""
    if isinstance(value, str):
        return " " + format_scalar(value, in_flow=False), []
    if not value or (isinstance(value, dict) and len(format_flow(value)) <= layout.room):
        return " " + format_flow(value), []
    inner = layout._replace(room=MAX_WIDTH)
    if isinstance(value, dict):
        return "", ["  " + line for key, each in value.items() for line in format_entry(key, each, inner)]
    return "", [" " * layout.dash + line for each in value for line in format_item(each, inner)]


def format_item(value: Node, layout: YamlLayout, *, is_expanded: bool = False) -> list[str]:
    """Format an item of a list as lines, its dash not indented. An expanded mapping has one key a line."""
    lead = "-" + layout.gap
    if isinstance(value, str):
        return [lead + format_scalar(value, in_flow=False)]
    short = format_flow(value)
    if not value or isinstance(value, list) or (not is_expanded and len(lead + short) <= layout.room):
        return [lead + short]
    lines = [line for key, item in value.items() for line in format_entry(key, item, layout)]
    return [lead + lines[0], *(" " * len(lead) + line for line in lines[1:])]


def _is_safe_plain(text: str, *, in_flow: bool) -> bool:
    """Return True if both parsers read a text without quotation marks as it is, and no fault is found in it."""
    if not text or text != text.strip() or _NEEDS_ESCAPE.search(text):
        return False
    trial = f"[{text}, {{k: {text}}}]\n" if in_flow else f"- {text}\n- k: {text}\n"
    lines = LineIndex(trial)
    for parser in (partial(create_parser, trial.encode(), trial), partial(create_python_parser, trial)):
        tree = build_tree(parser, lines)
        if tree.root != [text, {"k": text}]:
            return False
    return not find_text_faults(trial, tree, lines)


def _escape(match: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
