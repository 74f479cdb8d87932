"""What a file is, by its bytes; and what is refused before it is read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from actionplan.importing.readers.detection import detect_format
from actionplan.importing.readers.document_limits import MAX_BYTES
from actionplan.importing.unreadable import UnreadableDocumentError

REFUSED = Path(__file__).with_name("refuse")


def _pack(**parts: bytes) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("plan.docx", _pack(word__document=b"<x/>"), "docx"),
        ("plan.xlsm", _pack(xl__workbook=b"<x/>"), "xlsx"),
        ("plan", _pack(xl__workbook=b"<x/>"), "xlsx"),
        ("plan.csv", b"a,b", "csv"),
        ("plan.txt", b"a\tb", "csv"),
        ("plan.csv", b"\xff\xfea\x00,\x00b\x00", "csv"),
        ("plan.htm", b"\n <!DOCTYPE html><p>x", "html"),
        ("plan.html", b'<?xml version="1.0"?><html>', "html"),
        ("plan.pdf", b"%PDF-1.7", "pdf"),
        ("plan.xls", b"<html><table>", "html"),  # as some systems export a table "for Excel"
        ("plan.csv", b"a cell with <table> in it,b", "csv"),
    ],
)
def test_the_bytes_say_what_a_file_is(name: str, data: bytes, found: str) -> None:
    assert detect_format(data, name) == found


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("plan.docx", b"%PDF-1.7", "is a PDF file. Give it that ending, or import the Word file."),
        ("plan.xlsx", b"a,b", "is a text file. Give it that ending, or import the Excel file."),
        ("plan.rtf", b"{\\rtf1", "is an old Word file (.rtf)"),
        ("plan.png", b"\x89PNG\r\n\x1a\n\x00\x00", "is not a document that can be imported"),
        ("plan.xml", b"<?xml version='1.0'?><plan/>", "is not a document that can be imported"),
        ("plan.zip", _pack(readme=b"x"), "is not a Word, Excel or OpenDocument file"),
        ("plan.docx", _pack(word__document=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "declares entities"),
        (
            "plan.docx",
            _pack(word__document="<!DOCTYPE x><x/>".encode("utf-16")),
            "declares entities",
        ),
        ("plan.docx", _pack(word__document=b"\0" * 20_000_000), "unpacks to far more than a document needs"),
        ("plan.csv", b"x" * (MAX_BYTES + 1), "is larger than 50 MB"),
    ],
)
def test_what_is_refused(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        detect_format(data, name)
    assert str(raised.value).startswith(f"{name} {sentence}")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "password.docx",
            (
                "is protected with a password. Open it in Word, take the password off "
                "(File, Info, Protect Document) and save a copy to import."
            ),
        ),
        (
            "legacy.doc",
            "is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx, and import that.",
        ),
        (
            "legacy.xls",
            "is an old Excel file (.xls). Open it in Excel or LibreOffice, save it as .xlsx, and import that.",
        ),
        ("cut-short.docx", "is damaged: it ends too early. Save or download it again."),
        ("renamed.docx", "is a PDF file. Give it that ending, or import the Word file."),
        ("empty.csv", "is empty."),
    ],
)
def test_real_files_that_are_refused(name: str, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        detect_format((REFUSED / name).read_bytes(), name)
    assert str(raised.value) == f"{name} {sentence}"
