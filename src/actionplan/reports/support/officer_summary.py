"""Count rows by officer: how many each has, and the most days among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.support.columns import format_officer
from actionplan.text.english import format_count


class SummaryHeadings(NamedTuple):
    """The headings of the summary and of its two columns of numbers, and the name of what it counts."""

    title: str
    count_heading: str
    days_heading: str
    unit: str


def build_officer_summary(
    days_by_target: Iterable[tuple[EvaluatedTarget, int]], headings: SummaryHeadings
) -> Iterator[Section]:
    """Yield the section with the officer who has most rows first, or nothing if there are no rows.

    Officers with equal numbers are ordered by their worst row.
    """
    days_by_officer: defaultdict[str, list[int]] = defaultdict(list)
    for item, days in days_by_target:
        days_by_officer[format_officer(item)].append(days)
    if not days_by_officer:
        return
    ordered = sorted(days_by_officer.items(), key=lambda pair: (-len(pair[1]), -max(pair[1])))
    columns = (
        Column("Officer", grow=1),
        Column(headings.count_heading, is_number=True),
        Column(headings.days_heading, is_number=True),
    )
    rows = tuple((Cell(name), Cell(str(len(days))), Cell(str(max(days)))) for name, days in ordered)
    total = format_count(sum(map(len, days_by_officer.values())), headings.unit)
    yield Section(headings.title, (f"{total} in all.",), Table(columns, rows))
