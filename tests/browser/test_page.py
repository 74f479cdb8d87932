"""The actions of a reader of the page, who filters and sorts by keyboard, reads it on a telephone and prints it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from actionplan.planfile import load
from actionplan.renderers.html.html_page import render
from actionplan.reports.show import build_show_report

pytestmark = pytest.mark.slow

Open = Callable[..., Page]

NARROW = {"width": 320, "height": 640}


def first_cells(page: Page, table: int = 0) -> list[str]:
    return page.locator("table").nth(table).locator("tbody tr:visible > :first-child").all_inner_texts()


def heading(page: Page, title: str, table: int = 0) -> Locator:
    return page.locator("table").nth(table).locator("thead th").filter(has_text=title)


def seen_rows(page: Page) -> int:
    return page.locator("tbody tr:visible").count()


def test_a_column_is_sorted_by_keyboard(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    before = first_cells(page, 1)
    ref = heading(page, "Ref", 1)
    ref.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert ref.get_attribute("aria-sort") == "ascending"
    assert first_cells(page, 1)[:4] == ["1.2a", "1.4a", "1.4b", "2.1a"]
    assert first_cells(page, 1)[-1] == "10.1a"
    assert page.get_by_role("status").inner_text().startswith("Sorted by Ref, ascending. All ")
    page.keyboard.press("Space")
    assert ref.get_attribute("aria-sort") == "descending"
    assert first_cells(page, 1)[0] == "10.1a"
    assert sorted(first_cells(page, 1)) == sorted(before)
    assert page.locator("[aria-sort]").count() == 1


def test_days_are_sorted_by_the_calendar_and_what_is_empty_stays_last(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    due = heading(page, "Due", 1)
    due.get_by_role("button").click()
    days = page.locator("table").nth(1).locator("tbody td[data-label=Due]")
    assert days.first.inner_text() == "30 Apr 2017"
    assert days.last.inner_text() == "31 Aug 2017"
    waits = heading(page, "Waits for", 1).get_by_role("button")
    for _ in range(2):
        waits.click()
        texts = page.locator("table").nth(1).locator("tbody td[data-label='Waits for']").all_inner_texts()
        assert texts[0]
        assert texts == [*filter(None, texts), *([""] * texts.count(""))]


def test_target_dates_are_sorted_by_their_days(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    heading(page, "Target date", 1).get_by_role("button").click()
    texts = page.locator("table").nth(1).locator("tbody td[data-label='Target date']").all_inner_texts()
    assert (
        texts.index("April 2017") < texts.index("Spring 2017") < texts.index("June 2017") < texts.index("Summer 2017")
    )


def test_rows_that_stand_under_others_are_not_sorted(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["tree"])
    assert page.locator("table").count() == 10
    grouped = page.locator("table").filter(has=page.locator("tr[data-status*='\\a ']"))
    assert grouped.count() > 0
    assert grouped.locator("thead button").count() == 0


def test_filters_by_keyboard(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    status, whole = page.get_by_role("status"), seen_rows(page)
    assert status.inner_text() == f"All {whole} targets are shown."
    page.get_by_label("Officer", exact=True).focus()
    page.keyboard.type("Chief")
    page.keyboard.press("Enter")
    shown = page.locator("tbody tr:visible td[data-label=Officer]").all_inner_texts()
    assert set(shown) == {"Chief Executive"}
    assert status.inner_text() == (
        f"{len(shown)} of {whole} targets are shown. Officer: Chief Executive."
        " Sentences and bars are about all of them."
    )
    page.get_by_label("Status", exact=True).select_option("not yet due")
    assert first_cells(page, 2) == ["1.2b"]
    assert status.inner_text().startswith(f"1 of {whole} targets is shown.")
    emptied = page.locator("section:has(> h2:text('Due earlier'))")
    assert emptied.locator("table:visible").count() == 0
    assert emptied.locator("p:visible").last.inner_text() == "None of 18 rows is shown."
    assert page.locator("main h2:visible").all_inner_texts() == ["Due earlier", "Could finish"]
    assert page.locator("nav a:visible").all_inner_texts() == ["Due earlier", "Could finish"]
    page.get_by_role("button", name="Show all").press("Enter")
    assert seen_rows(page) == whole


OWN_COLUMNS = """\
plan: {title: Plan, authority: A Council, period: 2017/18}
fields: [{field: Priority, values: [High, Low]}]
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Build homes
        fields: {Service area: Housing}
        outputs:
          - {output: 1.1, text: Flats, fields: {Priority: High}, targets: [{date: May 2017}]}
          - {output: 1.2, text: Houses, fields: {Priority: Low}, targets: [{date: May 2017}]}
          - {output: 1.3, text: Sheds, fields: {Priority: High, Service area: Parks}, targets: [{date: June 2017}]}
          - {output: 1.4, text: "Barns", fields: {Priority: '"><b>'}, targets: [{date: July 2017}]}
          - {output: 1.5, text: Boats, targets: [{date: August 2017}]}
