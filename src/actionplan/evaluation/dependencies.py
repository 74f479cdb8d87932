"""When what a target waits for is to be, or was: an event of its plan, or a target of this plan or of another.

A target that is waited for is expected by its own current date until it is complete, and has happened from then on.
That date may depend on another in its turn, and so on; where that comes round in a circle, nothing in it has a date.

The plans that are asked about together, as what waits for another looks for it: by name and ref.

What is known of one thing that is waited for: when it is expected, since when it is there, or what keeps it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.dates import Window, format_day, read_date
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_current_date, find_effective_day, find_suspension, is_deleted
from actionplan.evaluation.blockers import OutstandingDecision, iter_outstanding_decisions
from actionplan.evaluation.occurrences import measure_progress
from actionplan.evaluation.plan_view import PlanView
from actionplan.model.plan import AwaitedEvent, Phrase, Target, fold
from actionplan.model.plan_names import PlanMatch, PlanNames
from actionplan.text.english import format_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.evaluation.plan_view import PlanView


TargetKey = tuple[int, str]
"""The identity of a plan, and the folded ref of a target in it."""


class AwaitedTarget(NamedTuple):
    """A target that something waits for, as "jsp:1.1a" names it, and the view of its plan."""

    key: TargetKey
    target: Target
    view: PlanView

    @property
    def name(self) -> str:
        """Its plan's name and its ref."""
        return f"{self.view.plan.display_name}:{self.target.ref}"


class PlanIndex:
    """The views of plans that are asked about together.

    `known` is how the targets that others wait for are dated, each worked out once.
    """

    def __init__(self) -> None:
        self.dependency_dates: dict[TargetKey, DependencyDate] = {}
        self._naming = PlanNames(())
        self._views: dict[int, PlanView] = {}

    def add_views(self, views: Iterable[PlanView]) -> None:
        """Take in the views."""
        self._views = {id(seen.plan): seen for seen in views}
        plans = [seen.plan for seen in self._views.values()]
        self._naming = PlanNames((plan, (plan.name, *plan.aliases)) for plan in plans)

    def find_plan(self, words: str, from_view: PlanView) -> PlanMatch | None:
        """The plan and the ref that words in one of the plans name, where that is what they are."""
        return self._naming.match(words, from_view.plan)

    def find_target(self, words: str, from_view: PlanView) -> AwaitedTarget | None:
        """The target that words in one of the plans name, where there is one."""
        named = self.find_plan(words, from_view)
        line = self._naming.find_line(named) if named else None
        if named is None or line is None:
            return None
        at = id(named.plan)
        return AwaitedTarget((at, fold(named.ref)), line.target, self._views[at])


Windows = tuple[Window, ...]

HoldUpReason = Literal["", "taken out of its plan", "suspended", "refused", "deferred", "held up", "overdue"]

STOPPING_REASONS: tuple[HoldUpReason, ...] = ("taken out of its plan", "suspended", "refused")
"""What keeps a target from being met for as long as it holds."""


class DependencyDate(NamedTuple):
    """What is known of the date of whatever is waited for: that it has happened, or else when it is expected.

    `words` are "expected February 2018" or "met 20 March 2018", and nothing where it has no date; `phrase` is the date
    that they quote. `day` is the day on which it happened, or the last by which it is expected, and `held` what is in
    its way.
    """

    name: str
    has_happened: bool
    windows: Windows = ()
    day: date | None = None
    words: str = ""
    is_target: bool = False
    hold_up_reason: HoldUpReason = ""
    phrase: Phrase | None = None


def build_event_dependency(event: AwaitedEvent, day: date) -> DependencyDate:
    """How an event is dated."""
    happened = find_effective_day(event.happened, day) is not None
    phrase = event.happened if happened else event.expected
    if phrase is None:
        return DependencyDate(event.name, happened)
    words = f"{'happened' if happened else 'expected'} {phrase.text}"
    return DependencyDate(event.name, happened, phrase.reading.windows, phrase.day, words)


def build_target_dependency(awaited_target: AwaitedTarget, windows: Windows) -> DependencyDate:
    """How a target is dated whose current date has those windows."""
    target, seen = awaited_target.target, awaited_target.view
    if is_deleted(target, seen.day):
        held: HoldUpReason = "taken out of its plan"
        return DependencyDate(awaited_target.name, has_happened=False, words=held, hold_up_reason=held)
    kind = find_current_date(target, seen.day).reading.kind
    unmet, done, _ = measure_progress(target, seen.list_required_decisions(target), kind, windows, seen.day)
    if done:
        met = (Window(done, done),)
        return DependencyDate(
            awaited_target.name,
            has_happened=True,
            windows=met,
            day=done,
            words=f"met {format_day(done)}",
            is_target=True,
        )
    return _add_hold_up(awaited_target, _build_expected_dependency(awaited_target, windows, unmet))


