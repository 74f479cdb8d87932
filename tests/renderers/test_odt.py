"""OpenDocument texts, opened again with odfdo."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree as ET

from odfdo import Document, Element

from actionplan.renderers.office.odt import render
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.text.escaping import escape_control


def opened(report: Report) -> Document:
    return Document(io.BytesIO(render(report)))


def outline(document: Document) -> list[tuple[str, str]]:
    """The paragraphs outside tables by their styles, without the room of labels, and without what only fills a gap."""
    paragraphs = document.body.get_elements("text:p | text:h | text:list/text:list-item/text:p")
    return [
        (re.sub(r"(?<=Fact)\d+", "", style(each)), re.sub(r"\(Pictures/\d+.svg\)", "", each.inner_text))
        for each in paragraphs
        if style(each) != "Gap"
    ]


def style(element: Element) -> str:
    return str(element.get_attribute("text:style-name"))


def rows(document: Document) -> list[Element]:
    """The rows of all tables, headings first."""
    return document.body.get_elements("descendant::table:table-row")


def words(row: Element) -> list[str]:
    """The words of each cell of a row, with the spaces that are marked in them."""
    return [str(cell).rstrip("\n") for cell in row.get_elements("table:table-cell/text:p")]


def test_a_paper_has_a_title_headings_and_lists_in_styles_of_their_own(panel: Report) -> None:
    document = opened(panel)
    found = outline(document)
    assert found[:18] == [
        ("Title", "Progress report"),
        ("Subtitle", "Corporate Action Plan 2017/18, Hertsmere Borough Council"),
        ("Lead", "1 of 4 is overdue."),
        ("Heading_20_1", "Recommendations"),
        ("Kept", "The panel is asked to:"),
        ("List_20_Item", "Note it."),
        ("List_20_Item", "Agree."),
        ("Heading_20_1", "Summary"),
        ("Kept", "Two targets."),
        ("Bar", "One bar for 4 targets, in parts. Overdue: 1; Complete: 3."),
        ("Bar_20_Key", "\u00a0Overdue: 1 (25%);  \u00a0Complete: 3 (75%)"),
        ("Heading_20_1", "Due"),
        ("Kept", "Two fall due."),
        ("Heading_20_1", "Exceptions"),
        ("Kept", "One is overdue."),
        ("Heading_20_2", "Overdue"),
        ("Record", "1.2 Business plan"),
        ("Fact", "Reason\tFlood"),
    ]
    assert found[18] == ("Heading_20_1NewPage", "Wide")
    assert found[-5:] == [
        ("Heading_20_1", "About this paper"),
        ("List_20_Item", "One"),
        ("List_20_Item", "Two"),
        ("Fact", "Early Autumn\tSeptember 2017"),
        ("Words", "1 target could not be placed: `actionplan validate` says why."),
    ]
    levels = [each.get_attribute("text:outline-level") for each in document.body.get_headers()]
    assert levels == ["1", "1", "1", "1", "2", "1", "1"]
    lists = document.body.get_elements("//text:list")
    assert [(style(each), len(each.children)) for each in lists] == [("Numbers", 2), ("Bullets", 2)]


def test_a_long_document_lists_its_headings_after_the_first_page(panel: Report) -> None:
    parts = tuple(Section(f"Part {n}", ("Words. " * 600,)) for n in range(8))
    document = opened(panel._replace(sections=(*panel.sections[:2], *parts)))
    links = [each.get_attribute("xlink:href") for each in document.body.get_elements("//text:a")]
    marks = [each.get_attribute("text:name") for each in document.body.get_elements("//text:bookmark")]
    assert links == [f"#{name}" for name in marks[2:]]
    shown = [each.text for each in document.body.get_elements("//text:table-of-content//text:a")]
    assert shown == [f"Part {n}" for n in range(8)]
    pages = [each.get_attribute("text:ref-name") for each in document.body.get_elements("//text:bookmark-ref")]
    assert pages == marks[2:]


def test_a_table_has_a_title_says_what_is_in_it_and_repeats_its_headings(small: Report) -> None:
    document = opened(small)
    (table,) = document.body.get_elements("//table:table")
    title, about, *_ = table.children
    assert (title.tag, title.text) == ("table:title", "Due")
    assert (about.tag, about.text) == (
        "table:desc",
        "2 rows under a row of headings: Ref, Officer, Due, Output and measure and Days.",
    )
    (headings,) = table.get_elements("table:table-header-rows/table:table-row")
    assert words(headings) == ["Ref", "Officer", "Due", "Output and measure", "Days"]


def test_no_cell_is_empty_or_merged(small: Report) -> None:
    document = opened(small)
    assert [words(row) for row in rows(document)] == [
        ["Ref", "Officer", "Due", "Output and measure", "Days"],
        ["6.2c", "Head of Planning", "30 Sep 2017", "Final document published", "– none"],
        ["1.2", "no officer", "31 Aug 2017", "Business plan approved by the Board", "15"],
    ]
    cells = document.body.get_elements("//table:table-cell")
    assert not [each for each in cells if {"table:number-columns-spanned"} & set(each.attributes)]
    assert not document.body.get_elements("//table:covered-table-cell")


def test_no_row_is_split_between_pages_but_one_that_is_taller(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    document = opened(awkward)
    kept = document.content.get_elements("//style:table-row-properties")
    assert [each.get_attribute("fo:keep-together") for each in kept] == ["always", "auto"]
    named = [str(row.get_attribute("table:style-name")) for row in rows(document)[1:]]
    assert [text for text, name in zip(awkward_texts, named, strict=True) if name != "Row"] == [
        max(awkward_texts, key=len)
    ]


def test_a_paper_is_upright_and_a_list_with_a_wide_table_lies_across_and_everything_is_a4(
    panel: Report, across: Report
) -> None:
    for report, measures in ((panel, ("210mm", "297mm")), (across, ("297mm", "210mm"))):
        (page,) = opened(report).styles.get_elements("//style:page-layout-properties")
        assert (page.get_attribute("fo:page-width"), page.get_attribute("fo:page-height")) == measures


def test_every_page_has_the_name_of_the_paper_and_its_number_at_its_foot(small: Report) -> None:
    (foot,) = opened(small).styles.get_elements("//style:footer")
    assert foot.inner_text.rstrip() == "Due in September 2017 · Page 1 of 1"
    assert foot.get_elements("descendant::text:page-number")
    assert foot.get_elements("descendant::text:page-count")


def test_what_the_document_says_of_itself(small: Report) -> None:
    document = opened(small)
    said = document.meta
    assert (said.title, said.initial_creator, said.language) == (
        "Due in September 2017",
        "Hertsmere Borough Council",
        "en-GB",
    )
    assert said.creation_date == said.date == datetime(2017, 9, 15)  # noqa: DTZ001 - the format knows no zone
    (default,) = document.styles.get_elements("//style:default-style/style:text-properties")
    assert (default.get_attribute("fo:language"), default.get_attribute("fo:country")) == ("en", "GB")


def test_a_bar_is_drawn_and_told_in_words_and_the_key_only_decorates(panel: Report) -> None:
    bar, *samples = opened(panel).body.get_elements("//draw:frame")
    assert [bar.get_attribute(f"svg:{name}") for name in ("width", "height")] == ["170.00mm", "6.00mm"]
    assert [each.inner_text for each in bar.get_elements("svg:desc")] == [
        "One bar for 4 targets, in parts. Overdue: 1; Complete: 3."
    ]
    assert "decorative" not in bar.serialize()
    assert len(samples) == 2
    assert all('decorative="true"' in each.serialize() for each in samples)


def test_the_year_is_a_table_with_the_bars_of_each_target_told_in_words(year_report: Report) -> None:
    document = opened(year_report)
    headings = [(each.get_attribute("text:outline-level"), each.inner_text) for each in document.body.get_headers()]
    assert headings[:2] == [("1", "The year as bars"), ("2", "Planning")]
    assert words(rows(document)[0]) == ["Ref", "Target", "\t2017\t2018", "\tApr\tJul\tOct\tJan", "Status"]
    late, moved = rows(document)[1:3]
    assert [text for text in words(late) if "Summer" not in text] == [
        "1.1a",
        "Publish it",
        "overdue, 31\u00a0Aug\u00a02017",
    ]
    drawn = [row.get_elements("descendant::svg:desc")[0].inner_text for row in (late, moved)]
    assert drawn == [
        "1.1a: Summer 2017 (June to August 2017), overdue, 30 days late",
        "1.1b: 1 December 2017 (was Autumn), not yet due",
    ]
    assert document.body.get_elements("//table:table-header-rows")
    key = [text for style, text in outline(document) if style == "Bar_20_Key"]
    assert key[0].replace("\u00a0", " ").split(";  ") == [
        " still to do",
        " how late",
        " as first published, with a line to the new day",
        " as at 30 September 2017",
    ]


def test_each_drawing_is_a_picture_of_its_own_size_that_is_listed(year_report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(render(year_report))) as archive:
        frames = Document(io.BytesIO(render(year_report))).body.get_elements("//draw:frame")
        manifest = archive.read("META-INF/manifest.xml").decode()
        assert len(frames) > 5
        for frame in frames:
            name = str(frame.get_elements("draw:image")[0].get_attribute("xlink:href"))
            picture = ET.fromstring(archive.read(name))  # noqa: S314 - our own
            assert [picture.get(side) for side in ("width", "height")] == [
                frame.get_attribute(f"svg:{side}") for side in ("width", "height")
            ]
            assert f'full-path="{name}" manifest:media-type="image/svg+xml"' in manifest
            _, _, width, height = map(float, str(picture.get("viewBox")).split())
            for path in picture.iter("{http://www.w3.org/2000/svg}path"):
                points = re.findall(r"[ML](\S+?) ([-.\d]+)", str(path.get("d")))
                assert points
                assert all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in points)


def test_the_same_report_gives_the_same_bytes_with_no_time_in_them(panel: Report) -> None:
    made = render(panel)
    assert made == render(panel)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_nothing_awkward_breaks_out_or_is_lost(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    document = opened(awkward._replace(title="".join(awkward_texts)))
    shown = [escape_control(text) or "– none" for text in awkward_texts]
    assert [words(row) for row in rows(document)[1:]] == [[text] * 5 for text in shown]
    paragraphs = [text for style, text in outline(document) if style in {"Words", "Kept"} and text]
    sentences = [escape_control(text) for text in awkward_texts if text]
    assert paragraphs == [*sentences, "Nothing.", *sentences]


def test_a_report_that_has_nothing_to_say_is_a_document_too(small: Report) -> None:
    empty = small._replace(sections=(), closing=())
    assert outline(opened(empty)) == outline(opened(empty._replace(sections=(Section(""),))))


def test_an_address_is_a_link_wherever_it_stands(panel: Report) -> None:
    text = "See https://example.org/a?b=1&c=2."
    table = Table((Column("Note", grow=1), Column("Why")), ((Cell(text), Cell(text, "red")),))
    section = Section("Part", (text,), table, items=(text,), facts=(("Contact", text),))
    links = opened(panel._replace(sections=(section,), closing=())).body.get_elements("descendant::text:a")
    assert [link.get_attribute("xlink:href") for link in links] == ["https://example.org/a?b=1&c=2"] * 5
