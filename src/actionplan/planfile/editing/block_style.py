"""Edits for parts of the file that are written line by line. Each function yields alternatives, the best first."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.planfile.editing import emitter
from actionplan.planfile.editing.document import DocumentPart, EditableDocument
from actionplan.planfile.editing.emitter import MAX_WIDTH, YamlLayout
from actionplan.planfile.editing.operations import AppendItem, SetKey
from actionplan.planfile.text import TextEdit
from actionplan.planfile.tree import Node

_LISTS_OF_PARTS = ("themes", "actions", "outputs", "targets")


def insert_key(document: EditableDocument, part: DocumentPart, step: SetKey) -> Iterator[list[TextEdit]]:
    """Add a key that a mapping does not have yet: below the key it names, or its last that is no list of parts.

    Below the outputs of an action or the targets of an output, nobody would look for it. Where neither can be, it is
    put above the last.
    """
    entries = document.list_children(part)
    if not entries:
        return
    last = next((entry for entry in reversed(entries) if entry.file_route[-1] not in _LISTS_OF_PARTS), entries[-1])
    column = document.get_column(document.find_opening(part.entry))
    lines = emitter.format_entry(step.key, step.value, detect_layout(document, part, column))
    if isinstance(part.node, dict) and step.below in part.node:
        above = entries[list(part.node).index(step.below)]
        yield [document.insert_below(document.find_ends(above.entry)[0], column, lines)]
    for end in document.find_ends(last.entry):
        yield [document.insert_below(end, column, lines)]
    at = document.get_start(last.key_entry or 0)
    mark = document.get_line_break(document.lines.find_line_number(at))
    yield [TextEdit(at, at, "".join(line + mark + " " * column for line in lines))]


def replace_value(document: EditableDocument, part: DocumentPart, value: Node) -> Iterator[list[TextEdit]]:
    """Replace the value of a key."""
    if part.key_entry is None:
        return
    colon, start = document.find_value_start(part.key_entry), document.get_start(part.entry)
    end = document.find_ends(part.entry)[0]
    column = document.get_column(document.get_start(part.key_entry))
    tail, lines = emitter.format_after_key(value, detect_layout(document, part, column))
    if lines:
        yield [TextEdit(colon, end, tail), document.insert_below(end, column, lines)]
    elif start > colon and document.lines.find_line_number(start) == document.lines.find_line_number(colon):
        yield [TextEdit(start, end, tail[1:])]
    else:
        yield [TextEdit(colon, end, tail)]


def wrap_value(document: EditableDocument, part: DocumentPart) -> Iterator[list[TextEdit]]:
    """Turn a single value into the first item of a list."""
    if part.key_entry is None:
        return
    colon, start = document.find_value_start(part.key_entry), document.get_start(part.entry)
    column, key_column = document.get_column(start), document.get_column(document.get_start(part.key_entry))
    if document.lines.find_line_number(start) > document.lines.find_line_number(colon):
        if isinstance(part.node, dict) and not document.is_flow(part.entry) and column >= key_column + 2:
            yield [TextEdit(start - 2, start, "- ")]
        yield [TextEdit(start, start, "- ")]
        return
    mark = document.get_line_break(document.lines.find_line_number(start))
    layout = detect_layout(document, part, key_column)
    for dash in dict.fromkeys((layout.dash, 0, 2)):
        yield [TextEdit(colon, start, mark + " " * (key_column + dash) + "-" + layout.gap)]


def append_item(document: EditableDocument, part: DocumentPart, step: AppendItem) -> Iterator[list[TextEdit]]:
    """Add an item below the last of a list, or at its place: above the first is below the key of the list."""
    items = document.list_children(part)
    column = document.get_column(document.find_opening(part.entry))
    layout = detect_layout(document, part, column)
    is_expanded = all(isinstance(item.node, dict) and not document.is_flow(item.entry) for item in items)
    lines = emitter.format_item(step.value, layout, is_expanded=is_expanded)
    if step.after == -1 and part.key_entry is not None:
        yield [document.insert_below(document.find_value_start(part.key_entry), column, lines)]
        return
    for end in document.find_ends(items[-1 if step.after is None else step.after].entry):
        yield [document.insert_below(end, column, lines)]


def nest_text(document: EditableDocument, part: DocumentPart, key: str) -> Iterator[list[TextEdit]]:
    """Turn a text into a mapping of one key."""
    start = document.get_start(part.entry)
    yield [TextEdit(start, start, f"{key}: ")]


def detect_layout(document: EditableDocument, part: DocumentPart, column: int) -> YamlLayout:
    """Detect how lists are laid out near a part: in it, or else around it."""
    around = document.list_parts(part.file_route)
    near = [*(document.list_children(part) if isinstance(part.node, dict) else ()), *reversed(around)]
    lists = [other for other in near if isinstance(other.node, list) and other.node and other.key_entry is not None]
    lists = [other for other in lists if not other.is_in_flow and not document.is_flow(other.entry)]
    if not lists:
        return YamlLayout(room=MAX_WIDTH - column)
    dash = document.find_opening(lists[0].entry)
    first = document.get_start(document.list_children(lists[0])[0].entry)
    between = document.text[dash + 1 : first]
    gap = between if between and not between.strip(" ") else " "
    inward = document.get_column(dash) - document.get_column(document.get_start(lists[0].key_entry or 0))
    return YamlLayout(max(inward, 0), gap, MAX_WIDTH - column)
