"""The widths of a table's columns on paper, in millimetres, and when a table needs a landscape page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, permutations
from math import ceil, sqrt
from typing import NamedTuple

from actionplan.report import Column, Table
from actionplan.text.escaping import measure_width

LETTER_WIDTH = 2
WIDE_LETTER_WIDTH = 2.3
"""The rough width of a letter in a table, and of one in a word that is bold or has wide letters."""

EXTRA_WIDTH = 1.3
"""How much wider the widest letters are: "Amber" in bold needs more room than "Green"."""

CELL_PADDING = 3.5
"""The padding of a cell, left and right together."""

RAGGED_EDGE = 7
"""The space at the end of a line where the next word does not fit."""

MAX_WORD_WIDTH = 45
"""A wider word may be broken."""

MAX_UNBROKEN_LETTERS = 12
"""Texts up to this length stay on one line in a column that does not grow: a day is not broken."""

MAX_COUNTED_LETTERS = 400
"""No more letters of a text are counted than this, so that one very long text leaves room for the others."""

_BAR_TEXT = "n" * 14
_WIDEST_LETTERS = "mwMW@%"

MAX_TRIED_ROWS = 40
"""No more rows of a table than this are broken into lines to find the widths that make it shortest."""

TRIED_STEPS = (12, 5, 2)
"""How much width one column gives another, in turn."""

THIN_LETTERS = "fijlrtI.,:;'’!|()[]-/"
LETTER_WIDTHS = (2.16, 2.62, 3.15, 1.12)
"""The widths of letters in Arial of 11 points: of most, of capitals, of the widest and of thin ones and spaces."""

READABLE_WIDTHS = (28, 50)
"""The width at which a growing column is easy to read, and a column that grows more than others."""

MAX_FOLDED_WIDTH = 30
"""The most that any other column needs: a longer text goes to a second line."""


class WidthRequirement(NamedTuple):
    """The width that a column needs.

    At `min_width` no word is broken; at `full_width` its longest text is one line. `weight` is a mean length of its
    texts in which long ones count more.
    """

    min_width: float
    full_width: float
    weight: float


class TableMeasure(NamedTuple):
    """What the columns of all tables with the same headings need, and the texts of their rows."""

    needs: Sequence[WidthRequirement]
    rows: Sequence[tuple[str, ...]]

    @property
    def min_width(self) -> float:
        """The width at which no word is broken."""
        return sum(need.min_width for need in self.needs)


TableMeasures = Mapping[tuple[Column, ...], TableMeasure]


def measure_tables(tables: Iterable[Table], write: Callable[[str], str]) -> TableMeasures:
    """Measure tables, with the texts of their cells as they are written. Those with the same headings are as wide.

    A bar needs some room, whatever its words are.
    """
    texts: dict[tuple[Column, ...], list[tuple[str, ...]]] = {}
    for table in tables:
        texts.setdefault(table.columns, []).extend(
            tuple([write(_BAR_TEXT if cell.shares else cell.text) for cell in row]) for row in table.rows
        )
    return {columns: TableMeasure(measure_columns(columns, rows), rows) for columns, rows in texts.items()}


def measure_columns(columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> tuple[WidthRequirement, ...]:
    """Measure what each column of a table needs."""
    texts: Sequence[tuple[str, ...]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    return tuple(_measure_column(column, column_texts) for column, column_texts in zip(columns, texts, strict=True))


def distribute_width(
    columns: Sequence[Column], requirements: Sequence[WidthRequirement], available_width: float
) -> tuple[float, ...]:
    """Share out the width by the weight of each column.

    If everything fits on one line, the columns that grow share what is left.
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


def choose_widths(columns: Sequence[Column], measure: TableMeasure, available_width: float) -> tuple[float, ...]:
    """Share out the width so that the table has few lines: a row is as long as its longest cell.

    It begins with the shares by weight, and lets columns give width to others while that saves lines.
    """
    requirements, rows = measure
    widths = distribute_width(columns, requirements, available_width)
    if sum(need.full_width for need in requirements) <= available_width:
        return widths
    tried = rows[:: ceil(len(rows) / MAX_TRIED_ROWS) or 1]
    titles = tuple(column.title for column in columns)
    texts = [_CellLines(column_texts) for column_texts in zip(titles, *tried, strict=True)]
    lines = [text.count(width) for text, width in zip(texts, widths, strict=True)]
    best = _weigh_lines(lines)
    for step in TRIED_STEPS:
        is_shorter = True
        while is_shorter:
            is_shorter = False
            for giver, taker in permutations(range(len(columns)), 2):
                less, more = widths[giver] - step, widths[taker] + step
                if less < requirements[giver].min_width:
                    continue
                moved = list(lines)
                moved[giver], moved[taker] = texts[giver].count(less), texts[taker].count(more)
                weight = _weigh_lines(moved)
                if weight < best:
                    changed = {giver: less, taker: more}
                    widths = tuple(changed.get(n, width) for n, width in enumerate(widths))
                    lines, best, is_shorter = moved, weight, True
    return widths


