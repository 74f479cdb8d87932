"""Tell the format of a file by its bytes, never by its ending alone, and refuse what is not imported."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from actionplan.importing.readers.document_limits import check_size, open_package
from actionplan.importing.unreadable import UnreadableDocumentError


class _FileKind(NamedTuple):
    """A format in words: what a file of it is, what people call the document, and its endings."""

    words: str
    called: str
    endings: tuple[str, ...]


_KINDS = {
    "docx": _FileKind("a Word file", "Word file", (".docx", ".docm", ".dotx", ".dotm")),
    "xlsx": _FileKind("an Excel file", "Excel file", (".xlsx", ".xlsm", ".xltx", ".xltm")),
    "odt": _FileKind("an OpenDocument text", "OpenDocument text", (".odt", ".ott")),
    "ods": _FileKind("an OpenDocument spreadsheet", "OpenDocument spreadsheet", (".ods", ".ots")),
    "csv": _FileKind("a text file", "CSV file", (".csv", ".tsv", ".txt", ".tab")),
    "html": _FileKind("a web page", "web page", (".html", ".htm", ".xhtml")),
    "pdf": _FileKind("a PDF file", "PDF file", (".pdf",)),
}
_FORMAT_OF_ENDING = {ending: form for form, kind in _KINDS.items() for ending in kind.endings}

_HTML = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|main|article|section|div|h[1-6]|p|table)\b", re.IGNORECASE
)
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ODF_TYPE = b"application/vnd.oasis.opendocument."
_ODF_FORMATS = {b"text": "odt", b"spreadsheet": "ods"}
_SNIFF = 4096


def detect_format(data: bytes, name: str) -> str:
    """Return the name of the format of a file's bytes. Refuse a file whose ending says another."""
    check_size(data, name)
    if not data.strip():
        raise UnreadableDocumentError(f"{name} is empty.")
    found = _detect_bytes(data, name)
    named = _FORMAT_OF_ENDING.get(PurePath(name).suffix.casefold())
    if named and named != found:
        raise UnreadableDocumentError(
            f"{name} is {_KINDS[found].words}. Give it that ending, or import the {_KINDS[named].called}."
        )
    return found


def _detect_bytes(data: bytes, name: str) -> str:
    start = data[:_SNIFF].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"PK\x03\x04"):
        return _detect_package(data, name)
    if data.startswith(_OLD_OFFICE):
        _refuse_old_office(data, name)
    if start.startswith(b"{\\rtf"):
        raise UnreadableDocumentError(_say_old(name, "Word", "rtf"))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"<") and _HTML.search(start):
        return "html"
    if start.startswith(b"<?xml") or (b"\x00" in data and not data.startswith(_UTF_16_MARKS)):
        raise UnreadableDocumentError(
            f"{name} is not a document that can be imported. Import a Word, Excel, OpenDocument, CSV, HTML or PDF file."
        )
    return "csv"


def _detect_package(data: bytes, name: str) -> str:
    """Return the format of a zipped file: that of its mimetype, or else of the part that it must have."""
    with open_package(data, name) as package:
        names = set(package.namelist())
        mimetype = package.read("mimetype").strip() if "mimetype" in names else b""
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if mimetype.startswith(_ODF_TYPE):
        if b":encryption-data" in manifest:
            raise UnreadableDocumentError(
                f"{name} is protected with a password. Open it in LibreOffice, save a copy without "
                "the password (File, Save As), and import that."
            )
        form = _ODF_FORMATS.get(mimetype.removeprefix(_ODF_TYPE).removesuffix(b"-template"))
    else:
        form = "docx" if "word/document.xml" in names else "xlsx" if "xl/workbook.xml" in names else None
    if form is None:
        raise UnreadableDocumentError(f"{name} is not a Word, Excel or OpenDocument file of text or tables.")
    return form


def _refuse_old_office(data: bytes, name: str) -> None:
    """Refuse a file of the binary kind: one of Word or Excel before 2007, or a newer one behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        is_sheet = _FORMAT_OF_ENDING.get(PurePath(name).suffix.casefold()) == "xlsx"
        program, menu = ("Excel", "Protect Workbook") if is_sheet else ("Word", "Protect Document")
        raise UnreadableDocumentError(
            f"{name} is protected with a password. Open it in {program}, take the password off "
            f"(File, Info, {menu}) and save a copy to import."
        )
    is_sheet = any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book\x00"))
    raise UnreadableDocumentError(_say_old(name, *(("Excel", "xls") if is_sheet else ("Word", "doc"))))


def _say_old(name: str, program: str, ending: str) -> str:
    new = {"doc": "docx", "xls": "xlsx", "rtf": "docx"}[ending]
    return (
        f"{name} is an old {program} file (.{ending}). Open it in {program} or LibreOffice, "
        f"save it as .{new}, and import that."
    )
