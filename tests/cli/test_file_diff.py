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


def tell_and_follow(before: list[str], after: list[str]) -> list[str]:
    """Tell the lines that go and come, and check that taking and bringing them makes the one text the other."""
    told = list(iter_changed_lines("\n".join(before), "\n".join(after)))
    lines = before.copy()
    parts = [(int(number), sign, line) for number, sign, line in (each.split(maxsplit=2) for each in told)]
    for number, sign, line in reversed(parts):
        if sign == "-":
            assert lines.pop(number - 1) == line
    for number, sign, line in parts:
        if sign == "+":
            lines.insert(number - 1, line)
    assert lines == after
    return told


@given(*(st.lists(st.sampled_from("abc")) for _ in range(2)))
def test_taking_and_bringing_those_lines_makes_the_one_text_the_other(before: list[str], after: list[str]) -> None:
    tell_and_follow(before, after)


@given(
    count=st.integers(400, 700),
    taken=st.sets(st.integers(0, 699), max_size=8),
    brought=st.dictionaries(st.integers(0, 699), st.sampled_from(["twice", "line 4", "new"]), max_size=8),
    is_turned=st.booleans(),
)
def test_of_a_long_text_only_what_changed_is_told(
    count: int, taken: set[int], brought: dict[int, str], *, is_turned: bool
) -> None:
    before = [f"line {n}" if n % 3 else "twice" for n in range(count)]
    after = [
        line
        for n, each in enumerate(before)
        for line in (*brought.get(n, "").splitlines(), each)
        if line != each or n not in taken
    ]
    told = tell_and_follow(*((after, before) if is_turned else (before, after)))
    assert len(told) <= 2 * (len(taken) + len(brought)) + 4


def test_a_text_without_lines_of_its_own_is_told_too() -> None:
    told = tell_and_follow(["a", "b"] * 300, ["b", "a"] * 310)
    assert told
    moved = [str(n) for n in range(600)]
    assert len(tell_and_follow(moved, [*moved[550:], *moved[:550]])) == 100


def test_a_missing_last_line_end_is_told_as_diff_tells_it() -> None:
    assert format_diff("a\nb", "a\nb\nc", "plan.yaml") == (
        "--- plan.yaml\n+++ plan.yaml\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n"
        "+b\n+c\n\\ No newline at end of file\n"
    )
