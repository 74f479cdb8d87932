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
from actionplan.report import Cell, Column, Report, Section, Table, Tone

NARROW = 76
"""Below so many cells of screen a table that does not fit as it is becomes cards."""

FITTING = 22
"""How many cells a growing column wants before a table is worth drawing."""

STYLES: dict[Tone, str] = {"late": "bold red", "due": "yellow", "done": "green", "quiet": "dim", "strong": "bold"}
GAP = 2


def render(report: Report, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """A report for a screen of so many cells, with ANSI colours or without."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 20),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for each in _blocks(report, console.width, "-" if ascii_only else "─"):
        console.print(each)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _blocks(report: Report, width: int, line: str) -> Iterator[Text | Padding | Drawn]:
    yield Text(safe(report.title), "bold")
    for subtitle in subtitles(report):
        yield Text(safe(subtitle))
    for section in report.sections:
        yield Text()
        yield from _section(section, width, line)
    if report.closing:
        yield Text()
        yield from (Text(safe(sentence)) for sentence in report.closing)


def _section(section: Section, width: int, line: str) -> Iterator[Text | Padding | Drawn]:
    if section.title:
        yield Text(safe(section.title), "bold underline" if section.level == 1 else "bold")
    for note in section.notes:
        yield Text(safe(note))
    if section.table and section.table.rows:
        yield Text()
        yield from _table(section.table, width, line)


def _table(table: Table, width: int, line: str) -> Iterator[Text | Padding | Drawn]:
    widths = _widths(table, width)
    if widths:
        yield _drawn(table, widths, line)
    else:
        yield from _cards(table)


def _widths(table: Table, width: int) -> list[int]:
    """How wide each column is on a screen of so many cells; nothing where a table would be squeezed."""
    wanted = [_wanted(table, n) for n in range(len(table.columns))]
    growing = [n for n, column in enumerate(table.columns) if column.grow]
    spare = width - GAP * (len(wanted) - 1) - sum(wanted)
    if spare >= 0:
        return wanted
    spare += sum(wanted[n] for n in growing)
    if _is_list(table):
        return _shared(table.columns, wanted, growing, max(spare, len(growing) * 10))
    squeezed = width < NARROW or spare < sum(min(FITTING, wanted[n]) for n in growing)
    return [] if squeezed else _shared(table.columns, wanted, growing, spare)


def _is_list(table: Table) -> bool:
    """Whether it is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)


def _shared(columns: tuple[Column, ...], wanted: list[int], growing: list[int], spare: int) -> list[int]:
    """The widths once the growing columns have shared the spare cells, those that need least first."""
    widths = list(wanted)
    shares = sum(columns[n].grow for n in growing)
    for n in sorted(growing, key=lambda n: wanted[n] / columns[n].grow):
        least = min(FITTING, wanted[n])
        widths[n] = min(wanted[n], max(least, spare * columns[n].grow // shares))
        spare -= widths[n]
        shares -= columns[n].grow
    return widths


def _wanted(table: Table, n: int) -> int:
    return max(cells(table.columns[n].title), *(cells(safe(row[n].text)) for row in table.rows))


def _drawn(table: Table, widths: list[int], line: str) -> Drawn:
    """The table with its headings over a rule, and a blank line between rows where one of them is folded."""
    headed = not _is_list(table)
    folded = headed and any(
        cells(cell.text) > width for row in table.rows for cell, width in zip(row, widths, strict=True)
    )
    drawn = Drawn(box=None, show_header=headed, header_style="", padding=(0, GAP, 0, 0), pad_edge=False)
    for column, width in zip(table.columns, widths, strict=True):
        heading = Text.assemble((column.title, "bold"), (f"\n{line * width}", "dim"))
        drawn.add_column(heading, width=width, justify="right" if column.number else "left", overflow="fold")
    for n, row in enumerate(table.rows):
        if folded and n:
            drawn.add_row()
        drawn.add_row(*(_words(cell.text, cell.tone) for cell in row))
    return drawn


def _cards(table: Table) -> Iterator[Text | Padding | Drawn]:
    """Each row by itself: its first cell, its longest one, then each other that says anything, after its heading."""
    longest = max(range(len(table.columns)), key=lambda n: (table.columns[n].grow, -n))
    others = [n for n in range(1, len(table.columns)) if n != longest]
    labels = max((cells(table.columns[n].title) for n in others), default=0)
    for count, row in enumerate(table.rows):
        if count:
            yield Text()
        yield _words(row[0].text, row[0].tone or "strong")
        if longest:
            yield Padding(_words(row[longest].text, row[longest].tone), (0, 0, 0, GAP))
        yield _labelled([(table.columns[n].title, row[n]) for n in others if row[n].text], labels)


def _labelled(parts: list[tuple[str, Cell]], labels: int) -> Drawn:
    card = Drawn(box=None, show_header=False, padding=(0, GAP, 0, 0), pad_edge=False)
    card.add_column(width=labels + GAP)
    card.add_column(overflow="fold")
    for title, cell in parts:
        card.add_row(Text(" " * GAP + title, "dim"), _words(cell.text, cell.tone))
    return card


def _words(text: str, tone: Tone) -> Text:
    return Text(safe(text), STYLES.get(tone, ""))
