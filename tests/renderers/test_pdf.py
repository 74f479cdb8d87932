"""PDF: valid for screen readers, the same words as the Word file, and nothing of a plan read as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import page
import pdfplumber
import pytest
import typst
from docx import Document
from docx.text.paragraph import Paragraph
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import LIT

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan, PlanGroup
from actionplan.planfile import load
from actionplan.renderers.office import docx, pdf
from actionplan.renderers.office.document_blocks import Contents
from actionplan.renderers.office.document_layout import CONTENTS_TITLE, MIN_PAGES_WITH_CONTENTS, build_layout
from actionplan.renderers.office.pdf_content import BREAK_HERE, ContentBuilder
from actionplan.report import Cell, Column, Report, Section, Share, Table
from actionplan.reports.changes import PlanVersion
from actionplan.reports.no_update import build_not_updated_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.paper.about import PaperText
from actionplan.reports.summary import build_summary_report
from actionplan.text.escaping import format_escape

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

ROOT = Path(__file__).parents[2]

HOSTILE = (
    '#panic("stop") #read("/etc/passwd") #include "other.typ"',
    "$ sum_(k=1)^n $ and $x",
    "[left open, and ] closed",
    "\\ back\\slash \\u{41} \\#",
    "`code` ```raw```",
    "*bold* _thin_ = Heading - item + item / term: words <label> @reference ~ --- // comment /* comment",
    '"quoted" \'single\' {"json": "\\u0041"} </script>',
    "Llŷn, Cyngor Gwŷr, ŵyn, môr, sïo, Ẁ ẃ Ẅ",
    "שלום and مرحبا and \u202eevil\u202c",
    "\x00\x1b[31mred\x07 \ud800 \ufeff",
    "Thumbs 👍🏽 up, 漢字, 👩‍👩‍👧",
    "a" * 150,
    "https://example.org/" + "path/" * 30 + "end",
)
"""Texts that a template, a parser or a line of paper may stumble on."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]")
"""Letters of which our reader of tags does not know the element, because typst says in the file how they are read."""


class Tag(NamedTuple):
    """An element of the tree that screen readers follow: its type, page and words, and what is said instead of it."""

    kind: str
    page: int
    words: str
    alternative: str
    parents: tuple[str, ...]


class TagReader:
    """Reads the elements of a PDF in the order in which they are read out."""

    def __init__(self, file: PDF) -> None:
        self._pages = {sheet.page_obj.pageid: sheet.page_number for sheet in file.pages}
        self._texts: dict[tuple[int, int], str] = {}
        for sheet in file.pages:
            for char in sheet.chars:
                place = (sheet.page_number, char["mcid"])
                self._texts[place] = self._texts.get(place, "") + char["text"]

    def iter_tags(self, element: Any, above: int = 0, parents: tuple[str, ...] = ()) -> Iterator[Tag]:
        """Yield an element with its own words, a tag for each page that has some, and then what is in it."""
        kind = element["S"].name if "S" in element else ""
        number = self._pages[element["Pg"].objid] if "Pg" in element else above
        alternative = resolve1(element.get("Alt", b""))
        words: dict[int, str] = {}
        inside = []
        for reference in as_list(resolve1(element.get("K", []))):
            child = resolve1(reference)
            if not isinstance(child, dict):
                words[number] = words.get(number, "") + self._texts.get((number, child), "")
            elif "MCID" in child:
                of = self._pages[child["Pg"].objid] if "Pg" in child else number
                words[of] = words.get(of, "") + self._texts.get((of, child["MCID"]), "")
            elif child.get("Type") is not LIT("OBJR"):
                inside.append(child)
        yield from (
            Tag(kind, of, text, alternative.decode("utf-8", "replace"), parents)
            for of, text in (words or {number: ""}).items()
        )
        for child in inside:
            yield from self.iter_tags(child, number, (*parents, kind))


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def read_tags(data: bytes) -> list[Tag]:
    with pdfplumber.open(BytesIO(data)) as file:
        root = resolve1(file.doc.catalog["StructTreeRoot"])
        return list(TagReader(file).iter_tags(root))


