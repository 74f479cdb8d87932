"""The ways to make a step in a part of the file that is written line by line, the best first."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.source.edits import wording
from actionplan.source.edits.page import Page, Part
from actionplan.source.edits.wording import WIDEST, Layout
from actionplan.source.splice import Splice
from actionplan.source.tree import Node

Way = list[Splice]


def new_entry(page: Page, site: Part, key: str, value: Node) -> Iterator[Way]:
    """A key that a mapping does not have yet: under its last entry, else above it."""
    entries = page.children(site)
    if not entries:
        return
    last = entries[-1]
    column = page.column(page.opening(site.number))
    lines = wording.entry(key, value, layout(page, site, column))
    for end in page.ends(last.number):
        yield [page.below(end, column, lines)]
    at = page.start(last.key or 0)
    mark = page.line_break(page.lines.number(at))
    yield [Splice(at, at, "".join(line + mark + " " * column for line in lines))]


def over(page: Page, part: Part, value: Node) -> Iterator[Way]:
    """A value in the place of one that is there."""
    if part.key is None:
        return
    colon, start, end = page.colon(part.key), page.start(part.number), page.ends(part.number)[0]
    column = page.column(page.start(part.key))
    tail, lines = wording.after_key(value, layout(page, part, column))
    if lines:
        yield [Splice(colon, end, tail), page.below(end, column, lines)]
    elif start > colon and page.lines.number(start) == page.lines.number(colon):
        yield [Splice(start, end, tail[1:])]
    else:
        yield [Splice(colon, end, tail)]


def wrap(page: Page, part: Part) -> Iterator[Way]:
    """One thing made the first item of a list."""
    if part.key is None:
        return
    colon, start = page.colon(part.key), page.start(part.number)
    column, key_column = page.column(start), page.column(page.start(part.key))
    if page.lines.number(start) > page.lines.number(colon):
        if isinstance(part.node, dict) and not page.is_flow(part.number) and column >= key_column + 2:
            yield [Splice(start - 2, start, "- ")]
        yield [Splice(start, start, "- ")]
        return
    mark = page.line_break(page.lines.number(start))
    style = layout(page, part, key_column)
    for dash in dict.fromkeys((style.dash, 0, 2)):
        yield [Splice(colon, start, mark + " " * (key_column + dash) + "-" + style.gap)]


def new_item(page: Page, part: Part, value: Node) -> Iterator[Way]:
    """An item under a list's last."""
    items = page.children(part)
    column = page.column(page.opening(part.number))
    style = layout(page, part, column)
    opened = all(isinstance(each.node, dict) and not page.is_flow(each.number) for each in items)
    lines = wording.item(value, style, open_out=opened)
    for end in page.ends(items[-1].number):
        yield [page.below(end, column, lines)]


def opened(page: Page, part: Part, key: str) -> Iterator[Way]:
    """A text made a mapping of one key."""
    start = page.start(part.number)
    yield [Splice(start, start, f"{key}: ")]


def layout(page: Page, part: Part, column: int) -> Layout:
    """How lists are laid out near a part: as its own, else as the list around it."""
    around = page.parts(part.way)
    near = [*(page.children(part) if isinstance(part.node, dict) else ()), *reversed(around)]
    lists = [each for each in near if isinstance(each.node, list) and each.node and not page.is_flow(each.number)]
    lists = [each for each in lists if not each.in_flow and each.key is not None]
    if not lists:
        return Layout(room=WIDEST - column)
    dash = page.opening(lists[0].number)
    first = page.start(page.children(lists[0])[0].number)
    between = page.text[dash + 1 : first]
    gap = between if between and not between.strip(" ") else " "
    inward = page.column(dash) - page.column(page.start(lists[0].key or 0))
    return Layout(max(inward, 0), gap, WIDEST - column)
