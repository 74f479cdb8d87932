"""A table as the page of HTML draws it: what each row is about, for filters, and how each cell looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.faces.columns import Need, needs, shared
from actionplan.faces.safe import safe
from actionplan.report import Cell, Column, Row, Table

NOBODY = "no officer"

ROOM = 215
"""The millimetres, at the size of letters on paper, of the narrowest page that shows rows and not cards."""

UNTAGGED = ("", "strong", "quiet")
"""Tones of words that stand as they are."""

_TAG = re.compile(r"([^\W\d]+(?: [^\W\d]+)?)(?:(, )| |$)(.*)")
"""The one or two words that a status begins with, and what follows."""

Needs = Mapping[tuple[Column, ...], Sequence[Need]]

Data = tuple[tuple[str, str], ...]


class Head(NamedTuple):
    """A heading; `by` says which data of a row its column is sorted by, where not by its words."""

    title: str
    style: str
    by: str


class Drawn(NamedTuple):
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


class Line(NamedTuple):
    """A row: what it is about, and its cells."""

    data: Data
    cells: list[Drawn]


class Grid(NamedTuple):
    """A table: how many hundredths each column takes, and whether its rows may stand in another order."""

    caption: str
    widths: list[float]
    heads: list[Head]
    lines: list[Line]
    is_sortable: bool


class Targets:
    """What a row of a table is about, by its ref: a target, or an output of several."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._targets: dict[str, list[Row]] = {}
        self._outputs: dict[str, list[Row]] = {}
        for row in rows:
            for prefix in ("", f"{row.plan}:"):
                self._targets.setdefault(prefix + row.ref, []).append(row)
                self._outputs.setdefault(f"{prefix}{row.output}", []).append(row)

    def data(self, ref: str) -> Data:
        """The officers, statuses and themes of what has the ref, a line each, and its day; nothing of another."""
        found = self._targets.get(ref) or self._outputs.get(ref)
        if not found:
            return ()
        return (
            ("officer", _lines(row.officer or NOBODY for row in found)),
            ("status", _lines(row.status for row in found)),
            ("theme", _lines(row.theme or "" for row in found)),
            ("day", _day(found[0])),
        )

    def is_target(self, ref: str) -> bool:
        """Whether the ref is that of a target."""
        return ref in self._targets


def needed(tables: Iterable[Table]) -> Needs:
    """What the columns of those tables need, so that tables of the same columns stand under one another."""
    texts: dict[tuple[Column, ...], list[tuple[str, ...]]] = {}
    for table in tables:
        texts.setdefault(table.columns, []).extend(tuple([safe(cell.text) for cell in row]) for row in table.rows)
    return {columns: needs(columns, rows) for columns, rows in texts.items()}


def grid(table: Table, caption: str, targets: Targets, wanted: Sequence[Need]) -> Grid:
    """A table with its headings; rows are about targets where a column has their refs."""
    place = next((n for n, column in enumerate(table.columns) if column.title == "Ref"), None)
    refs = ["" if place is None else row[place].text for row in table.rows]
    grouped = any(map(targets.is_target, refs)) and not all(map(targets.is_target, refs))
    looks = ["number" if column.number else "" for column in table.columns]
    lines = [
        Line(targets.data(ref), _cells(row, table.columns, looks)) for ref, row in zip(refs, table.rows, strict=True)
    ]
    heads = [Head(safe(each.title), look, _by(each)) for each, look in zip(table.columns, looks, strict=True)]
    shares = shared(table.columns, wanted, ROOM)
    widths = [round(100 * each / sum(shares), 1) for each in shares]
    return Grid(caption, widths, heads, lines, len(lines) > 1 and not grouped)


def _by(column: Column) -> str:
    """Target dates are words; they stand in the order of their days."""
    return "day" if column.title == "Target date" else ""


def _cells(row: Sequence[Cell], columns: Sequence[Column], looks: Sequence[str]) -> list[Drawn]:
    return [
        _cell(cell, safe(column.title), look, is_first=not n)
        for n, (cell, column, look) in enumerate(zip(row, columns, looks, strict=True))
    ]


def _cell(cell: Cell, label: str, look: str, *, is_first: bool) -> Drawn:
    """A cell; one with a tone has the words which it begins with as a tag, where they are few."""
    text, tone = safe(cell.text), cell.tone
    is_head = is_first and bool(text)
    found = _TAG.fullmatch(text) if tone not in UNTAGGED else None
    style = " ".join(filter(None, (look, "" if found else tone, "" if text.strip() else "none")))
    if not found:
        return Drawn(is_head, style, label, text)
    tag, comma, rest = found.groups()
    return Drawn(is_head, style, label, rest, tag, comma or " " if rest else "", tone)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(safe, values)))


def _day(row: Row) -> str:
    """The last day of a target's date, however open."""
    found: date | None = row.due or (row.windows[-1].latest if row.windows else None)
    return found.isoformat() if found else ""
