"""The columns of a published forward plan: open or closed, consultation and documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.reports.decisions import build_decisions_report
from actionplan.reports.export import build_export_report

PlanOf = Callable[[str], Plan]
Rows = list[dict[str, str]]

DAY = date(2017, 9, 15)
COLUMNS = ("Open or closed", "Consultation", "Documents")


def read_forward_plan(plan: Plan, body: str = "Cabinet") -> Rows:
    """Read the rows of what the body is to decide, by their headings."""
    report = build_decisions_report(plan, DAY, target_filter=TargetFilter(bodies=(body,)))
    (table,) = (section.table for section in report.sections if section.title == "To be decided")
    assert table
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("keys", "cells"),
    [
        ("closed: no", ("open", "not stated", "not stated")),
        ("closed: NO, consultation: Tenants", ("open", "Tenants", "not stated")),
        ("closed: yes", ("closed", "not stated", "not stated")),
        ('closed: "Paragraph 3: business"', ("closed: Paragraph 3: business", "not stated", "not stated")),
        ("documents: Business case", ("not stated", "not stated", "Business case")),
        ("documents: [Business case, Map]", ("not stated", "not stated", "Business case; Map")),
        ("consultation: ''", ("not stated", "not stated", "not stated")),
    ],
)
def test_what_is_said_of_a_decision(plan_of_one: PlanOf, keys: str, cells: tuple[str, ...]) -> None:
    full = "{body: Cabinet, closed: no, consultation: A, documents: B, planned: 1 January 2018}"
    plan = plan_of_one(f"{{date: Winter 2017, decisions: [{{body: Cabinet, {keys}}}, {full}]}}")
    row, _ = sorted(read_forward_plan(plan), key=lambda row: row["Consultation"] == "A")
    assert tuple(row[name] for name in COLUMNS) == cells


def test_a_column_is_there_if_the_plan_says_so_of_a_decision(plan_of_one: PlanOf) -> None:
    bare = plan_of_one("{date: Winter 2017, decisions: [Cabinet]}")
    assert not {*COLUMNS} & {*read_forward_plan(bare)[0]}
    one = plan_of_one("{date: Winter 2017, decisions: [{body: Cabinet, documents: Map}]}")
    assert {*COLUMNS} & {*read_forward_plan(one)[0]} == {"Documents"}


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        ("", (None, None)),
        ("closed: no", (True, None)),
        ("closed: false", (True, None)),
        ("closed: yes", (False, None)),
        ("closed: Paragraph 3", (False, "Paragraph 3")),
    ],
)
def test_data_says_if_the_public_may_attend(
    plan_of_one: PlanOf, closed: str, expected: tuple[bool | None, str | None]
) -> None:
    plan = plan_of_one(f"{{date: Winter 2017, decisions: [{{body: Cabinet, {closed}}}]}}")
    ((decision,),) = (row.decisions for row in build_export_report(plan, DAY).rows)
    assert (decision.open, decision.closed_because) == expected


@pytest.mark.parametrize(("cabinet", "is_open"), [(", closed: Paragraph 3", False), ("", None)])
def test_what_is_said_of_a_party_holds_for_its_bodies_but_each_has_its_own_meeting(
    plan_of: PlanOf, cabinet: str, *, is_open: bool | None
) -> None:
    plan = plan_of(
        f"""
parties: [{{party: Southbank, decides_by: [Cabinet, Full Council]}}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            targets:
              - date: Winter 2017
                decisions:
                  - each party
                  - {{party: Southbank, consultation: Tenants, documents: Map, closed: no}}
                  - {{party: Southbank, body: Cabinet{cabinet}}}
"""
    )
    (row,) = build_export_report(plan, DAY).rows
    assert [(each.body, each.consultation, each.documents, each.open) for each in row.decisions] == [
        ("Cabinet", "Tenants", ("Map",), is_open),
        ("Full Council", "Tenants", ("Map",), True),
    ]
