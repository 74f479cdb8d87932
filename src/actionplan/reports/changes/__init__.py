"""Report what changed between two days, or two versions of a plan: what happened, what became late, what was edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, format_day
from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, group_by_plan
from actionplan.model.phrase import Phrase
from actionplan.model.plan import PlanLine, Route, Subject
from actionplan.report import Report, Section
from actionplan.reports.builder import ReportSpec, build_report_from_rows, describe_no_match
from actionplan.reports.changes.comparison import TargetChange, compare_targets
from actionplan.reports.changes.matching import match_targets
from actionplan.reports.changes.sections import CHANGE_SECTIONS, build_change_section, count_changes
from actionplan.reports.changes.year_comparison import compare_years, match_carried_targets
from actionplan.reports.row import build_event_row, build_row
from actionplan.reports.support.lazy_rows import LazyRows
from actionplan.rows import Row


class PlanVersion(NamedTuple):
    """A plan as at a day. `description` ends a sentence that begins with From or To, and says which plan it is.

    `label` names another version of the plan in a word or two: "version 85a492c". `limitation` says what cannot be
    seen. If these are several plans, both versions have the same ones in the same order.
    """

    plan: Subject
    day: date
    description: str = "the plan."
    label: str = ""
    limitation: str = ""


class EvaluatedVersion(NamedTuple):
    """One version of one plan: its targets by their routes, and the routes of those that match the filter."""

    view: PlanView
    items: dict[Route, EvaluatedTarget]
    selected_routes: frozenset[Route]

    def find_target(self, line: PlanLine | None) -> EvaluatedTarget | None:
        """Return the target of a line, or `None` if there is no line."""
        return self.items[line.route] if line else None

    def is_selected(self, line: PlanLine | None) -> bool:
        """Return True if there is a line and its target matches the filter."""
        return line is not None and line.route in self.selected_routes


ChangesBySection = dict[str, list[TargetChange]]
"""The changes of each section, in the order of the page."""

_VersionPairs = list[tuple[EvaluatedVersion, EvaluatedVersion]]
"""Each plan before and after."""


def build_changes_report(before: PlanVersion, after: PlanVersion, target_filter: TargetFilter = EVERYTHING) -> Report:
    """Build the report of what changed from one version to the other.

    If both are the same plan, only events with a date can be seen. Raises `UnknownName` for a name that no plan has in
    either version.
    """
    then, now = build_views(before.plan, before.day), build_views(after.plan, after.day)
    versions = _build_version_pairs(then, now, target_filter)
    by_section = _collect_changes(versions)
    has_targets = any(later.selected_routes for _, later in versions)
    summary = _format_summary(by_section, target_filter, has_targets=has_targets)
    sections = [
        Section(
            "In short", (f"From {before.description}", f"To {after.description}", *_iter_limits(versions), summary)
        ),
        *_iter_event_sections(versions),
        *(build_change_section(name, changes) for name, changes in by_section.items()),
    ]
    changes = [change for of_section in by_section.values() for change in of_section]
    period = Window(before.day, after.day)
    spec = ReportSpec("changes", f"What changed since {format_day(before.day)}", target_filter, period)
    rows = LazyRows(lambda: map(_build_change_row, changes))
    return build_report_from_rows(spec, now, sections, rows, [change.item.status for change in changes])


def find_changes(before: PlanVersion, after: PlanVersion, target_filter: TargetFilter) -> ChangesBySection:
    """Find what changed from one version to the other.

    Raises `UnknownName` for a name that no plan has in either version.
    """
    then, now = build_views(before.plan, before.day), build_views(after.plan, after.day)
    return _collect_changes(_build_version_pairs(then, now, target_filter))


def _build_version_pairs(then: PlanViews, now: PlanViews, target_filter: TargetFilter) -> _VersionPairs:
    """Evaluate every plan before and after. A name need be in one version only: an officer may be new or gone."""
    versions, errors = [], []
    for views in (then, now):
        items = evaluate_targets(views, EVERYTHING)
        try:
            selected = items if target_filter == EVERYTHING else evaluate_targets(views, target_filter)
        except UnknownName as error:
            selected = []
            errors.append(error)
        versions.append(_evaluate_version(views, items, selected))
    if len(errors) == len(versions):
        raise errors[-1]
    return list(zip(*versions, strict=True))


def _evaluate_version(
    views: PlanViews, items: list[EvaluatedTarget], selected: list[EvaluatedTarget]
) -> list[EvaluatedVersion]:
    both = zip(group_by_plan(items, views), group_by_plan(selected, views), strict=True)
    return [
        EvaluatedVersion(
            view, {item.line.route: item for item in theirs}, frozenset(item.line.route for item in of_filter)
        )
        for (view, theirs), (_, of_filter) in both
    ]


def _collect_changes(versions: _VersionPairs) -> ChangesBySection:
    """Collect every change of the targets that match the filter in either version."""
    by_section: ChangesBySection = {name: [] for name in CHANGE_SECTIONS}
    for then, now in versions:
        for change in _iter_changes(then, now):
            by_section[change.section].append(change)
    for name in ("newly overdue", "not updated"):
        by_section[name].sort(key=_rank_by_due_day)
    return {name: changes for name, changes in by_section.items() if changes}


def _iter_changes(then: EvaluatedVersion, now: EvaluatedVersion) -> Iterator[TargetChange]:
    """Yield the changes of one plan, or of what was carried from the plan of an earlier year."""
    carried = match_carried_targets(then.view.plan, now.view.plan)
    for old_line, line, moved_depth in carried or match_targets(then.view.plan, now.view.plan):
        if then.is_selected(old_line) or now.is_selected(line):
            old, new = then.find_target(old_line), now.find_target(line)
            yield from compare_years(old, new) if carried else compare_targets(old, new, moved_depth)


def _rank_by_due_day(change: TargetChange) -> date:
    return change.item.status.sort_day


def _format_summary(by_section: ChangesBySection, target_filter: TargetFilter, *, has_targets: bool) -> str:
    """Count the changes of each kind: "Gone: 1. Completed: 3."; or say that nothing changed."""
    if target_filter != EVERYTHING and not by_section and not has_targets:
        return describe_no_match(target_filter)
    counts = [
        f"{CHANGE_SECTIONS[name].title}: {count_changes(name, changes)}."
        for name, changes in by_section.items()
        if name != "not updated"
    ]
    return " ".join(counts) or "Nothing changed."


def _iter_limits(versions: _VersionPairs) -> Iterator[str]:
    """Say that the day before is not in the plan's own period, if an earlier plan has what happened then."""
    for then, now in versions:
        first = then.view.plan.context.first
        if then.view.plan.has_carried_targets and then.view.day < first:
            owner = f"{now.view.owner_name}" if now.view.is_one_of_several else "the plan"
            yield (
                f"The day before is not in the period of {owner}, which begins on {format_day(first)}. What happened "
                "until then is in the plan of the year before: name that file with --since."
            )


