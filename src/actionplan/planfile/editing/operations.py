"""What can be asked of a file, and what comes of it."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.model.plan import Route
from actionplan.planfile.tree import Node


class SetKey(NamedTuple):
    """In the mapping at `route`, `key` gets `value`, in the place of what it has, if anything."""

    route: Route
    key: str
    value: Node


class AppendItem(NamedTuple):
    """The list at `key` of the mapping at `route` gets `value` as its last item.

    Where there is no list it is made; one thing that stands in the list's place becomes its first item.
    """

    route: Route
    key: str
    value: Node


class TextToMapping(NamedTuple):
    """The text at `route` becomes a mapping in which it stands at `key`."""

    route: Route
    key: str


class ValueToList(NamedTuple):
    """What stands at `key` of the mapping at `route` becomes a list of one."""

    route: Route
    key: str


EditOperation = SetKey | AppendItem
EditStep = SetKey | AppendItem | TextToMapping | ValueToList
"""One thing to do in the text: an `Add` as a step is to a list that is there."""


class EditedText(NamedTuple):
    """The whole new text, without byte order mark, as `Source.text` is."""

    text: str


class EditRefusal(NamedTuple):
    """Why a change cannot be made safely, and what to type instead.

    `lines`, which are YAML, would go into the file at `line`, counted from 1.
    """

    reason: str
    line: int
    lines: tuple[str, ...]
