"""A report on a screen: tables drawn by Rich if there is room, and otherwise a card for each row.

Width, colour and alphabet are arguments: nothing here looks at the screen. Colour only repeats what the words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import accumulate, cycle, pairwise
from typing import Literal, NamedTuple

from rich.align import Align
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from actionplan.renderers.list_tables import build_fact_table, build_item_table, is_list
from actionplan.renderers.text.table_widths import (
    CELL_BAR_WIDTH,
    COLUMN_GAP_WIDTH,
    fit_widths,
    is_folded,
    remove_bars,
    set_in_halves,
)
from actionplan.report import Cell, Report, Section, Share, Table, Timeline, Tone
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.escaping import escape_control, measure_width

MIN_WIDTH = 20
MAX_BAR_CELLS = 60
"""The length of a bar for the whole, where the screen is as wide."""
KEY_GAP_WIDTH = 3
"""The space between two entries of a key."""
SHARE_BLOCKS, SHARE_SIGNS = "█▒▓░■─·", "#=+:*.-"
"""What tells the parts of a bar apart without colours, and where there are only letters. Each tone has its own."""
TONE_STYLES: dict[Tone, str] = {
    "late": "bold",
    "amber": "yellow",
    "red": "bold red",
    "due": "bold",
    "done": "bright_blue",
    "quiet": "dim",
    "strong": "bold",
    "rag-red": "red",
    "rag-amber": "yellow",
    "rag-green": "green",
}

Renderable = Text | RichTable


class _Screen(NamedTuple):
    """The screen to draw for: its width in cells, if it can only show ASCII, and the sign of each tone in a bar.

    Where it `is_compact`, the report should have room on one screen: its sections have no empty lines within.
    """

    width: int
    is_ascii: bool
    signs: Mapping[Tone, str]
    is_compact: bool = False

    @property
    def gap(self) -> tuple[Text, ...]:
        """The empty line that separates the parts of a section, if there is one."""
        return () if self.is_compact else (Text(),)

    def fit_widths(self, table: Table) -> list[int]:
        """Fit the columns of a table; return no widths if it would be squeezed."""
        widths = fit_widths(table, self.width)
        if self.is_compact and (not widths or is_folded(table, widths)):
            return fit_widths(table, self.width, folds_headings=True)
        return widths

    @property
    def rule(self) -> str:
        """The character of rules."""
        return "-" if self.is_ascii else "─"


def render(report: Report, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """Render a report for a screen of `width` cells, with ANSI colours or without."""
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
    signs = _choose_signs(report, SHARE_SIGNS if ascii_only else SHARE_BLOCKS)
    screen = _Screen(console.width, ascii_only, signs, is_compact=report.is_brief)
    console.print(*_iter_blocks(report, screen), sep="\n")
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _choose_signs(report: Report, signs: str) -> dict[Tone, str]:
    """Choose a sign for each tone of the bars of a report, in the order in which they come."""
    tones = dict.fromkeys(share.tone for section in report.sections for share in section.shares)
    return dict(zip(tones, cycle(signs), strict=False))


def _iter_blocks(report: Report, screen: _Screen) -> Iterator[Renderable]:
    if report.opening:
        yield from (*(Text(escape_control(sentence), "bold") for sentence in report.opening), Text())
    yield Text(escape_control(report.title), "bold")
    yield from (Text(escape_control(subtitle)) for subtitle in list_plan_titles(report))
    if report.lead:
        yield from (Text(), Text(escape_control(report.lead), "bold"))
    if report.timeline and report.timeline.is_whole_report:
        yield from _iter_timeline(report.timeline, screen)
    else:
        yield from _iter_sections(report.sections, screen)
    for sentences, style in ((report.legend, "dim"), (report.closing, "")):
        if sentences:
            yield Text()
            yield from (Text(escape_control(sentence), style) for sentence in sentences)


def _iter_timeline(timeline: Timeline, screen: _Screen) -> Iterator[Renderable]:
    """Yield the year as bars, by theme, and the key."""
    from actionplan.renderers.text.text_timeline import draw_fitted_timeline  # noqa: PLC0415 - for one question only

    drawing = draw_fitted_timeline(timeline, screen.width, ascii_only=screen.is_ascii)
    for theme, lines in drawing.groups:
        yield Text()
        yield from _iter_heading(Section(theme), screen)
        yield from (
            Text.assemble(*((words, TONE_STYLES[tone] if tone else "") for words, tone in line)) for line in lines
        )
    if drawing.legend:
        yield Text()
        yield from map(Text, drawing.legend)


def _iter_sections(sections: Sequence[Section], screen: _Screen) -> Iterator[Renderable]:
    sections = [_fit_section(section, screen) for section in sections]
    # A mix of tables and cards is hard to follow: if one table is squeezed, those that would fold are cards too.
    is_squeezed = any(not screen.fit_widths(each.table) for each in sections if each.table and each.table.rows)
    for section in sections:
        yield Text()
        yield from _iter_heading(section, screen)
        for each in (build_item_table(section), build_fact_table(section.facts)):
            if each.rows:
                yield from (Text(), _build_table(each, screen, is_squeezed=False))
        if section.shares:
            yield from (*screen.gap, *_iter_share_lines(section.shares, screen))
        if section.table and section.table.rows:
            yield from screen.gap
            yield _build_table(section.table, screen, is_squeezed=is_squeezed)


def _fit_section(section: Section, screen: _Screen) -> Section:
    """Return a section with its table as it has room: without bars, or with its halves side by side to be compact."""
    if section.table is None or not section.table.rows:
        return section
    table = set_in_halves(section.table, screen.width) if screen.is_compact else section.table
    return section._replace(table=table if screen.fit_widths(table) else remove_bars(table))


def _iter_heading(section: Section, screen: _Screen) -> Iterator[Text]:
    """Yield a section's title, with a rule to the edge if it is of the first level, and its notes."""
    title = escape_control(section.title)
    if title:
        rule = f" {screen.rule * (screen.width - measure_width(title) - 1)}" if section.level == 1 else ""
        yield Text.assemble((title, "bold"), (rule, "dim"))
    yield from (Text(escape_control(note)) for note in section.notes)


