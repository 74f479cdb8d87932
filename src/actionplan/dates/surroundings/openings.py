"""Phrases whose opening words say that they are no date: `unset` and `dependent` ones."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.grammar import Grammar
from actionplan.dates.tokenizer import Token
from actionplan.dates.vocabulary import CONDITIONAL_OPENINGS, DEPENDENT_OPENINGS, TBC_WORDS, TO_BE_WORDS, UNSET_OPENINGS


def _index_by_first_word(phrases: Sequence[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table.setdefault(phrase[0], []).append(phrase)
    return table


_UNSET_PHRASES = _index_by_first_word(UNSET_OPENINGS)
_DEPENDENT_PHRASES = _index_by_first_word(DEPENDENT_OPENINGS)
_CONDITIONAL_PHRASES = _index_by_first_word(CONDITIONAL_OPENINGS)
_ADVERBS = frozenset({"immediately", "shortly", "directly", "soon", "straight"})


def _count_opening_tokens(tokens: list[Token], at: int, table: dict[str, list[tuple[str, ...]]]) -> int:
    """Count the tokens of the phrase from the table that is at a place; 0 for none."""
    for words in table.get(tokens[at].text, ()):
        if all(tokens[at + number].text == word for number, word in enumerate(words) if at + number < len(tokens)):
            return len(words)
    return 0


def count_tbc_tokens(tokens: list[Token]) -> int:
    """Count the tokens that put the date off: `TBC` first, `to be confirmed/agreed/determined …`; 0 for none."""
    at = 1 if tokens[0].text in ("date", "dates", "timescale", "timescales", "-") else 0
    if tokens[at].text in TBC_WORDS:
        return at + 1
    if at and tokens[at].text == "still":
        at += 1
    is_put_off = tokens[at].text == "to" and tokens[at + 1].text == "be" and tokens[at + 2].text in TO_BE_WORDS
    return at + 3 if is_put_off else 0


def count_unset_tokens(tokens: list[Token]) -> int:
    """Count the tokens that say that no date is set (`asap`, `N/A`, `short term`, `completed`); 0 for none."""
    if tokens[0].role == "end":
        return 0
    at = 0
    while tokens[at].text in ("still", "very", "in", "the", "on", "a", "an"):
        at += 1
    count = _count_opening_tokens(tokens, at, _UNSET_PHRASES)
    return at + count if count else 0


def is_date_of_a_date(tokens: Sequence[Token]) -> bool:
    """Return True if the words say when a date will be known: `details available in Autumn 2012`."""
    texts = {token.text for token in tokens}
    return bool(texts & _DATE_WORDS and texts & _KNOWN_WORDS) or bool(
        texts & {"date", "dates"} and texts & _PUBLISHED_WORDS
    )


_PUBLISHED_WORDS = frozenset("published released issued circulated".split())
_DATE_WORDS = frozenset("date dates detail details timetable timetables timescale timescales timing timings".split())
_KNOWN_WORDS = frozenset("available confirmed announced agreed known determined decided advised notified set".split())


def is_dependent(tokens: list[Token], grammar: Grammar) -> bool:
    """Return True for `in line with`, `following`, `after` + no date …, and for an event that a date names."""
    at = 1 if tokens[0].text in _ADVERBS else 0
    while tokens[at].role in ("mark", "noise") and tokens[at].text not in ("-", "?", "on", "in") and at < 3:
        at += 1
    count = 0 if _is_once_a(tokens, at) else _count_opening_tokens(tokens, at, _DEPENDENT_PHRASES)
    if count and _count_opening_tokens(tokens, at, _UNSET_PHRASES) <= count:
        return tokens[at + count].role != "end" or tokens[at].text in ("in", "pending")
    if _count_opening_tokens(tokens, at, _CONDITIONAL_PHRASES):
        return _is_event(tokens, grammar, at)
    return _is_after_a_while(tokens, at)


def _is_once_a(tokens: list[Token], at: int) -> bool:
    """Return True if `once` is a frequency, as in `once a year`."""
    follower = tokens[at + 1]
    return tokens[at].text == "once" and (
        follower.text in ("a", "an", "per", "each", "every") or follower.role == "often"
    )


def _is_event(tokens: list[Token], grammar: Grammar, at: int) -> bool:
    """Return True if the words after `after` or `before` are no date, or an event named by one."""
    expression = grammar.parse_expression(at)
    if expression and expression.clauses[0].bound:
        follower = tokens[expression.end]
        in_full = expression.clauses[0].bound in ("before", "after")
        return in_full and follower.traits.names_event and follower.text not in ("at", "or", "if", "with")
    rest = [token for token in tokens[at + 1 :] if token.role != "end"]
    if not rest:
        return False
    dated = next((n for n, token in enumerate(rest) if token.traits.dates_event), None)
    if dated is None:
        return True
    return not any(token.role == "mark" and token.text in ("-", ",", ":", ";", ".") for token in rest[:dated])


def _is_after_a_while(tokens: list[Token], at: int) -> bool:
    """Return True for `within 8 weeks of` or `3 months after` + no date."""
    if tokens[at].text == "within":
        at += 1
    if not tokens[at].traits.is_count or tokens[at + 1].role != "unit":
        return False
    after = at + 2
    if tokens[after].text not in ("of", "after", "following", "from", "before", "prior"):
        return False
    rest = [token for token in tokens[after + 1 :] if token.role != "end"]
    return bool(rest) and not any(token.traits.dates_event for token in rest)
