"""Cuts a phrase into tokens, each with its place in the phrase and its role from the vocabulary."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from actionplan.dates.vocabulary import ROLE_TRAITS, WORD_PAIRS, WORD_ROLES, Role, RoleTraits, WordRow

_ZERO_WIDTH: Final = "\u200b"
_RUN_PATTERN = re.compile(rf"[^\W_]+(?:(?:'|{_ZERO_WIDTH}+)[^\W\d_]+)*|[^\w\s{_ZERO_WIDTH}]|_")
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_GLUED_PATTERN = re.compile(
    r"(?P<part>[1-4]q|[12]h|(?:q|h)[1-4](?=fy))(?P<sort>fy)?(?P<year>\d{4}|\d\d)"
    r"|(?P<lead>fy|eofy|eoy|fye)(?P<number>\d{4}|\d\d)(?P<last>[1-4]q|[12]h|q[1-4]|h[12])"
)
"""A part of a year and its year in one word: `4Q25`, `Q4FY25`, `FY25Q4`."""

_CLOCK_SUFFIXES = frozenset({"am", "pm", "hrs", "hr", "noon", "midnight"})
_PAIR_FIRSTS = frozenset(first for first, _ in WORD_PAIRS)
_PAIR_SECONDS = frozenset(second for _, second in WORD_PAIRS)
_PREFIXES = frozenset({"bi", "semi"})
"""First words of a pair that are never words of their own, so that a hyphen behind them may have spaces."""

_LAST_MARKS = frozenset(".,;:")
"""Marks that say nothing at the end of a phrase."""

_SLASHED_WORDS = {"y/e": "ye", "n/a": "na"}

_PLAIN: WordRow = ("word", 0)

LOOK_AHEAD: Final = 6

DASHES: Final = "-‐‑‒–—―−﹘﹣－"

_CHARACTER_MAP: Final = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, "‘’‛`´ʼ"), "'"),
    **dict.fromkeys(map(ord, "\u200c\u200d\u2060\ufeff\u00ad"), _ZERO_WIDTH),
    **dict.fromkeys(map(ord, '*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹_"“”„«»'), " "),
}
"""Characters that look alike are the same: any dash, any apostrophe. Note marks and quotation marks are ignored.

A character without width does not end a word.
"""


class Token(NamedTuple):
    """A word, number, mark or bracket.

    `role` is what the vocabulary calls it ("month", "season" …), or "number", "ordinal", "clock", "mark", "bracket",
    "word" (plain), "odd" (run together, or otherwise of no form) or "end". `value` goes with the role. `inner` holds
    the tokens of a bracket.
    """

    text: str
    start: int
    end: int
    role: Role
    value: int | str = 0
    inner: tuple["Token", ...] = ()
    is_after_break: bool = False

    @property
    def traits(self) -> RoleTraits:
        """What a token of this role may do in a phrase."""
        return ROLE_TRAITS[self.role]


def tokenize(phrase: str) -> list[Token]:
    """Cut a phrase into tokens, with `end` tokens after them. Each bracket becomes one token."""
    plain = phrase.translate(_CHARACTER_MAP)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)
    tokens: list[Token] = []
    for run in _RUN_PATTERN.finditer(lower):
        _append_run(tokens, run.group().replace(_ZERO_WIDTH, ""), run.start(), run.end())
    if "(" in lower or "[" in lower:
        tokens = _fold_brackets(tokens)
    while tokens and tokens[-1].text in _LAST_MARKS:
        tokens.pop()
    if "\n" in phrase:
        tokens = _mark_line_breaks(phrase, tokens)
    return append_end_tokens(tokens, len(phrase))


def _mark_line_breaks(phrase: str, tokens: list[Token]) -> list[Token]:
    """Mark the tokens that start a line. A bullet in front of one is left out, and a dash if the first line has one."""
    marked: list[Token] = []
    end, is_after_break = 0, False
    bullets = _BULLETS if tokens and tokens[0].text != "-" else _BULLETS | frozenset(DASHES)
    for token in tokens:
        is_after_break = is_after_break or "\n" in phrase[end : token.start]
        end = token.end
        if is_after_break and phrase[token.start : end] in bullets and phrase[end : end + 1].isspace():
            continue
        marked.append(token._replace(is_after_break=is_after_break))
        is_after_break = False
    return marked


_BULLETS = frozenset("•▪●◦‣·o")


def append_end_tokens(tokens: list[Token], end: int) -> list[Token]:
    """Return tokens with `end` tokens after them, as many as any rule looks ahead."""
    return tokens + [Token("", end, end, "end")] * LOOK_AHEAD


def drop_end_tokens(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without the `end` tokens after them."""
    return [token for token in tokens if token.role != "end"]


def unwrap_bracket(bracket: Token) -> list[Token]:
    """Return the tokens in a bracket as a phrase of their own."""
    return append_end_tokens(list(bracket.inner), bracket.end)


