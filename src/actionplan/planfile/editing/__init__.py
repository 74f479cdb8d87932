r"""A plan's tree changed in its text: only the lines that must change do, and every other byte stays.

    >>> source = load(b"plan: {title: Corporate Action Plan}  # 2017/18\n")
    >>> edit(source, [Put(("plan",), "period", "2017/18")]).text
    'plan: {title: Corporate Action Plan, period: 2017/18}  # 2017/18\n'

To read the code: `changes` (what can be asked, what comes of it), `meant` (what the file is to say then), `page` (the
text and how it is laid out), `wording` (values as YAML), `block` and `flow` (the ways to make a change line by line and
between brackets), `proof` (a way is taken only if the new text says exactly what it is to say), `byhand` (what to type
where no way is proved).
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.planfile import Source
from actionplan.planfile.editing.document import EditableDocument
from actionplan.planfile.editing.manual import build_refusal
from actionplan.planfile.editing.operations import AppendItem, EditedText, EditOperation, EditRefusal, SetKey
from actionplan.planfile.editing.tree_edit import apply_step, iter_steps
from actionplan.planfile.editing.verify import apply_safely
from actionplan.planfile.tree import Node

__all__ = ["AppendItem", "EditOperation", "EditedText", "SetKey", "EditRefusal", "edit"]


def edit(source: Source, changes: Sequence[EditOperation]) -> EditedText | EditRefusal:
    """The text of a plan file with some changes made, one after the other; or why that cannot be done safely."""
    before = EditableDocument(source.text)
    if before.tree.root is None or any(each.code == "AP102" for each in source.findings):
        return EditRefusal("This file cannot be read, so no command can change it.", 1, ())
    page: EditableDocument = before
    meant: Node | None = before.tree.root
    for change in changes:
        meant = apply_step(meant, change) if meant is not None else None
        after = _apply_change(page, change)
        if after is None or after.tree.root != meant or not after.faults <= before.faults:
            return build_refusal(page, change)
        page = after
    return EditedText(page.text)


def _apply_change(document: EditableDocument, change: EditOperation) -> EditableDocument | None:
    """A page with one change made, step by step."""
    after: EditableDocument | None = document
    for step in iter_steps(document.tree.root or {}, change):
        after = apply_safely(after, step) if after else None
    return after
