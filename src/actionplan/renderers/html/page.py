"""A report as one page of HTML: nothing to fetch, to read on any screen and to print on A4.

Without scripts it is the whole report; the script in it adds filters and sorting. Its policy lets nothing in but that
script and its own styles, by their hashes. `html_parts` says what is drawn, `templates/` how.

The sections of a report as the page of HTML draws them: parts under their parts, and all text made safe.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from itertools import accumulate
from operator import or_
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from actionplan.renderers.heading import list_subtitles
from actionplan.renderers.html.tables import HtmlTable, TableRequirements, TargetIndex, build_html_table, measure_tables
from actionplan.renderers.office.column_widths import is_too_wide_for_portrait
from actionplan.renderers.text.widths import is_list
from actionplan.report import Bar, Fact, Report, Section, Table, Timeline
from actionplan.text.escaping import escape_control

HtmlDefinition = tuple[str, list[str]]
"""A name and the lines of what there is to say under it."""


class HtmlSection(NamedTuple):
    """A section: its heading, what stands under it, and the parts of the next level."""

    id: str
    title: str
    level: int
    notes: list[str]
    facts: list[HtmlDefinition]
    bars: list[Bar]
    definitions: list[HtmlDefinition]
    table: HtmlTable | None
    is_wide: bool
    subsections: list[HtmlSection]


def build_html_sections(report: Report, requirements: TableRequirements) -> list[HtmlSection]:
    """The sections of the first level with those of the next ones in them, numbered in their order.

    From the first wide one on all are: nobody likes to turn pages round and round.
    """
    targets = TargetIndex(report.rows)
    found: list[HtmlSection] = []
    above: list[tuple[int, HtmlSection]] = []
    wide = accumulate((section.is_wide for section in report.sections), or_)
    for n, (section, lies_across) in enumerate(zip(report.sections, wide, strict=True), 1):
        while above and above[-1][0] >= section.level:
            above.pop()
        part = _build_section(section._replace(is_wide=lies_across), f"part{n}", len(above) + 1, targets, requirements)
        (above[-1][1].subsections if above else found).append(part)
        above.append((section.level, part))
    return found


def build_definitions(pairs: Iterable[Fact]) -> list[HtmlDefinition]:
    """Names, each with its one line."""
    return [(escape_control(name), [escape_control(words)]) for name, words in pairs]


def list_drawn_tables(report: Report) -> list[Table]:
    """The tables that are drawn with columns."""
    tables = [each.table for each in report.sections if each.table]
    return [each for each in tables if each.rows and not is_list(each)]


def _build_section(
    section: Section, section_id: str, level: int, target_index: TargetIndex, requirements: TableRequirements
) -> HtmlSection:
    title, table = escape_control(section.title), section.table
    return HtmlSection(
        section_id,
        title,
        level,
        list(map(escape_control, section.notes)),
        build_definitions(section.facts),
        [bar._replace(label=escape_control(bar.label)) for bar in section.bars],
        _build_list(table) if table and is_list(table) else [],
        build_html_table(table, title or "Table", target_index, requirements[table.columns])
        if table and table.columns in requirements
        else None,
        section.is_wide,
        [],
    )


def _build_list(table: Table) -> list[HtmlDefinition]:
    """A table without headings: the first cell of a row names the others, and the rows after it that have no name."""
    found: list[HtmlDefinition] = []
    for name, *cells in table.rows:
        said = [escape_control(cell.text) for cell in cells if cell.text]
        if name.text or not found:
            found.append((escape_control(name.text), said))
        else:
            found[-1][1].extend(said)
    return found


TEMPLATES = Path(__file__).with_name("templates")

MIN_CONTENTS_HEADINGS = 4
"""From so many headings on a page has a list of them."""

PORTRAIT_WIDTH = 180
"""The millimetres that an upright page has for a table."""


class HtmlTimeline(NamedTuple):
    """The timeline: its picture, and under their themes the words for it, unless the sections say all of them."""

    id: str
    title: str
    svg: str
    groups: list[HtmlDefinition]


class HtmlPage(NamedTuple):
    """All that the template draws. `css`, `script` and the drawing of the year go in as they are."""

    lang: str
    title: str
    subtitles: list[str]
    facts: list[HtmlDefinition]
    sections: list[HtmlSection]
    year: HtmlTimeline | None
    closing: list[str]
    is_landscape: bool
    css: str
    script: str

    @property
    def contents(self) -> list[HtmlSection | HtmlTimeline]:
        """The headings to list, where there are many."""
        year = [self.year] if self.year else []
        is_first = self.year is not None and not self.year.groups
        every: list[HtmlSection | HtmlTimeline] = [*year, *self.sections] if is_first else [*self.sections, *year]
        found = [each for each in every if each.title]
        return found if len(found) >= MIN_CONTENTS_HEADINGS else []

    @property
    def is_end_wide(self) -> bool:
        """Whether the last words stand on the sheet of something wide."""
        return bool(self.year and self.year.groups) or bool(self.sections and self.sections[-1].is_wide)

    @property
    def policy(self) -> str:
        """What the page may do: run its own script, wear its own styles, and nothing else."""
        allowed = f"style-src {_hash_source(self.css)}; script-src {_hash_source(self.script)}"
        return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def render(report: Report) -> str:
    """A report as a page of HTML."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string(_read_template("report.html")).render(page=_build_page(report))


def _build_page(report: Report) -> HtmlPage:
    wanted = measure_tables(list_drawn_tables(report))
    return HtmlPage(
        report.lang,
        escape_control(report.title),
        list(map(escape_control, list_subtitles(report))),
        build_definitions(report.facts),
        build_html_sections(report, wanted),
        _build_timeline(report.timeline) if report.timeline and report.timeline.groups else None,
        list(map(escape_control, (*report.legend, *report.closing))),
        _is_landscape(report, wanted),
        _read_template("report.css"),
        _read_template("report.js"),
    )


def _build_timeline(timeline: Timeline) -> HtmlTimeline:
    from actionplan.renderers.svg.timeline import render_inline  # noqa: PLC0415 - few questions have a timeline

    groups = [
        (escape_control(theme), [escape_control(span.words) for span in spans]) for theme, spans in timeline.groups
    ]
    return HtmlTimeline("year", "The year as bars", render_inline(timeline), [] if timeline.is_whole_report else groups)


def _is_landscape(report: Report, requirements: TableRequirements) -> bool:
    """Whether the whole page is better on its side: no section asks for that by itself, and a table is wide."""
    if any(each.is_wide for each in report.sections):
        return False
    return any(is_too_wide_for_portrait(columns, each, PORTRAIT_WIDTH) for columns, each in requirements.items())


def _read_template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash_source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
