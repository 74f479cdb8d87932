"""Find what a roll-over carries, and with which date; what it leaves behind, and why; and what it has to ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import REPEATED_KINDS, Context, format_canonical, read_date
from actionplan.dates.other_period import is_continuing, write_for_context, write_for_next_year
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.statuses import Status
from actionplan.recording.rollover.roll_over_options import RefAnswers, RollOverQuestion

CarriedDate = Literal["kept", "goes on", "new"]
"""What becomes of a date: it means the same days, the work goes on in the next year, or another one was given."""


class CarriedTarget(NamedTuple):
    """A target that is carried: its date in the next plan, what became of that, and what was first published."""

    item: EvaluatedTarget
    date: str
    how: CarriedDate
    first_published: str = ""


class LeftTarget(NamedTuple):
    """A target that stays in the old plan. It `is_finished`, or somebody said that it is to be left out."""

    item: EvaluatedTarget
    is_finished: bool = True


class CarriedTargets(NamedTuple):
    """Every target of the plan in one of two lists, and the questions that are open."""

    carried: tuple[CarriedTarget, ...]
    left: tuple[LeftTarget, ...]
    questions: tuple[RollOverQuestion, ...]


class PeriodChange(NamedTuple):
    """The contexts of the old plan and of the next one, and the next period as it was written."""

    before: Context
    after: Context
    to: str


def sort_targets(items: Iterable[EvaluatedTarget], answers: RefAnswers, change: PeriodChange) -> CarriedTargets:
    """Decide for each target if it is carried, in the order of the plan."""
    carried: list[CarriedTarget] = []
    left: list[LeftTarget] = []
    questions: list[RollOverQuestion] = []
    for item in items:
        match _decide(item, answers, change, _find_day_before(carried, item, change)):
            case CarriedTarget() as decided:
                carried.append(decided)
            case LeftTarget() as decided:
                left.append(decided)
            case RollOverQuestion() as question:
                questions.append(question)
    return CarriedTargets(tuple(carried), tuple(left), tuple(questions))


def _find_day_before(carried: list[CarriedTarget], item: EvaluatedTarget, change: PeriodChange) -> date | None:
    """Return the last day of the target before in the same output, which "monthly thereafter" follows on from."""
    if not carried or carried[-1].item.output_indexes != item.output_indexes:
        return None
    return read_date(carried[-1].date, change.after).due


def _decide(
    item: EvaluatedTarget, answers: RefAnswers, change: PeriodChange, day_before: date | None
) -> CarriedTarget | LeftTarget | RollOverQuestion:
    status, line = item.status, item.line
    text, reading = status.phrase.text, status.phrase.reading
    repeats = is_continuing(text, reading, change.before, change.after)
    if status.name == Status.DELETED:
        return LeftTarget(item)
    if status.is_complete:
        wish = answers.find_wish(line) if repeats and reading.kind == "recurring" else False
        if not wish:
            is_asked = wish is None
            return _ask_if_it_goes_on(item, change) if is_asked else LeftTarget(item)
    elif answers.is_left_out(line):
        return LeftTarget(item, is_finished=False)
    if given := answers.find_date(line):
        is_repeated = read_date(given, change.after).kind in REPEATED_KINDS
        return CarriedTarget(item, given, "new", "" if is_repeated else _write_first_date(item, change))
    if repeats:
        words = write_for_next_year(text, change.before, change.after)
        return CarriedTarget(item, words, "goes on") if words else _ask_for_date(item, change)
    after = change.after.copy_with_after(day_before) if reading.kind == "recurring" and day_before else change.after
    words = text if not text else write_for_context(text, reading, after, change.before)
    if words is None:
        return _ask_for_date(item, change)
    return CarriedTarget(item, words, "kept", _write_first_date(item, change))


def _write_first_date(item: EvaluatedTarget, change: PeriodChange) -> str:
    """Write the date that this plan published, if it has days. One that an earlier plan published is there already."""
    target = item.line.target
    if target.first_published or target.date.reading.kind in ("unset", "unreadable"):
        return ""
    words = write_for_context(target.date.text, target.date.reading, change.after, change.before)
    return words or format_canonical(target.date.reading) or ""


def _ask_if_it_goes_on(item: EvaluatedTarget, change: PeriodChange) -> RollOverQuestion:
    words = f'{item.ref} ("{item.status.phrase.text}") was met on all its dates. Does it go on in {change.to}?'
    return RollOverQuestion(item.ref, words)


def _ask_for_date(item: EvaluatedTarget, change: PeriodChange) -> RollOverQuestion:
    words = f'{item.ref} has the date "{item.status.phrase.text}". What is its date in the plan for {change.to}?'
    return RollOverQuestion(item.ref, words, needs_date=True)
