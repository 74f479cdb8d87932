"""The window of each kind of part, once its year is known."""

from __future__ import annotations

from datetime import date

from dateutil.easter import easter

from actionplan.dates.calendar import (
    DAY,
    add_time,
    build_date,
    build_month_window,
    count_months_between,
    count_shared_days,
    is_within,
)
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate, build_day_error
from actionplan.dates.reading import DatePart, Window

TERM_MONTHS = ((1, 3), (4, 4), (9, 4))
"""Spring, summer and autumn term: the first month, and how many months."""

EDGE_THIRDS = {"early": 0, "start": 0, "mid": 1, "late": 2}


def compute_window(part: DatePart, context: Context) -> Window:
    """Compute the window of a part whose year is known or not needed. Raises `UnreadableDate` if it does not exist."""
    whole = _compute_whole(part, context)
    return _cut_edge(part, whole) if part.edge else whole


def _compute_whole(part: DatePart, context: Context) -> Window:
    if part.kind == "plan year":
        return _build_plan_year(part, context)
    if part.kind == "the year":
        return _build_period_year(part, context)
    year = part.year
    if year is None:
        raise UnreadableDate("a year is missing", part.span)
    if part.kind == "years":
        return _build_years(part, year, context)
    if part.financial and part.traits.is_in_two_years:
        return _find_in_financial_year(part, year, context)
    return _compute_in_year(part, year, context)


def _compute_in_year(part: DatePart, year: int, context: Context) -> Window:
    """Compute the window of a unit in one year, which is financial if the part is."""
    kind, number = part.kind, part.number
    if kind == "month":
        return _build_stretch(part, build_month_window(year, number))
    if kind == "half-term":
        return build_month_window(year, number)
    if kind == "season":
        season = context.seasons[number]
        return build_month_window(year, season.month, season.length)
    if kind == "day":
        return _build_week(part, _build_day(part, year))
    if kind == "year":
        return context.build_financial_year(year) if part.financial else build_month_window(year, 1, 12)
    if kind in ("quarter", "half"):
        length = 3 if kind == "quarter" else 6
        first, day = (context.year_month, context.year_day) if part.financial else (1, 1)
        return build_month_window(year, first + (number - 1) * length, length, day)
    if kind == "term":
        return build_month_window(year, *TERM_MONTHS[number])
    if kind == "academic":
        return build_month_window(year, 9, 12)
    if kind == "municipal":
        return build_month_window(year, 5, 12)
    return _build_feast(part, year)


def _build_day(part: DatePart, year: int) -> date:
    try:
        return date(year, part.number, part.day)
    except ValueError:
        raise build_day_error(part) from None


def _build_week(part: DatePart, day: date) -> Window:
    """Build the seven days from a day (`w/c`) or up to it (`w/e`), or that day alone."""
    if part.week == "from":
        return Window(day, day + 6 * DAY)
    if part.week == "to":
        return Window(day - 6 * DAY, day)
    return _build_stretch(part, Window(day, day))


def _build_stretch(part: DatePart, whole: Window) -> Window:
    """Build the months that end with a day or month (`year ending March 2018`), or that day or month alone."""
    if not part.week.isdigit() or whole.latest is None:
        return whole
    following = whole.latest + DAY
    return Window(build_date(following.year, following.month - int(part.week), following.day), whole.latest)


def _build_feast(part: DatePart, year: int) -> Window:
    """Build the day of `Christmas`, `Easter 2018`, `New Year`: 25 December; Easter Sunday; 1 January."""
    if part.number == 1:
        day = date(year, 12, 25)
    elif part.number == 3:
        day = date(year, 1, 1)
    else:
        day = easter(year)
    return Window(day, day)


def _find_in_financial_year(part: DatePart, year: int, context: Context) -> Window:
    """Find the June of `June 2017/18` (the Autumn of `Autumn 2017/18`): the one with most days in that year."""
    if part.kind == "season":
        season = context.seasons[part.number]
        if season.month + season.length > 13:
            return _compute_in_year(part, year, context)
    financial = context.build_financial_year(year)
    candidates = [_try_year(part, candidate, context) for candidate in (year, year + 1, year - 1)]
    windows = [candidate for candidate in candidates if candidate is not None]
    best = max(windows, key=lambda candidate: count_shared_days(candidate, financial), default=None)
    if best is None or not count_shared_days(best, financial):
        raise build_day_error(part)
    return best


def _try_year(part: DatePart, year: int, context: Context) -> Window | None:
    try:
        return _compute_in_year(part, year, context)
    except UnreadableDate:
        return None


