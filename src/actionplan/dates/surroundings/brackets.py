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
from actionplan.dates.tokenizer import Token, append_end_tokens, unwrap_bracket


def complete_from_bracket(expression: Expression, right: Sequence[Token], context: Context) -> Expression:
    """Complete a date from the bracket behind it: `Q4 (January-March 2019)`, `Q4 (March 2027)`, `2017 (June)`.

    A whole date, or one with no date in brackets behind it, is returned unchanged. Raises `UnreadableDate` if the
    bracket holds another date.
    """
    if not right or right[0].role != "bracket":
        return expression
    bracket = right[0]
    if edge := _find_edge(bracket):
        return _apply_edge(expression, edge, bracket)
    if not _is_completed(expression):
        return expression
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


def _find_edge(bracket: Token) -> str:
    """Return the edge of `(early)`, `(end of the month)`; "" if the bracket says anything else."""
    words = [token for token in bracket.inner if token.text not in _EDGE_FILLERS]
    return str(words[0].value) if len(words) == 1 and words[0].role == "edge" else ""


def _apply_edge(expression: Expression, edge: str, bracket: Token) -> Expression:
    part = expression.parts[-1]
    if len(expression.parts) > 1 or part.edge or part.kind in ("day", "years"):
        raise _build_bracket_error(bracket)
    return expression.replace_last_part(edge=edge)


_EDGE_FILLERS = frozenset({"the", "of", "-", "in", "part", "month", "year", "quarter"})


def _is_completed(expression: Expression) -> bool:
    """Return True if a bracket behind a date is part of it: the date has no year, or is a year and no more."""
    part = expression.parts[0]
    if len(expression.parts) == 1 and part.kind == "year":
        return not part.edge
    return _has_no_year(expression)


def _has_no_year(expression: Expression) -> bool:
    return all(part.year is None for part in expression.parts)


def _narrow_year(expression: Expression, other: Expression, bracket: Token, context: Context) -> Expression:
    """Read `Year 1 (2023/24)`, `2017 (June)`: the bracket says the same as the year in front of it, or less."""
    part, bound = expression.parts[0], other.clauses[0].bound
    whole = _resolve_unbounded(expression, context)
    if _has_no_year(other) and part.year is not None:
        other = other.replace_last_part(year=part.year, financial=part.financial)
    elif _has_no_year(other) and whole and whole.earliest and context.is_year_start(whole.earliest):
        other = other.replace_last_part(year=whole.earliest.year, financial=True)
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
    bound = other.clauses[0].bound
    if bound and (bound != "by" or expression.clauses[0].bound):
        raise _build_bracket_error(bracket)
    bracketed = _resolve_unbounded(other, context)
    if not bracketed:
        raise _build_bracket_error(bracket)
    candidates = [expression.replace_last_part(year=year) for year in _list_years(context)]
    windows = [_resolve_unbounded(candidate, context) for candidate in candidates]
    for candidate, window in zip(candidates, windows, strict=True):
        if window and is_within(window, bracketed):
            return candidate
    for window in windows if expression.mode == "window" else ():
        if window and is_within(bracketed, window):
            clause = other.clauses[0]._replace(bound=bound or expression.clauses[0].bound)
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


def open_bounded_bracket(tokens: list[Token], context: Context) -> list[Token]:
    """Return the tokens with the bracket behind a bound in front opened: `by (June 2017)`."""
    bound, after = Grammar(tokens, context).parse_bound(0)
    if not bound or tokens[after].role != "bracket":
        return tokens
    return [*tokens[:after], *tokens[after].inner, *tokens[after + 1 :]]


def move_year_into_bracket(tokens: list[Token], context: Context) -> list[Token]:
    """Return the tokens with the year behind a bracket in it: `Q3 (Oct-Dec) 2017/18` as `Q3 (Oct-Dec 2017/18)`.

    Behind other words the bracket says nothing: `Draft (June) 2017` is `Draft June 2017`.
    """
    grammar = Grammar(tokens, context)
    for at, token in enumerate(tokens):
        year = grammar.parse_year(at + 1) if token.role == "bracket" and at else None
        inner = Grammar(unwrap_bracket(token), context)
        dates = inner.parse_expression(0) if year else None
        if not year or not dates or not dates.clauses or not inner.is_end(dates.end) or not _has_no_year(dates):
            continue
        moved, rest = (*token.inner, *tokens[at + 1 : year[2]]), tokens[year[2] :]
        unit = Grammar(append_end_tokens(tokens[:at], token.start), context).find_expression()
        if not unit:
            return [*tokens[:at], *moved, *rest]
        if unit[1].end == at and _is_completed(unit[1]):
            return [*tokens[:at], token._replace(inner=moved, end=moved[-1].end), *rest]
    return tokens


def open_date_bracket(tokens: Sequence[Token], context: Context) -> list[Token]:
    """Return the tokens with the first bracket opened if it holds dates: `quarterly (Jan, April, July, Oct)`.

    Between the frequency and the bracket may be the words that recur: `annual review (March)`.
    """
    at = next((at for at, token in enumerate(tokens) if token.role not in ("word", "body", "noise")), len(tokens))
    if at == len(tokens) or tokens[at].role != "bracket":
        return list(tokens)
    words = tokens[at].inner[1:] if tokens[at].inner[:1] and tokens[at].inner[0].role == "every" else tokens[at].inner
    inner = Grammar(append_end_tokens(list(words), tokens[at].end), context)
    dates = inner.parse_expression(0)
    is_date = dates and dates.clauses and inner.is_end(dates.end)
    return [*tokens[:at], *words, *tokens[at + 1 :]] if is_date else list(tokens)


def open_frequency_bracket(tokens: list[Token], context: Context) -> list[Token]:
    """Return the tokens with the bracket opened that holds the frequency: `Ongoing (quarterly)`, `June (annually)`."""
    if yearly := _open_yearly_bracket(tokens, context):
        return yearly
    is_ongoing = any(token.role == "ongoing" for token in tokens)
    if not is_ongoing or any(token.traits.starts_frequency for token in tokens):
        return tokens
    for position, token in enumerate(tokens):
        inner = unwrap_bracket(token)
        if any(parse_frequency(inner, at) for at in range(len(token.inner))):
            return [*tokens[:position], *token.inner, *tokens[position + 1 :]]
    return tokens


def _open_yearly_bracket(tokens: list[Token], context: Context) -> list[Token] | None:
    """Open the bracket of `June (annually)`, `30 September (each year)`. Behind a date with its year it is an error."""
    at = next((at for at, token in enumerate(tokens) if token.role == "bracket"), 0)
    frequency = parse_frequency(unwrap_bracket(tokens[at]), 0) if at else None
    if not frequency or frequency.end != len(tokens[at].inner):
        return None
    match = Grammar(append_end_tokens(tokens[:at], tokens[at].start), context).find_expression()
    if not match or match[1].end != at or match[1].mode != "window" or not match[1].clauses:
        return None
    if frequency.interval == "12" and _has_no_year(match[1]):
        return [*tokens[:at], *tokens[at].inner, *tokens[at + 1 :]]
    problem = "it has both a date and a frequency: write 'then' between them"
    raise UnreadableDate(problem, (tokens[at].start, tokens[at].end))
