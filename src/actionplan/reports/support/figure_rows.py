"""Build what rows say of measures that are numbers: each text with its number beside it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from actionplan.evaluation.measure_status import MeasuredValue, MeasureStatus, list_measures
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.rows import FigureRow, ValueRow


def build_figure_rows(item: EvaluatedTarget) -> tuple[FigureRow, ...]:
    """Build the rows of the measures of a target that are numbers."""
    return build_rows_of(list_measures(item))


def build_rows_of(statuses: Iterable[MeasureStatus]) -> tuple[FigureRow, ...]:
    """Build the rows of some measures."""
    return tuple([_build_figure_row(status) for status in statuses])


def _build_figure_row(status: MeasureStatus) -> FigureRow:
    measure, limits, thresholds = status.measure, status.limits, status.measure.thresholds
    present = status.present if status.present != status.target else None
    return FigureRow(
        number=status.number,
        text=measure.text,
        target=status.target.words or None,
        year=status.target.year or None,
        low=_convert(limits.low) if limits else None,
        high=_convert(limits.high) if limits else None,
        is_strict=bool(limits and limits.is_strict),
        baseline=_build_value_row(status.baseline) if status.baseline else None,
        values=tuple([_build_value_row(value) for value in status.every_value]),
        better=status.polarity or None,
        travel=status.travel or None,
        verdict=status.verdict or None,
        reason=status.reason or None,
        rating=status.rating,
        by_year=dict(measure.by_year) or None,
        thresholds={name: words for name, words in thresholds._asdict().items() if words} if thresholds else None,
        unit=status.unit or None,
        target_now=present.words or None if present else None,
        year_now=present.year or None if present else None,
    )


def _build_value_row(value: MeasuredValue) -> ValueRow:
    amount = value.quantity.amount if value.quantity else None
    row = ValueRow(value.on, value.text, _convert(amount), value.note or None)
    if not value.judgement:
        return row
    target, limits, verdict, _ = value.judgement
    return row._replace(
        target=target.words or None,
        year=target.year or None,
        low=_convert(limits.low) if limits else None,
        high=_convert(limits.high) if limits else None,
        verdict=verdict or None,
    )


def _convert(amount: Decimal | None) -> int | float | None:
    """Convert a number to one of JSON: whole if it is whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
