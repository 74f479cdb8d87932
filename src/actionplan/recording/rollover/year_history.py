"""What of a target's history stays in the old plan, and what is carried because it says where the target stands.

Commentary and revisions are the story of the year. A decision, a start, a suspension that still holds and a proposal
that is still open are not over, and neither is a date of several that was met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.evaluation.as_of import find_effective_day, has_started, list_revisions
from actionplan.evaluation.slippage import find_proposal
from actionplan.model.plan import Output, Route
from actionplan.model.progress import Revision, Suspension
from actionplan.model.responsibility import list_reassignments
from actionplan.planfile.editing import BatchChange, Removal, SetKey
from actionplan.recording.rollover.carried_targets import CarriedTarget


def build_target_changes(carried: CarriedTarget, ref: str, day: date) -> Iterator[BatchChange]:
    """Build the changes of a target that is carried: its date, where it comes from, and what is left behind."""
    line, target = carried.item.line, carried.item.line.target
    if carried.date != target.date.text:
        yield SetKey(line.route, "date", carried.date)
    yield SetKey(line.route, "carried_from", ref, below="date")
    if carried.first_published:
        yield SetKey(line.route, "first_published", carried.first_published, below="date")
    if target.first_published and carried.how == "goes on":
        yield Removal((*line.route, "first_published"))
    if carried.how == "goes on":
        if target.why_moved:
            yield Removal((*line.route, "why_moved"))
    elif reasons := _join_reasons(carried, day):
        yield SetKey(line.route, "why_moved", reasons, below="date")
    yield from _iter_removals(carried, day)


def _join_reasons(carried: CarriedTarget, day: date) -> str:
    """Join why the date of a target moved, in this year and before: the revisions themselves stay in the old plan."""
    target = carried.item.line.target
    reasons = (target.why_moved, *(revision.why for revision in list_revisions(target, day)))
    return "; ".join(dict.fromkeys(words.rstrip(" .;") for words in reasons if words))


def build_officer_changes(output: Output, route: Route, day: date) -> Iterator[BatchChange]:
    """Build the changes of an output that was reassigned: who is responsible now is so from the start."""
    made = list_reassignments(output, day)
    if made:
        names = list(made[-1].to)
        yield SetKey(route, "officer", names[0] if len(names) == 1 else [*names])
        yield from _remove_items(
            route, "reassigned", output.reassigned, [each not in made for each in output.reassigned]
        )


def _iter_removals(carried: CarriedTarget, day: date) -> Iterator[Removal]:
    line, target = carried.item.line, carried.item.line.target
    if target.start and has_started(target, day):
        yield Removal((*line.route, "start"))
    if target.updates:
        yield Removal((*line.route, "updates"))
    if target.completed and carried.how != "kept":
        yield Removal((*line.route, "completed"))
    open_proposal = None if carried.how == "new" else find_proposal(target, day)
    kept: tuple[tuple[str, Sequence[object], list[bool]], ...] = (
        ("revised", target.revised, [_is_to_come(each, day) for each in target.revised]),
        ("proposed", target.proposed, [each is open_proposal for each in target.proposed]),
        ("suspended", target.suspended, [_is_open(each, day) for each in target.suspended]),
    )
    for key, items, flags in kept:
        yield from _remove_items(line.route, key, items, flags)


def _remove_items(route: Route, key: str, items: Sequence[object], are_kept: list[bool]) -> Iterator[Removal]:
    """Take out the items that are not kept; the whole key, if none is."""
    if items and not any(are_kept):
        yield Removal((*route, key))
        return
    yield from (Removal((*route, key, n)) for n, is_kept in enumerate(are_kept) if not is_kept)


def _is_to_come(revision: Revision, day: date) -> bool:
    return find_effective_day(revision.on, day) is None


def _is_open(suspension: Suspension, day: date) -> bool:
    return find_effective_day(suspension.until, day) is None
