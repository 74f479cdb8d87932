"""How late a target is, as a colour: amber or red, by the plan's own settings. It is never called RAG."""

from __future__ import annotations

from datetime import date

from actionplan.model.plan import ColourThresholds, Duration
from actionplan.report import LatenessColour
from actionplan.text.english import format_duration


class LatenessColours(dict[date, LatenessColour | None]):
    """The last day of a window in, and out the colour of what was to be done by it and is not."""

    def __init__(self, colours: ColourThresholds, day: date) -> None:
        super().__init__()
        self._colours = colours
        self._day = day

    def __missing__(self, last: date) -> LatenessColour | None:
        amber, red = self._colours
        is_red = self._day > red.add_to(last)
        found: LatenessColour | None = "red" if is_red else "amber" if self._day >= amber.add_to(last) else None
        self[last] = found
        return found

    def format_mark(self, last: date) -> str:
        """What the colour means, for words without colour: "over 1 month"; empty where "late" says it all."""
        amber, red = self._colours
        colour = self[last]
        if colour == "red" and red != Duration():
            return f"over {format_duration(*red)}"
        return f"{format_duration(*amber)} or more" if colour == "amber" and amber > Duration(days=1) else ""


def describe_colours(colours: ColourThresholds) -> str:
    """What the colours stand for in a plan: "amber from 1 day late, red when over 1 month late"."""
    amber, red = colours
    if red == Duration():
        return "red from 1 day late"
    return f"amber from {format_duration(*amber) if any(amber) else '1 day'} late, red when over {format_duration(*red)} late"
