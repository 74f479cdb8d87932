"""Every target, by theme and action, in the columns of the published document, with how it stands and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.refs import ACTION_DEPTH
from actionplan.evaluation.targets import EvaluatedTarget, group_by_plan
from actionplan.model.plan import Action, Route
from actionplan.report import Section, Table
from actionplan.reports.builder import TargetsBySection
from actionplan.reports.columns import RAG, REF, ColumnSpec, build_single_plan_table
from actionplan.reports.paper.columns import COMMENTARY, DATE, FULL_STATUS, KEY_OUTPUT, MEASURES, RESPONSIBLE
from actionplan.reports.show import NO_THEME, format_heading, group_by_theme, list_monitoring_sentences
from actionplan.text.english import format_count


def build_full_plan_part(
    items: Sequence[EvaluatedTarget], views: PlanViews, *, is_all: bool
) -> tuple[list[Section], TargetsBySection]:
    """The targets under their actions, and those under their themes; where it `is_all`, also what has no target."""
    if not items:
        return [], ()
    columns = tuple(_iter_columns(items))
    sections = [
        made
        for each, theirs in group_by_plan(items, views)
        if theirs or is_all
        for made in _iter_plan_sections(each, theirs, columns, is_all=is_all)
    ]
    return sections, group_by_theme(items)


def _iter_columns(items: Sequence[EvaluatedTarget]) -> Iterator[ColumnSpec[EvaluatedTarget]]:
    """The columns of every table, so that all have the same: those of what officers said only where any did."""
    yield from (REF, KEY_OUTPUT, RESPONSIBLE, DATE, MEASURES, FULL_STATUS)
    for shown in (RAG, COMMENTARY):
        if any(shown.build_cell(item).text for item in items):
            yield shown._replace(is_optional=False)


def _iter_plan_sections(
    view: PlanView, items: list[EvaluatedTarget], columns: Sequence[ColumnSpec[EvaluatedTarget]], *, is_all: bool
) -> Iterator[Section]:
    """One plan under a heading of its own; where there are several, that says which it is."""
    which = f": {view.heading}" if view.is_one_of_several else ""
    yield Section(f"The plan in full{which}", (f"{format_count(len(items), 'target')}.",), is_wide=True)
    actions = groupby(items, key=lambda item: item.line.route[:ACTION_DEPTH])
    tables = {at: build_single_plan_table(list(each), columns) for at, each in actions}
    for n, _ in enumerate(view.plan.themes):
        yield from _iter_theme_sections(n, tables, view, is_all=is_all)


def _iter_theme_sections(n: int, tables: Mapping[Route, Table], view: PlanView, *, is_all: bool) -> Iterator[Section]:
    """A theme by its number, and under it its actions, each with the table of its targets."""
    theme = view.plan.themes[n]
    routes: list[Route] = [("themes", n, "actions", a) for a, _ in enumerate(theme.actions)]
    shown = [
        (action, tables.get(at)) for action, at in zip(theme.actions, routes, strict=True) if is_all or at in tables
    ]
    if shown or is_all:
        yield Section(theme.title or NO_THEME, () if shown else ("It has no actions.",), level=2, is_wide=True)
    for action, drawn in shown:
        notes = (*list_monitoring_sentences(action, view), *(_iter_missing_targets(action, view) if is_all else ()))
        yield Section(format_heading(view.format_ref(action.ref), action.title), notes, drawn, 3, is_wide=True)


def _iter_missing_targets(action: Action, view: PlanView) -> Iterator[str]:
    """What of an action is in no table: the outputs without a target date."""
    if not action.outputs:
        yield "It has no key outputs."
    for output in action.outputs:
        if not output.targets:
            yield f"{format_heading(view.format_ref(output.ref), output.text.rstrip(' .:;'))}: no target date."
