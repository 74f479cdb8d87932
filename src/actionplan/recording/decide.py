"""What a body decided of a target."""

from __future__ import annotations

from actionplan.dates import say_day
from actionplan.english import listed
from actionplan.model import OUTCOMES, SATISFIED, Decision, Outcome, OutcomeName, Plan, fold
from actionplan.questions.known import all_satisfied, outcomes, outstanding, satisfied
from actionplan.questions.names import UnknownName, nearest
from actionplan.recording.case import Case, opened, since
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When
from actionplan.source.edits.changes import Add


def decided(plan: Plan, ref: str, when: When, body: str, resolved: tuple[str, str]) -> Recorded | Refusal:
    """Record what a body `resolved` of a target: an outcome, and where its minute is.

    Raises `UnknownName` for an outcome that is none.
    """
    outcome = _outcome(resolved[0])
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    number = _asked(case, body, outcome)
    if isinstance(number, Refusal):
        return number
    decision = case.target.decisions[number]
    given = Outcome(case.on.phrase, outcome, resolved[1])
    made = decision._replace(decided=(*decision.decided, given))
    decisions = (*case.target.decisions[:number], made, *case.target.decisions[number + 1 :])
    node = filled(on=case.on.phrase.text, outcome=outcome, minute=resolved[1])
    change = Add((*case.line.route, "decisions", number), "decided", node)
    return case.recorded(change, case.target._replace(decisions=decisions), _said(case, made, outcome, decisions))


def _outcome(given: str) -> OutcomeName:
    found = next((each for each in OUTCOMES if each == fold(given)), None)
    if found:
        return found
    near = nearest(given, OUTCOMES)
    hint = f'The nearest is "{near}". ' if near else ""
    raise UnknownName(
        f'There is no outcome "{given}". {hint}An outcome is {", ".join(OUTCOMES[:-1])} or {OUTCOMES[-1]}.'
    )


def _asked(case: Case, body: str, outcome: str) -> int | Refusal:
    """Which of a target's decisions is that of a body."""
    names, decisions = case.seen.bodies, case.target.decisions
    asked = [names[each.body] for each in decisions]
    if not asked:
        return Refusal(
            f"{case.ref} waits for no body's decision. If it is met, record that: actionplan complete {case.ref}"
        )
    found = [number for number, name in enumerate(asked) if fold(name) == fold(names[body])]
    if not found:
        return Refusal(f"{case.ref} asks no decision of {names[body]}. It asks {listed(list(dict.fromkeys(asked)))}.")
    still = [number for number in found if satisfied(decisions[number], case.seen.day) is None]
    if len(still) > 1 or (len(found) > 1 and not still):
        return Refusal(
            f"{case.ref} asks {names[body]} more than once, and which decision is meant cannot be told. "
            "Write it into the file by hand."
        )
    return _open(case, (still or found)[0], outcome)


def _open(case: Case, number: int, outcome: str) -> int | Refusal:
    """A decision that is not given yet, or is taken back."""
    decision = case.target.decisions[number]
    body = case.seen.bodies[decision.body]
    given = satisfied(decision, case.seen.day)
    if given and outcome in SATISFIED:
        last = outcomes(decision, case.seen.day)[-1][1].outcome
        return Refusal(f"The decision of {body} on {case.ref} is given already: {last}, on {say_day(given)}.")
    if given and case.target.completed:
        return Refusal(
            f"{case.ref} has a completion{since(case.target.completed[0].on, 'on')}. If {body} takes its decision "
            'back, take that "completed" out of the file first.'
        )
    return number


def _said(case: Case, made: Decision, outcome: str, decisions: tuple[Decision, ...]) -> str:
    day = max(case.on.day, case.seen.day)
    left = [case.seen.bodies[each.body] for each in outstanding(decisions, day)]
    first = f"{case.seen.bodies[made.body]} on {case.ref}, {case.on.words}: {outcome}."
    done = all_satisfied(decisions, day)
    if done:
        return f"{first} That was the last decision: it is complete, since {say_day(done)}."
    return f"{first} It waits for {listed(left)}."
