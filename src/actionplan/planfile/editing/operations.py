"""The changes that can be made in a file, and their results."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.model.plan import Route
from actionplan.planfile.tree import Node


class SetKey(NamedTuple):
    """Give `key` of the mapping at `route` a value, in place of the one it has, if any.

    A new key stands below the key `below`, if the mapping has that, or else below its last.
    """

    route: Route
    key: str
    value: Node
    below: str = ""


class Removal(NamedTuple):
    """Take the part at `route` out of the file: an item of a list, or a key with its value.

    Its comments go with it, also those above and below it; unless it `leaves_comments`: then only those at the end of
    its lines.
    """

    route: Route
    leaves_comments: bool = False

    @property
    def key(self) -> str:
        """The key that goes, if it is one."""
        return str(self.route[-1])


class AppendItem(NamedTuple):
    """Add an item to the end of the list at `key` of the mapping at `route`, or below the item with the number `after`.

    Items are counted from 0, and -1 is the place above the first. If there is no list, one is made; a single value in
    its place becomes the first item.
    """

    route: Route
    key: str
    value: Node
    after: int | None = None

    def insert_into(self, items: list[Node]) -> list[Node]:
        """Return a list with the item in it."""
        at = len(items) if self.after is None else self.after + 1
        return [*items[:at], self.value, *items[at:]]


class TextToMapping(NamedTuple):
    """Replace the text at `route` by a mapping that holds it at `key`."""

    route: Route
    key: str


class ValueToList(NamedTuple):
    """Replace the value at `key` of the mapping at `route` by a list that holds it alone."""

    route: Route
    key: str


EditOperation = SetKey | AppendItem
BatchChange = SetKey | Removal
FileChange = EditOperation | BatchChange
EditStep = SetKey | AppendItem | TextToMapping | ValueToList | Removal
"""A change comes to one or more steps. As a step, `AppendItem` needs a list that is there."""


class EditedText(NamedTuple):
    """The whole new text, without a byte order mark, like `Source.text`."""

    text: str


class EditRefusal(NamedTuple):
    """Why a change cannot be made safely, and the lines of YAML to type instead at `line`, counted from 1."""

    reason: str
    line: int
    lines: tuple[str, ...]
