"""A decision that a target needs, as it stands on a day: its state, and its words and sign in a table.

Notice of a key decision: 28 clear days of it before the first day on which it may be taken.

The regulations are the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
Regulations 2012, number 9.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

from actionplan.dates import Window, format_day
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.as_of import find_satisfied_day, list_outcomes
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.decisions import RequiredDecision, find_earlier_decisions
from actionplan.model.plan import SATISFYING_OUTCOMES, Decision, Outcome, Phrase, fold
from actionplan.report import Cell, Tone
from actionplan.text.english import format_count

DecisionState = Literal["given", "not required", "planned", "deferred", "late", "refused", "overtaken"]

DECISION_STATES: tuple[DecisionState, ...] = get_args(DecisionState)

GIVEN_STATES = ("given", "not required")
"""States in which nothing of a decision is wanted any more."""

SETTLED_STATES = (*GIVEN_STATES, "refused", "overtaken")
"""States in which the body has said its last word, as far as is known, or need not say it any more."""

HOLD_UP_STATES = ("deferred", "late", "refused")
"""States that hold a target up."""

STATE_SIGNS: dict[DecisionState, str] = {
    "given": "+",
    "not required": "-",
    "planned": "o",
    "deferred": ">",
    "late": "!",
    "refused": "x",
    "overtaken": "-",
}
"""A sign before the words of each state, and never without them. All are in ASCII."""

_TONES: dict[DecisionState, Tone] = {
    "given": "done",
    "not required": "quiet",
    "overtaken": "quiet",
    "late": "late",
    "refused": "late",
}

NO_BODY = "no body"


class DecisionDate(NamedTuple):
    """When a decision is to be taken: it is planned then, was deferred to then, or has only its target's own date."""

    phrase: Phrase
    windows: tuple[Window, ...]
    basis: Literal["planned", "to", "target date"]

    @property
    def last(self) -> date | None:
        """The last day on which it would be in time."""
        return self.windows[-1].latest if self.windows else None

    @property
    def is_unreadable(self) -> bool:
        """Whether there is a date that cannot be read."""
        return self.phrase.reading.kind == "unreadable"

    @property
    def words(self) -> str:
        """What is said of it behind a state: "planned July 2017", "to April 2018", "target date Summer 2017"."""
        return f"{self.basis} {self._quoted_text}" if self.phrase.text else "no date"

    @property
    def period(self) -> str:
        """Its words, and the days that they mean where those say more: "Summer 2017 (June to August 2017)".

        Of one day or another nothing more is said: they are read as one window, and it is not on the days between.
        """
        is_either = any(each.code == "or-window" for each in self.phrase.reading.assumptions)
        days = "" if is_either else "; ".join(map(describe_window, self.windows))
        known = f" ({days})" if self.phrase.text and days and days != self.phrase.text else ""
        return f"{self.words if self.basis == 'target date' else self._quoted_text}{known}"

    @property
    def _quoted_text(self) -> str:
        text = self.phrase.text
        return f'"{text}", which cannot be read' if self.is_unreadable else text


class DecisionStatus(NamedTuple):
    """A decision that a target needs, on a day.

    `body` is who gives it in a few words, and `maker` in full: with the body's party. `last` is what was resolved last,
    and `on` when; `due` is when it is to be decided, and is not there for what was deferred without a new date.
    """

    required: RequiredDecision
    body: str
    maker: str
    state: DecisionState
    on: date | None = None
    last_outcome: Outcome | None = None
    due: DecisionDate | None = None

    @property
    def outcome_words(self) -> str:
        """What was resolved last, and when: "approved 4 Jul 2017"; nothing where nothing was."""
        return f"{fold(self.last_outcome.outcome)} {format_short_day(self.on)}" if self.last_outcome and self.on else ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """On what conditions it was resolved."""
        return self.last_outcome.conditions if self.last_outcome else ()

    @property
    def brief(self) -> str:
        """What is known but when it is to be: "late, deferred 4 Jul 2017", "to be decided"."""
        late = "late" if self.state == "late" else ""
        return ", ".join(filter(None, (late, self.outcome_words))) or "to be decided"

    @property
    def words(self) -> str:
        """All that is known of it: "approved 4 Jul 2017, on conditions", "late, planned July 2017"."""
        if self.state in SETTLED_STATES:
            return f"{self.outcome_words or 'not recorded'}{', on conditions' if self.conditions else ''}"
        due = self.due.words if self.due else "no new date"
        return due if self.brief == "to be decided" else f"{self.brief}, {due}"

    @property
    def due_day(self) -> date | None:
        """The last day on which it is to be taken, where it has one."""
        return self.due.last if self.due else None


