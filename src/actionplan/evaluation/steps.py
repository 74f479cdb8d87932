"""The steps on the way to a target, as they are known on a day. They never change its status."""

from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.as_of import find_effective_day
from actionplan.model.plan import Step, Target

StepState = Literal["done", "late", "to do"]


class StepStatus(NamedTuple):
    """A step, whether it is done, and the day on which it was, if that is known."""

    step: Step
    state: StepState
    done_on: date | None

    @property
    def due(self) -> date | None:
        """The last day of its date."""
        return self.step.date.day if self.step.date else None

    @property
    def words(self) -> str:
        """The step with its date and what became of it: "Draft: June 2017, done 26 June 2017"."""
        dated = f"{self.step.text}: {self.step.date.text}" if self.step.date else self.step.text
        if self.done_on:
            return f"{dated}, done {format_day(self.done_on)}"
        if self.state == "done":
            return f"{dated}, done, day not known"
        return f"{dated}, late" if self.state == "late" else dated


def list_steps(target: Target, day: date) -> tuple[StepStatus, ...]:
    """List the steps of a target with their states on a day, in the order of the plan."""
    return tuple([_find_status(step, day) for step in target.steps])


def _find_status(step: Step, day: date) -> StepStatus:
    done_on = find_effective_day(step.done, day)
    if done_on:
        return StepStatus(step, "done", done_on)
    if step.is_day_unknown:
        return StepStatus(step, "done", None)
    due = step.date.day if step.date else None
    return StepStatus(step, "late" if due and due < day else "to do", None)
