"""Put the letters of a page of a PDF together: to words, to lines, and to paragraphs.

A tagged file says which letters are one paragraph. In other files a paragraph ends where the next line is farther away
than usual, where a line ends although the first word of the next would still have had room, and where the next line
starts with a bullet or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pdfplumber.utils.text import extract_words

from actionplan.importing.source_document import Passage

_BLOCKS = frozenset({"P", "LBody", "Lbl", "Caption", "TH", "TD", "Title", "Note"})
"""The kinds of tags that hold a paragraph, besides headings."""

_HEADING = re.compile(r"H([1-6])")
_MARK = re.compile(r"(?:[•▪●◦‣–-]|\(?[a-z0-9]{1,3}[.)])$", re.IGNORECASE)
_HYPHEN = re.compile(r"\w[-\N{HYPHEN}]$")
_GAP = 1.4
"""How many usual distances between lines apart the next paragraph is."""

_ROOM = 2.0
"""Points that a line may lack, so that the first word of the next did not fit."""


class PdfWord(NamedTuple):
    """A word: its text, where it stands on the page in points from the top left, and what is said of it.

    `paragraph` is the number of the paragraph that the tags put it in, or `None`.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    paragraph: int | None
    level: int
    is_bold: bool
    is_struck: bool
    is_artifact: bool

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


Line = list[PdfWord]


class TaggedParagraph(NamedTuple):
    """A paragraph of a tagged file: its number, and the level of a heading, or 0."""

    number: int
    level: int


ContentMark = tuple[int, int]
"""The number of a page, and that of a piece of its content, by which the tags name it."""


def read_words(page: Any, paragraphs: Mapping[ContentMark, TaggedParagraph]) -> list[PdfWord]:
    """Read the words of a page, in no order."""
    strokes = [each for each in (*page.lines, *page.rects) if each["height"] < 2 < each["width"]]
    chars = [{**each, "size": round(each["size"]), "struck": _is_struck(each, strokes)} for each in page.chars]
    found = extract_words(chars, x_tolerance_ratio=0.15, return_chars=True, extra_attrs=["struck", "size"])
    return [_build_word(each, paragraphs) for each in found]


def _is_struck(char: Mapping[str, Any], strokes: Sequence[Any]) -> bool:
    """Return True if a line goes through the middle of a letter."""
    height = char["bottom"] - char["top"]
    upper, lower = char["top"] + 0.3 * height, char["bottom"] - 0.25 * height
    across = (char["x0"] + char["x1"]) / 2
    return any(upper < stroke["top"] < lower and stroke["x0"] <= across <= stroke["x1"] for stroke in strokes)


def walk_paragraphs(pdf: Any) -> Iterator[tuple[ContentMark, TaggedParagraph]]:
    """Yield for each piece of content of a tagged file the paragraph that it is in."""
    number = 0
    stack: list[tuple[Any, TaggedParagraph | None]] = [(each, None) for each in reversed(_read_structure(pdf))]
    while stack:
        element, paragraph = stack.pop()
        kind = element.get("type") or ""
        heading = _HEADING.fullmatch(kind)
        if heading or kind in _BLOCKS:
            number += 1
            outer = paragraph.level if paragraph else 0
            paragraph = TaggedParagraph(number, int(heading[1]) if heading else outer)
        for mark in element.get("mcids") or ():
            if paragraph is not None:
                yield (element.get("page_number") or 0, mark), paragraph
        stack.extend((child, paragraph) for child in reversed(element.get("children") or []))


def _read_structure(pdf: Any) -> list[Any]:
    """Read the tree of tags of a file; none where it is damaged, since it only helps."""
    try:
        return list(pdf.structure_tree)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return []


def _build_word(word: Mapping[str, Any], paragraphs: Mapping[ContentMark, TaggedParagraph]) -> PdfWord:
    first = word["chars"][0]
    paragraph = paragraphs.get((first.get("page_number"), first.get("mcid")))
    return PdfWord(
        text=word["text"],
        left=word["x0"],
        right=word["x1"],
        top=word["top"],
        bottom=word["bottom"],
        paragraph=paragraph.number if paragraph else None,
        level=paragraph.level if paragraph else 0,
        is_bold=any(sign in str(first.get("fontname")) for sign in ("Bold", "Black", "Heavy", "Semibold")),
        is_struck=word["struck"],
        is_artifact=first.get("tag") == "Artifact",
    )


def build_lines(words: Sequence[PdfWord]) -> list[Line]:
    """Put words that stand at one height together, from the top of the page down, each line from left to right."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda each: (each.middle, each.left)):
        if lines and abs(lines[-1][0].middle - word.middle) < 0.5 * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.left) for line in lines]


def build_passages(words: Sequence[PdfWord], where: str, right_edge: float) -> list[Passage]:
    """Build the paragraphs of words that stand in one cell or column, which ends at `right_edge`."""
    lines = build_lines(words)
    if not lines:
        return []
    pitch = _measure_pitch(lines)
    left = min(line[0].left for line in lines)
    paragraphs: list[list[Line]] = [[lines[0]]]
    for before, after in pairwise(lines):
        if _is_new(before, after, pitch, right_edge - left):
            paragraphs.append([])
        paragraphs[-1].append(after)
    return [_build_passage(each, where) for each in paragraphs]


def _measure_pitch(lines: Sequence[Line]) -> float:
    """Measure the usual distance between lines, or between such letters, where there are too few lines to tell."""
    distances = [after[0].middle - before[0].middle for before, after in pairwise(lines)]
    usual = 1.3 * max(line[0].bottom - line[0].top for line in lines)
    return median(distances) if len(distances) > 2 else min([usual, *distances])


def _is_new(before: Line, after: Line, pitch: float, width: float) -> bool:
    """Return True if a line starts a new paragraph."""
    numbers = before[-1].paragraph, after[0].paragraph
    if None not in numbers:
        return numbers[0] != numbers[1] or _describe_look(before)[1] != _describe_look(after)[1]
    height = max(before[0].bottom - before[0].top, after[0].bottom - after[0].top)
    is_far = after[0].middle - before[0].middle > _GAP * max(pitch, height)
    start = min(before[0].left, after[0].left)
    first_word = after[0].right - after[0].left
    space = 0.3 * height
    has_room = before[-1].right + space + first_word < start + width - _ROOM
    return (
        is_far
        or has_room
        or _MARK.fullmatch(after[0].text) is not None
        or _describe_look(before) != _describe_look(after)
    )


def _describe_look(line: Line) -> tuple[bool, int]:
    """Describe how a line looks, to tell a heading from the text under it: if it is bold, and its size."""
    return all(word.is_bold for word in line), round(line[0].bottom - line[0].top)


def _build_passage(lines: Sequence[Line], where: str) -> Passage:
    text = ""
    struck: list[tuple[int, int]] = []
    for line in lines:
        for word in line:
            is_joined = not text or (word is line[0] and _HYPHEN.search(text) and word.text[:1].islower())
            text += "" if is_joined else " "
            if word.is_struck:
                start = struck.pop()[0] if struck and struck[-1][1] == len(text) - 1 else len(text)
                struck.append((start, len(text) + len(word.text)))
            text += word.text
    words = [word for line in lines for word in line]
    return Passage(
        text,
        where,
        level=max(word.level for word in words),
        is_bold=all(word.is_bold for word in words),
        struck=tuple(struck),
    )
