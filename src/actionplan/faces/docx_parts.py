"""What every Word document of ours has in common: its styles, its settings, and the shapes of its parts."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.faces.looks import (
    BOLD,
    CELL,
    CELL_SIDE,
    FACT,
    FONT,
    GAP,
    HEADING,
    HEADINGS,
    INK,
    LINE,
    RULE,
    SHADE,
    SUBTITLE,
    TEXT,
    TITLE,
    WORDS,
    Type,
)
from actionplan.faces.looks import FOOTER as FOOTER_TYPE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
DECLARED = f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NOT_NEEDED = ("/thumbnail", "/customXml", "/stylesWithEffects", "/numbering", "/webSettings", "/extended-properties")
"""Relationships to what the template brings and no document of ours wants."""

_PARAGRAPH = """\
<w:style w:type="paragraph" w:styleId="{identity}"{custom}><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Normal"/><w:uiPriority w:val="9"/>\
<w:qFormat/><w:pPr>{kept}<w:spacing w:before="{before:.0f}" w:after="{after:.0f}"{line}/>{more}</w:pPr>\
<w:rPr>{bold}<w:color w:val="{ink}"/><w:sz w:val="{size:.0f}"/><w:szCs w:val="{size:.0f}"/></w:rPr></w:style>
"""


class _Style(NamedTuple):
    """A style of paragraphs. One of Word's own bears Word's name, and is `custom` where it is ours."""

    identity: str
    name: str
    type: Type
    ink: str = TEXT
    bold: bool = False
    custom: bool = False
    kept: str = ""
    line: str = ""
    more: str = ""

    def xml(self) -> str:
        """The style as Word has it."""
        return _PARAGRAPH.format(
            identity=self.identity,
            custom=' w:customStyle="1"' if self.custom else "",
            name=self.name,
            kept=self.kept,
            before=self.type.before * 20,
            after=self.type.after * 20,
            line=self.line,
            more=self.more,
            bold="<w:b/><w:bCs/>" if self.bold else "",
            ink=self.ink,
            size=self.type.size * 2,
        )


_KEPT = "<w:keepNext/><w:keepLines/>"
_TIGHT = ' w:line="20" w:lineRule="exact"'

_PARAGRAPHS = (
    _Style("Title", "Title", TITLE, HEADING, bold=True, kept=_KEPT),
    _Style("Subtitle", "Subtitle", SUBTITLE, INK["quiet"]),
    *(
        _Style(
            f"Heading{level}",
            f"heading {level}",
            each,
            HEADING,
            bold=True,
            kept=_KEPT,
            more=f'<w:outlineLvl w:val="{level - 1}"/>',
        )
        for level, each in enumerate(HEADINGS, 1)
    ),
    _Style("Fact", "Fact", FACT, custom=True, kept="<w:keepLines/>"),
    _Style("TableText", "Table Text", CELL, custom=True),
    _Style("TableHeading", "Table Heading", CELL, bold=True, custom=True, kept="<w:keepNext/>"),
    _Style("Footer", "footer", FOOTER_TYPE, INK["quiet"], more='<w:jc w:val="center"/>'),
    _Style("Gap", "Gap", GAP, custom=True, line=_TIGHT),
)

_TONES = "".join(
    f'<w:style w:type="character" w:customStyle="1" w:styleId="Tone{tone}"><w:name w:val="Tone {tone}"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{"<w:b/><w:bCs/>" if tone in BOLD else ""}'
    f'<w:color w:val="{ink}"/></w:rPr></w:style>\n'
    for tone, ink in INK.items()
)

_LINE = 'w:val="single" w:space="0"'
_SIDE = round(CELL_SIDE * 56.7)

STYLES = f"""\
<w:styles {DECLARED}>
<w:docDefaults>
 <w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
  <w:color w:val="{TEXT}"/><w:sz w:val="{WORDS.size * 2:.0f}"/><w:szCs w:val="{WORDS.size * 2:.0f}"/>
  <w:lang w:val="LANGUAGE" w:eastAsia="LANGUAGE" w:bidi="he-IL"/></w:rPr></w:rPrDefault>
 <w:pPrDefault><w:pPr><w:spacing w:before="{WORDS.before * 20:.0f}" w:after="{WORDS.after * 20:.0f}"
  w:line="{LINE * 240 // 100}" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
 <w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
 <w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan Table"/>
 <w:basedOn w:val="TableNormal"/><w:qFormat/>
 <w:tblPr><w:tblBorders><w:top {_LINE} w:sz="8" w:color="{HEADING}"/><w:bottom {_LINE} w:sz="8" w:color="{HEADING}"/>
  <w:insideH {_LINE} w:sz="4" w:color="{RULE}"/></w:tblBorders>
  <w:tblCellMar><w:left w:w="{_SIDE}" w:type="dxa"/><w:right w:w="{_SIDE}" w:type="dxa"/></w:tblCellMar></w:tblPr>
 <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {_LINE} w:sz="8" w:color="{HEADING}"/></w:tcBorders>
  <w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>
{"".join(style.xml() for style in _PARAGRAPHS)}{_TONES}</w:styles>"""

SETTINGS = f"""\
<w:settings {DECLARED}>
 <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
 <w:compat><w:compatSetting w:name="compatibilityMode"
  w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
 <w:themeFontLang w:val="LANGUAGE"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""

FOOTER = f"""\
<w:p {DECLARED}><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">FOOT · Page </w:t></w:r>\
<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r>\
<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"""

BAR = f"""\
<w:r><w:tab/><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{{length}}" cy="{{height}}"/>\
<wp:docPr id="{{number}}" name="Bar {{number}}"><a:extLst xmlns:a="{_DRAWING}/main">\
<a:ext uri="{{{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}}}"><adec:decorative \
xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>\
<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">\
<pic:nvPicPr><pic:cNvPr id="{{number}}" name="Bar {{number}}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed="{{picture}}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{{length}}" cy="{{height}}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
</wp:inline></w:drawing></w:r>"""
"""A bar as a picture, marked as one that only decorates: the words before it say the same."""
