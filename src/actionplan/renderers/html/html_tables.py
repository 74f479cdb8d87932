"""Tables as the page of HTML draws them: the target of each row, for filters, and the look of each cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.renderers.html.html_shares import HtmlShare, build_shares
from actionplan.renderers.html.row_links import RowLink, RowLinks, find_ref_column, name_target
from actionplan.renderers.office.column_widths import TableMeasure, choose_widths
from actionplan.report import NO_OFFICER, Cell, Column, Section, Table
from actionplan.rows import Row, label_own_column
from actionplan.text.escaping import escape_control

ROW_LAYOUT_WIDTH, PRINT_WIDTH = 235, 180
"""The width of the narrowest page that shows rows and not cards, in millimetres at the size of letters on paper, and of
a printed page, on which tables should be short unless a word would be broken."""

NOT_RATED = "not rated"
"""What the page says in place of a RAG."""

MAX_SMALL_COLUMNS = 4
"""A table of a few figures has room on a telephone: so many columns, all but the first of them numbers."""

UNTAGGED_TONES = ("", "strong", "quiet")
"""The tones whose words get no tag."""

_TAG_PATTERN = re.compile(r"([^\W\d]+(?: [^\W\d]+)?)(?:(, )| |$)(.*)")
"""Matches the one or two words that a status begins with, and the rest."""

RowData = tuple[tuple[str, str], ...]


class HtmlColumn(NamedTuple):
    """A heading. `sort_key` names the data of a row to sort by, unless that is the column's own words."""

    title: str
    style: str
    sort_key: str


class HtmlCell(NamedTuple):
    """A cell: if it heads its row, its label if rows are cards, and its words, the first of them as a tag.

    The text of a ref may have a `link`. A cell with `shares` is a bar. The `joint` stands before the
    words of one that is part of a sentence.
    """

    is_head: bool
    style: str
    label: str
    text: str
    tag: str = ""
    comma: str = ""
    tone: str = ""
    link: RowLink | None = None
    shares: tuple[HtmlShare, ...] = ()
    joint: str = ""

    @property
    def is_empty(self) -> bool:
        """True if the cell shows nothing; for screen readers it says "none"."""
        return not (self.tag or self.text.strip())


class HtmlRow(NamedTuple):
    """A row: the data to filter it by, its cells, and its identifier if another row links to it."""

    data: RowData
    cells: list[HtmlCell]
    id: str = ""


class HtmlTable(NamedTuple):
    """A table: the width of each column in per cent, and if its rows may be sorted.

    On paper the rows of one that `has_records` are cards, and of one that `has_paragraphs` sentences. One that
    `is_small` has room on a telephone, and one that `has_figures` on a tablet.
    """

    caption: str
    widths: list[float]
    heads: list[HtmlColumn]
    lines: list[HtmlRow]
    is_sortable: bool
    has_records: bool = False
    has_paragraphs: bool = False
    is_small: bool = False
    has_figures: bool = False

    @property
    def style(self) -> str:
        """The classes of the table."""
        classes = {"records": self.has_records, "paragraphs": self.has_paragraphs}
        classes |= {"small": self.is_small, "figures": self.has_figures}
        return " ".join(name for name, is_of_class in classes.items() if is_of_class)


class TargetIndex:
    """Finds the target, or the targets of an output, that a row of a table is about, by its ref.

    Rows with one ref have the same data, which is built once. In a part on one of several plans, refs are of that plan.
    """

    def __init__(self, rows: Iterable[Row], links: RowLinks) -> None:
        self.links = links
        self._targets: dict[str, list[Row]] = {}
        self._outputs: dict[str, list[Row]] = {}
        self._data: dict[str, RowData] = {}
        for row in rows:
            for prefix in ("", f"{row.plan}:"):
                self._targets.setdefault(prefix + row.ref, []).append(row)
                self._outputs.setdefault(f"{prefix}{row.output}", []).append(row)

    def build_row_data(self, ref: str) -> RowData:
        """Build the data of a row by its ref: its target, officers, bodies and so on, a line each, and its day."""
        if ref not in self._data:
            targets = self._targets.get(ref)
            name = (("target", escape_control(f"{targets[0].plan or ''}:{targets[0].ref}")),) if targets else ()
            self._data[ref] = (*name, *self._describe_rows(targets or self._outputs.get(ref)))
        return self._data[ref]

    @staticmethod
    def _describe_rows(rows: Sequence[Row] | None) -> RowData:
        if not rows:
            return ()
        return (
            ("officer", _join_values(name for row in rows for name in row.officers or (NO_OFFICER,))),
            ("body", _join_values(body for row in rows for body in _iter_bodies(row))),
            ("status", _join_values(row.status for row in rows)),
            ("theme", _join_values(row.theme or "" for row in rows)),
            ("rag", _join_values(row.rag or NOT_RATED for row in rows)),
            ("day", _format_day(rows[0])),
            *_iter_own_data(rows),
        )

    def is_target(self, ref: str) -> bool:
        """Return True if the ref is that of a target."""
        return ref in self._targets


