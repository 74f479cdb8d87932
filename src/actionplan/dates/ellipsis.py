"""Words that are written once and count for several parts: a part borrows what it lacks from its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Clause
from actionplan.dates.reading import DatePart


def fill_ellipsis(clauses: Sequence[Clause]) -> list[Clause]:
    """Complete every part of some clauses from the part after it, or else the part before it.

    A year that is written once in a list counts for all of it. Within a chain the resolver finds the year later.
    """
    clauses = [_share_unit_in_choice(_merge_year_range(clause)) for clause in clauses]
    parts = _mark_all_financial([part for clause in clauses for part in clause.parts])
    if len(parts) == 1:
        return list(clauses)
    for position in range(len(parts) - 2, -1, -1):
        parts[position] = _borrow_from(parts[position], parts[position + 1])
    for position in range(1, len(parts)):
        parts[position] = _borrow_from(parts[position], parts[position - 1])
    shared, start = [], 0
    for clause in clauses:
        stop = start + len(clause.parts)
        shared.append(clause._replace(parts=tuple(parts[start:stop])))
        start = stop
    shared = _share_week(shared)
    return _share_year(shared) if len(shared) > 1 else shared


def _mark_all_financial(parts: list[DatePart]) -> list[DatePart]:
    """Make all quarters and halves financial if the phrase mixes `2017` and `2017/18`."""
    written = [part for part in parts if part.year is not None]
    if not any(part.financial for part in written) or all(part.financial for part in written):
        return parts
    return [part.replace(financial=True) if part.traits.is_counted else part for part in parts]


def _merge_year_range(clause: Clause) -> Clause:
    """Read `2018 to 2019` as `2018 - 2019`."""
    if clause.joins != ("to",):
        return clause
    one, two = clause.parts
    if any(part.kind != "year" or part.financial or part.edge for part in (one, two)):
        return clause
    if one.year is None or two.year is None or two.year <= one.year:
        return clause
    span = (one.span[0], two.span[1])
    years = DatePart("years", span, two.year, year=one.year, asides=("ambiguous-years",))
    return clause._replace(parts=(years,), joins=())


def _borrow_from(part: DatePart, other: DatePart) -> DatePart:
    """Give a number the month, quarter or kind of year of its neighbour, and a lone `mid` or `end` its unit."""
    if part.kind == "number":
        if other.kind == "day" and (other.year is None or other.span > part.span):
            week = part.week or other.week
            year = part.year or other.year
            return other.replace(day=part.day, span=part.span, weekday=part.weekday, week=week, year=year)
        if other.kind in ("quarter", "half", "plan year") and part.number <= (2 if other.kind == "half" else 4):
            dated = part if part.year else other
            return other.replace(
                number=part.number, span=part.span, year=dated.year, financial=dated.financial, edge=""
            )
        if other.kind in ("number", "edge"):
            return part
        raise UnreadableDate("a month is missing", part.span)
    if part.kind == "edge":
        if other.kind in ("number", "edge", "day"):
            raise UnreadableDate("it does not say which month or year", part.span)
        return other.replace(edge=part.edge, span=part.span)
    return part


def _share_week(clauses: list[Clause]) -> list[Clause]:
    """Make every day of a choice or a list a week: `Week commencing 14 or 21 October 2019`."""
    if not clauses[0].parts[0].week:
        return clauses
    week = clauses[0].parts[0].week
    return [
        clause._replace(parts=tuple(part.replace(week=week) if part.kind == "day" else part for part in clause.parts))
        if "to" not in clause.joins
        else clause
        for clause in clauses
    ]


def _share_year(clauses: list[Clause]) -> list[Clause]:
    """Give every clause without a year the one that is written: `June and December 2017`."""
    if multiplied := _expand_years(clauses):
        return multiplied
    years = [_find_year(clause) for clause in clauses]
    if not any(years) or all(years):
        return _share_unit(clauses)
    shared = []
    for position, clause in enumerate(clauses):
        year = years[position] or next((other for other in years[position:] if other), None)
        year = year or next(other for other in reversed(years[:position]) if other)
        shared.append(clause if years[position] else _set_year(clause, year))
    return shared


def _expand_years(clauses: list[Clause]) -> list[Clause]:
    """Give several units that share a year each of the bare years behind them: `June, December 2025 and 2026`."""
    count = 0
    while count < len(clauses) and _is_bare_year(clauses[-1 - count]):
        count += 1
    units, years = clauses[: len(clauses) - count], [clause.parts[0] for clause in clauses[len(clauses) - count :]]
    if not years or len(units) < 2 or not all(part.traits.is_yearly for unit in units for part in unit.parts):
        return []
    written = [part for unit in units for part in unit.parts if part.year is not None]
    if len({(part.year, part.financial) for part in written}) != 1:
        return []
    if any(year.financial != written[0].financial for year in years):
        return []
    shared = [_set_year(unit, (written[0].year or 0, written[0].financial)) for unit in units]
    return [*shared, *(_share_with(unit, year) for year in years for unit in units)]


def _is_bare_year(clause: Clause) -> bool:
    return len(clause.parts) == 1 and clause.parts[0].kind == "year" and not clause.parts[0].edge


def _share_unit(clauses: list[Clause]) -> list[Clause]:
    """Give every bare year the unit that is written: `June 2018 and 2019`, `Easter 2018, 2019`."""
    first, unit = clauses[0], clauses[0].parts[-1]
    if not all(_is_part_of_year(part) for part in first.parts) or unit.year is None:
        return clauses
    if any(part.year not in (None, unit.year) for part in first.parts):
        return clauses
    return [
        _share_with(first, clause.parts[0])
        if _is_bare_year(clause) and clause.parts[0].financial == unit.financial
        else clause
        for clause in clauses
    ]


def _share_with(unit: Clause, year: DatePart) -> Clause:
    """Move a unit to a bare year: the words of its parts are then those of the year, where they are written."""
    last = unit.parts[-1].replace(year=year.year, financial=year.financial)
    parts = [part if part.year is None else part.replace(year=year.year) for part in (*unit.parts[:-1], last)]
    return unit._replace(parts=tuple(part.replace(span=year.span) for part in parts))


def _is_part_of_year(part: DatePart) -> bool:
    """Return True for a unit that every year has, and for the first half or the end of a year itself."""
    return part.traits.is_yearly or (part.kind == "year" and bool(part.edge))


def _share_unit_in_choice(clause: Clause) -> Clause:
    """Give a bare year behind "or" the unit in front of it: `June 2018 or 2019`."""
    parts = list(clause.parts)
    for position, join in enumerate(clause.joins, 1):
        unit, part = parts[position - 1], parts[position]
        is_bare = part.kind == "year" and not part.edge and part.financial == unit.financial
        if join == "or" and is_bare and unit.year is not None and _is_part_of_year(unit):
            parts[position] = unit.replace(year=part.year, span=part.span)
    return clause._replace(parts=tuple(parts))


def _find_year(clause: Clause) -> tuple[int, bool] | None:
    for part in reversed(clause.parts):
        if part.year is not None:
            return part.year, part.financial
    return (0, False) if clause.parts[-1].traits.is_given_by_period else None


def _set_year(clause: Clause, year: tuple[int, bool]) -> Clause:
    if not year[0]:
        return clause
    last = clause.parts[-1].replace(year=year[0], financial=year[1])
    return clause._replace(parts=(*clause.parts[:-1], last))
