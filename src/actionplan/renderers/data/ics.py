"""Render a report as a calendar (RFC 5545): an event for each day on which a target is due, or a body decides.

An event lasts the whole day and shows nobody as busy. Its UID is made of the plan's name, the target's ref and the
number of the occurrence, or who decides, so that a later export changes the events of a calendar and adds none twice.
Its version number grows with the day of the report and with everything that happened to the target.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote

from icalendar import STATUS, TRANSP, Alarm, Calendar, Event, vText

from actionplan.renderers import EmptyOutputError
from actionplan.renderers.data.calendar_entry import CalendarEntry
from actionplan.renderers.data.decision_days import describe_undated_decisions, list_decision_entries
from actionplan.renderers.data.due_days import describe_undated_targets, list_due_entries
from actionplan.report import Report
from actionplan.reports.support.plan_titles import format_plans
from actionplan.rows import Row
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control, escape_control_in_lines
from actionplan.text.folding import fold

PRODUCT_ID = "-//actionplan//actionplan//EN"
ALARM_LEAD = timedelta(weeks=2)
"""How long before a day its alarm is."""

_ONE_DAY = timedelta(days=1)
_SEQUENCE_EPOCH = date(2000, 1, 1)


def render(report: Report, *, alarm: bool = False) -> str:
    """Render the due days of a report, or of its decisions. With `alarm`, what is still to be met has one.

    It is two weeks before. An alarm whose day has come by the day of the report is left out: a calendar would ring it
    at once.

    Raise `EmptyOutputError` if there is no day: the RFC allows no calendar without an event.
    """
    events = list(_assign_uids(report))
    if not events:
        raise EmptyOutputError(_describe_empty_calendar(report))
    calendar = _build_calendar(report)
    for entry, uid in events:
        event = _build_event(entry, uid, report)
        if alarm and entry.is_open and entry.day - ALARM_LEAD > report.as_at:
            event.add_component(Alarm.new_display(escape_control(entry.title), -ALARM_LEAD))
        calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def list_omissions(report: Report) -> tuple[str, ...]:
    """List the sentences on what is not in the calendar, and on a plan without a name."""
    return tuple(filter(None, (_describe_undated(report), _describe_unnamed_plan(report))))


def describe_amount(_report: Report, data: bytes) -> str:
    """Say how many events a calendar has."""
    return format_count(data.count(b"BEGIN:VEVENT"), "event")


def _is_about_decisions(report: Report) -> bool:
    return report.question == "decisions"


def _list_entries(report: Report) -> list[CalendarEntry]:
    return list_decision_entries(report) if _is_about_decisions(report) else list_due_entries(report)


def _describe_undated(report: Report) -> str:
    return describe_undated_decisions(report) if _is_about_decisions(report) else describe_undated_targets(report)


def _describe_unnamed_plan(report: Report) -> str:
    """Write the sentence on a plan without a name, which a calendar needs to recognise its events."""
    if all(plan.name for plan in report.plans):
        return ""
    return (
        "The plan has no name, so calendars recognise its events by the title. If that is corrected, or the plan is "
        'exported with others, every event comes twice. Give it a short name: "name: hertsmere" under "plan:".'
    )


def _describe_empty_calendar(report: Report) -> str:
    """Write the sentence on a report that has no day for a calendar."""
    thing = "decision that is to be taken" if _is_about_decisions(report) else "target"
    why = _describe_undated(report) or f"This report has no {thing}, and a calendar needs at least one day."
    return f"{why} No calendar was made."


def _assign_uids(report: Report) -> Iterator[tuple[CalendarEntry, str]]:
    """Yield each entry with the UID of its event. If two targets have the same ref, their UIDs differ."""
    unnamed = next((fold(plan.title or plan.authority or "") for plan in report.plans), "")
    counts: dict[str, int] = {}
    for entry in _list_entries(report):
        ref, key, plan = (
            quote(fold(words), safe="") for words in (entry.row.ref, entry.key, entry.row.plan or unnamed)
        )
        name = f"{ref}.{key}@{plan}.actionplan"
        counts[name] = counts.get(name, 0) + 1
        yield entry, name if counts[name] == 1 else f"{counts[name]}+{name}"


def _build_calendar(report: Report) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("calscale", "GREGORIAN")
    title = vText(escape_control(format_plans(report) or report.title))
    missing = [f"{plan.name} is missing from this calendar. {plan.error}" for plan in report.plans if plan.error]
    about = vText(escape_control(" ".join(filter(None, (f"{report.title}.", *missing, _describe_undated(report))))))
    for name, words in (("name", title), ("x-wr-calname", title), ("description", about), ("x-wr-caldesc", about)):
        calendar.add(name, words)  # under its name in RFC 7986, and the name that older calendars read
    return calendar


def _build_event(entry: CalendarEntry, uid: str, report: Report) -> Event:
    return Event.new(
        uid=uid,
        start=entry.day,
        end=entry.day + _ONE_DAY,
        stamp=datetime.combine(report.as_at, time(), UTC),
        sequence=_compute_sequence(entry.row, report.as_at),
        summary=escape_control(entry.title),
        description=escape_control_in_lines("\n".join(entry.lines)),
        categories=[escape_control(entry.row.theme)] if entry.row.theme else (),
        status=STATUS(entry.state),
        transparency=TRANSP.TRANSPARENT,
    )


def _compute_sequence(row: Row, as_at: date) -> int:
    """Compute the version of an event. It grows each day, and on the day itself with everything that happens.

    A calendar keeps its event if the version is the same. What a target waits for changes it twice: when
    its day becomes known, and when it happens.
    """
    is_awaited = row.kind == "dependent"
    changes = row.recorded + (is_awaited and bool(row.windows)) + (is_awaited and not row.waits_for)
    return max(0, (as_at - _SEQUENCE_EPOCH).days) + changes
