"""Record what a body or a party decided about a target."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.waiting.outcomes import (
    find_all_satisfied_day,
    find_satisfied_day,
    iter_unsatisfied,
    list_outcomes,
)
from actionplan.model.decision_makers import RequiredDecision
from actionplan.model.outcome_words import OUTCOMES, OutcomeName, parse_outcome, suggest_outcome
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Decision, Outcome, Plan, Target
from actionplan.planfile.editing.operations import AppendItem
from actionplan.planfile.tree import Node
from actionplan.recording.decision_lookup import Decider, find_decision
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetCase, format_since, open_target
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.english import format_list
from actionplan.text.folding import fold


class Resolution(NamedTuple):
    """What was decided: an outcome, where its minute is, the new date of a deferral, and the conditions."""

    outcome: str
    minute: str = ""
    to: str = ""
    conditions: tuple[str, ...] = ()


def record_decision(
    plan: Plan, ref: str, when: DateInput, decider: Decider, resolution: Resolution
) -> RecordedEvent | Refusal:
    """Record what a body or a party decided about a target. Raise `UnknownName` for a word that is not an outcome."""
    outcome_name = _parse_outcome(resolution.outcome)
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    to = _read_deferral_date(resolution.to, outcome_name, case)
    if isinstance(to, Refusal):
        return to
    required = find_decision(case, decider)
    if isinstance(required, Refusal):
        return required
    if problem := _find_problem(case, required, outcome_name):
        return Refusal(problem)
    outcome = Outcome(
        on=case.on.phrase,
        outcome=outcome_name,
        minute=resolution.minute,
        to=to,
        conditions=tuple(filter(str.strip, resolution.conditions)),
    )
    change, after = _add_outcome(case, required, outcome)
    name = case.view.format_decision_maker(required.decision)
    sentence = f"{name} on {case.ref}, {case.on.words}: {_describe_outcome(outcome, resolution.outcome)}."
    consequence = _describe_consequence(case, required, outcome_name, after)
    return case.build_recorded_event(change, after, f"{sentence} {consequence}")


def _parse_outcome(text: str) -> OutcomeName:
    outcome_name = parse_outcome(text)
    if outcome_name:
        return outcome_name
    raise UnknownName(describe_wrong_word("--outcome", text, OUTCOMES, suggest_outcome(text)))


def _read_deferral_date(words: str, outcome_name: OutcomeName, case: TargetCase) -> Phrase | Refusal | None:
    """Read the date to which a decision was deferred, if one is given. Refuse it for other outcomes."""
    if not words:
        return None
    if outcome_name != "deferred":
        return Refusal(f"Leave out --to: it gives the new date of a deferral, and this was {outcome_name}.")
    to = read_option_date(words, case.plan, "--to")
    if isinstance(to, Phrase) and to.day and to.day <= case.on.day:
        return Refusal(f'--to "{to.text}" is not after {format_day(case.on.day)}, the day of the deferral.')
    return to


def _find_problem(case: TargetCase, required: RequiredDecision, outcome_name: OutcomeName) -> str:
    """Say that a decision was already made, or cannot be withdrawn as the target is complete; empty if neither."""
    name = case.view.format_decision_maker(required.decision)
    satisfied_day = find_satisfied_day(required.decision, case.view.day)
    if satisfied_day is None:
        return ""
    if required.decision.is_satisfied_by(outcome_name):
        last = list_outcomes(required.decision, case.view.day)[-1][1].outcome
        return f"{name} has already decided {case.ref}: {last}, on {format_day(satisfied_day)}."
    if case.target.completed:
        since = format_since(case.target.completed[0].on, "on")
        return (
            f"{case.ref} has a completion{since}. If {name} has withdrawn its decision, remove "
            '"completed" from the target in the file first.'
        )
    return ""


def _add_outcome(case: TargetCase, required: RequiredDecision, outcome: Outcome) -> tuple[AppendItem, Target]:
    """Return the change to the file, and the target afterwards.

    The outcome goes into the item of the file that is about this decision alone, or else into a new item.
    """
    decisions, route, number = case.target.decisions, case.line.route, required.item_number
    node = _build_node(outcome)
    if required.is_own:
        decision = decisions[number]._replace(decided=(*decisions[number].decided, outcome))
        change = AppendItem((*route, "decisions", number), "decided", node)
        return change, case.target._replace(decisions=(*decisions[:number], decision, *decisions[number + 1 :]))
    body, party = ("" if required.is_party_resolution else required.decision.body), required.decision.party
    item: dict[str, Node] = {**drop_empty_values(party=party, body=body), "decided": [node]}
    new_decision = Decision(body, None, (outcome,), party)
    return AppendItem(route, "decisions", item), case.target._replace(decisions=(*decisions, new_decision))


def _build_node(outcome: Outcome) -> dict[str, Node]:
    """Build an outcome as the file has it."""
    on, to = (phrase.text if phrase else "" for phrase in (outcome.on, outcome.to))
    conditions: dict[str, Node] = {"conditions": [*outcome.conditions]} if outcome.conditions else {}
    return {
        **drop_empty_values(on=on, outcome=outcome.outcome, to=to),
        **conditions,
        **drop_empty_values(minute=outcome.minute),
    }


def _describe_outcome(outcome: Outcome, given: str) -> str:
    """Say what was decided: the outcome, the words of the minute if they are others, and the date of a deferral."""
    own_words = f' ("{given.strip()}")' if fold(given) != outcome.outcome else ""
    return f"{outcome.outcome}{own_words}{f' to {outcome.to.text}' if outcome.to else ''}"


def _describe_consequence(
    case: TargetCase, required: RequiredDecision, outcome_name: OutcomeName, after: Target
) -> str:
    """Say that the target is complete, or what it still waits for."""
    day = max(case.on.day, case.view.day)
    decisions = case.view.list_required_decisions(after)
    completed_on = find_all_satisfied_day(decisions, day)
    if completed_on and not after.is_completed_by_decisions:
        return "That is the last decision, and the work that follows it can go ahead."
    if completed_on:
        return f"That is the last decision, so it is complete from {format_day(completed_on)}."
    if outcome_name == "refused" and required.is_final:
        return f"{case.ref} does not go ahead unless they decide again."
    outstanding = [case.view.format_short_decision_maker(decision) for decision in iter_unsatisfied(decisions, day)]
    sentence = f"It still waits for {format_list(outstanding)}."
    if outcome_name == "noted" and not required.decision.is_only_to_note:
        return f'{sentence} Noting is not approving. If they only have to note it, write "to_note: yes" in the file.'
    return sentence
