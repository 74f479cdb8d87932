"""What a paper asks of the meeting: what its sender recommends, and what the plan itself needs from this meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from actionplan.dates import Window, format_day
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.decision_status import GIVEN_STATES, SETTLED_STATES, find_notice_day
from actionplan.report import Section
from actionplan.reports.decisions.forward_plan import ForwardPlanEntry, list_entries
from actionplan.reports.paper.repeats import format_name
from actionplan.reports.slipped import list_proposed
from actionplan.text.english import format_count, format_list

DEFERRAL_NOTICE = relativedelta(months=1)
"""How long before the day to which a body deferred a decision it is asked for it again."""


NAMED_STATES = ("late", "refused", "deferred")
"""The states of outstanding decisions that are counted for each body; in all others nothing is wrong yet."""


class MeetingAgenda(NamedTuple):
    """What a plan needs from a meeting: what is to be decided there, and the notices that are to be published.

    In a paper for no body in particular, `outstanding` are the decisions that bodies still have to take.
    """

    decisions: tuple[str, ...]
    notices: tuple[str, ...]
    outstanding: tuple[ForwardPlanEntry, ...] = ()
    is_for_everybody: bool = False


def build_agenda(items: Sequence[EvaluatedTarget], bodies: tuple[str, ...], period: Window) -> MeetingAgenda:
    """Build what the plan needs from the meeting of some bodies, or from any meeting if none is named.

    Decisions are those of the bodies that are late or fall into the period, the most urgent first, and then the dates
    that are proposed and not agreed. Notices are those of key decisions that are to be published in the period.
    """
    wanted = list_wanted(items, bodies, period)
    decisions = (f"Decide {format_name(entry.item)}, {entry.decision.words}." for entry in wanted)
    moved = [item for item in items if item.status.is_going_on and _is_date_agreed_by(item, bodies)]
    notices = _iter_notices(_list_unsettled(items, bodies), period)
    outstanding = () if bodies else tuple(_iter_outstanding(items))
    return MeetingAgenda((*decisions, *_iter_proposals(moved)), tuple(notices), outstanding, not bodies)


def list_wanted(items: Sequence[EvaluatedTarget], bodies: tuple[str, ...], period: Window) -> list[ForwardPlanEntry]:
    """List the decisions that are wanted of some bodies, the most urgent first; none if no body is named."""
    entries = [entry for entry in _list_unsettled(items, bodies) if _is_wanted(entry, period)] if bodies else []
    return sorted(entries, key=lambda entry: entry.decision.due_day or date.max)


def build_recommendations_section(recommendations: Sequence[str], agenda: MeetingAgenda, audience: str) -> Section:
    """Build the section with the numbered recommendations and those of the agenda; it says so if there are none.

    A paper for no body in particular says there who has decisions outstanding.
    """
    items = (*recommendations, *agenda.decisions, *agenda.notices)
    outstanding = agenda.outstanding
    notes = [f"{count_outstanding(outstanding)}: {_name_makers(outstanding)}."] if outstanding else []
    if items:
        notes.append(f"{audience[:1].upper()}{audience[1:]} is asked to:")
    elif not outstanding:
        notes.append(
            "No decision is outstanding." if agenda.is_for_everybody else f"No decision is asked of {audience}."
        )
    return Section("Recommendations", tuple(notes), items=items, are_numbered=bool(items))


def count_outstanding(entries: Sequence[ForwardPlanEntry]) -> str:
    """Say how many decisions are outstanding, and how many of them are late."""
    late = sum(entry.decision.state == "late" for entry in entries)
    of_them = f", {'all' if late == len(entries) > 1 else late} of them late" if late else ""
    if late == len(entries) == 1:
        of_them = " and late"
    return f"{format_count(len(entries), 'decision is', 'decisions are')} outstanding{of_them}"


def _iter_outstanding(items: Sequence[EvaluatedTarget]) -> Iterator[ForwardPlanEntry]:
    """Yield the decisions that targets still need, also of the parties of a joint plan, and those that were refused."""
    settled = (*GIVEN_STATES, "overtaken")
    for item in items:
        if item.status.is_going_on:
            yield from (entry for entry in list_entries(item, ()) if entry.decision.state not in settled)


def _name_makers(entries: Sequence[ForwardPlanEntry]) -> str:
    """Name who has decisions outstanding, and how many: "Executive 3 (2 late)". Of several plans, name authorities."""
    has_several_plans = len({entry.view.plan.name for entry in entries}) > 1
    states: dict[str, list[str]] = {}
    for entry in entries:
        maker = entry.view.owner_name if has_several_plans else entry.decision.maker
        states.setdefault(maker, []).append(entry.decision.state)
    ranked = sorted(states.items(), key=lambda pair: (-pair[1].count("late"), -len(pair[1])))
    return format_list([f"{maker} {len(theirs)}{_count_states(theirs)}" for maker, theirs in ranked])


def _count_states(states: Sequence[str]) -> str:
    counted = [f"{states.count(name)} {name}" for name in NAMED_STATES if name in states]
    return f" ({', '.join(counted)})" if counted else ""


def _list_unsettled(items: Sequence[EvaluatedTarget], bodies: tuple[str, ...]) -> list[ForwardPlanEntry]:
    """List the decisions of some bodies, or of all, that are still to be taken."""
    entries = [entry for item in items if item.status.is_going_on for entry in list_entries(item, bodies)]
    return [entry for entry in entries if entry.decision.state not in SETTLED_STATES]


def _is_wanted(entry: ForwardPlanEntry, period: Window) -> bool:
    """Return True if a decision is late or due by the end of the period, or has no day.

    A decision that waits for another body is not wanted yet, nor is one that the body itself has deferred to a day
    that is more than a month away.
    """
    due, basis = entry.decision.due_day, entry.decision.due.basis if entry.decision.due else ""
    if any(before.state not in (*GIVEN_STATES, "overtaken") for before in entry.preceding):
        return False
    if due and basis == "to" and due > entry.view.day + DEFERRAL_NOTICE:
        return False
    return due is None or period.latest is None or due <= period.latest


def _is_date_agreed_by(item: EvaluatedTarget, bodies: tuple[str, ...]) -> bool:
    """Return True if one of some bodies agrees the date of a target, or if no body is named.

    That is a body that decides the target; or if none does, the first that monitors it.
    """
    view = item.view
    deciding = [name for each in item.status.decisions for name in view.list_decision_maker_names(each.decision)]
    agreeing = deciding or [view.bodies[name] for name in item.line.action.monitored_by[:1]]
    return not bodies or not {view.bodies[body] for body in bodies}.isdisjoint(agreeing)


def _iter_proposals(items: Sequence[EvaluatedTarget]) -> Iterator[str]:
    for item, move in list_proposed(items):
        why = f": {move.revision.why.rstrip(' .')}" if move.revision.why else ""
        current = item.status.phrase.text or "no date"
        yield f"Agree {move.revision.to.text}, in place of {current}, as the date of {format_name(item)}{why}."


def _iter_notices(entries: Sequence[ForwardPlanEntry], period: Window) -> Iterator[str]:
    for entry in entries:
        day = find_notice_day(entry.decision, entry.view.day)
        if day and entry.view.day <= day <= (period.latest or date.max):
            yield f"Publish notice of the key decision on {format_name(entry.item)} by {format_day(day)}."
