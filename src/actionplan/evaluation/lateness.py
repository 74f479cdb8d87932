"""Show by a colour, amber or red, how late a target is, by the plan's thresholds. It is never called RAG."""

from __future__ import annotations

from datetime import date

from actionplan.model.colour_thresholds import ColourThresholds, LatenessColour
from actionplan.model.duration import Duration
from actionplan.text.english import format_duration


class LatenessColours(dict[date, LatenessColour | None]):
    """Maps the last day of a window to the colour of a target that was due by then and is not met."""

    def __init__(self, thresholds: ColourThresholds, day: date) -> None:
        super().__init__()
        self._thresholds = thresholds
        self._day = day

    def __missing__(self, last: date) -> LatenessColour | None:
        amber, red = self._thresholds
        colour: LatenessColour | None = None
        if self._day > red.add_to(last):
            colour = "red"
        elif self._day >= amber.add_to(last):
            colour = "amber"
        self[last] = colour
        return colour

    def format_mark(self, last: date) -> str:
        """Say what the colour means, for text without colour: "over 1 month"; empty if "late" says it all."""
        amber, red = self._thresholds
        colour = self[last]
        if colour == "red" and red != Duration():
            return f"over {format_duration(*red)}"
        return f"{format_duration(*amber)} or more" if colour == "amber" and amber > Duration(days=1) else ""


def describe_colours(thresholds: ColourThresholds) -> str:
    """Explain the colours of a plan: "amber from 1 day late, red when over 1 month late"."""
    amber, red = thresholds
    if red == Duration():
        return "red from 1 day late"
    first_amber = format_duration(*amber) if any(amber) else "1 day"
    return f"amber from {first_amber} late, red when over {format_duration(*red)} late"
