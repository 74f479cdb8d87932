"""Put a target's status into words: "overdue, 3 days late", "due today", "complete 4 Jul 2017, on time"."""

from __future__ import annotations

from datetime import date

from actionplan.dates import Window, format_day
from actionplan.dates.formatting import describe_window, format_short_day
from actionplan.evaluation.occurrences import count_days_late
from actionplan.evaluation.status import TargetStatus, find_late_since, list_missed
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.report import Tone
from actionplan.text.english import format_count, format_day_count, format_list

_TONES: dict[str, Tone] = {"due": "due", "complete": "done", "deleted": "quiet", "suspended": "quiet"}

_RAG_TONES: dict[str, Tone] = {"red": "rag-red", "amber": "rag-amber", "green": "rag-green"}

DAY_NOT_KNOWN = "day not known"

_CONTRADICTIONS = {("green", "overdue"), ("green", "ended"), ("red", "complete")}
"""The RAG ratings and statuses that contradict each other."""


def format_status(item: EvaluatedTarget) -> str:
    """Format a status with its days late or left, what its colour means, and a refusal if there is one."""
    words = _format_status_and_days(item)
    if any(blocker.is_refused for blocker in item.status.blockers):
        words = f"{words}; refused"
    start = item.status.start_missed
    return f"{words}; was to start by {format_short_day(start)}" if start else words


def format_status_and_occurrences(item: EvaluatedTarget) -> str:
    """Format a status; if one of several dates is overdue, also how many others are missed and which is due next."""
    words = format_status(item)
    if item.status.occurrence and item.status.name == "overdue":
        return words + _format_other_occurrences(item)
    return words


def format_due_status(item: EvaluatedTarget) -> str:
    """Format the status of a date that falls due in a period, with what was missed before it and what is due after.

    What was missed does not keep the next date from falling due.
    """
    status, view = item.status, item.view
    due = status.due
    if due is None or status.name != "overdue" or len(status.windows) < 2:
        return format_status(item)
    missed = list_missed(status, view.day)
    before = [window for window in missed if window.latest and window.latest < due]
    words = format_status(item) if due < view.day else _format_days_left("due", (due - view.day).days)
    if before and before[0].latest:
        late = format_day_count((view.day - before[0].latest).days)
        the_first = "" if len(before) == 1 else "the first "
        mark = view.colours.format_mark(before[0].latest)
        words += f"; {format_count(len(before), 'date')} missed before, {the_first}{late} late"
        words += f" ({mark})" if mark else ""
    after = [window for window in missed if window.latest and window.latest > due]
    return f"{words}; {len(after)} missed since" if after else words


def format_earlier_status(item: EvaluatedTarget) -> str:
    """Format the status of what fell or falls due before a period, and say if it is late today."""
    status, day = item.status, item.view.day
    if status.due and status.due >= day and status.name in ("due", "not yet due"):
        return _format_days_left("not late", (status.due - day).days)
    return format_status_and_occurrences(item)


def choose_tone(item: EvaluatedTarget) -> Tone:
    """Choose the tone of a status: how late it is by the plan's own settings, or that it is due, done or stopped."""
    in_time_until = find_late_since(item.status)
    return (item.view.colours[in_time_until] or "late") if in_time_until else _TONES.get(item.status.name, "")


def choose_rag_tone(rag: str | None) -> Tone:
    """Choose the tone of an officer's rating."""
    return _RAG_TONES.get(rag or "", "")


def format_completion(status: TargetStatus) -> str:
    """Format the day a target was completed and how late that was: "4 Jul 2017, on time". Empty if it is not."""
    if status.completion is None:
        return ""
    when = format_when_met(status.completion)
    if when:
        return f"{when}{_format_timeliness(status)}"
    earliest = status.completion.earliest
    if earliest is None:
        return DAY_NOT_KNOWN
    late = _format_timeliness(status) if status.days_late else ""
    return f"{DAY_NOT_KNOWN}, not before {format_short_day(earliest)}{late}"


def format_when_met(met: Window, *, long: bool = False) -> str:
    """Format the days on which something may have been met: "4 Jul 2017", "in June 2017", "by 1 Sep 2020".

    Empty if nobody knows. With `long`, months are written out and an exact day follows "on".
    """
    write = format_day if long else format_short_day
    if met.latest is None:
        return ""
    if met.earliest == met.latest:
        return f"{'on ' if long else ''}{write(met.latest)}"
    if met.earliest is None:
        return f"by {write(met.latest)}"
    words = describe_window(met)
    return f"between {words.replace(' to ', ' and ')}" if words[0].isdigit() else f"in {words}"


