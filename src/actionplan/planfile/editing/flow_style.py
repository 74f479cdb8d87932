"""The ways to make a step in a part of the file that is written between brackets, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.planfile.editing import emitter as wording
from actionplan.planfile.editing.document import DocumentPart, EditableDocument
from actionplan.planfile.text import TextEdit
from actionplan.planfile.tree import Node

StyleEdits = list[TextEdit]

_COMMA = re.compile(r"\s*,")


def insert_key(document: EditableDocument, part: DocumentPart, key: str, value: Node) -> Iterator[StyleEdits]:
    """A key that a mapping does not have yet, after its last."""
    text = wording.format_flow_entry(key, value)
    if document.text[document.find_opening(part.entry)] != "{":
        start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
        yield [TextEdit(start, start, "{"), TextEdit(end, end, f", {text}}}")]
        return
    yield from _insert_in_brackets(document, part, text)


def append_item(document: EditableDocument, part: DocumentPart, value: Node) -> Iterator[StyleEdits]:
    """An item after a list's last."""
    yield from _insert_in_brackets(document, part, wording.format_flow(value))


def replace_value(document: EditableDocument, part: DocumentPart, value: Node) -> Iterator[StyleEdits]:
    """A value in the place of one that is there."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    text = wording.format_flow(value)
    yield [TextEdit(start, end, text if document.text[start - 1].isspace() else " " + text)]


def wrap_value(document: EditableDocument, part: DocumentPart) -> Iterator[StyleEdits]:
    """One thing made the only item of a list."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    yield [TextEdit(start, start, "["), TextEdit(end, end, "]")]
    yield [TextEdit(start, end, wording.format_flow([part.node]))]


def nest_text(document: EditableDocument, part: DocumentPart, key: str) -> Iterator[StyleEdits]:
    """A text made a mapping of one key."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    yield [TextEdit(start, start, f"{{{key}: "), TextEdit(end, end, "}")]
    yield [TextEdit(start, end, wording.format_flow({key: part.node}))]


def _insert_in_brackets(document: EditableDocument, part: DocumentPart, text: str) -> Iterator[StyleEdits]:
    """A text after the last thing in brackets: on a line of its own where that has one, else behind it."""
    entries = document.list_children(part)
    opening, closing = document.find_opening(part.entry) + 1, document.find_closing(part.entry)
    if not entries:
        blank = not document.text[opening:closing].strip()
        yield [TextEdit(opening, closing if blank else opening, text)]
        return
    end = document.find_ends(entries[-1].entry)[0]
    end = len(document.text[:end].rstrip())
    yield from _insert_on_own_line(document, entries[-1], end, text)
    yield [TextEdit(end, end, f", {text}")]
    yield [TextEdit(closing, closing, f", {text}")]


def _insert_on_own_line(document: EditableDocument, last: DocumentPart, end: int, text: str) -> Iterator[StyleEdits]:
    start = document.get_start(last.entry if last.key_entry is None else last.key_entry)
    if document.text[document.lines.get_start(document.lines.find_line_number(start)) : start].strip():
        return
    comma = _COMMA.match(document.text, end)
    under = document.insert_below(end, document.get_column(start), [text + "," if comma else text])
    yield [under] if comma else [TextEdit(end, end, ","), under]
