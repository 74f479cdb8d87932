"""Find the date of what a target waits for: an event of its plan, or a target of any plan that was read.

A target that is waited for is expected by its own current date until it is complete, and has happened from then on.
That date may depend on another target, and so on. In a circle of such targets, none has a date.
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates import Window, format_day, read_date
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_current_date, find_suspension, is_deleted
from actionplan.evaluation.occurrences import Windows, measure_progress
from actionplan.evaluation.plan_view import AwaitedTarget, PlanView, TargetKey
from actionplan.evaluation.waiting.dependency_date import DependencyDate, build_event_dependency, inherit_windows
from actionplan.evaluation.waiting.outcomes import OutstandingDecision, iter_outstanding
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Target, fold
from actionplan.text.english import format_list


def find_dependency_date(target: Target, view: PlanView) -> DependencyDate | None:
    """Return what is known about what a target waits for; `None` if no plan that was read has it."""
    event = view.events.get(fold(target.waits_for))
    if event:
        return build_event_dependency(event, view.day)
    awaited = view.plan_index.find_target(target.waits_for, view)
    return _explain_for_plan(view, awaited, _resolve_target(awaited)) if awaited else None


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
    """Return the date of a target that is waited for, and keep it for the next time.

    Follow what it depends on to the end first, and date the targets from there: a chain may be long.
    """
    known = awaited.view.plan_index.dependency_dates
    chain: dict[TargetKey, AwaitedTarget] = {}
    link: AwaitedTarget | None = awaited
    while link and link.key not in known and link.key not in chain:
        chain[link.key] = link
        link = _find_next_target(link)
    links = list(chain.values())
    if link and link.key in chain:
        circle_start = list(chain).index(link.key)
        _resolve_circle(links[circle_start:])
        links = links[:circle_start]
    for each in reversed(links):
        known[each.key] = _build_target_dependency(each, _find_windows(each))
    return known[awaited.key]


def _resolve_circle(circle: list[AwaitedTarget]) -> None:
    """Date the targets of a circle, each of which depends on the next, from those that are complete.

    If none is complete, none has a date.
    """
    known = circle[0].view.plan_index.dependency_dates
    undated = [_build_target_dependency(awaited, ()) for awaited in circle]
    complete = [n for n, dependency in enumerate(undated) if dependency.has_happened]
    for n in complete or range(len(circle)):
        known[circle[n].key] = undated[n]._replace(words=undated[n].words or "in a circle of waiting")
    for step in range(1, len(circle) if complete else 0):
        awaited = circle[complete[-1] - step]
        if awaited.key not in known:
            known[awaited.key] = _build_target_dependency(awaited, _find_windows(awaited))


def _has_dependent_date(awaited: AwaitedTarget) -> bool:
    """Return True if the date of a target is that of what it waits for. A deleted target does not wait any more."""
    target, day = awaited.target, awaited.view.day
    return bool(
        target.waits_for and not is_deleted(target, day) and find_current_date(target, day).reading.kind == "dependent"
    )


def _find_next_target(awaited: AwaitedTarget) -> AwaitedTarget | None:
    """Return the target that the date of another depends on, if it does."""
    target, view = awaited.target, awaited.view
    if not _has_dependent_date(awaited) or fold(target.waits_for) in view.events:
        return None
    return view.plan_index.find_target(target.waits_for, view)


def _find_windows(awaited: AwaitedTarget) -> Windows:
    """Return the windows of the current date of a target. What it depends on must be dated already."""
    target, view = awaited.target, awaited.view
    phrase = find_current_date(target, view.day)
    if not _has_dependent_date(awaited):
        return phrase.reading.windows
    event = view.events.get(fold(target.waits_for))
    if event:
        return inherit_windows(phrase, build_event_dependency(event, view.day))
    next_target = _find_next_target(awaited)
    return inherit_windows(phrase, view.plan_index.dependency_dates[next_target.key] if next_target else None)


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
    if phrase.reading.kind in ("ongoing", "recurring") or last is None:
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
