"""Read an OpenDocument text: its paragraphs and tables in order, and the text beside the page."""

from __future__ import annotations

from actionplan.importing.readers.opendocument.odf_file import OdfFile, open_odf
from actionplan.importing.source_document import Document, Grid, Passage


def read(data: bytes, name: str) -> Document:
    """Read the bytes of an OpenDocument text. Tracked insertions are text, and tracked deletions are notes."""
    file = open_odf(data, name)
    return file.build_document("OpenDocument text", _read_blocks(file))


def _read_blocks(file: OdfFile) -> list[Passage | Grid | None]:
    blocks: list[Passage | Grid | None] = []
    tables = 0
    for block in file.text.walk_blocks(file.body, "the text"):
        if isinstance(block, Passage):
            blocks.append(block)
        else:
            tables += 1
            blocks.append(file.tables.read(block, f"table {tables}"))
    return blocks
