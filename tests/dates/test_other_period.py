"""A date is written for a plan of another period so that it means the same days there, or goes on with the work."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from actionplan.dates import Context, read_date
from actionplan.dates.other_period import is_continuing, is_same, replace_period, write_for_context, write_for_next_year

BEFORE, AFTER = Context("2017/18"), Context("2018/19")

PHRASES: dict[str, set[str]] = {}
"""The phrases of real plans by the period of their plan."""

for row in csv.DictReader(
    (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").split("\n"),
    delimiter="\t",
    quoting=csv.QUOTE_NONE,
):
    PHRASES.setdefault(row["period"], set()).add(row["phrase"].replace("\\n", "\n"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # What means the same anyway keeps its words.
        ("Summer 2017", "Summer 2017"),
        ("Late Spring 2018", "Late Spring 2018"),
        ("In line with Financial Strategy", "In line with Financial Strategy"),
        ("TBC", "TBC"),
        ("from April 2017 onwards", "from April 2017 onwards"),
        # What has no year gets it, behind its own words.
        ("Early Autumn", "Early Autumn 2017"),
        ("End March", "End March 2018"),
        ("by end of June", "by end of June 2017"),
        ("12-Dec", "12-Dec 2017"),
        ("June and December", "June 2017 and December 2017"),
        ("Winter to early Spring", "Winter 2017 to early Spring 2018"),
        ("July to Council", "July 2017 to Council"),
        ("June (subject to funding)", "June 2017 (subject to funding)"),
        # What the period gives is named with it.
        ("Q3", "Q3 2017/18"),
        ("end of Q2", "end of Q2 2017/18"),
        ("by year end", "by year end 2017/18"),
        ("half year", "half year 2017/18"),
        ("Quarterly", "Quarterly 2017/18"),
        ("Ongoing", "Ongoing 2017/18"),
        # What another period would read in another way is named by both years, or by its days.
        ("Winter 2018", "Winter 2017/18"),
        ("September 16", "September 2016"),
        ("Year 1", "April 2017 to March 2018"),
        ("Month 6", "September 2017"),
        # A date that cannot be read stays unread.
        ("Sumer 2017", "Sumer 2017"),
    ],
)
def test_a_date_is_written_with_what_the_period_gave_it(text: str, written: str) -> None:
    assert write_for_context(text, read_date(text, BEFORE), AFTER, BEFORE) == written


@pytest.mark.parametrize("period", PHRASES)
def test_phrases_of_real_plans_mean_the_same_days_in_the_plan_of_the_next_year(period: str) -> None:
    before = Context(period)
    after = Context(f"{before.last.year}/{(before.last.year + 1) % 100:02}")
    assert [text for text in sorted(PHRASES[period]) if not keeps_its_days(text, before, after)] == []


def keeps_its_days(text: str, before: Context, after: Context) -> bool:
    reading = read_date(text, before)
    written = write_for_context(text, reading, after, before)
    if written is None:  # then it is asked for: words would be lost, or the next period gives it a year
        return reading.kind == "unreadable" or bool(reading.remark)
    other = read_date(written, after)
    words = [word.strip("()[],;") for word in (reading.remark or "").split()]
    return (
        (other.kind, other.windows, other.body) == (reading.kind, reading.windows, reading.body)
        and is_same(written, reading, after)
        and (written == text or all(word in written for word in words))
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ongoing", "Ongoing 2018/19"),
        ("Ongoing 2017/18", "Ongoing 2018/19"),
        ("throughout 2017-18", "throughout 2018-19"),
        ("Ongoing 2017/2018 (monthly)", "Ongoing 2018/2019 (monthly)"),
        ("Quarterly", "Quarterly 2018/19"),
        ("weekly 2017/18", "weekly 2018/19"),
        ("every June", "every June"),
        ("annual review (March)", "annual review (March)"),
        ("Ongoing monthly meetings thereafter", "Ongoing monthly meetings thereafter 2018/19"),
        ("April 2017, then monthly", "monthly 2018/19"),
        ("By 31 May 2017 and monthly thereafter", "monthly thereafter 2018/19"),
        # It ends with the year, but in words that have no next year: somebody must say.
        ("Ongoing to March 2018", None),
    ],
)
def test_work_that_goes_on_has_the_next_year(text: str, written: str | None) -> None:
    assert is_continuing(text, read_date(text, BEFORE), BEFORE, AFTER)
    assert write_for_next_year(text, BEFORE, AFTER) == written


@pytest.mark.parametrize(
    "text",
    [
        "Summer 2017",
        "TBC",
        "Ongoing 2018/19",
        "from April 2017 onwards",
        "throughout Summer",
        "Throughout Q3 2017/18",
        "Monthly in Q3 2017/18",
        "monthly until September",
        "each of 12 June 2017; by 3 December 2017",
    ],
)
def test_other_work_does_not_go_on(text: str) -> None:
    assert not is_continuing(text, read_date(text, BEFORE), BEFORE, AFTER)


@pytest.mark.parametrize(
    ("period", "after", "text", "written"),
    [
        ("2017/18", "2018/19", "Corporate Action Plan 2017/18", "Corporate Action Plan 2018/19"),
        ("2017/18", "2018/19", "Plan 2017-18 (draft)", "Plan 2018-19 (draft)"),
        ("2017/18", "2018/19", "2017/2018 plan", "2018/2019 plan"),
        ("2017/18", "2018/19", "Plan 17/18", "Plan 18/19"),
        ("2017/18", "2018/19", "hertsmere-2017-18", "hertsmere-2018-19"),
        ("2017", "2018", "Plan 2017", "Plan 2018"),
        ("2018/19 to 2020/21", "2021/22 to 2023/24", "Plan 2018/19 to 2020/21", "Plan 2021/22 to 2023/24"),
        # Other numbers are other things.
        ("2017/18", "2018/19", "2020 Vision", "2020 Vision"),
        ("2017/18", "2018/19", "Homes 2017/180", "Homes 2017/180"),
        ("2017", "2018", "SI 12017", "SI 12017"),
    ],
)
def test_a_title_names_the_next_period(period: str, after: str, text: str, written: str) -> None:
    assert replace_period(text, Context(period), Context(after)) == written
