"""Read a PDF: the words between its ruled lines as tables, and the others as paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from actionplan.importing.readers.document_limits import check_table_size
from actionplan.importing.readers.pdf.pdf_table import RuledTable, find_ruled_tables, join_tables
from actionplan.importing.readers.pdf.pdf_text import PdfWord, build_lines, build_passages, read_words, walk_paragraphs
from actionplan.importing.source_document import Document, Grid, Passage
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.text.english import format_list

_DAMAGE = (PDFException, PSException, PdfminerException, ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What a damaged file makes the library raise."""

_MARGIN = 0.12
"""The part of a page, at its top and at its foot, where what is on every page is a header or a footer."""


class _Block(NamedTuple):
    """A piece of a page, and how far from its top it is."""

    top: float
    content: Passage | RuledTable


class _PageText(NamedTuple):
    """What is on a page: its number, size and words, and its tables."""

    number: int
    width: float
    height: float
    words: list[PdfWord]
    tables: list[RuledTable]


def read(data: bytes, name: str) -> Document:
    """Read the bytes of a PDF. Its tables are found by the lines that are drawn between their cells."""
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = _read_pages(pdf)
            facts = {key: str(value) for key, value in (pdf.metadata or {}).items()}
    except _DAMAGE as error:
        if isinstance(error, UnreadableDocumentError):
            raise
        causes = (error, *error.args, error.__context__, error.__cause__)
        if any(isinstance(each, PDFPasswordIncorrect) for each in causes):
            raise UnreadableDocumentError(
                f"{name} is protected with a password. Save a copy without it, or import the Word or Excel file "
                "that it was made from."
            ) from None
        raise UnreadableDocumentError(
            f"{name} is damaged: it cannot be read as a PDF. Save or download it again."
        ) from None
    if not any(page.words for page in pages):
        raise UnreadableDocumentError(
            f"{name} is a picture of a page: there is no text in it. Import the Word or Excel file that it was made "
            "from, or have the text recognised first."
        )
    margins = _find_margins(pages)
    blocks = [block for page in pages for block in _build_blocks(page, margins)]
    joined = _join_blocks(blocks, name)
    if not any(isinstance(each, Grid) for each in joined) and _has_columns_of_text(pages):
        raise UnreadableDocumentError(
            f"There are no lines between the columns of the table in {name}, so they cannot be told apart. "
            "Import the Word or Excel file that it was made from."
        )
    return Document(
        "PDF file",
        tuple(joined),
        outside=tuple(_build_margins(pages, margins)),
        title=facts.get("Title", "").strip(),
        author=facts.get("Author", "").strip(),
        remarks=_describe_pictures(pages),
    )


def _read_pages(pdf: Any) -> list[_PageText]:
    pages = []
    paragraphs = dict(walk_paragraphs(pdf))
    for page in pdf.pages:
        words = read_words(page, paragraphs)
        tables = find_ruled_tables(page, words)
        pages.append(_PageText(page.page_number, page.width, page.height, words=words, tables=tables))
        page.close()
    return pages


def _normalise_line(line: Sequence[PdfWord]) -> str:
    """Return a line so that it is the same on every page, whatever the number of the page."""
    return re.sub(r"\d+", "#", " ".join(word.text for word in line))


def _is_in_margin(line: Sequence[PdfWord], page: _PageText) -> bool:
    return not _MARGIN * page.height < line[0].middle < (1 - _MARGIN) * page.height


def _find_margins(pages: Sequence[_PageText]) -> frozenset[str]:
    """Find the lines that are headers or footers: at the edge of at least two pages, in the same words."""
    counts = Counter(
        text
        for page in pages
        for text in {_normalise_line(line) for line in build_lines(page.words) if _is_in_margin(line, page)}
    )
    return frozenset(text for text, count in counts.items() if count > 1 and count * 2 >= len(pages))


def _is_margin(line: Sequence[PdfWord], page: _PageText, margins: frozenset[str]) -> bool:
    """Return True for a line that belongs to the page and not to its text: the tags say so, or it is on every page."""
    if any(table.top <= line[0].middle <= table.bottom for table in page.tables):
        return False
    return line[0].is_artifact or (_is_in_margin(line, page) and _normalise_line(line) in margins)


def _build_margins(pages: Sequence[_PageText], margins: frozenset[str]) -> list[Passage]:
    """Build the headers and footers, each once."""
    found: dict[tuple[str, str], Passage] = {}
    for page in pages:
        for line in build_lines(page.words):
            if _is_margin(line, page, margins):
                where = "page header" if line[0].middle < page.height / 2 else "page footer"
                text = " ".join(word.text for word in line)
                found.setdefault((where, _normalise_line(line)), Passage(text, where))
    return list(found.values())


def _build_blocks(page: _PageText, margins: frozenset[str]) -> list[_Block]:
    """Build what is on a page, from its top down: the paragraphs between the tables, and the tables."""
    lines = [
        line
        for line in build_lines(page.words)
        if not _is_margin(line, page, margins)
        and not any(table.top <= line[0].middle <= table.bottom for table in page.tables)
    ]
    right = max((line[-1].right for line in lines), default=page.width)
    blocks = [_Block(table.top, table) for table in page.tables]
    bounds = [*(table.top for table in page.tables), page.height]
    above = 0.0
    for bottom in bounds:
        words = [word for line in lines if above <= line[0].middle < bottom for word in line]
        top = above
        blocks.extend(_Block(top, each) for each in build_passages(words, f"page {page.number}", right))
        above = bottom
    return sorted(blocks, key=lambda block: block.top)


def _join_blocks(blocks: Sequence[_Block], name: str) -> list[Passage | Grid]:
    """Join tables that follow each other with nothing between them and equal columns: one over several pages."""
    joined: list[Passage | list[RuledTable]] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block.content, Passage):
            joined.append(block.content)
        elif isinstance(last, list) and block.content.has_edges_of(last[-1]) and block.top < last[-1].bottom:
            last.append(block.content)
        else:
            joined.append([block.content])
    built: list[Passage | Grid] = []
    number = 0
    for each in joined:
        if isinstance(each, Passage):
            built.append(each)
            continue
        number += 1
        grid = Grid(join_tables(each), f"table {number}")
        check_table_size(len(grid.rows), grid.width, name, grid.where)
        if any(cell.passages for row in grid.rows for cell in row.cells):
            built.append(grid)
    return built


def _has_columns_of_text(pages: Sequence[_PageText]) -> bool:
    """Return True if lines of text have wide gaps at the same places, as the columns of a table do."""
    gaps = Counter(
        round(right.left / 10)
        for page in pages
        for line in build_lines(page.words)
        for left, right in pairwise(line)
        if right.left - left.right > 15
    )
    return any(count >= 3 for count in gaps.values())


def _describe_pictures(pages: Sequence[_PageText]) -> tuple[str, ...]:
    """Name the pages that have no text in them."""
    empty = [str(page.number) for page in pages if not page.words]
    if not empty:
        return ()
    subject = f"Page {empty[0]} has" if len(empty) == 1 else f"Pages {format_list(empty)} have"
    return (f"{subject} no text: what is on a picture is not imported.",)
