"""A report on a screen: tables drawn by Rich where there is room, and a card for each row where there is not.

Width, colour and alphabet are given, never asked of the world. Colour repeats what the words say and adds nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from actionplan.faces.headed import listing, subtitles
from actionplan.faces.safe import cells, safe
from actionplan.faces.widths import GAP, is_folded, is_list, widths
from actionplan.report import Bar, Cell, Column, Report, Section, Table, Timeline, Tone

LEAST_WIDTH = 20
LEAST_BAR = 8
LONGEST_BAR = 40
"""How many cells a bar wants to be worth drawing, and how many it takes at most for the whole."""
STYLES: dict[Tone, str] = {
    "late": "bold",
    "amber": "yellow",
    "red": "bold red",
    "due": "bold",
    "done": "bright_blue",
    "quiet": "dim",
    "strong": "bold",
}

Block = Text | Drawn


def render(report: Report, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """A report for a screen of so many cells, with ANSI colours or without."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, LEAST_WIDTH),
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    console.print(*_blocks(report, console.width, "-" if ascii_only else "─"), sep="\n")
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _blocks(report: Report, width: int, line: str) -> Iterator[Block]:
    yield Text(safe(report.title), "bold")
    yield from (Text(safe(subtitle)) for subtitle in subtitles(report))
    if report.facts:
        yield from (Text(), _table(listing(report.facts), width, line, squeezed=False))
    if report.timeline and report.timeline.is_all:
        yield from _timeline(report.timeline, width, line)
    else:
        yield from _sections(report.sections, width, line)
    for sentences, style in ((report.key, "dim"), (report.closing, "")):
        if sentences:
            yield Text()
            yield from (Text(safe(sentence), style) for sentence in sentences)


def _timeline(timeline: Timeline, width: int, line: str) -> Iterator[Block]:
    """The year as bars, by theme, and the key to them."""
    from actionplan.faces.bars import fitted  # noqa: PLC0415 - other answers draw none
    from actionplan.faces.strips import ASCII, BLOCKS  # noqa: PLC0415

    drawing = fitted(timeline, width, ASCII if line == "-" else BLOCKS)
    for theme, lines in drawing.groups:
        yield Text()
        yield from _head(Section(theme), width, line)
        yield from (Text.assemble(*((words, STYLES[tone] if tone else "") for words, tone in each)) for each in lines)
    if drawing.key:
        yield Text()
        yield from map(Text, drawing.key)


def _sections(sections: Sequence[Section], width: int, line: str) -> Iterator[Block]:
    # Tables and cards in turn would be hard to follow: where one table is squeezed, those that fold are cards too.
    squeezed = any(not widths(each.table, width) for each in sections if each.table and each.table.rows)
    for section in sections:
        yield Text()
        yield from _head(section, width, line)
        if section.facts:
            yield from (Text(), _table(listing(section.facts), width, line, squeezed=False))
        if section.bars:
            yield from (Text(), _bars(section.bars, width, "#" if line == "-" else "█"))
        if section.table and section.table.rows:
            yield Text()
            yield _table(section.table, width, line, squeezed=squeezed)


def _head(section: Section, width: int, line: str) -> Iterator[Text]:
    """A section's title, with a rule to the edge after one of the first level, and its notes."""
    title = safe(section.title)
    if title:
        rule = f" {line * (width - cells(title) - 1)}" if section.level == 1 else ""
        yield Text.assemble((title, "bold"), (rule, "dim"))
    yield from (Text(safe(note)) for note in section.notes)


def _table(table: Table, width: int, line: str, *, squeezed: bool) -> Drawn:
    shares = widths(table, width)
    folded = bool(shares) and not is_list(table) and is_folded(table, shares)
    if not shares or (squeezed and folded):
        return _cards(table, width)
    return _drawn(table, shares, line, apart=folded)


def _drawn(table: Table, shares: list[int], line: str, *, apart: bool) -> Drawn:
    """The table with its headings over a rule; its rows stand apart where one of them takes several lines."""
    drawn = _frame(show_header=not is_list(table))
    for column, width in zip(table.columns, shares, strict=True):
        heading = Text.assemble((safe(column.title), "bold"), (f"\n{line * width}", "dim"))
        drawn.add_column(heading, width=width, justify="right" if column.number else "left", overflow="fold")
    for n, row in enumerate(table.rows):
        if apart and n:
            drawn.add_row()
        drawn.add_row(*map(_words, row))
    return drawn


def _cards(table: Table, width: int) -> Drawn:
    """Each row by itself: its first cell beside the text that speaks, then all others that say anything, by heading.

    Where no text speaks for itself, the first cell has its heading before it too.
    """
    text = _text_of(table.columns)
    others = [n for n in range(len(table.columns)) if text is None or n not in (0, text)]
    cards = _frame(show_header=False)
    headings = [table.columns[n].title for n in others]
    if text is not None:
        headings += [row[0].text for row in table.rows]
    label = min(max(cells(safe(heading)) for heading in headings), width // 3)
    cards.add_column(overflow="fold", width=label)
    cards.add_column(overflow="fold", width=max(width - label - GAP, 1))
    for count, row in enumerate(table.rows):
        if count:
            cards.add_row()
        if text is not None:
            cards.add_row(_words(row[0]), _words(row[text]))
        for n in others:
            if row[n].text:
                cards.add_row(Text(safe(table.columns[n].title), "dim"), _words(row[n]))
    return cards


def _text_of(columns: Sequence[Column]) -> int | None:
    """The place, behind the first, of the column whose texts need no heading; of several, the one that grows most."""
    speaking = (n for n, column in enumerate(columns) if n and column.speaks)
    return max(speaking, key=lambda n: columns[n].grow, default=None)


def _bars(bars: Sequence[Bar], width: int, ink: str) -> Drawn:
    """A line for each bar: its label and words, and what room there is filled by its share."""
    drawn = _frame(show_header=False)
    label, words = (max(cells(text) for text in texts) for texts in zip(*_texts(bars), strict=True))
    room = min(width - min(label, width // 3) - words - 2 * GAP, LONGEST_BAR)
    drawn.add_column(overflow="fold", width=min(label, width // 3))
    drawn.add_column(overflow="fold")
    for bar, texts in zip(bars, _texts(bars), strict=True):
        filled = math.ceil(room * bar.number / bar.total) if bar.total and room >= LEAST_BAR else 0
        drawn.add_row(*map(Text, texts), Text(ink * filled, STYLES[bar.tone] if bar.tone else ""))
    return drawn


def _texts(bars: Sequence[Bar]) -> list[tuple[str, str]]:
    return [(safe(bar.label), bar.words) for bar in bars]


def _frame(*, show_header: bool) -> Drawn:
    return Drawn(box=None, show_header=show_header, header_style="", padding=(0, GAP, 0, 0), pad_edge=False)


def _words(cell: Cell) -> Text:
    """A cell's words, never Rich's markup. Their tone is theirs alone: the space beside them has none."""
    return Text.assemble((safe(cell.text), STYLES[cell.tone])) if cell.tone else Text(safe(cell.text))
