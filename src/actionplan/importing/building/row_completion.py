"""Say what of a row is complete: the day of it where there is one, and a question elsewhere (rule R8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actionplan.dates import Context, format_day
from actionplan.importing.building.plan_draft import PlanDraft, RowDraft
from actionplan.importing.building.row_cells import RowCells, TakenCell
from actionplan.importing.recognition.cell_content import read_phrase
from actionplan.importing.wording import PlanComment
from actionplan.text.english import shorten

_COMPLETE = re.compile(
    r"(?:now |fully |all )?(?:complete|completed|done|finished|closed|achieved)\b[\s:(,–-]*(?:on\s+)?", re.IGNORECASE
)
_ALL = re.compile(r"100(?:\.0+)?\s?%?")
_OPEN = re.compile(
    r"(?:no|not|n/?a|none|nil|tb[acd]|pending|on-?\s?going|in progress|under way|underway|awaiting|due|to be|open|"
    r"expected|estimated)\b.*|[-–—.?\s]*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands in a column for the day of completion where a target is not complete."""

_THINGS = r"(?:actions?|tasks?|items?|activities|outputs?|targets?|milestones?|recommendations?|projects?|objectives?)"
_DONE = r"(?:completed|closed|finished|achieved|delivered|discharged)"
_HEADING = re.compile(
    rf"{_DONE}(?:\s+{_THINGS}\b.*|\s+(?:in|during|since|by|to|as at|this|last)\b.*|\W*\d.*|\W*)|complete\W*"
    rf"|(?!.*\b(?:not|yet|un\w+|incomplete|to be|being)\b).*\b{_THINGS}\b.*\b(?:{_DONE}|complete)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A heading over what is complete: "Completed actions", "Closed in 2023/24", "Actions that were completed"."""

_QUOTED = 40


class RowCompletion:
    """Puts the day of completion on the targets of rows, and asks for it where a row says no more than "complete"."""

    __slots__ = ("_context", "_draft")

    def __init__(self, draft: PlanDraft, context: Context) -> None:
        self._draft = draft
        self._context = context

    def put(self, cell: TakenCell, drafted: RowDraft) -> bool:
        """Put the day of a column for it on the one target of a row. Return False if that cannot be."""
        is_day = self._read_day(cell.text, with_remark=True) and not _OPEN.fullmatch(cell.text)
        if len(drafted.targets) != 1 or not is_day:
            return False
        drafted.targets[0].completed = cell.own
        return True

    def ask(self, row: RowCells, drafted: RowDraft, ref: str, headings: Iterable[str]) -> None:
        """Ask for the day of completion where a cell of a row, or a heading over it, says that it is complete."""
        if any(target.completed for target in drafted.targets):
            return
        asked = [cell for cell in row.cells if cell.own and self._is_called_complete(cell)]
        days = [self._read_day(cell.text) or self._read_day(_drop_complete(cell.text)) for cell in asked]
        for day, cell in sorted(zip(days, asked, strict=True), key=lambda pair: not pair[0])[:1]:
            self._ask(f'"{shorten(cell.text, _QUOTED)}" under "{cell.column.name}"', drafted, day)
            where = f'under "{cell.column.name}", {f"with a day: {day}" if day else "without a day"}'
            self._draft.add_finding("says-complete", ref, cell.text, f"{where}; not written as completed")
        heading = next((text for text in headings if _HEADING.fullmatch(" ".join(text.split()))), "")
        if heading and not asked:
            self._ask(f'it stands under "{shorten(heading, _QUOTED)}"', drafted, "")
            self._draft.add_finding("says-complete", ref, heading, "a heading above; not written as completed")

    def _ask(self, what: str, drafted: RowDraft, day: str) -> None:
        if len(drafted.targets) > 1:
            question = f"which of the dates was completed{f' on {day}' if day else ', and on which day'}?"
        else:
            question = f"was it completed on {day}?" if day else "on which day was it completed?"
        drafted.targets[0].comments.append(PlanComment(f"{what}: {question}", is_question=True))

    def _is_called_complete(self, cell: TakenCell) -> bool:
        """Return True if a cell says that something is complete: in words, as 100%, or in a column for its day."""
        field, text = cell.column.field, cell.text
        if field == "completed":
            return not _OPEN.fullmatch(text)
        if field == "note":
            rest = _drop_complete(text)
            return rest != text and (not rest.strip(" .") or bool(self._read_day(rest)))
        if field not in {"fields", "date", "rag"}:
            return False
        return bool(_COMPLETE.match(text) or (_ALL.fullmatch(text) and "complet" in cell.column.name.casefold()))

    def _read_day(self, text: str, *, with_remark: bool = False) -> str:
        """Read a text that is one day, and nothing else but a remark, and return it in words; "" if it is none."""
        reading = read_phrase(text.strip(" .,;"), self._context) if text.strip() else None
        if not reading or (reading.remark and not with_remark) or len(reading.windows) != 1:
            return ""
        window = reading.windows[0]
        return format_day(window.earliest) if window.earliest and window.earliest == window.latest else ""


def _drop_complete(text: str) -> str:
    """Return a text without the word "Completed" that it begins with."""
    match = _COMPLETE.match(text)
    return text[match.end() :].rstrip(" .)") if match else text
