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

from actionplan.source import Source
from actionplan.source.edits.byhand import refusal
from actionplan.source.edits.changes import Add, Change, Edited, Put, Refused
from actionplan.source.edits.meant import applied, steps_to
from actionplan.source.edits.page import Page
from actionplan.source.edits.proof import proved
from actionplan.source.tree import Node

__all__ = ["Add", "Change", "Edited", "Put", "Refused", "edit"]


def edit(source: Source, changes: Sequence[Change]) -> Edited | Refused:
    """The text of a plan file with some changes made, one after the other; or why that cannot be done safely."""
    before = Page(source.text)
    if before.tree.root is None or any(each.code == "AP102" for each in source.findings):
        return Refused("This file cannot be read, so no command can change it.", 1, ())
    page: Page = before
    meant: Node | None = before.tree.root
    for change in changes:
        meant = applied(meant, change) if meant is not None else None
        after = _made(page, change)
        if after is None or after.tree.root != meant or not after.faults <= before.faults:
            return refusal(page, change)
        page = after
    return Edited(page.text)


def _made(page: Page, change: Change) -> Page | None:
    """A page with one change made, step by step."""
    after: Page | None = page
    for step in steps_to(page.tree.root or {}, change):
        after = proved(after, step) if after else None
    return after
