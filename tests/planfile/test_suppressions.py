"""Comments that silence a finding, and those that do not."""

from __future__ import annotations

import pytest

from actionplan.findings import Finding, Location
from actionplan.planfile.suppressions import RuleCodes, apply_suppressions

CODES = RuleCodes(
    ("AP107", "AP201", "AP303", "AP304"), {"AP107"}, lambda word: "AP304" if word.startswith("AP") else ""
)


def suppress(text: str, *findings: tuple[str, int]) -> list[str]:
    """What is left of findings with these codes on these lines, as "line:column code message"."""
    told = [Finding(code, "warning", "told", location=Location(line, 1)) for code, line in findings]
    left = apply_suppressions(told, text, lambda: CODES)
    return [f"{at.line}:{at.column} {each.code} {each.message}" for each in left if (at := each.location)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # actionplan: ignore[AP304] the Board chose it",
        "a: b # actionplan: ignore[AP304]",
        "a: b #actionplan:ignore[ap304]",
        "a: b  # actionplan: ignore [ AP303, AP304 ] both",
        "a: b  # Actionplan: Ignore[ap304]",
        "a: b\t# ACTIONPLAN:IGNORE[AP304]",
    ],
)
def test_a_comment_at_the_end_of_a_line_is_about_that_line(text: str) -> None:
    assert suppress(text, ("AP304", 1), ("AP303", 1)) == ([] if "AP303" in text else ["1:1 AP303 told"])


def test_a_comment_on_a_line_of_its_own_is_about_the_next_that_says_something() -> None:
    text = "# actionplan: ignore[AP304] the Board\n# actionplan: ignore[AP303] the season\n\n# so it is\na: b\nc: d\n"
    assert suppress(text, ("AP304", 5), ("AP303", 5), ("AP304", 6)) == ["6:1 AP304 told"]


def test_an_ignore_that_ignores_nothing_is_told() -> None:
    assert suppress("a: b  # actionplan: ignore[AP304, AP303]\n", ("AP303", 1)) == [
        "1:28 AP901 AP304 is not found on this line, so nothing is ignored"
    ]
    assert suppress("a: b\n# actionplan: ignore[AP304]\n", ("AP304", 1)) == [
        "1:1 AP304 told",
        "2:22 AP901 AP304 is not found on the line below, so nothing is ignored",
    ]


@pytest.mark.parametrize(
    "text",
    ["a: b  # actionplan: ignore", "a: b  # actionplan: ignore[] why", "a: b  # Actionplan ignore the year of this"],
)
def test_an_ignore_without_a_code_is_told_and_ignores_nothing(text: str) -> None:
    assert suppress(text, ("AP304", 1)) == [
        "1:1 AP304 told",
        "1:7 AP902 this comment does not say what to ignore",
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "# actionplan:ignore AP304",
        "# actionplan: ignore (AP304)",
        "# actionplan: ignore: AP304, AP303",
        "# actionplan ignore[AP304]",
        "# action plan: ignore[ap304] the Board chose it",
        "# actionplan: ignored[AP304]",
        "# actionplan: disable=AP304",
        "# ignore[AP304]",
        "# noqa: AP304",
        "# TODO actionplan: ignore[AP304]",
        "# see the minutes; actionplan: ignore[AP304] the Board chose it",
    ],
)
def test_an_ignore_that_is_nearly_one_is_told_with_how_to_write_it(comment: str) -> None:
    [told] = [each for each in apply_suppressions([], f"a: b  {comment}\n", lambda: CODES) if each.code == "AP902"]
    assert told.message == "this comment does not work as it is written"
    assert told.hint.startswith('write it like "# actionplan: ignore[AP304')
    assert told.location == Location(1, 7, len(comment))
    mended = f"a: b  {told.hint.split(chr(34))[1]}\n"
    codes = [("AP304", 1), ("AP303", 1)] if "AP303" in comment else [("AP304", 1)]
    assert suppress(mended, *codes) == []


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("AP340", 'there is no check "AP340"', 'did you mean "AP304"?'),
        (
            "dates",
            'there is no check "DATES"',
            'write its code in brackets, like "# actionplan: ignore[AP304] the reason"',
        ),
        ("AP3", '"AP3" is only the beginning of a code', "write AP303 and AP304"),
        ("AP2", '"AP2" is only the beginning of a code', "write the whole of it, like AP304"),
    ],
)
def test_what_is_no_whole_code_is_told_and_ignores_nothing(word: str, message: str, hint: str) -> None:
    told = [Finding(code, "warning", "told", location=Location(1, 1)) for code in ("AP303", "AP304")]
    *left, fault = apply_suppressions(told, f"a: b  # actionplan: ignore[{word}]\n", lambda: CODES)
    assert left == told
    assert (fault.code, fault.message, fault.hint) == ("AP902", message, hint)
    assert fault.location == Location(1, 28, len(word))


def test_more_findings_than_are_told_are_not_silenced_with_the_last_that_is() -> None:
    last = Finding("AP304", "error", "told", location=Location(1, 1), more=5)
    assert apply_suppressions([last], "a: b  # actionplan: ignore[AP304]\n", lambda: CODES) == [last]


def test_what_cannot_be_silenced_is_not() -> None:
    assert suppress("a: b  # actionplan: ignore[AP107]\n", ("AP107", 1)) == [
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
        "a: b  # the action plan ignores this\n",
        "a: b  # Action plan off track, see AP304\n",
        "a: b  # ignore the year\n",
        "a: b  # TODO actionplan: ignore this\n",
    ],
)
def test_what_is_no_such_comment_ignores_nothing(text: str) -> None:
    assert suppress(text, ("AP304", 1), ("AP304", 2)) == ["1:1 AP304 told", "2:1 AP304 told"]


def test_very_many_comments_are_about_the_line_below_them_all() -> None:
    many = 20_000
    text = "# actionplan: ignore[AP304]\n" * many + "a: b\n" + "# actionplan: ignore[AP303]\nc: d\n"
    assert suppress(text, ("AP304", many + 1), ("AP303", many + 3), ("AP303", many + 1)) == [f"{many + 1}:1 AP303 told"]


def test_very_many_words_that_are_no_code_are_counted() -> None:
    *_, last = apply_suppressions([], f"a: b  # actionplan: ignore[{'APX, ' * 50_000}]\n", lambda: CODES)
    assert (last.code, last.more) == ("AP902", 49_000)
