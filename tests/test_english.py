from __future__ import annotations

from datetime import date

import pytest

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window, format_short_day, parse_day_word
from actionplan.text.english import format_count, format_list, format_list_or_count, format_share, shorten


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


def test_days() -> None:
    assert format_day(date(2017, 9, 5)) == "5 September 2017"
    assert format_short_day(date(2017, 9, 5)) == "5 Sep 2017"


@pytest.mark.parametrize(("number", "words"), [(0, "0 targets"), (1, "1 target"), (2, "2 targets")])
def test_count(number: int, words: str) -> None:
    assert format_count(number, "target") == words


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(names: list[str], words: str) -> None:
    assert format_list(names) == words


@pytest.mark.parametrize(("number", "words"), [(1, "a"), (2, "a and b"), (3, "3 plans")])
def test_few_are_named_and_many_are_counted(number: int, words: str) -> None:
    assert format_list_or_count(["a", "b", "c"][:number], "plan", 2) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("A plan", "A plan"), ("0123456789", "0123456789"), ("A plan for all", "A plan …"), ("0123456789X", "01234567 …")],
)
def test_a_text_is_cut_where_a_word_ends(text: str, words: str) -> None:
    assert shorten(text, 10) == words


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2018, 1, 1)),
        (" Yesterday ", date(2017, 12, 31)),
        ("tomorrow", date(2018, 1, 2)),
        ("yesterday week", None),
        ("", None),
    ],
)
def test_a_named_day(words: str, day: date | None) -> None:
    assert parse_day_word(words, date(2018, 1, 1)) == day


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        (12, 41, "12 of 41, 29%"),
        (1, 8, "1 of 8, 13%"),
        (0, 41, "0 of 41, 0%"),
        (41, 41, "41 of 41, 100%"),
        (1, 500, "1 of 500, under 1%"),
        (499, 500, "499 of 500, over 99%"),
        (0, 0, "none"),
    ],
)
def test_a_share_never_says_none_or_all_of_what_is_neither(number: int, total: int, words: str) -> None:
    assert format_share(number, total) == words
