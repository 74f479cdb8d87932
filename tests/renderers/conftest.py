"""Small reports made by hand, which every format is given: plain ones, and one of everything that is awkward."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.dates import Assumption, Window
from actionplan.report import Cell, Column, PlanHead, Report, Section, Share, Span, Table, Timeline
from actionplan.rows import DecisionRow, EventRow, ProposalRow, RevisionRow, Row

SEPTEMBER = Window(date(2017, 9, 1), date(2017, 9, 30))
HEAD = PlanHead("hertsmere", "Corporate Action Plan 2017/18", "Hertsmere Borough Council", 1)
COLUMNS = (
    Column("Ref"),
    Column("Officer", grow=1),
    Column("Due"),
    Column("Output and measure", grow=3, is_self_explanatory=True),
    Column("Days", is_number=True),
)

PLAIN = Row(
    plan="hertsmere",
    ref="6.2c",
    section="due",
    theme="Planning for the Future",
    action="6",
    action_title="A single local plan",
    output="6.2",
    output_text="Statement of Community Involvement",
    officer="Head of Planning",
    officers=("Head of Planning",),
    supporting=(),
    monitored_by=("Member Planning Panel", "Executive"),
    measures=("Final document published",),
    date="Early Autumn",
    kind="window",
    windows=(SEPTEMBER,),
    occurrence=None,
    due=date(2017, 9, 30),
    published_due=date(2017, 9, 30),
    assumptions=(Assumption("year-from-period", "no year is written"),),
    remark=None,
    status="due",
    days_late=None,
    rag=None,
    waits_for=None,
    decisions=(
        DecisionRow("Executive", date(2017, 7, 31), "approved", date(2017, 7, 4)),
        DecisionRow("Full Council", date(2017, 11, 30), None, None),
        DecisionRow("HDL Board", None, None, None),
    ),
    completed=None,
    published_date="Early Autumn",
)

AWKWARD = (
    "",  # no officer
    "June and December 2017",
    "TBC",
    "café",
    "<b>bold</b> & &amp;",
    "[red]red[/red]",
    "=1+1",
    "\x1b[31mred\x07\x9b2J",
    "many words " * 363 + "end",  # 4,000 characters
    "שלום \u202eevil\u202c",
    "a|b *c* _d_ `e` \\ $f$ ~g~",
    "two\nlines\tand a tab",
    "\ud800",  # half a character, which a plan can hold as "\ud800"
    "漢字 e\u0301",
    '"quoted", and a comma',
)


def report(rows: tuple[Row, ...], cells: list[tuple[str, ...]]) -> Report:
    """A report of one section about those rows."""
    table = Table(COLUMNS, tuple(tuple(Cell(text, "red" if text == "15" else "") for text in row) for row in cells))
    sections = (Section("Due", ("Two fall due.",), table), Section("No date", ("Nothing.",)))
    closing = ("1 target could not be placed: `actionplan validate` says why.",)
    return Report(
        "due", "Due in September 2017", date(2017, 9, 15), (HEAD,), sections, rows, closing, SEPTEMBER, has_rows=True
    )


@pytest.fixture(scope="session")
def small() -> Report:
    """Two rows, one of them late."""
    late = PLAIN._replace(
        ref="1.2", section="due earlier", status="overdue", days_late=15, dates_missed=1, officer=None, officers=()
    )
    return report(
        (PLAIN, late),
        [
            ("6.2c", "Head of Planning", "30 Sep 2017", "Final document published", ""),
            ("1.2", "no officer", "31 Aug 2017", "Business plan approved by the Board", "15"),
        ],
    )


@pytest.fixture(scope="session")
def changed(small: Report) -> Report:
    """A target whose date was revised twice and proposed once more, with a note and a minute, and one without."""
    first = RevisionRow(
        "Summer 2017", "Early Autumn", date(2017, 6, 12), date(2017, 9, 30), 30, "Board met late", "Executive"
    )
    again = RevisionRow("Early Autumn", "TBC", date(2017, 7, 1), None, None, None, None)
    proposed = ProposalRow("Winter 2017", date(2017, 8, 1), date(2017, 12, 31), "Consultation")
    history = (
        EventRow("date moved", date(2017, 6, 12), what="Early Autumn", by="Executive", note="Board met late"),
        EventRow("date moved", date(2017, 7, 1), what="TBC", by=None, note=None),
        EventRow("date proposed", date(2017, 8, 1), what="Winter 2017", by=None, note="Consultation"),
        EventRow("commentary", date(2017, 7, 1), what="amber", by=None, note="Drafted"),
        EventRow("decided", date(2017, 7, 4), what="approved", by="Executive", note="https://example.org/m/7"),
    )
    moved = small.rows[0]._replace(
        revisions=(first, again), proposed=proposed, published_due=date(2017, 8, 31), history=history, rag="amber"
    )
    return small._replace(rows=(moved, small.rows[1]._replace(colour="red")))


@pytest.fixture(scope="session")
def paper(small: Report) -> Report:
    """The same as a paper: an answer in one sentence, a numbered list, facts, and the shares of a whole."""
    shares = (Share("Overdue", 1, 40, "late"), Share("Not yet due", 39, 40))
    facts = (("Started", "4 of 40"), ("Contact", "policy@example.org"))
    asked = ("Note it.", "Agree the dates.")
    summary = Section("Summary", ("40 targets.",), facts=facts, shares=shares, items=asked, are_numbered=True)
    return small._replace(title="Progress report", lead="1 of 40 is overdue.", sections=(summary,), closing=())


@pytest.fixture(scope="session")
def awkward() -> Report:
    """A row for each awkward text, which is in a note, an item, a fact, a share, every cell and the data."""
    rows = tuple(
        PLAIN._replace(
            officer=text or None,
            output_text=text,
            date=text,
            measures=(text, text),
            remark=text,
            windows=(SEPTEMBER, Window(None, date(2017, 12, 31))),
        )
        for text in AWKWARD
    )
    made = report(rows, [(text,) * 5 for text in AWKWARD])
    notes = tuple(AWKWARD)
    facts = tuple(zip(AWKWARD, AWKWARD, strict=True))
    shares = tuple(Share(text, n, len(AWKWARD)) for n, text in enumerate(AWKWARD))
    first = made.sections[0]._replace(notes=notes, facts=facts, shares=shares, items=notes)
    return made._replace(sections=(first, *made.sections[1:]), closing=notes)


@pytest.fixture(scope="session")
def panel(small: Report) -> Report:
    """A paper for a panel: an answer, a list to cite, a bar, a table, records, and a table too wide for any page."""
    shares = (Share("Overdue", 1, 4, "late"), Share("Complete", 3, 4, "done"))
    records = Table(
        (Column("Ref"), Column("Output", grow=1, is_self_explanatory=True), Column("Reason"), Column("New date")),
        ((Cell("1.2"), Cell("Business plan"), Cell("Flood"), Cell("")),),
    )
    wide = Table(tuple(map(Column, _HEADINGS)), (_LATE * 3, _DUE * 3))
    sections = (
        Section("Recommendations", ("The panel is asked to:",), items=("Note it.", "Agree."), are_numbered=True),
        Section("Summary", ("Two targets.",), shares=shares),
        *small.sections[:1],
        Section("Exceptions", ("One is overdue.",)),
        Section("Overdue", (), records, 2, has_records=True),
        Section("Wide", (), wide, 1, starts_page=True),
        Section("About this paper", (), facts=(("Early Autumn", "September 2017"),), items=("One", "Two")),
    )
    return small._replace(
        question="report", title="Progress report", lead="1 of 4 is overdue.", sections=sections, front_count=2
    )


@pytest.fixture(scope="session")
def year_report(panel: Report) -> Report:
    """A timeline of two themes, with a target that is late and one that was moved and has a long name."""
    summer, day = Window(date(2017, 6, 1), date(2017, 8, 31)), date(2017, 12, 1)
    late = Span(
        ref="1.1a",
        label="Publish it: Published",
        windows=(summer,),
        is_approximate=False,
        status="overdue",
        due=summer.latest,
        completed=None,
        is_ongoing=False,
        words="1.1a: Summer 2017 (June to August 2017), overdue, 30 days late",
        tone="amber",
        name="Publish it",
    )
    moved = late._replace(
        ref="1.1b",
        windows=(Window(day, day),),
        status="not yet due",
        due=day,
        words="1.1b: 1 December 2017 (was Autumn), not yet due",
        tone="",
        moved_from=date(2017, 10, 31),
        moved_to=day,
        name="A long name " * 12 + "at its end",
    )
    groups = (("Planning", (late, moved)), ("Communities", (late._replace(ref="2.1"),)))
    timeline = Timeline(date(2017, 4, 1), date(2018, 3, 31), date(2017, 9, 30), groups, is_whole_report=True)
    return panel._replace(title="Timeline", question="timeline", timeline=timeline)


_HEADINGS = tuple(f"Heading {n}" for n in range(1, 13))
_LATE = tuple(Cell(text, "red") for text in ("1.2", "overdue, 15 days late", "", "Business plan"))
_DUE = tuple(Cell(text, "due") for text in ("6.2c", "due, 15 days left", "amber", "Final document"))


@pytest.fixture(scope="session")
def across(panel: Report) -> Report:
    """A list with a table that has room on a landscape page, and not on an upright one."""
    *_, wide, _ = panel.sections
    assert wide.table
    table = Table(wide.table.columns[:8], tuple(row[:8] for row in wide.table.rows))
    return panel._replace(sections=(wide._replace(starts_page=False, table=table),), lead="", front_count=0)


@pytest.fixture(scope="session")
def awkward_texts() -> tuple[str, ...]:
    """The texts of the awkward report."""
    return AWKWARD


@pytest.fixture(scope="session")
def read_print() -> Callable[[Path], list[str]]:
    """Read the words of each page of a PDF file, which must be of A4 across."""
    program = shutil.which("pdftotext")
    if not program:
        assert not os.environ.get("CI"), "CI has no pdftotext"
        pytest.skip("needs pdftotext, of poppler-utils")

    def run(made: Path) -> list[str]:
        words = subprocess.run([program, "-bbox", made, "-"], check=True, capture_output=True, text=True)  # noqa: S603
        pages = re.findall('<page width="84[12][.0-9]*" height="595[.0-9]*">(.*?)</page>', words.stdout, re.DOTALL)
        assert len(pages) == words.stdout.count("<page ")
        return [" ".join(re.findall(">([^<>]+)</word>", page)) for page in pages]

    return run
