"""Write a date of one plan for a plan of another period, so that it reads to the same days there.

    >>> before, after = Context("2017/18"), Context("2018/19")
    >>> write_for_context("Early Autumn", read_date("Early Autumn", before), after)
    'Early Autumn 2017'

Every text is read again before it is used. The first that reads the same is taken: the date's own words if they do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from actionplan.dates.context import Context
from actionplan.dates.formatting import describe_window, format_canonical, format_day, format_part, format_window
from actionplan.dates.parser import read_date
from actionplan.dates.reading import REPEATED_KINDS, DatePart, Reading, Window

_UNDATED_KINDS = ("dependent", "unset", "unreadable")
_PeriodWriter = Callable[[Context], str]
_PartWriter = Callable[[str, DatePart, Window], str]

_FIRST_BOUND = re.compile(r"\s+(?:from|until|starting|in)\s")


def write_for_context(text: str, reading: Reading, context: Context, before: Context | None = None) -> str | None:
    """Write a date so that another context reads the same days; `None` if no words for it were found.

    `reading` is what it was read as in the context `before`, whose period may be written beside it.
    """
    return next((words for words in _iter_wordings(text, reading, before) if is_same(words, reading, context)), None)


def is_same(text: str, reading: Reading, context: Context) -> bool:
    """Return True if a text is read in a context as what a date was read as before."""
    other = read_date(text, context)
    if other.kind != reading.kind or other.delay != reading.delay:
        return False
    if reading.kind in _UNDATED_KINDS:
        return True
    return (other.windows, other.approximate, other.body) == (reading.windows, reading.approximate, reading.body)


def write_for_next_year(text: str, before: Context, after: Context) -> str | None:
    """Write the date of work that goes on for the next period: "Ongoing 2018/19" for "Ongoing 2017/18".

    It gives `None` for a date that does not go on with the period, or for which no words were found.
    """
    reading = read_date(text, before)
    for words in _iter_next_wordings(text, before, after):
        other = read_date(words, after)
        if other.kind == reading.kind and _is_throughout(other, after):
            return words
    return None


def is_continuing(text: str, reading: Reading, before: Context, after: Context) -> bool:
    """Return True if a date is of work that goes on with the plan's period, so that it ends only with that."""
    last = reading.windows[-1].latest if reading.windows else None
    if reading.kind not in REPEATED_KINDS or last is None or last > before.last:
        return False
    is_last_of_year = reading.kind == "recurring" and _is_near_end(reading.windows[-1], before)
    if last == before.last or (is_last_of_year and replace_period(text, before, after) != text):
        return True
    longer = read_date(text, before.copy_until(after.last))
    return longer.kind == reading.kind and longer.windows[: len(reading.windows)] != longer.windows


def replace_period(text: str, before: Context, after: Context) -> str:
    """Write the next period for the old one, wherever and however a text names it."""
    for old, new in _iter_period_writers(before):
        named = re.compile(rf"(?<![\d/])(?<!\d-){re.escape(old(before))}(?![\d/-]|\.\d)")
        if named.search(text):
            return named.sub(lambda _, new=new: new(after), text)  # type: ignore[misc]
    return text


def _is_near_end(window: Window, context: Context) -> bool:
    """Return True if no other window of the same length follows one in the period."""
    first, last = window
    return first is not None and last is not None and context.last - last <= last - first


def _is_throughout(reading: Reading, context: Context) -> bool:
    """Return True if work goes on in a period: all its dates are in it, and ongoing work lasts until its end."""
    dated = [(first, last) for first, last in reading.windows if first and last]
    if not dated or len(dated) < len(reading.windows) or dated[-1][1] < context.first:
        return False
    if reading.kind == "ongoing":
        return dated[-1][1] == context.last
    return dated[0][0] >= context.first and dated[-1][1] <= context.last


def _iter_next_wordings(text: str, before: Context, after: Context) -> Iterator[str]:
    replaced = replace_period(text, before, after)
    if replaced != text:
        yield replaced
    yield f"{text} {_write_period(after)}"
    yield text
    # A first date that is over is left out: "April 2017, then monthly" goes on as "monthly".
    if (rest := re.split(r"\b(?:then|and)\b|;|,", text)[-1].strip()) != text:
        yield f"{rest} {_write_period(after)}"
        yield rest


