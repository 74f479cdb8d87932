"""The window that each kind of part has, once its year is known."""

from __future__ import annotations

from datetime import date

from actionplan.dates.calendar import DAY, months, overlap, start
from actionplan.dates.context import Context
from actionplan.dates.impossible import no_such_day
from actionplan.dates.part import Part, Unread
from actionplan.dates.reading import Window

TERMS = {0: (1, 3), 1: (4, 4), 2: (9, 4)}
"""Spring, summer and autumn term: first month and how many months."""

THIRDS = {"early": 0, "start": 0, "mid": 1, "late": 2}


def window(part: Part, context: Context) -> Window:
    """The window of a finished part (its year known, or not needed). Raises `Unread` where there is no such date."""
    whole = _whole(part, context)
    return _edge(part, whole) if part.edge else whole


def _whole(part: Part, context: Context) -> Window:
    if part.kind == "plan year":
        return _plan_year(part, context)
    if part.kind == "the year":
        return _the_year(part, context)
    year = part.year
    if year is None:
        raise Unread("a year is missing", part.span)
    if part.kind == "years":
        return _years(part, year, context)
    if part.financial and part.kind in ("month", "season", "day", "term", "feast"):
        return _in_financial_year(part, year, context)
    return _whole_in(part, year, context)


def _whole_in(part: Part, year: int, context: Context) -> Window:
    """A unit in one calendar (or, where the part is financial, financial) year."""
    kind, number = part.kind, part.number
    if kind == "month":
        return months(year, number)
    if kind == "season":
        season = context.seasons[number]
        return months(year, season.month, season.length)
    if kind == "day":
        return _week(part, _day(part, year))
    if kind == "year":
        return context.financial_year(year) if part.financial else months(year, 1, 12)
    if kind in ("quarter", "half"):
        length = 3 if kind == "quarter" else 6
        first, day = (context.year_month, context.year_day) if part.financial else (1, 1)
        return months(year, first + (number - 1) * length, length, day)
    if kind == "term":
        return months(year, *TERMS[number])
    if kind == "academic":
        return months(year, 9, 12)
    if kind == "municipal":
        return months(year, 5, 12)
    return _feast(part, year)


def _day(part: Part, year: int) -> date:
    try:
        return date(year, part.number, part.day)
    except ValueError:
        raise no_such_day(part) from None


def _week(part: Part, day: date) -> Window:
    """`w/c`: seven days from that day; `w/e`: seven days up to it."""
    if part.week == "from":
        return Window(day, day + 6 * DAY)
    if part.week == "to":
        return Window(day - 6 * DAY, day)
    return Window(day, day)


def _feast(part: Part, year: int) -> Window:
    """`Christmas`, `Easter 2018`, `New Year`: 25 December; Easter Sunday; 1 January."""
    if part.number == 1:
        day = date(year, 12, 25)
    elif part.number == 3:
        day = date(year, 1, 1)
    else:
        from dateutil.easter import easter  # noqa: PLC0415 - only where Easter is named

        day = easter(year)
    return Window(day, day)


def _in_financial_year(part: Part, year: int, context: Context) -> Window:
    """`June 2017/18`, `Autumn 2017/18`: the June (Autumn) that overlaps that financial year most."""
    financial = context.financial_year(year)
    candidates = [_candidate(part, each, context) for each in (year, year + 1, year - 1)]
    found = [each for each in candidates if each is not None]
    best = max(found, key=lambda each: overlap(each, financial), default=None)
    if best is None or not overlap(best, financial):
        raise no_such_day(part)
    return best


def _candidate(part: Part, year: int, context: Context) -> Window | None:
    try:
        return _whole_in(part, year, context)
    except Unread:
        return None


def _plan_year(part: Part, context: Context) -> Window:
    """`Year 2`: the second 12 months of the period."""
    first = context.first
    found = months(first.year, first.month + 12 * (part.number - 1), 12, first.day)
    if found.latest is None or found.latest > context.last:
        raise Unread(f"the period {context.period} has no Year {part.number}", part.span)
    return found


def _the_year(part: Part, context: Context) -> Window:
    """`year end`, `end of the year` with no year: the last day of the period; else the period, where it is one year."""
    if part.edge == "end":
        return context.window
    if (context.last - context.first).days > 366:
        raise Unread(f"the period {context.period} has several years: say which", part.span)
    return context.window


def _years(part: Part, year: int, context: Context) -> Window:
    """`2018-21`: the period, where these are the calendar years it starts and ends in; else both calendar years."""
    if (year, part.number) == (context.first.year, context.last.year):
        return context.window
    return Window(date(year, 1, 1), date(part.number, 12, 31))


def _edge(part: Part, whole: Window) -> Window:
    """`early`, `mid`, `late`: the first, middle, last third; `end`: the last day, of a season its last third."""
    first, last = whole
    if first is None or last is None:
        raise Unread("it has no ends", part.span)
    edge = part.edge
    if edge == "end":
        edge = "late" if part.kind == "season" else "last day"
    if edge == "last day":
        return Window(last, last)
    if edge == "first day":
        return Window(first, first)
    if edge in ("half 1", "half 2"):
        return _half(part, first, last, second=edge == "half 2")
    return _third(part, first, last, THIRDS[edge])


def _length(first: date, last: date) -> int:
    """How many whole months a window has; 0 where it has days over."""
    after = last + DAY
    return (after.year - first.year) * 12 + after.month - first.month if after.day == first.day else 0


def _third(part: Part, first: date, last: date, third: int) -> Window:
    """Months of a season or quarter; days 1-10, 11-20, 21-end of a month; four months of a year, two of a half."""
    length = _length(first, last)
    if length == 1:
        return Window(first + 10 * third * DAY, last if third == 2 else first + (10 * third + 9) * DAY)
    if length % 3 or not 3 <= length <= 12:
        raise Unread("it has no thirds", part.span)
    return months(first.year, first.month + third * length // 3, length // 3, first.day)


def _half(part: Part, first: date, last: date, *, second: bool) -> Window:
    """`first half of 2017/18`: six months; `first half of June`: days 1-15."""
    length = _length(first, last)
    if length == 1:
        middle = first + 14 * DAY
    elif length == 12:
        middle = start(first.year, first.month + 6, first.day) - DAY
    else:
        raise Unread("it has no halves", part.span)
    return Window(middle + DAY, last) if second else Window(first, middle)
