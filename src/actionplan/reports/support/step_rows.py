"""List the steps on the way to targets that are due or late. They stand beside their targets, and are counted apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.steps import StepStatus, list_steps
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import OF_TARGET, Cell, Column, Section
from actionplan.reports.support.columns import OFFICER, OUTPUT
from actionplan.reports.support.tables import REF_COLUMN, ColumnSpec, build_table
from actionplan.text.english import format_count, format_day_count


class StepRow(NamedTuple):
    """A step that is not done, and the target that it leads to."""

    item: EvaluatedTarget
    status: StepStatus

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view

    @property
    def due(self) -> date:
        """Its due day. A step without one comes last."""
        return self.status.due or date.max

    @property
    def days_late(self) -> int:
        """By how many days it is late, or 0."""
        return max((self.view.day - self.due).days, 0)


def list_late_steps(items: Iterable[EvaluatedTarget]) -> list[StepRow]:
    """List the steps that are late, the worst first. What is finished or suspended has none."""
    return [row for row in _list_open_steps(items) if row.status.state == "late"]


def list_due_steps(items: Iterable[EvaluatedTarget], period: Window) -> list[StepRow]:
    """List the steps that fall due in a period (both days included), by day."""
    first, last = period.earliest or date.min, period.latest or date.max
    return [row for row in _list_open_steps(items) if row.status.due and first <= row.due <= last]


def _list_open_steps(items: Iterable[EvaluatedTarget]) -> list[StepRow]:
    """List the steps that are not done, of targets that are still worked on, by their due days."""
    rows = [
        StepRow(item, status)
        for item in items
        if item.line.target.steps and item.status.is_going_on
        for status in list_steps(item.line.target, item.view.day)
        if status.state != "done"
    ]
    return sorted(rows, key=lambda row: row.due)


def list_step_targets(rows: Iterable[StepRow]) -> list[EvaluatedTarget]:
    """List the targets of some steps, each once."""
    return list({row.item.get_key(): row.item for row in rows}.values())


def build_steps_section(title: str, rows: Sequence[StepRow], level: int = 1) -> Section:
    """Build a section with a line for each step. The note says that they are no targets."""
    are = "is not counted as a target" if len(rows) == 1 else "are not counted as targets"
    targets = format_count(len(list_step_targets(rows)), "target")
    note = f"{format_count(len(rows), 'step')} on the way to {targets}, which {are}."
    return Section(title, (note,), build_table(rows, _COLUMNS), level)


def _build_status_cell(row: StepRow) -> Cell:
    return Cell(f"{format_day_count(row.days_late)} late", "late") if row.days_late else Cell("to do")


_COLUMNS: tuple[ColumnSpec[StepRow], ...] = (
    ColumnSpec(REF_COLUMN, lambda row: Cell(f"{OF_TARGET}{row.item.ref}")),
    OFFICER,
    ColumnSpec(Column("Step", grow=2), lambda row: Cell(row.status.step.text)),
    ColumnSpec(Column("Date", grow=1), lambda row: Cell(row.status.step.date.text if row.status.step.date else "")),
    ColumnSpec(Column("Due"), lambda row: Cell(format_short_day(row.due))),
    ColumnSpec(Column("Status", grow=1), _build_status_cell),
    OUTPUT,
)
