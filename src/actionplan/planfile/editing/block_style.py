"""The ways to make a step in a part of the file that is written line by line, the best first."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.planfile.editing import emitter as wording
from actionplan.planfile.editing.document import DocumentPart, EditableDocument
from actionplan.planfile.editing.emitter import MAX_WIDTH, YamlLayout
from actionplan.planfile.text import TextEdit
from actionplan.planfile.tree import Node

StyleEdits = list[TextEdit]


def insert_key(document: EditableDocument, part: DocumentPart, key: str, value: Node) -> Iterator[StyleEdits]:
    """A key that a mapping does not have yet: under its last entry, else above it."""
    entries = document.list_children(part)
    if not entries:
        return
    last = entries[-1]
    column = document.get_column(document.find_opening(part.entry))
    lines = wording.format_entry(key, value, detect_layout(document, part, column))
    for end in document.find_ends(last.entry):
        yield [document.insert_below(end, column, lines)]
    at = document.get_start(last.key_entry or 0)
    mark = document.get_line_break(document.lines.find_line_number(at))
    yield [TextEdit(at, at, "".join(line + mark + " " * column for line in lines))]


def replace_value(document: EditableDocument, part: DocumentPart, value: Node) -> Iterator[StyleEdits]:
    """A value in the place of one that is there."""
    if part.key_entry is None:
        return
    colon, start, end = (
        document.find_value_start(part.key_entry),
        document.get_start(part.entry),
        document.find_ends(part.entry)[0],
    )
    column = document.get_column(document.get_start(part.key_entry))
    tail, lines = wording.format_after_key(value, detect_layout(document, part, column))
    if lines:
        yield [TextEdit(colon, end, tail), document.insert_below(end, column, lines)]
    elif start > colon and document.lines.find_line_number(start) == document.lines.find_line_number(colon):
        yield [TextEdit(start, end, tail[1:])]
    else:
        yield [TextEdit(colon, end, tail)]


def wrap_value(document: EditableDocument, part: DocumentPart) -> Iterator[StyleEdits]:
    """One thing made the first item of a list."""
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
    style = detect_layout(document, part, key_column)
    for dash in dict.fromkeys((style.dash, 0, 2)):
        yield [TextEdit(colon, start, mark + " " * (key_column + dash) + "-" + style.gap)]


def append_item(document: EditableDocument, part: DocumentPart, value: Node) -> Iterator[StyleEdits]:
    """An item under a list's last."""
    items = document.list_children(part)
    column = document.get_column(document.find_opening(part.entry))
    style = detect_layout(document, part, column)
    opened = all(isinstance(each.node, dict) and not document.is_flow(each.entry) for each in items)
    lines = wording.format_item(value, style, is_expanded=opened)
    for end in document.find_ends(items[-1].entry):
        yield [document.insert_below(end, column, lines)]


def nest_text(document: EditableDocument, part: DocumentPart, key: str) -> Iterator[StyleEdits]:
    """A text made a mapping of one key."""
    start = document.get_start(part.entry)
    yield [TextEdit(start, start, f"{key}: ")]


def detect_layout(document: EditableDocument, part: DocumentPart, column: int) -> YamlLayout:
    """How lists are laid out near a part: as its own, else as the list around it."""
    around = document.list_parts(part.file_route)
    near = [*(document.list_children(part) if isinstance(part.node, dict) else ()), *reversed(around)]
    lists = [each for each in near if isinstance(each.node, list) and each.node and not document.is_flow(each.entry)]
    lists = [each for each in lists if not each.is_in_flow and each.key_entry is not None]
    if not lists:
        return YamlLayout(room=MAX_WIDTH - column)
    dash = document.find_opening(lists[0].entry)
    first = document.get_start(document.list_children(lists[0])[0].entry)
    between = document.text[dash + 1 : first]
    gap = between if between and not between.strip(" ") else " "
    inward = document.get_column(dash) - document.get_column(document.get_start(lists[0].key_entry or 0))
    return YamlLayout(max(inward, 0), gap, MAX_WIDTH - column)
