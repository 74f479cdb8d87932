"""The words of a phrase that are no date: checks that they can be a remark, and finds the body that they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates.date_errors import UnreadableDate, describe_time_problem
from actionplan.dates.spelling import build_misspelling_error, is_missing_space
from actionplan.dates.tokenizer import DASHES, Token
from actionplan.dates.vocabulary import CLOCK_WORDS, TBC_WORDS, TO_BE_WORDS
from actionplan.dates.years import find_year_error


class Remark(NamedTuple):
    """Words as they were written, the body among them that decides, and if they make the date approximate."""

    text: str = ""
    body: str | None = None
    approximate: bool = False


def build_remark(phrase: str, left: Sequence[Token], right: Sequence[Token], *, has_day: bool = False) -> Remark:
    """Build the remark of the words on both sides of a date.

    `X (words)`, `words - X`, `X: words`, `words X words` if nothing in the words looks like a date. Raises
    `UnreadableDate` at the first word that does. `has_day` allows a clock time beside the date.
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
    """Raise `UnreadableDate` if a word beside the date changes it in a way that the language does not read."""
    if left:
        _check_before(left)
    opening = [token.text for token in right[:2]]
    if right and right[0].role != "mark" and any(token.traits.changes_date_after for token in right[:2]):
        raise UnreadableDate("it has words that change the date, and they cannot be read", _get_span(right[:2]))
    if right and (
        right[0].text in ("or", "plus", "+")
        or opening in _TO_NOW_PHRASES
        or any(token.text == "earliest" for token in right)
    ):
        raise UnreadableDate("it has words that change the date, and they cannot be read", _get_span(right))


def _check_before(left: Sequence[Token]) -> None:
    last = left[-1]
    if last.text in _TURNING_WORDS or (last.traits.changes_date_before and not _is_duration(left)):
        raise UnreadableDate(f'cannot tell how "{last.text}" changes the date', (last.start, last.end))
    for token in reversed(left):
        if token.role == "mark" and token.text in ("-", ",", ":", ";", "."):
            return
        if token.text in _RELATIVE_WORDS:
            raise UnreadableDate(f'cannot tell how "{token.text}" changes the date', (token.start, token.end))


_TURNING_WORDS = frozenset(
    "not never than except excluding without next previous past nor latest earliest almost nearly "
    "post pre new coming".split()
)
_TO_NOW_PHRASES = (["to", "date"], ["to", "present"], ["to", "now"])
_RELATIVE_WORDS = frozenset("before after prior until till following".split())


def check_duration(left: Sequence[Token]) -> None:
    """Raise `UnreadableDate` if a duration is counted from the date: `6 weeks from June 2018`."""
    if _is_duration(left):
        raise UnreadableDate("it is counted from another date: write the day itself", (left[-2].start, left[-1].end))


def _is_duration(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[-1].role == "unit" and tokens[-2].traits.is_count


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
            not token.traits.fits_remark
            and not (token.text == "may" and position)
            and not _is_clock(token, has_day=has_day)
        ):
            raise UnreadableDate(
                f'"{phrase[token.start : token.end]}" does not fit with the rest of the date', (token.start, token.end)
            )
        elif token.role == "ordinal" and (int(token.value) > 5 or position + 1 == len(tokens)):
            raise UnreadableDate(f'cannot read "{token.text}"', (token.start, token.end))
        position += 1


def _is_clock(token: Token, *, has_day: bool) -> bool:
    return has_day and (token.role == "clock" or token.text in CLOCK_WORDS)


def _check_word(phrase: str, tokens: Sequence[Token], position: int) -> None:
    token = tokens[position]
    if token.text == "w" and position + 1 < len(tokens) and tokens[position + 1].text == "/":
        raise UnreadableDate("a day is missing", (token.start, token.end))
    written = phrase[token.start : token.end]
    if is_missing_space(token.text):
        raise UnreadableDate(f'cannot read "{written}": is a space missing?', (token.start, token.end))
    if error := build_misspelling_error(phrase, token):
        raise error


def _skip_number(phrase: str, tokens: Sequence[Token], at: int, *, has_day: bool) -> int:
    """Return the position after a number that is no date: a duration, share, sum or clock time, or one with a label."""
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
        f'"{tokens[at].text}" does not fit with the rest of the date', (tokens[at].start, tokens[at].end)
    )


def _check_time(hour: Token, after: Sequence[Token]) -> None:
    """Raise `UnreadableDate` for a clock time like `25:00`."""
    minute = after[1].text[:2]
    if after[0].text == ":" and minute.isdigit():
        problem = describe_time_problem(int(hour.value), int(minute))
        if problem:
            raise UnreadableDate(problem, (hour.start, after[1].end))


def _is_relative_duration(before: Token | None, after: Sequence[Token]) -> bool:
    """Return True if a duration is counted from or to something, and so moves the date: `6 weeks after`."""
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
"""Words and marks in front of a number that is a label or a sum, and no date."""


# The words themselves


def extract_remark_text(phrase: str, tokens: Sequence[Token]) -> str:
    """Return the words from the first token to the last as they were written, without the marks at their ends."""
    if not tokens:
        return ""
    start, end = _get_span(tokens)
    return " ".join(phrase[start:end].split()).strip(f" {DASHES}:;,./*†‡\"'“”‘’")


def _get_span(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end


def _is_approximate(tokens: Sequence[Token]) -> bool:
    """Return True for `?`, `TBC`, `subject to …`, `to be confirmed` or a word like `anticipated`, also in brackets."""
    for position, token in enumerate(tokens):
        if token.role == "bracket" and _is_approximate(token.inner):
            return True
        if (
            token.text == "?"
            or token.text in TBC_WORDS
            or (token.role == "approx" and token.text not in _APPROXIMATE_WHEN_BEFORE)
        ):
            return True
        following = [follower.text for follower in tokens[position + 1 : position + 3]]
        if token.text == "subject" and following[:1] == ["to"]:
            return True
        if token.text == "to" and following[:1] == ["be"] and following[-1] in TO_BE_WORDS:
            return True
    return False


_APPROXIMATE_WHEN_BEFORE = frozenset({"c", "ca", "target", "targeted", "about", "around", "aim", "aiming"})
"""Words that make a date approximate only if they are straight in front of it."""


def _find_body(phrase: str, tokens: Sequence[Token]) -> str | None:
    """Find the body in the words beside a date: `to Executive`, `June Board`, `full council meeting`, `Cabinet`."""
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
