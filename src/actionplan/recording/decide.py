"""What a body or a party decided of a target."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.as_of import find_all_satisfied_day, find_satisfied_day, iter_outstanding, list_outcomes
from actionplan.evaluation.registry import UnknownName, find_nearest
from actionplan.model.decisions import RequiredDecision
from actionplan.model.plan import (
    OUTCOMES,
    SATISFYING_OUTCOMES,
    Decision,
    Outcome,
    OutcomeName,
    Phrase,
    Plan,
    Target,
    fold,
)
from actionplan.planfile.editing.operations import AppendItem
from actionplan.planfile.tree import Node
from actionplan.recording.decision_lookup import Decider, find_decision
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetAsAt, format_since, open_target
from actionplan.text.english import format_list


class Resolution(NamedTuple):
    """What was resolved: an outcome, where its minute is, and when it is to be decided where it was deferred."""

    outcome: str
    minute: str = ""
    to: str = ""
    conditions: tuple[str, ...] = ()


def record_decision(
    plan: Plan, ref: str, when: DateInput, decider: Decider, resolution: Resolution
) -> RecordedEvent | Refusal:
    """Record what a body or a party `resolved` of a target. Raises `UnknownName` for an outcome that is none."""
    outcome = _parse_outcome(resolution.outcome)
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    to = _read_deferral_date(resolution.to, outcome, case)
    if isinstance(to, Refusal):
        return to
    found = _find_open_decision(case, decider, outcome)
    if isinstance(found, Refusal):
        return found
    given = Outcome(case.on.phrase, outcome, resolution.minute, to, tuple(filter(str.strip, resolution.conditions)))
    change, target = _apply_outcome(case, found, given)
    return case.build_recorded_event(change, target, _describe_outcome(case, found, given, target))


def _apply_outcome(case: TargetAsAt, found: RequiredDecision, given: Outcome) -> tuple[AppendItem, Target]:
    """The change of the file, and the target after it: the outcome joins the item about this decision, or a new one."""
    decisions, route, node = case.target.decisions, case.line.route, _build_node(given)
    if found.is_own:
        made = decisions[found.item_number]._replace(decided=(*decisions[found.item_number].decided, given))
        change = AppendItem((*route, "decisions", found.item_number), "decided", node)
        return change, case.target._replace(
            decisions=(*decisions[: found.item_number], made, *decisions[found.item_number + 1 :])
        )
    body, party = ("" if found.is_party_resolution else found.decision.body), found.decision.party
    item: dict[str, Node] = {**drop_empty_values(party=party, body=body), "decided": [node]}
    made = Decision(body, None, (given,), party)
    return AppendItem(route, "decisions", item), case.target._replace(decisions=(*decisions, made))


def _build_node(given: Outcome) -> dict[str, Node]:
    """An outcome as the file has it."""
    on, to = (phrase.text if phrase else "" for phrase in (given.on, given.to))
    node: dict[str, Node] = {**drop_empty_values(on=on, outcome=given.outcome, to=to)}
    if given.conditions:
        node["conditions"] = [*given.conditions]
    return node | drop_empty_values(minute=given.minute)


def _read_deferral_date(words: str, outcome: str, case: TargetAsAt) -> Phrase | Refusal | None:
    if not words:
        return None
    if outcome != "deferred":
        return Refusal(f"--to says when what was deferred is to be decided, and this was {outcome}. Leave it out.")
    to = read_option_date(words, case.plan, "--to")
    if isinstance(to, Phrase) and to.day and to.day <= case.on.day:
        return Refusal(f'--to "{to.text}" is not after {format_day(case.on.day)}, the day of the deferral.')
    return to


def _parse_outcome(given: str) -> OutcomeName:
    found = next((each for each in OUTCOMES if each == fold(given)), None)
    if found:
        return found
    near = find_nearest(given, OUTCOMES)
    hint = f'The nearest is "{near}". ' if near else ""
    raise UnknownName(
        f'There is no outcome "{given}". {hint}An outcome is {", ".join(OUTCOMES[:-1])} or {OUTCOMES[-1]}.'
    )


def _find_open_decision(case: TargetAsAt, who: Decider, outcome: str) -> RequiredDecision | Refusal:
    """The decision that is meant, where it is open."""
    found = find_decision(case, who)
    return found if isinstance(found, Refusal) else _check_open(case, found, outcome)


def _check_open(case: TargetAsAt, found: RequiredDecision, outcome: str) -> RequiredDecision | Refusal:
    """A decision that is not given yet, or is taken back."""
    decision, name = found.decision, case.view.format_decision_maker(found.decision)
    given = find_satisfied_day(decision, case.view.day)
    if given and outcome in SATISFYING_OUTCOMES:
        last = list_outcomes(decision, case.view.day)[-1][1].outcome
        return Refusal(f"The decision of {name} on {case.ref} is given already: {last}, on {format_day(given)}.")
    if given and case.target.completed:
        return Refusal(
            f"{case.ref} has a completion{format_since(case.target.completed[0].on, 'on')}. If {name} takes its decision "
            'back, take that "completed" out of the file first.'
        )
    return found


def _describe_outcome(case: TargetAsAt, found: RequiredDecision, given: Outcome, target: Target) -> str:
    day = max(case.on.day, case.view.day)
    every = case.view.list_required_decisions(target)
    to = f" to {given.to.text}" if given.to else ""
    first = f"{case.view.format_decision_maker(found.decision)} on {case.ref}, {case.on.words}: {given.outcome}{to}."
    done = find_all_satisfied_day(every, day)
    if done:
        return f"{first} That was the last decision: it is complete, since {format_day(done)}."
    if given.outcome == "refused" and found.is_final:
        return f"{first} {case.ref} does not go ahead, unless that is decided again."
    return f"{first} It waits for {format_list([case.view.format_short_decision_maker(each) for each in iter_outstanding(every, day)])}."
