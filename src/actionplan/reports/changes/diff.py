"""What is different in one target between two days, or two versions of its plan: a change for each thing, or none.

The words of a target that have no day of their own, so that only an earlier file can tell that they changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import is_deleted
from actionplan.evaluation.blockers import iter_event_blockers
from actionplan.evaluation.dependencies import find_dependency_date
from actionplan.evaluation.events import TargetEvent, classify_events, describe_event, list_events, list_new_events
from actionplan.evaluation.occurrences import list_met_days
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.refs import ACTION_DEPTH, THEME_DEPTH
from actionplan.evaluation.registry import NameRegistry
from actionplan.evaluation.status import TargetStatus, list_missed
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import fold
from actionplan.text.english import format_list

WordingValue = str | tuple[str, ...] | None


class Wording(NamedTuple):
    """Some words of a target: their field in a row, their name in print, and whose they are.

    `depth` is how much of the target's route leads to whatever they belong to.
    """

    field: str
    title: str
    depth: int
    get_words: Callable[[EvaluatedTarget], WordingValue]

    def format_ref(self, item: EvaluatedTarget) -> str:
        """The ref of what the words belong to; a theme has none."""
        theme, action, output, target, _ = item.line
        ref = {ACTION_DEPTH: action.ref, OUTPUT_DEPTH: output.ref}.get(self.depth, target.ref)
        return theme.title if self.depth == THEME_DEPTH else item.view.format_ref(ref)


OUTPUT_DEPTH, TARGET_DEPTH = 6, 8


def find_rewordings(before: EvaluatedTarget, after: EvaluatedTarget, moved_depth: int = 0) -> dict[str, WordingValue]:
    """The fields that say something else than they did, and what that was.

    The words of a theme or an action that the target was `moved` to are others without having changed.
    """
    kept = (each for each in WORDINGS if each.depth > moved_depth)
    was = ((each.field, each.get_words(before), each.get_words(after)) for each in kept)
    return {field: words for field, words, now in was if _normalise_words(words) != _normalise_words(now)}


def _normalise_words(words: WordingValue) -> object:
    """Words as they are compared: letter case is a change here, spaces and line breaks are none."""
    texts = words if isinstance(words, tuple) else (words or "",)
    return [" ".join(each.split()) for each in texts]


def _list_decision_makers(item: EvaluatedTarget) -> tuple[str, ...]:
    """Who decides it, one by one: an item of the file that only holds an outcome is no other word."""
    seen = item.view
    return tuple([seen.format_decision_maker(each.decision) for each in seen.list_required_decisions(item.line.target)])


def _list_monitors(item: EvaluatedTarget) -> tuple[str, ...]:
    return _resolve_names(item.line.action.monitored_by, item.view.bodies)


def _resolve_names(names: tuple[str, ...], registry: NameRegistry) -> tuple[str, ...]:
    return tuple([registry[name] for name in names])


WORDINGS = (
    Wording("theme", "Theme", THEME_DEPTH, lambda item: item.line.theme.title or None),
    Wording("action_title", "Action", ACTION_DEPTH, lambda item: item.line.action.title or None),
    Wording("monitored_by", "Monitored by", ACTION_DEPTH, _list_monitors),
    Wording("output_text", "Output", OUTPUT_DEPTH, lambda item: item.line.output.text or None),
    Wording(
        "supporting",
        "Supporting",
        OUTPUT_DEPTH,
        lambda item: _resolve_names(item.line.output.supporting, item.view.officers),
    ),
    Wording("measures", "Measures", TARGET_DEPTH, lambda item: item.line.target.measures),
    Wording("stage", "Stage", TARGET_DEPTH, lambda item: item.line.target.stage or None),
    Wording("waits_for", "Waits for", TARGET_DEPTH, lambda item: item.line.target.waits_for or None),
    Wording("decisions", "Decided by", TARGET_DEPTH, _list_decision_makers),
)


PreviousValues = Mapping[str, WordingValue | date]
"""The fields of a row that changed, and what they were."""


class TargetChange(NamedTuple):
    """One thing that changed in a target.

    `item` is the target as it is after, or before where it is gone; `old` is how it was, where it was there. `event` is
    what happened, `was` which fields of the row are others than before, and `note` what else there is to say.
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
    """A target before and after, where it was moved, and what was recorded of it since.

    `made` is all that was recorded, and `since` what was recorded anew: not in the place of what was altered.
    """

    before: EvaluatedTarget
    after: EvaluatedTarget
    moved_depth: int
    events: list[TargetEvent]
    new_events: list[TargetEvent]


