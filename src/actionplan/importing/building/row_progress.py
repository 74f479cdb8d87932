"""Put what a row reports on its targets: RAG ratings, notes, new dates and completions (rules R8 and R9)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

from actionplan.dates import Context
from actionplan.importing.building.plan_draft import PlanDraft, ReportText, RowDraft
from actionplan.importing.building.row_cells import RowCells, TakenCell
from actionplan.importing.building.row_completion import RowCompletion
from actionplan.importing.building.row_figures import FIGURE_FIELDS, RowFigures
from actionplan.importing.recognition.cell_content import RAG_WORDS, read_phrase
from actionplan.importing.wording import Leaf, PlanComment, Wording, copy_wording, make_leaf
from actionplan.text.english import shorten

_HUES = (
    ("red", 0, 18),
    ("amber", 20, 70),
    ("green", 75, 165),
    ("red", 335, 360),
    ("blue", 185, 255),
    ("purple", 260, 320),
)
"""The hues of colours, in degrees. A hue between them has no name. Only the first three are ratings of ours."""

_REPORTED = frozenset({"rag", "note", "revised", "completed", "fields", "monitored_by", "start", "target", "baseline"})
_LEAST_SATURATION = 0.25
_QUOTED = 40


class RowProgress:
    """Puts progress on the targets of rows. `as_at` is the day of it in words, or "" where there is none."""

    __slots__ = ("_as_at", "_completion", "_context", "_draft", "_figures")

    def __init__(self, draft: PlanDraft, context: Context, as_at: str) -> None:
        self._draft = draft
        self._context = context
        self._as_at = as_at
        self._completion = RowCompletion(draft, context)
        self._figures = RowFigures(draft, context)

    def put(
        self, row: RowCells, drafted: RowDraft, ref: str, headings: Iterable[str] = (), *, takes_merged: bool = True
    ) -> None:
        """Put what a row under some headings reports on its targets.

        Merged cells that are on these targets already are not taken.
        """
        filled: list[TakenCell] = []
        for each in row.cells:
            field, cell = each.column.field, each
            if each.is_merged and not takes_merged:
                continue
            if each.is_merged and each.parts and field in _REPORTED:
                filled.append(each)
                cell = each._replace(parts=copy_wording(each.parts), is_merged=False)
            if field in FIGURE_FIELDS:
                if cell.own and not self._figures.put(cell, row.find("measures"), drafted, ref):
                    put_field(drafted, cell)
                continue
            self._put_cell(cell, drafted, ref)
        self._completion.ask(row, drafted, ref, headings)
        self._report_filled(filled, drafted, ref)

    def _put_cell(self, cell: TakenCell, drafted: RowDraft, ref: str) -> None:
        field = cell.column.field
        if not cell.own:
            if "rag" in (field, cell.column.rival) and not cell.parts:
                self._read_colour(cell, drafted, ref)
            return
        if field == "rag":
            self._put_rag(cell, drafted, ref)
        elif field == "note":
            self._put_note(cell, drafted)
        elif field == "revised":
            self._put_revised(cell, drafted, ref)
        elif field == "start" and self._is_start(cell, drafted, ref):
            drafted.targets[0].start = cell.own
        elif field in {"fields", "monitored_by", "start"} or (
            field == "completed" and not self._completion.put(cell, drafted)
        ):
            put_field(drafted, cell)

    def _is_start(self, cell: TakenCell, drafted: RowDraft, ref: str) -> bool:
        """Return True if a cell is the planned start of the one target of a row. Say so if it is not."""
        is_date = bool(read_phrase(cell.text, self._context).windows)
        if is_date and len(drafted.targets) == 1:
            return True
        why = f"beside {len(drafted.targets)} dates" if is_date else "not read as a date"
        self._draft.add_finding("cell-kept", ref, cell.text, f'{why}: kept under "{cell.column.name}" in fields')
        return False

    def _report_filled(self, filled: list[TakenCell], drafted: RowDraft, ref: str) -> None:
        """Say which cells of a row are those of a row above."""
        for words, kind, cells in (
            ("merged cell", "filled-down", [each for each in filled if not each.is_filled]),
            ("filled down", "filled-by-option", [each for each in filled if each.is_filled]),
        ):
            if cells:
                names = ", ".join(f'"{each.column.name}"' for each in cells)
                drafted.targets[0].comments.append(PlanComment(f"{words}: {names}"))
                self._draft.add_finding(kind, ref, names, f"{words}: given once above")

    def _put_rag(self, cell: TakenCell, drafted: RowDraft, ref: str) -> None:
        colour = RAG_WORDS.get(cell.text.strip(" .").casefold())
        if colour and self._as_at:
            for n, target in enumerate(drafted.targets):
                target.rag = colour
                if not n:
                    texts = (ReportText(each, each.text, "rating") for each in cell.own if not each.is_copy)
                    self._draft.report_texts += texts
            self._draft.rag_words.setdefault(cell.text, colour)
            return
        if not colour:
            self._draft.add_finding("rag-not-of-ours", ref, cell.text, f'kept under "{cell.column.name}" in fields')
        put_field(drafted, cell)

    def _read_colour(self, cell: TakenCell, drafted: RowDraft, ref: str) -> None:
        """Read the colour of an empty cell in the column of ratings."""
        colour = name_colour(cell.cell.fill)
        if not colour:
            return
        if colour not in RAG_WORDS:
            drafted.fields.setdefault(cell.column.name, Leaf(colour))
            note = f'the cell under "{cell.column.name}" has only this colour, which is kept in fields'
            self._draft.add_finding("rag-not-of-ours", ref, colour, note)
            return
        if self._as_at and cell.column.field == "rag":
            for target in drafted.targets:
                target.rag = colour
        else:
            drafted.fields.setdefault(cell.column.name, Leaf(colour))
        self._draft.add_finding("colour-only", ref, colour, f'the cell under "{cell.column.name}" has only this colour')

    def _put_note(self, cell: TakenCell, drafted: RowDraft) -> None:
        if not self._as_at:
            put_field(drafted, cell)
            return
        for n, target in enumerate(drafted.targets):
            target.note = copy_wording(cell.own) if n else cell.own

    def _put_revised(self, cell: TakenCell, drafted: RowDraft, ref: str) -> None:
        is_date = bool(read_phrase(cell.text, self._context).windows)
        if self._as_at and drafted.targets[0].date and is_date:
            if len(drafted.targets) == 1:
                drafted.targets[0].revised = cell.own
                return
            put_field(drafted, cell)
            sentence = (
                f'"{shorten(cell.text, _QUOTED)}" under "{cell.column.name}": which of the dates does it replace?'
            )
            drafted.targets[0].comments.append(PlanComment(sentence, is_question=True))
            self._draft.add_finding("revised-of-which", ref, cell.text, f"beside {len(drafted.targets)} dates")
            return
        put_field(drafted, cell)
        note = f'kept under "{cell.column.name}" in fields'
        if is_date:
            note += f": actionplan revise {ref} --to … --on DAY"
            sentence = f'"{shorten(cell.text, _QUOTED)}" under "{cell.column.name}": on which day was it agreed?'
            drafted.targets[0].comments.append(PlanComment(sentence, is_question=True))
        self._draft.add_finding("revised-without-day", ref, cell.text, note)


def put_field(drafted: RowDraft, cell: TakenCell) -> None:
    """Keep a cell under its header's words."""
    words: Wording = cell.own
    held = drafted.fields.get(cell.column.name)
    drafted.fields[cell.column.name] = make_leaf((*held.wording, *words) if held else words)


def name_colour(fill: str) -> str:
    """Name a colour that is written as "rrggbb": red, amber, green, blue, purple; "" for grey and what is between."""
    if not re.fullmatch(r"[0-9a-f]{6}", fill):
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _LEAST_SATURATION:
        return ""
    return next((name for name, low, high in _HUES if low <= hue * 360 <= high), "")
