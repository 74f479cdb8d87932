"""A report as one page of HTML that fetches nothing, to read on any screen and to print on A4.

Without scripts it is the whole report; its script adds filters and sorting. Its policy allows only that script and its
own styles, by their hashes. `html_sections` makes the contents, and `templates/` draws them.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from actionplan.renderers.html.html_sections import (
    HtmlDefinition,
    HtmlSection,
    build_html_sections,
    list_drawn_tables,
)
from actionplan.renderers.office.column_widths import TableMeasures, is_too_wide_for_portrait, measure_tables
from actionplan.renderers.svg.svg_timeline import render_inline
from actionplan.renderers.templating import build_environment
from actionplan.report import Report, Timeline
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.text.addresses import iter_addresses
from actionplan.text.english import shorten
from actionplan.text.escaping import escape_control

if TYPE_CHECKING:
    from jinja2 import Environment

MIN_CONTENTS_HEADINGS = 4
"""A page with at least this many headings has a list of contents."""

MAX_HEAD_LENGTH = 100
"""The most characters of the title at the head of a printed page."""

PORTRAIT_WIDTH = 180
"""The width of a table on a portrait page, in millimetres."""


class HtmlTimeline(NamedTuple):
    """The timeline: its picture, and the words for it by theme, unless the sections say all of them."""

    id: str
    title: str
    svg: str
    groups: list[HtmlDefinition]


class HtmlPage(NamedTuple):
    """Everything that the template draws. `css`, `script` and the picture of the year go in as they are.

    Where `has_key_first`, what is printed has the closing sentences before its tables, which may end with the sheet.
    """

    lang: str
    title: str
    opening: list[str]
    subtitles: list[str]
    lead: str
    sections: list[HtmlSection]
    year: HtmlTimeline | None
    closing: list[str]
    is_landscape: bool
    is_brief: bool
    has_key_first: bool
    css: str
    script: str

    @property
    def contents(self) -> list[HtmlSection | HtmlTimeline]:
        """The headings of the contents list; none on a page with few."""
        timeline = [self.year] if self.year else []
        is_first = self.year is not None and not self.year.groups
        headings: list[HtmlSection | HtmlTimeline] = (
            [*timeline, *self.sections] if is_first else [*self.sections, *timeline]
        )
        titled = [
            each for each in headings if each.title and not (isinstance(each, HtmlSection) and each.medium == "paper")
        ]
        return titled if len(titled) >= MIN_CONTENTS_HEADINGS else []

    @property
    def policy(self) -> str:
        """The content security policy: the page may use its own script and styles, and nothing else."""
        allowed = f"style-src {_hash_source(self.css)}; script-src {_hash_source(self.script)}"
        return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def render(report: Report) -> str:
    """Render a report as a page of HTML."""
    environment = build_environment("actionplan.renderers.html")
    environment.filters["linked"] = _link_addresses
    return environment.get_template("report.html").render(page=_build_page(environment, report))


def _build_page(environment: Environment, report: Report) -> HtmlPage:
    measures = measure_tables(list_drawn_tables(report), escape_control)
    return HtmlPage(
        lang=report.lang,
        title=escape_control(report.title),
        opening=list(map(escape_control, report.opening)),
        subtitles=list(map(escape_control, list_plan_titles(report))),
        lead=escape_control(report.lead),
        sections=build_html_sections(report, measures),
        year=_build_timeline(report.timeline) if report.timeline and report.timeline.groups else None,
        closing=list(map(escape_control, (*report.legend, *report.closing))),
        is_landscape=_is_landscape(report, measures),
        is_brief=report.is_brief,
        has_key_first=not report.is_brief and any(section.table for section in report.sections),
        css=environment.get_template("report.css").render(running_head=_build_css_text(report.title)),
        script=environment.get_template("report.js").render(),
    )


def _build_timeline(timeline: Timeline) -> HtmlTimeline:
    groups = [
        (escape_control(theme), [escape_control(span.words) for span in spans]) for theme, spans in timeline.groups
    ]
    return HtmlTimeline("year", "The year as bars", render_inline(timeline), [] if timeline.is_whole_report else groups)


def _is_landscape(report: Report, measures: TableMeasures) -> bool:
    """Return True if the whole page should be landscape: it is not to be upright, has no bars, and a table is wide.

    A panel of the bars has room on an upright page, and not on a landscape one.
    """
    return not (report.is_upright or report.timeline) and any(
        is_too_wide_for_portrait(columns, measure.needs, PORTRAIT_WIDTH) for columns, measure in measures.items()
    )


def _link_addresses(text: str) -> Markup:
    """Escape a text, and make links of the addresses in it."""
    parts, end = [], 0
    for address in iter_addresses(text):
        parts += [escape(text[end : address.start]), _LINK.format(address.target, text[address.start : address.end])]
        end = address.end
    return Markup("").join([*parts, escape(text[end:])])


_LINK = Markup('<a href="{}">{}</a>')


def _build_css_text(text: str) -> str:
    """Build what a style may have between quotation marks: every character that is not a letter, as its number."""
    words = shorten(escape_control(text), MAX_HEAD_LENGTH)
    return "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in words)


def _hash_source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
