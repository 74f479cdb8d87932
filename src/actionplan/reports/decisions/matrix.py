"""Every target by those who decide it, and then by how it stands: refused, held up, waiting or agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from actionplan.evaluation.decisions import (
    DECISION_STATES,
    GIVEN_STATES,
    DecisionState,
    DecisionStatus,
    build_decision_cell,
    list_decisions,
)
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.readiness import find_hold_ups, format_readiness, list_refusals
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.columns import OFFICER, OUTPUT, REF, STATUS, ColumnSpec, build_table
from actionplan.text.english import format_count, format_list, shorten

MAX_COLUMNS = 6
MAX_CELLS_PER_DECISION = 2
"""So many bodies at most have a column each, and at least one in so many of their cells says more than "not asked"."""

NOT_REQUESTED = Cell("not asked", "quiet")
_MAX_OUTPUT_LENGTH = 60
"""Characters of an output under the ref of its target, where the targets are columns."""


class TargetDecisions(NamedTuple):
    """A target, and the decisions that it needs."""

    item: EvaluatedTarget
    decisions: tuple[DecisionStatus, ...]

    @property
    def ref(self) -> str:
        """The target's ref, as it is printed."""
        return self.item.ref

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view


def build_matrix(items: Sequence[EvaluatedTarget], views: PlanViews) -> tuple[list[Section], TargetsBySection]:
    """The sections, and the targets under the name that rows give to each but the first."""
    every = [TargetDecisions(item, list_decisions(item)) for item in items]
    placed: dict[str, list[TargetDecisions]] = {name: [] for name in _TITLES}
    for each in every:
        placed[_choose_section(each)].append(each)
    named = [(name, some) for name, some in placed.items() if some]
    sections = [Section(_TITLES[name], _NOTES.get(name, ()), build_table(some, _COLUMNS)) for name, some in named]
    return [build_overview_section(every, views), *sections], [
        (name, [each.item for each in some]) for name, some in named
    ]


def build_overview_section(entries: Sequence[TargetDecisions], views: PlanViews) -> Section:
    """All the decisions in one table, with how many there are and who helps the parties."""
    notes = [_format_counts(entries), *_iter_other_parties(views)]
    bodies = list(dict.fromkeys(need.body for each in entries for need in each.decisions))
    asked = sum(len({need.body for need in each.decisions}) for each in entries)
    if asked * MAX_CELLS_PER_DECISION < len(entries) * len(bodies):
        return Section("Decisions", tuple(notes), _build_table_by_decision(entries))
    if len(bodies) <= MAX_COLUMNS and len(bodies) <= max(len(entries), _MIN_COLUMNS):
        return Section("Decisions", tuple(notes), _build_table_by_target(entries, bodies))
    if len(entries) <= MAX_COLUMNS:
        return Section("Decisions", (*notes, *_iter_column_legend(entries)), _build_table_by_body(entries, bodies))
    return Section("Decisions", tuple(notes), _build_table_by_decision(entries))


_MIN_COLUMNS = 3
"""So few bodies have a column each, however few the targets are."""

_TITLES = {"refused": "Refused", "held up": "Held up", "waiting": "Waiting", "agreed": "Agreed"}
_NOTES = {
    "refused": ("What one refuses does not go ahead, unless that is decided again.",),
    "agreed": ("Every decision is given: nothing here keeps it from going ahead.",),
}


def _choose_section(entry: TargetDecisions) -> str:
    """The section of a target: of what keeps it from going ahead, the worst."""
    if entry.item.status.completed_on:
        return "agreed"
    if list_refusals(entry.decisions):
        return "refused"
    return "held up" if find_hold_ups(entry.item, entry.decisions) else "waiting"


def _build_table_by_target(entries: Sequence[TargetDecisions], bodies: Sequence[str]) -> Table:
    """A row for each target with a column for each body."""
    said = [ColumnSpec(Column(body, grow=1), partial(_build_body_decisions_cell, body)) for body in bodies]
    return build_table(
        entries, (_REF, ColumnSpec(Column("Output", grow=2, is_self_explanatory=True), _build_output_cell), *said)
    )


def _build_table_by_body(entries: Sequence[TargetDecisions], bodies: Sequence[str]) -> Table:
    """A row for each body with a column for each target, of which the last stays last wherever it is printed."""
    *others, last = entries
    targets = (*(Column(each.ref, grow=1) for each in others), Column(last.ref, grow=2))
    rows = ((Cell(body, "strong"), *(_build_body_decisions_cell(body, each) for each in entries)) for body in bodies)
    return Table((Column("Decided by", grow=1), *targets), tuple(rows))


