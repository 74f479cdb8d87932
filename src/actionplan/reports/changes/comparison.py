"""Compare one target on two days, or in two versions of its plan, and yield a change for each thing that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import is_deleted
from actionplan.evaluation.occurrences import list_met_days
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.status import TargetStatus, list_missed
from actionplan.evaluation.target_events import (
    TargetEvent,
    classify_events,
    describe_event,
    list_events,
    list_new_events,
)
from actionplan.evaluation.targets import EvaluatedTarget, is_not_updated
from actionplan.model.plan import THEME_DEPTH
from actionplan.reports.changes.wordings import WAITS_FOR, find_rewordings
from actionplan.reports.report_fields import ReportValue
from actionplan.text.english import format_list
from actionplan.text.folding import fold

PreviousValues = Mapping[str, ReportValue | date]
"""The fields of a row that changed, and their values before."""

EVENT_SECTIONS = (
    "date proposed",
    "decided",
    "started",
    "step done",
    "suspended",
    "resumed",
    "deleted",
    "measured",
    "commentary",
)


class TargetChange(NamedTuple):
    """One thing that changed in a target.

    `item` is the target as it is after the change, or before it if it is gone. `item_before` is `None` if it is new.
    """

    section: str
    item: EvaluatedTarget
    item_before: EvaluatedTarget | None = None
    event: TargetEvent | None = None
    previous_values: PreviousValues | None = None
    note: str = ""

    @property
    def view(self) -> PlanView:
        """The view of its plan."""
        return self.item.view


class TargetComparison(NamedTuple):
    """A target before and after, and the depth of its new place if it was moved.

    `events` are all that the later version has and the earlier one has not; `new_events` leave out those that only
    replace an event which was altered.
    """

    before: EvaluatedTarget
    after: EvaluatedTarget
    moved_depth: int
    events: list[TargetEvent]
    new_events: list[TargetEvent]

    def build_change(
        self,
        section: str,
        event: TargetEvent | None = None,
        previous_values: PreviousValues | None = None,
        note: str = "",
    ) -> TargetChange:
        """Build a change of this target."""
        return TargetChange(section, self.after, self.before, event=event, previous_values=previous_values, note=note)


def compare_targets(
    before: EvaluatedTarget | None, after: EvaluatedTarget | None, moved_depth: int = 0
) -> Iterator[TargetChange]:
    """Yield every change of a target. One of the two is `None` if the target is new or gone.

    `moved_depth` is the length of the route to the action or theme that it was moved to, or 0.
    """
    if before and after:
        yield from _compare(before, after, moved_depth)
    elif after:
        yield from iter_new(after)
    elif before:
        yield _build_gone(before)


def find_newly_met(before: EvaluatedTarget, after: EvaluatedTarget) -> dict[Window, Window]:
    """Find which of several dates were met since, oldest first, and on which days each may have been."""
    met_before = _find_met(before)
    return {window: on for window, on in _find_met(after).items() if window not in met_before}


def _compare(before: EvaluatedTarget, after: EvaluatedTarget, moved_depth: int) -> Iterator[TargetChange]:
    then, now = list_events(before.line, before.view), list_events(after.line, after.view)
    events = list_new_events(now, then)
    new_events, altered, lost = classify_events(events, list_new_events(then, now))
    comparison = TargetComparison(before, after, moved_depth, events=events, new_events=new_events)
    yield from iter_status_changes(comparison)
    yield from _iter_date_changes(comparison)
    yield from _iter_published_date_changes(comparison)
    yield from iter_identity_changes(comparison)
    for event in new_events:
        if event.kind in EVENT_SECTIONS:
            yield comparison.build_change(event.kind, event)
    for old_event, event in altered:
        yield comparison.build_change("altered", event, {"event": describe_event(old_event)})
    for event in lost:
        yield comparison.build_change("taken back", event)
    if not new_events and is_not_updated(after, before.view.day + DAY):
        yield comparison.build_change("not updated")


def iter_new(item: EvaluatedTarget) -> Iterator[TargetChange]:
    """Yield a target that is new in the file. If it is late, it has become so too, as in every list of late targets."""
    yield TargetChange("new", item)
    section = {"overdue": "newly overdue", "ended": "ended"}.get(item.status.name)
    if section:
        yield TargetChange(section, item)


def _build_gone(item: EvaluatedTarget) -> TargetChange:
    """Build the change of a target that is gone from the file. If it was marked as deleted before, nothing is lost."""
    if is_deleted(item.line.target, item.view.day):
        return TargetChange("deleted", item, item, note="marked deleted before, and now gone from the file")
    return TargetChange("gone", item, item)


def iter_status_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Yield what was completed, is no longer complete, or has become overdue or ended."""
    then, now = comparison.before.status, comparison.after.status
    was: PreviousValues = {"status": then.name}
    newly_met = "" if now.is_complete else _format_newly_met(comparison)
    if newly_met or (now.is_complete and not then.is_complete):
        yield comparison.build_change("completed", None, was, newly_met)
    if then.is_complete and not now.is_complete and now.name != "deleted":
        yield comparison.build_change("no longer complete", None, {**was, "completed": then.completed_on})
    if now.name == "overdue" and (then.name != "overdue" or _has_newly_missed(comparison)):
        yield comparison.build_change("newly overdue", None, was)
    if now.name == "ended" and then.name != "ended":
        yield comparison.build_change("ended", None, was)


