"""What is late on a day: worst first, a row for each missed occurrence, and whom a late target waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from actionplan.dates import say_day
from actionplan.english import count
from actionplan.model import Subject
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import (
    DATE,
    DUE,
    LATENESS,
    MOVED,
    NOBODY,
    OCCURRENCE,
    OFFICER,
    OUTPUT,
    RAG,
    REF,
    WAITS,
    table,
)
from actionplan.questions.items import Item, items
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.standing import by, missed
from actionplan.questions.view import Views, views
from actionplan.report import Cell, Column, Report, Section, Table

_LATE = (REF, OFFICER, DATE, OCCURRENCE, DUE, MOVED, LATENESS, RAG, WAITS, OUTPUT)
_ENDED = (REF, OFFICER, DATE, MOVED, LATENESS, RAG, WAITS, OUTPUT)


def overdue(plan: Subject, as_at: date, keep: Filter = EVERYTHING) -> Report:
    """What is overdue as at a day, and what ongoing work has ended without being closed."""
    seen = views(plan, as_at)
    found = items(seen, keep)
    late = sorted((each for item in found for each in _missed(item)), key=lambda item: item.status.due or as_at)
    ended = [item for item in found if item.status.standing == "ended"]
    sections = [
        _late_section(late, seen, "" if found else nothing(keep)),
        *_ended_section(ended),
        *_by_officer(late),
    ]
    placed = (("overdue", late), ("ended", ended))
    return answer(Question("overdue", "What is overdue", keep), seen, sections, placed)


def _missed(item: Item) -> Iterator[Item]:
    """The item once for each window it missed, each with that window's own due day and lateness."""
    target, found, seen = item.line.target, item.status, item.seen
    if found.standing == "overdue":
        for window in missed(found, seen.day):
            yield item if window.latest == found.due else item._replace(status=by(target, found, window, seen))


def _late_section(late: list[Item], seen: Views, none: str) -> Section:
    if not late:
        return Section("Overdue", (none or f"Nothing is overdue as at {say_day(seen.day)}.",))
    return Section("Overdue", (), table(late, _LATE))


def _ended_section(ended: list[Item]) -> Iterator[Section]:
    if ended:
        note = "Ongoing work whose time is over: close it, or carry it forward."
        yield Section("Ended", (note,), table(ended, _ENDED))


def _by_officer(late: list[Item]) -> Iterator[Section]:
    """How many are late for each officer, most first, and the worst of them."""
    if not late:
        return
    counted = Counter(item.officer or NOBODY for item in late)
    worst: dict[str, int] = {}
    for item in late:
        worst.setdefault(item.officer or NOBODY, item.status.days_late or 0)
    columns = (Column("Officer", grow=1), Column("Overdue", number=True), Column("Days late, at worst", number=True))
    rows = tuple((Cell(name), Cell(str(number)), Cell(str(worst[name]))) for name, number in counted.most_common())
    yield Section("Overdue by officer", (f"{count(len(late), 'row')} in all.",), Table(columns, rows))
