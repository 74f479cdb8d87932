"""Days and periods given as options. Each is a phrase of the date language, and is read in the plan's context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from actionplan.cli.errors import CliError, say
from actionplan.dates import Context, Reading, Window, format_day, format_window, read_date
from actionplan.dates.calendar import DAY, build_month_window
from actionplan.dates.formatting import describe_window
from actionplan.dates.surroundings.today_words import TODAY_PROBLEM
from actionplan.evaluation.relative_dates import RelativePeriod, find_relative_period

DayOrWindow = TypeVar("DayOrWindow", date, Window)

NamedContext = tuple[Context, str]
"""The context that a plan's dates are read in, and the plan's name."""

_SINCE_OPTIONS = ("--since", "--no-update-since")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_SAYS = {
    "unset": "says that no date is set yet",
    "recurring": "says how often, not when",
    "ongoing": "says that work goes on, not when",
    "dependent": "says what a date waits for, not when",
}
"""What phrases of each kind say, if they are dates of a plan but not a day or a period."""

_LIKE = {
    "--month": "2017-09 or September 2017",
    "--in": "Q3 2017/18",
    "--year": "2018/19",
    "--ahead": "next 3 months",
    "--within": "next 4 weeks",
    **dict.fromkeys(
        ("--as-at", "--plan-at", "--since", "--against", "--until", "--on", "--reply-by", "--no-update-since"),
        "30 September 2017",
    ),
}

_MEANS = {"--ahead": "a length of time", "--within": "a period"}
"""What the phrases of an option mean, other than a date."""


def read_day(phrase: str, context: Context, option: str, base: date, *, is_first: bool = False) -> date:
    """Read the day that a phrase means: the last day of its window. Relative days are counted from `base`.

    For --since and the like, "this month" is the day before it, after which things changed. If the day `is_first`, it
    is the first that counts: that is the first day of this month.
    """
    relative = _find_relative(phrase, context, option, base)
    if relative:
        return _choose_relative_day(relative, phrase, option, base, is_first=is_first)
    window = _read_window(phrase, context, option)
    if window.earliest is None or window.latest is None:
        raise CliError(f'{option} "{phrase}" is open at one end. Write a day, like {_LIKE[option]}.')
    return window.latest


def read_period(phrase: str, context: Context, option: str, base: date) -> Window:
    """Read the period that a phrase means, both days included. Relative periods are counted from `base`."""
    relative = _find_relative(phrase, context, option, base)
    if relative:
        return relative.window
    window = _read_window(phrase, context, option)
    if window.earliest is None or window.latest is None:
        raise CliError(f'{option} "{phrase}" is open at one end. Write a period with both, like {_LIKE[option]}.')
    return window


def read_month(phrase: str, context: Context, base: date) -> Window:
    """Read the month that a phrase means. 2008-09 is always a month here, never the year 2008/09."""
    match = _MONTH.fullmatch(phrase.strip())
    if match:
        return _make_month(int(match[1]), int(match[2]), phrase)
    window = read_period(phrase, context, "--month", base)
    first = window.earliest
    if first is None or window != build_month_window(first.year, first.month):
        raise CliError(
            f'--month "{phrase}" is not one month. Write it like {_LIKE["--month"]}, or use --in "{phrase}".'
        )
    return window


def format_event_date(phrase: str, context: Context, today: date) -> str:
    """Write the value of --on as a plan has it: "4 July 2017" for "last Tuesday", and other words unchanged."""
    relative = _find_relative(phrase, context, "--on", today)
    if not relative:
        return phrase
    _choose_relative_day(relative, phrase, "--on", today)
    return _format_for_plan(relative.window, context)


def suggest_date(phrase: str, context: Context, today: date) -> str:
    """Suggest what to write in a plan for words that count from today, or "" for any others."""
    try:
        relative = find_relative_period(phrase, today, context)
    except OverflowError:
        return ""
    if not relative:
        return ""
    is_bound = phrase.casefold().split()[0] == "by"
    return _format_for_plan(relative.window._replace(earliest=None) if is_bound else relative.window, context)


def _format_for_plan(window: Window, context: Context) -> str:
    """Write a window in the fewest words that a plan reads as the same days."""
    words = describe_window(window) if window.earliest else format_window(window)
    return words if read_date(words, context).windows == (window,) else format_window(window)


def read_for_plans(
    read_phrase: Callable[[Context], DayOrWindow], plans: Iterable[NamedContext], option_words: str
) -> DayOrWindow:
    """Read a phrase in the context of every plan. Refuse it if it does not mean the same in all of them."""
    contexts: dict[Context, str] = {}
    for context, name in plans:
        contexts.setdefault(context, name)
    names: dict[DayOrWindow, str] = {}
    for context, name in contexts.items():
        names.setdefault(read_phrase(context), name)
    if len(names) > 1:
        raise CliError(f"{option_words}: {describe_different(names)}. Write full dates, like {_LIKE['--as-at']}.")
    return next(iter(names))


def describe_different(names: Mapping[DayOrWindow, str]) -> str:
    """Name the first two meanings, each with its plan: "30 June 2018 in jsp, and 30 September 2018 in dacorum"."""
    meanings = [
        (format_day(meaning) if not isinstance(meaning, Window) else describe_window(meaning), name)
        for meaning, name in names.items()
    ]
    return ", and ".join(f"{words} in {name}" for words, name in meanings[:2])


def find_month(today: date) -> Window:
    """Return the month of a day."""
    return build_month_window(today.year, today.month)


def get_today() -> date:
    """Read the clock. Nothing else in the program reads it."""
    return date.today()  # noqa: DTZ011 - the officer's own day, in the officer's own place


def _make_month(year: int, number: int, phrase: str) -> Window:
    if not 1 <= number <= 12 or not 1900 <= year <= 2199:
        wrong = f"month {number}" if 1900 <= year <= 2199 else f"year {year} here"
        raise CliError(f'There is no {wrong}: --month "{phrase}" cannot be read. Write it like {_LIKE["--month"]}.')
    return build_month_window(year, number)


def _find_relative(phrase: str, context: Context, option: str, base: date) -> RelativePeriod | None:
    try:
        return find_relative_period(phrase, base, context)
    except OverflowError:
        raise CliError(f'{option} "{phrase}" is beyond the calendar.') from None


def _choose_relative_day(
    relative: RelativePeriod, phrase: str, option: str, base: date, *, is_first: bool = False
) -> date:
    """Choose the day that a relative period stands for: its last day.

    For --since and the like, a period that contains the day stands for the time since it began. For other options, a
    period that ends or begins on the day itself is refused, because it does not name another day.
    """
    first, last = relative.window
    if first is None or last is None:
        raise CliError(f'{option} "{phrase}" is open at one end. Write a day, like {_LIKE[option]}.')
    if option in _SINCE_OPTIONS and first < base <= last:
        return first if is_first or relative.is_up_to_day else first - DAY
    if relative.is_up_to_day:
        raise CliError(f'{option} "{phrase}" is a period. Write a day, like "6 weeks ago" or {_LIKE[option]}.')
    return last


def _read_window(phrase: str, context: Context, option: str) -> Window:
    """Read the only window of a phrase, and report what was ambiguous in it."""
    reading = read_date(phrase, context)
    if reading.kind == "unreadable":
        stretch = f"next {phrase.strip().removeprefix('within ')}"
        hint = f'. Did you mean "{stretch}"?' if _find_relative(stretch, context, option, get_today()) else ""
        what = _MEANS.get(option, "a date")
        raise CliError(f'{option} "{phrase}" cannot be read as {what}{hint or _explain_unreadable(reading, option)}')
    if reading.kind != "window":
        raise CliError(f'{option} "{phrase}" {_SAYS[reading.kind]}. Write it like {_LIKE[option]}.')
    if len(reading.windows) != 1:
        raise CliError(f'{option} "{phrase}" names {len(reading.windows)} dates. Give one, like {_LIKE[option]}.')
    if reading.remark:
        raise CliError(f'{option} "{phrase}" also has other words: "{reading.remark}". Leave them out.')
    for assumption in reading.assumptions:
        if assumption.code.startswith("ambiguous"):
            say(f'{option} "{phrase}": {assumption.text}')
    return reading.windows[0]


def _explain_unreadable(reading: Reading, option: str) -> str:
    """Complete the sentence about a phrase that cannot be read: name the nearest phrase, or say what is wrong."""
    if reading.nearest:
        return f'. Did you mean "{reading.nearest}"?'
    if reading.problem == TODAY_PROBLEM:
        return '. Relative days are written like "last Friday", "next quarter" or "6 weeks ago".'
    return f": {reading.problem}. Write it like {_LIKE[option]}."
