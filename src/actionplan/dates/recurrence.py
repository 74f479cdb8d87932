"""What comes round again: the rows of "Recurrence"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates.calendar import DAY, build_date, build_month_window
from actionplan.dates.context import Context
from actionplan.dates.grammar import Clause, Expression, Grammar
from actionplan.dates.reading import Assumption, Window
from actionplan.dates.resolver import resolve_expression
from actionplan.dates.syntax import DatePart, UnreadableDate
from actionplan.dates.tokenizer import Token
from actionplan.dates.windows import TERM_MONTHS


class Frequency(NamedTuple):
    """How often: "week", "fortnight", "half-month", "term", a number of months, or "no" (no days of its own).

    `first` and `end` are the positions of its first token and of the one after it.
    """

    interval: str
    first: int
    end: int
    is_ambiguous: bool = False


class Occurrences(NamedTuple):
    """The windows of a recurrence, and what was assumed."""

    windows: tuple[Window, ...]
    assumptions: tuple[Assumption, ...] = ()
    approximate: bool = False


# How often


def parse_frequency(tokens: list[Token], at: int) -> Frequency | None:
    """The frequency that starts at a token: `monthly`, `6 monthly`, `twice a year`, `every quarter`."""
    token = tokens[at]
    if token.role == "often":
        return Frequency(_normalise_interval(str(token.value)), at, at + 1, str(token.value) == "twice-yearly")
    if token.role in ("number", "count"):
        return _parse_counted(tokens, at)
    if token.role == "times" or token.text == "once":
        return _parse_times(tokens, at)
    return _parse_every(tokens, at) if token.role == "every" else None


def _normalise_interval(value: str) -> str:
    return "6" if value == "twice-yearly" else value


def _parse_counted(tokens: list[Token], at: int) -> Frequency | None:
    """`6 monthly`, `six-monthly`, `3-monthly`; `four times a year` has no days of its own."""
    after = at + 2 if tokens[at + 1].text == "-" else at + 1
    if tokens[after].text == "times" or (
        tokens[after].text in ("a", "per") and tokens[after + 1].role in _PERIOD_ROLES
    ):
        return Frequency("no", at, after + 1)
    if tokens[after].text not in ("monthly", "weekly"):
        return None
    unit = "month" if tokens[after].text == "monthly" else "week"
    return Frequency(_find_interval(int(tokens[at].value), unit), at, after + 1)


def _find_interval(count: int, unit: str) -> str:
    """So many weeks, months or years as a frequency."""
    if unit == "week":
        return {1: "week", 2: "fortnight"}.get(count, "no")
    if unit == "month":
        return str(count) if count in (1, 2, 3, 4, 6, 12) else "no"
    return {"year": "12", "term": "term", "quarter": "3", "half": "6"}.get(unit, "no") if count == 1 else "no"


def _parse_times(tokens: list[Token], at: int) -> Frequency | None:
    """`twice a year`, `twice yearly`, `twice monthly` (to the 15th, to the end), `once a quarter`."""
    after = at + 1
    twice = tokens[at].text == "twice"
    if tokens[after].text in ("yearly", "annually", "monthly"):
        every = "12" if tokens[after].text != "monthly" else "1"
    elif tokens[after].text in ("a", "an", "per", "each", "every") and tokens[after + 1].role in _PERIOD_ROLES:
        after += 1
        every = _find_interval(1, _get_unit(tokens[after]))
    else:
        return None
    if not twice:
        return Frequency(every if tokens[at].text == "once" else "no", at, after + 1)
    return Frequency({"12": "6", "1": "half-month"}.get(every, "no"), at, after + 1)


_PERIOD_ROLES = frozenset({"unit", "quarter", "half"})


def _get_unit(token: Token) -> str:
    return token.role if token.role in ("quarter", "half") else str(token.value)


def _parse_every(tokens: list[Token], at: int) -> Frequency | None:
    """`every month`, `each quarter`, `every 6 months`, `every other month`; `every June` is a frequency of years."""
    after, count = at + 1, 1
    if tokens[after].text in ("single", "and"):
        after += 2 if tokens[after].text == "and" else 1
    if tokens[after].role in ("number", "count"):
        count, after = int(tokens[after].value), after + 1
        if tokens[after].text in ("to", "-", "or"):
            after += 2
            count = -1
    elif tokens[after].text == "other" or (tokens[after].text == "second" and tokens[after + 1].role in _PERIOD_ROLES):
        count, after = 2, after + 1
    if tokens[after].role == "sort" and tokens[after + 1].value == "year":
        after += 1
    token = tokens[after]
    if token.role in _PERIOD_ROLES:
        return Frequency(_find_interval(count, _get_unit(token)), at, after + 1)
    if token.role in ("month", "season", "feast", "number", "ordinal", "edge") and tokens[at].text != "per":
        return Frequency("12", at, at + 1)
    if token.role in ("weekday", "nth"):
        return Frequency("no", at, after + 1)
    return None


# The occurrences


def generate_occurrences(
    interval: str, first: date, last: date, context: Context, anchor: date | None = None
) -> list[Window]:
    """One window for each time it comes round and ends from `first` to `last`; the first is cut to where it starts.

    Weeks count from the period's first day; months, quarters and halves are the financial year's own; years are
    those of `anchor` (the period's, where there is none).
    """
    if interval in ("week", "fortnight"):
        found = _generate_weeks(7 if interval == "week" else 14, context.first, last)
    elif interval == "half-month":
        found = _generate_half_months(first, last)
    elif interval == "term":
        found = [
            build_month_window(year, *TERM_MONTHS[term])
            for year in range(first.year - 1, last.year + 1)
            for term in (0, 1, 2)
        ]
    else:
        found = _generate_spans(int(interval), first, last, context, anchor or context.first)
    inside = [each for each in found if each.latest and first <= each.latest <= last]
    return [Window(max(each.earliest or first, first), each.latest) for each in inside]


def _generate_weeks(days: int, first: date, last: date) -> list[Window]:
    count = ((last - first).days + 1) // days
    return [Window(first + number * days * DAY, first + (number * days + days - 1) * DAY) for number in range(count)]


def _generate_half_months(first: date, last: date) -> list[Window]:
    """`twice monthly`: to the 15th, to the end."""
    found = []
    for number in range((last.year - first.year) * 12 + last.month - first.month + 1):
        whole = build_month_window(first.year, first.month + number)
        middle = build_date(first.year, first.month + number, 15)
        found += [Window(whole.earliest, middle), Window(middle + DAY, whole.latest)]
    return found


def _generate_spans(length: int, first: date, last: date, context: Context, anchor: date) -> list[Window]:
    """Windows of so many months, counted from the start of a financial year, or for years from the anchor."""
    if length == 12:
        year, month, day = anchor.year - 1, anchor.month, anchor.day
        while build_date(year, month, day) > first:
            year -= 1
    else:
        year, month, day = context.find_starting_year(first), context.year_month, context.year_day
    count = ((last.year - year) * 12 + 24) // length
    return [build_month_window(year, month + number * length, length, day) for number in range(count)]


# The words round a frequency


class RecurrenceLimits(NamedTuple):
    """Between which days it comes round, which months it names, and what comes first."""

    first: date
    last: date
    anchor: date | None = None
    named_dates: Expression | None = None
    opening: Expression | None = None
    assumptions: tuple[Assumption, ...] = ()


class AdjacentDate(NamedTuple):
    """A date beside a frequency, and the rules and tokens it was found with."""

    grammar: Grammar
    expression: Expression

    def get_next_word(self) -> str:
        """The word behind the date."""
        return self.grammar.tokens[self.expression.end].text


def resolve_recurrence(
    frequency: Frequency, before: AdjacentDate | None, after: AdjacentDate | None, grammar: Grammar, *, thereafter: bool
) -> Occurrences:
    """The occurrences of a frequency, with the date in front of it and the one behind it.

    Raises `Unread` where the two do not make sense together, or nothing comes round inside the period.
    """
    context = grammar.context
    if frequency.interval == "no":
        raise UnreadableDate(
            "it does not say on which days, or in which years, it comes round",
            grammar.get_span(frequency.first, frequency.end - 1),
        )
    limits = RecurrenceLimits(context.first, context.last)
    if thereafter and not before and context.after:
        limits = limits._replace(first=max(context.after + DAY, context.first))
    if before:
        limits = _apply_date_before(frequency, before, limits, thereafter=thereafter)
    if after:
        limits = _apply_date_after(frequency, after, limits)
    flagged = [_note_twice_yearly(grammar, frequency)] if frequency.is_ambiguous else []
    assumed = limits.assumptions
    if limits.named_dates:
        windows = _generate_named_dates(limits.named_dates, limits, context)
    elif limits.opening:
        windows, opened = _generate_from_opening(frequency, limits.opening, limits, context)
        assumed = (*opened, *assumed)
    else:
        windows = generate_occurrences(frequency.interval, limits.first, limits.last, context, limits.anchor)
    if not windows:
        span = grammar.get_span(frequency.first, frequency.end - 1)
        beside = "it has both a frequency and a date, and does not come round within it"
        raise UnreadableDate(
            beside if before or after else f"it does not come round inside the period {context.period}", span
        )
    return Occurrences(tuple(windows), (*flagged, *assumed), frequency.interval == "term")


def _note_twice_yearly(grammar: Grammar, often: Frequency) -> Assumption:
    words = grammar.tokens[often.first].text
    return Assumption("ambiguous-years", f"{words} is read as twice a year; it could also be every two years")


def _apply_date_before(
    often: Frequency, before: AdjacentDate, limits: RecurrenceLimits, *, thereafter: bool
) -> RecurrenceLimits:
    """`X, then monthly`, `monthly thereafter`; `June annually`; `from X, monthly`; `2018/19 quarterly`."""
    found, context = before.expression, before.grammar.context
    if found.mode != "window":
        return _narrow_limits(found, limits, context)
    if often.interval == "12" and _has_no_year(found) and before.get_next_word() not in _THEN_WORDS and not thereafter:
        return limits._replace(named_dates=found)
    if _is_year_only(found):
        return _narrow_limits(found, limits, context)
    if before.get_next_word() not in _THEN_WORDS and not thereafter:
        raise UnreadableDate("it has both a date and a frequency: write 'then' between them", _get_span(found))
    return limits._replace(opening=found)


_THEN_WORDS = frozenset({"then", "and", ",", ";", "&", "-", "thereafter"})


def _apply_date_after(often: Frequency, after: AdjacentDate, limits: RecurrenceLimits) -> RecurrenceLimits:
    """`monthly from X`, `until X`, `in X`, `(March)`, a year; months without a year are those months of every year."""
    found, grammar = after.expression, after.grammar
    clause = found.clauses[0]
    if found.mode == "window" and clause.bound in ("", "by") and _has_no_year(found):
        until = clause.bound == "by" and _is_until(grammar, clause)
        if not until and ("to" not in clause.joins or often.interval == "12"):
            return limits._replace(named_dates=found)
    yeared = found.mode == "window" and not clause.bound and "to" not in clause.joins and not _is_year_only(found)
    if yeared and often.interval == "12" and not _has_no_year(found):
        raise UnreadableDate("it has both a frequency and a date", _get_span(found))
    if clause.bound == "by" and not _is_until(grammar, clause):
        raise UnreadableDate("it has both a frequency and a date to be met by", _get_span(found))
    return _narrow_limits(found, limits, grammar.context)


def _is_until(grammar: Grammar, clause: Clause) -> bool:
    """Whether the words in front of a part set a last day to a recurrence, and not a day to be met by."""
    first = clause.parts[0].span[0]
    words = {token.text for token in grammar.tokens if token.end <= first}
    return bool(words & {"until", "till", "til", "to", "up"})


def _narrow_limits(found: Expression, limits: RecurrenceLimits, context: Context) -> RecurrenceLimits:
    """The limits narrowed to a date; where years are named, they may lie outside the period."""
    if len(found.clauses) != 1:
        raise UnreadableDate("it has a frequency and several dates", _get_span(found))
    resolved = resolve_expression(found, context)
    whole = resolved.windows[0]
    limits = limits._replace(assumptions=resolved.assumptions)
    if _is_year_only(found) and whole.earliest and whole.latest and not found.clauses[0].bound:
        return limits._replace(first=whole.earliest, last=whole.latest, anchor=whole.earliest)
    first = max(limits.first, whole.earliest) if whole.earliest else limits.first
    last = min(limits.last, whole.latest) if whole.latest else limits.last
    return limits._replace(first=first, last=last)


def _has_no_year(found: Expression) -> bool:
    return all(
        part.year is None and part.kind not in ("the year", "plan year")
        for each in found.clauses
        for part in each.parts
    )


def _is_year_only(found: Expression) -> bool:
    kinds = ("year", "years", "plan year", "academic", "municipal", "the year")
    return all(part.kind in kinds for each in found.clauses for part in each.parts)


def _get_span(found: Expression) -> tuple[int, int]:
    return found.clauses[0].parts[0].span[0], found.clauses[-1].parts[-1].span[1]


def _generate_named_dates(found: Expression, limits: RecurrenceLimits, context: Context) -> list[Window]:
    """`every June`, `quarterly (Jan, April, July, Oct)`: those months of each year, due inside the period."""
    windows: list[Window] = []
    for clause in _split_alternatives(found.clauses):
        for year in range(limits.first.year - 1, limits.last.year + 2):
            whole = _resolve_in_year(clause, year, context)
            if whole and whole.latest and limits.first <= whole.latest <= limits.last:
                windows.append(whole)
    return sorted(dict.fromkeys(windows), key=lambda each: (each.latest or date.max, each.earliest or date.min))


def _split_alternatives(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Under a frequency `March/September` are two times, not one window in either."""
    separate = []
    for clause in clauses:
        if "or" in clause.joins and "to" not in clause.joins and all(part.kind == "month" for part in clause.parts):
            separate += [Clause(clause.bound, (part,)) for part in clause.parts]
        else:
            separate.append(clause)
    return separate


def _resolve_in_year(clause: Clause, year: int, context: Context) -> Window | None:
    last: DatePart = clause.parts[-1].replace(year=year)
    try:
        return resolve_expression(
            Expression("window", (clause._replace(parts=(*clause.parts[:-1], last)),), 0), context
        ).windows[0]
    except UnreadableDate:
        return None


def _generate_from_opening(
    often: Frequency, found: Expression, limits: RecurrenceLimits, context: Context
) -> tuple[list[Window], tuple[Assumption, ...]]:
    """`X, then monthly`: X, then the occurrences that end after it, the first cut to the day after X.

    `then annually` repeats X's own month.
    """
    resolved = resolve_expression(found, context)
    last = resolved.windows[-1].latest
    if last is None or len(found.clauses) != 1:
        raise UnreadableDate("it has a frequency and several dates", _get_span(found))
    if often.interval == "12":
        part = resolved.parts[-1][0]
        clause = found.clauses[0]._replace(bound="")
        again = [_resolve_in_year(clause, (part.year or last.year) + number, context) for number in range(1, 100)]
        following = [each for each in again if each and each.latest and each.latest <= limits.last]
    else:
        following = generate_occurrences(often.interval, last + DAY, limits.last, context)
    return [*resolved.windows, *following], resolved.assumptions
