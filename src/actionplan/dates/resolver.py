"""Turns a date as it is written into days: finds the year if none is written, and builds the windows."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, permutations
from typing import NamedTuple

from actionplan.dates.calendar import DAY, count_shared_days, is_within
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate, build_day_error, build_no_year_error
from actionplan.dates.ellipsis import fill_ellipsis
from actionplan.dates.expression import Clause, Expression
from actionplan.dates.formatting import format_part, format_window
from actionplan.dates.reading import Assumption, DatePart, Window
from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NAMES, WEEKDAY_NAMES
from actionplan.dates.windows import compute_window


class ResolvedExpression(NamedTuple):
    """The windows of an expression, the assumptions, and the completed parts with the window of each."""

    windows: tuple[Window, ...]
    assumptions: tuple[Assumption, ...]
    parts: tuple[tuple[DatePart, Window], ...]


class DatedClause(NamedTuple):
    """One clause with its years: its parts and their windows, its own window, and the assumptions."""

    parts: tuple[DatePart, ...]
    windows: tuple[Window, ...]
    whole: Window
    assumptions: tuple[Assumption, ...] = ()


def resolve_expression(expression: Expression, context: Context) -> ResolvedExpression:
    """Return the windows of an expression in date order. Raises `UnreadableDate` if no date fits, or more than one."""
    clauses = fill_ellipsis(expression.clauses)
    dated = [_resolve_clause(clause, context) for clause in clauses]
    if expression.mode == "ongoing to":
        windows = [_extend_from_period_start(clause, context) for clause in dated]
    else:
        windows = [_apply_bound(clause.bound, dates) for clause, dates in zip(clauses, dated, strict=True)]
    if len(windows) > 1:
        _check_winters(clauses, windows)
        windows = _order_windows(clauses, windows)
    assumptions = [assumption for clause in dated for assumption in clause.assumptions]
    assumptions.extend(_note_or_windows(clauses, dated))
    if not any(count_shared_days(window, context.window) for window in windows):
        assumptions.append(_note_outside_period(windows, context))
    parts = tuple(pair for clause in dated for pair in zip(clause.parts, clause.windows, strict=True))
    return ResolvedExpression(tuple(windows), tuple(dict.fromkeys(assumptions)), parts)


# Years


def _resolve_clause(clause: Clause, context: Context) -> DatedClause:
    """Give a clause its years: its own, or if none is written those with most days in the period."""
    if any(part.has_year for part in clause.parts):
        return _resolve_with_year(clause, context)
    return _resolve_by_period(clause, context)


def _resolve_with_year(clause: Clause, context: Context) -> DatedClause:
    """Give a clause with a written year all its years. A part is the last that starts before the part behind it."""
    parts = list(clause.parts)
    assumptions: list[Assumption] = []
    anchor = max(n for n, part in enumerate(parts) if part.has_year)
    parts[anchor] = _settle_winter(parts[anchor], context, assumptions)
    for position in range(anchor - 1, -1, -1):
        if not parts[position].has_year:
            parts[position] = _find_last_before(parts[position], parts[position + 1], context)
        else:
            parts[position] = _settle_winter(parts[position], context, assumptions)
    for position in range(anchor + 1, len(parts)):
        parts[position] = _find_first_after(parts[position], parts[position - 1], context)
    joined = _join_parts(tuple(parts), clause.joins, context)
    assumptions.extend(_note_asides(joined.parts, joined.windows, context))
    return joined._replace(assumptions=tuple(assumptions))


def _settle_winter(part: DatePart, context: Context, assumptions: list[Assumption]) -> DatePart:
    """Return a part with its own year. Decides which winter `Winter 2018` is."""
    if part.kind != "season" or part.financial or part.year is None:
        return part
    season = context.seasons[part.number]
    if season.month + season.length <= 13:
        return part
    plain = part.replace(edge="")
    here, before = compute_window(plain, context), compute_window(plain.replace(year=part.year - 1), context)
    earlier = count_shared_days(before, context.window) > 0 == count_shared_days(here, context.window)
    chosen, other = (before, here) if earlier else (here, before)
    name = f"{SEASON_NAMES[part.number]} {part.year}"
    assumptions.append(
        Assumption("winter-of", f"{name} is read as {format_window(chosen)}; it could also be {format_window(other)}")
    )
    return part.replace(year=part.year - 1) if earlier else part


def _find_last_before(part: DatePart, following: DatePart, context: Context) -> DatePart:
    """Find the last of its kind that starts before the part behind it: `Winter to early Spring 2018` starts in 2017."""
    if following.kind in ("year", "years") and part.kind not in ("year", "years"):
        raise UnreadableDate("it does not say in which year it starts", part.span)
    limit = compute_window(following, context).earliest
    year = following.year if following.year is not None else context.last.year
    if part.traits.is_counted and (following.traits.is_counted or following.kind == "year"):
        part = part.replace(financial=following.financial)
    return _find_nearest_year(part, range(year + 1, year - 3, -1), context, before=limit)


def _find_first_after(part: DatePart, preceding: DatePart, context: Context) -> DatePart:
    """Find the first of its kind that starts after the part in front: `November 2018 to February`."""
    limit = compute_window(preceding, context).earliest
    year = preceding.year if preceding.year is not None else context.first.year
    if part.traits.is_counted and (preceding.traits.is_counted or preceding.kind == "year"):
        part = part.replace(financial=preceding.financial)
    return _find_nearest_year(part, range(year - 1, year + 3), context, after=limit)


def _find_nearest_year(
    part: DatePart, years: range, context: Context, before: date | None = None, after: date | None = None
) -> DatePart:
    for year in years:
        candidate = part.replace(year=year, how="before" if before else "after")
        try:
            first = compute_window(candidate, context).earliest
        except UnreadableDate:
            continue
        if first and (before is None or first < before) and (after is None or first > after):
            return candidate
    raise build_day_error(part)


def _resolve_by_period(clause: Clause, context: Context) -> DatedClause:
    """Give a clause without a year the year with most days in the period. Raises `UnreadableDate` if two are equal."""
    candidates = []
    for year in range(context.first.year - 1, context.last.year + 2):
        parts = list(clause.parts)
        try:
            parts[-1] = parts[-1].replace(year=year, how="period")
            for position in range(len(parts) - 2, -1, -1):
                parts[position] = _find_last_before(parts[position], parts[position + 1], context)
            candidate = _join_parts(tuple(parts), clause.joins, context)
        except UnreadableDate:
            continue
        candidates.append((count_shared_days(_find_deciding_window(candidate, context), context.window), candidate))
    span = (clause.parts[0].span[0], clause.parts[-1].span[1])
    if not candidates:
        raise build_no_year_error(clause.parts, span)
    candidates.sort(key=lambda pair: -pair[0])
    most_days, chosen = candidates[0]
    others = [other for days, other in candidates[1:] if days]
    if not most_days:
        raise UnreadableDate(f"no such day is in the period {context.period}: write the year", span)
    # If both are wholly in the period, the longer February does not decide.
    both_fit = others and all(is_within(clause.whole, context.window) for clause in (chosen, others[0]))
    if others and (both_fit or candidates[1][0] == most_days):
        years = " or ".join(format_window(clause.whole) for clause in sorted((chosen, others[0]), key=_get_start))
        raise UnreadableDate(f"no year is written, and it could be {years}: write the year", span)
    return chosen._replace(assumptions=tuple(_note_assumed_year(chosen, others, context)))


def _find_deciding_window(clause: DatedClause, context: Context) -> Window:
    """Return the window by which the year is chosen: the whole year for `end of municipal year`."""
    last = clause.parts[-1]
    return compute_window(last.replace(edge=""), context) if last.kind == "municipal" else clause.whole


def _get_start(clause: DatedClause) -> date:
    return clause.whole.earliest or date.min


def _note_assumed_year(chosen: DatedClause, others: list[DatedClause], context: Context) -> list[Assumption]:
    days = format_window(chosen.whole)
    assumptions = [
        Assumption("year-from-period", f"no year is written: it is read as {days}, from the period {context.period}")
    ]
    if others:
        also = " or ".join(format_window(other.whole) for other in others)
        assumptions.append(
            Assumption("ambiguous-year", f"no year is written: it is read as {days}; it could also be {also}")
        )
    assumptions.extend(_note_asides(chosen.parts, chosen.windows, context))
    return assumptions


# Windows


def _join_parts(parts: tuple[DatePart, ...], joins: tuple[str, ...], context: Context) -> DatedClause:
    """Join parts into the window from the start of the first to the end of the last: `X to Y`, `X or Y`."""
    windows = tuple(compute_window(part, context) for part in parts)
    starts = [window.earliest or date.min for window in windows]
    if starts != sorted(starts):
        raise UnreadableDate("it runs backwards", (parts[0].span[0], parts[-1].span[1]))
    ends = [window.latest or date.max for window in windows]
    if "to" in joins and any(one != two and is_within(two, one) for one, two in pairwise(windows)):
        problem = "it says two things: the end of the range is inside its beginning"
        raise UnreadableDate(problem, (parts[0].span[0], parts[-1].span[1]))
    return DatedClause(parts, windows, Window(starts[0], max(ends)))


def _apply_bound(bound: str, dated: DatedClause) -> Window:
    """Apply `by X`, `before X`, `not before X`, `after X`, `from X`: keep one end of X, or the day beside it."""
    first, last = dated.whole
    if bound in ("by", "after") and dated.parts[-1].edge == "start":
        last = dated.windows[-1].earliest
    if bound == "by" or (bound == "before" and dated.parts[-1].edge in ("end", "last day")):
        return Window(None, last)
    if bound == "before":
        return Window(None, first - DAY if first else None)
    if bound in ("not before", "from"):
        return Window(first, None)
    if bound == "after":
        return Window(last + DAY if last else None, None)
    return dated.whole


def _extend_from_period_start(dated: DatedClause, context: Context) -> Window:
    """Return the window of `ongoing to X`: from the start of the period to the end of X."""
    last = dated.whole.latest
    if last and last < context.first:
        span = (dated.parts[0].span[0], dated.parts[-1].span[1])
        raise UnreadableDate(f"it ends before the period {context.period} starts", span)
    return Window(context.first, last)


def _order_windows(clauses: Sequence[Clause], windows: list[Window]) -> list[Window]:
    """Sort the windows of a list. Raises `UnreadableDate` if they run backwards in one shared year."""
    ordered = sorted(windows, key=lambda window: window.sort_key)
    parts = [clause.parts[-1] for clause in clauses]
    if any(_is_said_twice(one, two, clauses, windows) for one, two in permutations(range(len(windows)), 2)):
        problem = "it says two things: one date of the list is inside another"
        raise UnreadableDate(problem, (parts[0].span[0], parts[-1].span[1]))
    if windows != ordered and any(part.year is not None for part in parts) and not _has_own_years(clauses):
        raise UnreadableDate("it runs backwards: write every year", (parts[0].span[0], parts[-1].span[1]))
    return list(dict.fromkeys(ordered))


def _check_winters(clauses: Sequence[Clause], windows: Sequence[Window]) -> None:
    """Raise `UnreadableDate` for `Winter 2017 and 2018`, if the plan has days in one winter only."""
    parts = [clause.parts[-1] for clause in clauses]
    seasons = {(part.number, part.year) for part in parts if part.kind == "season"}
    if len(seasons) == len(clauses) > len(set(windows)):
        span = parts[0].span[0], parts[-1].span[1]
        raise UnreadableDate("it is not clear which winters they are: write them like 2017/18", span)


def _is_said_twice(one: int, two: int, clauses: Sequence[Clause], windows: Sequence[Window]) -> bool:
    """Return True if one member of a list is a whole year and another is inside it: `2017 and June`."""
    year, inside = windows[one], windows[two]
    is_year = all(part.kind in ("year", "years", "plan year") for part in clauses[one].parts)
    return is_year and None not in inside and year != inside and is_within(inside, year)


def _has_own_years(clauses: Sequence[Clause]) -> bool:
    """Return True if the members of a list have different years, so that they did not share one."""
    years = [(part.year, part.financial) for clause in clauses for part in clause.parts]
    return len(set(years)) > 1


# Assumptions


def _note_asides(parts: Sequence[DatePart], windows: Sequence[Window], context: Context) -> list[Assumption]:
    """List what reading each part assumed, with the other reading if there is one."""
    notes: list[Assumption] = []
    for part, whole in zip(parts, windows, strict=True):
        if part.kind == "quarter" and not part.financial and context.quarters == "as written" and part.year:
            notes.extend(_note_quarter(part, context))
        if part.weekday is not None and whole.earliest:
            notes.extend(_note_weekday(part))
        if part.edge.startswith("week "):
            notes.append(_note_week(part, whole))
        notes.extend(_note_aside(code, part, context) for code in part.asides if not _is_period(code, part, context))
    return notes


def _is_period(code: str, part: DatePart, context: Context) -> bool:
    years = (part.year, part.number) if part.kind == "years" else (part.year, (part.year or 0) + 1)
    return code == "ambiguous-years" and years == (context.first.year, context.last.year)


def _note_quarter(part: DatePart, context: Context) -> Iterator[Assumption]:
    """Note the financial quarter that a calendar quarter could be, unless it is the same: a year from 1 January."""
    other = compute_window(part.replace(financial=True), context)
    if other != compute_window(part, context):
        name = f"Q{part.number} {part.year}"
        yield Assumption(
            "ambiguous-quarter",
            f"{name} is read as a calendar quarter; as a financial quarter, {name}/{((part.year or 0) + 1) % 100:02d}, "
            f"it would be {format_window(other)}",
        )


def _note_week(part: DatePart, whole: Window) -> Assumption:
    """Note the week of a month, with the days that it would be if weeks counted from the first Monday."""
    days, number = format_window(whole), int(part.edge.split()[1])
    if whole.earliest is None or number < 0:
        return Assumption("ambiguous-week", f"it is read as the last seven days of the month, {days}")
    first = whole.earliest.replace(day=1)
    monday = first + (-first.weekday() % 7 + 7 * (number - 1)) * DAY
    text = f"weeks count from the first day of the month: it is read as {days}"
    other = format_window(Window(monday, monday + 6 * DAY))
    return Assumption("ambiguous-week", f"{text}; from the first Monday it would be {other}")


def _note_weekday(part: DatePart) -> list[Assumption]:
    day = date(part.year or 1, part.number, part.day)
    if day.weekday() == part.weekday:
        return []
    written, actual = WEEKDAY_NAMES[part.weekday or 0], WEEKDAY_NAMES[day.weekday()]
    text = f"{format_window(Window(day, day))} is a {actual}, not a {written}: the date counts"
    return [Assumption("weekday-mismatch", text)]


_AUTUMN = 2


def _note_financial_year(code: str, part: DatePart, context: Context) -> Assumption:
    """Note a financial year that is named by one year, with the other one that it could be."""
    year = part.year or 0
    other = format_window(compute_window(part.replace(year=year + 1), context))
    text = f"the financial year {year + 1} is read as {year}/{(year + 1) % 100:02d}, the one that ends in it"
    return Assumption(code, f"{text}; it could also be {year + 1}/{(year + 2) % 100:02d}, {other}")


def _note_aside(code: str, part: DatePart, context: Context) -> Assumption:
    meaning = format_part(part)
    if code == "ambiguous-day-or-year":
        day = (part.year or 0) % 100
        return Assumption(code, f"it is read as {meaning}; it could also be day {day} of the month")
    if code == "ambiguous-month":
        month = MONTH_NAMES[(part.year or 0) % 100]
        return Assumption("ambiguous-years", f"it is read as {meaning}; it could also be {month} {part.year}")
    if code == "ambiguous-financial-year":
        return _note_financial_year(code, part, context)
    if code == "ambiguous-season":
        other = compute_window(part.replace(kind="season", number=_AUTUMN, edge=""), context)
        return Assumption(code, f"Hydref is read as {meaning}; it could also be Autumn, {format_window(other)}")
    if part.kind == "years" and part.financial:
        days = format_window(compute_window(part, context))
        return Assumption(code, f"it is read as {days}; it could also be the calendar years or start a year later")
    if part.kind == "years":
        return Assumption(code, f"it is read as {meaning} by the calendar; it could also be the financial years")
    return Assumption(code, f"it is read as {meaning}; it could also be two calendar years")


def _note_or_windows(clauses: Sequence[Clause], dated: Sequence[DatedClause]) -> list[Assumption]:
    """Note each `X/Y` whose X and Y are not neighbours."""
    return [
        Assumption(
            "or-window",
            f"they are read as one window, {format_window(dated_clause.whole)}, including the days between them",
        )
        for clause, dated_clause in zip(clauses, dated, strict=True)
        if _has_gap(clause, dated_clause.windows)
    ]


def _has_gap(clause: Clause, windows: Sequence[Window]) -> bool:
    """Return True if there are days between two parts that "or" joins."""
    return any(
        join == "or" and one.latest and two.earliest and one.latest + DAY < two.earliest
        for join, (one, two) in zip(clause.joins, pairwise(windows), strict=True)
    )


def _note_outside_period(windows: Sequence[Window], context: Context) -> Assumption:
    days = " and ".join(format_window(window) for window in windows)
    return Assumption("outside-period", f"{days} is outside the period {context.period}")
