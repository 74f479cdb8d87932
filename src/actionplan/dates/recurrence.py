"""Dates that recur: the rows of "Recurrence"."""

from datetime import date, timedelta
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from dateutil.rrule import MONTHLY, WEEKLY, rrule

from actionplan.dates.calendar import DAY, build_date, build_month_window
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Clause, Expression
from actionplan.dates.grammar import Grammar
from actionplan.dates.reading import Assumption, Window
from actionplan.dates.resolver import resolve_expression
from actionplan.dates.tokenizer import Token
from actionplan.dates.windows import TERM_MONTHS

MAX_OCCURRENCES = 520
"""How many dates one phrase may stand for: ten years of weeks."""


class Frequency(NamedTuple):
    """A frequency: "week", "fortnight", "half-month", "term", a number of months, or "no" (no days of its own).

    `first` and `end` are the positions of its first token and of the one after it.
    """

    interval: str
    first: int
    end: int
    is_ambiguous: bool = False


class Occurrences(NamedTuple):
    """The windows of a recurrence, and the assumptions."""

    windows: tuple[Window, ...]
    assumptions: tuple[Assumption, ...] = ()
    approximate: bool = False


# How often


def parse_frequency(tokens: list[Token], at: int) -> Frequency | None:
    """Read the frequency that starts at a token, if any: `monthly`, `6 monthly`, `twice a year`, `every quarter`."""
    token = tokens[at]
    if token.role == "often":
        return Frequency(_normalise_interval(str(token.value)), at, at + 1, str(token.value) == "twice-yearly")
    if token.traits.is_count:
        return _parse_counted(tokens, at)
    if token.role == "times" or token.text == "once":
        return _parse_times(tokens, at)
    return _parse_every(tokens, at) if token.role == "every" else None


def _normalise_interval(value: str) -> str:
    return "6" if value == "twice-yearly" else value


def _parse_counted(tokens: list[Token], at: int) -> Frequency | None:
    """Read `6 monthly`, `six-monthly`, `3-monthly`. `four times a year` has no days of its own."""
    after = at + 2 if tokens[at + 1].text == "-" else at + 1
    if tokens[after].text == "times" or (tokens[after].text in ("a", "per") and tokens[after + 1].traits.is_interval):
        return Frequency("no", at, after + 1)
    if tokens[after].text not in ("monthly", "weekly"):
        return None
    unit = "month" if tokens[after].text == "monthly" else "week"
    return Frequency(_find_interval(int(tokens[at].value), unit), at, after + 1)


def _find_interval(count: int, unit: str) -> str:
    """Return the interval of so many weeks, months or years; "no" if it has no days of its own."""
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "week":
        weeks = f"{count} weeks" if 3 <= count <= _MOST_WEEKS else "no"
        return {1: "week", 2: "fortnight"}.get(count, weeks)
    if unit == "month":
        return str(count) if count in (1, 2, 3, 4, 6, 12) else "no"
    return {"year": "12", "term": "term", "quarter": "3", "half": "6"}.get(unit, "no") if count == 1 else "no"


_MOST_WEEKS = 26
"""A recurrence of more weeks than this does not count them from the first day of the period."""


def _parse_times(tokens: list[Token], at: int) -> Frequency | None:
    """Read `twice a year`, `twice yearly`, `twice monthly` (to the 15th, to the end), `once a quarter`."""
    after = at + 1
    twice = tokens[at].text == "twice"
    if tokens[after].text in ("yearly", "annually", "monthly"):
        every = "12" if tokens[after].text != "monthly" else "1"
    elif tokens[after].text in ("a", "an", "per", "each", "every") and tokens[after + 1].traits.is_interval:
        after += 1
        every = _find_interval(1, _get_unit(tokens[after]))
    else:
        return None
    if not twice:
        return Frequency(every if tokens[at].text == "once" else "no", at, after + 1)
    return Frequency({"12": "6", "1": "half-month"}.get(every, "no"), at, after + 1)


def _get_unit(token: Token) -> str:
    return token.role if token.role in ("quarter", "half") else str(token.value)


def _parse_every(tokens: list[Token], at: int) -> Frequency | None:
    """Read `every month`, `each quarter`, `every 6 months`, `every other month`. `every June` is once a year."""
    count, after = _parse_count_of_every(tokens, at + 1)
    if tokens[after].role == "sort" and tokens[after + 1].value == "year":
        after += 1
    token = tokens[after]
    if token.role == "ordinal" and tokens[after + 1].role == "weekday":
        return Frequency("no", at, after + 2)
    if token.traits.is_interval:
        return Frequency(_find_interval(count, _get_unit(token)), at, after + 1)
    if token.traits.recurs_yearly and tokens[at].text != "per":
        return Frequency("12", at, at + 1)
    if token.role in ("weekday", "nth"):
        return Frequency("no", at, after + 1)
    return None


