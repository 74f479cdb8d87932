"""The shapes of a picture of the timeline, and its words: markup in which all text is escaped."""

from __future__ import annotations

from html import escape
from itertools import accumulate, takewhile

from actionplan.renderers.span_marks import Mark
from actionplan.renderers.svg.svg_colours import Paint, Pen
from actionplan.text.escaping import escape_control

FONT_SIZE = 13.0
"""The size of words that are not headings: on a page of A4, some 9 points."""

FULL_BAR_HEIGHT = 12.0
THIN_BAR_HEIGHT = 5.0
"""The height of a bar, and of one for ongoing work."""

_NARROW_LETTERS = frozenset("fijlrtI.,:;'|!()[]/’‘ -")
_WIDE_LETTERS = frozenset("mwMWGOQ@%—…<>=+#&~^")


def format_number(value: float) -> str:
    """Format a number of units, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def escape_text(words: str) -> str:
    """Escape words for markup, and show hidden characters as their escapes."""
    return escape(escape_control(words), quote=False)


def draw_text(words: str, x: float, y: float, paint: Paint, **attributes: str) -> str:
    """Draw words at a place, in the colour named `ink`; other attributes are written as they are given."""
    fill = paint(attributes.pop("ink", "ink"))
    more = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<text x="{format_number(x)}" y="{format_number(y)}" {fill}{more}>{escape_text(words)}</text>'


def draw_tooltip(words: str) -> str:
    """Draw the words that appear when somebody points at a shape."""
    return f"<title>{escape_text(words)}</title>"


def truncate_text(words: str, room: float, size: float = FONT_SIZE) -> str:
    """Cut a text to the room that it has in any common font, and mark that it was cut."""
    if estimate_width(words, size) <= room:
        return words
    ends = accumulate(_estimate_letter_width(letter) * size for letter in words)
    fitting = takewhile(lambda end: end <= room - estimate_width("…", size), ends)
    return words[: sum(1 for _ in fitting)].rstrip() + "…"


def wrap_text(words: str, room: float, size: float = FONT_SIZE) -> list[str]:
    """Break a text into the lines that its room needs, a word that is longer than a line too."""
    lines = [""]
    for word in words.split():
        beside = f"{lines[-1]} {word}" if lines[-1] else word
        if estimate_width(beside, size) <= room:
            lines[-1] = beside
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while estimate_width(lines[-1], size) > room and len(lines[-1]) > 1:
            head = truncate_text(lines[-1], room, size).removesuffix("…") or lines[-1][0]
            lines[-1:] = [head, lines[-1][len(head) :]]
    return lines


def estimate_width(words: str, size: float = FONT_SIZE) -> float:
    """Estimate how wide words are."""
    return sum(map(_estimate_letter_width, words)) * size


def _estimate_letter_width(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return 0.34
    if letter in _WIDE_LETTERS or letter > "\u1100":
        return 1.0
    return 0.72 if letter.isupper() else 0.62


def draw_mark(mark: Mark, pen: Pen) -> str:
    """Draw a mark about the middle line of the pen."""
    start, end = mark.start, mark.end
    if mark.kind == "late":
        return _draw_dots(start, end, pen)
    if mark.kind == "move":
        return _draw_line(start, end, pen)
    if mark.kind == "published":
        return _draw_ring((start + end) / 2, pen)
    if mark.kind == "completion":
        return _draw_diamond((start + end) / 2, pen)
    if mark.kind == "proposed":
        return _draw_hollow_diamond((start + end) / 2, pen)
    if mark.kind in ("before", "after"):
        return _draw_arrow(start, 1 if mark.kind == "after" else -1, pen)
    return _draw_soft_bar(mark, pen) if mark.is_soft else _draw_bar(mark, pen)


def _draw_bar(mark: Mark, pen: Pen) -> str:
    """Draw a bar from one place to another: filled and ticked, an outline, a thin one, or a broken outline."""
    kind, start, end, *_ = mark
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


def _draw_soft_bar(mark: Mark, pen: Pen) -> str:
    """Draw the same with ends that fade away."""
    kind, start, end, *_ = mark
    step = min((end - start) / 10, 5.0)
    high = THIN_BAR_HEIGHT if kind == "thin" else FULL_BAR_HEIGHT
    slices = [
        _draw_rectangle(left, left + step, pen.middle, high, f'{pen.paint(pen.colours.bar)} fill-opacity="{strength}"')
        for n, strength in enumerate((0.15, 0.3, 0.45))
        for left in (start + n * step, end - (n + 1) * step)
    ]
    return "".join([*slices, _draw_bar(Mark(kind, start + 3 * step, end - 3 * step), pen)])


def _draw_dots(start: float, end: float, pen: Pen) -> str:
    """Draw dots from one place to another."""
    how = f'{pen.paint(stroke=pen.colours.bar)} stroke-width="2.5" stroke-linecap="round" stroke-dasharray="0 5"'
    return f'<path d="M{format_number(start + 4)} {format_number(pen.middle)}H{format_number(end)}" fill="none" {how}/>'


def _draw_line(start: float, end: float, pen: Pen) -> str:
    """Draw the line from where a date was to where it is."""
    place = f"M{format_number(start)} {format_number(pen.middle)}H{format_number(end)}"
    return f'<path d="{place}" fill="none" {pen.paint(stroke=pen.colours.text)} stroke-width="1.2"/>'


def _draw_ring(x: float, pen: Pen) -> str:
    """Draw a hollow mark on a day."""
    place = f'cx="{format_number(x)}" cy="{format_number(pen.middle)}" r="4.5"'
    return f'<circle {place} {pen.paint("paper", pen.colours.text)} stroke-width="1.5"/>'


def _draw_diamond(x: float, pen: Pen) -> str:
    """Draw a mark on a day."""
    place = f"M{format_number(x)} {format_number(pen.middle - 6)}l6 6l-6 6l-6 -6z"
    return f'<path d="{place}" {pen.paint(pen.colours.bar, "paper")}/>'


def _draw_hollow_diamond(x: float, pen: Pen) -> str:
    """Draw a hollow mark with corners on a day."""
    place = f"M{format_number(x)} {format_number(pen.middle - 5)}l5 5l-5 5l-5 -5z"
    return f'<path d="{place}" {pen.paint("paper", pen.colours.text)} stroke-width="1.5"/>'


def _draw_arrow(x: float, direction: int, pen: Pen) -> str:
    """Draw a pointer to what lies beyond an end of the axis, with its tip there: to the left (-1) or the right (1)."""
    place = f"M{format_number(x - 7 * direction)} {format_number(pen.middle - 5)}l{6 * direction} 5l{-6 * direction} 5z"
    return f'<path d="{place}" {pen.paint(pen.colours.bar, "paper")}/>'


def draw_vertical_line(x: float, top: float, bottom: float, paint: str) -> str:
    """Draw a line from top to bottom."""
    return f'<path d="M{format_number(x)} {format_number(top)}V{format_number(bottom)}" fill="none" {paint}/>'


def draw_horizontal_line(y: float, right: float, paint: str) -> str:
    """Draw a line from the left edge to the right."""
    return f'<path d="M0 {format_number(y)}H{format_number(right)}" fill="none" {paint}/>'


def _draw_rectangle(start: float, end: float, middle: float, height: float, attributes: str) -> str:
    place = f'x="{format_number(start)}" y="{format_number(middle - height / 2)}"'
    size = f'width="{format_number(end - start)}" height="{format_number(height)}"'
    return f"<rect {place} {size} {attributes}/>"


def _draw_tick(start: float, end: float, pen: Pen) -> str:
    if end - start < 16:
        return ""
    how = f'{pen.paint(stroke="paper")} stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'
    place = f"M{format_number(start + 4)} {format_number(pen.middle)}l2.8 2.8l5 -5.4"
    return f'<path d="{place}" fill="none" {how}/>'
