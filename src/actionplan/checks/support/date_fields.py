"""Every date of a plan, with the route to it and its role."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from actionplan.checks.support.traversal import cache_list_per_plan, list_outputs
from actionplan.dates import Reading
from actionplan.dates.date_errors import is_impossible
from actionplan.model.measure import Measure
from actionplan.model.phrase import Phrase
from actionplan.model.plan import AwaitedEvent, Plan, Route, Target

DateRole = Literal["target", "planned", "happened", "occurrence", "baseline", "last day"]


class DateField(NamedTuple):
    """A date at its place. The role `happened` is the day of something past, so the date must be a day.

    A date that `is_carried` is of a target that was carried from the plan of an earlier year, or is there for such
    targets. It may be before the period.
    """

    phrase: Phrase
    route: Route
    role: DateRole
    is_carried: bool = False


@cache_list_per_plan
def list_dates(plan: Plan) -> Iterator[DateField]:
    """Yield every date of a plan, in the order of the file."""
    has_carried = plan.has_carried_targets
    for n, event in enumerate(plan.events):
        yield from _mark_carried(_iter_event_dates(event, ("events", n)), is_carried=has_carried)
    for n, officer in enumerate(plan.officers):
        yield from _iter_optional_date(officer.until, ("officers", n, "until"), "last day")
    for _, _, output, route in list_outputs(plan):
        is_carried = has_carried and any(target.carried_from for target in output.targets)
        for n, reassignment in enumerate(output.reassigned):
            on = _iter_optional_date(reassignment.on, (*route, "reassigned", n, "on"), "happened")
            yield from _mark_carried(on, is_carried=is_carried)
        for n, target in enumerate(output.targets):
            dates = _iter_target_dates(target, (*route, "targets", n))
            yield from _mark_carried(dates, is_carried=bool(target.carried_from))


def _mark_carried(dates: Iterator[DateField], *, is_carried: bool) -> Iterator[DateField]:
    return (each._replace(is_carried=True) for each in dates) if is_carried else dates


@cache_list_per_plan
def _list_phrases(plan: Plan) -> Iterator[Phrase]:
    """Yield every phrase of the dates of a plan once: the builder reads equal texts once too."""
    yield from {id(field.phrase): field.phrase for field in list_dates(plan)}.values()


def find_dates(plan: Plan, is_meant: Callable[[Phrase], bool]) -> Iterator[DateField]:
    """Find the dates of a plan with certain phrases, in the order of the file. A large plan has few different ones."""
    phrases = {id(phrase) for phrase in _list_phrases(plan) if is_meant(phrase)}
    if phrases:
        yield from (field for field in list_dates(plan) if id(field.phrase) in phrases)


def has_assumptions(phrase: Phrase) -> bool:
    """Return True if a phrase was read with an assumption."""
    return bool(phrase.reading.assumptions)


def has_impossible_day(reading: Reading) -> bool:
    """Return True if a date names a day that does not exist."""
    return reading.problem is not None and is_impossible(reading.problem)


def quote(text: str) -> str:
    """Quote a text, on one line and short enough for a sentence."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= 80 else f'"{text[:79]}…"'


def _iter_event_dates(event: AwaitedEvent, route: Route) -> Iterator[DateField]:
    yield from _iter_optional_date(event.expected, (*route, "expected"), "planned")
    yield from _iter_optional_date(event.happened, (*route, "happened"), "happened")


def _iter_target_dates(target: Target, route: Route) -> Iterator[DateField]:
    yield DateField(target.date, (*route, "date"), "target")
    if target.steps:
        yield from _iter_step_dates(target, route)
    if target.first_published:
        yield DateField(target.first_published, (*route, "first_published"), "target", is_carried=True)
    if target.decisions:
        yield from _iter_decision_dates(target, route)
    if target.start:
        yield DateField(target.start, (*route, "start"), "planned")
    if target.started:
        yield DateField(target.started, (*route, "started"), "happened")
    if target.revised or target.proposed:
        yield from _iter_revision_dates(target, route)
    for n, measure in enumerate(target.measures):
        if measure.baseline or measure.actuals:
            yield from _iter_measure_dates(measure, (*route, "measures", n))
    if target.updates or target.suspended or target.deleted or target.completed:
        yield from _iter_progress_dates(target, route)


def _iter_step_dates(target: Target, route: Route) -> Iterator[DateField]:
    for n, step in enumerate(target.steps):
        yield from _iter_optional_date(step.date, (*route, "steps", n, "date"), "planned")
        if not step.is_day_unknown:
            yield from _iter_optional_date(step.done, (*route, "steps", n, "done"), "happened")


def _iter_decision_dates(target: Target, route: Route) -> Iterator[DateField]:
    for n, decision in enumerate(target.decisions):
        yield from _iter_optional_date(decision.planned, (*route, "decisions", n, "planned"), "planned")
        for m, outcome in enumerate(decision.decided):
            at = (*route, "decisions", n, "decided", m)
            yield from _iter_optional_date(outcome.on, (*at, "on"), "happened")
            yield from _iter_optional_date(outcome.to, (*at, "to"), "planned")


def _iter_revision_dates(target: Target, route: Route) -> Iterator[DateField]:
    for name, revisions in (("revised", target.revised), ("proposed", target.proposed)):
        for n, revision in enumerate(revisions):
            yield DateField(revision.to, (*route, name, n, "to"), "planned")
            yield from _iter_optional_date(revision.on, (*route, name, n, "on"), "happened")


def _iter_progress_dates(target: Target, route: Route) -> Iterator[DateField]:
    for n, update in enumerate(target.updates):
        yield from _iter_optional_date(update.on, (*route, "updates", n, "on"), "happened")
        yield from _iter_optional_date(update.about, (*route, "updates", n, "about"), "occurrence")
    for n, suspension in enumerate(target.suspended):
        yield from _iter_optional_date(suspension.on, (*route, "suspended", n, "on"), "happened")
        yield from _iter_optional_date(suspension.until, (*route, "suspended", n, "until"), "planned")
    if target.deleted:
        yield from _iter_optional_date(target.deleted.on, (*route, "deleted", "on"), "happened")
    for n, completion in enumerate(target.completed):
        yield from _iter_optional_date(completion.occurrence, (*route, "completed", n, "for"), "occurrence")
        if completion.on.text and not completion.is_day_unknown:
            yield DateField(completion.on, (*route, "completed", n, "on"), "happened")


def _iter_measure_dates(measure: Measure, route: Route) -> Iterator[DateField]:
    if measure.baseline:
        yield from _iter_optional_date(measure.baseline.on, (*route, "baseline", "on"), "baseline")
    for n, actual in enumerate(measure.actuals):
        yield from _iter_optional_date(actual.on, (*route, "actuals", n, "on"), "happened")


def _iter_optional_date(phrase: Phrase | None, route: Route, role: DateRole) -> Iterator[DateField]:
    if phrase is not None:
        yield DateField(phrase, route, role)
