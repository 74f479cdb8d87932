"""Split a row with several labelled texts into a row for each (rule R7 of docs/import.md)."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.importing.building.part_labels import CellPart, divide_cell, list_labels
from actionplan.importing.building.plan_draft import PlanDraft
from actionplan.importing.building.row_cells import RowCells, TakenCell
from actionplan.importing.recognition.header_words import ColumnField
from actionplan.importing.wording import Wording, copy_wording, join_wording

_SPLIT_TOO: tuple[ColumnField, ...] = ("officer", "accountable", "measures", "target", "baseline", "start")


def split_row(row: RowCells, draft: PlanDraft) -> list[RowCells]:
    """Split a row where its text and its date have the same labels, or as many labelled texts as there are dates."""
    text, date = row.get_own("text"), row.get_own("date")
    texts, dates = divide_cell(text), divide_cell(date)
    labels = list_labels(texts)
    labelled = [part for part in texts if part.label]
    if not labels or not date:
        return [row]
    if labels == list_labels(dates) and len(dates) == len(labels):
        dates_by_label = {part.label: part for part in dates}
    elif len(labels) == len(date):
        dates_by_label = {label: CellPart(label, (), (part,)) for label, part in zip(labels, date, strict=True)}
    else:
        return [row]
    opening = texts[0].wording if not texts[0].label else ()
    rows: list[RowCells] = []
    shares = [_split_cell(cell, labels, draft) for cell in row.cells]
    remarks = [each.remark for each in shares if each.remark]
    for n, part in enumerate(labelled):
        own: dict[ColumnField, Wording] = {"text": part.wording, "date": dates_by_label[part.label].wording}
        each = row.replace(
            {
                at: own.get(cell.column.field, shares[at].parts[n])
                for at, cell in enumerate(row.cells)
                if not cell.is_merged
            }
        )
        if n:  # the words "as above" have their place with the first part
            each.cells = [cell._replace(ditto=copy_wording(cell.ditto)) for cell in each.cells]
        each.suffix = part.label if part.label.isalpha() else f".{part.label}"
        each.notes = [] if n else row.notes
        each.opening = () if n else opening
        each.remarks = remarks
        draft.put_label_in_report(part.typed_label)
        draft.put_label_in_report(dates_by_label[part.label].typed_label)
        rows.append(each)
    ref = join_wording(row.get_own("ref")) or row.event.row.where
    draft.add_finding(
        "paired-by-label", ref, " ".join(f"{label})" for label in labels), "texts and dates, an output each"
    )
    for remark in remarks:
        draft.add_finding("row-shared", ref, remark)
    if opening:
        draft.add_finding("left-over", ref, join_wording(opening), "it is above the labelled texts of its row")
    return rows


class _CellShare(NamedTuple):
    """What each part of a row has of a cell, and a remark on it, or ""."""

    parts: list[Wording]
    remark: str = ""


def _split_cell(cell: TakenCell, labels: list[str], draft: PlanDraft) -> _CellShare:
    """Share a cell among the parts of its row: by its labels, officers and measures in order, or all for each."""
    words, field = cell.own, cell.column.field
    parts = divide_cell(words)
    found = list_labels(parts)
    rest = len(labels) - 1
    if field == "group":
        return _CellShare([words, *[()] * rest])
    if field in {"text", "date"}:
        return _CellShare([()] * len(labels))
    if found and set(found) <= set(labels) and len(parts) == len(found):
        for part in parts:
            draft.put_label_in_report(part.typed_label)
        by_label = {part.label: part.wording for part in parts}
        return _CellShare([by_label.get(label, ()) for label in labels])
    if len(words) == len(labels) and field in _SPLIT_TOO:
        return _CellShare([(each,) for each in words], f'"{cell.column.name}": paired in their order')
    is_told = bool(words) and field not in {"ref", *_SPLIT_TOO}
    remark = f'"{cell.column.name}": of the whole row, repeated for each of its parts' if is_told else ""
    return _CellShare([words, *[copy_wording(words)] * rest], remark)
