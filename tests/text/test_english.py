"""Counts, lists and shares in British English."""

from __future__ import annotations

import pytest

from actionplan.text.english import (
    add_full_stop,
    format_count,
    format_list,
    format_list_or_count,
    format_share,
    shorten,
)


@pytest.mark.parametrize(("number", "words"), [(0, "0 targets"), (1, "1 target"), (2, "2 targets")])
def test_count(number: int, words: str) -> None:
    assert format_count(number, "target") == words


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(names: list[str], words: str) -> None:
    assert format_list(names) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("It is late", "It is late."),
        ("It is late.", "It is late."),
        ('did you mean "Executive"?', 'did you mean "Executive"?'),
        ('did you mean "Executive"', 'did you mean "Executive".'),
    ],
)
def test_a_sentence_has_one_mark_at_its_end(words: str, sentence: str) -> None:
    assert add_full_stop(words) == sentence


@pytest.mark.parametrize(("number", "words"), [(1, "a"), (2, "a and b"), (3, "3 plans")])
def test_few_are_named_and_many_are_counted(number: int, words: str) -> None:
    assert format_list_or_count(["a", "b", "c"][:number], "plan", 2) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("A plan", "A plan"), ("0123456789", "0123456789"), ("A plan for all", "A plan …"), ("0123456789X", "01234567 …")],
)
def test_a_text_is_cut_where_a_word_ends(text: str, words: str) -> None:
    assert shorten(text, 10) == words


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        (12, 41, "12 (29%)"),
        (1, 8, "1 (13%)"),
        (0, 41, "0 (0%)"),
        (41, 41, "41 (100%)"),
        (1, 500, "1 (under 1%)"),
        (499, 500, "499 (over 99%)"),
        (0, 0, "none"),
    ],
)
def test_a_share_never_says_none_or_all_of_what_is_neither(number: int, total: int, words: str) -> None:
    assert format_share(number, total) == words
