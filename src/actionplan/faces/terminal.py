"""A report on a screen: tables where there is room, and a card for each row where there is not.

Width, colour and alphabet are given, never asked of the world. Colour repeats what the words say and adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from actionplan.faces.fold import fold
from actionplan.faces.headed import subtitles
from actionplan.faces.safe import cells, safe
from actionplan.faces.widths import GAP, is_folded, is_list, widths
from actionplan.report import Cell, Report, Section, Table, Tone

LEAST_WIDTH = 20
CODES: dict[str, str] = {"late": "1;31", "due": "33", "done": "32", "quiet": "2", "strong": "1"}
"""How a terminal is told of each tone: bold red, yellow, green, faint and bold."""


class Screen(NamedTuple):
    """What there is to draw on."""

    width: int
    colour: bool
    line: str

    def paint(self, text: str, tone: Tone) -> str:
        """A text in the colour of its tone."""
        code = CODES.get(tone)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text

    def put(self, text: str, width: int, tone: Tone = "", *, right: bool = False) -> str:
        """A text in its colour and in its place: the spaces that fill it up to a width have none."""
        space = " " * (width - cells(text))
        painted = self.paint(text, tone)
        return space + painted if right else painted + space


def render(report: Report, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """A report for a screen of so many cells, with ANSI colours or without."""
    screen = Screen(max(width, LEAST_WIDTH), colour, "-" if ascii_only else "─")
    return "\n".join(line.rstrip() for line in _lines(report, screen)) + "\n"


def _lines(report: Report, screen: Screen) -> Iterator[str]:
    yield from _paragraph(report.title, screen, "strong")
    for subtitle in subtitles(report):
        yield from _paragraph(subtitle, screen)
    # Tables and cards in turn would be hard to follow: where one table is squeezed, those that fold are cards too.
    squeezed = any(not widths(each.table, screen.width) for each in report.sections if each.table and each.table.rows)
    for section in report.sections:
        yield ""
        yield from _section(section, screen, squeezed=squeezed)
    if report.closing:
        yield ""
    for sentence in report.closing:
        yield from _paragraph(sentence, screen)


def _section(section: Section, screen: Screen, *, squeezed: bool) -> Iterator[str]:
    if section.title:
        yield from _heading(section, screen)
    for note in section.notes:
        yield from _paragraph(note, screen)
    if section.table and section.table.rows:
        yield ""
        yield from _table(section.table, screen, squeezed=squeezed)


def _heading(section: Section, screen: Screen) -> Iterator[str]:
    """A section's title, with a rule to the edge after one of the first level."""
    *above, last = _paragraph(section.title, screen, "strong")
    spare = screen.width - cells(safe(section.title)) - 1
    yield from above
    yield f"{last} {screen.paint(screen.line * spare, 'quiet')}" if section.level == 1 else last


def _paragraph(text: str, screen: Screen, tone: Tone = "") -> Iterator[str]:
    return (screen.paint(line, tone) for line in fold(safe(text), screen.width))


def _table(table: Table, screen: Screen, *, squeezed: bool) -> Iterator[str]:
    shares = widths(table, screen.width)
    folded = bool(shares) and not is_list(table) and is_folded(table, shares)
    if not shares or (squeezed and folded):
        yield from _cards(table, screen)
    else:
        yield from _drawn(table, shares, screen, apart=folded)


def _drawn(table: Table, shares: list[int], screen: Screen, *, apart: bool) -> Iterator[str]:
    """The table with its headings over a rule; its rows stand apart where one of them takes several lines."""
    right = [column.number for column in table.columns]
    if not is_list(table):
        yield from _row([Cell(column.title, "strong") for column in table.columns], shares, right, screen)
        yield from _row([Cell(screen.line * share, "quiet") for share in shares], shares, right, screen)
    for n, row in enumerate(table.rows):
        if apart and n:
            yield ""
        yield from _row(row, shares, right, screen)


def _row(row: Iterable[Cell], shares: list[int], right: list[bool], screen: Screen) -> Iterator[str]:
    """The lines of a row, each cell folded in its own column."""
    row = tuple(row)
    folded = [fold(safe(cell.text), share) for cell, share in zip(row, shares, strict=True)]
    for texts in zip_longest(*folded, fillvalue=""):
        placed = zip(texts, shares, row, right, strict=True)
        yield (" " * GAP).join(screen.put(text, share, cell.tone, right=end) for text, share, cell, end in placed)


def _cards(table: Table, screen: Screen) -> Iterator[str]:
    """Each row by itself: its first cell, its longest one, then each other that says anything, after its heading."""
    longest = max(range(len(table.columns)), key=lambda n: (table.columns[n].grow, -n))
    others = [n for n in range(1, len(table.columns)) if n != longest]
    label = max((cells(table.columns[n].title) for n in others), default=0)
    for count, row in enumerate(table.rows):
        if count:
            yield ""
        yield from _paragraph(row[0].text, screen, row[0].tone)
        if longest and row[longest].text:
            yield from _beside("", 0, row[longest], screen)
        for n in others:
            if row[n].text:
                yield from _beside(table.columns[n].title, label + GAP, row[n], screen)


def _beside(title: str, label: int, cell: Cell, screen: Screen) -> Iterator[str]:
    """A cell folded beside its heading, all a little to the right."""
    for n, line in enumerate(fold(safe(cell.text), max(screen.width - GAP - label, 1))):
        heading = screen.put("" if n else title, label, "quiet")
        yield f"{' ' * GAP}{heading}{screen.paint(line, cell.tone)}"
