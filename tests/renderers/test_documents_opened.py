"""Documents opened and printed by LibreOffice: nothing is lost, and every page lies as it should."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from actionplan.evaluation.filters import Filter
from actionplan.model.plan import Plan, PlanGroup, Subject
from actionplan.planfile import load
from actionplan.renderers.office import docx, odt
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.changes import PlanVersion
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.paper.about import PaperText
from actionplan.reports.summary import build_summary_report
from actionplan.text.escaping import escape_control

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
RENDER: dict[str, Callable[[Report], bytes]] = {"docx": docx.render, "odt": odt.render}

Convert = Callable[[Mapping[str, bytes], str], list[Path]]
Print = Callable[[str], Path]

TAGGED_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

FOOT = re.compile(r"(?:Progress report|Due in September 2017) · Page (\d+) of (\d+)\s")


@pytest.fixture(scope="module")
def prints(convert: Convert, panel: Report, awkward: Report, year_report: Report) -> dict[str, Path]:
    """The prints of four reports by LibreOffice, by the names of the files."""
    *_, wide, _ = panel.sections
    table = wide.table
    assert table
    long = wide._replace(starts_page=False, table=Table(table.columns[:8], tuple(row[:8] for row in table.rows * 40)))
    reports = {
        "panel": panel,
        "awkward": awkward,
        "long": panel._replace(sections=(long,), lead="", front_count=0, closing=()),
    }
    timeline = year_report.timeline
    assert timeline
    groups = tuple((theme, spans * 15) for theme, spans in timeline.groups)
    reports["year"] = year_report._replace(sections=(), closing=(), timeline=timeline._replace(groups=groups))
    parts = tuple(Section(f"Part {n}", ("Words. " * 600,)) for n in range(8))
    reports["contents"] = panel._replace(sections=(*panel.sections[:2], *parts))
    files = {
        f"{name} {ending}.{ending}": render(report)
        for name, report in reports.items()
        for ending, render in RENDER.items()
    }
    return {file.stem: file for file in convert(files, TAGGED_PDF)}


@pytest.fixture(params=RENDER)
def printed(request: pytest.FixtureRequest, prints: dict[str, Path]) -> Print:
    """Gives the print of a report, by its name, in one format."""
    return lambda name: prints[f"{name} {request.param}"]


def read(program: str, *words: str | Path) -> str:
    """Run a program of poppler on a file."""
    found = shutil.which(program)
    if not found:
        assert not os.environ.get("CI"), f"CI has no {program}"
        pytest.skip(f"needs {program}, of poppler-utils")
    ran = subprocess.run([found, *words], check=True, capture_output=True, text=True)  # noqa: S603 - on a file of ours
    return ran.stdout


def text_of(made: Path) -> str:
    return read("pdftotext", "-raw", "-enc", "UTF-8", made, "-")


def test_every_page_of_a_paper_is_upright_and_numbered(printed: Print) -> None:
    made = printed("panel")
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", read("pdfinfo", "-l", "99", made))
    assert ["across" if float(width) > float(height) else "upright" for width, height in sizes] == ["upright"] * 2
    assert FOOT.findall(text_of(made)) == [("1", "2"), ("2", "2")]


def test_papers_are_short(convert: Convert, busy_plan: Plan) -> None:
    """At most 4 pages for a body or an officer, 6 for the shipped plan with 19 targets overdue, and 3 a plan.

    However much was recorded.
    """
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    plans = [busy_plan._replace(name=name, authority=f"{name} Council") for name in ("North", "Middle", "South")]
    day, june = date(2017, 9, 30), PlanVersion(plan, date(2017, 6, 30))
    office = Filter(officers=("Head of Partnerships and Community Engagement",))
    papers = {
        "body": (4, build_paper(plan, day, PaperRequest(Filter(bodies=("Executive",)), june))),
        "officer": (4, build_paper(plan, day, PaperRequest(office, june))),
        "plan": (6, build_paper(plan, day, PaperRequest(baseline=june))),
        "busy": (6, build_paper(busy_plan, day)),
        "busy since June": (6, build_paper(busy_plan, day, PaperRequest(baseline=june))),
        "faulty": (6, build_paper(busy_plan, day, text=PaperText(faults=("2 errors in plan.yaml.",)))),
        "plans": (9, build_paper(PlanGroup(tuple(plans)), day)),
    }
    files = {
        f"{name}.{ending}": render(paper) for name, (_, paper) in papers.items() for ending, render in RENDER.items()
    }
    for made in convert(files, "pdf"):
        pages = int(re.findall(r"Pages: +(\d+)", read("pdfinfo", made))[0])
        assert pages <= papers[made.stem][0], made.name
        first, *_ = text_of(made).split("\f")
        assert ("2 errors in plan.yaml." in first) == (made.stem == "faulty")


def test_a_summary_is_one_page(convert: Convert) -> None:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    summary = build_summary_report(plan, date(2017, 9, 15), PlanVersion(plan, date(2017, 6, 30)))
    files = {f"summary-{ending}.{ending}": render(summary) for ending, render in RENDER.items()}
    made = [*convert(files, "pdf")]
    assert len(made) == len(RENDER)
    for each in made:
        assert re.findall(r"Pages: +(\d+)", read("pdfinfo", each)) == ["1"], each.name
        assert "Supporting Our Communities" in " ".join(text_of(each).split())
        assert "On target" in text_of(each)


def test_a_summary_is_one_page_after_much_was_recorded(convert: Convert, busy_plan: Plan) -> None:
    served = busy_plan._replace(
        officers=tuple(each._replace(service=f"Service of {n}") for n, each in enumerate(busy_plan.officers))
    )
    before = PlanVersion(busy_plan, date(2017, 6, 30))
    summaries = {
        "theme": build_summary_report(busy_plan, date(2017, 9, 15), before),
        "body": build_summary_report(busy_plan, date(2017, 9, 15), before, ("body",)),
        "officer": build_summary_report(busy_plan, date(2017, 9, 15), before, ("officer",)),
        "service": build_summary_report(served, date(2017, 9, 15), PlanVersion(served, date(2017, 6, 30))),
    }
    files = {
        f"{name}-{ending}.{ending}": render(report)
        for name, report in summaries.items()
        for ending, render in RENDER.items()
    }
    for each in convert(files, "pdf"):
        assert re.findall(r"Pages: +(\d+)", read("pdfinfo", each)) == ["1"], each.name


def test_the_bar_of_the_figures_is_on_the_first_page_even_if_their_table_has_no_room(convert: Convert) -> None:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    request = PaperRequest(baseline=PlanVersion(plan, date(2017, 6, 30)))
    papers = [
        build_paper(plan, date(2017, 9, 30), request, PaperText(recommendations=("Note it.",) * n))
        for n in range(0, 20, 3)
    ]
    files = {f"{n}.{ending}": render(each) for n, each in enumerate(papers) for ending, render in RENDER.items()}
    places = set()
    for made in convert(files, "pdf"):
        first, second, *_ = text_of(made).split("\f")
        assert "Overdue, by over 1 month (red):" in first, made.name
        places.add("All targets" in second)
    assert places == {False, True}


def test_the_list_of_contents_stands_under_its_heading_wherever_the_page_ends(convert: Convert) -> None:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    paper = build_paper(plan, date(2017, 9, 30), PaperRequest(is_full=True))._replace(timeline=None)
    front, rest = paper.sections[: paper.front_count], paper.sections[paper.front_count :]
    longer = [
        paper._replace(sections=(*front, Section("", ("More.",) * n), *rest), front_count=paper.front_count + 1)
        for n in range(0, 20, 3)
    ]
    files = {f"{n}.{ending}": render(each) for n, each in enumerate(longer) for ending, render in RENDER.items()}
    places = set()
    for made in convert(files, "pdf"):
        pages = [page.splitlines() for page in text_of(made).split("\f")]
        number, lines = next((n, page) for n, page in enumerate(pages) if "Contents" in page)
        assert lines[lines.index("Contents") + 1].startswith("Exceptions")
        places.add(number)
    assert places == {0, 1}


def test_a_paper_has_a_list_of_contents_from_six_pages_on(convert: Convert, busy_plan: Plan) -> None:
    """Only the program that shows a paper knows how many pages it has, so lengths near a page's end are left out."""
    paper = build_paper(busy_plan, date(2017, 9, 30))
    *others, about = paper.sections
    longer = [paper._replace(sections=(*others, Section("", ("More.",) * n), about)) for n in (0, 9, 18, 60, 69, 100)]
    files = {f"{n}.{ending}": render(each) for n, each in enumerate(longer) for ending, render in RENDER.items()}
    counts = set()
    for made in convert(files, "pdf"):
        text = text_of(made)
        pages = text.count("\f")
        assert ("Contents" in text.replace("\f", "\n").splitlines()) == (pages >= 6), (made.name, pages)
        counts.add(pages)
    assert counts >= {5, 6}


