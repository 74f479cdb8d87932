"""Dates that moved: `Original X Revised Y`, `slipped from X to Y`, `X, now Y`. The new date is the one that counts."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.grammar import Grammar
from actionplan.dates.tokenizer import Token, append_end_tokens
from actionplan.dates.vocabulary import MOVED_WORDS

_OLD_WORDS: Final = frozenset({"original", "originally", "was"})
"""Words that open a phrase with the date that holds no more."""

_NEW_WORDS: Final = frozenset({"revised", "now", "new"})
_DIRECTIONS: Final = frozenset({"forward", "back", "over", "on", "out"})
_FROM_WORDS: Final = frozenset({"from", "since"})
_TO_WORDS: Final = frozenset({"to", "until", "till"})
_FILLERS: Final = frozenset({"date", "dates", "to", ":", "-", "target", "is", "deadline", "for", "until", "till"})
"""Words between the one that says that a date moved, and the new date."""

_SIGNS: Final = MOVED_WORDS | {"now", "new", "c", "b", "()"}
"""Every move of a date, unless it opens with the date that was, has one of these: `c` of `c/f`, or a bracket."""

_NO_NEW_DATE: Final = "it says from when the work moved, and not to when"


class DateChange(NamedTuple):
    """The tokens of the words and the date before a move, and those of the new date and what follows it."""

    before: Sequence[Token]
    after: list[Token]


def find_move(grammar: Grammar) -> DateChange | None:
    """Find the move of a date in a phrase; `None` if no date moved.

    Raises `UnreadableDate` if the phrase says where the work moved from, and not where to.
    """
    tokens = grammar.tokens
    if tokens[0].text in _OLD_WORDS:
        return _find_revision(grammar)
    if _SIGNS.isdisjoint({token.text for token in tokens}):
        return None
    flat = Grammar(append_end_tokens(_open_brackets(tokens), tokens[-1].end), grammar.context)
    match = flat.find_expression()
    old_end = match[1].end if match and match[1].clauses else 0
    for at in range(1, len(flat.tokens)):
        is_apart = match is not None and (at >= old_end or (at <= match[0] and _has_moved(flat.tokens[:at])))
        if is_apart and _is_new_word(flat.tokens, at) and _is_date(flat, at):
            return _build_move(flat, at)
    for at in range(len(flat.tokens)):
        after = _skip_moved_words(flat.tokens, at)
        if not after:
            continue
        is_from = flat.tokens[after].text in _FROM_WORDS
        if old_end and at >= old_end:
            if not is_from and _is_date(flat, after - 1):
                return _build_move(flat, after - 1)
        elif is_from and (move := _find_move_from(flat, at, after)):
            return move
    return None


def _has_moved(tokens: Sequence[Token]) -> bool:
    return any(token.text in MOVED_WORDS for token in tokens)


def _is_new_word(tokens: Sequence[Token], at: int) -> bool:
    """Return True for the `now` of `X, now Y` and the `new` of `X, new date Y`."""
    text = tokens[at].text
    return text == "now" or (text == "new" and tokens[at + 1].text in ("date", "target", "deadline"))


def _find_revision(grammar: Grammar) -> DateChange | None:
    """Find the new date of `Original X Revised Y`, `Was X, now Y`."""
    tokens = grammar.tokens
    positions = (at for at, token in enumerate(tokens) if token.text in _NEW_WORDS and at > 1)
    at = next((at for at in positions if _is_date(grammar, at)), 0)
    if at:
        return _build_move(grammar, at)
    match = grammar.find_expression()
    if match and match[1].clauses:
        raise UnreadableDate("it gives the date that was, and not the one that is", grammar.get_span(0, match[0]))
    return None


def _find_move_from(grammar: Grammar, at: int, after: int) -> DateChange | None:
    """Find the new date of `slipped from X to Y`. `after` is the position of `from`."""
    tokens = grammar.tokens
    old = grammar.parse_chain(after + 1)
    if not old:
        return None
    ends = (n for n in range(after + 2, len(tokens)) if tokens[n].text in _TO_WORDS)
    new = next((n for n in ends if grammar.parse_list(n + 1)), 0)
    if not new:
        raise UnreadableDate(_NO_NEW_DATE, grammar.get_span(at, old.end - 1))
    return _build_move(grammar, new)


def _skip_moved_words(tokens: Sequence[Token], at: int) -> int:
    """Return the position after `slipped`, `carried forward`, `c/f`; 0 if no word there says that work moved."""
    if tokens[at].text in ("c", "b") and (tokens[at + 1].text, tokens[at + 2].text) == ("/", "f"):
        return at + 3
    if tokens[at].text not in MOVED_WORDS:
        return 0
    return at + 2 if tokens[at + 1].text in _DIRECTIONS else at + 1


def _is_date(grammar: Grammar, at: int) -> bool:
    """Return True if a date is behind a word that says that a date moved, and behind the words that lead to it."""
    expression = grammar.parse_list(_skip_fillers(grammar.tokens, at + 1))
    return expression is not None and not expression.is_unfinished


def _skip_fillers(tokens: Sequence[Token], at: int) -> int:
    while tokens[at].text in _FILLERS:
        at += 1
    return at


def _build_move(grammar: Grammar, at: int) -> DateChange:
    """Build the move to the date behind the token at a position."""
    return DateChange(grammar.tokens[:at], grammar.tokens[_skip_fillers(grammar.tokens, at + 1) :])


def _open_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with the brackets opened that hold a word for a move."""
    opened: list[Token] = []
    for token in tokens:
        inner = token.inner if token.role == "bracket" else ()
        starts_move = any(word.text in MOVED_WORDS or word.text in ("now", *_FROM_WORDS) for word in inner[:2])
        if starts_move or (inner and _is_new_word([*inner, token], 0)):
            opened.extend(inner)
        elif token.role != "end":
            opened.append(token)
    return opened
