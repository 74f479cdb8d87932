"""The lines that a change takes and brings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.cli.io.file_diff import format_diff, iter_changed_lines


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb\n", "a\nb\n", []),
        ("a\nb\n", "a\nnew\nb\n", ["2 + new"]),
        ("a\na\n", "a\na\na\n", ["3 + a"]),
        ("a\nb\nc\n", "a\nB\nc\n", ["2 - b", "2 + B"]),
        ("a\nb\nc\nd\n", "A\nb\nc\nd\ne\n", ["1 - a", "1 + A", "5 + e"]),
        ("", "a\n", ["1 + a"]),
        ("a", "", ["1 - a"]),
        ("a\r\nb\r\n", "a\r\nnew\r\nb\r\n", ["2 + new"]),
        ("a\n" * 9, "a\n" * 4 + "new\n" + "a\n" * 5, [" 5 + new"]),
    ],
)
def test_each_line_stands_under_its_number(before: str, after: str, lines: list[str]) -> None:
    assert list(iter_changed_lines(before, after)) == lines


@given(*(st.lists(st.sampled_from("abc")).map("\n".join) for _ in range(2)))
def test_taking_and_bringing_those_lines_makes_the_one_text_the_other(before: str, after: str) -> None:
    lines = before.splitlines()
    told = [
        (int(number), sign, line) for number, sign, line in (each.split() for each in iter_changed_lines(before, after))
    ]
    for number, sign, line in reversed(told):
        if sign == "-":
            assert lines.pop(number - 1) == line
    for number, sign, line in told:
        if sign == "+":
            lines.insert(number - 1, line)
    assert lines == after.splitlines()


def test_a_missing_last_line_end_is_told_as_diff_tells_it() -> None:
    assert format_diff("a\nb", "a\nb\nc", "plan.yaml") == (
        "--- plan.yaml\n+++ plan.yaml\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n"
        "+b\n+c\n\\ No newline at end of file\n"
    )
