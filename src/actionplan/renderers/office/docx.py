"""Word: a report as a document that a panel can be sent, with headings, tables and titles that programs know as such.

python-docx makes the file with all its parts; what stands in the main one is written as XML.

What every Word document of ours has in common: its styles, its settings, and the shapes of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.oxml import parse_xml

from actionplan.renderers.office.archive import build_pixel, replace_part
from actionplan.renderers.office.document import (
    BAR_TEXT_WIDTH,
    Block,
    DocumentLayout,
    DocumentRow,
    DocumentTable,
    ListEntry,
    Paragraph,
    build_layout,
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
from actionplan.renderers.office.styles import FOOTER_STYLE as FOOTER_TYPE
from actionplan.report import Report
from actionplan.text.english import shorten

if TYPE_CHECKING:
    from docx.document import Document as Made


WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006"
WORD_NAMESPACES = f'xmlns:w="{WORD_NAMESPACE}" xmlns:r="{_RELATIONSHIP_NAMESPACE}" xmlns:wp="{_DRAWING_NAMESPACE}/wordprocessingDrawing"'

XML_STANDALONE_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

UNUSED_RELATIONSHIPS = (
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/numbering",
    "/webSettings",
    "/extended-properties",
)
"""Relationships to what the template brings and no document of ours wants."""

_PARAGRAPH_STYLE_XML = """\
<w:style w:type="paragraph" w:styleId="{identity}"{custom}><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Normal"/><w:uiPriority w:val="9"/>\
<w:qFormat/><w:pPr>{kept}<w:spacing w:before="{before:.0f}" w:after="{after:.0f}"{line}/>{more}</w:pPr>\
<w:rPr>{bold}<w:color w:val="{ink}"/><w:sz w:val="{size:.0f}"/><w:szCs w:val="{size:.0f}"/></w:rPr></w:style>
"""


class _WordStyle(NamedTuple):
    """A style of paragraphs. One of Word's own bears Word's name, and is `custom` where it is ours."""

    style_id: str
    name: str
    text_style: TextStyle
    colour: str = TEXT_COLOUR
    is_bold: bool = False
    is_custom: bool = False
    keep_xml: str = ""
    line_xml: str = ""
    extra_xml: str = ""

    def build_xml(self) -> str:
        """The style as Word has it."""
        return _PARAGRAPH_STYLE_XML.format(
            identity=self.style_id,
            custom=' w:customStyle="1"' if self.is_custom else "",
            name=self.name,
            kept=self.keep_xml,
            before=self.text_style.before * 20,
            after=self.text_style.after * 20,
            line=self.line_xml,
            more=self.extra_xml,
            bold="<w:b/><w:bCs/>" if self.is_bold else "",
            ink=self.colour,
            size=self.text_style.size * 2,
        )


_KEEP_XML = "<w:keepNext/><w:keepLines/>"
_TIGHT_LINE_XML = ' w:line="20" w:lineRule="exact"'

_PARAGRAPH_STYLES = (
    _WordStyle("Title", "Title", TITLE_STYLE, HEADING_COLOUR, is_bold=True, keep_xml=_KEEP_XML),
    _WordStyle("Subtitle", "Subtitle", SUBTITLE_STYLE, TONE_COLOURS["quiet"]),
    *(
        _WordStyle(
            f"Heading{level}",
            f"heading {level}",
            each,
            HEADING_COLOUR,
            is_bold=True,
            keep_xml=_KEEP_XML,
            extra_xml=f'<w:outlineLvl w:val="{level - 1}"/>',
        )
        for level, each in enumerate(HEADING_STYLES, 1)
    ),
    _WordStyle("Fact", "Fact", FACT_STYLE, is_custom=True, keep_xml="<w:keepLines/>"),
    _WordStyle("TableText", "Table Text", CELL_STYLE, is_custom=True),
    _WordStyle("TableHeading", "Table Heading", CELL_STYLE, is_bold=True, is_custom=True, keep_xml="<w:keepNext/>"),
    _WordStyle("Footer", "footer", FOOTER_TYPE, TONE_COLOURS["quiet"], extra_xml='<w:jc w:val="center"/>'),
    _WordStyle("Gap", "Gap", GAP_STYLE, is_custom=True, line_xml=_TIGHT_LINE_XML),
)

_TONE_STYLES_XML = "".join(
    f'<w:style w:type="character" w:customStyle="1" w:styleId="Tone{tone}"><w:name w:val="Tone {tone}"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{"<w:b/><w:bCs/>" if tone in BOLD_TONES else ""}'
    f'<w:color w:val="{ink}"/></w:rPr></w:style>\n'
    for tone, ink in TONE_COLOURS.items()
)

_BORDER_XML = 'w:val="single" w:space="0"'
_CELL_SIDE_TWIPS = round(CELL_SIDE_PADDING * 56.7)

STYLES_XML = f"""\
<w:styles {WORD_NAMESPACES}>
<w:docDefaults>
 <w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
  <w:color w:val="{TEXT_COLOUR}"/><w:sz w:val="{BODY_STYLE.size * 2:.0f}"/><w:szCs w:val="{BODY_STYLE.size * 2:.0f}"/>
  <w:lang w:val="LANGUAGE" w:eastAsia="LANGUAGE" w:bidi="he-IL"/></w:rPr></w:rPrDefault>
 <w:pPrDefault><w:pPr><w:spacing w:before="{BODY_STYLE.before * 20:.0f}" w:after="{BODY_STYLE.after * 20:.0f}"
  w:line="{LINE_SPACING * 240 // 100}" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
 <w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
 <w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan Table"/>
 <w:basedOn w:val="TableNormal"/><w:qFormat/>
 <w:tblPr><w:tblBorders><w:top {_BORDER_XML} w:sz="8" w:color="{HEADING_COLOUR}"/><w:bottom {_BORDER_XML} w:sz="8" w:color="{HEADING_COLOUR}"/>
  <w:insideH {_BORDER_XML} w:sz="4" w:color="{RULE_COLOUR}"/></w:tblBorders>
  <w:tblCellMar><w:left w:w="{_CELL_SIDE_TWIPS}" w:type="dxa"/><w:right w:w="{_CELL_SIDE_TWIPS}" w:type="dxa"/></w:tblCellMar></w:tblPr>
 <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {_BORDER_XML} w:sz="8" w:color="{HEADING_COLOUR}"/></w:tcBorders>
  <w:shd w:val="clear" w:color="auto" w:fill="{HEADING_SHADE}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>
{"".join(style.build_xml() for style in _PARAGRAPH_STYLES)}{_TONE_STYLES_XML}</w:styles>"""

SETTINGS_XML = f"""\
<w:settings {WORD_NAMESPACES}>
 <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
 <w:compat><w:compatSetting w:name="compatibilityMode"
  w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
 <w:themeFontLang w:val="LANGUAGE"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""

