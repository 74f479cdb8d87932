"""Say in one sentence where targets stand. Papers and workbooks begin with it."""

from typing import NamedTuple

from actionplan.evaluation.plan_view import PlanViews
from actionplan.model.colour_thresholds import Duration, LatenessColour
from actionplan.text.english import format_count, format_duration, format_list


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


def _format_number(number: int) -> str:
    return "none is" if not number else f"{number} {'is' if number == 1 else 'are'}"


def _format_notes(position: Position) -> str:
    """Format how many are overdue by long, and how many dates were missed if that is more, in brackets."""
    notes = []
    if position.red:
        by = position.red_words.replace("over", "more than")
        notes.append(f"{position.red} by {by}" if by else f"{position.red} of them red")
    if position.dates_missed > position.overdue:
        notes.append(f"{position.dates_missed} dates missed")
    return f" ({'; '.join(notes)})" if notes else ""
