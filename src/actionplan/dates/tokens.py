"""A phrase cut into tokens, each with its place in the phrase and its role from the vocabulary."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from actionplan.dates.words import PAIRS, ROLES

_NOTHING: Final = "\u200b"
_RUN = re.compile(rf"[^\W_]+(?:(?:'|{_NOTHING}+)[^\W\d_]+)*|[^\w\s{_NOTHING}]|_")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_CLOCK = frozenset({"am", "pm", "hrs", "hr", "noon", "midnight"})
_PAIR_FIRSTS = frozenset(first for first, _ in PAIRS)
_DOTTED = frozenset({"month", "weekday", "quarter", "approx", "unit"})

LOOK_AHEAD: Final = 6

DASHES: Final = "-‐‑‒–—―−﹘﹣－"

_SAME: Final = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, "‘’‛`´ʼ"), "'"),
    **dict.fromkeys(map(ord, "\u200c\u200d\u2060\ufeff\u00ad"), _NOTHING),
    **dict.fromkeys(map(ord, '*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹_"“”„«»'), " "),
}
"""Characters that are one character to the reader: any dash, any apostrophe; marks and quotation marks are ignored.

What takes no room parts no word.
"""


class Token(NamedTuple):
    """A word, number, mark or bracket.

    `role` is what the vocabulary calls it ("month", "season" …), or "number", "ordinal", "clock", "mark", "bracket",
    "word" (plain), "odd" (glued or otherwise no form), "end". `value` goes with the role; `inner` are the tokens of a
    bracket.
    """

    text: str
    start: int
    end: int
    role: str
    value: int | str = 0
    inner: tuple[Token, ...] = ()


def tokenize(phrase: str) -> list[Token]:
    """The tokens of a phrase, then the `end` tokens; brackets are folded into one token each."""
    plain = phrase.translate(_SAME)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)
    tokens: list[Token] = []
    for found in _RUN.finditer(lower):
        _append(tokens, found.group().replace(_NOTHING, ""), found.start(), found.end())
    if "(" in lower or "[" in lower:
        tokens = _fold(tokens)
    while tokens and tokens[-1].text == ".":
        tokens.pop()
    return ended(tokens, len(phrase))


def ended(tokens: list[Token], end: int) -> list[Token]:
    """The tokens with `end` tokens behind them, as many as any rule looks ahead."""
    return tokens + [Token("", end, end, "end")] * LOOK_AHEAD


def inside(bracket: Token) -> list[Token]:
    """The tokens in a bracket, as a phrase of their own."""
    return ended(list(bracket.inner), bracket.end)


def _append(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Adds one run of characters, joined to the token before it where the two are one word."""
    role = ROLES.get(text)
    if role is not None:
        if text in _SECONDS and _joined(tokens, text, end):
            return
        tokens.append(Token(text, start, end, *role))
    elif text.isdigit() and text.isascii():
        tokens.append(_number(tokens, text, start, end))
    elif len(text) == 1 and not text.isalnum():
        _mark(tokens, text, start, end)
    elif text in _SECONDS and _joined(tokens, text, end):
        pass
    elif text[0].isdigit() or text[-1].isdigit():
        _mixed(tokens, text, start, end)
    else:
        tokens.append(Token(text, start, end, "word"))


_SECONDS = frozenset(second for _, second in PAIRS)


def _joined(tokens: list[Token], text: str, end: int) -> bool:
    """Whether the run and the word before it (with a hyphen or not) are one word, which then replaces both."""
    back = 1
    if len(tokens) > 1 and tokens[-1].text == "-" and tokens[-1].start == tokens[-2].end:
        back = 2
    if len(tokens) < back or tokens[-back].text not in _PAIR_FIRSTS:
        return False
    whole = PAIRS.get((tokens[-back].text, text))
    if whole is None:
        return False
    first = tokens[-back]
    del tokens[-back:]
    tokens.append(Token(whole, first.start, end, *ROLES.get(whole, ("word", 0))))
    return True


def _number(tokens: list[Token], text: str, start: int, end: int) -> Token:
    """A number; an apostrophe straight before two digits makes it a year (`'17`)."""
    if len(text) == 2 and tokens and tokens[-1].text == "'" and tokens[-1].end == start:
        tokens.pop()
        return Token(text, start - 1, end, "short-year", 2000 + int(text))
    return Token(text, start, end, "number", int(text) if len(text) < 9 else -1)


def _mark(tokens: list[Token], text: str, start: int, end: int) -> None:
    """A punctuation mark: a full stop after an abbreviation, and a lone apostrophe, say nothing."""
    if text == "." and tokens and tokens[-1].role in _DOTTED and tokens[-1].end == start:
        return
    if text == "'" and tokens and tokens[-1].text == "'":
        tokens.pop()
    tokens.append(Token(text, start, end, "mark"))


def _mixed(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Letters and digits in one run: `16th`, `q3`, `fy17`, `7pm`; `until10` and `2v` are odd, `s106` is a word."""
    if text[0].isdigit():
        number = text.rstrip("abcdefghijklmnopqrstuvwxyz")
        suffix = text[len(number) :]
        if number.isdigit() and number.isascii() and len(number) < 5 and suffix in _SUFFIXES:
            tokens.append(Token(text, start, end, "ordinal", int(number)))
        else:
            tokens.append(Token(text, start, end, "clock" if suffix in _CLOCK else "odd"))
        return
    word = text.rstrip("0123456789")
    digits, at = text[len(word) :], start + len(word)
    if word in ("q", "qtr", "quarter", "h") and len(digits) == 1:
        tokens.append(Token(text, start, end, "half-n" if word == "h" else "quarter-n", int(digits)))
    elif word in ("fy", "c"):
        tokens.append(Token(word, start, at, *ROLES[word]))
        tokens.append(_number(tokens, digits, at, end))
    elif word in ROLES or word in ("until", "till", "from", "by", "to", "before", "after"):
        tokens.append(Token(text, start, end, "odd"))
    else:
        tokens.append(Token(text, start, end, "word"))


_CLOSING: Final = {"(": ")", "[": "]"}


def _fold(tokens: list[Token]) -> list[Token]:
    """Brackets as one token each, which holds the tokens inside; an unclosed one reaches to the end."""
    folded: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.text not in _CLOSING:
            folded.append(token)
            position += 1
            continue
        close = _close(tokens, position)
        inner = tokens[position + 1 : close]
        end = tokens[close].end if close < len(tokens) else tokens[-1].end
        folded.append(Token("()", token.start, end, "bracket", 0, tuple(_fold(inner))))
        position = close + 1
    return folded


def _close(tokens: list[Token], opening: int) -> int:
    depth = 0
    for position in range(opening, len(tokens)):
        if tokens[position].text in _CLOSING:
            depth += 1
        elif tokens[position].text in (")", "]"):
            depth -= 1
            if depth == 0:
                return position
    return len(tokens)