@pytest.fixture(scope="module")
def subjects() -> dict[str, Subject]:
    """The shipped plan, and three plans."""
    names = ("plan.yaml", "examples/plan-making.yaml", "examples/south-west-hertfordshire.yaml")
    plans = [plan for name in names if (plan := load((ROOT / name).read_bytes()).plan)]
    return {"one": plans[0], "three": PlanGroup(tuple(plans))}


@pytest.mark.parametrize("name", ["one", "three"])
def test_the_end_of_a_paper_is_never_alone_and_no_heading_is_at_a_foot_wherever_the_page_ends(
    convert: Convert, subjects: dict[str, Subject], name: str
) -> None:
    paper = build_paper(subjects[name], date(2017, 9, 30))
    *others, upcoming, about = paper.sections
    headings = {section.title for section in paper.sections if section.title}
    longer = [paper._replace(sections=(*others, Section("", ("More.",) * n), upcoming, about)) for n in range(0, 60, 4)]
    files = {f"{n}.{ending}": render(each) for n, each in enumerate(longer) for ending, render in RENDER.items()}
    places = set()
    for made in convert(files, "pdf"):
        pages = [read_lines(page) for page in text_of(made).split("\f")[:-1]]
        assert [lines[-1] for lines in pages if lines[-1] in headings] == []
        assert pages[-1].index(about.title) > 0
        places.add(len(pages))
    assert len(places) > 1


