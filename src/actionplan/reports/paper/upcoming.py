"""The parts of a paper on what comes next: what falls due in the next period, and what bodies have still to decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from actionplan.dates import Window
from actionplan.dates.calendar import DAY, count_months_between
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.decision_status import describe_signs
from actionplan.evaluation.status import list_due_windows
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.decisions.forward_plan import TO_DECIDE, build_forward_plan
from actionplan.reports.due import iter_endings
from actionplan.reports.paper.paper_columns import DATE, OUTPUT_AND_MEASURE
from actionplan.reports.support.columns import OFFICER, RAG, REF, WAITS_FOR
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_list

QUARTER_MONTHS = 3


def choose_period(day: date, last: date | None) -> Window:
    """Choose the period after a day: as long as the time since the last report, or three months."""
    first = day + DAY
    months = count_months_between(last, day) if last else 0
    if last and last < day and not months:
        return Window(first, day + (day - last))
    return Window(first, first + relativedelta(months=months or QUARTER_MONTHS) - DAY)


def build_upcoming_part(items: Sequence[EvaluatedTarget], period: Window) -> ReportPart:
    """Build the part on the targets that fall due in the period, by day, and on the ongoing work that ends in it.

    A target that recurs can be overdue and fall due again.
    """
    coming = [(days, item) for item in items if (days := list_due_days(item, period))]
    coming.sort(key=lambda pair: pair[0])
    period_words = describe_window(period)
    notes = tuple(iter_endings([item for item in items if item.status.name == "ongoing"], period_words, period))
    if not coming and not notes:
        return ReportPart()
    upcoming = [item for _, item in coming]
    due: ColumnSpec[EvaluatedTarget] = ColumnSpec(Column("Due"), lambda item: Cell(_format_due_days(item, period)))
    columns = (REF, OUTPUT_AND_MEASURE, OFFICER, DATE, due, RAG, WAITS_FOR)
    section = Section(f"Due in {period_words}", notes, build_table(upcoming, columns) if upcoming else None)
    return ReportPart([section], [("due", upcoming)])


def list_due_days(item: EvaluatedTarget, period: Window) -> list[date]:
    """List the days in a period on which the unmet dates of a target fall due."""
    status = item.status
    if status.is_finished or status.name == "suspended":
        return []
    return [window.latest for window in list_due_windows(status, period) if window.latest]


def build_decisions_part(items: Sequence[EvaluatedTarget], bodies: tuple[str, ...]) -> ReportPart:
    """Build the part on what bodies have still to decide, by date. There is none in a paper that is for no body."""
    if not bodies:
        return ReportPart()
    deciding = [item for item in items if item.line.target.decisions and item.status.name != "deleted"]
    sections, placed = build_forward_plan(deciding, bodies)
    for section, (name, targets) in zip(sections, placed, strict=True):
        if name == TO_DECIDE:
            return ReportPart([section._replace(notes=(*section.notes, describe_signs()))], [(name, targets)])
    return ReportPart()


def _format_due_days(item: EvaluatedTarget, period: Window) -> str:
    about = "about " if item.status.phrase.reading.approximate else ""
    return about + format_list([format_short_day(day) for day in list_due_days(item, period)])
