"""Mark in any report what is new since an earlier day, or since an earlier version of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Subject
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.changes import PlanVersion
from actionplan.reports.changes.matching import match_targets
from actionplan.reports.changes.year_comparison import match_carried_targets
from actionplan.reports.support.tables import REF_COLUMN
from actionplan.rows import Row
from actionplan.text.english import format_count
from actionplan.text.folding import fold

ReportBuilder = Callable[[Subject, date], Report]
"""A report's function, with everything given but the plan and the day."""

_TargetId = tuple[str | None, str]
"""The name of a plan and a ref in it."""

_NEW, _LATE, _UNMARKED = Cell("new", "strong"), Cell("now overdue", "strong"), Cell("")


def mark_new_rows(build: ReportBuilder, before: PlanVersion, plan: Subject, day: date) -> Report:
    """Build a report, and mark each row that is new in its section, or has become overdue, since `before`.

    A name that only the later plan has was in no section. A target with several dates is marked for each one it missed.
    """
    report = build(plan, day)
    rows_before = _list_rows_before(build, before)
    refs_before = _map_refs_before(build_views(before.plan, before.day), build_views(plan, day))
    unmatched = Counter(_get_row_key(row, (row.plan, row.ref)) for row in rows_before)
    late_before = {((row.plan, row.ref), row.due) for row in rows_before if _is_late(row)}
    rows, marks = [], []
    for row in report.rows:
        ref = refs_before.get((row.plan, row.ref))
        key = _get_row_key(row, ref)
        is_new = unmatched[key] == 0
        unmatched[key] -= not is_new
        rows.append(row._replace(new_since=is_new))
        is_newly_late = _is_late(row) and (ref, row.due) not in late_before
        marks.append(_NEW if is_new else _LATE if is_newly_late else _UNMARKED)
    summary = f"{_format_counts(marks)} since {format_day(before.day)}. Compared with {before.description}"
    return report._replace(
        rows=tuple(rows),
        sections=tuple(_iter_marked_sections(report.sections, iter(marks))),
        closing=(summary, *report.closing),
    )


def _list_rows_before(build: ReportBuilder, before: PlanVersion) -> Sequence[Row]:
    """List the rows of the earlier report: none if it is about a name that the earlier plan does not have."""
    try:
        return build(before.plan, before.day).rows
    except UnknownName:
        return ()


def _map_refs_before(then: PlanViews, now: PlanViews) -> dict[_TargetId, _TargetId]:
    """Map each target to the ref that it had before, if it was there."""
    plans = zip((view.plan for view in then.plan_views), (view.plan for view in now.plan_views), strict=True)
    return {
        (after.name or None, line.target.ref): (before.name or None, line_before.target.ref)
        for before, after in plans
        for line_before, line, *_ in match_carried_targets(before, after) or match_targets(before, after)
        if line_before and line
    }


def _get_row_key(row: Row, ref: _TargetId | None) -> tuple[object, ...]:
    """Return what makes two rows the same: section, ref, and for what is overdue the date that was missed."""
    return fold(row.section), ref, row.occurrence if row.section == "overdue" else None


def _is_late(row: Row) -> bool:
    return row.status == "overdue"


def _format_counts(marks: list[Cell]) -> str:
    """Count the new rows, and those of the others that have become overdue."""
    new = f"{format_count(marks.count(_NEW), 'row is', 'rows are')} new"
    late = marks.count(_LATE)
    return f"{new}, and {format_count(late, 'other has', 'others have')} become overdue" if late else new


def _iter_marked_sections(sections: tuple[Section, ...], marks: Iterator[Cell]) -> Iterator[Section]:
    """Yield the sections with a column of marks. Tables that begin with refs have the report's rows, in order."""
    for section in sections:
        table = section.table
        if table is None or table.columns[0].title != REF_COLUMN.title:
            yield section
            continue
        of_table = [next(marks) for _ in table.rows]
        has_marks = any(mark is not _UNMARKED for mark in of_table)
        yield section._replace(table=_add_marks_column(table, of_table)) if has_marks else section


def _add_marks_column(table: Table, marks: list[Cell]) -> Table:
    first, *others = table.columns
    rows = [(ref, mark, *cells) for (ref, *cells), mark in zip(table.rows, marks, strict=True)]
    return Table((first, Column("New"), *others), tuple(rows))
