"""The end of the first sentence of a paper, after where the plan stands: what is asked."""

from __future__ import annotations

from actionplan.reports.paper.recommendations import MeetingAgenda, count_outstanding
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
