"""The shapes of a picture of the timeline, and its words: markup in which all text is escaped."""

from __future__ import annotations

from html import escape
from itertools import accumulate, takewhile
from typing import Literal

from actionplan.faces.safe import safe
from actionplan.faces.svg_inks import Paint, Pen

Kind = Literal["done", "open", "thin", "stopped"]

SIZE = 12.5
"""How large words are, unless they are headings."""

HIGH = 12.0
THIN = 5.0
"""How high a bar is, and one of ongoing work."""

LEAST = 5.0
LEAST_SOFT = 22.0
"""How wide a bar is at least, so that a single day is seen; and one with soft ends."""

_NARROW = frozenset("fijlrtI.,:;'|!()[]/’‘ -")
_WIDE = frozenset("mwMWGOQ@%—…<>=+#&~^")


def number(value: float) -> str:
    """A number of units, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def text(words: str, x: float, y: float, paint: Paint, **how: str) -> str:
    """Words at a place, in the colour named `ink`; the others of `how` are attributes as they are."""
    fill = paint(how.pop("ink", "ink"))
    more = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in how.items())
    return f'<text x="{number(x)}" y="{number(y)}" {fill}{more}>{escape(safe(words), quote=False)}</text>'


def titled(words: str) -> str:
    """What is told of a shape to those who point at it."""
    return f"<title>{escape(safe(words), quote=False)}</title>"


def cut(words: str, room: float, size: float = SIZE) -> str:
    """As much of a text as there is room for in any common font, and a mark where that is not all."""
    if wide(words, size) <= room:
        return words
    ends = accumulate(_letter(letter) * size for letter in words)
    fitting = takewhile(lambda end: end <= room - wide("…", size), ends)
    return words[: sum(1 for _ in fitting)].rstrip() + "…"


def wide(words: str, size: float = SIZE) -> float:
    """About how wide words are."""
    return sum(map(_letter, words)) * size


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE or letter > "\u1100":
        return 1.0
    return 0.72 if letter.isupper() else 0.62


def bar(kind: Kind, start: float, end: float, pen: Pen) -> str:
    """A bar from one place to another: filled and ticked, an outline, a thin one, or a broken outline."""
    line, back = pen.inks.bar, pen.inks.back
    if kind == "thin":
        return _box(start, end, pen.middle, THIN, f'{pen.paint(line)} rx="2.5"')
    if kind == "stopped":
        return _box(start, end, pen.middle, HIGH - 1, f'fill="none" {pen.paint(stroke=line)} stroke-dasharray="3 2"')
    if kind == "open":
        return _box(start, end, pen.middle, HIGH - 1, f'{pen.paint(back, line)} stroke-width="1.5" rx="1.5"')
    return _box(start, end, pen.middle, HIGH + 1, f'{pen.paint(line)} rx="1.5"') + _tick(start, end, pen)


def soft(kind: Kind, start: float, end: float, pen: Pen) -> str:
    """The same with ends that fade away."""
    step = min((end - start) / 10, 5.0)
    high = THIN if kind == "thin" else HIGH
    slices = [
        _box(left, left + step, pen.middle, high, f'{pen.paint(pen.inks.bar)} fill-opacity="{strength}"')
        for n, strength in enumerate((0.15, 0.3, 0.45))
        for left in (start + n * step, end - (n + 1) * step)
    ]
    return "".join([*slices, bar(kind, start + 3 * step, end - 3 * step, pen)])


def trail(start: float, end: float, pen: Pen) -> str:
    """Dots from one place to another."""
    how = f'{pen.paint(stroke=pen.inks.bar)} stroke-width="2.5" stroke-linecap="round" stroke-dasharray="0 5"'
    return f'<path d="M{number(start + 4)} {number(pen.middle)}H{number(end)}" fill="none" {how}/>'


def gem(at: float, pen: Pen) -> str:
    """A mark on a day."""
    return f'<path d="M{number(at)} {number(pen.middle - 6)}l6 6l-6 6l-6 -6z" {pen.paint(pen.inks.bar, "paper")}/>'


def arrow(at: float, way: int, pen: Pen) -> str:
    """A point to what lies beyond an end of the axis: to the left (-1) or the right (1)."""
    place = f"M{number(at)} {number(pen.middle - 5)}l{6 * way} 5l{-6 * way} 5z"
    return f'<path d="{place}" {pen.paint(pen.inks.bar, "paper")}/>'


def upright(x: float, top: float, bottom: float, paint: str) -> str:
    """A line from above to below."""
    return f'<path d="M{number(x)} {number(top)}V{number(bottom)}" fill="none" {paint}/>'


def level(y: float, right: float, paint: str) -> str:
    """A line from the left to the right."""
    return f'<path d="M0 {number(y)}H{number(right)}" fill="none" {paint}/>'


def _box(start: float, end: float, middle: float, high: float, how: str) -> str:
    place = f'x="{number(start)}" y="{number(middle - high / 2)}" width="{number(end - start)}" height="{number(high)}"'
    return f"<rect {place} {how}/>"


def _tick(start: float, end: float, pen: Pen) -> str:
    if end - start < 16:
        return ""
    how = f'{pen.paint(stroke="paper")} stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'
    place = f"M{number(start + 4)} {number(pen.middle)}l2.8 2.8l5 -5.4"
    return f'<path d="{place}" fill="none" {how}/>'