def _build_expected_dependency(awaited_target: AwaitedTarget, windows: Windows, unmet: Windows) -> DependencyDate:
    """What is expected of a target by its date alone; of several dates, by those that are still open."""
    phrase = find_current_date(awaited_target.target, awaited_target.view.day)
    last = windows[-1].latest if windows else None
    found = DependencyDate(awaited_target.name, has_happened=False, windows=windows, day=last)
    if not windows:
        return found
    own = phrase if phrase.reading.windows == unmet else None
    if phrase.reading.kind in ("ongoing", "recurring") or last is None:
        words = f"expected: {phrase.text or describe_window(windows[-1])}"
    else:
        words = f"expected {own.text if own else format_list([describe_window(each) for each in unmet])}"
    if _is_overdue(awaited_target, phrase, unmet):
        return found._replace(words=f"overdue, {words}", hold_up_reason="overdue", phrase=own)
    return found._replace(words=words, phrase=own)


def _is_overdue(awaited_target: AwaitedTarget, phrase: Phrase, unmet: Windows) -> bool:
    """Whether one of its dates has gone by; what is ongoing has ended then, and is not late."""
    first = unmet[0].latest if unmet and phrase.reading.kind != "ongoing" else None
    return first is not None and first < awaited_target.view.day


def _add_hold_up(awaited_target: AwaitedTarget, dependency: DependencyDate) -> DependencyDate:
    """The same, with what keeps it back: that it is suspended, or what those who decide resolved."""
    target, seen = awaited_target.target, awaited_target.view
    if target.suspended and find_suspension(target, seen.day):
        return dependency._replace(words="suspended", hold_up_reason="suspended", phrase=None)
    every = list(iter_outstanding_decisions(seen.list_required_decisions(target), seen))
    if refused := [each for each in every if each.is_refused]:
        return dependency._replace(
            words=_describe_refusal(refused, awaited_target), hold_up_reason="refused", phrase=None
        )
    if deferred := [each for each in every if each.outcome == "deferred"]:
        return _build_deferred_dependency(deferred, awaited_target, dependency)
    if advised := [each for each in every if each.outcome == "refused"]:
        words = "; ".join(filter(None, (dependency.words, _describe_refusal(advised, awaited_target))))
        return dependency._replace(words=words, hold_up_reason=dependency.hold_up_reason or "held up")
    return dependency


def _describe_refusal(decisions: Sequence[OutstandingDecision], awaited_target: AwaitedTarget) -> str:
    return f"refused {format_list([f'by {_format_decision_maker(each, awaited_target)} on {format_day(each.on)}' for each in decisions if each.on])}"


def _build_deferred_dependency(
    decisions: Sequence[OutstandingDecision], awaited_target: AwaitedTarget, dependency: DependencyDate
) -> DependencyDate:
    """What was put off is expected on the last of its new days, and no more by the date of the target."""
    days = [each.expected_by for each in decisions]
    last = None if None in days else max(day for day in days if day)
    said = [each.last_outcome.to for each in decisions if each.last_outcome and each.last_outcome.to]
    until = {
        each: f"to {each.last_outcome.to.text} " if each.last_outcome and each.last_outcome.to else ""
        for each in decisions
    }
    words = f"deferred {format_list([f'{until[each]}by {_format_decision_maker(each, awaited_target)}' for each in decisions])}"
    is_late = last is not None and last < awaited_target.view.day
    return dependency._replace(
        day=last,
        words=f"overdue, {words}" if is_late else words,
        hold_up_reason="deferred",
        phrase=said[0] if len(said) == 1 else None,
    )


def _format_decision_maker(decision: OutstandingDecision, awaited_target: AwaitedTarget) -> str:
    """Whoever resolved it."""
    return (
        awaited_target.view.format_short_decision_maker(decision.resolved_by) if decision.resolved_by else decision.name
    )


_CONCURRENT_OPENINGS = ("in line", "inline", "as per", "to tie", "tie in", "in parallel", "see ")
"""Openings of a dependent date that goes with the thing named; the others come after it, or hang on it."""


