"""Tell the format of a file by its bytes, never by its ending alone."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from actionplan.importing.unreadable import UnreadableDocumentError

_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE)
_ODF_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def detect_format(data: bytes, name: str) -> str:
    """Return the name of the format of a file's bytes."""
    if not data.strip():
        raise UnreadableDocumentError(f"{name} is empty.")
    if data.startswith(b"PK"):
        return _detect_package(data, name)
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if _HTML.search(data[:4096]):
        return "html"
    return "csv"


def _detect_package(data: bytes, name: str) -> str:
    """Return the format of a zipped file: that of its mimetype, or else of the part that it must have."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            mimetype = package.read("mimetype").strip() if "mimetype" in names else b""
    except BadZipFile:
        raise UnreadableDocumentError(f"{name} is damaged: it ends too early. Save or download it again.") from None
    if mimetype in _ODF_TYPES:
        return _ODF_TYPES[mimetype]
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise UnreadableDocumentError(f"{name} is no Word, Excel or OpenDocument file.")
