"""What `validate` asks of a plan whose dates need a setting, and what a setting does to the dates of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.checks.runner import check_source
from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.status import evaluate_status
from actionplan.planfile import load

PLAN = """\
plan: {{title: Plan, authority: Council, period: 2024/25{settings}}}
bodies: [LDS]
events: [{{event: Strategy, happened: 1 June 2024}}]
themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{{output: 1.1, text: O, officer: H, targets: [
{targets}]}}]}}]}}]
"""
CODES = ("AP206", "AP301", "AP302", "AP309", "AP316", "AP317")


def list_codes(settings: str, *dates: str) -> list[str]:
    targets = ",\n".join(
        f'{{target: {"abcdef"[number]}, date: "{text}", measures: [M]}}' for number, text in enumerate(dates)
    )
    source = load(PLAN.format(settings=settings, targets=targets).encode())
    assert source.plan
    findings = check_source(source, date(2024, 9, 15))
    return [finding.code for finding in findings if finding.code in CODES]


@pytest.mark.parametrize(
    ("settings", "dates", "codes"),
    [
        # Dates in figures
        ("", ["07/01/2024"], []),
        ("", ["6/30/2024"], ["AP309", "AP316"]),
        ("", ["07/08/2024", "6/30/2024", "5/5/2024"], ["AP309", "AP316", "AP316"]),
        (", dates: month first", ["07/08/2024", "6/30/2024"], []),
        (", dates: day first", ["07/08/2024"], []),
        (", dates: years first", ["June 2024"], ["AP206"]),
        # Quarters of a bare year: two readings, unless the years of the plan are calendar years
        ("", ["Q1 2024"], ["AP302"]),
        (", year_start: 1 July", ["Q1 2024", "Q4 2024"], ["AP302", "AP302"]),
        (", year_start: 1 January", ["Q1 2024", "Q2 2024", "Q4 2024"], []),
        (", quarters: calendar", ["Q1 2024"], []),
        # Financial years by one year
        ("", ["FY25"], ["AP302", "AP317"]),
        ("", ["fiscal year 2024/25", "FY25/26"], ["AP317"]),
        (", year_start: 1 October", ["FY25"], ["AP302"]),
        (", year_start: 1 October, financial_years: by first year", ["FY24"], []),
        # Words beside a bare year
        ("", ["Juin 2024"], ["AP302"]),
        ("", ["LDS 2024/25"], []),
        ("", ["Adopted 2024/25", "draft plan 2024"], []),
        # Durations and horizons
        ("", ["within 12 months"], ["AP301"]),
        (", counted_from: 1 April 2024", ["within 12 months"], []),
        (", counted_from: soon", ["June 2024"], ["AP206"]),
        (", horizons: {short term: 2024/25}", ["Short term (1-2 years)"], []),
        (", horizons: {short term: nobody knows}", ["June 2024"], ["AP206"]),
    ],
)
def test_a_plan_is_asked_for_the_setting_that_its_dates_need(settings: str, dates: list[str], codes: list[str]) -> None:
    assert sorted(list_codes(settings, *dates)) == codes


def test_a_date_that_counts_from_an_event_is_dated_once_that_happened() -> None:
    target = "{date: 90 days after the Strategy is adopted, waits_for: Strategy, measures: [M]}"
    plan = load(PLAN.format(settings="", targets=target).encode()).plan
    assert plan
    (line,) = plan.walk()
    statuses = {day: evaluate_status(line.target, build_view(plan, date.fromisoformat(day))) for day in DAYS}
    assert {day: status.name for day, status in statuses.items()} == DAYS


DAYS = {"2024-05-31": "waiting", "2024-06-01": "not yet due", "2024-08-30": "due", "2024-08-31": "overdue"}
"""The status of a target that is due 90 days after 1 June 2024."""
