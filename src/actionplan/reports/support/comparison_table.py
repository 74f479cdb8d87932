"""A table that compares groups of targets, such as plans or themes, by their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Share, Table
from actionplan.reports.support.figures import Figure
from actionplan.reports.support.position import LastFigures

MINUS = "\u2212"
"""The sign of a number that fell. A line never ends behind it, as it does behind a hyphen."""


class ComparedGroup(NamedTuple):
    """The targets of a group by its name, now and at the last report if there was one, and the parts of its bar."""

    name: str
    items: Sequence[EvaluatedTarget]
    last: LastFigures | None
    shares: tuple[Share, ...] = ()


def build_comparison_table(
    title: str, groups: Sequence[ComparedGroup], by_column: Mapping[str, Sequence[Figure]]
) -> Table:
    """Build the table with a row for each group. A column with several figures has words, and any other has numbers.

    If groups have bars, these are the last column.
    """
    columns = [
        Column(name, grow=1) if len(figures) > 1 else Column(name, is_number=True)
        for name, figures in by_column.items()
    ]
    has_bars = any(group.shares for group in groups)
    bars = [Column("By status", grow=1)] if has_bars else []
    rows = (
        (
            Cell(group.name, "strong"),
            *(_build_figure_cell(figures, group) for figures in by_column.values()),
            *([_build_bar_cell(group.shares)] if has_bars else []),
        )
        for group in groups
    )
    return Table((Column(title, grow=1, is_self_explanatory=True), *columns, *bars), tuple(rows))


def _build_figure_cell(figures: Sequence[Figure], group: ComparedGroup) -> Cell:
    """Show the figures of a column, and how each moved if it did: "13 (+8): 9 red (+6), 4 amber (+2)"."""
    heads, details = [], []
    for figure in figures:
        now = figure.compute(group.items)
        before = figure.compute(group.last.items) if group.last and figure.shows_change else None
        change = 0 if now is None or before is None else now - before
        moved = f" ({'+' if change > 0 else MINUS}{abs(change)})" if change else ""
        if not figure.short_label:
            heads.append(f"{figure.format(group.items)}{moved}")
        elif now or change:
            details.append(f"{now} {figure.short_label}{moved}")
    return Cell(": ".join(filter(None, (*heads, ", ".join(details)))))


_PART_WORDS = {
    "done": "complete",
    "red": "red",
    "amber": "amber",
    "late": "overdue without a colour",
    "due": "due this month",
    "": "not yet due",
    "quiet": "other",
}
"""What each part of a bar is in a word or two, by its tone."""


def _build_bar_cell(shares: Sequence[Share]) -> Cell:
    """Build a bar with its words: "1 complete, 2 red, 4 not yet due"."""
    return Cell(", ".join(f"{share.number} {_PART_WORDS[share.tone]}" for share in shares), shares=tuple(shares))
