"""The look of documents, the same in Word and OpenDocument: paper, colours and type.

Lengths are in millimetres, sizes of type and the space round paragraphs in points.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from actionplan.report import Tone

A4_SHORT_SIDE, A4_LONG_SIDE = 210, 297
PAGE_MARGIN = 20
FOOTER_MARGIN = 10
"""A4, its margins, and the margin below the footer."""

CELL_SIDE_PADDING = 1.5
"""The padding at each side of a cell."""

BAR_HEIGHT = 3

FONT = "Arial"
LINE_SPACING = 110
"""The distance of lines, in per cent of the size of letters."""

TEXT_COLOUR = "1c1c1c"
HEADING_COLOUR = "1f3a4d"
HEADING_SHADE = "e9eef1"
RULE_COLOUR = "b8c4cc"
BAR_COLOUR = "4a6b7c"

TONE_COLOURS: dict[Tone, str] = {
    "late": "5c3a00",
    "amber": "8a4b00",
    "red": "a4161a",
    "due": TEXT_COLOUR,
    "done": "0b4f8a",
    "quiet": "595959",
    "strong": TEXT_COLOUR,
}
"""The colours of tones, each dark enough to read on white and on the shade of headings: at least 5.5 to 1."""

BOLD_TONES: tuple[Tone, ...] = ("late", "red", "due", "strong")

ParagraphKind = Literal["title", "subtitle", "heading 1", "heading 2", "heading 3", "words"]


class TextStyle(NamedTuple):
    """The size of letters, and the space before and after a paragraph."""

    size: float
    before: float
    after: float


BODY_STYLE = TextStyle(11, 6, 3)
TITLE_STYLE = TextStyle(22, 0, 6)
SUBTITLE_STYLE = TextStyle(13, 0, 6)
HEADING_STYLES = (TextStyle(16, 18, 4), TextStyle(13, 14, 4), TextStyle(11.5, 11, 4))
FACT_STYLE = TextStyle(11, 2, 2)
CELL_STYLE = TextStyle(10, 2.5, 2.5)
FOOTER_STYLE = TextStyle(9, 0, 0)
GAP_STYLE = TextStyle(1, 0, 0)


def get_text_width(*, is_landscape: bool) -> int:
    """Return how wide the text of a page may be."""
    return (A4_LONG_SIDE if is_landscape else A4_SHORT_SIDE) - 2 * PAGE_MARGIN