def test_no_heading_below_a_table_is_at_a_foot(convert: Convert) -> None:
    """A heading, a sentence and the end of the paper go to the next page together, also right below a table."""
    plan = load((ROOT / "examples/shapes/strategy.yaml").read_bytes()).plan
    assert plan
    paper = build_paper(plan, date(2017, 9, 30))
    front, rest = paper.sections[: paper.front_count], paper.sections[paper.front_count :]
    longer = [paper._replace(sections=(*front, Section("", ("More.",) * n), *rest)) for n in range(5)]
    files = {f"{n}.{ending}": render(each) for n, each in enumerate(longer) for ending, render in RENDER.items()}
    firsts = set()
    for made in convert(files, "pdf"):
        pages = [read_lines(page) for page in text_of(made).split("\f")[:-1]]
        firsts |= {lines[0] for lines in pages[1:]}
    assert firsts == {"What is due next: October to December 2017"}


def test_the_key_of_a_list_is_never_alone(convert: Convert, panel: Report) -> None:
    rows = tuple((Cell(f"Row {n}."), Cell("more")) for n in range(3))
    table = Section("Rows", (), Table((Column("Words", grow=1), Column("More", grow=1)), rows))
    lists = [
        panel._replace(sections=(Section("", ("More.",) * n), table), lead="", front_count=0, closing=("Key.", "End."))
        for n in range(24, 44, 2)
    ]
    files = {f"{n}.{ending}": render(each) for n, each in enumerate(lists) for ending, render in RENDER.items()}
    places = set()
    for made in convert(files, "pdf"):
        (ending,) = (page for page in text_of(made).split("\f") if "Key." in page)
        assert "Row 2." in ending, made.name
        places.add("More." in ending)
    assert places == {False, True}


def read_lines(page: str) -> list[str]:
    """The lines of a page, without its foot."""
    return [line for line in page.splitlines() if line.strip() and not re.search(r"· Page \d+ of \d+", line)]


@pytest.mark.parametrize("row_count", [4, 12])
def test_no_table_loses_a_row_wherever_the_page_ends(convert: Convert, panel: Report, row_count: int) -> None:
    """Of tables that stay whole, and of longer ones. Lines and rows of figures make places that are a point apart."""
    columns = (Column("Words", grow=1), Column("More", grow=1))
    sections = [Section("Tables")]
    for lines, figures in product(range(31, 35), range(1, 15)):
        name = f"{lines}-{figures}"
        rows = tuple((Cell(f"Row {name}-{n}."), Cell("more")) for n in range(row_count))
        filler = Table((Column("Filler", grow=1), Column("N", is_number=True)), ((Cell("f"), Cell("0")),) * figures)
        sections += [
            Section(f"Before {name}", ("A line.",) * (lines - figures), level=2, starts_page=True),
            Section("", (), filler, 2),
            Section(f"Headed {name}", (), Table(columns, rows), 2),
        ]
    report = panel._replace(sections=tuple(sections), lead="")
    for made in convert({f"rows.{ending}": render(report) for ending, render in RENDER.items()}, "pdf"):
        pages = [read_lines(page) for page in text_of(made).split("\f")[:-1]]
        found = "\n".join("\n".join(lines) for lines in pages)
        tables = (section.table for section in sections if section.table and section.title)
        assert [row[0].text for table in tables for row in table.rows if row[0].text not in found] == [], made.name
        assert [lines[-1] for lines in pages if lines[-1].startswith(("Headed", "Words More"))] == []
        assert {lines[0].partition(" ")[0] for lines in pages} >= {"Before", "Headed"}


