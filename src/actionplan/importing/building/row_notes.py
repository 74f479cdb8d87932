"""Put what hangs on a row beside it: footnotes, comments, tracked deletions, struck text (rule R11)."""

from __future__ import annotations

from actionplan.importing.building.plan_draft import PlanDraft
from actionplan.importing.building.row_cells import RowCells
from actionplan.importing.wording import PlanComment, join_wording, take_passages


def note_row(row: RowCells, comments: list[PlanComment], draft: PlanDraft, ref: str) -> None:
    """Put the notes of a row into comments, and tell of its struck text, its formulas, and that it is hidden."""
    for note, words in row.notes:
        wording = take_passages(note.passages)
        text = join_wording(wording)
        if note.kind == "deletion":
            change = f"{text} -> {words}" if words else f"{text} -> (nothing)"
            comments.append(PlanComment(f"tracked change: {change}", wording))
            draft.add_finding("tracked-change", ref, change, "the deleted text is kept in a comment")
        elif note.kind == "hidden":
            comments.append(PlanComment(f"hidden in the document: {text}", wording, is_question=True))
            draft.add_finding("hidden", ref, text, "hidden text, kept in a comment: is it for the public?")
        else:
            comments.append(PlanComment(f"{note.kind}: {text}", wording))
            draft.add_finding(note.kind, ref, text)
    _report_struck(row, comments, draft, ref)
    if any(cell.cell.is_formula and cell.own for cell in row.cells):
        draft.add_finding("formula", ref, "", "its stored value is taken")
    for cell in row.cells:
        if cell.is_unknown:
            words = f'"{cell.column.name}" is a formula without a stored value: what does it show?'
            comments.append(PlanComment(words, is_question=True))
            advice = "not known: open the file in Excel, save it, and import that"
            draft.add_finding("formula-without-value", ref, f'"{cell.column.name}"', advice)
    if row.event.row.is_hidden:
        draft.add_finding("hidden", ref, "", "its row is hidden in the file")


def _report_struck(row: RowCells, comments: list[PlanComment], draft: PlanDraft, ref: str) -> None:
    """Report text that is struck through. A date that is part of its cell is reported with its target."""
    text = row.find("text")
    if text and text.own and all(part.passage.is_struck for part in text.own):
        comments.append(PlanComment("probably deleted: its text is struck through", is_question=True))
        draft.add_finding("struck", ref, text.text, "the text is struck through: probably deleted")
        return
    for cell in row.cells:
        is_whole = bool(cell.own) and all(part.passage.is_struck for part in cell.own)
        if cell.column.field != "date" or is_whole:
            for part in cell.own:
                for start, end in part.passage.struck:
                    words = part.passage.text[start:end].strip()
                    comment = f'struck through under "{cell.column.name}": {words}'
                    comments.append(PlanComment(comment, is_question=True))
                    draft.add_finding("struck", ref, words, f'under "{cell.column.name}": kept, and struck through')
