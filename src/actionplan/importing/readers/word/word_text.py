"""Read the paragraphs of a Word document to passages: runs, tracked changes, notes, text boxes and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from actionplan.importing.readers.word.word_numbering import WordNumbering
from actionplan.importing.source_document import HIDDEN_TEXT, NoteKind, Passage, SideNote

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = {qn("w:del"), qn("w:moveFrom")}
_TEXT = {qn("w:t"), _MATHS + "t"}
_DELETED_TEXT = {qn("w:delText"), qn("w:t")}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-"}
_BREAKS = {qn("w:br"), qn("w:cr")}
_NOTES = {
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
    qn("w:commentReference"): "comment",
}
_SKIPPED = {qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), _COMPATIBLE + "Fallback"}
OFF = {"0", "false", "off"}
"""What turns a property off."""


class _Run(NamedTuple):
    """Characters of one look; `text` is a line break where a line ends."""

    text: str
    is_struck: bool = False
    is_bold: bool = False
    is_deleted: bool = False
    is_hidden: bool = False

    @property
    def apart(self) -> NoteKind | None:
        """What it is, if it stands apart from the text."""
        return "deletion" if self.is_deleted else "hidden" if self.is_hidden else None


class WordStyle(NamedTuple):
    """What a style says: the level of a heading, how its characters look, and the list of a paragraph."""

    level: int = 0
    is_bold: bool = False
    is_struck: bool = False
    is_hidden: bool = False
    number: str = ""
    number_level: int = 0


class WordText:
    """Reads paragraphs. `outside` takes the text of boxes on the way, and `used` which notes were referred to."""

    def __init__(self, styles: Any, numbering: Any, notes: dict[tuple[str, str], Any]) -> None:
        self.outside: list[Passage] = []
        self.used: set[tuple[str, str]] = set()
        self._numbering = WordNumbering(numbering)
        self._notes = notes
        self._styles = {each.get(qn("w:styleId")): each for each in styles.findall(qn("w:style"))}
        self._read_styles: dict[str, WordStyle] = {}

    def read_paragraph(
        self, paragraph: Any, where: str, *, is_heading_whole: bool = False
    ) -> tuple[list[Passage], list[SideNote]]:
        """Read a paragraph: a passage for each of its lines, and notes that no passage can have: it is empty.

        If `is_heading_whole`, the lines of a heading are one passage.
        """
        style = self._find_style(paragraph)
        label = self._numbering.count(style.number, style.number_level) if style.number else ""
        found: list[SideNote] = []
        runs = self._iter_runs(paragraph, found, where, style)
        if is_heading_whole and style.level:
            runs = (each._replace(text=each.text.replace("\n", " ")) for each in runs)
        lines = list(_split_lines(runs))
        passages = [
            _build_passage(line, where, style._replace(is_bold=all(each.is_bold for each in line)), label * (n == 0))
            for n, line in enumerate(lines)
        ]
        if passages and found:
            last = passages[-1]
            passages[-1] = Passage(
                last.text,
                where,
                level=last.level,
                is_bold=last.is_bold,
                label=last.label,
                struck=last.struck,
                notes=tuple(found),
            )
            return passages, []
        return passages, found

    def read_all(self, paragraph: Any, where: str) -> list[Passage]:
        """Read a paragraph that stands beside the page: its passages, and those of notes that no passage can have."""
        passages, notes = self.read_paragraph(paragraph, where)
        return [*passages, *(each for note in notes for each in note.passages)]

    def _iter_runs(self, element: Any, notes: list[SideNote], where: str, style: WordStyle) -> Iterator[_Run]:
        """Yield the characters of a paragraph in order. What stands apart goes to `notes`, boxes to `outside`."""
        kind: NoteKind | None = None
        words = ""
        for run, child in self._walk(element, style):
            if words and run.apart != kind:
                notes += _make_notes(kind, words, where)
                words = ""
            kind = run.apart
            if child is not None and child.tag == qn("w:txbxContent"):
                self._read_box(child)
            elif child is not None:
                notes.extend(self._find_note(_NOTES[child.tag], child.get(qn("w:id")) or ""))
            elif kind:
                words += run.text
            else:
                yield run
        notes += _make_notes(kind, words, where)

    def _read_box(self, content: Any) -> None:
        for paragraph in content.iter(qn("w:p")):
            self.outside += self.read_all(paragraph, "text box")

    def _find_note(self, kind: str, number: str) -> Iterator[SideNote]:
        """Find the text of a footnote, an endnote or a comment that a paragraph refers to."""
        element = self._notes.get((kind, number))
        if element is None or (kind, number) in self.used:
            return
        self.used.add((kind, number))
        yield from self.read_note(kind, element)

    def read_note(self, kind: str, element: Any) -> Iterator[SideNote]:
        """Read the text of a note."""
        found = [each for paragraph in element.iter(qn("w:p")) for each in self.read_all(paragraph, kind)]
        if found:
            yield SideNote("comment" if kind == "comment" else "footnote", tuple(found))

    def _walk(self, element: Any, style: WordStyle) -> Iterator[tuple[_Run, Any]]:
        """Yield each run of characters under an element, or with an empty run what is not characters: a note, a box."""
        look = _Run("", style.is_struck, style.is_bold, is_hidden=style.is_hidden)
        stack: list[tuple[Any, _Run]] = [(each, look) for each in reversed(element)]
        while stack:
            child, look = stack.pop()
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag in _TEXT or (look.is_deleted and tag in _DELETED_TEXT):
                yield look._replace(text=child.text or ""), None
            elif tag in _BREAKS:
                yield look._replace(text="\n"), None
            elif tag in _CHARACTERS:
                yield look._replace(text=_CHARACTERS[tag]), None
            elif tag == qn("w:sym"):
                yield look._replace(text=_read_symbol(child)), None
            elif tag in _NOTES or tag == qn("w:txbxContent"):
                yield _Run(""), child
            else:
                if tag == qn("w:r") and (properties := child.find(qn("w:rPr"))) is not None:
                    look = self._look_at(properties, look)
                inner = look._replace(is_deleted=look.is_deleted or tag in _DELETED)
                stack += [(each, inner) for each in reversed(child)]

    def _look_at(self, properties: Any, look: _Run) -> _Run:
        """Return how a run looks: as its own properties say, or its style, or what is around it."""
        link = properties.find(qn("w:rStyle"))
        style = self._read_style(link.get(qn("w:val"), "")) if link is not None else WordStyle()
        return look._replace(
            is_struck=_is_struck(properties, default=look.is_struck or style.is_struck),
            is_bold=_is_on(properties, "w:b", default=look.is_bold or style.is_bold),
            is_hidden=_is_on(properties, "w:vanish", default=look.is_hidden or style.is_hidden),
        )

    def _find_style(self, paragraph: Any) -> WordStyle:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return self._read_style("")
        link = properties.find(qn("w:pStyle"))
        style = self._read_style(link.get(qn("w:val"), "") if link is not None else "")
        return _read_properties(properties, style)

    def _read_style(self, name: str) -> WordStyle:
        """Read a style and those that it is based on; they may go round in a circle in a broken file."""
        if name not in self._read_styles:
            self._read_styles[name] = WordStyle()
            element = self._styles.get(name)
            if element is not None:
                based = element.find(qn("w:basedOn"))
                style = self._read_style(based.get(qn("w:val"), "") if based is not None else "")
                style = style._replace(level=_read_heading_level(element) or style.level)
                if (properties := element.find(qn("w:pPr"))) is not None:
                    style = _read_properties(properties, style)
                if (look := element.find(qn("w:rPr"))) is not None:
                    style = style._replace(
                        is_bold=_is_on(look, "w:b", default=style.is_bold),
                        is_struck=_is_struck(look, default=style.is_struck),
                        is_hidden=_is_on(look, "w:vanish", default=style.is_hidden),
                    )
                self._read_styles[name] = style
        return self._read_styles[name]


def _read_heading_level(style: Any) -> int:
    name = style.find(qn("w:name"))
    words = (name.get(qn("w:val"), "") if name is not None else "").casefold()
    match = re.fullmatch(r"heading ([1-9])", words)
    return int(match[1]) if match else int(words == "title")


def _read_properties(properties: Any, style: WordStyle) -> WordStyle:
    level = properties.find(qn("w:outlineLvl"))
    if level is not None and (level.get(qn("w:val")) or "").isdecimal() and int(level.get(qn("w:val"))) < 9:
        style = style._replace(level=int(level.get(qn("w:val"))) + 1)
    numbers = properties.find(qn("w:numPr"))
    if numbers is not None:
        number, depth = numbers.find(qn("w:numId")), numbers.find(qn("w:ilvl"))
        if number is not None:
            style = style._replace(number=number.get(qn("w:val"), "").replace("0", "", number.get(qn("w:val")) == "0"))
        if depth is not None and depth.get(qn("w:val"), "").isdecimal():
            style = style._replace(number_level=int(depth.get(qn("w:val"))))
    return style


def _is_on(look: Any, name: str, *, default: bool) -> bool:
    element = look.find(qn(name))
    return default if element is None else element.get(qn("w:val"), "true") not in OFF


def _is_struck(look: Any, *, default: bool) -> bool:
    if look.find(qn("w:strike")) is None and look.find(qn("w:dstrike")) is None:
        return default
    return _is_on(look, "w:strike", default=False) or _is_on(look, "w:dstrike", default=False)


_WINGDINGS = {"FC": "✓", "FB": "✗", "FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐"}
_WINGDINGS_2 = {"50": "✓", "4F": "✗", "52": "☑", "51": "☒", "A3": "☐"}
"""What the symbols of these fonts look like, by the last two digits of their numbers. Any other is a bullet."""


def _read_symbol(symbol: Any) -> str:
    """Return the character that a symbol of a font looks like: a tick and a cross say different things."""
    font, number = symbol.get(qn("w:font"), ""), symbol.get(qn("w:char"), "")[-2:].upper()
    return (_WINGDINGS_2 if font == "Wingdings 2" else _WINGDINGS).get(number, "•")


def _split_lines(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """Split the runs of a paragraph at its line breaks. Lines without words are left out."""
    line: list[_Run] = []
    for run in runs:
        pieces = run.text.split("\n")
        for n, piece in enumerate(pieces):
            if n:
                if any(each.text.strip() for each in line):
                    yield line
                line = []
            if piece:
                line.append(run._replace(text=piece))
    if any(each.text.strip() for each in line):
        yield line


def _build_passage(line: list[_Run], where: str, style: WordStyle, label: str) -> Passage:
    whole = "".join(each.text for each in line)
    text, indent = whole.strip(), len(whole) - len(whole.lstrip())
    struck: list[tuple[int, int]] = []
    at = -indent
    for run in line:
        if run.is_struck and (span := (max(at, 0), min(at + len(run.text), len(text))))[0] < span[1]:
            struck.append(span)
        at += len(run.text)
    is_bold = all(each.is_bold for each in line if each.text.strip())
    return Passage(text, where, level=style.level, is_bold=is_bold, label=label, struck=tuple(struck))


def _make_notes(kind: NoteKind | None, text: str, where: str) -> Iterator[SideNote]:
    """Make a note of text that stands apart, if it has words."""
    place = f"{where}, {HIDDEN_TEXT}" if kind == "hidden" else where
    passages = tuple(Passage(each.strip(), place) for each in text.split("\n") if each.strip())
    if kind and passages:
        yield SideNote(kind, passages)
