"""The columns that only a paper has: those of the published document, and what officers said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import find_last_note, find_stoppage, has_started
from actionplan.evaluation.steps import list_steps
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.responsibility import OFFICER_ROLES
from actionplan.report import Cell, Column
from actionplan.reports.support.columns import OUTPUT, STATUS, build_column, format_officer, format_published_date
from actionplan.reports.support.tables import EMPTY, ColumnSpec, HasTarget
from actionplan.text.english import format_list, shorten

T = TypeVar("T", bound=HasTarget)

MAX_NAME_LENGTH = 72
MAX_OUTPUT_LENGTH = 40
"""The most characters of a short name, and of its output if that has several targets."""


def format_commentary(item: EvaluatedTarget) -> str:
    """Format the latest commentary with its day: "18 Sep 2017: Replies are taken until 15 October."."""
    last_note = find_last_note(item.line.target, item.view.day)
    return f"{format_short_day(last_note[0])}: {last_note[1].words}" if last_note else ""


def choose_columns(columns: Iterable[ColumnSpec[T]], *, has_short_names: bool) -> tuple[ColumnSpec[T], ...]:
    """Return the columns of a table, with short names of the targets or with all their words."""
    return tuple(SHORT_NAME if has_short_names and spec == OUTPUT_AND_MEASURE else spec for spec in columns)


def _build_short_name_cell(item: EvaluatedTarget) -> Cell:
    """Show the beginning of the output and measure; of an output with several targets, the beginning of each."""
    words, output = OUTPUT.build_cell(item).text, item.line.output
    if len(words) <= MAX_NAME_LENGTH or len(output.targets) == 1:
        return Cell(shorten(words, MAX_NAME_LENGTH))
    start = shorten(output.text.rstrip(" .:;"), MAX_OUTPUT_LENGTH)
    measures = shorten("; ".join(item.line.target.measure_words), MAX_NAME_LENGTH - len(start))
    return Cell(": ".join(filter(None, (start, measures))))


def _build_key_output_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.line.output.text)


def _build_officer_cell(item: EvaluatedTarget) -> Cell:
    """Name who is responsible for the output and who is accountable, and those who support them."""
    accountable, supporting = (item.view.list_officers(item.line.output, role) for role in OFFICER_ROLES[1:])
    others = (
        f"{words} {format_list(names)}"
        for words, names in (("accountable:", accountable), ("supported by", supporting))
        if names
    )
    return Cell("; ".join([format_officer(item), *others]))


def _build_date_cell(item: EvaluatedTarget) -> Cell:
    """Show the current date, and the published one if it is different."""
    text, was = item.status.phrase.text, format_published_date(item)
    return Cell(f"{text} ({was})" if was else text)


def _build_full_date_cell(item: EvaluatedTarget) -> Cell:
    """Show the date and, of work that has not started, its planned start."""
    cell, target = _build_date_cell(item), item.line.target
    if target.start is None or not item.status.is_going_on or has_started(target, item.view.day):
        return cell
    return Cell("; ".join(filter(None, (cell.text, f"planned start: {target.start.text}"))))


def _build_status_cell(item: EvaluatedTarget) -> Cell:
    """Show the status, and if work has stopped since when and why."""
    cell, stoppage = STATUS.build_cell(item), find_stoppage(item.line.target, item.view.day)
    if stoppage is None:
        return cell
    reason = f": {stoppage.reason}" if stoppage.reason else ""
    return cell._replace(text=f"{cell.text} {format_short_day(stoppage.on)}{reason}")


def _build_measures_cell(item: EvaluatedTarget) -> Cell:
    target = item.line.target
    steps = (f"step: {status.words}" for status in list_steps(target, item.view.day))
    return Cell("; ".join([*(measure.rstrip(" .:;") for measure in target.measure_words), *steps]))


def _build_commentary_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_commentary(item)) if item.line.target.updates else EMPTY


KEY_OUTPUT = build_column(Column("Key output", grow=2, is_self_explanatory=True), _build_key_output_cell)
RESPONSIBLE = build_column(Column("Responsible officer", grow=1), _build_officer_cell)
DATE = build_column(Column("Target date", grow=1), _build_date_cell)
FULL_DATE = DATE._replace(build_cell=lambda row: _build_full_date_cell(row.item))
FULL_STATUS = build_column(STATUS.column, _build_status_cell)
MEASURES = build_column(Column("Performance measures", grow=3), _build_measures_cell)
COMMENTARY = build_column(Column("Latest commentary", grow=2), _build_commentary_cell)
OUTPUT_AND_MEASURE = OUTPUT._replace(column=Column("Key output and measure", grow=3, is_self_explanatory=True))
SHORT_NAME = build_column(OUTPUT_AND_MEASURE.column, _build_short_name_cell)
