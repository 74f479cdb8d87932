"""The first sentence of a paper: where the plan stands, whether that is better or worse, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates import format_day
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.statuses import Status
from actionplan.reports.paper.figures import LastFigures, describe_colour
from actionplan.reports.support.status_text import choose_tone
from actionplan.text.english import format_count


def format_lead(
    items: Sequence[EvaluatedTarget], views: PlanViews, last: LastFigures | None, decisions: int, audience: str
) -> str:
    """Write the sentence. `decisions` is how many are asked of the audience: of a body, or of the meeting."""
    asked = format_count(decisions, "decision is", "decisions are") if decisions else "no decision is"
    return f"{format_position(items, views, last)}; {asked} asked of {audience}."


def format_position(items: Sequence[EvaluatedTarget], views: PlanViews, last: LastFigures | None) -> str:
    """Write where the targets stand, without a full stop: "Of 5 targets, 2 are complete, none is overdue"."""
    complete = sum(item.status.name == Status.COMPLETE for item in items)
    return (
        f"Of {format_count(len(items), 'target')}, {_format_number(complete)} complete, "
        f"{_describe_overdue(items, views)}{_compare_overdue(items, last)}"
    )


def _format_number(number: int) -> str:
    return "none is" if not number else f"{number} {'is' if number == 1 else 'are'}"


def _describe_overdue(items: Sequence[EvaluatedTarget], views: PlanViews) -> str:
    """Say how many are overdue, how many of them for long, and how many dates they missed if that is more."""
    overdue = [item for item in items if item.status.name == Status.OVERDUE]
    red = sum(choose_tone(item) == "red" for item in overdue)
    count = count_overdue(overdue)
    words = describe_colour("red", views)
    notes = [f"{red} by {words.replace('over', 'more than')}" if words else f"{red} of them red"] if red else []
    if count.missed_words:
        notes.append(f"{count.dates_missed} dates missed")
    in_brackets = f" ({'; '.join(notes)})" if notes else ""
    return f"{_format_number(count.targets)} overdue{in_brackets}"


def _compare_overdue(items: Sequence[EvaluatedTarget], last: LastFigures | None) -> str:
    if last is None:
        return ""
    now, before = (count_overdue(each).targets for each in (items, last.items))
    if not now and not before:
        return f", nor was any at {format_day(last.day)}"
    words = f"{'up' if now > before else 'down'} from {before or 'none'}" if now != before else "as many as"
    return f", {words} at {format_day(last.day)}"