def _format_newly_met(comparison: TargetComparison) -> str:
    met = find_newly_met(comparison.before, comparison.after)
    return format_list([describe_window(window) for window in comparison.after.status.windows if window in met])


def _find_met(item: EvaluatedTarget) -> dict[Window, Window]:
    target, status = item.line.target, item.status
    if not target.completed or target.is_completed_by_decisions or len(status.windows) < 2:
        return {}
    met = list_met_days(target, status.phrase.reading.kind, status.windows, item.view.day)
    return {window: on for window, on in zip(status.windows, met, strict=True) if on}


def _has_newly_missed(comparison: TargetComparison) -> bool:
    """Return True if a due day is missed now that was not missed before."""
    before, after = comparison.before, comparison.after
    missed_before = {window.latest for window in list_missed(before.status, before.view.day)}
    return any(window.latest not in missed_before for window in list_missed(after.status, after.view.day))


def _iter_date_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Yield a date that was revised, or one whose words mean other days now because of an event or the calendar."""
    then, now = comparison.before.status, comparison.after.status
    was: PreviousValues = {"date": then.phrase.text or None, "due": then.due}
    moves = [event for event in comparison.events if event.kind == "date moved"]
    if moves:
        yield comparison.build_change("date moved", moves[-1], was)
    elif fold(then.phrase.text) == fold(now.phrase.text) and _get_dated_windows(then) != _get_dated_windows(now):
        yield comparison.build_change("date moved", None, was, _explain_date_change(comparison.after))


def _get_dated_windows(status: TargetStatus) -> tuple[Window, ...]:
    return status.windows if status.is_dated else ()


def _explain_date_change(item: EvaluatedTarget) -> str:
    """Say why the same words mean other days: because of what the target waits for, or because of the calendar."""
    if item.status.phrase.reading.kind == "dependent":
        words = [f"{each.name}: {each.words}" for each in item.status.dependencies if each.words]
        if words:
            return "; ".join(words)
    return "the same words mean other days now"


def _iter_published_date_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Yield a published date that was edited. It should stay as it is, whatever is revised."""
    then, now = comparison.before.line.target.date.text, comparison.after.line.target.date.text
    if fold(then) != fold(now):
        was: PreviousValues = {"published_date": then or None, "published_due": comparison.before.status.published_due}
        yield comparison.build_change("published date changed", None, was)


def iter_identity_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Yield another ref, another officer, other words and another RAG rating."""
    before, after, moved_depth = comparison.before, comparison.after, comparison.moved_depth
    if moved_depth or fold(before.line.target.ref) != fold(after.line.target.ref):
        yield comparison.build_change("renumbered", None, _describe_previous_place(before, moved_depth))
    if {*map(fold, before.officers)} != {*map(fold, after.officers)}:
        made = [event for event in comparison.events if event.kind == "reassigned"]
        was_with: PreviousValues = {"officer": before.officer or None, "officers": before.officers}
        yield comparison.build_change("reassigned", made[-1] if made else None, was_with)
    is_same_plan = before.view.plan is after.view.plan
    words = {} if is_same_plan else find_rewordings(before, after, moved_depth)
    if WAITS_FOR in words:
        yield comparison.build_change("waits for something else", None, {WAITS_FOR: words.pop(WAITS_FOR)})
    if words:
        yield comparison.build_change("reworded", None, words)
    yield from _iter_steps_done(comparison)
    if before.status.rating.rag != after.status.rating.rag:
        ratings = [event for event in comparison.events if event.kind == "commentary" and event.detail]
        was: PreviousValues = {"rag": before.status.rating.rag or None}
        yield comparison.build_change("rag moved", ratings[-1] if ratings else None, was)


def _iter_steps_done(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Yield the steps that were done on a day that nobody knows. Those with a day are events."""
    done = [step.text for step in comparison.before.line.target.steps if step.is_day_unknown]
    for step in comparison.after.line.target.steps:
        if step.is_day_unknown and step.text not in done:
            yield comparison.build_change("step done", None, note=f"{step.text}, day not known")


def _describe_previous_place(before: EvaluatedTarget, moved_depth: int) -> PreviousValues:
    """Return the ref that a target had, and the action or theme that it was moved from."""
    theme, action, _, target, _ = before.line
    ref: PreviousValues = {"ref": target.ref}
    if not moved_depth:
        return ref
    return {**ref, "theme": theme.title} if moved_depth == THEME_DEPTH else {**ref, "action": action.ref}
