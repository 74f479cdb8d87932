"""How late is amber and how late is red, as a plan's head may write it."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.model.colour_thresholds import ColourThresholds
from actionplan.model.duration import Duration
from actionplan.planfile import load

HEAD = "plan: {title: P, authority: A, period: 2017/18, colours: {red: %s}}\n"


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("1 day", Duration(days=1)),
        ("30 days", Duration(days=30)),
        ("0 days", Duration()),
        ("2 weeks", Duration(days=14)),
        ("two Weeks", Duration(days=14)),
        ("a fortnight", Duration(days=14)),
        ("1 month", Duration(months=1)),
        ("a quarter", Duration(months=3)),
        ("1 year", Duration(months=12)),
    ],
)
def test_a_duration_in_words(text: str, duration: Duration) -> None:
    source = load((HEAD % text).encode())
    assert source.findings == []
    assert source.plan
    assert source.plan.colours.red == duration


@pytest.mark.parametrize("text", ["1 wibble", "month", "soon", "-1 day", "1000 days", "1.5 months", "May 2017"])
def test_what_is_no_duration_is_told_and_leaves_the_usual_one(text: str) -> None:
    source = load((HEAD % f'"{text}"').encode())
    assert [each.code for each in source.findings] == ["AP206"]
    assert source.plan
    assert source.plan.colours == ColourThresholds()


@pytest.mark.parametrize(
    ("duration", "day", "after"),
    [
        (Duration(days=1), date(2017, 12, 31), date(2018, 1, 1)),
        (Duration(months=1), date(2017, 6, 30), date(2017, 7, 30)),
        (Duration(months=1), date(2018, 1, 31), date(2018, 2, 28)),
        (Duration(months=1), date(2020, 1, 31), date(2020, 2, 29)),
        (Duration(months=14, days=2), date(2017, 11, 30), date(2019, 2, 1)),
        (Duration(), date(2017, 6, 30), date(2017, 6, 30)),
    ],
)
def test_a_duration_after_a_day(duration: Duration, day: date, after: date) -> None:
    assert duration.add_to(day) == after
