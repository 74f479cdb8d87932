"""The state of each decision that a target needs on a day, when it is due, and its words and sign in a table.

The notice of a key decision follows the Local Authorities (Executive Arrangements) (Meetings and Access to
Information) (England) Regulations 2012, number 9: 28 clear days before the first day on which it may be taken.
"""

from datetime import date
from typing import Literal, NamedTuple, get_args

from actionplan.dates import Window, format_day
from actionplan.dates.calendar import DAY
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.evaluation.waiting.outcomes import find_satisfied_day, list_outcomes
from actionplan.model.decision_makers import DecisionOrder, RequiredDecision
from actionplan.model.outcome_words import OutcomeName
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Decision, Outcome
from actionplan.report import Cell, Tone
from actionplan.text.english import format_count
from actionplan.text.folding import fold

DecisionState = Literal["given", "not required", "planned", "deferred", "late", "refused", "overtaken"]

DECISION_STATES: tuple[DecisionState, ...] = get_args(DecisionState)

GIVEN_STATES = ("given", "not required")
"""States in which nothing more is needed."""

SETTLED_STATES = (*GIVEN_STATES, "refused", "overtaken")
"""States in which the body has had its last word, as far as is known, or does not need to have it any more."""

HOLD_UP_STATES = ("deferred", "late", "refused")
"""States that hold a target up."""

STATE_SIGNS: dict[DecisionState, str] = {
    "given": "+",
    "not required": "-",
    "deferred": ">",
    "late": "!",
    "refused": "x",
    "overtaken": "-",
}
"""The ASCII sign before the words of each state; none where nothing has happened yet. No sign is without words."""

_TONES: dict[DecisionState, Tone] = {
    "given": "done",
    "not required": "quiet",
    "overtaken": "quiet",
    "late": "late",
    "refused": "late",
}

NO_BODY = "no body"

NOTICE_DAYS = 28
"""Clear days: neither the day of the notice nor the day of the decision counts."""


class DecisionDate(NamedTuple):
    """The date of a decision: planned for, deferred to, or else the target's own date."""

    phrase: Phrase
    windows: tuple[Window, ...]
    basis: Literal["planned", "to", "target date"]

    @property
    def last(self) -> date | None:
        """The last day on which it would be in time."""
        return self.windows[-1].latest if self.windows else None

    @property
    def is_unreadable(self) -> bool:
        """True if there is a date that cannot be read."""
        return self.phrase.reading.kind == "unreadable"

    @property
    def words(self) -> str:
        """The date in the words behind a state: "planned July 2017", "to April 2018", "target date Summer 2017"."""
        return f"{self.basis} {self._quoted_text}" if self.phrase.text else "no date"

    @property
    def period(self) -> str:
        """The date, and its days if they say more: "Summer 2017 (June to August 2017)".

        A date of one day or another is read as one window, but is not on the days between, so its days are left out.
        """
        is_either = any(assumption.code == "or-window" for assumption in self.phrase.reading.assumptions)
        days = "" if is_either else "; ".join(map(describe_window, self.windows))
        more = f" ({days})" if self.phrase.text and days and days not in self.phrase.text else ""
        return f"{self.words if self.basis == 'target date' else self._quoted_text}{more}"

    @property
    def _quoted_text(self) -> str:
        text = self.phrase.text
        return f'"{text}", which cannot be read' if self.is_unreadable else text


class DecisionStatus(NamedTuple):
    """A decision that a target needs, on a day.

    `body` names who gives it in a few words, and `maker` in full, with the body's party. `last_outcome` was resolved
    on the day `on`. `due` is when it is to be decided: `None` for what was deferred without a new date.
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
        """The last outcome and its day: "approved 4 Jul 2017"; empty if there is none."""
        return f"{fold(self.last_outcome.outcome)} {format_short_day(self.on)}" if self.last_outcome and self.on else ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions of the last outcome."""
        return self.last_outcome.conditions if self.last_outcome else ()

    @property
    def brief(self) -> str:
        """Everything but when it is due: "late, deferred 4 Jul 2017", "to be decided"."""
        late = "late" if self.state == "late" else ""
        return ", ".join(filter(None, (late, self.outcome_words))) or "to be decided"

    @property
    def words(self) -> str:
        """Everything that is known: "approved 4 Jul 2017, on conditions", "late, planned July 2017"."""
        if self.state in SETTLED_STATES:
            return f"{self.outcome_words or 'not recorded'}{', on conditions' if self.conditions else ''}"
        due = self.due.words if self.due else "no new date"
        return due if self.brief == "to be decided" else f"{self.brief}, {due}"

    @property
    def due_day(self) -> date | None:
        """The last day on which it is to be taken, if it has one."""
        return self.due.last if self.due else None


