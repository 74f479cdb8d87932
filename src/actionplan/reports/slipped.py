"""Report which dates have moved since the plan was published, how far, who approved it and why; the furthest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanView, build_views
from actionplan.evaluation.slippage import (
    DateMove,
    compute_proposed_move,
    compute_total_move,
    find_proposal,
    list_all_revisions,
    restore_first_date,
)
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.model.progress import Revision
from actionplan.report import Cell, Column, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import OFFICER, OUTPUT, REF, STATUS
from actionplan.reports.support.officer_summary import SummaryHeadings, build_officer_summary
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_count

_TITLES = {
    "slipped": "Slipped",
    "changed": "Changed in another way",
    "brought forward": "Brought forward",
    "proposed": "Proposed only",
}
"""The headings in the order of the page, by the name that rows give the section."""

_SUMMARY = SummaryHeadings("Slipped by officer", "Slipped", "Days, at worst")


class MovedTarget(NamedTuple):
    """A target and how its date moved: all its moves as one, or the move that is proposed."""

    item: EvaluatedTarget
    move: DateMove

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view

    @property
    def days(self) -> int:
        """The days by which it moved: less than 0 if it was brought forward, and 0 if they cannot be counted."""
        return self.move.days or 0


def build_slipped_report(plan: Subject, as_at: date, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report of the dates that have moved by a day, and of those that are only proposed."""
    views = build_views(plan, as_at)
    items = [item for item in evaluate_targets(views, target_filter) if item.status.name != "deleted"]
    by_section: dict[str, list[MovedTarget]] = {name: [] for name in _TITLES}
    for moved in sorted(_list_moved(items), key=_rank_by_move):
        by_section[_choose_section(moved)].append(moved)
    by_section["proposed"] = list_proposed(items)
    none = f"No target date has slipped, as at {format_day(as_at)}." if items else describe_no_match(target_filter)
    sections = [
        _build_section(name, members) if members else Section(_TITLES[name], (none,))
        for name, members in by_section.items()
        if members or name == "slipped"
    ]
    slipped = by_section["slipped"]
    total = f"{format_count(len(slipped), 'target')} in all."
    summary = build_officer_summary(((moved.item, moved.days) for moved in slipped), _SUMMARY, total)
    placed = [(name, [moved.item for moved in members]) for name, members in by_section.items()]
    spec = ReportSpec("slipped", "What has slipped", target_filter)
    return build_report(spec, views, [*sections, *summary], placed)


def list_proposed(items: Iterable[EvaluatedTarget]) -> list[MovedTarget]:
    """List the unfinished targets that have a proposed date, with that which would move furthest first."""
    proposed = [
        MovedTarget(item, compute_proposed_move(item.line.target, proposal, item.view))
        for item in items
        if item.line.target.proposed and not item.status.is_finished
        if (proposal := find_proposal(item.line.target, item.view.day))
    ]
    return sorted(proposed, key=_rank_by_move)


def _list_moved(items: Iterable[EvaluatedTarget]) -> list[MovedTarget]:
    return [
        MovedTarget(item, move)
        for item in items
        if item.line.target.has_moves
        if (move := compute_total_move(item.line.target, item.status, item.view))
    ]


def _rank_by_move(moved: MovedTarget) -> int:
    """Put what moved furthest first. Equal moves stay in the order of the plan."""
    return -moved.days


def _choose_section(moved: MovedTarget) -> str:
    return "changed" if not moved.days else "slipped" if moved.days > 0 else "brought forward"


def _build_section(name: str, members: list[MovedTarget]) -> Section:
    if name == "proposed":
        note = "These are proposed but not agreed. The date stays as it is until it is revised."
        return Section(_TITLES[name], (note,), build_table(members, PROPOSED_COLUMNS))
    return Section(_TITLES[name], (), build_table(members, _MOVED_COLUMNS))


def _list_revisions(moved: MovedTarget) -> tuple[Revision, ...]:
    return tuple(list_all_revisions(moved.item.line.target, moved.view.day))


def _build_published_date_cell(moved: MovedTarget) -> Cell:
    return Cell(restore_first_date(moved.item.line.target).date.text or "empty")


def _build_current_date_cell(moved: MovedTarget) -> Cell:
    return Cell(moved.item.status.phrase.text)


def _build_move_cell(moved: MovedTarget) -> Cell:
    return Cell(moved.move.words)


def _build_move_count_cell(moved: MovedTarget) -> Cell:
    """Count the moves. Those of an earlier plan count as one, because nothing says how many they were."""
    target, count = moved.item.line.target, len(_list_revisions(moved))
    has_earlier = restore_first_date(target) is not target
    return Cell(f"at least {count}" if has_earlier else str(count))


def _build_approvers_cell(moved: MovedTarget) -> Cell:
    approvers = (revision.approved_by for revision in _list_revisions(moved))
    return Cell(_join_distinct(moved.view.bodies[name] for name in approvers if name))


def _build_reasons_cell(moved: MovedTarget) -> Cell:
    return Cell(_join_distinct(revision.why for revision in _list_revisions(moved)))


def _build_proposed_date_cell(moved: MovedTarget) -> Cell:
    return Cell(moved.move.revision.to.text)


def _build_proposed_reason_cell(moved: MovedTarget) -> Cell:
    return Cell(moved.move.revision.why)


def _join_distinct(words: Iterable[str]) -> str:
    """Join words that differ, in the order of the moves."""
    return "; ".join(dict.fromkeys(word.rstrip(" .;") for word in words if word))


_MOVED_COLUMNS = (
    REF,
    OFFICER,
    ColumnSpec(Column("Published date", grow=1), _build_published_date_cell),
    ColumnSpec(Column("Current date", grow=1), _build_current_date_cell),
    ColumnSpec(Column("Moved by", grow=1), _build_move_cell),
    ColumnSpec(Column("Times", is_number=True), _build_move_count_cell),
    ColumnSpec(Column("Approved by", grow=1), _build_approvers_cell, is_optional=True),
    ColumnSpec(Column("Why", grow=2), _build_reasons_cell, is_optional=True),
    STATUS,
    OUTPUT,
)
PROPOSED_COLUMNS: tuple[ColumnSpec[MovedTarget], ...] = (
    REF,
    OFFICER,
    ColumnSpec(Column("Current date", grow=1), _build_current_date_cell),
    ColumnSpec(Column("Proposed", grow=1), _build_proposed_date_cell),
    ColumnSpec(Column("Would move by", grow=1), _build_move_cell),
    ColumnSpec(Column("Why", grow=2), _build_proposed_reason_cell, is_optional=True),
    STATUS,
    OUTPUT,
)
