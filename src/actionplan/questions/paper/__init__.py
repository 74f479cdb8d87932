"""A panel's paper: how a plan stands, what wants attention first, what changed since the last report, and all of it.

Each section is a file here, and is left out where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.model import Subject
from actionplan.questions.answer import Placed, Question, answer, nothing
from actionplan.questions.changes import End, compared
from actionplan.questions.items import Item, items
from actionplan.questions.key import key
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.paper import (
    coming,
    cover,
    deciding,
    exceptions,
    readings,
    since,
    stopped,
    summary,
    waiting,
    whole,
)
from actionplan.questions.paper.cover import Cover, LastReport
from actionplan.questions.timeline import drawn
from actionplan.questions.view import Views, views
from actionplan.report import EVERY_DATE_READ, Report, Section

Part = tuple[list[Section], Placed]
"""The sections of a part of the paper, and the items of each by the name that rows give it."""


class Asked(NamedTuple):
    """What a paper is asked to hold.

    `before` is what its changes are counted from; without one, the plan as it was published. `ahead` is the period that
    it looks ahead to; without one, as long after the day as the last report is before it. `only_exceptions` ends it
    after those.
    """

    keep: Filter = EVERYTHING
    before: End | None = None
    ahead: Window | None = None
    only_exceptions: bool = False


def paper(plan: Subject, as_at: date, asked: Asked = Asked(), front: Cover = Cover()) -> Report:  # noqa: B008 - values
    """The paper on what is asked about, as at a day. Raises `UnknownName` for a name that no plan has."""
    seen = views(plan, as_at)
    found = items(seen, asked.keep)
    parts = list(_parts(plan, found, seen, asked))
    placed = [each for _, named in parts for each in named]
    report = answer(Question("report", "", asked.keep), seen, (), placed)
    words = key([item.status for item in found], seen) if asked.only_exceptions else report.key
    sections = [*cover.key(words), *summary.sections(found), *(each for made, _ in parts for each in made)]
    last = LastReport(asked.before, is_same=asked.before.plan is plan) if asked.before else None
    return report._replace(
        title=cover.title(front, asked.keep, seen, only_exceptions=asked.only_exceptions),
        facts=cover.facts(front, asked.keep, found, seen, last),
        key=(),
        closing=report.closing if found else tuple(each for each in report.closing if each != EVERY_DATE_READ),
        sections=tuple(sections if found else [Section("", (nothing(asked.keep),))]),
        timeline=None if asked.only_exceptions or not found else drawn(found, seen),
    )


def _parts(plan: Subject, found: list[Item], seen: Views, asked: Asked) -> Iterator[Part]:
    """The parts below the summary, in order."""
    yield exceptions.part(found, is_all=asked.only_exceptions)
    if asked.only_exceptions:
        return
    changed = compared(asked.before or End(plan, date.min), End(plan, seen.day), asked.keep)
    last = asked.before.day if asked.before else None
    yield since.dates(changed, found, last)
    yield since.completed(changed, last)
    yield stopped.part(found, changed, asked.before)
    yield waiting.part(found, seen)
    yield deciding.part(found, asked.keep.bodies)
    yield coming.part(found, asked.ahead or coming.period(seen.day, last))
    yield whole.part(found, seen, is_all=asked.keep == EVERYTHING)
    yield readings.sections(found), ()