def format_days_late(days: int, met: Window) -> str:
    """Say how late something was met: ", 3 days late", or "at least" so late if the day is not exact."""
    at_least = "" if met.earliest == met.latest else "at least "
    return f", {at_least}{format_day_count(days)} late"


def format_blockers(status: TargetStatus) -> str:
    """List what a target waits for: "Financial Strategy (expected February 2018) and Full Council"."""
    return format_list([f"{name} ({note})" if note else name for name, note, _ in status.blockers])


def format_rag(status: TargetStatus) -> str:
    """Format the officer's latest rating and its day, and say if it contradicts the status or is old."""
    rag, on, age_note = status.rating
    old = f" (old: {age_note})" if age_note and not status.is_finished else ""
    return f"{rag}, {format_short_day(on)}{format_rag_conflict(status)}{old}" if on else ""


def format_rag_conflict(status: TargetStatus) -> str:
    """Return what follows a RAG rating that contradicts the status, such as " (but overdue)", or nothing."""
    return f" (but {status.name})" if (status.rating.rag, status.name) in _CONTRADICTIONS else ""


def _format_status_and_days(item: EvaluatedTarget) -> str:
    status, day = item.status, item.view.day
    name, due = status.name, status.due
    if status.is_complete and name == "complete":
        words = format_completion(status)
        return f"complete, {words}" if words.startswith(DAY_NOT_KNOWN) else f"complete {words}"
    if name == "overdue":
        return f"overdue, {format_day_count(status.days_late or 0)} late{_format_lateness_mark(item)}"
    if due and name in ("due", "not yet due"):
        return _format_days_left(name, (due - day).days)
    if status.windows and status.phrase.reading.kind == "ongoing":
        return _format_ongoing(name, status.windows[-1], day) + _format_lateness_mark(item, " ago")
    if name == "no date" and status.phrase.reading.kind == "unreadable":
        return "no date: cannot be read"
    return name


def _format_days_left(words: str, days: int) -> str:
    """Say how many days are left: "due, 3 days left", "due today", "not late, due today"."""
    if days:
        return f"{words}, {format_day_count(days)} left"
    return "not late, due today" if words == "not late" else "due today"


def _format_ongoing(status_name: str, window: Window, day: date) -> str:
    """Format the status of ongoing work with the day it starts or ends."""
    if status_name == "not yet due" and window.earliest and window.earliest > day:
        return f"not yet due, starts {format_short_day(window.earliest)}"
    if window.latest and status_name == "ended":
        return f"ended {format_short_day(window.latest)}"
    if window.latest and status_name == "ongoing":
        return f"ongoing, ends {format_short_day(window.latest)}"
    return status_name


def _format_lateness_mark(item: EvaluatedTarget, ago: str = "") -> str:
    """Say in brackets what the colour of a late target means, such as " (over 1 month)", if there is a colour."""
    in_time_until = find_late_since(item.status)
    words = item.view.colours.format_mark(in_time_until) if in_time_until else ""
    return f" ({words}{ago})" if words else ""


def _format_other_occurrences(item: EvaluatedTarget) -> str:
    status, view = item.status, item.view
    more = len(list_missed(status, view.day)) - 1
    first = max(view.day, view.first)
    upcoming = [
        window.latest for window in status.unmet_windows if window.latest and first <= window.latest <= view.last
    ]
    words = f"; {more} more missed" if more else ""
    return f"{words}; next due {format_short_day(upcoming[0])}" if upcoming else words


def _format_timeliness(status: TargetStatus) -> str:
    """Say how late a target was completed by its current date, and then by its published one if that is another.

    If it has several dates, also say how many were met late.
    """
    met = status.completion
    if status.due is None or met is None:
        return ""
    if status.is_completed_late is None:
        return ", not known if in time"
    words = format_days_late(status.days_late, met) if status.days_late else ", on time"
    words += f"; {status.late_count} of {len(status.windows)} met late" if status.late_count else ""
    published = status.published_due
    slipped = count_days_late(Window(None, published), met) if published != status.due else 0
    return f"{words}, {format_day_count(slipped)} after the published date" if slipped > 0 else words
