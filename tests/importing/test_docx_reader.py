"""Word documents: their XML in the test, in a package as python-docx makes it."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from actionplan.importing.readers import read_document
from actionplan.importing.source_document import Document, Grid, GridCell, Passage
from actionplan.importing.unreadable import UnreadableDocumentError

SPACES = (
    nsdecls("w", "r", "wp", "a") + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def read_body(xml: str) -> Document:
    """Read a document with this body."""
    made = docx.Document()
    body = made.element.body
    for element in reversed(parse_xml(f"<w:body {SPACES}>{xml}</w:body>")):
        body.insert(0, element)
    data = BytesIO()
    made.save(data)
    return read_document(data.getvalue(), "plan.docx")


def read_rows(xml: str) -> list[tuple[GridCell, ...]]:
    (grid,) = read_body(f"<w:tbl>{xml}</w:tbl>").grids
    return [row.cells for row in grid.rows]


def write_cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:p>") else f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def read_cell(content: str) -> GridCell:
    return read_rows(f"<w:tr>{write_cell(content)}{write_cell('x')}</w:tr>")[0][0]


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "texts"),
    [
        (RUN.format("May 2024"), ["May 2024"]),
        # A cell that is one tracked insertion, of which python-docx gives nothing.
        (f'<w:ins w:id="1" w:author="A">{RUN.format("May 2024")}</w:ins>', ["May 2024"]),
        (f"<w:sdt><w:sdtContent>{RUN.format('May 2024')}</w:sdtContent></w:sdt>", ["May 2024"]),
        (f'<w:hyperlink r:id="rId1">{RUN.format("Strategy")}</w:hyperlink>', ["Strategy"]),
        (f"{RUN.format('May')}<w:r><w:br/></w:r>{RUN.format('June')}", ["May", "June"]),
        (f"{RUN.format('1')}<w:r><w:tab/></w:r>{RUN.format('Dig')}", ["1\tDig"]),
        (f"{RUN.format('co')}<w:r><w:noBreakHyphen/></w:r>{RUN.format('op')}", ["co-op"]),
        # Symbols of a font: a tick, a cross, a box that is ticked, and one that only starts a line.
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ["✓"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>', ["✗"]),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', ["☑"]),
        (f'<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>{RUN.format(" Dig")}', ["• Dig"]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + RUN.format("7"), ["7"]),
    ],
)
def test_the_text_of_a_cell(paragraph: str, texts: list[str]) -> None:
    assert [each.text for each in read_cell(f"<w:p>{paragraph}</w:p>").passages] == texts


def test_a_tracked_deletion_is_kept_beside_what_took_its_place() -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>May 2024</w:delText></w:r></w:del>'
    cell = read_cell(f'<w:p>{deleted}<w:ins w:id="2" w:author="A">{RUN.format("June 2024")}</w:ins></w:p>')
    (passage,) = cell.passages
    (note,) = passage.notes
    assert (passage.text, note.kind, note.passages[0].text) == ("June 2024", "deletion", "May 2024")


def test_a_deletion_without_anything_in_its_place_hangs_on_the_cell() -> None:
    deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText>May 2024</w:delText></w:r></w:del>'
    cell = read_cell(f"<w:p>{deleted}</w:p>")
    assert [each.kind for each in cell.notes] == ["deletion"]
    assert not cell.passages


def test_what_of_a_text_is_struck_through() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>May 2024 </w:t></w:r>"
    (passage,) = read_cell(f"<w:p>{struck}{RUN.format('June 2024')}</w:p>").passages
    assert [passage.text[start:end].strip() for start, end in passage.struck] == ["May 2024"]
    off = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>May</w:t></w:r>'
    assert not read_cell(f"<w:p>{off}</w:p>").passages[0].struck


def test_cells_that_are_merged_down_and_across() -> None:
    start, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    first = f"<w:tr>{write_cell('A', start)}{write_cell('B', wide)}</w:tr>"
    second = f"<w:tr>{write_cell('<w:p></w:p>', '<w:vMerge/>')}{write_cell('C')}{write_cell('D')}</w:tr>"
    rows = read_rows(first + second)
    assert [(cell.text, cell.covered_by) for cell in rows[0]] == [("A", None), ("B", None), ("", (0, 1))]
    assert [(cell.text, cell.covered_by) for cell in rows[1]] == [("", (0, 0)), ("C", None), ("D", None)]
    assert (rows[0][0].row_span, rows[0][1].column_span) == (2, 2)


def test_a_table_inside_a_cell_is_text_of_the_cell() -> None:
    inner = f"<w:p/><w:tbl><w:tr>{write_cell('B')}{write_cell('C')}</w:tr></w:tbl>"
    rows = read_rows(f"<w:tr><w:tc>{inner}<w:p>{RUN.format('D')}</w:p></w:tc>{write_cell('x')}</w:tr>")
    assert [each.text for each in rows[0][0].passages] == ["B", "C", "D"]


def test_text_of_boxes_stands_beside_the_page_once() -> None:
    box = f"<w:txbxContent><w:p>{RUN.format('Draft')}</w:p></w:txbxContent>"
    drawing = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read_body(f"<w:p><w:r>{drawing}</w:r>{RUN.format('Text')}</w:p>")
    assert [each.text for each in document.outside] == ["Draft"]
    assert [each.text for each in document.blocks if isinstance(each, Passage)] == ["Text"]


def test_headings_have_levels_and_list_numbers_are_labels() -> None:
    made = docx.Document()
    made.add_heading("Theme", 1)
    made.add_paragraph("Dig", style="List Number")
    made.add_paragraph("Sow", style="List Number")
    made.add_paragraph("Mow", style="List Bullet")
    made.sections[0].footer.paragraphs[0].text = "Page"
    data = BytesIO()
    made.save(data)
    document = read_document(data.getvalue(), "plan.docx")
    found = [(each.text, each.level, each.label) for each in document.blocks if isinstance(each, Passage)]
    assert found == [("Theme", 1, ""), ("Dig", 0, "1."), ("Sow", 0, "2."), ("Mow", 0, "")]
    assert [(each.text, each.where) for each in document.outside] == [("Page", "page footer")]


def test_a_table_with_too_many_columns_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="has 201 columns in table 1, and at most 200 are imported"):
        read_rows(f"<w:tr>{write_cell('x') * 201}</w:tr>")


def test_every_table_is_one_grid() -> None:
    table = f"<w:tbl><w:tr>{write_cell('A')}{write_cell('B')}</w:tr></w:tbl>"
    document = read_body(f"{table}<w:p>{RUN.format('between')}</w:p>{table}")
    assert [type(each) for each in document.blocks] == [Grid, Passage, Grid]
