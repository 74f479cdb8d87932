"""Find what is being typed at the end of a text, from its lines alone: what is half typed is seldom YAML.

Lines that are less far in say which keys are above. Braces and brackets are read on the line that is typed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)", re.DOTALL)
_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[^\s"'#\[\]{},:-][^"'#\[\]{},:]*?)(?P=quote)\s*:(?:\s+|$)""")
_IGNORED_CODES = re.compile(r"(?:^|[ \t])#[ \t]*(?i:actionplan:[ \t]*ignore)[ \t]*\[(?P<codes>[^\]]*)$")
_QUOTES = ("'", '"')
_MAX_BELOW = 20_000
"""How many characters below a place are looked through for other keys of the same mapping."""


class TypingContext(NamedTuple):
    """What is being typed: the keys above it, the outermost first, the `key` that it is the value of, and its text.

    Without a `key`, it is a new key, or an item of the list of the last of `keys` if it is after a dash (`is_item`) or
    in square brackets (`is_only_item`). `siblings` are the other keys of the same mapping. It may also be a code of a
    check in a comment that ignores (`is_ignored_code`): then they are the codes before it.
    """

    keys: tuple[str, ...]
    key: str | None
    text: str
    siblings: frozenset[str] = frozenset()
    is_item: bool = False
    is_only_item: bool = False
    is_in_brackets: bool = False
    quote: str = ""
    is_ignored_code: bool = False


class _TypedLine(NamedTuple):
    """A line: how far its key is in, how far its first dash is (or -1), its key, and what comes after that."""

    depth: int
    dash: int
    key: str | None
    rest: str

    @classmethod
    def read(cls, words: str) -> _TypedLine:
        parts = _LINE.match(words)
        indent, dashes, rest = parts.groups() if parts else ("", "", words)
        key = _KEY.match(rest)
        depth = len(indent) + len(dashes)
        dash = len(indent) if dashes else -1
        return cls(depth, dash, key["key"], rest[key.end() :]) if key else cls(depth, dash, None, rest)


class _Bracket(NamedTuple):
    """A brace or bracket that is open: the keys above what is in it, its own keys so far, and where the last starts."""

    is_brace: bool
    keys: tuple[str, ...]
    siblings: tuple[str, ...] = ()
    key: str | None = None
    start: int = 0


def find_typing_context(text: str, offset: int) -> TypingContext | None:
    """Find what is being typed at an offset, or `None` outside of all that a plan can have there.

    In a comment, that is the codes of checks to ignore.
    """
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    before = text[start:offset]
    if ignored := _IGNORED_CODES.search(before):
        *codes, code = (each.strip() for each in ignored["codes"].split(","))
        return TypingContext((), None, code, frozenset(map(str.upper, codes)), is_ignored_code=True)
    if before.lstrip().startswith("#") or " #" in before:
        return None
    line = _TypedLine.read(before)
    keys, siblings = _find_keys_above(line, reversed(_split_lines(text[:start])))
    siblings |= _find_siblings_below(line, _split_lines(text[offset : offset + _MAX_BELOW])[1:])
    value = line.rest.lstrip()
    if value[:1] in ("{", "["):
        return _find_in_brackets(value, (*keys, line.key) if line.key else keys)
    quote = value[:1] if value[:1] in _QUOTES else ""
    is_item = line.dash >= 0 and line.key is None
    return TypingContext(keys, line.key, value[len(quote) :], frozenset(siblings), is_item=is_item, quote=quote)


def _find_keys_above(line: _TypedLine, above: Iterable[str]) -> tuple[tuple[str, ...], set[str]]:
    """Find the keys that a line is below, and the keys beside it in the lines above it."""
    keys: list[str] = []
    siblings: set[str] = set()
    depth, dash = line.depth, line.dash
    for words in above:
        if len(words) - len(words.lstrip(" ")) > depth:  # most lines, and quicker than to read them
            continue
        other = _TypedLine.read(words)
        if other.key is None or other.rest.startswith("#"):
            continue
        limit = depth if dash < 0 else dash
        is_parent = other.depth < limit or (dash >= 0 and other.depth == limit)
        if is_parent:
            keys.insert(0, other.key)
            depth, dash = other.depth, other.dash
        elif dash < 0 and other.depth == depth:
            if not keys:
                siblings.add(other.key)
            dash = other.dash
        if depth == 0 and dash < 0 and keys:
            break
    return tuple(keys), siblings


def _find_siblings_below(line: _TypedLine, below: Iterable[str]) -> set[str]:
    """Find the keys beside a line in the lines below it, up to the end of its mapping."""
    siblings: set[str] = set()
    for words in below:
        other = _TypedLine.read(words)
        if not words.strip() or other.rest.startswith("#"):
            continue
        if other.depth < line.depth or (other.dash >= 0 and other.dash < line.depth):
            break
        if other.depth == line.depth and other.dash < 0 and other.key:
            siblings.add(other.key)
    return siblings


def _split_lines(text: str) -> list[str]:
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).split("\n")


def _find_in_brackets(value: str, keys: tuple[str, ...]) -> TypingContext | None:
    """Find what is being typed at the end of a value that starts with a brace or bracket."""
    stack: list[_Bracket] = []
    for start, mark in _iter_marks(value):
        if mark in ("{", "["):
            inside = stack[-1] if stack else _Bracket(is_brace=False, keys=keys)
            stack.append(_Bracket(mark == "{", (*inside.keys, inside.key) if inside.key else inside.keys, start=start))
        elif not stack:
            return None
        elif mark in ("}", "]"):
            stack.pop()
        elif mark == ",":
            stack[-1] = stack[-1]._replace(key=None, start=start)
        elif stack[-1].is_brace:
            key = value[stack[-1].start : start - 1].strip().strip("'\"")
            stack[-1] = stack[-1]._replace(key=key, siblings=(*stack[-1].siblings, key), start=start)
    if not stack:
        return None
    last = stack[-1]
    text = value[last.start :].lstrip()
    quote = text[:1] if text[:1] in _QUOTES else ""
    return TypingContext(
        last.keys,
        last.key,
        text[len(quote) :],
        frozenset(last.siblings),
        is_item=not last.is_brace,
        is_only_item=not last.is_brace,
        is_in_brackets=True,
        quote=quote,
    )


def _iter_marks(value: str) -> Iterator[tuple[int, str]]:
    """Yield the braces, brackets, commas and colons outside of quotation marks, with the offset after each."""
    quote, before = "", " "
    for offset, (character, after) in enumerate(zip(value, chain(value[1:], " "), strict=True), 1):
        if quote:
            quote = "" if character == quote else quote
        elif character in _QUOTES and before in " {[,:":
            quote = character
        elif character in "{}[]," or (character == ":" and after in " ,}]"):
            yield offset, character
        before = character
