"""Each kind of ambiguous date, how to write either reading, and that these are not ambiguous themselves."""

from __future__ import annotations

import re

import pytest

from actionplan.checks import rules
from actionplan.dates import Context, read
from actionplan.source import load

KINDS = [
    ("Q3 2017", 'write "July to September 2017", or "Q3 2017/18"'),
    ("June 2017 and Q4 2017", 'write "October to December 2017", or "Q4 2017/18"'),
    ("September 16", 'write "September 2016", or "16 September" and its year'),
    ("2014-2015", 'write "2014/15", or "January 2014 to December 2015"'),
    ("2014 - 2015", 'write "January 2014 to December 2015", or "2014/15 to 2015/16"'),
    ("2011-12", 'write "2011/12", or "December 2011"'),
    ("Spring", "write the year with it"),
    ("biannual", 'write "half yearly", or each year by itself'),
]


@pytest.mark.parametrize(("date", "hint"), KINDS)
def test_either_reading_can_be_written(date: str, hint: str) -> None:
    head = "plan: {title: Plan, authority: Council, period: 2017/18}\n"
    plan = load(f"{head}events: [{{event: E, expected: {date}}}]\n".encode()).plan
    check = rules()["AP302"].check
    assert plan
    assert check
    assert [each.hint for each in check(plan)] == [hint]


@pytest.mark.parametrize("written", [each for _, hint in KINDS for each in re.findall(r'"([^"]+)"', hint)])
def test_what_to_write_is_not_ambiguous(written: str) -> None:
    reading = read(written, Context("2017/18"))
    assert reading.windows
    assert not any(each.code.startswith("ambiguous") for each in reading.assumptions)