def join_words(tags: list[Tag]) -> list[str]:
    """Join the words in their order, without the list of contents and the numbers and bullets of lists.

    The headings of a table that goes on as another are there once.
    """
    spoken = [tag for tag in tags if not {"TOC", "Figure"} & {tag.kind, *tag.parents} and tag.words != CONTENTS_TITLE]
    lines = [tag for tag in spoken if tag.words and not (tag.kind == "Lbl" and re.fullmatch(r"\d+\.|•", tag.words))]
    groups = [(is_head, list(group)) for is_head, group in groupby(lines, lambda tag: tag.kind == "TH")]
    texts, last_heads = [], [""]
    for is_head, group in groups:
        heads = [tag.words for tag in group]
        if not is_head:
            texts += heads
            last_heads = last_heads if {tag.kind for tag in group} == {"TD"} else [""]
        elif heads != last_heads:
            texts += heads
            last_heads = heads
    return " ".join(texts).split()


def read_word_file(data: bytes) -> list[str]:
    """Read the words of a Word file in their order, without the list of contents."""
    words: list[str] = []
    for block in Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            words += block.text.split() if block.style and not block.style.name.lower().startswith("toc") else ()
        else:
            words += [word for row in block.rows for cell in row.cells for word in cell.text.split()]
    return words


def find_faults(data: bytes) -> list[str]:
    """Find what is wrong with a PDF by the rules of PDF/UA-1, by a validator that is not typst's."""
    return [f"{fault.rule_id}: {fault.message}" for fault in page.validate_pdf_bytes(data, profile="ua1").failures]


def build_shipped_paper(kind: str) -> Report:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    request = {
        "one body": PaperRequest(TargetFilter(bodies=("Member Planning Panel",))),
        "everybody": PaperRequest(),
        "full": PaperRequest(is_full=True),
    }[kind]
    return build_paper(plan, date(2017, 9, 30), request, PaperText(contact="policy@example.org"))


class ShippedPaper(NamedTuple):
    """A paper on the shipped plan: the report, its PDF, and the elements of that."""

    report: Report
    made: bytes
    tags: list[Tag]

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return max(tag.page for tag in self.tags)


@pytest.fixture(scope="module", params=["one body", "everybody", pytest.param("full", marks=pytest.mark.slow)])
def shipped(request: pytest.FixtureRequest) -> ShippedPaper:
    report = build_shipped_paper(request.param)
    made = pdf.render(report)
    return ShippedPaper(report, made, read_tags(made))


def test_a_paper_has_the_words_of_the_word_file_in_their_order(shipped: ShippedPaper) -> None:
    assert join_words(shipped.tags) == read_word_file(docx.render(shipped.report))


def test_a_summary_is_one_page() -> None:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    report = build_summary_report(plan, date(2017, 9, 15), PlanVersion(plan, date(2017, 6, 30)))
    assert max(tag.page for tag in read_tags(pdf.render(report))) == 1


@pytest.mark.parametrize("groupings", [(), ("body",), ("officer",), ("theme", "body")])
def test_a_summary_is_one_page_after_much_was_recorded(busy_plan: Plan, groupings: tuple[str, ...]) -> None:
    before = PlanVersion(busy_plan, date(2017, 6, 30))
    summary = build_summary_report(busy_plan, date(2017, 9, 15), before, groupings)
    assert pdf.describe_amount(summary, pdf.render(summary)) == "1 page"


def test_a_paper_is_an_accessible_pdf(shipped: ShippedPaper) -> None:
    assert not find_faults(shipped.made)


def test_the_validator_finds_what_is_not_accessible() -> None:
    plain = typst.compile(b"#set document(title: [Plain])\n= Heading", pdf_tags=False)
    assert any("TAGGED" in fault for fault in find_faults(plain))


def test_no_word_of_a_paper_is_broken(shipped: ShippedPaper) -> None:
    content = ContentBuilder(()).describe(shipped.report, build_layout(shipped.report))
    assert BREAK_HERE not in json.dumps(content, ensure_ascii=False)
    long = shipped.report._replace(lead="x" * 100)
    assert BREAK_HERE in json.dumps(ContentBuilder(()).describe(long, build_layout(long)), ensure_ascii=False)


def test_its_pages_are_counted(shipped: ShippedPaper) -> None:
    assert pdf.describe_amount(shipped.report, shipped.made) == f"{shipped.page_count} pages"
    assert not pdf.describe_amount(shipped.report, b"%PDF-2.0")


