"""Any answer with what is new in it since an earlier day, or an earlier version of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from actionplan.dates import say_day
from actionplan.english import count
from actionplan.model import Plan, fold
from actionplan.questions.changes import End
from actionplan.questions.matching import pairs
from actionplan.questions.names import UnknownName
from actionplan.report import Cell, Column, Report, Row, Section, Table

Asked = Callable[[Plan, date], Report]
"""A question with all that it asks about but the plan and the day."""

_NEW = Cell("new", "strong")
_NOT_NEW = Cell("")


def marked(asked: Asked, before: End, plan: Plan, day: date) -> Report:
    """The answer, with a mark on each row that was not in the same section of the answer before.

    A name that only the later plan has was in no section. What is overdue is marked by each occurrence that it missed.
    """
    report = asked(plan, day)
    there = _there(asked, before)
    was = {now.target.ref: old.target.ref for old, now, _ in pairs(before.plan, plan) if old and now}
    rows = []
    for each in report.rows:
        key = _key(each, was.get(each.ref))
        rows.append(each._replace(new_since=there[key] == 0))
        there[key] -= there[key] > 0
    new = count(sum(row.new_since is True for row in rows), "row is", "rows are")
    said = f"{new} new since {say_day(before.day)}. Compared with {before.words}"
    return report._replace(
        rows=tuple(rows),
        sections=tuple(_drawn(report.sections, iter(rows))),
        closing=(said, *report.closing),
    )


def _there(asked: Asked, before: End) -> Counter[tuple[object, ...]]:
    """What stood in each section before."""
    try:
        return Counter(_key(row, row.ref) for row in asked(before.plan, before.day).rows)
    except UnknownName:
        return Counter()


def _key(row: Row, ref: str | None) -> tuple[object, ...]:
    """What makes two rows one: its section and ref, and which occurrence was missed."""
    return fold(row.section), ref, row.occurrence if row.section == "overdue" else None


def _drawn(sections: tuple[Section, ...], rows: Iterator[Row]) -> Iterator[Section]:
    """The sections with a column that marks what is new. Tables of targets have the report's rows, in their order."""
    for each in sections:
        drawn = each.table
        if drawn is None or drawn.columns[0].title != "Ref":
            yield each
        else:
            new = [next(rows).new_since for _ in drawn.rows]
            yield each._replace(table=_with_marks(drawn, new)) if any(new) else each


def _with_marks(drawn: Table, new: list[bool | None]) -> Table:
    first, *others = drawn.columns
    rows = [(ref, _NEW if mark else _NOT_NEW, *cells) for (ref, *cells), mark in zip(drawn.rows, new, strict=True)]
    return Table((first, Column("New"), *others), tuple(rows))
