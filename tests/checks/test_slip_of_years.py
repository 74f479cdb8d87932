"""The day of something that happened is found where its year is likely to be a slip."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Checked = Callable[[str], list[str]]

PLAN = """\
plan: {{title: Plan, authority: Council, period: {period}}}
events: [{{event: Strategy, happened: {event}}}]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    outputs:
    - output: 1.1
      text: O
      officer: Chief Executive
      targets:
      - date: Summer
        waits_for: Strategy
        measures: [M]
        {key}
"""


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("completed: 4 July 2007", "10 years before the plan's period: is the year a mistake? Write 4 July 2017 if so"),
        ("completed: 4 July 2016", "1 year before the plan's period: is the year a mistake? Write 4 July 2017 if so"),
        ("completed: 4 March 2007", "11 years before the plan's period: is the year a mistake? Write 4 March 2018"),
        ("completed: {on: 4 July 2007, note: N}", "10 years before"),
        ("updates: [{on: 4 July 2007, note: N}]", "10 years before"),
        ("revised: [{to: Summer 2017, on: 4 July 2007, why: W}]", "10 years before"),
        ("proposed: {to: Summer 2017, on: 4 July 2007, why: W}", "10 years before"),
        ("suspended: [{on: 4 July 2007, why: W}]", "10 years before"),
        ("deleted: {on: 4 July 2007, why: W}", "10 years before"),
        ("started: 4 July 2007", "10 years before"),
        ("decisions: [{body: B, decided: [{on: 4 July 2007, outcome: approved}]}]", "10 years before"),
        # Work starts, and bodies decide, before the period. An officer may write early in the year.
        ("started: 4 July 2016", ""),
        ("decisions: [{body: B, decided: [{on: 4 July 2016, outcome: approved}]}]", ""),
        ("updates: [{on: 4 March 2017, note: N}]", ""),
        ("completed: 4 July 2017", ""),
        ("completed: yes", ""),
        # After today it is AP505 that says so.
        ("completed: 4 July 2071", ""),
    ],
)
def test_a_day_years_from_the_period_is_found(checked: Checked, key: str, told: str) -> None:
    findings = [line for line in checked(PLAN.format(key=key, period="2017/18", event="1 May 2017")) if "AP514" in line]
    assert len(findings) == bool(told)
    assert all(told in line for line in findings)


@pytest.mark.parametrize(
    ("event", "period", "told"),
    [
        ("1 May 2007", "2017/18", "10 years before the plan's period: is the year a mistake? Write 1 May 2017 if so"),
        ("1 May 2017", "2009/10", "8 years after the plan's period: is the year a mistake? Write 1 May 2009 if so"),
        ("1 May 2016", "2017/18", ""),
        # Work that overruns is recorded for years.
        ("1 May 2017", "2014/15", ""),
        ("1 May 2017", "2013/14", "4 years after"),
        ("1 May 2017", "2016/17", ""),
    ],
)
def test_an_event_years_from_the_period_is_found(checked: Checked, event: str, period: str, told: str) -> None:
    plan = PLAN.format(key="stage: S", period=period, event=event)
    findings = [line for line in checked(plan) if "AP514" in line]
    assert len(findings) == bool(told)
    assert all(told in line for line in findings)