def test_no_heading_is_alone_at_the_foot_of_a_page(shipped: ShippedPaper) -> None:
    tags = [tag for tag in shipped.tags if tag.words.strip()]
    last_of_page = {tag.page: tag for tag in tags}
    assert [tag for tag in last_of_page.values() if re.fullmatch(r"H\d|TH", tag.kind)] == []


@pytest.mark.slow
def test_the_end_of_a_paper_is_never_alone_wherever_the_page_ends() -> None:
    paper = build_shipped_paper("everybody")
    *others, upcoming, about = paper.sections
    page_counts = set()
    for n in range(0, 60, 3):
        longer = paper._replace(sections=(*others, Section("", ("More.",) * n), upcoming, about))
        with pdfplumber.open(BytesIO(pdf.render(longer))) as file:
            assert file.pages[-1].extract_text().splitlines()[0] != about.title
            page_counts.add(len(file.pages))
    assert len(page_counts) > 1


def test_papers_are_short_however_much_was_recorded(busy_plan: Plan) -> None:
    plans = [busy_plan._replace(name=name, authority=f"{name} Council") for name in ("North", "Middle", "South")]
    for subject, most in ((busy_plan, 6), (PlanGroup(tuple(plans)), 9)):
        with pdfplumber.open(BytesIO(pdf.render(build_paper(subject, date(2017, 9, 30))))) as file:
            assert len(file.pages) <= most


def test_every_bar_of_the_year_is_told_in_words(shipped: ShippedPaper) -> None:
    timeline = shipped.report.timeline
    spans = [span.words for _, group in timeline.groups for span in group] if timeline else []
    drawn = [tag.alternative for tag in shipped.tags if tag.kind == "Figure" and "TD" in tag.parents]
    assert drawn == spans


def test_the_foot_of_each_page_has_the_name_the_day_and_the_number(shipped: ShippedPaper) -> None:
    with pdfplumber.open(BytesIO(shipped.made)) as file:
        feet = [sheet.extract_text().splitlines()[-1] for sheet in file.pages]
        sizes = {(round(sheet.width), round(sheet.height)) for sheet in file.pages}
    assert feet == [f"{shipped.report.title} · Page {n} of {len(feet)}" for n in range(1, len(feet) + 1)]
    assert sizes == {(595, 842)}


@pytest.mark.parametrize(
    ("build", "has_contents"),
    [
        (lambda plan: build_paper(plan, date(2017, 9, 15)), True),
        (lambda plan: build_not_updated_report(plan, date(2017, 9, 15), date(2017, 6, 30)), False),
        (lambda plan: build_overdue_report(plan, date(2017, 9, 15)), False),
    ],
)
def test_only_a_paper_has_a_list_of_contents(build: Callable[[Plan], Report], *, has_contents: bool) -> None:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    blocks = build_layout(build(plan), min_pages_with_contents=0).blocks
    assert any(isinstance(block, Contents) for block in blocks) == has_contents


def test_a_long_paper_has_a_list_of_contents_with_the_pages(shipped: ShippedPaper) -> None:
    entries = [tag.words for tag in shipped.tags if "TOCI" in tag.parents and tag.words.strip()]
    if shipped.page_count < MIN_PAGES_WITH_CONTENTS:
        assert not entries
        return
    first = next(n for n, tag in enumerate(shipped.tags) if tag.kind == "TOC")
    headings = [f"{tag.words} {tag.page}" for tag in shipped.tags[first:] if tag.kind == "H2"]
    assert [entry.replace("\xa0", " ").split() for entry in entries] == [heading.split() for heading in headings]


def test_its_properties_and_outline_are_those_of_the_paper(panel: Report) -> None:
    made = pdf.render(panel)
    with pdfplumber.open(BytesIO(made)) as file:
        catalog, outline = file.doc.catalog, [(level, title) for level, title, *_ in file.doc.get_outlines()]
        assert file.metadata["Title"] == "Progress report"
        assert file.metadata["Author"] == "Hertsmere Borough Council"
        assert file.metadata["CreationDate"] == "D:20170915000000Z"
        assert resolve1(catalog["Lang"]) == b"en-GB"
        assert resolve1(catalog["MarkInfo"])["Marked"] is True
        assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"] is True
    assert outline == [(section.level, section.title) for section in panel.sections]


