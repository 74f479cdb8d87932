"""What has had no update since 30 June 2017, as at 15 September 2017."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from actionplan.dates import format_day
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.report import Report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.no_update import build_not_updated_report

PlanOf = Callable[[str], Plan]

DAY, SINCE = date(2017, 9, 15), date(2017, 6, 30)

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
              - {target: a, date: May 2017, updates: [{on: 29 June 2017, note: N}]}
              - {target: b, date: May 2017, updates: [{on: 30 June 2017, note: N}]}
              - {target: c, date: Autumn 2017, started: 1 May 2017}
              - {target: d, date: May 2017, completed: 12 May 2017}
              - {target: e, date: Autumn 2017, suspended: [{on: 12 May 2017, why: W}]}
          - output: 1.2
            text: Print it
            officer: [Readers, Chief Executive]
            targets: [{date: TBC, updates: [{on: 2 June 2017, note: N}, {on: 16 September 2017, note: N}]}]
          - output: 1.3
            text: Post it
            targets: [{date: Autumn 2017}]
          - output: 1.4
            text: Read it
            officer: Readers
            reassigned: [{to: [Writers], on: 1 April 2017, why: W}]
            targets: [{date: Ongoing}]
"""


def _list_rows(report: Report) -> list[tuple[str, list[str]]]:
    return [(each.title, [row[0].text for row in each.table.rows] if each.table else []) for each in report.sections]


def test_each_officer_has_a_list_with_what_has_waited_longest_first(plan_of: PlanOf) -> None:
    report = build_not_updated_report(plan_of(PLAN), DAY, SINCE)
    assert _list_rows(report) == [
        ("Writers", ["1.4"]),
        ("Chief Executive", ["1.1c", "1.2", "1.1a"]),
        ("Readers", ["1.2"]),
        ("No officer", ["1.3"]),
    ]
    assert [(row.section, row.ref) for row in report.rows] == [
        (name, ref) for name, refs in _list_rows(report) for ref in refs
    ]
    assert report.lead == (
        "5 of 6 open targets have had no update since 30 June 2017. Nothing was ever recorded about 1 of them."
    )
    assert report.period == (SINCE, DAY)
    table = report.sections[1].table
    assert table
    assert [column.title for column in table.columns][:4] == ["Ref", "Joint", "Last update", "Target date"]
    assert [[cell.text for cell in row[1:3]] for row in table.rows] == [
        ["", "1 May 2017, 137 days ago"],
        ["jointly with Readers", "2 Jun 2017, 105 days ago"],
        ["", "29 Jun 2017, 78 days ago"],
    ]
    of_nobody = report.sections[-1].table
    assert of_nobody
    assert of_nobody.rows[0][1].text == "never"


@pytest.mark.parametrize(
    "day", [date(2017, 3, 1), date(2017, 4, 30), date(2017, 6, 29), SINCE, date(2017, 7, 1), date(2017, 9, 14)]
)
def test_changes_since_a_day_end_with_what_has_no_update_after_it(plan_of: PlanOf, day: date) -> None:
    plan = plan_of(PLAN)
    changes = build_changes_report(PlanVersion(plan, day), PlanVersion(plan, DAY))
    listed = {row.ref for row in build_not_updated_report(plan, DAY, day + timedelta(days=1)).rows}
    assert {row.ref for row in changes.rows if row.section == "not updated"} == listed
    notes = [note for section in changes.sections if section.title == "Not updated" for note in section.notes]
    sentence = f"These are open, and nothing has been recorded about them after {format_day(day)}."
    assert notes == ([sentence] if listed else [])


def test_what_was_answered_on_the_day_is_not_listed_and_changes_say_after(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    changes = build_changes_report(PlanVersion(plan, SINCE), PlanVersion(plan, DAY))
    assert "1.1b" not in {row.ref for row in build_not_updated_report(plan, DAY, SINCE).rows}
    assert "1.1b" in {row.ref for row in changes.rows if row.section == "not updated"}


@pytest.mark.parametrize(
    ("since", "keep", "sentence"),
    [
        (
            date(2017, 3, 1),
            TargetFilter(officers=("Writers",)),
            "Every open target has had an update since 1 March 2017.",
        ),
        (SINCE, TargetFilter(texts=("zzz",)), "No target matches text zzz."),
    ],
)
def test_an_answer_without_targets_says_why(plan_of: PlanOf, since: date, keep: TargetFilter, sentence: str) -> None:
    report = build_not_updated_report(plan_of(PLAN), DAY, since, keep)
    assert [section.notes for section in report.sections] == [(sentence,)]
    assert not report.rows


def test_a_filter_keeps_the_same_targets(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    every = {row.ref for row in build_not_updated_report(plan, DAY, SINCE).rows}
    kept = build_not_updated_report(plan, DAY, SINCE, TargetFilter(not_updated_since=date(2017, 6, 1)))
    assert {row.ref for row in kept.rows} == every - {"1.2", "1.1a"}
