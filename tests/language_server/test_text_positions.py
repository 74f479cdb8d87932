"""Places in a text, as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.findings import Location
from actionplan.language_server.text_positions import TextPositions, count_units

TEXTS = st.text(st.sampled_from("ab \n\r\u2028\x0b\x85é🏠\ufeff"), max_size=20)


@pytest.mark.parametrize(
    ("encoding", "character"),
    [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)],
)
def test_a_character_beyond_the_first_65536_counts_as_the_encoding_says(encoding: str, character: int) -> None:
    positions = TextPositions("x\na🏠b", encoding=encoding)
    assert positions.find_position(4) == (1, character)
    assert positions.find_offset(1, character) == 4


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_offset_is_found_again(text: str, encoding: str) -> None:
    positions = TextPositions(text, encoding=encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] in ("\r\n", "\n", "\r") or text[offset : offset + 1] in ("\n", "\r"):
            continue  # between the two characters of a line break there is no place
        assert positions.find_offset(*positions.find_position(offset)) == offset


@given(TEXTS, st.integers(0, 9), st.integers(0, 99))
def test_a_place_outside_of_the_text_is_at_its_end_or_that_of_its_line(text: str, line: int, character: int) -> None:
    positions = TextPositions(text)
    offset = positions.find_offset(line, character)
    assert 0 <= offset <= len(text)
    found = positions.find_position(offset)
    assert found.line <= line
    assert found <= (line, character) or found.line < line


@pytest.mark.parametrize("line_break", ["\u2028", "\x0b", "\x85", "\x0c"])
def test_lines_end_where_editors_end_them(line_break: str) -> None:
    assert TextPositions(f"a{line_break}b\nc").find_position(4) == (1, 0)


def test_a_byte_order_mark_is_a_character_of_the_editor_and_none_of_the_file() -> None:
    positions = TextPositions("\ufeffplan:\nx", mark_length=1)
    assert positions.find_position(0) == (0, 1)
    assert positions.find_offset(0, 1) == 0
    assert positions.find_position(6) == (1, 0)
    assert positions.find_location(Location(1, 1, 4)) == ((0, 1), (0, 5))
    assert positions.find_location(Location(2, 1, 1)) == ((1, 0), (1, 1))


def test_a_finding_without_a_place_is_at_the_start() -> None:
    assert TextPositions("plan:").find_location(None) == ((0, 0), (0, 1))


@pytest.mark.parametrize(("text", "units"), [("", 0), ("é", 1), ("🏠", 2), ("\ud83c", 1)])
def test_units(text: str, units: int) -> None:
    assert count_units(text) == units
