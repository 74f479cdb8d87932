"""Report the targets by what stands in one of the council's own columns: a section for each value."""

from __future__ import annotations

from datetime import date

from actionplan.evaluation.filters import EVERYTHING, TargetFilter, find_own_column
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.column_kinds import make_sort_key
from actionplan.model.own_columns import find_column, find_own_value, make_value_key
from actionplan.model.plan import Subject, list_plans
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import OFFICER
from actionplan.reports.support.target_group import build_group_section, rank_by_due_day


def build_field_report(plan: Subject, as_at: date, name: str, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report of the targets by what stands in an own column, as at a day.

    Values are in the order in which `--sort` puts them, and those that say the same are one. Targets with nothing in
    the column are last. Raises `UnknownName` for a column that no plan has.
    """
    views = build_views(plan, as_at)
    column, values = find_own_column(name, views)
    plans = list_plans(plan)
    declared, context = find_column(plans, column), plans[0].context
    find_key = make_value_key(declared, context)
    ordered = sorted(values, key=make_sort_key(declared, context))
    titles = {find_key(value): value for value in reversed(ordered)}
    by_value: dict[object, list[EvaluatedTarget]] = {find_key(value): [] for value in ordered}
    without: list[EvaluatedTarget] = []
    for item in sorted(evaluate_targets(views, target_filter), key=rank_by_due_day):
        value = find_own_value(item.line.own_fields, column)
        (by_value[find_key(value)] if value else without).append(item)
    placed = [(f"{column}: {titles[value]}", items) for value, items in by_value.items() if items]
    placed += [(f"No {column}", without)] if without else []
    sections = [build_group_section(title, items, target_filter, more_columns=(OFFICER,)) for title, items in placed]
    none = Section(column, (describe_no_match(target_filter),))
    spec = ReportSpec("by-field", f"Targets by {column}", target_filter)
    return build_report(spec, views, sections or [none], placed)
