from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.findings import Location
from actionplan.planfile.text import LineIndex, decode

BOM = "\ufeff"


@pytest.mark.parametrize(
    ("data", "text", "mark"),
    [
        (b"", "", ""),
        ("é – “x”".encode(), "é – “x”", ""),
        ((BOM + "a").encode(), "a", BOM),
        ((BOM + BOM + "a").encode(), "a", BOM + BOM),
    ],
)
def test_utf8_is_read_and_its_byte_order_mark_kept_apart(data: bytes, text: str, mark: str) -> None:
    assert decode(data) == (text, mark, None)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: b\nc: don\x92t\n", (2, 7), "the byte 0x92, perhaps meant as ’, is not UTF-8"),
        (b"\x81", (1, 1), "the byte 0x81 is not UTF-8"),
        ("é: ".encode() + b"\xa3", (1, 4), "the byte 0xA3, perhaps meant as £, is not UTF-8"),
        ("a: b".encode("utf-16"), (1, 1), "this file is saved as UTF-16, which Notepad calls Unicode"),
        ("a: b".encode("utf-16-be"), (1, 1), "this file is saved as UTF-16, which Notepad calls Unicode"),
        ("a: b".encode("utf-16-le"), (1, 1), "this file is saved as UTF-16, which Notepad calls Unicode"),
    ],
)
def test_other_bytes_are_told_with_their_place(data: bytes, place: tuple[int, int], message: str) -> None:
    fault = decode(data).fault
    assert fault
    assert (fault.code, fault.message, fault.location) == ("AP102", message, Location(*place))
    assert fault.hint == "save the file as UTF-8 (in Notepad: Save As, Encoding, UTF-8)"


def test_text_that_is_not_utf8_can_still_be_shown() -> None:
    assert decode("a: b".encode("utf-16")).text == "a: b"
    assert decode(b"don\x92t").text == "don\ufffdt"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_an_editor(end: str) -> None:
    lines = LineIndex(f"one{end}{end}three\u2028still three")
    assert [lines.get_line(n) for n in range(6)] == ["", "one", "", "three\u2028still three", "", ""]
    assert lines.locate(len(f"one{end}{end}th")) == Location(3, 3)


def test_no_position_reaches_over_the_end_of_its_line() -> None:
    assert LineIndex("one two\nthree").locate(4, 100) == Location(1, 5, 3)
    assert LineIndex("one\n").locate(4, 100) == Location(2, 1, 1)


@given(st.text(st.sampled_from("ab\r\n\u2028"), max_size=30), st.data())
def test_a_position_is_the_place_of_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = LineIndex(text)
    place = lines.locate(offset)
    assert lines.get_start(place.line) + place.column - 1 == offset
