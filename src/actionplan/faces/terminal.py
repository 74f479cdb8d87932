"""A report on a screen: tables drawn by Rich where there is room, and a card for each row where there is not.

Width, colour and alphabet are given, never asked of the world. Colour repeats what the words say and adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Drawn
from rich.text import Text

from actionplan.faces.headed import subtitles
from actionplan.faces.safe import cells, safe
from actionplan.faces.widths import GAP, is_folded, is_list, widths
from actionplan.report import Cell, Report, Section, Table, Tone

LEAST_WIDTH = 20
STYLES: dict[Tone, str] = {"late": "bold red", "due": "yellow", "done": "green", "quiet": "dim", "strong": "bold"}

Block = Text | Padding | Drawn


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
    for block in _blocks(report, console.width, "-" if ascii_only else "─"):
        console.print(block)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _blocks(report: Report, width: int, line: str) -> Iterator[Block]:
    yield Text(safe(report.title), "bold")
    yield from (Text(safe(subtitle)) for subtitle in subtitles(report))
    drawn = [(each, widths(each.table, width) if each.table and each.table.rows else None) for each in report.sections]
    squeezed = any(shares == [] for _, shares in drawn)
    for section, shares in drawn:
        yield Text()
        yield from _head(section, width, line)
        if section.table and shares is not None:
            yield Text()
            yield from _table(section.table, shares, line, squeezed=squeezed)
    if report.closing:
        yield Text()
        yield from (Text(safe(sentence)) for sentence in report.closing)


def _head(section: Section, width: int, line: str) -> Iterator[Text]:
    """A section's title, with a rule to the edge after one of the first level, and its notes."""
    title = safe(section.title)
    rule = f" {line * (width - cells(title) - 1)}" if section.level == 1 else ""
    if title:
        yield Text.assemble((title, "bold"), (rule, "dim"))
    yield from (Text(safe(note)) for note in section.notes)


def _table(table: Table, shares: list[int], line: str, *, squeezed: bool) -> Iterator[Block]:
    """A table where it fits. Where another in the report is squeezed into cards, one that folds is cards too."""
    folded = bool(shares) and not is_list(table) and is_folded(table, shares)
    if not shares or (squeezed and folded):
        yield from _cards(table)
    else:
        yield _drawn(table, shares, line, apart=folded)


def _drawn(table: Table, shares: list[int], line: str, *, apart: bool) -> Drawn:
    """The table with its headings over a rule; its rows stand apart where one of them takes several lines."""
    drawn = Drawn(box=None, show_header=not is_list(table), header_style="", padding=(0, GAP, 0, 0), pad_edge=False)
    for column, width in zip(table.columns, shares, strict=True):
        heading = Text.assemble((column.title, "bold"), (f"\n{line * width}", "dim"))
        drawn.add_column(heading, width=width, justify="right" if column.number else "left", overflow="fold")
    for n, row in enumerate(table.rows):
        if apart and n:
            drawn.add_row()
        drawn.add_row(*map(_words, row))
    return drawn


def _cards(table: Table) -> Iterator[Block]:
    """Each row by itself: its first cell, its longest one, then each other that says anything, after its heading."""
    longest = max(range(len(table.columns)), key=lambda n: (table.columns[n].grow, -n))
    others = [n for n in range(1, len(table.columns)) if n != longest]
    label = GAP + max((cells(table.columns[n].title) for n in others), default=0)
    for count, row in enumerate(table.rows):
        if count:
            yield Text()
        yield _words(row[0])
        if longest and row[longest].text:
            yield Padding(_words(row[longest]), (0, 0, 0, GAP))
        yield _labelled([(table.columns[n].title, row[n]) for n in others if row[n].text], label)


def _labelled(parts: list[tuple[str, Cell]], label: int) -> Drawn:
    card = Drawn(box=None, show_header=False, padding=(0, GAP, 0, 0), pad_edge=False)
    card.add_column(width=label)
    card.add_column(overflow="fold")
    for title, cell in parts:
        card.add_row(Text.assemble((" " * GAP + title, "dim")), _words(cell))
    return card


def _words(cell: Cell) -> Text:
    """A cell's words. Their tone is not the style of the whole text: it would colour the space beside them too."""
    return Text.assemble((safe(cell.text), STYLES.get(cell.tone, "")))
