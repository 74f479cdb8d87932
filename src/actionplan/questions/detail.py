"""One target in full: its date explained, and all that had happened to it by the day, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from actionplan.dates import Window, say_day, steps
from actionplan.dates.say import spoken
from actionplan.english import days
from actionplan.questions.cells import rag_words, standing_words, wait_words
from actionplan.questions.dating import dating
from actionplan.questions.history import history
from actionplan.questions.items import Item
from actionplan.questions.known import revisions
from actionplan.questions.needed import needed
from actionplan.questions.occurrences import days_late, met_days
from actionplan.questions.slips import proposal, slip
from actionplan.questions.view import View
from actionplan.report import Cell, Column, Fact, Table

_COLUMNS = (Column(""), Column("", grow=1))


def detail(item: Item) -> Table:
    """All there is to say of a target, a line each, in two columns without headings."""
    facts = [
        *(("Measure", measure) for measure in item.line.target.measures),
        *([("Stage", item.line.target.stage)] if item.line.target.stage else ()),
        *_dates(item),
        *_how_read(item),
        *_occurrences(item),
        *_standing(item),
        *_decisions(item),
        *(("History", f"{say_day(on)}: {words}") for on, words in history(item)),
    ]
    rows = []
    for name, group in groupby(facts, key=lambda fact: fact[0]):
        for n, (_, words) in enumerate(group):
            rows.append((Cell("" if n else name, "strong"), Cell(words)))
    return Table(_COLUMNS, tuple(rows))


def _dates(item: Item) -> Iterator[Fact]:
    target, seen = item.line.target, item.seen
    moved = slip(target, item.status, seen) if target.revised else None
    yield "Target date", item.status.phrase.text or "none"
    if moved:
        yield "Published as", target.date.text or "none"
        yield "Moved by", f"{moved.words}{_often(len(revisions(target, seen.day)))}"
    each = None if item.status.finished else proposal(target, seen.day)
    if each:
        yield "Proposed", f"{each.to.text}; the date stays until it is revised"


def _often(number: int) -> str:
    return f", in {number} moves" if number > 1 else ""


def _how_read(item: Item) -> Iterator[Fact]:
    """The reading of the current date, step by step, with what was assumed."""
    found = item.status
    reading = found.phrase.reading
    yield "Read as", read_as(item)
    for step in steps(reading):
        yield "Step by step", f"{step.words or found.phrase.text}: {step.meaning}".removeprefix(": ")
    if reading.kind == "dependent" and (known := dating(item.line.target, item.seen)) and known.words:
        yield "Step by step", f"{known.name}: {known.words}"
    for assumption in reading.assumptions:
        if assumption.code != "remark":
            yield "Assumed", assumption.text
    if reading.remark and reading.kind != "dependent":
        yield "Remark", reading.remark


def read_as(item: Item) -> str:
    """What the current date was read as: its days, or how many dates it is, or why it has none."""
    reading = item.status.phrase.reading
    if reading.kind == "unreadable":
        hint = f'did you mean "{reading.nearest}"?' if reading.nearest else f"{reading.problem}."
        return f"cannot be read: {hint}"
    windows = item.status.windows
    if not windows:
        return "no date of its own" if reading.kind == "dependent" else "no date"
    about = "about " if reading.approximate else ""
    if len(windows) > 1:
        return f"{about}{len(windows)} dates" + (", each due at its end" if reading.kind != "recurring" else "")
    return f"{about}{'ongoing, ' if reading.kind == 'ongoing' else ''}{spoken(windows[0])}"


def _occurrences(item: Item) -> Iterator[Fact]:
    """Each of several windows, and whether it was met, missed or is to come."""
    found = item.status
    if len(found.windows) < 2 or item.line.target.decisions:
        return
    met = met_days(item.line.target, found.phrase.reading.kind, found.windows, item.seen.day)
    for window, on in zip(found.windows, met, strict=True):
        yield "Each date", f"{spoken(window)}: {_met(window, on, item.seen)}"


def _met(window: Window, on: date | None, seen: View) -> str:
    if on:
        late = days_late(window, on)
        return f"met on {say_day(on)}{f', {days(late)} late' if late else ''}"
    return "missed" if window.latest and window.latest < seen.day else "to come"


def _standing(item: Item) -> Iterator[Fact]:
    found = item.status
    if found.due:
        yield "Due", say_day(found.due)
    if found.published_due and found.published_due != found.due:
        yield "Published as due", say_day(found.published_due)
    yield "Status", standing_words(item)
    if found.said.on:
        yield "RAG", rag_words(found)
    if found.waits:
        yield "Waits for", wait_words(found)


def _decisions(item: Item) -> Iterator[Fact]:
    for need in needed(item):
        decision, last = need.asked.decision, need.last
        if last and need.on:
            said = f"{last.outcome} on {say_day(need.on)}{f' to {last.to.text}' if last.to else ''}"
        else:
            planned = f" (planned {decision.planned.text})" if decision.planned else ""
            said = "not recorded" if need.state == "overtaken" else f"outstanding{planned}"
        also = [*(f"condition: {each}" for each in need.conditions), *(["a key decision"] if decision.is_key else ())]
        yield "Decision", f"{need.maker}: {'; '.join([said, *also])}"
