"""Spreadsheets: the two formats read again by libraries that did not write them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from odfdo import Document

from actionplan.renderers.office import ods, xlsx
from actionplan.renderers.office.sheet_cells import SHEET_COLOURS, format_column_letters
from actionplan.report import Report
from actionplan.reports.workbook import Sheet, build_workbook
from actionplan.reports.workbook.sheet_table import CellValue, Link, SheetTone
from actionplan.text.escaping import escape_control_in_lines

Cells = list[list[Any]]


def sheet_of(report: Report, name: str) -> Sheet:
    """Return the sheet of a report with that name."""
    return next(each for each in build_workbook(report).sheets if each.name == name)


def _of_xlsx(made: bytes, name: str) -> Cells:
    page = openpyxl.load_workbook(io.BytesIO(made))[name]
    return [[_plain(cell.value) for cell in row] for row in page.iter_rows()]


def _of_ods(made: bytes, name: str) -> Cells:
    table = Document(io.BytesIO(made)).body.get_table(name=name)
    assert table is not None
    return [[_words(cell) for cell in row.get_cells()] for row in table.get_rows()]


def _words(cell: Any) -> Any:
    """A cell's value; words are read from its paragraphs, so that lines and spaces are those that are shown."""
    if cell.type != "string":
        return _plain(cell.value)
    link = cell.get_element("descendant::text:a")
    return link.text if link else "\n".join(paragraph.inner_text for paragraph in cell.get_elements("text:p"))


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


SPREADSHEETS: dict[str, tuple[Callable[..., bytes], Callable[[bytes, str], Cells]]] = {
    "xlsx": (xlsx.render, _of_xlsx),
    "ods": (ods.render, _of_ods),
}

each_format = pytest.mark.parametrize(("render", "read"), SPREADSHEETS.values(), ids=SPREADSHEETS)


def _shown(value: CellValue) -> Any:
    """What a cell shows: the words of a link."""
    return value.words if isinstance(value, Link) else value


@each_format
def test_every_cell_is_read_again_as_it_was(
    render: Callable[..., bytes], read: Callable[[bytes, str], Cells], changed: Report
) -> None:
    changed = changed._replace(errors=("1 error.",))
    made = render(changed, contact="policy@example.org")
    for each in build_workbook(changed, "policy@example.org").sheets:
        cells = read(made, each.name)
        top, end = each.heading_row, each.heading_row + 1 + len(each.rows)
        assert [row[0] for row in cells[: len(each.notes)]] == list(each.notes)
        assert [tuple(row[:2]) for row in cells[len(each.notes) : top]] == [
            (fact.name, fact.value) for fact in each.facts
        ]
        assert cells[top] == [heading.title for heading in each.columns]
        assert [tuple(row) for row in cells[top + 1 : end]] == [tuple(map(_shown, row)) for row in each.rows]
        assert [tuple(row[:2]) for row in cells[end + 1 :]] == [
            (fact.name, _shown(fact.value)) for fact in each.end_facts
        ]


@each_format
def test_what_is_awkward_is_words_and_whole(
    render: Callable[..., bytes],
    read: Callable[[bytes, str], Cells],
    awkward: Report,
    awkward_texts: tuple[str, ...],
) -> None:
    cells = read(render(awkward), "Targets")
    header = next(row for row in cells if row[0] == "Ref")
    found = [row[header.index("Key output")] for row in cells[cells.index(header) + 1 :]]
    assert [text or "" for text in found] == [
        escape_control_in_lines(text).replace("\t", " ") for text in awkward_texts
    ]


@each_format
@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(A1)", "_x0041_", " a  b "]
)
def test_no_words_become_anything_else(
    render: Callable[..., bytes], read: Callable[[bytes, str], Cells], small: Report, text: str
) -> None:
    made = render(small._replace(rows=(small.rows[0]._replace(remark=text),)))
    row = read(made, "Targets")[-1]
    shown = text.replace("\r", "\n").replace("\t", " ")
    assert shown in row or shown.replace("_x0041_", "_x005F_x0041_") in row  # openpyxl reads escapes as they stand
    for name in zipfile.ZipFile(io.BytesIO(made)).namelist():
        part = zipfile.ZipFile(io.BytesIO(made)).read(name)
        assert b"<f>" not in part
        assert b"table:formula" not in part


