"""Word documents made from the council's own file: what it has stays, and what it lacks is added."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from actionplan.renderers import TemplateError
from actionplan.renderers.office.archive import replace_part
from actionplan.renderers.office.docx import render
from actionplan.report import Report

NAVY = RGBColor(0x00, 0x1F, 0x5B)


@pytest.fixture(scope="module")
def house() -> bytes:
    """A council's file: navy headings, a narrow page, a header, a list of its own, and a page of contents."""
    document = Document()
    document.styles["Heading 1"].font.color.rgb = NAVY
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = (
        Mm(210),
        Mm(297),
        Mm(30),
        Mm(30),
    )
    section.header.paragraphs[0].text = "Hertsmere Borough Council"
    document.add_paragraph("Delete this page.")
    document.add_paragraph("One", style="List Number")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_styles_header_and_page_are_the_councils_and_its_words_are_gone(panel: Report, house: bytes) -> None:
    made = Document(io.BytesIO(render(panel, template=house)))
    assert made.styles["Heading 1"].font.color.rgb == NAVY
    assert made.sections[0].header.paragraphs[0].text == "Hertsmere Borough Council"
    assert round((made.sections[0].left_margin or Mm(0)).mm) == 30
    shown = [(each.style.name, each.text) for each in made.paragraphs if each.style]
    assert shown[0] == ("Title", "Progress report")
    assert ("Heading 1", "Summary") in shown
    assert ("Record", "1.2 Business plan") in shown, "a style that it lacks is added"
    assert "Delete this page." not in [text for _, text in shown]


def test_tables_and_bars_fit_its_page(panel: Report, house: bytes) -> None:
    made = Document(io.BytesIO(render(panel, template=house)))
    for table in made.element.body.iter(qn("w:tbl")):
        assert sum(int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))) <= 150 * 56.7 + 5
    assert sum(each.width.mm for each in list(made.inline_shapes)[:3]) < 150


def test_its_footer_stays_and_else_there_is_ours(panel: Report, house: bytes) -> None:
    assert "Progress report · Page 1 of 1" in footer(render(panel, template=house))
    document = Document(io.BytesIO(house))
    document.sections[0].footer.paragraphs[0].text = "Protect"
    made = io.BytesIO()
    document.save(made)
    assert footer(render(panel, template=made.getvalue())) == "Protect"


def footer(data: bytes) -> str:
    """The words at the foot of the pages."""
    part = Document(io.BytesIO(data)).sections[0].footer.part.element
    return "".join(text.text or "" for text in part.iter(qn("w:t")))


def test_numbers_of_lists_are_not_those_of_the_template(panel: Report, house: bytes) -> None:
    made = Document(io.BytesIO(render(panel, template=house)))
    numbering = made.part.numbering_part.element
    known = [each.get(qn("w:numId")) for each in numbering.iter(qn("w:num"))]
    used = {each.get(qn("w:numId")) or each.get(qn("w:val")) for each in made.element.body.iter(qn("w:numId"))}
    assert len(set(known)) == len(known)
    assert used <= set(known)
    kinds = [each.tag for each in numbering]
    assert kinds == sorted(kinds, key=lambda tag: tag == qn("w:num")), "Word wants what others refer to first"


def test_styles_are_found_by_name_whatever_their_identifiers_are(panel: Report, house: bytes) -> None:
    def translate(part: bytes) -> bytes:
        return part.replace(b'"Heading1"', b'"berschrift1"')

    german = replace_part(replace_part(house, "word/styles.xml", translate), "word/document.xml", translate)
    made = Document(io.BytesIO(render(panel, template=german)))
    body = made.element.body
    used = {each.get(qn("w:val")) for each in body.iter(qn("w:pStyle"))}
    known = {each.get(qn("w:styleId")) for each in made.styles.element.iter(qn("w:style"))}
    assert {"berschrift1", "Title"} <= used <= known
    assert "Heading1" not in used


def test_a_style_of_another_name_with_our_identifier_keeps_it(panel: Report, house: bytes) -> None:
    other = replace_part(
        house, "word/styles.xml", lambda part: part.replace(b'w:styleId="ListBullet"', b'w:styleId="Record"')
    )
    made = Document(io.BytesIO(render(panel, template=other)))
    names = {
        each.get(qn("w:styleId")): each.find(qn("w:name")).get(qn("w:val"))
        for each in made.styles.element.iter(qn("w:style"))
    }
    assert (names["Record"], names["PlanRecord"]) == ("List Bullet", "Record")


def test_a_landscape_template_makes_a_landscape_paper(panel: Report, house: bytes) -> None:
    document = Document(io.BytesIO(house))
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    made = io.BytesIO()
    document.save(made)
    page = Document(io.BytesIO(render(panel, template=made.getvalue()))).sections[0]
    assert round((page.page_width or Mm(0)).mm) == 297


def test_a_word_template_serves_as_well_as_a_document(panel: Report, house: bytes) -> None:
    dotx = replace_part(
        house, "[Content_Types].xml", lambda part: part.replace(b"document.main+xml", b"template.main+xml")
    )
    assert render(panel, template=dotx) == render(panel, template=house)


def test_it_is_the_same_bytes_each_time_with_no_time_in_them(panel: Report, house: bytes) -> None:
    made = render(panel, template=house)
    assert made == render(panel, template=house)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/app.xml" not in archive.namelist()


def _zip_without_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "A")
    return made.getvalue()


@pytest.mark.parametrize("data", [b"Not Word", b"PK\x03\x04 cut", _zip_without_parts()])
def test_what_is_no_word_file_is_refused(panel: Report, data: bytes) -> None:
    with pytest.raises(TemplateError, match="is not a Word file that can be read"):
        render(panel, template=data)


def test_a_word_file_with_broken_styles_is_refused(panel: Report, house: bytes) -> None:
    with pytest.raises(TemplateError, match="is not a Word file that can be read"):
        render(panel, template=replace_part(house, "word/styles.xml", lambda _: b"<broken"))
