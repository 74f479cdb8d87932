"""One thing has one number: whatever report counts what is overdue, the count is the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.overdue_count import count_overdue
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.duration import Duration
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.data.json import render
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper

ROOT = Path(__file__).resolve().parents[2]

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)

PLAN = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Ann
            targets:
              - {target: a, date: Monthly from April 2017}
              - {target: b, date: June 2017}
              - {target: c, date: Ongoing to June 2017}
          - output: 1.2
            text: Print it
            officer: Bob
            targets:
              - {target: a, date: June 2017 and July 2017 and December 2017}
              - {target: b, date: Monthly from April 2017, suspended: [{on: 1 May 2017}]}
              - {target: c, date: June 2017, completed: 1 June 2017}
"""


def _print(report: Report) -> str:
    """Return all the sentences of a report in one text."""
    return " ".join(note for section in report.sections for note in section.notes)


def test_every_report_counts_targets_and_the_dates_they_missed(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    assert "3 targets overdue (8 dates missed)." in _print(build_overdue_report(plan, DAY))
    assert "3 targets overdue (8 dates missed) in all." in _print(build_overdue_report(plan, DAY))
    paper = _print(build_paper(plan, DAY))
    assert "3 are overdue (all by more than 1 month; 8 dates missed)" in build_paper(plan, DAY).lead
    assert "4 targets: 3 overdue (8 dates missed) and 1 ended." in paper
    assert "3 targets: 2 overdue (6 dates missed), 1 ended." in _print(build_officer_report(plan, DAY))
    assert "3 targets: 1 overdue (2 dates missed)" in _print(build_officer_report(plan, DAY))


def test_the_summary_of_officers_has_both_numbers(plan_of: PlanOf) -> None:
    table = build_overdue_report(plan_of(PLAN), DAY).sections[-1].table
    assert table
    assert [column.title for column in table.columns][1:3] == ["Targets overdue", "Dates missed"]
    assert [[cell.text for cell in row[:3]] for row in table.rows] == [["Ann", "2", "6"], ["Bob", "1", "2"]]


@pytest.mark.parametrize("build", [build_overdue_report, build_paper, build_officer_report, build_export_report])
def test_data_have_both_numbers_whatever_was_asked(plan_of: PlanOf, build: Callable[..., Report]) -> None:
    data = json.loads(render(build(plan_of(PLAN), DAY)))
    assert data["overdue"] == {"targets": 3, "dates_missed": 8}
    missed = {row["ref"]: row["dates_missed"] for row in data["rows"] if row["dates_missed"]}
    assert missed == {"1.1a": 5, "1.1b": 1, "1.2a": 2}


@pytest.mark.parametrize(
    ("late_by", "missed"),
    [
        (Duration(), {"1.1a": 5, "1.1b": 1, "1.2a": 2}),
        (Duration(days=14), {"1.1a": 5, "1.1b": 1, "1.2a": 2}),
        (Duration(days=15), {"1.1a": 4, "1.1b": 1, "1.2a": 2}),
        (Duration(months=1), {"1.1a": 4, "1.1b": 1, "1.2a": 2}),
        (Duration(months=2), {"1.1a": 3, "1.1b": 1, "1.2a": 1}),
        (Duration(months=3), {"1.1a": 2}),
        (Duration(months=6), {}),
    ],
)
def test_only_dates_that_are_late_by_more_are_listed_and_counted(
    plan_of: PlanOf, late_by: Duration, missed: dict[str, int]
) -> None:
    plan, kept = plan_of(PLAN), TargetFilter(late_by=late_by)
    report = build_overdue_report(plan, DAY, kept)
    assert Counter(row.ref for row in report.rows if row.section == "overdue") == missed
    for made in (
        report,
        build_paper(plan, DAY, PaperRequest(target_filter=kept)),
        build_officer_report(plan, DAY, (), kept),
    ):
        assert json.loads(render(made))["overdue"] == {"targets": len(missed), "dates_missed": sum(missed.values())}
    count = count_overdue(evaluate_targets(build_views(plan, DAY), kept))
    assert f"{count.words}." in _print(report) or not missed
    assert count == (len(missed), sum(missed.values()))


@pytest.mark.parametrize(
    ("date_words", "words"),
    [
        ("date: June 2017", "1 target overdue"),
        ("date: June 2017 and July 2017", "1 target overdue (2 dates missed)"),
        ("date: December 2017", "0 targets overdue"),
    ],
)
def test_dates_are_counted_only_where_they_are_another_number(plan_of_one: PlanOf, date_words: str, words: str) -> None:
    items = evaluate_targets(build_views(plan_of_one(date_words), DAY), EVERYTHING)
    assert count_overdue([*items, *items]).words == words


def test_the_shipped_plan_has_one_number_on_every_day() -> None:
    shipped = load((ROOT / "plan.yaml").read_bytes()).plan
    assert shipped
    for month in range(4, 13):
        day = date(2017, month, 15)
        words = re.findall(r"(\d+) targets? overdue", _print(build_overdue_report(shipped, day)))
        data = json.loads(render(build_export_report(shipped, day)))["overdue"]["targets"]
        assert {int(number) for number in words} <= {data}
        by_officer = re.findall(r"(\d+) overdue", _print(build_officer_report(shipped, day)))
        assert sum(map(int, by_officer)) == data
