"""Word documents, opened again with python-docx, and their XML read where that does not say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from actionplan.renderers.office.docx import render
from actionplan.renderers.office.styles import BAR_COLOURS, HEADING_SHADE, TONE_COLOURS
from actionplan.report import Cell, Column, Report, Section, Share, Table, Tone
from actionplan.text.escaping import escape_control

if TYPE_CHECKING:
    from docx.document import Document as Opened


def opened(report: Report) -> Opened:
    return Document(io.BytesIO(render(report)))


def outline(document: Opened) -> list[tuple[str, str]]:
    """The paragraphs outside tables by their styles; what only fills a gap is left out."""
    elements = document.element.body.xpath("./w:p | ./w:sdt/w:sdtContent/w:p")
    paragraphs = (Paragraph(element, document.element.body) for element in elements)
    names = {style.style_id: style.name for style in document.styles}
    found = [(names[each._p.style or "Normal"], each.text) for each in paragraphs]  # noqa: SLF001 - it knows the styles of its own part only
    return [(str(style), text) for style, text in found if style != "Gap"]


def test_a_paper_has_a_title_headings_and_lists_in_styles_of_their_own(panel: Report) -> None:
    assert outline(opened(panel)) == [
        ("Title", "Progress report"),
        ("Subtitle", "Corporate Action Plan 2017/18, Hertsmere Borough Council"),
        ("Lead", "1 of 4 is overdue."),
        ("Heading 1", "Recommendations"),
        ("Normal", "The panel is asked to:"),
        ("List Paragraph", "Note it."),
        ("List Paragraph", "Agree."),
        ("Heading 1", "Summary"),
        ("Normal", "Two targets."),
        ("Bar", ""),
        ("Bar Key", "\u00a0Overdue: 1 (25%);  \u00a0Complete: 3 (75%)"),
        ("Heading 1", "Due"),
        ("Normal", "Two fall due."),
        ("Heading 1", "Exceptions"),
        ("Normal", "One is overdue."),
        ("Heading 2", "Overdue"),
        ("Record", "1.2 Business plan"),
        ("Fact", "Reason\tFlood"),
        ("Heading 1", "Wide"),
        *WIDE_RECORDS,
        ("Heading 1", "About this paper"),
        ("List Paragraph", "One"),
        ("List Paragraph", "Two"),
        ("Fact", "Early Autumn\tSeptember 2017"),
        ("Normal", "1 target could not be placed: `actionplan validate` says why."),
    ]


_TEXTS = ("1.2", "overdue, 15 days late", "", "Business plan", "6.2c", "due, 15 days left", "amber", "Final document")
WIDE_RECORDS = [
    ("Fact", f"Heading {n + 4 * time + 1}\t{text}")
    for row in (_TEXTS[:4], _TEXTS[4:])
    for time in range(3)
    for n, text in enumerate(row)
    if text
]
"""The rows of a table that no page is wide enough for."""


def test_numbered_lists_begin_at_one_and_bullets_have_no_number(panel: Report) -> None:
    listed = opened(panel._replace(sections=(*panel.sections, *panel.sections[:1])))
    used = [each.get(qn("w:val")) for each in listed.element.body.iter(qn("w:numId"))]
    numbering = listed.part.numbering_part.element
    known = {each.get(qn("w:numId")): each for each in numbering.iter(qn("w:num"))}
    assert (len(used), len(set(used))) == (6, 3)
    assert set(used) <= set(known)
    restarted = [number for number, each in known.items() if list(each.iter(qn("w:startOverride")))]
    assert set(restarted) == set(used) - {"9000"}


def test_a_long_document_lists_its_headings_after_the_first_page(panel: Report) -> None:
    assert "TOC Heading" not in {style for style, _ in outline(opened(panel))}
    parts = tuple(Section(f"Part {n}", ("Words. " * 600,)) for n in range(8))
    document = opened(panel._replace(sections=(*panel.sections[:2], *parts)))
    found = outline(document)
    place = found.index(("TOC Heading", "Contents"))
    assert found[place + 1 : place + 9] == [("toc 1", f"Part {n}") for n in range(8)]
    assert found[place - 1][0] == "Bar Key"
    links = [each.get(qn("w:anchor")) for each in document.element.body.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(links) == 8
    assert set(links) <= set(marks)
    (contents,) = document.element.body.iter(qn("w:sdt"))
    kinds = [each.get(qn("w:fldCharType")) for each in contents.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [each.text.strip() for each in contents.iter(qn("w:instrText"))] == [r'TOC \o "1-1" \h \z \u']


def test_what_belongs_together_stays_on_a_page(panel: Report) -> None:
    paragraphs = {each.text: each for each in opened(panel).paragraphs}
    kept = [text for text, each in paragraphs.items() if each.paragraph_format.keep_with_next]
    assert {"The panel is asked to:", "One is overdue.", "1.2 Business plan", "Heading 1\t1.2"} <= set(kept)
    assert not {"1.2 Business plan", "Reason\tFlood"} <= set(kept)
    broken = [text for text, each in paragraphs.items() if each.paragraph_format.page_break_before]
    assert broken == ["Wide"]


def test_a_row_of_a_brief_section_is_a_paragraph_behind_its_ref(panel: Report) -> None:
    columns = (Column("Ref"), Column("Output", grow=1, is_self_explanatory=True), Column("Officer"), Column("Why"))
    rows = (
        (Cell("1.1"), Cell("Build it.", "strong"), Cell("Chief"), Cell("reason: no staff")),
        (Cell("1.2"), Cell("Sell it"), Cell("late", "red"), Cell("")),
    )
    section = Section("Due", (), Table(columns, rows), is_brief=True)
    document = opened(panel._replace(sections=(section,)))
    found = [each for each in document.paragraphs if each.text.startswith("1.")]
    assert [each.text for each in found] == [
        "1.1\tBuild it; officer: Chief; reason: no staff",
        "1.2\tSell it; officer: late",
    ]
    assert [each.runs[0].style.name for each in found] == ["Tone strong", "Tone red"]
    assert not document.tables


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column("So far"), "so far: agreed"),
        (Column("RAG"), "RAG: agreed"),
        (Column("Watford Borough Council"), "Watford Borough Council: agreed"),
        (Column("Watford", is_name=True), "Watford: agreed"),
        (Column("Status", is_plain=True), "agreed"),
    ],
)
def test_a_name_keeps_its_capital_before_what_is_said_of_it(panel: Report, column: Column, words: str) -> None:
    columns = (Column("Ref"), Column("Output", is_self_explanatory=True), column)
    table = Table(columns, ((Cell("1.1"), Cell("Build it"), Cell("agreed")),))
    document = opened(panel._replace(sections=(Section("Due", (), table, is_brief=True),)))
    assert f"1.1\tBuild it; {words}" in [each.text for each in document.paragraphs]


@pytest.mark.parametrize(("is_number", "style"), [(True, "Table Number"), (False, "Table Text")])
def test_rows_of_numbers_are_close_together(panel: Report, style: str, *, is_number: bool) -> None:
    table = Table((Column("Targets"), Column("Now", is_number=is_number)), ((Cell("All"), Cell("4")),))
    (grid,) = opened(panel._replace(sections=(Section("Figures", (), table),))).tables
    assert {cell.paragraphs[0].style.name for cell in grid.rows[1].cells} == {style}


ADDRESSES = {
    "See https://example.org/a?b=1&c=2.": ["https://example.org/a?b=1&c=2"],
    "Policy, policy@example.org": ["mailto:policy@example.org"],
    "https://a.example (https://b.example)": ["https://a.example", "https://b.example"],
    "javascript:alert(1) and file:///etc/passwd": [],
}


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_a_link_wherever_it_stands(panel: Report, text: str) -> None:
    table = Table((Column("Note", grow=1), Column("Why")), ((Cell(text), Cell(text, "red")),))
    section = Section("Part", (text,), table, items=(text,), facts=(("Contact", text),))
    document = opened(panel._replace(sections=(section,), closing=()))
    cells = [cell.paragraphs[0] for cell in document.tables[0].rows[1].cells]
    found = [each for each in (*document.paragraphs, *cells) if text in each.text]
    assert len(found) == 5
    assert all([link.address for link in each.hyperlinks] == ADDRESSES[text] for each in found)


@pytest.mark.parametrize(("count", "together"), [(6, 6), (14, 14), (15, 3)])
def test_a_list_of_facts_goes_to_a_new_page_as_a_whole_or_its_last_facts_do(
    panel: Report, count: int, together: int
) -> None:
    facts = tuple((f"Name {n}", "said") for n in range(1, count + 1))
    paragraphs = opened(panel._replace(sections=(Section("About", facts=facts),))).paragraphs
    kept = [each.text for each in paragraphs if each.text.startswith("Name") and each.paragraph_format.keep_with_next]
    assert kept == [f"Name {n}\tsaid" for n in range(count - together + 1, count)]


def test_a_table_has_a_title_says_what_is_in_it_and_repeats_its_headings(small: Report) -> None:
    (table,) = opened(small).element.body.iter(qn("w:tbl"))
    said = {each.tag: each.get(qn("w:val")) for each in table.find(qn("w:tblPr"))}
    assert said[qn("w:tblCaption")] == "Due"
    assert said[qn("w:tblDescription")] == (
        "2 rows under a row of headings: Ref, Officer, Due, Output and measure and Days."
    )
    (look,) = table.iter(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert list(marks(table)) == [{"cantSplit", "tblHeader"}, {"cantSplit"}, {"cantSplit"}]


def marks(table: Any) -> Iterator[set[str]]:
    """Yield the marks of each row of a table."""
    for row in table.iter(qn("w:tr")):
        yield {mark.tag.partition("}")[2] for each in row.findall(qn("w:trPr")) for mark in each}


def test_no_cell_is_empty_or_merged(small: Report) -> None:
    document = opened(small)
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Ref", "Officer", "Due", "Output and measure", "Days"],
        ["6.2c", "Head of Planning", "30 Sep 2017", "Final document published", "– none"],
        ["1.2", "no officer", "31 Aug 2017", "Business plan approved by the Board", "15"],
    ]
    assert not list(document.element.body.iter(qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")))


def test_a_paper_is_upright_and_a_list_with_a_wide_table_lies_across_and_everything_is_a4(
    panel: Report, across: Report
) -> None:
    assert measures(panel) == measures(across._replace(front_count=1)) == [(210, 297)]
    assert measures(across) == measures(across._replace(lead="One line.")) == [(297, 210)]


def test_a_list_with_a_table_that_has_room_on_no_page_is_upright(panel: Report, across: Report) -> None:
    """The rows of such a table are records."""
    assert measures(panel._replace(front_count=0)) == [(210, 297)]
    assert measures(panel._replace(sections=(*panel.sections, *across.sections), front_count=0)) == [(210, 297)]


def measures(report: Report) -> list[tuple[int, int]]:
    """The width and height of the pages of each part."""
    pages = [(each.page_width or Mm(0), each.page_height or Mm(0)) for each in opened(report).sections]
    return [(round(width.mm), round(height.mm)) for width, height in pages]


def test_every_page_has_the_name_of_the_paper_and_its_number_at_its_foot(panel: Report) -> None:
    for section in opened(panel).sections:
        foot = section.footer.part.element
        fields = [each.get(qn("w:instr")) for each in foot.iter(qn("w:fldSimple"))]
        shown = "".join(text.text for text in foot.iter(qn("w:t")))
        assert (shown, fields) == (
            "Progress report · Page 1 of 1",
            ["PAGE", "NUMPAGES"],
        )


def test_what_the_document_says_of_itself(small: Report) -> None:
    document = opened(small)
    said = document.core_properties
    assert (said.title, said.author, said.language) == ("Due in September 2017", "Hertsmere Borough Council", "en-GB")
    assert said.created == said.modified == datetime(2017, 9, 15, tzinfo=UTC)
    languages = [each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))]
    assert languages == ["en-GB"]
    assert [each.get(qn("w:val")) for each in document.settings.element.iter(qn("w:themeFontLang"))] == ["en-GB"]


DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"


def drawings(report: Report) -> list[Any]:
    return list(opened(report).element.body.iter(qn("w:drawing")))


def tell(drawing: Any) -> str | None:
    """What a drawing says of itself, or None if it only decorates."""
    (properties,) = drawing.iter(qn("wp:docPr"))
    decorates = [each.get("val") for each in properties.iter(DECORATIVE)]
    assert decorates in ([], ["1"])
    return None if decorates else str(properties.get("descr"))


def test_a_bar_is_drawn_and_told_in_words_and_the_key_only_decorates(panel: Report) -> None:
    bar, *samples = drawings(panel)
    assert tell(bar) == "One bar for 4 targets, in parts. Overdue: 1; Complete: 3."
    assert [text.text for text in bar.iter(qn("w:t"))] == ["1", "3"]
    (extent,) = bar.iter(qn("wp:extent"))
    assert (int(extent.get("cx")) / 36_000, int(extent.get("cy")) / 36_000) == (170, 6)
    assert [tell(each) for each in samples] == [None, None]


def test_every_number_in_a_bar_has_room(panel: Report) -> None:
    shares = tuple(Share(f"Kind {n}", number, 1009, "late") for n, number in enumerate((1, 1000, 0, 7, 1)))
    bar, *_ = drawings(panel._replace(sections=(Section("All", shares=shares),)))
    boxes = [box.find(f".//{qn('a:ext')}") for box in bar.iter(f"{WPS}wsp") if box.find(f"{WPS}txbx") is not None]
    assert len(boxes) == 5
    assert all(int(box.get("cx")) >= 8 * 36_000 for box in boxes)
    assert sum(int(box.get("cx")) for box in boxes) <= 170 * 36_000


def test_the_year_is_a_table_with_the_bars_of_each_target_told_in_words(year_report: Report) -> None:
    document = opened(year_report)
    headings = [text for style, text in outline(document) if style.startswith("Heading")]
    assert headings[:2] == ["The year as bars", "Planning"]
    table, *_ = document.tables
    first, *_ = document.element.body.iter(qn("w:tbl"))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Ref", "Target", "\t2017\t2018\n\tApr\tJul\tOct\tJan", "Status"],
        ["1.1a", "Publish it", "", "overdue, 31\u00a0Aug\u00a02017"],
        ["1.1b", "A long name " * 12 + "at its end", "", "not yet due, 1\u00a0Dec\u00a02017"],
    ]
    assert list(marks(first)) == [{"cantSplit", "tblHeader"}, {"cantSplit"}, {"cantSplit"}]
    assert [tell(each) for each in first.iter(qn("w:drawing"))] == [
        "1.1a: Summer 2017 (June to August 2017), overdue, 30 days late",
        "1.1b: 1 December 2017 (was Autumn), not yet due",
    ]


def test_the_year_is_an_appendix_of_a_paper_and_comes_first_in_a_report_of_its_own(year_report: Report) -> None:
    def headings(report: Report) -> list[str]:
        return [text for style, text in outline(opened(report)) if style == "Heading 1"]

    timeline = year_report.timeline
    assert timeline
    assert headings(year_report)[0] == "The year as bars"
    assert headings(year_report._replace(timeline=timeline._replace(is_whole_report=False)))[-1] == (
        "Appendix: the year as bars"
    )
    assert "The year as bars" not in headings(year_report._replace(timeline=timeline._replace(groups=())))


def test_every_shape_has_the_parts_that_word_asks_for_in_their_order(year_report: Report) -> None:
    """As the schema of Office 2010 has them: Word opens no file in which they are otherwise."""
    orders = {
        qn("wp:inline"): ["extent", "docPr", "graphic"],
        f"{WPS}wsp": ["cNvPr", "cNvSpPr", "spPr", "txbx", "bodyPr"],
        f"{WPS}spPr": ["xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "ln"],
    }
    body = opened(year_report).element.body
    for tag, order in orders.items():
        found = [[each.tag.partition("}")[2] for each in element] for element in body.iter(tag)]
        assert found
        assert all(names == [name for name in order if name in names] for names in found)
    numbers = [each.get("id") for each in body.iter(qn("wp:docPr"), f"{WPS}cNvPr")]
    assert len(set(numbers)) == len(numbers)


def test_the_same_report_gives_the_same_bytes_with_no_time_in_them(panel: Report) -> None:
    made = render(panel)
    assert made == render(panel)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]


def test_nothing_awkward_breaks_out_or_is_lost(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    document = opened(awkward._replace(title="".join(awkward_texts)))
    (table,) = document.tables
    shown = [escape_control(text) or "– none" for text in awkward_texts]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [[text] * 5 for text in shown]
    paragraphs = [text for style, text in outline(document) if style == "Normal"]
    assert paragraphs == [*(escape_control(text) for text in awkward_texts if text), "Nothing."] + [
        escape_control(text) for text in awkward_texts if text
    ]


def test_a_row_taller_than_a_page_may_be_split_and_no_other(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    (table,) = opened(awkward).element.body.iter(qn("w:tbl"))
    _, *rows = marks(table)
    assert [text for text, marked in zip(awkward_texts, rows, strict=True) if not marked] == [
        max(awkward_texts, key=len)
    ]


def test_two_tables_in_a_row_stay_two(small: Report) -> None:
    part = small.sections[0]._replace(title="", notes=())
    assert len(opened(small._replace(sections=(part, part))).tables) == 2


def test_a_report_that_has_nothing_to_say_is_a_document_too(small: Report) -> None:
    empty = small._replace(sections=(), closing=())
    assert outline(opened(empty)) == outline(opened(empty._replace(sections=(Section(""),))))


@pytest.mark.parametrize("tone", TONE_COLOURS)
def test_every_tone_is_easy_to_read(tone: Tone) -> None:
    assert contrast(TONE_COLOURS[tone], "ffffff") >= 5.5
    assert contrast(TONE_COLOURS[tone], HEADING_SHADE) >= 4.5


@pytest.mark.parametrize("tone", [tone for tone in BAR_COLOURS if tone != "quiet"])
def test_the_number_in_every_part_of_a_bar_is_easy_to_read(tone: Tone) -> None:
    assert contrast(BAR_COLOURS[tone], BAR_COLOURS["quiet"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(ink: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(ink)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
