"""Open an OpenDocument file: its body, and what reads its text and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from lxml import etree

from actionplan.importing.readers.opendocument.odf_styles import OdfStyles, expand_name, parse_part
from actionplan.importing.readers.opendocument.odf_table import OdfTable
from actionplan.importing.readers.opendocument.odf_text import OdfText
from actionplan.importing.source_document import Document, Grid, Passage
from actionplan.importing.unreadable import UnreadableDocumentError

_MARGINS = tuple(
    (expand_name(f"style:{kind}{page}"), f"page {kind}")
    for kind in ("header", "footer")
    for page in ("", "-first", "-left")
)


class OdfFile(NamedTuple):
    """An OpenDocument file that is open: the element of its body, its readers, and its other parts, parsed."""

    body: Any
    text: OdfText
    tables: OdfTable
    styles_part: Any
    meta_part: Any

    def build_document(self, kind: str, blocks: Iterable[Passage | Grid | None]) -> Document:
        """Build the document of the blocks that were read, with what stands beside them."""
        read = tuple(each for each in blocks if each is not None)
        margins = {(each.text, each.where): each for each in self._walk_margins()}
        return Document(
            kind,
            read,
            outside=(*margins.values(), *self.text.list_outside()),
            title=self._find_property("dc:title"),
            author=self._find_property("dc:creator") or self._find_property("meta:initial-creator"),
        )

    def _walk_margins(self) -> Iterator[Passage]:
        for tag, where in _MARGINS:
            for element in self.styles_part.iter(tag) if self.styles_part is not None else ():
                yield from self.text.read_passages(element, where)

    def _find_property(self, name: str) -> str:
        element = self.meta_part.find(f".//{expand_name(name)}") if self.meta_part is not None else None
        return (element.text or "").strip() if element is not None else ""


def open_odf(data: bytes, name: str) -> OdfFile:
    """Open the bytes of an OpenDocument text or spreadsheet."""
    try:
        with ZipFile(BytesIO(data)) as package:
            content, styles, meta = (parse_part(package, f"{part}.xml") for part in ("content", "styles", "meta"))
    except (etree.XMLSyntaxError, ValueError):
        content = None
    bodies = content.find(expand_name("office:body")) if content is not None else None
    if bodies is None or not len(bodies):
        raise UnreadableDocumentError(f"{name} is damaged: its text cannot be read. Save or download it again.")
    body = bodies[0]
    looks = OdfStyles([each for each in (styles, content) if each is not None])
    text = OdfText(looks, body)
    return OdfFile(body, text, OdfTable(looks, text, name), styles_part=styles, meta_part=meta)