def _iter_event_sections(versions: _VersionPairs) -> Iterator[Section]:
    """Yield the section on the events that targets wait for, if any happened or is expected at another time."""
    sentences = [sentence for then, now in versions for sentence in _iter_event_changes(then.view, now.view)]
    if sentences:
        yield Section("Events", tuple(sentences))


def _iter_event_changes(then: PlanView, now: PlanView) -> Iterator[str]:
    owner = f" ({now.owner_name})" if now.is_one_of_several else ""
    for name, event in now.events.items():
        old = then.events.get(name)
        happened = find_effective_day(event.happened, now.day)
        if happened and not (old and find_effective_day(old.happened, then.day)):
            yield f"{event.name}{owner} happened on {format_day(happened)}."
        elif old and _is_other_date(old.expected, event.expected) and not happened:
            was, now_is = (phrase.text if phrase else "no day" for phrase in (old.expected, event.expected))
            yield f"{event.name}{owner} is expected {now_is}; it was expected {was}."


def _is_other_date(was: Phrase | None, now: Phrase | None) -> bool:
    """Return True if a date has changed. Other words that mean the same days are no change."""
    return was != now and not (was and now and was.reading.windows and was.reading.windows == now.reading.windows)


def _build_change_row(change: TargetChange) -> Row:
    event = build_event_row(change.event) if change.event else None
    return build_row(change.item, change.section)._replace(was=change.previous_values, event=event)
