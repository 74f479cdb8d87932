"""Which dates have moved since the plan was published: by how much, how often, who approved it and why; worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.as_of import list_revisions
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.slippage import DateMove, compute_proposed_move, compute_total_move, find_proposal
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.columns import NO_OFFICER_NAME, OFFICER, OUTPUT, REF, STATUS, ColumnSpec, build_table
from actionplan.text.english import format_count


class SlippedTarget(NamedTuple):
    """A target whose date moved, and all its moves as one."""

    item: EvaluatedTarget
    total_move: DateMove


_TITLES = {
    "slipped": "Slipped",
    "changed": "Changed in another way",
    "brought forward": "Brought forward",
    "proposed": "Proposed only",
}


def build_slipped_report(plan: Subject, as_at: date, target_filter: Filter = EVERYTHING) -> Report:
    """The targets whose dates have moved by a day, and apart from them the moves that are only proposed."""
    seen = build_views(plan, as_at)
    found = [item for item in evaluate_targets(seen, target_filter) if item.status.name != "deleted"]
    slips = [SlippedTarget(item, moved) for item in found if (moved := _compute_total_move(item))]
    placed: dict[str, list[EvaluatedTarget]] = {name: [] for name in _TITLES}
    for each in sorted(slips, key=lambda each: -(each.total_move.days or 0)):
        placed[_choose_section(each.total_move)].append(each.item)
    placed["proposed"] = list_proposed(found)
    none = f"No target date has slipped, as at {format_day(as_at)}." if found else describe_no_match(target_filter)
    sections = [
        Section(_TITLES[name], _list_notes(name), build_table(each, _COLUMNS[name]))
        if each
        else Section("Slipped", (none,))
        for name, each in placed.items()
        if each or name == "slipped"
    ]
    late = [each for each in slips if _choose_section(each.total_move) == "slipped"]
    return build_report(
        ReportSpec("slipped", "What has slipped", target_filter),
        seen,
        [*sections, *_iter_officer_section(late)],
        placed.items(),
    )


def list_proposed(items: Iterable[EvaluatedTarget]) -> list[EvaluatedTarget]:
    """Those of the targets for which another date is proposed, what would move furthest first."""
    moving = [(item, move) for item in items if (move := _compute_proposed_move(item))]
    return [item for item, _ in sorted(moving, key=lambda pair: -(pair[1].days or 0))]


def _compute_total_move(item: EvaluatedTarget) -> DateMove | None:
    return compute_total_move(item.line.target, item.status, item.view) if item.line.target.revised else None


def _compute_proposed_move(item: EvaluatedTarget) -> DateMove | None:
    """The move that is proposed for a target that is not finished."""
    target, seen = item.line.target, item.view
    made = find_proposal(target, seen.day) if target.proposed and not item.status.is_finished else None
    return compute_proposed_move(target, made, seen) if made else None


def _choose_section(move: DateMove) -> str:
    """The section of a target whose date moved so in all."""
    return "changed" if not move.days else "slipped" if move.days > 0 else "brought forward"


def _list_notes(name: str) -> tuple[str, ...]:
    return ("The date stays until it is revised.",) if name == "proposed" else ()


def _iter_officer_section(slips: Iterable[SlippedTarget]) -> Iterator[Section]:
    """How many targets slipped for each officer, most first, and how far at worst."""
    worst: defaultdict[str, list[int]] = defaultdict(list)
    for each in slips:
        worst[each.item.officer or NO_OFFICER_NAME].append(each.total_move.days or 0)
    if worst:
        columns = (
            Column("Officer", grow=1),
            Column("Slipped", is_number=True),
            Column("Days, at worst", is_number=True),
        )
        ordered = sorted(worst.items(), key=lambda each: (-len(each[1]), -max(each[1])))
        rows = tuple((Cell(name), Cell(str(len(moved))), Cell(str(max(moved)))) for name, moved in ordered)
        total = sum(map(len, worst.values()))
        yield Section("Slipped by officer", (f"{format_count(total, 'target')} in all.",), Table(columns, rows))


def _build_published_date_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.line.target.date.text or "empty")


def _build_current_date_cell(item: EvaluatedTarget) -> Cell:
    return Cell(item.status.phrase.text)


def _build_move_cell(item: EvaluatedTarget) -> Cell:
    moved = _compute_total_move(item)
    return Cell(moved.words if moved else "")


def _build_move_count_cell(item: EvaluatedTarget) -> Cell:
    return Cell(str(len(list_revisions(item.line.target, item.view.day))))


def _build_approvers_cell(item: EvaluatedTarget) -> Cell:
    made = list_revisions(item.line.target, item.view.day)
    return Cell(_join_distinct(item.view.bodies[each.approved_by] for each in made if each.approved_by))


def _build_reasons_cell(item: EvaluatedTarget) -> Cell:
    return Cell(_join_distinct(each.why for each in list_revisions(item.line.target, item.view.day)))


def _build_proposed_date_cell(item: EvaluatedTarget) -> Cell:
    move = _compute_proposed_move(item)
    return Cell(move.revision.to.text if move else "")


def _build_proposed_move_cell(item: EvaluatedTarget) -> Cell:
    move = _compute_proposed_move(item)
    return Cell(move.words if move else "")


def _build_proposed_reason_cell(item: EvaluatedTarget) -> Cell:
    move = _compute_proposed_move(item)
    return Cell(move.revision.why if move else "")


def _join_distinct(words: Iterable[str]) -> str:
    """Each of the words that differ, in the order of the moves."""
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
PROPOSED_COLUMNS = (
    REF,
    OFFICER,
    ColumnSpec(Column("Current date", grow=1), _build_current_date_cell),
    ColumnSpec(Column("Proposed", grow=1), _build_proposed_date_cell),
    ColumnSpec(Column("Would move by", grow=1), _build_proposed_move_cell),
    ColumnSpec(Column("Why", grow=2), _build_proposed_reason_cell, is_optional=True),
    STATUS,
    OUTPUT,
)
_COLUMNS = dict.fromkeys(_TITLES, _MOVED_COLUMNS) | {"proposed": PROPOSED_COLUMNS}