def compare_targets(
    before: EvaluatedTarget | None, after: EvaluatedTarget | None, moved_depth: int = 0
) -> Iterator[TargetChange]:
    """Every change of a target; one of the two is `None` where it is new or gone.

    `moved` is how much of its route leads to the theme or action that it was moved to.
    """
    if after is None:
        if before is not None:
            yield _build_gone(before)
        return
    if before is None:
        yield from _iter_new(after)
        return
    then, now = list_events(before.line.target, before.view), list_events(after.line.target, after.view)
    made = list_new_events(now, then)
    since, altered, lost = classify_events(made, list_new_events(then, now))
    both = TargetComparison(before, after, moved_depth, made, since)
    for found in (
        _iter_status_changes,
        _iter_date_changes,
        _iter_published_date_changes,
        _iter_identity_changes,
        _iter_events,
    ):
        yield from found(both)
    for was, now_is in altered:
        yield TargetChange("altered", after, before, now_is, {"event": describe_event(was)})
    for each in lost:
        yield TargetChange("taken back", after, before, each)
    if _is_not_updated(both):
        yield TargetChange("not updated", after, before)


def _iter_new(item: EvaluatedTarget) -> Iterator[TargetChange]:
    """New in the file; what is late already became so since, as every list of what is late has it."""
    yield TargetChange("new", item)
    late = {"overdue": "newly overdue", "ended": "ended"}.get(item.status.name)
    if late:
        yield TargetChange(late, item)


def _is_not_updated(comparison: TargetComparison) -> bool:
    """Whether a target is open and nothing was recorded of it since: a word put right in what was there is nothing."""
    status = comparison.after.status
    if status.is_finished or status.name == "suspended" or comparison.new_events:
        return False
    return not any(each.on > comparison.before.view.day for each in comparison.events)


def _build_gone(old: EvaluatedTarget) -> TargetChange:
    """Gone from the file; what was marked deleted before is no loss."""
    if is_deleted(old.line.target, old.view.day):
        return TargetChange("deleted", old, old, note="marked deleted before, and now gone from the file")
    return TargetChange("gone", old, old)


