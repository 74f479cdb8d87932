"""The plan's period as bars: a span for each target, under its theme, with all that is drawn of it in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actionplan.dates import Window
from actionplan.dates.say import spoken
from actionplan.english import listed
from actionplan.model import Subject
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import (
    OFFICER,
    OUTPUT,
    REF,
    STANDING,
    Shown,
    measure_words,
    of_one_plan,
    said_of,
    standing_words,
    tone,
)
from actionplan.questions.items import Item, by_plan, items
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.show import by_theme, under_plan
from actionplan.questions.view import View, Views, views
from actionplan.report import Cell, Column, Report, Section, Span, Timeline


def timeline(plan: Subject, as_at: date, keep: Filter = EVERYTHING) -> Report:
    """The targets on a line of days, as at one of them, plan by plan. What no face can draw, its sections say."""
    seen = views(plan, as_at)
    found = items(seen, keep)
    sections = [section for each, theirs in by_plan(found, seen) for section in _sections(each, theirs)]
    first, last = period(found, seen)
    asked = Question("timeline", f"Timeline of {spoken(Window(first, last))}", keep, Window(first, last))
    report = answer(asked, seen, sections or [Section("", (nothing(keep),))], by_theme(found))
    return report._replace(timeline=drawn(found, seen)._replace(is_all=bool(found)))


def _sections(seen: View, found: list[Item]) -> list[Section]:
    """A table for each theme of one of the plans."""
    return under_plan(seen, (Section(theme, (), of_one_plan(each, _COLUMNS)) for theme, each in by_theme(found)))


def drawn(found: Iterable[Item], seen: Views) -> Timeline:
    """Those targets as bars, in the order of the documents."""
    first, last = period(found, seen)
    groups = tuple((_heading(theme, each[0].seen), tuple(map(_span, each))) for theme, each in by_theme(found))
    return Timeline(first, last, seen.day, groups)


def _heading(theme: str, seen: View) -> str:
    """The name of a theme, and where there are several plans whose it is."""
    return f"{seen.whose}: {theme}" if seen.is_one_of else theme


def period(found: Iterable[Item], seen: Views) -> tuple[date, date]:
    """The plans' own periods together; for one that has none, the days of its dates and of the report."""
    ends = [end for each, theirs in by_plan(found, seen) for end in _period(each, theirs)]
    return min(ends), max(ends)


def _period(seen: View, found: Iterable[Item]) -> tuple[date, date]:
    context = seen.plan.context
    if (context.last - context.first).days <= LONGEST:
        return context.first, context.last
    ends = [end for item in found for window in item.status.windows for end in window if end]
    return min((seen.day, *ends)), max((seen.day, *ends))


LONGEST = 366 * 20
"""A period of more days than this is no plan's own, but what is read where the file names none."""


def _span(item: Item) -> Span:
    found = item.status
    reading = found.phrase.reading
    return Span(
        item.ref,
        _label(item),
        found.windows,
        reading.approximate,
        found.standing,
        found.due,
        found.completed,
        reading.kind == "ongoing",
        _words(item),
        tuple([each for each in found.windows if each not in found.unmet]),
        tone(item),
    )


def _label(item: Item) -> str:
    """What a target is, what tells it from the others first: its output, or of an output of several its measures."""
    output, measures = item.line.output, measure_words(item)
    if not measures or not output.text or len(output.targets) == 1:
        return said_of(item)
    return f"{measures.rstrip(' .:;')} ({output.text.rstrip(' .:;')})"


def _words(item: Item) -> str:
    """The whole span in a sentence: "6.2c: Early Autumn (September 2017), due, 15 days left"."""
    return f"{item.ref}: {_when(item)}, {standing_words(item)}"


def _when(item: Item) -> str:
    """The date in the plan's words, and the days that it means where they say more."""
    text, days = item.status.phrase.text or "no date", days_of(item)
    return text if not days or days == text else f"{text} ({days})"


def days_of(item: Item) -> str:
    """The days of each window: "about September 2017", "June 2017 and December 2017"; empty where there are none.

    Of many, the first and the last: "11 dates, May 2017 to March 2018".
    """
    windows = item.status.windows
    about = "about " if windows and item.status.phrase.reading.approximate else ""
    if len(windows) > MANY:
        return f"{about}{len(windows)} dates, {spoken(Window(windows[0].earliest, windows[-1].latest))}"
    return about + listed([spoken(window) for window in windows])


MANY = 3
"""How many windows are each told by itself."""

_COLUMNS: tuple[Shown[Item], ...] = (
    REF,
    OFFICER,
    Shown(Column("Target date", grow=1), lambda item: Cell(item.status.phrase.text)),
    Shown(Column("Days", grow=1), lambda item: Cell(days_of(item))),
    STANDING,
    OUTPUT,
)