def _build_table(table: Table, screen: _Screen, *, is_squeezed: bool) -> RichTable:
    widths = screen.fit_widths(table)
    is_folded_here = bool(widths) and not is_list(table) and is_folded(table, widths)
    if not widths or (is_squeezed and is_folded_here):
        return _build_cards(table, screen)
    return _build_full_table(table, widths, screen, is_spaced=is_folded_here and is_folded(table, widths, first=1))


def _build_full_table(table: Table, widths: list[int], screen: _Screen, *, is_spaced: bool) -> RichTable:
    """Build the table with its headings over a rule; rows that are spaced have a line between them.

    To be compact there is neither.
    """
    frame = _build_frame(show_header=not is_list(table))
    for column, width in zip(table.columns, widths, strict=True):
        rule = "" if screen.is_compact else f"\n{screen.rule * width}"
        heading = Text.assemble((escape_control(column.title), "bold"), (rule, "dim"))
        align: Literal["left", "right"] = "right" if column.is_number else "left"
        frame.add_column(Align(heading, align, vertical="bottom"), width=width, justify=align, overflow="fold")
    for n, row in enumerate(table.rows):
        if is_spaced and n and not screen.is_compact:
            frame.add_row()
        frame.add_row(*(_build_text(cell, screen) for cell in row))
    return frame


def _build_cards(table: Table, screen: _Screen) -> RichTable:
    """Build a card for each row: its first cell beside the text that needs no heading, then all others, by heading.

    If every text needs its heading, the first cell has its heading before it too.
    """
    text_place = table.find_text_column()
    other_places = [n for n in range(len(table.columns)) if text_place is None or n not in (0, text_place)]
    cards = _build_frame(show_header=False)
    headings = [table.columns[n].title for n in other_places]
    if text_place is not None:
        headings += [row[0].text for row in table.rows]
    label_width = min(max(measure_width(escape_control(heading)) for heading in headings), screen.width // 3)
    cards.add_column(overflow="fold", width=label_width)
    cards.add_column(overflow="fold", width=max(screen.width - label_width - COLUMN_GAP_WIDTH, 1))
    for count, row in enumerate(table.rows):
        if count:
            cards.add_row()
        if text_place is not None:
            cards.add_row(_build_text(row[0], screen), _build_text(row[text_place], screen))
        for n in other_places:
            if row[n].text:
                cards.add_row(Text(escape_control(table.columns[n].title), "dim"), _build_text(row[n], screen))
    return cards


def _iter_share_lines(shares: Sequence[Share], screen: _Screen) -> Iterator[Text]:
    """Yield one bar of all the shares, each with a sign of its own, and under it what each is in words."""
    yield _build_bar(shares, min(screen.width, MAX_BAR_CELLS), screen)
    line = Text()
    for share in shares:
        sign = (screen.signs[share.tone], _get_style(share.tone))
        entry = Text.assemble(sign, f" {escape_control(share.label)}: {share.words}")
        if line and line.cell_len + KEY_GAP_WIDTH + entry.cell_len > screen.width:
            yield line
            line = Text()
        line = Text.assemble(line, " " * KEY_GAP_WIDTH, entry) if line else entry
    yield line


def _build_bar(shares: Sequence[Share], length: int, screen: _Screen) -> Text:
    """Build a bar of some shares, each with the sign of its tone."""
    ends = [0, *accumulate(share.number for share in shares)]
    total = max(ends[-1], 1)
    return Text.assemble(
        *(
            (
                screen.signs.get(share.tone, "?") * (round(length * end / total) - round(length * start / total)),
                _get_style(share.tone),
            )
            for share, (start, end) in zip(shares, pairwise(ends), strict=True)
        )
    )


def _get_style(tone: Tone) -> str:
    return TONE_STYLES[tone] if tone else ""


def _build_frame(*, show_header: bool) -> RichTable:
    return RichTable(
        box=None, show_header=show_header, header_style="", padding=(0, COLUMN_GAP_WIDTH, 0, 0), pad_edge=False
    )


def _build_text(cell: Cell, screen: _Screen) -> Text:
    """Build the text of a cell, never read as Rich's markup, or its bar. The space beside the words has no tone."""
    if cell.shares:
        return _build_bar(cell.shares, CELL_BAR_WIDTH, screen)
    return (
        Text.assemble((escape_control(cell.text), TONE_STYLES[cell.tone]))
        if cell.tone
        else Text(escape_control(cell.text))
    )
