"""AP312 date-in-measure: a date in a measure that disagrees with the target's own.

What it finds: a date such as `by July 2017`, `by 31/12/2017` or `by December` in the words of a measure, that lies
wholly after the target's date; and one that ends a measure and lies wholly before it (a note, for it may be a step on
the way). A whole day is looked at too where it begins or ends a measure, or stands behind `agreed`, `published` and the
like; a date with no year behind `by` and `before`, where the period has it once. A date that only says which (`the May
2019 figures`, `in May 2019 prices`) is no deadline.

Why it matters: one of the two was changed and the other forgotten, and reports go by the target's date alone.

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

from actionplan.checks.dated import quoted
from actionplan.checks.walks import lines
from actionplan.dates import Context, Window, read
from actionplan.findings import Finding, Place, Severity
from actionplan.model import Plan, Route, Target

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter"
_DAY = r"\d{1,2}(?:st|nd|rd|th)? "
_PART = r"(?:(?:the )?(?:start|end|beginning) of |early |mid |late |end )?"
_YEAR = r"20\d\d(?![\d/–—-]|\.\d| ?[–—-] ?\d| to )"
_QUARTER = r"q[1-4] 20\d\d/\d\d"
_FIGURES = r"\d{1,2}[/.]\d{1,2}[/.]20\d\d\b|20\d\d-\d\d-\d\d\b"

_NO_YEAR = rf"(?-i:(?=[A-Z]))(?!jan\b)(?:{_MONTH}|q[1-4])\b(?!['’]| ?[\d/–—-]|(?-i: [A-Z])| to )"
"""Somebody may be called Jan, and the Winter Gardens are no date."""

_ON = r"(?=$|[.,;:)]| (?:and|or|to|for|by|with|at|from|so|as|following|after|subject|in line)\b)"
"""What follows a date that stands for itself: `in May 2019 prices` is none."""

_DONE = r"(?:adopted|agreed|approved|completed|considered|delivered|held|issued|opened|published|signed|submitted)"
_DAY_ALONE = rf"{_DAY}(?:{_MONTH}) {_YEAR}|{_FIGURES}"
_ENDS = r"(?=[.;)]*$)"

_CLEAR = re.compile(
    rf"\b(?:(?P<last>no later than|on or before|by|before) (?:the )?"
    rf"(?P<date>{_PART}(?:{_DAY})?(?:(?:{_MONTH}) {_YEAR}|{_NO_YEAR})|{_QUARTER}|{_FIGURES})"
    rf"|(?:in|during) (?P<within>{_PART}(?:{_MONTH}) {_YEAR}|{_QUARTER}){_ON}"
    rf"|(?:on |{_DONE} |^)(?P<day>{_DAY_ALONE}){_ON}"
    rf"|(?:(?<=[,:–—-] )|(?<=\())(?P<end>{_DAY_ALONE}){_ENDS})",
    re.IGNORECASE,
)
_LIKELY = ("20", " by ", "By ", "efore ", "later than ")
"""Nearly all measures have none of these, and need not be searched for dates."""

_COMPARED = re.compile(r"\b(?:compar|baseline|than in|figures?\b|prices\b)", re.IGNORECASE)
_STEP = re.compile(r"\b(start|commenc|begin|began|launch|draft|interim|consult|first|initial)", re.IGNORECASE)

LONGEST = 1000
"""Characters: a longer text is no measure."""


class Said(NamedTuple):
    """A date in a measure: its words, where they stand, the days they mean, and whether they are the measure's end."""

    words: str
    span: tuple[int, int]
    window: Window
    is_end: bool


def check(plan: Plan) -> Iterator[Finding]:
    """Every clear date of a measure that is not the target's."""
    for _, _, _, target, route in lines(plan):
        for n, measure in enumerate(target.measures):
            if any(part in measure for part in _LIKELY) and len(measure) <= LONGEST and not _COMPARED.search(measure):
                for said in _said(measure, plan.context):
                    yield from _compared(said, target, route, n)


def _said(measure: str, context: Context) -> Iterator[Said]:
    for found in _CLEAR.finditer(measure):
        reading = read(found["date"] or found["within"] or found["day"] or found["end"], context)
        is_doubtful = any(each.code == "ambiguous-year" for each in reading.assumptions)
        window = reading.windows[0] if reading.kind == "window" and not is_doubtful else None
        if window and window.earliest and window.latest:
            is_end = not measure[found.end() :].strip(" .;)") and not _STEP.search(measure)
            is_before = (found["last"] or "").lower() == "before"
            yield Said(found[0], found.span(), _before(window) if is_before else window, is_end)


def _before(window: Window) -> Window:
    """`before July`: the day before it is the one that counts."""
    day = date.fromordinal(window.earliest.toordinal() - 1) if window.earliest else None
    return Window(day, day)


def _compared(said: Said, target: Target, route: Route, n: int) -> Iterator[Finding]:
    phrases = [target.date, *(each.to for each in target.revised)]
    windows = [window for phrase in phrases for window in phrase.reading.windows]
    first, last = said.window
    if windows and first and all(each.latest and each.latest < first for each in windows):
        yield _told("warning", "after", said, target, (*route, "measures", n))
    elif windows and last and said.is_end and all(each.earliest and last < each.earliest for each in windows):
        yield _told("note", "before", said, target, (*route, "measures", n))


def _told(severity: Severity, side: str, said: Said, target: Target, route: Route) -> Finding:
    message = f"{quoted(said.words)} is {side} the target's own date, {quoted(target.date.text)}"
    place = Place("the target's own date is here", (*route[:-2], "date"))
    return Finding("AP312", severity, message, route, "let the two agree", said.span, also=(place,))