FOOTER_XML = f"""\
<w:p {WORD_NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">FOOT · Page </w:t></w:r>\
<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r>\
<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"""

BAR_XML = f"""\
<w:r><w:tab/><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{{length}}" cy="{{height}}"/>\
<wp:docPr id="{{number}}" name="Bar {{number}}"><a:extLst xmlns:a="{_DRAWING_NAMESPACE}/main">\
<a:ext uri="{{{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}}}"><adec:decorative \
xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>\
<a:graphic xmlns:a="{_DRAWING_NAMESPACE}/main"><a:graphicData uri="{_DRAWING_NAMESPACE}/picture"><pic:pic xmlns:pic="{_DRAWING_NAMESPACE}/picture">\
<pic:nvPicPr><pic:cNvPr id="{{number}}" name="Bar {{number}}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed="{{picture}}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{{length}}" cy="{{height}}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
</wp:inline></w:drawing></w:r>"""
"""A bar as a picture, marked as one that only decorates: the words before it say the same."""


TWIPS_PER_MM = 56.7
"""Word's measure of pages, in a millimetre; pictures have another."""
EMU_PER_MM = 36_000

MAX_PROPERTY_LENGTH = 255
"""How many characters a property of a document takes."""

_STYLE_IDS: dict[ParagraphKind, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "words": "Normal",
}


def render(report: Report) -> bytes:
    """A report as a Word document."""
    made, laid = Document(), build_layout(report)
    _apply_styles(made, report.lang)
    _set_properties(made, laid, report)
    words = _build_main_part(made, laid)
    file = BytesIO()
    made.save(file)
    return replace_part(file.getvalue(), "word/document.xml", lambda _: words)


# The document round the words.


def _apply_styles(document: Made, language: str) -> None:
    """Give it our styles and settings in place of the template's, and drop what else that brings."""
    for part, text in ((document.styles.element, STYLES_XML), (document.settings.element, SETTINGS_XML)):
        part[:] = parse_xml(text.replace("LANGUAGE", language))
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, each in relations.items() if each.reltype.endswith(UNUSED_RELATIONSHIPS)]:
            del relations[name]


def _set_properties(document: Made, layout: DocumentLayout, report: Report) -> None:
    said = document.core_properties
    said.title = shorten(layout.title, MAX_PROPERTY_LENGTH)
    said.author = said.last_modified_by = shorten(layout.authority, MAX_PROPERTY_LENGTH)
    said.subject = shorten(layout.footer, MAX_PROPERTY_LENGTH)
    said.comments = ""
    said.language = report.lang
    said.created = said.modified = datetime.combine(report.as_at, time(), UTC)


