"""What to say, and what to type, where a change cannot be made safely by a command."""

from __future__ import annotations

from actionplan.model import Route
from actionplan.source.edits import wording
from actionplan.source.edits.changes import Add, Change, Refused
from actionplan.source.edits.meant import way
from actionplan.source.edits.page import Page, Part
from actionplan.source.edits.wording import Layout
from actionplan.source.tree import Node

_UNSURE = "The file is written here in a way that no command can change without touching more than it should."
_NOWHERE = "The file has no place for this."


def refusal(page: Page, change: Change) -> Refused:
    """A change that was refused, with its lines as they would stand in the file."""
    part, found = _nearest(page, change.route)
    value: Node = [change.value] if isinstance(change, Add) else change.value
    if not found or not isinstance(part.node, dict):
        lines = wording.entry(change.key, value, Layout())
        return Refused(_NOWHERE if not found else _UNSURE, page.lines.number(page.start(part.number)), tuple(lines))
    if part.in_flow or page.is_flow(part.number):
        line = page.lines.number(page.closing(part.number))
        return Refused(_UNSURE, line, (wording.flow_entry(change.key, value),))
    column = page.column(page.start(part.number + 1))
    lines = [" " * column + line for line in wording.entry(change.key, value, Layout())]
    return Refused(_UNSURE, page.lines.number(page.ends(part.number)[0]) + 1, tuple(lines))


def _nearest(page: Page, route: Route) -> tuple[Part, bool]:
    """The part of the file at a route, or the nearest on the way to it; and whether the route was found."""
    root = page.tree.root or {}
    for length in range(len(route), -1, -1):
        at = way(root, route[:length])
        if at is not None:
            return page.parts(at)[-1], length == len(route)
    return page.parts(())[-1], False
