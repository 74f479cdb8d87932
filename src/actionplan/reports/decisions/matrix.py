"""Show who decides each target, and which targets are refused, held up, waiting or agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.decision_status import (
    DECISION_STATES,
    GIVEN_STATES,
    SETTLED_STATES,
    DecisionState,
    DecisionStatus,
    build_decision_cell,
    list_decisions,
)
from actionplan.evaluation.waiting.readiness import find_hold_ups, format_readiness, list_refusals
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.support.columns import OFFICER, OUTPUT, REF, STATUS
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_count, format_list, shorten

MAX_COLUMNS = 6
MAX_CELLS_PER_DECISION = 2
"""Bodies have a column each if there are at most 6, and at least every second cell is more than "not asked"."""

_MIN_COLUMNS = 3
"""This many bodies have a column each, even if there are fewer targets."""

NOT_REQUESTED = Cell("not asked", "quiet")
_MAX_OUTPUT_LENGTH = 60
"""The characters of an output that explain the ref of its target, in a table with the targets as columns."""


_TITLES = {"refused": "Refused", "held up": "Held up", "waiting": "Waiting", "agreed": "Agreed"}
_NOTES = {
    "refused": ("These do not go ahead unless those who refused decide again.",),
    "agreed": ("Every decision has been made, so these can go ahead.",),
}


class TargetDecisions(NamedTuple):
    """A target, and the decisions that it needs."""

    item: EvaluatedTarget
    decisions: tuple[DecisionStatus, ...]

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view


def build_matrix(items: Sequence[EvaluatedTarget], views: PlanViews) -> ReportPart:
    """Build the table of all decisions, and under it a section for each state of the targets."""
    entries = [TargetDecisions(item, list_decisions(item)) for item in items]
    by_section: dict[str, list[TargetDecisions]] = {name: [] for name in _TITLES}
    for entry in entries:
        by_section[_choose_section(entry)].append(entry)
    shown = [(name, members) for name, members in by_section.items() if members]
    sections = [Section(_TITLES[name], _NOTES.get(name, ()), build_table(members, _COLUMNS)) for name, members in shown]
    placed = [(name, [entry.item for entry in members]) for name, members in shown]
    return ReportPart([build_overview_section(entries, views), *sections], placed)


def build_overview_section(entries: Sequence[TargetDecisions], views: PlanViews) -> Section:
    """Build the section with all the decisions in one table, how many there are, and which parties only help."""
    notes = (_format_counts(entries), *_iter_other_parties(views))
    bodies = list(dict.fromkeys(decision.body for entry in entries for decision in entry.decisions))
    filled = sum(len({decision.body for decision in entry.decisions}) for entry in entries)
    is_sparse = filled * MAX_CELLS_PER_DECISION < len(entries) * len(bodies)
    if is_sparse:
        return Section("Decisions", notes, _build_table_by_decision(entries))
    if len(bodies) <= MAX_COLUMNS and len(bodies) <= max(len(entries), _MIN_COLUMNS):
        return Section("Decisions", notes, _build_table_by_target(entries, bodies))
    if len(entries) <= MAX_COLUMNS:
        return Section("Decisions", (*notes, *_iter_column_legend(entries)), _build_table_by_body(entries, bodies))
    return Section("Decisions", notes, _build_table_by_decision(entries))


def _choose_section(entry: TargetDecisions) -> str:
    """Choose the section of a target by the worst of what keeps it from going ahead."""
    if entry.item.status.is_complete:
        return "agreed"
    if list_refusals(entry.decisions):
        return "refused"
    if find_hold_ups(entry.item, entry.decisions):
        return "held up"
    return "agreed" if all(decision.state in SETTLED_STATES for decision in entry.decisions) else "waiting"


def _build_table_by_target(entries: Sequence[TargetDecisions], bodies: Sequence[str]) -> Table:
    """Build a table with a row for each target and a column for each body."""
    output = ColumnSpec(Column("Output", grow=2, is_self_explanatory=True), _build_output_cell)
    by_body = [
        ColumnSpec(Column(body, grow=1, is_name=True), partial(_build_body_decisions_cell, body)) for body in bodies
    ]
    return build_table(entries, (REF, output, *by_body))


def _build_table_by_body(entries: Sequence[TargetDecisions], bodies: Sequence[str]) -> Table:
    """Build a table with a row for each body and a column for each target.

    The last column is wider, so that renderers which move the widest column to the end keep the order.
    """
    *others, last = entries
    targets = (*(Column(entry.item.ref, grow=1) for entry in others), Column(last.item.ref, grow=2))
    rows = ((Cell(body, "strong"), *(_build_body_decisions_cell(body, entry) for entry in entries)) for body in bodies)
    return Table((Column("Decided by", grow=1), *targets), tuple(rows))


def _build_table_by_decision(entries: Sequence[TargetDecisions]) -> Table:
    """Build a table with a row for each decision."""
    single = [TargetDecisions(entry.item, (decision,)) for entry in entries for decision in entry.decisions]
    return build_table(single, _BY_DECISION_COLUMNS)


def _iter_column_legend(entries: Sequence[TargetDecisions]) -> Iterator[str]:
    """Explain each ref at the head of a column."""
    for entry in entries:
        output, stage = entry.item.line.output.text, entry.item.line.target.stage
        yield f"{entry.item.ref}: {shorten(output, _MAX_OUTPUT_LENGTH)}{f' ({stage})' if stage else ''}"


def _build_body_cell(entry: TargetDecisions) -> Cell:
    return Cell(entry.decisions[0].body)


def _build_decision_cell(entry: TargetDecisions) -> Cell:
    return build_decision_cell(entry.decisions[0], entry.decisions[0].words)


def _build_output_cell(entry: TargetDecisions) -> Cell:
    stage = entry.item.line.target.stage
    return Cell(f"{entry.item.line.output.text}{f' ({stage})' if stage else ''}")


def _build_body_decisions_cell(body: str, entry: TargetDecisions) -> Cell:
    """Show what a body decided about a target or has to decide, one decision after the other."""
    cells = [build_decision_cell(decision, decision.words) for decision in entry.decisions if decision.body == body]
    return Cell("; ".join(cell.text for cell in cells), cells[-1].tone) if cells else NOT_REQUESTED


def _format_counts(entries: Sequence[TargetDecisions]) -> str:
    """Count the decisions by state: "2 targets need 3 decisions: 1 given, 2 planned."."""
    states: Counter[DecisionState] = Counter(
        decision.state for entry in entries for decision in entry.decisions if decision.state != "overtaken"
    )
    counts = ", ".join(f"{states[state]} {state}" for state in DECISION_STATES if states[state])
    targets = format_count(len(entries), "target needs", "targets need")
    return f"{targets} {format_count(states.total(), 'decision')}: {counts}."


def _iter_other_parties(views: PlanViews) -> Iterator[str]:
    """Name the parties that do not decide, and their plan if there are several."""
    for view in views.plan_views:
        owner = f" ({view.owner_name})" if view.is_one_of_several else ""
        for role, words in (("supports", "Supported by"), ("consulted", "Consulted")):
            names = [view.bodies[party.name] for party in view.plan.parties if party.role.strip().casefold() == role]
            if names:
                yield f"{words}{owner}: {format_list(names)}."


def _build_given_cell(entry: TargetDecisions) -> Cell:
    """Count the decisions that are given: "1 of 5"."""
    final = [decision for decision in entry.decisions if decision.required.is_final]
    return Cell(f"{sum(decision.state in GIVEN_STATES for decision in final)} of {len(final)}")


def _build_hold_ups_cell(entry: TargetDecisions) -> Cell:
    """List who holds the target up, and why: "HDL Board (late), Full Council (refused)"."""
    return Cell(", ".join(f"{name} ({reason})" for name, reason in find_hold_ups(entry.item, entry.decisions)))


def _build_outstanding_cell(entry: TargetDecisions) -> Cell:
    return Cell(", ".join(dict.fromkeys(blocker.name for blocker in entry.item.status.blockers)))


def _build_readiness_cell(entry: TargetDecisions) -> Cell:
    return Cell(format_readiness(entry.item, entry.decisions))


_BY_DECISION_COLUMNS = (
    REF,
    ColumnSpec(Column("Decided by", grow=1), _build_body_cell),
    ColumnSpec(Column("Decision", grow=2), _build_decision_cell),
)

_COLUMNS = (
    REF,
    ColumnSpec(Column("Given"), _build_given_cell),
    ColumnSpec(Column("Held up by", grow=1), _build_hold_ups_cell, is_optional=True),
    ColumnSpec(Column("Waiting on", grow=2), _build_outstanding_cell, is_optional=True),
    ColumnSpec(Column("Could go ahead from", grow=1), _build_readiness_cell, is_optional=True),
    OFFICER,
    STATUS,
    OUTPUT,
)
