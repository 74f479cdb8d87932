from __future__ import annotations

import pytest

from actionplan.dates import Context, read
from actionplan.source.phrases import phrases_in


def test_a_date_is_read_once_however_many_plans_say_it() -> None:
    one, other = phrases_in(Context("2017/18")), phrases_in(Context("2017/18"))
    assert one["Summer 2017"] is other["Summer 2017"]


@pytest.mark.parametrize(
    "context",
    [
        Context("2017-18"),
        Context("2018/19"),
        Context("2017/18", year_start="1 September"),
        Context("2017/18", quarters="calendar"),
        Context("2017/18", seasons={"summer": "July to August"}),
    ],
    ids=["written otherwise", "period", "year", "quarters", "seasons"],
)
def test_a_plan_with_a_context_of_its_own_has_its_own_readings(context: Context) -> None:
    usual = phrases_in(Context("2017/18"))
    for text in ("Summer", "Q1", "12 December", "year end"):
        assert usual[text].reading == read(text, Context("2017/18"))
        assert phrases_in(context)[text].reading == read(text, context)


def test_only_a_recurring_date_follows_on_from_the_target_before() -> None:
    phrases = phrases_in(Context("2017/18"))
    june, august = phrases["June 2017"], phrases["August 2017"]
    monthly = "monthly thereafter"
    assert phrases.following("Summer 2017", june) is phrases["Summer 2017"]
    assert phrases.following(monthly, None) is phrases[monthly]
    assert phrases.following(monthly, phrases["TBC"]) is phrases[monthly]
    assert phrases.following(monthly, june) is phrases.following(monthly, june)
    assert phrases.following(monthly, june).reading != phrases.following(monthly, august).reading
