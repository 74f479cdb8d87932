"""What is suspended, and what was deleted since the last report: since when, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actionplan.dates import say_day
from actionplan.dates.say import short
from actionplan.questions.answer import Placed
from actionplan.questions.cells import OFFICER, OUTPUT, REF, Shown, table
from actionplan.questions.changes import Changed, End
from actionplan.questions.items import Item
from actionplan.questions.known import Stop, stopped
from actionplan.questions.paper.columns import DATE
from actionplan.report import Cell, Column, Section


def part(found: Sequence[Item], changed: Changed, before: End | None) -> tuple[list[Section], Placed]:
    """All that is suspended on the day; and of what is deleted, what was not yet in the last report."""
    stand = [item for item in found if item.status.standing == "suspended"]
    gone = [each.item for each in changed.get("deleted", ()) if each.event]
    since = f" since {say_day(before.day)}" if before else ""
    named = (("suspended", "Suspended", stand), ("deleted", f"Deleted{since}", gone))
    sections = [Section(title, (), table(each, _COLUMNS)) for _, title, each in named if each]
    return sections, [(name, each) for name, _, each in named]


def _column(column: Column, words: Callable[[Stop], str]) -> Shown[Item]:
    def cell(item: Item) -> Cell:
        stop = stopped(item.line.target, item.seen.day)
        return Cell(words(stop) if stop else "")

    return Shown(column, cell)


_COLUMNS = (
    REF,
    OFFICER,
    DATE,
    _column(Column("On"), lambda stop: short(stop.on)),
    _column(Column("Why", grow=2), lambda stop: stop.why or "none recorded"),
    OUTPUT,
)
