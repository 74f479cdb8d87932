"""Text made safe to print: what is shown as its escape, and what stays."""

from __future__ import annotations

import json

import pytest

from actionplan.text.escaping import escape_control, escape_control_in_lines, escape_json

ESCAPES = {
    "\x1b": "\\x1b",
    "\x9b": "\\x9b",
    "\xad": "\\xad",
    "\u061c": "\\u061c",
    "\u180e": "\\u180e",
    "\u200b": "\\u200b",
    "\u200e": "\\u200e",
    "\u200f": "\\u200f",
    "\u202e": "\\u202e",
    "\u2062": "\\u2062",
    "\u2069": "\\u2069",
    "\u206c": "\\u206c",
    "\ufeff": "\\ufeff",
    "\ufffa": "\\ufffa",
    "\U0001bca1": "\\U0001bca1",
    "\U0001d173": "\\U0001d173",
    "\U000e0041": "\\U000e0041",
    "\U000e007f": "\\U000e007f",
}
"""Marks that move, turn round or hide words, and what is printed for each."""


@pytest.mark.parametrize(("mark", "escape"), ESCAPES.items())
def test_a_mark_that_turns_or_hides_words_is_shown_as_its_escape(mark: str, escape: str) -> None:
    assert escape_control(f"a{mark}b") == escape_control_in_lines(f"a{mark}b") == f"a{escape}b"


@pytest.mark.parametrize("mark", ESCAPES)
def test_json_has_no_such_mark_and_reads_back_the_same(mark: str) -> None:
    encoded = escape_json(json.dumps(f"a{mark}b", ensure_ascii=False))
    assert mark not in encoded
    assert json.loads(encoded) == f"a{mark}b"


@pytest.mark.parametrize("words", ["שלום", "نقشه\u200cها", "👩\u200d🌾", "✔\ufe0f", "Ŵyl", "葛\U000e0100城"])
def test_words_in_any_script_stay(words: str) -> None:
    assert escape_control(words) == words
    assert escape_json(words) == words