def _parse_count_of_every(tokens: list[Token], after: int) -> tuple[int, int]:
    """Read the 6 of `every 6 months`, and the 2 of `every other month`: return it and the position after it."""
    if tokens[after].text in ("single", "and"):
        after += 2 if tokens[after].text == "and" else 1
    token, following = tokens[after], tokens[after + 1]
    if token.traits.is_count:
        is_range = following.text in ("to", "-", "or")
        return (-1, after + 3) if is_range else (int(token.value), after + 1)
    if token.text == "other":
        return 2, after + 1
    if token.role in ("nth", "ordinal") and following.traits.is_interval:
        return int(token.value), after + 1
    return 1, after


# The occurrences


def generate_occurrences(
    interval: str, first: date, last: date, context: Context, anchor: date | None = None
) -> list[Window]:
    """List a window for each time something recurs and ends from `first` to `last`. The first is cut to its start.

    Weeks count from the first day of the period. Months, quarters and halves are those of the financial year. Years
    are those of `anchor`, or of the period if there is none.
    """
    if interval == "term":
        windows = _list_terms(first, last)
    else:
        rule = _build_rule(interval, first, last, context, anchor or context.first)
        starts = islice(rule, MAX_OCCURRENCES + _STARTS_BEFORE)
        windows = [_build_shared_window(start.date(), following.date() - DAY) for start, following in pairwise(starts)]
    inside = [window for window in windows if window.latest and first <= window.latest <= last]
    check_count(len(inside))
    return [
        window
        if window.earliest and window.earliest >= first
        else _build_shared_window(max(window.earliest or first, first), window.latest)
        for window in inside
    ]


def check_count(count: int) -> None:
    """Raise `UnreadableDate` if a date stands for more days than are read."""
    if count > MAX_OCCURRENCES:
        raise UnreadableDate(f"it stands for more than {MAX_OCCURRENCES} dates: write when it starts and ends")


@lru_cache(maxsize=10 * MAX_OCCURRENCES)
def _build_shared_window(earliest: date, latest: date | None) -> Window:
    """Build a window. Many targets recur on the same days, and share the windows."""
    return Window(earliest, latest)


def _list_terms(first: date, last: date) -> list[Window]:
    return [
        build_month_window(year, *months) for year in range(first.year - 1, last.year + 1) for months in TERM_MONTHS
    ]


