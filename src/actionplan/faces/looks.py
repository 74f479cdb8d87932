"""How a document looks, in Word and OpenDocument text alike: its paper, its colours and its type.

Lengths are in millimetres, sizes of type and the space round paragraphs in points.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from actionplan.report import Tone

SHORT, LONG = 210, 297
MARGIN = 20
FOOT_MARGIN = 10
"""A4, and what stays free at each side of it; and below the foot of a page."""

CELL_SIDE = 1.5
"""What stays free to the left and the right of a cell's words."""

BAR_HEIGHT = 3

FONT = "Arial"
LINE = 110
"""Per cent: how far lines stand from one another."""

TEXT = "1c1c1c"
HEADING = "1f3a4d"
SHADE = "e9eef1"
RULE = "b8c4cc"
PLAIN_BAR = "4a6b7c"

INK: dict[Tone, str] = {
    "late": "5c3a00",
    "amber": "8a4b00",
    "red": "a4161a",
    "due": TEXT,
    "done": "0b4f8a",
    "quiet": "595959",
    "strong": TEXT,
}
"""The colours of tones, each dark enough to be read on white and on the shade of headings: 5.5 to 1 and more."""

BOLD: tuple[Tone, ...] = ("late", "red", "due", "strong")

Look = Literal["title", "subtitle", "heading 1", "heading 2", "heading 3", "words"]


class Type(NamedTuple):
    """The size of letters, and the space before and after a paragraph of them."""

    size: float
    before: float
    after: float


WORDS = Type(11, 6, 3)
TITLE = Type(22, 0, 6)
SUBTITLE = Type(13, 0, 6)
HEADINGS = (Type(16, 18, 4), Type(13, 14, 4), Type(11.5, 11, 4))
FACT = Type(11, 2, 2)
CELL = Type(10, 2.5, 2.5)
FOOTER = Type(9, 0, 0)
GAP = Type(1, 0, 0)


def room(*, across: bool) -> int:
    """How wide the words of a page may be."""
    return (LONG if across else SHORT) - 2 * MARGIN