@each_format
def test_the_same_report_gives_the_same_bytes(
    render: Callable[..., bytes], read: Callable[[bytes, str], Cells], changed: Report
) -> None:
    assert render(changed) == render(changed)
    with zipfile.ZipFile(io.BytesIO(render(changed))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert read(render(changed), "Targets")


@each_format
def test_a_report_without_rows_says_so(
    render: Callable[..., bytes], read: Callable[[bytes, str], Cells], small: Report
) -> None:
    made = render(small._replace(rows=()))
    (title, holds, *_) = read(made, "Targets")
    assert title[0] == "Corporate Action Plan 2017/18, Hertsmere Borough Council: targets"
    assert holds[0].endswith("This sheet has no table. There is no target in this answer.")
    assert [row[1] for row in read(made, "Summary") if row[0] == "In short"] == ["No target is in this answer."]


def test_a_workbook_marks_its_tables_freezes_headings_and_merges_nothing(changed: Report) -> None:
    made = openpyxl.load_workbook(io.BytesIO(xlsx.render(changed)))
    assert made.sheetnames == ["Summary", "Targets", "Log", "Bodies", "Officers", "Decisions"]
    for page, each in zip(made, build_workbook(changed).sheets, strict=True):
        assert not page.merged_cells.ranges
        (table,) = page.tables.values()
        top, last = each.heading_row + 1, format_column_letters(len(each.columns))
        assert (table.name, table.ref) == (each.table_name, f"A{top}:{last}{top + len(each.rows)}")
        assert table.headerRowCount == 1
        assert page.freeze_panes == (None if each.chart else f"B{top + 1}")
        assert page.print_title_rows == (None if each.chart else f"${top}:${top}")
    assert made["Targets"]["D5"].number_format == "d mmm yyyy"
    assert made["Summary"]["D7"].number_format == "0%"


def test_a_workbook_is_ready_to_print(changed: Report) -> None:
    """A4, landscape, one page wide, with a number on every page; of each table the columns that fit."""
    content = build_workbook(changed)
    for page, each in zip(openpyxl.load_workbook(io.BytesIO(xlsx.render(changed))), content.sheets, strict=True):
        assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
        assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
        assert page.oddFooter.right.text == "Page &P of &N"
        assert (page.oddFooter.left.text, page.oddFooter.center.text) == (content.title, each.name)
        if not each.chart:
            last = format_column_letters(each.printed_columns)
            assert page.print_area == f"'{each.name}'!$A$1:${last}${each.heading_row + 1 + len(each.rows)}"


def test_a_footer_shows_an_ampersand_and_no_more_of_a_title_than_it_can(small: Report) -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(small._replace(title="Roads & parks " * 30))))["Targets"]
    assert str(page.oddFooter.left.text).startswith("Roads && parks")
    assert len(str(page.oddFooter.left.text)) < 120


def test_colours_follow_the_words_of_their_row(changed: Report) -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(changed)))["Targets"]
    titles = [cell.value for cell in page[4]]
    status, rag, colour = (format_column_letters(titles.index(name) + 1) for name in ("Status", "RAG", "Colour"))
    found = {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in page.conditional_formatting}
    assert all(rule.stopIfTrue for each in page.conditional_formatting for rule in each.rules)
    assert found == {
        f"{status}5:{status}6": [
            f'${colour}5="red"',
            f'${colour}5="amber"',
            f'${status}5="overdue"',
            f'${status}5="due"',
            f'${status}5="complete"',
        ],
        f"{rag}5:{rag}6": [f'${rag}5="{name}"' for name in ("red", "amber", "green")],
    }


