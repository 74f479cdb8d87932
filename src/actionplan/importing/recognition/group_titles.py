"""Read headings that stand over rows: the word and the number before a title (rule R4 of docs/import.md)."""

from __future__ import annotations

import re
from typing import NamedTuple

from actionplan.text.folding import fold

_WORDS = (
    r"(?:(?:corporate|strategic|key|council|priority|service)\s+)?"
    r"(?:actions?|priority|priorities|objective|aim|outcome|theme|recommendation|goal|section|chapter|work\s?stream|area|"
    r"issue|pillar|ambition|commitment|part|step)"
)
_NUMBER = r"(?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]\d{1,3}"
_WITH_WORD = re.compile(
    rf"(?P<word>{_WORDS})\s+(?P<number>{_NUMBER}|[A-H]|[ivx]+)(?P<mark>\s*[:.)–—-]?)(?:\s+(?P<title>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_ALONE = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*|[A-Z]\d{1,3}(?:\.\d{1,3})*)(?P<mark>[:.)–—-]*)(?:\s+(?P<title>\S.*)|$)",
    re.DOTALL,
)
_LONGEST_PLAIN_NUMBER = 2
"""Digits. A longer number without a mark after it is a year or an amount."""


class GroupTitle(NamedTuple):
    """A heading in parts, each by its first character and one past its last: its word, number, mark and title."""

    word: tuple[int, int]
    number: tuple[int, int]
    mark: tuple[int, int]
    title: tuple[int, int]


def split_title(text: str) -> GroupTitle | None:
    """Split a heading that has a number: "CORPORATE ACTION 6: Prepare a plan", "1. Housing", "R4"."""
    match = _WITH_WORD.fullmatch(text)
    if match:
        return GroupTitle(match.span("word"), match.span("number"), match.span("mark"), _get_title(match, text))
    match = _ALONE.fullmatch(text)
    if not match or not (match["mark"] or match["number"].count(".") or _is_short(match["number"])):
        return None
    if match["title"] and not match["mark"] and not match["title"][0].isupper():
        return None
    return GroupTitle((0, 0), match.span("number"), match.span("mark"), _get_title(match, text))


def _is_short(number: str) -> bool:
    return len(number) <= _LONGEST_PLAIN_NUMBER or not number.isdecimal()


def _get_title(match: re.Match[str], text: str) -> tuple[int, int]:
    return match.span("title") if match["title"] else (len(text), len(text))


def get_group_word(text: str) -> str:
    """Return the word before the number of a heading, in small letters, or "" where there is none."""
    title = split_title(text)
    return fold(text[slice(*title.word)]) if title else ""
