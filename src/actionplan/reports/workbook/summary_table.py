"""Build the first sheet of a workbook: what its targets come to in numbers, and what the words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.model.plan import RAG_RATINGS
from actionplan.model.statuses import FINISHED_STATUSES, LATE_STATUSES, STATUSES_BY_URGENCY, UNCOUNTED_STATUSES, Status
from actionplan.report import Report
from actionplan.reports.support.figures import DONE_ON_TIME, DUE_NEXT, ON_TARGET
from actionplan.reports.support.position import Position, format_position
from actionplan.reports.workbook.sheet_table import ColumnValue, SheetColumn, SheetTable, SheetTone, build_table
from actionplan.rows import CountRow, Day, Row, count_overdue_rows
from actionplan.text.english import format_count, format_list


class SummaryLine(NamedTuple):
    """A line of the summary: its words, their meaning, how many targets, of how many, and its tone in the chart.

    The chart shows the lines of statuses, which have each target once. `before` is the number at the last report.
    """

    label: str
    meaning: str
    number: int
    total: int
    before: int | None = None
    tone: SheetTone | None = None
    is_status: bool = False


class _TargetCounts(NamedTuple):
    """Counts targets now, and at the last report if there was one."""

    now: Sequence[Row]
    before: Sequence[Row] | None

    def build_line(self, label: str, meaning: str, total: int, is_counted: Callable[[Row], bool]) -> SummaryLine:
        """Build the line on the targets that pass a test."""
        before = None if self.before is None else sum(map(is_counted, self.before))
        return SummaryLine(label, meaning, sum(map(is_counted, self.now)), total, before=before)


_MEANINGS: dict[str, str] = {
    Status.OVERDUE: "not finished by its due day.",
    Status.COMPLETE: "met, or decided, as the plan asks.",
    Status.DELETED: "taken out of the plan.",
}
"""What the key of a report does not explain."""

_SUMMARY_MEANINGS = {
    DONE_ON_TIME: ("Completed on time", "complete and known to be so in time, or without a due day."),
    DUE_NEXT: (DUE_NEXT, "due in the time that Figures below says."),
}
"""What a summary counts, and the rows of targets do not say: its label and its meaning."""

_WHOLE_QUESTIONS = ("export", "summary")
"""The questions whose answers have all targets: what a paper lists is not all."""

_STATUS_TONES: dict[str, SheetTone] = {"overdue": "late", "complete": "done"}


def list_summary_lines(report: Report, targets: Sequence[Row]) -> list[SummaryLine]:
    """List the lines on the targets of a report: all, by status, how late, and how the open ones are rated.

    A line is left out if its number is 0, and was at the last report; not so all, what is overdue, and ratings if there
    are any.
    """
    last_rows = report.last[1] if report.last else None
    counts = _TargetCounts(targets, last_rows)
    statuses = [
        line
        for line in _iter_status_lines(counts, dict(report.key))
        if line.number or line.before or line.label == Status.OVERDUE.label
    ]
    lateness = (line for line in _iter_lateness_lines(counts) if line.number or line.before)
    is_rated = any(row.rag and _is_open(row) for row in (*counts.now, *(counts.before or ())))
    ratings = _iter_rating_lines(counts) if is_rated else ()
    all_targets = counts.build_line("All targets", "", len(targets), lambda _: True)
    figures, on_target = _iter_figure_lines(report.counts), _iter_on_target_lines(counts, report.question)
    return [all_targets, *statuses, *lateness, *figures, *ratings, *on_target]


def build_summary_table(lines: Sequence[SummaryLine], last: Day | None) -> SheetTable:
    """Build the table of the summary, with the numbers of the last report if there was one."""
    if last is None:
        return build_table(_SUMMARY_COLUMNS, lines)
    before: ColumnValue[SummaryLine] = (
        SheetColumn(format_day(last), 13, is_number=True, is_kept=True),
        lambda line: line.before,
    )
    return build_table((*_SUMMARY_COLUMNS, before, _CHANGE), lines)


def describe_position(report: Report, rows: Sequence[Row]) -> str:
    """Say in a sentence where the targets stand, as a paper does. What has a role is counted apart."""
    targets = [row for row in rows if not row.role]
    others = _describe_others(Counter(row.role for row in rows if row.role), has_own=bool(targets))
    if not targets:
        return others or "No target is in this answer."
    overdue, missed = count_overdue_rows(report.rows)
    position = Position(
        targets=len(targets),
        complete=sum(row.status == Status.COMPLETE for row in targets),
        ended=sum(row.status == Status.ENDED for row in targets),
        overdue=overdue,
        red=sum(row.status == Status.OVERDUE and row.colour == "red" for row in targets),
        undated=sum(row.status == Status.NO_DATE for row in targets),
        dates_missed=missed,
        red_words=report.red_words,
    )
    return " ".join(filter(None, (f"{format_position(position)}.", others)))


def _describe_others(counts: Counter[str], *, has_own: bool) -> str:
    """Say how many targets are listed for those who are not responsible for them."""
    words = {"accountable": "that an officer is accountable for", "supporting": "that an officer supports"}
    parts = [f"{format_count(counts[role], 'target')} {what}" for role, what in words.items() if counts[role]]
    if not parts:
        return ""
    also = "also " if has_own else ""
    return f"This answer {also}lists {format_list(parts)}. They count for the officers who are responsible for them."


def _iter_status_lines(counts: _TargetCounts, meanings: Mapping[str, str]) -> Iterator[SummaryLine]:
    for name in STATUSES_BY_URGENCY:
        meaning = meanings.get(name.label) or _MEANINGS.get(name, "")
        line = counts.build_line(name.label, meaning, len(counts.now), _build_status_test(name))
        yield line._replace(tone=_STATUS_TONES.get(name), is_status=True)


def _iter_lateness_lines(counts: _TargetCounts) -> Iterator[SummaryLine]:
    """Yield how many are late by colour, and how many were completed late."""
    late = sum(map(_is_late, counts.now))
    meaning = f"of the {late} overdue or ended, by how late: see Colours below."
    for colour in ("red", "amber"):
        yield counts.build_line(f"Late, {colour}", meaning, late, _build_lateness_test(colour))
    complete = sum(row.status == Status.COMPLETE for row in counts.now)
    yield counts.build_line("Completed late", f"of the {complete} complete.", complete, _is_completed_late)


def _iter_rating_lines(counts: _TargetCounts) -> Iterator[SummaryLine]:
    open_targets = sum(map(_is_open, counts.now))
    meaning = f"of the {open_targets} that are open (not complete or deleted)."
    for rag in (*RAG_RATINGS, None):
        label = f"Rated {rag}" if rag else "Not rated"
        yield counts.build_line(label, meaning, open_targets, _build_rating_test(rag))


def _iter_figure_lines(counts: Iterable[CountRow]) -> Iterator[SummaryLine]:
    """Yield what only a summary counts. What is due next has no number before: more is neither better nor worse."""
    for count in counts:
        is_due_next = count.figure == DUE_NEXT
        if count.by is None and count.figure in _SUMMARY_MEANINGS and (is_due_next or count.number or count.before):
            label, meaning = _SUMMARY_MEANINGS[count.figure]
            before = None if is_due_next else count.before
            yield SummaryLine(label, meaning, count.number, count.total, before=before)


def _iter_on_target_lines(counts: _TargetCounts, question: str) -> Iterator[SummaryLine]:
    """Yield how many are on target, if the answer has all targets."""
    if question in _WHOLE_QUESTIONS:
        total = sum(row.status not in UNCOUNTED_STATUSES for row in counts.now)
        meaning = f"of the {total} that can be late: complete, or neither overdue nor ended."
        yield counts.build_line(ON_TARGET, meaning, total, _is_on_target)


def _build_status_test(status: Status) -> Callable[[Row], bool]:
    return lambda row: row.status == status


def _build_lateness_test(colour: str) -> Callable[[Row], bool]:
    return lambda row: _is_late(row) and row.colour == colour


def _build_rating_test(rag: str | None) -> Callable[[Row], bool]:
    return lambda row: _is_open(row) and row.rag == rag


def _is_late(row: Row) -> bool:
    return row.status in LATE_STATUSES


def _is_on_target(row: Row) -> bool:
    return row.status not in (*LATE_STATUSES, *UNCOUNTED_STATUSES)


def _is_completed_late(row: Row) -> bool:
    return row.status == Status.COMPLETE and row.completed_late is True


def _is_open(row: Row) -> bool:
    return row.status not in FINISHED_STATUSES


_SUMMARY_COLUMNS: tuple[ColumnValue[SummaryLine], ...] = (
    (SheetColumn("Targets", 20, is_kept=True), lambda line: line.label),
    (SheetColumn("What it means", 66, is_kept=True), lambda line: line.meaning or None),
    (SheetColumn("Number", 9, is_number=True, is_kept=True), lambda line: line.number),
    (
        SheetColumn("Share", 9, is_number=True, is_kept=True),
        lambda line: line.number / line.total if line.total else None,
    ),
)
_CHANGE: ColumnValue[SummaryLine] = (
    SheetColumn("Change", 9, is_number=True, is_kept=True),
    lambda line: None if line.before is None else line.number - line.before,
)
