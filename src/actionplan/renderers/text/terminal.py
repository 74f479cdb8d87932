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

from actionplan.renderers.heading import build_fact_table, list_subtitles
from actionplan.renderers.text.widths import COLUMN_GAP_WIDTH, fit_widths, is_folded, is_list
from actionplan.report import Bar, Cell, Column, Report, Section, Table, Timeline, Tone
from actionplan.text.escaping import escape_control, measure_width

MIN_WIDTH = 20
MIN_BAR_CELLS = 8
MAX_BAR_CELLS = 40
"""How many cells a bar wants to be worth drawing, and how many it takes at most for the whole."""
TONE_STYLES: dict[Tone, str] = {
    "late": "bold",
    "amber": "yellow",
    "red": "bold red",
    "due": "bold",
    "done": "bright_blue",
    "quiet": "dim",
    "strong": "bold",
}

Renderable = Text | Drawn


def render(report: Report, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """A report for a screen of so many cells, with ANSI colours or without."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, MIN_WIDTH),
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    console.print(*_iter_blocks(report, console.width, "-" if ascii_only else "─"), sep="\n")
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _iter_blocks(report: Report, width: int, rule_character: str) -> Iterator[Renderable]:
    yield Text(escape_control(report.title), "bold")
    yield from (Text(escape_control(subtitle)) for subtitle in list_subtitles(report))
    if report.facts:
        yield from (Text(), _build_table(build_fact_table(report.facts), width, rule_character, is_squeezed=False))
    if report.timeline and report.timeline.is_whole_report:
        yield from _iter_timeline(report.timeline, width, rule_character)
    else:
        yield from _iter_sections(report.sections, width, rule_character)
    for sentences, style in ((report.legend, "dim"), (report.closing, "")):
        if sentences:
            yield Text()
            yield from (Text(escape_control(sentence), style) for sentence in sentences)


def _iter_timeline(timeline: Timeline, width: int, rule_character: str) -> Iterator[Renderable]:
    """The year as bars, by theme, and the key to them."""
    from actionplan.renderers.text.timeline import (  # noqa: PLC0415
        ASCII_SYMBOLS,
        BLOCK_SYMBOLS,
        draw_fitted_timeline,  # noqa: PLC0415 - other answers draw none
    )

    drawing = draw_fitted_timeline(timeline, width, ASCII_SYMBOLS if rule_character == "-" else BLOCK_SYMBOLS)
    for theme, lines in drawing.groups:
        yield Text()
        yield from _iter_heading(Section(theme), width, rule_character)
        yield from (
            Text.assemble(*((words, TONE_STYLES[tone] if tone else "") for words, tone in each)) for each in lines
        )
    if drawing.legend:
        yield Text()
        yield from map(Text, drawing.legend)


def _iter_sections(sections: Sequence[Section], width: int, rule_character: str) -> Iterator[Renderable]:
    # Tables and cards in turn would be hard to follow: where one table is squeezed, those that fold are cards too.
    squeezed = any(not fit_widths(each.table, width) for each in sections if each.table and each.table.rows)
    for section in sections:
        yield Text()
        yield from _iter_heading(section, width, rule_character)
        if section.facts:
            yield from (Text(), _build_table(build_fact_table(section.facts), width, rule_character, is_squeezed=False))
        if section.bars:
            yield from (Text(), _build_bars(section.bars, width, "#" if rule_character == "-" else "█"))
        if section.table and section.table.rows:
            yield Text()
            yield _build_table(section.table, width, rule_character, is_squeezed=squeezed)


def _iter_heading(section: Section, width: int, rule_character: str) -> Iterator[Text]:
    """A section's title, with a rule to the edge after one of the first level, and its notes."""
    title = escape_control(section.title)
    if title:
        rule = f" {rule_character * (width - measure_width(title) - 1)}" if section.level == 1 else ""
        yield Text.assemble((title, "bold"), (rule, "dim"))
    yield from (Text(escape_control(note)) for note in section.notes)


def _build_table(table: Table, width: int, rule_character: str, *, is_squeezed: bool) -> Drawn:
    shares = fit_widths(table, width)
    folded = bool(shares) and not is_list(table) and is_folded(table, shares)
    if not shares or (is_squeezed and folded):
        return _build_cards(table, width)
    return _build_full_table(table, shares, rule_character, is_spaced=folded)


def _build_full_table(table: Table, shares: list[int], rule_character: str, *, is_spaced: bool) -> Drawn:
    """The table with its headings over a rule; its rows stand apart where one of them takes several lines."""
    drawn = _build_frame(show_header=not is_list(table))
    for column, width in zip(table.columns, shares, strict=True):
        heading = Text.assemble((escape_control(column.title), "bold"), (f"\n{rule_character * width}", "dim"))
        drawn.add_column(heading, width=width, justify="right" if column.is_number else "left", overflow="fold")
    for n, row in enumerate(table.rows):
        if is_spaced and n:
            drawn.add_row()
        drawn.add_row(*map(_build_text, row))
    return drawn


def _build_cards(table: Table, width: int) -> Drawn:
    """Each row by itself: its first cell beside the text that speaks, then all others that say anything, by heading.

    Where no text speaks for itself, the first cell has its heading before it too.
    """
    text = _find_text_column(table.columns)
    others = [n for n in range(len(table.columns)) if text is None or n not in (0, text)]
    cards = _build_frame(show_header=False)
    headings = [table.columns[n].title for n in others]
    if text is not None:
        headings += [row[0].text for row in table.rows]
    label = min(max(measure_width(escape_control(heading)) for heading in headings), width // 3)
    cards.add_column(overflow="fold", width=label)
    cards.add_column(overflow="fold", width=max(width - label - COLUMN_GAP_WIDTH, 1))
    for count, row in enumerate(table.rows):
        if count:
            cards.add_row()
        if text is not None:
            cards.add_row(_build_text(row[0]), _build_text(row[text]))
        for n in others:
            if row[n].text:
                cards.add_row(Text(escape_control(table.columns[n].title), "dim"), _build_text(row[n]))
    return cards


def _find_text_column(columns: Sequence[Column]) -> int | None:
    """The place, behind the first, of the column whose texts need no heading; of several, the one that grows most."""
    speaking = (n for n, column in enumerate(columns) if n and column.is_self_explanatory)
    return max(speaking, key=lambda n: columns[n].grow, default=None)


def _build_bars(bars: Sequence[Bar], width: int, fill_character: str) -> Drawn:
    """A line for each bar: its label and words, and what room there is filled by its share."""
    drawn = _build_frame(show_header=False)
    label, words = (max(measure_width(text) for text in texts) for texts in zip(*_format_bars(bars), strict=True))
    room = min(width - min(label, width // 3) - words - 2 * COLUMN_GAP_WIDTH, MAX_BAR_CELLS)
    drawn.add_column(overflow="fold", width=min(label, width // 3))
    drawn.add_column(overflow="fold")
    for bar, texts in zip(bars, _format_bars(bars), strict=True):
        filled = math.ceil(room * bar.number / bar.total) if bar.total and room >= MIN_BAR_CELLS else 0
        drawn.add_row(*map(Text, texts), Text(fill_character * filled, TONE_STYLES[bar.tone] if bar.tone else ""))
    return drawn


def _format_bars(bars: Sequence[Bar]) -> list[tuple[str, str]]:
    return [(escape_control(bar.label), bar.words) for bar in bars]


def _build_frame(*, show_header: bool) -> Drawn:
    return Drawn(
        box=None, show_header=show_header, header_style="", padding=(0, COLUMN_GAP_WIDTH, 0, 0), pad_edge=False
    )


def _build_text(cell: Cell) -> Text:
    """A cell's words, never Rich's markup. Their tone is theirs alone: the space beside them has none."""
    return (
        Text.assemble((escape_control(cell.text), TONE_STYLES[cell.tone]))
        if cell.tone
        else Text(escape_control(cell.text))
    )
