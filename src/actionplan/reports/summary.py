"""Report on one page where the targets stand, all together and by group, beside an earlier day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter, find_own_column, iter_bodies
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.own_columns import find_own_value
from actionplan.model.plan import RAG_RATINGS, Subject
from actionplan.model.statuses import Status
from actionplan.report import NO_OFFICER, Report, Section, Tone
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.changes import PlanVersion
from actionplan.reports.support.comparison_table import ComparedGroup, build_comparison_table
from actionplan.reports.support.figures import (
    DONE_ON_TIME,
    DUE_NEXT,
    ON_TARGET,
    OPEN_RATINGS,
    Figure,
    build_figure_table,
    build_last_rows,
    can_be_late,
    choose_period,
    find_last_figures,
    has_ratings,
    is_completed_on_time,
    is_on_target,
    iter_shares,
    list_figures,
)
from actionplan.reports.support.outline import group_by_theme
from actionplan.reports.support.position import LastFigures, describe_colour, describe_position
from actionplan.reports.support.status_text import choose_tone
from actionplan.rows import CountRow, Day
from actionplan.text.english import format_list
from actionplan.text.folding import fold

ON_TARGET_RULE = "on target: complete, or neither overdue nor ended. What is deleted, suspended or undated is left out"

_ON_TARGET = Figure(ON_TARGET, is_on_target, "strong", is_shown_if_none=True, base=can_be_late)
_ON_TIME = Figure(DONE_ON_TIME, is_completed_on_time)
_ALL = "All targets"
_GROUP_COLUMNS = {
    Status.COMPLETE.label: ("",),
    Status.OVERDUE.label: ("",),
    DUE_NEXT: ("",),
    OPEN_RATINGS: RAG_RATINGS,
}
"""The figures of a group: the heading under which they are compared, and their short labels."""
_PART_LABELS: dict[Tone, str] = {"red": "Overdue, red", "amber": "Overdue, amber", "quiet": "Others"}
"""What the parts of the bar are called, if their own labels are long: the rows of the table say what they hold."""

_HEADINGS = {OPEN_RATINGS: "RAG"}
"""The headings of columns where others than in a paper are clear."""
_YEAR = timedelta(days=365)

_PAGE_LINES = 41
"""How many rows of figures and lines of groups have room on a page, without what stands round them."""
_SECTION_LINES = 8
"""What stands round the groups of a section, and the row of all targets."""
_NAME_WIDTH = 20
"""How many letters of a group's name have room in a line."""
_MIN_GROUPS, _MAX_IN_WORDS = 3, 12
"""How many groups have a row on a page at least, and how many of the others are named at most."""

GroupFinder = Callable[[EvaluatedTarget], Sequence[str]]
"""Finds the groups that a target is in. What several are responsible for together is in the group of each."""

GROUP_FINDERS: dict[str, GroupFinder] = {
    "theme": lambda item: (item.line.theme.title,),
    "officer": lambda item: item.officers or (NO_OFFICER.capitalize(),),
    "service": lambda item: item.view.list_services(item.line.output) or ("No service",),
    "body": lambda item: (
        tuple({item.view.bodies[name]: None for name in iter_bodies(item.line, item.view)}) or ("No body",)
    ),
    "plan": lambda item: (item.view.owner_name,),
}
"""How targets can be grouped, besides by an own column."""


def build_summary_report(
    plan: Subject,
    as_at: date,
    before: PlanVersion | None = None,
    groupings: Sequence[str] = (),
    target_filter: TargetFilter = EVERYTHING,
) -> Report:
    """Build the summary as at a day, beside an earlier version of the plan.

    Targets are grouped by each grouping: one of `GROUP_FINDERS`, or an own column. If none is given, they are grouped
    by theme, and by service if the plan says the services of officers. Raises `UnknownName` for what no plan has.
    """
    views = build_views(plan, as_at)
    items = evaluate_targets(views, target_filter)
    last = find_last_figures(before.plan, before.day, target_filter) if before else None
    period = choose_period(as_at, last.day if last else None)
    figures = [*_iter_figures(list_figures(views, period, is_rated=has_ratings(items, last)))]
    names = groupings or _choose_groupings(views)
    grouped = [(name, _group(items, last, make_group_finder(name, views), views)) for name in names]
    spec = ReportSpec("summary", "Summary", target_filter)
    report = build_report(spec, views, (), group_by_theme(items), _iter_sources(before, last, plan))
    if not items:
        return report._replace(sections=(Section("", (describe_no_match(target_filter),)),))
    whole = ComparedGroup(_ALL, items, last, tuple(iter_shares(items, views)))
    return report._replace(
        is_brief=True,
        lead=f"{describe_position(items, views, last)}.",
        sections=(
            _build_first_section(figures, whole, views, period),
            *_iter_group_sections(grouped, figures, whole, views),
        ),
        legend=(),
        closing=(" ".join(report.closing),),
        counts=tuple(_iter_counts(figures, whole, grouped)),
        last=build_last_rows(last),
    )


