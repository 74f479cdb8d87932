"""How wide each column of a table is on paper, in millimetres, and when a table wants the page on its side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import ceil, sqrt
from typing import NamedTuple

from actionplan.report import Column
from actionplan.text.escaping import measure_width

LETTER_WIDTH = 1.85
WIDE_LETTER_WIDTH = 2.1
"""About how wide a letter of a table is; and in a word of wide letters, or a bold one."""

CELL_PADDING = 3.5
"""What stands free in a cell, to its left and its right."""

RAGGED_EDGE = 7
"""What stays free at the end of a line, where the next word does not fit."""

MAX_WORD_WIDTH = 45
"""A longer word may be broken."""

MAX_UNBROKEN_LETTERS = 12
"""So many letters of a column that does not grow stand on one line: a day is not broken."""

MAX_COUNTED_LETTERS = 400
"""So many letters of a text count: one very long text leaves room for the others."""

READABLE_WIDTHS = (28, 50)
"""What a growing column wants to be good to read, and one that grows more than others."""

MAX_FOLDED_WIDTH = 30
"""What any other column wants at most: a longer text goes to a second line."""


class WidthRequirement(NamedTuple):
    """What a column needs: at `least`, so that no word is broken; as a `whole`, so that its longest text is one line.

    `weight` is what its texts are like on the whole, long ones more than short ones.
    """

    min_width: float
    full_width: float
    weight: float


def measure_columns(columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> tuple[WidthRequirement, ...]:
    """What each column of a table needs."""
    texts: Sequence[tuple[str, ...]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    return tuple(_measure_column(column, each) for column, each in zip(columns, texts, strict=True))


def distribute_width(
    columns: Sequence[Column], requirements: Sequence[WidthRequirement], available_width: float
) -> tuple[float, ...]:
    """Widths that fill the room, by the weight of what stands in each column.

    Where everything fits on one line, what is left goes to the columns that grow.
    """
    spare = available_width - sum(need.full_width for need in requirements)
    if spare >= 0:
        shares = [column.grow for column in columns]
        shares = shares if any(shares) else [1] * len(shares)
        return tuple(
            need.full_width + spare * share / sum(shares) for need, share in zip(requirements, shares, strict=True)
        )
    few, many = 0.0, available_width
    for _ in range(30):
        middle = (few + many) / 2
        few, many = (middle, many) if sum(_compute_widths(requirements, middle)) <= available_width else (few, middle)
    widths = _compute_widths(requirements, few)
    return tuple(width * available_width / sum(widths) for width in widths)


def is_too_wide_for_portrait(
    columns: Sequence[Column], requirements: Sequence[WidthRequirement], available_width: float
) -> bool:
    """Whether a table is too wide to be good to read on an upright page, which has so much room."""
    best = [READABLE_WIDTHS[min(column.grow, 2) - 1] if column.grow else MAX_FOLDED_WIDTH for column in columns]
    return (
        sum(max(need.min_width, min(need.full_width, width)) for need, width in zip(requirements, best, strict=True))
        > available_width
    )


def estimate_lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """About how many lines a row takes."""
    return max(
        ceil(measure_width(text) * LETTER_WIDTH / (width - CELL_PADDING))
        for text, width in zip(texts, widths, strict=True)
    )


def _compute_widths(requirements: Sequence[WidthRequirement], share: float) -> list[float]:
    """The widths at which each column has so much for its weight, and none less than it needs or more than it fills."""
    return [
        max(need.min_width, min(need.weight * share + RAGGED_EDGE + CELL_PADDING, need.full_width))
        for need in requirements
    ]


def _measure_column(column: Column, texts: tuple[str, ...]) -> WidthRequirement:
    title = measure_width(column.title) * WIDE_LETTER_WIDTH
    lengths = [min(measure_width(text), MAX_COUNTED_LETTERS) for text in texts]
    longest = max(lengths, default=0)
    words = max(map(measure_width, set(chain.from_iterable(map(str.split, texts)))), default=0)
    together = 0 if column.grow else min(longest, MAX_UNBROKEN_LETTERS)
    heading = max(map(measure_width, column.title.split()), default=0) * WIDE_LETTER_WIDTH
    least = max(heading, min(max(words * WIDE_LETTER_WIDTH, together * LETTER_WIDTH), MAX_WORD_WIDTH))
    weight = sqrt(sum(length * length for length in lengths) / max(len(lengths), 1))
    return WidthRequirement(least + CELL_PADDING, max(longest * LETTER_WIDTH, least, title) + CELL_PADDING, weight)
