"""Calendars: which events there are, under which names, and read again by a parser that did not write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from actionplan.dates import Window
from actionplan.renderers import EmptyOutputError
from actionplan.renderers.data.due_days import describe_undated_targets
from actionplan.renderers.data.ics import render
from actionplan.report import PlanHead, Report
from actionplan.rows import Row
from actionplan.text.escaping import escape_control, escape_control_in_lines

if TYPE_CHECKING:
    from ical.calendar import Calendar
    from ical.event import Event

AUGUST, SEPTEMBER, OCTOBER = (Window(date(2017, month, 1), date(2017, month, 30)) for month in (8, 9, 10))

THREE: dict[str, Any] = {"kind": "recurring", "windows": (AUGUST, SEPTEMBER, OCTOBER), "occurrence": SEPTEMBER}


def calendar(made: str) -> Calendar:
    """The one calendar of a file, read again."""
    return IcsCalendarStream.calendar_from_ics(made)


def of(report: Report, **fields: Any) -> Report:
    """The report with its first row alone, changed so."""
    return report._replace(rows=(report.rows[0]._replace(**fields),))


def events(report: Report, **fields: Any) -> list[Event]:
    """The events of the first row of a report, changed so."""
    return calendar(render(of(report, **fields))).events


def test_an_event_lasts_the_due_day_and_ends_before_the_next(small: Report) -> None:
    (event,) = events(small)
    assert (event.dtstart, event.dtend) == (date(2017, 9, 30), date(2017, 10, 1))
    assert event.summary == "6.2c Final document published"
    assert (event.status, event.transparency, event.categories) == (
        "CONFIRMED",
        "TRANSPARENT",
        ["Planning for the Future"],
    )


def test_it_says_the_words_of_the_plan_its_window_and_who_answers(small: Report) -> None:
    (event,) = events(small)
    assert event.description is not None
    lines = event.description.splitlines()
    assert lines[:3] == [
        "Target date: Early Autumn",
        "Read as: September 2017",
        "Status: due, as at 15 September 2017",
    ]
    assert "Responsible officer: Head of Planning" in lines
    assert "Measure: Final document published" in lines
    assert "Output 6.2: Statement of Community Involvement" in lines
    assert "Assumed: no year is written" in lines
    assert lines[-1] == "Corporate Action Plan 2017/18, Hertsmere Borough Council"


def test_it_has_the_steps_and_the_plan_s_own_word_for_a_heading(small: Report) -> None:
    plans = (small.plans[0]._replace(heading="Objective"),)
    step = {"step": "Draft", "words": "Draft: June 2017, late"}
    (event,) = events(small._replace(plans=plans), heading="Homes for all", steps=(step,))
    assert event.description is not None
    assert {"Objective: Homes for all", "Step: Draft: June 2017, late"} <= set(event.description.splitlines())
    (event,) = events(small, heading="Homes for all")
    assert "Heading: Homes for all" in (event.description or "").splitlines()


def test_the_calendar_has_the_plans_name(small: Report) -> None:
    made = render(small)
    assert "X-WR-CALNAME:Corporate Action Plan 2017/18\\, Hertsmere Borough Council\r\n" in made
    assert made.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//actionplan//actionplan//EN\r\n")


# Which days.


def test_each_occurrence_has_an_event(small: Report) -> None:
    made = events(small, **THREE, status="due")
    assert [event.dtstart for event in made] == [date(2017, month, 30) for month in (8, 9, 10)]
    assert [event.summary for event in made] == [
        "Complete: 6.2c Final document published (1 of 3)",
        "6.2c Final document published (2 of 3)",
        "6.2c Final document published (3 of 3)",
    ]


@pytest.mark.parametrize(
    ("occurrence", "statuses"),
    [
        (AUGUST, ["overdue", "not yet due", "not yet due"]),
        (OCTOBER, ["complete", "complete", "overdue"]),
    ],
)
def test_the_status_of_an_occurrence(small: Report, occurrence: Window, statuses: list[str]) -> None:
    made = events(small, **THREE | {"occurrence": occurrence}, status="overdue")
    said = [str(event.description).partition("Status: ")[2].partition(",")[0] for event in made]
    assert said == statuses


def test_an_answer_with_several_rows_for_a_target_has_its_events_once(small: Report) -> None:
    row = small.rows[0]._replace(**THREE)
    each = tuple(row._replace(occurrence=window, due=window.latest) for window in row.windows)
    assert len(calendar(render(small._replace(rows=each))).events) == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "ongoing", "due": None, "published_due": None},
        {"kind": "unset", "windows": (), "due": None, "published_due": None},
        {"windows": (Window(date(2017, 9, 1), None),), "due": None, "published_due": None},
    ],
)
def test_what_has_no_due_day_is_left_out_and_told(small: Report, fields: dict[str, Any]) -> None:
    without = small.rows[0]._replace(ref="6.2d", **fields)
    both = small._replace(rows=(small.rows[0], without))
    assert [str(event.summary) for event in calendar(render(both)).events] == ["6.2c Final document published"]
    assert describe_undated_targets(both) == "1 target has no due day and is not in the calendar: 6.2d."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (0, "This report has no target, and a calendar needs at least one day. No calendar was made."),
        (1, "1 target has no due day and is not in the calendar: 6.2c. No calendar was made."),
    ],
)
def test_a_calendar_without_an_event_is_none(small: Report, rows: int, sentence: str) -> None:
    without = of(small, kind="unset", windows=(), due=None, published_due=None)
    with pytest.raises(EmptyOutputError) as refused:
        render(without._replace(rows=without.rows[:rows]))
    assert str(refused.value) == sentence


def test_nothing_is_told_where_nothing_is_left_out(small: Report) -> None:
    assert describe_undated_targets(small) == ""


def test_many_that_are_left_out_are_counted(small: Report) -> None:
    rows = [small.rows[0]._replace(ref=str(n), windows=(), due=None, published_due=None) for n in range(1, 21)]
    assert describe_undated_targets(small._replace(rows=tuple(rows))) == (
        "20 targets have no due day and are not in the calendar: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 others."
    )


@pytest.mark.parametrize(
    ("fields", "status", "summary"),
    [
        ({"status": "complete"}, "CONFIRMED", "Complete: 6.2c Final document published"),
        ({"status": "deleted"}, "CANCELLED", "Deleted: 6.2c Final document published"),
        ({"status": "suspended"}, "TENTATIVE", "Suspended: 6.2c Final document published"),
        ({"status": "overdue"}, "CONFIRMED", "Overdue: 6.2c Final document published"),
        (
            {"date": "TBC", "kind": "unset", "windows": (), "due": None, "status": "no date"},
            "CANCELLED",
            "No longer dated: 6.2c Final document published",
        ),
    ],
)
def test_what_became_of_a_target(small: Report, fields: dict[str, Any], status: str, summary: str) -> None:
    (event,) = events(small, **fields)
    assert (event.status, event.summary, event.dtstart) == (status, summary, date(2017, 9, 30))


# Under which names.


def test_a_date_that_moved_moves_its_event_and_counts_as_a_later_version(small: Report) -> None:
    (before,) = events(small)
    moved = small._replace(as_at=date(2017, 10, 2))
    (after,) = events(moved, date="Late October 2017", windows=(OCTOBER,), due=OCTOBER.latest)
    assert before.uid == after.uid == "6.2c.1@hertsmere.actionplan"
    assert (before.dtstart, after.dtstart) == (date(2017, 9, 30), date(2017, 10, 30))
    assert (after.sequence or 0) > (before.sequence or 0)
    assert (before.dtstamp, after.dtstamp) == (
        datetime(2017, 9, 15, tzinfo=UTC),
        datetime(2017, 10, 2, tzinfo=UTC),
    )


def test_a_second_export_of_a_day_is_a_later_version_where_anything_happened(small: Report) -> None:
    """A new date, a suspension, the end of that, a deletion: what was recorded grows with each."""
    steps: list[dict[str, Any]] = [{}, {"recorded": 1}, {"recorded": 2}]
    sequences = [event.sequence or 0 for fields in steps for event in events(small, **fields)]
    (next_day,) = events(small._replace(as_at=date(2017, 9, 16)), **steps[-1])
    assert [*sequences, next_day.sequence] == [sequences[0] + n for n in range(4)]


def test_what_a_target_waits_for_makes_a_later_version_twice(small: Report) -> None:
    steps: list[dict[str, Any]] = [{"windows": ()}, {}, {"waits_for": None}]
    waiting = {"kind": "dependent", "waits_for": "Financial Strategy", "published_due": date(2017, 9, 30)}
    sequences = [event.sequence or 0 for fields in steps for event in events(small, **waiting | fields)]
    assert sequences == [sequences[0] + n for n in range(3)]


def test_a_day_before_any_version_is_the_first_version(small: Report) -> None:
    (event,) = events(small._replace(as_at=date(1999, 1, 1)))
    assert event.sequence == 0


def test_a_plan_without_a_name_goes_by_its_title(small: Report) -> None:
    unnamed = small._replace(plans=(PlanHead(None, "Plan: 2017/18", None, 0),))
    (event,) = events(unnamed, plan=None)
    assert unquote(event.uid) == "6.2c.1@plan: 2017/18.actionplan"


REFS = st.text("1.a2 é~+@", max_size=4)


@given(st.lists(st.tuples(REFS, st.integers(1, 3)), min_size=1, max_size=8))
def test_no_two_events_have_one_name(refs: list[tuple[str, int]]) -> None:
    row = _bare()
    rows = tuple(
        row._replace(ref=ref, output_text=str(n), windows=(AUGUST, SEPTEMBER, OCTOBER)[:many])
        for n, (ref, many) in enumerate(refs)
    )
    report = Report("export", "Every target", date(2017, 9, 15), (PlanHead("made", None, None, 0),), (), rows)
    uids = [event.uid for event in calendar(render(report)).events]
    assert len(set(uids)) == len(uids) == sum(many for _, many in refs)


def _bare() -> Row:
    """A row that says no more than it must."""
    empty: dict[str, Any] = dict.fromkeys(Row._fields)
    several = "supporting monitored_by measures windows assumptions decisions revisions".split()
    return Row(
        **empty | dict.fromkeys(several, ()) | {"kind": "window", "status": "due", "plan": "made", "recorded": 0}
    )


# Alarms.


def test_an_alarm_is_two_weeks_before_what_is_still_to_be_met(small: Report) -> None:
    rows = [small.rows[0]._replace(ref=status, status=status) for status in ("due", "complete", "deleted")]
    made = calendar(render(small._replace(rows=tuple(rows)), alarm=True))
    assert [[alarm.trigger for alarm in event.alarm] for event in made.events] == [[timedelta(days=-14)], [], []]
    assert all(alarm.action == "DISPLAY" and alarm.description for event in made.events for alarm in event.alarm)


@pytest.mark.parametrize(("day", "has_alarm"), [(15, True), (16, False), (17, False), (30, False)])
def test_an_alarm_that_would_ring_at_once_is_left_out(small: Report, day: int, *, has_alarm: bool) -> None:
    """The event is due on 30 September, and its alarm is on the 16th."""
    (event,) = calendar(render(of(small)._replace(as_at=date(2017, 9, day)), alarm=True)).events
    assert bool(event.alarm) == has_alarm


def test_there_is_no_alarm_unless_it_is_asked_for(small: Report) -> None:
    assert "VALARM" not in render(small)


# The format.


def test_lines_end_and_are_folded_as_the_format_wants(awkward: Report) -> None:
    made = render(awkward._replace(title="é" * 200 + "漢" * 200), alarm=True)
    assert made.endswith("END:VCALENDAR\r\n")
    assert "\n" not in made.replace("\r\n", "")
    assert "\r" not in made.replace("\r\n", "")
    assert max(len(line.encode()) for line in made.split("\r\n")) <= 75


def test_what_is_awkward_is_whole_and_breaks_nothing_out(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    made = calendar(render(awkward)).events
    for event, text in zip(made[::2], awkward_texts, strict=True):  # of two windows each
        assert escape_control_in_lines(text) in str(event.description)
        assert escape_control(text)[:100].rsplit(" ", 1)[0] in str(event.summary)


def test_the_same_report_gives_the_same_calendar(small: Report) -> None:
    assert render(small) == render(small)