def make_group_finder(name: str, views: PlanViews) -> GroupFinder:
    """Return how targets are grouped by a name: one of `GROUP_FINDERS`, or else an own column."""
    if fold(name) in GROUP_FINDERS:
        return GROUP_FINDERS[fold(name)]
    column, values = find_own_column(name, views)
    titles = {fold(value): value for value in values}
    return lambda item: (titles.get(fold(find_own_value(item.line.own_fields, column)), f"No {column}"),)


def _choose_groupings(views: PlanViews) -> tuple[str, ...]:
    """Choose how targets are grouped if nobody says it: several plans by plan, and one by theme and by service."""
    if views.has_several_plans:
        return ("plan",)
    return ("theme", "service") if any(view.services for view in views.plan_views) else ("theme",)


def _iter_figures(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures of a paper in brief, with what was completed on time, and last what is on target."""
    for figure in figures:
        yield _shorten(figure)
        if figure.label == Status.COMPLETE.label:
            yield _ON_TIME
    yield _ON_TARGET


def _shorten(figure: Figure) -> Figure:
    return figure._replace(label=figure.brief_label or figure.label)


def _group(
    items: Iterable[EvaluatedTarget], last: LastFigures | None, find_groups: GroupFinder, views: PlanViews
) -> list[ComparedGroup]:
    """Group the targets, and those of the earlier day. What is in no group of its kind is last."""
    now, before = (_collect(each, find_groups) for each in (items, last.items if last else ()))
    names = sorted(dict.fromkeys((*now, *before)), key=lambda name: name.startswith("No "))
    return [
        ComparedGroup(
            name,
            now.get(name, ()),
            last._replace(items=before.get(name, ())) if last else None,
            tuple(iter_shares(now.get(name, ()), views)),
        )
        for name in names
    ]


def _collect(items: Iterable[EvaluatedTarget], find_groups: GroupFinder) -> dict[str, list[EvaluatedTarget]]:
    by_group: dict[str, list[EvaluatedTarget]] = {}
    for item in items:
        for name in find_groups(item):
            by_group.setdefault(name, []).append(item)
    return by_group


def _iter_sources(before: PlanVersion | None, last: LastFigures | None, plan: Subject) -> Iterator[str]:
    """Yield where the figures of the earlier day come from."""
    if before and last:
        source = before.label or "an earlier plan"
        if before.plan is plan:
            source = "what has a day in the plan. What was taken out or reworded since does not show"
        yield f"The figures of {format_day(last.day)} come from {source}."


def _build_first_section(figures: Sequence[Figure], whole: ComparedGroup, views: PlanViews, period: Window) -> Section:
    """Build the section on all targets: the bar, the figures, and what on target means."""
    return Section(
        _ALL,
        (" ".join(_iter_meanings(whole, views, period)),),
        build_figure_table(figures, whole.items, views.day, whole.last, _choose_heading_format(views.day, whole.last)),
        shares=tuple(share._replace(label=_PART_LABELS.get(share.tone, share.label)) for share in whole.shares),
    )


def _iter_meanings(whole: ComparedGroup, views: PlanViews, period: Window) -> Iterator[str]:
    """Yield how many are on target with the rule of that, and what the short labels mean."""
    total = _ON_TARGET.count_base(whole.items)
    left_out = len(whole.items) - total
    number = f"{_ON_TARGET.count(whole.items)} of {total} {'is' if total == 1 else 'are'}"
    yield f"{number} {ON_TARGET_RULE}{f' ({left_out})' if left_out else ''}."
    everything = (*whole.items, *(whole.last.items if whole.last else ()))
    red = describe_colour("red", views)
    if red and any(item.status.name == Status.OVERDUE and choose_tone(item) == "red" for item in everything):
        yield f"Overdue, red: by {red}."
    yield f"{DUE_NEXT}: {describe_window(period)}."
    if has_ratings(whole.items, whole.last):
        yield "RAG is the officer's rating of what is open."


def _choose_heading_format(day: Day, last: LastFigures | None) -> Callable[[Day], str]:
    """Choose how the headings name the days: without the year, if the title and the lead leave no doubt of it."""
    if last and abs(day - last.day) < _YEAR:
        return lambda each: format_short_day(each).rpartition(" ")[0]
    return format_short_day


def _iter_group_sections(
    grouped: Sequence[tuple[str, Sequence[ComparedGroup]]],
    figures: Sequence[Figure],
    whole: ComparedGroup,
    views: PlanViews,
) -> Iterator[Section]:
    """Yield the section of each grouping. On a page, they share the lines that the figures leave.

    What the brackets mean is said in the first.
    """
    everything = (*whole.items, *(whole.last.items if whole.last else ()))
    shown = sum(figure.is_shown_if_none or figure.count(everything) > 0 for figure in figures)
    room = _PAGE_LINES - shown - _SECTION_LINES * len(grouped)
    for left, (name, groups) in zip(range(len(grouped), 0, -1), grouped, strict=True):
        in_table = _choose_groups(groups, max(room, 0) // left)
        room -= sum(map(_count_lines, in_table))
        section = _build_group_section(name, groups, figures, whole, has_key=left == len(grouped))
        if others := [group for group in groups if group not in in_table]:
            on_page = [*in_table, _join_groups(others, views)]
            of_page = _build_group_section(name, on_page, figures, whole, has_key=left == len(grouped))
            section = section._replace(on_page=of_page._replace(notes=(*of_page.notes, _describe_others(others))))
        yield section


def _choose_groups(groups: Sequence[ComparedGroup], room: int) -> list[ComparedGroup]:
    """Choose the groups that have a row on a page: all, or those with most overdue that have room, and never too few.

    Of groups with as much overdue, those with most targets come first. Groups that are equal in both are not divided.
    A row for the others needs a line, so there are two of them at least.
    """
    ranked = sorted(groups, key=_rank, reverse=True)
    lines = list(accumulate(map(_count_lines, ranked)))
    if not lines or lines[-1] <= room:
        return list(groups)
    number = max(bisect_right(lines, room - 1), min(_MIN_GROUPS, len(ranked)))
    if number >= len(ranked) - 1:
        return list(groups)
    whole_ranks = [n for n in range(_MIN_GROUPS, number + 1) if _rank(ranked[n - 1]) != _rank(ranked[n])]
    chosen = ranked[: whole_ranks[-1] if whole_ranks else number]
    return [group for group in groups if group in chosen]


def _rank(group: ComparedGroup) -> tuple[int, int]:
    return _count_overdue(group), len(group.items)


def _join_groups(groups: Sequence[ComparedGroup], views: PlanViews) -> ComparedGroup:
    """Join groups to one, in which each target counts once: "5 more"."""
    items = _deduplicate(item for group in groups for item in group.items)
    last = groups[0].last
    before = _deduplicate(item for group in groups if group.last for item in group.last.items)
    shares = tuple(iter_shares(items, views))
    return ComparedGroup(f"{len(groups)} more", items, last._replace(items=before) if last else None, shares)


def _deduplicate(items: Iterable[EvaluatedTarget]) -> list[EvaluatedTarget]:
    return list({item.get_key(): item for item in items}.values())


def _count_lines(group: ComparedGroup) -> int:
    return max(1, ceil(len(group.name) / _NAME_WIDTH), min(2, len({item.status.rating.rag for item in group.items})))


def _count_overdue(group: ComparedGroup) -> int:
    return sum(item.status.name == Status.OVERDUE for item in group.items)


def _describe_others(others: Sequence[ComparedGroup]) -> str:
    """Name the groups that share a row on a page, and say what is overdue in them, if anything is."""
    listed = [
        f"{group.name}{f' ({overdue} overdue)' if (overdue := _count_overdue(group)) else ''}"
        for group in sorted(others, key=_rank, reverse=True)[:_MAX_IN_WORDS]
    ]
    if more := len(others) - len(listed):
        listed.append(f"{more} others")
    return f'In the row "{len(others)} more", as least is overdue there: {format_list(listed)}.'


def _build_group_section(
    name: str, groups: Sequence[ComparedGroup], figures: Iterable[Figure], whole: ComparedGroup, *, has_key: bool
) -> Section:
    """Build the section that compares groups. The last row is of all targets, each counted once."""
    by_column: dict[str, list[Figure]] = {}
    for figure in figures:
        under = figure.compared_under
        if figure.short_label in _GROUP_COLUMNS.get(under, ()):
            by_column.setdefault(_HEADINGS.get(under, under), []).append(
                figure._replace(
                    names_total=under == Status.COMPLETE.label,
                    shows_change=figure.shows_change and under != OPEN_RATINGS,
                )
            )
    notes = [f"In brackets: the change since {format_day(whole.last.day)}."] if whole.last and has_key else []
    if sum(len(group.items) for group in groups) > len(whole.items):
        notes.append("A target of several groups counts in each, and once in all.")
    title = name.capitalize() if fold(name) in GROUP_FINDERS else name
    table = build_comparison_table(title, (*groups, whole), {**by_column, _ON_TARGET.label: [_ON_TARGET]})
    return Section(f"By {title[:1].lower() + title[1:] if fold(name) in GROUP_FINDERS else title}", tuple(notes), table)


def _iter_counts(
    figures: Sequence[Figure], whole: ComparedGroup, grouped: Iterable[tuple[str, Sequence[ComparedGroup]]]
) -> Iterator[CountRow]:
    """Yield every figure of all targets and of each group, as data."""
    for by, groups in ((None, (whole,)), *grouped):
        for group in groups:
            last = group.last.items if group.last else None
            for figure in figures:
                yield CountRow(
                    by=by,
                    group=group.name if by else None,
                    figure=figure.label,
                    number=figure.count(group.items),
                    total=figure.count_base(group.items),
                    before=None if last is None else figure.count(last),
                    total_before=None if last is None else figure.count_base(last),
                )
