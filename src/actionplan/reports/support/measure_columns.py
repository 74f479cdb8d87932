"""The columns of tables of measures that are numbers, and the words for what their figures come to."""

from __future__ import annotations

from collections.abc import Callable

from actionplan.dates import format_day
from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.measure_status import MeasuredValue, MeasureStatus
from actionplan.evaluation.measure_targets import MeasureTarget
from actionplan.quantities import Limits
from actionplan.report import Cell, Column, Fact
from actionplan.reports.support.columns import OFFICER, REF
from actionplan.reports.support.status_text import choose_rag_tone
from actionplan.reports.support.tables import ColumnSpec

_SIGNS = {1: "▲", -1: "▼", 0: "="}
_COMPARED = ("better", "worse")


def format_target(status: MeasureStatus) -> str:
    """Format the target that the last figure is set against, and that of the day if it is another.

    "at most 60", "reduce by 10% (66.6 or less)", "at least 4 (2017/18), then at least 6 (2018/19)".
    """
    words = format_one_target(status.target, status.limits, status.unit)
    if not status.present.words or status.present == status.target:
        return words
    return ", then ".join(filter(None, (words, format_one_target(status.present))))


def format_one_target(target: MeasureTarget, limits: Limits | None = None, unit: str = "") -> str:
    """Format a target with the year that it is of, and what it comes to if it is counted from the baseline."""
    counted = limits.format_words(unit) if limits and target.goal and target.goal.needs_baseline else ""
    notes = "; ".join(filter(None, (target.year, counted)))
    return f"{target.words} ({notes})" if notes else target.words


def format_travel(status: MeasureStatus) -> str:
    """Format the direction of travel in a sign and a word: "▼ better", "= unchanged"; empty if nothing is compared."""
    return f"{_SIGNS[status.sign]} {status.travel}" if status.travel else ""


def format_verdict(status: MeasureStatus) -> str:
    """Say if the last value is on target, or why that cannot be said, with the colour that the plan gives it."""
    verdict = status.verdict or ("not measured yet" if not status.last else f"not known: {status.reason}")
    return f"{status.rating}, {verdict}" if status.rating else verdict


def list_figure_facts(status: MeasureStatus) -> list[Fact]:
    """List what there is to say of a measure's figures, in words."""
    target = format_target(status)
    values = [f"{value.text}{_format_day(value, long=True)}" for value in reversed(status.values[-2:])]
    latest = f"latest {', before that '.join(values)}" if values else "not measured yet"
    came_to = ", ".join(filter(None, (format_travel(status), format_verdict(status)))) if values else ""
    settings = "; ".join(status.measure.settings)
    facts = (f"target {target}" if target else "", settings, latest, came_to)
    return [("Figures", fact) for fact in facts if fact]


def _format_day(value: MeasuredValue, *, long: bool = False) -> str:
    return f" ({format_day(value.on) if long else format_short_day(value.on)})" if value.on else ""


def _format_value(value: MeasuredValue | None) -> str:
    return f"{value.text}{_format_day(value)}" if value else ""


def _format_baseline(status: MeasureStatus) -> str:
    """Format the baseline with its day, or with the year that it is of as the plan writes it."""
    on = status.measure.baseline.on if status.measure.baseline else None
    is_year = on is not None and on.reading.windows and on.reading.windows[0].earliest != on.day
    if status.baseline and on and is_year:
        return f"{status.baseline.text} ({on.text})"
    return _format_value(status.baseline)


def _build_text_column(
    column: Column, format_text: Callable[[MeasureStatus], str], *, is_optional: bool = False
) -> ColumnSpec[MeasureStatus]:
    return ColumnSpec(column, lambda status: Cell(format_text(status)), is_optional)


def _format_last_values(status: MeasureStatus) -> str:
    """Format the last value with its direction and the value before: "71 (30 Sep 2024), ▼ better than 84"."""
    last, before, travel = _format_value(status.last), _format_value(status.previous), format_travel(status)
    if not before:
        return ", ".join(filter(None, (last, travel)))
    joiner = "than" if status.travel in _COMPARED else "from"
    joined = f"{travel} {joiner} {before}" if travel else f"before that {before}"
    return f"{last}, {joined}"


def _build_last_values_cell(status: MeasureStatus) -> Cell:
    return Cell(_format_last_values(status))


def _build_verdict_cell(status: MeasureStatus) -> Cell:
    return Cell(format_verdict(status), choose_rag_tone(status.rating))


MEASURE_COLUMNS: tuple[ColumnSpec[MeasureStatus], ...] = (
    _build_text_column(Column("Baseline", grow=1), _format_baseline, is_optional=True),
    _build_text_column(Column("Target", grow=1), format_target, is_optional=True),
    _build_text_column(Column("Before", grow=1), lambda status: _format_value(status.previous), is_optional=True),
    _build_text_column(Column("Latest", grow=1), lambda status: _format_value(status.last), is_optional=True),
    _build_text_column(Column("Travel"), format_travel, is_optional=True),
    ColumnSpec(Column("Against target", grow=1), _build_verdict_cell),
    _build_text_column(Column("Measure", grow=3, is_self_explanatory=True), lambda status: status.measure.text),
)
LISTED_COLUMNS: tuple[ColumnSpec[MeasureStatus], ...] = (REF, OFFICER, *MEASURE_COLUMNS)
"""The columns of a list of measures, which also says whose each is."""

_SHORT_TITLES = ("Before", "Travel")
NARROW_COLUMNS: tuple[ColumnSpec[MeasureStatus], ...] = tuple(
    spec._replace(
        column=spec.column._replace(is_narrow=spec.column.grow == 1),
        build_cell=_build_last_values_cell if spec.column.title == "Latest" else spec.build_cell,
    )
    for spec in LISTED_COLUMNS
    if spec.column.title not in _SHORT_TITLES
)
"""The same in fewer columns, which a screen of 100 columns has room for: the last two values and how they compare."""
