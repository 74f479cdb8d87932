"""Work out the numbers that Word puts before paragraphs: they stand in no text of the file."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from actionplan.importing.readers.list_labels import write_label_number

_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
"""Word's names for the forms of numbers that are not figures, each with how its first is written."""


class _NumberingLevel(NamedTuple):
    """A level of a list: where it starts, the form of its number, and the pattern of its label, such as `%1.%2)`."""

    start: int
    form: str
    pattern: str


class WordNumbering:
    """Counts the paragraphs of every list, and gives the label of each."""

    def __init__(self, root: Any) -> None:
        """Read the part of the package with the definitions of lists, or nothing."""
        self._levels: dict[str, dict[int, _NumberingLevel]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        definitions = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            abstract = str(link.get(qn("w:val"))) if link is not None else ""
            if abstract in definitions:
                name = number.get(qn("w:numId"))
                self._abstract[name] = abstract
                self._levels[name] = dict(map(_read_level, definitions[abstract].findall(qn("w:lvl"))))

    def count(self, number: str, level: int) -> str:
        """Count a paragraph of a list, and return its label, or "" for a bullet."""
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts[self._abstract[number]]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if levels[level].form in {"bullet", "none"}:
            return ""

        def show(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            each = levels.get(at, levels[level])
            return _format_number(counts.get(at, each.start), each.form)

        return re.sub(r"%(\d)", show, levels[level].pattern).strip()


def _read_level(element: Any) -> tuple[int, _NumberingLevel]:
    def read(name: str, default: str) -> str:
        child = element.find(qn(name))
        return str(child.get(qn("w:val"), default)) if child is not None else default

    start = read("w:start", "1")
    level = _NumberingLevel(int(start) if start.isdecimal() else 1, read("w:numFmt", "decimal"), read("w:lvlText", ""))
    return _read_number(element.get(qn("w:ilvl"))), level


def _read_number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _format_number(number: int, form: str) -> str:
    if form == "decimalZero":
        return f"{number:02}"
    return write_label_number(number, _KINDS.get(form, "1"))
