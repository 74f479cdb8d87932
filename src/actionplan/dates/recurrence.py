"""What comes round again: the rows of "Recurrence"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates.calendar import DAY, months, start
from actionplan.dates.context import Context
from actionplan.dates.grammar import Clause, Expression, Grammar
from actionplan.dates.part import Part, Unread
from actionplan.dates.reading import Assumption, Window
from actionplan.dates.resolve import resolve
from actionplan.dates.tokens import Token
from actionplan.dates.windows import TERMS


class Frequency(NamedTuple):
    """How often: "week", "fortnight", "half-month", "term", a number of months, or "no" (no days of its own).

    `first` and `end` are the positions of its first token and of the one after it.
    """

    every: str
    first: int
    end: int
    flagged: bool = False


class Occurrences(NamedTuple):
    """The windows of a recurrence, and what was assumed."""

    windows: tuple[Window, ...]
    assumptions: tuple[Assumption, ...] = ()
    approximate: bool = False


# How often


def frequency(tokens: list[Token], at: int) -> Frequency | None:
    """The frequency that starts at a token: `monthly`, `6 monthly`, `twice a year`, `every quarter`."""
    token = tokens[at]
    if token.role == "often":
        return Frequency(_named(str(token.value)), at, at + 1, str(token.value) == "twice-yearly")
    if token.role in ("number", "count"):
        return _counted(tokens, at)
    if token.role == "times" or token.text == "once":
        return _times(tokens, at)
    return _every(tokens, at) if token.role == "every" else None


def _named(value: str) -> str:
    return "6" if value == "twice-yearly" else value


def _counted(tokens: list[Token], at: int) -> Frequency | None:
    """`6 monthly`, `six-monthly`, `3-monthly`; `four times a year` has no days of its own."""
    after = at + 2 if tokens[at + 1].text == "-" else at + 1
    if tokens[after].text == "times" or (tokens[after].text in ("a", "per") and tokens[after + 1].role in _PERIODS):
        return Frequency("no", at, after + 1)
    if tokens[after].text not in ("monthly", "weekly"):
        return None
    unit = "month" if tokens[after].text == "monthly" else "week"
    return Frequency(_several(int(tokens[at].value), unit), at, after + 1)


def _several(count: int, unit: str) -> str:
    """So many weeks, months or years as a frequency."""
    if unit == "week":
        return {1: "week", 2: "fortnight"}.get(count, "no")
    if unit == "month":
        return str(count) if count in (1, 2, 3, 4, 6, 12) else "no"
    return {"year": "12", "term": "term", "quarter": "3", "half": "6"}.get(unit, "no") if count == 1 else "no"


def _times(tokens: list[Token], at: int) -> Frequency | None:
    """`twice a year`, `twice yearly`, `twice monthly` (to the 15th, to the end), `once a quarter`."""
    after = at + 1
    twice = tokens[at].text == "twice"
    if tokens[after].text in ("yearly", "annually", "monthly"):
        every = "12" if tokens[after].text != "monthly" else "1"
    elif tokens[after].text in ("a", "an", "per", "each", "every") and tokens[after + 1].role in _PERIODS:
        after += 1
        every = _several(1, _period(tokens[after]))
    else:
        return None
    if not twice:
        return Frequency(every if tokens[at].text == "once" else "no", at, after + 1)
    return Frequency({"12": "6", "1": "half-month"}.get(every, "no"), at, after + 1)


_PERIODS = frozenset({"unit", "quarter", "half"})


def _period(token: Token) -> str:
    return token.role if token.role in ("quarter", "half") else str(token.value)


def _every(tokens: list[Token], at: int) -> Frequency | None:
    """`every month`, `each quarter`, `every 6 months`, `every other month`; `every June` is a frequency of years."""
    after, count = at + 1, 1
    if tokens[after].text in ("single", "and"):
        after += 2 if tokens[after].text == "and" else 1
    if tokens[after].role in ("number", "count"):
        count, after = int(tokens[after].value), after + 1
        if tokens[after].text in ("to", "-", "or"):
            after += 2
            count = -1
    elif tokens[after].text == "other" or (tokens[after].text == "second" and tokens[after + 1].role in _PERIODS):
        count, after = 2, after + 1
    if tokens[after].role == "sort" and tokens[after + 1].value == "year":
        after += 1
    token = tokens[after]
    if token.role in _PERIODS:
        return Frequency(_several(count, _period(token)), at, after + 1)
    if token.role in ("month", "season", "feast", "number", "ordinal", "edge") and tokens[at].text != "per":
        return Frequency("12", at, at + 1)
    if token.role in ("weekday", "nth"):
        return Frequency("no", at, after + 1)
    return None


# The occurrences


def occurrences(every: str, first: date, last: date, context: Context, anchor: date | None = None) -> list[Window]:
    """One window for each time it comes round and ends from `first` to `last`; the first is cut to where it starts.

    Weeks count from the period's first day; months, quarters and halves are the financial year's own; years are
    those of `anchor` (the period's, where there is none).
    """
    if every in ("week", "fortnight"):
        found = _weeks(7 if every == "week" else 14, context.first, last)
    elif every == "half-month":
        found = _half_months(first, last)
    elif every == "term":
        found = [months(year, *TERMS[term]) for year in range(first.year - 1, last.year + 1) for term in (0, 1, 2)]
    else:
        found = _spans(int(every), first, last, context, anchor or context.first)
    inside = [each for each in found if each.latest and first <= each.latest <= last]
    return [Window(max(each.earliest or first, first), each.latest) for each in inside]


def _weeks(days: int, first: date, last: date) -> list[Window]:
    count = ((last - first).days + 1) // days
    return [Window(first + number * days * DAY, first + (number * days + days - 1) * DAY) for number in range(count)]


def _half_months(first: date, last: date) -> list[Window]:
    """`twice monthly`: to the 15th, to the end."""
    found = []
    for number in range((last.year - first.year) * 12 + last.month - first.month + 1):
        whole = months(first.year, first.month + number)
        middle = start(first.year, first.month + number, 15)
        found += [Window(whole.earliest, middle), Window(middle + DAY, whole.latest)]
    return found


def _spans(length: int, first: date, last: date, context: Context, anchor: date) -> list[Window]:
    """Windows of so many months, counted from the start of a financial year, or for years from the anchor."""
    if length == 12:
        year, month, day = anchor.year - 1, anchor.month, anchor.day
        while start(year, month, day) > first:
            year -= 1
    else:
        year, month, day = context.first_year_of(first), context.year_month, context.year_day
    count = ((last.year - year) * 12 + 24) // length
    return [months(year, month + number * length, length, day) for number in range(count)]


# The words round a frequency


class Restriction(NamedTuple):
    """Between which days it comes round, which months it names, and what comes first."""

    first: date
    last: date
    anchor: date | None = None
    named: Expression | None = None
    opening: Expression | None = None
    assumed: tuple[Assumption, ...] = ()


class Beside(NamedTuple):
    """A date beside a frequency, and the rules and tokens it was found with."""

    grammar: Grammar
    found: Expression

    def follower(self) -> str:
        """The word behind the date."""
        return self.grammar.tokens[self.found.end].text


def recurring(
    often: Frequency, before: Beside | None, after: Beside | None, grammar: Grammar, *, thereafter: bool
) -> Occurrences:
    """The occurrences of a frequency, with the date in front of it and the one behind it.

    Raises `Unread` where the two do not make sense together, or nothing comes round inside the period.
    """
    context = grammar.context
    if often.every == "no":
        raise Unread(
            "it does not say on which days, or in which years, it comes round", grammar.span(often.first, often.end - 1)
        )
    limits = Restriction(context.first, context.last)
    if thereafter and not before and context.after:
        limits = limits._replace(first=max(context.after + DAY, context.first))
    if before:
        limits = _in_front(often, before, limits, thereafter=thereafter)
    if after:
        limits = _behind(often, after, limits)
    flagged = [_twice_yearly(grammar, often)] if often.flagged else []
    assumed = limits.assumed
    if limits.named:
        windows = _named_days(limits.named, limits, context)
    elif limits.opening:
        windows, opened = _opening(often, limits.opening, limits, context)
        assumed = (*opened, *assumed)
    else:
        windows = occurrences(often.every, limits.first, limits.last, context, limits.anchor)
    if not windows:
        span = grammar.span(often.first, often.end - 1)
        beside = "it has both a frequency and a date, and does not come round within it"
        raise Unread(beside if before or after else f"it does not come round inside the period {context.period}", span)
    return Occurrences(tuple(windows), (*flagged, *assumed), often.every == "term")


def _twice_yearly(grammar: Grammar, often: Frequency) -> Assumption:
    words = grammar.tokens[often.first].text
    return Assumption("ambiguous-years", f"{words} is read as twice a year; it could also be every two years")


def _in_front(often: Frequency, before: Beside, limits: Restriction, *, thereafter: bool) -> Restriction:
    """`X, then monthly`, `monthly thereafter`; `June annually`; `from X, monthly`; `2018/19 quarterly`."""
    found, context = before.found, before.grammar.context
    if found.mode != "window":
        return _between(found, limits, context)
    if often.every == "12" and _is_unyeared(found) and before.follower() not in _THEN and not thereafter:
        return limits._replace(named=found)
    if _is_year(found):
        return _between(found, limits, context)
    if before.follower() not in _THEN and not thereafter:
        raise Unread("it has both a date and a frequency: write 'then' between them", _span(found))
    return limits._replace(opening=found)


_THEN = frozenset({"then", "and", ",", ";", "&", "-", "thereafter"})


def _behind(often: Frequency, after: Beside, limits: Restriction) -> Restriction:
    """`monthly from X`, `until X`, `in X`, `(March)`, a year; months without a year are those months of every year."""
    found, grammar = after.found, after.grammar
    clause = found.clauses[0]
    if found.mode == "window" and clause.bound in ("", "by") and _is_unyeared(found):
        until = clause.bound == "by" and _until(grammar, clause)
        if not until and ("to" not in clause.joins or often.every == "12"):
            return limits._replace(named=found)
    yeared = found.mode == "window" and not clause.bound and "to" not in clause.joins and not _is_year(found)
    if yeared and often.every == "12" and not _is_unyeared(found):
        raise Unread("it has both a frequency and a date", _span(found))
    if clause.bound == "by" and not _until(grammar, clause):
        raise Unread("it has both a frequency and a date to be met by", _span(found))
    return _between(found, limits, grammar.context)


def _until(grammar: Grammar, clause: Clause) -> bool:
    """Whether the words in front of a part set a last day to a recurrence, and not a day to be met by."""
    first = clause.parts[0].span[0]
    words = {token.text for token in grammar.tokens if token.end <= first}
    return bool(words & {"until", "till", "til", "to", "up"})


def _between(found: Expression, limits: Restriction, context: Context) -> Restriction:
    """The limits narrowed to a date; where years are named, they may lie outside the period."""
    if len(found.clauses) != 1:
        raise Unread("it has a frequency and several dates", _span(found))
    resolved = resolve(found, context)
    whole = resolved.windows[0]
    limits = limits._replace(assumed=resolved.assumptions)
    if _is_year(found) and whole.earliest and whole.latest and not found.clauses[0].bound:
        return limits._replace(first=whole.earliest, last=whole.latest, anchor=whole.earliest)
    first = max(limits.first, whole.earliest) if whole.earliest else limits.first
    last = min(limits.last, whole.latest) if whole.latest else limits.last
    return limits._replace(first=first, last=last)


def _is_unyeared(found: Expression) -> bool:
    return all(
        part.year is None and part.kind not in ("the year", "plan year")
        for each in found.clauses
        for part in each.parts
    )


def _is_year(found: Expression) -> bool:
    kinds = ("year", "years", "plan year", "academic", "municipal", "the year")
    return all(part.kind in kinds for each in found.clauses for part in each.parts)


def _span(found: Expression) -> tuple[int, int]:
    return found.clauses[0].parts[0].span[0], found.clauses[-1].parts[-1].span[1]


def _named_days(found: Expression, limits: Restriction, context: Context) -> list[Window]:
    """`every June`, `quarterly (Jan, April, July, Oct)`: those months of each year, due inside the period."""
    windows: list[Window] = []
    for clause in _separate(found.clauses):
        for year in range(limits.first.year - 1, limits.last.year + 2):
            whole = _of_year(clause, year, context)
            if whole and whole.latest and limits.first <= whole.latest <= limits.last:
                windows.append(whole)
    return sorted(dict.fromkeys(windows), key=lambda each: (each.latest or date.max, each.earliest or date.min))


def _separate(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Under a frequency `March/September` are two times, not one window in either."""
    separate = []
    for clause in clauses:
        if "or" in clause.joins and "to" not in clause.joins and all(part.kind == "month" for part in clause.parts):
            separate += [Clause(clause.bound, (part,)) for part in clause.parts]
        else:
            separate.append(clause)
    return separate


def _of_year(clause: Clause, year: int, context: Context) -> Window | None:
    last: Part = clause.parts[-1].but(year=year)
    try:
        return resolve(Expression("window", (clause._replace(parts=(*clause.parts[:-1], last)),), 0), context).windows[
            0
        ]
    except Unread:
        return None


def _opening(
    often: Frequency, found: Expression, limits: Restriction, context: Context
) -> tuple[list[Window], tuple[Assumption, ...]]:
    """`X, then monthly`: X, then the occurrences that end after it, the first cut to the day after X.

    `then annually` repeats X's own month.
    """
    resolved = resolve(found, context)
    last = resolved.windows[-1].latest
    if last is None or len(found.clauses) != 1:
        raise Unread("it has a frequency and several dates", _span(found))
    if often.every == "12":
        part = resolved.parts[-1][0]
        clause = found.clauses[0]._replace(bound="")
        again = [_of_year(clause, (part.year or last.year) + number, context) for number in range(1, 100)]
        following = [each for each in again if each and each.latest and each.latest <= limits.last]
    else:
        following = occurrences(often.every, last + DAY, limits.last, context)
    return [*resolved.windows, *following], resolved.assumptions
