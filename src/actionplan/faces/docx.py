"""Word: a report as a document that a panel can be sent, with headings, tables and titles that programs know as such.

python-docx makes the file with all its parts; what stands in the main one is written as XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.oxml import parse_xml

from actionplan.english import shortened
from actionplan.faces.archive import changed
from actionplan.faces.blocks import COUNT, Block, Grid, Pair, Row, Words
from actionplan.faces.docx_parts import BAR, DECLARED, FOOTER, NOT_NEEDED, SETTINGS, STYLES, XML
from actionplan.faces.layout import Paper, paper
from actionplan.faces.looks import BAR_HEIGHT, FOOT_MARGIN, INK, LONG, MARGIN, PLAIN_BAR, SHORT, Look
from actionplan.faces.pixel import pixel
from actionplan.report import Report

if TYPE_CHECKING:
    from docx.document import Document as Made

TWIPS = 56.7
"""Word's measure of pages, in a millimetre; pictures have another."""
EMU = 36_000

PROPERTY = 255
"""How many characters a property of a document takes."""

_STYLES: dict[Look, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "words": "Normal",
}


def render(report: Report) -> bytes:
    """A report as a Word document."""
    made, laid = Document(), paper(report)
    _prepare(made, report.lang)
    _describe(made, laid, report)
    words = _document(made, laid)
    file = BytesIO()
    made.save(file)
    return changed(file.getvalue(), "word/document.xml", lambda _: words)


# The document round the words.


def _prepare(made: Made, language: str) -> None:
    """Give it our styles and settings in place of the template's, and drop what else that brings."""
    for part, text in ((made.styles.element, STYLES), (made.settings.element, SETTINGS)):
        part[:] = parse_xml(text.replace("LANGUAGE", language))
    for relations in (made.part.package.rels, made.part.rels):
        for name in [name for name, each in relations.items() if each.reltype.endswith(NOT_NEEDED)]:
            del relations[name]


def _describe(made: Made, laid: Paper, report: Report) -> None:
    said = made.core_properties
    said.title = shortened(laid.title, PROPERTY)
    said.author = said.last_modified_by = shortened(laid.authority, PROPERTY)
    said.subject = shortened(laid.foot, PROPERTY)
    said.comments = ""
    said.language = report.lang
    said.created = said.modified = datetime.combine(report.as_at, time(), UTC)


def _document(made: Made, laid: Paper) -> bytes:
    """The main part of the file; the foot of its pages and the pictures of its bars become parts of their own."""
    footer, name = made.part.add_footer_part()  # type: ignore[no-untyped-call]
    footer.element[:] = [parse_xml(FOOTER.replace("FOOT", escape(laid.foot)))]
    body = "".join(_leaves(made, laid, name))
    return f"{XML}<w:document {DECLARED}><w:body>{body}</w:body></w:document>".encode()


def _leaves(made: Made, laid: Paper, footer: str) -> Iterator[str]:
    """The leaves of a document. The page of each but the last is told in the paragraph that ends it."""
    bars = _Bars(made)
    for n, leaf in enumerate(laid.leaves, 1):
        yield from _blocks(leaf.blocks, bars)
        page = _page(footer, across=leaf.across)
        yield page if n == len(laid.leaves) else f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{page}</w:pPr></w:p>'


def _page(footer: str, *, across: bool) -> str:
    width, height, way = (LONG, SHORT, "landscape") if across else (SHORT, LONG, "portrait")
    sides = " ".join(f'w:{side}="{_twips(MARGIN)}"' for side in ("top", "right", "bottom", "left"))
    foot = _twips(FOOT_MARGIN)
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}" w:orient="{way}"/>'
        f'<w:pgMar {sides} w:header="{foot}" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )


# What stands in it.


class _Bars:
    """The pictures of bars, a pixel for each colour, and how many have been drawn."""

    def __init__(self, made: Made) -> None:
        self._part = made.part
        self._names: dict[str, str] = {}
        self._drawn = 0

    def run(self, pair: Pair) -> str:
        """A run of text with the bar of a pair."""
        if not pair.bar or not pair.length:
            return ""
        ink = INK.get(pair.bar.tone, PLAIN_BAR)
        if ink not in self._names:
            self._names[ink] = self._part.get_or_add_image(BytesIO(pixel(ink)))[0]
        self._drawn += 1
        measures = {"length": round(pair.length * EMU), "height": BAR_HEIGHT * EMU}
        return BAR.format(**measures, number=self._drawn, picture=self._names[ink])


def _blocks(blocks: Iterable[Block], bars: _Bars) -> Iterator[str]:
    after_table = False
    for block in blocks:
        if isinstance(block, Words):
            yield _paragraph(_STYLES[block.look], _run(block.text), "<w:keepNext/>" if block.kept else "")
        elif isinstance(block, Pair):
            yield _pair(block, bars)
        else:
            yield from (_GAP if after_table else "", _table(block))
        after_table = isinstance(block, Grid)
    if after_table:
        yield _GAP


def _paragraph(style: str, runs: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


_GAP = _paragraph("Gap", "")
"""What Word wants after a table, as small as can be."""


def _run(text: str, tone: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="Tone{tone}"/></w:rPr>' if tone else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _pair(pair: Pair, bars: _Bars) -> str:
    places = (pair.room, pair.room + COUNT) if pair.bar else (pair.room,)
    stops = "".join(f'<w:tab w:val="left" w:pos="{_twips(place)}"/>' for place in places)
    room = _twips(pair.room)
    layout = f'<w:tabs>{stops}</w:tabs><w:ind w:left="{room}" w:hanging="{room}"/>'
    runs = f"{_run(pair.label, 'strong')}<w:r><w:tab/></w:r>{_run(pair.text)}{bars.run(pair)}"
    return _paragraph("Fact", runs, layout)


def _table(grid: Grid) -> str:
    widths = [_twips(width) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, grid, widths) for row in grid.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(grid.title)}/><w:tblDescription w:val={quoteattr(grid.about)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{_headings(grid, widths)}{rows}</w:tbl>"
    )


def _headings(grid: Grid, widths: list[int]) -> str:
    headings = zip(grid.headings, grid.numbers, widths, strict=True)
    made = "".join(_cell("TableHeading", _run(text), width, number=number) for text, number, width in headings)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{made}</w:tr>"


def _row(row: Row, grid: Grid, widths: list[int]) -> str:
    parts = zip(row.cells, grid.numbers, widths, strict=True)
    made = "".join(_cell("TableText", _run(*cell), width, number=number) for cell, number, width in parts)
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if row.whole else ''}{made}</w:tr>"


def _cell(style: str, runs: str, width: int, *, number: bool) -> str:
    words = _paragraph(style, runs, '<w:jc w:val="right"/>' if number else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>'


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)
