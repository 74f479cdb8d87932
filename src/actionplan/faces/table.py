"""Plain text for pipes, files and other programs: aligned columns, one line a row, nothing cut short.

The column that takes most room stands last, so that a long text cannot push the others out of line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.faces.headed import listing, subtitles
from actionplan.faces.safe import cells, pad, pad_left, safe
from actionplan.report import AUTHORITY, Bar, Cell, Column, Report, Section, Table, Timeline

GAP = "  "
WIDEST = 48
"""How many cells a column is filled up to. A longer text pushes its own row along, and no other."""


def render(report: Report) -> str:
    """A report as plain text."""
    return "\n".join(line.rstrip() for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from _underlined(safe(report.title), "=")
    yield from map(safe, subtitles(report))
    if report.facts:
        yield from ("", *rows(listing(report.facts)))
    if report.timeline and report.timeline.is_all:
        yield from _timeline(report.timeline)
    else:
        for section in report.sections:
            yield ""
            yield from _section(section)
    for sentences in (report.key, report.closing):
        if sentences:
            yield ""
            yield from map(safe, sentences)


def _timeline(timeline: Timeline) -> Iterator[str]:
    """The year as bars, by theme, and the key to them."""
    from actionplan.faces.bars import plain  # noqa: PLC0415 - other answers draw none

    drawing = plain(timeline)
    for theme, lines in drawing.groups:
        yield ""
        yield from _underlined(safe(theme), "-")
        yield from ("".join(words for words, _ in line) for line in lines)
    yield from ("", *drawing.key)


def _section(section: Section) -> Iterator[str]:
    title = safe(section.title)
    if title:
        yield from _underlined(title, "-") if section.level == 1 else (title,)
    yield from map(safe, section.notes)
    apart = bool(section.notes) or section.level > 1
    for each in (listing(section.facts), _counted(section.bars), section.table):
        if each and each.rows:
            yield from ["", *rows(each)] if apart else rows(each)
            apart = True


def _counted(bars: tuple[Bar, ...]) -> Table:
    """Bars in words."""
    return Table((Column(""), Column("", grow=1)), tuple((Cell(bar.label), Cell(bar.words)) for bar in bars))


def _underlined(title: str, line: str) -> tuple[str, str]:
    return title, line * cells(title)


def rows(table: Table) -> Iterator[str]:
    """The lines of one table, its headings first where it has any."""
    columns = [_column(table, n) for n in _order(table.columns)]
    lines = map(GAP.join, zip(*columns, strict=True))
    if not any(column.title for column in table.columns):
        next(lines)
    yield from lines


def _order(columns: Sequence[Column]) -> list[int]:
    """The columns' places, with the one that grows most moved to the end."""
    places = list(range(len(columns)))
    growing = (n for n in places if columns[n] != AUTHORITY)
    longest = max(growing, key=lambda n: columns[n].grow, default=None)
    if longest is not None and columns[longest].grow:
        places.append(places.pop(longest))
    return places


def _column(table: Table, n: int) -> list[str]:
    """One column, its heading on top, each text filled up to the width they share."""
    column = table.columns[n]
    texts = [column.title, *(row[n].text for row in table.rows)]
    joined = "".join(texts)
    if not joined.isprintable():
        texts = [safe(text) for text in texts]
    measure = len if joined.isascii() else cells
    width = min(max(map(measure, texts)), WIDEST)
    if column.number:
        return [pad_left(text, width) for text in texts]
    return [text.ljust(width) for text in texts] if measure is len else [pad(text, width) for text in texts]
