"""OpenDocument text: the same document as in Word, for LibreOffice and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING

from actionplan.renderers.office import styles
from actionplan.renderers.office.document_blocks import AxisHeading, DocumentTable, FactLine, KeyedDrawing, ListItem
from actionplan.renderers.office.document_drawings import Drawing
from actionplan.renderers.office.document_layout import DocumentLayout, build_layout
from actionplan.renderers.office.document_templates import add_document_terms, render_drawing
from actionplan.renderers.office.odf import TEXT_MEDIA_TYPE, Properties, build_odf_environment, pack_odf
from actionplan.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLE_NAMES: dict[styles.ParagraphKind, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "lead": "Lead",
    "heading 1": "Heading_20_1",
    "heading 2": "Heading_20_2",
    "heading 3": "Heading_20_3",
    "record": "Record",
    "words": "Words",
}


def render(report: Report) -> bytes:
    """Render a report as an OpenDocument text."""
    environment = build_odf_environment()
    environment.filters["name_width"] = _name_width
    environment.filters["name_axis"] = _name_axis
    add_document_terms(environment, is_brief=report.is_brief)
    layout = build_layout(report)
    language, _, country = report.lang.partition("-")
    pictures = _name_pictures(layout)
    parts = {
        "content.xml": _render_content(environment, layout, pictures),
        "styles.xml": environment.get_template("odt_styles.xml").render(
            footer=layout.footer, is_landscape=layout.is_landscape, language=language, country=country
        ),
        **{name: render_drawing(environment, drawing) for drawing, name in pictures.items()},
    }
    properties = Properties(layout.title, layout.authority, report.as_at, report.lang)
    return pack_odf(environment, TEXT_MEDIA_TYPE, parts, properties)


def _name_pictures(layout: DocumentLayout) -> dict[Drawing, str]:
    """Name the file of each drawing of a document. Those that look alike, whatever they say, share one."""
    drawings = dict.fromkeys(drawing._replace(words="") for drawing in _iter_drawings(layout))
    return {drawing: f"Pictures/{n}.svg" for n, drawing in enumerate(drawings, 1)}


def _render_content(environment: Environment, layout: DocumentLayout, pictures: Mapping[Drawing, str]) -> str:
    tables = [block for block in layout.blocks if isinstance(block, DocumentTable)]
    return environment.get_template("odt_content.xml").render(
        layout=layout,
        style_names=_STYLE_NAMES,
        label_widths=sorted({block.label_width for block in layout.blocks if isinstance(block, FactLine)}),
        pictures=pictures,
        axis_lines=sorted(
            {
                line
                for table in tables
                for heading in table.headings
                if isinstance(heading, AxisHeading)
                for line in heading.lines
            }
        ),
        table_widths=sorted({round(sum(table.widths), 1) for table in tables}),
        column_widths=sorted({round(width, 1) for table in tables for width in table.widths}),
        next_number=count(1).__next__,
        is_first_item=lambda before, item: not _is_same_list(before, item),
        is_last_item=lambda item, after: not _is_same_list(after, item),
    )


def _is_same_list(block: object, item: ListItem) -> bool:
    """Return True if the block beside an item is an item of the same list."""
    return isinstance(block, ListItem) and block.list_number == item.list_number


def _name_width(width: float) -> str:
    """Write a width in millimetres as the end of a style's name."""
    return f"{round(width, 1):.1f}".replace(".", "_")


def _iter_drawings(layout: DocumentLayout) -> Iterator[Drawing]:
    """Yield the drawings of a document, those in tables too."""
    for block in layout.blocks:
        if isinstance(block, KeyedDrawing):
            yield from (*filter(None, (block.drawing,)), *(sample for sample, _ in block.key))
        elif isinstance(block, DocumentTable):
            yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, Drawing))


def _name_axis(line: tuple[tuple[float, str], ...]) -> str:
    """Name the style of a line of years or months by its places."""
    return f"Axis{'_'.join(str(round(place * 100)) for place, _ in line)}"
