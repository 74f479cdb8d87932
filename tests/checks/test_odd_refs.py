"""Numbers and letters with extra words or marks, and those without."""

from __future__ import annotations

import pytest

from actionplan.checks import load_rules
from actionplan.planfile import load

PLAN = """\
plan: {{title: Plan, authority: Council, period: 2017/18}}
themes: [{{theme: T, actions: [{{action: "{action}", title: A, outputs: [{outputs}]}}]}}]
"""


def find_hints(code: str, *outputs: str, action: str = "1", letters: tuple[str, ...] = ("",)) -> list[str]:
    """What one check says of a plan with these outputs, each with targets of these letters."""
    targets = ", ".join(f'{{target: "{letter}", date: May 2017}}' for letter in letters)
    written = ", ".join(f'{{output: "{ref}", text: O, targets: [{targets}]}}' for ref in outputs)
    plan = load(PLAN.format(action=action, outputs=written).encode()).plan
    check = load_rules()[code].check
    assert plan
    assert check
    return [each.hint for each in check(plan)]


@pytest.mark.parametrize(
    ("output", "plain"),
    [
        ("Output 1.2", "1.2"),
        ("Key output 1.2", "1.2"),
        ("No. 1.2", "1.2"),
        ("#1.2", "1.2"),
        ("1.2.", "1.2"),
        ("(1.2)", "1.2"),
        ("1.02.", "1.02"),
        ("Output 4.01", "4.01"),
    ],
)
def test_an_odd_number_is_told_with_the_plain_one(output: str, plain: str) -> None:
    assert find_hints("AP213", "1.1", output) == [f'write "output: {plain}"']


@pytest.mark.parametrize("outputs", [("1.2", "Output 1.2"), ("Output 1.2", "1.2")])
def test_nothing_is_suggested_that_another_has(outputs: tuple[str, ...]) -> None:
    assert find_hints("AP213", *outputs) == [
        "another output is 1.2 already: give this one a number or letter of its own"
    ]
    assert find_hints("AP213", "1.1", letters=("b", "b)")) == [
        "another target is b already: give this one a number or letter of its own"
    ]


def test_the_number_of_an_action_is_asked_too() -> None:
    assert find_hints("AP213", "1.1", action="Action 1") == ['write "action: 1"']


@pytest.mark.parametrize(
    "outputs",
    [
        ("1.1", "1.2", "1.10"),
        ("1.01", "1.02", "1.10"),
        ("1.02",),
        ("4.01", "4.1", "4.02", "4.10"),
        ("1.1", "1.02"),
        ("007", "8"),
        ("0.1",),
        ("10.1", "10.2"),
        ("Output", "A1", "1.2.x", "iv", "1.2 (new)", ""),
        ("Output " * 50 + "1.2",),
    ],
)
def test_what_is_plain_or_no_number_or_written_alike_is_left(outputs: tuple[str, ...]) -> None:
    assert find_hints("AP213", *outputs) == []


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        (("a", "B"), ["b"]),
        (("a", "Target b", "c)"), ["b", "c"]),
        (("A", "(B)"), ["B"]),
        (("a", "b"), []),
        (("A", "B"), []),
        (("1", "2"), []),
        (("a", "1.1b"), []),
        (("b", "B"), []),
    ],
)
def test_an_odd_letter_is_told_with_the_plain_one(letters: tuple[str, ...], plain: list[str]) -> None:
    assert find_hints("AP213", "1.1", letters=letters) == [f'write "target: {letter}"' for letter in plain]


@pytest.mark.parametrize(
    ("letters", "hints"),
    [(("a", "B"), []), (("b", "A"), ["put them in order"]), (("B", "a"), ["put them in order"])],
)
def test_a_capital_has_its_place_in_the_order(letters: tuple[str, ...], hints: list[str]) -> None:
    assert find_hints("AP210", "1.1", letters=letters) == hints


def _write_targets(letters: tuple[str, ...]) -> str:
    return ", ".join(f'{{target: "{letter}", date: May 2017}}' for letter in letters)


def _find_twins(*outputs: tuple[str, tuple[str, ...]]) -> list[str]:
    """What AP204 says of a plan with these outputs and the letters of their targets."""
    written = ", ".join(
        f'{{output: "{ref}", text: O, targets: [{_write_targets(letters)}]}}' for ref, letters in outputs
    )
    plan = load(PLAN.format(action="1", outputs=written).encode()).plan
    check = load_rules()["AP204"].check
    assert plan
    assert check
    return [each.message for each in check(plan)]


@pytest.mark.parametrize(
    ("outputs", "messages"),
    [
        ([("1.1", ("",)), ("1.2", ("",))], []),
        ([("1.1", ("a", "b")), ("1.2", ("a", "b"))], []),
        ([("1.1", ("",)), ("1.1", ("",))], ["there are two outputs 1.1"]),
        ([("1.1", ("a", "a"))], ["there are two targets 1.1a"]),
        ([("1.1", ("b", "B"))], ["there are targets 1.1b and 1.1B, which are the same to commands"]),
        ([("1.a", ("",)), ("1.A", ("",))], ["there are outputs 1.a and 1.A, which are the same to commands"]),
        ([("1.1", ("1", "b")), ("1.11", ("",))], ["there is a target 1.11, and an output 1.11"]),
        ([("1.11", ("a",)), ("1.1", ("1", "b"))], ["there is an output 1.11, and a target 1.11"]),
        ([("1.1a", ("",)), ("1.1", ("a", "b"))], ["there is an output 1.1a, and a target 1.1a"]),
        ([("1.1", ("aa",)), ("1.1a", ("a",))], ["there are two targets 1.1aa"]),
        ([("é", ("",)), ("e\u0301", ("",))], ["there are outputs é and e\u0301, which are the same to commands"]),
        ([("4.1", ("",)), ("4.01", ("",)), ("4.10", ("",))], []),
    ],
)
def test_refs_are_twins_where_a_command_could_not_tell_them_apart(
    outputs: list[tuple[str, tuple[str, ...]]], messages: list[str]
) -> None:
    assert _find_twins(*outputs) == messages
