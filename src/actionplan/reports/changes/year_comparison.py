"""Compare the plans of two years: what was carried from one to the other, what was finished, and what is new.

A target of the later plan says which target of the earlier one it was (`carried_from`), so nothing is guessed from
words. The history of the earlier year stays there: that it is not in the later plan is no change.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.dates import REPEATED_KINDS
from actionplan.dates.calendar import DAY
from actionplan.evaluation.status import TargetStatus
from actionplan.evaluation.target_events import list_events, list_new_events
from actionplan.evaluation.targets import EvaluatedTarget, is_not_updated
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan, PlanLine
from actionplan.model.plan_names import iter_ref_splits
from actionplan.model.statuses import Status
from actionplan.reports.changes.comparison import (
    EVENT_SECTIONS,
    PreviousValues,
    TargetChange,
    TargetComparison,
    iter_identity_changes,
    iter_new,
    iter_status_changes,
)
from actionplan.reports.changes.matching import LinePair
from actionplan.text.folding import fold


def match_carried_targets(before: Plan, after: Plan) -> list[LinePair]:
    """Pair the targets of a plan with those of an earlier year's that they were carried from; none if they were not.

    Those of the later plan are in their order, and then those that were not carried.
    """
    if before is after or before.context == after.context:
        return []
    names = {fold(name) for name in (before.name, *before.aliases)} if before.name else set[str]()
    lines = {fold(line.target.ref): line for line in reversed([*before.walk()])}
    pairs = [LinePair(_find_line_before(line.target.origins, lines, names), line) for line in after.walk()]
    carried = {pair.before.route for pair in pairs if pair.before}
    if not carried:
        return []
    return [*pairs, *(LinePair(line, None) for line in before.walk() if line.route not in carried)]


def compare_years(before: EvaluatedTarget | None, after: EvaluatedTarget | None) -> Iterator[TargetChange]:
    """Yield every change of a target from one year's plan to the next one's."""
    if before and after:
        yield from _compare(before, after)
    elif after:
        yield from iter_new(after)
    elif before:
        yield TargetChange(_choose_section(before), before, before)


def _choose_section(item: EvaluatedTarget) -> str:
    """Choose the section of a target that was not carried. What was taken out of the plan was not finished."""
    if item.status.name == Status.DELETED:
        return "deleted"
    return "finished" if item.status.is_finished else "not carried"


def _find_line_before(origins: tuple[str, ...], lines: dict[str, PlanLine], names: set[str]) -> PlanLine | None:
    """Find the target that was carried, last year or before. If the earlier plan has no name, its ref is enough."""
    for words in origins:
        for name, ref in iter_ref_splits(words):
            if not names or fold(name) in names:
                return lines.get(fold(ref))
        if fold(words) in lines:
            return lines[fold(words)]
    return None


def _compare(before: EvaluatedTarget, after: EvaluatedTarget) -> Iterator[TargetChange]:
    then, now = list_events(before.line, before.view), list_events(after.line, after.view)
    events = list_new_events(now, then)
    comparison = TargetComparison(before, after, moved_depth=0, events=events, new_events=events)
    yield from _iter_date_changes(comparison)
    for change in (*iter_status_changes(comparison), *iter_identity_changes(comparison)):
        # What recurring work met, and the last rating, are in the plan of the year that they are about.
        is_of_last_year = change.section == "no longer complete" or (
            change.section == "rag moved" and not after.status.rating.rag
        )
        if not is_of_last_year:
            yield change
    for event in events:
        if event.kind in EVENT_SECTIONS:
            yield comparison.build_change(event.kind, event)
    if not comparison.new_events and is_not_updated(comparison.after, comparison.before.view.day + DAY):
        yield comparison.build_change("not updated")


def _iter_date_changes(comparison: TargetComparison) -> Iterator[TargetChange]:
    """Yield that a target was carried, and its new date if the later plan has another or has revised it since."""
    then, now = comparison.before.status, comparison.after
    was: PreviousValues = {"date": then.phrase.text or None, "due": then.due}
    has_same_words = fold(then.phrase.text) == fold(now.status.phrase.text)
    yield comparison.build_change("carried", None, None if has_same_words else {"date": then.phrase.text or None})
    moves = [event for event in comparison.events if event.kind == "date moved"]
    if moves:
        yield comparison.build_change("date moved", moves[-1], was)
    elif _has_other_date(then, now.line.target.date):
        period = now.view.plan.context.period
        yield comparison.build_change("date moved", None, was, f"in the plan for {period}")


def _has_other_date(then: TargetStatus, phrase: Phrase) -> bool:
    """Return True if a date means other days. Work that goes on from year to year has no other date."""
    was, now = then.phrase.reading, phrase.reading
    if was.kind == now.kind and was.kind in REPEATED_KINDS:
        return False
    return (was.kind, was.windows) != (now.kind, now.windows)
