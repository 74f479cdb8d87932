"""Report the plan as a tree with statuses, or one action, output or target in full with its dates explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.refs import (
    PlanPosition,
    PlanRefMatch,
    RefMatch,
    filter_by_refs,
    find_refs,
    format_refs,
    iter_plan_positions,
)
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, group_by_plan
from actionplan.model.plan import Output, Subject
from actionplan.report import NO_OFFICER, Cell, Column, Report, Section, Table
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import (
    DATE,
    DUE,
    MOVED,
    RAG,
    REF,
    STATUS,
    WAITS_FOR,
    format_measures,
    format_officer,
    format_output_and_measures,
)
from actionplan.reports.support.outline import (
    NO_THEME,
    format_heading,
    group_by_theme,
    iter_key_sentences,
    list_monitoring_sentences,
    nest_under_plan,
)
from actionplan.reports.support.tables import EMPTY, ColumnSpec, build_single_plan_table
from actionplan.reports.support.target_detail import build_target_charts, build_target_detail
from actionplan.text.english import format_list

_OutputIndexes = tuple[int, int, int]


def build_show_report(plan: Subject, as_at: date, ref: str = "", target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report of the whole plan as at a day, or of the part with that ref; of several plans one by one.

    Raises `UnknownName` for a ref that no plan has.
    """
    views = build_views(plan, as_at)
    matches = find_refs(views, ref) if ref else []
    items = evaluate_targets(views, target_filter)
    if matches:
        items = filter_by_refs(items, matches)
    sections = list(_iter_sections(views, items, matches, has_filter=target_filter != EVERYTHING))
    whole = "the whole of each plan" if views.has_several_plans else "the whole plan"
    title = format_refs(matches) if matches else whole
    spec = ReportSpec("show", title[:1].upper() + title[1:], target_filter)
    none = Section("", (describe_no_match(target_filter),))
    return build_report(spec, views, sections or [none], group_by_theme(items))


def _iter_sections(
    views: PlanViews, items: list[EvaluatedTarget], matches: list[PlanRefMatch], *, has_filter: bool
) -> Iterator[Section]:
    """Yield the sections of each plan; of several, under the title and authority of each."""
    match_by_view = {id(match.view): match.match for match in matches}
    for view, theirs in group_by_plan(items, views):
        if not matches:
            yield from nest_under_plan(view, _iter_tree_sections(theirs, view, has_filter=has_filter))
        elif match := match_by_view.get(id(view)):
            yield from nest_under_plan(view, _iter_part_sections(match, theirs, view, has_filter=has_filter))


def _group_by_output(items: list[EvaluatedTarget]) -> dict[_OutputIndexes, list[EvaluatedTarget]]:
    return {indexes: list(group) for indexes, group in groupby(items, key=lambda item: item.output_indexes)}


# The whole plan.


def _iter_tree_sections(items: list[EvaluatedTarget], view: PlanView, *, has_filter: bool) -> Iterator[Section]:
    """Yield a section for each theme and, under it, each action. A filter leaves out what has no targets."""
    targets = _group_by_output(items)
    positions = [
        position for position in iter_plan_positions(view.plan) if not has_filter or position.indexes in targets
    ]
    for _, theme_group in groupby(positions, key=lambda position: position.indexes[0]):
        of_theme = list(theme_group)
        theme = of_theme[0].theme
        yield Section(theme.title or NO_THEME, tuple(iter_key_sentences("theme", theme, view)))
        for _, action_group in groupby(of_theme, key=lambda position: position.indexes[1]):
            of_action = list(action_group)
            action = of_action[0].action
            title = format_heading(view.format_ref(action.ref), action.title)
            notes = (*list_monitoring_sentences(action, view), *iter_key_sentences("action", action, view))
            yield Section(title, notes, _build_outputs_table(of_action, targets, view), 2)


