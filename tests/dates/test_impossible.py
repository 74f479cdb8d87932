"""Days, months and times that do not exist: the problem, and the words that it points at."""

from __future__ import annotations

import pytest

from actionplan.dates import Context, read_date
from actionplan.dates.date_errors import is_impossible

PLAN = Context("2017/18")
JUNE = "there is no 31 June: June has 30 days"


@pytest.mark.parametrize(
    ("phrase", "words", "problem"),
    [
        ("31 June 2017", "31 June 2017", JUNE),
        ("31 June", "31 June", JUNE),
        ("June 31st 2017", "June 31st 2017", JUNE),
        ("31.06.2017", "31.06.2017", JUNE),
        ("2017-06-31", "2017-06-31", JUNE),
        ("31 June 2017/18", "31 June 2017/18", JUNE),
        ("1st to 31st June 2017", "31st June 2017", JUNE),
        ("31 April and 3 May 2017", "31 April", "there is no 31 April: April has 30 days"),
        ("30 February 2018", "30 February 2018", "there is no 30 February: February has 28 or 29 days"),
        ("29 February 2018", "29 February 2018", "there is no 29 February 2018: February has 28 days that year"),
        ("29 February 2017/18", "29 February 2017/18", "there is no 29 February: February has 28 days that year"),
        ("32 June 2017", "32 June", "there is no 32 June: June has 30 days"),
        ("0 June 2017", "0 June", "there is no day 0: June starts with the 1st"),
        ("00/12/2017", "00/12/2017", "there is no day 0: December starts with the 1st"),
        ("31/13/2017", "31/13/2017", "there is no month 13: a year has 12"),
        ("12/00/2017", "12/00/2017", "there is no month 0: a year has 12"),
        ("99/99/2017", "99/99/2017", "there is no month 99: a year has 12"),
        (
            "6/30/2017",
            "6/30/2017",
            "there is no month 30: write the day before the month, or `dates: month first` in the plan",
        ),
        ("2017-30-06", "2017-30-06", "there is no month 30: write the month before the day"),
        ("5 July 2017 at 25:00", "25:00", "there is no time 25:00: a day has 24 hours"),
        ("5 July 2017 at 24:30", "24:30", "there is no time 24:30: a day has 24 hours"),
        ("5 July 2017 at 12:60", "12:60", "there is no time 12:60: an hour has 60 minutes"),
        ("5 July 2017 at 7:75pm", "7:75pm", "there is no time 7:75: an hour has 60 minutes"),
    ],
)
def test_a_day_month_or_time_that_does_not_exist_is_refused_with_why(phrase: str, words: str, problem: str) -> None:
    reading = read_date(phrase, PLAN)
    assert reading.problem == problem
    assert reading.span
    assert phrase[slice(*reading.span)] == words
    assert is_impossible(problem)


@pytest.mark.parametrize(
    "phrase", ["5 July 2017 at 24:00", "5 July 2017 at 0:00", "5 July 2017 at 23:59", "Lot 45 June 2017"]
)
def test_a_time_or_number_that_exists_is_read(phrase: str) -> None:
    assert read_date(phrase, PLAN).kind == "window"


@pytest.mark.parametrize("phrase", ["Sumer 2017", "Q5 2017/18", "xyz 12", "Ongoin"])
def test_other_problems_are_not_called_impossible(phrase: str) -> None:
    problem = read_date(phrase, PLAN).problem
    assert problem
    assert not is_impossible(problem)
