"""CSV files of every kind that spreadsheets save, as bytes in the test."""

import pytest

from actionplan.importing.readers import read_document
from actionplan.importing.source_document import Grid, walk_passages
from actionplan.importing.unreadable import UnreadableDocumentError


def _read_rows(data: bytes) -> list[list[list[str]]]:
    document = read_document(data, "plan.csv")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    return [[[each.text for each in cell.passages] for cell in row.cells] for row in grid.rows]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"Action,Lead\nPlant trees,Parks\n", [[["Action"], ["Lead"]], [["Plant trees"], ["Parks"]]]),
        (b"Action;Lead\r\nPlant, then water;Parks\r\n", [[["Action"], ["Lead"]], [["Plant, then water"], ["Parks"]]]),
        (b"Action\tLead\nPlant; then water\tParks", [[["Action"], ["Lead"]], [["Plant; then water"], ["Parks"]]]),
        (b"\xef\xbb\xbfAction,Lead\n", [[["Action"], ["Lead"]]]),
        ("Café,Lead\n".encode(), [[["Café"], ["Lead"]]]),
        (b"\x95 a,b\n", [[["• a"], ["b"]]]),
        (b'"one\n\n two ",b\n', [[["one", "two"], ["b"]]]),
        (b"=SUM(A1),b\n", [[["=SUM(A1)"], ["b"]]]),
        (b"Title,,\n,,\na,b,\n\n,\n", [[["Title"], []], [[], []], [["a"], ["b"]]]),
    ],
)
def test_every_cell_of_a_table(data: bytes, rows: list[list[list[str]]]) -> None:
    assert _read_rows(data) == rows


def test_windows_1252_is_said() -> None:
    assert read_document(b"\x95 a,b\n", "plan.csv").remarks
    assert not read_document("• a,b\n".encode(), "plan.csv").remarks


@pytest.mark.parametrize("data", [b"", b" \n\n", b",,\n,\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"^plan\.csv is empty\.$"):
        read_document(data, "plan.csv")


def test_equal_words_are_two_pieces_of_text() -> None:
    first, second = walk_passages(read_document(b"same,same\n", "plan.csv"))
    assert first.text == second.text
    assert first != second


def test_a_table_with_too_many_rows_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="has 5,001 rows in the table, and at most 5,000 are imported"):
        read_document(b"Action,Lead\n" + b"Dig,Clerk\n" * 5000, "plan.csv")