def list_decisions(target: EvaluatedTarget) -> tuple[DecisionStatus, ...]:
    """List the decisions that a target needs, in the order of the plan.

    A body is overtaken if its party has had its last word without it.
    """
    view = target.view
    decisions = target.status.decisions
    resolved_parties = {
        required.decision.party
        for required in decisions
        if required.is_final and find_satisfied_day(required.decision, view.day)
    }
    return tuple(
        [
            _evaluate_decision(
                required,
                target,
                is_overtaken=not required.is_final and required.decision.party in resolved_parties,
            )
            for required in decisions
        ]
    )


def list_preceding(decisions: tuple[DecisionStatus, ...], view: PlanView) -> list[tuple[DecisionStatus, ...]]:
    """List, for each decision of a target, those that must come before it."""
    if len(decisions) < 2:
        return [()] * len(decisions)
    order = DecisionOrder([decision.required for decision in decisions], view.decision_makers)
    return [tuple(decisions[n] for n in order.list_earlier(number)) for number in range(len(decisions))]


def build_decision_cell(decision: DecisionStatus, words: str) -> Cell:
    """Build a cell of words about a decision, behind its sign if it has one."""
    return Cell(f"{STATE_SIGNS.get(decision.state, '')} {words}".lstrip(), _TONES.get(decision.state, ""))


def describe_signs() -> str:
    """Explain the signs in a sentence."""
    return f"Signs: {', '.join(f'{sign} {state}' for state, sign in STATE_SIGNS.items() if state != 'overtaken')}."


def find_earliest_day(decision: DecisionStatus, day: date) -> date | None:
    """Return the first day on which a decision may be taken: of several dates, of the first that is not over."""
    if decision.due is None or decision.state in SETTLED_STATES or not decision.due.windows:
        return None
    coming = (window for window in decision.due.windows if window.latest is None or window.latest >= day)
    return next(coming, decision.due.windows[-1]).earliest


def find_notice_day(decision: DecisionStatus, day: date) -> date | None:
    """Return the last day for the notice of a key decision; `None` for other decisions, and without a date."""
    first = find_earliest_day(decision, day) if decision.required.decision.is_key else None
    return first - (NOTICE_DAYS + 1) * DAY if first else None


def describe_notice(ref: str, decision: DecisionStatus, day: date) -> str:
    """Warn that a key decision may be taken before its notice has been out for long enough."""
    first, latest = find_earliest_day(decision, day), find_notice_day(decision, day)
    if first is None or latest is None or day <= latest:
        return ""
    days_left = (first - day).days - 1
    left = format_count(days_left, "clear day") if days_left > 0 else "no clear day"
    return (
        f"{ref} is a key decision that may be taken from {format_day(first)}, and "
        f"{left} {'are' if days_left > 1 else 'is'} left: {NOTICE_DAYS} clear days' notice was to be published by "
        f"{format_day(latest)}."
    )


def _evaluate_decision(required: RequiredDecision, target: EvaluatedTarget, *, is_overtaken: bool) -> DecisionStatus:
    view = target.view
    outcomes = list_outcomes(required.decision, view.day)
    on, last = outcomes[-1] if outcomes else (None, None)
    due = _find_decision_date(required.decision, on, last, target)
    is_late = due is not None and due.last is not None and due.last < view.day
    state = _choose_state(required.decision, last.meaning if last else None, is_overtaken=is_overtaken, is_late=is_late)
    return DecisionStatus(
        required=required,
        body=view.format_short_decision_maker(required) or NO_BODY,
        maker=view.format_decision_maker(required.decision) or NO_BODY,
        state=state,
        on=on,
        last_outcome=last,
        due=None if state == "overtaken" else due,
    )


def _choose_state(
    decision: Decision, outcome: OutcomeName | None, *, is_overtaken: bool, is_late: bool
) -> DecisionState:
    """Choose the state after an outcome. One that settles nothing leaves the decision to be taken by its date."""
    if decision.is_satisfied_by(outcome):
        return "not required" if outcome == "not required" else "given"
    if is_overtaken:
        return "overtaken"
    if outcome == "refused":
        return "refused"
    if is_late:
        return "late"
    return "deferred" if outcome == "deferred" else "planned"


def _find_decision_date(
    decision: Decision, on: date | None, last: Outcome | None, target: EvaluatedTarget
) -> DecisionDate | None:
    """Return the date that a decision was deferred to or is planned for, or else the current window of its target.

    A deferral with no date for it leaves the decision without one, unless the date is later than the deferral.
    """
    is_deferred = last is not None and last.meaning == "deferred"
    if is_deferred and last and last.to:
        return DecisionDate(last.to, last.to.reading.windows if last.to.day else (), "to")
    planned, status = decision.planned, target.status
    if planned:
        due = DecisionDate(planned, planned.reading.windows if planned.day else (), "planned")
    else:
        window = status.occurrence or (status.windows[-1] if status.windows else None)
        due = DecisionDate(status.phrase, (window,) if window and status.due else (), "target date")
    is_over = on is not None and (due.last is None or due.last <= on)
    return None if is_deferred and is_over else due
