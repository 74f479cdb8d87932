"""Read the bytes of a file as a `Document`. Each format has a module with a `read(data, name)`, or a folder with one.

A reader knows no plan. It imports its office library at the top, and nothing else does: it is loaded when a file of its
format is read. `DOCUMENT_FORMATS` is the registry. What cannot be read is an `UnreadableDocumentError`, whose sentence
says what to do.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from io import StringIO
from typing import NamedTuple

from actionplan.importing.readers.detection import detect_format
from actionplan.importing.source_document import Document
from actionplan.importing.unreadable import UnreadableDocumentError

DocumentReader = Callable[[bytes, str], Document]
"""Takes the bytes of a file, which `detect_format` has checked, and its name to be used in sentences."""


class DocumentFormat(NamedTuple):
    """A format: its name as `detect_format` gives it, and the module here that reads it."""

    name: str
    module: str


DOCUMENT_FORMATS = (
    DocumentFormat("docx", "word.docx_reader"),
    DocumentFormat("xlsx", "excel.xlsx_reader"),
    DocumentFormat("odt", "opendocument.odt_reader"),
    DocumentFormat("ods", "opendocument.ods_reader"),
    DocumentFormat("csv", "csv_reader"),
    DocumentFormat("html", "web.html_reader"),
    DocumentFormat("pdf", "pdf.pdf_reader"),
)


def read_document(data: bytes, name: str) -> Document:
    """Read the bytes of a file, whatever format they are in."""
    try:
        with _hide_output():
            return _load_reader(detect_format(data, name), name)(data, name)
    except UnreadableDocumentError:
        raise
    except Exception as error:  # whatever a library makes of a broken file
        if isinstance(error.__context__, KeyboardInterrupt):  # openpyxl takes Control-C for a wrong value
            raise error.__context__ from None
        raise UnreadableDocumentError(
            f"{name} is damaged, and cannot be read ({type(error).__name__}). Save or download it again."
        ) from error


@contextmanager
def _hide_output() -> Iterator[None]:
    """Keep what libraries say to programmers from the terminal: that a file has no style, that a font is unknown.

    They log it, warn of it, or print it. The progress of the import is on the error stream, which none of them uses.
    """
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _load_reader(detected: str, name: str) -> DocumentReader:
    """Import the reader of a format, which may need a library that is not installed."""
    module = next(each.module for each in DOCUMENT_FORMATS if each.name == detected)
    try:
        read: DocumentReader = import_module(f"{__name__}.{module}").read
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("actionplan"):
            raise
        raise UnreadableDocumentError(
            f"{name} cannot be read, because a part of the program is not installed. "
            f"Install it with: pip install 'actionplan[{detected}]'"
        ) from None
    return read
