"""The parts that only a paper over several plans has: a table that compares them, and a chapter for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actionplan.dates import Window, format_day
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.targets import EvaluatedTarget, group_by_plan
from actionplan.model.statuses import STATUSES_BY_URGENCY, Status
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.changes import ChangesBySection
from actionplan.reports.paper.figures import Figure, LastFigures, has_ratings, iter_shares, list_figures
from actionplan.reports.paper.lead import describe_position
from actionplan.text.english import format_list

_COMPARED_STATUSES = (Status.COMPLETE, Status.OVERDUE, Status.NOT_YET_DUE)
"""The statuses that have a column of their own where plans are compared. Others share one."""

_PLAN_COLUMN = Column("Plan", grow=1, is_self_explanatory=True)


def iter_comparison_sections(
    items: Sequence[EvaluatedTarget], views: PlanViews, period: Window, last: LastFigures | None
) -> Iterator[Section]:
    """Yield the tables with a row for each plan: its figures, and how each moved since the last report."""
    is_rated = has_ratings(items, last)
    figures = [figure for figure in list_figures(views, period, is_rated=is_rated) if figure.short_label]
    by_dates = [figure for figure in figures if not figure.is_of_rating]
    notes = [_describe_others(items)]
    if notes[0]:
        by_dates.insert(-1, Figure("Others", _is_other, short_label="Others"))
    if last:
        notes.append(f"In brackets: the change since {format_day(last.day)}.")
    yield Section("The plans compared", tuple(filter(None, notes)), _build_table(by_dates, items, views, last))
    if is_rated:
        by_rating = [figure for figure in figures if figure.is_of_rating]
        yield Section("RAG of open targets, by plan", (), _build_table(by_rating, items, views, last), 2)


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


def _build_table(
    figures: Sequence[Figure], items: Sequence[EvaluatedTarget], views: PlanViews, last: LastFigures | None
) -> Table:
    titles = name_plans(views)
    rows = [
        (titles[view.plan.name], *_iter_numbers(figures, theirs, select_last_figures(last, view)))
        for view, theirs in group_by_plan(items, views)
    ]
    columns = (_PLAN_COLUMN, *(Column(figure.short_label, is_number=True) for figure in figures))
    return Table(columns, tuple((Cell(title, "strong"), *map(Cell, numbers)) for title, *numbers in rows))


def _iter_numbers(
    figures: Sequence[Figure], items: Sequence[EvaluatedTarget], last: LastFigures | None
) -> Iterator[str]:
    """Yield each figure, and how it moved if it did."""
    for figure in figures:
        now = figure.count(items)
        change = now - figure.count(last.items) if last else 0
        yield f"{now} ({change:+d})" if change else str(now)
