"""A decision that a target needs, as it stands on a day: its state, and its words and sign in a table."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

from actionplan.asked import Asked, before
from actionplan.dates import Window
from actionplan.dates.say import short, spoken
from actionplan.model import SATISFIED, Decision, Outcome, Phrase, fold
from actionplan.questions.items import Item
from actionplan.questions.known import outcomes, satisfied
from actionplan.questions.view import View
from actionplan.report import Cell, Tone

State = Literal["given", "not required", "planned", "deferred", "late", "refused", "overtaken"]

STATES: tuple[State, ...] = get_args(State)

GIVEN = ("given", "not required")
"""States in which nothing of a decision is wanted any more."""

SETTLED = (*GIVEN, "refused", "overtaken")
"""States in which the body has said its last word, as far as is known, or need not say it any more."""

HOLDING = ("deferred", "late", "refused")
"""States that hold a target up."""

SIGNS: dict[State, str] = {
    "given": "+",
    "not required": "-",
    "planned": "o",
    "deferred": ">",
    "late": "!",
    "refused": "x",
    "overtaken": "-",
}
"""A sign before the words of each state, and never without them. All are in ASCII."""

_TONES: dict[State, Tone] = {
    "given": "done",
    "not required": "quiet",
    "overtaken": "quiet",
    "late": "late",
    "refused": "late",
}

NO_BODY = "no body"


class Due(NamedTuple):
    """When a decision is to be taken: it is planned then, was deferred to then, or has only its target's own date."""

    phrase: Phrase
    windows: tuple[Window, ...]
    how: Literal["planned", "to", "target date"]

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
        return f"{self.how} {self._said}" if self.phrase.text else "no date"

    @property
    def period(self) -> str:
        """Its words, and the days that they mean where those say more: "Summer 2017 (June to August 2017)".

        Of one day or another nothing more is said: they are read as one window, and it is not on the days between.
        """
        is_either = any(each.code == "or-window" for each in self.phrase.reading.assumptions)
        days = "" if is_either else "; ".join(map(spoken, self.windows))
        known = f" ({days})" if self.phrase.text and days and days != self.phrase.text else ""
        return f"{self.words if self.how == 'target date' else self._said}{known}"

    @property
    def _said(self) -> str:
        text = self.phrase.text
        return f'"{text}", which cannot be read' if self.is_unreadable else text


class Needed(NamedTuple):
    """A decision that a target needs, on a day.

    `body` is who gives it in a few words, and `maker` in full: with the body's party. `last` is what was resolved last,
    and `on` when; `due` is when it is to be decided, and is not there for what was deferred without a new date.
    """

    asked: Asked
    body: str
    maker: str
    state: State
    on: date | None = None
    last: Outcome | None = None
    due: Due | None = None

    @property
    def resolved(self) -> str:
        """What was resolved last, and when: "approved 4 Jul 2017"; nothing where nothing was."""
        return f"{fold(self.last.outcome)} {short(self.on)}" if self.last and self.on else ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """On what conditions it was resolved."""
        return self.last.conditions if self.last else ()

    @property
    def brief(self) -> str:
        """What is known but when it is to be: "late, deferred 4 Jul 2017", "to be decided"."""
        late = "late" if self.state == "late" else ""
        return ", ".join(filter(None, (late, self.resolved))) or "to be decided"

    @property
    def words(self) -> str:
        """All that is known of it: "approved 4 Jul 2017, on conditions", "late, planned July 2017"."""
        if self.state in SETTLED:
            return f"{self.resolved or 'not recorded'}{', on conditions' if self.conditions else ''}"
        due = self.due.words if self.due else "no new date"
        return due if self.brief == "to be decided" else f"{self.brief}, {due}"

    @property
    def by(self) -> date | None:
        """The last day on which it is to be taken, where it has one."""
        return self.due.last if self.due else None


def needed(item: Item) -> tuple[Needed, ...]:
    """The decisions that a target needs, in the order of the plan.

    A body whose party has resolved without it is overtaken.
    """
    seen = item.seen
    every = seen.asked(item.line.target)
    resolved = {each.decision.party for each in every if each.is_final and satisfied(each.decision, seen.day)}
    over = [not each.is_final and each.decision.party in resolved for each in every]
    return tuple([_needed(each, item, is_over=done) for each, done in zip(every, over, strict=True)])


def preceding(every: tuple[Needed, ...], number: int, seen: View) -> tuple[Needed, ...]:
    """Those of the decisions of a target that come before one of them."""
    earlier = before([each.asked for each in every], number, seen.deciders)
    return tuple(each for each in every if each.asked in earlier)


def marked(found: Needed, words: str) -> Cell:
    """Words about a decision behind its sign."""
    return Cell(f"{SIGNS[found.state]} {words}", _TONES.get(found.state, ""))


def signs() -> str:
    """The sentence that explains the signs."""
    meanings = {**{state: state for state in STATES if state != "overtaken"}, "planned": "to be decided"}
    return f"Signs: {', '.join(f'{SIGNS[state]} {words}' for state, words in meanings.items())}."


def _needed(asked: Asked, item: Item, *, is_over: bool) -> Needed:
    seen = item.seen
    who = seen.decider(asked) or NO_BODY, seen.decider_in_full(asked.decision) or NO_BODY
    given = outcomes(asked.decision, seen.day)
    on, last = given[-1] if given else (None, None)
    outcome = fold(last.outcome) if last else ""
    if is_over and outcome not in SATISFIED:
        return Needed(asked, *who, "overtaken", on, last)
    due = _due(asked.decision, last, item)
    if on and outcome == "deferred" and due.how != "to" and (due.last is None or due.last <= on):
        return Needed(asked, *who, "deferred", on, last)
    is_late = due.last is not None and due.last < seen.day
    return Needed(asked, *who, _state(outcome, is_late=is_late), on, last, due)


def _state(outcome: str, *, is_late: bool) -> State:
    """The state after an outcome. What settles nothing leaves the decision to be taken, by its date."""
    if outcome in SATISFIED:
        return "not required" if outcome == "not required" else "given"
    if outcome == "refused":
        return "refused"
    return "late" if is_late else "deferred" if outcome == "deferred" else "planned"


def _due(decision: Decision, last: Outcome | None, item: Item) -> Due:
    """The date that a decision was deferred to, or is planned for; else that of its target: the window it stands by."""
    deferred_to = last.to if last and fold(last.outcome) == "deferred" else None
    own, found = deferred_to or decision.planned, item.status
    if own:
        return Due(own, own.reading.windows if own.day else (), "to" if deferred_to else "planned")
    window = found.occurrence or (found.windows[-1] if found.windows else None)
    return Due(found.phrase, (window,) if window and found.due else (), "target date")
