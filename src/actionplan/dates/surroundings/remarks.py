"""The words of a phrase that are not dates: check that they can be a remark, and find the body that they name."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from actionplan.dates.date_errors import UnreadableDate, describe_time_problem
from actionplan.dates.reading import Assumption, TextSpan
from actionplan.dates.spelling import is_missing_space
from actionplan.dates.tokenizer import DASHES, Token
from actionplan.dates.units.years import find_year_error
from actionplan.dates.vocabulary import (
    BOUNDS_BY_FIRST_WORD,
    CHANGING_WORDS,
    CLOCK_WORDS,
    COMPARING_MARKS,
    DATE_PREFIXES,
    DURATION_FOLLOWERS,
    DURATION_LEADS,
    ENDED_WORDS,
    KNOWN_WORDS,
    LEADING_APPROXIMATE_WORDS,
    NOT_A_YEAR,
    RELATIVE_WORDS,
    TBC_WORDS,
    TO_BE_WORDS,
)

_TO_NOW_PHRASES = tuple([sign, word] for sign in ("to", "-") for word in ("date", "present", "now"))
_NOT_BEFORE = frozenset({("not", "before"), ("not", "earlier"), ("not", "sooner"), ("no", "earlier"), ("no", "sooner")})
_TURNING_WORDS = frozenset({"earliest", "soonest", "excluded", "excepted"})
_CLAUSE_MARKS = frozenset({"-", ",", ":", ";", "."})
_NOT_OF_A_BODY = frozenset({*_CLAUSE_MARKS, "by", "with", "from", "report", "approved", "agreed"})
_LAST_PLACE_OF_BODY = 5
_LAST_FOOTNOTE = 5


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
    _check_words(phrase, left, has_day=has_day)
    _check_words(phrase, right, has_day=has_day)
    texts = (extract_remark_text(phrase, left), extract_remark_text(phrase, right))
    return Remark(
        text=" ".join(text for text in texts if text),
        body=_find_body(phrase, right) or _find_body(phrase, left),
        approximate=_is_approximate([*left, *right]),
    )


def note_remark(remark: Remark, *, approximate: bool) -> list[Assumption]:
    """Note that a date is approximate, and the words that are kept as its remark."""
    noted = []
    if approximate:
        noted.append(Assumption("approximate", "the date is approximate"))
    if remark.text:
        noted.append(Assumption("remark", f'the words "{remark.text}" are kept as a remark'))
    return noted


# Words that change the date


def check_neighbours(left: Sequence[Token], right: Sequence[Token]) -> None:
    """Raise `UnreadableDate` if a word beside the date changes it in a way that the language does not read."""
    if left:
        _check_before(left)
    if right:
        _check_after(right)
    _check_end_words(left, right)


def _check_end_words(left: Sequence[Token], right: Sequence[Token]) -> None:
    """Raise `UnreadableDate` for `Cancelled June 2017`, `June 2017 (withdrawn)`, `n/a June 2017`."""
    behind = [token for token in right[:3] if token.role not in ("mark", "noise")][:1]
    inside = [inner for token in behind for inner in token.inner[:1]]
    for token in (*left[:1], *behind, *inside):
        if token.text in ENDED_WORDS:
            problem = "it has a date, and says that there is none: write the one that holds"
            raise UnreadableDate(problem, (token.start, token.end))


def _check_before(left: Sequence[Token]) -> None:
    last = left[-1]
    if last.text in COMPARING_MARKS:
        raise _build_change_error(last)
    prefix = left[-2] if len(left) > 1 and last.text == "-" and left[-2].end == last.start else last
    if prefix.text in DATE_PREFIXES:
        raise _build_change_error(prefix)
    is_remark = _has_final_duration(left) or _is_horizon(left)
    if last.text in CHANGING_WORDS or (last.traits.changes_date_before and not is_remark):
        raise _build_change_error(last)
    for token in reversed(left):
        if token.text in _CLAUSE_MARKS:
            return
        if token.text in RELATIVE_WORDS:
            raise _build_change_error(token)


def _build_change_error(token: Token) -> UnreadableDate:
    return UnreadableDate(f'cannot tell how "{token.text}" changes the date', (token.start, token.end))


def _check_after(right: Sequence[Token]) -> None:
    problem = "it has words that change the date, and they cannot be read"
    start = right[:2]
    if right[0].role != "mark" and any(token.traits.changes_date_after for token in start):
        raise UnreadableDate(problem, _get_span(start))
    is_sign = right[0].text in _CLAUSE_MARKS or right[0].text == "/"
    if is_sign and len(right) == 2 and right[1].role in ("edge", "nth", "half"):
        raise UnreadableDate(problem, _get_span(start))
    is_alternative = right[0].text in ("or", "plus", "+") or [token.text for token in start] in _TO_NOW_PHRASES
    if is_alternative or right[0].text in COMPARING_MARKS or _is_turned_round(right):
        raise UnreadableDate(problem, _get_span(right))


def _is_turned_round(right: Sequence[Token]) -> bool:
    """Return True for `X at the earliest`, `X but not before`, `X excluded`, also in a bracket."""
    texts = [token.text for token in right]
    is_negative = any(pair in _NOT_BEFORE for pair in pairwise(texts))
    is_inside = any(token.role == "bracket" and _is_turned_round(token.inner) for token in right[:1])
    return is_negative or is_inside or not _TURNING_WORDS.isdisjoint(texts)


def check_duration(left: Sequence[Token]) -> None:
    """Raise `UnreadableDate` if a duration is counted from the date: `6 weeks from June 2018`."""
    if _has_final_duration(left):
        raise UnreadableDate("it is counted from another date: write the day itself", _get_span(left[-2:]))


def _is_horizon(tokens: Sequence[Token]) -> bool:
    """Return True for `medium term`, `short-term`, which may stand in front of a date."""
    texts = [token.text for token in tokens if token.text != "-"]
    return texts[-1:] == ["term"] and texts[-2:-1] in (["short"], ["medium"], ["long"], ["near"], ["longer"])


def _has_final_duration(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[-1].role == "unit" and tokens[-2].traits.is_count


# Words that look like a date


def _check_words(phrase: str, tokens: Sequence[Token], *, has_day: bool) -> None:
    """Raise `UnreadableDate` at the first word that cannot be in a remark."""
    position = 0
    while position < len(tokens):
        if tokens[position].role == "number":
            position = _skip_number(phrase, tokens, position, has_day=has_day)
        else:
            _check_word(phrase, tokens, position, has_day=has_day)
            position += 1


def _check_word(phrase: str, tokens: Sequence[Token], position: int, *, has_day: bool) -> None:
    token, is_last = tokens[position], position + 1 == len(tokens)
    span = token.start, token.end
    written = phrase[slice(*span)]
    if token.role == "word":
        if token.text == "w" and not is_last and tokens[position + 1].text == "/":
            raise UnreadableDate("a day is missing", span)
        if is_missing_space(token.text):
            raise UnreadableDate(f'cannot read "{written}": is a space missing?', span)
    elif token.role == "ordinal" and (int(token.value) > _LAST_FOOTNOTE or is_last):
        raise UnreadableDate(f'cannot read "{token.text}"', span)
    is_verb = token.text == "may" and position > 0
    if not token.traits.fits_remark and not is_verb and not (has_day and _is_clock(token)):
        raise UnreadableDate(f'"{written}" does not fit with the rest of the date', span)


def _is_clock(token: Token) -> bool:
    return token.role == "clock" or token.text in CLOCK_WORDS


def _skip_number(phrase: str, tokens: Sequence[Token], at: int, *, has_day: bool) -> int:
    """Return the position after a number that is not a date: a duration, share, sum, clock time, or one with a label.

    Raises `UnreadableDate` for any other number.
    """
    before = tokens[at - 1].text if at else ""
    unit = at + 2 if [token.text for token in tokens[at + 1 : at + 2]] == ["-"] else at + 1
    if _has_role(tokens, unit, "unit"):
        follower = tokens[unit + 1].text if unit + 1 < len(tokens) else ""
        if before not in DURATION_LEADS and follower not in DURATION_FOLLOWERS:
            return unit + 1
    follower = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if follower == "%" or before in NOT_A_YEAR or _is_end_of_sum(tokens, at) or _is_end_of_word(tokens, at):
        return at + 1
    if has_day and follower in (":", ".") and _has_role(tokens, at + 2, "number", "clock"):
        _check_time(tokens[at], follower, tokens[at + 2])
        if [token.text for token in tokens[at + 3 : at + 4]] == [":"] and _has_role(tokens, at + 4, "number"):
            return at + 5
        return at + 4 if _has_role(tokens, at + 3, "clock") else at + 3
    if has_day and follower and _is_clock(tokens[at + 1]):
        return at + 2
    raise find_year_error(phrase, tokens[at]) or UnreadableDate(
        f'"{tokens[at].text}" does not fit with the rest of the date', (tokens[at].start, tokens[at].end)
    )


def _has_role(tokens: Sequence[Token], at: int, *roles: str) -> bool:
    return at < len(tokens) and tokens[at].role in roles


def _is_end_of_word(tokens: Sequence[Token], at: int) -> bool:
    """Return True for the 19 of `COVID-19` and the 10 of `Top-10`. `P-6` may be a period."""
    word, hyphen = (tokens[at - 2], tokens[at - 1]) if at > 1 else (tokens[0], tokens[0])
    is_glued = word.end == hyphen.start and hyphen.end == tokens[at].start
    return hyphen.text == "-" and word.role == "word" and len(word.text) > 2 and is_glued


def _is_end_of_sum(tokens: Sequence[Token], at: int) -> bool:
    """Return True for the 5 of `£1.5` and the 500 of `£1,500`."""
    return at > 2 and tokens[at - 1].text in (".", ",") and tokens[at - 3].text in ("£", "$", "€")


def _check_time(hour: Token, mark: str, minutes: Token) -> None:
    """Raise `UnreadableDate` for a clock time like `25:00`."""
    figures = minutes.text[:2]
    if mark == ":" and figures.isdigit() and (problem := describe_time_problem(int(hour.value), int(figures))):
        raise UnreadableDate(problem, (hour.start, minutes.end))


# Words beside a year

_PART_PATTERN = r"[a-z]{1,2}\d{1,2}"
_ENGLISH_ENDINGS = (
    "ed", "ing", "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "able", "ible", "ive", "ally", "ily",
    "ology", "ight", "ough", "wise",
)  # fmt: skip


def check_year_words(phrase: str, left: Sequence[Token], right: Sequence[Token], words: str) -> list[Assumption]:
    """Check the words beside a bare year: one that is not known may name a part of it (`P6 2017/18`, `Juin 2017`).

    Raises `UnreadableDate` for a letter and a number glued to each other. Returns what to flag for any other word that
    stands alone. `words` are the words of the year.
    """
    beside = [*left[-1:], *right[:1], *(token for token in right[1:2] if right[0].role == "mark")]
    beside += [token for token in left[-2:-1] if left[-1].role == "mark"]
    for token in beside:
        inner = token.inner if token.role == "bracket" and len(token.inner) == 1 else (token,)
        if any(re.fullmatch(_PART_PATTERN, word.text) for word in inner):
            problem = "it may be a part of the year: write its first and last month"
            raise UnreadableDate(problem, (inner[0].start, inner[0].end))
    alone = [token for token in (*left, *right) if not _is_small_word(token)]
    if len(alone) != 1 or alone[0].role != "word" or alone[0] not in beside or _is_ordinary(alone[0].text):
        return []
    written = phrase[alone[0].start : alone[0].end]
    return [Assumption("unknown-word", f'"{written}" is not a word of dates: {words} is read as the whole year')]


def _is_small_word(token: Token) -> bool:
    """Return True for marks and words that can lead to any word: `the`, `end of`, `by`."""
    return token.role in ("mark", "noise", "edge") or token.text in BOUNDS_BY_FIRST_WORD


def _is_ordinary(word: str) -> bool:
    return word in KNOWN_WORDS or (word.isascii() and word.endswith(_ENGLISH_ENDINGS))


# The words themselves


def extract_remark_text(phrase: str, tokens: Sequence[Token]) -> str:
    """Return the words from the first token to the last as they were written, without the marks at their ends."""
    if not tokens:
        return ""
    start, end = _get_span(tokens)
    return " ".join(phrase[start:end].split()).strip(f" {DASHES}:;,./*†‡\"'“”‘’")


def _get_span(tokens: Sequence[Token]) -> TextSpan:
    return tokens[0].start, tokens[-1].end


def _is_approximate(tokens: Sequence[Token]) -> bool:
    """Return True for `?`, `TBC`, `subject to …`, `to be confirmed` or a word like `anticipated`, also in brackets."""
    texts = [token.text for token in tokens]
    for position, token in enumerate(tokens):
        is_approximate = token.role == "approx" and token.text not in LEADING_APPROXIMATE_WORDS
        if is_approximate or token.text in ("?", "~", "≈") or token.text in TBC_WORDS or _is_approximate(token.inner):
            return True
        if texts[position : position + 2] == ["subject", "to"]:
            return True
        if texts[position : position + 2] == ["to", "be"] and TO_BE_WORDS.intersection(
            texts[position + 2 : position + 3]
        ):
            return True
    return False


def _find_body(phrase: str, tokens: Sequence[Token]) -> str | None:
    """Find the body in the words beside a date: `to Executive`, `June Board`, `full council meeting`, `Cabinet`."""
    words = list(tokens)
    while words and (words[0].role in ("noise", "mark") or words[0].text in ("to", "for", "by", "a", "an")):
        words.pop(0)
    last = max((n for n, token in enumerate(words) if token.role == "body"), default=-1)
    if not 0 <= last <= _LAST_PLACE_OF_BODY:
        return None
    name = words[: last + 1]
    if any(token.role not in ("word", "body", "noise", "mark") or token.text in _NOT_OF_A_BODY for token in name):
        return None
    return " ".join(phrase[slice(*_get_span(name))].split())
