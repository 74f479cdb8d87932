"""Words that reverse a date: negations and exceptions."""

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates.calendar import count_shared_days, is_within
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Expression
from actionplan.dates.grammar import Grammar
from actionplan.dates.reading import Window
from actionplan.dates.recurrence import list_named_windows
from actionplan.dates.tokenizer import Token, append_end_tokens
from actionplan.dates.vocabulary import (
    EXCEPTION_WORDS,
    EXCLUDED_WORDS,
    NEGATION_WORDS,
)

CLAUSE_MARKS = frozenset({"-", ",", ":", ";", "."})
"""Marks that end the reach of the words before them."""

_REST_WORDS = frozenset({"suspended", "paused"})
"""Words for work that rests, so that nothing is due before what follows `until`."""

_UNTIL_WORDS = frozenset({"until", "till", "til"})
_EXCEPTION_FILLERS = frozenset(
    "for in during of the from at than to be held meeting meetings report reports update updates month months "
    "quarter also those".split()
)
"""Words that can be between an exception and its date: `no meeting in August`, `apart from August`."""

_EXCEPTION_LEADS = frozenset({"but", "with", "the", "and", ",", "-", ";", ":", "(", "a"})
"""Words in front of an exception that belong to it: `but not`, `with the exception of`."""

_SHORT_OCCURRENCE = 16
"""How many days an occurrence can have to be left out by its last day. A longer one is left out only as a whole."""


# Negations


def apply_negation(expression: Expression, left: Sequence[Token], words: Sequence[Token]) -> Expression:
    """Read `unlikely before X`, `no decision before X`, `not available until X` as `not before X`.

    `words` are the tokens of the date. Raises `UnreadableDate` for any other date that the words in front of it deny.
    """
    negation = _find_negation(left)
    if not negation:
        return expression
    clause = expression.clauses[0]
    is_until = clause.bound == "by" and any(token.text in _UNTIL_WORDS for token in words)
    if len(expression.clauses) == 1 and (clause.bound == "before" or is_until):
        return expression._replace(mode="window", clauses=(clause._replace(bound="not before"),))
    raise UnreadableDate(f'cannot tell how "{negation.text}" changes the date', (negation.start, negation.end))


def check_bracketed_date(expression: Expression, left: Sequence[Token], words: Sequence[Token]) -> None:
    """Raise `UnreadableDate` if the words in front of a bracket change the date in it: `early (2017)`, `not (June)`."""
    if apply_negation(expression, left, words) != expression or (left and left[-1].role == "edge"):
        raise UnreadableDate(f'cannot tell how "{left[-1].text}" changes the date', (left[-1].start, left[-1].end))


def _find_negation(left: Sequence[Token]) -> Token | None:
    """Return the word that denies what follows it, looking back from a date to the last mark."""
    for at, token in reversed(list(enumerate(left))):
        if token.text in CLAUSE_MARKS:
            return None
        is_on_hold = token.text == "hold" and at and left[at - 1].text == "on"
        if token.text in NEGATION_WORDS or token.text in _REST_WORDS or token.text.endswith("n't") or is_on_hold:
            return token
    return None


# Exceptions


class DateException(NamedTuple):
    """The dates that a recurrence leaves out, and the tokens in front of them, which do not say so."""

    rest: list[Token]
    expression: Expression
    grammar: Grammar


def find_exception(tokens: Sequence[Token], grammar: Grammar) -> DateException | None:
    """Find `except August`, `not August`, `(excluding Q2)` behind a frequency; `None` if nothing is excepted.

    Raises `UnreadableDate` if there is an exception, and its dates cannot be read.
    """
    opened = _open_exception_bracket(tokens)
    for at, token in enumerate(opened):
        if not _is_exception(opened, at):
            continue
        inner = Grammar(append_end_tokens(opened[at + 1 :], opened[-1].end), grammar.context)
        start = 0
        while inner.tokens[start].text in _EXCEPTION_FILLERS:
            start += 1
        if token.text in NEGATION_WORDS and inner.parse_bound(0)[0]:
            continue
        match = inner.find_expression(start)
        if not match:
            continue
        position, expression = match
        is_whole = position == start and inner.is_end(expression.end) and not expression.clauses[0].bound
        if not is_whole or expression.mode != "window":
            problem = f'cannot tell which dates "{token.text}" leaves out: write the dates that are left'
            raise UnreadableDate(problem, (token.start, token.end))
        return DateException(_drop_leads(opened[:at]), expression, inner)
    return None


def _open_exception_bracket(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens up to the first bracket that holds an exception, and what is in that bracket."""
    words = [token for token in tokens if token.role != "end"]
    for position, token in enumerate(words):
        if token.role == "bracket" and any(_is_exception(token.inner, at) for at in range(len(token.inner))):
            return [*words[:position], *token.inner, *words[position + 1 :]]
    return words


def _is_exception(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text == "but":
        return following is not None and (following.traits.starts_unit or following.text in _EXCEPTION_FILLERS)
    if token.text in ("apart", "aside"):
        return following is not None and following.text == "from"
    if token.text == "other":
        return following is not None and following.text == "than"
    return token.text in EXCEPTION_WORDS or token.text in NEGATION_WORDS


def _drop_leads(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].text in _EXCEPTION_LEADS:
        tokens = tokens[:-1]
    return tokens


def check_excluded(tokens: Sequence[Token]) -> None:
    """Raise `UnreadableDate` for `August excepted`: a date beside a frequency that is left out by the words behind."""
    for token in tokens:
        if token.text in EXCLUDED_WORDS or token.text in EXCEPTION_WORDS:
            problem = f'cannot tell which dates "{token.text}" leaves out: write the dates that are left'
            raise UnreadableDate(problem, (token.start, token.end))


def drop_excepted(windows: Sequence[Window], exception: DateException) -> tuple[Window, ...]:
    """Return the windows of a recurrence without the excepted ones. Raises `UnreadableDate` if none is left out."""
    excepted = list_named_windows(exception.expression, exception.grammar.context)
    left = tuple(window for window in windows if not _is_left_out(window, excepted, exception))
    if not left or len(left) == len(windows):
        raise UnreadableDate("the exception leaves out no date, or all of them", exception.expression.span)
    return left


def _is_left_out(window: Window, excepted: Sequence[Window], exception: DateException) -> bool:
    if count_shared_days(window, window) <= _SHORT_OCCURRENCE and window.latest:
        return any(is_within(Window(window.latest, window.latest), other) for other in excepted)
    if any(is_within(window, other) for other in excepted):
        return True
    if any(count_shared_days(window, other) for other in excepted):
        problem = "the exception is part of an occurrence: write the dates that are left"
        raise UnreadableDate(problem, exception.expression.span)
    return False
