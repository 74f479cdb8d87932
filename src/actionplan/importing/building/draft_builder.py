"""Build a plan of the rows of a document: each row is an output, or one more target of the output above (R5, R6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actionplan.dates import Context
from actionplan.importing.building.bodies import find_monitors
from actionplan.importing.building.contents_list import read_contents
from actionplan.importing.building.group_chains import GroupChain, list_chains, read_groups
from actionplan.importing.building.name_lists import is_ditto
from actionplan.importing.building.part_labels import has_list
from actionplan.importing.building.plan_draft import (
    ActionDraft,
    OutputDraft,
    PlanDraft,
    RowDraft,
    TargetDraft,
)
from actionplan.importing.building.plan_groups import PlanGroups, split_number
from actionplan.importing.building.row_cells import RowCells, TakenCell, list_rows
from actionplan.importing.building.row_notes import note_row
from actionplan.importing.building.row_parts import split_row
from actionplan.importing.building.row_progress import RowProgress, put_field
from actionplan.importing.building.row_roles import take_roles
from actionplan.importing.building.row_targets import RowTargets
from actionplan.importing.import_findings import ALL_OUTPUTS
from actionplan.importing.recognition.cell_content import read_phrase
from actionplan.importing.recognition.plan_outline import PlanOutline, PlanSection
from actionplan.importing.source_document import Passage
from actionplan.importing.wording import PlanComment, Wording, copy_wording, join_wording
from actionplan.text.english import shorten
from actionplan.text.folding import fold

_NUMBERED_TEXT = re.compile(
    r"((?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?|[A-Z]{1,2}\d{1,3})[.:)]?\s+(?=[\"“‘'(]?[A-Z0-9])"
)
_QUOTED = 60
_RECENT = 200
"""How many of the last findings to search for one that was already reported."""


class DraftBuilder:
    """Builds one plan. `as_at` is the day of progress in words, "" where there is none."""

    def __init__(self, title: str, context: Context, as_at: str, fill_down: Sequence[str] = ()) -> None:
        self.draft = PlanDraft()
        self._title = title
        self._context = context
        self._fill_down = frozenset(map(fold, fill_down))
        self._targets = RowTargets(self.draft, context)
        self._progress = RowProgress(self.draft, context, as_at)
        self._last: dict[int, TakenCell] = {}
        self._groups_above: list[Wording] = []
        self._headings: list[str] = []
        self._made: list[tuple[ActionDraft, OutputDraft]] = []
        self._officer_above: TakenCell | None = None
        self._firsts: dict[int, str] = {}
        self._unknown: dict[int, frozenset[str]] = {}
        self._columns: frozenset[str] = frozenset()
        self._is_numbered = False

    def build(self, outline: PlanOutline, head: Sequence[Passage]) -> PlanDraft:
        """Build the plan of an outline. The passages of its `head`, such as the title, are not headings of rows."""
        rows = [row for section in outline.sections for row in section.rows]
        self._is_numbered = _are_texts_numbered([RowCells(row) for row in rows])
        chains = list_chains(outline.sections, head)
        numbers = [split_number(chain.headings[-1])[0] for chain in chains if chain.headings]
        titles = set(map(id, head))
        opening = [each for each in outline.opening if titles.isdisjoint(map(id, each.passages))]
        groups = PlanGroups(self.draft, self._title, read_contents(opening, numbers))
        for section, chain in zip(outline.sections, chains, strict=True):
            self._build_section(section, chain, groups)
        _number_actions(self.draft)
        self._make_refs()
        groups.finish()
        column = rows[0].table.columns.find("officer") if rows else None
        self._columns = frozenset(each.field for row in rows for each in row.table.columns.columns)
        self._report_empty(f'; to fill it with the one above: --fill-down "{column.name}"' if column else "")
        return self.draft

    def _build_section(self, section: PlanSection, chain: GroupChain, groups: PlanGroups) -> None:
        self._last.clear()
        self._groups_above = []
        rows, joined = list_rows(section.rows)
        action: ActionDraft | None = None
        for row in rows:
            self._groups_above = read_groups(row, self._groups_above)
            wordings = chain.add_columns([each for each in self._groups_above if each])
            self._headings = [*map(join_wording, wordings), row.event.table.grid.name]
            found = groups.find_action(wordings)
            is_new = found is not action
            action = found
            for each in split_row(self._fill(row), self.draft):
                self._build_row(each, action, is_new=is_new)
        for before, rest in joined:
            words = f"{shorten(before.cells[0].text, _QUOTED)} … {shorten(rest.event.row.cells[0].text, _QUOTED)}"
            quote = " | ".join(shorten(each.text, _QUOTED) for each in rest.cells if each.own) or words
            self.draft.add_finding("row-joined", rest.event.row.where, quote, "joined to the row above")
        for line in section.lines:
            if action is not None:
                action.monitored_by += find_monitors(line.passages, self.draft, action)

    def _fill(self, row: RowCells) -> RowCells:
        """Fill cells from above: empty ones in the columns that were named, and officers "as above"."""
        for at, cell in enumerate(row.cells):
            if cell.column.field == "officer" and is_ditto(cell.text):
                if not cell.is_merged and self._officer_above:
                    above = self._officer_above
                    row.cells[at] = cell._replace(parts=above.parts, is_merged=True, ditto=cell.parts)
            elif cell.parts:
                if cell.column.field == "officer":
                    self._officer_above = cell
                self._last[at] = cell
            elif fold(cell.column.name) in self._fill_down and at in self._last:
                row.cells[at] = cell._replace(parts=self._last[at].parts, is_merged=True, is_filled=True)
        return row

    def _build_row(self, row: RowCells, action: ActionDraft, *, is_new: bool) -> None:
        output = None if is_new and not _is_merged(row) else next(reversed(action.outputs), None)
        if output is not None and _is_continuation(row):
            self._extend_output(row, output)
            return
        output = self._start_output(row, action)
        action.outputs.append(output)
        self._unknown[id(output)] = frozenset(each.column.field for each in row.cells if each.is_unknown)
        self._report_group(row, output)
        self._report_joined(row, output)
        self._take_officer(row, output)
        kept = take_roles(row, output, self.draft)
        targets = self._targets.build(row, output.ref)
        self._fill_date(row, targets, output)
        drafted = RowDraft(targets)
        output.rows.append(drafted)
        for cell in kept:
            put_field(drafted, cell)
        self._progress.put(row, drafted, output.ref, self._headings)
        note_row(row, output.comments, self.draft, output.ref)
        output.comments += map(PlanComment, row.remarks)
        if row.opening:
            output.comments.append(PlanComment(f"above it: {join_wording(row.opening)}", row.opening))

    def _start_output(self, row: RowCells, action: ActionDraft) -> OutputDraft:
        ref, text = row.get_own("ref"), row.find("text")
        words = text.parts if text else ()
        if text and text.is_merged:
            words = copy_wording(words)
        output = OutputDraft(words)
        if not ref and self._is_numbered and words and (match := _NUMBERED_TEXT.match(words[0].text)):
            first = words[0]
            start = first.start + first.passage.text[first.start :].index(first.text)
            number = first._replace(start=start, end=start + len(match[1]))
            mark = first._replace(start=number.end, end=start + match.end())
            ref, output.text = (number,), (first._replace(start=start + match.end()), *words[1:])
            self.draft.punctuation += [mark] if mark.text else []
        merged = row.find("ref")
        if not ref and merged and merged.is_merged and merged.parts:
            ref = copy_wording(merged.parts)
        output.ref_wording, output.ref = ref, join_wording(ref)
        if row.suffix and output.ref:
            output.ref += row.suffix
        if not output.ref:
            output.is_ref_made = True
            output.ref = f"\0{len(self._made)}\0"
            self._made.append((action, output))
        return output

    def _extend_output(self, row: RowCells, output: OutputDraft) -> None:
        """Add a row without a text of its own to the output above."""
        date = row.find("date")
        officer, measures = row.find("officer"), row.get_own("measures")
        last = output.targets[-1]
        drafted: RowDraft
        is_same_target = bool(date and date.is_merged and date.parts)
        if is_same_target:
            last.measures += ((each,) for each in measures)
            self.draft.add_finding(
                "merged-date", output.ref, join_wording(last.date), "one date beside several rows of measures"
            )
            drafted = RowDraft([last], output.rows[-1].fields)
        else:
            drafted = RowDraft(self._targets.build(row, output.ref))
            output.rows.append(drafted)
        text = row.find("text")
        kind = "merged-text" if text and text.is_merged else "row-continued"
        self._report_once(kind, output, "", "one output beside several rows")
        if officer and officer.own:
            if not output.officer:
                self._take_officer(row, output)
            else:
                put_field(drafted, officer)
                self._report_second_officer(officer, output)
        elif officer and officer.ditto:
            words = f'under "{officer.column.name}": {join_wording(officer.ditto)}'
            drafted.targets[0].comments.append(PlanComment(words, officer.ditto))
        for cell in take_roles(row, output, self.draft):
            put_field(drafted, cell)
        if ref := row.find("ref"):
            put_field(drafted, ref) if ref.own else None
        self._progress.put(row, drafted, output.ref, self._headings, takes_merged=not is_same_target)
        note_row(row, drafted.targets[0].comments, self.draft, output.ref)

    def _report_second_officer(self, officer: TakenCell, output: OutputDraft) -> None:
        """Say that a row without a text of its own names another officer than the output above."""
        if fold(officer.text) != fold(join_wording(output.officer)):
            first, name = join_wording(output.officer), officer.column.name
            note = f'beside one more target of the output of {first}: kept under "{name}" in fields'
            self.draft.add_finding("several-officers", output.ref, officer.text, note)

    def _report_once(self, kind: str, output: OutputDraft, quote: str, note: str) -> None:
        """Report something about an output once, even if it has several rows."""
        if not any(each.kind == kind and each.where == output.ref for each in self.draft.findings[-_RECENT:]):
            self.draft.add_finding(kind, output.ref, quote, note)

    def _take_officer(self, row: RowCells, output: OutputDraft) -> None:
        cell = row.find("officer")
        if cell is None or not cell.parts:
            return
        output.officer = copy_wording(cell.parts) if cell.is_merged else cell.parts
        if cell.ditto:
            words = join_wording(cell.ditto)
            sentence = f'the document says "{words}": is it the officer above?'
            output.officer_comments.append(PlanComment(sentence, cell.ditto, is_question=True))
            self.draft.add_finding("officer-as-above", output.ref, words, f"read as the one above: {cell.text}")
        elif cell.is_merged:
            words = "filled down" if cell.is_filled else "merged cell"
            output.officer_comments.append(PlanComment(words))
            kind = "filled-by-option" if cell.is_filled else "filled-down"
            self.draft.add_finding(kind, output.ref, cell.text, f"{words}: officer named once above")

    def _fill_date(self, row: RowCells, targets: list[TargetDraft], output: OutputDraft) -> None:
        """Fill the date of a merged cell down to an output of its own."""
        cell = row.find("date")
        if cell and cell.is_merged and cell.parts:
            words = "filled down" if cell.is_filled else "merged cell"
            targets[0].date = copy_wording(cell.parts)
            targets[0].date_comments.append(PlanComment(words))
            self.draft.add_finding("filled-down", output.ref, cell.text, f"{words}: date given once above")

    def _report_group(self, row: RowCells, output: OutputDraft) -> None:
        for cell in row.cells:
            if cell.column.field == "group" and not cell.is_merged:
                self._firsts[id(cell.cell)] = output.ref
            elif cell.column.field == "group":
                first = self._firsts.get(id(cell.cell), "")
                note = f'merged cell of "{cell.column.name}", which begins at {first}'
                self.draft.add_finding("filled-down", output.ref, cell.text, note)

    def _report_joined(self, row: RowCells, output: OutputDraft) -> None:
        """Say that the parts of a cell are one text now: they may be outputs of their own."""
        parts = row.get_own("text")
        quote = " | ".join(shorten(part.text, _QUOTED) for part in parts)
        goes_on = len(parts) < 2 or any(part.text[0].islower() for part in parts[1:])
        if not goes_on or (has_list(parts) and len(parts) > 1):
            self.draft.add_finding("text-joined", output.ref, quote, f"{len(parts)} parts, one text now")
            output.comments.append(PlanComment(f"{len(parts)} parts of one cell, put together: {quote}"))
        elif has_list(parts):
            self.draft.add_finding("text-joined", output.ref, quote, "a list in one text")
            output.comments.append(PlanComment(f"a list in one text: {quote}"))

    def _make_refs(self) -> None:
        """Make the refs that the document does not have: the number of the action and the place of the output."""
        taken = {output.ref for output in self.draft.iter_outputs()}
        made: dict[str, str] = {}
        for action, output in self._made:
            number = action.outputs.index(output) + 1
            while f"{action.number}.{number}" in taken:
                number += 1
            made[output.ref] = f"{action.number}.{number}"
            taken.add(made[output.ref])
            output.ref = made[output.ref]
        self.draft.findings = [
            each._replace(where=_replace_refs(each.where, made), note=_replace_refs(each.note, made))
            for each in self.draft.findings
        ]
        if self._made and len(self._made) == len(list(self.draft.iter_outputs())):
            self.draft.add_finding("ref-made", ALL_OUTPUTS, "", "the document numbers none of them")
        else:
            for _, output in self._made:
                quote = shorten(join_wording(output.text), _QUOTED)
                self.draft.add_finding("ref-made", output.ref, quote, "the cell for the ref is empty")

    def _report_empty(self, offer: str) -> None:
        """Say which outputs lack a text, an officer or a date, which refs are used twice, which dates are unreadable.

        `offer` is how empty cells of officers are filled, after the first output that has one.
        """
        for field, words in (("officer", "officers"), ("date", "dates")):
            if field not in self._columns:
                self.draft.add_finding(f"no-{field}", ALL_OUTPUTS, "", f"the table has no column for {words}")
        has_officer = False
        refs: set[str] = set()
        for output in self.draft.iter_outputs():
            self._report_output(output, offer if has_officer else "")
            has_officer = has_officer or bool(output.officer)
            if output.ref in refs:
                self.draft.add_finding("ref-twice", output.ref, join_wording(output.text), "kept as it is")
            refs.add(output.ref)

    def _report_output(self, output: OutputDraft, offer: str) -> None:
        unknown = self._unknown.get(id(output), frozenset())
        for field, is_empty, more in (
            ("text", not output.text, ""),
            ("officer", not output.officer, offer),
            ("date", not any(target.date for target in output.targets), ""),
        ):
            if is_empty and field in self._columns:
                note = "a formula without a stored value" if field in unknown else f"the cell is empty{more}"
                self.draft.add_finding(f"no-{field}", output.ref, "", note)
        for target in output.targets:
            text = join_wording(target.date)
            if text and read_phrase(text, self._context).kind == "unreadable":
                self.draft.add_finding("unread-date", output.ref, text, "kept as written, and not read as a date")
                target.date_comments.append(PlanComment("not read as a date", is_question=True))


def _replace_refs(text: str, made: Mapping[str, str]) -> str:
    """Replace the marks of refs that were not made yet."""
    return re.sub("\0\\d+\0", lambda match: made.get(match[0], match[0]), text)


def _is_merged(row: RowCells) -> bool:
    text = row.find("text")
    return bool(text and text.is_merged and text.parts)


def _is_continuation(row: RowCells) -> bool:
    """Return True if a row has no text of its own, but something that goes on with the output above."""
    text = row.find("text")
    if _is_merged(row) or (text and text.is_unknown):
        return _is_merged(row)
    return not row.get_own("text") and not row.get_own("ref") and bool(row.get_own("date") or row.get_own("measures"))


def _are_texts_numbered(rows: Sequence[RowCells]) -> bool:
    """Return True if the texts of the rows begin with a number, as "1.2 Text" does, and no column has refs."""
    if any(row.find("ref") for row in rows[:1]):
        return False
    texts = [join_wording(words) for row in rows if (words := row.get_own("text"))]
    return sum(bool(_NUMBERED_TEXT.match(text)) for text in texts) * 2 > len(texts)


def _number_actions(draft: PlanDraft) -> None:
    """Give numbers to actions that have none: the number that their refs begin with, or else the next."""
    taken = {action.number for action in draft.iter_actions() if action.number}
    for action in draft.iter_actions():
        if action.number:
            continue
        starts = {output.ref.rpartition(".")[0] for output in action.outputs if not output.is_ref_made}
        start = starts.pop() if len(starts) == 1 else ""
        number = 1
        while str(number) in taken:
            number += 1
        action.number = start if start and start not in taken else str(number)
        taken.add(action.number)
