"""OpenDocument text: the same document as in Word, for LibreOffice and others.

The file is put together here and not by odfdo: docs/decisions/documents.md says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import Match
from xml.sax.saxutils import escape

from actionplan.faces.archive import packed
from actionplan.faces.blocks import COUNT, Block, Grid, Pair, Row, Words
from actionplan.faces.layout import Leaf, Paper, paper
from actionplan.faces.looks import BAR_HEIGHT, CELL_SIDE, HEADING, INK, PLAIN_BAR, RULE, SHADE, Look
from actionplan.faces.odt_parts import LANDSCAPE, MIME, PORTRAIT, styles
from actionplan.faces.opendocument import DECLARED, SPACES, VERSION, XML, manifest, meta
from actionplan.report import Report

_STYLES: dict[Look, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "Heading_20_1",
    "heading 2": "Heading_20_2",
    "heading 3": "Heading_20_3",
    "words": "Words",
}

_DECORATIVE = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
"""Where LibreOffice has its mark for a drawing that says nothing of its own."""


def render(report: Report) -> bytes:
    """A report as an OpenDocument text."""
    laid = paper(report)
    parts = (
        ("content.xml", _content(laid)),
        ("styles.xml", styles(laid.foot, report.lang)),
        ("meta.xml", meta(laid.title, laid.authority, report.as_at, report.lang)),
    )
    return packed((("mimetype", MIME), *parts, ("META-INF/manifest.xml", manifest(MIME, (name for name, _ in parts)))))


def _content(laid: Paper) -> str:
    blocks = [block for leaf in laid.leaves for block in leaf.blocks]
    words = "".join(_leaves(laid.leaves))
    return (
        f'{XML}<office:document-content {DECLARED} xmlns:loext="{_DECORATIVE}" office:version="{VERSION}">'
        f"<office:automatic-styles>{''.join(_automatic(blocks))}</office:automatic-styles>"
        f"<office:body><office:text>{words}</office:text></office:body></office:document-content>\n"
    )


# The styles of this document alone.

_CELL = """\
<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties{more} \
fo:padding-left="{side}mm" fo:padding-right="{side}mm" fo:padding-top="0mm" fo:padding-bottom="0mm" \
fo:border-left="none" fo:border-right="none" fo:border-top="{top}" fo:border-bottom="{bottom}"/></style:style>"""


def _automatic(blocks: list[Block]) -> Iterator[str]:
    """The styles of what stands in the document: pages that begin, lists, bars, rows, cells, and columns by width."""
    for page in (PORTRAIT, LANDSCAPE):
        for parent in (*_STYLES.values(), "Fact", "Gap"):
            yield (
                f'<style:style style:name="{parent}{page}" style:family="paragraph" '
                f'style:parent-style-name="{parent}" style:master-page-name="{page}"/>'
            )
    yield from map(_list_style, sorted({block.room for block in blocks if isinstance(block, Pair)}))
    yield from map(_bar_style, sorted({*INK.values(), PLAIN_BAR}))
    yield from _table_styles([block for block in blocks if isinstance(block, Grid)])


def _list_style(room: int) -> str:
    return (
        f'<style:style style:name="Fact{room}" style:family="paragraph" style:parent-style-name="Fact">'
        f'<style:paragraph-properties fo:margin-left="{room}mm" fo:text-indent="-{room}mm"><style:tab-stops>'
        f'<style:tab-stop style:position="0mm"/><style:tab-stop style:position="{COUNT}mm"/></style:tab-stops>'
        "</style:paragraph-properties></style:style>"
    )


def _bar_style(ink: str) -> str:
    return (
        f'<style:style style:name="Bar{ink}" style:family="graphic"><style:graphic-properties draw:fill="solid" '
        f'draw:fill-color="#{ink}" draw:stroke="none" style:vertical-pos="middle" style:vertical-rel="text"/>'
        "</style:style>"
    )


def _table_styles(grids: list[Grid]) -> Iterator[str]:
    yield (
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        '<style:style style:name="LongRow" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="auto"/></style:style>'
    )
    strong, fine = f"1pt solid #{HEADING}", f"0.5pt solid #{RULE}"
    shade = f' fo:background-color="#{SHADE}" style:vertical-align="bottom"'
    yield _CELL.format(name="HeadingCell", more=shade, side=CELL_SIDE, top=strong, bottom=strong)
    yield _CELL.format(name="Cell", more="", side=CELL_SIDE, top="none", bottom=fine)
    yield _CELL.format(name="LastCell", more="", side=CELL_SIDE, top="none", bottom=strong)
    for width in sorted({round(sum(grid.widths), 1) for grid in grids}):
        yield (
            f'<style:style style:name="Table{_name(width)}" style:family="table"><style:table-properties '
            f'style:width="{width}mm" table:align="left" table:border-model="collapsing"/></style:style>'
        )
    for width in sorted({round(width, 1) for grid in grids for width in grid.widths}):
        yield (
            f'<style:style style:name="Column{_name(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        )


def _name(width: float) -> str:
    return f"{width:.1f}".replace(".", "_")


# What stands in it.


def _leaves(leaves: Iterable[Leaf]) -> Iterator[str]:
    """What stands on the leaves. Each begins with a paragraph whose style brings its page."""
    number = 0
    for leaf in leaves:
        page = LANDSCAPE if leaf.across else PORTRAIT
        first, *others = leaf.blocks or (Words("words", ""),)
        if isinstance(first, Words):
            yield _words(first, page)
        else:
            yield f'<text:p text:style-name="Gap{page}"/>'
            others = [first, *others]
        for block in others:
            number += 1
            yield _block(block, number)


def _block(block: Block, number: int) -> str:
    if isinstance(block, Words):
        return _words(block)
    return _table(block, number) if isinstance(block, Grid) else _pair(block, number)


def _words(words: Words, page: str = "") -> str:
    style = "Kept" if words.look == "words" and words.kept and not page else _STYLES[words.look] + page
    if words.look.startswith("heading"):
        return f'<text:h text:style-name="{style}" text:outline-level="{words.look[-1]}">{_text(words.text)}</text:h>'
    return f'<text:p text:style-name="{style}">{_text(words.text)}</text:p>'


def _text(text: str, tone: str = "") -> str:
    shown = SPACES.sub(_marked, escape(text))
    return f'<text:span text:style-name="Tone_20_{tone}">{shown}</text:span>' if tone else shown


def _marked(spaces: Match[str]) -> str:
    return f'<text:s text:c="{len(spaces[0])}"/>'


def _pair(pair: Pair, number: int) -> str:
    label = _text(pair.label, "strong")
    return (
        f'<text:p text:style-name="Fact{pair.room}">{label}<text:tab/>{_text(pair.text)}{_bar(pair, number)}</text:p>'
    )


def _bar(pair: Pair, number: int) -> str:
    """A bar, marked as a drawing that only decorates: the words before it say the same."""
    if not pair.bar or not pair.length:
        return ""
    ink = INK.get(pair.bar.tone, PLAIN_BAR)
    return (
        f'<text:tab/><draw:rect text:anchor-type="as-char" draw:name="Bar {number}" draw:style-name="Bar{ink}" '
        f'svg:width="{pair.length:.2f}mm" svg:height="{BAR_HEIGHT}mm" loext:decorative="true"/>'
    )


def _table(grid: Grid, number: int) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="Column{_name(round(width, 1))}"/>' for width in grid.widths
    )
    headings = "".join(
        _cell("HeadingCell", "Number_20_Heading" if is_number else "Table_20_Heading", _text(text))
        for text, is_number in zip(grid.headings, grid.numbers, strict=True)
    )
    rows = "".join(_row(row, grid, last=n == len(grid.rows)) for n, row in enumerate(grid.rows, 1))
    return (
        f'<table:table table:name="Table{number}" table:style-name="Table{_name(round(sum(grid.widths), 1))}">'
        f"<table:title>{escape(grid.title)}</table:title><table:desc>{escape(grid.about)}</table:desc>{columns}"
        f'<table:table-header-rows><table:table-row table:style-name="Row">{headings}</table:table-row>'
        f"</table:table-header-rows>{rows}</table:table>"
    )


def _row(row: Row, grid: Grid, *, last: bool) -> str:
    look = "LastCell" if last else "Cell"
    cells = "".join(
        _cell(look, "Number" if is_number else "Table_20_Contents", _text(*cell))
        for cell, is_number in zip(row.cells, grid.numbers, strict=True)
    )
    return f'<table:table-row table:style-name="{"Row" if row.whole else "LongRow"}">{cells}</table:table-row>'


def _cell(look: str, style: str, words: str) -> str:
    return (
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f'<text:p text:style-name="{style}">{words}</text:p></table:table-cell>'
    )
