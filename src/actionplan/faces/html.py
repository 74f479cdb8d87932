"""A report as one page of HTML: nothing to fetch, to read on any screen and to print on A4.

Without scripts it is the whole report; the script in it adds filters and sorting. Its policy lets nothing in but that
script and its own styles, by their hashes. `html_parts` says what is drawn, `templates/` how.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from actionplan.faces.columns import wants_its_side
from actionplan.faces.headed import subtitles
from actionplan.faces.html_parts import Part, Text, drawn_tables, facts, parts
from actionplan.faces.html_tables import Needs, needed
from actionplan.faces.safe import safe
from actionplan.report import Report, Timeline

TEMPLATES = Path(__file__).with_name("templates")

LISTED = 4
"""From so many headings on a page has a list of them."""

UPRIGHT = 180
"""The millimetres that an upright page has for a table."""


class Year(NamedTuple):
    """The timeline: its picture, and under their themes the words for it, unless the sections say all of them."""

    id: str
    title: str
    drawn: str
    groups: list[Text]


class Page(NamedTuple):
    """All that the template draws. `css`, `script` and the drawing of the year go in as they are."""

    lang: str
    title: str
    subtitles: list[str]
    facts: list[Text]
    sections: list[Part]
    year: Year | None
    closing: list[str]
    is_landscape: bool
    css: str
    script: str

    @property
    def contents(self) -> list[Part | Year]:
        """The headings to list, where there are many."""
        year = [self.year] if self.year else []
        is_first = self.year is not None and not self.year.groups
        every: list[Part | Year] = [*year, *self.sections] if is_first else [*self.sections, *year]
        found = [each for each in every if each.title]
        return found if len(found) >= LISTED else []

    @property
    def ends_wide(self) -> bool:
        """Whether the last words stand on the sheet of something wide."""
        return bool(self.year and self.year.groups) or bool(self.sections and self.sections[-1].wide)

    @property
    def policy(self) -> str:
        """What the page may do: run its own script, wear its own styles, and nothing else."""
        allowed = f"style-src {_hash(self.css)}; script-src {_hash(self.script)}"
        return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def render(report: Report) -> str:
    """A report as a page of HTML."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string(_read("report.html")).render(page=_page(report))


def _page(report: Report) -> Page:
    wanted = needed(drawn_tables(report))
    return Page(
        report.lang,
        safe(report.title),
        list(map(safe, subtitles(report))),
        facts(report.facts),
        parts(report, wanted),
        _year(report.timeline) if report.timeline and report.timeline.groups else None,
        list(map(safe, (*report.key, *report.closing))),
        _is_landscape(report, wanted),
        _read("report.css"),
        _read("report.js"),
    )


def _year(timeline: Timeline) -> Year:
    from actionplan.faces.svg import draw  # noqa: PLC0415 - few questions have a timeline

    groups = [(safe(theme), [safe(span.words) for span in spans]) for theme, spans in timeline.groups]
    return Year("year", "The year as bars", draw(timeline), [] if timeline.is_all else groups)


def _is_landscape(report: Report, wanted: Needs) -> bool:
    """Whether the whole page is better on its side: no section asks for that by itself, and a table is wide."""
    if any(each.wide for each in report.sections):
        return False
    return any(wants_its_side(columns, each, UPRIGHT) for columns, each in wanted.items())


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