def _measure_contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours by WCAG 2."""

    def light(colour: str) -> float:
        parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tone", SHEET_COLOURS)
def test_every_colour_can_be_read(tone: SheetTone) -> None:
    assert _measure_contrast(*SHEET_COLOURS[tone]) >= 5.5


def test_the_rule_below_a_row_is_not_broken_where_a_cell_is_empty(changed: Report) -> None:
    printed = sheet_of(changed, "Targets").printed_columns
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(changed)))["Targets"]
    assert None in [cell.value for cell in page[6][:printed]]
    assert {cell.border.bottom.style for cell in page[6][:printed]} == {"hair"}


def test_links_can_be_followed(changed: Report) -> None:
    made = openpyxl.load_workbook(io.BytesIO(xlsx.render(changed, contact="policy@example.org")))
    links = {
        cell.value: cell.hyperlink.target or cell.hyperlink.location
        for page in (made["Summary"], made["Log"])
        for row in page.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links["policy@example.org"] == "mailto:policy@example.org"
    assert links["https://example.org/m/7"] == "https://example.org/m/7"
    assert "'Log'!A1" in links.values()


def test_a_sheet_has_no_more_links_than_excel_allows(changed: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_LINKS", 0)
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(changed)))["Log"]
    cells = {cell.value: cell.hyperlink for row in page.iter_rows() for cell in row}
    assert cells["https://example.org/m/7"] is None


def test_the_first_sheet_has_a_chart_with_words(changed: Report) -> None:
    made = xlsx.render(changed)
    (part,) = (name for name in zipfile.ZipFile(io.BytesIO(made)).namelist() if "charts/chart" in name)
    chart = zipfile.ZipFile(io.BytesIO(made)).read(part).decode()
    assert re.findall("<c:f>(.*?)</c:f>", chart) == ["Summary!$A$8:$A$9", "Summary!$C$8:$C$9"]
    drawing = zipfile.ZipFile(io.BytesIO(made)).read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Targets by status: overdue 1, due 1."' in drawing


def test_a_workbook_says_what_it_is(small: Report) -> None:
    of = openpyxl.load_workbook(io.BytesIO(xlsx.render(small))).properties
    title = "Due in September 2017, as at 15 September 2017"
    assert (of.title, of.creator, of.language) == (title, "Hertsmere Borough Council", "en-GB")
    assert of.created == of.modified == datetime(2017, 9, 15)  # noqa: DTZ001 - Excel knows no zones


def test_words_that_look_like_a_formula_stay_words_when_they_are_edited(small: Report) -> None:
    row = small.rows[0]._replace(remark="=1+1", officer="Chief Executive")
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(small._replace(rows=(row,)))))["Targets"]
    by_value = {cell.value: cell for cell in page[page.max_row]}
    assert by_value["=1+1"].quotePrefix
    assert not by_value["Chief Executive"].quotePrefix


@pytest.mark.parametrize("text", ["a" * 32_767, "b" * 32_768, "\U0001f600" * 16_384, "c" * 40_000])
def test_a_text_too_long_for_excel_says_that_it_was_cut(small: Report, text: str) -> None:
    made = xlsx.render(small._replace(rows=(small.rows[0]._replace(remark=text),)))
    page = openpyxl.load_workbook(io.BytesIO(made))["Targets"]
    (found,) = (str(cell.value) for cell in page[page.max_row] if str(cell.value)[:20] == text[:20])
    assert found == text or (
        found.endswith(xlsx.TRUNCATION_NOTE) and text.startswith(found.removesuffix(xlsx.TRUNCATION_NOTE))
    )
    assert (found == text) is (len(text.encode("utf-16-le")) // 2 <= xlsx.MAX_CELL_UNITS)
    assert len(found.encode("utf-16-le")) // 2 <= xlsx.MAX_CELL_UNITS


def test_an_opendocument_spreadsheet_marks_its_tables_and_says_what_it_is(changed: Report) -> None:
    made = Document(io.BytesIO(ods.render(changed)))
    ranges = made.body.get_elements("//table:database-range")
    assert [each.get_attribute("table:target-range-address") for each in ranges] == [
        f"'{each.name}'.A{each.heading_row + 1}:{format_column_letters(len(each.columns))}"
        f"{each.heading_row + 1 + len(each.rows)}"
        for each in build_workbook(changed).sheets
    ]
    title = "Due in September 2017, as at 15 September 2017"
    assert (made.meta.title, made.meta.language) == (title, "en-GB")
    assert made.meta.creation_date == datetime(2017, 9, 15)  # noqa: DTZ001 - as the file says it
    assert not made.body.get_elements("//table:covered-table-cell")
