"""What falls due in the next period: as long after the day as the last report is before it, or three months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates import Window
from actionplan.dates.calendar import DAY, months_after, months_between
from actionplan.dates.say import short, spoken
from actionplan.english import listed
from actionplan.questions.answer import Placed
from actionplan.questions.cells import OFFICER, RAG, REF, WAITS, Shown, table
from actionplan.questions.due import endings
from actionplan.questions.items import Item
from actionplan.questions.paper.columns import DATE, WHAT
from actionplan.report import Cell, Column, Section

QUARTER = 3


def period(day: date, last: date | None) -> Window:
    """The next period after a day."""
    first = day + DAY
    length = months_between(last, day) if last else 0
    if last and last < day and not length:
        return Window(first, day + (day - last))
    return Window(first, months_after(first, length or QUARTER) - DAY)


def part(found: Sequence[Item], ahead: Window) -> tuple[list[Section], Placed]:
    """The targets that fall due in the period, by the first day that they do, and the ongoing work that ends in it.

    Those that recur may be late and fall due again.
    """
    coming = [(days, item) for item in found if (days := due_days(item, ahead))]
    coming.sort(key=lambda pair: pair[0])
    ending = [item for item in found if item.status.standing == "ongoing"]
    when = spoken(ahead)
    notes = tuple(endings(ending, when, ahead))
    if not coming and not notes:
        return [], ()
    due: Shown[Item] = Shown(Column("Due"), lambda item: Cell(_due(item, ahead)))
    drawn = table([item for _, item in coming], (REF, WHAT, OFFICER, DATE, due, RAG, WAITS)) if coming else None
    return [Section(f"Due in {when}", notes, drawn)], [("due", [item for _, item in coming])]


def _due(item: Item, ahead: Window) -> str:
    about = "about " if item.status.phrase.reading.approximate else ""
    return about + listed([short(day) for day in due_days(item, ahead)])


def due_days(item: Item, ahead: Window) -> list[date]:
    """The days in a period on which the dates of a target that are not met fall due."""
    found = item.status
    if found.finished or found.standing == "suspended" or found.phrase.reading.kind == "ongoing":
        return []
    first, last = ahead.earliest or date.min, ahead.latest or date.max
    return [each.latest for each in found.unmet if each.latest and first <= each.latest <= last]
