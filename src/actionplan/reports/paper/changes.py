"""The parts of a paper on what changed since the last report: dates, completions, and what was suspended or deleted.

If there was no last report, they count from the plan as it was published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import format_day
from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import find_stoppage
from actionplan.evaluation.occurrences import count_days_late
from actionplan.evaluation.status import evaluate_status_for_window
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.changes import ChangesBySection, change_columns
from actionplan.reports.changes.comparison import TargetChange, find_newly_met
from actionplan.reports.changes.sections import build_change_section
from actionplan.reports.paper.paper_columns import DATE
from actionplan.reports.slipped import PROPOSED_COLUMNS, list_proposed
from actionplan.reports.support.columns import COMPLETION_NOTE, DUE, OCCURRENCE, OFFICER, OUTPUT, REF
from actionplan.reports.support.status_text import format_completion
from actionplan.reports.support.tables import EMPTY, ColumnSpec, build_table


def build_dates_part(changes: ChangesBySection, items: Sequence[EvaluatedTarget], last: date | None) -> ReportPart:
    """Build the part on the dates that were changed, and on those that are only proposed."""
    moved, edited = changes.get("date moved", []), changes.get("published date changed", [])
    proposed = list_proposed([item for item in items if item.status.name != "deleted"])
    sections = []
    if moved:
        sections.append(Section("Revised", (), build_table(moved, _REVISED_COLUMNS), 2, is_wide=True))
    if edited:
        sections.append(build_change_section("published date changed", edited)._replace(level=2, is_wide=True))
    if proposed:
        note = "These are proposed but not agreed. The date stays as it is until it is revised."
        sections.append(Section("Proposed", (note,), build_table(proposed, PROPOSED_COLUMNS), 2, is_wide=True))
    if not sections:
        return ReportPart()
    since = format_day(last) if last else "the plan was published"
    placed = [
        ("date moved", _list_targets(moved)),
        ("published date changed", _list_targets(edited)),
        ("date proposed", [target.item for target in proposed]),
    ]
    return ReportPart([Section(f"Dates changed since {since}", is_wide=True), *sections], placed)


def build_completed_part(changes: ChangesBySection, last: date | None) -> ReportPart:
    """Build the part on what was completed, and on what is complete no longer."""
    completed, reopened = changes.get("completed", []), changes.get("no longer complete", [])
    sections = []
    if completed:
        title = f"Completed since {format_day(last)}" if last else "Completed"
        rows = [row for change in completed for row in _iter_met(change)]
        sections.append(Section(title, (), build_table(rows, _COMPLETED_COLUMNS)))
    if reopened:
        sections.append(build_change_section("no longer complete", reopened))
    placed = [("completed", _list_targets(completed)), ("no longer complete", _list_targets(reopened))]
    return ReportPart(sections, placed)


def build_stopped_part(items: Sequence[EvaluatedTarget], changes: ChangesBySection, last: date | None) -> ReportPart:
    """Build the part on all that is suspended on the day, and on what was deleted since the last report."""
    suspended = [item for item in items if item.status.name == "suspended"]
    deleted = [change.item for change in changes.get("deleted", ()) if change.event]
    sections = []
    if suspended:
        sections.append(Section("Suspended", (), build_table(suspended, _STOPPED_COLUMNS)))
    if deleted:
        title = f"Deleted since {format_day(last)}" if last else "Deleted"
        sections.append(Section(title, (), build_table(deleted, _STOPPED_COLUMNS)))
    return ReportPart(sections, [("suspended", suspended), ("deleted", deleted)])


def _list_targets(changes: Sequence[TargetChange]) -> list[EvaluatedTarget]:
    return [change.item for change in changes]


def _iter_met(change: TargetChange) -> Iterator[EvaluatedTarget]:
    """Yield what was completed: the target; or if it has several dates, once for each that was met since."""
    before, item = change.item_before, change.item
    newly_met = find_newly_met(before, item) if before else {}
    for window, on in newly_met.items():
        status = evaluate_status_for_window(item.line.target, item.status, window, item.view)
        late = count_days_late(window, on) or None
        yield item._replace(status=status._replace(completion=on, days_late=late, late_count=0))
    if not newly_met:
        yield item


def _build_date_before_cell(change: TargetChange) -> Cell:
    """Show the date before, if that is not the published one."""
    before, published = change_columns.DATE_BEFORE, change_columns.PUBLISHED_AFTER
    cell = before.build_cell(change)
    return EMPTY if cell == published.build_cell(change) else cell


def _build_completion_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_completion(item.status), "done")


def _build_stop_day_cell(item: EvaluatedTarget) -> Cell:
    stoppage = find_stoppage(item.line.target, item.view.day)
    return Cell(format_short_day(stoppage.on)) if stoppage else EMPTY


def _build_stop_reason_cell(item: EvaluatedTarget) -> Cell:
    stoppage = find_stoppage(item.line.target, item.view.day)
    return Cell(stoppage.reason or "none recorded") if stoppage else EMPTY


_REVISED_COLUMNS = (
    REF,
    OFFICER,
    change_columns.PUBLISHED_AFTER._replace(column=Column("Original date", grow=1)),
    ColumnSpec(Column("Date before", grow=1), _build_date_before_cell, is_optional=True),
    change_columns.DATE_AFTER._replace(column=Column("Revised date", grow=1)),
    change_columns.MOVED_BY,
    change_columns.REASON._replace(column=Column("Reason", grow=2)),
    change_columns.APPROVED_BY,
    OUTPUT,
)
_COMPLETED_COLUMNS = (
    REF,
    OFFICER,
    DATE,
    OCCURRENCE._replace(column=Column("Which of them", grow=1)),
    DUE,
    ColumnSpec(Column("Completed", grow=1), _build_completion_cell),
    COMPLETION_NOTE,
    OUTPUT,
)
_STOPPED_COLUMNS = (
    REF,
    OFFICER,
    DATE,
    ColumnSpec(Column("On"), _build_stop_day_cell),
    ColumnSpec(Column("Why", grow=2), _build_stop_reason_cell),
    OUTPUT,
)