"""


def test_own_columns_are_filters_too(show_page: Open) -> None:
    plan = load(OWN_COLUMNS.encode()).plan
    assert plan
    page = show_page(render(build_show_report(plan, date(2017, 9, 15))))
    options = page.get_by_label("Priority", exact=True).locator("option")
    assert options.all_inner_texts() == ["All", "High", "Low", '"><b>']
    page.get_by_label("Priority", exact=True).select_option("High")
    assert first_cells(page) == ["1.1", "1.3"]
    page.get_by_label("Service area", exact=True).select_option("Parks")
    assert first_cells(page) == ["1.3"]
    assert page.evaluate("location.hash") == "#service+area=Parks&priority=High"
    page.go_back()
    assert first_cells(page) == ["1.1", "1.3"]


def test_a_filter_keeps_the_head_of_what_it_shows(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["tree"])
    page.get_by_label("Theme", exact=True).select_option("Planning for the Future")
    assert {each.split(".")[0] for n in range(10) for each in first_cells(page, n)} == {"6", "7"}
    page.get_by_label("Status", exact=True).select_option("due")
    assert [each for n in range(10) for each in first_cells(page, n)] == ["6.2", "6.2c", "7.2"]


def test_the_first_tab_skips_to_the_report(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["paper"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "officer"


@pytest.mark.parametrize("name", ["paper", "full", "plans", "due", "tree", "timeline", "detail", "awkward"])
def test_without_scripts_all_is_there_and_nothing_to_press(show_page: Open, pages: dict[str, str], name: str) -> None:
    with_scripts, plain = (show_page(pages[name], java_script_enabled=on) for on in (True, False))
    assert plain.locator("button, select, [role=status]").count() == 0
    assert seen_rows(plain) == seen_rows(with_scripts)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", ["paper", "full", "plans", "due", "tree", "timeline", "detail", "awkward"])
def test_a_telephone_never_scrolls_sideways(
    show_page: Open, pages: dict[str, str], name: str, *, scripts: bool
) -> None:
    page = show_page(pages[name], viewport=NARROW, java_script_enabled=scripts)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.body.scrollWidth") <= 320


@pytest.mark.parametrize("width", [640, 961, 1280])
def test_no_screen_scrolls_sideways(show_page: Open, pages: dict[str, str], width: int) -> None:
    for name in ("paper", "awkward"):
        page = show_page(pages[name], viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_cards_are_still_rows_of_a_table(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"], viewport=NARROW)
    table = page.get_by_role("table", name="Could finish")
    assert table.get_by_role("row").count() == 2
    assert table.get_by_role("rowheader", name="1.2b").count() == 1
    assert table.get_by_role("columnheader").count() == table.locator("tbody tr > *").count()
    label = table.get_by_role("cell", name="Autumn 2017").evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"Target date"'


def test_all_sheets_lie_one_way_and_those_of_a_paper_are_upright(show_page: Open, pages: dict[str, str]) -> None:
    def sheets(name: str) -> set[str]:
        made = show_page(pages[name]).pdf(prefer_css_page_size=True)
        return {each.decode() for each in re.findall(rb"/MediaBox \[0 0 (\d{3})", made)}

    assert sheets("paper") in ({"595"}, {"594"})
    assert sheets("due") in ({"842"}, {"841"})
    assert sheets("timeline") in ({"595"}, {"594"})
    assert len(sheets("detail")) == 1


def test_headings_of_a_table_stand_on_each_sheet(show_page: Open, pages: dict[str, str], tmp_path: Path) -> None:
    reader = shutil.which("pdftotext")
    if not reader:
        pytest.skip("needs pdftotext, of poppler-utils")
    file = tmp_path / "due.pdf"
    show_page(pages["due"]).pdf(path=file, prefer_css_page_size=True)
    ran = subprocess.run([reader, "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    sheets = [each for each in ran.stdout.split("\f") if "overdue" in each]
    assert len(sheets) > 1
    assert all("Output and measure" in each for each in sheets)
    assert "Show all" not in ran.stdout
    assert "targets are shown" not in ran.stdout


def test_a_table_keeps_its_headings_and_what_is_said_over_it(
    show_page: Open, pages: dict[str, str], tmp_path: Path
) -> None:
    """Wherever on a sheet they come: thirty, each a little lower than the one before."""
    reader = shutil.which("pdftotext")
    if not reader:
        pytest.skip("needs pdftotext, of poppler-utils")
    page = show_page(pages["lower and lower"])
    file = tmp_path / "kept.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    ran = subprocess.run([reader, "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    sheets = ran.stdout.split("\f")
    for n in range(30):
        whole = {f"Headed {n}.", f"First note {n}.", f"Second note {n}.", f"Part {n}.", f"Third note {n}.", f"Row {n}."}
        (sheet,) = (each for each in sheets if f"Headed {n}." in each)
        assert {words for words in whole if words not in sheet} == set()


def test_words_of_a_plan_do_nothing(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["awkward"])
    assert page.locator("b, script:not(body > script)").count() == 0
    page.locator("tbody tr").nth(4).hover()
    assert "broken" not in page.evaluate("document.title").split("'")[0]
    assert page.locator("tbody tr").nth(2).locator("td").nth(2).inner_text() == (
        "</script><script>document.title = 'broken'</script>"
    )


def test_nothing_else_runs_or_is_fetched(browser_page: Page, pages: dict[str, str], tmp_path: Path) -> None:
    """The policy holds even where markup got in."""
    spoilt = pages["due"].replace(
        "</footer>",
        "<script>document.title = 'ran'</script><p id=styled style='color: red'></p>"
        "<img src='http://example.invalid/x.png' onerror=\"document.title = 'ran'\"></footer>",
    )
    said: list[str] = []
    browser_page.on("console", lambda each: said.append(each.text))
    (tmp_path / "spoilt.html").write_text(spoilt, encoding="utf-8")
    browser_page.goto((tmp_path / "spoilt.html").as_uri())
    assert browser_page.title() != "ran"
    assert len([each for each in said if "Content Security Policy" in each]) >= 3
