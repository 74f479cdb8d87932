"""The plan's period as bars: a span for each target, under its theme, with all that is drawn of it in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, group_by_plan
from actionplan.model.plan import Subject
from actionplan.report import Cell, Column, Report, Section, Span, Timeline
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.columns import (
    OFFICER,
    OUTPUT,
    REF,
    STATUS,
    ColumnSpec,
    build_single_plan_table,
    choose_tone,
    format_measures,
    format_output_and_measures,
    format_status,
)
from actionplan.reports.show import group_by_theme, nest_under_plan
from actionplan.text.english import format_list


def build_timeline_report(plan: Subject, as_at: date, target_filter: Filter = EVERYTHING) -> Report:
    """The targets on a line of days, as at one of them, plan by plan. What no face can draw, its sections say."""
    seen = build_views(plan, as_at)
    found = evaluate_targets(seen, target_filter)
    sections = [section for each, theirs in group_by_plan(found, seen) for section in _build_sections(each, theirs)]
    first, last = find_period(found, seen)
    asked = ReportSpec(
        "timeline", f"Timeline of {describe_window(Window(first, last))}", target_filter, Window(first, last)
    )
    report = build_report(
        asked, seen, sections or [Section("", (describe_no_match(target_filter),))], group_by_theme(found)
    )
    return report._replace(timeline=build_timeline(found, seen)._replace(is_whole_report=bool(found)))


def _build_sections(view: PlanView, items: list[EvaluatedTarget]) -> list[Section]:
    """A table for each theme of one of the plans."""
    return nest_under_plan(
        view, (Section(theme, (), build_single_plan_table(each, _COLUMNS)) for theme, each in group_by_theme(items))
    )


def build_timeline(items: Iterable[EvaluatedTarget], views: PlanViews) -> Timeline:
    """Those targets as bars, in the order of the documents."""
    first, last = find_period(items, views)
    groups = tuple(
        (_format_theme_heading(theme, each[0].view), tuple(map(_build_span, each)))
        for theme, each in group_by_theme(items)
    )
    return Timeline(first, last, views.day, groups)


def _format_theme_heading(theme: str, view: PlanView) -> str:
    """The name of a theme, and where there are several plans whose it is."""
    return f"{view.owner_name}: {theme}" if view.is_one_of_several else theme


def find_period(items: Iterable[EvaluatedTarget], views: PlanViews) -> tuple[date, date]:
    """The plans' own periods together; for one that has none, the days of its dates and of the report."""
    ends = [end for each, theirs in group_by_plan(items, views) for end in _find_plan_period(each, theirs)]
    return min(ends), max(ends)


def _find_plan_period(view: PlanView, items: Iterable[EvaluatedTarget]) -> tuple[date, date]:
    context = view.plan.context
    if (context.last - context.first).days <= MAX_PERIOD_DAYS:
        return context.first, context.last
    ends = [end for item in items for window in item.status.windows for end in window if end]
    return min((view.day, *ends)), max((view.day, *ends))


MAX_PERIOD_DAYS = 366 * 20
"""A period of more days than this is no plan's own, but what is read where the file names none."""


def _build_span(item: EvaluatedTarget) -> Span:
    found = item.status
    reading = found.phrase.reading
    return Span(
        item.ref,
        _format_label(item),
        found.windows,
        reading.approximate,
        found.name,
        found.due,
        found.completed_on,
        reading.kind == "ongoing",
        _format_span(item),
        tuple([each for each in found.windows if each not in found.unmet_windows]),
        choose_tone(item),
    )


def _format_label(item: EvaluatedTarget) -> str:
    """What a target is, what tells it from the others first: its output, or of an output of several its measures."""
    output, measures = item.line.output, format_measures(item)
    if not measures or not output.text or len(output.targets) == 1:
        return format_output_and_measures(item)
    return f"{measures.rstrip(' .:;')} ({output.text.rstrip(' .:;')})"


def _format_span(item: EvaluatedTarget) -> str:
    """The whole span in a sentence: "6.2c: Early Autumn (September 2017), due, 15 days left"."""
    return f"{item.ref}: {_format_date(item)}, {format_status(item)}"


def _format_date(item: EvaluatedTarget) -> str:
    """The date in the plan's words, and the days that it means where they say more."""
    text, days = item.status.phrase.text or "no date", format_days(item)
    return text if not days or days == text else f"{text} ({days})"


def format_days(item: EvaluatedTarget) -> str:
    """The days of each window: "about September 2017", "June 2017 and December 2017"; empty where there are none.

    Of many, the first and the last: "11 dates, May 2017 to March 2018".
    """
    windows = item.status.windows
    about = "about " if windows and item.status.phrase.reading.approximate else ""
    if len(windows) > MAX_WINDOWS:
        return f"{about}{len(windows)} dates, {describe_window(Window(windows[0].earliest, windows[-1].latest))}"
    return about + format_list([describe_window(window) for window in windows])


MAX_WINDOWS = 3
"""How many windows are each told by itself."""

_COLUMNS: tuple[ColumnSpec[EvaluatedTarget], ...] = (
    REF,
    OFFICER,
    ColumnSpec(Column("Target date", grow=1), lambda item: Cell(item.status.phrase.text)),
    ColumnSpec(Column("Days", grow=1), lambda item: Cell(format_days(item))),
    STATUS,
    OUTPUT,
)