def _build_table_by_decision(entries: Sequence[TargetDecisions]) -> Table:
    """A row for each decision."""
    single = [TargetDecisions(each.item, (need,)) for each in entries for need in each.decisions]
    return build_table(single, _BY_DECISION)


def _iter_column_legend(entries: Sequence[TargetDecisions]) -> Iterator[str]:
    """What each ref at the head of a column is."""
    for each in entries:
        output, stage = each.item.line.output.text, each.item.line.target.stage
        yield f"{each.ref}: {shorten(output, _MAX_OUTPUT_LENGTH)}{f' ({stage})' if stage else ''}"


def _build_ref_cell(entry: TargetDecisions) -> Cell:
    return Cell(entry.ref, "strong")


_REF = ColumnSpec(REF.column, _build_ref_cell)


def _build_body_cell(entry: TargetDecisions) -> Cell:
    return Cell(entry.decisions[0].body)


def _build_decision_cell(entry: TargetDecisions) -> Cell:
    return build_decision_cell(entry.decisions[0], entry.decisions[0].words)


def _build_output_cell(entry: TargetDecisions) -> Cell:
    stage = entry.item.line.target.stage
    return Cell(f"{entry.item.line.output.text}{f' ({stage})' if stage else ''}")


def _build_body_decisions_cell(body: str, entry: TargetDecisions) -> Cell:
    """What a body decided of a target, or is to decide; of several decisions one after the other."""
    made = [build_decision_cell(need, need.words) for need in entry.decisions if need.body == body]
    return Cell("; ".join(cell.text for cell in made), made[-1].tone) if made else NOT_REQUESTED


def _format_counts(entries: Sequence[TargetDecisions]) -> str:
    """How many decisions there are, and in which state: "2 targets need 3 decisions: 1 given, 2 planned."."""
    states: Counter[DecisionState] = Counter(
        need.state for each in entries for need in each.decisions if need.state != "overtaken"
    )
    said = ", ".join(f"{states[state]} {state}" for state in DECISION_STATES if states[state])
    targets = format_count(len(entries), "target needs", "targets need")
    return f"{targets} {format_count(states.total(), 'decision')}: {said}."


def _iter_other_parties(views: PlanViews) -> Iterator[str]:
    """The parties that do not decide; where there are several plans, of which of them."""
    for each in views.plan_views:
        of = f" ({each.owner_name})" if each.is_one_of_several else ""
        for role, words in (("supports", "Supported by"), ("consulted", "Consulted")):
            names = [each.bodies[one.name] for one in each.plan.parties if one.role.strip().casefold() == role]
            if names:
                yield f"{words}{of}: {format_list(names)}."


def _build_given_cell(entry: TargetDecisions) -> Cell:
    """How many of the decisions are given: "1 of 5"."""
    needs = [need for need in entry.decisions if need.required.is_final]
    return Cell(f"{sum(need.state in GIVEN_STATES for need in needs)} of {len(needs)}")


def _build_hold_ups_cell(entry: TargetDecisions) -> Cell:
    """What holds it up, and how: "HDL Board (late), Full Council (refused)"."""
    return Cell(", ".join(f"{name} ({how})" for name, how in find_hold_ups(entry.item, entry.decisions)))


def _build_outstanding_cell(entry: TargetDecisions) -> Cell:
    return Cell(", ".join(dict.fromkeys(wait.name for wait in entry.item.status.blockers)))


def _build_readiness_cell(entry: TargetDecisions) -> Cell:
    return Cell(format_readiness(entry.item, entry.decisions))


def _adapt_target_column(spec: ColumnSpec[EvaluatedTarget]) -> ColumnSpec[TargetDecisions]:
    return ColumnSpec(spec.column, lambda each: spec.build_cell(each.item), spec.is_optional)


_BY_DECISION = (
    _REF,
    ColumnSpec(Column("Decided by", grow=1), _build_body_cell),
    ColumnSpec(Column("Decision", grow=2), _build_decision_cell),
)

_COLUMNS = (
    _adapt_target_column(REF),
    ColumnSpec(Column("Given"), _build_given_cell),
    ColumnSpec(Column("Held up by", grow=1), _build_hold_ups_cell, is_optional=True),
    ColumnSpec(Column("Waiting on", grow=2), _build_outstanding_cell, is_optional=True),
    ColumnSpec(Column("Could go ahead from", grow=1), _build_readiness_cell, is_optional=True),
    _adapt_target_column(OFFICER),
    _adapt_target_column(STATUS),
    _adapt_target_column(OUTPUT),
)
