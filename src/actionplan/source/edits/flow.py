"""The ways to make a step in a part of the file that is written between brackets, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.source.edits import wording
from actionplan.source.edits.page import Page, Part
from actionplan.source.splice import Splice
from actionplan.source.tree import Node

Way = list[Splice]

_COMMA = re.compile(r"\s*,")


def new_entry(page: Page, site: Part, key: str, value: Node) -> Iterator[Way]:
    """A key that a mapping does not have yet, after its last."""
    text = wording.flow_entry(key, value)
    if page.text[page.opening(site.number)] != "{":
        start, end = page.start(site.number), page.ends(site.number)[0]
        yield [Splice(start, start, "{"), Splice(end, end, f", {text}}}")]
        return
    yield from _inserted(page, site, text)


def new_item(page: Page, part: Part, value: Node) -> Iterator[Way]:
    """An item after a list's last."""
    yield from _inserted(page, part, wording.flow(value))


def over(page: Page, part: Part, value: Node) -> Iterator[Way]:
    """A value in the place of one that is there."""
    start, end = page.start(part.number), page.ends(part.number)[0]
    text = wording.flow(value)
    yield [Splice(start, end, text if page.text[start - 1].isspace() else " " + text)]


def wrap(page: Page, part: Part) -> Iterator[Way]:
    """One thing made the only item of a list."""
    start, end = page.start(part.number), page.ends(part.number)[0]
    yield [Splice(start, start, "["), Splice(end, end, "]")]
    yield [Splice(start, end, wording.flow([part.node]))]


def opened(page: Page, part: Part, key: str) -> Iterator[Way]:
    """A text made a mapping of one key."""
    start, end = page.start(part.number), page.ends(part.number)[0]
    yield [Splice(start, start, f"{{{key}: "), Splice(end, end, "}")]
    yield [Splice(start, end, wording.flow({key: part.node}))]


def _inserted(page: Page, part: Part, text: str) -> Iterator[Way]:
    """A text after the last thing in brackets: on a line of its own where that has one, else behind it."""
    entries = page.children(part)
    opening, closing = page.opening(part.number) + 1, page.closing(part.number)
    if not entries:
        blank = not page.text[opening:closing].strip()
        yield [Splice(opening, closing if blank else opening, text)]
        return
    end = page.ends(entries[-1].number)[0]
    end = len(page.text[:end].rstrip())
    yield from _on_its_own_line(page, entries[-1], end, text)
    yield [Splice(end, end, f", {text}")]
    yield [Splice(closing, closing, f", {text}")]


def _on_its_own_line(page: Page, last: Part, end: int, text: str) -> Iterator[Way]:
    start = page.start(last.number if last.key is None else last.key)
    if page.text[page.lines.start(page.lines.number(start)) : start].strip():
        return
    comma = _COMMA.match(page.text, end)
    under = page.below(end, page.column(start), [text + "," if comma else text])
    yield [under] if comma else [Splice(end, end, ","), under]
