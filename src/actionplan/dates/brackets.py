"""Brackets that hold a date: after a whole date they are remark; after a part they must agree with it."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.calendar import is_within
from actionplan.dates.context import Context
from actionplan.dates.grammar import Expression, Grammar
from actionplan.dates.part import Unread
from actionplan.dates.resolve import resolve
from actionplan.dates.tokens import Token, inside


def completed(expression: Expression, right: Sequence[Token], context: Context) -> Expression:
    """`Q4 (January-March 2019)`: the date with the year that the bracket behind it gives.

    Raises `Unread` where the bracket holds another date. A whole date, or one with no bracket behind, is as it was.
    """
    if not right or right[0].role != "bracket" or _has_year(expression):
        return expression
    inner = Grammar(inside(right[0]), context)
    found = next((each for at in range(len(right[0].inner)) if (each := inner.expression(at)) and each.clauses), None)
    if not found or all(part.kind == "number" for clause in found.clauses for part in clause.parts):
        return expression
    if len(expression.clauses) != 1 or len(found.clauses) != 1 or inner.tokens[found.end].role != "end":
        raise _disagrees(right[0])
    return _agreeing(expression, found, right[0], context)


def _has_year(expression: Expression) -> bool:
    return any(part.year is not None for clause in expression.clauses for part in clause.parts)


def _disagrees(bracket: Token) -> Unread:
    return Unread("the date in brackets does not agree with the one before it", (bracket.start, bracket.end))


def _agreeing(expression: Expression, found: Expression, bracket: Token, context: Context) -> Expression:
    """The date in the one year in which it and the bracket agree."""
    clause = expression.clauses[0]
    other = found.clauses[0].parts[-1]
    if len(found.clauses[0].parts) == 1 and other.kind == "year":
        last = clause.parts[-1].but(year=other.year, financial=other.financial)
        return expression._replace(clauses=(clause._replace(parts=(*clause.parts[:-1], last)),))
    bracketed = resolve(found, context).windows[0]
    for year in range(context.first.year - 2, context.last.year + 3):
        candidate = expression._replace(
            clauses=(clause._replace(parts=(*clause.parts[:-1], clause.parts[-1].but(year=year))),)
        )
        try:
            whole = resolve(candidate._replace(clauses=(candidate.clauses[0]._replace(bound=""),)), context).windows[0]
        except Unread:
            continue
        if whole == bracketed or (found.clauses[0].parts[0].kind == "quarter" and is_within(whole, bracketed)):
            return candidate
    raise _disagrees(bracket)


def opened(tokens: Sequence[Token], at: int, context: Context) -> list[Token]:
    """The tokens from a place on, a bracket of dates there opened: `quarterly (Jan, April, July, Oct)`."""
    rest = list(tokens[at:])
    if not rest or rest[0].role != "bracket":
        return rest
    inner = Grammar(inside(rest[0]), context)
    found = inner.expression(0)
    if found and found.clauses and inner.tokens[found.end].role == "end":
        return [*rest[0].inner, *rest[1:]]
    return rest
