"""A calendar by RFC 5545: an event for each day on which a target of a report is due.

An event lasts the whole day, takes nobody's time, and is known by its plan's name, its target's ref and the number of
its occurrence, so that a calendar which takes in a later export changes its events and gets none twice: the export's
day, and what happened to the target, number its version. What was taken out of the plan, or no longer has a date, is
sent as cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from actionplan.dates import Window, say_day
from actionplan.dates.say import spoken
from actionplan.english import count, listed
from actionplan.faces import NothingToSend
from actionplan.faces.records import once, plans
from actionplan.faces.safe import safe, safe_lines
from actionplan.model import fold
from actionplan.report import Report, Row

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//actionplan//actionplan//EN"
NOTICE = timedelta(weeks=2)
"""How long before a due day its alarm is."""

_DAY = timedelta(days=1)
_FIRST = date(2000, 1, 1)
_LONGEST = 120
_NAMED = 12
_STATUS = {"": "CANCELLED", "deleted": "CANCELLED", "suspended": "TENTATIVE"}
_FINISHED = ("complete", "deleted", "suspended")


class Due(NamedTuple):
    """A day on which a target is due: the number of its occurrence, of how many, its window, and how it stands.

    `status` is the target's own, but for an occurrence that was met, which is complete, and for the published day of
    a target that no longer has one, which has none.
    """

    row: Row
    number: int
    of: int
    window: Window
    day: date
    status: str


def render(report: Report, *, alarm: bool = False) -> str:
    """A report's due days as a calendar; with `alarm`, each that is still to be met has one two weeks before.

    Raises `NothingToSend` where no day is left: a calendar without an event is none by the RFC.
    """
    named = list(_named(report))
    if not named:
        raise NothingToSend(_empty(report))
    from icalendar import Alarm  # noqa: PLC0415 - only who asks for a calendar pays for it

    calendar = _calendar(report)
    for due, uid in named:
        event = _event(due, uid, report)
        if alarm and due.status and due.status not in _FINISHED:
            event.add_component(Alarm.new_display(_summary(due, report.ref(due.row)), -NOTICE))
        calendar.add_component(event)
    made: str = calendar.to_ical().decode()
    return made


# Which days.


def dues(report: Report) -> list[Due]:
    """The due days of the targets of an answer, each target once."""
    return [due for row in once(report.rows) for due in _dues(row, report.as_at)]


def left_out(report: Report) -> str:
    """The sentence on the targets of an answer that have no due day; nothing where all have one."""
    without = [report.ref(row) for row in once(report.rows) if not any(due.status for due in _dues(row, report.as_at))]
    if not without:
        return ""
    have, are = ("has", "is") if len(without) == 1 else ("have", "are")
    refs = without if len(without) <= _NAMED else [*without[:_NAMED], count(len(without) - _NAMED, "other")]
    return f"{count(len(without), 'target')} {have} no due day and {are} not in the calendar: {listed(refs)}."


def _empty(report: Report) -> str:
    """The sentence on an answer without one day for a calendar."""
    why = left_out(report) or "No target is in this answer, and a calendar holds at least one day."
    return f"{why} No calendar was made."


def _dues(row: Row, as_at: date) -> Iterator[Due]:
    """The days by the current date; where that names none, the published one, which is then no longer due."""
    windows = () if row.kind == "ongoing" else row.windows
    dated = [(n, window, window.latest) for n, window in enumerate(windows, 1) if window.latest]
    if dated:
        for n, window, day in dated:
            yield Due(row, n, len(windows), window, day, _stands(row, window, as_at))
    elif row.published_due:
        yield Due(row, 1, 1, Window(None, row.published_due), row.published_due, "")


def _stands(row: Row, window: Window, as_at: date) -> str:
    """How one occurrence stands. Those before the one that the target stands by were met."""
    by = row.occurrence
    if by is None or row.status in _FINISHED or window == by:
        return row.status
    if row.windows.index(window) < row.windows.index(by):
        return "complete"
    return "overdue" if window.latest and window.latest < as_at else "not yet due"


# Under which names.


def _named(report: Report) -> Iterator[tuple[Due, str]]:
    """Each due day with the name that calendars know its event by; of two targets with one ref, each has its own."""
    from urllib.parse import quote  # noqa: PLC0415 - only a calendar needs it

    unnamed = next((fold(plan.title or plan.authority or "") for plan in report.plans), "")
    met: dict[str, int] = {}
    for due in dues(report):
        ref, plan = (quote(fold(words), safe="") for words in (due.row.ref, due.row.plan or unnamed))
        name = f"{ref}.{due.number}@{plan}.actionplan"
        met[name] = met.get(name, 0) + 1
        yield due, name if met[name] == 1 else f"{met[name]}+{name}"


# What it says.


def _calendar(report: Report) -> Calendar:
    from icalendar import Calendar, vText  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    title = vText(safe(plans(report) or report.title))
    missing = [f"{each.name} is missing from this calendar. {each.error}" for each in report.plans if each.error]
    about = vText(safe(" ".join(filter(None, (f"{report.title}.", *missing, left_out(report))))))
    for name, words in (("name", title), ("x-wr-calname", title), ("description", about), ("x-wr-caldesc", about)):
        calendar.add(name, words)  # each by its name in RFC 7986, and by the one that older calendars know
    return calendar


def _event(due: Due, uid: str, report: Report) -> Event:
    from icalendar import STATUS, TRANSP, Event  # noqa: PLC0415

    return Event.new(
        uid=uid,
        start=due.day,
        end=due.day + _DAY,
        stamp=datetime.combine(report.as_at, time(), UTC),
        sequence=_version(due.row, report.as_at),
        summary=_summary(due, report.ref(due.row)),
        description=safe_lines("\n".join(_said(due, report))),
        categories=[safe(due.row.theme)] if due.row.theme else (),
        status=STATUS(_STATUS.get(due.status, "CONFIRMED")),
        transparency=TRANSP.TRANSPARENT,
    )


def _version(row: Row, as_at: date) -> int:
    """The version of an event: it grows with the days, and within one with each new date and when the target is met."""
    return max(0, (as_at - _FIRST).days) + len(row.revisions) + bool(row.completed)


def _summary(due: Due, ref: str) -> str:
    """How the event is called: "Complete: 1.2a Business plan approved", with what is not usual about it first."""
    row = due.row
    state = due.status.capitalize() if due.status in _FINISHED else "" if due.status else "No longer dated"
    which = f" ({due.number} of {due.of})" if due.of > 1 else ""
    words = f"{ref} {' '.join(row.measures[:1]) or row.output_text or ''}".strip()
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return safe(f"{f'{state}: ' if state else ''}{short}{which}")


def _said(due: Due, report: Report) -> Iterator[str]:
    """All that the calendar's reader may want to know, a line each."""
    row = due.row
    for name, words in (
        ("Target date", row.date),
        ("Published as", row.published_date if row.published_date != row.date else None),
        ("Read as", spoken(due.window) if due.status else None),
        ("Occurrence", f"{due.number} of {due.of}" if due.of > 1 else None),
        ("Status", f"{due.status or row.status}, as at {say_day(report.as_at)}"),
        ("RAG", row.rag),
        ("Commentary", row.note),
        ("Waits for", row.waits_for),
        ("Responsible officer", row.officer or "no officer"),
        ("Supporting", listed(row.supporting)),
        ("Monitored by", listed(row.monitored_by)),
        ("Theme", row.theme),
        (f"Action {row.action or ''}".rstrip(), row.action_title),
        (f"Output {row.output or ''}".rstrip(), row.output_text),
        *(("Measure", measure) for measure in row.measures),
        *(("Assumed", each.text) for each in row.assumptions),
    ):
        if words:
            yield f"{name}: {words}"
    if whose := "; ".join(plan.words for plan in report.plans if plan.name == row.plan):
        yield whose
