"""Find the date of what a target waits for: an event of its plan, or a target of any plan that was read.

A target that is waited for is expected by its own current date until it is complete, and has happened from then on.
That date may depend on another target, and so on. In a circle of such targets, none has a date.
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates import REPEATED_KINDS, Window, format_day, read_date
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_current_date, find_suspension, is_deleted
from actionplan.evaluation.occurrences import Windows, measure_progress
from actionplan.evaluation.plan_view import AwaitedTarget, PlanView, TargetKey
from actionplan.evaluation.waiting.dependency_date import (
    DependencyDate,
    build_event_dependency,
    find_last_dependency,
    inherit_windows,
)
from actionplan.evaluation.waiting.outcomes import OutstandingDecision, iter_outstanding
from actionplan.model.circles import iter_groups
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Target
from actionplan.text.english import format_list
from actionplan.text.folding import fold

_IN_A_CIRCLE = "in a circle of waiting"


def find_dependency_dates(target: Target, view: PlanView) -> tuple[DependencyDate, ...]:
    """Return what is known about each thing that a target waits for, in the order of the file."""
    return tuple([_find_dependency_date(name, view) for name in target.waits_for])


def _find_dependency_date(name: str, view: PlanView) -> DependencyDate:
    event = view.events.get(fold(name))
    if event:
        return build_event_dependency(event, view.day)
    awaited = view.plan_index.find_target(name, view)
    if awaited:
        return _explain_for_plan(view, awaited, _resolve_target(awaited))
    return DependencyDate(name, has_happened=False, words=_explain_unknown(name, view))


def _explain_unknown(name: str, view: PlanView) -> str:
    """Say why nothing is known about a target of another plan."""
    match = view.plan_index.match_plan(name, view)
    if match is None:
        return ""
    if not match.plans:
        return "not among the plans that were read"
    if match.plan is None:
        return f"not clear which: {len(match.plans)} of the plans have that name"
    return "that plan has no such target" if match.plan.is_whole else "not found: that plan could not be read whole"


def _explain_for_plan(view: PlanView, awaited: AwaitedTarget, dependency: DependencyDate) -> DependencyDate:
    """Add the days that a date means, if the waiting plan would read its words in another way."""
    phrase, context = dependency.phrase, view.plan.context
    if (
        phrase is None
        or context == awaited.view.plan.context
        or read_date(phrase.text, context).windows == phrase.reading.windows
    ):
        return dependency
    days = format_list([describe_window(window) for window in phrase.reading.windows])
    return dependency._replace(words=f"{dependency.words}, {days}")


# Chains and circles of targets.


def _resolve_target(awaited: AwaitedTarget) -> DependencyDate:
    """Return the date of a target that is waited for, and keep it for the next time, with those that it depends on."""
    known = awaited.view.plan_index.dependency_dates
    for group in iter_groups(awaited, _get_key, _list_next_targets, known.__contains__):
        for each in group.items:
            dependency = _build_target_dependency(each, () if group.is_circle else _find_windows(each))
            words = dependency.words or (_IN_A_CIRCLE if group.is_circle else "")
            known[each.key] = dependency._replace(words=words)
    return known[awaited.key]


def _get_key(awaited: AwaitedTarget) -> TargetKey:
    return awaited.key


def _has_dependent_date(awaited: AwaitedTarget) -> bool:
    """Return True if the date of a target is that of what it waits for: not if it is complete or deleted."""
    target, day = awaited.target, awaited.view.day
    if not target.waits_for or is_deleted(target, day) or find_current_date(target, day).reading.kind != "dependent":
        return False
    return not _build_target_dependency(awaited, ()).has_happened


def _list_next_targets(awaited: AwaitedTarget) -> list[AwaitedTarget]:
    """List the targets that the date of another depends on."""
    target, view = awaited.target, awaited.view
    names = target.waits_for if _has_dependent_date(awaited) else ()
    found = (view.plan_index.find_target(name, view) for name in names if fold(name) not in view.events)
    return [each for each in found if each]


def _find_windows(awaited: AwaitedTarget) -> Windows:
    """Return the windows of the current date of a target. What it depends on must be dated already."""
    target, view = awaited.target, awaited.view
    phrase = find_current_date(target, view.day)
    if not _has_dependent_date(awaited):
        return phrase.reading.windows
    return inherit_windows(phrase, find_last_dependency(find_dependency_dates(target, view)))


# The date of one target.


def _build_target_dependency(awaited: AwaitedTarget, windows: Windows) -> DependencyDate:
    """Build the date of a target with the windows of its current date."""
    target, view = awaited.target, awaited.view
    if is_deleted(target, view.day):
        return DependencyDate(
            awaited.name, has_happened=False, words="taken out of its plan", hold_up_reason="taken out of its plan"
        )
    phrase = find_current_date(target, view.day)
    decisions = view.list_required_decisions(target)
    unmet, completion, _ = measure_progress(target, decisions, phrase.reading.kind, windows, view.day)
    if completion:
        met_on = completion.latest
        return DependencyDate(
            awaited.name,
            has_happened=True,
            windows=(Window(met_on, met_on),) if met_on else (),
            day=met_on,
            words=f"met {format_day(met_on)}" if met_on else "met, on a day that nobody knows",
            is_target=True,
        )
    expected = _build_expected_dependency(awaited, phrase, windows, unmet)
    if target.suspended and find_suspension(target, view.day):
        return expected._replace(words="suspended", hold_up_reason="suspended", phrase=None)
    return _add_outcomes(expected, list(iter_outstanding(decisions, view.day)), view)


def _build_expected_dependency(
    awaited: AwaitedTarget, phrase: Phrase, windows: Windows, unmet: Windows
) -> DependencyDate:
    """Build the date by which a target is expected; of several windows, say those that are not met."""
    last = windows[-1].latest if windows else None
    dependency = DependencyDate(awaited.name, has_happened=False, windows=windows, day=last)
    if not windows:
        return dependency
    own = phrase if phrase.reading.windows == unmet else None
    if phrase.reading.kind in REPEATED_KINDS or last is None:
        words = f"expected: {phrase.text or describe_window(windows[-1])}"
    else:
        words = f"expected {own.text if own else format_list([describe_window(window) for window in unmet])}"
    first_due = unmet[0].latest if unmet and phrase.reading.kind != "ongoing" else None
    if first_due and first_due < awaited.view.day:
        return dependency._replace(words=f"overdue, {words}", hold_up_reason="overdue", phrase=own)
    return dependency._replace(words=words, phrase=own)


def _add_outcomes(
    dependency: DependencyDate, decisions: Sequence[OutstandingDecision], view: PlanView
) -> DependencyDate:
    """Add what those who have still to decide resolved so far: a refusal, else a deferral, else a refused advice."""
    if refusals := [decision for decision in decisions if decision.is_refused]:
        words = _describe_refusals(refusals, view)
        return dependency._replace(words=words, hold_up_reason="refused", phrase=None)
    if deferrals := [decision for decision in decisions if decision.outcome == "deferred"]:
        return _add_deferrals(dependency, deferrals, view)
    if refused_advice := [decision for decision in decisions if decision.outcome == "refused"]:
        words = "; ".join(filter(None, (dependency.words, _describe_refusals(refused_advice, view))))
        return dependency._replace(words=words, hold_up_reason=dependency.hold_up_reason or "held up")
    return dependency


def _describe_refusals(decisions: Sequence[OutstandingDecision], view: PlanView) -> str:
    refusals = [f"{_format_by(decision, view)} on {format_day(decision.on)}" for decision in decisions if decision.on]
    return f"refused {format_list(refusals)}"


def _add_deferrals(
    dependency: DependencyDate, decisions: Sequence[OutstandingDecision], view: PlanView
) -> DependencyDate:
    """Expect a target on the last day to which a decision was deferred, instead of its own date."""
    days = [decision.expected_by for decision in decisions]
    last = None if None in days else max(filter(None, days))
    new_dates = [each.last_outcome.to for each in decisions if each.last_outcome and each.last_outcome.to]
    words = f"deferred {format_list([_format_deferral(decision, view) for decision in decisions])}"
    return dependency._replace(
        day=last,
        words=f"overdue, {words}" if last is not None and last < view.day else words,
        hold_up_reason="deferred",
        phrase=new_dates[0] if len(new_dates) == 1 else None,
    )


def _format_deferral(decision: OutstandingDecision, view: PlanView) -> str:
    new_date = decision.last_outcome.to if decision.last_outcome else None
    return f"{f'to {new_date.text} ' if new_date else ''}{_format_by(decision, view)}"


def _format_by(decision: OutstandingDecision, view: PlanView) -> str:
    """Name the body that gave the last outcome."""
    return f"by {view.format_short_decision_maker(decision.resolved_by or decision.required)}"
