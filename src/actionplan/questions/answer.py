"""What all answers have in common: their head, their last line, and whether there is anything to act on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from actionplan.dates import Window, say_day
from actionplan.english import count
from actionplan.model import Target
from actionplan.questions.items import Item
from actionplan.questions.key import key
from actionplan.questions.known import current
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.rows import rows_of
from actionplan.questions.standing import Status, status
from actionplan.questions.view import View, Views
from actionplan.report import EVERY_DATE_READ, PlanHead, Report, Row, Section

Placed = Iterable[tuple[str, Sequence[Item]]]
"""The items of each section, by the name that rows give it."""


class Question(NamedTuple):
    """What was asked: the question's name, its words as a title, what was kept, and the period where it has one."""

    name: str
    title: str
    keep: Filter = EVERYTHING
    period: Window | None = None


def answer(
    asked: Question, seen: Views, sections: Iterable[Section], placed: Placed, closing: Iterable[str] = ()
) -> Report:
    """The report: its printed `sections`, and a row for each item `placed` in a section."""
    pairs = [(item, name) for name, found in placed for item in found]
    report = of_rows(asked, seen, sections, rows_of(pairs), [item.status for item, _ in pairs])
    return report._replace(closing=(*closing, *report.closing))


def of_rows(
    asked: Question, seen: Views, sections: Iterable[Section], rows: Sequence[Row], found: Collection[Status]
) -> Report:
    """The report with rows of its own, and how what stands in them was `found`."""
    heads = tuple([_head(each) for each in seen.each])
    return Report(
        asked.name,
        _title(asked, seen),
        seen.day,
        heads,
        tuple(sections),
        rows,
        (_last_line(sum(head.unplaced for head in heads)),),
        asked.period,
        any(each.standing in ("due", "overdue") for each in found),
        key(found, seen),
    )


def nothing(keep: Filter) -> str:
    """The sentence where there is no target to tell of: what none matches, where not all were asked about."""
    return f"No target here matches {keep.words}." if keep.words else "No target was found."


def _title(asked: Question, seen: Views) -> str:
    kept = f" ({asked.keep.words})" if asked.keep.words else ""
    return f"{asked.title}, as at {say_day(seen.day)}{kept}"


def _head(seen: View) -> PlanHead:
    """Which plan it is, and how many targets of the whole of it are unfinished and have an unreadable date."""
    plan = seen.plan
    unplaced = sum(_is_unplaced(target, seen) for target in plan.targets())
    return PlanHead(plan.name or None, plan.title or None, plan.authority or None, unplaced)


def _is_unplaced(target: Target, seen: View) -> bool:
    phrase = current(target, seen.day) if target.revised else target.date
    return phrase.reading.kind == "unreadable" and not status(target, seen).finished


def _last_line(unplaced: int) -> str:
    if not unplaced:
        return EVERY_DATE_READ
    dates = "its date" if unplaced == 1 else "their dates"
    return f"{count(unplaced, 'target')} could not be placed: {dates} cannot be read. actionplan validate says why."