def _build_plan_year(part: DatePart, context: Context) -> Window:
    """Build the window of `Year 2`: the second 12 months of the period, or from the day that durations count from."""
    first = context.counted_from or context.first
    window = build_month_window(first.year, first.month + 12 * (part.number - 1), 12, first.day)
    if context.counted_from is None and (window.latest is None or window.latest > context.last):
        raise UnreadableDate(f"the period {context.period} has no Year {part.number}", part.span)
    return window


def _build_period_year(part: DatePart, context: Context) -> Window:
    """Return the period for `year end` and `the year`. Raises `UnreadableDate` for `the year` of several years."""
    if part.edge == "end":
        return context.window
    if (context.last - context.first).days > 366:
        raise UnreadableDate(f"the period {context.period} has several years: say which", part.span)
    return context.window


def _build_years(part: DatePart, year: int, context: Context) -> Window:
    """Build the window of `2018-21`: the period if it starts and ends in those years, else the calendar years."""
    if (year, part.number) == (context.first.year, context.last.year):
        return context.window
    if part.financial:
        first, last = (context.build_financial_year(context.find_financial_year(n)) for n in (year, part.number))
        return Window(first.earliest, last.latest)
    return Window(date(year, 1, 1), date(part.number, 12, 31))


def _cut_edge(part: DatePart, whole: Window) -> Window:
    """Cut out `early`, `mid`, `late` (a third), `end` (the last day; the last third of a season), a day or a half."""
    first, last = whole
    if first is None or last is None:
        raise UnreadableDate("it has no start or end", part.span)
    edge = part.edge
    if edge == "end":
        edge = "late" if part.kind == "season" else "last day"
    if edge == "last day":
        return Window(last, last)
    if edge == "first day":
        return Window(first, first)
    if edge in ("half 1", "half 2"):
        return _cut_half(part, first, last, second=edge == "half 2")
    if edge.startswith("week"):
        return _cut_week(part, first, last)
    if edge not in EDGE_THIRDS:
        return _cut_length(part, first, last)
    return _cut_third(part, first, last, EDGE_THIRDS[edge])


def _cut_third(part: DatePart, first: date, last: date, third: int) -> Window:
    """Cut a third: days 1-10, 11-20 or 21-end of a month, or else a third of the months.

    Of four or five months, the first and the last third have the nearest whole number of months.
    """
    length = count_months_between(first, last + DAY)
    if length == 1:
        return Window(first + 10 * third * DAY, last if third == 2 else first + (10 * third + 9) * DAY)
    outer = round(length / 3)
    middle = length - 2 * outer
    if not 2 <= length <= 12 or (third == 1 and not middle):
        raise UnreadableDate("it cannot be divided into thirds", part.span)
    start = (0, outer, outer + middle)[third]
    return build_month_window(first.year, first.month + start, middle if third == 1 else outer, first.day)


def _cut_length(part: DatePart, first: date, last: date) -> Window:
    """Cut so many days, weeks or months from the start or the end: `first six months of 2017`."""
    end, count, unit = part.edge.split()
    start = first if end == "first" else add_time(last + DAY, -int(count), unit)
    cut = Window(start, add_time(start, int(count), unit) - DAY)
    if not is_within(cut, Window(first, last)):
        raise UnreadableDate(f"it is shorter than {count} {unit}s", part.span)
    return cut


def _cut_week(part: DatePart, first: date, last: date) -> Window:
    """Cut a week out of a month, counted from its first day, or one weekday: `week 3`, `weekday 1 0` (a Monday)."""
    number, *weekdays = map(int, part.edge.split()[1:])
    if part.kind != "month" or first.day != 1:
        raise UnreadableDate("weeks and weekdays are counted in a month only", part.span)
    if weekdays:
        before = (weekdays[0] - first.weekday()) % 7
        earliest = (
            last - (last.weekday() - weekdays[0]) % 7 * DAY if number < 0 else first + (before + 7 * number - 7) * DAY
        )
        latest = earliest
    else:
        earliest = last - 6 * DAY if number < 0 else first + 7 * (number - 1) * DAY
        latest = min(earliest + 6 * DAY, last)
    if not first <= earliest <= last or not number:
        raise UnreadableDate("there is no such day" if weekdays else "that month has no such week", part.span)
    return Window(earliest, latest)


def _cut_half(part: DatePart, first: date, last: date, *, second: bool) -> Window:
    """Cut a half: six months of a year, `first half of 2017/18`; days 1-15 or 16-end of a month."""
    length = count_months_between(first, last + DAY)
    if length == 1:
        middle = first + 14 * DAY
    elif length == 12:
        middle = build_date(first.year, first.month + 6, first.day) - DAY
    else:
        raise UnreadableDate("it cannot be divided into halves", part.span)
    return Window(middle + DAY, last) if second else Window(first, middle)