def test_headings_are_there_again_on_every_page_of_a_table(printed: Print) -> None:
    pages = text_of(printed("long")).split("\f")[:-1]
    assert len(pages) > 2
    assert all("Heading 8" in " ".join(page.split()) for page in pages)


def test_a_list_of_contents_has_every_heading_and_its_page_if_the_program_knows_it(prints: dict[str, Path]) -> None:
    word, text = (text_of(prints[f"contents {ending}"]).split("\f") for ending in RENDER)
    assert re.findall(r"^Part (\d)$", "".join(word).partition("Contents")[2], re.MULTILINE)[:8] == list("01234567")
    listed = dict(re.findall(r"^(Part \d)[\s.]+(\d+)$", "\n".join(text), re.MULTILINE))
    assert len(listed) == 8
    for heading, page in listed.items():
        assert re.search(f"^{heading}$", text[int(page) - 1], re.MULTILINE)


def test_the_bars_fit_the_page_under_months_that_are_repeated(printed: Print) -> None:
    made = printed("year")
    pages = text_of(made).split("\f")[:-1]
    assert 3 < len(pages) < 9
    for page in pages:
        assert page.count("Ref") == page.count("Jan") == page.count("2018") - page.count("Mar 2018") > 0
    found = " ".join(" ".join(pages).split()).replace("\u00a0", " ")
    assert found.count("at its end") == 15
    assert found.count("overdue, 31 Aug 2017") == 30
    left, right = measure_ink(made)
    assert 18 <= left < right <= 192


def test_bars_are_told_to_those_who_cannot_see_them(prints: dict[str, Path]) -> None:
    """Of an OpenDocument text. In a Word file this LibreOffice tags each shape of a drawing by itself."""
    found = re.findall(rb"/Alt<FEFF([0-9A-F]+)>", prints["year odt"].read_bytes())
    told = [bytes.fromhex(text.decode()).decode("utf-16-be") for text in found]
    assert told.count("1.1a: Summer 2017 (June to August 2017), overdue, 30 days late") == 30


def measure_ink(made: Path) -> tuple[int, int]:
    """How far from the left edge anything is drawn, and how far to, in millimetres."""
    found = shutil.which("pdftoppm")
    assert found
    drawn = subprocess.run([found, "-r", "25.4", "-gray", made], check=True, capture_output=True).stdout  # noqa: S603
    columns: set[int] = set()
    while drawn:
        _, size, _, drawn = drawn.split(b"\n", 3)
        width, height = map(int, size.split())
        page, drawn = drawn[: width * height], drawn[width * height :]
        columns |= {n % width for n, dot in enumerate(page) if dot < 200}
    return min(columns), max(columns)


def test_nothing_awkward_is_lost(printed: Print, awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    """Letters from right to left come out in an order of their own, which is not compared."""
    found = "".join(FOOT.sub("", text_of(printed("awkward"))).split())
    for text in filter(lambda text: "שלום" not in text, awkward_texts):
        assert "".join(escape_control(text).split())[:20] in found
    longest = max(awkward_texts, key=len)
    times = list(list_texts(awkward)).count(longest)
    assert times > 6
    assert found.count("wordsend") == times
    assert found.count("many") == longest.count("many") * times


def list_texts(report: Report) -> Iterator[str]:
    """Every text that a printed report has to show, but its title and headings."""
    yield report.lead
    for section in report.sections:
        yield from section.notes
        yield from section.items
        yield from (text for fact in section.facts for text in fact)
        yield from (share.label for share in section.shares)
        yield from (cell.text for row in (section.table.rows if section.table else ()) for cell in row)
    yield from (*report.legend, *report.closing)


def test_nothing_of_a_paper_is_lost(printed: Print, panel: Report) -> None:
    found = "".join(text_of(printed("panel")).split())
    for text in (panel.title, *list_texts(panel), *(section.title for section in panel.sections)):
        for word in text.split():
            assert word in found
    assert "Overdue:1(25%)" in found
