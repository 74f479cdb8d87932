import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.faces.fold import fold
from actionplan.faces.safe import cells


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh b", 3, ["a", "abc", "def", "gh", "b"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢", 1, ["漢"]),
    ],
)
def test_a_text_folds_at_spaces_and_breaks_only_where_it_must(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


@given(st.text(alphabet="ab 漢e\u0301"), st.integers(2, 12))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in lines)
