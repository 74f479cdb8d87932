"""Refuse what no published plan is: files and tables that are too large, and packages of XML that attack their reader.

They are in docs/import.md, under "What is refused".
"""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from actionplan.importing.unreadable import UnreadableDocumentError

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 200

_MAX_UNPACKED = 500_000_000
_MAX_RATIO = 200
_SMALL = 5_000_000
"""A package that unpacks to less is harmless, however well it was packed."""

_CHUNK = 1 << 20
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_LONGEST = max(map(len, _DECLARATIONS))


def check_size(data: bytes, name: str) -> None:
    """Refuse a file of more than 50 MB."""
    if len(data) > MAX_BYTES:
        raise UnreadableDocumentError(
            f"{name} is larger than 50 MB. Save a copy without its pictures, and import that."
        )


def check_table_size(rows: int, columns: int, name: str, where: str) -> None:
    """Refuse a table of more than 5,000 rows or 200 columns."""
    for count, limit, noun in ((rows, MAX_ROWS, "rows"), (columns, MAX_COLUMNS, "columns")):
        if count > limit:
            raise UnreadableDocumentError(
                f"{name} has {count:,} {noun} in {where}, and at most {limit:,} are imported. "
                "Save a copy with the plan alone, and import that."
            )


def open_package(data: bytes, name: str) -> ZipFile:
    """Open an office file, which is a zip of XML. Refuse a damaged one, a zip bomb and one that declares entities."""
    try:
        package = ZipFile(BytesIO(data))
        unpacked = sum(part.file_size for part in package.infolist())
        is_bomb = unpacked > _MAX_UNPACKED or (unpacked > _SMALL and unpacked > _MAX_RATIO * len(data))
        if is_bomb:
            raise UnreadableDocumentError(f"{name} unpacks to far more than a document needs, and was not opened.")
        is_declared = any(
            _has_document_type(package, part) for part in package.namelist() if part.endswith((".xml", ".rels"))
        )
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, UnreadableDocumentError):
            raise
        raise UnreadableDocumentError(f"{name} is damaged: it ends too early. Save or download it again.") from None
    if is_declared:
        raise UnreadableDocumentError(f"{name} declares entities, which no office program writes, and was not opened.")
    return package


def _has_document_type(package: ZipFile, part: str) -> bool:
    """Return True if a part of XML has a document type, where entities are declared."""
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            if any(declaration in text for declaration in _DECLARATIONS):
                return True
            tail = text[-_LONGEST:]
    return False