def _iter_wordings(text: str, reading: Reading, before: Context | None) -> Iterator[str]:
    """Yield words that may be read as a date was, those nearest to its own first."""
    yield text
    if reading.kind in _UNDATED_KINDS:
        return
    parts = [(part, window) for _, part, window in reading.parts]
    undated = [(part, window) for part, window in parts if part.how]
    adders: tuple[_PartWriter, ...] = (_add_year, _add_both_years)
    for write in adders:
        if undated:
            yield _rewrite_parts(text, undated, write)
    if before:
        yield f"{text} {_write_period(before)}"
    if reading.kind == "recurring":
        first, last = reading.windows[0].earliest, reading.windows[-1].latest
        often = _FIRST_BOUND.split(text)[0]
        yield from (f"{text} from {_format_bound(first)}", f"{text} until {_format_bound(last)}")
        yield f"{often} from {_format_bound(first)} until {_format_bound(last)}"
    rewriters: tuple[_PartWriter, ...] = (_add_both_years, _name_season_year, _describe_days, _name_part)
    for write in rewriters:
        yield _rewrite_parts(text, undated or parts, write)
        yield _rewrite_parts(text, parts, write)
    end = f" ({reading.remark})" if reading.remark else ""
    if reading.kind == "window":
        about = "about " if reading.approximate else ""
        yield about + "; ".join(describe_window(window) for window in reading.windows) + end
    if canonical := format_canonical(reading):
        yield canonical + end


def _rewrite_parts(text: str, parts: list[tuple[DatePart, Window]], write: _PartWriter) -> str:
    """Write each of some parts of a date in another way, from the last to the first."""
    for part, window in sorted(parts, key=lambda pair: pair[0].span, reverse=True):
        start, end = part.span
        text = text[:start] + write(text[start:end], part, window) + text[end:]
    return text


def _add_year(words: str, part: DatePart, _window: Window) -> str:
    return f"{words} {_format_both(part.year) if part.financial else part.year}" if part.year else words


def _add_both_years(words: str, part: DatePart, _window: Window) -> str:
    return f"{words} {_format_both(part.year)}" if part.year else words


def _name_season_year(words: str, part: DatePart, _window: Window) -> str:
    """Name both years of a winter: "Winter 2018" was that of 2017/18 in a plan of that year."""
    without = re.sub(r"\s*\b\d{4}\s*$", "", words)
    return f"{without} {_format_both(part.year)}" if part.kind == "season" and part.year else words


def _describe_days(_words: str, _part: DatePart, window: Window) -> str:
    return describe_window(window) if None not in window else format_window(window)


def _name_part(_words: str, part: DatePart, _window: Window) -> str:
    return format_part(part)


def _format_bound(day: date | None) -> str:
    """Write a first or last day of something that recurs: its month, if the days of that do."""
    return format_day(day)[len(str(day.day)) + 1 :] if day else ""


def _format_both(year: int | None) -> str:
    return f"{year}/{((year or 0) + 1) % 100:02}"


def _write_period(context: Context) -> str:
    """Write a period as a date has it: "2018/19", "2018", "2018/19 to 2020/21"."""
    return _write_ends(context, "{}/{:02}", " to ")


def _write_ends(context: Context, financial: str, between: str) -> str:
    """Write the first and the last year of a period in a form: once, if it is one year."""
    names = [
        str(year) if not context.has_two_years or _is_calendar(context) else financial.format(year, (year + 1) % 100)
        for year in (context.find_starting_year(context.first), context.find_starting_year(context.last))
    ]
    if _is_calendar(context):
        names = [str(context.first.year), str(context.last.year)]
    return between.join(dict.fromkeys(names))


def _is_calendar(context: Context) -> bool:
    ends = context.first, context.last
    return [(day.month, day.day) for day in ends] == [(1, 1), (12, 31)]


def _iter_period_writers(before: Context) -> Iterator[tuple[_PeriodWriter, _PeriodWriter]]:
    """Yield the ways to write a period, each with how the next one is written in the same way; long ones first."""
    yield (lambda _: before.period), (lambda after: after.period)
    for financial in ("{}/{:02}", "{}-{:02}", "{}–{:02}"):
        for between in (" to ", "-", " - ", "–"):
            write = _make_writer(financial, between)
            yield write, write
    for sign in "/-–":
        yield _make_full_writer(sign), _make_full_writer(sign)
    yield _write_short, _write_short


def _make_writer(financial: str, between: str) -> _PeriodWriter:
    return lambda context: _write_ends(context, financial, between)


def _make_full_writer(sign: str) -> _PeriodWriter:
    """Make what writes both years in full: "2017/2018"."""
    return lambda context: f"{context.first.year}{sign}{context.last.year}"


def _write_short(context: Context) -> str:
    """Write a year in the shortest form: "17/18"."""
    return f"{context.first.year % 100:02}/{context.last.year % 100:02}"
