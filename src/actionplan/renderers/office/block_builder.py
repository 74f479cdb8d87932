"""Build the blocks of a document from the parts of a report: its head, its sections, and its closing sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from actionplan.renderers.list_tables import is_list
from actionplan.renderers.office.chart_shapes import build_chart_drawing
from actionplan.renderers.office.column_widths import (
    CELL_PADDING,
    TableMeasures,
    choose_widths,
    estimate_lines,
    measure_tables,
)
from actionplan.renderers.office.document_blocks import (
    MAX_WHOLE_LINES,
    Block,
    DocumentRow,
    DocumentTable,
    FactLine,
    ListItem,
    Paragraph,
    build_share_bar,
    build_small_bar,
)
from actionplan.renderers.office.styles import ParagraphKind
from actionplan.report import Cell, Column, Fact, Report, Section, Table, Tone
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.english import format_count, format_list, shorten
from actionplan.text.escaping import escape_control, measure_width

EMPTY_CELL = Cell("– none", "quiet")
"""An empty cell: a dash for the eye, and a word for screen readers."""

LABEL_LETTER_WIDTH = 2.3
"""The rough width of a letter in a label."""

LABEL_WIDTH_LIMITS = (30, 70)
"""The least and the most width for the labels of a list."""

FACTS_TOGETHER = 3
"""How many facts at the end of a long list stay together."""

NOTES_TOGETHER = 3
"""How many sentences stay on the page of the table that they are about, and so under their heading."""

MAX_WHOLE_FACTS = 14
"""A list of no more facts than this stays on one page, so that the last page of a document is not just its end."""

REF_WIDTH = 15
"""The width of a ref before its paragraph."""

LATENESS_TONES: tuple[Tone, ...] = ("red", "amber", "late")

MAX_UNBROKEN_LINES = 30
"""A row of more lines than this may be split between pages; others begin a new page instead."""

MAX_TABLE_TITLE = 200
"""The most characters of a heading that are also the title of a table, which only screen readers see."""

SharedWidths = Mapping[tuple[Column, ...], tuple[float, ...]]
"""The widths of the columns of all tables with the same headings, so that they line up. None if one has no room."""

_HEADING_KINDS: tuple[ParagraphKind, ...] = ("heading 1", "heading 2", "heading 3")


class SectionPlace(NamedTuple):
    """Where a section is: its number in the report, the title of that, how wide its text is, and if it has parts."""

    number: int
    report_title: str
    width: float
    has_parts: bool = False

    @property
    def anchor(self) -> str:
        """The name of the section's heading in links."""
        return f"part{self.number}"


def measure_report(report: Report) -> TableMeasures:
    """Measure what the tables of a report need, those with the same headings together."""
    return measure_tables(filter(None, map(get_drawn_table, report.sections)), _fill_text)


def share_widths(measures: TableMeasures, width: float) -> SharedWidths:
    """Choose the widths of the columns of all tables on pages with text of that width."""
    return {
        columns: choose_widths(columns, measure, width)
        for columns, measure in measures.items()
        if measure.min_width <= width
    }


def get_drawn_table(section: Section) -> Table | None:
    """Return the table of a section, if it is drawn with columns and not as a list or as records."""
    table = section.table
    if not table or not table.rows or is_list(table) or section.has_records:
        return None
    return None if section.is_brief and table.find_text_column() is not None else table


def iter_head_blocks(report: Report) -> Iterator[Block]:
    """Yield the title of a report, what its reader must know first, its plans, and the sentence that answers."""
    yield Paragraph("title", escape_control(report.title), is_kept_with_next=True)
    yield from (Paragraph("words", escape_control(sentence)) for sentence in report.opening)
    yield from (Paragraph("subtitle", escape_control(each)) for each in list_plan_titles(report))
    if report.lead:
        yield Paragraph("lead", escape_control(report.lead))


def iter_closing_blocks(report: Report) -> Iterator[Paragraph]:
    """Yield the key of a report, and its closing sentences."""
    yield from (
        Paragraph("words", escape_control(each))
        for each in (*report.legend, *report.closing)
        if escape_control(each).strip()
    )


def iter_section_blocks(section: Section, place: SectionPlace, shared_widths: SharedWidths) -> Iterator[Block]:
    """Yield the blocks of a section. A section without a heading lends its table the report's title."""
    if section.title.strip():
        kind = _HEADING_KINDS[min(section.level, len(_HEADING_KINDS)) - 1]
        title = escape_control(section.title)
        yield Paragraph(kind, title, is_kept_with_next=True, starts_page=section.starts_page, anchor=place.anchor)
    notes = [escape_control(note) for note in section.notes if escape_control(note).strip()]
    more = bool(section.table or section.facts or section.items or section.shares or place.has_parts)
    yield from (
        Paragraph("words", note, is_kept_with_next=more and len(notes) - n < NOTES_TOGETHER)
        for n, note in enumerate(notes, 1)
    )
    list_number = place.number if section.are_numbered else 0
    yield from (ListItem(_fill_text(item), list_number) for item in section.items)
    yield from _iter_facts(section.facts)
    if section.shares:
        shares = [share._replace(label=_fill_text(share.label)) for share in section.shares]
        is_kept = section.table is None or len(section.table.rows) <= MAX_WHOLE_LINES
        yield build_share_bar(shares, place.width)._replace(is_kept_with_next=is_kept)
    if section.table and section.table.rows:
        yield from _iter_table_blocks(section.table, section, place, shared_widths)
    yield from map(build_chart_drawing, section.charts)


