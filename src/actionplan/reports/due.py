"""What falls due in a period, and what else is open in it. Every unfinished target stands in one section at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.occurrences import list_met_days
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.status import TargetStatus
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Subject
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.columns import DATE, DUE, MOVED, OFFICER, OUTPUT, RAG, REF, STATUS, WAITS_FOR, build_table
from actionplan.text.english import format_count, format_list

_TITLES = {
    "due": "Due",
    "due earlier": "Due earlier",
    "could finish": "Could finish",
    "ongoing": "Ongoing",
    "no date": "No date",
}

_DATED = (REF, OFFICER, DATE, DUE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)
_UNDATED = (REF, OFFICER, DATE, MOVED, STATUS, RAG, WAITS_FOR, OUTPUT)


def build_due_report(plan: Subject, as_at: date, period: Window, target_filter: Filter = EVERYTHING) -> Report:
    """What falls due in a period (both days included), as at a day."""
    seen = build_views(plan, as_at, period)
    found = evaluate_targets(seen, target_filter)
    when = describe_window(period)
    placed: dict[str, list[EvaluatedTarget]] = {name: [] for name in _TITLES}
    for item in found:
        if name := choose_section(item.status, seen):
            placed[name].append(item)
    for each in placed.values():
        each.sort(key=_get_sort_key)
    none = f"Nothing falls due in {when}." if found else describe_no_match(target_filter)
    sections = [
        _build_section(name, each, when, seen) if each else Section(_TITLES[name], (none,))
        for name, each in placed.items()
        if each or name == "due"
    ]
    asked = ReportSpec("due", f"What falls due in {when}", target_filter, period)
    return build_report(asked, seen, sections, placed.items(), _format_completed(found, when, seen))


def choose_section(status: TargetStatus, views: PlanViews) -> str | None:
    """The one section of a target in the period asked about, or `None` where it has no business there."""
    if status.is_finished:
        return None
    if not status.is_dated:
        return "no date"
    window = status.occurrence or status.windows[-1]
    opened = window.earliest is not None and window.earliest <= views.last
    if status.phrase.reading.kind == "ongoing":
        return "ongoing" if opened and (window.latest or date.max) >= views.first else None
    if status.due and status.due < views.first:
        return "due earlier"
    if status.due and status.due <= views.last:
        return "due"
    return "could finish" if opened else None


def _get_sort_key(item: EvaluatedTarget) -> date:
    """By due day; what is ongoing by its end; what has neither last."""
    found = item.status
    return found.due or (found.windows[-1].latest if found.windows else None) or date.max


def _build_section(name: str, items: list[EvaluatedTarget], period_words: str, views: PlanViews) -> Section:
    columns = _DATED if name in ("due", "due earlier", "could finish") else _UNDATED
    return Section(_TITLES[name], _list_notes(name, items, period_words, views), build_table(items, columns))


def _list_notes(name: str, items: list[EvaluatedTarget], period_words: str, views: PlanViews) -> tuple[str, ...]:
    if name == "due earlier":
        return (f"Due before {format_day(views.first)} and not finished.",)
    if name == "could finish":
        return (f"Open in {period_words}, due later.",)
    if name == "ongoing":
        return tuple(iter_endings(items, period_words, Window(views.first, views.last)))
    return ()


def iter_endings(items: Iterable[EvaluatedTarget], period_words: str, period: Window) -> Iterator[str]:
    """The sentence on the ongoing work that ends in a period, where any does."""
    first, last = period.earliest or date.min, period.latest or date.max
    refs = [item.ref for item in items if (latest := item.status.windows[-1].latest) and first <= latest <= last]
    if refs:
        yield f"{'This ends' if len(refs) == 1 else 'These end'} in {period_words}: {format_list(refs)}."


def _format_completed(items: list[EvaluatedTarget], period_words: str, views: PlanViews) -> tuple[str]:
    """The closing line on what was completed in the period: targets, and the single occurrences that completed none."""
    targets = sum(_is_in_period(item.status.completed_on, views) for item in items)
    occurrences = sum(_count_met_in_period(item, views) for item in items if item.line.target.completed)
    if not targets and not occurrences:
        return (f"Nothing was recorded as completed in {period_words}.",)
    done = [format_count(targets, "target")] if targets else []
    if occurrences:
        done.append(format_count(occurrences, "occurrence") + " of targets that recur")
    return (f"Completed in {period_words}: {format_list(done)}.",)


def _count_met_in_period(item: EvaluatedTarget, views: PlanViews) -> int:
    """How many of several windows were met in the period. The last of all completed the target, and counts as that."""
    target, found = item.line.target, item.status
    if len(found.windows) < 2 or target.decisions:
        return 0
    met = list_met_days(target, found.phrase.reading.kind, found.windows, views.day)
    return sum(_is_in_period(day, views) for day in met) - _is_in_period(found.completed_on, views)


def _is_in_period(day: date | None, views: PlanViews) -> bool:
    return day is not None and views.first <= day <= views.last
