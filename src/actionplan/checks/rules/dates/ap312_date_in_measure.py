"""AP312 date-in-measure: a date in a measure that disagrees with the target's own date.

What it finds: a date such as `by July 2017`, `by 31/12/2017` or `by December` in a measure, if all of it is after the
target's date. If it ends the measure and all of it is before the target's date, that is a note, because it may be a
step on the way. A full date also counts at the start or end of a measure, or after words like `agreed` and `published`.
A date without a year counts after `by` and `before`, if it comes once in the period. A date that only says which one
(`the May 2019 figures`, `in May 2019 prices`) is not a deadline.

Why it matters: somebody changed one date and forgot the other, and reports use only the target's date.

Wrong:

    date: April 2017
    measures:
      - Business cases agreed by July 2017

Right:

    date: July 2017
    measures:
      - Business cases agreed by July 2017

To silence it: `checks: {AP312: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import Context, Window, read_date
from actionplan.findings import Finding, RelatedLocation, Severity
from actionplan.model.plan import Plan, Route, Target

FOLLOWS = ()

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter"
_DAY = r"\d{1,2}(?:st|nd|rd|th)? "
_PART = r"(?:(?:the )?(?:start|end|beginning) of |early |mid |late |end )?"
_YEAR = r"20\d\d(?![\d/–—-]|\.\d| ?[–—-] ?\d| to )"
_QUARTER = r"q[1-4] 20\d\d/\d\d"
_FIGURES = r"\d{1,2}[/.]\d{1,2}[/.]20\d\d\b|20\d\d-\d\d-\d\d\b"

_NO_YEAR = rf"(?-i:(?=[A-Z]))(?!jan\b)(?:{_MONTH}|q[1-4])\b(?!['’]| ?[\d/–—-]|(?-i: [A-Z])| to )"
"""Somebody may be called Jan, and the Winter Gardens are not a date."""

_ON = r"(?=$|[.,;:)]| (?:and|or|to|for|by|with|at|from|so|as|following|after|subject|in line)\b)"
"""What may follow a date that is a deadline. `in May 2019 prices` is not one."""

_DONE = r"(?:adopted|agreed|approved|completed|considered|delivered|held|issued|opened|published|signed|submitted)"
_DAY_ALONE = rf"{_DAY}(?:{_MONTH}) {_YEAR}|{_FIGURES}"
_AT_END = r"(?=[.;)]*$)"

_CLEAR = (
    rf"(?i)\b(?:(?P<last>no later than|on or before|by|before) (?:the )?"
    rf"(?P<date>{_PART}(?:{_DAY})?(?:(?:{_MONTH}) {_YEAR}|{_NO_YEAR})|{_QUARTER}|{_FIGURES})"
    rf"|(?:in|during) (?P<within>{_PART}(?:{_MONTH}) {_YEAR}|{_QUARTER}){_ON}"
    rf"|(?:on |{_DONE} |^)(?P<day>{_DAY_ALONE}){_ON}"
    rf"|(?:(?<=[,:–—-] )|(?<=\())(?P<end>{_DAY_ALONE}){_AT_END})"
)
"""Compiling this takes as long as loading thirty rules, so it is a text until a measure may have a date."""

_DATE_HINT = re.compile("20| by |By |efore |later than ")
"""What most measures do not have, so that they need no search."""

_COMPARISON = r"(?i)\b(?:compar|baseline|than in|figures?\b|prices\b)"
_INTERIM_STEP = r"(?i)\b(start|commenc|begin|began|launch|draft|interim|consult|first|initial)"

MAX_LENGTH = 1000
"""How many characters a measure can have."""


class MeasureDate(NamedTuple):
    """A date in a measure: its words, their place, the days they mean, and whether the measure ends with them."""

    words: str
    span: tuple[int, int]
    window: Window
    is_end: bool


def check(plan: Plan) -> Iterator[Finding]:
    """Find every clear date of a measure that disagrees with the target's own."""
    for _, _, _, target, route in list_targets(plan):
        for n, measure in enumerate(target.measures):
            text = measure.text
            if _DATE_HINT.search(text) and len(text) <= MAX_LENGTH and not re.search(_COMPARISON, text):
                for measure_date in _iter_measure_dates(text, plan.context):
                    yield from _compare(measure_date, target, route, n)


def _iter_measure_dates(measure: str, context: Context) -> Iterator[MeasureDate]:
    for match in re.finditer(_CLEAR, measure):
        reading = read_date(match["date"] or match["within"] or match["day"] or match["end"], context)
        is_doubtful = any(assumption.code == "ambiguous-year" for assumption in reading.assumptions)
        window = reading.windows[0] if reading.kind == "window" and not is_doubtful else None
        if window and window.earliest and window.latest:
            is_end = not measure[match.end() :].strip(" .;)") and not re.search(_INTERIM_STEP, measure)
            is_before = (match["last"] or "").lower() == "before"
            yield MeasureDate(match[0], match.span(), _get_day_before(window) if is_before else window, is_end)


def _get_day_before(window: Window) -> Window:
    """Return the day before a window, which is what "before July" means."""
    day = date.fromordinal(window.earliest.toordinal() - 1) if window.earliest else None
    return Window(day, day)


def _compare(measure_date: MeasureDate, target: Target, route: Route, n: int) -> Iterator[Finding]:
    phrases = [target.date, *(revision.to for revision in target.revised)]
    windows = [window for phrase in phrases for window in phrase.reading.windows]
    first, last = measure_date.window
    if windows and first and all(window.latest and window.latest < first for window in windows):
        yield _build_finding("warning", "after", measure_date, target, (*route, "measures", n, "text"))
    elif (
        windows
        and last
        and measure_date.is_end
        and all(window.earliest and last < window.earliest for window in windows)
    ):
        yield _build_finding("note", "before", measure_date, target, (*route, "measures", n, "text"))


def _build_finding(severity: Severity, side: str, measure_date: MeasureDate, target: Target, route: Route) -> Finding:
    message = f"{quote(measure_date.words)} is {side} the target's own date, {quote(target.date.text)}"
    place = RelatedLocation("the target's own date is here", (*route[:-3], "date"))
    hint = "make the two agree"
    return Finding("AP312", severity, message, route, hint=hint, span=measure_date.span, also=(place,))
