"""A report as the sheets of a spreadsheet, whatever its file format: a sheet that answers, and the tables behind it.

They follow the government's guidance on spreadsheets: the title is in the first cell, a table has one row of headings,
no cell is merged, and colours only repeat words. A day is a day and a number a number, beside the plan's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.report import Report
from actionplan.reports.support.legend import COLOURS, RAG
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.reports.workbook.count_tables import build_groups_table, build_officers_table, build_plans_table
from actionplan.reports.workbook.decisions_table import build_bodies_table, build_decisions_table
from actionplan.reports.workbook.log_table import build_log_table
from actionplan.reports.workbook.measures_table import build_figures_table, build_measures_table
from actionplan.reports.workbook.sheet_table import (
    CellValue,
    Link,
    SheetColumn,
    SheetTable,
    SheetTone,
    link_address,
)
from actionplan.reports.workbook.summary_table import build_summary_table, describe_position, list_summary_lines
from actionplan.reports.workbook.targets_table import build_targets_table
from actionplan.rows import ABSENT_SECTIONS, Row, deduplicate_rows, identify_target
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control, escape_control_in_lines

MAX_LINE_CHARTS = 60
"""How many measures have a chart: a program that opens hundreds is slow."""

EMPTY_CELL_NOTE = "An empty cell means that the plan does not say, or that it does not apply."

FILTER_BUTTON_WIDTH = 3
"""The characters of a heading that the filter button covers."""

PAGE_WIDTH = 184
"""The characters of a line on a landscape page of A4, slightly reduced."""


class SheetFact(NamedTuple):
    """A name, and what there is to say of it in the cell beside it. A warning must be seen."""

    name: str
    value: CellValue
    is_warning: bool = False


class SheetChart(NamedTuple):
    """A chart of bars beside a table, of some of its rows: their labels, their numbers and their tones.

    `first_row` counts from 0. `description` says in words what the bars show.
    """

    title: str
    label_column: int
    number_column: int
    first_row: int
    tones: tuple[SheetTone | None, ...]
    description: str


class SheetLineChart(NamedTuple):
    """A line chart below a table, of rows of the sheet Figures: its title, and where its days and numbers are.

    `first_row` is counted from 0 among the rows of that sheet, whose headings are in `heading_row`. `description` says
    in words what the line shows.
    """

    title: str
    heading_row: int
    first_row: int
    row_count: int
    day_column: int
    number_column: int
    description: str


class Sheet(NamedTuple):
    """A sheet: its name on the tab, the name of its table, the notes and facts above that, its headings and rows.

    The first note is the title. Without rows there is no table. `end_facts` are below the table. Every text is safe to
    show.
    """

    name: str
    table_name: str
    notes: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    facts: tuple[SheetFact, ...] = ()
    end_facts: tuple[SheetFact, ...] = ()
    chart: SheetChart | None = None
    line_charts: tuple[SheetLineChart, ...] = ()

    @property
    def heading_row(self) -> int:
        """The row of the headings, counted from 0."""
        return len(self.notes) + len(self.facts)

    @property
    def printed_columns(self) -> int:
        """How many of the columns are printed: those that a page has room for."""
        room, count = PAGE_WIDTH, 0
        for column in self.columns:
            room -= column.width
            if room < 0 and count:
                break
            count += 1
        return count

    @property
    def heading_lines(self) -> int:
        """How many lines the headings need."""
        return max(count_lines(heading.title, heading.width - FILTER_BUTTON_WIDTH) for heading in self.columns)

    def count_lines(self, row: Iterable[CellValue]) -> int:
        """Count the lines that a row needs. Not every program works that out, on the screen and on paper."""
        most = 1
        for value, heading in zip(row, self.columns, strict=False):
            words = value.words if isinstance(value, Link) else value
            if isinstance(words, str) and (len(words) > heading.width or "\n" in words):
                most = max(most, count_lines(words, heading.width))
        return most


class WorkbookContent(NamedTuple):
    """The sheets of a spreadsheet file, and its properties."""

    title: str
    authority: str
    as_at: date
    sheets: tuple[Sheet, ...]


def build_workbook(report: Report, contact: str = "") -> WorkbookContent:
    """Build the sheets of a report: the summary, the targets, and those of the others that have anything in them.

    The summary says who to contact, if that is given.
    """
    rows = list_target_rows(report.rows)
    targets = deduplicate_rows(rows)
    present = [row for row in targets if row.section not in ABSENT_SECTIONS]
    counted = [row for row in present if not row.role]
    others = (
        (_GROUPS, build_groups_table(report.counts, report.last[0] if report.last else None)),
        (_PLANS, build_plans_table(counted, report.as_at)),
        (_LOG, build_log_table(targets)),
        (_BODIES, build_bodies_table(present)),
        (_OFFICERS, build_officers_table(present, report)),
        (_DECISIONS, build_decisions_table(present)),
        (_MEASURES, build_measures_table(report.rows)),
        (_FIGURES, build_figures_table(report.rows)),
    )
    description = _TARGETS if len(targets) == len(rows) else _ROWS
    sheets = (
        _build_sheet(report, description, build_targets_table(rows, report)),
        *(_build_sheet(report, name, table) for name, table in others if table.rows),
    )
    sheets = tuple(_add_line_charts(sheets))
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    summary = _build_summary_sheet(report, present, sheets, contact)
    title = _format_question(report)
    return WorkbookContent(escape_control(title), escape_control(authority), report.as_at, (summary, *sheets))


def list_target_rows(rows: Iterable[Row]) -> list[Row]:
    """List the rows of a report for its sheet of targets: one that is in several sections once, with all their names.

    A target can still have several: for each thing that happened to it, or for each of its dates within a section. Only
    what is in no list of an officer who is responsible for it has a role.
    """
    kept: list[Row] = []
    sections: dict[object, list[str]] = {}
    counted: set[object] = set()
    for row in rows:
        if not row.role:
            counted.add(identify_target(row))
        known = sections.setdefault((identify_target(row), row.event), [row.section])
        if known[0] == row.section:
            kept.append(row)
        elif row.section not in known:
            known.append(row.section)
    named = (_name_sections(row, sections[identify_target(row), row.event]) for row in kept)
    return [row._replace(role=None) if identify_target(row) in counted else row for row in named]


def clean_text(words: str) -> str:
    """Make words safe for a cell: line ends are alike, a tab is a space, control characters are shown as escapes."""
    return words if words.isprintable() else escape_control_in_lines(re.sub("\r\n?", "\n", words)).replace("\t", " ")


class _SheetDescription(NamedTuple):
    """The name of a sheet, and the words for one row and for several."""

    name: str
    one: str
    many: str


_TARGETS = _SheetDescription("Targets", "target", "targets")
_ROWS = _TARGETS._replace(one="row", many="rows")
_GROUPS = _SheetDescription("Groups", "group", "groups")
_PLANS = _SheetDescription("Plans", "plan", "plans")
_LOG = _SheetDescription("Log", "entry", "entries")
_BODIES = _SheetDescription("Bodies", "target of a body", "targets of bodies")
_OFFICERS = _SheetDescription("Officers", "officer", "officers")
_DECISIONS = _SheetDescription("Decisions", "decision", "decisions")
_MEASURES = _SheetDescription("Measures", "measure", "measures")
_FIGURES = _SheetDescription("Figures", "figure", "figures")
_NO_TARGET = "There is no target in this answer."


def _name_sections(row: Row, sections: list[str]) -> Row:
    names = [name for name in sections if name != row.theme]
    return row if len(sections) == 1 else row._replace(section="; ".join(names) or row.section)


def _build_sheet(report: Report, description: _SheetDescription, table: SheetTable) -> Sheet:
    count = format_count(len(table.rows), description.one, description.many)
    holds = f"one table, of {count}. {EMPTY_CELL_NOTE}" if table.rows else f"no table. {_NO_TARGET}"
    sheet = Sheet(
        name=description.name,
        table_name=description.name,
        notes=(),
        columns=table.columns,
        rows=tuple([tuple(map(_clean_value, row)) for row in table.rows]),
    )
    notes = (
        f"{_format_plans(report)}: {description.name.lower()}",
        f"{_format_question(report)}. This sheet has {holds}",
        " ".join(_iter_table_notes(sheet)),
    )
    return sheet._replace(notes=tuple(escape_control(note) for note in notes if note))


def _add_line_charts(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Yield the sheets, that of measures with a chart of each that has several figures on the sheet Figures."""
    figures = next((sheet for sheet in sheets if sheet.name == _FIGURES.name), None)
    for sheet in sheets:
        charts = tuple(_iter_line_charts(figures)) if figures and sheet.name == _MEASURES.name else ()
        yield sheet._replace(line_charts=charts)


