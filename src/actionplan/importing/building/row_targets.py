"""Make the targets of a row, with what it says of their dates, measures and progress (rules R7 to R9 and R11)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from actionplan.dates import Context
from actionplan.importing.building.date_parts import DatePhrase, read_date_parts
from actionplan.importing.building.pairing import DatePair, PairingKind, pair_dates
from actionplan.importing.building.part_labels import divide_cell, list_labels
from actionplan.importing.building.plan_draft import PlanDraft, TargetDraft, name_letter
from actionplan.importing.building.row_cells import RowCells, TakenCell
from actionplan.importing.wording import Fragment, PlanComment, Wording, copy_wording, join_wording
from actionplan.text.english import format_count

_MAX_MONTH = 12
_SLASHED_DAY = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)")
_KINDS: dict[PairingKind, str] = {
    "by order": "paired-by-order",
    "not paired": "not-paired",
    "one beside several": "one-beside-several",
    "several dates": "several-dates",
}


class RowTargets:
    """Makes the targets of rows. What is found goes to `draft`, under the ref of the output."""

    __slots__ = ("_context", "_draft")

    def __init__(self, draft: PlanDraft, context: Context) -> None:
        self._draft = draft
        self._context = context

    def build(self, row: RowCells, ref: str) -> list[TargetDraft]:
        """Make the targets of a row."""
        cell, measures = row.find("date"), row.find("measures")
        whole, struck = _split_struck(cell.own if cell else ())
        own = measures.own if measures else ()
        targets = [] if struck else self._pair_by_label(whole, own, ref)
        if not targets:
            dates = read_date_parts(whole, self._context) if whole else []
            if measures and measures.is_merged and dates:
                return self._repeat_merged(dates, measures, ref)
            kind, pairs = pair_dates(dates, [(each,) for each in own])
            targets = [self._build_target(pair) for pair in pairs]
            self._report_pairing(kind, dates, len(own), targets, ref)
            self._report_strays(dates, ref)
        self._report_struck(struck, targets, ref)
        if cell:
            self._report_swapped(cell, row, targets, ref)
        return targets

    def _build_target(self, pair: DatePair) -> TargetDraft:
        target = TargetDraft(date=pair.date.wording, measures=pair.measures)
        for stray in pair.date.strays:
            target.date_comments.append(
                PlanComment(f'under it is "{stray.text}", which is left out', (stray,), is_question=True)
            )
        return target

    def _report_strays(self, dates: Sequence[DatePhrase], ref: str) -> None:
        """Report stray marks below the dates of a target, by its letter."""
        for n, each in enumerate(dates):
            for stray in each.strays:
                where = f"{ref}{name_letter(n)}" if len(dates) > 1 else ref
                self._draft.add_finding("stray-text", where, stray.text, "under the date, no date and no words")

    def _report_pairing(
        self, kind: PairingKind, dates: list[DatePhrase], measures: int, targets: list[TargetDraft], ref: str
    ) -> None:
        """Say how dates and measures were paired, in a comment and a finding."""
        if kind == "single":
            return
        count = format_count(len(dates), "date")
        quote = " | ".join(join_wording(each.wording) for each in dates)
        if kind == "by order":
            comment = PlanComment("Dates and measures of one row, paired in their order.")
            note = "as many dates as measures in one row"
        elif kind == "not paired":
            comment = PlanComment(
                f"{count} and {measures} measures are in one row, and it does not say which is due when. Each date "
                "has them all.",
                is_question=True,
            )
            note = f"dates and {measures} measures in one row, which are not paired"
        elif kind == "one beside several":
            comment = PlanComment(f"One measure is beside {count}, and is repeated.", is_question=True)
            note = "one measure beside several dates: repeated"
        else:
            comment = PlanComment(
                f"One text is beside {count}: both are kept."
                if len(dates) == 2
                else f"One text is beside {count}: all are kept.",
                is_question=True,
            )
            note = "one text beside several dates"
        targets[0].comments.append(comment)
        self._draft.add_finding(_KINDS[kind], ref, quote, note)

    def _pair_by_label(self, whole: Wording, measures: Wording, ref: str) -> list[TargetDraft]:
        """Pair dates and measures by the labels before them, where both have them, each once."""
        dates, parts = divide_cell(whole), divide_cell(measures)
        labels = list_labels(dates)
        if not labels or sorted(labels) != sorted(list_labels(parts)) or len(dates) != len(parts):
            return []
        by_label = {part.label: part for part in parts}
        for each in (*dates, *parts):
            self._draft.put_label_in_report(each.typed_label)
        self._draft.add_finding(
            "paired-by-label", ref, " ".join(f"{label})" for label in labels), "paired by their labels"
        )
        return [
            TargetDraft(date=each.wording, measures=[by_label[each.label].wording], letter=each.label) for each in dates
        ]

    def _repeat_merged(self, dates: list[DatePhrase], measures: TakenCell, ref: str) -> list[TargetDraft]:
        """Repeat the measures of a merged cell under the dates of its other rows."""
        copies: list[Wording] = [copy_wording((each,)) for each in measures.parts]
        targets = [self._build_target(DatePair(each, list(copies))) for each in dates]
        targets[0].comments.append(
            PlanComment("The measures are in a merged cell beside several dates, and are repeated.", is_question=True)
        )
        self._draft.add_finding(
            "merged-measure", ref, measures.text, "measures of a merged cell beside several dates: repeated"
        )
        return targets

    def _report_struck(self, struck: Wording, targets: list[TargetDraft], ref: str) -> None:
        for each in struck:
            comment = PlanComment(
                f"probably revised from {each.text}, which is struck through", (each,), is_question=True
            )
            targets[0].date_comments.append(comment)
            change = f"{each.text} -> {join_wording(targets[0].date)}"
            self._draft.add_finding("struck", ref, change, "a date that is struck through, and probably revised")

    def _report_swapped(self, cell: TakenCell, row: RowCells, targets: list[TargetDraft], ref: str) -> None:
        """Say that Excel may have swapped the day and the month of a real date, where others are typed with slashes."""
        value = cell.cell.value
        if (
            cell.is_merged
            or not isinstance(value, date)
            or value.day > _MAX_MONTH
            or not re.match(r"\d{1,2} ", cell.text)
        ):
            return
        rows = row.event.table.grid.rows
        if not any(_SLASHED_DAY.fullmatch(each.cells[cell.column.at].text) for each in rows):
            return
        swapped = f"{value.month}/{value.day}/{value.year}"
        comment = PlanComment(
            f"a real date in Excel, which may have swapped day and month: it was perhaps typed as {swapped}",
            is_question=True,
        )
        targets[0].date_comments.append(comment)
        self._draft.add_finding("date-cell-swapped", ref, cell.text, f"perhaps typed as {swapped}")


def _split_struck(parts: Wording) -> tuple[Wording, Wording]:
    """Part a cell into what is not struck through and what is. If all of it is, nothing is parted."""
    if all(each.passage.is_struck for each in parts):
        return parts, ()
    whole: list[Fragment] = []
    struck: list[Fragment] = []
    for part in parts:
        at = part.start
        for start, end in part.passage.struck:
            if at <= start < end <= part.end:
                whole.append(part._replace(start=at, end=start))
                struck.append(part._replace(start=start, end=end))
                at = end
        whole.append(part._replace(start=at))
    return tuple(each for each in whole if each.text), tuple(each for each in struck if each.text)
