"""Build the tables of measures in a workbook: a row for each that is a number, and one for each of its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from actionplan.reports.workbook.sheet_table import (
    OFFICER_COLUMN,
    REF_COLUMN,
    CellValue,
    ColumnValue,
    SheetColumn,
    SheetTable,
    ToneRule,
    build_entries_table,
    join_lines,
)
from actionplan.rows import FigureRow, Row, ValueRow, identify_target

_RATING_RULES = tuple(ToneRule("Rating", colour, colour) for colour in ("red", "amber", "green"))


class _MeasureEntry(NamedTuple):
    """A measure that is a number, and the target that it is of."""

    row: Row
    figure: FigureRow


class _ValueEntry(NamedTuple):
    """A figure of a measure: its baseline, or what was measured."""

    row: Row
    figure: FigureRow
    value: ValueRow
    kind: str


def build_measures_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each measure that is a number, in the order of the plan."""
    return build_entries_table(_MEASURE_COLUMNS, rows, _list_entries(rows))


def build_figures_table(rows: Sequence[Row]) -> SheetTable:
    """Build a table with a row for each figure, those of a measure together and oldest first."""
    return build_entries_table(
        _VALUE_COLUMNS, rows, [value for entry in _list_entries(rows) for value in _iter_values(entry)]
    )


def _list_entries(rows: Sequence[Row]) -> list[_MeasureEntry]:
    """List the measures of all rows once, in the order of the plans. A target can have rows in several sections."""
    plans = {row.plan: place for place, row in reversed(list(enumerate(rows)))}
    entries = {
        (identify_target(row), figure.number): _MeasureEntry(row, figure)
        for row in rows
        if row.section != "gone"
        for figure in row.figures
    }
    return sorted(entries.values(), key=lambda each: (plans[each.row.plan], each.row.position, each.figure.number))


def _iter_values(entry: _MeasureEntry) -> Iterator[_ValueEntry]:
    row, figure = entry
    if figure.baseline:
        yield _ValueEntry(row, figure, figure.baseline, "baseline")
    yield from (_ValueEntry(row, figure, value, "measured") for value in figure.values)


def get_number(value: ValueRow | None) -> CellValue:
    """Return a figure as a number, or its words if they are not one."""
    if value is None:
        return None
    return value.text if value.number is None else _convert(value.number)


def _convert(number: float | None) -> int | Decimal | None:
    """Convert a number for a cell: one with a fraction would be shown as a share of a whole."""
    return Decimal(str(number)) if isinstance(number, float) else number


def _get_value(place: int) -> Callable[[_MeasureEntry], CellValue]:
    return lambda entry: get_number(_find_value(entry, place))


def _get_day(place: int) -> Callable[[_MeasureEntry], date | None]:
    def get_day(entry: _MeasureEntry) -> date | None:
        value = _find_value(entry, place)
        return value.on if value else None

    return get_day


def _find_value(entry: _MeasureEntry, place: int) -> ValueRow | None:
    """Find the last value that is a number, or the one before it."""
    values = [value for value in entry.figure.values if value.number is not None]
    return values[place] if len(values) >= -place else None


def _list_by_name(words: Mapping[str, str] | None) -> str | None:
    return join_lines(f"{name}: {text}" for name, text in (words or {}).items())


_MEASURE_COLUMNS: tuple[ColumnValue[_MeasureEntry], ...] = (
    (REF_COLUMN, lambda entry: entry.row.ref),
    (SheetColumn("Measure", 40, is_kept=True), lambda entry: entry.figure.text),
    (OFFICER_COLUMN, lambda entry: entry.row.officer),
    (SheetColumn("Baseline", 11, is_number=True), lambda entry: get_number(entry.figure.baseline)),
    (SheetColumn("Target", 20), lambda entry: entry.figure.target),
    (SheetColumn("Before", 11, is_number=True), _get_value(-2)),
    (SheetColumn("Latest", 11, is_number=True, is_kept=True), _get_value(-1)),
    (SheetColumn("Latest on", 12), _get_day(-1)),
    (SheetColumn("Travel", 11), lambda entry: entry.figure.travel),
    (SheetColumn("Against target", 15, is_kept=True), lambda entry: entry.figure.verdict or entry.figure.reason),
    (SheetColumn("Rating", 8, rules=_RATING_RULES), lambda entry: entry.figure.rating),
    (SheetColumn("Unit", 12), lambda entry: entry.figure.unit),
    (SheetColumn("Target from", 11, is_number=True), lambda entry: _convert(entry.figure.low)),
    (SheetColumn("Target to", 11, is_number=True), lambda entry: _convert(entry.figure.high)),
    (SheetColumn("Target of year", 12), lambda entry: entry.figure.year),
    (SheetColumn("Target now", 20), lambda entry: entry.figure.target_now),
    (SheetColumn("Targets by year", 24), lambda entry: _list_by_name(entry.figure.by_year)),
    (SheetColumn("Thresholds", 24), lambda entry: _list_by_name(entry.figure.thresholds)),
    (SheetColumn("Better", 9), lambda entry: entry.figure.better),
    (SheetColumn("Baseline on", 12), lambda entry: entry.figure.baseline.on if entry.figure.baseline else None),
    (SheetColumn("Before on", 12), _get_day(-2)),
    (SheetColumn("Theme", 28), lambda entry: entry.row.theme),
    (SheetColumn("Plan order", 8, is_number=True), lambda entry: entry.row.position),
)

_VALUE_COLUMNS: tuple[ColumnValue[_ValueEntry], ...] = (
    (REF_COLUMN, lambda entry: entry.row.ref),
    (SheetColumn("Measure", 40, is_kept=True), lambda entry: entry.figure.text),
    (SheetColumn("On", 12, is_kept=True), lambda entry: entry.value.on),
    (SheetColumn("Figure", 11, is_number=True, is_kept=True), lambda entry: get_number(entry.value)),
    (SheetColumn("As written", 14), lambda entry: entry.value.text),
    (SheetColumn("What it is", 11), lambda entry: entry.kind),
    (SheetColumn("Note", 40), lambda entry: entry.value.note),
    (SheetColumn("Target from", 11, is_number=True), lambda entry: _convert(entry.value.low)),
    (SheetColumn("Target to", 11, is_number=True), lambda entry: _convert(entry.value.high)),
    (SheetColumn("Target", 20), lambda entry: entry.value.target),
    (SheetColumn("Target of year", 12), lambda entry: entry.value.year),
    (SheetColumn("Against target", 15), lambda entry: entry.value.verdict),
    (OFFICER_COLUMN, lambda entry: entry.row.officer),
)
