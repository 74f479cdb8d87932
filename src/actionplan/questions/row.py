"""An item as a row of data, with the fields that the JSON face promises."""

from __future__ import annotations

from datetime import date

from actionplan.model import Target
from actionplan.questions.ahead import ahead, holding
from actionplan.questions.items import Item
from actionplan.questions.known import known, noted, stopped
from actionplan.questions.needed import SETTLED, Needed, needed, preceding
from actionplan.questions.slips import Move, moves, proposal, proposed_move, slip
from actionplan.questions.standing import Status, late_since
from actionplan.questions.view import View
from actionplan.report import Colour, DecisionRow, ProposalRow, RevisionRow, Row, StopRow

_UNMOVED: tuple[None, tuple[RevisionRow, ...]] = (None, ())
_UNNOTED = (None, None)


def row(item: Item, section: str) -> Row:
    """The row of an item that stands in a section. What the plan leaves out or empty is `None`.

    Date, kind, windows, assumptions and remark are those of the current date; of the published one there are
    `published_due` and `published_date`.
    """
    theme, action, output, target, _ = item.line
    found, seen = item.status, item.seen
    reading = found.phrase.reading
    officers, bodies = seen.officers, seen.bodies
    needs = needed(item) if target.decisions else ()
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
        found.standing,
        found.days_late,
        found.said.rag or None,
        ", ".join([wait.name for wait in found.waits]) or None,
        tuple([_decision(needs, n, seen) for n in range(len(needs))]),
        found.completed,
        target.date.text or None,
        _colour(found, seen) if found.standing in ("overdue", "ended") else None,
        found.said.on,
        known(target.started, seen.day) if target.started else None,
        *(_moved(item) if target.revised else _UNMOVED),
        _proposed(item) if target.proposed else None,
        *(_noted(target, seen) if target.updates else _UNNOTED),
        stopped=_stopped(target, seen) if target.suspended or target.deleted else None,
        stage=target.stage or None,
        held_up_by=tuple([each.name for each in holding(item, needs)]) if needs else (),
        ahead_from=ahead(item, needs).day if needs and not found.completed else None,
        authority=seen.plan.authority or None,
    )


def _colour(found: Status, seen: View) -> Colour | None:
    last = late_since(found)
    return seen.colours[last] if last else None


def _moved(item: Item) -> tuple[int | None, tuple[RevisionRow, ...]]:
    """By how many days the date moved in all, and each of its moves."""
    target, seen = item.line.target, item.seen
    moved = slip(target, item.status, seen)
    return (moved.days, tuple([_move(each, seen) for each in moves(target, seen)])) if moved else _UNMOVED


def _move(move: Move, seen: View) -> RevisionRow:
    to, on, why, approved_by = move.made
    body = seen.bodies[approved_by] if approved_by else None
    day = on.day if on else None
    return RevisionRow(move.before.text or None, to.text or None, day, move.due, move.days, why or None, body)


def _proposed(item: Item) -> ProposalRow | None:
    target, seen = item.line.target, item.seen
    made = None if item.status.finished else proposal(target, seen.day)
    if made is None:
        return None
    due = proposed_move(target, made, seen).due
    return ProposalRow(made.to.text or None, made.on.day if made.on else None, due, made.why or None)


def _noted(target: Target, seen: View) -> tuple[str | None, date | None]:
    found = noted(target, seen.day)
    return (found[1].note, found[0]) if found else _UNNOTED


def _stopped(target: Target, seen: View) -> StopRow | None:
    found = stopped(target, seen.day)
    return StopRow(found.on, found.why or None) if found else None


def _decision(needs: tuple[Needed, ...], number: int, seen: View) -> DecisionRow:
    """One of the decisions that the target needs, with its last outcome known on the day."""
    from actionplan.questions.notice import earliest, notice_by  # noqa: PLC0415 - rows are made for data alone

    need = needs[number]
    decision, last, due = need.asked.decision, need.last, need.due
    party = seen.bodies[decision.party]
    return DecisionRow(
        seen.bodies[decision.body] or party,
        decision.planned.day if decision.planned else None,
        last.outcome if last else None,
        need.on,
        party or None,
        need.state,
        due.phrase.text or None if due and need.state not in SETTLED else None,
        need.by if need.state not in SETTLED else None,
        need.conditions,
        last.minute or None if last else None,
        decision.is_key,
        earliest(need, seen.day),
        tuple([each.body for each in preceding(needs, number, seen)]) if len(needs) > 1 else (),
        notice_by(need, seen.day),
    )
