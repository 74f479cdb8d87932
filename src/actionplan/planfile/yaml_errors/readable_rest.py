"""Find what else is wrong in a file that YAML cannot read: leave out what has the fault, and read the rest.

What is left out is the item around the fault or, outside of all lists, the key with everything under it. If that is not
enough, what is around that is left out too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from actionplan.findings import Finding, RelatedLocation
from actionplan.planfile.schema import FILE
from actionplan.planfile.schema_head import HEAD
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Tree
from actionplan.planfile.yaml_errors.complaints import explain_yaml_error
from actionplan.planfile.yaml_reader import read_tree

MAX_FAULTS = 10
"""How many faults are looked for at most: the file is read again for each."""

_MAX_READINGS = 2 * MAX_FAULTS

_BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?")
_ITEM = re.compile(r"\s*-(?:\s|$)")
_KEY = re.compile(r"\s*(?:-\s+)*[\"']?(\w+)[\"']?(?:\s|:|$)")
_KEY_AND_TEXT = re.compile(r"\s*\w+\s*:\s+[^\s|>#]")
_TAB_INDENT = re.compile(r" *\t")

_WORDS_OF_HEAD = frozenset(
    field.name for field in HEAD.fields.values() if not (field.kind or field.choices or field.schema)
)
_SETTING = re.compile(rf"\b(?:{'|'.join(HEAD.fields.keys() - _WORDS_OF_HEAD)})[\"']?\s*:")
"""A key of the plan's head that says how the rest is read or checked. A title says nothing of that."""


class ReadableRest(NamedTuple):
    """What can be read of a file: its tree, the faults of YAML that were found, and the lines left out.

    Each fault says what is not checked until it is corrected. `has_settings` is False if a line was left out that may
    say how dates are read, or what is checked.
    """

    tree: Tree
    faults: tuple[Finding, ...]
    left_out: frozenset[int]
    has_settings: bool


class _LineBlock(NamedTuple):
    """The lines of an item or of a key with everything under it."""

    lines: Sequence[int]
    is_item: bool = False


class _Attempt(NamedTuple):
    """A reading of a file without a block: its tree, and the next fault if there is one."""

    block: _LineBlock
    tree: Tree
    fault: Finding | None


def read_rest(text: str, first: Finding) -> ReadableRest | None:
    """Read a file without what has faults. Return `None` if no part of it can be read by itself."""
    reader, blocks, fault = _RestReader(text), dict[Finding, _LineBlock](), first
    for _ in range(_MAX_READINGS):
        attempt = reader.drop_block(fault)
        if attempt is None:
            return None
        if blocks and fault.line in reader.left_out:  # it takes more to leave out the fault before
            fault = next(reversed(blocks))
        elif len(blocks) == MAX_FAULTS:
            return None
        blocks[fault] = attempt.block
        reader.left_out.update(attempt.block.lines)
        if attempt.fault is None:
            faults = tuple(_name_left_out(each, block, reader.rows) for each, block in blocks.items())
            left_out = frozenset(reader.left_out)
            return ReadableRest(attempt.tree, faults, left_out, not _has_lost_setting(reader.rows, left_out))
        fault = attempt.fault
    return None


class _RestReader:
    """Reads a file without the lines that are left out so far, and without one block more."""

    def __init__(self, text: str) -> None:
        self.rows = text.split("\n")
        self.left_out: set[int] = set()
        self._lines = LineIndex(text)

    def drop_block(self, fault: Finding) -> _Attempt | None:
        """Read the file without the smallest block around a fault that is not left out yet.

        If the next line cannot be read either, the block above may be to blame, when the file is read further without
        that.
        """
        blocks = _iter_blocks(self.rows, fault, fault.line)
        block = next((each for each in blocks if not self.left_out.issuperset(each.lines)), None)
        if block is None:
            return None
        attempt = self._read_without(block)
        if attempt.fault and attempt.fault.line == _find_row(self.rows, block.lines[-1], 1):
            above = list(_iter_blocks(self.rows, fault, _find_row(self.rows, fault.line, -1)))
            beside = [each for each in above if fault.line not in each.lines]
            for other in map(self._read_without, (*beside[-1:], *above[:1])):
                if other.fault is None or other.fault.line > attempt.fault.line:
                    return other
        return attempt

    def _read_without(self, block: _LineBlock) -> _Attempt:
        blank = self.left_out.union(block.lines)
        rows = (
            " " * len(row.rstrip("\r")) + row[len(row.rstrip("\r")) :] if number in blank else row
            for number, row in enumerate(self.rows, 1)
        )
        masked = "\n".join(rows)
        tree = read_tree(masked.encode(), masked, LineIndex(masked))
        return _Attempt(block, tree, explain_yaml_error(tree.error, masked, self._lines) if tree.error else None)


