"""A report laid out on sheets of A4: what Word and OpenDocument text both draw, each in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import or_
from typing import NamedTuple

from actionplan.english import shortened
from actionplan.faces.blocks import Block, Common, common_of, drawn, head, last_words, section_blocks
from actionplan.faces.columns import wants_its_side
from actionplan.faces.headed import whose
from actionplan.faces.looks import room
from actionplan.faces.safe import safe
from actionplan.report import Report, Section

FOOT = 80
"""How many characters of the plan's name stand at the foot of a page."""


class Leaf(NamedTuple):
    """Pages that lie the same way, and what stands on them."""

    across: bool
    blocks: tuple[Block, ...]


class Paper(NamedTuple):
    """A document: its title, its authority, what stands at the foot of each page, and its leaves."""

    title: str
    authority: str
    foot: str
    leaves: tuple[Leaf, ...]


def paper(report: Report) -> Paper:
    """A report on paper."""
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    foot = shortened(safe("; ".join(whose(report)) or report.title), FOOT)
    return Paper(safe(report.title), safe(authority), foot, tuple(_leaves(report)))


def _leaves(report: Report) -> Iterator[Leaf]:
    """The report's sections on the leaves that they want: its head stands on the first, its last words on the last."""
    common = common_of(report)
    sections = zip(_ways(report, common), report.sections or (Section(""),), strict=True)
    leaves = [(across, [each for _, each in group]) for across, group in groupby(sections, key=lambda pair: pair[0])]
    for n, (across, group) in enumerate(leaves):
        blocks = [block for section in group for block in section_blocks(section, report.title, common, across=across)]
        first = head(report) if n == 0 else ()
        last = last_words(report) if n == len(leaves) - 1 else ()
        yield Leaf(across, (*first, *blocks, *last))


def _ways(report: Report, common: Common) -> list[bool]:
    """Whether each section lies across its page.

    From the first one on that is `wide`, or whose table would be squeezed, all do: nobody likes to turn pages round and
    round. An answer without a cover lies one way from end to end.
    """
    ways = [_lies_across(section, common) for section in report.sections] or [False]
    return list(accumulate(ways, or_)) if report.facts else [any(ways)] * len(ways)


def _lies_across(section: Section, common: Common) -> bool:
    table = drawn(section)
    return section.wide or bool(
        table and wants_its_side(table.columns, common.needs[table.columns], room(across=False))
    )
