"""Build the row of a target: the fields that docs/json.md promises to other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from actionplan.evaluation.as_of import (
    find_completion_note,
    find_effective_day,
    find_last_note,
    find_percent,
    find_stoppage,
)
from actionplan.evaluation.overdue_count import count_missed
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.slippage import (
    DateMove,
    compute_proposed_move,
    compute_total_move,
    find_proposal,
    list_moves,
)
from actionplan.evaluation.status import TargetStatus, find_late_since
from actionplan.evaluation.steps import StepStatus, list_steps
from actionplan.evaluation.target_events import TargetEvent, list_events
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.decision_status import (
    SETTLED_STATES,
    DecisionStatus,
    find_earliest_day,
    find_notice_day,
    list_decisions,
    list_preceding,
)
from actionplan.evaluation.waiting.readiness import compute_readiness, find_hold_ups
from actionplan.model.colour_thresholds import LatenessColour
from actionplan.model.plan import Target
from actionplan.reports.report_fields import collect_report_values
from actionplan.reports.support.figure_rows import build_figure_rows
from actionplan.rows import DecisionRow, EventRow, ProposalRow, RevisionRow, Row, StopRow
from actionplan.text.english import format_list

_NO_NOTE = (None, None)
_UNNAMED_PLAN = "plan"
_BASES = {"planned": "planned", "to": "deferred to", "target date": "target date"}
"""What rows call the date of a decision."""


def build_row(item: EvaluatedTarget, section: str) -> Row:
    """Build the row of a target in a section. What the plan leaves out or empty is `None`.

    Date, kind, windows, assumptions and remark are those of the current date. The published date has
    `published_due` and `published_date`.
    """
    _, action, output, target, _ = item.line
    status, view = item.status, item.view
    reading = status.phrase.reading
    decisions = list_decisions(item) if target.decisions else ()
    total_move = compute_total_move(target, status, view) if target.has_moves else None
    note, note_on = _find_note(target, view) if target.updates else _NO_NOTE
    history = tuple([build_event_row(event) for event in list_events(item.line, view)])
    as_written: dict[str, Any] = collect_report_values(item.line, view)
    return Row(
        **as_written,
        plan=view.plan.name or None,
        ref=target.ref,
        section=section,
        action=action.ref or None,
        output=output.ref or None,
        officer=item.officer or None,
        date=status.phrase.text or None,
        kind=reading.kind,
        windows=status.windows,
        occurrence=status.occurrence,
        due=status.due,
        published_due=status.published_due,
        assumptions=reading.assumptions,
        remark=reading.remark,
        status=status.name,
        days_late=status.days_late,
        rag=status.rating.rag or None,
        waits_for=", ".join([blocker.name for blocker in status.blockers]) or None,
        decisions=tuple(
            [
                _build_decision_row(decision, preceding, view)
                for decision, preceding in zip(decisions, list_preceding(decisions, view), strict=True)
            ]
        ),
        completed=status.completed_on,
        published_date=target.date.text or None,
        colour=_choose_colour(status, view) if status.name in ("overdue", "ended") else None,
        rag_on=status.rating.on,
        rag_is_old=None if status.rating.on is None or status.is_finished else bool(status.rating.age_note),
        started=find_effective_day(target.started, view.day) if target.started else None,
        slipped_days=total_move.days if total_move else None,
        revisions=tuple([_build_revision_row(move, view) for move in list_moves(target, view)]) if total_move else (),
        proposed=_build_proposal_row(item) if target.proposed else None,
        note=note,
        note_on=note_on,
        stopped=_build_stop_row(target, view) if target.suspended or target.deleted else None,
        held_up_by=tuple([hold_up.name for hold_up in find_hold_ups(item, decisions)]) if decisions else (),
        ahead_from=compute_readiness(item, decisions).day if decisions and not status.is_complete else None,
        authority=view.plan.authority or None,
        dates_missed=count_missed(item),
        completed_late=status.is_completed_late,
        completed_note=find_completion_note(target, view.day) or None if target.completed else None,
        recorded=len(history),
        id=f"{view.plan.name or _UNNAMED_PLAN}:{target.ref}",
        position=view.plan_index.find_position(view.plan, item.line.route),
        history=history,
        officers=item.officers,
        service=format_list(view.list_services(output)) or None,
        role=item.role or None,
        figures=build_figure_rows(item) if any(measure.has_figures for measure in target.measures) else (),
        start_missed=status.start_missed,
        percent=find_percent(target, view.day) if target.updates else None,
        steps=tuple([_build_step_row(status) for status in list_steps(target, view.day)]),
    )


def _build_step_row(status: StepStatus) -> dict[str, object]:
    """Build the row of a step on the way to a target."""
    date = status.step.date
    fields = {"step": status.step.text, "date": date.text if date else None, "due": status.due}
    return {**fields, "state": status.state, "done": status.done_on, "words": status.words}


def build_event_row(event: TargetEvent) -> EventRow:
    """Build the row of what happened to a target."""
    return EventRow(event.kind, event.on, what=event.detail or None, by=event.body or None, note=event.note or None)


def _choose_colour(status: TargetStatus, view: PlanView) -> LatenessColour | None:
    last = find_late_since(status)
    return view.colours[last] if last else None


def _build_revision_row(move: DateMove, view: PlanView) -> RevisionRow:
    to, on, why, approved_by = move.revision
    return RevisionRow(
        before=move.before.text or None,
        to=to.text or None,
        on=on.day if on and on.text else None,
        due=move.due,
        days=move.days,
        why=why or None,
        approved_by=view.bodies[approved_by] if approved_by else None,
    )


def _build_proposal_row(item: EvaluatedTarget) -> ProposalRow | None:
    target, view = item.line.target, item.view
    proposal = None if item.status.is_finished else find_proposal(target, view.day)
    if proposal is None:
        return None
    return ProposalRow(
        to=proposal.to.text or None,
        on=proposal.on.day if proposal.on else None,
        due=compute_proposed_move(target, proposal, view).due,
        why=proposal.why or None,
    )


def _find_note(target: Target, view: PlanView) -> tuple[str | None, date | None]:
    """Find the latest commentary and its day."""
    last = find_last_note(target, view.day)
    return (last[1].words, last[0]) if last else _NO_NOTE


def _build_stop_row(target: Target, view: PlanView) -> StopRow | None:
    stoppage = find_stoppage(target, view.day)
    return StopRow(stoppage.on, stoppage.reason or None) if stoppage else None


def _build_decision_row(status: DecisionStatus, preceding: tuple[DecisionStatus, ...], view: PlanView) -> DecisionRow:
    """Build the row of a decision of a target, after those that precede it, with the last outcome known on the day."""
    decision, last, due = status.required.decision, status.last_outcome, status.due
    is_settled = status.state in SETTLED_STATES
    party = view.bodies[decision.party]
    return DecisionRow(
        body=view.bodies[decision.body] or party,
        planned=decision.planned.day if decision.planned else None,
        outcome=last.meaning or last.outcome if last else None,
        on=status.on,
        party=party or None,
        state=status.state,
        date=due.phrase.text or None if due and not is_settled else None,
        by=None if is_settled else status.due_day,
        conditions=status.conditions,
        minute=last.minute or None if last else None,
        key=decision.is_key,
        earliest=find_earliest_day(status, view.day),
        after=tuple([decision.body for decision in preceding]),
        notice_by=find_notice_day(status, view.day),
        to_note=decision.is_only_to_note,
        consultation=decision.consultation or None,
        open=decision.is_open,
        closed_because=decision.reason_closed or None,
        documents=decision.documents,
        basis=_BASES[due.basis] if due and due.phrase.text and not is_settled else None,
    )
