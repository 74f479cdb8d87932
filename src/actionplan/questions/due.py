"""What falls due in a period, and what else is open in it. Every unfinished target stands in one section at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from actionplan.dates import Window, say_day
from actionplan.dates.say import spoken
from actionplan.english import count, listed
from actionplan.model import Subject
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import DATE, DUE, MOVED, OFFICER, OUTPUT, RAG, REF, STANDING, WAITS, table
from actionplan.questions.items import Item, items
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.occurrences import met_days
from actionplan.questions.standing import Status
from actionplan.questions.view import Views, views
from actionplan.report import Report, Section

_TITLES = {
    "due": "Due",
    "due earlier": "Due earlier",
    "could finish": "Could finish",
    "ongoing": "Ongoing",
    "no date": "No date",
}

_DATED = (REF, OFFICER, DATE, DUE, MOVED, STANDING, RAG, WAITS, OUTPUT)
_UNDATED = (REF, OFFICER, DATE, MOVED, STANDING, RAG, WAITS, OUTPUT)


def due(plan: Subject, as_at: date, period: Window, keep: Filter = EVERYTHING) -> Report:
    """What falls due in a period (both days included), as at a day."""
    seen = views(plan, as_at, period)
    found = items(seen, keep)
    when = spoken(period)
    placed: dict[str, list[Item]] = {name: [] for name in _TITLES}
    for item in found:
        if name := section(item.status, seen):
            placed[name].append(item)
    for each in placed.values():
        each.sort(key=_order)
    none = f"Nothing falls due in {when}." if found else nothing(keep)
    sections = [
        _section(name, each, when, seen) if each else Section(_TITLES[name], (none,))
        for name, each in placed.items()
        if each or name == "due"
    ]
    asked = Question("due", f"What falls due in {when}", keep, period)
    return answer(asked, seen, sections, placed.items(), _completed(found, when, seen))


def section(found: Status, seen: Views) -> str | None:
    """The one section of a target in the period asked about, or `None` where it has no business there."""
    if found.finished:
        return None
    if not found.dated:
        return "no date"
    window = found.occurrence or found.windows[-1]
    opened = window.earliest is not None and window.earliest <= seen.last
    if found.phrase.reading.kind == "ongoing":
        return "ongoing" if opened and (window.latest or date.max) >= seen.first else None
    if found.due and found.due < seen.first:
        return "due earlier"
    if found.due and found.due <= seen.last:
        return "due"
    return "could finish" if opened else None


def _order(item: Item) -> date:
    """By due day; what is ongoing by its end; what has neither last."""
    found = item.status
    return found.due or (found.windows[-1].latest if found.windows else None) or date.max


def _section(name: str, found: list[Item], when: str, seen: Views) -> Section:
    columns = _DATED if name in ("due", "due earlier", "could finish") else _UNDATED
    return Section(_TITLES[name], _notes(name, found, when, seen), table(found, columns))


def _notes(name: str, found: list[Item], when: str, seen: Views) -> tuple[str, ...]:
    if name == "due earlier":
        return (f"Due before {say_day(seen.first)} and not finished.",)
    if name == "could finish":
        return (f"Open in {when}, due later.",)
    if name == "ongoing":
        return tuple(endings(found, when, Window(seen.first, seen.last)))
    return ()


def endings(found: Iterable[Item], when: str, period: Window) -> Iterator[str]:
    """The sentence on the ongoing work that ends in a period, where any does."""
    first, last = period.earliest or date.min, period.latest or date.max
    refs = [item.ref for item in found if (latest := item.status.windows[-1].latest) and first <= latest <= last]
    if refs:
        yield f"{'This ends' if len(refs) == 1 else 'These end'} in {when}: {listed(refs)}."


def _completed(found: list[Item], when: str, seen: Views) -> tuple[str]:
    """The closing line on what was completed in the period: targets, and the single occurrences that completed none."""
    targets = sum(_in_period(item.status.completed, seen) for item in found)
    occurrences = sum(_met_in_period(item, seen) for item in found if item.line.target.completed)
    if not targets and not occurrences:
        return (f"Nothing was recorded as completed in {when}.",)
    done = [count(targets, "target")] if targets else []
    if occurrences:
        done.append(count(occurrences, "occurrence") + " of targets that recur")
    return (f"Completed in {when}: {listed(done)}.",)


def _met_in_period(item: Item, seen: Views) -> int:
    """How many of several windows were met in the period. The last of all completed the target, and counts as that."""
    target, found = item.line.target, item.status
    if len(found.windows) < 2 or target.decisions:
        return 0
    met = met_days(target, found.phrase.reading.kind, found.windows, seen.day)
    return sum(_in_period(day, seen) for day in met) - _in_period(found.completed, seen)


def _in_period(day: date | None, seen: Views) -> bool:
    return day is not None and seen.first <= day <= seen.last
