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
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from actionplan.renderers.office import styles
from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.document_blocks import ListItem
from actionplan.renderers.office.document_layout import DocumentLayout, build_layout
from actionplan.renderers.office.document_templates import add_document_terms
from actionplan.renderers.office.docx_template import (
    add_styles,
    format_page,
    measure_text_area,
    open_template,
    rename_styles,
)
from actionplan.renderers.templating import build_environment
from actionplan.report import Report
from actionplan.text.english import shorten

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from jinja2 import Environment

TWIPS_PER_MM = 56.7
EMU_PER_MM = 36_000
"""Word's units in a millimetre: for pages, and for drawings."""

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

_PRIVATE_RELATIONSHIPS = ("/thumbnail", "/extended-properties")
"""Relationships to parts of the council's template that say how it was made, and not how it looks."""

FIRST_LIST = 9000
"""The number of our bullets. Our numbered lists have the numbers after it, which no template has come to."""

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


def render(report: Report, *, template: bytes = b"") -> bytes:
    """Render a report as a Word document, in the styles and on the pages of a template if there is one."""
    environment = _build_word_environment(is_brief=report.is_brief)
    document = open_template(template) if template else Document()
    layout = build_layout(report, measure_text_area(document) if template else None)
    ids = _add_styles(document, environment, report.lang, is_template=bool(template))
    _add_numbering(document, environment, layout)
    _set_properties(document, layout, report)
    main_part = _render_main_part(document, environment, layout, is_template=bool(template))
    file = BytesIO()
    document.save(file)
    data = rename_styles(main_part, ids).encode()
    return replace_part(file.getvalue(), document.part.partname.lstrip("/"), lambda _: data)


def _build_word_environment(*, is_brief: bool) -> Environment:
    environment = build_environment("actionplan.renderers.office")
    environment.filters["twips"] = lambda millimetres: round(millimetres * TWIPS_PER_MM)
    environment.filters["emu"] = lambda millimetres: round(millimetres * EMU_PER_MM)
    add_document_terms(environment, is_brief=is_brief)
    return environment


def _add_styles(
    document: WordDocument, environment: Environment, language: str, *, is_template: bool
) -> dict[str, str]:
    """Give a document our styles, and return their identifiers in it.

    In place of python-docx's own template everything is ours. The council's keeps what it has.
    """
    ours = parse_xml(environment.get_template("docx_styles.xml").render(language=language))
    unused = _PRIVATE_RELATIONSHIPS if is_template else _UNUSED_RELATIONSHIPS
    for relationships in (document.part.package.rels, document.part.rels):
        for name in [name for name, relationship in relationships.items() if relationship.reltype.endswith(unused)]:
            del relationships[name]
    if is_template:
        return add_styles(document, ours)
    document.styles.element[:] = ours
    settings = environment.get_template("docx_settings.xml").render(language=language)
    document.settings.element[:] = parse_xml(settings)
    document.part.numbering_part.element[:] = []
    return {}


def _add_numbering(document: WordDocument, environment: Environment, layout: DocumentLayout) -> None:
    """Add the bullets and numbers of a document's lists to those that it has."""
    items = (block for block in layout.blocks if isinstance(block, ListItem) and block.list_number)
    list_numbers = list(dict.fromkeys(item.list_number for item in items))
    ours = parse_xml(
        environment.get_template("docx_numbering.xml").render(list_numbers=list_numbers, first_list=FIRST_LIST)
    )
    theirs = document.part.numbering_part.element
    theirs[:0] = list(ours.iter(qn("w:abstractNum")))  # what others refer to comes first
    theirs.extend(list(ours.iter(qn("w:num"))))


def _set_properties(document: WordDocument, layout: DocumentLayout, report: Report) -> None:
    properties = document.core_properties
    properties.title = shorten(layout.title, MAX_PROPERTY_LENGTH)
    properties.author = properties.last_modified_by = shorten(layout.authority, MAX_PROPERTY_LENGTH)
    properties.subject = shorten(layout.footer, MAX_PROPERTY_LENGTH)
    properties.comments = ""
    properties.language = report.lang
    properties.created = properties.modified = datetime.combine(report.as_at, time(), UTC)


def _render_main_part(
    document: WordDocument, environment: Environment, layout: DocumentLayout, *, is_template: bool
) -> str:
    """Render the main part of the file; its footer becomes a part of its own."""
    footer, footer_id = document.part.add_footer_part()  # type: ignore[no-untyped-call]
    footer.element[:] = [parse_xml(environment.get_template("docx_footer.xml").render(footer=layout.footer))]
    return environment.get_template("docx_document.xml").render(
        layout=layout,
        footer=footer_id,
        page_of_template=format_page(document, footer_id) if is_template else "",
        style_ids=_STYLE_IDS,
        first_list=FIRST_LIST,
        next_number=count(1).__next__,
        relate=lambda target: document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
    )
