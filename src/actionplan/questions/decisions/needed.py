"""A decision that a target needs, as it stands on a day: its state, and its words and sign in a table."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

from actionplan.asked import Asked
from actionplan.dates import Window
from actionplan.english import short, spoken
from actionplan.model import SATISFIED, Decision, fold
from actionplan.questions.items import Item
from actionplan.questions.known import outcomes
from actionplan.questions.view import View
from actionplan.report import Cell, Tone

State = Literal["given", "not required", "planned", "deferred", "late", "refused"]

STATES: tuple[State, ...] = get_args(State)

SETTLED = ("given", "not required", "refused")
"""States in which the body has said its last word, as far as is known."""

HOLDING = ("deferred", "late", "refused")
"""States that hold a target up."""

SIGNS: dict[State, str] = {
    "given": "+",
    "not required": "-",
    "planned": "o",
    "deferred": ">",
    "late": "!",
    "refused": "x",
}
"""A sign before the words of each state, and never without them. All are in ASCII."""

_TONES: dict[State, Tone] = {"given": "done", "not required": "quiet", "late": "late", "refused": "late"}

NO_BODY = "no body"


class Due(NamedTuple):
    """When a decision is to be taken: the words of its own planned date, or (`is_own` false) of the target's."""

    text: str
    window: Window | None
    is_own: bool

    @property
    def last(self) -> date | None:
        """The last day on which it would be in time."""
        return self.window.latest if self.window else None

    @property
    def words(self) -> str:
        """What is said of it behind a state: "planned July 2017", "target date Summer 2017"."""
        return f"{'planned' if self.is_own else 'target date'} {self.text}" if self.text else "no date"

    @property
    def period(self) -> str:
        """Its words, and the days that they mean where those say more: "Summer 2017 (June to August 2017)"."""
        days = spoken(self.window) if self.window else ""
        known = f" ({days})" if self.text and days and days != self.text else ""
        return f"{self.text if self.text and self.is_own else self.words}{known}"


class Needed(NamedTuple):
    """A decision of a body on a day.

    `resolved` is what it resolved last, with the day; `due` is when it is to decide, and is not there for what was
    deferred without a new date.
    """

    body: str
    state: State
    resolved: str
    minute: str
    due: Due | None

    @property
    def brief(self) -> str:
        """What is known but when it is to be: "late, deferred 4 Jul 2017", "to be decided"."""
        late = "late" if self.state == "late" else ""
        return ", ".join(filter(None, (late, self.resolved))) or "to be decided"

    @property
    def words(self) -> str:
        """All that is known of it: "approved 4 Jul 2017", "late, planned July 2017"."""
        if self.state in SETTLED:
            return self.resolved
        due = self.due.words if self.due else "no new date"
        return due if self.brief == "to be decided" else f"{self.brief}, {due}"

    @property
    def last(self) -> date | None:
        """The last day on which it is to be taken, where it has one."""
        return self.due.last if self.due else None


def needed(item: Item, seen: View) -> tuple[Needed, ...]:
    """The decisions that a target needs, in the order of the plan."""
    return tuple([_needed(each, item, seen) for each in seen.asked(item.line.target)])


def marked(found: Needed, words: str) -> Cell:
    """Words about a decision behind its sign."""
    return Cell(f"{SIGNS[found.state]} {words}", _TONES.get(found.state, ""))


def signs() -> str:
    """The sentence that explains the signs."""
    meanings = {**{state: state for state in STATES}, "planned": "to be decided"}
    return f"Signs: {', '.join(f'{SIGNS[state]} {meanings[state]}' for state in STATES)}."


def _needed(asked: Asked, item: Item, seen: View) -> Needed:
    decision = asked.decision
    body, due = seen.decider(asked) or NO_BODY, _due(decision, item)
    is_over = due.last is not None and due.last < seen.day
    given = outcomes(decision, seen.day)
    if not given:
        return Needed(body, "late" if is_over else "planned", "", "", due)
    on, (_, outcome, minute, _, _) = given[-1]
    resolved = f"{fold(outcome)} {short(on)}"
    if fold(outcome) == "deferred" and (due.last is None or due.last <= on):
        return Needed(body, "deferred", resolved, minute, None)
    return Needed(body, _after(fold(outcome), is_over=is_over), resolved, minute, due)


def _after(outcome: str, *, is_over: bool) -> State:
    """The state after an outcome. What settles nothing leaves the decision to be taken, by its date."""
    if outcome in SATISFIED:
        return "not required" if outcome == "not required" else "given"
    if outcome == "refused":
        return "refused"
    return "late" if is_over else "deferred" if outcome == "deferred" else "planned"


def _due(decision: Decision, item: Item) -> Due:
    """The planned date of a decision; else that of its target: of several windows, the one that it stands by."""
    planned, found = decision.planned, item.status
    if planned:
        windows = planned.reading.windows if planned.day else ()
        return Due(planned.text, Window(windows[0].earliest, planned.day) if windows else None, is_own=True)
    window = found.occurrence or (found.windows[-1] if found.windows else None)
    return Due(found.phrase.text, window if found.due else None, is_own=False)