def build_html_table(
    section: Section, table: Table, caption: str, target_index: TargetIndex, measure: TableMeasure
) -> HtmlTable:
    """Build the table of a section, with its headings. Rows are about targets if a column has their refs."""
    if section.has_records or section.is_brief:
        table, measure = _put_words_second(table, measure)
    ref_place = find_ref_column(table)
    refs = ["" if ref_place is None else name_target(row[ref_place].text, section) for row in table.rows]
    is_grouped = any(map(target_index.is_target, refs)) and not all(map(target_index.is_target, refs))
    styles = ["number" if column.is_number else "" for column in table.columns]
    build_cells = _build_sentence if _has_paragraphs(section, table) else _build_cells
    lines = [
        HtmlRow(target_index.build_row_data(ref), build_cells(row, table, styles))
        for ref, row in zip(refs, table.rows, strict=True)
    ]
    if ref_place is not None:
        lines = [
            _link_row(line, ref_place, target_index.links.take_link(ref, section))
            for ref, line in zip(refs, lines, strict=True)
        ]
    heads = [
        HtmlColumn(escape_control(column.title), style, _choose_sort_key(column))
        for column, style in zip(table.columns, styles, strict=True)
    ]
    width = PRINT_WIDTH if measure.min_width <= PRINT_WIDTH else ROW_LAYOUT_WIDTH
    shares = choose_widths(table.columns, measure, width)
    widths = [round(100 * share / sum(shares), 1) for share in shares]
    are_figures = all(styles[1:]) and len(styles) > 1
    is_small = are_figures and len(styles) <= MAX_SMALL_COLUMNS
    return HtmlTable(
        caption,
        widths,
        heads,
        lines,
        is_sortable=len(lines) > 1 and not is_grouped and not is_small,
        has_records=section.has_records and not section.is_brief,
        has_paragraphs=_has_paragraphs(section, table),
        is_small=is_small,
        has_figures=are_figures and not is_small,
    )


def _has_paragraphs(section: Section, table: Table) -> bool:
    return section.is_brief and table.find_text_column() is not None


def _put_words_second(table: Table, measure: TableMeasure) -> tuple[Table, TableMeasure]:
    """Put the column that says what a row is about behind the first: on paper the two head the record."""
    place = table.find_text_column()
    if place is None or table.is_order_chosen:
        return table, measure
    order = (0, place, *(n for n in range(1, len(table.columns)) if n != place))
    rows = tuple(tuple(row[n] for n in order) for row in table.rows)
    texts = [tuple(row[n] for n in order) for row in measure.rows]
    return Table(tuple(table.columns[n] for n in order), rows), TableMeasure([measure.needs[n] for n in order], texts)


def _link_row(row: HtmlRow, ref_place: int, link: RowLink | None) -> HtmlRow:
    """Make the ref of a row a link to the other row of its target."""
    if link is None:
        return row
    cells = [cell._replace(link=link) if n == ref_place else cell for n, cell in enumerate(row.cells)]
    return row._replace(cells=cells, id=link.row_id)


def _iter_own_data(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield the data of the council's own columns, as JSON: the values of each, once."""
    values: dict[str, dict[str, None]] = {}
    for row in rows:
        for name, value in (row.fields or {}).items():
            values.setdefault(escape_control(label_own_column(name)), {})[escape_control(value)] = None
    if values:
        yield "fields", json.dumps({name: list(of_column) for name, of_column in values.items()}, ensure_ascii=False)


def _iter_bodies(row: Row) -> Iterator[str]:
    """Yield each body and party that monitors a target, decides it, or has to note a decision on it."""
    yield from row.monitored_by
    for decision in row.decisions:
        yield from filter(None, (decision.body, decision.party))


def _choose_sort_key(column: Column) -> str:
    """Choose the data to sort a column by. Target dates are words, and are sorted by their days."""
    return "day" if column.title == "Target date" else ""


def _build_cells(row: Sequence[Cell], table: Table, styles: Sequence[str]) -> list[HtmlCell]:
    """Build the cells of a row. The one that says what the row is about stands in the head of its record on paper."""
    text_place = table.find_text_column()
    return [
        _build_cell(cell, escape_control(column.title), "about" if n == text_place else style, is_first=not n)
        for n, (cell, column, style) in enumerate(zip(row, table.columns, styles, strict=True))
    ]


def _build_sentence(row: Sequence[Cell], table: Table, styles: Sequence[str]) -> list[HtmlCell]:
    """Build the cells of a row that is one sentence on paper: the ref, what it is about, and the other cells."""
    text_place = table.find_text_column()
    name = "" if text_place is None else row[text_place].text.rstrip(" .:;")
    row = [cell._replace(text=name) if n == text_place else cell for n, cell in enumerate(row)]
    return [
        made if n in (0, text_place) else made._replace(joint=escape_control(f"; {column.format_label(cell.text)}"))
        for n, (made, cell, column) in enumerate(zip(_build_cells(row, table, styles), row, table.columns, strict=True))
    ]


def _build_cell(cell: Cell, label: str, column_style: str, *, is_first: bool) -> HtmlCell:
    """Build a cell. If it has a tone, the one or two words that it begins with become a tag."""
    text, tone = escape_control(cell.text), cell.tone
    if cell.shares:
        return HtmlCell(
            is_head=False, style=column_style, label=label, text=text, shares=build_shares(cell.shares, least=0)
        )
    is_head = is_first and bool(text)
    tag_match = _TAG_PATTERN.fullmatch(text) if tone not in UNTAGGED_TONES else None
    style = " ".join(filter(None, (column_style, "" if tag_match else tone, "" if text.strip() else "none")))
    if not tag_match:
        return HtmlCell(is_head, style, label, text)
    tag, comma, rest = tag_match.groups()
    return HtmlCell(is_head, style, label, rest, tag=tag, comma=comma or " " if rest else "", tone=tone)


def _join_values(values: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(escape_control, values)))


def _format_day(row: Row) -> str:
    """Format the last day of a target's date, even of one that is never due."""
    day: date | None = row.due or (row.windows[-1].latest if row.windows else None)
    return day.isoformat() if day else ""
