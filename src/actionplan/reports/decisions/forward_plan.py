"""What bodies have before them, by date, in the columns of a published forward plan; and what they have decided.

The columns are those of regulation 9 of the Local Authorities (Executive Arrangements) (Meetings and Access to
Information) (England) Regulations 2012: the matter, the decision maker, and the date or period.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.blockers import iter_event_blockers
from actionplan.evaluation.decisions import (
    SETTLED_STATES,
    DecisionStatus,
    build_decision_cell,
    describe_notice,
    list_decisions,
    list_preceding,
)
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.columns import NO_OFFICER_NAME, REF, ColumnSpec, build_table

TO_DECIDE = "to decide"
"""The name, in rows, of the section of what is still to be decided."""


class ForwardPlanEntry(NamedTuple):
    """A decision of the body, its target, and the decisions of that which must come before it."""

    item: EvaluatedTarget
    decision: DecisionStatus
    preceding: tuple[DecisionStatus, ...]

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view


def build_forward_plan(
    items: Sequence[EvaluatedTarget], bodies: tuple[str, ...]
) -> tuple[list[Section], TargetsBySection]:
    """The sections, and the targets in each; of bodies that are asked nothing there are none."""
    every = [matter for item in items for matter in _list_entries(item, bodies)]
    every.sort(key=lambda matter: matter.decision.due_day or date.max)
    open_ones = [matter for matter in every if matter.decision.state not in SETTLED_STATES]
    settled = [matter for matter in every if matter.decision.state in SETTLED_STATES]
    sections, placed = [], []
    for name, title, some, columns in (
        (TO_DECIDE, "To be decided", open_ones, _TO_DECIDE),
        ("decided", "Decided", settled, _DECIDED),
    ):
        if some:
            notes = tuple(filter(None, map(_format_notice, some)))
            sections.append(Section(title, notes, _build_entries_table(some, columns)))
            placed.append((name, list({matter.item.get_key(): matter.item for matter in some}.values())))
    return sections, placed


def _list_entries(item: EvaluatedTarget, bodies: tuple[str, ...]) -> list[ForwardPlanEntry]:
    """The decisions of some bodies, or of a party through any of its bodies."""
    needs, seen = list_decisions(item), item.view
    names = {seen.bodies[each] for each in bodies}
    return [
        ForwardPlanEntry(item, need, list_preceding(needs, n, seen))
        for n, need in enumerate(needs)
        if not names.isdisjoint(seen.list_decision_maker_names(need.required.decision))
    ]


def _format_notice(matter: ForwardPlanEntry) -> str:
    return describe_notice(matter.item.ref, matter.decision, matter.view.day)


def _build_entries_table(entries: Sequence[ForwardPlanEntry], columns: Sequence[ColumnSpec[ForwardPlanEntry]]) -> Table:
    """The matters as a table; whether they are key decisions is said where one is."""
    is_any_key = any(each.decision.required.decision.is_key for each in entries)
    return build_table(entries, [shown for shown in columns if shown is not _KEY or is_any_key])


def _build_ref_cell(matter: ForwardPlanEntry) -> Cell:
    return Cell(matter.item.ref, "strong")


def _build_matter_cell(matter: ForwardPlanEntry) -> Cell:
    output, target = matter.item.line.output, matter.item.line.target
    return Cell(f"{output.text} ({target.stage})" if target.stage else output.text)


def _build_maker_cell(matter: ForwardPlanEntry) -> Cell:
    return Cell(matter.decision.maker)


def _build_key_cell(matter: ForwardPlanEntry) -> Cell:
    return Cell("yes" if matter.decision.required.decision.is_key else "no")


def _build_period_cell(matter: ForwardPlanEntry) -> Cell:
    return Cell(matter.decision.due.period if matter.decision.due else "no new date")


def _build_officer_cell(matter: ForwardPlanEntry) -> Cell:
    return Cell(matter.item.officer or NO_OFFICER_NAME)


def _build_dependencies_cell(matter: ForwardPlanEntry) -> Cell:
    """The event that the target waits for, and the decisions that come before, each with what is known of it."""
    target, dated = matter.item.line.target, matter.item.status.is_dated
    named = iter_event_blockers(target, matter.view, is_dated=dated) if target.waits_for else ()
    events = [f"{name} ({note})" if note else name for name, note, _ in named]
    bodies = [f"{need.body} ({need.words})" for need in matter.preceding]
    return Cell("; ".join([*events, *bodies]) or "nothing recorded")


def _build_progress_cell(matter: ForwardPlanEntry) -> Cell:
    return build_decision_cell(matter.decision, matter.decision.brief)


def _build_decision_cell(matter: ForwardPlanEntry) -> Cell:
    """What was resolved, with the conditions."""
    conditions = "; ".join(matter.decision.conditions)
    words = matter.decision.outcome_words or "not recorded"
    return build_decision_cell(matter.decision, f"{words}, on conditions: {conditions}" if conditions else words)


def _build_minute_cell(matter: ForwardPlanEntry) -> Cell:
    return Cell((matter.decision.last_outcome.minute if matter.decision.last_outcome else "") or "none recorded")


_FIRST = (
    ColumnSpec(REF.column, _build_ref_cell),
    ColumnSpec(Column("Matter", grow=3, is_self_explanatory=True), _build_matter_cell),
    ColumnSpec(Column("Decision maker", grow=1), _build_maker_cell),
)
_KEY = ColumnSpec(Column("Key decision"), _build_key_cell)
_OFFICER = ColumnSpec(Column("Responsible officer", grow=1), _build_officer_cell)
_TO_DECIDE = (
    *_FIRST,
    _KEY,
    ColumnSpec(Column("Date or period", grow=1), _build_period_cell),
    _OFFICER,
    ColumnSpec(Column("Depends on", grow=2), _build_dependencies_cell),
    ColumnSpec(Column("So far", grow=1), _build_progress_cell),
)
_DECIDED = (
    *_FIRST,
    _KEY,
    ColumnSpec(Column("Decision", grow=1), _build_decision_cell),
    _OFFICER,
    ColumnSpec(Column("Minute", grow=1), _build_minute_cell),
)
