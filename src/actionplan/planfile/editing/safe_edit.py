"""Edit a plan file safely: each new text is read again, and must say what was intended and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.planfile import Source
from actionplan.planfile.editing import block_style, flow_style
from actionplan.planfile.editing.document import PROPERTY_MARKS, DocumentPart, EditableDocument
from actionplan.planfile.editing.operations import (
    AppendItem,
    EditedText,
    EditRefusal,
    EditStep,
    FileChange,
    Removal,
    SetKey,
    TextToMapping,
    ValueToList,
)
from actionplan.planfile.editing.refusals import build_refusal
from actionplan.planfile.editing.removal import remove_part
from actionplan.planfile.editing.tree_edit import apply_step, group_unrelated, iter_steps, resolve_route
from actionplan.planfile.text import TextEdit, apply_edits
from actionplan.planfile.tree import Node


def edit(source: Source, changes: Sequence[FileChange]) -> EditedText | EditRefusal:
    """Make some changes in the text of a plan file, in order, or say why that cannot be done safely.

    Changes to different parts are made together, and the text is read once for all of them.
    """
    document = before = EditableDocument(source.text)
    if before.tree.root is None or any(finding.code == "AP102" for finding in source.findings):
        return EditRefusal("This file cannot be read, so no command can change it.", 1, ())
    for group in group_unrelated(changes):
        together = _apply_together(document, group) if len(group) > 1 else None
        for change in () if together else group:
            expected = apply_step(document.tree.root, change) if document.tree.root is not None else None
            after = _apply_change(document, change)
            if after is None or after.tree.root != expected or not after.faults <= before.faults:
                return build_refusal(document, change)
            document = after
        document = together or document
    return EditedText(document.text)


def _apply_together(document: EditableDocument, changes: Sequence[FileChange]) -> EditableDocument | None:
    """Make the first edits of some unrelated changes, and read the text once. Return `None` if it is not right."""
    expected, edits = document.tree.root, list[TextEdit]()
    for change in changes:
        steps = list(iter_steps(document.tree.root or {}, change))
        first = next(iter_candidates(document, steps[0]), None) if len(steps) == 1 else None
        expected = apply_step(expected, steps[0]) if expected is not None else None
        if first is None or expected is None:
            return None
        edits += first
    return read_right(document, edits, expected)


def read_right(document: EditableDocument, edits: list[TextEdit], expected: Node | None) -> EditableDocument | None:
    """Make some edits in a text and read it. Return `None` if it does not say what it must, or has a new fault."""
    try:
        after = EditableDocument(apply_edits(document.text, edits))
    except ValueError:  # two of them meet
        return None
    return after if after.tree.root == expected and after.faults <= document.faults else None


def _apply_change(document: EditableDocument, change: FileChange) -> EditableDocument | None:
    """Make one change step by step. Return `None` if a step cannot be made."""
    after: EditableDocument | None = document
    for step in iter_steps(document.tree.root or {}, change):
        after = _apply_step_safely(after, step) if after else None
    return after


def _apply_step_safely(document: EditableDocument, step: EditStep) -> EditableDocument | None:
    """Make a step by the first edits that have exactly its effect. Return `None` if none have."""
    expected = apply_step(document.tree.root, step) if document.tree.root is not None else None
    if expected is None:
        return None
    for edits in iter_candidates(document, step):
        after = EditableDocument(apply_edits(document.text, edits))
        if after.tree.root == expected and after.faults <= document.faults:
            return after
    return None


def iter_candidates(document: EditableDocument, step: EditStep) -> Iterator[list[TextEdit]]:
    """Yield the edits that could make a step, the best first."""
    root = document.tree.root
    file_route = resolve_route(root, step.route) if root is not None else None
    if file_route is None:
        return
    if isinstance(step, Removal):
        parent, part = document.list_parts(file_route)[-2:]
        yield from remove_part(document, parent, part, leaves_comments=step.leaves_comments)
        return
    part = document.list_parts(file_route)[-1]
    if isinstance(step, TextToMapping):
        yield from _iter_replacements(document, part, step)
    elif isinstance(part.node, dict) and step.key in part.node:
        child = document.list_parts((*file_route, step.key))[-1]
        if isinstance(step, AppendItem):
            style = flow_style if document.is_flow(child.entry) else block_style
            yield from style.append_item(document, child, step)
        else:
            yield from _iter_replacements(document, child, step)
    elif isinstance(step, SetKey):
        style = flow_style if part.is_in_flow or document.is_flow(part.entry) else block_style
        yield from style.insert_key(document, part, step)


def _iter_replacements(
    document: EditableDocument, part: DocumentPart, step: SetKey | TextToMapping | ValueToList
) -> Iterator[list[TextEdit]]:
    """Yield the edits that replace or wrap a part, except those that would lose an anchor, a tag or a comment."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    if document.text[start:end][:1] in PROPERTY_MARKS:
        return
    value_start = start if part.key_entry is None else document.find_value_start(part.key_entry)
    has_comment = document.has_comment(value_start, part, end)
    for edits in _iter_rewrites(document, part, step):
        if not has_comment or all(edit.end <= start or edit.start == edit.end for edit in edits):
            yield edits


def _iter_rewrites(
    document: EditableDocument, part: DocumentPart, step: SetKey | TextToMapping | ValueToList
) -> Iterator[list[TextEdit]]:
    for style in (flow_style,) if part.is_in_flow else (block_style, flow_style):
        match step:
            case SetKey():
                yield from style.replace_value(document, part, step.value)
            case ValueToList():
                yield from style.wrap_value(document, part)
            case TextToMapping():
                yield from style.nest_text(document, part, step.key)
