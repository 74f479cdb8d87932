from __future__ import annotations

import pytest

from actionplan.dates import Context, read_date
from actionplan.planfile.plan_builder import get_phrase_cache


def test_a_date_is_read_once_however_many_plans_say_it() -> None:
    one, other = get_phrase_cache(Context("2017/18")), get_phrase_cache(Context("2017/18"))
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
    usual = get_phrase_cache(Context("2017/18"))
    for text in ("Summer", "Q1", "12 December", "year end"):
        assert usual[text].reading == read_date(text, Context("2017/18"))
        assert get_phrase_cache(context)[text].reading == read_date(text, context)


def test_only_a_recurring_date_follows_on_from_the_target_before() -> None:
    phrases = get_phrase_cache(Context("2017/18"))
    june, august = phrases["June 2017"], phrases["August 2017"]
    monthly = "monthly thereafter"
    assert phrases.read_following("Summer 2017", june) is phrases["Summer 2017"]
    assert phrases.read_following(monthly, None) is phrases[monthly]
    assert phrases.read_following(monthly, phrases["TBC"]) is phrases[monthly]
    assert phrases.read_following(monthly, june) is phrases.read_following(monthly, june)
    assert phrases.read_following(monthly, june).reading != phrases.read_following(monthly, august).reading
