"""PDF files: real ones that LibreOffice wrote, and the rules that put words to paragraphs and pages to tables."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from actionplan.importing.readers import read_document
from actionplan.importing.readers.pdf.pdf_table import RuledTable, join_tables
from actionplan.importing.readers.pdf.pdf_text import PdfWord, build_passages
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow, Passage
from actionplan.importing.unreadable import UnreadableDocumentError

FILES = Path(__file__).parent


def _read(name: str) -> Document:
    return read_document((FILES / name).read_bytes(), Path(name).name)


def _set_lines(*lines: str, pitch: float = 12.0, paragraphs: Sequence[int] = ()) -> list[PdfWord]:
    """Set lines of text in letters of 5 points width, one below the other. `|` makes a gap of half a line."""
    words = []
    top = 0.0
    for number, line in enumerate(lines):
        top += pitch * (1.6 if line.startswith("|") else 1.0)
        left = 10.0
        for text in line.removeprefix("|").split():
            words.append(
                PdfWord(
                    text=text,
                    left=left,
                    right=left + 5 * len(text),
                    top=top,
                    bottom=top + 10,
                    paragraph=paragraphs[number] if paragraphs else None,
                    level=0,
                    is_bold=line.isupper(),
                    is_struck=text.startswith("~"),
                    is_artifact=False,
                )
            )
            left += 5 * len(text) + 3
    return words


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (_set_lines("Publish the issues", "document"), ["Publish the issues document"]),
        (_set_lines("June", "July 2017"), ["June", "July 2017"]),  # the line ends although there was room
        (_set_lines("Publish the issues", "|document for all"), ["Publish the issues", "document for all"]),
        (_set_lines("Publish the issue", "• and the options"), ["Publish the issue", "• and the options"]),
        (_set_lines("a) Publish an issue", "b) and the options"), ["a) Publish an issue", "b) and the options"]),
        (_set_lines("PRIORITY FOR A YEAR", "Publish the issues"), ["PRIORITY FOR A YEAR", "Publish the issues"]),
        (_set_lines("Publish the co-", "ordinated document"), ["Publish the co-ordinated document"]),
        (_set_lines("Publish for years", "2017 to 2018 only"), ["Publish for years 2017 to 2018 only"]),
        (_set_lines("June", "July 2017", paragraphs=[1, 1]), ["June July 2017"]),  # tags count more than what is seen
        (_set_lines("Publish the issues", "document", paragraphs=[1, 2]), ["Publish the issues", "document"]),
    ],
)
def test_lines_are_put_together_to_paragraphs(words: list[PdfWord], texts: list[str]) -> None:
    assert [each.text for each in build_passages(words, "page 1", 110.0)] == texts


def test_struck_words_are_marked() -> None:
    (passage,) = build_passages(_set_lines("due ~June ~2017 July"), "page 1", 200.0)
    assert [passage.text[start:end] for start, end in passage.struck] == ["~June ~2017"]


def _make_table(*rows: Sequence[GridCell | str]) -> RuledTable:
    def make_row(cells: Sequence[GridCell | str]) -> GridRow:
        made = (GridCell((Passage(each, ""),) if each else ()) if isinstance(each, str) else each for each in cells)
        return GridRow(tuple(made), "")

    return RuledTable(tuple(map(make_row, rows)), (0.0, 1.0, 2.0), 0.0, 1.0)


def test_a_table_goes_on_over_the_page() -> None:
    rows = join_tables([_make_table(("Action", "Due"), ("a", "June")), _make_table(("Action", "Due"), ("", "2017"))])
    assert [(row.starts_page, [cell.text for cell in row.cells]) for row in rows] == [
        (False, ["Action", "Due"]),
        (False, ["a", "June"]),
        (False, ["Action", "Due"]),
        (True, ["", "2017"]),
    ]


def test_a_merged_cell_goes_on_over_the_page() -> None:
    empty, covered = GridCell(row_span=2), GridCell(covered_by=(0, 0))
    first, *rest = join_tables([_make_table(("Parks", "June")), _make_table((empty, "July"), (covered, "August"))])
    assert first.cells[0].row_span == 3
    assert [row.cells[0].covered_by for row in rest] == [(0, 0), (0, 0)]


def test_a_real_table_over_two_pages() -> None:
    document = _read("made/d-continued.pdf")
    first = document.grids[0]
    assert [len(grid.rows) for grid in document.grids] == [8, 3, 3]
    assert first.rows[1].cells[0].text == "1. A workforce that looks like the city"
    assert [row.cells[0].covered_by for row in first.rows[3:6]] == [(1, 0)] * 3
    (date,) = first.rows[4].cells[3].passages
    assert [date.text[start:end] for start, end in date.struck] == ["December 2024"]
    assert [each.text for each in document.outside] == ["OFFICIAL", "EDI Improvement Plan, page 1"]


def test_the_published_plan_has_its_headings_and_tables() -> None:
    document = _read("made/hertsmere.pdf")
    headings = [each.text for each in document.blocks if isinstance(each, Passage) and each.level == 2]
    assert len([each for each in document.blocks if isinstance(each, Grid)]) == 10
    assert headings[0] == "CORPORATE ACTION 1: Implement the Development Sites programme"
    assert document.title == "Corporate Action Plan 2017/18"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("password.pdf", "is protected with a password. Save a copy without it"),
        ("scan.pdf", "is a picture of a page: there is no text in it."),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        _read(f"refuse/{name}")
    assert str(raised.value).startswith(f"{name} {sentence}")


def test_a_password_for_printing_only_is_no_hindrance() -> None:
    assert _read("refuse/owner-password-only.pdf").grids


@pytest.mark.parametrize("share", range(1, 20))
def test_a_file_that_is_cut_short_is_refused(share: int) -> None:
    data = (FILES / "made" / "d-continued.pdf").read_bytes()
    with pytest.raises(UnreadableDocumentError, match=r"^plan\.pdf is damaged"):
        read_document(data[: len(data) * share // 20], "plan.pdf")


def test_pages_that_are_pictures_are_named() -> None:
    plan, picture = FILES / "made" / "d-continued.pdf", FILES / "refuse" / "scan.pdf"
    with pdfium.PdfDocument(plan) as pdf, pdfium.PdfDocument(picture) as scan:
        pdf.import_pages(scan)
        count = len(pdf)
        data = BytesIO()
        pdf.save(data)
    document = read_document(data.getvalue(), "plan.pdf")
    assert document.remarks == (f"Page {count} has no text: what is on a picture is not imported.",)
    assert document.grids
