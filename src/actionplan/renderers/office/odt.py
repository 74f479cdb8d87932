"""OpenDocument text: the same document as in Word, for LibreOffice and others.

The file is put together here and not by odfdo: docs/decisions.md says why.

What every OpenDocument text of ours has in common: its styles, its pages and what stands at the foot of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import Match
from typing import NamedTuple
from xml.sax.saxutils import escape

from actionplan.renderers.office.archive import pack_archive
from actionplan.renderers.office.document import (
    BAR_TEXT_WIDTH,
    Block,
    DocumentLayout,
    DocumentRow,
    DocumentTable,
    ListEntry,
    PageGroup,
    Paragraph,
    build_layout,
)
from actionplan.renderers.office.odf import (
    NAMESPACE_ATTRIBUTES,
    ODF_VERSION,
    UNMARKED_SPACES,
    XML_DECLARATION,
    build_manifest,
    build_metadata,
)
from actionplan.renderers.office.styles import (
    A4_LONG_SIDE,
    A4_SHORT_SIDE,
    BAR_COLOUR,
    BAR_HEIGHT,
    BODY_STYLE,
    BOLD_TONES,
    CELL_SIDE_PADDING,
    CELL_STYLE,
    FACT_STYLE,
    FONT,
    FOOTER_MARGIN,
    FOOTER_STYLE,
    GAP_STYLE,
    HEADING_COLOUR,
    HEADING_SHADE,
    HEADING_STYLES,
    LINE_SPACING,
    PAGE_MARGIN,
    RULE_COLOUR,
    SUBTITLE_STYLE,
    TEXT_COLOUR,
    TITLE_STYLE,
    TONE_COLOURS,
    ParagraphKind,
    TextStyle,
)
from actionplan.report import Report

ODT_MIME = "application/vnd.oasis.opendocument.text"

PORTRAIT, LANDSCAPE = "Portrait", "Landscape"
"""The names of the pages."""

_PARAGRAPH_STYLE_XML = """\
<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" \
style:parent-style-name="{parent}" style:class="text"{level}><style:paragraph-properties fo:margin-top="{before}pt" \
fo:margin-bottom="{after}pt"{more}/><style:text-properties fo:font-size="{size}pt" fo:color="#{ink}"{bold}/>\
</style:style>
"""


class _OdtStyle(NamedTuple):
    """A style of paragraphs, under the name that a person reads."""

    display_name: str
    text_style: TextStyle
    colour: str = TEXT_COLOUR
    is_bold: bool = False
    extra_xml: str = ""
    level: int = 0

    def build_xml(self) -> str:
        """The style as the format has it."""
        return _PARAGRAPH_STYLE_XML.format(
            name=self.display_name.replace(" ", "_20_"),
            shown=self.display_name,
            parent="Standard",
            level=f' style:default-outline-level="{self.level}"' if self.level else "",
            before=self.text_style.before,
            after=self.text_style.after,
            more=self.extra_xml,
            size=self.text_style.size,
            ink=self.colour,
            bold=' fo:font-weight="bold"' if self.is_bold else "",
        )


_KEEP_XML = ' fo:keep-with-next="always" fo:keep-together="always"'

_PARAGRAPH_STYLES = (
    _OdtStyle("Title", TITLE_STYLE, HEADING_COLOUR, is_bold=True, extra_xml=_KEEP_XML),
    _OdtStyle("Subtitle", SUBTITLE_STYLE, TONE_COLOURS["quiet"]),
    *(
        _OdtStyle(f"Heading {level}", each, HEADING_COLOUR, is_bold=True, extra_xml=_KEEP_XML, level=level)
        for level, each in enumerate(HEADING_STYLES, 1)
    ),
    _OdtStyle("Words", BODY_STYLE),
    _OdtStyle("Kept", BODY_STYLE, extra_xml=_KEEP_XML),
    _OdtStyle("Fact", FACT_STYLE, extra_xml=' fo:keep-together="always"'),
    _OdtStyle("Table Contents", CELL_STYLE),
    _OdtStyle("Table Heading", CELL_STYLE, is_bold=True),
    _OdtStyle("Number", CELL_STYLE, extra_xml=' fo:text-align="end"'),
    _OdtStyle("Number Heading", CELL_STYLE, is_bold=True, extra_xml=' fo:text-align="end"'),
    _OdtStyle("Footer", FOOTER_STYLE, TONE_COLOURS["quiet"], extra_xml=' fo:text-align="center"'),
    _OdtStyle("Gap", GAP_STYLE, extra_xml=' fo:line-height="1pt"'),
)

_TONE_STYLES_XML = "".join(
    f'<style:style style:name="Tone_20_{tone}" style:display-name="Tone {tone}" style:family="text">'
    f'<style:text-properties fo:color="#{ink}" fo:font-weight="{"bold" if tone in BOLD_TONES else "normal"}"/>'
    "</style:style>\n"
    for tone, ink in TONE_COLOURS.items()
)

_PAGE_LAYOUT_XML = """\
<style:page-layout style:name="Layout{name}"><style:page-layout-properties fo:page-width="{width}mm" \
fo:page-height="{height}mm" fo:margin-top="{side}mm" fo:margin-left="{side}mm" fo:margin-right="{side}mm" \
fo:margin-bottom="{foot}mm" style:print-orientation="{way}"/><style:footer-style><style:header-footer-properties \
fo:min-height="{deep}mm" fo:margin-top="4mm" style:dynamic-spacing="false"/></style:footer-style></style:page-layout>
"""

_MASTER_PAGE_XML = """\
<style:master-page style:name="{name}" style:page-layout-name="Layout{name}"><style:footer>\
<text:p text:style-name="Footer">{foot} · Page <text:page-number text:select-page="current">1</text:page-number> of \
<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>
"""


def build_odt_styles(footer: str, language: str) -> str:
    """How paragraphs and pages look, in a document in that language with those words at the foot of its pages."""
    spoken, _, country = language.partition("-")
    measures = {"side": PAGE_MARGIN, "foot": FOOTER_MARGIN, "deep": PAGE_MARGIN - FOOTER_MARGIN}
    layouts = _PAGE_LAYOUT_XML.format(
        name=PORTRAIT, width=A4_SHORT_SIDE, height=A4_LONG_SIDE, way="portrait", **measures
    )
    layouts += _PAGE_LAYOUT_XML.format(
        name=LANDSCAPE, width=A4_LONG_SIDE, height=A4_SHORT_SIDE, way="landscape", **measures
    )
    pages = "".join(_MASTER_PAGE_XML.format(name=name, foot=escape(footer)) for name in (PORTRAIT, LANDSCAPE))
    default = (
        f'<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="{LINE_SPACING}%" '
        f'style:writing-mode="lr-tb"/><style:text-properties fo:font-family="{FONT}" fo:font-size="{BODY_STYLE.size}pt" '
        f'fo:color="#{TEXT_COLOUR}" fo:language="{spoken}" fo:country="{country}"/></style:default-style>\n'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>\n'
    )
    return (
        f'{XML_DECLARATION}<office:document-styles {NAMESPACE_ATTRIBUTES} office:version="{ODF_VERSION}">\n<office:styles>\n{default}'
        f"{''.join(style.build_xml() for style in _PARAGRAPH_STYLES)}{_TONE_STYLES_XML}</office:styles>\n"
        f"<office:automatic-styles>\n{layouts}</office:automatic-styles>\n"
        f"<office:master-styles>\n{pages}</office:master-styles>\n</office:document-styles>\n"
    )


_STYLE_NAMES: dict[ParagraphKind, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "Heading_20_1",
    "heading 2": "Heading_20_2",
    "heading 3": "Heading_20_3",
    "words": "Words",
}

_LOEXT_NAMESPACE = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
"""Where LibreOffice has its mark for a drawing that says nothing of its own."""


def render(report: Report) -> bytes:
    """A report as an OpenDocument text."""
    laid = build_layout(report)
    parts = (
        ("content.xml", _build_content(laid)),
        ("styles.xml", build_odt_styles(laid.footer, report.lang)),
        ("meta.xml", build_metadata(laid.title, laid.authority, report.as_at, report.lang)),
    )
    return pack_archive(
        (
            ("mimetype", ODT_MIME),
            *parts,
            ("META-INF/manifest.xml", build_manifest(ODT_MIME, (name for name, _ in parts))),
        )
    )


def _build_content(layout: DocumentLayout) -> str:
    blocks = [block for leaf in layout.page_groups for block in leaf.blocks]
    words = "".join(_iter_body(layout.page_groups))
    return (
        f'{XML_DECLARATION}<office:document-content {NAMESPACE_ATTRIBUTES} xmlns:loext="{_LOEXT_NAMESPACE}" office:version="{ODF_VERSION}">'
        f"<office:automatic-styles>{''.join(_iter_automatic_styles(blocks))}</office:automatic-styles>"
        f"<office:body><office:text>{words}</office:text></office:body></office:document-content>\n"
    )


# The styles of this document alone.

_CELL_STYLE_XML = """\
<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties{more} \
fo:padding-left="{side}mm" fo:padding-right="{side}mm" fo:padding-top="0mm" fo:padding-bottom="0mm" \
fo:border-left="none" fo:border-right="none" fo:border-top="{top}" fo:border-bottom="{bottom}"/></style:style>"""


def _iter_automatic_styles(blocks: list[Block]) -> Iterator[str]:
    """The styles of what stands in the document: pages that begin, lists, bars, rows, cells, and columns by width."""
    for page in (PORTRAIT, LANDSCAPE):
        for parent in (*_STYLE_NAMES.values(), "Fact", "Gap"):
            yield (
                f'<style:style style:name="{parent}{page}" style:family="paragraph" '
                f'style:parent-style-name="{parent}" style:master-page-name="{page}"/>'
            )
    yield from map(_build_list_style, sorted({block.label_width for block in blocks if isinstance(block, ListEntry)}))
    yield from map(_build_bar_style, sorted({*TONE_COLOURS.values(), BAR_COLOUR}))
    yield from _iter_table_styles([block for block in blocks if isinstance(block, DocumentTable)])


def _build_list_style(label_width: int) -> str:
    return (
        f'<style:style style:name="Fact{label_width}" style:family="paragraph" style:parent-style-name="Fact">'
        f'<style:paragraph-properties fo:margin-left="{label_width}mm" fo:text-indent="-{label_width}mm"><style:tab-stops>'
        f'<style:tab-stop style:position="0mm"/><style:tab-stop style:position="{BAR_TEXT_WIDTH}mm"/></style:tab-stops>'
        "</style:paragraph-properties></style:style>"
    )


def _build_bar_style(colour: str) -> str:
    return (
        f'<style:style style:name="Bar{colour}" style:family="graphic"><style:graphic-properties draw:fill="solid" '
        f'draw:fill-color="#{colour}" draw:stroke="none" style:vertical-pos="middle" style:vertical-rel="text"/>'
        "</style:style>"
    )


def _iter_table_styles(tables: list[DocumentTable]) -> Iterator[str]:
    yield (
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        '<style:style style:name="LongRow" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="auto"/></style:style>'
    )
    strong, fine = f"1pt solid #{HEADING_COLOUR}", f"0.5pt solid #{RULE_COLOUR}"
    shade = f' fo:background-color="#{HEADING_SHADE}" style:vertical-align="bottom"'
    yield _CELL_STYLE_XML.format(name="HeadingCell", more=shade, side=CELL_SIDE_PADDING, top=strong, bottom=strong)
    yield _CELL_STYLE_XML.format(name="Cell", more="", side=CELL_SIDE_PADDING, top="none", bottom=fine)
    yield _CELL_STYLE_XML.format(name="LastCell", more="", side=CELL_SIDE_PADDING, top="none", bottom=strong)
    for width in sorted({round(sum(grid.widths), 1) for grid in tables}):
        yield (
            f'<style:style style:name="Table{_format_width(width)}" style:family="table"><style:table-properties '
            f'style:width="{width}mm" table:align="left" table:border-model="collapsing"/></style:style>'
        )
    for width in sorted({round(width, 1) for grid in tables for width in grid.widths}):
        yield (
            f'<style:style style:name="Column{_format_width(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        )


def _format_width(width: float) -> str:
    return f"{width:.1f}".replace(".", "_")


# What stands in it.


def _iter_body(page_groups: Iterable[PageGroup]) -> Iterator[str]:
    """What stands on the leaves. Each begins with a paragraph whose style brings its page."""
    number = 0
    for leaf in page_groups:
        page = LANDSCAPE if leaf.is_landscape else PORTRAIT
        first, *others = leaf.blocks or (Paragraph("words", ""),)
        if isinstance(first, Paragraph):
            yield _build_paragraph(first, page)
        else:
            yield f'<text:p text:style-name="Gap{page}"/>'
            others = [first, *others]
        for block in others:
            number += 1
            yield _build_block(block, number)


def _build_block(block: Block, number: int) -> str:
    if isinstance(block, Paragraph):
        return _build_paragraph(block)
    return _build_table(block, number) if isinstance(block, DocumentTable) else _build_list_entry(block, number)


def _build_paragraph(paragraph: Paragraph, page: str = "") -> str:
    style = (
        "Kept"
        if paragraph.kind == "words" and paragraph.is_kept_with_next and not page
        else _STYLE_NAMES[paragraph.kind] + page
    )
    if paragraph.kind.startswith("heading"):
        return f'<text:h text:style-name="{style}" text:outline-level="{paragraph.kind[-1]}">{_build_text(paragraph.text)}</text:h>'
    return f'<text:p text:style-name="{style}">{_build_text(paragraph.text)}</text:p>'


def _build_text(text: str, tone: str = "") -> str:
    shown = UNMARKED_SPACES.sub(_mark_spaces, escape(text))
    return f'<text:span text:style-name="Tone_20_{tone}">{shown}</text:span>' if tone else shown


def _mark_spaces(spaces: Match[str]) -> str:
    return f'<text:s text:c="{len(spaces[0])}"/>'


def _build_list_entry(pair: ListEntry, number: int) -> str:
    label = _build_text(pair.label, "strong")
    return f'<text:p text:style-name="Fact{pair.label_width}">{label}<text:tab/>{_build_text(pair.text)}{_build_bar(pair, number)}</text:p>'


def _build_bar(pair: ListEntry, number: int) -> str:
    """A bar, marked as a drawing that only decorates: the words before it say the same."""
    if not pair.bar or not pair.bar_length:
        return ""
    ink = TONE_COLOURS.get(pair.bar.tone, BAR_COLOUR)
    return (
        f'<text:tab/><draw:rect text:anchor-type="as-char" draw:name="Bar {number}" draw:style-name="Bar{ink}" '
        f'svg:width="{pair.bar_length:.2f}mm" svg:height="{BAR_HEIGHT}mm" loext:decorative="true"/>'
    )


def _build_table(grid: DocumentTable, number: int) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="Column{_format_width(round(width, 1))}"/>' for width in grid.widths
    )
    headings = "".join(
        _build_cell("HeadingCell", "Number_20_Heading" if is_number else "Table_20_Heading", _build_text(text))
        for text, is_number in zip(grid.headings, grid.numeric, strict=True)
    )
    rows = "".join(_build_row(row, grid, is_last=n == len(grid.rows)) for n, row in enumerate(grid.rows, 1))
    return (
        f'<table:table table:name="Table{number}" table:style-name="Table{_format_width(round(sum(grid.widths), 1))}">'
        f"<table:title>{escape(grid.title)}</table:title><table:desc>{escape(grid.description)}</table:desc>{columns}"
        f'<table:table-header-rows><table:table-row table:style-name="Row">{headings}</table:table-row>'
        f"</table:table-header-rows>{rows}</table:table>"
    )


def _build_row(row: DocumentRow, grid: DocumentTable, *, is_last: bool) -> str:
    look = "LastCell" if is_last else "Cell"
    cells = "".join(
        _build_cell(look, "Number" if is_number else "Table_20_Contents", _build_text(*cell))
        for cell, is_number in zip(row.cells, grid.numeric, strict=True)
    )
    return f'<table:table-row table:style-name="{"Row" if row.is_unbreakable else "LongRow"}">{cells}</table:table-row>'


def _build_cell(look: str, style: str, words: str) -> str:
    return (
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f'<text:p text:style-name="{style}">{words}</text:p></table:table-cell>'
    )
