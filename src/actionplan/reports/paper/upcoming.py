"""What falls due in the next period: as long after the day as the last report is before it, or three months.

What the bodies that a paper is for have still to decide: their forward plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates import Window
from actionplan.dates.calendar import DAY, add_months, count_months_between
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.decisions import describe_signs
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.columns import OFFICER, RAG, REF, WAITS_FOR, ColumnSpec, build_table
from actionplan.reports.decisions import forward_plan as forward
from actionplan.reports.due import iter_endings
from actionplan.reports.paper.columns import DATE, OUTPUT_AND_MEASURE
from actionplan.text.english import format_list

QUARTER_MONTHS = 3


def choose_period(day: date, last: date | None) -> Window:
    """The next period after a day."""
    first = day + DAY
    length = count_months_between(last, day) if last else 0
    if last and last < day and not length:
        return Window(first, day + (day - last))
    return Window(first, add_months(first, length or QUARTER_MONTHS) - DAY)


def build_upcoming_part(items: Sequence[EvaluatedTarget], period: Window) -> tuple[list[Section], TargetsBySection]:
    """The targets that fall due in the period, by the first day that they do, and the ongoing work that ends in it.

    Those that recur may be late and fall due again.
    """
    coming = [(days, item) for item in items if (days := list_due_days(item, period))]
    coming.sort(key=lambda pair: pair[0])
    ending = [item for item in items if item.status.name == "ongoing"]
    when = describe_window(period)
    notes = tuple(iter_endings(ending, when, period))
    if not coming and not notes:
        return [], ()
    due: ColumnSpec[EvaluatedTarget] = ColumnSpec(Column("Due"), lambda item: Cell(_format_due_days(item, period)))
    drawn = (
        build_table([item for _, item in coming], (REF, OUTPUT_AND_MEASURE, OFFICER, DATE, due, RAG, WAITS_FOR))
        if coming
        else None
    )
    return [Section(f"Due in {when}", notes, drawn)], [("due", [item for _, item in coming])]


def _format_due_days(item: EvaluatedTarget, period: Window) -> str:
    about = "about " if item.status.phrase.reading.approximate else ""
    return about + format_list([format_short_day(day) for day in list_due_days(item, period)])


def list_due_days(item: EvaluatedTarget, period: Window) -> list[date]:
    """The days in a period on which the dates of a target that are not met fall due."""
    found = item.status
    if found.is_finished or found.name == "suspended" or found.phrase.reading.kind == "ongoing":
        return []
    first, last = period.earliest or date.min, period.latest or date.max
    return [each.latest for each in found.unmet_windows if each.latest and first <= each.latest <= last]


def build_decisions_part(
    items: Sequence[EvaluatedTarget], bodies: tuple[str, ...]
) -> tuple[list[Section], TargetsBySection]:
    """Their decisions to come, by date, with the notes on notice of key ones; none in a paper that is for no body."""
    standing = [item for item in items if item.line.target.decisions and item.status.name != "deleted"]
    sections, placed = forward.build_forward_plan(standing, bodies) if bodies else ([], ())
    coming = [pair for pair in zip(sections, placed, strict=True) if pair[1][0] == forward.TO_DECIDE]
    made = [section._replace(notes=(*section.notes, describe_signs())) for section, _ in coming]
    return made, [named for _, named in coming]