def _append_run(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Append one run of characters, joined to the token before it if the two are one word."""
    if tokens[-1:] and (whole := _SLASHED_WORDS.get("".join([*(token.text for token in tokens[-2:]), text]))):
        tokens[-2:] = [_build_word(whole, tokens[-2].start, end)]
    elif text in WORD_ROLES:
        if text in _PAIR_SECONDS and _join_pair(tokens, text, end):
            return
        tokens.append(_build_word(text, start, end))
    elif text.isdigit() and text.isascii():
        tokens.append(_build_number(tokens, text, start, end))
    elif len(text) == 1 and not text.isalnum():
        _append_mark(tokens, text, start, end)
    elif text in _PAIR_SECONDS and _join_pair(tokens, text, end):
        pass
    elif text[0].isdigit() or text[-1].isdigit():
        _append_mixed_run(tokens, text, start, end)
    else:
        tokens.append(Token(text, start, end, "word"))


def _join_pair(tokens: list[Token], text: str, end: int) -> bool:
    """Replace the last word by the one that it and this run make, with or without a hyphen. Return True if they do."""
    back = 1
    if len(tokens) > 1 and tokens[-1].text == "-":
        is_prefix = tokens[-2].text in _PREFIXES
        back = 2 if tokens[-1].start == tokens[-2].end or is_prefix else 1
    if len(tokens) < back or tokens[-back].text not in _PAIR_FIRSTS:
        return False
    whole = WORD_PAIRS.get((tokens[-back].text, text))
    if whole is None:
        return False
    first = tokens[-back]
    del tokens[-back:]
    tokens.append(_build_word(whole, first.start, end))
    return True


def _build_word(text: str, start: int, end: int) -> Token:
    """Build the token of a word, with its role and value from the vocabulary."""
    role, value = WORD_ROLES.get(text, _PLAIN)
    return Token(text, start, end, role, value=value)


def _build_number(tokens: list[Token], text: str, start: int, end: int) -> Token:
    """Build the token of a number. An apostrophe straight before two digits makes it a year (`'17`)."""
    if len(text) == 2 and tokens and tokens[-1].text == "'" and tokens[-1].end == start:
        tokens.pop()
        return Token(text, start - 1, end, "short-year", value=2000 + int(text))
    return Token(text, start, end, "number", value=int(text) if len(text) < 9 else -1)


def _append_mark(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Append a punctuation mark, unless it is the full stop of an abbreviation or a lone apostrophe."""
    if text == "." and tokens and tokens[-1].traits.is_abbreviated and tokens[-1].end == start:
        return
    if text == "'" and tokens and tokens[-1].text == "'":
        tokens.pop()
    tokens.append(Token(text, start, end, "mark"))


def _append_mixed_run(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Append a run of letters and digits: `16th`, `q3`, `fy17`, `7pm`. `until10` and `2v` are odd, `s106` is a word."""
    if glued := _GLUED_PATTERN.fullmatch(text):
        for piece in filter(None, glued.groups()):
            _append_run(tokens, piece, start, start + len(piece))
            start += len(piece)
        return
    if text[0].isdigit():
        number = text.rstrip("abcdefghijklmnopqrstuvwxyz")
        suffix = text[len(number) :]
        if number.isdigit() and number.isascii() and len(number) < 5 and suffix in _ORDINAL_SUFFIXES:
            tokens.append(Token(text, start, end, "ordinal", value=int(number)))
        elif len(text) == 2 and suffix in ("h", "q"):
            tokens.append(Token(text, start, end, "half-n" if suffix == "h" else "quarter-n", value=int(number)))
        else:
            tokens.append(Token(text, start, end, "clock" if suffix in _CLOCK_SUFFIXES else "odd"))
        return
    word = text.rstrip("0123456789")
    digits, at = text[len(word) :], start + len(word)
    if word in ("q", "qtr", "quarter", "h") and len(digits) == 1:
        tokens.append(Token(text, start, end, "half-n" if word == "h" else "quarter-n", value=int(digits)))
    elif word in ("y", "yr", "year") and len(digits) < 3:
        tokens.append(Token(text, start, end, "year-n", value=int(digits)))
    elif word in ("fy", "cy", "c", "eofy", "eoy", "fye"):
        tokens.append(_build_word(word, start, at))
        tokens.append(_build_number(tokens, digits, at, end))
    elif word in WORD_ROLES or word in ("until", "till", "from", "by", "to", "before", "after"):
        tokens.append(Token(text, start, end, "odd"))
    else:
        tokens.append(Token(text, start, end, "word"))


_CLOSING_BRACKETS: Final = {"(": ")", "[": "]"}


def _fold_brackets(tokens: list[Token]) -> list[Token]:
    """Fold each bracket and the tokens in it into one token. A bracket that is not closed reaches to the end."""
    folded: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.text not in _CLOSING_BRACKETS:
            folded.append(token)
            position += 1
            continue
        close = _find_closing(tokens, position)
        inner = tokens[position + 1 : close]
        end = tokens[close].end if close < len(tokens) else tokens[-1].end
        folded.append(Token("()", token.start, end, "bracket", inner=tuple(_fold_brackets(inner))))
        position = close + 1
    return folded


def _find_closing(tokens: list[Token], opening: int) -> int:
    depth = 0
    for position in range(opening, len(tokens)):
        if tokens[position].text in _CLOSING_BRACKETS:
            depth += 1
        elif tokens[position].text in (")", "]"):
            depth -= 1
            if depth == 0:
                return position
    return len(tokens)
