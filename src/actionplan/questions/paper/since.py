"""What changed since the last report, or since the plan was published: which dates, and what was completed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import say_day
from actionplan.questions import change_cells as cells
from actionplan.questions.answer import Placed
from actionplan.questions.cells import DUE, OCCURRENCE, OFFICER, OUTPUT, REF, Shown, completed_words, table
from actionplan.questions.change_sections import section
from actionplan.questions.changes import Changed
from actionplan.questions.differences import Change, newly_met
from actionplan.questions.items import Item
from actionplan.questions.occurrences import days_late
from actionplan.questions.paper.columns import DATE
from actionplan.questions.slipped import PROPOSED, offered
from actionplan.questions.standing import by
from actionplan.report import Cell, Column, Section

Part = tuple[list[Section], Placed]


def dates(changed: Changed, found: Sequence[Item], last: date | None) -> Part:
    """The dates that were changed, and apart from them those that are only proposed."""
    moved, edited = changed.get("date moved", []), changed.get("published date changed", [])
    proposed = offered([item for item in found if item.status.standing != "deleted"])
    parts = [*_revised(moved), *_edited(edited), *_proposed(proposed)]
    if not parts:
        return [], ()
    when = say_day(last) if last else "the plan was published"
    head = Section(f"Dates changed since {when}", wide=True)
    return [head, *parts], [*_placed("date moved", moved), *_placed("published date changed", edited),
                            ("date proposed", proposed)]  # fmt: skip


def completed(changed: Changed, last: date | None) -> Part:
    """What was completed from one end to the other, and what is no longer."""
    done, undone = changed.get("completed", []), changed.get("no longer complete", [])
    sections = []
    if done:
        title = f"Completed since {say_day(last)}" if last else "Completed"
        sections.append(Section(title, (), table([met for each in done for met in _met(each)], _COMPLETED)))
    if undone:
        sections.append(section("no longer complete", undone))
    return sections, [*_placed("completed", done), *_placed("no longer complete", undone)]


def _met(change: Change) -> Iterator[Item]:
    """What was completed of a target: of several dates each that was met since, as it is by that date."""
    old, item = change.old, change.item
    met = newly_met(old, item) if old else {}
    for window, on in met.items():
        found = by(item.line.target, item.status, window, item.seen)
        late = days_late(window, on) or None
        yield item._replace(status=found._replace(completed=on, days_late=late, met_late=0))
    if not met:
        yield item


def _placed(name: str, found: Sequence[Change]) -> Iterator[tuple[str, list[Item]]]:
    yield name, [change.item for change in found]


def _revised(moved: Sequence[Change]) -> Iterator[Section]:
    if moved:
        yield Section("Revised", (), table(moved, _REVISED), 2, wide=True)


def _edited(edited: Sequence[Change]) -> Iterator[Section]:
    if edited:
        yield section("published date changed", edited)._replace(level=2, wide=True)


def _proposed(proposed: Sequence[Item]) -> Iterator[Section]:
    if proposed:
        note = "Proposed, and not agreed: the date stays until it is revised."
        yield Section("Proposed", (note,), table(proposed, PROPOSED), 2, wide=True)


def _before(change: Change) -> Cell:
    """The date as it was before, where that is not the published one."""
    was, published = cells.DATE_WAS.cell(change), cells.PUBLISHED_IS.cell(change)
    return Cell("") if was == published else was


_COMPLETED: tuple[Shown[Item], ...] = (
    REF,
    OFFICER,
    DATE,
    OCCURRENCE._replace(column=Column("Which of them", grow=1)),
    DUE,
    Shown(Column("Completed", grow=1), lambda item: Cell(completed_words(item.status), "done")),
    OUTPUT,
)
_REVISED = (
    cells.REF,
    cells.OFFICER,
    cells.PUBLISHED_IS._replace(column=Column("Original date", grow=1)),
    Shown(Column("Date before", grow=1), _before, optional=True),
    cells.DATE_IS._replace(column=Column("Revised date", grow=1)),
    cells.MOVED_BY,
    cells.WHY._replace(column=Column("Reason", grow=2)),
    cells.APPROVED_BY,
    cells.OUTPUT,
)
