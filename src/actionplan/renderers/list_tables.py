"""Lists as renderers draw them: facts and items as tables without headings, and shares as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.report import Cell, Column, Fact, Section, Share, Table


def format_shares(shares: Sequence[Share]) -> str:
    """Format the shares of a section in one sentence: "Complete: 15 (37%); overdue: 3 (7%)."."""
    return f"{'; '.join(f'{share.label}: {share.words}' for share in shares)}."


def fit_shares(shares: Sequence[Share], length: float, least: float) -> list[float]:
    """Share out the length of a bar. No part is shorter than `least`, unless all would not fit."""
    least = min(least, length / max(len(shares), 1))
    numbers = [share.number for share in shares]
    spare, fitting = length, [True] * len(numbers)
    while True:
        total = sum(number for number, fits in zip(numbers, fitting, strict=True) if fits) or 1
        short = [fits and spare * number / total < least for number, fits in zip(numbers, fitting, strict=True)]
        if not any(short):
            return [spare * number / total if fits else least for number, fits in zip(numbers, fitting, strict=True)]
        spare -= least * sum(short)
        fitting = [fits and not is_short for fits, is_short in zip(fitting, short, strict=True)]


def build_fact_table(facts: tuple[Fact, ...]) -> Table:
    """Build a list from facts: a table without headings."""
    rows = tuple((Cell(name, "strong"), Cell(words)) for name, words in facts)
    return Table((Column(""), Column("", grow=1)), rows)


def build_item_table(section: Section) -> Table:
    """Build a list from the items of a section: their numbers or bullets, and their words."""
    rows = tuple(
        (Cell(f"{n}." if section.are_numbered else "-"), Cell(item)) for n, item in enumerate(section.items, 1)
    )
    return Table((Column(""), Column("", grow=1)), rows)


def is_list(table: Table) -> bool:
    """Return True if a table is a list of names and what there is to say of each: columns without headings."""
    return not any(column.title for column in table.columns)
