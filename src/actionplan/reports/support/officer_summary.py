"""Count targets by officer: how many each has, and the most days among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import NO_OFFICER, Cell, Column, Section, Table
from actionplan.text.english import format_count


class SummaryHeadings(NamedTuple):
    """The headings of the summary and of its columns of numbers.

    If a target can have several rows, `row_heading` is that of the number of rows.
    """

    title: str
    count_heading: str
    days_heading: str
    row_heading: str = ""


def build_officer_summary(
    days_by_target: Iterable[tuple[EvaluatedTarget, int]], headings: SummaryHeadings, total: str
) -> Iterator[Section]:
    """Yield the section with the officer who has most targets first, or nothing if there are none.

    Officers with equal numbers are ordered by their number of rows, and then by their worst row. What several answer
    for together counts for each of them, and once in the total.
    """
    rows_by_officer: defaultdict[str, list[tuple[EvaluatedTarget, int]]] = defaultdict(list)
    for item, days in days_by_target:
        for name in item.officers or (NO_OFFICER,):
            rows_by_officer[name].append((item, days))
    if not rows_by_officer:
        return
    counts = [
        (name, len(_collect_targets(rows)), len(rows), max(days for _, days in rows))
        for name, rows in rows_by_officer.items()
    ]
    joint = _collect_targets(row for rows in rows_by_officer.values() for row in rows if len(row[0].officers) > 1)
    is_shared = (
        f"{format_count(len(joint), 'target')} {'is' if len(joint) == 1 else 'are'} of several officers together,"
    )
    note = (f"{is_shared} and in the number of each.",) if joint else ()
    counts.sort(key=lambda count: (-count[1], -count[2], -count[3]))
    titles = (headings.count_heading, *filter(None, (headings.row_heading,)), headings.days_heading)
    rows = tuple(
        (Cell(name), Cell(str(targets)), *([Cell(str(number))] if headings.row_heading else []), Cell(str(worst)))
        for name, targets, number, worst in counts
    )
    columns = (Column("Officer", grow=1), *(Column(title, is_number=True) for title in titles))
    yield Section(headings.title, (total, *note), Table(columns, rows))


def _collect_targets(rows: Iterable[tuple[EvaluatedTarget, int]]) -> set[object]:
    """Collect the identities of the targets in some rows, each once."""
    return {(id(item.view), item.line.route) for item, _ in rows}
