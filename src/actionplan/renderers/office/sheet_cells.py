"""The look of cells in spreadsheets, the same for Excel and OpenDocument: the colours of tones and where they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from actionplan.reports.workbook import Sheet, WorkbookContent
from actionplan.reports.workbook.sheet_table import Amount, AmountFormat, SheetTone

LANGUAGE = "en-GB"

LINK_COLOUR = "0b4f8a"


class CellColours(NamedTuple):
    """The colour of the words of a cell, and that behind them. The contrast is at least 5.5 to 1."""

    words: str
    shade: str


SHEET_COLOURS: Mapping[SheetTone, CellColours] = {
    "red": CellColours("8c1116", "fbe0e0"),
    "amber": CellColours("6b3a00", "ffe9c7"),
    "late": CellColours("5c3a00", "fdf3e1"),
    "due": CellColours("1c1c1c", "e9eef1"),
    "done": CellColours("0b4f8a", "e3eefa"),
    "green": CellColours("0c4a24", "dff2e4"),
}

BOLD_SHEET_TONES: tuple[SheetTone, ...] = ("red", "late", "due")


def enumerate_rules(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each column whose cells have tones by rules, by its number from 0, with the letters of all columns.

    The letters are by heading. A rule about a column that is not there holds for no cell.
    """
    letters = {column.title: format_column_letters(number) for number, column in enumerate(sheet.columns, 1)}
    for number, column in enumerate(sheet.columns):
        if column.rules:
            yield number, letters


def list_amount_formats(workbook: WorkbookContent) -> list[AmountFormat]:
    """List how the amounts of a workbook look, each way once."""
    values = (value for sheet in workbook.sheets for row in sheet.rows for value in row)
    return sorted({value.form for value in values if isinstance(value, Amount)})


def format_column_letters(column: int) -> str:
    """Format the number of a column, counted from 1, as its name: Z, AA."""
    over, last = divmod(column - 1, 26)
    return (format_column_letters(over) if over else "") + chr(ord("A") + last)
