"""Report the plan's period as bars: a span for each target, under its theme, with the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.slippage import compute_proposed_move, compute_total_move, find_proposal
from actionplan.evaluation.steps import list_steps
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, group_by_plan
from actionplan.model.plan import Subject
from actionplan.model.progress import Revision
from actionplan.report import Cell, Column, Report, Section, Span, Timeline
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import (
    DATE,
    OFFICER,
    OUTPUT,
    REF,
    STATUS,
    format_measures,
    format_output_and_measures,
    format_published_date,
)
from actionplan.reports.support.outline import group_by_theme, nest_under_plan
from actionplan.reports.support.status_text import choose_tone, format_status
from actionplan.reports.support.tables import ColumnSpec, build_single_plan_table
from actionplan.text.english import format_list

MAX_PERIOD_DAYS = 366 * 20
"""A longer period is not the plan's own, but the default for a file that names none."""

MAX_WINDOWS = 3
"""If a target has more windows than this, only the first and the last are shown in words."""


def build_timeline_report(plan: Subject, as_at: date, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report with a timeline, and sections that say the same for renderers that cannot draw one."""
    views = build_views(plan, as_at)
    items = evaluate_targets(views, target_filter)
    sections = [section for view, theirs in group_by_plan(items, views) for section in _build_sections(view, theirs)]
    first, last = find_period(items, views)
    period = Window(first, last)
    spec = ReportSpec("timeline", f"Timeline of {describe_window(period)}", target_filter, period)
    none = Section("", (describe_no_match(target_filter),))
    report = build_report(spec, views, sections or [none], group_by_theme(items))
    return report._replace(timeline=build_timeline(items, views)._replace(is_whole_report=bool(items)))


def build_timeline(items: Iterable[EvaluatedTarget], views: PlanViews) -> Timeline:
    """Build a timeline with a bar for each target, in the order of the documents."""
    first, last = find_period(items, views)
    groups = tuple(
        (_format_theme_heading(theme, members[0].view, views), tuple(map(_build_span, members)))
        for theme, members in group_by_theme(items)
    )
    return Timeline(first, last, views.day, groups)


def find_period(items: Iterable[EvaluatedTarget], views: PlanViews) -> tuple[date, date]:
    """Find the first and last day of the plans' periods. A plan without one counts from its first date to its last.

    Of several plans, those of which no target has a day do not make the axis longer.
    """
    by_plan = group_by_plan(items, views)
    drawn = [(view, theirs) for view, theirs in by_plan if any(item.status.windows for item in theirs)]
    ends = [end for view, theirs in drawn or by_plan for end in _find_plan_period(view, theirs)]
    return min(ends), max(ends)


def format_days(item: EvaluatedTarget) -> str:
    """Format the days of each window: "about September 2017", "June 2017 and December 2017", or nothing.

    If there are many, format the first and the last: "11 dates, May 2017 to March 2018".
    """
    windows = item.status.windows
    about = "about " if windows and item.status.phrase.reading.approximate else ""
    if len(windows) > MAX_WINDOWS:
        return f"{about}{len(windows)} dates, {describe_window(Window(windows[0].earliest, windows[-1].latest))}"
    return about + format_list([describe_window(window) for window in windows])


def _build_sections(view: PlanView, items: list[EvaluatedTarget]) -> list[Section]:
    """Build a section with a table for each theme of a plan."""
    themes = group_by_theme(items)
    return nest_under_plan(
        view, (Section(theme, (), build_single_plan_table(members, _COLUMNS)) for theme, members in themes)
    )


def _find_plan_period(view: PlanView, items: Iterable[EvaluatedTarget]) -> tuple[date, date]:
    context = view.plan.context
    if (context.last - context.first).days <= MAX_PERIOD_DAYS:
        return context.first, context.last
    ends = [end for item in items for window in item.status.windows for end in window if end]
    return min((view.day, *ends)), max((view.day, *ends))


def _format_theme_heading(theme: str, view: PlanView, views: PlanViews) -> str:
    """Return the theme; of several plans also whose it is, and which plan if that is not clear."""
    if not view.is_one_of_several:
        return theme
    is_only = sum(each.owner_name == view.owner_name for each in views.plan_views) == 1
    return f"{view.owner_name}{'' if is_only else f' ({view.plan.display_name})'}: {theme}"


def _build_span(item: EvaluatedTarget) -> Span:
    status, target = item.status, item.line.target
    reading = status.phrase.reading
    move = compute_total_move(target, status, item.view) if target.has_moves else None
    proposal, steps = _find_proposal(item), _format_steps(item)
    return Span(
        ref=target.ref,
        label=_format_label(item),
        windows=status.windows,
        is_approximate=reading.approximate,
        status=status.name,
        due=status.due,
        completed=status.completed_on,
        is_ongoing=reading.kind == "ongoing",
        words=f"{item.ref}: {_format_date(item)}, {format_status(item)}{f'. Steps: {steps}' if steps else ''}",
        met_windows=tuple([window for window in status.windows if window not in status.unmet_windows]),
        tone=choose_tone(item),
        moved_from=move.due_before if move and move.days != 0 else None,
        moved_to=move.due if move else None,
        name=_format_name(item),
        proposed_to=compute_proposed_move(target, proposal, item.view).due if proposal else None,
    )


def _format_label(item: EvaluatedTarget) -> str:
    """Name a target by its output; if the output has several targets, by its measures first."""
    output, measures = item.line.output, format_measures(item)
    if not measures or not output.text or len(output.targets) == 1:
        return format_output_and_measures(item)
    return f"{measures.rstrip(' .:;')} ({output.text.rstrip(' .:;')})"


def _format_name(item: EvaluatedTarget) -> str:
    """Name a target in few words: by its output, or by the first measure if the output has several targets."""
    output, measures = item.line.output, item.line.target.measure_words
    is_one_of_several = len(output.targets) > 1 and measures
    return (measures[0] if is_one_of_several or (measures and not output.text) else output.text).rstrip(" .:;")


def _format_date(item: EvaluatedTarget) -> str:
    """Format the date in the plan's words, and in brackets its days, and the published date, if they say more."""
    text, days = item.status.phrase.text or "no date", format_days(item)
    proposal = _find_proposal(item)
    proposed = f"{proposal.to.text} is proposed" if proposal else ""
    notes = "; ".join(filter(None, ("" if days == text else days, format_published_date(item), proposed)))
    return f"{text} ({notes})" if notes else text


def _format_steps(item: EvaluatedTarget) -> str:
    """List the steps on the way to a target: "Draft: June 2017, done 26 June 2017; Print it"."""
    return "; ".join(status.words for status in list_steps(item.line.target, item.view.day))


def _find_proposal(item: EvaluatedTarget) -> Revision | None:
    """Find the new date that is proposed for a target that is still open."""
    return None if item.status.is_finished else find_proposal(item.line.target, item.view.day)


_COLUMNS: tuple[ColumnSpec[EvaluatedTarget], ...] = (
    REF,
    OFFICER,
    DATE,
    ColumnSpec(Column("Days", grow=1), lambda item: Cell(format_days(item))),
    STATUS,
    ColumnSpec(Column("Steps", grow=1), lambda item: Cell(_format_steps(item)), is_optional=True),
    OUTPUT,
)
