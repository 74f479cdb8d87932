"""Values written as YAML: each text as plainly as it can be, short mappings on one line."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from actionplan.source.events import parse, parse_slowly, read
from actionplan.source.faults import faults_of
from actionplan.source.text import Lines
from actionplan.source.tree import Node

WIDEST = 100
"""Characters: an item whose line would be longer is written over several."""

_ESCAPED = re.compile("[\0-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What is written as an escape: characters that YAML forbids or takes for line breaks, and those that hide."""

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Layout(NamedTuple):
    """How lists are laid out: how far a dash stands in from its key, what follows it, and how much fits on a line."""

    dash: int = 2
    gap: str = " "
    room: int = WIDEST


def scalar(text: str, *, flow: bool) -> str:
    """A text, plain where it may be so, in the brackets of a flow or outside them; else in quotation marks."""
    if _may_be_plain(text, flow=flow):
        return text
    if _ESCAPED.search(text):
        return '"' + _ESCAPED.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def flow(node: Node) -> str:
    """A value as it stands between brackets."""
    if isinstance(node, str):
        return scalar(node, flow=True)
    if isinstance(node, list):
        return "[" + ", ".join(map(flow, node)) + "]"
    return "{" + ", ".join(flow_entry(key, value) for key, value in node.items()) + "}"


def flow_entry(key: str, value: Node) -> str:
    """A key and its value as they stand between brackets."""
    return f"{scalar(key, flow=True)}: {flow(value)}"


def entry(key: str, value: Node, layout: Layout) -> list[str]:
    """The lines of a key and its value, the first not indented."""
    key = scalar(key, flow=False)
    tail, below = after_key(value, layout._replace(room=layout.room - len(key) - 2))
    return [f"{key}:{tail}", *below]


def after_key(value: Node, layout: Layout) -> tuple[str, list[str]]:
    """What stands after a key's colon in its line, and the lines below, as far in from the key as they are."""
    if isinstance(value, str):
        return " " + scalar(value, flow=False), []
    if not value or (isinstance(value, dict) and len(flow(value)) <= layout.room):
        return " " + flow(value), []
    inner = layout._replace(room=WIDEST)
    if isinstance(value, dict):
        return "", ["  " + line for key, each in value.items() for line in entry(key, each, inner)]
    return "", [" " * layout.dash + line for each in value for line in item(each, inner)]


def item(value: Node, layout: Layout, *, open_out: bool = False) -> list[str]:
    """The lines of a list's item, its dash not indented; a mapping to be opened out has a key a line."""
    lead = "-" + layout.gap
    if isinstance(value, str):
        return [lead + scalar(value, flow=False)]
    short = flow(value)
    if not value or isinstance(value, list) or (not open_out and len(lead + short) <= layout.room):
        return [lead + short]
    lines = [line for key, each in value.items() for line in entry(key, each, layout)]
    return [lead + lines[0], *(" " * len(lead) + line for line in lines[1:])]


def _may_be_plain(text: str, *, flow: bool) -> bool:
    """Whether a text without quotation marks is read as it is by either parser, and nothing is found wrong with it."""
    if not text or text != text.strip() or _ESCAPED.search(text):
        return False
    trial = f"[{text}, {{k: {text}}}]\n" if flow else f"- {text}\n- k: {text}\n"
    lines = Lines(trial)
    for parser in (partial(parse, trial.encode(), trial), partial(parse_slowly, trial)):
        tree = read(parser, lines)
        if tree.root != [text, {"k": text}]:
            return False
    return not faults_of(trial, tree, lines)


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
