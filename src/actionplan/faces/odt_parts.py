"""What every OpenDocument text of ours has in common: its styles, its pages and what stands at the foot of each."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from actionplan.faces.looks import (
    BOLD,
    CELL,
    FACT,
    FONT,
    FOOT_MARGIN,
    FOOTER,
    GAP,
    HEADING,
    HEADINGS,
    INK,
    LINE,
    LONG,
    MARGIN,
    SHORT,
    SUBTITLE,
    TEXT,
    TITLE,
    WORDS,
    Type,
)
from actionplan.faces.opendocument import DECLARED, VERSION, XML

MIME = "application/vnd.oasis.opendocument.text"

PORTRAIT, LANDSCAPE = "Portrait", "Landscape"
"""The names of the pages."""

_PARAGRAPH = """\
<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" \
style:parent-style-name="{parent}" style:class="text"{level}><style:paragraph-properties fo:margin-top="{before}pt" \
fo:margin-bottom="{after}pt"{more}/><style:text-properties fo:font-size="{size}pt" fo:color="#{ink}"{bold}/>\
</style:style>
"""


class _Style(NamedTuple):
    """A style of paragraphs, under the name that a person reads."""

    shown: str
    type: Type
    ink: str = TEXT
    bold: bool = False
    more: str = ""
    level: int = 0

    def xml(self) -> str:
        """The style as the format has it."""
        return _PARAGRAPH.format(
            name=self.shown.replace(" ", "_20_"),
            shown=self.shown,
            parent="Standard",
            level=f' style:default-outline-level="{self.level}"' if self.level else "",
            before=self.type.before,
            after=self.type.after,
            more=self.more,
            size=self.type.size,
            ink=self.ink,
            bold=' fo:font-weight="bold"' if self.bold else "",
        )


_KEPT = ' fo:keep-with-next="always" fo:keep-together="always"'

_PARAGRAPHS = (
    _Style("Title", TITLE, HEADING, bold=True, more=_KEPT),
    _Style("Subtitle", SUBTITLE, INK["quiet"]),
    *(
        _Style(f"Heading {level}", each, HEADING, bold=True, more=_KEPT, level=level)
        for level, each in enumerate(HEADINGS, 1)
    ),
    _Style("Words", WORDS),
    _Style("Kept", WORDS, more=_KEPT),
    _Style("Fact", FACT, more=' fo:keep-together="always"'),
    _Style("Table Contents", CELL),
    _Style("Table Heading", CELL, bold=True),
    _Style("Number", CELL, more=' fo:text-align="end"'),
    _Style("Number Heading", CELL, bold=True, more=' fo:text-align="end"'),
    _Style("Footer", FOOTER, INK["quiet"], more=' fo:text-align="center"'),
    _Style("Gap", GAP, more=' fo:line-height="1pt"'),
)

_TONES = "".join(
    f'<style:style style:name="Tone_20_{tone}" style:display-name="Tone {tone}" style:family="text">'
    f'<style:text-properties fo:color="#{ink}" fo:font-weight="{"bold" if tone in BOLD else "normal"}"/>'
    "</style:style>\n"
    for tone, ink in INK.items()
)

_LAYOUT = """\
<style:page-layout style:name="Layout{name}"><style:page-layout-properties fo:page-width="{width}mm" \
fo:page-height="{height}mm" fo:margin-top="{side}mm" fo:margin-left="{side}mm" fo:margin-right="{side}mm" \
fo:margin-bottom="{foot}mm" style:print-orientation="{way}"/><style:footer-style><style:header-footer-properties \
fo:min-height="{deep}mm" fo:margin-top="4mm" style:dynamic-spacing="false"/></style:footer-style></style:page-layout>
"""

_PAGE = """\
<style:master-page style:name="{name}" style:page-layout-name="Layout{name}"><style:footer>\
<text:p text:style-name="Footer">{foot} · Page <text:page-number text:select-page="current">1</text:page-number> of \
<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>
"""


def styles(foot: str, language: str) -> str:
    """How paragraphs and pages look, in a document in that language with those words at the foot of its pages."""
    spoken, _, country = language.partition("-")
    measures = {"side": MARGIN, "foot": FOOT_MARGIN, "deep": MARGIN - FOOT_MARGIN}
    layouts = _LAYOUT.format(name=PORTRAIT, width=SHORT, height=LONG, way="portrait", **measures)
    layouts += _LAYOUT.format(name=LANDSCAPE, width=LONG, height=SHORT, way="landscape", **measures)
    pages = "".join(_PAGE.format(name=name, foot=escape(foot)) for name in (PORTRAIT, LANDSCAPE))
    default = (
        f'<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="{LINE}%" '
        f'style:writing-mode="lr-tb"/><style:text-properties fo:font-family="{FONT}" fo:font-size="{WORDS.size}pt" '
        f'fo:color="#{TEXT}" fo:language="{spoken}" fo:country="{country}"/></style:default-style>\n'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>\n'
    )
    return (
        f'{XML}<office:document-styles {DECLARED} office:version="{VERSION}">\n<office:styles>\n{default}'
        f"{''.join(style.xml() for style in _PARAGRAPHS)}{_TONES}</office:styles>\n"
        f"<office:automatic-styles>\n{layouts}</office:automatic-styles>\n"
        f"<office:master-styles>\n{pages}</office:master-styles>\n</office:document-styles>\n"
    )
