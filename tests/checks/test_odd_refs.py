"""Numbers and letters with extra words or marks, and those without."""

from __future__ import annotations

import pytest

from actionplan.checks import load_rules
from actionplan.planfile import load

PLAN = """\
plan: {{title: Plan, authority: Council, period: 2017/18}}
themes: [{{theme: T, actions: [{{action: "{action}", title: A, outputs: [{outputs}]}}]}}]
"""


def told(code: str, *outputs: str, action: str = "1", letters: tuple[str, ...] = ("",)) -> list[str]:
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
        ("1.02", "1.2"),
        ("1.02.", "1.2"),
    ],
)
def test_an_odd_number_is_told_with_the_plain_one(output: str, plain: str) -> None:
    assert told("AP213", "1.1", output) == [f'write "output: {plain}"']


def test_the_number_of_an_action_is_asked_too() -> None:
    assert told("AP213", "1.1", action="Action 1") == ['write "action: 1"']


@pytest.mark.parametrize(
    "outputs",
    [
        ("1.1", "1.2", "1.10"),
        ("1.01", "1.02", "1.10"),
        ("1.02",),
        ("0.1",),
        ("10.1", "10.2"),
        ("Output", "A1", "1.2.x", "iv", "1.2 (new)", ""),
        ("Output " * 50 + "1.2",),
    ],
)
def test_what_is_plain_or_no_number_or_written_alike_is_left(outputs: tuple[str, ...]) -> None:
    assert told("AP213", *outputs) == []


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
    ],
)
def test_an_odd_letter_is_told_with_the_plain_one(letters: tuple[str, ...], plain: list[str]) -> None:
    assert told("AP213", "1.1", letters=letters) == [f'write "target: {letter}"' for letter in plain]


@pytest.mark.parametrize(
    ("letters", "hints"),
    [(("a", "B"), []), (("b", "A"), ["put them in order"]), (("B", "a"), ["put them in order"])],
)
def test_a_capital_has_its_place_in_the_order(letters: tuple[str, ...], hints: list[str]) -> None:
    assert told("AP210", "1.1", letters=letters) == hints
