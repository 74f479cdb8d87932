"""Find what else is wrong in a file that YAML cannot read: leave out the item with the fault, and read the rest."""

from __future__ import annotations

import re
from typing import NamedTuple

from actionplan.findings import Finding, RelatedLocation
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Tree
from actionplan.planfile.yaml_errors.complaints import explain_yaml_error
from actionplan.planfile.yaml_reader import read_tree

MAX_FAULTS = 10
"""How many faults are looked for at most: the file is read again for each."""

_ITEM = re.compile(r" *- ")


class ReadableRest(NamedTuple):
    """What can be read of a file: its tree, the faults of YAML that were found, and the lines left out.

    Each fault says to which line nothing is checked until it is corrected.
    """

    tree: Tree
    faults: tuple[Finding, ...]
    left_out: frozenset[int]


def read_rest(text: str, first: Finding) -> ReadableRest | None:
    """Read a file without the items that have faults. Return `None` if no part of it can be read by itself."""
    rows = text.split("\n")
    fault, named, left_out = first, list[Finding](), set[int]()
    lines = LineIndex(text)
    for _ in range(MAX_FAULTS):
        block = _find_item(rows, fault.location.line if fault.location else 0)
        if not block or left_out.issuperset(block):
            return None
        left_out.update(block)
        named.append(_name_left_out(fault, block))
        for number in block:
            rows[number - 1] = " " * len(rows[number - 1].rstrip("\r"))
        masked = "\n".join(rows)
        tree = read_tree(masked.encode(), masked, LineIndex(masked))
        if tree.error is None:
            return ReadableRest(tree, tuple(named), frozenset(left_out)) if isinstance(tree.root, dict) else None
        fault = explain_yaml_error(tree.error, masked, lines)
    return None


def _name_left_out(fault: Finding, block: range) -> Finding:
    """Add to a fault to which line nothing is checked until it is corrected, if that is more than its own line."""
    last = block[-1]
    if fault.location is None or fault.location.line == last:
        return fault
    words = f"nothing is checked in this item, to line {last}, until that is corrected"
    return fault._replace(also=(*fault.also, RelatedLocation(words, location=fault.location)))


def _find_item(rows: list[str], line: int) -> range:
    """Find the lines of the list item around a line: from its dash to the line before the next that is not deeper."""
    if not 0 < line <= len(rows):
        return range(0)
    depth = len(rows[line - 1]) - len(rows[line - 1].lstrip(" "))
    first = line
    while first > 0 and not (_ITEM.match(rows[first - 1]) and _get_depth(rows[first - 1]) <= depth):
        first -= 1
    if not first:
        return range(0)
    depth, last = _get_depth(rows[first - 1]), max(first, line)
    while last < len(rows) and (not rows[last].strip() or _get_depth(rows[last]) > depth):
        last += 1
    while last > line and not rows[last - 1].strip():
        last -= 1
    return range(first, last + 1)


def _get_depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