def _build_main_part(document: Made, layout: DocumentLayout) -> bytes:
    """The main part of the file; the foot of its pages and the pictures of its bars become parts of their own."""
    footer, name = document.part.add_footer_part()  # type: ignore[no-untyped-call]
    footer.element[:] = [parse_xml(FOOTER_XML.replace("FOOT", escape(layout.footer)))]
    body = "".join(_iter_body(document, layout, name))
    return f"{XML_STANDALONE_DECLARATION}<w:document {WORD_NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def _iter_body(document: Made, layout: DocumentLayout, footer: str) -> Iterator[str]:
    """The leaves of a document. The page of each but the last is told in the paragraph that ends it."""
    bars = _BarPictures(document)
    for n, leaf in enumerate(layout.page_groups, 1):
        yield from _iter_blocks(leaf.blocks, bars)
        page = _build_page_properties(footer, is_landscape=leaf.is_landscape)
        yield page if n == len(layout.page_groups) else f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{page}</w:pPr></w:p>'


def _build_page_properties(footer: str, *, is_landscape: bool) -> str:
    width, height, way = (
        (A4_LONG_SIDE, A4_SHORT_SIDE, "landscape") if is_landscape else (A4_SHORT_SIDE, A4_LONG_SIDE, "portrait")
    )
    sides = " ".join(f'w:{side}="{_convert_to_twips(PAGE_MARGIN)}"' for side in ("top", "right", "bottom", "left"))
    foot = _convert_to_twips(FOOTER_MARGIN)
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_convert_to_twips(width)}" w:h="{_convert_to_twips(height)}" w:orient="{way}"/>'
        f'<w:pgMar {sides} w:header="{foot}" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )


# What stands in it.


class _BarPictures:
    """The pictures of bars, a pixel for each colour, and how many have been drawn."""

    def __init__(self, document: Made) -> None:
        self._part = document.part
        self._names: dict[str, str] = {}
        self._drawn = 0

    def build_run(self, pair: ListEntry) -> str:
        """A run of text with the bar of a pair."""
        if not pair.bar or not pair.bar_length:
            return ""
        ink = TONE_COLOURS.get(pair.bar.tone, BAR_COLOUR)
        if ink not in self._names:
            self._names[ink] = self._part.get_or_add_image(BytesIO(build_pixel(ink)))[0]
        self._drawn += 1
        measures = {"length": round(pair.bar_length * EMU_PER_MM), "height": BAR_HEIGHT * EMU_PER_MM}
        return BAR_XML.format(**measures, number=self._drawn, picture=self._names[ink])


def _iter_blocks(blocks: Iterable[Block], bars: _BarPictures) -> Iterator[str]:
    after_table = False
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _build_paragraph(
                _STYLE_IDS[block.kind], _build_run(block.text), "<w:keepNext/>" if block.is_kept_with_next else ""
            )
        elif isinstance(block, ListEntry):
            yield _build_list_entry(block, bars)
        else:
            yield from (_GAP_PARAGRAPH if after_table else "", _build_table(block))
        after_table = isinstance(block, DocumentTable)
    if after_table:
        yield _GAP_PARAGRAPH


def _build_paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


_GAP_PARAGRAPH = _build_paragraph("Gap", "")
"""What Word wants after a table, as small as can be."""


def _build_run(text: str, tone: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="Tone{tone}"/></w:rPr>' if tone else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _build_list_entry(pair: ListEntry, bars: _BarPictures) -> str:
    places = (pair.label_width, pair.label_width + BAR_TEXT_WIDTH) if pair.bar else (pair.label_width,)
    stops = "".join(f'<w:tab w:val="left" w:pos="{_convert_to_twips(place)}"/>' for place in places)
    room = _convert_to_twips(pair.label_width)
    layout = f'<w:tabs>{stops}</w:tabs><w:ind w:left="{room}" w:hanging="{room}"/>'
    runs = f"{_build_run(pair.label, 'strong')}<w:r><w:tab/></w:r>{_build_run(pair.text)}{bars.build_run(pair)}"
    return _build_paragraph("Fact", runs, layout)


def _build_table(grid: DocumentTable) -> str:
    widths = [_convert_to_twips(width) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_build_row(row, grid, widths) for row in grid.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(grid.title)}/><w:tblDescription w:val={quoteattr(grid.description)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{_build_heading_row(grid, widths)}{rows}</w:tbl>"
    )


def _build_heading_row(grid: DocumentTable, widths: list[int]) -> str:
    headings = zip(grid.headings, grid.numeric, widths, strict=True)
    made = "".join(
        _build_cell("TableHeading", _build_run(text), width, is_number=number) for text, number, width in headings
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{made}</w:tr>"


def _build_row(row: DocumentRow, grid: DocumentTable, widths: list[int]) -> str:
    parts = zip(row.cells, grid.numeric, widths, strict=True)
    made = "".join(
        _build_cell("TableText", _build_run(*cell), width, is_number=number) for cell, number, width in parts
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if row.is_unbreakable else ''}{made}</w:tr>"


def _build_cell(style: str, runs: str, width: int, *, is_number: bool) -> str:
    words = _build_paragraph(style, runs, '<w:jc w:val="right"/>' if is_number else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>'


def _convert_to_twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
