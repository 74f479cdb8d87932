"""The page on paper: no sheet is nearly empty, and each but the first has the title at its head."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from actionplan.model.plan import Plan, PlanGroup
from actionplan.renderers.html.html_page import render
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.changes import PlanVersion
from actionplan.reports.paper import build_paper
from actionplan.reports.summary import build_summary_report

pytestmark = pytest.mark.slow

Open = Callable[..., Page]
Print = Callable[[Page], list[str]]
PrintReports = Callable[[Iterable[Report]], Iterator[list[str]]]

MIN_WORDS = 80
"""The fewest words of a sheet that is not the last."""


@pytest.fixture
def print_page(tmp_path: Path) -> Print:
    """Print a page, and read the words of each sheet."""
    program = shutil.which("pdftotext")
    if not program:
        assert not os.environ.get("CI"), "CI has no pdftotext"
        pytest.skip("needs pdftotext, of poppler-utils")

    def run(page: Page) -> list[str]:
        file = tmp_path / "printed.pdf"
        page.pdf(path=file, prefer_css_page_size=True)
        ran = subprocess.run([program, "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
        return ran.stdout.split("\f")[:-1]

    return run


@pytest.fixture
def print_reports(show_page: Open, print_page: Print) -> PrintReports:
    """Print reports one after another, in one window."""

    def run(reports: Iterable[Report]) -> Iterator[list[str]]:
        page = None
        for report in reports:
            page = show_page(render(report), instead_of=page)
            yield print_page(page)

    return run


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, bool], list[str]]:
    """The sheets of the pages that were printed, so that each is printed once."""
    return {}


@pytest.fixture
def sheets_of(
    show_page: Open, print_page: Print, pages: dict[str, str], printed: dict[tuple[str, bool], list[str]]
) -> Callable[..., list[str]]:
    """The sheets of a page as it is opened."""

    def find(name: str, *, scripts: bool = True) -> list[str]:
        if (name, scripts) not in printed:
            printed[name, scripts] = print_page(show_page(pages[name], java_script_enabled=scripts))
        return printed[name, scripts]

    return find


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        *((name, True) for name in ("paper", "full", "plans", "one officer", "timeline", "due", "tree", "detail")),
        *((name, False) for name in ("full", "due", "tree", "overdue", "decisions")),
    ],
)
def test_no_sheet_is_nearly_empty(sheets_of: Callable[..., list[str]], name: str, *, scripts: bool) -> None:
    *sheets, last = sheets_of(name, scripts=scripts)
    assert [sheet for sheet in sheets if len(sheet.split()) < MIN_WORDS] == []
    assert len(last.split()) > 30


@pytest.mark.parametrize("name", ["due", "overdue", "decisions", "tree"])
def test_the_key_of_a_list_is_printed_once_before_its_tables(sheets_of: Callable[..., list[str]], name: str) -> None:
    """Behind them, it would be alone on a last sheet wherever a table ends with the sheet."""
    first, *others = sheets_of(name, scripts=False)
    assert first.count("Every target date could be read.") == 1
    assert first.index("Every target date could be read.") < first.index("Ref ")
    assert not any("Every target date could be read." in sheet for sheet in others)


@pytest.mark.parametrize("name", ["paper", "plans", "one officer"])
def test_the_first_sheet_has_the_figures_whole(sheets_of: Callable[..., list[str]], name: str) -> None:
    assert "Due next" in sheets_of(name)[0]


def test_a_summary_is_one_sheet(show_page: Open, print_page: Print, plan: Plan) -> None:
    summary = build_summary_report(plan, date(2017, 9, 15), PlanVersion(plan, date(2017, 6, 30)))
    page = show_page(render(summary))
    assert page.locator("th button").count()
    assert not page.locator(".filter").count()  # no empty box: there is nothing to filter or to count
    (sheet,) = print_page(page)
    assert "By theme" in sheet
    assert "Every target date could be read." in " ".join(sheet.split())


def test_papers_are_short_however_much_was_recorded(print_reports: PrintReports, busy_plan: Plan) -> None:
    plans = [busy_plan._replace(name=name, authority=f"{name} Council") for name in ("North", "Middle", "South")]
    papers = [build_paper(subject, date(2017, 9, 30)) for subject in (busy_plan, PlanGroup(tuple(plans)))]
    for sheets, most in zip(print_reports(papers), (6, 9), strict=True):
        assert len(sheets) <= most
        words = " ".join("".join(sheets).split())
        assert " ;" not in words
        assert "reason: Consultant left; action: 28 Sep 2017: The draft is with the legal team" in words


@pytest.mark.parametrize("groupings", [(), ("body",), ("officer",), ("theme", "body"), ("theme", "officer")])
def test_a_summary_is_one_sheet_after_much_was_recorded(
    show_page: Open, print_page: Print, busy_plan: Plan, groupings: tuple[str, ...]
) -> None:
    before = PlanVersion(busy_plan, date(2017, 6, 30))
    summary = build_summary_report(busy_plan, date(2017, 9, 15), before, groupings)
    assert len(print_page(show_page(render(summary)))) == 1


def test_the_end_of_a_paper_is_never_alone_wherever_the_sheet_ends(print_reports: PrintReports, plan: Plan) -> None:
    paper = build_paper(plan, date(2017, 9, 15))
    *others, upcoming, about = paper.sections
    longer = (paper._replace(sections=(*others, Section("", ("More.",) * n), upcoming, about)) for n in range(0, 40, 5))
    sheet_counts = set()
    for sheets in print_reports(longer):
        lines = [line.strip() for line in sheets[-1].split("\n") if line.strip()]
        assert lines.index(about.title) > 1
        sheet_counts.add(len(sheets))
    assert len(sheet_counts) > 1


@pytest.mark.parametrize("row_count", [2, 12])
def test_no_row_is_alone_on_a_sheet(print_reports: PrintReports, plan: Plan, row_count: int) -> None:
    """Neither the first row of a table nor its last, wherever the sheet ends."""
    paper = build_paper(plan, date(2017, 9, 15))._replace(lead="", front_count=0)
    rows = tuple((Cell(f"Row{n}."), Cell("Words.")) for n in range(1, row_count + 1))
    table = Table((Column("Ref"), Column("Words", grow=1)), rows)
    after = [Section("After", ("Words.",) * 20) for _ in range(3)]
    tops = [(Section("", ("More.",) * n), Section("Rows", (), table)) for n in range(24, 44)]
    breaks = set()
    for sheets in print_reports(paper._replace(sections=(*top, *after)) for top in tops):
        counts = [sheet.count("Row") - sheet.count("Rows") for sheet in sheets]
        assert sum(counts) == row_count
        assert 1 not in counts
        breaks.add(counts[0])
    assert len(breaks) > 1


@pytest.mark.parametrize("name", ["paper", "plans", "due"])
def test_the_title_is_at_the_head_of_each_sheet_but_the_first(
    sheets_of: Callable[..., list[str]], pages: dict[str, str], name: str
) -> None:
    title = unescape(pages[name].partition("<title>")[2].partition("</title>")[0])
    first, *others = sheets_of(name)
    assert first.count(title) <= 1
    assert others
    for number, sheet in enumerate(others, 2):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[0] == title
        assert lines[-1] == f"{number} of {len(others) + 1}"


def test_a_title_of_any_characters_does_no_harm_at_the_head(
    show_page: Open, print_page: Print, pages: dict[str, str]
) -> None:
    sheets = print_page(show_page(pages["awkward"]))
    assert sheets[1].split("\n")[0].strip().startswith("<b>bold</b> & &amp; </script><script>document.title = 'broken'")


def test_what_is_filtered_is_printed_with_its_count(
    show_page: Open, print_page: Print, pages: dict[str, str], sheets_of: Callable[..., list[str]]
) -> None:
    whole = sheets_of("plans")
    page = show_page(pages["plans"])
    assert "are shown." not in "".join(whole)
    page.get_by_label("Officer", exact=True).select_option("Chief Executive")
    sheets = print_page(page)
    assert len(sheets) < len(whole)
    assert "3 of 19 rows are shown." in "".join(sheets)
    assert "Officer: Chief Executive." in "".join(sheets)


def test_a_record_on_paper_begins_with_its_ref_and_words(sheets_of: Callable[..., list[str]]) -> None:
    sheets = sheets_of("full")
    words = " ".join("".join(sheets).split())
    assert "1.4a Continue with proposals to develop Elstree Studios: Award contract" in words
    assert "Key output and measure Continue" not in words
    assert "↑" not in words
