"""Take the merged cells of a workbook out of its sheets, before a library makes every cell that they cover.

A column that is merged down to the last row of its sheet covers a million cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from openpyxl.utils.cell import range_boundaries

from actionplan.importing.readers.sparse_table import MergedRange

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([^\"']*)[\"'][^>]*>")
_LIST = re.compile(rb"<((?:\w+:)?mergeCells)\b[^>]*?(?:/>|>.*?</\1\s*>)", re.DOTALL)


class SplitWorkbook(NamedTuple):
    """The bytes of a workbook without its merged cells, and these by the part that has them."""

    data: bytes
    merged: Mapping[str, tuple[MergedRange, ...]]


def split_merged_areas(data: bytes, parts: list[str]) -> SplitWorkbook:
    """Take the merged cells out of some parts of a workbook."""
    merged: dict[str, tuple[MergedRange, ...]] = {}
    changed: dict[str, bytes] = {}
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as package:
        for part in parts:
            text = package.read(part)
            if lists := list(_LIST.finditer(text)):
                merged[part] = tuple(area for found in lists for area in _read_areas(found[0]))
                changed[part] = _LIST.sub(b"", text)
        if not changed:
            return SplitWorkbook(data, {})
        with ZipFile(packed, "w") as copy:
            for each in package.infolist():
                copy.writestr(each, changed[each.filename] if each.filename in changed else package.read(each))
    return SplitWorkbook(packed.getvalue(), merged)


def _read_areas(text: bytes) -> Iterator[MergedRange]:
    """Yield the areas of a list of merged cells, those aside that no sheet can have."""
    for match in _MERGED.finditer(text):
        try:
            first_column, first_row, last_column, last_row = range_boundaries(match[1].decode())
        except (ValueError, TypeError, UnicodeDecodeError):
            continue
        if first_column and first_row and last_column and last_row:
            area = MergedRange(first_row - 1, first_column - 1, last_row - 1, last_column - 1)
            if first_row <= last_row and first_column <= last_column:
                yield area