def _name_left_out(fault: Finding, block: _LineBlock, rows: Sequence[str]) -> Finding:
    """Add to a fault what is not checked until it is corrected, if that is more than its own line."""
    first, last = block.lines[0], block.lines[-1]
    lines = f"in line {last}" if first == last else f"in lines {first} to {last}"
    where = f"in this item, to line {last}" if block.is_item else lines
    sentences = [] if fault.line == last else [f"nothing is checked {where}, until that is corrected"]
    if _has_lost_setting(rows, set(block.lines)):
        sentences.append(
            "dates and names are not checked until that is corrected, because it may be a setting of the plan"
        )
    also = (RelatedLocation(words, location=fault.location) for words in sentences)
    return fault._replace(also=(*fault.also, *also))


def _has_lost_setting(rows: Sequence[str], left_out: Collection[int]) -> bool:
    """Return True if a line that was left out may be one of the plan's settings, or what they are under."""
    section, key, key_depth = "", "", 0
    for number, row in enumerate(rows, 1):
        if _BLANK_OR_COMMENT.fullmatch(row):
            continue
        depth = _get_depth(row)
        if depth == 0 and not _ITEM.match(row):
            section, key, key_depth = _get_key(row), "", 0
        elif not key_depth or depth <= key_depth:
            key, key_depth = _get_key(row), depth
        if number not in left_out or (section in FILE.fields and section != "plan"):
            continue
        if section != "plan" or key not in _WORDS_OF_HEAD or _SETTING.search(row):
            return True
    return False


def _iter_blocks(rows: Sequence[str], fault: Finding, line: int) -> Iterator[_LineBlock]:
    """Yield the blocks that can be left out around the line of a fault or the one above, the smallest first.

    How far a tab indents a line nobody knows, so all lines that have one are left out at once.
    """
    if not 0 < line <= len(rows):
        return
    if fault.code == "AP104" and line == fault.line:
        firsts = [number for number, row in enumerate(rows, 1) if number == line or _TAB_INDENT.match(row)]
        lasts = [first if _KEY_AND_TEXT.match(rows[first - 1]) else _find_end(rows, first) for first in firsts]
        numbers = {number for first, last in zip(firsts, lasts, strict=True) for number in range(first, last + 1)}
        yield _LineBlock(sorted(numbers))
    openers = list(_iter_openers(rows, line))
    first_item = next((n for n, number in enumerate(openers) if _ITEM.match(rows[number - 1])), 0)
    for number in openers[first_item:]:
        last = max(_find_end(rows, number), _find_end(rows, line))
        yield _LineBlock(range(number, last + 1), is_item=_ITEM.match(rows[number - 1]) is not None)


def _iter_openers(rows: Sequence[str], line: int) -> Iterator[int]:
    """Yield a line, the nearest above it that is less far in, and so on: each opens what the one before is part of."""
    depth, is_item = _get_depth(rows[line - 1]) + 1, False
    for number in range(line, 0, -1):
        row = rows[number - 1]
        if _BLANK_OR_COMMENT.fullmatch(row):
            continue
        is_above = _get_depth(row) < depth or (is_item and _get_depth(row) == depth and not _ITEM.match(row))
        if is_above:
            yield number
            depth, is_item = _get_depth(row), _ITEM.match(row) is not None
        if not depth and not is_item:
            return


def _find_end(rows: Sequence[str], number: int) -> int:
    """Find the last line of what a line opens: the last before one that is no further in, but for a list of its own."""
    row, below = rows[number - 1], _find_row(rows, number, 1)
    depth, is_item, last = _get_depth(row), _ITEM.match(row) is not None, number
    if below and row.rstrip().endswith(":") and _ITEM.match(rows[below - 1]) and not is_item:
        depth = min(depth, _get_depth(rows[below - 1]))
    while below:
        row = rows[below - 1]
        if _get_depth(row) < depth or (_get_depth(row) == depth and (is_item or not _ITEM.match(row))):
            break
        last, below = below, _find_row(rows, below, 1)
    return last


def _find_row(rows: Sequence[str], number: int, step: int) -> int:
    """Find the next line above or below a line that is neither blank nor a comment, or 0."""
    number += step
    while 0 < number <= len(rows) and _BLANK_OR_COMMENT.fullmatch(rows[number - 1]):
        number += step
    return number if number <= len(rows) else 0


def _get_key(row: str) -> str:
    match = _KEY.match(row)
    return match[1] if match else ""


def _get_depth(row: str) -> int:
    return len(row) - len(row.lstrip())
