"""Days and periods that count from a day, as they are typed after an option."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Context, Window, format_window
from actionplan.evaluation.relative_dates import find_relative_period

Run = Callable[..., CompletedProcess[str]]

MANUAL = Path(__file__).parents[2] / "docs" / "target-dates.md"

PLAN = Context("2017/18")
FRIDAY = date(2017, 9, 15)

TABLE = [
    # Days
    ("today", "15 September 2017"),
    ("Yesterday", "14 September 2017"),
    ("tomorrow", "16 September 2017"),
    ("the day before yesterday", "13 September 2017"),
    ("6 weeks ago", "4 August 2017"),
    ("a week ago", "8 September 2017"),
    ("two months ago", "15 July 2017"),
    ("90 days ago", "17 June 2017"),
    ("1 year ago", "15 September 2016"),
    ("in 6 weeks", "27 October 2017"),
    ("in two weeks' time", "29 September 2017"),
    ("a quarter from now", "15 December 2017"),
    # Days of the week: strictly before, strictly after, and that of this week
    ("last Friday", "8 September 2017"),
    ("on last Friday", "8 September 2017"),
    ("next Friday", "22 September 2017"),
    ("this Friday", "15 September 2017"),
    ("last Thursday", "14 September 2017"),
    ("next Sat", "16 September 2017"),
    ("this Monday", "11 September 2017"),
    # Weeks from Monday to Sunday, months, quarters and years
    ("this week", "11 September 2017 to 17 September 2017"),
    ("last week", "4 September 2017 to 10 September 2017"),
    ("next week", "18 September 2017 to 24 September 2017"),
    ("this month", "1 September 2017 to 30 September 2017"),
    ("last month", "1 August 2017 to 31 August 2017"),
    ("the previous month", "1 August 2017 to 31 August 2017"),
    ("next month", "1 October 2017 to 31 October 2017"),
    ("this quarter", "1 July 2017 to 30 September 2017"),
    ("current quarter", "1 July 2017 to 30 September 2017"),
    ("last quarter", "1 April 2017 to 30 June 2017"),
    ("NEXT  QUARTER", "1 October 2017 to 31 December 2017"),
    ("this year", "1 April 2017 to 31 March 2018"),
    ("last year", "1 April 2016 to 31 March 2017"),
    ("next financial year", "1 April 2018 to 31 March 2019"),
    ("this calendar year", "1 January 2017 to 31 December 2017"),
    # Months and seasons
    ("last September", "1 September 2016 to 30 September 2016"),
    ("last August", "1 August 2017 to 31 August 2017"),
    ("next September", "1 September 2018 to 30 September 2018"),
    ("next June", "1 June 2018 to 30 June 2018"),
    ("this June", "1 June 2017 to 30 June 2017"),
    ("last summer", "1 June 2017 to 31 August 2017"),
    ("this autumn", "1 September 2017 to 30 November 2017"),
    ("next spring", "1 March 2018 to 31 May 2018"),
    # Stretches from the day, or up to it: both ends are in
    ("next 4 weeks", "15 September 2017 to 13 October 2017"),
    ("in the next four weeks", "15 September 2017 to 13 October 2017"),
    ("next 90 days", "15 September 2017 to 14 December 2017"),
    ("last 6 weeks", "4 August 2017 to 15 September 2017"),
    ("over the last six weeks", "4 August 2017 to 15 September 2017"),
    ("the past fortnight", "1 September 2017 to 15 September 2017"),
    ("coming 3 months", "15 September 2017 to 15 December 2017"),
    ("rest of the month", "15 September 2017 to 30 September 2017"),
    ("the rest of this year", "15 September 2017 to 31 March 2018"),
    ("year to date", "1 April 2017 to 15 September 2017"),
    ("this quarter so far", "1 July 2017 to 15 September 2017"),
    # Edges
    ("end of last month", "31 August 2017"),
    ("the end of last quarter", "30 June 2017"),
    ("start of next quarter", "1 October 2017"),
    ("by the end of this year", "31 March 2018"),
]

OTHERS = [
    "September 2017", "Q3 2017/18", "last quarter of 2017/18", "last week of June", "first quarter", "4 weeks",
    "within 90 days", "this 4 weeks", "next meeting", "ago", "end of next 4 weeks", "last", "next month or so",
    "fortnight", "",
]  # fmt: skip


@pytest.mark.parametrize(("words", "days"), TABLE)
def test_words_count_from_the_day(words: str, days: str) -> None:
    found = find_relative_period(words, FRIDAY, PLAN)
    assert found
    assert format_window(found.window) == days


def test_the_manual_has_only_words_that_count_from_a_day() -> None:
    section = MANUAL.read_text("utf-8").partition("## Days and periods that you type")[2].partition("\n## ")[0]
    first_cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    phrases = [phrase for cell in first_cells for phrase in re.findall(r"`([^`]+)`", cell)]
    assert len(phrases) > 25
    assert [phrase for phrase in phrases if not find_relative_period(phrase, FRIDAY, PLAN)] == []


@pytest.mark.parametrize("words", OTHERS)
def test_other_words_do_not_count_from_a_day(words: str) -> None:
    assert find_relative_period(words, FRIDAY, PLAN) is None


@pytest.mark.parametrize(
    ("context", "words", "days"),
    [
        # The plan's own year, and quarters of it.
        (Context("2017/18", year_start="1 September"), "this quarter", "1 September 2017 to 30 November 2017"),
        (Context("2017/18", year_start="6 April"), "last quarter", "6 April 2017 to 5 July 2017"),
        (Context("2017/18", year_start="6 April"), "this year", "6 April 2017 to 5 April 2018"),
        (Context("2017"), "this year", "1 January 2017 to 31 December 2017"),
        (Context("2017/18 to 2019/20"), "this year", "1 April 2017 to 31 March 2018"),
        (Context("2010/11"), "next year", "1 April 2018 to 31 March 2019"),
        # Calendar quarters, where the plan counts by them.
        (
            Context("2017/18", year_start="1 September", quarters="calendar"),
            "this quarter",
            "1 July 2017 to 30 September 2017",
        ),
        (
            Context("2017/18", seasons={"autumn": "October to December"}),
            "this autumn",
            "1 October 2017 to 31 December 2017",
        ),
    ],
)
def test_quarters_and_years_are_the_plans_own(context: Context, words: str, days: str) -> None:
    found = find_relative_period(words, FRIDAY, context)
    assert found
    assert format_window(found.window) == days


def test_a_winter_is_the_one_that_the_day_is_in() -> None:
    found = find_relative_period("this winter", date(2018, 1, 15), PLAN)
    assert found
    assert found.window == Window(date(2017, 12, 1), date(2018, 2, 28))


@pytest.mark.parametrize("words", ["9999 years ago", "next 9999 years"])
def test_the_calendar_has_an_end(words: str) -> None:
    with pytest.raises(OverflowError):
        find_relative_period(words, FRIDAY, PLAN)


days = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@given(days, st.sampled_from(["week", "month", "quarter", "year", "calendar year"]))
def test_last_this_and_next_follow_on_each_other(day: date, unit: str) -> None:
    windows = [find_relative_period(f"{step} {unit}", day, PLAN) for step in ("last", "this", "next")]
    last, this, following = (found.window for found in windows if found)
    assert this.earliest
    assert this.latest
    assert this.earliest <= day <= this.latest
    assert last.latest
    assert following.earliest
    assert ((this.earliest - last.latest).days, (following.earliest - this.latest).days) == (1, 1)


@given(days, st.integers(1, 500), st.sampled_from(["days", "weeks", "months", "quarters"]))
def test_a_stretch_reaches_as_far_as_the_day_so_long_ago(day: date, count: int, unit: str) -> None:
    stretch = find_relative_period(f"last {count} {unit}", day, PLAN)
    ago = find_relative_period(f"{count} {unit} ago", day, PLAN)
    assert stretch
    assert ago
    assert stretch.window == Window(ago.window.earliest, day)


AS_AT = ("--as-at", "15 September 2017")


@pytest.mark.usefixtures("folder")
class TestOptions:
    """What each option makes of such words: they count from the day of the answer, or from today."""

    @pytest.mark.parametrize(
        ("arguments", "title"),
        [
            (["due", "--in", "last quarter"], "What falls due in April to June 2017, as at 15 September 2017"),
            (["due", "--in", "next 4 weeks"], "What falls due from 15 September to 13 October 2017, as at"),
            (["due", "--month", "next month"], "What falls due in October 2017, as at"),
            (["changes", "--since", "6 weeks ago"], "What changed since 4 August 2017, as at"),
            (["changes", "--since", "last 6 weeks"], "What changed since 4 August 2017, as at"),
            (["changes", "--since", "last month"], "What changed since 31 August 2017, as at"),
            (["changes", "--since", "this quarter"], "What changed since 30 June 2017, as at"),
            (["not-updated", "--since", "this quarter"], "What has had no update since 1 July 2017, as at"),
            (["not-updated", "--since", "last 6 weeks"], "What has had no update since 4 August 2017, as at"),
            (["not-updated", "--since", "last month"], "What has had no update since 31 August 2017, as at"),
            (["not-updated"], "What has had no update since 30 June 2017, as at"),
        ],
    )
    def test_the_answers_day_is_the_base(self, run: Run, arguments: list[str], title: str) -> None:
        assert run(*arguments, *AS_AT).stdout.startswith(title)

    def test_the_answers_own_day_counts_from_today(self, run: Run) -> None:
        today = date.today()  # noqa: DTZ011 - the program's own today
        done = run("overdue", "--as-at", "90 days ago", "--format", "json")
        assert f'"as_at": "{today - timedelta(90)}"' in done.stdout

    @pytest.mark.parametrize("words", ["yesterday", "last Friday", "6 weeks ago", "last week", "last month"])
    def test_a_plan_gets_the_date_and_not_the_words(self, run: Run, folder: Path, words: str) -> None:
        done = run("start", "1.1a", "--on", words, "--yes")
        assert done.returncode == 0, done.stderr
        plan = (folder / "plan.yaml").read_text("utf-8")
        assert "started: " in plan
        assert words not in plan
        assert "AP301" not in run("validate").stdout

    @pytest.mark.parametrize(
        "arguments",
        [
            ["revise", "1.1a", "--to", "next quarter", "--why", "Late"],
            ["revise", "1.1a", "--to", "by the end of next month", "--why", "Late", "--proposed"],
            ["revise", "1.1a", "--to", "today", "--why", "Late"],
        ],
    )
    def test_a_plan_is_not_about_today(self, run: Run, folder: Path, arguments: list[str]) -> None:
        before = (folder / "plan.yaml").read_text("utf-8")
        done = run(*arguments, "--yes")
        assert done.returncode == 2
        assert "it counts from today, and a plan is not about today: write the date itself" in done.stderr
        assert (folder / "plan.yaml").read_text("utf-8") == before
        suggested = re.search(r'Counted from today, that is "(.+)"\.', done.stderr)
        assert suggested
        assert run(*arguments[:3], suggested[1], *arguments[4:], "--yes").returncode == 0
