"""Read the target of a measure from its words, and find the limits between which a figure is on target.

Each rule is a row of docs/figures.md. Words that no rule reads make the whole target unreadable.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from actionplan.quantities import goal_words as words_of
from actionplan.quantities.quantity import PERCENT, POINTS, Quantity, are_comparable, format_figure, read_quantity

Shape = Literal["at least", "more than", "at most", "less than", "between", "exactly", "equal or better", "better than"]
"""How a figure compares with that of the target. Whether more or less is better is not in the last two."""

Polarity = Literal["", "higher", "lower", "within"]
"""Which figure is the better one: the higher, the lower, the one that is within two limits; empty if nothing says."""

_HUNDRED = Decimal(100)
_CHANGES: dict[Shape, int] = {"at least": 1, "at most": -1}


class Goal(NamedTuple):
    """A target as it was read: how a figure compares with it, and its own figure, or two of them.

    Without a `figure`, it is the baseline. A `change` is what is added to the baseline, or taken from it, in the
    direction of the shape; it `is_share` of the baseline if it says so. `factor` is what the baseline is multiplied by.
    `problem` says why the words could not be read.
    """

    shape: Shape
    figure: Quantity | None = None
    last: Quantity | None = None
    change: Quantity | None = None
    is_share: bool = False
    factor: Decimal | None = None
    problem: str = ""

    @property
    def needs_baseline(self) -> bool:
        """Return True if it says how far to move from the baseline, or to stay there."""
        return self.figure is None and not self.problem

    @property
    def needs_polarity(self) -> bool:
        """Return True if its words do not say whether more or less is better."""
        return self.shape in ("equal or better", "better than") and not self.problem

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures that a value is compared with."""
        return tuple(figure for figure in (self.figure, self.last) if figure)


class Limits(NamedTuple):
    """The figures from the lowest to the highest that are on target, each of the two included unless it is strict."""

    low: Decimal | None = None
    high: Decimal | None = None
    is_strict: bool = False

    def format_words(self, unit: str = "") -> str:
        """Format what is on target, in figures of a unit: "4 or more", "less than £20", "3 to 5"."""
        low, high = (format_figure(amount, unit) if amount is not None else "" for amount in (self.low, self.high))
        if low and high:
            return low if low == high else f"{low} to {high}"
        if self.is_strict:
            return f"more than {low}" if low else f"less than {high}"
        return f"{low} or more" if low else f"{high} or less"

    def describe(self, amount: Decimal) -> str:
        """Say where a figure is: "on target", "below target" or "above target"."""
        if self.low is not None and (amount < self.low or (self.is_strict and amount == self.low)):
            return "below target"
        if self.high is not None and (amount > self.high or (self.is_strict and amount == self.high)):
            return "above target"
        return "on target"


@lru_cache(maxsize=1000)
def read_goal(text: str) -> Goal:
    """Read the words of a target."""
    words = " ".join(text.split()).rstrip(".").casefold().removeprefix("to ")
    return next((goal for rule in _RULES if (goal := rule(words))), _report_unreadable(text))


def find_polarity(goal: Goal | None, better: str) -> Polarity:
    """Find which figure is the better one: as the words of the target say, or else as the plan says (`better`)."""
    if goal and not goal.problem and not goal.needs_polarity:
        return _POLARITIES[goal.shape]
    return "higher" if better == "higher" else "lower" if better == "lower" else ""


def find_limits(goal: Goal, baseline: Quantity | None, better: str) -> Limits | str:
    """Find the limits of a target; or say in words why it has none."""
    if goal.problem:
        return "its target cannot be read"
    if goal.needs_baseline and baseline is None:
        return "it has no baseline"
    polarity = find_polarity(goal, better)
    if not polarity:
        return "the plan does not say whether more or less is better"
    if goal.shape == "between" and goal.figure and goal.last:
        return Limits(goal.figure.amount, goal.last.amount)
    level = goal.figure.amount if goal.figure else _move_baseline(goal, baseline or Quantity(Decimal(0)))
    if isinstance(level, str):
        return level
    if goal.shape == "exactly":
        return Limits(level, level)
    is_strict = goal.shape in ("more than", "less than", "better than")
    return Limits(low=level, is_strict=is_strict) if polarity == "higher" else Limits(high=level, is_strict=is_strict)


_POLARITIES: dict[Shape, Polarity] = {
    "at least": "higher",
    "more than": "higher",
    "at most": "lower",
    "less than": "lower",
    "between": "within",
    "exactly": "within",
}


def _move_baseline(goal: Goal, baseline: Quantity) -> Decimal | str:
    """Return the baseline, moved as the target says, or say why it is not clear how far."""
    change, amount = goal.change, baseline.amount
    if goal.factor is not None:
        return amount * goal.factor
    if change is None:
        return amount
    sign = _CHANGES[goal.shape]
    if change.unit == PERCENT and (goal.is_share or baseline.unit != PERCENT):
        return amount + sign * abs(amount) * change.amount / _HUNDRED
    if change.unit == PERCENT:
        return f'"{change.words}" may be percentage points, or a share of the baseline'
    if not are_comparable(baseline, Quantity(amount, PERCENT) if change.unit == POINTS else change):
        return "its target and its baseline have different units"
    return amount + sign * change.amount


# The rules: each reads the words of some targets, and gives nothing for others.


