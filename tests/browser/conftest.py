"""Pages in a real Chromium, each in a window of its own, which hears every complaint and every call to the network."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

from actionplan.dates import Window
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan, PlanGroup
from actionplan.planfile import load
from actionplan.renderers.html.html_page import render
from actionplan.report import Cell, Column, PlanHead, Report, Section, Table
from actionplan.reports.decisions import build_decisions_report
from actionplan.reports.due import build_due_report
from actionplan.reports.measures import build_measures_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.reports.timeline import build_timeline_report

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2017, 9, 15)
EXAMPLES = ("examples/south-west-hertfordshire.yaml", "examples/plan-making.yaml")

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

AWKWARD = (
    "",
    "<b>bold</b> & &amp;",
    "</script><script>document.title = 'broken'</script>",
    "<!-- not a comment",
    '" onmouseover="document.title = \'broken\'" x="',
    "{{ 7 * 7 }}{% raw %}",
    "[red]red[/red]",
    "=1+1",
    "\x1b[31mred\x07",
    "many words " * 363 + "end",
    "W" * 4000,
    "שלום \u202eevil\u202c",
    "two\nlines\tand a tab",
    "\ud800",
    "漢字 e\u0301 café",
)

Open = Callable[..., Page]

Manner = Literal["wide", "dark", "narrow", "print"]

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 at AA, and what good practice adds."""

AXE_RULES = {"target-size": {"enabled": True}}
"""Rules that are to be tried besides those of the tags."""

ALL_RULES = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "rules": AXE_RULES}
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
RULES_BUT_COLOURS = {**ALL_RULES, "rules": {**AXE_RULES, "color-contrast": {"enabled": False}}}

WIDE = {"width": 1280, "height": 900}

MANNERS: dict[Manner, tuple[dict[str, Any], dict[str, Any]]] = {
    "wide": ({"viewport": WIDE}, ALL_RULES),
    "dark": ({"viewport": WIDE, "color_scheme": "dark"}, COLOUR_RULES),
    "narrow": ({"viewport": {"width": 320, "height": 640}}, RULES_BUT_COLOURS),
    "print": ({"viewport": WIDE, "media": "print"}, COLOUR_RULES),
}
"""How a page is read: the window that it wishes for, and the rules that it can break in this manner and in no other.

Colours are tried where they differ. To measure them takes twice as long as all other rules together.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of this machine, or a reason to skip. It is closed before other tests begin."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        assert not os.environ.get("CI"), "CI has no Chromium"
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield started
        started.close()


class Windows:
    """The windows of a browser, which stay open for the next test that wishes for the same: to open one takes longest.

    Whatever a page complains of or asks the network for is kept.
    """

    def __init__(self, browser: Browser) -> None:
        self.heard: list[str] = []
        self._browser = browser
        self._idle: defaultdict[str, list[Page]] = defaultdict(list)

    def take(self, wishes: dict[str, Any]) -> Page:
        """Take a window as it is wished: one that is idle, or a new one."""
        if idle := self._idle[repr(wishes)]:
            return idle.pop()
        page = self._browser.new_context(**wishes).new_page()
        page.on("console", lambda said: self.heard.append(said.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("request", lambda asked: self.heard.append(asked.url))
        return page

    def give_back(self, wishes: dict[str, Any], page: Page) -> None:
        """Keep a window for others."""
        self._idle[repr(wishes)].append(page)


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Windows:
    """The windows that the tests of a file share."""
    return Windows(browser)


@pytest.fixture
def show_page(windows: Windows, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of HTML in a window as it is wished, or instead of another page.

    Whatever it complains of or asks the network for is a fault.
    """
    taken: list[tuple[dict[str, Any], Page]] = []
    numbers = count(1)

    def opened(html: str, *, instead_of: Page | None = None, media: str = "", **wishes: Any) -> Page:
        file = tmp_path / f"{next(numbers)}.html"
        file.write_bytes(html.encode())
        page = instead_of or windows.take(wishes)
        if not instead_of:
            taken.append((wishes, page))
        page.emulate_media(media="print" if media else "null")
        page.goto(file.as_uri())
        return page

    yield opened
    heard = [each for each in windows.heard if not each.startswith(tmp_path.as_uri())]
    windows.heard.clear()
    for wishes, page in taken:
        windows.give_back(wishes, page)
    assert heard == []


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A window that nobody listens to."""
    window = browser.new_context()
    yield window.new_page()
    window.close()


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The shipped plan."""
    return read_plan("plan.yaml")


def read_plan(name: str) -> Plan:
    """A plan of this repository."""
    found = load((ROOT / name).read_bytes()).plan
    assert found
    return found


