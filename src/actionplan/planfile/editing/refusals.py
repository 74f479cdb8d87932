"""Refuse a change that no command can make safely, and say which lines to type instead."""

from __future__ import annotations

from actionplan.model.plan import Route
from actionplan.planfile.editing import emitter
from actionplan.planfile.editing.block_style import detect_layout
from actionplan.planfile.editing.document import PROPERTY_MARKS, DocumentPart, EditableDocument
from actionplan.planfile.editing.emitter import YamlLayout
from actionplan.planfile.editing.operations import AppendItem, EditOperation, EditRefusal, FileChange, Removal
from actionplan.planfile.editing.tree_edit import resolve_route, wrap_in_list
from actionplan.planfile.tree import Node

_NO_PLACE = "The file has nothing here to add this to."
_NO_KEYS = "There are no keys here to add this to."
_COMMENT = "This would replace lines that contain a comment, and the comment would be lost."
_PROPERTY = "There is an anchor or tag here (a word that starts with &, * or !), and it would be lost."
_NOT_SAFE = "No command can change the file here without changing more than it should."


def build_refusal(document: EditableDocument, change: FileChange) -> EditRefusal:
    """Build the refusal of a change, with the lines as they would be in the file."""
    if isinstance(change, Removal):
        part, _ = _find_nearest_part(document, change.route)
        return EditRefusal(_NOT_SAFE, document.lines.find_line_number(document.get_start(part.entry)), ())
    part, is_exact = _find_nearest_part(document, change.route)
    if not isinstance(part.node, dict) or not is_exact:
        line = document.lines.find_line_number(document.get_start(part.entry))
        lines = _format_lines(change.key, _build_whole_value(change, ""), YamlLayout())
        return EditRefusal(_NO_KEYS if is_exact else _NO_PLACE, line, lines)
    if change.key not in part.node:
        return _refuse_new_key(document, part, change)
    return _refuse_existing_key(document, document.list_parts((*part.file_route, change.key))[-1], change)


def _refuse_new_key(document: EditableDocument, part: DocumentPart, change: EditOperation) -> EditRefusal:
    """Refuse to add a key after the last of a mapping."""
    value = _build_whole_value(change, "")
    if part.is_in_flow or document.is_flow(part.entry):
        line = document.lines.find_line_number(document.find_closing(part.entry))
        return EditRefusal(_NOT_SAFE, line, (emitter.format_flow_entry(change.key, value),))
    column = document.get_column(document.find_opening(part.entry))
    lines = _format_lines(change.key, value, detect_layout(document, part, column), column)
    return EditRefusal(_NOT_SAFE, document.lines.find_line_number(document.find_ends(part.entry)[-1]) + 1, lines)


def _refuse_existing_key(document: EditableDocument, part: DocumentPart, change: EditOperation) -> EditRefusal:
    """Refuse to change a key that is there. The lines are its whole value, or only the new item of a block list."""
    is_flow = part.is_in_flow or document.is_flow(part.entry)
    column = document.get_column(document.find_opening(part.entry))
    layout = detect_layout(document, part, column)
    if isinstance(change, AppendItem) and isinstance(part.node, list) and not is_flow:
        lines = tuple(" " * column + line for line in emitter.format_item(change.value, layout))
        return EditRefusal(_NOT_SAFE, document.lines.find_line_number(document.find_ends(part.entry)[-1]) + 1, lines)
    key_start, value = document.get_start(part.key_entry or 0), _build_whole_value(change, part.node)
    if part.is_in_flow:
        lines = (emitter.format_flow_entry(change.key, value),)
    else:
        lines = _format_lines(change.key, value, layout, document.get_column(key_start))
    return EditRefusal(_explain_refusal(document, part), document.lines.find_line_number(key_start), lines)


def _explain_refusal(document: EditableDocument, part: DocumentPart) -> str:
    end = document.find_ends(part.entry)[0]
    if document.text[document.get_start(part.entry) : end][:1] in PROPERTY_MARKS:
        return _PROPERTY
    return _COMMENT if document.has_comment(document.find_value_start(part.key_entry or 0), part, end) else _NOT_SAFE


def _build_whole_value(change: EditOperation, current: Node) -> Node:
    return change.insert_into(wrap_in_list(current)) if isinstance(change, AppendItem) else change.value


def _format_lines(key: str, value: Node, layout: YamlLayout, column: int = 0) -> tuple[str, ...]:
    return tuple(" " * column + line for line in emitter.format_entry(key, value, layout))


def _find_nearest_part(document: EditableDocument, route: Route) -> tuple[DocumentPart, bool]:
    """Find the part of the file at a route, or the nearest on the way to it; and say if the route was found."""
    root = document.tree.root or {}
    for length in range(len(route), -1, -1):
        file_route = resolve_route(root, route[:length])
        if file_route is not None:
            return document.list_parts(file_route)[-1], length == len(route)
    return document.list_parts(())[-1], False
