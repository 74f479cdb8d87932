"""Targets of each officer, as at 15 September 2017."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import Filter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)

PLAN = """
officers: [{name: Head of Planning}, {name: Chief Executive, also: [Chief Executive Officer]}, {name: Head of Legal}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Print it
            targets: [{date: May 2017}]
          - output: 1.2
            text: Publish it
            officer: chief  executive officer
            supporting: [Head of Legal]
            targets:
              - {target: a, date: Autumn 2017}
              - {target: b, date: May 2017, completed: 1 June 2017}
              - {target: c, date: Ongoing}
          - output: 1.3
            text: Read it
            officer: Relevant Heads of Service
            targets: [{date: TBC}]
          - output: 1.4
            text: Post it
            officer: Chief Executive
            targets: [{date: August 2017}]
          - output: 1.5
            text: Map it
            officer: Head of Planning
            targets: [{date: 15 September 2017}]
"""


def lists(report: Report) -> list[tuple[str | None, str]]:
    return [(row.section, row.ref) for row in report.rows]


def test_spellings_are_one_officer_and_nobody_is_dropped(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PLAN), DAY)
    assert lists(report) == [
        ("Head of Planning", "1.5"),
        ("Chief Executive", "1.4"),
        ("Chief Executive", "1.2a"),
        ("Chief Executive", "1.2c"),
        ("Chief Executive", "1.2b"),
        ("Relevant Heads of Service", "1.3"),
        ("No officer", "1.1"),
    ]
    assert [row.officer for row in report.rows if row.ref in ("1.1", "1.2a")] == ["Chief Executive", None]
    assert report.has_rows


def test_each_officer_has_a_section_with_a_count_line(plan_of: PlanOf) -> None:
    sections = {section.title: section.notes for section in build_officer_report(plan_of(PLAN), DAY).sections}
    assert sections == {
        "Head of Planning": ("1 target: 1 due.",),
        "Chief Executive": ("4 targets: 1 overdue, 1 ongoing, 1 not yet due, 1 complete (1 late).",),
        "Relevant Heads of Service": ("1 target: 1 no date.",),
        "No officer": ("1 target: 1 overdue.",),
    }


@pytest.mark.parametrize("name", ["Chief Executive", "CHIEF executive OFFICER ", "Chief  Executive Officer"])
def test_one_officer_by_any_spelling(plan_of: PlanOf, name: str) -> None:
    report = build_officer_report(plan_of(PLAN), DAY, (name,))
    assert [ref for _, ref in lists(report)] == ["1.4", "1.2a", "1.2c", "1.2b"]
    assert report.title == "Targets of Chief Executive, as at 15 September 2017"


def test_a_group_is_asked_for_like_an_officer(plan_of: PlanOf) -> None:
    assert lists(build_officer_report(plan_of(PLAN), DAY, ("relevant heads of service",))) == [
        ("Relevant Heads of Service", "1.3")
    ]


def test_an_officer_who_only_supports_is_told_what(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PLAN), DAY, ("Head of Legal",))
    (section,) = report.sections
    assert (section.notes, section.table, report.has_rows) == (("No targets.", "Supports 1.2."), None, False)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Chief Exective", 'The plan has no officer "Chief Exective". Did you mean "Chief Executive"?'),
        ("planning", 'The plan has no officer "planning". Did you mean "Head of Planning"?'),
        (
            "zzz",
            (
                'The plan has no officer "zzz". It has "Head of Planning", "Chief Executive", "Head of Legal" and '
                '"Relevant Heads of Service".'
            ),
        ),
    ],
)
def test_a_name_that_is_nobody_s_gets_the_nearest(plan_of: PlanOf, name: str, sentence: str) -> None:
    with pytest.raises(UnknownName) as caught:
        build_officer_report(plan_of(PLAN), DAY, (name,))
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("keep", "sentence"),
    [
        (Filter(texts=("zzz",)), "No target matches text zzz."),
        (Filter(officers=("Head of Legal",)), "No target matches officer Head of Legal."),
        (Filter(actions=("1",), statuses=("suspended",)), "No target matches action 1, status suspended."),
    ],
)
def test_one_officer_s_list_that_is_narrowed_to_nothing_says_so(plan_of: PlanOf, keep: Filter, sentence: str) -> None:
    (section,) = build_officer_report(plan_of(PLAN), DAY, ("Chief Executive",), keep).sections
    assert (section.title, section.notes, section.table) == ("Chief Executive", (sentence,), None)


def test_a_filter_that_keeps_nothing_says_so(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PLAN), DAY, target_filter=Filter(texts=("no such words",)))
    assert [section.notes for section in report.sections] == [("No target matches text no such words.",)]
