"""Report what is due in a period and what else is open in it, with each unfinished target in one section at most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_when
from actionplan.evaluation.as_of import find_planned_start, has_started
from actionplan.evaluation.completion_count import count_completions
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.occurrences import list_met_days
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.status import TargetStatus, evaluate_status_for_window, list_due_windows
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Cell, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import (
    DATE,
    DUE,
    MOVED,
    OFFICER,
    OUTPUT,
    RAG,
    REF,
    STATUS,
    WAITS_FOR,
)
from actionplan.reports.support.starts import START_COLUMNS, describe_open_starts
from actionplan.reports.support.status_text import choose_tone, format_due_status, format_earlier_status
from actionplan.reports.support.step_rows import build_steps_section, list_due_steps, list_step_targets
from actionplan.reports.support.tables import ColumnSpec, build_table
from actionplan.text.english import format_count, format_list

SECTION_TITLES = {
    "due": "Due",
    "due earlier": "Due earlier",
    "could finish": "Could finish",
    "ongoing": "Ongoing",
    "no date": "No date",
    "to start": "To start",
    "steps due": "Steps due",
}
"""The headings in the order of the page, by the name that rows give the section."""

_STEPS = "steps due"
"""The section whose lines are steps. Its rows are their targets, unless they stand in another section."""

_COUNT_WORDS = {"no date": "without a date"}
"""What follows a number of targets, if it is not the name of the section."""

_NOTHING = "There is nothing in this section."


def build_due_report(
    plan: Subject,
    as_at: date,
    period: Window,
    target_filter: TargetFilter = EVERYTHING,
    section_names: Collection[str] = (),
) -> Report:
    """Build the report of what is due in a period (both days included), as at a day.

    If sections are named, it has only these, and says how many targets are in the others.
    """
    views = build_views(plan, as_at, period)
    items = evaluate_targets(views, target_filter)
    when = describe_when(period)
    by_section: dict[str, list[EvaluatedTarget]] = {name: [] for name in SECTION_TITLES}
    for item in sorted((_move_to_period(item, views) for item in items), key=_rank_by_due_day):
        name = choose_section(item.status, views)
        if name in {None, "no date"} and _is_to_start(item, views):
            name = "to start"
        if name:
            by_section[name].append(item)
    steps = list_due_steps(items, period)
    if steps:
        placed = {item.get_key() for members in by_section.values() for item in members}
        by_section[_STEPS] = [item for item in list_step_targets(steps) if item.get_key() not in placed]
    none = f"Nothing falls due {when}." if items else describe_no_match(target_filter)
    shown = {name: members for name, members in by_section.items() if not section_names or name in section_names}
    sections = [
        build_steps_section(SECTION_TITLES[name], steps)
        if name == _STEPS and steps
        else _build_section(name, members, when, views)
        if members
        else Section(SECTION_TITLES[name], (none if name == "due" else _NOTHING,))
        for name, members in shown.items()
        if members or name == "due" or section_names or (name == _STEPS and steps)
    ]
    spec = ReportSpec("due", f"What falls due {when}", target_filter, period)
    closing = (*describe_open_starts(items), _format_completed(items, when, views))
    report = build_report(spec, views, sections, shown.items(), closing)
    return report._replace(lead=_format_counts(by_section, shown, len(steps)))


def _format_counts(by_section: Mapping[str, Sequence[EvaluatedTarget]], shown: Collection[str], step_count: int) -> str:
    """Count the targets of each section: "4 due, 2 due earlier, 1 without a date." Empty if there are none.

    What is in sections that are not shown is counted apart, and so are steps.
    """
    steps = f"{format_count(step_count, 'step')} due" if step_count and _STEPS in shown else ""
    by_section = {name: items for name, items in by_section.items() if name != _STEPS}
    counts = {name: f"{len(items) or 'None'} {_COUNT_WORDS.get(name, name)}" for name, items in by_section.items()}
    told = [words for name, words in counts.items() if name in shown and (by_section[name] or name == "due")]
    others = [words for name, words in counts.items() if name not in shown and by_section[name]]
    if not any(by_section.values()):
        told = []
    sentences = (", ".join(told), steps, f"Not shown: {', '.join(others)}" if others else "")
    return " ".join(f"{words}." for words in sentences if words)


def choose_section(status: TargetStatus, views: PlanViews) -> str | None:
    """Choose the section of a target, or `None` if it is finished or not open in the period."""
    if status.is_finished:
        return None
    if not status.is_dated:
        return "no date"
    window = status.occurrence or status.windows[-1]
    has_opened = window.earliest is not None and window.earliest <= views.last
    if status.phrase.reading.kind == "ongoing":
        return "ongoing" if has_opened and (window.latest or date.max) >= views.first else None
    if status.due and status.due < views.first:
        return "due earlier"
    if status.due and status.due <= views.last:
        return "due"
    return "could finish" if has_opened else None


def _is_to_start(item: EvaluatedTarget, views: PlanViews) -> bool:
    """Return True if work may start by the end of the period as the plan says, and has not started."""
    target, planned = item.line.target, find_planned_start(item.line.target)
    first = (planned.earliest or planned.latest) if planned else None
    if first is None or first > views.last or not item.status.is_going_on:
        return False
    return not has_started(target, views.day)


def _move_to_period(item: EvaluatedTarget, views: PlanViews) -> EvaluatedTarget:
    """Return a target with several dates by the first unmet one that falls due in the period, if one does.

    What falls due is due, whatever was missed before it.
    """
    status = item.status
    windows = list_due_windows(status, Window(views.first, views.last)) if len(status.windows) > 1 else []
    if not windows or status.is_finished or status.due in {window.latest for window in windows}:
        return item
    return item._replace(status=evaluate_status_for_window(item.line.target, status, windows[0], item.view))


def _rank_by_due_day(item: EvaluatedTarget) -> date:
    """Order targets by due day, ongoing work by its end, and put what has neither last."""
    status = item.status
    return status.due or (status.windows[-1].latest if status.windows else None) or date.max


def _build_section(name: str, items: list[EvaluatedTarget], when: str, views: PlanViews) -> Section:
    return Section(SECTION_TITLES[name], _list_notes(name, items, when, views), build_table(items, _COLUMNS[name]))


def _list_notes(name: str, items: list[EvaluatedTarget], when: str, views: PlanViews) -> tuple[str, ...]:
    if name == "due earlier":
        first = f"Due before {format_day(views.first)} and not finished."
        return (f"{first} {_count_late(items)} late as at {format_day(views.day)}.",)
    if name == "could finish":
        return (f"Due later, but the work could finish {when}.",)
    if name == "ongoing":
        return tuple(iter_endings(items, when, Window(views.first, views.last)))
    return ()


def _count_late(items: list[EvaluatedTarget]) -> str:
    """Say how many of some targets are late, up to the word "late": "It is", "All of them are", "2 of them are"."""
    late, total = sum(item.status.name == "overdue" for item in items), len(items)
    if total == 1:
        return "It is" if late else "It is not"
    return f"{'All' if late == total else late or 'None'} of them {'is' if late == 1 else 'are'}"


def iter_endings(items: Iterable[EvaluatedTarget], when: str, period: Window) -> Iterator[str]:
    """Yield the sentence on the ongoing work that ends in a period, if any does."""
    first, last = period.earliest or date.min, period.latest or date.max
    refs = [item.ref for item in items if (latest := item.status.windows[-1].latest) and first <= latest <= last]
    if refs:
        yield f"{'This ends' if len(refs) == 1 else 'These end'} {when}: {format_list(refs)}."


def _format_completed(items: list[EvaluatedTarget], when: str, views: PlanViews) -> str:
    """Say what was completed in the period: targets, and single dates of targets that recur."""
    completed = [item for item in items if _is_in_period(item.status.completed_on, views)]
    targets = len(completed)
    occurrences = sum(_count_met_in_period(item, views) for item in items if item.line.target.completed)
    if not targets and not occurrences:
        return f"Nothing was recorded as completed {when}."
    timeliness = count_completions(completed).words
    counts = [format_count(targets, "target") + (f" ({timeliness})" if timeliness else "")] if targets else []
    if occurrences:
        counts.append(format_count(occurrences, "occurrence") + " of targets that recur")
    return f"Completed {when}: {format_list(counts)}."


def _count_met_in_period(item: EvaluatedTarget, views: PlanViews) -> int:
    """Count the dates of a target that were met in the period, without the one that completed it."""
    target, status = item.line.target, item.status
    if len(status.windows) < 2 or target.is_completed_by_decisions:
        return 0
    met = list_met_days(target, status.phrase.reading.kind, status.windows, views.day)
    return sum(_is_in_period(days.latest, views) for days in met if days) - _is_in_period(status.completed_on, views)


def _is_in_period(day: date | None, views: PlanViews) -> bool:
    return day is not None and views.first <= day <= views.last


def _build_due_status_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_due_status(item), choose_tone(item))


def _build_earlier_status_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_earlier_status(item), choose_tone(item))


_DATED_COLUMNS = (REF, OFFICER, DATE, DUE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)
_UNDATED_COLUMNS = tuple(column for column in _DATED_COLUMNS if column is not DUE)
_DUE_STATUS = ColumnSpec(STATUS.column, _build_due_status_cell)
_EARLIER_STATUS = ColumnSpec(STATUS.column, _build_earlier_status_cell)
_COLUMNS: dict[str, tuple[ColumnSpec[EvaluatedTarget], ...]] = {
    "due": (REF, OFFICER, DATE, DUE, MOVED, _DUE_STATUS, RAG, WAITS_FOR, OUTPUT),
    "due earlier": (REF, OFFICER, DATE, DUE, MOVED, _EARLIER_STATUS, RAG, WAITS_FOR, OUTPUT),
    "could finish": _DATED_COLUMNS,
    "ongoing": _UNDATED_COLUMNS,
    "no date": _UNDATED_COLUMNS,
    "to start": START_COLUMNS,
}
