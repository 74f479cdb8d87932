"""What is overdue as at 15 September 2017."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.report import Report, Section
from actionplan.reports.overdue import build_overdue_report

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)

PLAN = """
officers: [{name: Chief Executive, also: [CEO]}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: CEO
            targets:
              - {target: a, date: Summer 2017, decisions: [{body: Board}, {body: Council, planned: July 2017}]}
              - {target: b, date: Monthly from July 2017, completed: [{for: August 2017, on: 1 September 2017}]}
              - {target: c, date: Ongoing to June 2017}
              - {target: d, date: Autumn 2017}
          - output: 1.2
            text: Print it
            officer: Chief Executive
            targets: [{date: May 2017}]
          - output: 1.3
            text: Post it
            targets: [{date: 14 September 2017}]
          - output: 1.4
            text: Read it
            officer: Readers
            targets:
              - {target: a, date: 15 September 2017}
              - {target: b, date: Quarterly from January 2017}
"""


@pytest.fixture
def report(plan_of: PlanOf) -> Report:
    return build_overdue_report(plan_of(PLAN), DAY)


def test_what_is_late_to_start_has_its_own_section_and_is_not_overdue(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN.replace("{target: d, date: Autumn 2017}", "{target: d, date: Autumn 2017, start: May 2017}"))
    made = build_overdue_report(plan, DAY)
    section = next(section for section in made.sections if section.title == "Late to start")
    assert column(section, "Ref") == ["1.1d"]
    assert column(section, "Planned start") == ["May 2017"]
    assert column(section, "Status") == ["not yet due, 76 days left; was to start by 31 May 2017"]
    assert [row.start_missed for row in made.rows if row.section == "late to start"] == [date(2017, 5, 31)]
    assert [row.ref for row in made.rows if row.section == "overdue"] == [
        row.ref for row in build_overdue_report(plan_of(PLAN), DAY).rows if row.section == "overdue"
    ]


def column(section: Section, title: str) -> list[str]:
    assert section.table is not None
    n = [column.title for column in section.table.columns].index(title)
    return [row[n].text for row in section.table.rows]


def test_the_worst_comes_first_with_a_row_for_each_missed_occurrence(report: Report) -> None:
    late = [(row.ref, row.days_late, row.due) for row in report.rows if row.section == "overdue"]
    assert late == [
        ("1.2", 107, date(2017, 5, 31)),
        ("1.4b", 77, date(2017, 6, 30)),
        ("1.1b", 46, date(2017, 7, 31)),
        ("1.1a", 15, date(2017, 8, 31)),
        ("1.3", 1, date(2017, 9, 14)),
    ]


def test_each_missed_occurrence_has_its_own_window_and_due_day(plan_of_one: PlanOf) -> None:
    report = build_overdue_report(plan_of_one("date: Monthly from July 2017"), DAY)
    assert [
        (row.occurrence and row.occurrence.latest, row.due, row.published_due, row.days_late) for row in report.rows
    ] == [
        (date(2017, 7, 31), date(2017, 7, 31), date(2017, 7, 31), 46),
        (date(2017, 8, 31), date(2017, 8, 31), date(2017, 8, 31), 15),
    ]
    assert column(report.sections[0], "Occurrence") == ["July 2017", "August 2017"]
    assert column(report.sections[0], "Status") == [
        "overdue, 46 days late (over 1 month)",
        "overdue, 15 days late",
    ]


def test_waiting_for_a_body_excuses_nothing_and_is_said(report: Report) -> None:
    waits = column(report.sections[0], "Waits for")
    assert waits == ["", "", "", "Board and Council (planned July 2017)", ""]
    assert [row.waits_for for row in report.rows if row.ref == "1.1a"] == ["Board, Council"]


def test_the_counts_are_sentences(report: Report) -> None:
    notes = [note for section in report.sections for note in section.notes]
    assert [note for note in notes if not note.endswith(".") or note.endswith("..")] == []
    assert report.sections[0].notes == ("5 targets overdue.",)


def test_ended_work_stands_under_its_own_heading(report: Report) -> None:
    ended = report.sections[1]
    assert (ended.title, column(ended, "Ref")) == ("Ended", ["1.1c"])
    assert column(ended, "Status") == ["ended 30 Jun 2017 (over 1 month ago)"]
    assert [(row.ref, row.due) for row in report.rows if row.section == "ended"] == [("1.1c", None)]


def test_it_ends_with_counts_by_officer(report: Report) -> None:
    last = report.sections[-1]
    assert last.table is not None
    assert [[cell.text for cell in row] for row in last.table.rows] == [
        ["Chief Executive", "3", "3", "107"],
        ["Readers", "1", "1", "77"],
        ["no officer", "1", "1", "1"],
    ]


@pytest.mark.parametrize(("day", "late"), [("2017-09-14", False), ("2017-09-15", True)])
def test_overdue_is_from_the_day_after(plan_of_one: PlanOf, day: str, *, late: bool) -> None:
    report = build_overdue_report(plan_of_one("date: 14 September 2017"), date.fromisoformat(day))
    assert (report.has_rows, len(report.rows)) == (late, int(late))


def test_nothing_overdue_is_said_calmly(plan_of_one: PlanOf) -> None:
    report = build_overdue_report(plan_of_one("date: Ongoing to May 2017"), DAY)
    assert report.sections[0] == Section("Overdue", ("Nothing is overdue as at 15 September 2017.",))
    assert [section.title for section in report.sections] == ["Overdue", "Ended"]
    assert not report.has_rows


def test_a_filter_that_keeps_nothing_says_so(plan_of: PlanOf) -> None:
    report = build_overdue_report(plan_of(PLAN), DAY, TargetFilter(texts=("zzz",)))
    assert report.sections == (Section("Overdue", ("No target matches text zzz.",)),)


def test_it_narrows(plan_of: PlanOf) -> None:
    report = build_overdue_report(plan_of(PLAN), DAY, TargetFilter(bodies=("council",)))
    assert [row.ref for row in report.rows] == ["1.1a"]
