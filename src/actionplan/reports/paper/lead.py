"""The first sentence of a paper: where the plan stands, whether that is better or worse, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates import format_day
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.statuses import Status
from actionplan.reports.paper.figures import LastFigures
from actionplan.reports.paper.recommendations import MeetingAgenda, count_outstanding
from actionplan.reports.support.position import Position, describe_colour, format_position
from actionplan.reports.support.status_text import choose_tone
from actionplan.text.english import format_count


def format_requests(agenda: MeetingAgenda, recommendations: int, audience: str) -> str:
    """Write how much is asked of the audience, which is a body or the meeting.

    What the sender recommends may be a decision or not, so it is counted apart. A paper for no body in particular
    says how many decisions are outstanding.
    """
    decisions, notices = len(agenda.decisions), len(agenda.notices)
    asked = format_count(decisions, "decision is", "decisions are") if decisions else "no decision is"
    parts = [f"{asked} asked of {audience}"] if decisions or not recommendations else []
    if agenda.is_for_everybody:
        to_agree = [f"{format_count(decisions, 'new date is', 'new dates are')} to be agreed"] if decisions else []
        outstanding = [count_outstanding(agenda.outstanding)] if agenda.outstanding else []
        parts = [*to_agree, *outstanding] or ([] if recommendations else ["no decision is outstanding"])
    if recommendations:
        made = format_count(recommendations, "other recommendation is", "other recommendations are")
        parts.append(f"{made} made" if decisions else f"{made.replace('other ', '')} made to {audience}")
    if notices:
        parts.append(f"{format_count(notices, 'notice is', 'notices are')} to be published")
    return "; ".join(parts) if agenda.is_for_everybody else ", and ".join(parts)


def describe_position(items: Sequence[EvaluatedTarget], views: PlanViews, last: LastFigures | None) -> str:
    """Write where the targets stand, compared with the last report, without a full stop."""
    overdue = count_overdue(items)
    position = Position(
        targets=len(items),
        complete=sum(item.status.name == Status.COMPLETE for item in items),
        ended=sum(item.status.name == Status.ENDED for item in items),
        overdue=overdue.targets,
        red=sum(item.status.name == Status.OVERDUE and choose_tone(item) == "red" for item in items),
        undated=sum(item.status.name == Status.NO_DATE for item in items),
        dates_missed=overdue.dates_missed,
        red_words=describe_colour("red", views),
    )
    return f"{format_position(position)}{_compare_overdue(items, last)}"


def _compare_overdue(items: Sequence[EvaluatedTarget], last: LastFigures | None) -> str:
    if last is None:
        return ""
    now, before = (count_overdue(each).targets for each in (items, last.items))
    if not now and not before:
        return f", nor was any at {format_day(last.day)}"
    words = f"{'up' if now > before else 'down'} from {before or 'none'}" if now != before else "as many as"
    return f", {words} at {format_day(last.day)}"
