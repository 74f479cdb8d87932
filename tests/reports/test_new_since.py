"""An answer with what is new in it since an earlier day. The period is 2017/18."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Window
from actionplan.model.plan import Plan
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion
from actionplan.reports.due import build_due_report
from actionplan.reports.new_since import ReportBuilder, mark_new_rows
from actionplan.reports.overdue import build_overdue_report

PlanOf = Callable[[str], Plan]

JUNE = Window(date(2017, 6, 1), date(2017, 6, 30))
MAY, JULY = date(2017, 5, 31), date(2017, 7, 10)

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
              - {target: a, date: May 2017}
              - {target: b, date: June 2017}
              - {target: c, date: Summer 2017}
              - {target: d, date: Summer 2017, revised: [{to: 20 June 2017, on: 3 June 2017, why: Ready}]}
              - {target: e, date: April 2017}
"""


def june(plan: Plan, day: date) -> object:
    return build_due_report(plan, day, JUNE)


@pytest.mark.parametrize(
    ("asked", "day", "marks", "said"),
    [
        # The same month, asked about again: what has become late meanwhile is not new there, and is not passed over.
        (june, JULY, {"1.1a": "now overdue", "1.1b": "now overdue", "1.1c": "", "1.1d": "new", "1.1e": ""},
         "1 row is new, and 2 others have become overdue since"),
        (build_officer_report, JULY, {"1.1a": "now overdue", "1.1b": "now overdue", "1.1c": "", "1.1d": "now overdue",
                            "1.1e": ""}, "0 rows are new, and 3 others have become overdue since"),
        (build_officer_report, date(2017, 6, 1),
         {"1.1a": "now overdue", "1.1b": "", "1.1c": "", "1.1d": "", "1.1e": ""},
         "0 rows are new, and 1 other has become overdue since"),
        # Whatever is late now and was not is new among what is late.
        (build_overdue_report, date(2017, 6, 1), {"1.1a": "new", "1.1e": ""}, "1 row is new since"),
        (build_officer_report, MAY, {}, "0 rows are new since"),
    ],
)  # fmt: skip
def test_what_is_new_and_what_is_late_now_are_marked(
    plan_of: PlanOf, asked: ReportBuilder, day: date, marks: dict[str, str], said: str
) -> None:
    plan = plan_of(PLAN)
    report = mark_new_rows(asked, PlanVersion(plan, MAY), plan, day)
    tables = [each.table for each in report.sections if each.table and each.table.columns[0].title == "Ref"]
    cells = [row for table in tables if table.columns[1].title == "New" for row in table.rows]
    found = {row[0].text: row[1].text for row in cells}
    assert all(row[1].tone == ("strong" if row[1].text else "") for row in cells)
    assert {ref: marks.get(ref, "") for ref in found} == found
    assert found.keys() >= {ref for ref, mark in marks.items() if mark}
    assert report.closing[0].startswith(f"{said} 31 May 2017.")