def _read_bounded(words: str) -> Goal | None:
    """`at least 4`, `4 or more`, `no more than 60`, `under 20 days`, `exactly 12`."""
    for shape, before, after in _BOUNDS:
        for start in before:
            if words.startswith(start) and (figure := _read_figure(words.removeprefix(start))):
                return Goal(shape, figure)
        for end in after:
            if words.endswith(end) and (figure := _read_figure(words.removesuffix(end))):
                return Goal(shape, figure)
            start, found, rest = words.partition(f" {end} ")
            if found and (figure := _read_figure(f"{start} {rest}")):
                return Goal(shape, figure)
    return None


def _read_range(words: str) -> Goal | None:
    """`between 3 and 5`, `3 to 5`, `3-5`, `90% to 95%`."""
    match = _BETWEEN.fullmatch(words) or _RANGE.fullmatch(words)
    low, high = (_read_figure(match[1]), _read_figure(match[2])) if match else (None, None)
    if not low or not high or low.amount > high.amount or not are_comparable(low, high):
        return None
    unit = low.unit or high.unit
    return Goal("between", low._replace(unit=unit), high._replace(unit=unit))


def _read_change(words: str) -> Goal | None:
    """`reduce by 10%`, `increase by 5 percentage points`, `10% reduction`, `reduce to 40`, `halve`, `reduce`."""
    for shape, strict, verbs, nouns in _MOVES:
        for noun in nouns:
            if words.endswith(f" {noun}") and (goal := _build_change(shape, words.removesuffix(f" {noun}"))):
                return goal
        for verb in sorted(verbs, key=len, reverse=True):
            if words == verb:
                return Goal(strict)
            if not words.startswith(f"{verb} "):
                continue
            rest = words.removeprefix(f"{verb} ")
            if rest.startswith("to "):
                figure = _read_figure(rest.removeprefix("to "))
                return Goal(shape, figure) if figure else None
            rest = rest.removeprefix("by ").removeprefix("of ")
            return _build_change(shape, rest.removeprefix("at least ").removeprefix("a minimum of "))
    return _WHOLE_CHANGES.get(words)


def _read_steady(words: str) -> Goal | None:
    """`maintain`, `maintain or improve`, `no increase`, `maintain 95%`, `maintain at 95%`."""
    if words in _STEADY:
        return Goal(_STEADY[words])
    for verb in words_of.MAINTAIN:
        level = words.removeprefix(f"{verb} ").removeprefix("at ")
        if words.startswith(f"{verb} ") and (figure := _read_figure(level)):
            return Goal("equal or better", figure)
    return None


def _read_plain(words: str) -> Goal | None:
    """`66`, `95%`, `£120,000`, `8 cases`, `95% or better`: equal or better."""
    for end in words_of.OR_BETTER_AFTER:
        words = words.removesuffix(f" {end}")
    figure = _read_figure(words)
    return Goal("equal or better", figure) if figure else None


_RULES: tuple[Callable[[str], Goal | None], ...] = (_read_bounded, _read_range, _read_change, _read_steady, _read_plain)

_BOUNDS: tuple[tuple[Shape, Iterable[str], Iterable[str]], ...] = (
    ("at least", words_of.AT_LEAST_BEFORE, words_of.AT_LEAST_AFTER),
    ("at most", words_of.AT_MOST_BEFORE, words_of.AT_MOST_AFTER),
    ("more than", words_of.MORE_THAN, ()),
    ("less than", words_of.LESS_THAN, ()),
    ("exactly", words_of.EXACTLY, ()),
)
_BETWEEN = re.compile(r"(?:between|from) (.+?) (?:and|to) (.+)")
_RANGE = re.compile(r"(.+?)(?: to |\s?[–-]\s?)(.+)")

_MOVES: tuple[tuple[Shape, Shape, Iterable[str], Iterable[str]], ...] = (
    ("at most", "less than", words_of.REDUCE, words_of.REDUCTION_AFTER),
    ("at least", "more than", words_of.INCREASE, words_of.INCREASE_AFTER),
    ("equal or better", "better than", words_of.IMPROVE, ()),
)
_WHOLE_CHANGES = {
    words_of.HALVE: Goal("at most", factor=Decimal("0.5")),
    words_of.DOUBLE: Goal("at least", factor=Decimal(2)),
}
_STEADY: dict[str, Shape] = {
    **dict.fromkeys((*words_of.MAINTAIN, *words_of.MAINTAIN_OR_IMPROVE), "equal or better"),
    **dict.fromkeys(words_of.NOT_FEWER, "at least"),
    **dict.fromkeys(words_of.NOT_MORE, "at most"),
}


def _build_change(shape: Shape, words: str) -> Goal | None:
    """Build a target from how far to move from the baseline: "10%", "5 percentage points", "10% of the baseline"."""
    is_share = any(words.endswith(f" {tail}") for tail in words_of.OF_THE_BASELINE)
    for tail in (*words_of.OF_THE_BASELINE, *words_of.FROM_THE_BASELINE):
        words = words.removesuffix(f" {tail}")
    change = _read_figure(words)
    if not change or change.amount < 0 or shape not in _CHANGES or "a year" in words or "per year" in words:
        return None
    return Goal(shape, change=change, is_share=is_share)


def _read_figure(words: str) -> Quantity | None:
    """Read a figure of a target."""
    return read_quantity(words.strip())


def _report_unreadable(text: str) -> Goal:
    problem = "it is empty" if not text.strip() else "no rule reads these words"
    return Goal("exactly", problem=problem)
