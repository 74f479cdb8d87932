from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.planfile import Source, load

NBSP = "\u00a0"
AGAIN = "here, but YAML needs an ordinary space: delete it and type the space again"
LOST = "is lost, because # starts a comment: put the whole value in quotes, or a space after the # if it is a comment"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{{head}}{NBSP}{NBSP}period: 2017\n", [f"2:1 AP105 there is a no-break space {AGAIN}"]),
        (f"{{head}}officers:\n  - name: A\n  {NBSP} also: [B]\n", [f"4:3 AP105 there is a no-break space {AGAIN}"]),
        (f"{{head}}officers:\n  -{NBSP}name: A\n", [f"3:4 AP105 there is a no-break space {AGAIN}"]),
        (f"{{head}}officers:\n  - {NBSP}name: A\n", [f"3:5 AP105 there is a no-break space {AGAIN}"]),
        (f"{{head}}officers:\n  - na{NBSP}me: A\n", [f"3:7 AP105 there is a no-break space {AGAIN}"]),
        ("{head}officers:\n  - \u200bname: A\n", [f"3:5 AP105 there is a zero-width space {AGAIN}"]),
        ("{head}officers:\n  - \u2003name: A\n", [f"3:5 AP105 there is an odd kind of space (U+2003) {AGAIN}"]),
        ("{head}\ufeffofficers: []\n", [f"2:1 AP105 there is an invisible byte order mark {AGAIN}"]),
        (f"{{head}}strategy:{NBSP}2020\n", [f"2:10 AP105 there is a no-break space {AGAIN}"]),
    ],
)
def test_an_odd_space_that_shapes_the_plan_is_told(
    loaded: Callable[[str], Source], said: Callable[[Source], list[str]], text: str, told: list[str]
) -> None:
    assert [each for each in said(loaded(text)) if " AP105 " in each] == told
    assert "AP101" not in " ".join(said(loaded(text)))


@pytest.mark.parametrize(
    "text",
    [
        f"{{head}}officers:\n- name: Chief{NBSP}Executive\n",
        f"{{head}}officers:\n- name: |\n    Chief\n    {NBSP} Executive\n",
        f"{{head}}officers:\n- name: 'Chief\n    {NBSP} Executive'\n",
    ],
)
def test_an_odd_space_inside_a_text_does_no_harm(loaded: Callable[[str], Source], text: str) -> None:
    assert loaded(text).findings == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{head}officers:\n- name: Lot #3 done # ok\n", [f'3:13 AP106 "#3 done # ok" {LOST}']),
        ("{head}officers:\n- name: A\n  also: #3 done\n", [f'4:9 AP106 "#3 done" {LOST}']),
        ("{head}officers:\n- name: A\n  also: [B] #3\r\n", [f'4:13 AP106 "#3" {LOST}']),
        ("{head}officers: # a comment #3\n- name: A\n", []),
        ("{head}officers:\n#3 a comment\n  #4 too #5\n- name: A\n", []),
        ("{head}officers:\n- name: 'Lot #3'\n- name: \"Lot #3\"\n- name: Lot#3\n- name: |\n    Lot #3\n", []),
        ("{head}officers:\n- name: A  # 3\n", []),
    ],
)
def test_text_lost_to_a_hash_is_told_and_a_comment_is_not(
    loaded: Callable[[str], Source], said: Callable[[Source], list[str]], text: str, told: list[str]
) -> None:
    assert said(loaded(text)) == told


def test_what_was_lost_is_told_and_not_the_error_it_led_to_but_another_is(said: Callable[[Source], list[str]]) -> None:
    assert [each[:10] for each in said(load(b"a: Lot #3 done\n  and sold\nb: 'c #4"))] == ["1:8 AP106 ", "3:4 AP101 "]


def control(place: str, code: str) -> str:
    return f"{place} AP103 there is an invisible control character ({code}) here, perhaps from Word: delete it"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{head}officers:\n- name: A\x0bB\x00\n", [control("3:10", "U+000B"), control("3:12", "U+0000")]),
        ("{head}officers:\n- na\x07me: A\n", [control("3:5", "U+0007")]),
        ("{head}officers:\n- name: 'A\x1bB'\n", [control("3:11", "U+001B")]),
        ("{head}\x0c\nofficers: [A]\n", [control("2:1", "U+000C")]),
        ("{head}\x07\x07officers: [A]\n", [control("2:1", "U+0007")]),
        ("{head}\x07\x08officers: [A]\n", [control("2:1", "U+0007")]),
        ("\x00" * 100, [control("1:1", "U+0000")]),
        ("{head}officers: [A] # B\x0c\n", [control("2:18", "U+000C")]),
        ("ab\x00", [control("1:3", "U+0000")]),
    ],
)
def test_every_forbidden_character_is_told_once_at_its_place(
    loaded: Callable[[str], Source], said: Callable[[Source], list[str]], text: str, told: list[str]
) -> None:
    assert said(loaded(text)) == told


def test_a_plan_with_a_forbidden_character_is_read_and_the_character_shows(loaded: Callable[[str], Source]) -> None:
    source = loaded("{head}officers:\n- name: A\x0bB\r\n \x0c\r\n- name: C\n")
    assert source.plan
    assert [each.name for each in source.plan.officers] == ["A\ufffdB", "C"]
    assert "A\x0bB" in source.text


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("after", ["B", "  B", "B, C and D"])
def test_a_line_separator_is_read_as_a_space(loaded: Callable[[str], Source], character: str, after: str) -> None:
    source = loaded(f"{{head}}officers:\n- name: A{character}{after}\n  also: [E]\n")
    assert source.plan
    assert [(each.name, each.also) for each in source.plan.officers] == [(f"A {after}", ("E",))]
    assert [each.code for each in source.findings] == ["AP114"]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_a_line_end_that_no_editor_shows_is_told(
    loaded: Callable[[str], Source], said: Callable[[Source], list[str]], character: str
) -> None:
    [told] = said(loaded(f"{{head}}officers:\n- name: A{character}    B\n"))
    seen = f"an invisible line separator (U+{ord(character):04X})"
    assert told == f"3:10 AP114 {seen} ends the line here, perhaps from Word: delete it"


DASH = (
    "AP118 this dash does not start an item, because its line continues the text above: "
    "put it directly under the dash above"
)


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ("- A\n   - B\n", [f"4:4 {DASH}"]),
        ("- A\n   - B\n   - C\n- D\n", [f"4:4 {DASH}", f"5:4 {DASH}"]),
        ("- A\r\n   - B\r\n", [f"4:4 {DASH}"]),
        ("- A - B\n", []),
        ("- A\n- B\n", []),
        ("- A\n   -B\n", []),
        ("- 'A\n   - B'\n", []),
        ("- |\n   A - B\n   - C\n", []),
        ("- A -\n   B\n", []),
    ],
)
def test_an_item_that_the_text_above_swallows_is_told(
    loaded: Callable[[str], Source], said: Callable[[Source], list[str]], items: str, told: list[str]
) -> None:
    assert said(loaded("{head}officers:\n" + items)) == told
