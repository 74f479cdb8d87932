"""An item as a row of data, with the fields that the JSON face promises."""

from __future__ import annotations

from datetime import date

from actionplan.evaluation.as_of import find_effective_day, find_last_note, find_stoppage
from actionplan.evaluation.decisions import SETTLED_STATES, DecisionStatus, list_decisions, list_preceding
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.readiness import compute_readiness, find_hold_ups
from actionplan.evaluation.slippage import (
    DateMove,
    compute_proposed_move,
    compute_total_move,
    find_proposal,
    list_moves,
)
from actionplan.evaluation.status import TargetStatus, find_late_since
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Target
from actionplan.report import DecisionRow, LatenessColour, ProposalRow, RevisionRow, Row, StopRow

_NO_REVISIONS: tuple[None, tuple[RevisionRow, ...]] = (None, ())
_NO_NOTE = (None, None)


def build_row(item: EvaluatedTarget, section: str) -> Row:
    """The row of an item that stands in a section. What the plan leaves out or empty is `None`.

    Date, kind, windows, assumptions and remark are those of the current date; of the published one there are
    `published_due` and `published_date`.
    """
    theme, action, output, target, _ = item.line
    found, seen = item.status, item.view
    reading = found.phrase.reading
    officers, bodies = seen.officers, seen.bodies
    needs = list_decisions(item) if target.decisions else ()
    return Row(
        seen.plan.name or None,
        target.ref,
        section,
        theme.title or None,
        action.ref or None,
        action.title or None,
        output.ref or None,
        output.text or None,
        item.officer or None,
        tuple([officers[name] for name in output.supporting]) if output.supporting else (),
        tuple([bodies[name] for name in action.monitored_by]),
        target.measures,
        found.phrase.text or None,
        reading.kind,
        found.windows,
        found.occurrence,
        found.due,
        found.published_due,
        reading.assumptions,
        reading.remark,
        found.name,
        found.days_late,
        found.rating.rag or None,
        ", ".join([wait.name for wait in found.blockers]) or None,
        tuple([_build_decision_row(needs, n, seen) for n in range(len(needs))]),
        found.completed_on,
        target.date.text or None,
        _choose_colour(found, seen) if found.name in ("overdue", "ended") else None,
        found.rating.on,
        find_effective_day(target.started, seen.day) if target.started else None,
        *(_build_revisions(item) if target.revised else _NO_REVISIONS),
        _build_proposal_row(item) if target.proposed else None,
        *(_find_note(target, seen) if target.updates else _NO_NOTE),
        stopped=_build_stop_row(target, seen) if target.suspended or target.deleted else None,
        stage=target.stage or None,
        held_up_by=tuple([each.name for each in find_hold_ups(item, needs)]) if needs else (),
        ahead_from=compute_readiness(item, needs).day if needs and not found.completed_on else None,
        authority=seen.plan.authority or None,
    )


def _choose_colour(status: TargetStatus, view: PlanView) -> LatenessColour | None:
    last = find_late_since(status)
    return view.colours[last] if last else None


def _build_revisions(item: EvaluatedTarget) -> tuple[int | None, tuple[RevisionRow, ...]]:
    """By how many days the date moved in all, and each of its moves."""
    target, seen = item.line.target, item.view
    moved = compute_total_move(target, item.status, seen)
    return (
        (moved.days, tuple([_build_revision_row(each, seen) for each in list_moves(target, seen)]))
        if moved
        else _NO_REVISIONS
    )


def _build_revision_row(move: DateMove, view: PlanView) -> RevisionRow:
    to, on, why, approved_by = move.revision
    body = view.bodies[approved_by] if approved_by else None
    day = on.day if on else None
    return RevisionRow(move.before.text or None, to.text or None, day, move.due, move.days, why or None, body)


def _build_proposal_row(item: EvaluatedTarget) -> ProposalRow | None:
    target, seen = item.line.target, item.view
    made = None if item.status.is_finished else find_proposal(target, seen.day)
    if made is None:
        return None
    due = compute_proposed_move(target, made, seen).due
    return ProposalRow(made.to.text or None, made.on.day if made.on else None, due, made.why or None)


def _find_note(target: Target, view: PlanView) -> tuple[str | None, date | None]:
    found = find_last_note(target, view.day)
    return (found[1].note, found[0]) if found else _NO_NOTE


def _build_stop_row(target: Target, view: PlanView) -> StopRow | None:
    found = find_stoppage(target, view.day)
    return StopRow(found.on, found.reason or None) if found else None


def _build_decision_row(decisions: tuple[DecisionStatus, ...], number: int, view: PlanView) -> DecisionRow:
    """One of the decisions that the target needs, with its last outcome known on the day."""
    from actionplan.evaluation.decisions import find_earliest_day, find_notice_day  # noqa: PLC0415 - rows are made for data alone

    need = decisions[number]
    decision, last, due = need.required.decision, need.last_outcome, need.due
    party = view.bodies[decision.party]
    return DecisionRow(
        view.bodies[decision.body] or party,
        decision.planned.day if decision.planned else None,
        last.outcome if last else None,
        need.on,
        party or None,
        need.state,
        due.phrase.text or None if due and need.state not in SETTLED_STATES else None,
        need.due_day if need.state not in SETTLED_STATES else None,
        need.conditions,
        last.minute or None if last else None,
        decision.is_key,
        find_earliest_day(need, view.day),
        tuple([each.body for each in list_preceding(decisions, number, view)]) if len(decisions) > 1 else (),
        find_notice_day(need, view.day),
    )
