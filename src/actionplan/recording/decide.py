"""What a body or a party decided of a target."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.asked import Asked
from actionplan.dates import say_day
from actionplan.english import listed
from actionplan.model import OUTCOMES, SATISFIED, Decision, Outcome, OutcomeName, Phrase, Plan, Target, fold
from actionplan.questions.known import all_satisfied, outcomes, outstanding, satisfied
from actionplan.questions.names import UnknownName, nearest
from actionplan.recording.case import Case, opened, since
from actionplan.recording.decider import Decider, asked
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When, meant
from actionplan.source.edits.changes import Add
from actionplan.source.tree import Node


class Resolved(NamedTuple):
    """What was resolved: an outcome, where its minute is, and when it is to be decided where it was deferred."""

    outcome: str
    minute: str = ""
    to: str = ""
    conditions: tuple[str, ...] = ()


def decided(plan: Plan, ref: str, when: When, who: Decider, resolved: Resolved) -> Recorded | Refusal:
    """Record what a body or a party `resolved` of a target. Raises `UnknownName` for an outcome that is none."""
    outcome = _outcome(resolved.outcome)
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    to = _deferred_to(resolved.to, outcome, case)
    if isinstance(to, Refusal):
        return to
    found = _asked(case, who, outcome)
    if isinstance(found, Refusal):
        return found
    given = Outcome(case.on.phrase, outcome, resolved.minute, to, tuple(filter(str.strip, resolved.conditions)))
    change, target = _written(case, found, given)
    return case.recorded(change, target, _said(case, found, given, target))


def _written(case: Case, found: Asked, given: Outcome) -> tuple[Add, Target]:
    """The change of the file, and the target after it: the outcome joins the item about this decision, or a new one."""
    decisions, route, node = case.target.decisions, case.line.route, _node(given)
    if found.is_own:
        made = decisions[found.at]._replace(decided=(*decisions[found.at].decided, given))
        change = Add((*route, "decisions", found.at), "decided", node)
        return change, case.target._replace(decisions=(*decisions[: found.at], made, *decisions[found.at + 1 :]))
    body, party = ("" if found.is_whole else found.decision.body), found.decision.party
    item: dict[str, Node] = {**filled(party=party, body=body), "decided": [node]}
    made = Decision(body, None, (given,), party)
    return Add(route, "decisions", item), case.target._replace(decisions=(*decisions, made))


def _node(given: Outcome) -> dict[str, Node]:
    """An outcome as the file has it."""
    on, to = (phrase.text if phrase else "" for phrase in (given.on, given.to))
    node: dict[str, Node] = {**filled(on=on, outcome=given.outcome, to=to)}
    if given.conditions:
        node["conditions"] = [*given.conditions]
    return node | filled(minute=given.minute)


def _deferred_to(words: str, outcome: str, case: Case) -> Phrase | Refusal | None:
    if not words:
        return None
    if outcome != "deferred":
        return Refusal(f"--to says when what was deferred is to be decided, and this was {outcome}. Leave it out.")
    to = meant(words, case.plan, "--to")
    if isinstance(to, Phrase) and to.day and to.day <= case.on.day:
        return Refusal(f'--to "{to.text}" is not after {say_day(case.on.day)}, the day of the deferral.')
    return to


def _outcome(given: str) -> OutcomeName:
    found = next((each for each in OUTCOMES if each == fold(given)), None)
    if found:
        return found
    near = nearest(given, OUTCOMES)
    hint = f'The nearest is "{near}". ' if near else ""
    raise UnknownName(
        f'There is no outcome "{given}". {hint}An outcome is {", ".join(OUTCOMES[:-1])} or {OUTCOMES[-1]}.'
    )


def _asked(case: Case, who: Decider, outcome: str) -> Asked | Refusal:
    """The decision that is meant, where it is open."""
    found = asked(case, who)
    return found if isinstance(found, Refusal) else _open(case, found, outcome)


def _open(case: Case, found: Asked, outcome: str) -> Asked | Refusal:
    """A decision that is not given yet, or is taken back."""
    decision, name = found.decision, case.seen.decider_in_full(found.decision)
    given = satisfied(decision, case.seen.day)
    if given and outcome in SATISFIED:
        last = outcomes(decision, case.seen.day)[-1][1].outcome
        return Refusal(f"The decision of {name} on {case.ref} is given already: {last}, on {say_day(given)}.")
    if given and case.target.completed:
        return Refusal(
            f"{case.ref} has a completion{since(case.target.completed[0].on, 'on')}. If {name} takes its decision "
            'back, take that "completed" out of the file first.'
        )
    return found


def _said(case: Case, found: Asked, given: Outcome, target: Target) -> str:
    day = max(case.on.day, case.seen.day)
    every = case.seen.asked(target)
    to = f" to {given.to.text}" if given.to else ""
    first = f"{case.seen.decider_in_full(found.decision)} on {case.ref}, {case.on.words}: {given.outcome}{to}."
    done = all_satisfied(every, day)
    if done:
        return f"{first} That was the last decision: it is complete, since {say_day(done)}."
    if given.outcome == "refused" and found.is_final:
        return f"{first} {case.ref} does not go ahead, unless that is decided again."
    return f"{first} It waits for {listed([case.seen.decider(each) for each in outstanding(every, day)])}."
