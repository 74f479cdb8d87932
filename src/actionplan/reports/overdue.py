"""What is late on a day: worst first, a row for each missed occurrence, and whom a late target waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from actionplan.dates import format_day
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.status import evaluate_status_for_window, list_missed
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.columns import (
    DATE,
    DUE,
    MOVED,
    NO_OFFICER_NAME,
    OCCURRENCE,
    OCCURRENCE_STATUS,
    OFFICER,
    OUTPUT,
    RAG,
    REF,
    WAITS_FOR,
    build_table,
)
from actionplan.text.english import format_count

_LATE = (REF, OFFICER, DATE, OCCURRENCE, DUE, MOVED, OCCURRENCE_STATUS, RAG, WAITS_FOR, OUTPUT)
_ENDED = (REF, OFFICER, DATE, MOVED, OCCURRENCE_STATUS, RAG, WAITS_FOR, OUTPUT)


def build_overdue_report(plan: Subject, as_at: date, target_filter: Filter = EVERYTHING) -> Report:
    """What is overdue as at a day, and what ongoing work has ended without being closed."""
    seen = build_views(plan, as_at)
    found = evaluate_targets(seen, target_filter)
    late = sorted((each for item in found for each in _iter_missed(item)), key=lambda item: item.status.due or as_at)
    ended = [item for item in found if item.status.name == "ended"]
    sections = [
        _build_late_section(late, seen, "" if found else describe_no_match(target_filter)),
        *_iter_ended_section(ended),
        *_iter_officer_section(late),
    ]
    placed = (("overdue", late), ("ended", ended))
    return build_report(ReportSpec("overdue", "What is overdue", target_filter), seen, sections, placed)


def _iter_missed(item: EvaluatedTarget) -> Iterator[EvaluatedTarget]:
    """The item once for each window it missed, each with that window's own due day and lateness."""
    target, found, seen = item.line.target, item.status, item.view
    if found.name == "overdue":
        for window in list_missed(found, seen.day):
            yield (
                item
                if window.latest == found.due
                else item._replace(status=evaluate_status_for_window(target, found, window, seen))
            )


def _build_late_section(late: list[EvaluatedTarget], views: PlanViews, none: str) -> Section:
    if not late:
        return Section("Overdue", (none or f"Nothing is overdue as at {format_day(views.day)}.",))
    return Section("Overdue", (), build_table(late, _LATE))


def _iter_ended_section(ended: list[EvaluatedTarget]) -> Iterator[Section]:
    if ended:
        note = "Ongoing work whose time is over: close it, or carry it forward."
        yield Section("Ended", (note,), build_table(ended, _ENDED))


def _iter_officer_section(late: list[EvaluatedTarget]) -> Iterator[Section]:
    """How many are late for each officer, most first, and the worst of them."""
    if not late:
        return
    counted = Counter(item.officer or NO_OFFICER_NAME for item in late)
    worst: dict[str, int] = {}
    for item in late:
        worst.setdefault(item.officer or NO_OFFICER_NAME, item.status.days_late or 0)
    columns = (
        Column("Officer", grow=1),
        Column("Overdue", is_number=True),
        Column("Days late, at worst", is_number=True),
    )
    rows = tuple((Cell(name), Cell(str(number)), Cell(str(worst[name]))) for name, number in counted.most_common())
    yield Section("Overdue by officer", (f"{format_count(len(late), 'row')} in all.",), Table(columns, rows))