@pytest.fixture(scope="session")
def pages(plan: Plan) -> dict[str, str]:
    """Pages of every make: papers, lists, bars, a tree of grouped rows, a target in full, all that is awkward."""
    september = Window(date(2017, 9, 1), date(2017, 9, 30))
    reports = {
        "paper": build_paper(plan, DAY),
        "one officer": build_paper(plan, DAY, PaperRequest(TargetFilter(officers=("Chief Executive",)))),
        "full": build_paper(plan, DAY, PaperRequest(is_full=True)),
        "plans": build_paper(PlanGroup((plan, *map(read_plan, EXAMPLES))), DAY, PaperRequest(is_full=True)),
        # What these hold of each kind is less, so that rules are tried on every element in a short time.
        "one officer in full": build_paper(
            plan, DAY, PaperRequest(TargetFilter(officers=("Chief Executive",)), is_full=True)
        ),
        "small plans": build_paper(PlanGroup(tuple(map(read_plan, EXAMPLES))), DAY, PaperRequest(is_full=True)),
        "small tree": build_show_report(plan, DAY, target_filter=TargetFilter(themes=("Planning",))),
        "timeline": build_timeline_report(plan, DAY, TargetFilter(themes=("Planning",))),
        "due": build_due_report(plan, DAY, september),
        "overdue": build_overdue_report(plan, DAY),
        "decisions": build_decisions_report(plan, DAY),
        "tree": build_show_report(plan, DAY),
        "detail": build_show_report(plan, DAY, "1.2"),
        "measures": build_measures_report(read_plan("examples/shapes/service-plan.yaml"), date(2025, 1, 15)),
        "awkward": awkward(build_due_report(plan, DAY, september)),
        "linked": linked(build_due_report(plan, DAY, september)),
        "lower and lower": lower_and_lower(build_due_report(plan, DAY, september)),
    }
    return {name: render(report) for name, report in reports.items()}


def awkward(report: Report) -> Report:
    """A report with every awkward text in its title, heads, notes, facts, cells and rows."""
    columns = (Column("Ref"), Column("Officer", grow=1), Column("Status"), Column("Words", grow=3), Column(""))
    table = Table(columns, tuple(tuple(Cell(text, "red") for _ in columns) for text in AWKWARD))
    facts = tuple((text, text) for text in AWKWARD)
    rows = tuple(report.rows[0]._replace(ref=text, officer=text, theme=text) for text in AWKWARD)
    return report._replace(
        title=" ".join(AWKWARD[1:9]),
        plans=(PlanHead(AWKWARD[1], AWKWARD[2], AWKWARD[9], 0),),
        sections=(Section(AWKWARD[2], AWKWARD, table, facts=facts), Section(AWKWARD[10], level=2)),
        rows=rows,
        closing=AWKWARD,
    )


def linked(report: Report) -> Report:
    """A report with an address in each cell of a row, and two in a note."""
    columns = (Column("Ref"), Column("Minute", grow=1), Column("Contact", grow=1))
    cells = (
        Cell("1.2a"),
        Cell("https://example.org/minutes"),
        Cell("approved (https://example.org/1); ask a@example.org"),
    )
    notes = ("Minutes are at https://example.org/minutes or from clerk@example.org.",)
    return report._replace(sections=(Section("Decided", notes, Table(columns, (cells, cells))),))


def lower_and_lower(report: Report) -> Report:
    """A report of thirty tables under two headings and three notes each, and of one line more between each two."""
    sections: list[Section] = []
    for n in range(30):
        table = Table(
            (Column("Words", grow=1), Column("Number", is_number=True)), ((Cell(f"Row {n}."), Cell(str(n))),) * 4
        )
        sections += (
            Section(f"Before {n}.", ("A line.",) * n),
            Section(f"Headed {n}.", (f"First note {n}.", f"Second note {n}.")),
            Section(f"Part {n}.", (f"Third note {n}.",), table, 2),
        )
    return report._replace(sections=tuple(sections))


@pytest.fixture
def broken() -> Callable[[Page, dict[str, Any]], list[str]]:
    """Lists the rules of accessibility that a page breaks, and where."""

    def find(page: Page, rules: dict[str, Any]) -> list[str]:
        # To describe all that passes takes longer than to try it.
        found = Axe().run(page, options={**rules, "resultTypes": ["violations"]}).response["violations"]
        return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]

    return find


@pytest.fixture(scope="session")
def manners() -> dict[Manner, tuple[dict[str, Any], dict[str, Any]]]:
    """How a page is read: the window that it wishes for, and the rules to try."""
    return MANNERS
