"""A text to its tree: read here where it is written plainly, and else from YAML's events."""

from __future__ import annotations

from actionplan.source.plain import plain_tree
from actionplan.source.text import Lines
from actionplan.source.tree import Tree


def tree_of(data: bytes, text: str, lines: Lines) -> Tree:
    """The tree of a file. `data` and `text` are one, without a byte order mark."""
    tree = plain_tree(text)
    if tree:
        return tree
    from actionplan.source.events import yaml_tree  # noqa: PLC0415 - brings the YAML library, which most do without

    return yaml_tree(data, text, lines)
