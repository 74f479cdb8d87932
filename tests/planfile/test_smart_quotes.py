from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.planfile import Source, load

CURLY = "AP115 there are curly quotation marks round"
ROUND = f"{CURLY} this text, so they become part of it: use straight ones, or none"
OPENS = "AP115 there is a curly quotation mark before this text, and it quotes nothing: use straight ones"
CLOSES = "AP115 a curly quotation mark does not close what a straight one opens: use straight ones"
HALF = (
    "AP115 this text starts with a curly quotation mark and ends with a straight one, so both become part of it: "
    "use straight ones, or none"
)
CUT = "AP115 this text ends before its closing quotation mark, because the marks are curly: use straight ones"


def hyphen(mark: str) -> str:
    return f'AP116 "{mark}" starts this line, but an item of a list starts with a hyphen: write "-" and a space instead'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{head}officers:\n- name: “Chief Executive”\n", [f"3:9 {ROUND}"]),
        ("{head}officers:\n- name: ‘Chief Executive’\n", [f"3:9 {ROUND}"]),
        ("{head}“officers”: []\n", [f"2:1 {CURLY} this key: use straight ones, or none"]),
        ('{head}officers:\n- name: “Chief Executive"\n', [f"3:9 {HALF}"]),
        ("{head}officers: [“Chief, Executive”]\n", [f"2:12 {CUT}"]),
        ("{head}officers:\n- name: “Chief: Executive”\n", [f"3:9 {OPENS}"]),
        ('{head}officers:\n- name: "Chief Executive”\n', [f"3:25 {CLOSES}"]),
        ("{head}officers:\n– Chief Executive\n", [f"3:1 {hyphen('–')}"]),
        ("{head}officers:\n  • Chief Executive\n  • Mayor\n", [f"3:3 {hyphen('•')}", f"4:3 {hyphen('•')}"]),
        ("{head}officers:\n  - Chief Executive\n    – Mayor\n", [f"4:5 {hyphen('–')}"]),
    ],
)
def test_what_word_puts_in_is_told_and_not_what_yaml_makes_of_it(
    loaded: Callable[[str], Source], said: Callable[[Source], list[str]], text: str, told: list[str]
) -> None:
    assert said(loaded(text)) == told


@pytest.mark.parametrize(
    "name",
    [
        "The “Chief” Executive",
        "“Chief” and “Executive”",
        "'“Chief Executive”'",
        "|\n    – Chief\n    • Executive",
        "'Chief\n\n    – Executive'",
        "Chief – Executive",
        "Hertsmere’s Chief",
        "“Chief” Executive",
        "“Chief Executive",
        '“Chief" Executive',
        '”Chief" and "Executive"',
    ],
)
def test_what_does_no_harm_is_not_told(loaded: Callable[[str], Source], name: str) -> None:
    assert loaded(f"{{head}}officers:\n- name: {name}\n").findings == []


@pytest.mark.slow
def test_a_large_file_is_told_and_read(said: Callable[[Source], list[str]]) -> None:
    source = load(b"plan: {title: P, authority: A, period: 2017/18}\n" + b"# \n" * 7_000_000)
    assert source.plan
    assert said(source) == [
        "1:1 AP117 this file has 21 MB, which is too large for a plan: was something else pasted into it?"
    ]