def _iter_table_blocks(
    table: Table, section: Section, place: SectionPlace, shared_widths: SharedWidths
) -> Iterator[Block]:
    """Yield a table, or what it is drawn as: a list, or records if that is asked for or a word would be broken."""
    if is_list(table):
        yield from _iter_facts(tuple((row[0].text, " ".join(cell.text for cell in row[1:])) for row in table.rows))
        return
    if section.is_brief and table.find_text_column() is not None:
        yield from _iter_brief_rows(table)
        return
    widths = shared_widths.get(table.columns)
    if section.has_records or widths is None:
        yield from _iter_records(table)
        return
    yield _build_table(table, section.title.strip() or place.report_title, widths)


def _iter_records(table: Table) -> Iterator[Block]:
    """Yield each row by itself: what it is about, and under it each of its other cells that says something."""
    text_place = table.find_text_column()
    others = [n for n in range(len(table.columns)) if text_place is None or n not in (0, text_place)]
    label_width = _measure_labels(table.columns[n].title for n in others)
    for row in table.rows:
        facts = [(escape_control(table.columns[n].title), row[n]) for n in others if row[n].text.strip()]
        if text_place is not None:
            head = f"{escape_control(row[0].text)} {escape_control(row[text_place].text)}".strip()
            yield Paragraph("record", head or EMPTY_CELL.text, is_kept_with_next=bool(facts))
        for n, (label, cell) in enumerate(facts, 1):
            words, is_kept = escape_control(cell.text), n < len(facts)
            yield FactLine(label, words, label_width, is_kept_with_next=is_kept, tone=cell.tone)


def _iter_brief_rows(table: Table) -> Iterator[FactLine]:
    """Yield each row as a paragraph behind its ref: what it is about, and each of its other cells that says something.

    A ref has the colour of the row's lateness.
    """
    text_place = table.find_text_column()
    for row in table.rows:
        about = "" if text_place is None else escape_control(row[text_place].text).rstrip(" .:;")
        said = [
            escape_control(column.format_label(cell.text) + cell.text)
            for n, (column, cell) in enumerate(zip(table.columns, row, strict=True))
            if n not in (0, text_place) and cell.text.strip()
        ]
        tone: Tone = next((cell.tone for cell in row[1:] if cell.tone in LATENESS_TONES), "strong")
        words = "; ".join(filter(None, (about, *said)))
        yield FactLine(escape_control(row[0].text), words or EMPTY_CELL.text, REF_WIDTH, label_tone=tone)


def _iter_facts(facts: tuple[Fact, ...]) -> Iterator[FactLine]:
    """Yield a list of facts. One that is not long goes to a new page as a whole, and of others the last facts do."""
    together = len(facts) if len(facts) <= MAX_WHOLE_FACTS else FACTS_TOGETHER
    space = _measure_labels(label for label, _ in facts)
    for n, (label, text) in enumerate(facts, 1):
        is_kept = 0 < len(facts) - n < together
        yield FactLine(escape_control(label), _fill_text(text), space, is_kept_with_next=is_kept)


def _measure_labels(labels: Iterable[str]) -> int:
    """Measure the room for the longest label, within limits."""
    least, most = LABEL_WIDTH_LIMITS
    widths = (round(measure_width(escape_control(label)) * LABEL_LETTER_WIDTH) + 4 for label in labels)
    return min(max(widths, default=least), most) // 5 * 5 + 5


def _build_table(table: Table, title: str, widths: tuple[float, ...]) -> DocumentTable:
    headings = tuple(_fill_text(column.title) for column in table.columns)
    return DocumentTable(
        title=shorten(escape_control(title), MAX_TABLE_TITLE),
        description=f"{format_count(len(table.rows), 'row')} under a row of headings: {format_list(headings)}.",
        headings=headings,
        numeric=tuple(column.is_number for column in table.columns),
        widths=widths,
        rows=tuple(_build_row(row, widths) for row in table.rows),
    )


def _build_row(row: tuple[Cell, ...], widths: tuple[float, ...]) -> DocumentRow:
    cells = tuple(_fill_cell(cell) for cell in row)
    lines = estimate_lines(["" if cell.shares else cell.text for cell in cells], widths)
    drawn = tuple(
        build_small_bar(cell, width - CELL_PADDING) if cell.shares else cell
        for cell, width in zip(cells, widths, strict=True)
    )
    return DocumentRow(drawn, lines <= MAX_UNBROKEN_LINES, lines)


def _fill_cell(cell: Cell) -> Cell:
    text = escape_control(cell.text)
    return cell._replace(text=text) if text.strip() else EMPTY_CELL


def _fill_text(text: str) -> str:
    safe = escape_control(text)
    return safe if safe.strip() else EMPTY_CELL.text
