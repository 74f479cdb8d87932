"""OpenDocument files: their XML in the test, in a package as LibreOffice makes it."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from actionplan.importing.readers import read_document
from actionplan.importing.source_document import Document, Grid, Passage, walk_passages
from actionplan.importing.unreadable import UnreadableDocumentError

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **{
            each: f"urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"
            for each in ("office", "style", "text", "table", "meta")
        },
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)

STYLES = """
<style:style style:name="Struck" style:family="text">
  <style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Child" style:family="text" style:parent-style-name="Struck"/>
<style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Amber" style:family="table-cell" style:data-style-name="Month">
  <style:table-cell-properties fo:background-color="#FFC000"/></style:style>
<style:style style:name="Gone" style:family="table-cell">
  <style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Secret" style:family="table"><style:table-properties table:display="false"/></style:style>
<number:date-style style:name="Month"><number:month number:textual="true"/><number:text>-</number:text>
  <number:year/></number:date-style>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/>
</text:list-style>
<text:list-style style:name="Bullets">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
"""


def _pack(kind: str, body: str, **parts: str) -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("content.xml", content)
        for name, text in parts.items():
            package.writestr(f"{name}.xml", f"<office:part {NAMESPACES}>{text}</office:part>")
    return data.getvalue()


def _read_text(body: str, **parts: str) -> Document:
    return read_document(_pack("text", body, **parts), "plan.odt")


def _read_passages(body: str) -> list[Passage]:
    return [each for each in _read_text(body).blocks if isinstance(each, Passage)]


def _read_sheet(rows: str) -> Grid:
    data = _pack("spreadsheet", f'<table:table table:name="Tracker">{rows}</table:table>')
    (grid,) = read_document(data, "plan.ods").grids
    return grid


def _write_cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<text:p>one<text:s text:c='2'/>two<text:tab/>three</text:p>", ["one  two three"]),
        ("<text:p>one<text:line-break/>two</text:p><text:p/>", ["one", "two"]),
        ("<text:section><text:p>inside</text:p></text:section>", ["inside"]),
        ("<text:p>Page <text:page-number>4</text:page-number> of it</text:p>", ["Page  of it"]),
        ("<text:p><text:a>a link</text:a></text:p>", ["a link"]),
    ],
)
def test_paragraphs(body: str, texts: list[str]) -> None:
    assert [each.text for each in _read_passages(body)] == texts


def test_marks_of_text() -> None:
    heading, bold, struck = _read_passages(
        '<text:h text:outline-level="2">Priority</text:h><text:p text:style-name="Strong">Lead</text:p>'
        '<text:p>by <text:span text:style-name="Child">June</text:span> July</text:p>'
    )
    assert (heading.level, heading.is_bold) == (2, False)
    assert bold.is_bold
    assert struck.struck == ((3, 7),)


def test_numbers_of_lists_are_labels() -> None:
    items = (
        "<text:list-item><text:p>first</text:p></text:list-item><text:list-item><text:p>second</text:p>"
        "<text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>"
    )
    passages = _read_passages(
        f'<text:list text:style-name="L">{items}</text:list>'
        '<text:list text:style-name="Bullets"><text:list-item><text:p>point</text:p></text:list-item></text:list>'
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>third</text:p>'
        "</text:list-item></text:list>"
    )
    assert [(each.label, each.text) for each in passages] == [
        ("a)", "first"),
        ("b)", "second"),
        ("b.1.", "inner"),
        ("", "point"),
        ("c)", "third"),
    ]


def test_what_hangs_on_the_text_is_kept_beside_it() -> None:
    document = _read_text(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>May</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>due <text:change text:change-id='c1'/>June<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Subject to funds</text:p></text:note-body></text:note>"
        "<office:annotation><dc:creator>Clerk</dc:creator><text:p>Ask</text:p></office:annotation></text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>Beside</text:p></draw:text-box></draw:frame></text:p>",
        styles="<style:header><text:p>Draft</text:p></style:header><style:footer><text:p>Foot</text:p></style:footer>",
        meta="<dc:title>Action Plan</dc:title><meta:initial-creator>Council</meta:initial-creator>",
    )
    (passage,) = document.blocks
    assert isinstance(passage, Passage)
    assert passage.text == "due June"
    assert [(note.kind, note.passages[0].text) for note in passage.notes] == [
        ("deletion", "May"),
        ("footnote", "Subject to funds"),
        ("comment", "Ask"),
    ]
    assert [(each.where, each.text) for each in document.outside] == [
        ("page header", "Draft"),
        ("page footer", "Foot"),
        ("text box", "Beside"),
    ]
    assert (document.title, document.author) == ("Action Plan", "Council")


def test_a_paragraph_that_was_deleted_whole_is_not_lost() -> None:
    document = _read_text(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>Gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p><text:change text:change-id='c1'/></text:p>"
    )
    assert [each.text for each in walk_passages(document)] == ["Gone"]


def test_a_sheet_of_a_million_rows_is_the_rows_that_hold_something() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    grid = _read_sheet(f"<table:table-row>{_write_cell('one')}</table:table-row>{empty}")
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["one"]]
    assert (grid.where, grid.name, grid.rows[0].where) == ("sheet Tracker", "Tracker", "sheet Tracker, row 1")


def test_cells_that_are_repeated_merged_or_hidden() -> None:
    grid = _read_sheet(
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        "<table:table-row>"
        + _write_cell("same", 'table:number-columns-repeated="2"')
        + _write_cell("tall", 'table:number-rows-spanned="2"')
        + "</table:table-row>"
        '<table:table-row-group><table:table-row table:visibility="filter">'
        + _write_cell("a")
        + "<table:table-cell/><table:covered-table-cell/></table:table-row></table:table-row-group>"
    )
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["same", "same", "tall"], ["a", "", ""]]
    assert grid.rows[0].cells[2].row_span == 2
    assert grid.rows[1].cells[2].covered_by == (0, 2)
    assert [row.is_hidden for row in grid.rows] == [False, True]
    assert grid.hidden_columns == {1}


def test_dates_numbers_and_notes_of_cells() -> None:
    cells = (
        _write_cell("Dec-17", 'office:value-type="date" office:date-value="2017-12-01" table:style-name="Amber"')
        + _write_cell("1.10", 'office:value-type="float" office:value="1.1" table:formula="of:=A1"')
        + "<table:table-cell><office:annotation><text:p>Why?</text:p></office:annotation>"
        + "<text:p>noted</text:p></table:table-cell>"
    )
    due, ref, noted = _read_sheet(f"<table:table-row>{cells}</table:table-row>").rows[0].cells
    assert (due.text, due.value, due.fill) == ("December 2017", date(2017, 12, 1), "ffc000")
    assert (ref.text, ref.value, ref.is_formula) == ("1.10", 1.1, True)
    assert (noted.text, noted.notes[0].passages[0].text) == ("noted", "Why?")


def test_a_cell_has_the_style_of_its_row_or_column() -> None:
    row = "<table:table-row{}><table:table-cell/>" + _write_cell("Old") + "</table:table-row>"
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="Gone"/>'
    first, second = _read_sheet(columns + row.format("") + row.format(' table:default-cell-style-name="Amber"')).rows
    assert first.cells[1].passages[0].is_struck
    assert not second.cells[1].passages[0].is_struck
    assert [cell.fill for cell in second.cells] == ["ffc000", "ffc000"]


def test_a_hidden_sheet_is_flagged() -> None:
    sheet = f'<table:table table:name="Lists" table:style-name="Secret"><table:table-row>{_write_cell("Red")}'
    data = _pack("spreadsheet", f"{sheet}</table:table-row></table:table>")
    assert [each.is_hidden for each in read_document(data, "plan.ods").grids] == [True]


def test_words_under_a_merged_cell_are_not_lost() -> None:
    data = _pack(
        "spreadsheet",
        '<table:table table:name="T"><table:table-row>'
        + _write_cell("shown", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell><text:p>under it</text:p></table:covered-table-cell>"
        + "</table:table-row></table:table>",
    )
    assert [each.text for each in walk_passages(read_document(data, "plan.ods"))] == ["shown", "under it"]


def test_a_file_behind_a_password_is_refused() -> None:
    data = BytesIO(_pack("text", "<text:p>x</text:p>"))
    with ZipFile(data, "a") as package:
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(UnreadableDocumentError, match="protected with a password"):
        read_document(data.getvalue(), "plan.odt")
