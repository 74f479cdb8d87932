"""Word: a report as a document for a meeting, with headings, tables and titles that programs recognise.

python-docx makes the file with all its parts; our templates make their contents. The main part goes in as the file is
packed: docs/decisions/documents.md says why.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml

from actionplan.renderers.office import styles
from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.document_blocks import ListItem, ShareBar
from actionplan.renderers.office.document_layout import DocumentLayout, build_layout
from actionplan.renderers.office.document_templates import add_document_terms
from actionplan.renderers.office.pixel import build_pixel
from actionplan.renderers.templating import build_environment
from actionplan.report import Report
from actionplan.text.english import shorten

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from jinja2 import Environment

TWIPS_PER_MM = 56.7
EMU_PER_MM = 36_000
"""Word's units in a millimetre: for pages, and for pictures."""

MAX_PROPERTY_LENGTH = 255
"""The most characters that a property of a document can have."""

_UNUSED_RELATIONSHIPS = (
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/webSettings",
    "/extended-properties",
)
"""Relationships to parts of python-docx's own template that no document of ours needs."""

_STYLE_IDS: dict[styles.ParagraphKind, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "lead": "Lead",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "record": "Record",
    "words": "Normal",
}


def render(report: Report) -> bytes:
    """Render a report as a Word document."""
    environment = _build_word_environment()
    document, layout = Document(), build_layout(report)
    _replace_styles(document, environment, report.lang)
    _replace_numbering(document, environment, layout)
    _set_properties(document, layout, report)
    main_part = _render_main_part(document, environment, layout).encode()
    file = BytesIO()
    document.save(file)
    return replace_part(file.getvalue(), "word/document.xml", lambda _: main_part)


def _build_word_environment() -> Environment:
    environment = build_environment("actionplan.renderers.office")
    environment.filters["twips"] = lambda millimetres: round(millimetres * TWIPS_PER_MM)
    environment.filters["emu"] = lambda millimetres: round(millimetres * EMU_PER_MM)
    add_document_terms(environment)
    return environment


def _replace_styles(document: WordDocument, environment: Environment, language: str) -> None:
    """Give a document our styles and settings in place of python-docx's, and drop its other parts."""
    for part, name in ((document.styles.element, "docx_styles.xml"), (document.settings.element, "docx_settings.xml")):
        part[:] = parse_xml(environment.get_template(name).render(language=language))
    for relationships in (document.part.package.rels, document.part.rels):
        for name in [
            name for name, relationship in relationships.items() if relationship.reltype.endswith(_UNUSED_RELATIONSHIPS)
        ]:
            del relationships[name]


def _replace_numbering(document: WordDocument, environment: Environment, layout: DocumentLayout) -> None:
    """Give a document the bullets and numbers of its lists."""
    items = (block for block in layout.blocks if isinstance(block, ListItem) and block.list_number)
    list_numbers = list(dict.fromkeys(item.list_number for item in items))
    numbering = environment.get_template("docx_numbering.xml").render(list_numbers=list_numbers)
    document.part.numbering_part.element[:] = parse_xml(numbering)


def _set_properties(document: WordDocument, layout: DocumentLayout, report: Report) -> None:
    properties = document.core_properties
    properties.title = shorten(layout.title, MAX_PROPERTY_LENGTH)
    properties.author = properties.last_modified_by = shorten(layout.authority, MAX_PROPERTY_LENGTH)
    properties.subject = shorten(layout.footer, MAX_PROPERTY_LENGTH)
    properties.comments = ""
    properties.language = report.lang
    properties.created = properties.modified = datetime.combine(report.as_at, time(), UTC)


def _render_main_part(document: WordDocument, environment: Environment, layout: DocumentLayout) -> str:
    """Render the main part of the file; its footer and the pictures of its bars become parts of their own."""
    footer, footer_id = document.part.add_footer_part()  # type: ignore[no-untyped-call]
    footer.element[:] = [parse_xml(environment.get_template("docx_footer.xml").render(footer=layout.footer))]
    return environment.get_template("docx_document.xml").render(
        layout=layout,
        footer=footer_id,
        pictures=_add_bar_pictures(document, layout),
        style_ids=_STYLE_IDS,
        next_number=count(1).__next__,
    )


def _add_bar_pictures(document: WordDocument, layout: DocumentLayout) -> dict[str, str]:
    """Add a picture of one pixel for each colour of a bar, and return their names by colour."""
    parts = [part for block in layout.blocks if isinstance(block, ShareBar) for part in block.parts]
    colours = dict.fromkeys([*(part.colour for part in parts), styles.BAR_GAP_COLOUR]) if parts else ()
    return {colour: document.part.get_or_add_image(BytesIO(build_pixel(colour)))[0] for colour in colours}
