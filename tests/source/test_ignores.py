"""Comments that silence a finding, and those that do not."""

from __future__ import annotations

import pytest

from actionplan.findings import Finding, Position
from actionplan.source.ignores import heeded


def found(text: str, *findings: tuple[str, int]) -> list[str]:
    """What is left of findings with these codes on these lines, as "line:column code message"."""
    told = [Finding(code, "warning", "told", position=Position(line, 1)) for code, line in findings]
    left = heeded(told, text, lambda: {"AP107"})
    return [f"{at.line}:{at.column} {each.code} {each.message}" for each in left if (at := each.position)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # actionplan: ignore[AP304] the Board chose it",
        "a: b # actionplan: ignore[AP304]",
        "a: b #actionplan:ignore[ap304]",
        "a: b  # actionplan: ignore [ AP303, AP304 ] both",
    ],
)
def test_a_comment_at_the_end_of_a_line_is_about_that_line(text: str) -> None:
    assert found(text, ("AP304", 1), ("AP303", 1)) == ([] if "AP303" in text else ["1:1 AP303 told"])


def test_a_comment_on_a_line_of_its_own_is_about_the_next_that_says_something() -> None:
    text = "# actionplan: ignore[AP304] the Board\n# actionplan: ignore[AP303] the season\n\n# so it is\na: b\nc: d\n"
    assert found(text, ("AP304", 5), ("AP303", 5), ("AP304", 6)) == ["6:1 AP304 told"]


def test_an_ignore_that_ignores_nothing_is_told() -> None:
    assert found("a: b  # actionplan: ignore[AP304, AP303]\n", ("AP303", 1)) == [
        "1:28 AP901 AP304 is not found on line 1, so nothing is ignored"
    ]
    assert found("a: b\n# actionplan: ignore[AP304]\n", ("AP304", 1)) == [
        "1:1 AP304 told",
        "2:22 AP901 AP304 is not found on line 3, so nothing is ignored",
    ]


@pytest.mark.parametrize(
    "text", ["a: b  # actionplan: ignore", "a: b  # actionplan: ignore[] why", "a: b  # actionplan: ignore AP304"]
)
def test_an_ignore_without_a_code_is_told_and_ignores_nothing(text: str) -> None:
    assert found(text, ("AP304", 1)) == [
        "1:1 AP304 told",
        "1:7 AP902 this comment does not say what to ignore",
    ]


def test_what_cannot_be_silenced_is_not() -> None:
    assert found("a: b  # actionplan: ignore[AP107]\n", ("AP107", 1)) == [
        "1:1 AP107 told",
        "1:28 AP901 AP107 cannot be ignored",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'a: "b # actionplan: ignore[AP304]"\n',
        "a: |\n  # actionplan: ignore[AP304]\n",
        "a: b#actionplan: ignore[AP304]\n",
        "a: b  # not actionplan: ignorance\n",
        "a: b  # actionplan: ignored[AP304]\n",
    ],
)
def test_what_is_no_such_comment_ignores_nothing(text: str) -> None:
    assert found(text, ("AP304", 1), ("AP304", 2)) == ["1:1 AP304 told", "2:1 AP304 told"]
