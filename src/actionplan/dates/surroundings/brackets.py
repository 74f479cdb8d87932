"""Brackets with part of the date: they complete it, agree with it, or are read as if they were not there."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.calendar import is_within
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Expression
from actionplan.dates.grammar import Grammar
from actionplan.dates.reading import Window
from actionplan.dates.recurrence import parse_frequency
from actionplan.dates.resolver import resolve_expression
from actionplan.dates.tokenizer import Token, unwrap_bracket


def complete_from_bracket(expression: Expression, right: Sequence[Token], context: Context) -> Expression:
    """Complete a date from the bracket behind it: `Q4 (January-March 2019)`, `Q4 (March 2027)`, `2017 (June)`.

    A whole date, or one with no date in brackets behind it, is returned unchanged. Raises `UnreadableDate` if the
    bracket holds another date.
    """
    if not right or right[0].role != "bracket" or not _is_completed(expression):
        return expression
    bracket = right[0]
    inner = Grammar(unwrap_bracket(bracket), context)
    candidates = ((at, inner.parse_expression(at)) for at in range(len(bracket.inner)))
    at, other = next(((at, candidate) for at, candidate in candidates if candidate and candidate.clauses), (0, None))
    if not other or all(part.kind == "number" for part in other.parts):
        return expression
    is_bare_year = expression.parts[0].kind == "year"
    if len(expression.clauses) != 1 or len(other.clauses) != 1 or not inner.is_end(other.end):
        if is_bare_year:
            return expression
        raise _build_bracket_error(bracket)
    if is_bare_year and at:
        return expression
    if is_bare_year or expression.parts[0].kind == "plan year":
        return _narrow_year(expression, other, bracket, context)
    return _find_agreement(expression, other, bracket, context)


def _is_completed(expression: Expression) -> bool:
    """Return True if a bracket behind a date is part of it: the date has no year, or is a year and no more."""
    part = expression.parts[0]
    if len(expression.parts) == 1 and part.kind == "year":
        return not part.edge
    return all(part.year is None for part in expression.parts)


def _narrow_year(expression: Expression, other: Expression, bracket: Token, context: Context) -> Expression:
    """Read `Year 1 (2023/24)`, `2017 (June)`: the bracket says the same as the year in front of it, or less."""
    part, bound = expression.parts[0], other.clauses[0].bound
    whole = _resolve_unbounded(expression, context)
    if all(inner.year is None for inner in other.parts) and part.year is not None:
        other = other.replace_last_part(year=part.year, financial=part.financial)
    narrow = _resolve_unbounded(other, context)
    if not whole or not narrow or other.mode != "window" or (bound and (bound != "by" or expression.clauses[0].bound)):
        raise _build_bracket_error(bracket)
    if is_within(whole, narrow) or (part.kind == "plan year" and _is_start_year(other, whole)):
        return expression
    if not is_within(narrow, whole) or part.edge:
        raise _build_bracket_error(bracket)
    clause = other.clauses[0]._replace(bound=bound or expression.clauses[0].bound)
    return expression._replace(clauses=(clause,))


def _is_start_year(other: Expression, whole: Window) -> bool:
    """Return True for the bracket of `Year 2 (2024)` where that year starts in 2024."""
    part = other.parts[0]
    is_year = len(other.parts) == 1 and part.kind == "year" and not part.financial
    return is_year and whole.earliest is not None and part.year == whole.earliest.year


def _find_agreement(expression: Expression, other: Expression, bracket: Token, context: Context) -> Expression:
    """Return the date in the year in which it agrees with the date in the bracket."""
    last = other.parts[-1]
    if len(other.parts) == 1 and last.kind == "year":
        return expression.replace_last_part(year=last.year, financial=last.financial)
    bracketed = resolve_expression(other, context).windows[0]
    candidates = [expression.replace_last_part(year=year) for year in _list_years(context)]
    windows = [_resolve_unbounded(candidate, context) for candidate in candidates]
    for candidate, window in zip(candidates, windows, strict=True):
        if window and is_within(window, bracketed):
            return candidate
    for window in windows if expression.mode == "window" else ():
        if window and is_within(bracketed, window):
            clause = other.clauses[0]._replace(bound=expression.clauses[0].bound)
            return expression._replace(clauses=(clause,))
    raise _build_bracket_error(bracket)


def _list_years(context: Context) -> range:
    return range(context.first.year - 2, context.last.year + 3)


def _resolve_unbounded(expression: Expression, context: Context) -> Window | None:
    """Return the window of a date without its bound, or `None` if there is no such day."""
    clause = expression.clauses[0]._replace(bound="")
    try:
        return resolve_expression(expression._replace(clauses=(clause,)), context).windows[0]
    except UnreadableDate:
        return None


def _build_bracket_error(bracket: Token) -> UnreadableDate:
    return UnreadableDate("the date in brackets does not agree with the one before it", (bracket.start, bracket.end))


def open_date_bracket(tokens: Sequence[Token], context: Context) -> list[Token]:
    """Return the tokens with a bracket of dates in front opened: `(Jan, April, July, Oct)` behind `quarterly`."""
    if not tokens or tokens[0].role != "bracket":
        return list(tokens)
    inner = Grammar(unwrap_bracket(tokens[0]), context)
    dates = inner.parse_expression(0)
    is_date = dates and dates.clauses and inner.is_end(dates.end)
    return [*tokens[0].inner, *tokens[1:]] if is_date else list(tokens)


def open_frequency_bracket(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the bracket that holds the frequency opened: `Ongoing (quarterly)`, `June (annually)`."""
    bracket = tokens[1]
    if tokens[0].traits.recurs_yearly and tokens[0].role != "number" and bracket.role == "bracket":
        yearly = parse_frequency(unwrap_bracket(bracket), 0)
        if yearly and yearly.interval == "12" and yearly.end == len(bracket.inner):
            return [tokens[0], *bracket.inner, *tokens[2:]]
    if tokens[0].role != "ongoing" or any(token.traits.starts_frequency for token in tokens):
        return tokens
    for position, token in enumerate(tokens):
        inner = unwrap_bracket(token)
        if any(parse_frequency(inner, at) for at in range(len(token.inner))):
            return [*tokens[:position], *token.inner, *tokens[position + 1 :]]
    return tokens
