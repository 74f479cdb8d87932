"""How late a target is, as a colour: amber or red, by the plan's own settings. It is never called RAG."""

from __future__ import annotations

from datetime import date

from actionplan.english import lasting
from actionplan.model import Colours, Duration
from actionplan.report import Colour


class Colouring(dict[date, Colour | None]):
    """The last day of a window in, and out the colour of what was to be done by it and is not."""

    def __init__(self, colours: Colours, day: date) -> None:
        super().__init__()
        self._colours = colours
        self._day = day

    def __missing__(self, last: date) -> Colour | None:
        amber, red = self._colours
        is_red = self._day > red.after(last)
        found: Colour | None = "red" if is_red else "amber" if self._day >= amber.after(last) else None
        self[last] = found
        return found

    def mark(self, last: date) -> str:
        """What the colour means, for words without colour: "over 1 month"; empty where "late" says it all."""
        amber, red = self._colours
        colour = self[last]
        if colour == "red" and red != Duration():
            return f"over {lasting(*red)}"
        return f"{lasting(*amber)} or more" if colour == "amber" and amber > Duration(days=1) else ""


def meaning(colours: Colours) -> str:
    """What the colours stand for in a plan: "amber from 1 day late, red when over 1 month late"."""
    amber, red = colours
    if red == Duration():
        return "red from 1 day late"
    return f"amber from {lasting(*amber) if any(amber) else '1 day'} late, red when over {lasting(*red)} late"
