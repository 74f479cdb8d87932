"""Phrases whose first words say that they are not dates: `unset` and `dependent` ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actionplan.dates.grammar import Grammar
from actionplan.dates.tokenizer import Token
from actionplan.dates.vocabulary import TBC_WORDS, TO_BE_WORDS

# Words that open a phrase which is not a date (the rows of "Words that are not dates").

_UNSET_OPENINGS: Final[tuple[tuple[str, ...], ...]] = (
    ("asap",), ("as", "soon", "as", "possible"), ("as", "early", "as", "possible"), ("as", "soon", "as", "practicable"),
    ("immediate",), ("immediately",), ("with", "immediate", "effect"), ("adhoc",), ("as", "required"),
    ("as", "and", "when", "required"),
    ("as", "and", "when", "needed"), ("as", "and", "when", "necessary"), ("as", "needed"), ("as", "necessary"),
    ("as", "appropriate"), ("cancelled",), ("canceled",), ("no", "date", "set"), ("no", "date"), ("not", "set"),
    ("no", "target", "date"), ("not", "yet", "due"), ("not", "yet", "known"), ("not", "known"), ("unknown",),
    ("over", "time"), ("n", "/", "a"), ("na",), ("not", "applicable"), ("none",), ("nil",), ("-",), ("?",),
    ("removed",), ("deleted",), ("withdrawn",), ("superseded",), ("abandoned",), ("discontinued",),
    ("suspended",), ("paused",), ("deferred",), ("postponed",), ("delayed",), ("on", "schedule"), ("on", "track"),
    ("on", "target"), ("behind", "schedule"), ("ahead", "of", "schedule"), ("in", "planning"),
    ("in", "planning", "stage"), ("in", "the", "planning", "stage"), ("delayed", "indefinitely"),
    ("planning", "stage"), ("in", "development"), ("in", "hand"), ("in", "process"), ("underway",), ("under", "way"),
    ("not", "started"), ("not", "yet", "started"), ("no", "longer", "required"), ("no", "longer", "needed"),
    ("indefinitely",), ("not", "specified"), ("not", "stated"), ("unspecified",), ("not", "programmed"),
    ("not", "scheduled"), ("no", "timescale"), ("no", "deadline"),
    ("complete",), ("completed",), ("done",), ("achieved",), ("closed",), ("finished",),
)  # fmt: skip

_MEANS: Final = (
    "funding",
    "funds",
    "funded",
    "resources",
    "resource",
    "budget",
    "budgets",
    "opportunities",
    "opportunity",
)
"""What work waits for in `as funding allows`, `when resources permit`."""

_DEPENDENT_OPENINGS: Final[tuple[tuple[str, ...], ...]] = (
    ("in", "line", "with"), ("inline", "with"), ("as", "per"), ("to", "tie", "in", "with"), ("tie", "in", "with"),
    ("to", "tie", "with"), ("in", "parallel", "with"), ("in", "parallel", "to"), ("see",), ("following",),
    ("on", "completion", "of"), ("upon", "completion", "of"), ("on", "the", "completion", "of"), ("once",), ("when",),
    ("as", "soon", "as"), ("pending",), ("subject", "to"), ("depending", "on"), ("depending", "upon"),
    ("dependent", "on"), ("dependent", "upon"), ("dependant", "on"), ("dependant", "upon"), ("in", "due", "course"),
    ("next", "meeting", "of"), ("as", "and", "when"), ("upon",),
    *((first, thing) for first in ("as", "when", "if", "once") for thing in _MEANS),
    *(("on", event) for event in ("adoption", "approval", "receipt", "publication", "appointment", "award", "request")),
)  # fmt: skip

_CONDITIONAL_OPENINGS: Final = (("after",), ("before",), ("until",), ("ahead", "of"), ("prior", "to"), ("till",))
"""`after/before/until/ahead of` + no date."""


def _index_by_first_word(phrases: Sequence[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table.setdefault(phrase[0], []).append(phrase)
    return table


_UNSET_PHRASES = _index_by_first_word(_UNSET_OPENINGS)
_DEPENDENT_PHRASES = _index_by_first_word(_DEPENDENT_OPENINGS)
_CONDITIONAL_PHRASES = _index_by_first_word(_CONDITIONAL_OPENINGS)
_ADVERBS = frozenset({"immediately", "shortly", "directly", "soon", "straight", "delayed", "deferred", "postponed"})


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


_HORIZON_WORDS = frozenset({"short", "shorter", "medium", "mid", "long", "longer"})


def count_horizon_tokens(tokens: Sequence[Token]) -> int:
    """Count the tokens of `short term`, `in the medium to long term`; 0 for none."""
    at = 0
    while tokens[at].text in ("in", "the", "over"):
        at += 1
    first = at
    while tokens[at].text in _HORIZON_WORDS or (at > first and tokens[at].text in ("to", "/", "-", "and", "or")):
        at += 1
    if at == first:
        return 0
    return at + 1 if tokens[at].text in ("term", "terms") else at if at - first > 2 else 0


def count_unset_tokens(tokens: list[Token]) -> int:
    """Count the tokens that say that no date is set (`asap`, `N/A`, `short term`, `completed`); 0 for none."""
    if tokens[0].role == "end":
        return 0
    at = 0
    if count := _count_opening_tokens(tokens, at, _UNSET_PHRASES) or count_horizon_tokens(tokens):
        return count
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
        if tokens[at].text in _EVENT_LEADS and _has_date(tokens, grammar, at + 1):
            return False
        return tokens[at + count].role != "end" or tokens[at].text in ("in", "pending", *_EVENT_LEADS)
    if tokens[at].text == "as" and tokens[at + 1].text in _REQUIRED_WORDS and tokens[at + 2].text == "by":
        return _is_named_event(tokens, grammar, at + 3)
    if _count_opening_tokens(tokens, at, _CONDITIONAL_PHRASES):
        return is_event(tokens, grammar, at)
    return _is_after_a_while(tokens, at)


_EVENT_LEADS = frozenset({"upon", "on", "if"})
"""Words that open an event only where no date follows: `on approval`, and `on 5 June`."""


def _has_date(tokens: list[Token], grammar: Grammar, at: int) -> bool:
    return any(token.traits.dates_event for token in tokens[at:]) and grammar.find_expression(at) is not None


def _is_once_a(tokens: list[Token], at: int) -> bool:
    """Return True if `once` is a frequency, as in `once a year`."""
    follower = tokens[at + 1]
    return tokens[at].text == "once" and (
        follower.text in ("a", "an", "per", "each", "every") or follower.role == "often"
    )


_REQUIRED_WORDS = frozenset({"required", "determined", "directed", "set", "needed", "prescribed", "dictated"})


def _is_named_event(tokens: list[Token], grammar: Grammar, at: int) -> bool:
    """Return True if the words after `as required by` are an event, and not a date alone."""
    match = grammar.find_expression(at)
    return match is None or tokens[match[1].end].traits.names_event


_NO_EVENT_WORDS = frozenset(
    "at or if with subject and but where when unless as depending dependent once then only onwards for by from to "
    "latest provided assuming".split()
)
"""Words behind `before June` that are not the name of an event in June."""


def is_event(tokens: list[Token], grammar: Grammar, at: int) -> bool:
    """Return True if the words after `after` or `before` are not a date, or are an event named by one."""
    expression = grammar.parse_expression(at)
    if expression and expression.clauses[0].bound:
        follower = tokens[expression.end]
        in_full = expression.clauses[0].bound in ("before", "after")
        return in_full and follower.traits.names_event and follower.text not in _NO_EVENT_WORDS
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
