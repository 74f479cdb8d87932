from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.reports.export import build_export_report

PlanOf = Callable[[str], Plan]

PLAN = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets:
              - {target: a, date: Summer 2017, completed: 4 July 2017}
              - {target: b, date: TBC}
  - theme: Housing
    actions:
      - action: 2
        title: Homes
        outputs:
          - output: 2.1
            text: Build them
            targets: [{date: Monthly}, {target: d, date: March 2018, deleted: {on: 1 June 2017}}]
"""


def test_every_target_is_exported_in_the_order_of_the_plan_whatever_became_of_it(plan_of: PlanOf) -> None:
    made = build_export_report(plan_of(PLAN), date(2017, 9, 15))
    assert [(row.ref, row.section, row.status) for row in made.rows] == [
        ("1.1a", "Planning", "complete"),
        ("1.1b", "Planning", "no date"),
        ("2.1", "Housing", "overdue"),
        ("2.1d", "Housing", "deleted"),
    ]
    assert [(row.theme, row.action, row.output, row.officer) for row in made.rows] == [
        ("Planning", "1", "1.1", "Head of Planning"),
        ("Planning", "1", "1.1", "Head of Planning"),
        ("Housing", "2", "2.1", None),
        ("Housing", "2", "2.1", None),
    ]
    assert (made.question, made.title, made.sections) == ("export", "Every target, as at 15 September 2017", ())


def test_one_officers_targets(plan_of: PlanOf) -> None:
    made = build_export_report(plan_of(PLAN), date(2017, 9, 15), TargetFilter(officers=("head of planning",)))
    assert [row.ref for row in made.rows] == ["1.1a", "1.1b"]


def test_a_row_has_its_place_in_the_plan_whatever_is_asked(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    assert [row.position for row in build_export_report(plan, date(2017, 9, 15)).rows] == [1, 2, 3, 4]
    some = build_export_report(plan, date(2017, 9, 15), TargetFilter(themes=("housing",)))
    assert [row.position for row in some.rows] == [3, 4]


@pytest.mark.parametrize(
    ("keys", "history"),
    [
        ("started: 3 May 2017", [("started", date(2017, 5, 3), None, None, None)]),
        ("completed: 16 September 2017", []),
        (
            "updates: [{on: 3 May 2017, rag: amber, note: Drafted}]",
            [("commentary", date(2017, 5, 3), "amber", None, "Drafted")],
        ),
        (
            "revised: [{to: Winter 2017, on: 4 May 2017, why: Staff, approved_by: Cabinet}]",
            [("date moved", date(2017, 5, 4), "Winter 2017", "Cabinet", "Staff")],
        ),
        (
            "decisions: [{body: Cabinet, decided: [{on: 5 May 2017, outcome: deferred, to: June 2017, minute: C/1}]}]",
            [("decided", date(2017, 5, 5), "deferred to June 2017", "Cabinet", "C/1")],
        ),
    ],
)
def test_a_row_has_everything_recorded_by_the_day(plan_of_one: PlanOf, keys: str, history: list[object]) -> None:
    (row,) = build_export_report(plan_of_one(f"{{date: Summer 2017, {keys}}}"), date(2017, 9, 15)).rows
    assert ([tuple(event) for event in row.history], row.recorded) == (history, len(history))


def test_a_row_has_the_latest_commentary_of_its_target_and_its_day(plan_of: PlanOf) -> None:
    plan = plan_of(
        PLAN.replace(
            "date: TBC",
            "date: TBC, updates: [{on: May 2017, note: Asked}, {on: 3 July 2017, rag: red, next: Ask again}]",
        )
    )
    rows = {row.ref: (row.note, row.note_on) for row in build_export_report(plan, date(2017, 9, 15)).rows}
    assert rows == {
        "1.1a": (None, None),
        "1.1b": ("Next: Ask again", date(2017, 7, 3)),
        "2.1": (None, None),
        "2.1d": (None, None),
    }
