"""The rules of docs/figures.md by their own examples: each is read as its row says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates.vocabulary import NUMBER_WORDS
from actionplan.quantities import Limits, Quantity, find_limits, find_polarity, goal_words, read_goal, read_quantity
from actionplan.quantities.quantity import format_amount

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text("utf-8")
BASELINE = read_quantity("80")


def iter_rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table under a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for line in part.splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in line.strip("| ").split(" | ")]


def quote_examples(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


TARGETS = [
    (example, setting, words)
    for written, setting, words in (
        cells if len(cells) == 3 else [cells[0], "", cells[-1].removeprefix("| ")] for cells in iter_rows("Targets")
    )
    for example in quote_examples(written)
]


def find_unread(heading: str) -> list[str]:
    """Find the examples of what is not read, in the paragraph below a table."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("Not read: ")[2]
    return quote_examples(" ".join(part.split("\n\n")[0].split()))


NUMBERS = {
    "66": 66, "1,204": 1204, "2.5": "2.5", "-3": -3, "four": 4, "twelve": 12, "zero": 0, "nil": 0, "none": 0,
    "£120,000": 120_000, "£1.2m": 1_200_000, "£2 million": 2_000_000, "$3bn": 3_000_000_000, "€20k": 20_000,
    "£5 thousand": 5000, "£1 billion": 1_000_000_000, "95%": 95, "95 per cent": 95, "95 percent": 95,
    "5 percentage points": 5, "1 percentage point": 1, "5pp": 5, "5 ppts": 5, "2.5 days": "2.5", "1 day": 1,
    "3 weeks": 3, "6 months": 6, "2 hours": 2, "20 minutes": 20, "20 working days": 20, "1 year": 1,
    "66 households": 66, "12 per 1,000 residents": 12,
}  # fmt: skip


def describe(text: str, setting: str) -> str:
    """Say what is on target, as the manual does."""
    baseline = None if setting == "no baseline" else read_quantity("80%" if setting == "baseline 80%" else "80")
    better = {"less is better": "lower", "better is not said": ""}.get(setting, "higher")
    limits = find_limits(read_goal(text), baseline, better)
    return limits.format_words() if isinstance(limits, Limits) else f"not known: {limits}"


@pytest.mark.parametrize(("text", "setting", "words"), TARGETS)
def test_a_target_is_read_as_its_row_says(text: str, setting: str, words: str) -> None:
    assert describe(text, setting) == words


@pytest.mark.parametrize(
    ("baseline", "goal", "words"),
    [
        ("£100,000", "reduce by 10%", "£90,000 or less"),
        ("-£200", "increase", "more than -£200"),
        ("80%", "increase by 5 percentage points", "85% or more"),
        ("35 days", "reduce by 20%", "28 days or less"),
        ("2 weeks", "halve", "1 week or less"),
        ("80 households", "halve", "40 or less"),
        ("80", "double", "160 or more"),
    ],
)
def test_what_a_target_comes_to_has_the_unit_of_the_baseline(baseline: str, goal: str, words: str) -> None:
    quantity = read_quantity(baseline)
    assert quantity
    limits = find_limits(read_goal(goal), quantity, "")
    assert isinstance(limits, Limits)
    assert limits.format_words(quantity.unit) == words


def test_every_figure_of_the_manual_is_here() -> None:
    assert {example for written, *_ in iter_rows("Figures") for example in quote_examples(written)} == set(NUMBERS)


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_figure_is_read_as_its_number(text: str, number: int | str) -> None:
    quantity = read_quantity(text)
    assert quantity
    assert quantity.amount == Decimal(number)


UNITS = {
    "£1.2m": "£",
    "95 per cent": "%",
    "5pp": "percentage points",
    "2.5 days": "day",
    "20 working days": "working day",
}


@pytest.mark.parametrize(("text", "unit"), UNITS.items())
def test_a_figure_has_its_unit(text: str, unit: str) -> None:
    quantity = read_quantity(text)
    assert quantity
    assert quantity.unit == unit


@pytest.mark.parametrize("text", find_unread("Figures"))
def test_what_is_not_one_number_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text", [*find_unread("Targets"), "", "1,20", "at least", "at most some", "reduce by", "between 5 and 3"]
)
def test_words_that_no_rule_reads_are_not_half_read(text: str) -> None:
    assert read_goal(text).problem


NOT_OF_EXAMPLES = ("NOT_UNITS", "NUMBER_WORDS")


def list_words() -> list[str]:
    """List every word of the vocabulary, but for the numbers in words."""
    tables = [value for name, value in vars(goal_words).items() if name.isupper() and name not in NOT_OF_EXAMPLES]
    words = [word for table in tables for word in ([table] if isinstance(table, str) else table)]
    return [word for word in words if word not in NUMBER_WORDS]


def test_the_manual_has_an_example_of_every_word() -> None:
    written = [cell for heading in ("Figures", "Targets") for cell, *_ in iter_rows(heading)]
    examples = [example.casefold() for cell in written for example in quote_examples(cell)]
    assert [word for word in list_words() if not any(word in example for example in examples)] == []


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_that_is_written_out_is_read_again(amount: Decimal) -> None:
    quantity = read_quantity(format_amount(amount))
    assert quantity
    assert quantity.amount == amount


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_at_least_and_at_most_share_one_figure(number: int, value: int) -> None:
    low, high = (find_limits(read_goal(f"{words} {number:,}"), None, "") for words in ("at least", "at most"))
    assert isinstance(low, Limits)
    assert isinstance(high, Limits)
    both = {limits.describe(Decimal(value)) for limits in (low, high)}
    assert (both == {"on target"}) == (value == number)


@given(st.integers(1, 10**6), st.integers(1, 99))
def test_a_reduction_moves_the_baseline_down(baseline: int, percent: int) -> None:
    limits = find_limits(read_goal(f"reduce by {percent}%"), Quantity(Decimal(baseline)), "")
    assert isinstance(limits, Limits)
    assert limits.high == Decimal(baseline) * (100 - percent) / 100
    assert limits.describe(Decimal(baseline)) == "above target"


def test_the_words_of_a_target_come_before_what_the_plan_says() -> None:
    assert find_polarity(read_goal("at most 60"), "higher") == "lower"
    assert find_polarity(read_goal("60"), "higher") == "higher"
    assert not find_polarity(read_goal("60"), "")
