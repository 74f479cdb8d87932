"""The words of a phrase that are no date: whether they may stand as a remark, and which body they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates.errors import describe_time_problem
from actionplan.dates.spelling import capitalise_word, correct_phrase, correct_word, is_missing_space
from actionplan.dates.syntax import UnreadableDate
from actionplan.dates.tokenizer import DASHES, Token
from actionplan.dates.vocabulary import CLOCK_WORDS, TBC_WORDS, TO_BE_WORDS
from actionplan.dates.years import find_year_error


class Remark(NamedTuple):
    """Words kept as they were written, the body among them that decides, and whether they make the date approximate."""

    text: str = ""
    body: str | None = None
    approximate: bool = False


def build_remark(phrase: str, left: Sequence[Token], right: Sequence[Token], *, has_day: bool = False) -> Remark:
    """The words on both sides of a date as a remark.

    `X (words)`, `words - X`, `X: words`, `words X words` where the words hold nothing date-like; raises `Unread` at
    the first that does. `has_day` allows a clock time beside the date.
    """
    if not left and not right:
        return Remark()
    _check_words(phrase, left, has_day=has_day)
    _check_words(phrase, right, has_day=has_day)
    texts = [text for text in (extract_remark_text(phrase, left), extract_remark_text(phrase, right)) if text]
    return Remark(
        " ".join(texts), _find_body(phrase, right) or _find_body(phrase, left), _is_approximate([*left, *right])
    )


def check_neighbours(left: Sequence[Token], right: Sequence[Token]) -> None:
    """Raises `Unread` where a word beside the date changes what it means in a way that the language does not read."""
    if left:
        _check_before(left)
    opening = [token.text for token in right[:2]]
    if right and right[0].role != "mark" and any(token.role in _TURNING_ROLES_AFTER for token in right[:2]):
        raise UnreadableDate("it says more about the date than can be read", _get_span(right[:2]))
    if right and (
        right[0].text in ("or", "plus", "+")
        or opening in _TO_NOW_PHRASES
        or any(token.text == "earliest" for token in right)
    ):
        raise UnreadableDate("it says more about the date than can be read", _get_span(right))


def _check_before(left: Sequence[Token]) -> None:
    last = left[-1]
    if last.text in _TURNING_WORDS or (last.role in _TURNING_ROLES and not _is_duration(left)):
        raise UnreadableDate(f'cannot tell what "{last.text}" makes of the date', (last.start, last.end))
    for token in reversed(left):
        if token.role == "mark" and token.text in ("-", ",", ":", ";", "."):
            return
        if token.text in _RELATIVE_WORDS:
            raise UnreadableDate(f'cannot tell what "{token.text}" makes of the date', (token.start, token.end))


_TURNING_WORDS = frozenset(
    "not never than except excluding without next previous past nor latest earliest almost nearly "
    "post pre new coming".split()
)
_TO_NOW_PHRASES = (["to", "date"], ["to", "present"], ["to", "now"])
_TURNING_ROLES_AFTER = frozenset({"edge", "nth", "half"})
_TURNING_ROLES = frozenset({"edge", "unit", "nth", "every", "half", "quarter"})
_RELATIVE_WORDS = frozenset("before after prior until till following".split())


def check_duration(left: Sequence[Token]) -> None:
    """Raises `Unread` where a duration counts from the date: `6 weeks from June 2018`."""
    if _is_duration(left):
        raise UnreadableDate("it counts from a date: write the day itself", (left[-2].start, left[-1].end))


def _is_duration(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[-1].role == "unit" and tokens[-2].role in ("number", "count")


# Nothing date-like


def _check_words(phrase: str, tokens: Sequence[Token], *, has_day: bool) -> None:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.role == "number":
            position = _skip_number(phrase, tokens, position, has_day=has_day)
            continue
        if token.role == "word":
            _check_word(phrase, tokens, position)
        elif (
            token.role in _DATE_LIKE_ROLES
            and not (token.text == "may" and position)
            and not _is_clock(token, has_day=has_day)
        ):
            raise UnreadableDate(
                f'cannot make one date of it with "{phrase[token.start : token.end]}"', (token.start, token.end)
            )
        elif token.role == "ordinal" and (int(token.value) > 5 or position + 1 == len(tokens)):
            raise UnreadableDate(f'cannot read "{token.text}"', (token.start, token.end))
        position += 1


_DATE_LIKE_ROLES = frozenset(
    "month season weekday quarter quarter-n half-n feast often ongoing times short-year odd other-day clock".split()
)


def _is_clock(token: Token, *, has_day: bool) -> bool:
    return has_day and (token.role == "clock" or token.text in CLOCK_WORDS)


def _check_word(phrase: str, tokens: Sequence[Token], position: int) -> None:
    token = tokens[position]
    if token.text == "w" and position + 1 < len(tokens) and tokens[position + 1].text == "/":
        raise UnreadableDate("a day is missing", (token.start, token.end))
    written = phrase[token.start : token.end]
    if is_missing_space(token.text):
        raise UnreadableDate(f'cannot read "{written}": is a space missing?', (token.start, token.end))
    if found := correct_word(token.text):
        raise UnreadableDate(
            f'"{written}" may be {capitalise_word(found)}',
            (token.start, token.end),
            correct_phrase(phrase, token.text, token.start, token.end),
        )


def _skip_number(phrase: str, tokens: Sequence[Token], at: int, *, has_day: bool) -> int:
    """The position after a number that is no date: a duration, a share, a sum, a clock time, or one with its label."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1 :] if at + 1 < len(tokens) else ()
    if after and after[0].text == "-" and len(after) > 1 and after[1].role == "unit":
        after = after[1:]
    if after and after[0].role == "unit" and not _is_relative_duration(before, after[1:]):
        return at + 2 if after is tokens[at + 1 :] else tokens.index(after[0]) + 1
    if (after and after[0].text == "%") or (before and before.text in SUM_MARKS):
        return at + 1
    if before and before.text in LABEL_WORDS:
        return at + 1
    if (
        before
        and len(before.text) == 1
        and before.text in (".", ",")
        and at > 2
        and tokens[at - 3].text in ("£", "$", "€")
    ):
        return at + 1
    if has_day and after and after[0].text in (":", ".") and len(after) > 1 and after[1].role in ("number", "clock"):
        _check_time(tokens[at], after)
        return at + 3 if len(after) < 3 or after[2].role != "clock" else at + 4
    if has_day and after and (after[0].role == "clock" or after[0].text in CLOCK_WORDS):
        return at + 2
    raise find_year_error(phrase, tokens[at]) or UnreadableDate(
        f'cannot make one date of it with "{tokens[at].text}"', (tokens[at].start, tokens[at].end)
    )