def _build_outputs_table(
    positions: list[PlanPosition], targets: dict[_OutputIndexes, list[EvaluatedTarget]], view: PlanView
) -> Table:
    """Build a table with a row for each output and each of its targets, or one row for both if it has only one."""
    table = build_single_plan_table(
        [item for position in positions for item in targets.get(position.indexes, ())], _COLUMNS
    )
    target_rows = iter(table.rows)
    rows: list[tuple[Cell, ...]] = []
    for position in positions:
        of_output = targets.get(position.indexes, [])
        if position.has_output and not _is_only_target(of_output, position.output):
            rows.append(_build_output_row(position.output, view, len(table.columns)))
        rows += [next(target_rows) for _ in of_output]
    return Table(table.columns, tuple(rows))


def _is_only_target(items: list[EvaluatedTarget], output: Output) -> bool:
    return len(items) == 1 and items[0].line.target.ref == output.ref


def _is_output(item: EvaluatedTarget) -> bool:
    """Return True if the target has no letter, so that one row is the output and the target."""
    return item.line.target.ref == item.line.output.ref


def _build_output_row(output: Output, view: PlanView, width: int) -> tuple[Cell, ...]:
    ref, officer = (
        Cell(view.format_ref(output.ref), "strong"),
        Cell(format_list(view.list_officers(output)) or NO_OFFICER),
    )
    return (ref, officer, *(EMPTY for _ in range(width - 3)), Cell(output.text, "strong"))


def _build_officer_cell(item: EvaluatedTarget) -> Cell:
    """Name the officer in a row that is output and target at once. Otherwise the output's own row does."""
    return Cell(format_officer(item)) if _is_output(item) else EMPTY


def _build_words_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_output_and_measures(item) if _is_output(item) else format_measures(item))


_COLUMNS = (
    REF,
    ColumnSpec(Column("Officer", grow=1), _build_officer_cell),
    DATE,
    DUE,
    MOVED,
    STATUS,
    RAG,
    WAITS_FOR,
    ColumnSpec(Column("Output and measures", grow=3, is_self_explanatory=True), _build_words_cell),
)


# One part of it.


def _iter_part_sections(
    match: RefMatch, items: list[EvaluatedTarget], view: PlanView, *, has_filter: bool
) -> Iterator[Section]:
    """Yield the headings above a part, and then its targets in full. A filter leaves out what has no targets."""
    targets = _group_by_output(items)
    positions = [position for position in match.positions if not has_filter or position.indexes in targets]
    for n, position in enumerate(positions):
        is_first_of_action = n == 0 or positions[n - 1].action is not position.action
        if match.kind == "action" and is_first_of_action:
            yield _build_action_section(position, view)
        if position.has_output:
            parents = () if match.kind == "action" else _list_parent_sentences(position, view)
            yield Section(
                format_heading(view.format_ref(position.output.ref), position.output.text),
                (*parents, *_iter_officer_sentences(position.output, view)),
            )
        for item in targets.get(position.indexes, ()):
            yield Section(
                format_heading(item.ref, item.line.target.date.text),
                (),
                build_target_detail(item),
                2,
                charts=build_target_charts(item),
            )


def _build_action_section(position: PlanPosition, view: PlanView) -> Section:
    action = position.action
    notes = (
        _format_theme(position),
        *iter_key_sentences("theme", position.theme, view),
        *list_monitoring_sentences(action, view),
        *iter_key_sentences("action", action, view),
    )
    return Section(format_heading(view.format_ref(action.ref), action.title), notes)


def _list_parent_sentences(position: PlanPosition, view: PlanView) -> tuple[str, ...]:
    ref, title = view.format_ref(position.action.ref), position.action.title
    return (
        _format_theme(position),
        f"Action {ref}: {title}." if title else f"Action {ref}.",
        *iter_key_sentences("action", position.action, view),
    )


def _format_theme(position: PlanPosition) -> str:
    return f"Theme: {position.theme.title}." if position.theme.title else f"{NO_THEME}."


def _iter_officer_sentences(output: Output, view: PlanView) -> Iterator[str]:
    """Name the officers of an output, and say what it lacks."""
    name = format_list(view.list_officers(output))
    yield f"Officer: {name}." if name else f"{NO_OFFICER.capitalize()}."
    yield from iter_key_sentences("output", output, view)
    if not output.targets:
        yield "It has no target date."
