"""The look of documents, the same in Word, OpenDocument and PDF: paper, colours and type.

Lengths are in millimetres, sizes of type and the space round paragraphs in points.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from actionplan.report import Tone

POINT = 25.4 / 72
"""A point in millimetres."""

FONT_HEIGHT = 1.15
"""The height of a line in Arial, for letters of size 1."""

A4_SHORT_SIDE, A4_LONG_SIDE = 210, 297
PAGE_MARGIN, FOOT_MARGIN = 20, 18
FOOTER_MARGIN = 9
"""A4, its margins at the sides, those at head and foot, and the margin below the footer."""

CELL_SIDE_PADDING = 1.5
"""The padding at each side of a cell."""

LIST_INDENT = 8
"""How far the words of a list's item are from its number."""

BAR_HEIGHT = 6
SMALL_BAR_HEIGHT = 4
BAR_OUTLINE = 0.4

FONT = "Arial"
LINE_SPACING = 110
"""The distance of lines, in per cent of the size of letters."""

TEXT_COLOUR = "1c1c1c"
HEADING_COLOUR = "1f3a4d"
HEADING_SHADE = "e9eef1"
RULE_COLOUR = "b8c4cc"

TONE_COLOURS: dict[Tone, str] = {
    "late": "5c3a00",
    "amber": "8a4b00",
    "red": "a4161a",
    "due": TEXT_COLOUR,
    "done": "0b4f8a",
    "quiet": "595959",
    "strong": TEXT_COLOUR,
    "rag-red": "a4161a",
    "rag-amber": "8a4b00",
    "rag-green": "116329",
}
"""The colours of tones, each dark enough to read on white and on the shade of headings: at least 5.5 to 1."""

BAR_COLOURS: dict[Tone, str] = {
    "": "6b757c",
    "late": "7d7042",
    "amber": "a86200",
    "red": "b3402e",
    "due": "6f5bb0",
    "done": "2c78a8",
    "quiet": "ffffff",
    "strong": TEXT_COLOUR,
}
"""The colours of the parts of a bar, by tone, each dark enough for white numbers. The quiet one is an outline."""

BAR_COLOUR = "4a6b7c"
"""The colour of a bar in a chart of a workbook."""

BAR_GAP = 0.6
KEY_SIZE = 3.2
"""The gap between two parts of a bar, and the square before the words for a part."""

BOLD_TONES: tuple[Tone, ...] = ("late", "red", "due", "strong")

ParagraphKind = Literal["title", "subtitle", "lead", "heading 1", "heading 2", "heading 3", "record", "words"]


class TextStyle(NamedTuple):
    """The size of letters, and the space before and after a paragraph."""

    size: float
    before: float
    after: float


BODY_STYLE = TextStyle(11, 4, 3)
TITLE_STYLE = TextStyle(20, 0, 4)
SUBTITLE_STYLE = TextStyle(12, 0, 4)
LEAD_STYLE = TextStyle(13, 6, 4)
HEADING_STYLES = (TextStyle(15, 12, 3), TextStyle(12.5, 9, 3), TextStyle(11.5, 8, 3))
RECORD_STYLE = TextStyle(11, 6, 1.5)
FACT_STYLE = TextStyle(11, 1.5, 1.5)
KEY_STYLE = TextStyle(11, 3, 6)
CELL_STYLE = TextStyle(11, 1.5, 1.5)
NUMBER_CELL_STYLE = TextStyle(11, 0.5, 0.5)
"""In a table of numbers, which has one line in each row."""
CELL_GAP = 2.5
"""What PDF has above and below the words of a cell besides, in points."""
FOOTER_STYLE = TextStyle(9, 0, 0)
NUMBER_STYLE = TextStyle(10, 0, 0)
GAP_STYLE = TextStyle(1, 0, 0)

PARAGRAPH_STYLES: dict[ParagraphKind, TextStyle] = {
    "title": TITLE_STYLE,
    "subtitle": SUBTITLE_STYLE,
    "lead": LEAD_STYLE,
    "heading 1": HEADING_STYLES[0],
    "heading 2": HEADING_STYLES[1],
    "heading 3": HEADING_STYLES[2],
    "record": RECORD_STYLE,
    "words": BODY_STYLE,
}

_BRIEF_LOOK = {
    "PAGE_MARGIN": 16,
    "FOOT_MARGIN": 13,
    "FOOTER_MARGIN": 6,
    "LINE_SPACING": 100,
    "CELL_GAP": 1.5,
    "BODY_STYLE": TextStyle(10, 1, 1),
    "KEY_STYLE": TextStyle(10, 1.5, 3),
    "CELL_STYLE": TextStyle(10, 0.2, 0.2),
    "NUMBER_CELL_STYLE": TextStyle(10, 0, 0),
    "HEADING_STYLES": (TextStyle(13, 4, 1), *HEADING_STYLES[1:]),
}
_BRIEF_PARAGRAPHS: dict[ParagraphKind, TextStyle] = {
    "title": TextStyle(16, 0, 1),
    "subtitle": TextStyle(11, 0, 2),
    "lead": TextStyle(11.5, 1, 1),
    "heading 1": TextStyle(13, 4, 1),
    "words": TextStyle(10, 1, 1),
}
"""What is closer together in a report that should have room on a page."""


class TextArea(NamedTuple):
    """The width and height of the text on a page."""

    width: float
    height: float


def measure_lines(number: int, style: TextStyle) -> float:
    """Measure how high a paragraph of that many lines is, with the space round it."""
    return (number * style.size * FONT_HEIGHT * LINE_SPACING / 100 + style.before + style.after) * POINT


def build_look(*, is_brief: bool) -> dict[str, Any]:
    """Build the look of a document, by the names that are here. A brief one has less space and smaller letters."""
    look = dict(globals())
    if is_brief:
        look |= _BRIEF_LOOK
        look["PARAGRAPH_STYLES"] = PARAGRAPH_STYLES | _BRIEF_PARAGRAPHS
        look |= {f"{kind.upper()}_STYLE": _BRIEF_PARAGRAPHS[kind] for kind in ("title", "subtitle", "lead")}
    return look


def get_text_area(*, is_landscape: bool, is_brief: bool = False) -> TextArea:
    """Return the room for text on a page of A4."""
    look = build_look(is_brief=is_brief)
    width, height = (A4_LONG_SIDE, A4_SHORT_SIDE) if is_landscape else (A4_SHORT_SIDE, A4_LONG_SIDE)
    return TextArea(width - 2 * look["PAGE_MARGIN"], height - 2 * look["FOOT_MARGIN"])
