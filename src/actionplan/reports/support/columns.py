"""The columns that tables of targets share, and how each makes its cell from a target."""

from __future__ import annotations

from collections.abc import Callable

from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.as_of import find_completion_note
from actionplan.evaluation.slippage import compute_total_move, find_proposal, restore_first_date
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import NO_OFFICER, Cell, Column
from actionplan.reports.support.status_text import (
    choose_rag_tone,
    choose_tone,
    format_blockers,
    format_rag,
    format_status,
    format_status_and_occurrences,
)
from actionplan.reports.support.tables import EMPTY, REF_COLUMN, ColumnSpec, HasTarget
from actionplan.text.english import format_list


def format_officer(item: EvaluatedTarget) -> str:
    """Name the officer who is responsible for a target, or say that there is none."""
    return item.officer or NO_OFFICER


def format_joint_officers(item: EvaluatedTarget, name: str) -> Cell:
    """Name those who share the responsibility for a target: "jointly with Head of Housing". Empty if nobody does."""
    others = format_list([other for other in item.officers if other != name])
    return Cell(f"jointly with {others}") if others else EMPTY


def format_published_date(item: EvaluatedTarget) -> str:
    """Format the date that was first published if another is current: "was Summer 2017"."""
    published = restore_first_date(item.line.target).date.text
    return f"was {published or 'empty'}" if item.status.phrase.text != published else ""


def format_output_and_measures(item: EvaluatedTarget) -> str:
    """Join the output and the measures of a target with a colon."""
    text, measures = item.line.output.text, format_measures(item)
    return f"{text.rstrip(' .:;')}: {measures}" if text and measures else text or measures


def format_measures(item: EvaluatedTarget) -> str:
    """Join the measures of a target."""
    measures = item.line.target.measure_words
    return measures[0] if len(measures) == 1 else "; ".join([measure.rstrip(" .:;") for measure in measures])


def _build_ref_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.ref, "strong")


def _build_officer_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_officer(item))


def _build_date_cell(item: EvaluatedTarget) -> Cell:
    """Show the target date in the plan's own words, and in brackets the published and the proposed one if different."""
    target, text = item.line.target, item.status.phrase.text
    if not target.has_moves and not target.proposed:
        return Cell(text)
    proposal = None if item.status.is_finished else find_proposal(target, item.view.day)
    notes = (format_published_date(item), f"proposed: {proposal.to.text}" if proposal else "")
    in_brackets = "; ".join(filter(None, notes))
    return Cell(f"{text} ({in_brackets})" if in_brackets else text)


def _build_occurrence_cell(item: EvaluatedTarget) -> Cell:
    return Cell(describe_window(item.status.occurrence)) if item.status.occurrence else EMPTY


def _build_move_cell(item: EvaluatedTarget) -> Cell:
    """Show how far the date has moved from the published one."""
    move = compute_total_move(item.line.target, item.status, item.view) if item.line.target.has_moves else None
    return Cell(move.brief) if move else EMPTY


def _build_due_cell(item: EvaluatedTarget) -> Cell:
    due = item.status.due
    if due is None:
        return EMPTY
    return Cell(f"about {format_short_day(due)}" if item.status.phrase.reading.approximate else format_short_day(due))


def _build_status_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_status_and_occurrences(item), choose_tone(item))


def _build_occurrence_status_cell(item: EvaluatedTarget) -> Cell:
    """Show the status alone, in a table that has a row for each missed date."""
    return Cell(format_status(item), choose_tone(item))


def _build_planned_start_cell(item: EvaluatedTarget) -> Cell:
    start = item.line.target.start
    return Cell(start.text) if start else EMPTY


def _build_blockers_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_blockers(item.status)) if item.status.blockers else EMPTY


def _build_rag_cell(item: EvaluatedTarget) -> Cell:
    rating = item.status.rating
    return Cell(format_rag(item.status), choose_rag_tone(rating.rag)) if rating.on else EMPTY


def _build_output_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_output_and_measures(item))


def _build_completion_note_cell(item: EvaluatedTarget) -> Cell:
    return Cell(find_completion_note(item.line.target, item.view.day)) if item.line.target.completed else EMPTY


def build_column(
    column: Column, build_cell: Callable[[EvaluatedTarget], Cell], *, is_optional: bool = False
) -> ColumnSpec[HasTarget]:
    """Build a column that fits any table with a row for each target, or for something about a target."""
    return ColumnSpec(column, lambda row: build_cell(row.item), is_optional)


def build_joint_column(name: str) -> ColumnSpec[HasTarget]:
    """Build the column of those who share an officer's responsibility for a target."""
    return build_column(Column("Joint", grow=1), lambda item: format_joint_officers(item, name), is_optional=True)


REF = build_column(REF_COLUMN, _build_ref_cell)
OFFICER = build_column(Column("Officer", grow=1, is_plain=True), _build_officer_cell)
DATE = build_column(Column("Target date", grow=1), _build_date_cell)
PLANNED_START = build_column(Column("Planned start", grow=1), _build_planned_start_cell)
OCCURRENCE = build_column(Column("Occurrence"), _build_occurrence_cell, is_optional=True)
MOVED = build_column(Column("Moved by", grow=1), _build_move_cell, is_optional=True)
DUE = build_column(Column("Due"), _build_due_cell)
STATUS = build_column(Column("Status", grow=1), _build_status_cell)
OCCURRENCE_STATUS = build_column(Column("Status", grow=1), _build_occurrence_status_cell)
COMPLETION_NOTE = build_column(Column("Note", grow=2), _build_completion_note_cell, is_optional=True)
WAITS_FOR = build_column(Column("Waits for", grow=1), _build_blockers_cell, is_optional=True)
RAG = build_column(Column("RAG", grow=1), _build_rag_cell, is_optional=True)
OUTPUT = build_column(Column("Output and measure", grow=3, is_self_explanatory=True), _build_output_cell)
