"""How to write each kind of ambiguous or assumed date. Each suggestion is read, and needs no assumption itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.checks import load_rules
from actionplan.checks.support.rewording import MAX_REWORDINGS
from actionplan.dates import Context, read_date
from actionplan.planfile import load

WORDS = (
    "by early end of Spring Winter June December Q1 Q3 2017 2018 12 16 or / - to and , winter 2017/18 Board year"
).split()

KINDS = [
    # AP302
    ("Q3 2017", 'write "July to September 2017", or "Q3 2017/18"'),
    ("June 2017 and Q4 2017", 'write "October to December 2017", or "Q4 2017/18"'),
    ("September 16", 'write "September 2016", or "16 September" and its year'),
    ("2014-2015", 'write "2014/15", or "January 2014 to December 2015"'),
    ("2014 - 2015", 'write "January 2014 to December 2015", or "2014/15 to 2015/16"'),
    ("2011-12", 'write "2011/12", or "December 2011"'),
    ("Spring", 'write "Spring 2017", or "Spring 2018"'),
    ("by Spring (to Cabinet)", 'write "by Spring 2017 (to Cabinet)", or "by Spring 2018 (to Cabinet)"'),
    ("Spring to Summer", 'write "Spring to Summer 2017", or "Spring to Summer 2018"'),
    ("biannual", 'write "half yearly", or each year by itself'),
    ("third week of October 2017", 'write "15 October 2017 to 21 October 2017"'),
    ("by first week of June 2017", "write the days"),
    ("1. June 2017 2. July 2017", "put a semicolon between the dates, and leave the numbers out"),
    # AP303
    ("Short term", "write its dates under plan, like horizons: {short term: 2024/25 to 2025/26}"),
    ("June", 'write "June 2017"'),
    ("by end of June", 'write "by end of June 2017"'),
    ("March Board", 'write "March 2018 Board"'),
    ("w/c 3 April", 'write "w/c 3 April 2017"'),
    ("Q1", 'write "Q1 2017/18"'),
    ("Winter", 'write "Winter 2017/18"'),
    ("Christmas", 'write "Christmas 2017"'),
    ("12 June, 3 January", 'write "12 June 2017, 3 January 2018"'),
    ("Winter 2017", 'write "Winter 2017/18", or "Winter 2016/17"'),
    ("early Winter 2018", 'write "early Winter 2017/18", or "early Winter 2018/19"'),
    ("June or December 2017", 'write "June to December 2017", or "June and December 2017" if it is due twice'),
    ("June/December 2017", 'write "June to December 2017", or "June and December 2017" if it is due twice'),
]


def hints(date: str) -> set[str]:
    """What to write for a date, as its findings say."""
    head = "plan: {title: Plan, authority: Council, period: 2017/18}\n"
    plan = load(f'{head}events: [{{event: E, expected: "{date}"}}]\n'.encode()).plan
    checks = [load_rules()[code].check for code in ("AP302", "AP303")]
    assert plan
    return {each.hint for check in checks if check for each in check(plan)}


@pytest.mark.parametrize(("date", "hint"), KINDS)
def test_either_reading_can_be_written(date: str, hint: str) -> None:
    assert hints(date) == {hint}


@pytest.mark.parametrize("written", [each for _, hint in KINDS for each in re.findall(r'"([^"]+)"', hint)])
def test_what_to_write_leaves_nothing_open(written: str) -> None:
    reading = read_date(written, Context("2017/18"))
    assert reading.windows or written == "16 September"
    assert not hints(written) or written == "16 September"


@given(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
def test_what_is_put_before_the_writer_never_needs_the_same_again(date: str) -> None:
    for hint in hints(date):
        for written in re.findall(r'"([^"]+)"', hint):
            assert read_date(written, Context("2017/18")).windows
            assert hint not in hints(written)


def test_of_very_many_dates_only_the_first_are_written_out() -> None:
    head = "plan: {title: Plan, authority: Council, period: 2017/18}\nevents:\n"
    plan = load(
        (head + "".join(f"- {{event: E{n}, expected: June ({n})}}\n" for n in range(MAX_REWORDINGS + 1))).encode()
    ).plan
    check = load_rules()["AP303"].check
    assert plan
    assert check
    *first, last = [each.hint for each in check(plan)]
    assert first == [f'write "June 2017 ({n})"' for n in range(MAX_REWORDINGS)]
    assert last == "write it more exactly"
