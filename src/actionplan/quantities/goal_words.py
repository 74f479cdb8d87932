"""The words of figures and of their targets. Each word is in one table, and docs/figures.md has an example of it."""

from __future__ import annotations

from typing import Final

from actionplan.dates.vocabulary import NUMBER_WORDS

FIGURE_WORDS: Final[dict[str, int]] = {"zero": 0, "nil": 0, "none": 0, **NUMBER_WORDS}

SCALES: Final[dict[str, int]] = {"thousand": 3, "million": 6, "billion": 9, "bn": 9, "k": 3, "m": 6}
"""How many noughts a word behind a number stands for. `m` is a million, never a metre."""

PERCENT_WORDS: Final = ("per cent", "percent")
POINT_WORDS: Final = ("percentage points", "percentage point", "pp", "ppts")
TIME_WORDS: Final = ("minute", "hour", "day", "working day", "week", "month", "year")

AT_LEAST_BEFORE: Final = (
    "at least",
    "no fewer than",
    "not fewer than",
    "no less than",
    "not less than",
    "a minimum of",
    "minimum of",
    "minimum",
    ">=",
    "≥",
)
AT_LEAST_AFTER: Final = (
    "or more",
    "or above",
    "or over",
    "or higher",
    "and above",
    "and over",
    "as a minimum",
    "minimum",
    "+",
)
MORE_THAN: Final = ("more than", "over", "above", "greater than", "higher than", "in excess of", "exceed", ">")
AT_MOST_BEFORE: Final = (
    "at most",
    "no more than",
    "not more than",
    "no greater than",
    "no higher than",
    "not exceeding",
    "not to exceed",
    "a maximum of",
    "maximum of",
    "maximum",
    "within",
    "<=",
    "≤",
)
AT_MOST_AFTER: Final = (
    "or fewer",
    "or less",
    "or below",
    "or under",
    "or lower",
    "and below",
    "as a maximum",
    "maximum",
)
LESS_THAN: Final = ("less than", "fewer than", "below", "under", "lower than", "<")
EXACTLY: Final = ("exactly",)
OR_BETTER_AFTER: Final = ("or better",)

REDUCE: Final = ("reduce", "decrease", "cut", "lower", "fall", "a reduction", "reduction", "a decrease", "a fall")
INCREASE: Final = ("increase", "raise", "grow", "rise", "an increase", "a rise")
REDUCTION_AFTER: Final = ("reduction", "decrease", "fall", "cut")
INCREASE_AFTER: Final = ("increase", "rise", "growth")
IMPROVE: Final = ("improve", "improvement")
HALVE, DOUBLE = "halve", "double"
MAINTAIN: Final = ("maintain", "sustain", "hold", "keep", "no change", "maintain current level", "same as baseline")
MAINTAIN_OR_IMPROVE: Final = ("maintain or improve",)
NOT_FEWER: Final = ("maintain or increase", "no decrease", "no reduction", "no fall")
NOT_MORE: Final = ("maintain or reduce", "no increase", "no rise")

OF_THE_BASELINE: Final = ("of the baseline", "of baseline")
FROM_THE_BASELINE: Final = ("from the baseline", "from baseline", "on the baseline", "against the baseline")

NOT_UNITS: Final = frozenset(
    (
        "or and but by to than until unless if from between least most more fewer less each quartile "
        "about approx approximately around circa roughly nearly almost ish so plus minus up down not yet "
        "est estimate estimated provisional unaudited unconfirmed tbc tba expected forecast projected predicted "
        "last previous half halves third thirds quarters fifths tenths dozen dozens hundred hundreds"
    ).split()
) | frozenset(FIGURE_WORDS)
"""Words that may change what a figure means: words behind a number that have one of them are not its unit."""
