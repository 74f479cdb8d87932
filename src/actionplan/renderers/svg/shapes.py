"""The shapes of a picture of the timeline, and its words: markup in which all text is escaped.

The colours of a picture of the timeline: its own in a file, those of the page where it is part of one.
"""

from __future__ import annotations

from html import escape
from itertools import accumulate, takewhile
from typing import Literal, NamedTuple

from actionplan.report import Tone
from actionplan.text.escaping import escape_control

LIGHT_COLOURS = {
    "paper": "#ffffff", "ink": "#1b1f23", "soft": "#4d575e", "line": "#cfd4d8", "track": "#e4e8ea",
    "red": "#6b1d12", "red-back": "#f7dcd7", "red-bar": "#b3402e",
    "amber": "#5c3900", "amber-back": "#fbe7c8", "amber-bar": "#b86f00",
    "late": "#3f3a2a", "late-back": "#efe9d6", "late-bar": "#8a7d4c",
    "due": "#3a2a68", "due-back": "#e5dff3", "due-bar": "#6f5bb0",
    "done": "#0b3a56", "done-back": "#d6e8f3", "done-bar": "#2c78a8",
    "quiet": "#3f484e", "quiet-back": "#e7eaec", "quiet-bar": "#7d878e",
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
"""Colours by their names, which are those of the custom properties of a page."""

_DARK_RULES = " ".join(
    f'[{what}="{LIGHT_COLOURS[name]}"] {{ {what}: {ink} }}'
    for name, ink in DARK_COLOURS.items()
    for what in ("fill", "stroke")
)

DARK_STYLE = f"@media screen and (prefers-color-scheme: dark) {{ {_DARK_RULES} }}"
"""What turns a picture's own colours into those for a dark screen.

It goes by the colours themselves: LibreOffice obeys rules for classes on any screen and on paper.
"""


class ToneColours(NamedTuple):
    """The names of the colours of a tone: of words, of a bar, and of what is behind its outline."""

    text: str
    bar: str
    background: str


def get_tone_colours(tone: Tone) -> ToneColours:
    """The colours of a tone."""
    return (
        ToneColours("ink", "soft", "track")
        if tone in ("", "strong")
        else ToneColours(tone, f"{tone}-bar", f"{tone}-back")
    )


class Paint(NamedTuple):
    """How colours are written: by the page's custom properties, which it may lack, or as a file's own."""

    is_page: bool

    def __call__(self, fill: str = "", stroke: str = "") -> str:
        """The attributes of a shape filled and outlined in colours of those names."""
        used = [(key, name) for key, name in (("fill", fill), ("stroke", stroke)) if name]
        return " ".join(f'{key}="{self._format_colour(name)}"' for key, name in used)

    def _format_colour(self, name: str) -> str:
        return f"var(--{name}, {LIGHT_COLOURS[name]})" if self.is_page else LIGHT_COLOURS[name]


class Pen(NamedTuple):
    """What a target's bars are drawn with: in the colours of its tone, about a middle line."""

    paint: Paint
    tone: Tone
    middle: float

    @property
    def colours(self) -> ToneColours:
        """The colours of its tone."""
        return get_tone_colours(self.tone)


BarKind = Literal["done", "open", "thin", "stopped"]

FONT_SIZE = 12.5
"""How large words are, unless they are headings."""

FULL_BAR_HEIGHT = 12.0
THIN_BAR_HEIGHT = 5.0
"""How high a bar is, and one of ongoing work."""

MIN_HARD_BAR_WIDTH = 5.0
MIN_SOFT_BAR_WIDTH = 22.0
"""How wide a bar is at least, so that a single day is seen; and one with soft ends."""

_NARROW_LETTERS = frozenset("fijlrtI.,:;'|!()[]/’‘ -")
_WIDE_LETTERS = frozenset("mwMWGOQ@%—…<>=+#&~^")


def format_number(value: float) -> str:
    """A number of units, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def draw_text(words: str, x: float, y: float, paint: Paint, **attributes: str) -> str:
    """Words at a place, in the colour named `ink`; the others of `how` are attributes as they are."""
    fill = paint(attributes.pop("ink", "ink"))
    more = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<text x="{format_number(x)}" y="{format_number(y)}" {fill}{more}>{escape(escape_control(words), quote=False)}</text>'


def draw_tooltip(words: str) -> str:
    """What is told of a shape to those who point at it."""
    return f"<title>{escape(escape_control(words), quote=False)}</title>"


def truncate_text(words: str, room: float, size: float = FONT_SIZE) -> str:
    """As much of a text as there is room for in any common font, and a mark where that is not all."""
    if estimate_width(words, size) <= room:
        return words
    ends = accumulate(_estimate_letter_width(letter) * size for letter in words)
    fitting = takewhile(lambda end: end <= room - estimate_width("…", size), ends)
    return words[: sum(1 for _ in fitting)].rstrip() + "…"


def estimate_width(words: str, size: float = FONT_SIZE) -> float:
    """About how wide words are."""
    return sum(map(_estimate_letter_width, words)) * size


def _estimate_letter_width(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return 0.34
    if letter in _WIDE_LETTERS or letter > "\u1100":
        return 1.0
    return 0.72 if letter.isupper() else 0.62


def draw_bar(kind: BarKind, start: float, end: float, pen: Pen) -> str:
    """A bar from one place to another: filled and ticked, an outline, a thin one, or a broken outline."""
    line, back = pen.colours.bar, pen.colours.background
    if kind == "thin":
        return _draw_rectangle(start, end, pen.middle, THIN_BAR_HEIGHT, f'{pen.paint(line)} rx="2.5"')
    if kind == "stopped":
        return _draw_rectangle(
            start, end, pen.middle, FULL_BAR_HEIGHT - 1, f'fill="none" {pen.paint(stroke=line)} stroke-dasharray="3 2"'
        )
    if kind == "open":
        return _draw_rectangle(
            start, end, pen.middle, FULL_BAR_HEIGHT - 1, f'{pen.paint(back, line)} stroke-width="1.5" rx="1.5"'
        )
    return _draw_rectangle(start, end, pen.middle, FULL_BAR_HEIGHT + 1, f'{pen.paint(line)} rx="1.5"') + _draw_tick(
        start, end, pen
    )


def draw_soft_bar(kind: BarKind, start: float, end: float, pen: Pen) -> str:
    """The same with ends that fade away."""
    step = min((end - start) / 10, 5.0)
    high = THIN_BAR_HEIGHT if kind == "thin" else FULL_BAR_HEIGHT
    slices = [
        _draw_rectangle(left, left + step, pen.middle, high, f'{pen.paint(pen.colours.bar)} fill-opacity="{strength}"')
        for n, strength in enumerate((0.15, 0.3, 0.45))
        for left in (start + n * step, end - (n + 1) * step)
    ]
    return "".join([*slices, draw_bar(kind, start + 3 * step, end - 3 * step, pen)])


def draw_dots(start: float, end: float, pen: Pen) -> str:
    """Dots from one place to another."""
    how = f'{pen.paint(stroke=pen.colours.bar)} stroke-width="2.5" stroke-linecap="round" stroke-dasharray="0 5"'
    return f'<path d="M{format_number(start + 4)} {format_number(pen.middle)}H{format_number(end)}" fill="none" {how}/>'


def draw_diamond(x: float, pen: Pen) -> str:
    """A mark on a day."""
    return f'<path d="M{format_number(x)} {format_number(pen.middle - 6)}l6 6l-6 6l-6 -6z" {pen.paint(pen.colours.bar, "paper")}/>'


def draw_arrow(x: float, direction: int, pen: Pen) -> str:
    """A point to what lies beyond an end of the axis: to the left (-1) or the right (1)."""
    place = f"M{format_number(x)} {format_number(pen.middle - 5)}l{6 * direction} 5l{-6 * direction} 5z"
    return f'<path d="{place}" {pen.paint(pen.colours.bar, "paper")}/>'


def draw_vertical_line(x: float, top: float, bottom: float, paint: str) -> str:
    """A line from above to below."""
    return f'<path d="M{format_number(x)} {format_number(top)}V{format_number(bottom)}" fill="none" {paint}/>'


def draw_horizontal_line(y: float, right: float, paint: str) -> str:
    """A line from the left to the right."""
    return f'<path d="M0 {format_number(y)}H{format_number(right)}" fill="none" {paint}/>'


def _draw_rectangle(start: float, end: float, middle: float, height: float, attributes: str) -> str:
    place = f'x="{format_number(start)}" y="{format_number(middle - height / 2)}" width="{format_number(end - start)}" height="{format_number(height)}"'
    return f"<rect {place} {attributes}/>"


def _draw_tick(start: float, end: float, pen: Pen) -> str:
    if end - start < 16:
        return ""
    how = f'{pen.paint(stroke="paper")} stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'
    place = f"M{format_number(start + 4)} {format_number(pen.middle)}l2.8 2.8l5 -5.4"
    return f'<path d="{place}" fill="none" {how}/>'
