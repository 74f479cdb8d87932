"""Any answer with what is new in it since an earlier day, or an earlier version of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Subject, fold
from actionplan.report import Cell, Column, Report, Row, Section, Table
from actionplan.reports.changes import PlanVersion
from actionplan.reports.changes.matching import match_targets
from actionplan.text.english import format_count

ReportBuilder = Callable[[Subject, date], Report]
"""A question with all that it asks about but the plan and the day."""

_TargetId = tuple[str | None, str]
"""The name of a plan and a ref in it."""

_NEW, _LATE, _NEITHER = Cell("new", "strong"), Cell("now overdue", "strong"), Cell("")


def mark_new_rows(build: ReportBuilder, before: PlanVersion, plan: Subject, day: date) -> Report:
    """The answer, with a mark on each row that was not in the same section of the answer before, or was not late yet.

    A name that only the later plan has was in no section. What is overdue is marked by each occurrence that it missed.
    """
    report = build(plan, day)
    then = _list_rows_before(build, before)
    there = Counter(_get_row_key(row, (row.plan, row.ref)) for row in then)
    late = {((row.plan, row.ref), row.due) for row in then if _is_late(row)}
    was = _map_refs_before(build_views(before.plan, before.day), build_views(plan, day))
    rows, marks = [], []
    for each in report.rows:
        ref = was.get((each.plan, each.ref))
        key = _get_row_key(each, ref)
        is_new = there[key] == 0
        there[key] -= not is_new
        rows.append(each._replace(new_since=is_new))
        marks.append(_NEW if is_new else _LATE if _is_late(each) and (ref, each.due) not in late else _NEITHER)
    said = f"{_format_counts(marks)} since {format_day(before.day)}. Compared with {before.description}"
    return report._replace(
        rows=tuple(rows),
        sections=tuple(_iter_marked_sections(report.sections, iter(marks))),
        closing=(said, *report.closing),
    )


def _format_counts(marks: list[Cell]) -> str:
    """How many rows are new, and how many of the others are late now and were not."""
    new = f"{format_count(marks.count(_NEW), 'row is', 'rows are')} new"
    late = marks.count(_LATE)
    return f"{new}, and {format_count(late, 'other has', 'others have')} become overdue" if late else new


def _is_late(row: Row) -> bool:
    return row.status == "overdue"


def _list_rows_before(build: ReportBuilder, before: PlanVersion) -> Sequence[Row]:
    """What stood in the answer before."""
    try:
        return build(before.plan, before.day).rows
    except UnknownName:
        return ()


def _map_refs_before(then: PlanViews, now: PlanViews) -> dict[_TargetId, _TargetId]:
    """The ref that each target had before, where it was there."""
    both = zip((each.plan for each in then.plan_views), (each.plan for each in now.plan_views), strict=True)
    return {
        (new.name or None, line.target.ref): (old.name or None, was.target.ref)
        for old, new in both
        for was, line, *_ in match_targets(old, new)
        if was and line
    }


def _get_row_key(row: Row, ref: _TargetId | None) -> tuple[object, ...]:
    """What makes two rows one: its section and ref, and which occurrence was missed."""
    return fold(row.section), ref, row.occurrence if row.section == "overdue" else None


def _iter_marked_sections(sections: tuple[Section, ...], marks: Iterator[Cell]) -> Iterator[Section]:
    """The sections with a column of marks. Tables of targets have the report's rows, in their order."""
    for each in sections:
        drawn = each.table
        if drawn is None or drawn.columns[0].title != "Ref":
            yield each
        else:
            found = [next(marks) for _ in drawn.rows]
            yield (
                each
                if all(mark is _NEITHER for mark in found)
                else each._replace(table=_add_marks_column(drawn, found))
            )


def _add_marks_column(body_table: Table, marks: list[Cell]) -> Table:
    first, *others = body_table.columns
    rows = [(ref, mark, *cells) for (ref, *cells), mark in zip(body_table.rows, marks, strict=True)]
    return Table((first, Column("New"), *others), tuple(rows))
