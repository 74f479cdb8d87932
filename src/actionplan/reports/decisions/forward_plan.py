"""List what bodies have to decide, by date, in the columns of a published forward plan, and what they have decided.

The columns are those of regulation 9 of the Local Authorities (Executive Arrangements) (Meetings and Access to
Information) (England) Regulations 2012: the matter, the decision maker, the date or period, and the documents; and
what councils add: whether the meeting is open, with the reason if it is closed, and who is consulted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.blockers import iter_dependency_blockers
from actionplan.evaluation.waiting.decision_status import (
    GIVEN_STATES,
    SETTLED_STATES,
    DecisionStatus,
    build_decision_cell,
    describe_notice,
    list_decisions,
    list_preceding,
)
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.support.columns import OFFICER, REF
from actionplan.reports.support.tables import ColumnSpec, build_table

_NOT_STATED = "not stated"

TO_DECIDE = "to decide"
"""The name that rows give the section of what is still to be decided."""


class ForwardPlanEntry(NamedTuple):
    """A decision of the body, its target, and the decisions on that target that must come before it."""

    item: EvaluatedTarget
    decision: DecisionStatus
    preceding: tuple[DecisionStatus, ...]

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view


def build_forward_plan(items: Sequence[EvaluatedTarget], bodies: tuple[str, ...]) -> ReportPart:
    """Build the sections of what bodies have to decide and have decided. There are none if no target needs them."""
    entries = [entry for item in items for entry in list_entries(item, bodies)]
    entries.sort(key=lambda entry: entry.decision.due_day or date.max)
    outstanding = [entry for entry in entries if entry.decision.state not in SETTLED_STATES]
    settled = [entry for entry in entries if entry.decision.state in SETTLED_STATES]
    sections, placed = [], []
    for name, title, members, columns in (
        (TO_DECIDE, "To be decided", outstanding, _TO_DECIDE_COLUMNS),
        ("decided", "Decided", settled, _DECIDED_COLUMNS),
    ):
        if members:
            notes = tuple(filter(None, map(_format_notice, members)))
            sections.append(Section(title, notes, _build_entries_table(members, columns)))
            placed.append((name, list({entry.item.get_key(): entry.item for entry in members}.values())))
    return ReportPart(sections, placed)


def list_outstanding(item: EvaluatedTarget, bodies: tuple[str, ...]) -> list[ForwardPlanEntry]:
    """List the decisions that a target still needs of some bodies, or of any; also those that were refused.

    In a joint plan every party decides, so they are only listed for bodies that are named.
    """
    if not item.status.is_going_on or (item.view.plan.parties and not bodies):
        return []
    settled = (*GIVEN_STATES, "overtaken")
    return [entry for entry in list_entries(item, bodies) if entry.decision.state not in settled]


def format_outcome(decision: DecisionStatus) -> str:
    """Format what a body decided, with its conditions and the minute."""
    minute = decision.last_outcome.minute if decision.last_outcome else ""
    return f"{decision.maker}: {_format_decision(decision)}{f' ({minute})' if minute else ''}"


def list_entries(item: EvaluatedTarget, bodies: tuple[str, ...]) -> list[ForwardPlanEntry]:
    """List the decisions that a target needs from some bodies, or from a party through any of its bodies.

    Without a body, list all of them.
    """
    decisions, view = list_decisions(item), item.view
    names = {view.bodies[body] for body in bodies}
    return [
        ForwardPlanEntry(item, decision, preceding)
        for decision, preceding in zip(decisions, list_preceding(decisions, view), strict=True)
        if not names or not names.isdisjoint(view.list_decision_maker_names(decision.required.decision))
    ]


def _format_notice(entry: ForwardPlanEntry) -> str:
    return describe_notice(entry.item.ref, entry.decision, entry.view.day)


def _build_entries_table(entries: Sequence[ForwardPlanEntry], columns: Sequence[ColumnSpec[ForwardPlanEntry]]) -> Table:
    """Build the table of decisions. Some columns are only there if the plan says so of a decision."""
    decisions = [entry.decision.required.decision for entry in entries]
    shown = {
        _KEY: any(decision.is_key for decision in decisions),
        _ACCESS: any(decision.closed for decision in decisions),
        _CONSULTATION: any(decision.consultation for decision in decisions),
        _DOCUMENTS: any(decision.documents for decision in decisions),
    }
    return build_table(entries, [spec for spec in columns if shown.get(spec, True)])


def _build_matter_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell(format_matter(entry.item))


def format_matter(item: EvaluatedTarget) -> str:
    """Name what is decided: the output, and the stage of the target if it has one."""
    output, target = item.line.output, item.line.target
    return f"{output.text} ({target.stage})" if target.stage else output.text


def _build_maker_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell(entry.decision.maker)


def _build_key_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell("yes" if entry.decision.required.decision.is_key else "no")


def _build_access_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell(entry.decision.required.decision.access or _NOT_STATED)


def _build_consultation_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell(entry.decision.required.decision.consultation or _NOT_STATED)


def _build_documents_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell("; ".join(entry.decision.required.decision.documents) or _NOT_STATED)


def _build_period_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell(entry.decision.due.period if entry.decision.due else "no new date")


def _build_dependencies_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell(build_dependencies_text(entry) or "nothing recorded")


def build_dependencies_text(entry: ForwardPlanEntry) -> str:
    """List the events that the target waits for and the decisions that come before, with what is known of each."""
    status = entry.item.status
    blockers = iter_dependency_blockers(status.dependencies, is_dated=status.is_dated)
    events = [f"{name} ({note})" if note else name for name, note, _ in blockers]
    bodies = [f"{decision.body} ({decision.words})" for decision in entry.preceding]
    return "; ".join([*events, *bodies])


def _build_progress_cell(entry: ForwardPlanEntry) -> Cell:
    return build_decision_cell(entry.decision, entry.decision.brief)


def _build_decision_cell(entry: ForwardPlanEntry) -> Cell:
    return build_decision_cell(entry.decision, _format_decision(entry.decision))


def _format_decision(decision: DecisionStatus) -> str:
    """Format what was decided, with the day that it was deferred to and the conditions."""
    to = decision.last_outcome.to if decision.last_outcome else None
    deferred = f" to {to.text}" if to else ""
    conditions = f", on conditions: {'; '.join(decision.conditions)}" if decision.conditions else ""
    return f"{decision.outcome_words or 'not recorded'}{deferred}{conditions}"


def _build_minute_cell(entry: ForwardPlanEntry) -> Cell:
    return Cell((entry.decision.last_outcome.minute if entry.decision.last_outcome else "") or "none recorded")


_FIRST_COLUMNS = (
    REF,
    ColumnSpec(Column("Matter", grow=3, is_self_explanatory=True), _build_matter_cell),
    ColumnSpec(Column("Decision maker", grow=1), _build_maker_cell),
)
_KEY = ColumnSpec(Column("Key decision"), _build_key_cell)
PERIOD = ColumnSpec(Column("Date or period", grow=1), _build_period_cell)
_ACCESS = ColumnSpec(Column("Open or closed", grow=1), _build_access_cell)
_CONSULTATION = ColumnSpec(Column("Consultation", grow=1), _build_consultation_cell)
_DOCUMENTS = ColumnSpec(Column("Documents", grow=1), _build_documents_cell)
_OFFICER = OFFICER._replace(column=Column("Responsible officer", grow=1))
_TO_DECIDE_COLUMNS = (
    *_FIRST_COLUMNS,
    _KEY,
    PERIOD,
    _ACCESS,
    _CONSULTATION,
    _DOCUMENTS,
    _OFFICER,
    ColumnSpec(Column("Depends on", grow=2), _build_dependencies_cell),
    ColumnSpec(Column("So far", grow=1), _build_progress_cell),
)
_DECIDED_COLUMNS = (
    *_FIRST_COLUMNS,
    _KEY,
    ColumnSpec(Column("Decision", grow=1), _build_decision_cell),
    _OFFICER,
    ColumnSpec(Column("Minute", grow=1), _build_minute_cell),
)
