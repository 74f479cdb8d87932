"""An item as cells of a printed table. A column that would be empty from top to bottom is left out, if it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.plan_view import HasView, PlanView
from actionplan.evaluation.slippage import compute_total_move, find_proposal
from actionplan.evaluation.status import TargetStatus, find_late_since, list_missed
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import AUTHORITY_COLUMN, Cell, Column, Table, Tone
from actionplan.text.english import format_day_count, format_list

EMPTY = Cell("")
NO_OFFICER_NAME = "no officer"

_TONES: dict[str, Tone] = {
    "due": "due",
    "complete": "done",
    "deleted": "quiet",
    "suspended": "quiet",
}


_CONTRADICTIONS = {("green", "overdue"), ("green", "ended"), ("red", "complete")}
"""The RAGs and statuses that contradict each other."""


T = TypeVar("T", bound=HasView)


class ColumnSpec(NamedTuple, Generic[T]):
    """A column, and how one row's cell in it is made; an `optional` one goes where all its cells are empty."""

    column: Column
    build_cell: Callable[[T], Cell]
    is_optional: bool = False


def build_table(rows: Sequence[T], columns: Iterable[ColumnSpec[T]]) -> Table:
    """What was found as a table, a row each. Of several plans, each row says whose plan it is of behind its ref."""
    return build_single_plan_table(
        rows, _add_authority_column(columns) if rows and rows[0].view.is_one_of_several else columns
    )


def build_single_plan_table(rows: Sequence[T], columns: Iterable[ColumnSpec[T]]) -> Table:
    """The same where what stands above the table says of which plan it all is."""
    shown = []
    for column, cell, optional in columns:
        cells = [cell(each) for each in rows]
        if not optional or any(each.text for each in cells):
            shown.append((column, cells))
    return Table(tuple(column for column, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def _add_authority_column(columns: Iterable[ColumnSpec[T]]) -> Iterator[ColumnSpec[T]]:
    for shown in columns:
        yield shown
        if shown.column == REF.column:
            yield ColumnSpec(AUTHORITY_COLUMN, lambda each: Cell(each.seen.whose))


def format_status(item: EvaluatedTarget) -> str:
    """A status with days late or left: "overdue, 3 days late", "due today", "complete 4 Jul 2017, on time".

    What is coloured says so in words as well: "overdue, 40 days late (over 1 month)". So does what a body refused.
    """
    words = _format_status_only(item)
    return f"{words}; refused" if any(wait.is_refused for wait in item.status.blockers) else words


def _format_status_only(item: EvaluatedTarget) -> str:
    found, day = item.status, item.view.day
    standing, due = found.name, found.due
    if found.completed_on and standing == "complete":
        return f"complete {format_completion(found)}"
    if standing == "overdue":
        return f"overdue, {format_day_count(found.days_late or 0)} late{_format_lateness_mark(item)}"
    if due and standing in ("due", "not yet due"):
        return f"{standing}, {format_day_count((due - day).days)} left" if due > day else "due today"
    if found.windows and found.phrase.reading.kind == "ongoing":
        return _format_ongoing(found.name, found.windows[-1], day) + _format_lateness_mark(item, " ago")
    if standing == "no date" and found.phrase.reading.kind == "unreadable":
        return "no date: cannot be read"
    return standing


def _build_ref_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.ref, "strong")


def _build_officer_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.officer or NO_OFFICER_NAME)


def _build_date_cell(item: EvaluatedTarget) -> Cell:
    """The target date in the plan's own words, the published one where it was revised, and one that is proposed."""
    target, text = item.line.target, item.status.phrase.text
    if not target.revised and not target.proposed:
        return Cell(text)
    made = None if item.status.is_finished else find_proposal(target, item.view.day)
    beside = "; ".join(filter(None, (format_published_date(item), f"proposed: {made.to.text}" if made else "")))
    return Cell(f"{text} ({beside})" if beside else text)


def format_published_date(item: EvaluatedTarget) -> str:
    """The published date where another holds now: "was Summer 2017"."""
    published = item.line.target.date.text
    return f"was {published or 'empty'}" if item.status.phrase.text != published else ""


def _build_slippage_cell(item: EvaluatedTarget) -> Cell:
    """By how much the date moved from the published one."""
    moved = compute_total_move(item.line.target, item.status, item.view) if item.line.target.revised else None
    return Cell(moved.brief) if moved else EMPTY


def _build_occurrence_cell(item: EvaluatedTarget) -> Cell:
    """Which of several windows this is."""
    return Cell(describe_window(item.status.occurrence)) if item.status.occurrence else EMPTY


def _build_due_cell(item: EvaluatedTarget) -> Cell:
    due = item.status.due
    if due is None:
        return EMPTY
    return Cell(f"about {format_short_day(due)}" if item.status.phrase.reading.approximate else format_short_day(due))


def _build_status_cell(item: EvaluatedTarget) -> Cell:
    words = format_status(item)
    if item.status.occurrence and item.status.name == "overdue":
        words += _format_other_occurrences(item.status, item.view)
    return Cell(words, choose_tone(item))


