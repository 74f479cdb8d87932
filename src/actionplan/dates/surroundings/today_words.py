"""Words that count from today: "next quarter", "6 weeks ago". They are refused, because a plan is not about today.

`evaluation/relative_dates.py` reads the same words in options. A phrase of a plan means the same whenever
it is read.
"""

from __future__ import annotations

import re

from actionplan.dates.context import Context
from actionplan.dates.date_errors import is_impossible
from actionplan.dates.reading import Reading
from actionplan.dates.surroundings.durations import NO_HORIZON, NO_START
from actionplan.dates.vocabulary import MONTH_NUMBERS, NUMBER_WORDS, SEASON_NUMBERS, WEEKDAY_NUMBERS

TODAY_PROBLEM = "it counts from today, and a plan is not about today: write the date itself"

_UNITS = "week|fortnight|month|quarter|half|year"
_NAMES = "|".join(sorted((*MONTH_NUMBERS, *SEASON_NUMBERS, *WEEKDAY_NUMBERS), key=len, reverse=True))
_STEPS = "(?:last|previous|this|current|next|coming)"
_COUNT = rf"(?:\d+|an?|{'|'.join(NUMBER_WORDS)})"
_PATTERN = rf"""(?P<bound>\b(?:from|until|till|to|by|before|after|since|starting)\s+(?:the\s+)?)?
    (?P<words>\b(?:
        today|tomorrow|yesterday
        | (?P<own>(?:this|current)\s+(?:(?:financial|fiscal)\s+)?year|this\s+(?:{"|".join(SEASON_NUMBERS)}))
        | {_STEPS}\s+(?:(?:financial|fiscal|calendar|academic)\s+)?(?:{_UNITS}|{_NAMES})
        | (?:last|past|previous)\s+{_COUNT}\s+(?:day|{_UNITS})s?
        | (?:rest|remainder)\s+of\s+(?:the|this)\s+(?:{_UNITS}) | (?:{_UNITS})\s+to\s+date
        | {_COUNT}\s+(?:day|{_UNITS})s?\s+(?:ago|hence|from\s+(?:now|today))
    )\b)(?!\s+(?:of|in)\b|\s?[-/(']?\s?\d)"""
_SIGNS = (
    *("today", "tomorrow", "yesterday", "this", "last", "previous", "current", "next", "coming", "past"),
    *("rest", "remainder", "date", "ago", "hence", "from"),
)
"""Every match of the pattern contains one of these, so the pattern, which takes 2 ms, is seldom compiled."""

_YEAR = r"\d{4}|\b\d\d[/-]\d\d\b|'\d\d"
_DAYS_OF_YEAR = 366


def refuse_today_words(phrase: str, reading: Reading, context: Context) -> Reading:
    """Return the reading of a phrase, or that it cannot be read if its date counts from today.

    Words that count from today may be in a remark beside a date that has its own year: in `June next year` they are
    the year. "This year" is the year of a plan for one year.
    """
    match = _find_today_words(phrase)
    if _is_counted(reading):
        return reading
    if match is None or reading.nearest or reading.kind == "unset" or is_impossible(reading.problem or ""):
        return reading
    if reading.kind != "unreadable":
        is_bound = reading.kind in ("recurring", "ongoing") and match["bound"] is not None
        is_remark = _is_in_remark(match["words"], phrase, reading.remark or "")
        is_own_year = match["own"] is not None and (context.last - context.first).days < _DAYS_OF_YEAR
        if (is_remark or is_own_year) and not is_bound:
            return reading
    return Reading("unreadable", problem=TODAY_PROBLEM, span=match.span("words"))


def _find_today_words(phrase: str) -> re.Match[str] | None:
    text = phrase.casefold()
    if not any(map(text.__contains__, _SIGNS)):
        return None
    return re.search(_PATTERN, phrase, re.VERBOSE | re.IGNORECASE)


def _is_counted(reading: Reading) -> bool:
    """Return True if a setting of the plan reads the phrase, or its problem names the setting that would."""
    is_read = any(assumption.code in ("counted-from", "horizon") for assumption in reading.assumptions)
    return is_read or reading.problem in (NO_START, NO_HORIZON)


def _is_in_remark(words: str, phrase: str, remark: str) -> bool:
    """Return True if some words are in the remark, and are not what the phrase has in place of a year."""
    if words.casefold() not in remark.casefold() or words == phrase.strip():
        return False
    return remark.casefold().strip("()[] ,;:-") != words.casefold() or re.search(_YEAR, phrase) is not None