def test_a_picture_has_words_and_a_table_has_headings(panel: Report) -> None:
    tags = read_tags(pdf.render(panel))
    assert [tag.alternative for tag in tags if tag.kind == "Figure"] == [
        "One bar for 4 targets, in parts. Overdue: 1; Complete: 3."
    ]
    (table,) = (section.table for section in panel.sections if section.title == "Due")
    assert table
    assert [tag.words for tag in tags if tag.kind == "TH"] == [column.title for column in table.columns]
    assert [tag.words for tag in tags if tag.kind == "H1"] == [panel.title]


@pytest.mark.slow
def test_a_table_repeats_its_headings_and_is_across_if_it_is_wide(small: Report) -> None:
    table = Table(tuple(Column(f"Heading {n}", grow=1) for n in range(9)), ((Cell("words " * 9),) * 9,) * 40)
    made = pdf.render(small._replace(sections=(Section("Wide", (), table),)))
    with pdfplumber.open(BytesIO(made)) as file:
        assert len(file.pages) > 2
        assert all(sheet.width > sheet.height and "Heading" in sheet.extract_text() for sheet in file.pages[:-1])
    assert [tag.kind for tag in read_tags(made)].count("TH") == 9
    assert not find_faults(made)


def test_addresses_can_be_followed(small: Report) -> None:
    told = ("Minute 12: https://example.org/m/12?a=1&b=(2).", "Ask policy@example.org, or javascript:alert(1)")
    table = Table((Column("Minute"),), ((Cell("See https://example.org/minutes"),),))
    made = pdf.render(small._replace(sections=(Section("Links", told, table),)))
    with pdfplumber.open(BytesIO(made)) as file:
        targets = [link["uri"] for sheet in file.pages for link in sheet.hyperlinks]
    assert targets == [
        "https://example.org/m/12?a=1&b=(2",
        "mailto:policy@example.org",
        "https://example.org/minutes",
    ]
    assert not find_faults(made)


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_markup_and_none_is_lost(small: Report, text: str) -> None:
    column = Column("Output", grow=1, is_self_explanatory=True)
    table = Table((Column("Ref"), column, Column(text or "Note")), ((Cell("1"), Cell(text, "red"), Cell(text)),))
    shares = (Share(text, 1, 2, "late"), Share("Rest", 1, 2))
    section = Section(text, (text,), table, facts=((text, text),), shares=shares, items=(text,), are_numbered=True)
    report = small._replace(
        title=f"Title {text}", lead=text, sections=(section, section._replace(has_records=True)), closing=(text,)
    )
    made = pdf.render(report)
    assert not find_faults(made)
    in_word = spell_lacking("".join(read_word_file(docx.render(report))))
    in_pdf = "".join(join_words(read_tags(made)))
    assert sorted(RIGHT_TO_LEFT.sub("", in_pdf)) == sorted(RIGHT_TO_LEFT.sub("", in_word))
    with pdfplumber.open(BytesIO(made)) as file:
        for sheet in file.pages:
            assert set(RIGHT_TO_LEFT.findall(text)) <= {char["text"] for char in sheet.chars} or sheet.page_number > 1
            assert all(char["x0"] > 0 and char["x1"] < sheet.width - 40 for char in sheet.chars)
            assert all(char["top"] > 0 and char["bottom"] < sheet.height for char in sheet.chars)


def spell_lacking(text: str) -> str:
    """Spell the characters of the hostile texts that no font of typst has."""
    return re.sub("[\U0001f300-\U0001faff\u200d漢字]", lambda match: format_escape(match[0]), text)


@pytest.mark.slow
def test_nothing_awkward_stops_it(awkward: Report) -> None:
    made = pdf.render(awkward)
    assert not find_faults(made)
    words = "".join(join_words(read_tags(made)))
    assert words.count("manywords") == "".join(read_word_file(docx.render(awkward))).count("manywords")


def test_the_same_report_gives_the_same_bytes(panel: Report) -> None:
    assert pdf.render(panel) == pdf.render(panel)
    assert pdf.render(panel) != pdf.render(panel._replace(as_at=date(2017, 9, 16)))