def _build_occurrence_status_cell(item: EvaluatedTarget) -> Cell:
    """The status where each missed occurrence has a row of its own."""
    return Cell(format_status(item), choose_tone(item))


def choose_tone(item: EvaluatedTarget) -> Tone:
    """What a status means: how late it is, by the plan's own colours, or that it is due, done or out of the way."""
    last = find_late_since(item.status)
    return (item.view.colours[last] or "late") if last else _TONES.get(item.status.name, "")


def _format_lateness_mark(item: EvaluatedTarget, ago: str = "") -> str:
    """How far behind the colour means it is, where that is not said already."""
    last = find_late_since(item.status)
    words = item.view.colours.format_mark(last) if last else ""
    return f" ({words}{ago})" if words else ""


def format_blockers(status: TargetStatus) -> str:
    """What is waited for: "Financial Strategy (expected February 2018) and Full Council"."""
    return format_list([f"{name} ({note})" if note else name for name, note, _ in status.blockers])


def format_rag(status: TargetStatus) -> str:
    """What the officer said last, and when; where it contradicts the status, it says so."""
    rag, on = status.rating
    return f"{rag}, {format_short_day(on)}{format_rag_conflict(status)}" if on else ""


def format_rag_conflict(status: TargetStatus) -> str:
    """What is said behind a RAG that contradicts the status: " (but overdue)"."""
    return f" (but {status.name})" if (status.rating.rag, status.name) in _CONTRADICTIONS else ""


def _build_blockers_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_blockers(item.status)) if item.status.blockers else EMPTY


def _build_rag_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_rag(item.status)) if item.status.rating.on else EMPTY


def _build_output_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_output_and_measures(item))


def format_output_and_measures(item: EvaluatedTarget) -> str:
    """The output and the measures of a target in one text, parted by a colon."""
    text, measures = item.line.output.text, format_measures(item)
    return f"{text.rstrip(' .:;')}: {measures}" if text and measures else text or measures


def format_measures(item: EvaluatedTarget) -> str:
    """The measures of a target in one text."""
    measures = item.line.target.measures
    return measures[0] if len(measures) == 1 else "; ".join([each.rstrip(" .:;") for each in measures])


def format_completion(status: TargetStatus) -> str:
    """When it was complete and how late: "4 Jul 2017, on time"; nothing where it is not."""
    return f"{format_short_day(status.completed_on)}{_format_timeliness(status)}" if status.completed_on else ""


def _format_timeliness(status: TargetStatus) -> str:
    """Whether it was on time by the current date, how many of several windows were met late, and how far it slipped.

    It slips from the published date, where that was revised.
    """
    if status.due is None or status.completed_on is None:
        return ""
    timely = f", {format_day_count(status.days_late)} late" if status.days_late else ", on time"
    timely += f"; {status.late_count} of {len(status.windows)} met late" if status.late_count else ""
    published = status.published_due
    slipped = (status.completed_on - published).days if published and published != status.due else 0
    return f"{timely}, {format_day_count(slipped)} after the published date" if slipped > 0 else timely


def _format_ongoing(status_name: str, window: Window, day: date) -> str:
    """What is ongoing says when it starts or ends."""
    if status_name == "not yet due" and window.earliest and window.earliest > day:
        return f"not yet due, starts {format_short_day(window.earliest)}"
    if window.latest and status_name in ("ongoing", "ended"):
        return (
            f"{status_name} {format_short_day(window.latest)}"
            if status_name == "ended"
            else f"ongoing, ends {format_short_day(window.latest)}"
        )
    return status_name


def _format_other_occurrences(status: TargetStatus, view: PlanView) -> str:
    """The other occurrences of an overdue one: how many more are missed, and which falls due in the period."""
    more = len(list_missed(status, view.day)) - 1
    coming = [
        each.latest
        for each in status.unmet_windows
        if each.latest and max(view.day, view.first) <= each.latest <= view.last
    ]
    words = f"; {more} more missed" if more else ""
    return f"{words}; next due {format_short_day(coming[0])}" if coming else words


REF = ColumnSpec(Column("Ref"), _build_ref_cell)
OFFICER = ColumnSpec(Column("Officer", grow=1), _build_officer_cell)
DATE = ColumnSpec(Column("Target date", grow=1), _build_date_cell)
OCCURRENCE = ColumnSpec(Column("Occurrence"), _build_occurrence_cell, is_optional=True)
MOVED = ColumnSpec(Column("Moved by", grow=1), _build_slippage_cell, is_optional=True)
DUE = ColumnSpec(Column("Due"), _build_due_cell)
STATUS = ColumnSpec(Column("Status", grow=1), _build_status_cell)
OCCURRENCE_STATUS = ColumnSpec(Column("Status", grow=1), _build_occurrence_status_cell)
WAITS_FOR = ColumnSpec(Column("Waits for", grow=1), _build_blockers_cell, is_optional=True)
RAG = ColumnSpec(Column("RAG", grow=1), _build_rag_cell, is_optional=True)
OUTPUT = ColumnSpec(Column("Output and measure", grow=3, is_self_explanatory=True), _build_output_cell)
