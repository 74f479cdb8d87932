"""What changed since the last report, or since the plan was published: which dates, and what was completed.

What is suspended, and what was deleted since the last report: since when, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from actionplan.dates import format_day
from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import Stoppage, find_stoppage
from actionplan.evaluation.occurrences import count_days_late
from actionplan.evaluation.status import evaluate_status_for_window
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.changes import ChangesBySection, PlanVersion
from actionplan.reports.changes import columns as cells
from actionplan.reports.changes.diff import TargetChange, find_newly_met
from actionplan.reports.changes.sections import build_change_section
from actionplan.reports.columns import DUE, OCCURRENCE, OFFICER, OUTPUT, REF, ColumnSpec, build_table, format_completion
from actionplan.reports.paper.columns import DATE
from actionplan.reports.slipped import PROPOSED_COLUMNS, list_proposed

PaperPart = tuple[list[Section], TargetsBySection]


def build_dates_part(
    changes_by_section: ChangesBySection, items: Sequence[EvaluatedTarget], last: date | None
) -> PaperPart:
    """The dates that were changed, and apart from them those that are only proposed."""
    moved, edited = changes_by_section.get("date moved", []), changes_by_section.get("published date changed", [])
    proposed = list_proposed([item for item in items if item.status.name != "deleted"])
    parts = [*_iter_revised_section(moved), *_iter_edited_section(edited), *_iter_proposed_section(proposed)]
    if not parts:
        return [], ()
    when = format_day(last) if last else "the plan was published"
    head = Section(f"Dates changed since {when}", is_wide=True)
    return [head, *parts], [*_iter_section_targets("date moved", moved), *_iter_section_targets("published date changed", edited),
                            ("date proposed", proposed)]  # fmt: skip


def build_completed_part(changes_by_section: ChangesBySection, last: date | None) -> PaperPart:
    """What was completed from one end to the other, and what is no longer."""
    done, undone = changes_by_section.get("completed", []), changes_by_section.get("no longer complete", [])
    sections = []
    if done:
        title = f"Completed since {format_day(last)}" if last else "Completed"
        sections.append(Section(title, (), build_table([met for each in done for met in _iter_met(each)], _COMPLETED)))
    if undone:
        sections.append(build_change_section("no longer complete", undone))
    return sections, [*_iter_section_targets("completed", done), *_iter_section_targets("no longer complete", undone)]


def _iter_met(change: TargetChange) -> Iterator[EvaluatedTarget]:
    """What was completed of a target: of several dates each that was met since, as it is by that date."""
    old, item = change.item_before, change.item
    met = find_newly_met(old, item) if old else {}
    for window, on in met.items():
        found = evaluate_status_for_window(item.line.target, item.status, window, item.view)
        late = count_days_late(window, on) or None
        yield item._replace(status=found._replace(completed_on=on, days_late=late, late_count=0))
    if not met:
        yield item


def _iter_section_targets(name: str, changes: Sequence[TargetChange]) -> Iterator[tuple[str, list[EvaluatedTarget]]]:
    yield name, [change.item for change in changes]


def _iter_revised_section(changes: Sequence[TargetChange]) -> Iterator[Section]:
    if changes:
        yield Section("Revised", (), build_table(changes, _REVISED), 2, is_wide=True)


def _iter_edited_section(changes: Sequence[TargetChange]) -> Iterator[Section]:
    if changes:
        yield build_change_section("published date changed", changes)._replace(level=2, is_wide=True)


def _iter_proposed_section(items: Sequence[EvaluatedTarget]) -> Iterator[Section]:
    if items:
        note = "Proposed, and not agreed: the date stays until it is revised."
        yield Section("Proposed", (note,), build_table(items, PROPOSED_COLUMNS), 2, is_wide=True)


def _build_date_before_cell(change: TargetChange) -> Cell:
    """The date as it was before, where that is not the published one."""
    was, published = cells.DATE_BEFORE.build_cell(change), cells.PUBLISHED_AFTER.build_cell(change)
    return Cell("") if was == published else was


_COMPLETED: tuple[ColumnSpec[EvaluatedTarget], ...] = (
    REF,
    OFFICER,
    DATE,
    OCCURRENCE._replace(column=Column("Which of them", grow=1)),
    DUE,
    ColumnSpec(Column("Completed", grow=1), lambda item: Cell(format_completion(item.status), "done")),
    OUTPUT,
)
_REVISED = (
    cells.REF,
    cells.OFFICER,
    cells.PUBLISHED_AFTER._replace(column=Column("Original date", grow=1)),
    ColumnSpec(Column("Date before", grow=1), _build_date_before_cell, is_optional=True),
    cells.DATE_AFTER._replace(column=Column("Revised date", grow=1)),
    cells.MOVED_BY,
    cells.REASON._replace(column=Column("Reason", grow=2)),
    cells.APPROVED_BY,
    cells.OUTPUT,
)


def build_stopped_part(
    items: Sequence[EvaluatedTarget], changes_by_section: ChangesBySection, before: PlanVersion | None
) -> tuple[list[Section], TargetsBySection]:
    """All that is suspended on the day; and of what is deleted, what was not yet in the last report."""
    stand = [item for item in items if item.status.name == "suspended"]
    gone = [each.item for each in changes_by_section.get("deleted", ()) if each.event]
    since = f" since {format_day(before.day)}" if before else ""
    named = (("suspended", "Suspended", stand), ("deleted", f"Deleted{since}", gone))
    sections = [Section(title, (), build_table(each, _STOPPED_COLUMNS)) for _, title, each in named if each]
    return sections, [(name, each) for name, _, each in named]


def _build_stoppage_column(column: Column, format_text: Callable[[Stoppage], str]) -> ColumnSpec[EvaluatedTarget]:
    def build_cell(item: EvaluatedTarget) -> Cell:
        stop = find_stoppage(item.line.target, item.view.day)
        return Cell(format_text(stop) if stop else "")

    return ColumnSpec(column, build_cell)


_STOPPED_COLUMNS = (
    REF,
    OFFICER,
    DATE,
    _build_stoppage_column(Column("On"), lambda stop: format_short_day(stop.on)),
    _build_stoppage_column(Column("Why", grow=2), lambda stop: stop.reason or "none recorded"),
    OUTPUT,
)
