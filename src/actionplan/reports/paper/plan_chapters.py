"""The parts that only a paper over several plans has: a table that compares them, and a chapter for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_when
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.targets import EvaluatedTarget, group_by_plan
from actionplan.model.statuses import STATUSES_BY_URGENCY, Status
from actionplan.report import Section
from actionplan.reports.builder import ReportPart
from actionplan.reports.changes import ChangesBySection
from actionplan.reports.support.comparison_table import ComparedGroup, build_comparison_table
from actionplan.reports.support.figures import DUE_NEXT, Figure, has_ratings, iter_shares, list_figures
from actionplan.reports.support.legend import RAG_NOTE
from actionplan.reports.support.position import LastFigures, describe_position
from actionplan.text.english import format_list

_COMPARED_STATUSES = (Status.COMPLETE, Status.OVERDUE, Status.NOT_YET_DUE)
"""The statuses that have a column of their own where plans are compared. Others share one."""

_OTHERS = "Others"


def build_comparison_section(
    items: Sequence[EvaluatedTarget], views: PlanViews, period: Window, last: LastFigures | None
) -> Section:
    """Build the section with the bar of all targets, and a table with a row for each plan and one for all.

    A row has the figures of the plan, and how each moved since the last report.
    """
    is_rated = has_ratings(items, last)
    figures = list_figures(views, period, is_rated=is_rated)
    by_column: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.compared_under == DUE_NEXT and any(map(_is_other, items)):
            by_column[_OTHERS] = [Figure(_OTHERS, _is_other)]
        if figure.compared_under:
            by_column.setdefault(figure.compared_under, []).append(figure)
    titles = name_plans(views)
    rows = [
        ComparedGroup(titles[view.plan.name], theirs, select_last_figures(last, view))
        for view, theirs in group_by_plan(items, views)
    ]
    rows.append(ComparedGroup("All plans", items, last))
    key = (
        _describe_others(items),
        f"{DUE_NEXT}: {describe_when(period)}.",
        f"In brackets: the change since {format_day(last.day)}." if last else "",
    )
    return Section(
        "Where the plans stand",
        (*([RAG_NOTE] if is_rated else []), " ".join(filter(None, key))),
        build_comparison_table("Plan", rows, by_column),
        shares=tuple(iter_shares(items, views)),
    )


def build_chapter(
    title: str,
    items: Sequence[EvaluatedTarget],
    views: PlanViews,
    last: LastFigures | None,
    parts: Sequence[ReportPart],
) -> ReportPart:
    """Put the parts of one plan under a heading, with a sentence and a bar on where it stands.

    Parts that only say that there is nothing are sentences below that.
    """
    (view,) = views.plan_views
    if not items:
        return ReportPart([Section(title, (f"{view.heading}: none of its targets is asked about.",))])
    position = f"{view.heading}. {describe_position(items, views, last)}."
    nothing = [note for part in parts if part.is_nothing for section in part.sections for note in section.notes]
    body = merge_parts(part for part in parts if not part.is_nothing)
    head = Section(title, (position, *nothing), shares=tuple(iter_shares(items, views)))
    lowered = [section._replace(level=section.level + 1) for section in body.sections]
    return ReportPart([each._replace(plan=view.plan.name) for each in (head, *lowered)], body.targets_by_section)


def select_targets(items: Iterable[EvaluatedTarget], view: PlanView) -> list[EvaluatedTarget]:
    """Select the targets of a plan, and give them another view of it."""
    return [item._replace(view=view) for item in items if _is_of(item, view)]


def select_changes(changes: ChangesBySection, view: PlanView) -> ChangesBySection:
    """Select the changes of one plan, and give their targets another view of it."""
    return {
        name: [change._replace(item=change.item._replace(view=view)) for change in theirs if _is_of(change.item, view)]
        for name, theirs in changes.items()
    }


def select_last_figures(last: LastFigures | None, view: PlanView) -> LastFigures | None:
    """Select what a plan had at the last report, by its name, which it keeps."""
    return last._replace(items=[item for item in last.items if _is_of(item, view)]) if last else None


def merge_parts(parts: Iterable[ReportPart]) -> ReportPart:
    """Merge parts into one, with the targets of all that have the same name together."""
    sections: list[Section] = []
    placed: dict[str, list[EvaluatedTarget]] = {}
    for part in parts:
        sections += part.sections
        for name, targets in part.targets_by_section:
            placed.setdefault(name, []).extend(targets)
    return ReportPart(sections, tuple(placed.items()))


def name_plans(views: PlanViews) -> dict[str, str]:
    """Name each plan by its authority, and by its title too if another plan has the same authority."""
    owners = [view.owner_name for view in views.plan_views]
    return {
        view.plan.name: owner if owners.count(owner) == 1 else f"{owner}: {view.plan.title or view.plan.name}"
        for view, owner in zip(views.plan_views, owners, strict=True)
    }


def _is_of(item: EvaluatedTarget, view: PlanView) -> bool:
    return item.view.plan.name == view.plan.name


def _is_other(item: EvaluatedTarget) -> bool:
    return item.status.name not in _COMPARED_STATUSES


def _describe_others(items: Sequence[EvaluatedTarget]) -> str:
    """Say which targets are in no column of their status: "Others: 2 due this month, 6 ongoing and 11 no date."."""
    names = [item.status.name for item in items if _is_other(item)]
    labels = {Status.DUE: "due this month"}
    counted = [f"{names.count(name)} {labels.get(name, name)}" for name in STATUSES_BY_URGENCY if name in names]
    return f"Others: {format_list(counted)}." if counted else ""
