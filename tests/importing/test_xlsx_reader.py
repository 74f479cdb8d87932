"""Excel workbooks, made by openpyxl in the test and read back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from actionplan.importing.readers import read_document
from actionplan.importing.source_document import Document, Grid, walk_passages
from actionplan.importing.unreadable import UnreadableDocumentError


def _read(fill_in: Callable[[Any], object]) -> Document:
    book = Workbook()
    fill_in(book)
    data = BytesIO()
    book.save(data)
    return read_document(data.getvalue(), "tracker.xlsx")


def _read_sheet(fill_in: Callable[[Any], object]) -> Grid:
    (grid,) = _read(lambda book: fill_in(book.active)).grids
    return grid


def test_what_the_cells_show() -> None:
    def fill_in(sheet: Any) -> None:
        sheet.append(["Ref", "Action", "Due"])
        sheet.append([1.1, "Plant trees\nand water them", date(2024, 9, 30)])
        sheet["A2"].number_format = "0.00"
        sheet["C2"].number_format = "mmm-yy"

    grid = _read_sheet(fill_in)
    ref, action, due = grid.rows[1].cells
    assert [[each.text for each in cell.passages] for cell in (ref, action, due)] == [
        ["1.10"],
        ["Plant trees", "and water them"],
        ["September 2024"],
    ]
    assert (ref.value, action.value, due.value) == (1.1, None, date(2024, 9, 30))
    assert grid.rows[1].where == "sheet Sheet, row 2"


@pytest.mark.parametrize(
    ("value", "number_format", "is_shown"),
    [
        ("secret", ";;;", False),
        (5, ";;;", False),
        (5, ";;", False),
        (date(2024, 9, 30), ";;;", False),
        ("shown", ";;", True),
        ("shown", ";;;@", True),
        (5, "0;;", True),
        (5, "General", True),
    ],
)
def test_a_format_that_shows_nothing_hides_the_cell(value: object, number_format: str, *, is_shown: bool) -> None:
    def fill_in(sheet: Any) -> None:
        sheet.append(["Action", "Notes"])
        sheet.append(["Dig", value])
        sheet["B2"].number_format = number_format

    cell = _read_sheet(fill_in).rows[1].cells[1]
    assert (bool(cell.passages), [note.kind for note in cell.notes]) == (is_shown, [] if is_shown else ["hidden"])


def test_what_a_library_prints_does_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.active.append(["Action", "Lead"])
    made = BytesIO()
    book.save(made)
    spoilt = BytesIO()
    with ZipFile(made) as package, ZipFile(spoilt, "w") as copy:
        for each in package.namelist():
            part = package.read(each)
            copy.writestr(
                each,
                part.replace(b'builtinId="0"', b'builtinId="0" customBuiltin="1"').replace(
                    b'name="Normal" xfId="0"', b'name="Normal" xfId="9"'
                )
                if each.endswith("styles.xml")
                else part,
            )
    with suppress(UnreadableDocumentError):
        read_document(spoilt.getvalue(), "tracker.xlsx")
    assert capfd.readouterr() == ("", "")


def test_a_merged_cell_stands_once() -> None:
    def fill_in(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"], sheet["B3"] = "Chief Executive", "a", "b", "c"
        sheet.merge_cells("A1:A3")

    grid = _read_sheet(fill_in)
    first, second, third = (row.cells[0] for row in grid.rows)
    assert (first.text, first.row_span, first.column_span) == ("Chief Executive", 3, 1)
    assert [(each.text, each.covered_by) for each in (second, third)] == [("", (0, 0)), ("", (0, 0))]


def test_a_sheet_of_a_million_rows_is_the_rows_that_hold_something() -> None:
    def fill_in(sheet: Any) -> None:
        sheet["A1"], sheet["B40000"] = "first", "second"
        sheet["C1048576"].fill = PatternFill("solid", "FFFF0000")

    grid = _read_sheet(fill_in)
    assert [(row.where, [cell.text for cell in row.cells]) for row in grid.rows] == [
        ("sheet Sheet, row 1", ["first", ""]),
        ("sheet Sheet, row 2", ["", ""]),
        ("sheet Sheet, row 40000", ["", "second"]),
    ]


def test_marks_of_a_cell() -> None:
    def fill_in(sheet: Any) -> None:
        struck = InlineFont(strike=True)
        sheet["A1"] = CellRichText("due ", TextBlock(struck, "June 2024"), "\nJuly 2024")
        sheet["B1"] = "all gone"
        sheet["B1"].font = Font(strike=True, bold=True)
        sheet["B1"].fill = PatternFill("solid", "FFFFC000")
        sheet["C1"] = "themed"
        sheet["C1"].fill = PatternFill("solid", Color(theme=4))
        sheet["C1"].comment = Comment("Ask the panel\nfirst", "Clerk")
        sheet["D1"] = "white"
        sheet["D1"].fill = PatternFill("solid", "FFFFFFFF")

    part, whole, themed, white = _read_sheet(fill_in).rows[0].cells
    assert [(each.text, each.struck) for each in part.passages] == [("due June 2024", ((4, 13),)), ("July 2024", ())]
    assert whole.passages[0].is_struck
    assert whole.passages[0].is_bold
    assert (whole.fill, themed.fill, white.fill) == ("ffc000", "4f81bd", "")
    assert [(note.kind, [each.text for each in note.passages]) for note in themed.notes] == [
        ("comment", ["Ask the panel", "first"])
    ]


def test_what_is_hidden_is_given_and_flagged() -> None:
    def fill_in(book: Any) -> None:
        book.active.append(["a", "b", "c"])
        book.active.append(["d", "e", "f"])
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        other = book.create_sheet("Lists")
        other["A1"] = "Red"
        other.sheet_state = "hidden"
        book.create_sheet("Empty")

    shown, hidden = _read(fill_in).grids
    assert [row.is_hidden for row in shown.rows] == [False, True]
    assert (shown.hidden_columns, shown.is_hidden) == (frozenset({1}), False)
    assert (hidden.name, hidden.is_hidden) == ("Lists", True)


def test_text_beside_the_sheet() -> None:
    def fill_in(book: Any) -> None:
        book.active["A1"] = "text"
        book.active.oddFooter.center.text = "Draft for the panel &P of &N"
        book.properties.title = "Action Plan 2024/25"
        book.properties.creator = "Example Council"

    document = _read(fill_in)
    assert [(each.where, each.text) for each in document.outside] == [("page footer", "Draft for the panel  of")]
    assert (document.kind, document.title, document.author) == (
        "Excel workbook",
        "Action Plan 2024/25",
        "Example Council",
    )


def test_every_word_is_given_once() -> None:
    def fill_in(sheet: Any) -> None:
        sheet.append(["same", "same"])
        sheet["A2"] = True

    document = _read(lambda book: fill_in(book.active))
    assert [each.text for each in walk_passages(document)] == ["same", "same", "TRUE"]


def test_too_wide_a_table_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="201 columns in sheet Sheet, and at most 200"):
        _read_sheet(lambda sheet: sheet.append(["x"] * 201))


def test_text_under_a_merged_cell_is_kept_beside_the_sheet() -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["A2"] = "Shown", "Hidden", "Below"
    data = BytesIO()
    book.save(data)
    merged = _change_part(data.getvalue(), "xl/worksheets/sheet1.xml", _merge("A1:B1"))
    document = read_document(merged, "plan.xlsx")
    assert [[cell.text for cell in row.cells] for row in document.grids[0].rows] == [["Shown", ""], ["Below", ""]]
    assert [each.text for each in document.outside] == ["Hidden"]


@pytest.mark.parametrize("area", ["A1:A1048576", "A1:XFD1048576"])
def test_cells_that_are_merged_over_a_whole_sheet_end_with_its_text(area: str) -> None:
    book = Workbook()
    book.active["A1"], book.active["A3"] = "Theme", "x"
    data = BytesIO()
    book.save(data)
    merged = _change_part(data.getvalue(), "xl/worksheets/sheet1.xml", _merge(area))
    (grid,) = read_document(merged, "plan.xlsx").grids
    assert (grid.rows[0].cells[0].text, grid.rows[0].cells[0].row_span) == ("Theme", 3)


def test_what_a_library_says_to_programmers_is_not_shown(recwarn: pytest.WarningsRecorder) -> None:
    data = BytesIO()
    Workbook().save(data)
    styles = _change_part(data.getvalue(), "xl/styles.xml", lambda text: text.replace("<cellStyle ", "<unknown "))
    with suppress(UnreadableDocumentError):
        read_document(styles, "plan.xlsx")
    assert not recwarn.list


def _merge(area: str) -> Callable[[str], str]:
    merged = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    return lambda text: text.replace("</sheetData>", f"</sheetData>{merged}")


def _change_part(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a package with one part of it changed."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(packed, "w") as copy:
        for each in package.namelist():
            text = package.read(each)
            copy.writestr(each, change(text.decode()).encode() if each == part else text)
    return packed.getvalue()


def test_a_formula_without_a_stored_value_is_told() -> None:
    def fill_in(book: Any) -> None:
        book.active.append(["Action", "Lead"])
        book.active.append(["Plant trees", '="Chief "&"Executive"'])
        book.active["B9"] = "=B2"

    document = _read(fill_in)
    (cell,) = [row.cells[1] for row in document.grids[0].rows[1:]]
    assert (cell.text, cell.is_formula) == ("", True)
    (remark,) = document.remarks
    assert remark.startswith(
        "2 formulas have no stored value, so what is shown there is not known: Sheet B2, Sheet B9."
    )


def test_a_formula_whose_stored_value_is_empty_shows_nothing() -> None:
    book = Workbook()
    book.active.append(["Action", "Lead"])
    book.active.append(["Plant trees", '=""'])
    data, changed = BytesIO(), BytesIO()
    book.save(data)
    with ZipFile(data) as package, ZipFile(changed, "w") as other:
        for each in package.namelist():
            part = package.read(each)
            if each.endswith("sheet1.xml"):
                part = part.replace(b'<c r="B2">', b'<c r="B2" t="str">')
                assert b't="str"' in part
            other.writestr(each, part)
    document = read_document(changed.getvalue(), "tracker.xlsx")
    assert (document.grids[0].rows[1].cells[1].is_formula, document.remarks) == (False, ())
