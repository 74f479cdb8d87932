"""A measure of a target: words that say how one can tell that it is met and, if it is a number, its figures."""

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.model.phrase import Phrase

POLARITIES = ("higher", "lower")
"""The figures that can be the better ones, as a plan says it."""


class Baseline(NamedTuple):
    """The figure that a measure starts from, as written, and the day or the year that it is of."""

    value: str
    on: Phrase | None = None


class Actual(NamedTuple):
    """What was measured on a day, as written."""

    on: Phrase | None
    value: str
    note: str = ""


class Thresholds(NamedTuple):
    """What figures are rated green and amber, in the words of targets. All others are red."""

    green: str = ""
    amber: str = ""


class Measure(NamedTuple):
    """A measure: its words and, if it is a number, its target, its baseline and what was measured.

    `by_year` has the target of each year that has one of its own. `better` says which figures are the better ones,
    where the words of the target do not.
    """

    text: str
    target: str = ""
    by_year: tuple[tuple[str, str], ...] = ()
    baseline: Baseline | None = None
    better: str = ""
    thresholds: Thresholds | None = None
    actuals: tuple[Actual, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Return True if the plan says that it is a number, and not only words."""
        return bool(self.target or self.by_year or self.baseline or self.actuals)

    @property
    def settings(self) -> tuple[str, ...]:
        """What the plan says of its figures, but for its targets, in words."""
        return tuple(_iter_settings(self))

    @property
    def words(self) -> str:
        """Its words, with all its targets in brackets if they do not name them: "Households (target: at most 60)".

        They are the same on every day: "Homes (target: at least 4 in 2017/18, at least 6 in 2018/19)".
        """
        named = self.text.casefold()
        targets = [f"{words} in {year}" for year, words in self.by_year if words]
        if self.target:
            targets.append(f"otherwise {self.target}" if targets else self.target)
        if not targets or (not self.by_year and self.target.casefold() in named):
            return self.text
        return f"{self.text.rstrip(' .')} (target: {', '.join(targets)})"


def _iter_settings(measure: Measure) -> Iterator[str]:
    if measure.baseline:
        on = measure.baseline.on.text if measure.baseline.on else ""
        yield f"baseline {measure.baseline.value}{f' ({on})' if on else ''}"
    if measure.better:
        yield f"{measure.better} is better"
    if measure.thresholds:
        yield from (f"{colour}: {words}" for colour, words in measure.thresholds._asdict().items() if words)
