"""The one way to make a step that is proved: the new text, read again, says what it is to say and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.planfile.editing import block_style as block
from actionplan.planfile.editing import flow_style as flow
from actionplan.planfile.editing.document import PROPERTY_MARKS, DocumentPart, EditableDocument
from actionplan.planfile.editing.operations import AppendItem, EditStep, SetKey, TextToMapping, ValueToList
from actionplan.planfile.editing.tree_edit import apply_step, resolve_route
from actionplan.planfile.text import TextEdit, apply_edits


def apply_safely(document: EditableDocument, step: EditStep) -> EditableDocument | None:
    """The page with a step made, by the first way that is proved; `None` where none is."""
    meant = apply_step(document.tree.root, step) if document.tree.root is not None else None
    if meant is None:
        return None
    for splices in _iter_candidates(document, step):
        after = EditableDocument(apply_edits(document.text, splices))
        if after.tree.root == meant and after.faults <= document.faults:
            return after
    return None


def _iter_candidates(document: EditableDocument, step: EditStep) -> Iterator[list[TextEdit]]:
    root = document.tree.root
    at = resolve_route(root, step.route) if root is not None else None
    if at is None:
        return
    site = document.list_parts(at)[-1]
    if isinstance(step, TextToMapping):
        yield from _iter_replacements(document, site, step)
    elif isinstance(site.node, dict) and step.key in site.node:
        part = document.list_parts((*at, step.key))[-1]
        if isinstance(step, AppendItem):
            yield from (flow if document.is_flow(part.entry) else block).new_item(document, part, step.value)
        else:
            yield from _iter_replacements(document, part, step)
    elif isinstance(step, SetKey):
        in_flow = site.is_in_flow or document.is_flow(site.entry)
        yield from (flow if in_flow else block).new_entry(document, site, step.key, step.value)


def _iter_replacements(
    document: EditableDocument, part: DocumentPart, step: SetKey | TextToMapping | ValueToList
) -> Iterator[list[TextEdit]]:
    """The ways that put something round what is there or in its place; none where more would be lost with it."""
    start, end = document.get_start(part.entry), document.find_ends(part.entry)[0]
    if document.text[start:end][:1] in PROPERTY_MARKS:
        return
    has_comment = document.has_comment(
        start if part.key_entry is None else document.find_value_start(part.key_entry), part, end
    )
    for splices in _iter_rewrites(document, part, step):
        if not has_comment or all(each.end <= start or each.start == each.end for each in splices):
            yield splices


def _iter_rewrites(
    document: EditableDocument, part: DocumentPart, step: SetKey | TextToMapping | ValueToList
) -> Iterator[list[TextEdit]]:
    for kind in (flow,) if part.is_in_flow else (block, flow):
        match step:
            case SetKey():
                yield from kind.over(document, part, step.value)
            case ValueToList():
                yield from kind.wrap(document, part)
            case TextToMapping():
                yield from kind.opened(document, part, step.key)
