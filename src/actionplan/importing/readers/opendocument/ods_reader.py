"""Read an OpenDocument spreadsheet: every sheet that is not empty is a table, with what its cells show."""

from __future__ import annotations

from actionplan.importing.readers.opendocument.odf_file import open_odf
from actionplan.importing.readers.opendocument.odf_styles import expand_name
from actionplan.importing.source_document import Document


def read(data: bytes, name: str) -> Document:
    """Read the bytes of an OpenDocument spreadsheet. A cell with a formula has the value that was stored with it."""
    file = open_odf(data, name)
    sheets = [
        (each, each.get(expand_name("table:name")) or "") for each in file.body.iterchildren(expand_name("table:table"))
    ]
    grids = [file.tables.read(sheet, f"sheet {title}", title) for sheet, title in sheets]
    return file.build_document("OpenDocument spreadsheet", grids)