def find_dependency_date(target: Target, view: PlanView) -> DependencyDate | None:
    """What is known on the day of whatever a target waits for; `None` where none of the plans that were read has it."""
    event = view.events.get(fold(target.waits_for))
    if event:
        return build_event_dependency(event, view.day)
    found = _find_awaited_target(target, view)
    return _explain_in_context(view, found, _resolve_dependency_date(found)) if found else None


def inherit_windows(phrase: Phrase, dependency: DependencyDate | None) -> Windows:
    """The windows that a dependent date has from what it waits for, by its own words.

    "In line with X" has X's, and those that X is expected in until it happens. "Following X" has none: once X has
    happened, it wants a date of its own.
    """
    return dependency.windows if dependency and _is_concurrent(phrase) else ()


def open_window_since(phrase: Phrase, dependency: DependencyDate | None) -> Windows:
    """The open window of a date that comes after something which has happened: from that day on."""
    if dependency is None or not dependency.has_happened or dependency.day is None or _is_concurrent(phrase):
        return ()
    return (Window(dependency.day, None),)


def _is_concurrent(phrase: Phrase) -> bool:
    return fold(phrase.reading.remark or "").startswith(_CONCURRENT_OPENINGS)


def _explain_in_context(view: PlanView, awaited_target: AwaitedTarget, dependency: DependencyDate) -> DependencyDate:
    """The same for whoever waits in a plan that would read the date otherwise: with the days that it means."""
    phrase, context = dependency.phrase, view.plan.context
    if (
        phrase is None
        or context == awaited_target.view.plan.context
        or read_date(phrase.text, context).windows == phrase.reading.windows
    ):
        return dependency
    return dependency._replace(
        words=f"{dependency.words}, {format_list([describe_window(each) for each in phrase.reading.windows])}"
    )


# Targets that are waited for.


def _find_awaited_target(target: Target, view: PlanView) -> AwaitedTarget | None:
    return view.plan_index.find_target(target.waits_for, view)


def _resolve_dependency_date(first: AwaitedTarget) -> DependencyDate:
    """How a target that is waited for is dated.

    What dates it is followed to its end first, and then dated from there: a chain may be long.
    """
    known = first.view.plan_index.dependency_dates
    chain: dict[TargetKey, AwaitedTarget] = {}
    one: AwaitedTarget | None = first
    while one and one.key not in known and one.key not in chain:
        chain[one.key] = one
        one = _find_dating_target(one)
    links = list(chain.values())
    if one and one.key in chain:
        turn = list(chain).index(one.key)
        _break_circle(links[turn:])
        links = links[:turn]
    for each in reversed(links):
        known[each.key] = build_target_dependency(each, _find_windows(each))
    return known[first.key]


def _break_circle(circle: list[AwaitedTarget]) -> None:
    """Date the targets of a circle, each of which depends on the next: by those that are complete as they are.

    Where none is, none has a date.
    """
    known = circle[0].view.plan_index.dependency_dates
    alone = [build_target_dependency(each, ()) for each in circle]
    done = [n for n, found in enumerate(alone) if found.has_happened]
    for n in done or range(len(circle)):
        known[circle[n].key] = alone[n]._replace(words=alone[n].words or "in a circle of waiting")
    for step in range(1, len(circle) if done else 0):
        each = circle[done[-1] - step]
        if each.key not in known:
            known[each.key] = build_target_dependency(each, _find_windows(each))


def _is_dependent(awaited_target: AwaitedTarget) -> bool:
    """Whether the date of a target is that of whatever it waits for; what is deleted waits no more."""
    target, day = awaited_target.target, awaited_target.view.day
    return bool(
        target.waits_for and not is_deleted(target, day) and find_current_date(target, day).reading.kind == "dependent"
    )


def _find_dating_target(awaited_target: AwaitedTarget) -> AwaitedTarget | None:
    """The target that the date of another depends on, where it does on one."""
    if not _is_dependent(awaited_target) or fold(awaited_target.target.waits_for) in awaited_target.view.events:
        return None
    return _find_awaited_target(awaited_target.target, awaited_target.view)


def _find_windows(awaited_target: AwaitedTarget) -> Windows:
    """The windows of the current date of a target, where that which it depends on is dated already."""
    phrase, seen = find_current_date(awaited_target.target, awaited_target.view.day), awaited_target.view
    if not _is_dependent(awaited_target):
        return phrase.reading.windows
    event, other = seen.events.get(fold(awaited_target.target.waits_for)), _find_dating_target(awaited_target)
    found = (
        build_event_dependency(event, seen.day)
        if event
        else seen.plan_index.dependency_dates[other.key]
        if other
        else None
    )
    return inherit_windows(phrase, found)
