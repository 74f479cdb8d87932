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

from actionplan.renderers.office.document_layout import build_layout
from actionplan.renderers.office.pdf_content import ContentBuilder
from actionplan.report import Report
from actionplan.text.english import format_count

_UNSHOWN_PATTERN = r'the text `"(.*?)"` could not be displayed'
_CODE_POINT_PATTERN = r"\\u\{([0-9a-f]+)\}"
"""How typst names what no font can show: the characters themselves, or their numbers."""


def render(report: Report) -> bytes:
    """Render a report as a PDF. A character that no font of typst has is written as its escape."""
    layout, unshown = build_layout(report, min_pages_with_contents=0), frozenset[str]()
    while True:
        content = ContentBuilder(unshown).describe(report, layout)
        try:
            return _set_document(json.dumps(content), datetime.combine(report.as_at, time(), UTC))
        except typst.TypstError as error:
            more = _list_unshown(error.diagnostic) - unshown
            if not more:
                raise
            unshown |= more


def describe_amount(_report: Report, data: bytes) -> str:
    """Say how many pages a PDF has. Return "" if a later version of typst does not say plainly how many."""
    pages = re.search(rb"/Type\s*/Pages\s*/Count (\d+)", data)
    return format_count(int(pages[1]), "page") if pages else ""


def _set_document(document: str, day: datetime) -> bytes:
    template = files("actionplan.renderers.office").joinpath("templates", "pdf_document.typ").read_bytes()
    return typst.compile(
        template,
        sys_inputs={"document": document},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=day,
    )


def _list_unshown(diagnostic: str) -> frozenset[str]:
    """List the characters that typst could not show. Any font has those of ASCII: they only stood beside others."""
    named = "".join(re.findall(_UNSHOWN_PATTERN, diagnostic))
    characters = re.sub(_CODE_POINT_PATTERN, lambda match: chr(int(match[1], 16)), named)
    return frozenset(character for character in characters if not character.isascii())