def list_decisions(item: EvaluatedTarget) -> tuple[DecisionStatus, ...]:
    """The decisions that a target needs, in the order of the plan.

    A body whose party has resolved without it is overtaken.
    """
    seen = item.view
    every = seen.list_required_decisions(item.line.target)
    resolved = {each.decision.party for each in every if each.is_final and find_satisfied_day(each.decision, seen.day)}
    over = [not each.is_final and each.decision.party in resolved for each in every]
    return tuple([_evaluate_decision(each, item, is_over=done) for each, done in zip(every, over, strict=True)])


def list_preceding(decisions: tuple[DecisionStatus, ...], number: int, view: PlanView) -> tuple[DecisionStatus, ...]:
    """Those of the decisions of a target that come before one of them."""
    earlier = find_earlier_decisions([each.required for each in decisions], number, view.decision_makers)
    return tuple(each for each in decisions if each.required in earlier)


def build_decision_cell(decision: DecisionStatus, words: str) -> Cell:
    """Words about a decision behind its sign."""
    return Cell(f"{STATE_SIGNS[decision.state]} {words}", _TONES.get(decision.state, ""))


def describe_signs() -> str:
    """The sentence that explains the signs."""
    meanings = {**{state: state for state in DECISION_STATES if state != "overtaken"}, "planned": "to be decided"}
    return f"Signs: {', '.join(f'{STATE_SIGNS[state]} {words}' for state, words in meanings.items())}."


def _evaluate_decision(required: RequiredDecision, item: EvaluatedTarget, *, is_over: bool) -> DecisionStatus:
    seen = item.view
    who = (
        seen.format_short_decision_maker(required) or NO_BODY,
        seen.format_decision_maker(required.decision) or NO_BODY,
    )
    given = list_outcomes(required.decision, seen.day)
    on, last = given[-1] if given else (None, None)
    outcome = fold(last.outcome) if last else ""
    if is_over and outcome not in SATISFYING_OUTCOMES:
        return DecisionStatus(required, *who, "overtaken", on, last)
    due = _find_decision_date(required.decision, last, item)
    if on and outcome == "deferred" and due.basis != "to" and (due.last is None or due.last <= on):
        return DecisionStatus(required, *who, "deferred", on, last)
    is_late = due.last is not None and due.last < seen.day
    return DecisionStatus(required, *who, _choose_state(outcome, is_late=is_late), on, last, due)


def _choose_state(outcome: str, *, is_late: bool) -> DecisionState:
    """The state after an outcome. What settles nothing leaves the decision to be taken, by its date."""
    if outcome in SATISFYING_OUTCOMES:
        return "not required" if outcome == "not required" else "given"
    if outcome == "refused":
        return "refused"
    return "late" if is_late else "deferred" if outcome == "deferred" else "planned"


def _find_decision_date(decision: Decision, last: Outcome | None, item: EvaluatedTarget) -> DecisionDate:
    """The date that a decision was deferred to, or is planned for; else that of its target: the window it stands by."""
    deferred_to = last.to if last and fold(last.outcome) == "deferred" else None
    own, found = deferred_to or decision.planned, item.status
    if own:
        return DecisionDate(own, own.reading.windows if own.day else (), "to" if deferred_to else "planned")
    window = found.occurrence or (found.windows[-1] if found.windows else None)
    return DecisionDate(found.phrase, (window,) if window and found.due else (), "target date")


NOTICE_DAYS = 28
"""Clear days: neither that of the notice nor that of the decision counts."""


def find_earliest_day(decision: DecisionStatus, day: date) -> date | None:
    """The first day on which a decision may be taken: of several dates, of the first that has not gone by."""
    if decision.due is None or decision.state in SETTLED_STATES or not decision.due.windows:
        return None
    coming = (each for each in decision.due.windows if each.latest is None or each.latest >= day)
    return next(coming, decision.due.windows[-1]).earliest


def find_notice_day(decision: DecisionStatus, day: date) -> date | None:
    """The last day for notice of a key decision that is to be taken; `None` for any other, and where it has no day."""
    first = find_earliest_day(decision, day) if decision.required.decision.is_key else None
    return first - (NOTICE_DAYS + 1) * DAY if first else None


def describe_notice(ref: str, decision: DecisionStatus, day: date) -> str:
    """What is to be said of a key decision that may be taken before notice of it has been out for long enough."""
    first, latest = find_earliest_day(decision, day), find_notice_day(decision, day)
    if first is None or latest is None or day <= latest:
        return ""
    left = (first - day).days - 1
    said = format_count(left, "clear day") if left > 0 else "no clear day"
    return (
        f"{ref} is a key decision that may be taken from {format_day(first)}, and {said} {'are' if left > 1 else 'is'} "
        f"left: {NOTICE_DAYS} clear days' notice was to be published by {format_day(latest)}."
    )
