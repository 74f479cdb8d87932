"""Read the list of contents of a document: which actions stand under which heading (rule R4 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.importing.recognition.document_events import HeadingEvent, LineEvent
from actionplan.importing.recognition.group_titles import GroupTitle, split_title
from actionplan.importing.source_document import Passage

_FEWEST = 2


class ContentsLine(NamedTuple):
    """A line of the list: its passage, its parts if it has a number, and the heading that it stands under."""

    passage: Passage
    title: GroupTitle | None
    heading: Passage | None = None

    @property
    def number(self) -> str:
        """The number of the action."""
        return self.passage.text[slice(*self.title.number)] if self.title else ""


class ContentsList(NamedTuple):
    """The list of contents: its lines with numbers, by their numbers, and the headings over them."""

    lines: dict[str, ContentsLine]
    headings: tuple[Passage, ...]


def read_contents(opening: Sequence[HeadingEvent | LineEvent], numbers: Sequence[str]) -> ContentsList:
    """Read the list of contents: the lines before the first table with the numbers of actions, if there are several."""
    lines: dict[str, ContentsLine] = {}
    headings: list[Passage] = []
    heading: Passage | None = None
    for each in opening:
        for passage in each.passages:
            title = split_title(passage.text)
            if title and passage.text[slice(*title.number)] in numbers:
                line = ContentsLine(passage, title, heading)
                lines.setdefault(line.number, line)
                if heading is not None and heading not in headings:
                    headings.append(heading)
            elif isinstance(each, HeadingEvent) and not title:
                heading = passage
    if len(lines) < _FEWEST:
        return ContentsList({}, ())
    return ContentsList(lines, tuple(headings))
