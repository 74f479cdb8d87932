"""List the headings over the rows of each section: which of them are themes, and which actions (rule R4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.importing.building.row_cells import RowCells
from actionplan.importing.recognition.document_events import HeadingEvent
from actionplan.importing.recognition.plan_outline import PlanSection
from actionplan.importing.source_document import Passage
from actionplan.importing.wording import Wording, join_wording, take_passages

_MAX_LEVELS = 2


class GroupChain(NamedTuple):
    """The headings over a section, outermost first. If the last `is_theme`, the rows have no heading for an action."""

    headings: tuple[Wording, ...]
    is_theme: bool

    def add_columns(self, groups: Sequence[Wording]) -> list[Wording]:
        """Return all headings over a row, with those in its columns; the last is that of the action, or empty."""
        return [*self.headings, *(groups or ([()] if self.is_theme else []))]


def list_chains(sections: Sequence[PlanSection], head: Sequence[Passage]) -> list[GroupChain]:
    """List the headings over each section. One that stands over all of them is left out where there are three."""
    titles = set(map(id, head))
    chains = [[each for each in section.headings if _is_group(each, titles)] for section in sections]
    while chains and min(map(len, chains)) > _MAX_LEVELS and len({chain[0].text for chain in chains}) == 1:
        chains = [chain[1:] for chain in chains]
    themes = {each.look for chain in chains for each in chain[:-1]}
    if any(map(_has_group_columns, sections)):
        themes |= {each.look for chain in chains for each in chain}
    return [
        GroupChain(tuple(take_passages(each.passages) for each in chain), bool(chain) and chain[-1].look in themes)
        for chain in chains
    ]


def _is_group(heading: HeadingEvent, titles: set[int]) -> bool:
    return titles.isdisjoint(map(id, heading.passages))


def _has_group_columns(section: PlanSection) -> bool:
    return any(cell.column.field == "group" and cell.parts for row in section.rows for cell in RowCells(row).cells)


def read_groups(row: RowCells, above: Sequence[Wording]) -> list[Wording]:
    """Read the headings in the columns of a row. An empty one goes on from `above`, unless one to its left is new."""
    cells = [cell for cell in row.cells if cell.column.field == "group"]
    groups: list[Wording] = []
    is_anew = False
    for cell, before in zip(cells, above or [()] * len(cells), strict=True):
        is_anew = is_anew or (bool(cell.parts) and join_wording(cell.parts) != join_wording(before))
        groups.append(cell.parts or (() if is_anew else before))
    return groups
