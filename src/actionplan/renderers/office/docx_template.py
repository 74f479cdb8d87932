"""The council's own Word file as the template of a document: its styles, its logo, its headers and its page.

What it has stays as it is. Styles that it lacks are added, and its contents are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from actionplan.renderers import TemplateError
from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.styles import A4_LONG_SIDE, A4_SHORT_SIDE, FOOT_MARGIN, PAGE_MARGIN, TextArea

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import Length

NOT_WORD = "The file of --template is not a Word file that can be read. Save it in Word as .docx or .dotx."

_TEMPLATE_TYPE, _DOCUMENT_TYPE = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
"""What a package says of a template (.dotx) and of a document: only the second can be opened."""

_STYLE_REFERENCE = re.compile(r'(<w:[prt](?:bl)?Style w:val=")([^"]+)"')


def open_template(data: bytes) -> WordDocument:
    """Open a template. Raises `TemplateError` if it is not a Word file."""
    try:
        package = replace_part(data, "[Content_Types].xml", lambda part: part.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE))
        return Document(BytesIO(package))
    except (BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        raise TemplateError(NOT_WORD) from None


def measure_text_area(document: WordDocument) -> TextArea:
    """Measure the room for text on a page of a template; what it does not say is as on our own pages."""
    page = document.sections[-1]
    width = _convert(page.page_width, A4_SHORT_SIDE) - _convert(page.left_margin) - _convert(page.right_margin)
    height = (
        _convert(page.page_height, A4_LONG_SIDE)
        - _convert(page.top_margin, FOOT_MARGIN)
        - _convert(page.bottom_margin, FOOT_MARGIN)
    )
    return TextArea(width, height)


def add_styles(document: WordDocument, ours: Any) -> dict[str, str]:
    """Add those of our styles that a template lacks; return the identifier that each of ours has in it.

    Styles are the same if they have the same name, whatever their identifiers are.
    """
    theirs = document.styles.element
    by_name = {_get_name(style): _get_id(style) for style in theirs.iter(qn("w:style"))}
    taken = set(by_name.values())
    ids, missing = {}, []
    for style in ours.iter(qn("w:style")):
        old = _get_id(style)
        if _get_name(style) in by_name:
            ids[old] = by_name[_get_name(style)]
        else:
            ids[old] = f"Plan{old}" if old in taken else old
            missing.append(deepcopy(style))
    for style in missing:
        style.set(qn("w:styleId"), ids[_get_id(style)])
        style.attrib.pop(qn("w:default"), None)
        for reference in style.iter(qn("w:basedOn"), qn("w:next")):
            reference.set(qn("w:val"), ids.get(reference.get(qn("w:val")), reference.get(qn("w:val"))))
        theirs.append(style)
    return ids


def rename_styles(xml: str, ids: Mapping[str, str]) -> str:
    """Refer to styles by the identifiers that they have in a template."""
    return _STYLE_REFERENCE.sub(lambda found: f'{found[1]}{ids.get(found[2], found[2])}"', xml)


def format_page(document: WordDocument, footer_id: str) -> str:
    """Write the layout of a template's last page as XML, with our footer if it has none."""
    page = deepcopy(document.sections[-1]._sectPr)  # noqa: SLF001 - python-docx has no other way to it
    if page.find(qn("w:footerReference")) is None:
        footer = etree.SubElement(page, qn("w:footerReference"))
        footer.set(qn("w:type"), "default")
        footer.set(qn("r:id"), footer_id)
        page.insert(0, footer)
    return str(etree.tostring(page, encoding="unicode"))


def _convert(length: Length | None, default: int = PAGE_MARGIN) -> float:
    """Convert a length to millimetres."""
    return length.mm if length is not None else default


def _get_name(style: Any) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val"))).casefold()


def _get_id(style: Any) -> str:
    return str(style.get(qn("w:styleId")))
