"""Edits for parts of the file that are written in brackets. Each function yields alternatives, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.planfile.editing import emitter
from actionplan.planfile.editing.document import DocumentPart, EditableDocument
from actionplan.planfile.editing.operations import AppendItem, SetKey
from actionplan.planfile.text import TextEdit
from actionplan.planfile.tree import Node

_COMMA = re.compile(r"\s*,")


def insert_key(document: EditableDocument, part: DocumentPart, step: SetKey) -> Iterator[list[TextEdit]]:
    """Add a key that a mapping does not have yet, after the key it names, or after its last."""
    text = emitter.format_flow_entry(step.key, step.value)
    if document.text[document.find_opening(part.entry)] != "{":
        start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
        yield [TextEdit(start, start, "{"), TextEdit(end, end, f", {text}}}")]
        return
    if isinstance(part.node, dict) and step.below in part.node:
        above = document.list_children(part)[list(part.node).index(step.below)]
        end = document.find_ends(above.entry)[0]
        yield [TextEdit(end, end, f", {text}")]
    yield from _insert_in_brackets(document, part, text)


def append_item(document: EditableDocument, part: DocumentPart, step: AppendItem) -> Iterator[list[TextEdit]]:
    """Add an item after the last of a list. Elsewhere in brackets none is added."""
    yield from _insert_in_brackets(document, part, emitter.format_flow(step.value))


def replace_value(document: EditableDocument, part: DocumentPart, value: Node) -> Iterator[list[TextEdit]]:
    """Replace a value."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    text = emitter.format_flow(value)
    yield [TextEdit(start, end, text if document.text[start - 1].isspace() else " " + text)]


def wrap_value(document: EditableDocument, part: DocumentPart) -> Iterator[list[TextEdit]]:
    """Turn a single value into the only item of a list."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    yield [TextEdit(start, start, "["), TextEdit(end, end, "]")]
    yield [TextEdit(start, end, emitter.format_flow([part.node]))]


def nest_text(document: EditableDocument, part: DocumentPart, key: str) -> Iterator[list[TextEdit]]:
    """Turn a text into a mapping of one key."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    yield [TextEdit(start, start, f"{{{key}: "), TextEdit(end, end, "}")]
    yield [TextEdit(start, end, emitter.format_flow({key: part.node}))]


def _insert_in_brackets(document: EditableDocument, part: DocumentPart, text: str) -> Iterator[list[TextEdit]]:
    """Add a text after the last entry in brackets: on its own line if that entry has one, or else behind it."""
    entries = document.list_children(part)
    opening, closing = document.find_opening(part.entry) + 1, document.find_closing(part.entry)
    if not entries:
        is_blank = not document.text[opening:closing].strip()
        yield [TextEdit(opening, closing if is_blank else opening, text)]
        return
    end = document.find_ends(entries[-1].entry)[0]
    end = len(document.text[:end].rstrip())
    yield from _insert_on_own_line(document, entries[-1], end, text)
    yield [TextEdit(end, end, f", {text}")]
    yield [TextEdit(closing, closing, f", {text}")]


def _insert_on_own_line(
    document: EditableDocument, last: DocumentPart, end: int, text: str
) -> Iterator[list[TextEdit]]:
    start = document.get_start(last.entry if last.key_entry is None else last.key_entry)
    if document.text[document.lines.get_start(document.lines.find_line_number(start)) : start].strip():
        return
    comma = _COMMA.match(document.text, end)
    below = document.insert_below(end, document.get_column(start), [text + "," if comma else text])
    yield [below] if comma else [TextEdit(end, end, ","), below]
