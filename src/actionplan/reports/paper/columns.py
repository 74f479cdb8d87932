"""Columns that only a paper has: the published document's own, and what officers said."""

from __future__ import annotations

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import find_last_note, find_stoppage
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column
from actionplan.reports.columns import EMPTY, NO_OFFICER_NAME, OUTPUT, STATUS, ColumnSpec, format_published_date


def format_commentary(item: EvaluatedTarget) -> str:
    """What was last said of a target, and when: "18 Sep 2017: Replies are taken until 15 October."."""
    said = find_last_note(item.line.target, item.view.day)
    return f"{format_short_day(said[0])}: {said[1].note}" if said else ""


def _build_key_output_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.line.output.text)


def _build_officer_cell(item: EvaluatedTarget) -> Cell:
    """The officer who answers, and those who support them."""
    supporting = [item.view.officers[name] for name in item.line.output.supporting]
    return Cell("; ".join([item.officer or NO_OFFICER_NAME, *(f"with {name}" for name in supporting)]))


def _build_date_cell(item: EvaluatedTarget) -> Cell:
    """The date that holds, and the published one where that was another."""
    text, was = item.status.phrase.text, format_published_date(item)
    return Cell(f"{text} ({was})" if was else text)


def _build_status_cell(item: EvaluatedTarget) -> Cell:
    """The status, and of what is suspended or deleted since when and why."""
    shown, stop = STATUS.build_cell(item), find_stoppage(item.line.target, item.view.day)
    if stop is None:
        return shown
    return shown._replace(text=f"{shown.text} {format_short_day(stop.on)}{f': {stop.reason}' if stop.reason else ''}")


def _build_measures_cell(item: EvaluatedTarget) -> Cell:
    return Cell("; ".join(each.rstrip(" .:;") for each in item.line.target.measures))


def _build_commentary_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_commentary(item)) if item.line.target.updates else EMPTY


KEY_OUTPUT = ColumnSpec(Column("Key output", grow=2), _build_key_output_cell)
RESPONSIBLE = ColumnSpec(Column("Responsible officer", grow=1), _build_officer_cell)
DATE = ColumnSpec(Column("Target date", grow=1), _build_date_cell)
FULL_STATUS = ColumnSpec(STATUS.column, _build_status_cell)
MEASURES = ColumnSpec(Column("Performance measures", grow=3, is_self_explanatory=True), _build_measures_cell)
COMMENTARY = ColumnSpec(Column("Latest commentary", grow=2), _build_commentary_cell)
OUTPUT_AND_MEASURE = OUTPUT._replace(column=Column("Key output and measure", grow=3, is_self_explanatory=True))