def _iter_line_charts(figures: Sheet) -> Iterator[SheetLineChart]:
    titles = [column.title for column in figures.columns]
    name, day, number = (titles.index(title) for title in ("Measure", "On", "Figure"))
    rows = [
        (n, (row[0], row[name]))
        for n, row in enumerate(figures.rows)
        if isinstance(row[day], date) and not isinstance(row[number], str)
    ]
    for (ref, words), group in islice(groupby(rows, key=lambda pair: pair[1]), MAX_LINE_CHARTS):
        numbers = [n for n, _ in group]
        if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
            values = ", ".join(str(figures.rows[n][number]) for n in numbers)
            title = f"{ref} {words}"
            yield SheetLineChart(
                title=title,
                heading_row=figures.heading_row,
                first_row=numbers[0],
                row_count=len(numbers),
                day_column=day,
                number_column=number,
                description=f"{title}: {values}.",
            )


def _iter_table_notes(sheet: Sheet) -> Iterator[str]:
    """Yield what helps to sort and to print a table."""
    if any(column.title == "Plan order" for column in sheet.columns):
        has_plans = any(column.title == "Plan" for column in sheet.columns)
        yield f"Sort by {'Plan and then by ' if has_plans else ''}Plan order to have the order of the plan again."
    if sheet.rows and sheet.printed_columns < len(sheet.columns):
        yield f"The columns up to {sheet.columns[sheet.printed_columns - 1].title} are printed."


