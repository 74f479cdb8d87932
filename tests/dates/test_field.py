"""What people in the field found: phrases that were read wrongly in silence, or refused though they are plain.

field.tsv has a table of cases for each class of fault, with the settings of the plan; their windows were worked out
from docs/target-dates.md. A line break is written \\n there.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Context, Reading, read_date
from actionplan.dates.formatting import format_part
from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NAMES

ROWS = list(
    csv.DictReader(
        (Path(__file__).parent / "field.tsv").read_text(encoding="utf-8").split("\n"),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def list_windows(reading: Reading) -> list[list[str | None]]:
    return [[day.isoformat() if day else None for day in window] for window in reading.windows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['class']}: {row['phrase']} {row['settings']}")
def test_a_phrase_of_the_field_is_read_as_its_class_says(row: dict[str, str]) -> None:
    settings: dict[str, Any] = json.loads(row["settings"])
    reading = read_date(row["phrase"].replace("\\n", "\n"), Context(period=row["period"], **settings))
    assert (reading.kind, list_windows(reading)) == (row["kind"], json.loads(row["windows"]))
    assert all(format_part(part) for _, part, _ in reading.parts)


PARTS = (*MONTH_NAMES, *SEASON_NAMES, "Q1", "Q3", "H1", "first quarter", "end of June", "early Summer")
SIGNS = ("-", " - ", " – ", "/", ", ", ": ", " ")


@given(year=st.sampled_from(("2017", "2017/18")), sign=st.sampled_from(SIGNS), part=st.sampled_from(PARTS))
def test_a_part_of_a_year_is_the_same_before_and_behind_its_year(year: str, sign: str, part: str) -> None:
    context = Context("2017/18")
    assert read_date(f"{year}{sign}{part}", context).windows == read_date(f"{part} {year}", context).windows


@given(
    month=st.sampled_from(MONTH_NAMES), words=st.sampled_from(("except", "not", "excluding", "- no meeting in", "bar"))
)
def test_an_exception_leaves_out_its_month_and_no_other(month: str, words: str) -> None:
    context = Context("2017/18")
    left_out = set(read_date("monthly", context).windows) - set(read_date(f"Monthly {words} {month}", context).windows)
    assert left_out == set(read_date(month, context).windows)


@given(day=st.dates(date(2017, 1, 1), date(2017, 12, 31)), bound=st.sampled_from(("by", "until", "from", "before")))
def test_the_marks_of_a_date_in_figures_do_not_change_its_bound(day: date, bound: str) -> None:
    context = Context("2017/18")
    windows = {read_date(f"{bound} {day:%d}{mark}{day:%m}{mark}{day:%Y}", context).windows for mark in "./-"}
    assert windows == {read_date(f"{bound} {day.day} {MONTH_NAMES[day.month - 1]} 2017", context).windows}


MESSAGES = (
    ("over the next 3 years", "counted_from"),
    ("5th week of February 2018", "that month has no such week"),
    ("first week of Q3 2017/18", "weeks and weekdays are counted in a month only"),
    ("Y2 Q3", "the period 2017/18 has no Year 2"),
    ("within 12 months", "counted_from"),
    ("90 days", "counted_from"),
    ("Short term (1-2 years)", "horizons"),
    ("6/30/2017", "dates: month first"),
    ("Bi-weekly", "twice a week or every two weeks"),
)


@pytest.mark.parametrize(("phrase", "words"), MESSAGES)
def test_a_refusal_names_the_setting_or_the_meanings(phrase: str, words: str) -> None:
    assert words in (read_date(phrase, Context("2017/18")).problem or "")


def test_a_delay_is_kept_with_a_dependent_date() -> None:
    context = Context("2017/18")
    assert read_date("90 days after the strategy is adopted", context).delay == (90, "day")
    assert read_date("within six months of adoption of the plan", context).delay == (6, "month")
    assert read_date("In line with the strategy", context).delay is None
