"""Recognise a plan in the tables that hold it: its rows under their headings, and its head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.importing.import_options import LEAVE
from actionplan.importing.recognition.document_events import list_events
from actionplan.importing.recognition.document_head import DocumentHead, find_head
from actionplan.importing.recognition.plan_outline import PlanOutline, build_outline
from actionplan.importing.recognition.plan_tables import PlanTable
from actionplan.importing.source_document import Document, GridRow
from actionplan.importing.unreadable import UnreadableDocumentError


class PlanRecognition(NamedTuple):
    """What was recognised in a document: the tables of the plan, its rows under their headings, and its head."""

    tables: tuple[PlanTable, ...]
    outline: PlanOutline
    head: DocumentHead


def recognise_plan(document: Document, tables: tuple[PlanTable, ...], name: str, hidden_rows: str) -> PlanRecognition:
    """Recognise the plan in some tables of a document. `hidden_rows` says if rows are left out that it hides."""
    outline = build_outline(list_events(document, tables, leaves_hidden=hidden_rows == LEAVE))
    if not outline.sections:
        has = "no rows but hidden ones" if list_hidden_rows(tables) else "no rows"
        raise UnreadableDocumentError(f"The table in {name} has a header and {has}, so there is nothing to import.")
    return PlanRecognition(tables, outline, find_head(document, outline))


def list_hidden_rows(tables: tuple[PlanTable, ...]) -> list[GridRow]:
    """List the rows of some tables that the document hides, and that hold something."""
    rows: Iterator[GridRow] = (row for table in tables for row in table.grid.rows)
    return [row for row in rows if row.is_hidden and any(cell.passages for cell in row.cells)]
