"""Every event counts from its own day and not before: what a report says on the day before, and on the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from actionplan.dates import Window
from actionplan.evaluation.as_of import find_last_note, find_rating
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.renderers.text.plain_text import render
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.show import build_show_report
from actionplan.reports.slipped import build_slipped_report
from actionplan.rows import Row

PlanOf = Callable[[str], Plan]

STRATEGY = "events: [{event: Strategy, happened: %s}]\n{date: In line with Strategy, waits_for: Strategy}"


def row_on(plan: Plan, day: date) -> Row:
    (row,) = build_officer_report(plan, day).rows
    return row


@pytest.mark.parametrize(
    ("target", "day", "field", "before", "after"),
    [
        ("{date: Summer 2017, started: 4 May 2017}", date(2017, 5, 4), "started", None, date(2017, 5, 4)),
        ("{date: Summer 2017, started: May 2017}", date(2017, 5, 31), "started", None, date(2017, 5, 31)),
        ("{date: Autumn 2017, completed: 6 November 2017}", date(2017, 11, 6), "status", "due", "complete"),
        ("{date: Spring 2017, completed: June 2017}", date(2017, 6, 30), "status", "overdue", "complete"),
        ("{date: Spring 2017, completed: Q1 2017/18}", date(2017, 6, 30), "completed", None, date(2017, 6, 30)),
        ("{date: Quarterly, completed: [{for: Q1 2017/18, on: 5 July 2017}]}", date(2017, 7, 5), "due",
         date(2017, 6, 30), date(2017, 9, 30)),
        ("{date: June and December 2017, completed: [{for: June 2017, on: July 2017}]}", date(2017, 7, 31), "due",
         date(2017, 6, 30), date(2017, 12, 31)),
        ("{date: Summer 2017, decisions: [{body: B, decided: [{on: 4 July 2017, outcome: approved}]}]}",
         date(2017, 7, 4), "status", "not yet due", "complete"),
        ("{date: Summer 2017, decisions: [{body: B, decided: [{on: July 2017, outcome: deferred}]}]}",
         date(2017, 7, 31), "waits_for", "B", "B"),
        ("{date: Summer 2017, revised: [{to: Autumn 2017, on: 12 June 2017}]}", date(2017, 6, 12), "due",
         date(2017, 8, 31), date(2017, 11, 30)),
        ("{date: Summer 2017, revised: [{to: Autumn 2017, on: 12 June 2017}]}", date(2017, 6, 12), "date",
         "Summer 2017", "Autumn 2017"),
        ("{date: Summer 2017, revised: [{to: Autumn 2017, on: June 2017}]}", date(2017, 6, 30), "slipped_days", None,
         91),
        ("{date: Summer 2017, updates: [{on: 30 June 2017, rag: amber}]}", date(2017, 6, 30), "rag", None, "amber"),
        ("{date: Summer 2017, updates: [{on: June 2017, rag: red}]}", date(2017, 6, 30), "rag_on", None,
         date(2017, 6, 30)),
        ("{date: Summer 2017, updates: [{on: 30 June 2017, note: Late}]}", date(2017, 6, 30), "note", None, "Late"),
        ("{date: Spring 2017, suspended: [{on: 9 June 2017}]}", date(2017, 6, 9), "status", "overdue", "suspended"),
        ("{date: Spring 2017, suspended: [{on: 1 June 2017, until: 9 June 2017}]}", date(2017, 6, 9), "status",
         "suspended", "overdue"),
        ("{date: Spring 2017, suspended: [{on: 1 May 2017, until: June 2017}]}", date(2017, 6, 30), "status",
         "suspended", "overdue"),
        ("{date: Spring 2017, deleted: {on: 9 June 2017}}", date(2017, 6, 9), "status", "overdue", "deleted"),
        ("{date: Spring 2017, deleted: {on: June 2017}}", date(2017, 6, 30), "status", "overdue", "deleted"),
        (STRATEGY % "28 February 2018", date(2018, 2, 28), "status", "waiting", "due"),
        (STRATEGY % "February 2018", date(2018, 2, 28), "waits_for", "Strategy", None),
    ],
)  # fmt: skip
def test_an_event_counts_from_its_own_day(  # noqa: PLR0917 - the columns of the table
    plan_of_one: PlanOf, target: str, day: date, field: str, before: object, after: object
) -> None:
    plan = plan_of_one(target)
    assert getattr(row_on(plan, day - timedelta(1)), field) == before
    assert getattr(row_on(plan, day), field) == after


def test_an_outcome_is_known_from_its_own_day(plan_of_one: PlanOf) -> None:
    target = "{date: Summer 2017, decisions: [{body: B, decided: [{on: July 2017, outcome: deferred}]}]}"
    plan = plan_of_one(target)
    assert [row_on(plan, date(2017, 7, day)).decisions[0].outcome for day in (30, 31)] == [None, "deferred"]


def answer_questions(plan: Plan, day: date) -> list[Report]:
    """Every question, as at a day."""
    june = Window(date(2017, 6, 1), date(2017, 6, 30))
    flood = TargetFilter(texts=("flood",))
    return [
        build_due_report(plan, day, june),
        build_overdue_report(plan, day),
        build_slipped_report(plan, day),
        build_officer_report(plan, day),
        build_show_report(plan, day),
        build_show_report(plan, day, "1.1"),
        build_show_report(plan, day, target_filter=flood),
    ]


@pytest.mark.parametrize(
    "event",
    [
        "started: July 2017",
        "completed: {on: 1 July 2017, note: Flood}",
        "completed: [{for: Spring 2017, on: 1 July 2017}]",
        "revised: [{to: Autumn 2017, on: 1 July 2017, why: Flood, approved_by: B}]",
        "proposed: {to: Autumn 2017, on: 1 July 2017, why: Flood}",
        "updates: [{on: 1 July 2017, rag: green, note: Flood}]",
        "suspended: [{on: 1 July 2017, why: Flood, until: 9 July 2017}]",
        "deleted: {on: 1 July 2017, why: Flood}",
    ],
)
def test_the_june_report_from_a_later_file_is_the_june_report(plan_of_one: PlanOf, event: str) -> None:
    before, after = plan_of_one("{date: Spring 2017}"), plan_of_one(f"{{date: Spring 2017, {event}}}")
    june, july = date(2017, 6, 30), date(2017, 7, 31)
    assert [render(each) for each in answer_questions(after, june)] == [
        render(each) for each in answer_questions(before, june)
    ]
    assert [render(each) for each in answer_questions(after, july)] != [
        render(each) for each in answer_questions(before, july)
    ]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ("updates: [{on: 1 June 2017, rag: green}]", "green, 1 Jun 2017 (but overdue)"),
        ("updates: [{on: 1 June 2017, rag: Green}]", "green, 1 Jun 2017 (but overdue)"),
        ("updates: [{on: 1 June 2017, rag: red}]", "red, 1 Jun 2017"),
        ("updates: [{on: 1 June 2017, rag: red}], completed: 2 June 2017", "red, 1 Jun 2017 (but complete)"),
        ("updates: [{on: 1 June 2017, rag: green}], completed: 2 June 2017", "green, 1 Jun 2017"),
        ("updates: [{on: 1 June 2017, rag: green}], revised: [{to: Autumn 2017, on: 2 June 2017}]",
         "green, 1 Jun 2017 (old: before its date changed)"),
    ],
)  # fmt: skip
def test_a_rag_that_the_status_contradicts_is_flagged_and_both_are_shown(
    plan_of_one: PlanOf, events: str, words: str
) -> None:
    table = build_officer_report(plan_of_one(f"{{date: Spring 2017, {events}}}"), date(2017, 6, 30)).sections[0].table
    assert table
    shown = dict(zip((column.title for column in table.columns), (cell.text for cell in table.rows[0]), strict=True))
    assert shown["RAG"] == words
    assert shown["Status"].startswith(("overdue", "complete", "not yet due"))


@pytest.mark.parametrize(
    ("rag", "words"),
    [("green", "green, 1 Jun 2017 (but ended)"), ("red", "red, 1 Jun 2017"), ("amber", "amber, 1 Jun 2017")],
)
def test_green_is_contradicted_by_work_whose_time_is_over(plan_of_one: PlanOf, rag: str, words: str) -> None:
    plan = plan_of_one(f"{{date: Ongoing to June 2017, updates: [{{on: 1 June 2017, rag: {rag}}}]}}")
    for report in (build_overdue_report(plan, date(2017, 8, 1)), build_officer_report(plan, date(2017, 8, 1))):
        cells = [cell.text for section in report.sections if section.table for cell in section.table.rows[0]]
        assert words in cells


@pytest.mark.parametrize(("rag", "words"), [("green", "green (but overdue)"), ("amber", "amber")])
def test_what_changed_flags_a_rag_that_the_status_contradicts(plan_of_one: PlanOf, rag: str, words: str) -> None:
    plan = plan_of_one(f"{{date: May 2017, updates: [{{on: 9 June 2017, rag: {rag}}}]}}")
    report = build_changes_report(PlanVersion(plan, date(2017, 6, 1)), PlanVersion(plan, date(2017, 6, 30)))
    (moved,) = [section.table for section in report.sections if section.title == "RAG moved"]
    assert moved
    assert words in [cell.text for cell in moved.rows[0]]


@pytest.mark.parametrize(
    ("updates", "rag", "note"),
    [
        ("{on: 1 June 2017, rag: red, note: Late}, {on: 2 June 2017, rag: green, note: Done}", "green", "Done"),
        ("{on: 2 June 2017, rag: red, note: Late}, {on: 1 June 2017, rag: green, note: Done}", "red", "Late"),
        # Of two on one day, the later in the file holds.
        ("{on: 1 June 2017, rag: red, note: Late}, {on: 1 June 2017, rag: green, note: Done}", "green", "Done"),
        # A rating without words leaves the last words, and words without a rating the last rating.
        ("{on: 1 June 2017, rag: red, note: Late}, {on: 2 June 2017, rag: green}", "green", "Late"),
        ("{on: 1 June 2017, rag: red, note: Late}, {on: 2 June 2017, note: Done}", "red", "Done"),
    ],
)
def test_the_last_rating_and_the_last_words_hold(plan_of_one: PlanOf, updates: str, rag: str, note: str) -> None:
    (target,) = plan_of_one(f"{{date: Summer 2017, updates: [{updates}]}}").iter_targets()
    last = find_last_note(target, date(2017, 6, 2))
    assert (find_rating(target, date(2017, 6, 2)).rag, last and last[1].note) == (rag, note)


@pytest.mark.parametrize(
    ("target", "day", "is_old"),
    [
        ("updates: [{on: 1 June 2017, rag: green}]", "2017-09-01", False),
        ("updates: [{on: 1 June 2017, rag: green}]", "2017-09-02", True),
        ("updates: [{on: 1 June 2017, rag: green}, {on: 1 August 2017, note: N}]", "2017-09-02", True),
        ("updates: [{on: 1 June 2017, rag: green}, {on: 1 August 2017, rag: red}]", "2017-09-02", False),
        # A change of the date, on a later day only, and only once it was made.
        ("updates: [{on: 1 June 2017, rag: green}], revised: [{to: May 2018, on: 1 June 2017}]", "2017-06-30", False),
        ("updates: [{on: 1 June 2017, rag: green}], revised: [{to: May 2018, on: 2 June 2017}]", "2017-06-01", False),
        ("updates: [{on: 1 June 2017, rag: green}], revised: [{to: May 2018, on: 2 June 2017}]", "2017-06-30", True),
        ("updates: [{on: 1 June 2017, rag: green}], proposed: [{to: May 2018, on: 2 June 2017}]", "2017-06-30", False),
        # What is finished needs no newer rating.
        ("updates: [{on: 1 June 2017, rag: green}], completed: 2 June 2017", "2017-12-31", None),
        ("started: 1 June 2017", "2017-12-31", None),
    ],
)
def test_a_rating_is_old_after_a_quarter_or_a_change_of_date(
    plan_of_one: PlanOf, target: str, day: str, *, is_old: bool | None
) -> None:
    report = build_officer_report(plan_of_one(f"{{date: March 2018, {target}}}"), date.fromisoformat(day))
    (row,) = report.rows
    assert row.rag_is_old is is_old
    words = " ".join(cell.text for section in report.sections for row in section.table.rows for cell in row)  # type: ignore[union-attr]
    assert ("(old: " in words) == bool(is_old)
