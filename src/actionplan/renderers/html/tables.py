"""A table as the page of HTML draws it: what each row is about, for filters, and how each cell looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.renderers.office.column_widths import WidthRequirement, distribute_width, measure_columns
from actionplan.report import Cell, Column, Row, Table
from actionplan.text.escaping import escape_control

NO_OFFICER = "no officer"

ROW_LAYOUT_WIDTH = 215
"""The millimetres, at the size of letters on paper, of the narrowest page that shows rows and not cards."""

UNTAGGED_TONES = ("", "strong", "quiet")
"""Tones of words that stand as they are."""

_TAG_PATTERN = re.compile(r"([^\W\d]+(?: [^\W\d]+)?)(?:(, )| |$)(.*)")
"""The one or two words that a status begins with, and what follows."""

TableRequirements = Mapping[tuple[Column, ...], Sequence[WidthRequirement]]

RowData = tuple[tuple[str, str], ...]


class HtmlColumn(NamedTuple):
    """A heading; `by` says which data of a row its column is sorted by, where not by its words."""

    title: str
    style: str
    sort_key: str


class HtmlCell(NamedTuple):
    """A cell: whether it heads its row, its label where rows are cards, and its words, the first of them as a tag."""

    is_head: bool
    style: str
    label: str
    text: str
    tag: str = ""
    comma: str = ""
    tone: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be seen in it: it says so to those who have the table read to them."""
        return not (self.tag or self.text.strip())


class HtmlRow(NamedTuple):
    """A row: what it is about, and its cells."""

    data: RowData
    cells: list[HtmlCell]


class HtmlTable(NamedTuple):
    """A table: how many hundredths each column takes, and whether its rows may stand in another order."""

    caption: str
    widths: list[float]
    heads: list[HtmlColumn]
    lines: list[HtmlRow]
    is_sortable: bool


class TargetIndex:
    """What a row of a table is about, by its ref: a target, or an output of several."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._targets: dict[str, list[Row]] = {}
        self._outputs: dict[str, list[Row]] = {}
        for row in rows:
            for prefix in ("", f"{row.plan}:"):
                self._targets.setdefault(prefix + row.ref, []).append(row)
                self._outputs.setdefault(f"{prefix}{row.output}", []).append(row)

    def build_row_data(self, ref: str) -> RowData:
        """The officers, statuses and themes of what has the ref, a line each, and its day; nothing of another."""
        found = self._targets.get(ref) or self._outputs.get(ref)
        if not found:
            return ()
        return (
            ("officer", _join_values(row.officer or NO_OFFICER for row in found)),
            ("status", _join_values(row.status for row in found)),
            ("theme", _join_values(row.theme or "" for row in found)),
            ("day", _format_day(found[0])),
        )

    def is_target(self, ref: str) -> bool:
        """Whether the ref is that of a target."""
        return ref in self._targets


def measure_tables(tables: Iterable[Table]) -> TableRequirements:
    """What the columns of those tables need, so that tables of the same columns stand under one another."""
    texts: dict[tuple[Column, ...], list[tuple[str, ...]]] = {}
    for table in tables:
        texts.setdefault(table.columns, []).extend(
            tuple([escape_control(cell.text) for cell in row]) for row in table.rows
        )
    return {columns: measure_columns(columns, rows) for columns, rows in texts.items()}


def build_html_table(
    table: Table, caption: str, target_index: TargetIndex, requirements: Sequence[WidthRequirement]
) -> HtmlTable:
    """A table with its headings; rows are about targets where a column has their refs."""
    place = next((n for n, column in enumerate(table.columns) if column.title == "Ref"), None)
    refs = ["" if place is None else row[place].text for row in table.rows]
    grouped = any(map(target_index.is_target, refs)) and not all(map(target_index.is_target, refs))
    looks = ["number" if column.is_number else "" for column in table.columns]
    lines = [
        HtmlRow(target_index.build_row_data(ref), _build_cells(row, table.columns, looks))
        for ref, row in zip(refs, table.rows, strict=True)
    ]
    heads = [
        HtmlColumn(escape_control(each.title), look, _choose_sort_key(each))
        for each, look in zip(table.columns, looks, strict=True)
    ]
    shares = distribute_width(table.columns, requirements, ROW_LAYOUT_WIDTH)
    widths = [round(100 * each / sum(shares), 1) for each in shares]
    return HtmlTable(caption, widths, heads, lines, len(lines) > 1 and not grouped)


def _choose_sort_key(column: Column) -> str:
    """Target dates are words; they stand in the order of their days."""
    return "day" if column.title == "Target date" else ""


def _build_cells(row: Sequence[Cell], columns: Sequence[Column], styles: Sequence[str]) -> list[HtmlCell]:
    return [
        _build_cell(cell, escape_control(column.title), look, is_first=not n)
        for n, (cell, column, look) in enumerate(zip(row, columns, styles, strict=True))
    ]


def _build_cell(cell: Cell, label: str, column_style: str, *, is_first: bool) -> HtmlCell:
    """A cell; one with a tone has the words which it begins with as a tag, where they are few."""
    text, tone = escape_control(cell.text), cell.tone
    is_head = is_first and bool(text)
    found = _TAG_PATTERN.fullmatch(text) if tone not in UNTAGGED_TONES else None
    style = " ".join(filter(None, (column_style, "" if found else tone, "" if text.strip() else "none")))
    if not found:
        return HtmlCell(is_head, style, label, text)
    tag, comma, rest = found.groups()
    return HtmlCell(is_head, style, label, rest, tag, comma or " " if rest else "", tone)


def _join_values(values: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(escape_control, values)))


def _format_day(row: Row) -> str:
    """The last day of a target's date, however open."""
    found: date | None = row.due or (row.windows[-1].latest if row.windows else None)
    return found.isoformat() if found else ""
