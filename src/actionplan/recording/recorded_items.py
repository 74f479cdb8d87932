"""Find what was recorded in a plan: each item with its day, its place in the file, and the plan without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from actionplan.evaluation.plan_view import PlanView
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Decision, OutputLine, Plan, PlanLine, Route, Target
from actionplan.model.progress import Completion, Revision, Suspension, Update
from actionplan.recording.result import replace_at_route
from actionplan.text.english import format_list

T = TypeVar("T")

COMMANDS = (
    "note",
    "start",
    "complete",
    "measure",
    "revise",
    "decide",
    "suspend",
    "resume",
    "reassign",
    "delete",
    "happened",
)
"""The commands that record something. Each kind of item has the name of its command."""


class RecordedItem(NamedTuple):
    """Something that a command recorded, or that somebody wrote as it would: what it is, and on which day.

    The part of the file at `route` is all of it. `changed` is the target, the output or the event at `changed_route` as
    it is without it.
    """

    command: str
    words: str
    on: Phrase | None
    route: Route
    changed: Any
    changed_route: Route = ()

    def take_from(self, plan: Plan) -> Plan:
        """Return the plan without it."""
        after: Plan = replace_at_route(plan, self.changed_route, self.changed)
        return after


def iter_target_items(line: PlanLine, view: PlanView) -> Iterator[RecordedItem]:
    """Yield what was recorded of a target."""
    target = line.target
    parts = (
        _iter_single_items(target),
        _iter_listed_items(target),
        _iter_figures(target),
        _iter_outcomes(target, view),
    )
    for item in chain.from_iterable(parts):
        yield item._replace(route=(*line.route, *item.route), changed_route=line.route)


def _iter_single_items(target: Target) -> Iterator[RecordedItem]:
    """Yield what a target, a suspension and a step have once. The routes are those from the target."""
    if target.started:
        yield RecordedItem(
            "start", "the start", target.started, route=("started",), changed=target._replace(started=None)
        )
    if target.deleted:
        yield RecordedItem(
            "delete", "the deletion", target.deleted.on, route=("deleted",), changed=target._replace(deleted=None)
        )
    for n, suspension in enumerate(target.suspended):
        if suspension.until:
            open_again = _replace_item(target.suspended, n, suspension._replace(until=None))
            route, changed = ("suspended", n, "until"), target._replace(suspended=open_again)
            yield RecordedItem("resume", "the resumption", suspension.until, route=route, changed=changed)
    for n, step in enumerate(target.steps):
        if step.done:
            changed = target._replace(steps=_replace_item(target.steps, n, step._replace(done=None)))
            yield RecordedItem("complete", f"step {n + 1}", step.done, route=("steps", n, "done"), changed=changed)


def _iter_listed_items(target: Target) -> Iterator[RecordedItem]:
    """Yield the items of the lists of a target."""
    for key, command, describe in _LISTS:
        items = getattr(target, key)
        for n, item in enumerate(items):
            rest = _drop_item(items, n)
            fields: dict[str, Any] = {key: rest}
            yield RecordedItem(
                command, describe(item), item.on, route=_find_item(key, n, rest), changed=target._replace(**fields)
            )


def _iter_figures(target: Target) -> Iterator[RecordedItem]:
    for m, measure in enumerate(target.measures):
        for n, actual in enumerate(measure.actuals):
            rest = _drop_item(measure.actuals, n)
            changed = target._replace(measures=_replace_item(target.measures, m, measure._replace(actuals=rest)))
            route = ("measures", m, *_find_item("actuals", n, rest))
            yield RecordedItem("measure", f"the figure {actual.value}", actual.on, route=route, changed=changed)


def _iter_outcomes(target: Target, view: PlanView) -> Iterator[RecordedItem]:
    for number, decision in enumerate(target.decisions):
        for n, outcome in enumerate(decision.decided):
            words = f"the decision of {view.format_decision_maker(decision)} ({outcome.outcome})"
            route, decisions = _drop_outcome(target, view, number, n)
            yield RecordedItem("decide", words, outcome.on, route=route, changed=target._replace(decisions=decisions))


def iter_output_items(line: OutputLine, view: PlanView) -> Iterator[RecordedItem]:
    """Yield who was made responsible for an output."""
    reassigned = line.output.reassigned
    for n, each in enumerate(reassigned):
        rest = _drop_item(reassigned, n)
        words = f"the reassignment to {format_list(view.officers.list_names(each.to))}"
        route = (*line.route, *_find_item("reassigned", n, rest))
        changed = line.output._replace(reassigned=rest)
        yield RecordedItem("reassign", words, each.on, route=route, changed=changed, changed_route=line.route)


def iter_event_items(plan: Plan, number: int) -> Iterator[RecordedItem]:
    """Yield that an event of the plan happened, if it did."""
    event, route = plan.events[number], ("events", number)
    if event.happened:
        changed = event._replace(happened=None)
        yield RecordedItem(
            "happened", "the day", event.happened, route=(*route, "happened"), changed=changed, changed_route=route
        )


def _drop_item(items: Sequence[T], number: int) -> tuple[T, ...]:
    return (*items[:number], *items[number + 1 :])


def _replace_item(items: Sequence[T], number: int, item: T) -> tuple[T, ...]:
    return (*items[:number], item, *items[number + 1 :])


def _find_item(key: str, number: int, rest: Sequence[object]) -> Route:
    """Return the route to an item of a list. The last item takes the key of the list along."""
    return (key, number) if rest else (key,)


def _describe_revision(revision: Revision) -> str:
    return f'the new date "{revision.to.text}"'


def _describe_proposal(revision: Revision) -> str:
    return f'the proposed date "{revision.to.text}"'


def _describe_suspension(_: Suspension) -> str:
    return "the suspension"


def _describe_completion(completion: Completion) -> str:
    return f"the completion for {completion.occurrence.text}" if completion.occurrence else "the completion"


def _describe_update(update: Update) -> str:
    return f"the note{f' ({update.rag})' if update.rag else ''}" if update.words else f"the rating {update.rag}"


def _drop_outcome(
    target: Target, view: PlanView, number: int, outcome_number: int
) -> tuple[Route, tuple[Decision, ...]]:
    """Return the route to an outcome, and the decisions without it.

    An item that only says what one of several parties decided has no use without that, and goes whole.
    """
    decision, others = target.decisions[number], _drop_item(target.decisions, number)
    rest = _drop_item(decision.decided, outcome_number)
    bare = decision._replace(decided=())
    if not rest and bare == Decision(bare.body, party=bare.party) and _is_needed_anyway(target, view, bare, others):
        return _find_item("decisions", number, others), others
    changed = _replace_item(target.decisions, number, decision._replace(decided=rest))
    return ("decisions", number, *_find_item("decided", outcome_number, rest)), changed


def _is_needed_anyway(target: Target, view: PlanView, bare: Decision, others: tuple[Decision, ...]) -> bool:
    """Return True if other items of a target ask for a decision of the same body or party."""
    resolve = view.decision_makers.resolve_name
    return any(
        resolve(required.decision.party) == resolve(bare.party)
        and (bool(bare.party) or resolve(required.decision.body) == resolve(bare.body))
        for required in view.list_required_decisions(target._replace(decisions=others))
    )


_LISTS: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("updates", "note", _describe_update),
    ("completed", "complete", _describe_completion),
    ("revised", "revise", _describe_revision),
    ("proposed", "revise", _describe_proposal),
    ("suspended", "suspend", _describe_suspension),
)
"""The lists of a target that commands add to: the key, which is also the field, the command, and what an item is."""
