"""The colours of a picture of the timeline: its own in a file, those of the page where it is part of one."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.report import Tone

LIGHT_COLOURS = {
    "paper": "#ffffff", "ink": "#1b1f23", "soft": "#4d575e", "line": "#cfd4d8", "track": "#e4e8ea",
    "red": "#6b1d12", "red-back": "#f7dcd7", "red-bar": "#b3402e",
    "amber": "#5c3900", "amber-back": "#fbe7c8", "amber-bar": "#a86200",
    "late": "#3f3a2a", "late-back": "#efe9d6", "late-bar": "#7d7042",
    "due": "#3a2a68", "due-back": "#e5dff3", "due-bar": "#6f5bb0",
    "done": "#0b3a56", "done-back": "#d6e8f3", "done-bar": "#2c78a8",
    "quiet": "#3f484e", "quiet-back": "#e7eaec", "quiet-bar": "#6b757c",
}  # fmt: skip
DARK_COLOURS = {
    "paper": "#14181b", "ink": "#e6e9eb", "soft": "#abb3b9", "line": "#364047", "track": "#2a3238",
    "red": "#ffd2c9", "red-back": "#5c1f15", "red-bar": "#e07a67",
    "amber": "#ffe0ad", "amber-back": "#553704", "amber-bar": "#dd9d36",
    "late": "#efe6c4", "late-back": "#403a24", "late-bar": "#a89c6c",
    "due": "#e4dbff", "due-back": "#3d2f6b", "due-bar": "#a48fe6",
    "done": "#cbe7f9", "done-back": "#123f5a", "done-bar": "#5aa9db",
    "quiet": "#d5dade", "quiet-back": "#343d43", "quiet-bar": "#8a959c",
}  # fmt: skip
"""Colours by the names of the page's custom properties."""

_DARK_RULES = " ".join(
    f'[{what}="{LIGHT_COLOURS[name]}"] {{ {what}: {ink} }}'
    for name, ink in DARK_COLOURS.items()
    for what in ("fill", "stroke")
)

DARK_STYLE = f"@media screen and (prefers-color-scheme: dark) {{ {_DARK_RULES} }}"
"""Turns a picture's own colours into those for a dark screen.

It selects shapes by their colours: LibreOffice obeys rules for classes on any screen and on paper.
"""


class ToneColours(NamedTuple):
    """The names of the colours of a tone: for words, for a bar, and for the inside of an outline."""

    text: str
    bar: str
    background: str


def get_tone_colours(tone: Tone) -> ToneColours:
    """Return the colours of a tone."""
    return (
        ToneColours("ink", "soft", "track")
        if tone in ("", "strong")
        else ToneColours(tone, f"{tone}-bar", f"{tone}-back")
    )


class Paint(NamedTuple):
    """Writes colours: as the page's custom properties, with a fallback, or as a file's own."""

    is_page: bool

    def __call__(self, fill: str = "", stroke: str = "") -> str:
        """Write the attributes of a shape that is filled and outlined in the colours of those names."""
        used = [(key, name) for key, name in (("fill", fill), ("stroke", stroke)) if name]
        return " ".join(f'{key}="{self._format_colour(name)}"' for key, name in used)

    def _format_colour(self, name: str) -> str:
        return f"var(--{name}, {LIGHT_COLOURS[name]})" if self.is_page else LIGHT_COLOURS[name]


class Pen(NamedTuple):
    """The pen for a target's bars: it has the colours of its tone, and draws about a middle line."""

    paint: Paint
    tone: Tone
    middle: float

    @property
    def colours(self) -> ToneColours:
        """The colours of its tone."""
        return get_tone_colours(self.tone)
