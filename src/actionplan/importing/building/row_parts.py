"""Split a row with several labelled texts into a row for each (rule R7 of docs/import.md)."""

from __future__ import annotations

from actionplan.importing.building.part_labels import CellPart, divide_cell, list_labels
from actionplan.importing.building.plan_draft import PlanDraft
from actionplan.importing.building.row_cells import RowCells
from actionplan.importing.recognition.header_words import ColumnField
from actionplan.importing.wording import Wording, copy_wording, join_wording

_SPLIT_TOO: tuple[ColumnField, ...] = ("officer", "measures")


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
    for n, part in enumerate(labelled):
        parts: dict[ColumnField, Wording] = {"text": part.wording, "date": dates_by_label[part.label].wording}
        for field in _SPLIT_TOO:
            parts[field] = _split_too(row.get_own(field), labels, n, draft)
        for cell in row.cells:
            field = cell.column.field
            if n and field not in parts:
                parts[field] = copy_wording(cell.own) if field == "ref" else ()
        each = row.replace(parts)
        each.suffix = part.label if part.label.isalpha() else f".{part.label}"
        each.notes = [] if n else row.notes
        each.opening = () if n else opening
        draft.say_label(part.typed_label)
        draft.say_label(dates_by_label[part.label].typed_label)
        rows.append(each)
    ref = join_wording(row.get_own("ref")) or row.event.row.where
    draft.add_finding(
        "paired-by-label", ref, " ".join(f"{label})" for label in labels), "texts and dates, an output each"
    )
    if opening:
        draft.add_finding("left-over", ref, join_wording(opening), "it is above the labelled texts of its row")
    return rows


def _split_too(words: Wording, labels: list[str], at: int, draft: PlanDraft) -> Wording:
    """Return what stands beside one of the texts: by its label or in order, or else all, for each of them."""
    parts = divide_cell(words)
    if list_labels(parts) == labels and len(parts) == len(labels):
        draft.say_label(parts[at].typed_label)
        return parts[at].wording
    if len(words) == len(labels):
        return (words[at],)
    return copy_wording(words) if at else words
