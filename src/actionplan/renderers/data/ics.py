"""Render a report as a calendar (RFC 5545): an event for each day on which a target is due.

An event lasts the whole day and blocks nobody's time. Its UID is made of the plan's name, the target's ref and the
number of the occurrence, so that a later export changes the events of a calendar and adds none twice. Its version
number grows with the day of the report and with everything that happened to the target. A target that was taken
out of the plan, or no longer has a date, is sent as cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window
from actionplan.model.plan import fold
from actionplan.model.statuses import FINISHED_STATUSES, STOPPED_STATUSES
from actionplan.renderers import EmptyOutputError
from actionplan.report import NO_OFFICER, Report, Row, deduplicate_rows
from actionplan.reports.report_fields import REPORT_FIELDS
from actionplan.reports.support.plan_titles import format_plans
from actionplan.text.english import format_count, format_list
from actionplan.text.escaping import escape_control, escape_control_in_lines

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT_ID = "-//actionplan//actionplan//EN"
ALARM_LEAD = timedelta(weeks=2)
"""How long before a due day its alarm is."""

_ONE_DAY = timedelta(days=1)
_SEQUENCE_EPOCH = date(2000, 1, 1)
_MAX_SUMMARY_LENGTH = 120
_MAX_NAMED_TARGETS = 12
_EVENT_STATUSES = {"": "CANCELLED", "deleted": "CANCELLED", "suspended": "TENTATIVE"}
_PLACED_FIELDS = ("theme", "action_title", "monitored_by", "output_text", "supporting", "measures")
_CLOSED_STATUSES = {*FINISHED_STATUSES, *STOPPED_STATUSES}


class DueDay(NamedTuple):
    """A day on which a target is due: the number of its occurrence, of how many, its window and its status.

    The status is the target's own, with two exceptions: an occurrence that was met is complete, and the published day
    of a target that no longer has one has no status.
    """

    row: Row
    number: int
    total: int
    window: Window
    day: date
    status: str


def render(report: Report, *, alarm: bool = False) -> str:
    """Render the due days of a report. With `alarm`, each that is still to be met has an alarm two weeks before.

    An alarm whose day has come by the day of the report is left out: a calendar would ring it at once.

    Raise `EmptyOutputError` if there is no day: the RFC allows no calendar without an event.
    """
    events = list(_assign_uids(report))
    if not events:
        raise EmptyOutputError(_describe_empty_calendar(report))
    from icalendar import Alarm  # noqa: PLC0415 - a heavy library that only this format needs

    calendar = _build_calendar(report)
    for due, uid in events:
        event = _build_event(due, uid, report)
        if alarm and due.status and due.status not in _CLOSED_STATUSES and due.day - ALARM_LEAD > report.as_at:
            event.add_component(Alarm.new_display(_format_summary(due, report.format_ref(due.row)), -ALARM_LEAD))
        calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


# The days.


def list_calendar_days(report: Report) -> list[DueDay]:
    """List the due days of the targets of a report, each target once."""
    return [due for row in deduplicate_rows(report.rows) for due in _iter_calendar_days(row, report.as_at)]


def list_omissions(report: Report) -> tuple[str, ...]:
    """List the sentences on targets that are not in the calendar, and on a plan that it cannot know again."""
    return tuple(filter(None, (describe_undated_targets(report), _describe_unnamed_plan(report))))


def describe_undated_targets(report: Report) -> str:
    """Write the sentence on the targets of a report that have no due day, or "" if all have one."""
    without = [
        report.format_ref(row)
        for row in deduplicate_rows(report.rows)
        if not any(due.status for due in _iter_calendar_days(row, report.as_at))
    ]
    if not without:
        return ""
    have, are = ("has", "is") if len(without) == 1 else ("have", "are")
    refs = (
        without
        if len(without) <= _MAX_NAMED_TARGETS
        else [*without[:_MAX_NAMED_TARGETS], format_count(len(without) - _MAX_NAMED_TARGETS, "other")]
    )
    return (
        f"{format_count(len(without), 'target')} {have} no due day and {are} not in the calendar: {format_list(refs)}."
    )


def _describe_unnamed_plan(report: Report) -> str:
    """Write the sentence on a plan that has no name of its own, by which a calendar could know its events again."""
    if all(plan.name for plan in report.plans):
        return ""
    return (
        "The plan has no name, so the calendar knows its events by the title. If that is corrected, or the plan is "
        'exported with others, every event comes twice. Give it a short name: "name: hertsmere" under "plan:".'
    )


def _describe_empty_calendar(report: Report) -> str:
    """Write the sentence on a report that has no day for a calendar."""
    why = describe_undated_targets(report) or "This report has no target, and a calendar needs at least one day."
    return f"{why} No calendar was made."


def _iter_calendar_days(row: Row, as_at: date) -> Iterator[DueDay]:
    """Yield the days of the current date. If it has none, yield the published day, which is no longer due."""
    windows = () if row.kind == "ongoing" else row.windows
    dated = [(n, window, window.latest) for n, window in enumerate(windows, 1) if window.latest]
    if dated:
        for n, window, day in dated:
            status = _get_occurrence_status(row, window, as_at)
            yield DueDay(row, number=n, total=len(windows), window=window, day=day, status=status)
    elif row.published_due:
        window = Window(None, row.published_due)
        yield DueDay(row, number=1, total=1, window=window, day=row.published_due, status="")


def _get_occurrence_status(row: Row, window: Window, as_at: date) -> str:
    """Return the status of one occurrence. Those before the one that gives the target its status were met."""
    current = row.occurrence
    if current is None or row.status in _CLOSED_STATUSES or window == current:
        return row.status
    if row.windows.index(window) < row.windows.index(current):
        return "complete"
    return "overdue" if window.latest and window.latest < as_at else "not yet due"


# Their UIDs.


def _assign_uids(report: Report) -> Iterator[tuple[DueDay, str]]:
    """Yield each due day with the UID of its event. If two targets have the same ref, their UIDs differ."""
    unnamed = next((fold(plan.title or plan.authority or "") for plan in report.plans), "")
    counts: dict[str, int] = {}
    for due in list_calendar_days(report):
        ref, plan = (quote(fold(words), safe="") for words in (due.row.ref, due.row.plan or unnamed))
        name = f"{ref}.{due.number}@{plan}.actionplan"
        counts[name] = counts.get(name, 0) + 1
        yield due, name if counts[name] == 1 else f"{counts[name]}+{name}"


# The calendar and its events.


def _build_calendar(report: Report) -> Calendar:
    from icalendar import Calendar, vText  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT_ID)
    calendar.add("calscale", "GREGORIAN")
    title = vText(escape_control(format_plans(report) or report.title))
    missing = [f"{plan.name} is missing from this calendar. {plan.error}" for plan in report.plans if plan.error]
    about = vText(
        escape_control(" ".join(filter(None, (f"{report.title}.", *missing, describe_undated_targets(report)))))
    )
    for name, words in (("name", title), ("x-wr-calname", title), ("description", about), ("x-wr-caldesc", about)):
        calendar.add(name, words)  # by its name in RFC 7986, and by the name that older calendars know
    return calendar


def _build_event(due: DueDay, uid: str, report: Report) -> Event:
    from icalendar import STATUS, TRANSP, Event  # noqa: PLC0415

    return Event.new(
        uid=uid,
        start=due.day,
        end=due.day + _ONE_DAY,
        stamp=datetime.combine(report.as_at, time(), UTC),
        sequence=_compute_sequence(due.row, report.as_at),
        summary=_format_summary(due, report.format_ref(due.row)),
        description=escape_control_in_lines("\n".join(_iter_description(due, report))),
        categories=[escape_control(due.row.theme)] if due.row.theme else (),
        status=STATUS(_EVENT_STATUSES.get(due.status, "CONFIRMED")),
        transparency=TRANSP.TRANSPARENT,
    )


def _compute_sequence(row: Row, as_at: date) -> int:
    """Compute the version of an event. It grows each day, and on the day itself with everything that happens.

    A calendar keeps the event that it has where the version is the same. What a target waits for changes it twice: when
    its day becomes known, and when it happens.
    """
    is_awaited = row.kind == "dependent"
    changes = row.recorded + (is_awaited and bool(row.windows)) + (is_awaited and not row.waits_for)
    return max(0, (as_at - _SEQUENCE_EPOCH).days) + changes


def _format_summary(due: DueDay, ref: str) -> str:
    """Format the title of an event, with any unusual status first: "Complete: 1.2a Business plan approved"."""
    row = due.row
    state = due.status.capitalize() if due.status in _CLOSED_STATUSES else "" if due.status else "No longer dated"
    which = f" ({due.number} of {due.total})" if due.total > 1 else ""
    words = f"{ref} {' '.join(row.measures[:1]) or row.output_text or ''}".strip()
    short = words if len(words) <= _MAX_SUMMARY_LENGTH else f"{words[:_MAX_SUMMARY_LENGTH].rsplit(' ', 1)[0]} …"
    return escape_control(f"{f'{state}: ' if state else ''}{short}{which}")


def _iter_description(due: DueDay, report: Report) -> Iterator[str]:
    """Yield everything that a reader of the calendar may want to know, a line each."""
    row = due.row
    for name, words in (
        ("Target date", row.date),
        ("Published as", row.published_date if row.published_date != row.date else None),
        ("Read as", describe_window(due.window) if due.status else None),
        ("Occurrence", f"{due.number} of {due.total}" if due.total > 1 else None),
        ("Status", f"{due.status or row.status}, as at {format_day(report.as_at)}"),
        ("RAG", row.rag),
        ("Commentary", row.note),
        ("Waits for", row.waits_for),
        ("Responsible officer", row.officer or NO_OFFICER),
        ("Supporting", format_list(row.supporting)),
        ("Monitored by", format_list(row.monitored_by)),
        ("Theme", row.theme),
        (f"Action {row.action or ''}".rstrip(), row.action_title),
        (f"Output {row.output or ''}".rstrip(), row.output_text),
        *(("Measure", measure) for measure in row.measures),
        *_iter_other_keys(row),
        *(("Assumed", assumption.text) for assumption in row.assumptions),
    ):
        if words:
            yield f"{name}: {words}"
    if plans := "; ".join(plan.words for plan in report.plans if plan.name == row.plan):
        yield plans


def _iter_other_keys(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the keys of the file that are shown as the plan writes them and have no line of their own above."""
    for field in REPORT_FIELDS:
        value = getattr(row, field.name) or () if field.name not in _PLACED_FIELDS else ()
        yield field.heading, value if isinstance(value, str) else format_list(value)