def _format_plans(report: Report) -> str:
    """Format what a report is about in a few words: the plan, or how many there are."""
    if report.has_several_plans:
        return format_count(len(report.plans), "plan")
    return "".join(plan.words for plan in report.plans) or "Plan"


def _format_question(report: Report) -> str:
    """Return the title of the report, with its day if that is not in it."""
    day = format_day(report.as_at)
    return report.title if day in report.title else f"{report.title}, as at {day}"


def _build_summary_sheet(report: Report, present: Sequence[Row], others: Sequence[Sheet], contact: str) -> Sheet:
    """Build the first sheet: what must be known first, the counts with a chart, the key, and what else there is.

    What an officer only supports or is accountable for is counted apart.
    """
    targets = [row for row in present if not row.role]
    lines = list_summary_lines(report, targets)
    table = build_summary_table(lines, report.last[0] if report.last else None)
    statuses = [line for line in lines if line.is_status]
    chart = SheetChart(
        title="Targets by status",
        label_column=0,
        number_column=2,
        first_row=lines.index(statuses[0]),
        tones=tuple(line.tone for line in statuses),
        description=f"Targets by status: {', '.join(f'{line.label.lower()} {line.number}' for line in statuses)}.",
    )
    return Sheet(
        name="Summary",
        table_name="Summary",
        notes=tuple(map(escape_control, (_format_plans(report), _format_question(report)))),
        columns=table.columns,
        rows=table.rows,
        facts=tuple(map(_clean_fact, _iter_first_facts(report, present))),
        end_facts=tuple(map(_clean_fact, _iter_end_facts(report, others, contact))),
        chart=chart if targets else None,
    )


def _iter_first_facts(report: Report, present: Sequence[Row]) -> Iterator[SheetFact]:
    unplaced = report.unplaced_notice
    first = (sentence for sentence in report.warnings if sentence != unplaced)
    yield from (SheetFact("Read this first", sentence, is_warning=True) for sentence in first)
    if unplaced:
        yield SheetFact("Dates", unplaced, is_warning=True)
    yield SheetFact("In short", report.lead or describe_position(report, present))
    yield SheetFact("As at", report.as_at)
    if report.has_several_plans:
        yield from (SheetFact("Plan", title) for title in list_plan_titles(report))


def _iter_end_facts(report: Report, others: Sequence[Sheet], contact: str) -> Iterator[SheetFact]:
    meanings = dict(report.key)
    for name in (COLOURS, RAG):
        if name in meanings:
            yield SheetFact(name, meanings[name][:1].upper() + meanings[name][1:])
    if report.is_brief:
        yield SheetFact("Figures", " ".join(report.sections[0].notes))
    if report.closing:
        yield SheetFact("Dates", " ".join(report.closing))
    if contact:
        yield SheetFact("Contact", link_address(contact))
    for sheet in others:
        yield SheetFact(f"Sheet {sheet.name}", Link(_CONTENTS[sheet.name], f"#{sheet.name}"))


_CONTENTS = {
    "Targets": "what, who, when, its status and what was said last",
    "Groups": "how many targets each group of the summary has, and what is on target",
    "Plans": "how many targets each plan has, to compare them",
    "Log": "every note, date and decision, the latest first",
    "Bodies": "the targets of each body, to filter or to make a pivot table",
    "Officers": "how many targets each officer has; what several share counts for each",
    "Decisions": "who has to decide what, and when",
    "Measures": "the measures that are numbers, their targets and their last values",
    "Figures": "every figure with its day, to draw charts from",
}


def _clean_fact(fact: SheetFact) -> SheetFact:
    return fact._replace(value=_clean_value(fact.value))


def _clean_value(value: CellValue) -> CellValue:
    if isinstance(value, Link):
        return value._replace(words=clean_text(value.words))
    return clean_text(value) if isinstance(value, str) else value


def count_lines(words: str, width: int) -> int:
    """Count the lines of words in a cell of a width, at least 1 for each line that they have."""
    return sum(-(-len(line) // width) or 1 for line in words.split("\n"))
