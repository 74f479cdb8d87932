"""What to say, and what to type, where a change cannot be made safely by a command."""

from __future__ import annotations

from actionplan.model.plan import Route
from actionplan.planfile.editing import block_style as block
from actionplan.planfile.editing import emitter as wording
from actionplan.planfile.editing.document import PROPERTY_MARKS, DocumentPart, EditableDocument
from actionplan.planfile.editing.emitter import YamlLayout
from actionplan.planfile.editing.operations import AppendItem, EditOperation, EditRefusal
from actionplan.planfile.editing.tree_edit import resolve_route, wrap_in_list
from actionplan.planfile.tree import Node

_NOWHERE = "The file has nothing here that this could be added to."
_NO_KEYS = "There are no keys here that this could stand among."
_COMMENT = "A comment stands inside what this would replace, and would be lost."
_PROPERTY = "An anchor or tag (a word that starts with &, * or !) stands here, and would be lost."
_UNSURE = "The file is written here in a way that no command can change without touching more than it should."


def build_refusal(document: EditableDocument, change: EditOperation) -> EditRefusal:
    """A change that was refused, with its lines as they would stand in the file."""
    site, found = _find_nearest_part(document, change.route)
    if not isinstance(site.node, dict) or not found:
        line = document.lines.find_line_number(document.get_start(site.entry))
        return EditRefusal(
            _NO_KEYS if found else _NOWHERE,
            line,
            tuple(_format_lines(change.key, _build_whole_value(change, ""), YamlLayout())),
        )
    if change.key not in site.node:
        return _refuse_new_key(document, site, change)
    return _refuse_existing_key(document, document.list_parts((*site.file_route, change.key))[-1], change)


def _refuse_new_key(document: EditableDocument, part: DocumentPart, change: EditOperation) -> EditRefusal:
    """A key that would stand after a mapping's last."""
    value = _build_whole_value(change, "")
    if part.is_in_flow or document.is_flow(part.entry):
        line = document.lines.find_line_number(document.find_closing(part.entry))
        return EditRefusal(_UNSURE, line, (wording.format_flow_entry(change.key, value),))
    column = document.get_column(document.find_opening(part.entry))
    lines = _format_lines(change.key, value, block.detect_layout(document, part, column), column)
    return EditRefusal(_UNSURE, document.lines.find_line_number(document.find_ends(part.entry)[-1]) + 1, lines)


def _refuse_existing_key(document: EditableDocument, part: DocumentPart, change: EditOperation) -> EditRefusal:
    """A key that is there, with its whole value; of a list line by line, its new item alone."""
    is_flow = part.is_in_flow or document.is_flow(part.entry)
    column = document.get_column(document.find_opening(part.entry))
    layout = block.detect_layout(document, part, column)
    if isinstance(change, AppendItem) and isinstance(part.node, list) and not is_flow:
        lines = tuple(" " * column + line for line in wording.format_item(change.value, layout))
        return EditRefusal(_UNSURE, document.lines.find_line_number(document.find_ends(part.entry)[-1]) + 1, lines)
    key, value = part.key_entry or 0, _build_whole_value(change, part.node)
    line = document.lines.find_line_number(document.get_start(key))
    if part.is_in_flow:
        return EditRefusal(_explain_refusal(document, part), line, (wording.format_flow_entry(change.key, value),))
    return EditRefusal(
        _explain_refusal(document, part),
        line,
        _format_lines(change.key, value, layout, document.get_column(document.get_start(key))),
    )


def _explain_refusal(document: EditableDocument, part: DocumentPart) -> str:
    end = document.find_ends(part.entry)[0]
    if document.text[document.get_start(part.entry) : end][:1] in PROPERTY_MARKS:
        return _PROPERTY
    return _COMMENT if document.has_comment(document.find_value_start(part.key_entry or 0), part, end) else _UNSURE


def _build_whole_value(change: EditOperation, current: Node) -> Node:
    return [*wrap_in_list(current), change.value] if isinstance(change, AppendItem) else change.value


def _format_lines(key: str, value: Node, layout: YamlLayout, column: int = 0) -> tuple[str, ...]:
    return tuple(" " * column + line for line in wording.format_entry(key, value, layout))


def _find_nearest_part(document: EditableDocument, route: Route) -> tuple[DocumentPart, bool]:
    """The part of the file at a route, or the nearest on the way to it; and whether the route was found."""
    root = document.tree.root or {}
    for length in range(len(route), -1, -1):
        at = resolve_route(root, route[:length])
        if at is not None:
            return document.list_parts(at)[-1], length == len(route)
    return document.list_parts(())[-1], False