class _CellLines:
    """Counts the lines of each cell of a column at a width, as a program breaks them: between words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [[_measure_letters(word) for word in text[:MAX_COUNTED_LETTERS].split()] for text in texts]
        self._counted: dict[float, list[int]] = {}

    def count(self, width: float) -> list[int]:
        """Count the lines of each cell, if the column has a width."""
        if width not in self._counted:
            self._counted[width] = [_count_lines(words, width - CELL_PADDING) for words in self._words]
        return self._counted[width]


def _measure_letters(word: str) -> float:
    """Measure a word in Arial: closer than by the number of its letters, of which some are three times as wide."""
    most, capital, widest, thin = LETTER_WIDTHS
    return (
        measure_width(word) * most
        + sum(map(str.isupper, word)) * (capital - most)
        + sum(map(word.count, _WIDEST_LETTERS)) * (widest - most)
        + sum(map(word.count, THIN_LETTERS)) * (thin - most)
    )


def _count_lines(words: Sequence[float], width: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        used += word + (LETTER_WIDTHS[-1] if used else 0)
        if used > width:
            lines, used = lines + 1, word
    return lines


def _weigh_lines(lines: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Weigh the lines of a table's columns: how many the rows take, and then how many the cells do."""
    return sum(map(max, zip(*lines, strict=True))), sum(map(sum, lines))


def is_too_wide_for_portrait(
    columns: Sequence[Column], requirements: Sequence[WidthRequirement], available_width: float
) -> bool:
    """Return True if a table is too wide to be read well on a portrait page with that width."""
    best = [READABLE_WIDTHS[min(column.grow, 2) - 1] if column.grow else MAX_FOLDED_WIDTH for column in columns]
    return (
        sum(max(need.min_width, min(need.full_width, width)) for need, width in zip(requirements, best, strict=True))
        > available_width
    )


def estimate_lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """Estimate how many lines a row takes."""
    return max(
        ceil(measure_width(text) * LETTER_WIDTH / (width - CELL_PADDING))
        for text, width in zip(texts, widths, strict=True)
    )


def _compute_widths(requirements: Sequence[WidthRequirement], share: float) -> list[float]:
    """Compute the widths for a share of weight: no column gets less than it needs or more than it fills."""
    return [
        max(need.min_width, min(need.weight * share + RAGGED_EDGE + CELL_PADDING, need.full_width))
        for need in requirements
    ]


def _measure_column(column: Column, texts: tuple[str, ...]) -> WidthRequirement:
    title = measure_width(column.title) * WIDE_LETTER_WIDTH
    lengths = [min(measure_width(text), MAX_COUNTED_LETTERS) for text in texts]
    longest = max(lengths, default=0)
    words = max(map(_measure_word, set(chain.from_iterable(map(str.split, texts)))), default=0)
    together = 0 if column.grow or column.is_number else min(longest, MAX_UNBROKEN_LETTERS)
    heading = max(map(_measure_word, column.title.split()), default=0)
    least = max(heading, min(max(words, together * LETTER_WIDTH), MAX_WORD_WIDTH))
    weight = sqrt(sum(length * length for length in lengths) / max(len(lengths), 1))
    # A text as short as a figure ("down 12") may be all wide letters.
    letter = WIDE_LETTER_WIDTH if column.is_number else LETTER_WIDTH
    return WidthRequirement(least + CELL_PADDING, max(longest * letter, least, title) + CELL_PADDING, weight)


def _measure_word(word: str) -> float:
    """Measure the room that a word needs, in bold too."""
    return measure_width(word) * WIDE_LETTER_WIDTH + sum(map(word.count, _WIDEST_LETTERS)) * EXTRA_WIDTH
