"""The rules of docs/target-dates.md by their own examples.

Every example in them has a row in examples.tsv, whose windows were worked out by hand from the rules, and is read
exactly so.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from actionplan.dates import Context, Reading, read_date

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "docs" / "target-dates.md"

SECTIONS = (
    "Kinds",
    "Units",
    "Words round a unit",
    "Words that are not dates",
    "Recurrence",
    "Where no year is written",
    "Winter and a bare year",
)

NAMES = frozenset(
    "window ongoing recurring dependent unset unreadable null quarters year-from-period ambiguous-year "
    "ambiguous-quarter ambiguous-day-or-year ambiguous-years winter-of approximate weekday-mismatch remark or-window "
    "outside-period ambiguous-financial-year ambiguous-season ambiguous-week ambiguous-list unknown-word counted-from "
    "horizon no-horizon financial_years by after before year_start".split()
)
"""Kinds, codes and settings: the rules quote them as they do examples."""

PHRASES_FOR = {
    # Units
    "week of": ["week of 29 August 2011"],
    "week commencing": ["week commencing 29 August 2011"],
    "w/e": ["w/e 4 September 2011"],
    "week ending": ["week ending 4 September 2011"],
    "last quarter of": ["last quarter of 2017/18"],
    "to": ["2014 to 2015"],
    # Words round a unit
    "early": ["early Summer 2017", "early December 2017", "early Q3 2017/18", "early 2017/18", "early H1 2017/18"],
    "mid": ["mid Summer 2017", "mid December 2017", "mid Q3 2017/18", "mid 2017/18", "mid H1 2017/18"],
    "late": ["late Summer 2017", "late December 2017", "late Q3 2017/18", "late 2017/18", "late H1 2017/18"],
    "start of": ["start of December 2017"],
    "beginning of": ["beginning of December 2017"],
    "middle of": ["middle of December 2017"],
    "towards the end of": ["towards the end of December 2017"],
    "end X": ["end March 2018"],
    "end of X": ["end of March 2018", "end of Summer 2017"],
    "X end": ["March 2018 end"],
    "last day of X": ["last day of March 2018"],
    "first day of X": ["first day of March 2018"],
    "by X": ["by Summer 2017"],
    "no later than": ["no later than Summer 2017"],
    "on or before": ["on or before 31 August 2017"],
    "until": ["until Summer 2017"],
    "till": ["till Summer 2017"],
    "up to": ["up to Summer 2017"],
    "to X": ["to Summer 2017"],
    "in place by X": ["in place by Summer 2017"],
    "before X": ["before Summer 2017"],
    "prior to X": ["prior to Summer 2017"],
    "before the end of X": ["before the end of June 2017"],
    "by the end of X": ["by the end of June 2017"],
    "not before X": ["not before Summer 2017"],
    "no earlier than X": ["no earlier than Summer 2017"],
    "after X": ["after Summer 2017"],
    "from X": ["from June 2017", "monthly from December 2017"],
    "starting X": ["starting June 2017"],
    "since X": ["since June 2017"],
    "X onwards": ["June 2017 onwards"],
    "X on": ["June 2017 on"],
    "X and ongoing": ["June 2017 and ongoing"],
    "ongoing from X": ["ongoing from June 2017"],
    "throughout X": ["throughout Summer 2017"],
    "ongoing to X": ["ongoing to December 2017"],
    "X to Y": ["June to August 2017"],
    "X - Y": ["June - August 2017", "June – August 2017", "June — August 2017"],
    "X through Y": ["June through August 2017"],
    "from X to Y": ["from June to August 2017"],
    "between X and Y": ["between June and August 2017"],
    "X/Y": ["June/July 2017"],
    "X or Y": ["June or July 2017"],
    "X / Y": ["June / July 2017"],
    "X and Y": ["June 2017 and March 2018"],
    "X, Y": ["June 2017, March 2018"],
    "X & Y": ["June 2017 & March 2018"],
    "X; Y": ["June 2017; March 2018"],
    "approx.": ["approx. June 2017"],
    "circa": ["circa June 2017"],
    "c.": ["c. June 2017"],
    "around": ["around June 2017"],
    "about": ["about June 2017"],
    "provisionally": ["provisionally June 2017"],
    "target": ["target June 2017"],
    "anticipated": ["anticipated June 2017"],
    "est.": ["est. June 2017"],
    "estimated": ["estimated June 2017"],
    "expected": ["expected June 2017"],
    "probably": ["probably June 2017"],
    "aiming for": ["aiming for June 2017"],
    "?": ["June 2017?", "?"],
    "X TBC": ["June 2017 TBC"],
    "X subject to …": ["June 2017 subject to funding"],
    "the": ["the June 2017"],
    "in": ["in June 2017"],
    "in the": ["in the June 2017"],
    "at": ["at June 2017"],
    "on": ["on 12 June 2017"],
    "during": ["during June 2017"],
    "within": ["within June 2017"],
    "due": ["due June 2017"],
    "of": ["of June 2017"],
    "* † ‡ ¹": ["June 2017*", "June 2017 †", "June 2017‡", "June 2017¹"],
    "X and later": ["June 2017 and later"],
    "X and further": ["June 2017 and further"],
    "X or earlier": ["June 2017 or earlier"],
    "X or later": ["June 2017 or later"],
    "unlikely before X": ["unlikely before June 2017"],
    "no decision before X": ["no decision before June 2017"],
    "not available until X": ["not available until June 2017"],
    # Words that are not dates
    "X (words)": ["Summer 2017 (draft plan)"],
    "words - X": ["Draft plan - Summer 2017"],
    "X: words": ["Summer 2017: draft plan"],
    "words X words": ["Draft plan Summer 2017 for comment"],
    "X to Executive": ["April 2017 to Executive"],
    "completed X": ["completed June 2017"],
    "X ONGOING": ["June 2017 ONGOING"],
    "on target X": ["on target June 2017"],
    "STARTED X": ["STARTED June 2017"],
    "Original X Revised Y": ["Original June 2017 Revised September 2017"],
    "to be confirmed/agreed/determined …": ["to be confirmed", "to be agreed", "to be determined"],
    "short/medium/long term": ["short term", "medium term", "long term"],
    "in line with": ["in line with the Local Plan"],
    "as required by": ["as required by the Local Plan"],
    "as per": ["as per the Local Plan"],
    "to tie in with": ["to tie in with the Local Plan"],
    "in parallel with": ["in parallel with the Local Plan"],
    "see": ["see the Local Plan"],
    "following": ["following the Local Plan"],
    "on completion of": ["on completion of the Local Plan"],
    "once": ["once the Local Plan is adopted"],
    "when": ["when the Local Plan is adopted"],
    "as soon as": ["as soon as the Local Plan is adopted"],
    "pending": ["pending the Local Plan"],
    "after/before/until/ahead of": [
        "after the Local Plan",
        "before the Local Plan",
        "until the Local Plan",
        "ahead of the Local Plan",
    ],
    "subject to": ["subject to the Local Plan"],
    "depending on": ["depending on the Local Plan"],
    "dependent on": ["dependent on the Local Plan"],
    "next meeting of": ["next meeting of the Local Plan Panel"],
    "within 8 weeks of": ["within 8 weeks of adoption"],
    "by/for the meeting on D": ["by the meeting on 12 December 2017", "for the meeting on 12 December 2017"],
    "y/e": ["by y/e"],
    "Year 2 - Q3": ["Year 1 - Q3"],
    "cyn X": ["cyn Mawrth 2018"],
    "ar ôl X": ["ar ôl Mehefin 2017"],
    "hyd X": ["hyd Mawrth 2018"],
    "yn ystod X": ["yn ystod 2017/18"],
    "first six months of X": ["first six months of 2017/18"],
    "last two weeks of X": ["last two weeks of June 2017"],
    "first month of X": ["first month of 2018"],
    "close of X": ["close of 2017/18"],
    "through X": ["through June 2017"],
    "at the latest X": ["at the latest 30 June 2017"],
    "in time for X": ["in time for Summer 2017"],
    "on hold until X": ["on hold until June 2017"],
    "suspended until X": ["suspended until June 2017"],
    "X at the earliest": ["June 2017 at the earliest"],
    "X but not before": ["June 2017 but not before"],
    "X excluded": ["June 2017 excluded"],
    "unless X": ["unless June 2017"],
    "upon": ["upon adoption"],
    "on adoption of": ["on adoption of the plan"],
    # Recurrence
    "until X": ["monthly until June 2017"],
    "in X": ["monthly in Summer 2017"],
    "at least": ["at least quarterly"],
    "minimum of": ["minimum of quarterly"],
    "usually": ["usually quarterly"],
    "X, then monthly": ["December 2017, then monthly"],
    "by X, updated quarterly": ["by June 2017, updated quarterly"],
    "then annually": ["June 2017, then annually"],
}
"""The phrases in examples.tsv for an example with a gap in it, or for words that only make sense with more."""


def list_examples(rules: Path) -> list[str]:
    """List the texts in backticks in the sections that have examples, in their order."""
    sections = re.split(r"^## ", rules.read_text(encoding="utf-8"), flags=re.MULTILINE)
    texts = {name: text for name, _, text in (section.partition("\n") for section in sections)}
    quoted = [" ".join(text.split()) for name in SECTIONS for text in re.findall(r"`([^`]+)`", texts[name])]
    return list(dict.fromkeys(quoted))


ROWS = list(
    csv.DictReader(
        (HERE / "examples.tsv").read_text(encoding="utf-8").split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE
    )
)


def list_windows(reading: Reading) -> list[list[str | None]]:
    return [[day.isoformat() if day else None for day in window] for window in reading.windows]


def list_codes(reading: Reading) -> set[str]:
    return {assumption.code for assumption in reading.assumptions}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['phrase']} [{row['period']}]")
def test_an_example_of_the_rules_is_read_as_they_say(row: dict[str, str]) -> None:
    reading = read_date(row["phrase"], Context(period=row["period"]))
    assert (reading.kind, list_windows(reading)) == (row["kind"], json.loads(row["windows"]))


def test_no_example_of_the_rules_is_forgotten() -> None:
    rows = {row["phrase"] for row in ROWS}
    examples = [example for example in list_examples(RULES) if example not in NAMES]
    missing = [phrase for example in examples for phrase in PHRASES_FOR.get(example, [example]) if phrase not in rows]
    assert not missing, f"examples.tsv has no row for {missing}"


def test_no_row_is_there_twice() -> None:
    keys = [(row["phrase"], row["period"]) for row in ROWS]
    assert len(set(keys)) == len(keys)


def test_every_name_and_every_example_with_a_gap_is_in_the_rules() -> None:
    assert not (PHRASES_FOR.keys() | NAMES) - set(list_examples(RULES))


# Assumptions

ASSUMED = [
    # No year is written
    ("12-Dec", "2017/18", "year-from-period"),
    ("June", "2017/18", "year-from-period"),
    ("Q3", "2017/18", "year-from-period"),
    ("Christmas", "2017/18", "year-from-period"),
    ("29th & 31st March", "2017/18", "year-from-period"),
    ("Spring", "2017/18", "year-from-period ambiguous-year"),
    ("Winter", "2018", "year-from-period ambiguous-year"),
    ("June 2017", "2017/18", ""),
    ("year end", "2017/18", ""),
    # A quarter of a bare year
    ("Q3 2017", "2017/18", "ambiguous-quarter"),
    ("third quarter of 2017", "2017/18", "ambiguous-quarter"),
    ("Q3 2017/18", "2017/18", ""),
    ("Q3 2017 to Q4 2017/18", "2017/18", ""),
    ("H1 2017", "2017/18", ""),
    ("Q1", "2017", "year-from-period ambiguous-quarter"),
    ("Q2-2017", "2017/18", "ambiguous-quarter"),
    # A day or a year
    ("September 16", "2016/17", "ambiguous-day-or-year"),
    ("September 16", "2014/15", "ambiguous-day-or-year outside-period"),
    ("September 16", "2018/19", "year-from-period"),
    ("Sept-16", "2016/17", ""),
    ("Sept '16", "2016/17", ""),
    # Years
    ("2018-21", "2017/18", "ambiguous-years"),
    ("2012 - 2015", "2012/13 to 2015/16", "ambiguous-years"),
    ("2014-2015", "2013/14 to 2015/16", "ambiguous-years"),
    ("2014 - 2015", "2013/14 to 2015/16", "ambiguous-years"),
    ("2014 to 2015", "2013/14 to 2015/16", "ambiguous-years"),
    ("2018-21", "2018/19 to 2020/21", ""),
    ("2014-2015", "2014/15", ""),
    ("2014/15", "2014/15", ""),
    ("2014/15 to 2015/16", "2014/15 to 2015/16", ""),
    ("biannual", "2017/18", "ambiguous-years"),
    # Financial years by one year, and words that are not known
    ("FY18", "2017/18", "ambiguous-financial-year"),
    ("Q3 FY18", "2017/18", "ambiguous-financial-year"),
    ("FY18 Q3", "2017/18", "ambiguous-financial-year"),
    ("2018 fiscal year", "2017/18", "ambiguous-financial-year"),
    ("FY17/18", "2017/18", ""),
    ("FYE 2018", "2017/18", ""),
    ("FY 2016-2018", "2015/16 to 2017/18", "ambiguous-years"),
    ("FY 2016-2018", "2016/17 to 2017/18", ""),
    ("Hydref 2017", "2017/18", "ambiguous-season"),
    ("12 Hydref 2017", "2017/18", ""),
    ("Juin 2017", "2017/18", "remark unknown-word"),
    ("Adopted 2017", "2017/18", "remark"),
    ("Plan yn Juin 2017", "2017/18", "remark"),
    # Winter
    ("Winter 2018", "2018/19", "winter-of"),
    ("Winter 2018", "2017/18", "winter-of"),
    ("Winter 2017/18", "2017/18", ""),
    ("Winter to early Spring 2018", "2017/18", ""),
    # Approximate
    *(
        (f"{word} June 2017", "2017/18", "approximate")
        for word in (
            *("approx.", "circa", "c.", "around", "about", "provisionally", "target", "anticipated", "est."),
            *("estimated", "expected", "probably", "aiming for"),
        )
    ),
    ("June 2017?", "2017/18", "approximate"),
    ("June 2017 TBC", "2017/18", "approximate remark"),
    ("June 2017 (tbc)", "2017/18", "approximate remark"),
    ("June 2017 subject to funding", "2017/18", "approximate remark"),
    ("Autumn term 2017", "2017/18", "approximate"),
    ("academic year 2017/18", "2017/18", "approximate"),
    ("municipal year 2017/18", "2017/18", "approximate"),
    ("termly", "2017/18", "approximate"),
    # A weekday in front
    ("Monday 12 December 2017", "2017/18", "weekday-mismatch"),
    ("Tuesday 12 December 2017", "2017/18", ""),
    # Words that are not dates
    ("Summer 2017 (draft plan)", "2017/18", "remark"),
    ("July 2017 to Council", "2017/18", "remark"),
    ("at least quarterly", "2017/18", "remark"),
    ("6 weeks summer 2017", "2017/18", "remark"),
    # A date beside a frequency
    ("monthly from October", "2017/18", "year-from-period"),
    ("monthly from Q3 2017", "2017/18", "ambiguous-quarter"),
    ("monthly from c. June 2017", "2017/18", "approximate"),
    ("June, then monthly", "2017/18", "year-from-period"),
    ("each of June; December", "2017/18", "year-from-period"),
    # Weeks of a month, and lists that are numbered
    ("third week of October 2017", "2017/18", "ambiguous-week"),
    ("last week of October", "2017/18", "ambiguous-week year-from-period"),
    ("first Monday of October 2017", "2017/18", ""),
    ("1. June 2017 2. July 2017", "2017/18", "ambiguous-list"),
    ("1. June 2017\n2. July 2017", "2017/18", ""),
    ("1) June 2017 2) July 2017", "2017/18", ""),
    ("1. 5 June 2017 2. 6 July 2017", "2017/18", ""),
    # X or Y
    ("Oct/Dec 2017", "2017/18", "or-window"),
    ("June or September 2017", "2017/18", "or-window"),
    ("Nov/Dec 2017", "2017/18", ""),
    ("Q2/Q3 2017/18", "2017/18", ""),
    # Another time
    ("June 2016", "2017/18", "outside-period"),
    ("by June 2030", "2017/18", ""),
    ("April 2018", "2017/18", "outside-period"),
    ("March 2018", "2017/18", ""),
]
"""Phrases, and the codes of all that is assumed in reading them."""


@pytest.mark.parametrize(("phrase", "period", "assumed"), ASSUMED)
def test_a_reading_says_what_it_assumed_and_nothing_else(phrase: str, period: str, assumed: str) -> None:
    assert list_codes(read_date(phrase, Context(period=period))) == set(assumed.split())


def test_every_code_that_the_rules_name_is_assumed_somewhere() -> None:
    named = {name for name in NAMES if re.fullmatch(r"year-.*|ambiguous-.*|.*-of|weekday-.*|or-.*|outside-.*", name)}
    assert {code for _, _, assumed in ASSUMED for code in assumed.split()} == named | {
        "approximate",
        "remark",
        "unknown-word",
    }


OTHER_READINGS = [
    ("third week of October 2017", "2017/18", "ambiguous-week", "16 October 2017 to 22 October 2017"),
    ("Spring", "2017/18", "ambiguous-year", "1 March 2018 to 31 May 2018"),
    ("Winter", "2018", "ambiguous-year", "1 December 2018 to 28 February 2019"),
    ("Q3 2017", "2017/18", "ambiguous-quarter", "1 October 2017 to 31 December 2017"),
    ("September 16", "2016/17", "ambiguous-day-or-year", "day 16"),
    ("2018-21", "2017/18", "ambiguous-years", "financial years"),
    ("2014-2015", "2013/14 to 2015/16", "ambiguous-years", "calendar years"),
    ("2014 - 2015", "2013/14 to 2015/16", "ambiguous-years", "financial years"),
    ("biannual", "2017/18", "ambiguous-years", "every two years"),
    ("FY18", "2017/18", "ambiguous-financial-year", "2018/19, 1 April 2018 to 31 March 2019"),
    ("Hydref 2017", "2017/18", "ambiguous-season", "Autumn, 1 September 2017 to 30 November 2017"),
    ("Winter 2018", "2018/19", "winter-of", "1 December 2017 to 28 February 2018"),
    ("Winter 2018", "2017/18", "winter-of", "1 December 2018 to 28 February 2019"),
]


@pytest.mark.parametrize(("phrase", "period", "code", "other"), OTHER_READINGS)
def test_an_ambiguous_reading_says_the_other_one(phrase: str, period: str, code: str, other: str) -> None:
    assumptions = read_date(phrase, Context(period=period)).assumptions
    (text,) = [assumption.text for assumption in assumptions if assumption.code == code]
    assert other in text.partition("could also be")[2] or other in text.partition("it would be")[2]
