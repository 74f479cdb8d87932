"""A text to its tree: read here where it is written plainly, and else from YAML's events."""

from __future__ import annotations

from actionplan.source.plain import plain_tree
from actionplan.source.text import Lines
from actionplan.source.tree import Tree


def tree_of(data: bytes, text: str, lines: Lines, *, marked: bool = True) -> Tree:
    """The tree of a file. `data` and `text` are one, without a byte order mark.

    One that is not `marked` is there sooner, unless it is asked where something stands.
    """
    tree = plain_tree(text, marked=marked)
    if tree:
        return tree
    from actionplan.source.events import yaml_tree  # noqa: PLC0415 - brings the YAML library, which most do without

    return yaml_tree(data, text, lines)