def _iter_status_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Completed, or complete no longer; overdue; ended."""
    item = comparison.after
    then, now = comparison.before.status, item.status
    was: PreviousValues = {"status": then.name}
    met = "" if now.completed_on else _format_newly_met(comparison)
    if met or (now.completed_on and not then.completed_on):
        yield TargetChange("completed", item, comparison.before, previous_values=was, note=met)
    if then.completed_on and not now.completed_on and now.name != "deleted":
        yield TargetChange(
            "no longer complete", item, comparison.before, previous_values={**was, "completed": then.completed_on}
        )
    if now.name == "overdue" and (then.name != "overdue" or _has_newly_missed(comparison)):
        yield TargetChange("newly overdue", item, comparison.before, previous_values=was)
    if now.name == "ended" and then.name != "ended":
        yield TargetChange("ended", item, comparison.before, previous_values=was)


def _format_newly_met(comparison: TargetComparison) -> str:
    """The occurrences that are met and were not, in words."""
    met = find_newly_met(comparison.before, comparison.after)
    return format_list([describe_window(window) for window in comparison.after.status.windows if window in met])


def find_newly_met(old: EvaluatedTarget, item: EvaluatedTarget) -> dict[Window, date]:
    """Which of several windows are met that were not, oldest first, and when each was."""
    then = _find_met(old)
    return {window: on for window, on in _find_met(item).items() if window not in then}


def _find_met(item: EvaluatedTarget) -> dict[Window, date]:
    """Which of several windows are met, and when."""
    target, found = item.line.target, item.status
    if not target.completed or target.decisions or len(found.windows) < 2:
        return {}
    met = list_met_days(target, found.phrase.reading.kind, found.windows, item.view.day)
    return {window: on for window, on in zip(found.windows, met, strict=True) if on}


def _has_newly_missed(comparison: TargetComparison) -> bool:
    """Whether a due day is missed that was not."""
    then = {window.latest for window in list_missed(comparison.before.status, comparison.before.view.day)}
    return any(window.latest not in then for window in list_missed(comparison.after.status, comparison.after.view.day))


def _iter_date_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """A date that was revised, or one that means other days: by an event, or by what the plan says of its calendar."""
    then, now = comparison.before.status, comparison.after.status
    was: PreviousValues = {"date": then.phrase.text or None, "due": then.due}
    moves = [each for each in comparison.events if each.kind == "date moved"]
    if moves:
        yield TargetChange("date moved", comparison.after, comparison.before, moves[-1], was)
    elif fold(then.phrase.text) == fold(now.phrase.text) and _get_dated_windows(then) != _get_dated_windows(now):
        yield TargetChange(
            "date moved",
            comparison.after,
            comparison.before,
            previous_values=was,
            note=_explain_date_change(comparison.after),
        )


def _explain_date_change(item: EvaluatedTarget) -> str:
    """Why a date means other days in the same words: by what is known of whatever it waits for, or by the calendar."""
    target, seen = item.line.target, item.view
    if item.status.phrase.reading.kind == "dependent" and target.waits_for:
        found = find_dependency_date(target, seen)
        name, words = (
            (found.name, found.words) if found else next(iter_event_blockers(target, seen, is_dated=False))[:2]
        )
        if words:
            return f"{name}: {words}"
    return "the same words mean other days now"


def _get_dated_windows(status: TargetStatus) -> tuple[Window, ...]:
    """The windows of a date, where it has a date."""
    return status.windows if status.is_dated else ()


def _iter_published_date_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """The published date stays for good, whatever is revised."""
    then, now = comparison.before.line.target.date.text, comparison.after.line.target.date.text
    if fold(then) != fold(now):
        was: PreviousValues = {"published_date": then or None, "published_due": comparison.before.status.published_due}
        yield TargetChange("published date changed", comparison.after, comparison.before, previous_values=was)


def _iter_identity_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Another ref, another officer, other words, another RAG."""
    old, item, moved, made, _ = comparison
    if moved or fold(old.line.target.ref) != fold(item.line.target.ref):
        yield TargetChange("renumbered", item, old, previous_values=_describe_previous_place(old, moved))
    if fold(old.officer) != fold(item.officer):
        yield TargetChange("reassigned", item, old, previous_values={"officer": old.officer or None})
    if old.view.plan is not item.view.plan and (words := find_rewordings(old, item, moved)):
        yield TargetChange("reworded", item, old, previous_values=words)
    if old.status.rating.rag != item.status.rating.rag:
        given = [each for each in made if each.kind == "commentary" and each.detail]
        yield TargetChange("rag moved", item, old, given[-1] if given else None, {"rag": old.status.rating.rag or None})


def _describe_previous_place(old: EvaluatedTarget, moved_depth: int) -> PreviousValues:
    """Where a target stood that is somewhere else now: its ref, and the action or the theme that it was moved from."""
    theme, action, _, target, _ = old.line
    ref: PreviousValues = {"ref": target.ref}
    if not moved_depth:
        return ref
    return {**ref, "theme": theme.title} if moved_depth == THEME_DEPTH else {**ref, "action": action.ref}


def _iter_events(comparison: TargetComparison) -> Iterator[TargetChange]:
    """What happened and has a section of its own."""
    sections = ("date proposed", "decided", "started", "suspended", "resumed", "deleted", "commentary")
    return (
        TargetChange(each.kind, comparison.after, comparison.before, each)
        for each in comparison.new_events
        if each.kind in sections
    )
