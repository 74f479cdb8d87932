"""Days and periods on the command line: each is a phrase of the date language, read in the plan's own context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from actionplan.cli.errors import Fault, say
from actionplan.dates import Context, Reading, Window, format_day, read_date
from actionplan.dates.calendar import build_month_window
from actionplan.dates.formatting import describe_window, parse_day_word

if TYPE_CHECKING:
    from datetime import date

Meant = TypeVar("Meant", "date", Window)

Dated = tuple[Context, str]
"""The context that a plan's dates are read in, and the plan's name."""

_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_SAYS = {
    "unset": "says that no date is set yet",
    "recurring": "says how often, not when",
    "ongoing": "says that work goes on, not when",
    "dependent": "says what a date waits for, not when",
}
"""What phrases say that are dates of a plan, but no day or period."""

_LIKE = {
    "--month": "2017-09 or September 2017",
    "--in": "Q3 2017/18",
    **dict.fromkeys(("--as-at", "--plan-at", "--since", "--until"), "30 September 2017"),
}


def day(phrase: str, context: Context, option: str) -> date:
    """The day that a phrase means where one is asked for: the last of its window."""
    named = parse_day_word(phrase, today())
    if named:
        return named
    found = _window(phrase, context, option)
    if found.earliest is None or found.latest is None:
        raise Fault(f'{option} "{phrase}" is open at one end. Write a day, like {_LIKE[option]}.')
    return found.latest


def period(phrase: str, context: Context, option: str) -> Window:
    """The period that a phrase means, both days included."""
    found = _window(phrase, context, option)
    if found.earliest is None or found.latest is None:
        raise Fault(f'{option} "{phrase}" is open at one end. Write a period with both, like {_LIKE[option]}.')
    return found


def month(phrase: str, context: Context) -> Window:
    """The month that a phrase means. 2008-09 is always a month here, never the year 2008/09."""
    found = _MONTH.fullmatch(phrase.strip())
    if found:
        return _numbered(int(found[1]), int(found[2]), phrase)
    window = period(phrase, context, "--month")
    first = window.earliest
    if first is None or window != build_month_window(first.year, first.month):
        raise Fault(f'--month "{phrase}" is not one month. Write it like {_LIKE["--month"]}, or say --in "{phrase}".')
    return window


def common(meant: Callable[[Context], Meant], plans: Iterable[Dated], asked: str) -> Meant:
    """What a phrase means in the context of every plan. Where that is not the same in all, no day is guessed."""
    contexts: dict[Context, str] = {}
    for context, name in plans:
        contexts.setdefault(context, name)
    found: dict[Meant, str] = {}
    for context, name in contexts.items():
        found.setdefault(meant(context), name)
    if len(found) > 1:
        raise Fault(f"{asked}: {unlike(found)}. Write full dates, like {_LIKE['--as-at']}.")
    return next(iter(found))


def unlike(found: Mapping[Meant, str]) -> str:
    """The first two meanings, and in which plan each holds: "30 June 2018 in jsp, and 30 September 2018 in dacorum"."""
    said = [
        (format_day(each) if not isinstance(each, Window) else describe_window(each), name)
        for each, name in found.items()
    ]
    return ", and ".join(f"{words} in {name}" for words, name in said[:2])


def month_of(today: date) -> Window:
    """The month that a day is in."""
    return build_month_window(today.year, today.month)


def today() -> date:
    """The clock, read here and nowhere else."""
    from datetime import date  # noqa: PLC0415 - here for what it does, above for what it is

    return date.today()  # noqa: DTZ011 - the officer's own day, in the officer's own place


def _numbered(year: int, number: int, phrase: str) -> Window:
    if not 1 <= number <= 12 or not 1900 <= year <= 2199:
        wrong = f"month {number}" if 1900 <= year <= 2199 else f"year {year} here"
        raise Fault(f'There is no {wrong}: --month "{phrase}" cannot be read. Write it like {_LIKE["--month"]}.')
    return build_month_window(year, number)


def _window(phrase: str, context: Context, option: str) -> Window:
    """The one window of a phrase; what was ambiguous in it is said."""
    reading = read_date(phrase, context)
    if reading.kind == "unreadable":
        raise Fault(f'{option} "{phrase}" cannot be read as a date{_why(reading, option)}')
    if reading.kind != "window":
        raise Fault(f'{option} "{phrase}" {_SAYS[reading.kind]}. Write it like {_LIKE[option]}.')
    if len(reading.windows) != 1:
        raise Fault(f'{option} "{phrase}" names {len(reading.windows)} dates. Give one, like {_LIKE[option]}.')
    if reading.remark:
        raise Fault(f'{option} "{phrase}" holds words that are no date: "{reading.remark}". Leave them out.')
    for each in reading.assumptions:
        if each.code.startswith("ambiguous"):
            say(f'{option} "{phrase}": {each.text}')
    return reading.windows[0]


def _why(reading: Reading, option: str) -> str:
    """The end of the sentence on a phrase that cannot be read: what was meant, or what is wrong with it."""
    if reading.nearest:
        return f'. Did you mean "{reading.nearest}"?'
    return f": {reading.problem}. Write it like {_LIKE[option]}."
