"""OpenDocument text: the same document as in Word, for LibreOffice and others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING

from actionplan.renderers.office import styles
from actionplan.renderers.office.document_blocks import Block, DocumentTable, ListEntry
from actionplan.renderers.office.document_layout import DocumentLayout, build_layout
from actionplan.renderers.office.document_templates import add_document_terms
from actionplan.renderers.office.odf import TEXT_MEDIA_TYPE, Properties, build_odf_environment, pack_odf
from actionplan.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLE_NAMES: dict[styles.ParagraphKind, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "Heading_20_1",
    "heading 2": "Heading_20_2",
    "heading 3": "Heading_20_3",
    "words": "Words",
}


def render(report: Report) -> bytes:
    """Render a report as an OpenDocument text."""
    environment = build_odf_environment()
    environment.filters["name_width"] = _name_width
    add_document_terms(environment)
    layout = build_layout(report)
    language, _, country = report.lang.partition("-")
    parts = {
        "content.xml": _render_content(environment, layout),
        "styles.xml": environment.get_template("odt_styles.xml").render(
            footer=layout.footer, language=language, country=country
        ),
    }
    properties = Properties(layout.title, layout.authority, report.as_at, report.lang)
    return pack_odf(environment, TEXT_MEDIA_TYPE, parts, properties)


def _render_content(environment: Environment, layout: DocumentLayout) -> str:
    blocks = [block for group in layout.page_groups for block in group.blocks]
    tables = [block for block in blocks if isinstance(block, DocumentTable)]
    return environment.get_template("odt_content.xml").render(
        layout=layout,
        style_names=_STYLE_NAMES,
        label_widths=_list_label_widths(blocks),
        bar_colours=sorted({*styles.TONE_COLOURS.values(), styles.BAR_COLOUR}),
        table_widths=sorted({round(sum(table.widths), 1) for table in tables}),
        column_widths=sorted({round(width, 1) for table in tables for width in table.widths}),
        next_number=count(1).__next__,
    )


def _list_label_widths(blocks: Iterable[Block]) -> list[int]:
    return sorted({block.label_width for block in blocks if isinstance(block, ListEntry)})


def _name_width(width: float) -> str:
    """Write a width in millimetres as the end of a style's name."""
    return f"{round(width, 1):.1f}".replace(".", "_")
