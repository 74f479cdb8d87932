"""What changed between two days, or two versions of a plan: what happened, what became late, and what was edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, format_day
from actionplan.evaluation.as_of import find_effective_day
from actionplan.evaluation.events import TargetEvent
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanView, PlanViews, build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets, group_by_plan
from actionplan.model.plan import PlanLine, Route, Subject
from actionplan.report import EventRow, Report, Row, Section
from actionplan.reports.builder import LazyRows, ReportSpec, build_report_from_rows, describe_no_match
from actionplan.reports.changes.diff import TargetChange, compare_targets
from actionplan.reports.changes.matching import match_targets
from actionplan.reports.changes.sections import CHANGE_SECTIONS, build_change_section, count_changes
from actionplan.reports.row import build_row


class PlanVersion(NamedTuple):
    """A plan as at a day, and which plan that is: the rest of a sentence that begins with From or To.

    `version` says the same in a word or two, where it is another plan than the later one: "version 85a492c". Of several
    plans, both ends have the same ones, in the same order; and `unseen` says what cannot be seen of some of them.
    """

    plan: Subject
    day: date
    description: str = "the plan."
    label: str = ""
    limitation: str = ""


class EvaluatedVersion(NamedTuple):
    """One plan at an end: its targets by their routes, and the routes of those that are asked about."""

    view: PlanView
    items: dict[Route, EvaluatedTarget]
    selected_routes: frozenset[Route]

    def find_target(self, line: PlanLine | None) -> EvaluatedTarget | None:
        """The target of a line, where there is one."""
        return self.items[line.route] if line else None

    def is_selected(self, line: PlanLine | None) -> bool:
        """Whether the target of a line is asked about."""
        return line is not None and line.route in self.selected_routes


ChangesBySection = dict[str, list[TargetChange]]
"""The changes of each section, in the order of the page."""


def build_changes_report(before: PlanVersion, after: PlanVersion, target_filter: Filter = EVERYTHING) -> Report:
    """What changed from one end to the other. Raises `UnknownName` for a name that no plan has at either.

    One plan at both ends tells what is dated in it. What else changed needs the plan as it was.
    """
    then, now = build_views(before.plan, before.day), build_views(after.plan, after.day)
    ends = _build_version_pairs(then, now, target_filter)
    found = _collect_changes(ends)
    is_any = any(each.selected_routes for _, each in ends)
    sections = [
        Section(
            "In short",
            (
                f"From {before.description}",
                f"To {after.description}",
                _format_summary(found, target_filter, is_any=is_any),
            ),
        ),
        *_iter_event_sections(ends),
        *(build_change_section(name, each) for name, each in found.items()),
    ]
    told = [change for each in found.values() for change in each]
    rows = LazyRows(lambda: map(_build_row, told))
    asked = ReportSpec(
        "changes", f"What changed since {format_day(before.day)}", target_filter, Window(before.day, after.day)
    )
    return build_report_from_rows(asked, now, sections, rows, [change.item.status for change in told])


def find_changes(before: PlanVersion, after: PlanVersion, target_filter: Filter) -> ChangesBySection:
    """What changed from one end to the other. Raises `UnknownName` for a name that no plan has at either."""
    return _collect_changes(
        _build_version_pairs(build_views(before.plan, before.day), build_views(after.plan, after.day), target_filter)
    )


_VersionPairs = list[tuple[EvaluatedVersion, EvaluatedVersion]]
"""Each plan at both ends."""


def _build_version_pairs(then: PlanViews, now: PlanViews, target_filter: Filter) -> _VersionPairs:
    """Both ends. A name need be known at one of them: an officer may be new, or gone."""
    ends, unknown = [], []
    for seen in (then, now):
        every = evaluate_targets(seen, EVERYTHING)
        try:
            asked = every if target_filter == EVERYTHING else evaluate_targets(seen, target_filter)
        except UnknownName as error:
            asked = []
            unknown.append(error)
        both = zip(group_by_plan(every, seen), group_by_plan(asked, seen), strict=True)
        ends.append([_build_evaluated_version(each, theirs, wanted) for (each, theirs), (_, wanted) in both])
    if len(unknown) == len(ends):
        raise unknown[-1]
    return list(zip(*ends, strict=True))


def _build_evaluated_version(
    view: PlanView, targets: list[EvaluatedTarget], selected: list[EvaluatedTarget]
) -> EvaluatedVersion:
    return EvaluatedVersion(
        view, {item.line.route: item for item in targets}, frozenset(item.line.route for item in selected)
    )


def _collect_changes(ends: _VersionPairs) -> ChangesBySection:
    """Every change of what is asked about at either end."""
    found: ChangesBySection = {name: [] for name in CHANGE_SECTIONS}
    for then, now in ends:
        for old, line, moved in match_targets(then.view.plan, now.view.plan):
            if then.is_selected(old) or now.is_selected(line):
                for change in compare_targets(then.find_target(old), now.find_target(line), moved):
                    found[change.section].append(change)
    if all(then.view.day == now.view.day for then, now in ends):
        found["not updated"] = []  # no time went by to do it in
    for name in ("newly overdue", "not updated"):
        found[name].sort(key=_get_due_day)
    return {name: each for name, each in found.items() if each}


def _get_due_day(change: TargetChange) -> date:
    return change.item.status.due or date.max


def _format_summary(changes_by_section: ChangesBySection, target_filter: Filter, *, is_any: bool) -> str:
    """How many changes there are of each kind: "Gone: 1. Completed: 3."; or that nothing changed."""
    if target_filter != EVERYTHING and not changes_by_section and not is_any:
        return describe_no_match(target_filter)
    counts = [
        f"{CHANGE_SECTIONS[name].title}: {count_changes(name, each)}."
        for name, each in changes_by_section.items()
        if name != "not updated"
    ]
    return " ".join(counts) or "Nothing changed."


def _iter_event_sections(ends: _VersionPairs) -> Iterator[Section]:
    """What targets wait for: whether it happened, or is expected at another time."""
    said = [words for then, now in ends for words in _iter_event_changes(then.view, now.view)]
    if said:
        yield Section("Events", tuple(said))


def _iter_event_changes(then: PlanView, now: PlanView) -> Iterator[str]:
    whose = f" ({now.owner_name})" if now.is_one_of_several else ""
    for name, event in now.events.items():
        old = then.events.get(name)
        happened = find_effective_day(event.happened, now.day)
        if happened and not (old and find_effective_day(old.happened, then.day)):
            yield f"{event.name}{whose} happened on {format_day(happened)}."
        elif old and old.expected != event.expected and not happened:
            was, now_is = (each.text if each else "no day" for each in (old.expected, event.expected))
            yield f"{event.name}{whose} is expected {now_is}; it was expected {was}."


def _build_row(change: TargetChange) -> Row:
    event = _build_event_row(change.event) if change.event else None
    return build_row(change.item, change.section)._replace(was=change.previous_values, event=event)


def _build_event_row(event: TargetEvent) -> EventRow:
    return EventRow(event.kind, event.on, event.detail or None, event.body or None, event.note or None)
