"""The plan as a tree with statuses, or one action, output or target in full with its dates explained.

Every target as data, for a spreadsheet, a calendar or another program: no sections, all the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.refs import (
    THEME_DEPTH,
    PlanPosition,
    PlanRefMatch,
    RefMatch,
    filter_by_refs,
    find_refs,
    format_refs,
    iter_plan_positions,
)
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, group_by_plan
from actionplan.model.plan import Action, Output, Subject
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.columns import (
    DATE,
    DUE,
    EMPTY,
    MOVED,
    NO_OFFICER_NAME,
    RAG,
    REF,
    STATUS,
    WAITS_FOR,
    ColumnSpec,
    build_single_plan_table,
    format_measures,
    format_output_and_measures,
)
from actionplan.reports.target_detail import build_target_detail
from actionplan.text.english import format_list

NO_THEME = "No theme"

_OutputIndexes = tuple[int, int, int]


def build_show_report(plan: Subject, as_at: date, ref: str = "", target_filter: Filter = EVERYTHING) -> Report:
    """The whole plan as at a day, or the part with that ref; of several plans one after the other.

    Raises `UnknownName` for a ref that no plan has.
    """
    seen = build_views(plan, as_at)
    asked = find_refs(seen, ref) if ref else []
    every = evaluate_targets(seen, target_filter)
    found = filter_by_refs(every, asked) if asked else every
    sections = list(_iter_sections(seen, found, asked, is_whole_plan=target_filter == EVERYTHING))
    title = format_refs(asked) if asked else "the whole of each plan" if seen.has_several_plans else "the whole plan"
    question = ReportSpec("show", title[:1].upper() + title[1:], target_filter)
    return build_report(
        question, seen, sections or [Section("", (describe_no_match(target_filter),))], group_by_theme(found)
    )


def _iter_sections(
    views: PlanViews, items: list[EvaluatedTarget], plan_refs: list[PlanRefMatch], *, is_whole_plan: bool
) -> Iterator[Section]:
    """All there is to show of each plan; of several, under the title and authority of each."""
    named = {id(each.view): each.match for each in plan_refs}
    for each, theirs in group_by_plan(items, views):
        if not plan_refs:
            yield from nest_under_plan(each, _iter_tree_sections(theirs, each, is_whole_plan=is_whole_plan))
        elif wanted := named.get(id(each)):
            yield from nest_under_plan(each, _iter_part_sections(wanted, theirs, each, is_whole_plan=is_whole_plan))


def nest_under_plan(view: PlanView, sections: Iterable[Section]) -> list[Section]:
    """The sections of a plan that is one of several under a heading of its own; of one by itself as they are."""
    made = list(sections)
    if not made or not view.is_one_of_several:
        return made
    return [Section(view.heading), *(each._replace(level=each.level + 1) for each in made)]


def _group_by_output(items: list[EvaluatedTarget]) -> dict[_OutputIndexes, list[EvaluatedTarget]]:
    return {at: list(group) for at, group in groupby(items, key=lambda item: item.output_indexes)}


def group_by_theme(items: Iterable[EvaluatedTarget]) -> list[tuple[str, list[EvaluatedTarget]]]:
    """The targets by the heading that they stand under, plan by plan."""
    grouped = (list(each) for _, each in groupby(items, key=lambda item: item.get_key(THEME_DEPTH)))
    return [(group[0].line.theme.title or NO_THEME, group) for group in grouped]


# The whole plan.


def _iter_tree_sections(items: list[EvaluatedTarget], view: PlanView, *, is_whole_plan: bool) -> Iterator[Section]:
    """A section for each theme and, under it, each action; without a filter also those that have no target."""
    targets = _group_by_output(items)
    shown = [place for place in iter_plan_positions(view.plan) if is_whole_plan or place.indexes in targets]
    for _, theme in groupby(shown, key=lambda place: place.indexes[0]):
        of_theme = list(theme)
        yield Section(of_theme[0].theme.title or NO_THEME)
        for _, action in groupby(of_theme, key=lambda place: place.indexes[1]):
            of_action = list(action)
            head = of_action[0].action
            title = format_heading(view.format_ref(head.ref), head.title)
            yield Section(
                title, list_monitoring_sentences(head, view), _build_outputs_table(of_action, targets, view), 2
            )


def _build_outputs_table(
    positions: list[PlanPosition], targets: dict[_OutputIndexes, list[EvaluatedTarget]], view: PlanView
) -> Table:
    """An action's outputs, a row each and then a row for each target; one row where the target is all there is."""
    drawn = build_single_plan_table([item for place in positions for item in targets.get(place.indexes, ())], _COLUMNS)
    rows = iter(drawn.rows)
    laid: list[tuple[Cell, ...]] = []
    for place in positions:
        of_output = targets.get(place.indexes, [])
        if place.output and not _is_only_target(of_output, place.output):
            laid.append(_build_output_row(place.output, view, len(drawn.columns)))
        laid += [next(rows) for _ in of_output]
    return Table(drawn.columns, tuple(laid))


