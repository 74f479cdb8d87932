from __future__ import annotations

from datetime import date

import pytest

from actionplan.dates import Context, Window, read_date


@pytest.mark.parametrize(
    ("phrase", "period"),
    [
        ("Weekly", "1901 to 2090"),
        ("Monthly", "1901 to 2090"),
        ("weekly from 3 June 2019", "2017/18 to 2039/40"),
        ("Weekly 2017 to 2040", "2017/18"),
        ("quarterly (Jan, April, July, Oct)", "1901 to 2090"),
        (f"each of {'June; ' * 521}", "2017/18"),
    ],
)
def test_a_date_that_recurs_too_often_says_what_to_write(phrase: str, period: str) -> None:
    problem = read_date(phrase, Context(period)).problem
    assert problem == "it stands for more than 520 dates: write when it starts and ends"


@pytest.mark.parametrize(
    ("phrase", "period", "count"),
    [
        ("Weekly", "2017/18 to 2025/26", 469),
        ("Half yearly", "1901 to 2090", 380),
        ("every June", "1901 to 2090", 190),
        ("weekly from 3 June 2085", "1901 to 2090", 291),
        (f"each of {'June 2017; ' * 520}", "2017/18", 520),
    ],
)
def test_a_date_may_recur_for_ten_years_of_weeks(phrase: str, period: str, count: int) -> None:
    assert len(read_date(phrase, Context(period)).windows) == count


def test_words_that_lead_to_a_date_do_so_however_many() -> None:
    assert read_date("c. " * 160 + "soon", Context("2017/18")).kind == "unreadable"
    assert read_date("c. " * 160 + "June 2017", Context("2017/18")).windows == (
        Window(date(2017, 6, 1), date(2017, 6, 30)),
    )
    assert read_date("c. c. June 2017", Context("2017/18")).approximate
