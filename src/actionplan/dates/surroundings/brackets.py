"""Brackets that hold part of the date: they complete it, agree with it, or are read as if they were not there."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.calendar import is_within
from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.grammar import Expression, Grammar
from actionplan.dates.reading import Window
from actionplan.dates.recurrence import parse_frequency
from actionplan.dates.resolver import resolve_expression
from actionplan.dates.tokenizer import Token, unwrap_bracket


def complete_from_bracket(expression: Expression, right: Sequence[Token], context: Context) -> Expression:
    """Give a date the year that the bracket behind it says: `Q4 (January-March 2019)`.

    A date with a year, or with no date in brackets behind it, is given back unchanged. Raises `UnreadableDate` if the
    bracket holds another date.
    """
    if not right or right[0].role != "bracket" or any(part.year is not None for part in expression.parts):
        return expression
    bracket = right[0]
    inner = Grammar(unwrap_bracket(bracket), context)
    candidates = (inner.parse_expression(at) for at in range(len(bracket.inner)))
    other = next((candidate for candidate in candidates if candidate and candidate.clauses), None)
    if not other or all(part.kind == "number" for part in other.parts):
        return expression
    if len(expression.clauses) != 1 or len(other.clauses) != 1 or not inner.is_end(other.end):
        raise _build_bracket_error(bracket)
    return _find_agreement(expression, other, bracket, context)


def _find_agreement(expression: Expression, other: Expression, bracket: Token, context: Context) -> Expression:
    """Return the date in the year in which it agrees with the date in the bracket."""
    last = other.parts[-1]
    if len(other.parts) == 1 and last.kind == "year":
        return expression.replace_last_part(year=last.year, financial=last.financial)
    bracketed = resolve_expression(other, context).windows[0]
    for year in range(context.first.year - 2, context.last.year + 3):
        candidate = expression.replace_last_part(year=year)
        window = _resolve_unbounded(candidate, context)
        if window and (window == bracketed or (other.parts[0].kind == "quarter" and is_within(window, bracketed))):
            return candidate
    raise _build_bracket_error(bracket)


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
    """Return the tokens with the bracket that holds the frequency opened: `Ongoing (quarterly)`."""
    if tokens[0].role != "ongoing" or any(token.traits.starts_frequency for token in tokens):
        return tokens
    for position, token in enumerate(tokens):
        inner = unwrap_bracket(token)
        if any(parse_frequency(inner, at) for at in range(len(token.inner))):
            return [*tokens[:position], *token.inner, *tokens[position + 1 :]]
    return tokens
