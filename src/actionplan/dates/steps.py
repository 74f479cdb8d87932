"""A reading step by step, in plain words, for whoever asks how a phrase was read."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates.part import Part
from actionplan.dates.reading import Reading, Window
from actionplan.dates.say import say_part, say_window

_HOW = {
    "before": ", the last that starts before what follows",
    "after": ", the first that starts after what comes before",
    "period": ", which is the one in the plan's period",
}


class Step(NamedTuple):
    """One step of a reading, for whoever asks how a phrase was read: words of the phrase, and what they meant."""

    words: str
    meaning: str


def steps(reading: Reading) -> tuple[Step, ...]:
    """What each part of the phrase was taken to be, in the order of the phrase, and what they make together."""
    found = [Step(words, _meaning(part, window)) for words, part, window in reading.parts]
    if len(reading.windows) == 1 and (whole := _whole(reading)):
        found.append(whole)
    return tuple(found)


def _meaning(part: Part, window: Window) -> str:
    return f"{say_part(part)}{_HOW.get(part.how, '')}: {say_window(window)}"


def _whole(reading: Reading) -> Step | None:
    """What joins the parts, or bounds them, where anything does."""
    window = reading.windows[0]
    if not reading.parts or window == reading.parts[0][2]:
        return None
    if len(reading.parts) > 1 and None not in window:
        return Step("together", f"from the first day to the last: {say_window(window)}")
    return Step("with the words round it", say_window(window))
