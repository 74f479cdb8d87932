"""Make many changes in a file at once: the text is read twice, however many there are, and not twice for each.

The routes of all changes are those of the file as it was. If the changes cannot be made together, they are made one
after the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.planfile import Source
from actionplan.planfile.editing.document import EditableDocument
from actionplan.planfile.editing.operations import BatchChange, EditedText, EditRefusal, Removal, SetKey
from actionplan.planfile.editing.safe_edit import edit, iter_candidates, read_right
from actionplan.planfile.editing.tree_edit import apply_step
from actionplan.planfile.text import TextEdit
from actionplan.planfile.tree import Node


def edit_at_once(source: Source, changes: Sequence[BatchChange]) -> EditedText | EditRefusal:
    """Set keys and take parts out, or say why that cannot be done safely."""
    ordered: list[BatchChange] = [
        *(change for change in changes if isinstance(change, SetKey)),
        *sorted((change for change in changes if isinstance(change, Removal)), key=_get_place, reverse=True),
    ]
    document = EditableDocument(source.text)
    expected = document.tree.root
    for change in ordered:
        expected = apply_step(expected, change) if expected is not None else None
    edited = _edit_together(document, ordered, expected)
    return edited or edit(source, ordered)


def _get_place(change: Removal) -> tuple[tuple[bool, int | str], ...]:
    """Return the sort key of a removal: what is taken out of a list must not move what is taken out next."""
    return tuple((isinstance(step, str), step) for step in change.route)


def _edit_together(
    document: EditableDocument, changes: Sequence[BatchChange], expected: Node | None
) -> EditedText | None:
    """Make the first edit of each change. Return `None` if the text does not say what it must."""
    edits: list[TextEdit] = []
    for change in changes:
        first = next(iter_candidates(document, change), None)
        if first is None:
            return None
        edits += first
    after = read_right(document, edits, expected)
    return EditedText(after.text) if after else None