def _is_only_target(items: list[EvaluatedTarget], output: Output) -> bool:
    return len(items) == 1 and items[0].line.target.ref == output.ref


def _build_output_row(output: Output, view: PlanView, width: int) -> tuple[Cell, ...]:
    ref, officer = Cell(view.format_ref(output.ref), "strong"), Cell(view.officers[output.officer] or NO_OFFICER_NAME)
    return (ref, officer, *(EMPTY for _ in range(width - 3)), Cell(output.text, "strong"))


def _build_officer_cell(item: EvaluatedTarget) -> Cell:
    """The officer, in the row that is output and target at once; elsewhere the output's own row says it."""
    return Cell(item.officer or NO_OFFICER_NAME) if _is_output(item) else EMPTY


def _build_words_cell(item: EvaluatedTarget) -> Cell:
    return Cell(format_output_and_measures(item) if _is_output(item) else format_measures(item))


def _is_output(item: EvaluatedTarget) -> bool:
    return item.line.target.ref == item.line.output.ref


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
    match: RefMatch, items: list[EvaluatedTarget], view: PlanView, *, is_whole_plan: bool
) -> Iterator[Section]:
    """What stands above the part, and then its targets in full; without a filter also what has no target."""
    targets = _group_by_output(items)
    shown = [place for place in match.positions if is_whole_plan or place.indexes in targets]
    for n, place in enumerate(shown):
        action, output = place.action, place.output
        if match.kind == "action" and (n == 0 or shown[n - 1].action is not action):
            yield Section(
                format_heading(view.format_ref(action.ref), action.title),
                (_format_theme(place), *list_monitoring_sentences(action, view)),
            )
        if output:
            above = () if match.kind == "action" else _list_parent_sentences(place, view)
            yield Section(
                format_heading(view.format_ref(output.ref), output.text),
                (*above, *_iter_officer_sentences(output, view)),
            )
        for item in targets.get(place.indexes, ()):
            yield Section(format_heading(item.ref, item.line.target.date.text), (), build_target_detail(item), 2)


def format_heading(ref: str, words: str) -> str:
    """A heading of a ref and its words."""
    return f"{ref} {words}".strip()


def _list_parent_sentences(position: PlanPosition, view: PlanView) -> tuple[str, ...]:
    ref, title = view.format_ref(position.action.ref), position.action.title
    return _format_theme(position), f"Action {ref}: {title}." if title else f"Action {ref}."


def _format_theme(position: PlanPosition) -> str:
    return f"Theme: {position.theme.title}." if position.theme.title else f"{NO_THEME}."


def list_monitoring_sentences(action: Action, view: PlanView) -> tuple[str, ...]:
    """The sentence on which bodies monitor an action, where any does."""
    names = [view.bodies[name] for name in action.monitored_by]
    return (f"Monitored by {format_list(names)}.",) if names else ()


def _iter_officer_sentences(output: Output, view: PlanView) -> Iterator[str]:
    """Who answers for an output, and what is missing from it."""
    name = view.officers[output.officer]
    yield f"Officer: {name}." if name else "No officer is named."
    if output.supporting:
        yield f"Supporting: {format_list([view.officers[each] for each in output.supporting])}."
    if not output.targets:
        yield "It has no target date."


def build_export_report(plan: Subject, as_at: date, target_filter: Filter = EVERYTHING) -> Report:
    """The targets as at a day, in the order of the document. Rows stand under their themes, as in `show`."""
    seen = build_views(plan, as_at)
    return build_report(
        ReportSpec("export", "Every target", target_filter),
        seen,
        (),
        group_by_theme(evaluate_targets(seen, target_filter)),
    )
