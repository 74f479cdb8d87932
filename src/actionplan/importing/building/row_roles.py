"""Take who else has a part in an output: who is accountable for it, and who helps (rule R3 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.checks.support.officer_names import is_nobody
from actionplan.importing.building.name_lists import is_ditto
from actionplan.importing.building.plan_draft import OutputDraft, PlanDraft
from actionplan.importing.building.row_cells import RowCells, TakenCell
from actionplan.importing.wording import Wording, copy_wording, join_wording

_SEPARATOR = re.compile(r"\s*[,;]\s*(?![^()]*\))")
_MARK = re.compile(r"[-–—.?/\s]*")


def take_roles(row: RowCells, output: OutputDraft, draft: PlanDraft) -> list[TakenCell]:
    """Take the cells on who is accountable and who helps. Return those that go to the council's own columns.

    These are cells that name nobody, and those of one more target of an output that has its names already.
    """
    kept: list[TakenCell] = []
    accountable, supporting = row.find("accountable"), row.find("supporting")
    if accountable and _has_name(accountable) and not output.accountable:
        output.accountable = copy_wording(accountable.parts) if accountable.is_merged else accountable.parts
    elif accountable and accountable.own:
        kept.append(accountable)
    if supporting and _has_name(supporting) and not output.supporting:
        parts = copy_wording(supporting.parts) if supporting.is_merged else supporting.parts
        output.supporting = list(_split_names(parts, draft))
    elif supporting and supporting.own:
        kept.append(supporting)
    return kept


def _has_name(cell: TakenCell) -> bool:
    text = cell.text
    return bool(text) and not (_MARK.fullmatch(text) or is_nobody(text) or is_ditto(text))


def _split_names(parts: Wording, draft: PlanDraft) -> Iterator[Wording]:
    """Yield each name of a cell: one on each line, and between commas and semicolons, which are no text of the plan."""
    for part in parts:
        at, text = part.start, part.passage.text[: part.end]
        for match in _SEPARATOR.finditer(text, part.start):
            draft.punctuation.append(part._replace(start=match.start(), end=match.end()))
            yield from _take_name((part._replace(start=at, end=match.start()),))
            at = match.end()
        yield from _take_name((part._replace(start=at),))


def _take_name(name: Wording) -> Iterator[Wording]:
    if join_wording(name):
        yield name
