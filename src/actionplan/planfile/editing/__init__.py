r"""Change a plan's tree in its text: only the lines that must change do, and every other byte stays.

    >>> source = load(b"plan: {title: Corporate Action Plan}  # 2017/18\n")
    >>> edit(source, [SetKey(("plan",), "period", "2017/18")]).text
    'plan: {title: Corporate Action Plan, period: 2017/18}  # 2017/18\n'

To read the code: `operations` (the changes that there are), `tree_edit` (what the file must say afterwards), `document`
(a text and its layout), `emitter` (values as YAML), `block_style` and `flow_style` (edits that could make a change),
`removal` (the edits that take a part out), `safe_edit` (makes an edit only if the new text says exactly what it must),
`batch_edit` (makes many at once), `refusals` (what to type if none does).
"""

from __future__ import annotations

from actionplan.planfile.editing.batch_edit import edit_at_once
from actionplan.planfile.editing.operations import (
    AppendItem,
    BatchChange,
    EditedText,
    EditOperation,
    EditRefusal,
    FileChange,
    Removal,
    SetKey,
)
from actionplan.planfile.editing.safe_edit import edit

__all__ = [
    "AppendItem",
    "BatchChange",
    "EditOperation",
    "EditRefusal",
    "EditedText",
    "FileChange",
    "Removal",
    "SetKey",
    "edit",
    "edit_at_once",
]