def _build_rule(interval: str, first: date, last: date, context: Context, anchor: date) -> rrule:
    """Build the rule for the days on which windows start, up to the day after `last`."""
    until = last + DAY
    if weeks := _WEEKS.get(interval) or (interval.endswith(" weeks") and int(interval.split(maxsplit=1)[0])):
        days = 7 * weeks
        start = context.first + (max(first - context.first, timedelta()) // (days * DAY)) * days * DAY
        return rrule(WEEKLY, dtstart=start, interval=weeks, until=until)
    if interval == "half-month":
        return rrule(MONTHLY, dtstart=first.replace(day=1), bymonthday=(1, 16), until=until)
    if interval == "12":
        start = build_date(first.year - 1, anchor.month, anchor.day)
    else:
        start = build_date(context.find_starting_year(first), context.year_month, context.year_day)
    return rrule(MONTHLY, dtstart=start, interval=int(interval), until=until)


_WEEKS = {"week": 1, "fortnight": 2}
_STARTS_BEFORE = 15
"""Starts that are not occurrences: those of the year before the first day, and one that shows if there are more."""


# The words round a frequency


class RecurrenceLimits(NamedTuple):
    """The first and last day of a recurrence, the dates that it names, and the date that comes first."""

    first: date
    last: date
    anchor: date | None = None
    named_dates: Expression | None = None
    opening: Expression | None = None
    assumptions: tuple[Assumption, ...] = ()


class AdjacentDate(NamedTuple):
    """A date beside a frequency, and the grammar that read it."""

    grammar: Grammar
    expression: Expression

    def get_next_word(self) -> str:
        """Return the word behind the date."""
        return self.grammar.tokens[self.expression.end].text


def resolve_recurrence(
    frequency: Frequency, before: AdjacentDate | None, after: AdjacentDate | None, grammar: Grammar, *, thereafter: bool
) -> Occurrences:
    """Return the occurrences of a frequency, limited by the date in front of it and the one behind it.

    Raises `UnreadableDate` if the two do not go together, or if nothing recurs in the period.
    """
    context = grammar.context
    if grammar.tokens[frequency.first].text == "biweekly":
        span = grammar.get_span(frequency.first, frequency.first)
        raise UnreadableDate("it could be twice a week or every two weeks: write twice a week or fortnightly", span)
    if frequency.interval == "no":
        raise UnreadableDate(
            "it does not say on which days, or in which years, it recurs",
            grammar.get_span(frequency.first, frequency.end - 1),
        )
    limits = RecurrenceLimits(context.first, context.last)
    if thereafter and not before and context.after:
        limits = limits._replace(first=max(context.after + DAY, context.first))
    if before:
        limits = _apply_date_before(frequency, before, limits, thereafter=thereafter)
    if after:
        limits = _apply_date_after(frequency, after, limits)
    assumptions = limits.assumptions
    if limits.named_dates:
        windows = _generate_named_dates(limits.named_dates, limits, context)
    elif limits.opening:
        windows, of_opening = _generate_from_opening(frequency, limits.opening, limits, context)
        assumptions = (*of_opening, *assumptions)
    else:
        windows = generate_occurrences(frequency.interval, limits.first, limits.last, context, limits.anchor)
    if not windows:
        span = grammar.get_span(frequency.first, frequency.end - 1)
        beside = "it has both a frequency and a date, and does not recur within it"
        raise UnreadableDate(beside if before or after else f"it does not recur in the period {context.period}", span)
    if frequency.is_ambiguous:
        assumptions = (_note_twice_yearly(grammar, frequency), *assumptions)
    return Occurrences(tuple(windows), assumptions, approximate=frequency.interval == "term")


def _note_twice_yearly(grammar: Grammar, frequency: Frequency) -> Assumption:
    words = grammar.tokens[frequency.first].text
    return Assumption("ambiguous-years", f"{words} is read as twice a year; it could also be every two years")


def _apply_date_before(
    frequency: Frequency, before: AdjacentDate, limits: RecurrenceLimits, *, thereafter: bool
) -> RecurrenceLimits:
    """Read `X, then monthly`, `monthly thereafter`; `June annually`; `from X, monthly`; `2018/19 quarterly`."""
    date_before, context = before.expression, before.grammar.context
    is_first = thereafter or before.get_next_word() in _THEN_WORDS
    is_yearly = frequency.interval == "12" and _has_no_year(date_before)
    if is_yearly and date_before.mode == "window" and not thereafter and before.get_next_word() in (",", ";", "-"):
        return limits._replace(named_dates=date_before)
    if date_before.mode != "window":
        return _narrow_limits(date_before, limits, context)
    if frequency.interval == "12" and _has_no_year(date_before) and not is_first:
        return limits._replace(named_dates=date_before)
    if _is_year_only(date_before) and not thereafter:
        return _narrow_limits(date_before, limits, context)
    if not is_first:
        raise UnreadableDate("it has both a date and a frequency: write 'then' between them", date_before.span)
    return limits._replace(opening=date_before)


_THEN_WORDS = frozenset({"then", "and", ",", ";", "&", "-", "thereafter"})


def _apply_date_after(frequency: Frequency, after: AdjacentDate, limits: RecurrenceLimits) -> RecurrenceLimits:
    """Read `monthly from X`, `until X`, `in X`, `(March)`, a year. Months without a year are those of every year."""
    date_after, grammar = after.expression, after.grammar
    clause = date_after.clauses[0]
    is_window, is_range, is_yearly = date_after.mode == "window", "to" in clause.joins, frequency.interval == "12"
    is_until = clause.bound == "by" and _is_until(grammar, clause)
    has_no_year = _has_no_year(date_after)
    names_dates = is_window and has_no_year and clause.bound in ("", "by") and not is_until
    if names_dates and (is_yearly or not is_range):
        _check_number_of_dates(frequency, date_after)
        return limits._replace(named_dates=date_after)
    if is_window and is_yearly and not (clause.bound or is_range or has_no_year or _is_year_only(date_after)):
        raise UnreadableDate("it has both a frequency and a date", date_after.span)
    if clause.bound == "by" and not is_until:
        raise UnreadableDate("it has both a frequency and a date to be met by", date_after.span)
    return _narrow_limits(date_after, limits, grammar.context)


def _check_number_of_dates(frequency: Frequency, named: Expression) -> None:
    """Raise `UnreadableDate` for `quarterly (July)`: it names fewer dates than it has in a year."""
    months = int(frequency.interval) if frequency.interval.isdigit() else 12
    count = len(_split_alternatives(named.clauses))
    if months < 12 and count != 12 // months:
        problem = f"it has a frequency, and {'one date' if count == 1 else f'{count} dates'} a year: write one of them"
        raise UnreadableDate(problem, named.span)


def _is_until(grammar: Grammar, clause: Clause) -> bool:
    """Return True if the words in front of a part end a recurrence, and are not a day by which a target is due."""
    first = clause.parts[0].span[0]
    words = {token.text for token in grammar.tokens if token.end <= first}
    return bool(words & {"until", "till", "til", "to", "up", "through", "thru"})


def _narrow_limits(expression: Expression, limits: RecurrenceLimits, context: Context) -> RecurrenceLimits:
    """Narrow the limits to a date. Years that are named may be outside the period."""
    if len(expression.clauses) != 1:
        raise UnreadableDate("it has a frequency and several dates", expression.span)
    resolved = resolve_expression(expression, context)
    whole = resolved.windows[0]
    limits = limits._replace(assumptions=resolved.assumptions)
    if _is_year_only(expression) and whole.earliest and whole.latest and not expression.clauses[0].bound:
        return limits._replace(first=whole.earliest, last=whole.latest, anchor=whole.earliest)
    first = max(limits.first, whole.earliest) if whole.earliest else limits.first
    last = min(limits.last, whole.latest) if whole.latest else limits.last
    return limits._replace(first=first, last=last)


def _has_no_year(expression: Expression) -> bool:
    return not any(part.has_year for part in expression.parts)


def _is_year_only(expression: Expression) -> bool:
    return all(part.traits.is_year for part in expression.parts)


def list_named_windows(expression: Expression, context: Context) -> list[Window]:
    """List the windows of some dates: those of every year in and about the period, if no year is written."""
    clauses = _split_alternatives(expression.clauses)
    if not _has_no_year(expression):
        return list(resolve_expression(expression._replace(clauses=tuple(clauses)), context).windows)
    years = range(context.first.year - 1, context.last.year + 2)
    windows = (_resolve_in_year(clause, year, context) for clause in clauses for year in years)
    return [window for window in windows if window]


def _generate_named_dates(expression: Expression, limits: RecurrenceLimits, context: Context) -> list[Window]:
    """List the dates of `every June`, `quarterly (Jan, April, July, Oct)` that are due in the period."""
    windows: list[Window] = []
    clauses = _split_alternatives(expression.clauses)
    check_count(len(clauses) * (limits.last.year - limits.first.year + 1))
    for clause in clauses:
        for year in range(limits.first.year - 1, limits.last.year + 2):
            whole = _resolve_in_year(clause, year, context)
            if whole and whole.latest and limits.first <= whole.latest <= limits.last:
                windows.append(whole)
    return sorted(dict.fromkeys(windows), key=lambda window: window.sort_key)


def _split_alternatives(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Split `March/September`: beside a frequency they are two dates, not one window."""
    separate = []
    for clause in clauses:
        is_unit = all(part.kind in ("month", "quarter") for part in clause.parts)
        if "or" in clause.joins and "to" not in clause.joins and is_unit:
            separate += [Clause(clause.bound, (part,)) for part in clause.parts]
        else:
            separate.append(clause)
    return separate


def _resolve_in_year(clause: Clause, year: int, context: Context) -> Window | None:
    """Return the window of a clause in a year, or `None` if there is no such day."""
    expression = Expression("window", (clause,), end=0).replace_last_part(year=year)
    try:
        return resolve_expression(expression, context).windows[0]
    except UnreadableDate:
        return None


def _generate_from_opening(
    frequency: Frequency, opening: Expression, limits: RecurrenceLimits, context: Context
) -> tuple[list[Window], tuple[Assumption, ...]]:
    """Read `X, then monthly`: X, then the occurrences that end after it, the first of them cut to the day after X.

    `then annually` repeats X's own month.
    """
    resolved = resolve_expression(opening, context)
    last = resolved.windows[-1].latest
    if last is None or len(opening.clauses) != 1:
        raise UnreadableDate("it has a frequency and several dates", opening.span)
    if frequency.interval == "12":
        part = resolved.parts[-1][0]
        clause = opening.clauses[0]._replace(bound="")
        candidates = [_resolve_in_year(clause, (part.year or last.year) + number, context) for number in range(1, 100)]
        following = [window for window in candidates if window and window.latest and window.latest <= limits.last]
    else:
        following = generate_occurrences(frequency.interval, last + DAY, limits.last, context)
    return [*resolved.windows, *following], resolved.assumptions
