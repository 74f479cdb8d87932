"""Any answer with what is new in it since an earlier day, or an earlier version of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from actionplan.dates import say_day
from actionplan.english import count
from actionplan.model import Subject, fold
from actionplan.questions.changes import End
from actionplan.questions.matching import pairs
from actionplan.questions.names import UnknownName
from actionplan.questions.view import Views, views
from actionplan.report import Cell, Column, Report, Row, Section, Table

Asked = Callable[[Subject, date], Report]
"""A question with all that it asks about but the plan and the day."""

_Ref = tuple[str | None, str]
"""The name of a plan and a ref in it."""

_NEW, _LATE, _NEITHER = Cell("new", "strong"), Cell("now overdue", "strong"), Cell("")


def marked(asked: Asked, before: End, plan: Subject, day: date) -> Report:
    """The answer, with a mark on each row that was not in the same section of the answer before, or was not late yet.

    A name that only the later plan has was in no section. What is overdue is marked by each occurrence that it missed.
    """
    report = asked(plan, day)
    then = _rows(asked, before)
    there = Counter(_key(row, (row.plan, row.ref)) for row in then)
    late = {((row.plan, row.ref), row.due) for row in then if _is_late(row)}
    was = _refs_before(views(before.plan, before.day), views(plan, day))
    rows, marks = [], []
    for each in report.rows:
        ref = was.get((each.plan, each.ref))
        key = _key(each, ref)
        is_new = there[key] == 0
        there[key] -= not is_new
        rows.append(each._replace(new_since=is_new))
        marks.append(_NEW if is_new else _LATE if _is_late(each) and (ref, each.due) not in late else _NEITHER)
    said = f"{_counted(marks)} since {say_day(before.day)}. Compared with {before.words}"
    return report._replace(
        rows=tuple(rows),
        sections=tuple(_drawn(report.sections, iter(marks))),
        closing=(said, *report.closing),
    )


def _counted(marks: list[Cell]) -> str:
    """How many rows are new, and how many of the others are late now and were not."""
    new = f"{count(marks.count(_NEW), 'row is', 'rows are')} new"
    late = marks.count(_LATE)
    return f"{new}, and {count(late, 'other has', 'others have')} become overdue" if late else new


def _is_late(row: Row) -> bool:
    return row.status == "overdue"


def _rows(asked: Asked, before: End) -> Sequence[Row]:
    """What stood in the answer before."""
    try:
        return asked(before.plan, before.day).rows
    except UnknownName:
        return ()


def _refs_before(then: Views, now: Views) -> dict[_Ref, _Ref]:
    """The ref that each target had before, where it was there."""
    both = zip((each.plan for each in then.each), (each.plan for each in now.each), strict=True)
    return {
        (new.name or None, line.target.ref): (old.name or None, was.target.ref)
        for old, new in both
        for was, line, *_ in pairs(old, new)
        if was and line
    }


def _key(row: Row, ref: _Ref | None) -> tuple[object, ...]:
    """What makes two rows one: its section and ref, and which occurrence was missed."""
    return fold(row.section), ref, row.occurrence if row.section == "overdue" else None


def _drawn(sections: tuple[Section, ...], marks: Iterator[Cell]) -> Iterator[Section]:
    """The sections with a column of marks. Tables of targets have the report's rows, in their order."""
    for each in sections:
        drawn = each.table
        if drawn is None or drawn.columns[0].title != "Ref":
            yield each
        else:
            found = [next(marks) for _ in drawn.rows]
            yield each if all(mark is _NEITHER for mark in found) else each._replace(table=_with_marks(drawn, found))


def _with_marks(drawn: Table, marks: list[Cell]) -> Table:
    first, *others = drawn.columns
    rows = [(ref, mark, *cells) for (ref, *cells), mark in zip(drawn.rows, marks, strict=True)]
    return Table((first, Column("New"), *others), tuple(rows))
