"""Say in one sentence where targets stand. Papers and workbooks begin with it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.plan_view import PlanViews
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.colour_thresholds import LatenessColour
from actionplan.model.duration import Duration
from actionplan.model.statuses import Status
from actionplan.reports.support.status_text import choose_tone
from actionplan.text.english import format_count, format_duration, format_list


class LastFigures(NamedTuple):
    """The targets as they were at the last report, and its day."""

    items: Sequence[EvaluatedTarget]
    day: date


class Position(NamedTuple):
    """How many targets there are, what became of them, how many are late by long, and the dates that were missed.

    `red_words` say what is long, if that is the same for all of them: "over 1 month".
    """

    targets: int
    complete: int
    ended: int
    overdue: int
    red: int
    dates_missed: int
    undated: int = 0
    red_words: str = ""


def format_position(position: Position) -> str:
    """Format the sentence, without a full stop: "Of 5 targets, 2 are complete and 1 is overdue (2 dates missed)"."""
    counts = [f"{_format_number(position.complete)} complete"]
    if position.ended:
        counts.append(f"{position.ended} {'has' if position.ended == 1 else 'have'} ended without being closed")
    if position.undated:
        counts.append(f"{position.undated} {'has' if position.undated == 1 else 'have'} no date")
    counts.append(f"{_format_number(position.overdue)} overdue{_format_notes(position)}")
    return f"Of {format_count(position.targets, 'target')}, {format_list(counts)}"


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


def describe_colour(colour: LatenessColour, views: PlanViews) -> str:
    """Describe how late a target of a colour is: "over 1 month". Empty if that differs from plan to plan."""
    thresholds = {view.plan.colours for view in views.plan_views}
    if len(thresholds) > 1:
        return ""
    _, red = thresholds.pop()
    over = f"over {format_duration(*red)}" if red != Duration() else ""
    if colour == "red" or not over:
        return over
    return f"up to {format_duration(*red)}"


def _compare_overdue(items: Sequence[EvaluatedTarget], last: LastFigures | None) -> str:
    if last is None:
        return ""
    now, before = (count_overdue(each).targets for each in (items, last.items))
    if not now and not before:
        return f", nor was any at {format_day(last.day)}"
    words = f"{'up' if now > before else 'down'} from {before or 'none'}" if now != before else "as many as"
    return f", {words} at {format_day(last.day)}"


def _format_number(number: int) -> str:
    return "none is" if not number else f"{number} {'is' if number == 1 else 'are'}"


def _format_notes(position: Position) -> str:
    """Format how many are overdue by long, and how many dates were missed if that is more, in brackets."""
    notes = []
    if position.red:
        by = position.red_words.replace("over", "more than")
        is_all = position.red == position.overdue
        number = "" if is_all and position.red == 1 else "all " if is_all else f"{position.red} "
        notes.append(f"{number}by {by}" if by else f"{position.red} of them red")
    if position.dates_missed > position.overdue:
        notes.append(f"{position.dates_missed} dates missed")
    return f" ({'; '.join(notes)})" if notes else ""
