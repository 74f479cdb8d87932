"""PDF: the same document as in Word, set by typst to the standard of accessible PDF (PDF/UA-1).

No text of a plan is ever markup: the template gets all of them as data. Only the fonts that come with typst are used,
so that the same report gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from actionplan.renderers.office import styles
from actionplan.renderers.office.document_layout import DocumentLayout, EndRule, build_layout
from actionplan.renderers.office.pdf_content import ContentBuilder
from actionplan.report import Report
from actionplan.text.english import format_count

TOP = styles.FOOT_MARGIN + 10
"""A heading that begins less far down a page, in millimetres, is the first thing on it."""

_UNSHOWN_PATTERN = r'the text `"(.*?)"` could not be displayed'
_CODE_POINT_PATTERN = r"\\u\{([0-9a-f]+)\}"
"""How typst names what no font can show: the characters themselves, or their numbers."""


def render(report: Report) -> bytes:
    """Render a report as a PDF. A character that no font of typst has is written as its escape.

    If the end of a paper came to stand alone on a page, the paper is set again, with the last of what is before there.
    """
    layout, unshown = _build_layout(report, "free"), frozenset[str]()
    while True:
        try:
            document = _describe(report, layout, unshown)
            if layout.end_anchors and _is_end_alone(document):
                document = _describe(report, _build_layout(report, "split"), unshown)
            return _set_document(document, datetime.combine(report.as_at, time(), UTC))
        except typst.TypstError as error:
            more = _list_unshown(error.diagnostic) - unshown
            if not more:
                raise
            unshown |= more


def describe_amount(_report: Report, data: bytes) -> str:
    """Say how many pages a PDF has. Return "" if a later version of typst does not say plainly how many."""
    pages = re.search(rb"/Type\s*/Pages\s*/Count (\d+)", data)
    return format_count(int(pages[1]), "page") if pages else ""


def _build_layout(report: Report, end: EndRule) -> DocumentLayout:
    return build_layout(report, min_pages_with_contents=0, end=end)


def _describe(report: Report, layout: DocumentLayout, unshown: frozenset[str]) -> str:
    return json.dumps(ContentBuilder(unshown).describe(report, layout))


def _is_end_alone(document: str) -> bool:
    """Return True if the heading of an end is the first thing on its page."""
    places = typst.query(
        _read_template(), "<top>", "value", sys_inputs={"document": document}, ignore_system_fonts=True
    )
    return any(top < TOP for top in json.loads(places))


def _set_document(document: str, day: datetime) -> bytes:
    return typst.compile(
        _read_template(),
        sys_inputs={"document": document},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=day,
    )


def _read_template() -> bytes:
    return files("actionplan.renderers.office").joinpath("templates", "pdf_document.typ").read_bytes()


def _list_unshown(diagnostic: str) -> frozenset[str]:
    """List the characters that typst could not show. Any font has those of ASCII: they only stood beside others."""
    named = "".join(re.findall(_UNSHOWN_PATTERN, diagnostic))
    characters = re.sub(_CODE_POINT_PATTERN, lambda match: chr(int(match[1], 16)), named)
    return frozenset(character for character in characters if not character.isascii())
