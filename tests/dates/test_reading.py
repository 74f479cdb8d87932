"""`actionplan.dates` as a library: readings, the errors of unreadable phrases, and contexts."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.dates import (
    Context,
    ReadingStep,
    Window,
    explain_reading,
    format_canonical,
    format_day,
    format_window,
    read_date,
)

PLAN = Context(period="2017/18")
SOURCE = Path(__file__).parents[2] / "src"


def window(first: str, last: str) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last))


# On its own

LOADED = """
import sys
from actionplan.dates import Context, read_date
read_date("Early Autumn", Context(period="2017/18")).due
read_date("by June, then quarterly", Context(period="2017/18"))
read_date("Sumer 2017", Context(period="2017/18"))
print(*sys.modules)
"""


def test_reading_dates_loads_nothing_else_of_ours_and_no_library_but_dateutil() -> None:
    ran = subprocess.run(  # noqa: S603 - it starts this Python
        [sys.executable, "-c", LOADED],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    loaded = ran.stdout.split()
    ours = {name for name in loaded if name.startswith("actionplan")}
    assert "actionplan.dates" in ours
    assert {name for name in ours if not name.startswith("actionplan.dates")} == {
        "actionplan",
        "actionplan.text",
        "actionplan.text.english",
        "actionplan.text.folding",
        "actionplan.text.fuzzy",
    }
    assert not {name.partition(".")[0] for name in loaded} & {"yaml", "click", "typer", "rich"}


# What a reading tells


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("Early Autumn", date(2017, 9, 30)),
        ("12 December 2017", date(2017, 12, 12)),
        ("by Summer 2017", date(2017, 8, 31)),
        ("March 2018 and June 2017", date(2018, 3, 31)),
        ("Quarterly", date(2018, 3, 31)),
        ("Ongoing", date(2018, 3, 31)),
        ("not before June 2017", None),
        ("April 2017 onwards", None),
        ("In line with Financial Strategy", None),
        ("TBC", None),
        ("Sumer 2017", None),
    ],
)
def test_a_target_is_due_on_the_last_day_of_its_last_window(phrase: str, due: date | None) -> None:
    assert read_date(phrase, PLAN).due == due


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("July 2017 to Council", "Council"),
        ("April 2017 to Executive", "Executive"),
        ("June Board", "Board"),
        ("Oct 2022 full council meeting", "full council"),
        ("Cabinet September 2018", "Cabinet"),
        ("Cabinet - 12 March 2018", "Cabinet"),
        ("Full Council 25/02/2018", "Full Council"),
        ("12th July 2017 to Overview and Scrutiny Committee", "Overview and Scrutiny Committee"),
        ("Nov 2017 Planning Committee", "Planning Committee"),
        ("Quarterly to Cabinet", "Cabinet"),
        ("July 2017", None),
        ("July 2017 (draft plan)", None),
        ("Sites agreed by the Board of Trustees at last, July 2017", None),
    ],
)
def test_the_body_beside_a_date_is_the_one_that_decides(phrase: str, body: str | None) -> None:
    assert read_date(phrase, PLAN).body == body


@pytest.mark.parametrize(
    ("phrase", "remark"),
    [
        ("July 2017", None),
        ("July 2017 to Council", "to Council"),
        ("June Board", "Board"),
        ("Summer 2017 (draft plan)", "(draft plan)"),
        ("Draft plan - Summer 2017", "Draft plan"),
        ("Summer 2017: draft plan", "draft plan"),
        ("Draft plan  Summer 2017 for\u00a0comment", "Draft plan for comment"),
        ("Completed June 2017", "Completed"),
        ("Original June 2017 Revised September 2017", "Original June 2017"),
        ("Original June 2017 Revised September 2017 (draft)", "Original June 2017 (draft)"),
        ("At least quarterly", "At least"),
        ("Monthly (weekly in summer)", "(weekly in summer)"),
        ("6 weeks summer 2017", "6 weeks"),
        ("12 December 2017 at 7pm", "at 7pm"),
        ("Still ongoing", "Still"),
        ("In line with Financial Strategy", "In line with Financial Strategy"),
        ("TBC", None),
        ("", None),
        ("Sumer 2017", None),
    ],
)
def test_words_that_are_no_date_are_the_remark_as_they_were_written(phrase: str, remark: str | None) -> None:
    assert read_date(phrase, PLAN).remark == remark


@pytest.mark.parametrize(
    "phrase",
    ["June 2017 early", "2017 year end", "2017 first half", "2017/18 second half", "June last", "June 2017 to present"],
)
def test_words_behind_a_date_that_narrow_it_are_never_a_remark(phrase: str) -> None:
    assert read_date(phrase, PLAN).remark is None


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("3 December 2017, 12 noon", window("2017-12-03", "2017-12-03")),
        ("3 December 2017, 5 working days", window("2017-12-03", "2017-12-03")),
        ("3 December 2017 & 6 weeks after", window("2017-12-03", "2017-12-03")),
        ("3 December 2017 - 5 sites", window("2017-12-03", "2017-12-03")),
        ("3rd December 2017, 4th sector", window("2017-12-03", "2017-12-03")),
        ("Q3 2017/18 and 4 others", window("2017-10-01", "2017-12-31")),
        ("Q1, 2 reports", window("2017-04-01", "2017-06-30")),
    ],
)
def test_a_number_of_things_behind_a_date_is_no_second_date(phrase: str, whole: Window) -> None:
    reading = read_date(phrase, PLAN)
    assert reading.kind == "unreadable" or reading.windows == (whole,)


@pytest.mark.parametrize("phrase", ["c. June 2017", "June 2017?", "June 2017 TBC", "Autumn term 2017", "Termly"])
def test_a_date_with_a_word_like_circa_is_approximate(phrase: str) -> None:
    assert read_date(phrase, PLAN).approximate


@pytest.mark.parametrize(
    "phrase", ["June 2017", "by June 2017", "Ongoing", "Quarterly", "TBC", "June or July 2017", "2?x"]
)
def test_a_date_without_one_is_not(phrase: str) -> None:
    assert not read_date(phrase, PLAN).approximate


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Winter to early Spring 2018", ["Winter", "early Spring 2018"]),
        ("w/c 4 June 2017", ["w/c 4 June 2017"]),
        ("June and December 2017", ["June", "December 2017"]),
        ("Easter 2018 and 2019", ["Easter 2018", "2019"]),
        ("12 June 2018 and 2019", ["12 June 2018", "2019"]),
        ("Christmas 2017, 2018 and 2019", ["Christmas 2017", "2018", "2019"]),
        ("Q3 2017/18 and 2018/19", ["Q3 2017/18", "2018/19"]),
        ("w/c 4 June 2018 and 2019", ["w/c 4 June 2018", "2019"]),
        ("June 2018 or 2019", ["June 2018", "2019"]),
        ("12 to 15 June 2018 and 2019", ["12", "15 June 2018", "2019", "2019"]),
        ("June and December 2017 and 2018", ["June", "December 2017", "2018", "2018"]),
        ("Easter 2018, Easter 2019", ["Easter 2018", "Easter 2019"]),
        ("Sumer 2017", []),
    ],
)
def test_the_steps_follow_the_phrase_part_by_part(phrase: str, words: list[str]) -> None:
    assert [step.words for step in explain_reading(read_date(phrase, PLAN))][: len(words)] == words


MEANINGS = [
    ("Early Autumn 2017", "the first third of Autumn 2017", "1 September 2017 to 30 September 2017"),
    ("mid June 2017", "the middle third of June 2017", "11 June 2017 to 20 June 2017"),
    ("Q3 2017/18", "financial quarter 3 of 2017/18", "1 October 2017 to 31 December 2017"),
    ("Q3 2017", "calendar quarter 3 of 2017", "1 July 2017 to 30 September 2017"),
    ("H1 2017/18", "financial half 1 of 2017/18", "1 April 2017 to 30 September 2017"),
    ("2017/18", "the financial year 2017/18", "1 April 2017 to 31 March 2018"),
    ("2017", "the calendar year 2017", "1 January 2017 to 31 December 2017"),
    ("2018-21", "the years 2018 to 2021", "1 January 2018 to 31 December 2021"),
    ("year end", "the end of the plan's year", "31 March 2018"),
    ("Year 1", "year 1 of the plan", "1 April 2017 to 31 March 2018"),
    ("academic year 2017/18", "the academic year 2017/18", "1 September 2017 to 31 August 2018"),
    ("municipal year 2017/18", "the municipal year 2017/18", "1 May 2017 to 30 April 2018"),
    ("Easter 2018", "Easter Sunday 2018", "1 April 2018"),
    ("w/c 4 December 2017", "the seven days from 4 December 2017", "4 December 2017 to 10 December 2017"),
    ("w/e 10 December 2017", "the seven days up to 10 December 2017", "4 December 2017 to 10 December 2017"),
    ("first half of June 2017", "the first half of June 2017", "1 June 2017 to 15 June 2017"),
]


@pytest.mark.parametrize(("phrase", "meaning", "days"), MEANINGS)
def test_a_step_gives_the_meaning_and_the_days(phrase: str, meaning: str, days: str) -> None:
    assert explain_reading(read_date(phrase, PLAN)) == (ReadingStep(phrase, f"{meaning}: {days}"),)


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        # What is said in the words themselves is not said again.
        ("Summer 2017", "1 June 2017 to 31 August 2017"),
        ("AUTUMN  term 2017", "1 September 2017 to 31 December 2017"),
        ("12 December 2017", "that day"),
        ("12 December", "12 December 2017, which is the one in the plan's period"),
        ("12/12/2017", "12 December 2017"),
    ],
)
def test_a_step_repeats_nothing(phrase: str, meaning: str) -> None:
    assert explain_reading(read_date(phrase, PLAN)) == (ReadingStep(phrase, meaning),)


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("Weekly", "every week, each due at its end"),
        ("Fortnightly", "every fortnight, each due at its end"),
        ("Twice monthly", "twice a month, each due at its end"),
        ("Monthly from 15 June 2017", "every month, each due at its end"),
        ("every two months", "every two months, each due at its end"),
        ("Quarterly", "every three months, each due at its end"),
        ("every 4 months", "every four months, each due at its end"),
        ("Half yearly", "every six months, each due at its end"),
        ("Annually", "once, due at its end"),
        ("Termly", "3 times, each due at its end"),
        ("each of June 2017; July 2017; March 2018", "3 times, each due at its end"),
        ("In line with Financial Strategy", "it depends on something else, and has a date when that has one"),
        ("TBC", "a date is still to be set"),
        ("", "a date is still to be set"),
    ],
)
def test_a_phrase_without_parts_has_one_step(phrase: str, meaning: str) -> None:
    assert explain_reading(read_date(phrase, PLAN)) == (ReadingStep("", meaning),)


# Unreadable


@pytest.mark.parametrize(
    ("phrase", "word", "nearest"),
    [
        ("Sumer 2017", "Sumer", "Summer 2017"),
        ("Septmber 2018", "Septmber", "September 2018"),
        ("by Octber 2017", "Octber", "by October 2017"),
        ("Febuary 2018", "Febuary", "February 2018"),
        ("Quaterly", "Quaterly", "Quarterly"),
        ("JANURY 2018", "JANURY", "JANUARY 2018"),
        ("quartely", "quartely", "quarterly"),
        ("  Autum 2017", "Autum", "  Autumn 2017"),
        ("31 June", "31 June", None),
        ("Q5 2017/18", "Q5", None),
        ("Q3 (January-March 2018)", "(January-March 2018)", None),
        ("from 22 June until10 August 2017", "until10", None),
        ("annually/quarterly", "annually/quarterly", None),
        ("March 2018 to January 2018", "March 2018 to January 2018", None),
        ("as above", "as above", None),
        ("September 2107", "2107", "September 2017"),
        ("by 2107", "2107", "by 2017"),
        ("September 3000", "3000", None),
        ("by 25/12", "25/12", None),
        ("31-13", "31", None),
    ],
)
def test_an_unreadable_phrase_points_at_its_wrong_words(phrase: str, word: str, nearest: str | None) -> None:
    reading = read_date(phrase, PLAN)
    assert reading.kind == "unreadable"
    assert reading.span is not None
    assert phrase[slice(*reading.span)] == word
    assert reading.nearest == nearest


NAMES = [
    *("January", "February", "March", "April", "August", "September", "October", "November", "December"),
    *("Spring", "Summer", "Autumn", "Winter"),
]


def slips(name: str) -> list[str]:
    """A name with one of its inner letters left out, doubled, or swapped with the next."""
    inner = range(1, len(name) - 1)
    left_out = [name[:n] + name[n + 1 :] for n in inner]
    doubled = [name[: n + 1] + name[n:] for n in inner]
    swapped = [name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in range(1, len(name) - 1)]
    return [slip for slip in dict.fromkeys(left_out + doubled + swapped) if slip != name]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_one_typo_is_never_read_and_the_right_one_is_offered(name: str) -> None:
    wrong = {}
    for slip in slips(name):
        reading = read_date(f"by {slip} 2017", PLAN)
        if (reading.kind, reading.nearest) != ("unreadable", f"by {name} 2017"):
            wrong[slip] = (reading.kind, reading.nearest)
    assert not wrong


@pytest.mark.parametrize("nothing", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"])
def test_a_character_without_width_does_not_end_a_word(nothing: str) -> None:
    assert read_date(f"Sum{nothing}mer{nothing} 2017{nothing}", PLAN).windows == read_date("Summer 2017", PLAN).windows


def test_a_reading_is_a_value() -> None:
    one, again = read_date("Winter to early Spring 2018", PLAN), read_date("Winter  to early Spring 2018", PLAN)
    assert one.windows == again.windows
    assert read_date("Winter to early Spring 2018", Context("2017/18")) == one
    assert len({one, read_date("Winter to early Spring 2018", Context("2017/18"))}) == 1
    assert one != again  # its second part stands elsewhere in the phrase


def test_a_problem_is_one_sentence_in_plain_words() -> None:
    assert read_date("31 June", PLAN).problem == "there is no 31 June: June has 30 days"
    assert read_date("Q5 2017/18", PLAN).problem == "there is no quarter 5"
    assert read_date("June 3000", PLAN).problem == '"3000" is not a year from 1900 to 2099'
    december = "it could be 25 December, but no year is written: write 25 December and its year"
    assert read_date("25/12", PLAN).problem == december


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("2014-2015", "it is read as the financial year 2014/15; it could also be two calendar years"),
        ("2011-12", "it is read as the financial year 2011/12; it could also be December 2011"),
        ("2014 - 2015", "it is read as the years 2014 to 2015 by the calendar; it could also be the financial years"),
        ("September 16", "it is read as September 2016; it could also be day 16 of the month"),
    ],
)
def test_figures_with_two_meanings_have_one_sentence_with_both(phrase: str, said: str) -> None:
    assert [note.text for note in read_date(phrase, PLAN).assumptions if note.code.startswith("ambiguous")] == [said]


def test_two_dates_of_one_phrase_are_both_in_the_problem() -> None:
    tie = read_date("June", Context("2017/18 to 2018/19")).problem or ""
    assert "1 June 2017 to 30 June 2017 or 1 June 2018 to 30 June 2018" in tie
    assert "write the year" in tie


# Contexts


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2017/18", "2017-04-01", "2018-03-31"),
        ("2017-18", "2017-04-01", "2018-03-31"),
        ("2017–18", "2017-04-01", "2018-03-31"),
        ("2017/2018", "2017-04-01", "2018-03-31"),
        ("2017/8", "2017-04-01", "2018-03-31"),
        (" 2017 / 18 ", "2017-04-01", "2018-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("2018/19 to 2020/21", "2018-04-01", "2021-03-31"),
        ("2018/19 TO 2020/21", "2018-04-01", "2021-03-31"),
        ("2018/19-2020/21", "2018-04-01", "2021-03-31"),
        ("2018/19 — 2020/21", "2018-04-01", "2021-03-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2024-2045", "2024-01-01", "2045-12-31"),
        ("2019 to 2021", "2019-01-01", "2021-12-31"),
    ],
)
def test_a_period_is_from_its_first_day_to_its_last(period: str, first: str, last: str) -> None:
    assert Context(period).window == window(first, last)


BAD_SETTINGS: list[tuple[dict[str, object], str]] = [
    ({"period": ""}, 'cannot read the period "": write it like 2017/18, 2018/19 to 2020/21, or 2019'),
    ({"period": "next year"}, 'cannot read the period "next year"'),
    ({"period": "17/19"}, 'the period "17/19" has a year that does not follow'),
    ({"period": "2017/18 and 2018/19"}, "cannot read the period"),
    ({"period": "2017/19"}, 'the period "2017/19" has a year that does not follow (for several'),
    ({"period": "2017/18 to 2019/21"}, "has a year that does not follow: 2019/21"),
    ({"period": "2019/20 to 2017/18"}, 'the period "2019/20 to 2017/18" runs backwards'),
    ({"period": "1817/18"}, 'the period "1817/18" has a year outside'),
    ({"period": "1900"}, 'the period "1900" has a year outside'),
    ({"period": "2091/92"}, 'the period "2091/92" has a year outside'),
    ({"period": "9999"}, 'the period "9999" has a year outside'),
    ({"period": "2017/18", "year_start": "April"}, 'cannot read year_start "April": write a day from 1 to 28'),
    ({"period": "2017/18", "year_start": "1 Aprl"}, 'cannot read year_start "1 Aprl"'),
    ({"period": "2017/18", "year_start": "31 March"}, 'cannot read year_start "31 March"'),
    ({"period": "2017/18", "year_start": "0 April"}, 'cannot read year_start "0 April"'),
    ({"period": "2017/18", "quarters": "fiscal"}, 'cannot read quarters "fiscal": write as written, financial or'),
    ({"period": "2017/18", "seasons": {"monsoon": "June to July"}}, 'there is no season "monsoon"'),
    ({"period": "2017/18", "seasons": {"winter": "cold months"}}, 'cannot read the months of winter, "cold months"'),
    ({"period": "2017/18", "seasons": {"winter": "Jan to Feb to Mar"}}, "write them like March to May"),
]


@pytest.mark.parametrize(("given", "sentence"), BAD_SETTINGS)
def test_a_setting_that_cannot_be_read_is_refused_with_a_sentence(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as refused:
        Context(**given)  # type: ignore[arg-type]
    assert sentence in str(refused.value)


HONOURED: list[tuple[Context, str, Window]] = [
    # Quarters
    (Context("2017/18", quarters="financial"), "Q3 2017", window("2017-10-01", "2017-12-31")),
    (Context("2017/18", quarters="financial"), "2017 Q4", window("2018-01-01", "2018-03-31")),
    (Context("2017/18", quarters="Financial"), "Q3", window("2017-10-01", "2017-12-31")),
    (Context("2017/18", quarters="calendar"), "Q3 2017", window("2017-07-01", "2017-09-30")),
    (Context("2017/18", quarters="calendar"), "Q3 2017/18", window("2017-10-01", "2017-12-31")),
    (Context("2017/18", quarters="as written"), "Q3 2017", window("2017-07-01", "2017-09-30")),
    (Context("2017/18", quarters="as written"), "Q3", window("2017-10-01", "2017-12-31")),
    # The start of the year
    (Context("2017/18", year_start="1 January"), "2017/18", window("2017-01-01", "2017-12-31")),
    (Context("2017/18", year_start="1 January"), "Q3 2017/18", window("2017-07-01", "2017-09-30")),
    (Context("2017/18", year_start="1 January"), "year end", window("2017-12-31", "2017-12-31")),
    (Context("2017/18", year_start="1st September"), "H1 2017/18", window("2017-09-01", "2018-02-28")),
    (Context("2017/18", year_start="6 April"), "Q1 2017/18", window("2017-04-06", "2017-07-05")),
    (Context("2017/18", year_start="6 April"), "early 2017/18", window("2017-04-06", "2017-08-05")),
    (Context("2017/18", year_start="6 April"), "H2 2017/18", window("2017-10-06", "2018-04-05")),
    (Context("2017/18", year_start="1 OCT"), "Ongoing", window("2017-10-01", "2018-09-30")),
    # Seasons
    (Context("2017/18", seasons={"winter": "January to March"}), "Winter 2018", window("2018-01-01", "2018-03-31")),
    (
        Context("2017/18", seasons={"winter": "January to March"}),
        "late Winter 2018",
        window("2018-03-01", "2018-03-31"),
    ),
    (Context("2017/18", seasons={"winter": "January to March"}), "Summer 2017", window("2017-06-01", "2017-08-31")),
    (Context("2017/18", seasons={"Summer": "May – Aug"}), "Summer 2017", window("2017-05-01", "2017-08-31")),
    (Context("2017/18", seasons={"fall": "October to November"}), "Autumn 2017", window("2017-10-01", "2017-11-30")),
    (
        Context("2017/18", seasons={"winter": "November to January"}),
        "Winter 2017/18",
        window("2017-11-01", "2018-01-31"),
    ),
    (Context("2017/18", seasons={"spring": "April"}), "Spring 2017", window("2017-04-01", "2017-04-30")),
]


@pytest.mark.parametrize(("context", "phrase", "expected"), HONOURED)
def test_the_settings_of_a_plan_are_used(context: Context, phrase: str, expected: Window) -> None:
    assert read_date(phrase, context).windows == (expected,)


def test_a_plan_that_sets_its_quarters_needs_no_assumption() -> None:
    for quarters in ("financial", "calendar"):
        assert read_date("Q3 2017", Context("2017/18", quarters=quarters)).assumptions == ()


def test_a_winter_in_one_calendar_year_needs_no_assumption() -> None:
    assert read_date("Winter 2018", Context("2017/18", seasons={"winter": "January to March"})).assumptions == ()


def test_the_same_words_mean_other_days_in_another_plan() -> None:
    assert read_date("Early Autumn", Context("2017/18")).due == date(2017, 9, 30)
    assert read_date("Early Autumn", Context("2018/19")).due == date(2018, 9, 30)


def test_monthly_thereafter_follows_the_target_before_it() -> None:
    after = PLAN.copy_with_after(date(2018, 1, 15))
    assert read_date("monthly thereafter", after).windows == (
        window("2018-01-16", "2018-01-31"),
        window("2018-02-01", "2018-02-28"),
        window("2018-03-01", "2018-03-31"),
    )
    assert len(read_date("monthly thereafter", after.copy_with_after(None)).windows) == 12


def test_following_changes_nothing_but_the_day_it_follows() -> None:
    plan = Context("2017/18", year_start="6 April", quarters="financial", seasons={"winter": "January to March"})
    after = plan.copy_with_after(date(2017, 6, 30))
    assert after == Context(
        "2017/18",
        year_start="6 April",
        quarters="financial",
        seasons={"winter": "January to March"},
        after=date(2017, 6, 30),
    )
    assert plan.after is None
    assert after.copy_with_after(None) == plan


SAME = [
    (Context("2017/18"), Context("2017-18")),
    (Context("2017/18"), Context("2017/18", year_start="1st april", quarters="As Written", seasons={})),
    (Context("2017/18"), Context("2017/18", seasons={"winter": "December to February"})),
]
OTHERS = [
    Context("2018/19"),
    Context("2017/18", year_start="1 May"),
    Context("2017/18", quarters="financial"),
    Context("2017/18", seasons={"winter": "January to March"}),
    Context("2017/18", after=date(2017, 6, 30)),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_contexts_that_say_the_same_are_equal(one: Context, other: Context) -> None:
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other}) == 1


@pytest.mark.parametrize("other", OTHERS)
def test_contexts_that_differ_are_not_equal(other: Context) -> None:
    assert other != PLAN
    assert len({other, PLAN}) == 2


def test_a_context_is_not_equal_to_its_period_and_has_a_repr() -> None:
    assert PLAN != "2017/18"
    assert repr(PLAN) == "Context(period='2017/18', after=None)"


# In words


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2017, 7, 4), date(2017, 7, 4), "4 July 2017"),
        (date(2017, 6, 1), date(2017, 8, 31), "1 June 2017 to 31 August 2017"),
        (None, date(2017, 8, 31), "by 31 August 2017"),
        (date(2017, 6, 1), None, "not before 1 June 2017"),
        (None, None, "any day"),
    ],
)
def test_a_window_is_written_as_documents_write_it(first: date | None, last: date | None, said: str) -> None:
    assert format_window(Window(first, last)) == said


def test_a_day_is_written_without_a_leading_zero() -> None:
    assert format_day(date(2017, 7, 4)) == "4 July 2017"


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Early Autumn", "1 September 2017 to 30 September 2017"),
        ("12-Dec", "12 December 2017"),
        ("by Summer 2017", "by 31 August 2017"),
        ("not before June 2017", "not before 1 June 2017"),
        ("c. June 2017", "about 1 June 2017 to 30 June 2017"),
        ("June and December 2017", "1 June 2017 to 30 June 2017; 1 December 2017 to 31 December 2017"),
        ("Ongoing", "throughout 1 April 2017 to 31 March 2018"),
        ("June 2017 onwards", "from 1 June 2017"),
        ("half yearly", "each of 1 April 2017 to 30 September 2017; 1 October 2017 to 31 March 2018"),
        ("TBC", None),
        ("In line with Financial Strategy", None),
        ("Sumer 2017", None),
    ],
)
def test_a_canonical_date_has_its_days_in_full(phrase: str, said: str | None) -> None:
    assert format_canonical(read_date(phrase, PLAN)) == said


def test_easter_is_a_sunday_of_spring_in_every_year() -> None:
    for year in range(1900, 2099):
        day = read_date(f"Easter {year}", PLAN).due
        assert day is not None
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.slow
def test_every_day_of_some_years_is_read_in_every_way_of_writing_it() -> None:
    day = date(2015, 12, 31)
    while day.year < 2021:
        forms = [
            f"{day.day} {day:%B} {day.year}",
            f"{day:%B} {day.day}, {day.year}",
            f"{day:%A} {day.day} {day:%b} {day.year}",
            f"{day.day}/{day.month}/{day.year}",
            f"{day:%d.%m.%y}",
            f"{day:%d-%b-%Y}",
            day.isoformat(),
        ]
        for form in forms:
            reading = read_date(form, PLAN)
            assert reading.windows == (Window(day, day),), form
            assert {assumption.code for assumption in reading.assumptions} <= {"outside-period"}, form
        day += timedelta(days=1)


def test_a_text_too_long_for_a_date_is_not_read() -> None:
    for text in ("1 and 2, " * 9000, "(" * 20_000 + ")" * 20_000, "June " * 101):
        assert read_date(text, Context("2017/18")).problem == "it is too long for a date"


def test_numbers_with_no_month_are_no_date_however_many() -> None:
    assert read_date("1 and 2, " * 50, Context("2017/18")).kind == "unreadable"
    assert read_date("(" * 249 + "10" + ")" * 249, Context("2017/18")).kind == "unreadable"
