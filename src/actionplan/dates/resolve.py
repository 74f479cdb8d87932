"""From what is written to days: finds the year where none is, and makes the windows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates.calendar import DAY, is_within, overlap
from actionplan.dates.context import Context
from actionplan.dates.grammar import Clause, Expression
from actionplan.dates.impossible import in_no_year, no_such_day
from actionplan.dates.part import Part, Unread
from actionplan.dates.reading import Assumption, Window
from actionplan.dates.say import say_part, say_window
from actionplan.dates.sharing import NEEDS_NO_YEAR, share
from actionplan.dates.windows import window
from actionplan.dates.words import MONTH_NAMES, SEASON_NAMES, WEEKDAY_NAMES


class Resolved(NamedTuple):
    """The windows of an expression, what was assumed, and the finished parts with the window of each."""

    windows: tuple[Window, ...]
    assumptions: tuple[Assumption, ...]
    parts: tuple[tuple[Part, Window], ...]


class Dated(NamedTuple):
    """One clause with its years found: its parts and their windows, its own window, and what was assumed."""

    parts: tuple[Part, ...]
    windows: tuple[Window, ...]
    whole: Window
    assumptions: tuple[Assumption, ...] = ()


def resolve(expression: Expression, context: Context) -> Resolved:
    """The windows of an expression in date order. Raises `Unread` where there is no such date, or no telling which."""
    clauses = share(expression.clauses)
    dated = [_clause(clause, context) for clause in clauses]
    windows = [_bounded(clause.bound, each) for clause, each in zip(clauses, dated, strict=True)]
    if expression.mode == "ongoing to":
        windows = [_from_the_start(each, context) for each in dated]
    if len(windows) > 1:
        windows = _ordered(clauses, windows)
    assumptions = [found for each in dated for found in each.assumptions]
    assumptions.extend(_or_windows(clauses, dated))
    if not any(overlap(each, context.window) for each in windows):
        assumptions.append(_outside(windows, context))
    parts = tuple(pair for each in dated for pair in zip(each.parts, each.windows, strict=True))
    return Resolved(tuple(windows), tuple(dict.fromkeys(assumptions)), parts)


# Years

_COUNTED = ("quarter", "half")


def _clause(clause: Clause, context: Context) -> Dated:
    """A clause with its years: its own, or where none is written the ones that overlap the period most."""
    if any(part.year is not None or part.kind in NEEDS_NO_YEAR for part in clause.parts):
        return _dated(clause, context)
    return _by_period(clause, context)


def _dated(clause: Clause, context: Context) -> Dated:
    """A clause in which a year is written: a part before it is the last that starts before the part behind it."""
    parts = list(clause.parts)
    assumptions: list[Assumption] = []
    anchor = max(n for n, part in enumerate(parts) if part.year is not None or part.kind in NEEDS_NO_YEAR)
    parts[anchor] = _settled(parts[anchor], context, assumptions)
    for position in range(anchor - 1, -1, -1):
        if parts[position].year is None and parts[position].kind not in NEEDS_NO_YEAR:
            parts[position] = _last_before(parts[position], parts[position + 1], context)
        else:
            parts[position] = _settled(parts[position], context, assumptions)
    for position in range(anchor + 1, len(parts)):
        parts[position] = _first_after(parts[position], parts[position - 1], context)
    found = _joined(tuple(parts), context)
    assumptions.extend(_asides(found.parts, found.windows, context))
    return found._replace(assumptions=tuple(assumptions))


def _settled(part: Part, context: Context, assumptions: list[Assumption]) -> Part:
    """A part whose own year is written; which winter a bare year means is settled here."""
    if part.kind != "season" or part.financial or part.year is None:
        return part
    season = context.seasons[part.number]
    if season.month + season.length <= 13:
        return part
    plain = part.but(edge="")
    here, before = window(plain, context), window(plain.but(year=part.year - 1), context)
    earlier = overlap(before, context.window) > 0 == overlap(here, context.window)
    chosen, other = (before, here) if earlier else (here, before)
    name = f"{SEASON_NAMES[part.number]} {part.year}"
    assumptions.append(
        Assumption("winter-of", f"{name} is read as {say_window(chosen)}; it could also be {say_window(other)}")
    )
    return part.but(year=part.year - 1) if earlier else part


def _last_before(part: Part, following: Part, context: Context) -> Part:
    """The last of its kind that starts before the part behind it: `Winter to early Spring 2018` starts in 2017."""
    if following.kind in ("year", "years") and part.kind not in ("year", "years"):
        raise Unread("it does not say in which year it starts", part.span)
    limit = window(following, context).earliest
    year = following.year if following.year is not None else context.last.year
    if part.kind in _COUNTED and following.kind in (*_COUNTED, "year"):
        part = part.but(financial=following.financial)
    return _nearest_year(part, range(year + 1, year - 3, -1), context, before=limit)


def _first_after(part: Part, preceding: Part, context: Context) -> Part:
    """The first of its kind that starts after the part in front: `November 2018 to February`."""
    limit = window(preceding, context).earliest
    year = preceding.year if preceding.year is not None else context.first.year
    if part.kind in _COUNTED and preceding.kind in (*_COUNTED, "year"):
        part = part.but(financial=preceding.financial)
    return _nearest_year(part, range(year - 1, year + 3), context, after=limit)


def _nearest_year(
    part: Part, years: range, context: Context, before: date | None = None, after: date | None = None
) -> Part:
    for year in years:
        candidate = part.but(year=year, how="before" if before else "after")
        try:
            first = window(candidate, context).earliest
        except Unread:
            continue
        if first and (before is None or first < before) and (after is None or first > after):
            return candidate
    raise no_such_day(part)


def _by_period(clause: Clause, context: Context) -> Dated:
    """No year written: the occurrence that overlaps the period most; a tie asks for the year."""
    candidates = []
    for year in range(context.first.year - 1, context.last.year + 2):
        parts = list(clause.parts)
        try:
            parts[-1] = parts[-1].but(year=year, how="period")
            for position in range(len(parts) - 2, -1, -1):
                parts[position] = _last_before(parts[position], parts[position + 1], context)
            found = _joined(tuple(parts), context)
        except Unread:
            continue
        candidates.append((overlap(found.whole, context.window), found))
    span = (clause.parts[0].span[0], clause.parts[-1].span[1])
    if not candidates:
        raise in_no_year(clause.parts, span)
    candidates.sort(key=lambda each: -each[0])
    best, found = candidates[0]
    others = [other for days, other in candidates[1:] if days]
    if not best:
        raise Unread(f"no such day is in the period {context.period}: write the year", span)
    # Of two that lie wholly in the period, a leap day does not choose.
    both = others and all(is_within(each.whole, context.window) for each in (found, others[0]))
    if others and (both or candidates[1][0] == best):
        years = " or ".join(say_window(each.whole) for each in sorted((found, others[0]), key=_starts))
        raise Unread(f"no year is written, and it could be {years}: write the year", span)
    return found._replace(assumptions=tuple(_year_assumed(found, others, context)))


def _starts(each: Dated) -> date:
    return each.whole.earliest or date.min


def _year_assumed(found: Dated, others: list[Dated], context: Context) -> list[Assumption]:
    said = say_window(found.whole)
    assumed = [
        Assumption("year-from-period", f"no year is written: it is read as {said}, from the period {context.period}")
    ]
    if others:
        also = " or ".join(say_window(each.whole) for each in others)
        assumed.append(
            Assumption("ambiguous-year", f"no year is written: it is read as {said}; it could also be {also}")
        )
    assumed.extend(_asides(found.parts, found.windows, context))
    return assumed


# Windows


def _joined(parts: tuple[Part, ...], context: Context) -> Dated:
    """The window from the start of the first part to the end of the last; `X to Y` and `X or Y` alike."""
    windows = tuple(window(part, context) for part in parts)
    starts = [each.earliest or date.min for each in windows]
    if starts != sorted(starts):
        raise Unread("it runs backwards", (parts[0].span[0], parts[-1].span[1]))
    ends = [each.latest or date.max for each in windows]
    return Dated(parts, windows, Window(starts[0], max(ends)))


def _bounded(bound: str, dated: Dated) -> Window:
    """`by X`, `before X`, `not before X`, `after X`, `from X`: one end of X, or the day beside it."""
    first, last = dated.whole
    if bound == "by" or (bound == "before" and dated.parts[-1].edge in ("end", "last day")):
        return Window(None, last)
    if bound == "before":
        return Window(None, first - DAY if first else None)
    if bound in ("not before", "from"):
        return Window(first, None)
    if bound == "after":
        return Window(last + DAY if last else None, None)
    return dated.whole


def _from_the_start(dated: Dated, context: Context) -> Window:
    """`ongoing to X`: from the start of the period to the end of X."""
    last = dated.whole.latest
    if last and last < context.first:
        span = (dated.parts[0].span[0], dated.parts[-1].span[1])
        raise Unread(f"it ends before the period {context.period} starts", span)
    return Window(context.first, last)


def _ordered(clauses: Sequence[Clause], windows: list[Window]) -> list[Window]:
    """A list in date order. One that borrowed its year and runs backwards could mean two years."""
    ordered = sorted(windows, key=lambda each: (each.latest or date.max, each.earliest or date.min))
    parts = [clause.parts[-1] for clause in clauses]
    if windows != ordered and any(part.year is not None for part in parts) and not _all_written(clauses):
        raise Unread("it runs backwards: write every year", (parts[0].span[0], parts[-1].span[1]))
    return list(dict.fromkeys(ordered))


def _all_written(clauses: Sequence[Clause]) -> bool:
    """Whether every member of a list had a year of its own before the sharing."""
    years = [(part.year, part.financial) for clause in clauses for part in clause.parts]
    return len(set(years)) > 1


# Assumptions


def _asides(parts: Sequence[Part], windows: Sequence[Window], context: Context) -> list[Assumption]:
    """What reading each part assumed, with the other reading where there is one."""
    found: list[Assumption] = []
    for part, whole in zip(parts, windows, strict=True):
        if part.kind == "quarter" and not part.financial and context.quarters == "as written" and part.year:
            found.append(_quarter(part, context))
        if part.weekday is not None and whole.earliest:
            found.extend(_weekday(part))
        found.extend(_aside(code, part) for code in part.asides if not _is_period(code, part, context))
    return found


def _is_period(code: str, part: Part, context: Context) -> bool:
    years = (part.year, part.number) if part.kind == "years" else (part.year, (part.year or 0) + 1)
    return code == "ambiguous-years" and years == (context.first.year, context.last.year)


def _quarter(part: Part, context: Context) -> Assumption:
    other = window(part.but(financial=True), context)
    name = f"Q{part.number} {part.year}"
    return Assumption(
        "ambiguous-quarter",
        f"{name} is read as a calendar quarter; as a financial quarter, {name}/{((part.year or 0) + 1) % 100:02d}, "
        f"it would be {say_window(other)}",
    )


def _weekday(part: Part) -> list[Assumption]:
    day = date(part.year or 1, part.number, part.day)
    if day.weekday() == part.weekday:
        return []
    said, real = WEEKDAY_NAMES[part.weekday or 0], WEEKDAY_NAMES[day.weekday()]
    return [
        Assumption("weekday-mismatch", f"{say_window(Window(day, day))} is a {real}, not a {said}: the date is kept")
    ]


def _aside(code: str, part: Part) -> Assumption:
    said = say_part(part)
    if code == "ambiguous-day-or-year":
        day = (part.year or 0) % 100
        return Assumption(code, f"it is read as {said}; it could also be day {day} of the month")
    if code == "ambiguous-month":
        month = MONTH_NAMES[(part.year or 0) % 100]
        return Assumption("ambiguous-years", f"it is read as {said}; it could also be {month} {part.year}")
    if part.kind == "years":
        return Assumption(code, f"it is read as {said} by the calendar; it could also be the financial years")
    return Assumption(code, f"it is read as {said}; it could also be two calendar years")


def _or_windows(clauses: Sequence[Clause], dated: Sequence[Dated]) -> list[Assumption]:
    """`X/Y` is one window; it is noted where X and Y are not neighbours."""
    found = []
    for clause, each in zip(clauses, dated, strict=True):
        for join, one, two in zip(clause.joins, each.windows, each.windows[1:], strict=False):
            if join == "or" and one.latest and two.earliest and one.latest + DAY < two.earliest:
                said = say_window(each.whole)
                found.append(
                    Assumption("or-window", f"either is read as one window, {said}, with the days between them")
                )
                break
    return found


def _outside(windows: Sequence[Window], context: Context) -> Assumption:
    said = " and ".join(say_window(each) for each in windows)
    return Assumption("outside-period", f"{said} is outside the period {context.period}")
