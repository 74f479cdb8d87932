"""Properties of every phrase, and of every text that is none.

The examples are the same every time. `DATES_EXAMPLES=200000 pytest tests/dates/test_properties.py` looks for others.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actionplan.dates import Context, Reading, Window, explain_reading, format_canonical, read_date
from actionplan.dates.vocabulary import JOIN_WORDS, WORD_ROLES

HERE = Path(__file__).parent

SEARCH = int(os.environ.get("DATES_EXAMPLES", "0"))

searched = settings(
    max_examples=SEARCH or 4 * settings().max_examples,
    derandomize=not SEARCH,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

DATED = ("window", "ongoing", "recurring")

INERT = ("landscape", "parking", "biodiversity", "strategy")
"""Words that mean nothing to the language: they may be remark, and are never lost."""

CONTEXTS = [
    Context("2017/18"),
    Context("2017/18 to 2019/20"),
    Context("2017"),
    Context("2017/18", year_start="1 January", quarters="calendar"),
    Context("2016/17 to 2017/18", year_start="6 April", quarters="financial"),
    Context("2017/18", seasons={"winter": "January to March", "summer": "May to August"}),
    Context("2017/18", after=date(2017, 4, 30)),
    Context("2090/91"),
]

WORDS = [
    *WORD_ROLES,
    *JOIN_WORDS,
    *"by before after until from onwards since not between thereafter earlier later no than above when pending".split(),
    *"each of;once;in line with;end of;first half of;last day of;not before;subject to;to be confirmed".split(";"),
    *"original;revised;as soon as possible;on target;completed;to Council;Full Council;for the meeting on".split(";"),
    *INERT,
]
NUMBERS = (
    "1 2 3 4 12 16 17 29 30 31 99 218 1012 2016 2017 2018 2019 2199 99999999999 16th 31st 41st '17 17/18 2017/18 "
    "2017-18 2017-2018 2018-21 12/17 12/2017 31/12/2017 31.12.17 2017-12 2017-12-31 12-Dec-17 Dec-17 FY17/18 "
    "Q1 Q3 Q5 H1 H3 10.30am 7pm 19:00 until10 s106 2v ² ٣"
).split()
MARKS = [*"?()[]:;,./-–—−'’\"“”*†¹&+%£…_\n\u00a0\u200b\u2028", "İ", "ß", "\ud800"]

UNITS = (
    "June;June 2017;Dec 17;12 December 2017;31 March;29 February 2018;29th;4;Q3;Q3 2017;Q3 2017/18;third quarter;"
    "Summer;Summer 2017;Winter;Winter 2018;2017/18;2017;2018-21;2017-2018;2017 - 2018;year end;"
    "the end of the year;Year 2;Autumn term 2017;"
    "academic year 2017/18;Christmas;Easter 2018;New Year;w/c 4 June 2017;H1 2017/18;01/04/2017;2019/20"
).split(";")
OPENINGS = (
    "by;before;after;not before;from;until;between;each of;ongoing;ongoing to;throughout;starting;every;"
    "monthly from;quarterly;original;completed;in line with;6 weeks;expected by;landscape -"
).split(";")
EDGES = "early;mid;late;end of;start of;end;first half of;last day of;towards the end of;the;in the;c.;approx.".split(
    ";"
)
CLOSINGS = (
    "onwards;and ongoing;TBC;?;ONGOING;to Council;(draft);- landscape;subject to parking;, then monthly;thereafter;"
    "at 7pm;annually;(Q3);(June 2017);end;revised June 2018"
).split(";")


def join_parts(parts: list[str], gaps: list[str]) -> str:
    return "".join(part + gap for part, gap in zip(parts, [*gaps, *[" "] * len(parts)], strict=False)).rstrip(" ")


def build_any_phrases() -> st.SearchStrategy[str]:
    """Words of the language, numbers and marks in any order."""
    pieces = st.sampled_from(WORDS) | st.sampled_from(NUMBERS) | st.sampled_from(MARKS)
    gaps = st.sampled_from([" ", " ", " ", "", "  ", "-"])
    return st.builds(join_parts, st.lists(pieces, max_size=8), st.lists(gaps, max_size=8))


def build_likely_phrases() -> st.SearchStrategy[str]:
    """Phrases in the order of the language, most of which it reads."""
    unit = st.builds(
        lambda edge, unit: f"{edge} {unit}".strip(), st.sampled_from(["", "", *EDGES]), st.sampled_from(UNITS)
    )
    joins = st.sampled_from([" to ", " - ", "-", "/", " or ", " and ", ", ", "; ", " & "])
    several = st.lists(st.tuples(unit, joins), min_size=1, max_size=3).map(
        lambda pairs: "".join(unit + join for unit, join in pairs[:-1]) + pairs[-1][0]
    )
    return st.builds(
        lambda *parts: " ".join(part for part in parts if part),
        st.sampled_from(["", "", *OPENINGS]),
        several,
        st.sampled_from(["", "", *CLOSINGS]),
    )


def build_real_phrases() -> st.SearchStrategy[tuple[str, Context]]:
    """Phrases that planning officers wrote, with the period of their plan."""
    rows = csv.DictReader(
        (HERE / "phrases.tsv").read_text(encoding="utf-8").split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return st.sampled_from([(row["phrase"], Context(row["period"])) for row in rows])


contexts = st.sampled_from(CONTEXTS)
phrases = st.one_of(
    build_real_phrases(), st.tuples(build_likely_phrases(), contexts), st.tuples(build_any_phrases(), contexts)
)


def get_meaning(reading: Reading) -> tuple[str, tuple[Window, ...], bool, list[str], str | None]:
    """A reading without the words that are quoted from the phrase."""
    codes = [assumption.code for assumption in reading.assumptions]
    return reading.kind, reading.windows, reading.approximate, codes, (reading.body or "").casefold()


# Any text at all


def check_reading(phrase: str, reading: Reading) -> None:
    """Fail if a reading does not hold together."""
    assert (reading.kind in DATED) == bool(reading.windows)
    if reading.kind == "unreadable":
        assert reading.problem
        assert reading.span is not None
        start, end = reading.span
        assert 0 <= start < end <= len(phrase)
    else:
        assert (reading.problem, reading.span, reading.nearest) == (None, None, None)
    for words, meaning in explain_reading(reading):
        assert words in phrase or words in ("together", "with the words around it")
        assert meaning


@searched
@given(st.text(), contexts)
def test_any_text_at_all_gives_a_reading(text: str, context: Context) -> None:
    check_reading(text, read_date(text, context))


@searched
@given(build_any_phrases(), contexts)
def test_words_numbers_and_marks_in_any_order_give_a_reading(phrase: str, context: Context) -> None:
    check_reading(phrase, read_date(phrase, context))


@searched
@given(build_likely_phrases(), contexts)
def test_dates_joined_in_any_way_give_a_reading(phrase: str, context: Context) -> None:
    check_reading(phrase, read_date(phrase, context))


@pytest.mark.parametrize(
    "phrase",
    [
        "(" * 500,
        "[(" * 300 + "June 2017" + ")]" * 300,
        "June 2017 and " * 300,
        "of " * 2000 + "June",
        "9" * 5000,
        "June 9999999999",
        "12 December 99999",
        "\x00",
        "\ud800 June",
        "İİİ Sumer 2017",
    ],
    ids=lambda phrase: f"{phrase[:20]!a} ({len(phrase)})",
)
def test_long_deep_and_broken_texts_give_a_reading(phrase: str) -> None:
    check_reading(phrase, read_date(phrase, Context("2017/18")))


@pytest.mark.parametrize("period", ["1901", "1901/02", "2090", "2090/91", "1901 to 2090"])
@pytest.mark.parametrize(
    "phrase", ["Winter", "Winter 1900", "by Q4", "before 1900", "after 2199", "June and July", "w/c 1 January"]
)
def test_the_first_and_last_years_give_a_reading(phrase: str, period: str) -> None:
    check_reading(phrase, read_date(phrase, Context(period)))


# Windows


@searched
@example(("ongoing to March 2016", Context("2017/18")))
@example(("ongoing to Winter (Q3)", Context("2017/18")))
@given(phrases)
def test_the_earliest_day_is_never_after_the_latest(case: tuple[str, Context]) -> None:
    for first, last in read_date(*case).windows:
        assert first is None or last is None or first <= last


@searched
@example(("each of 2017; Christmas", Context("2017/18")))
@given(phrases)
def test_windows_stand_in_date_order(case: tuple[str, Context]) -> None:
    reading = read_date(*case)
    ends = [window.latest or date.max for window in reading.windows]
    assert ends == sorted(ends)
    assert reading.due == (reading.windows[-1].latest if reading.windows else None)


def get_days(reading: Reading) -> tuple[date, date]:
    ((first, last),) = reading.windows
    assert first is not None
    assert last is not None
    return first, last


MONTHS = "January February March April May June July August September October November December".split()

whole_units = st.one_of(
    st.builds("{} {}".format, st.sampled_from(MONTHS), st.integers(1950, 2098)),
    st.builds("{} {}".format, st.sampled_from(["Spring", "Summer", "Autumn", "Winter"]), st.integers(1950, 2098)),
    st.builds("Q{} {}".format, st.integers(1, 4), st.integers(1950, 2098)),
    st.builds("H{} {}".format, st.integers(1, 2), st.integers(1950, 2098)),
    st.builds("{}".format, st.integers(1950, 2098)),
    st.integers(1950, 2098).map(lambda year: f"{year}/{(year + 1) % 100:02d}"),
    st.builds(
        lambda unit, year: f"{unit} {year}/{(year + 1) % 100:02d}",
        st.sampled_from([*MONTHS, "Spring", "Summer", "Autumn", "Winter", "Q1", "Q2", "Q3", "Q4", "H1", "H2"]),
        st.integers(1950, 2098),
    ),
)


@searched
@given(whole_units)
def test_early_mid_and_late_share_a_unit_between_them_in_that_order(unit: str) -> None:
    context = Context("2017/18")
    first, last = get_days(read_date(unit, context))
    early, mid, late = (get_days(read_date(f"{edge} {unit}", context)) for edge in ("early", "mid", "late"))
    assert first == early[0] <= early[1] < mid[0] <= mid[1] < late[0] <= late[1] == last
    assert [(mid[0] - early[1]).days, (late[0] - mid[1]).days] == [1, 1]


@searched
@given(whole_units)
def test_the_end_of_a_unit_is_inside_it_and_by_it_is_by_its_end(unit: str) -> None:
    context = Context("2017/18")
    first, last = get_days(read_date(unit, context))
    end = get_days(read_date(f"end of {unit}", context))
    assert first <= end[0] <= end[1] == last
    assert read_date(f"by {unit}", context).windows == ((None, last),)
    assert read_date(f"{unit} onwards", context).windows == ((first, None),)


# What never matters


def check_same(change: Callable[[str], str], case: tuple[str, Context]) -> None:
    phrase, context = case
    assert get_meaning(read_date(change(phrase), context)) == get_meaning(read_date(phrase, context))


def is_plain(case: tuple[str, Context]) -> bool:
    """Return True if all its letters have one capital and one small form, as in the words of the language."""
    phrase = case[0]
    return phrase.upper().lower() == phrase.lower() and len(phrase.upper()) == len(phrase.lower()) == len(phrase)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, str.swapcase])
@searched
@given(case=phrases.filter(is_plain))
def test_capitals_never_matter(change: Callable[[str], str], case: tuple[str, Context]) -> None:
    check_same(change, case)


@searched
@given(phrases, st.sampled_from(["  ", "   ", " \t", "\n", "\r\n "]), st.sampled_from(["", " ", " \n"]))
def test_runs_of_spaces_never_matter(case: tuple[str, Context], run: str, around: str) -> None:
    check_same(lambda phrase: around + phrase.replace(" ", run) + around, case)


@searched
@given(phrases, st.sampled_from("\u00a0\u2009\u202f\u3000"))
def test_a_no_break_space_is_a_space(case: tuple[str, Context], space: str) -> None:
    check_same(lambda phrase: phrase.replace(" ", space), case)


@searched
@example(("Spring-", Context("2017/18")), "‐")
@given(phrases, st.sampled_from("‐‑‒–—―−"))
def test_any_dash_is_a_dash(case: tuple[str, Context], dash: str) -> None:
    check_same(lambda phrase: phrase.replace("-", dash), case)


# The exact way to write it


@searched
@example(("termly", Context("2017/18")), Context("2018/19"))
@example(("January", Context("2090/91")), Context("2018/19"))
@example(("before 1900", Context("2017/18")), Context("2018/19"))
@example(("after 2099", Context("2017/18")), Context("2018/19"))
@example(("ongoing expected by June 2017", Context("2017/18")), Context("2018/19"))
@example(("monthly", Context("2017/18 to 2019/20")), Context("2017/18"))
@given(phrases, contexts)
def test_a_reading_written_out_in_full_reads_the_same_in_any_context(
    case: tuple[str, Context], elsewhere: Context
) -> None:
    reading = read_date(*case)
    canonical = format_canonical(reading)
    if canonical is None:
        assert reading.kind not in DATED
    else:
        again = read_date(canonical, elsewhere)
        assert (again.kind, again.windows, again.approximate) == (reading.kind, reading.windows, reading.approximate)


# No word is lost


@searched
@given(phrases)
def test_the_words_of_a_remark_are_the_phrases_own(case: tuple[str, Context]) -> None:
    phrase, context = case
    reading = read_date(phrase, context)
    spoken = " ".join(phrase.split())
    assert all(word in spoken for word in (reading.remark or "").split())
    assert (reading.body or "") in (reading.remark or "")


@searched
@example(("each of June 2017 - landscape", Context("2017/18")))
@example(("each of June subject to parking", Context("2017/18")))
@example(("ongoing (parking, quarterly)", Context("2017/18")))
@example(("Draft (landscape June 2017)", Context("2017/18")))
@given(phrases)
def test_every_word_that_is_no_date_is_remark(case: tuple[str, Context]) -> None:
    phrase, context = case
    reading = read_date(phrase, context)
    if reading.kind != "unreadable":
        written, kept = Counter(phrase.split()), Counter((reading.remark or "").split())
        assert not [word for word in INERT if written[word] > kept[word]]