def _check_time(hour: Token, after: Sequence[Token]) -> None:
    """Refuse `25:00`, which is a slip somewhere in the phrase."""
    minute = after[1].text[:2]
    if after[0].text == ":" and minute.isdigit():
        problem = describe_time_problem(int(hour.value), int(minute))
        if problem:
            raise UnreadableDate(problem, (hour.start, after[1].end))


def _is_relative_duration(before: Token | None, after: Sequence[Token]) -> bool:
    """Whether a duration is counted from or to something, and so moves the date: `6 weeks after`, `within 3 years`."""
    if after and after[0].text in ("from", "after", "before", "prior", "of", "following", "later", "earlier", "hence"):
        return True
    return before is not None and before.text in ("within", "next", "over", "plus", "+", "minus", "another", "further")


LABEL_WORDS = frozenset(
    "phase phases stage stages part tranche lot lots zone regulation reg regs policy objective option block no "
    "number item action section sections step level tier version v page para paragraph group ward plot site theme "
    "priority goal milestone batch cohort round annex appendix schedule chapter article s class type unit table "
    "figure target".split()
)


SUM_MARKS = frozenset({"£", "$", "€", "#"})

NOT_A_YEAR = LABEL_WORDS | SUM_MARKS
"""What stands in front of a number that is a label's or a sum, and no date."""


# The words themselves


def extract_remark_text(phrase: str, tokens: Sequence[Token]) -> str:
    """The words from the first token to the last as they were written, without the marks at their ends."""
    if not tokens:
        return ""
    start, end = _get_span(tokens)
    return " ".join(phrase[start:end].split()).strip(f" {DASHES}:;,./*†‡\"'“”‘’")


def _get_span(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end


def _is_approximate(tokens: Sequence[Token]) -> bool:
    """`?`, `TBC`, `subject to …`, `to be confirmed`, or a word such as `anticipated`, in brackets or out of them."""
    for position, token in enumerate(tokens):
        if token.role == "bracket" and _is_approximate(token.inner):
            return True
        if (
            token.text == "?"
            or token.text in TBC_WORDS
            or (token.role == "approx" and token.text not in _APPROXIMATE_WHEN_BEFORE)
        ):
            return True
        following = [each.text for each in tokens[position + 1 : position + 3]]
        if token.text == "subject" and following[:1] == ["to"]:
            return True
        if token.text == "to" and following[:1] == ["be"] and following[-1] in TO_BE_WORDS:
            return True
    return False


_APPROXIMATE_WHEN_BEFORE = frozenset({"c", "ca", "target", "targeted", "about", "around", "aim", "aiming"})
"""Words that make a date approximate only straight in front of it."""


def _find_body(phrase: str, tokens: Sequence[Token]) -> str | None:
    """The body in the words beside a date: `to Executive`, `June Board`, `full council meeting`, `Cabinet`."""
    words = list(tokens)
    while words and (words[0].role in ("noise", "mark") or words[0].text in ("to", "for", "by", "a", "an")):
        words.pop(0)
    last = max((n for n, token in enumerate(words) if token.role == "body"), default=-1)
    named = words[: last + 1]
    if last < 0 or last > 5 or any(token.role not in ("word", "body", "noise", "mark") for token in named):
        return None
    if any(
        token.text in (",", ";", "-", ":", ".", "by", "with", "from", "report", "approved", "agreed") for token in named
    ):
        return None
    return " ".join(phrase[named[0].start : named[-1].end].split())
