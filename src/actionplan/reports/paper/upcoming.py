"""The part of a paper on what falls due in the next period."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates import Window
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import describe_when, describe_window, format_short_day
from actionplan.evaluation.status import list_due_windows
from actionplan.evaluation.targets import EvaluatedTarget, list_due_days
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.due import iter_endings
from actionplan.reports.paper.paper_columns import OUTPUT_AND_MEASURE, choose_columns
from actionplan.reports.paper.repeats import ListedTargets, format_listed, split_listed
from actionplan.reports.support.columns import OFFICER, REF, format_published_date
from actionplan.reports.support.status_text import format_blockers, format_rag
from actionplan.reports.support.step_rows import build_steps_section, list_due_steps
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_count, format_list


def build_upcoming_part(items: Sequence[EvaluatedTarget], period: Window, listed: ListedTargets) -> ReportPart:
    """Build the part on the targets that fall due in the period, by day, and on the ongoing work that ends in it.

    A target that recurs can be overdue and fall due again.
    """
    period_words, when = describe_window(period), describe_when(period)
    today = _count_due_today(items, period)
    if today:
        period = Window(items[0].view.day, period.latest)
    coming = [item for item in items if list_due_days(item, period)]
    coming.sort(key=lambda item: list_due_days(item, period))
    fresh, repeated = split_listed(coming, listed.keys)
    repeated_days = [(item, _format_days(item, period)) for item in repeated]
    notes = (
        *([f"{format_count(today, 'target falls', 'targets fall')} due on the day of this paper."] if today else []),
        *iter_endings([item for item in items if item.status.name == "ongoing"], when, period),
        *format_listed("Also due, and listed above", repeated_days, has_short_names=listed.has_short_names),
    )
    due: ColumnSpec[EvaluatedTarget] = ColumnSpec(Column("Due"), lambda item: _build_due_cell(item, period))
    columns = choose_columns((REF, OUTPUT_AND_MEASURE, OFFICER, due), has_short_names=listed.has_short_names)
    table = build_table(fresh, columns) if fresh else None
    steps = list_due_steps(items, period)
    is_nothing = not (fresh or notes)
    none_due = (f"No target falls due {when}.",)
    section = Section(f"What is due next: {period_words}", none_due if is_nothing else notes, table)
    step_sections = [build_steps_section("Steps due next", steps, 2)] if steps else []
    return ReportPart([section, *step_sections], [("due", fresh)], is_nothing=is_nothing and not steps)


def _count_due_today(items: Sequence[EvaluatedTarget], period: Window) -> int:
    """Count the targets that fall due on the day of the report, if the period begins on the day after."""
    day = items[0].view.day if items else None
    if day is None or period.earliest != day + DAY:
        return 0
    return sum(bool(list_due_days(item, Window(day, day))) for item in items)


def _format_due_days(item: EvaluatedTarget, period: Window) -> str:
    """Format the days on which a target falls due, and its date in the plan's words if that says more."""
    days = _format_days(item, period)
    date_words = item.status.phrase.text
    is_clear = date_words in ("", *map(describe_window, list_due_windows(item.status, period)))
    more = ", ".join(filter(None, ("" if is_clear else date_words, format_published_date(item))))
    return f"{days} ({more})" if more else days


def _format_days(item: EvaluatedTarget, period: Window) -> str:
    about = "about " if item.status.phrase.reading.approximate else ""
    return about + format_list([format_short_day(day) for day in list_due_days(item, period)])


def _build_due_cell(item: EvaluatedTarget, period: Window) -> Cell:
    """Show the days on which a target falls due, the officer's rating, and what it waits for."""
    rag = format_rag(item.status)
    notes = (f"rated {rag}" if rag else "", f"waits for {format_blockers(item.status)}" if item.status.blockers else "")
    return Cell("; ".join(filter(None, (_format_due_days(item, period), *notes))))
