"""Web pages of every kind that councils and office programs write, as text in the test."""

import pytest

from actionplan.importing.readers import read_document
from actionplan.importing.source_document import Grid, Passage, walk_passages
from actionplan.importing.unreadable import UnreadableDocumentError


def _read_passages(page: str) -> list[Passage]:
    return [
        each for each in read_document(f"<html><body>{page}".encode(), "plan.html").blocks if isinstance(each, Passage)
    ]


def _read_grid(rows: str) -> Grid:
    (grid,) = read_document(f"<table>{rows}</table>".encode(), "plan.html").grids
    return grid


def _list_texts(grid: Grid) -> list[list[str]]:
    return [[" | ".join(each.text for each in cell.passages) for cell in row.cells] for row in grid.rows]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>one\n  two</p>three", ["one two", "three"]),
        ("one<br>two", ["one", "two"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<p>Su<b>mm</b>er&nbsp;2017</p>", ["Summer\N{NO-BREAK SPACE}2017"]),
        ("<div>outer <div>inner</div> after</div>", ["outer", "inner", "after"]),
        ("<p>a<script>b</script><!-- c -->d</p>", ["ad"]),
        ('<p>RAG: <img alt="Green" src="http://example.org/g.png"></p>', ["RAG: Green"]),
        ("<p>due <ins>July</ins></p>", ["due July"]),
    ],
)
def test_paragraphs_are_those_of_a_browser(page: str, texts: list[str]) -> None:
    assert [each.text for each in _read_passages(page)] == texts


def test_marks_of_text() -> None:
    heading, bold, struck, item = _read_passages(
        "<h2>Priority 1</h2><p><b>Lead</b>: <strong>x</strong></p><p>by <s>June</s> <del>May</del> July</p>"
        '<ol start="2" type="a"><li>first</ol>'
    )
    assert (heading.level, bold.level) == (2, 0)
    assert not bold.is_bold
    assert [struck.text[a:b].strip() for a, b in struck.struck] == ["June", "May"]
    assert item.label == "b."


def test_merged_cells_of_a_table() -> None:
    grid = _read_grid(
        "<tr><th>Action<th>Lead<th>Due<tr><td>a<td rowspan=2>Parks<td>June<tr><td>b<td>July<tr><td colspan=3>the end"
    )
    assert _list_texts(grid) == [
        ["Action", "Lead", "Due"],
        ["a", "Parks", "June"],
        ["b", "", "July"],
        ["the end", "", ""],
    ]
    assert grid.rows[2].cells[1].covered_by == (1, 1)
    assert grid.rows[3].cells[0].column_span == 3


@pytest.mark.parametrize(
    ("cell", "fill"),
    [
        ('<td bgcolor="#FFC000">', "ffc000"),
        ('<td style="background-color: red">', "ff0000"),
        ('<td style="background:#0f0">', "00ff00"),
        ('<td style="background: rgb(0, 176, 80)">', "00b050"),
        ('<td style="background: white">', ""),
        ('<td bgcolor="#FFFFFF">', ""),
        ("<td>", ""),
    ],
)
def test_the_colour_of_a_cell(cell: str, fill: str) -> None:
    assert _read_grid(f"<tr>{cell}text").rows[0].cells[0].fill == fill


def test_hidden_rows_are_flagged_and_hidden_text_is_kept_apart() -> None:
    grid = _read_grid('<tr><td>shown<tr hidden><td>not shown<tr style="display: none"><td>nor this')
    assert [row.is_hidden for row in grid.rows] == [False, True, True]
    document = read_document(b"<p>shown</p><p hidden>secret</p><nav>Home</nav><footer>Contact us</footer>", "plan.html")
    assert [(each.where, each.text) for each in document.outside] == [
        ("hidden text", "secret"),
        ("page navigation", "Home"),
        ("page footer", "Contact us"),
    ]


def test_a_table_in_a_cell_belongs_to_the_cell_but_in_one_that_lays_out_the_page() -> None:
    inner = "<table><tr><td>June<td>July</table>"
    document = read_document(f"<table><tr><td>a<td>b<tr><td>c<td>{inner}</table>".encode(), "plan.html")
    assert _list_texts(document.grids[0]) == [["a", "b"], ["c", "June | July"]]
    document = read_document(f"<table><tr><td>Menu<td>{inner}</table>".encode(), "plan.html")
    assert [each.text if isinstance(each, Passage) else _list_texts(each) for each in document.blocks] == [
        "Menu",
        [["June", "July"]],
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<p>café".encode(),
        "<p>café".encode("cp1252"),
        "<meta charset=iso-8859-1><p>café".encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>café'.encode("iso-8859-2"),
        b"\xef\xbb\xbf" + "<p>café".encode(),
    ],
)
def test_the_encoding_of_a_page(data: bytes) -> None:
    document = read_document(b"<html>" + data if data[:1] == b"<" else data.replace(b"<p>", b"<html><p>"), "plan.html")
    assert [each.text for each in walk_passages(document)] == ["café"]


def test_a_page_that_a_browser_builds_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="the page is put together in a browser"):
        read_document(
            b'<html><head><title>Plan</title></head><body><div id="app"></div><script>x</script>', "plan.html"
        )
