"""The part of a paper with every target, by theme and action, in the columns of the published document and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.targets import EvaluatedTarget, group_by_plan
from actionplan.model.own_columns import find_own_value
from actionplan.model.plan import ACTION_DEPTH, Action, Route
from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.builder import ReportPart
from actionplan.reports.paper.paper_columns import COMMENTARY, FULL_DATE, FULL_STATUS, KEY_OUTPUT, MEASURES, RESPONSIBLE
from actionplan.reports.support.columns import RAG, REF
from actionplan.reports.support.outline import NO_THEME, format_heading, group_by_theme, list_monitoring_sentences
from actionplan.reports.support.tables import ColumnSpec, build_single_plan_table
from actionplan.rows import label_own_column
from actionplan.text.english import format_count
from actionplan.text.folding import fold


def build_full_plan_part(items: Sequence[EvaluatedTarget], views: PlanViews, *, has_filter: bool) -> ReportPart:
    """Build the part with the targets under their actions. Without a filter, also show what has no target."""
    if not items:
        return ReportPart()
    columns = tuple(_iter_columns(items))
    sections = [
        section
        for view, theirs in group_by_plan(items, views)
        if theirs or not has_filter
        for section in _iter_plan_sections(view, theirs, columns, has_filter=has_filter)
    ]
    return ReportPart(sections, group_by_theme(items))


def _iter_columns(items: Sequence[EvaluatedTarget]) -> Iterator[ColumnSpec[EvaluatedTarget]]:
    """Yield the columns of every table. Ratings and commentary have a column in all or in none."""
    yield from (REF, KEY_OUTPUT, RESPONSIBLE, FULL_DATE, MEASURES)
    plans = dict.fromkeys(item.view.plan for item in items)
    names = {fold(column.name): column.name for plan in plans for column in plan.fields if column.is_in_report}
    yield from map(_build_own_column, names.values())
    yield FULL_STATUS
    for spec in (RAG, COMMENTARY):
        if any(spec.build_cell(item).text for item in items):
            yield spec._replace(is_optional=False)


def _build_own_column(name: str) -> ColumnSpec[EvaluatedTarget]:
    """Build the column of what stands in one of the council's own columns."""
    return ColumnSpec(
        Column(label_own_column(name), grow=1),
        lambda item: Cell(find_own_value(item.line.own_fields, name)),
        is_optional=True,
    )


def _iter_plan_sections(
    view: PlanView, items: list[EvaluatedTarget], columns: Sequence[ColumnSpec[EvaluatedTarget]], *, has_filter: bool
) -> Iterator[Section]:
    """Yield one plan under a heading of its own. If there are several plans, the heading names it."""
    name = f": {view.heading}" if view.is_one_of_several else ""
    yield Section(f"Appendix: the plan in full{name}", (f"{format_count(len(items), 'target')}.",), starts_page=True)
    by_action = groupby(items, key=lambda item: item.line.route[:ACTION_DEPTH])
    tables = {route: build_single_plan_table(list(group), columns) for route, group in by_action}
    for n, _ in enumerate(view.plan.themes):
        yield from _iter_theme_sections(n, tables, view, has_filter=has_filter)


def _iter_theme_sections(
    n: int, tables: Mapping[Route, Table], view: PlanView, *, has_filter: bool
) -> Iterator[Section]:
    """Yield a theme, given by its number, and under it its actions, each with the table of its targets."""
    theme = view.plan.themes[n]
    actions = [(action, tables.get(("themes", n, "actions", a))) for a, action in enumerate(theme.actions)]
    shown = [(action, table) for action, table in actions if table or not has_filter]
    if shown or not has_filter:
        yield Section(theme.title or NO_THEME, () if shown else ("It has no actions.",), level=2)
    for action, table in shown:
        missing = () if has_filter else _iter_missing_targets(action, view)
        under = (f"{view.plan.heading or 'Heading'}: {action.heading.rstrip(' .')}.",) if action.heading else ()
        notes = (*under, *list_monitoring_sentences(action, view), *missing)
        heading = format_heading(view.format_ref(action.ref), action.title)
        yield Section(heading, notes, table, 3, has_records=True, is_full_plan=True)


def _iter_missing_targets(action: Action, view: PlanView) -> Iterator[str]:
    """Yield a sentence for each output that is in no table because it has no target date."""
    if not action.outputs:
        yield "It has no key outputs."
    for output in action.outputs:
        if not output.targets:
            yield f"{format_heading(view.format_ref(output.ref), output.text.rstrip(' .:;'))}: no target date."
