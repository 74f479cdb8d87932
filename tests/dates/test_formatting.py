"""Days and windows in few words, and days that words name."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_when, describe_window, format_short_day


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-09-01", "2017-09-30", "September 2017"),
        ("2018-02-01", "2018-02-28", "February 2018"),
        ("2018-02-01", "2018-02-27", "1 to 27 February 2018"),
        ("2017-10-01", "2017-12-31", "October to December 2017"),
        ("2017-12-01", "2018-02-28", "December 2017 to February 2018"),
        ("2017-04-01", "2018-03-31", "April 2017 to March 2018"),
        ("2016-09-01", "2017-09-30", "September 2016 to September 2017"),
        ("2017-09-15", "2017-09-15", "15 September 2017"),
        ("2017-07-28", "2017-08-03", "28 July to 3 August 2017"),
        ("2017-12-28", "2018-01-03", "28 December 2017 to 3 January 2018"),
        (None, "2017-09-15", "up to 15 September 2017"),
        ("2017-09-15", None, "15 September 2017 onwards"),
        (None, None, "any time"),
    ],
)
def test_a_window_in_few_words(first: str | None, last: str | None, words: str) -> None:
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert describe_window(Window(*ends)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-09-01", "2017-09-30", "in September 2017"),
        ("2017-10-01", "2017-12-31", "in October to December 2017"),
        ("2017-09-15", "2017-09-15", "on 15 September 2017"),
        ("2017-07-03", "2017-07-09", "from 3 to 9 July 2017"),
        ("2017-12-28", "2018-01-03", "from 28 December 2017 to 3 January 2018"),
        (None, "2017-09-15", "up to 15 September 2017"),
        ("2017-09-15", None, "from 15 September 2017 onwards"),
        (None, None, "at any time"),
    ],
)
def test_when_something_falls_due(first: str | None, last: str | None, words: str) -> None:
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert describe_when(Window(*ends)) == words


def test_days() -> None:
    assert format_day(date(2017, 9, 5)) == "5 September 2017"
    assert format_short_day(date(2017, 9, 5)) == "5 Sep 2017"
