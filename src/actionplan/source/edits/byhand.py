"""What to say, and what to type, where a change cannot be made safely by a command."""

from __future__ import annotations

from actionplan.model import Route
from actionplan.source.edits import block, wording
from actionplan.source.edits.changes import Add, Change, Refused
from actionplan.source.edits.meant import as_list, way
from actionplan.source.edits.page import PROPERTIES, Page, Part
from actionplan.source.edits.wording import Layout
from actionplan.source.tree import Node

_NOWHERE = "The file has nothing here that this could be added to."
_NO_KEYS = "There are no keys here that this could stand among."
_COMMENT = "A comment stands inside what this would replace, and would be lost."
_PROPERTY = "An anchor or tag (a word that starts with &, * or !) stands here, and would be lost."
_UNSURE = "The file is written here in a way that no command can change without touching more than it should."


def refusal(page: Page, change: Change) -> Refused:
    """A change that was refused, with its lines as they would stand in the file."""
    site, found = _nearest(page, change.route)
    if not isinstance(site.node, dict) or not found:
        line = page.lines.number(page.start(site.number))
        return Refused(_NO_KEYS if found else _NOWHERE, line, tuple(_lines(change.key, _whole(change, ""), Layout())))
    if change.key not in site.node:
        return _beside(page, site, change)
    return _there(page, page.parts((*site.way, change.key))[-1], change)


def _beside(page: Page, site: Part, change: Change) -> Refused:
    """A key that would stand after a mapping's last."""
    value = _whole(change, "")
    if site.in_flow or page.is_flow(site.number):
        line = page.lines.number(page.closing(site.number))
        return Refused(_UNSURE, line, (wording.flow_entry(change.key, value),))
    column = page.column(page.opening(site.number))
    lines = _lines(change.key, value, block.layout(page, site, column), column)
    return Refused(_UNSURE, page.lines.number(page.ends(site.number)[-1]) + 1, lines)


def _there(page: Page, part: Part, change: Change) -> Refused:
    """A key that is there, with its whole value; of a list line by line, its new item alone."""
    is_flow = part.in_flow or page.is_flow(part.number)
    column = page.column(page.opening(part.number))
    layout = block.layout(page, part, column)
    if isinstance(change, Add) and isinstance(part.node, list) and not is_flow:
        lines = tuple(" " * column + line for line in wording.item(change.value, layout))
        return Refused(_UNSURE, page.lines.number(page.ends(part.number)[-1]) + 1, lines)
    key, value = part.key or 0, _whole(change, part.node)
    line = page.lines.number(page.start(key))
    if part.in_flow:
        return Refused(_why(page, part), line, (wording.flow_entry(change.key, value),))
    return Refused(_why(page, part), line, _lines(change.key, value, layout, page.column(page.start(key))))


def _why(page: Page, part: Part) -> str:
    end = page.ends(part.number)[0]
    if page.text[page.start(part.number) : end][:1] in PROPERTIES:
        return _PROPERTY
    return _COMMENT if page.has_comment(page.colon(part.key or 0), part, end) else _UNSURE


def _whole(change: Change, there: Node) -> Node:
    return [*as_list(there), change.value] if isinstance(change, Add) else change.value


def _lines(key: str, value: Node, layout: Layout, column: int = 0) -> tuple[str, ...]:
    return tuple(" " * column + line for line in wording.entry(key, value, layout))


def _nearest(page: Page, route: Route) -> tuple[Part, bool]:
    """The part of the file at a route, or the nearest on the way to it; and whether the route was found."""
    root = page.tree.root or {}
    for length in range(len(route), -1, -1):
        at = way(root, route[:length])
        if at is not None:
            return page.parts(at)[-1], length == len(route)
    return page.parts(())[-1], False
