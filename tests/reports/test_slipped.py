"""Which dates have moved, as at a day. The period is 2017/18."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Window
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.report import Report, Section
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.show import build_show_report
from actionplan.reports.slipped import build_slipped_report

PlanOf = Callable[[str], Plan]

DAY = date(2017, 12, 15)

PLAN = """
bodies: [{name: Executive, also: [Cabinet]}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets:
              - {target: a, date: Summer 2017, revised: [{to: Autumn 2017, on: 12 June 2017, why: Late}]}
              - target: b
                date: Summer 2017
                revised:
                  - {to: Autumn 2017, on: 12 June 2017, why: Board met late, approved_by: Cabinet}
                  - {to: 20 December 2017, on: 1 November 2017, why: Staff left., approved_by: Executive}
                proposed: {to: Spring 2018, on: 1 December 2017, why: Flood}
              - {target: c, date: Autumn 2017, revised: [{to: October 2017, on: 12 June 2017, why: Ready}]}
              - {target: d, date: Autumn 2017, revised: [{to: Ongoing, on: 12 June 2017}]}
          - output: 1.2
            text: Print it
            targets:
              - {target: a, date: Summer 2017}
              - {target: b, date: Summer 2017, deleted: {on: 1 July 2017}, revised: [{to: May 2018, on: 1 June 2017}]}
              - {target: c, date: Summer 2017, revised: [{to: May 2018, on: 16 December 2017}]}
              - {target: d, date: Summer 2017, proposed: {to: September 2017, on: 1 July 2017}}
"""


def rows(section: Section) -> list[dict[str, str]]:
    assert section.table
    titles = [column.title for column in section.table.columns]
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in section.table.rows]


@pytest.fixture
def report(plan_of: PlanOf) -> Report:
    return build_slipped_report(plan_of(PLAN), DAY)


def test_what_moved_worst_first_and_what_is_proposed_apart(report: Report) -> None:
    assert report.title == "What has slipped, as at 15 December 2017"
    assert [(row.section, row.ref, row.slipped_days) for row in report.rows] == [
        ("slipped", "1.1b", 111),
        ("slipped", "1.1a", 91),
        ("changed", "1.1d", None),
        ("brought forward", "1.1c", -30),
        ("proposed", "1.1b", 111),
        ("proposed", "1.2d", None),
    ]
    assert [section.title for section in report.sections] == [
        "Slipped",
        "Changed in another way",
        "Brought forward",
        "Proposed only",
        "Slipped by officer",
    ]


def test_from_which_date_to_which_by_how_much_how_often_who_and_why(report: Report) -> None:
    assert rows(report.sections[0])[0] == {
        "Ref": "1.1b",
        "Officer": "Head of Planning",
        "Published date": "Summer 2017",
        "Current date": "20 December 2017",
        "Moved by": "111 days",
        "Times": "2",
        "Approved by": "Executive",
        "Why": "Board met late; Staff left",
        "Status": "due, 5 days left",
        "Output and measure": "Publish it",
    }


@pytest.mark.parametrize(
    ("target", "times"),
    [
        ("date: Summer 2017, revised: [{to: Autumn 2017, on: 4 July 2017}]", "1"),
        # Nothing says how often it moved before it was carried.
        ("date: Autumn 2017, first_published: Summer 2016", "at least 1"),
        (
            "date: Summer 2017, first_published: Summer 2016, revised: [{to: Autumn 2017, on: 4 July 2017}]",
            "at least 2",
        ),
        (
            "date: Summer 2017, first_published: Summer 2017, revised: [{to: Autumn 2017, on: 4 July 2017}]",
            "1",
        ),
    ],
)
def test_moves_before_a_target_was_carried_are_not_counted_as_one(plan_of_one: PlanOf, target: str, times: str) -> None:
    report = build_slipped_report(plan_of_one(f"{{{target}, carried_from: 'made-2016:1.1'}}"), DAY)
    assert rows(report.sections[0])[0]["Times"] == times


def test_each_move_has_who_approved_it_by_the_name_that_the_plan_lists(report: Report) -> None:
    assert {row.ref: [each.approved_by for each in row.revisions] for row in report.rows} == {
        "1.1a": [None],
        "1.1b": ["Executive", "Executive"],
        "1.1c": [None],
        "1.1d": [None],
        "1.2d": [],
    }


def test_what_is_proposed(report: Report) -> None:
    first, second = rows(report.sections[3])
    assert (first["Current date"], first["Proposed"], first["Would move by"]) == (
        "20 December 2017",
        "Spring 2018",
        "162 days",
    )
    assert (second["Proposed"], second["Would move by"]) == ("September 2017", "1 month (30 days)")


def test_it_ends_with_counts_by_officer(report: Report) -> None:
    (row,) = rows(report.sections[-1])
    assert row == {"Officer": "Head of Planning", "Slipped": "2", "Days, at worst": "111"}
    assert report.sections[-1].notes == ("2 targets in all.",)


def test_it_is_as_at_a_day(plan_of: PlanOf) -> None:
    def moved(day: date) -> list[tuple[str, int | None]]:
        return [(row.ref, row.slipped_days) for row in build_slipped_report(plan_of(PLAN), day).rows]

    assert moved(date(2017, 5, 31)) == []
    assert moved(date(2017, 6, 1)) == moved(date(2017, 6, 11)) == [("1.2b", 273)]
    assert moved(date(2017, 10, 31)) == [("1.1a", 91), ("1.1b", 91), ("1.1d", None), ("1.1c", -30), ("1.2d", None)]
    assert moved(date(2017, 11, 1))[0] == ("1.1b", 111)
    assert moved(date(2017, 12, 16))[0] == ("1.2c", 273)


def test_nothing_that_slipped_is_said_calmly(plan_of_one: PlanOf) -> None:
    (section,) = build_slipped_report(plan_of_one("date: Summer 2017"), DAY).sections
    assert section == Section("Slipped", ("No target date has slipped, as at 15 December 2017.",))


def test_a_filter_that_keeps_nothing_says_so(plan_of: PlanOf) -> None:
    (section,) = build_slipped_report(plan_of(PLAN), DAY, TargetFilter(texts=("zzz",))).sections
    assert section.notes == ("No target matches text zzz.",)


@pytest.mark.parametrize(
    ("date", "to", "words", "number"),
    [
        ("Summer 2017", "Autumn 2017", "3 months (91 days)", 91),
        ("June 2017", "July 2017", "1 month (31 days)", 31),
        ("12 June 2017", "12 August 2017", "2 months (61 days)", 61),
        ("12 June 2017", "13 August 2017", "62 days", 62),
        ("31 May 2017", "1 June 2017", "1 day", 1),
        ("Autumn 2017", "31 October 2017", "brought forward 1 month (30 days)", -30),
        ("Summer 2017", "August 2017", "same last day", 0),
        ("June and December 2017", "June 2017 and January 2018", "December 2017: 1 month (31 days)", 31),
        ("Summer 2017", "TBC", "no longer dated", None),
        ("Summer 2017", "Following the election", "no longer dated", None),
        ("Summer 2017", "not before June 2017", "no longer dated", None),
        ("Summer 2017", "Ongoing", "now ongoing", None),
        ("Summer 2017", "Sumer 2018", "cannot be read", None),
        ("TBC", "Summer 2017", "now dated", None),
        ("Ongoing", "Summer 2017", "now dated", None),
        ("''", "Summer 2017", "now dated", None),
    ],
)
def test_a_move_in_words(plan_of_one: PlanOf, date: str, to: str, words: str, number: int | None) -> None:
    report = build_slipped_report(plan_of_one(f"{{date: {date}, revised: [{{to: {to}, on: 1 May 2017}}]}}"), DAY)
    (row,) = next(rows(each) for each in report.sections if each.table)
    assert row["Moved by"] == words
    assert report.rows[0].slipped_days == number
    assert [each.days for each in report.rows[0].revisions] == [number]


LISTED = "{date: 'June, September and December 2017', %s}"
TO_AUGUST = "revised: [{to: 'August, September and December 2017', on: 1 July 2017, why: Late}]"
TO_OCTOBER = "revised: [{to: TBC, on: 1 May 2017}, {to: 'June, October and December 2017', on: 2 May 2017}]"
JUNE_MET = "completed: [{for: June 2017, on: 30 June 2017}]"
QUARTERLY = "{date: Quarterly, completed: [{for: Q1 2017/18, on: 3 July 2017}%s], revised: [{to: Oct 2017, on: %s}]}"


@pytest.mark.parametrize(
    ("target", "day", "facts", "number"),
    [
        # The window it stands by, with the published one whose place it takes.
        (LISTED % TO_AUGUST, "2017-07-02", ("31 August 2017", "30 June 2017", "2 months (62 days)"), 62),
        (QUARTERLY % ("", "4 July 2017"), "2017-07-05", ("31 October 2017", "30 September 2017", "1 month (31 days)"),
         31),
        # It stays that one when it is met, though the completion names no published window, or names others.
        (LISTED % f"{TO_AUGUST}, completed: [{{for: August 2017, on: 30 August 2017}}]", "2017-09-30",
         ("30 September 2017", None, "June 2017: 2 months (62 days)"), 62),
        (QUARTERLY % (", {on: 31 October 2017}", "4 July 2017"), "2017-12-31",
         ("31 October 2017", "30 September 2017", "1 month (31 days)"), 31),
        # Before the first quarter was met, what was revised was that.
        (QUARTERLY % ("", "2 July 2017"), "2017-07-05", ("31 October 2017", "30 June 2017", "4 months (123 days)"),
         123),
        # What was met and is left out of the new list was not revised.
        (LISTED % f"{JUNE_MET}, revised: [{{to: October and December 2017, on: 1 July 2017}}]", "2017-07-02",
         ("31 October 2017", "30 September 2017", "1 month (31 days)"), 31),
        (f"{{date: Monthly from June 2017, {JUNE_MET}, revised: [{{to: Monthly from July 2017, on: 1 July 2017}}]}}",
         "2017-07-02", ("31 July 2017", None, "same last day"), 0),
        # Two revisions.
        (LISTED % f"{TO_OCTOBER}, {JUNE_MET}", "2017-07-02",
         ("31 October 2017", "30 September 2017", "1 month (31 days), in 2 moves"), 31),
        # A later one that moved is named while it is not its turn; one that slipped goes before one that came forward.
        (LISTED % "revised: [{to: 'June, August and December 2017', on: 1 May 2017}]", "2017-05-02",
         ("30 June 2017", None, "September 2017: brought forward 1 month (30 days)"), -30),
        (LISTED % "revised: [{to: 'June, July 2017 and January 2018', on: 1 May 2017}]", "2017-05-02",
         ("30 June 2017", None, "December 2017: 1 month (31 days)"), 31),
    ],
)  # fmt: skip
def test_of_several_windows_a_page_speaks_of_one(
    plan_of_one: PlanOf, target: str, day: str, facts: tuple[str, str | None, str], number: int
) -> None:
    plan, seen = plan_of_one(target), date.fromisoformat(day)
    told = build_show_report(plan, seen, "1.1").sections[1].table
    assert told
    found = {name.text: fact.text for name, fact in told.rows}
    assert (found["Due"], found.get("Published as due"), found["Moved by"]) == facts
    report = build_slipped_report(plan, seen)
    (row,) = next(rows(each) for each in report.sections if each.table)
    assert row["Moved by"] == facts[-1].partition(", in")[0]
    assert [each.slipped_days for each in report.rows] == [number]


def test_the_history_tells_a_move_as_it_was_made(plan_of_one: PlanOf) -> None:
    met = "completed: [{for: August 2017, on: 30 August 2017}]"
    told = build_show_report(plan_of_one(LISTED % f"{TO_AUGUST}, {met}"), DAY, "1.1").sections[1].table
    assert told
    assert any(fact.text.endswith("December 2017, 2 months (62 days): Late") for _, fact in told.rows)


@pytest.mark.parametrize(
    ("since", "words"),
    [("2017-06-30", "2 months (62 days)"), ("2017-05-15", "2 months (62 days)"), ("2017-07-01", "1 month (30 days)")],
)
def test_what_changed_tells_the_same_move_from_the_date_that_held(plan_of_one: PlanOf, since: str, words: str) -> None:
    again = "{to: 'September, October and December 2017', on: 2 July 2017, why: Later}"
    text = LISTED % (TO_AUGUST if words.startswith("2") else TO_AUGUST.replace("}]", f"}}, {again}]"))
    plan = plan_of_one(text)
    report = build_changes_report(PlanVersion(plan, date.fromisoformat(since)), PlanVersion(plan, date(2017, 7, 3)))
    (section,) = [each for each in report.sections if each.title == "Dates moved"]
    assert [row["Moved by"] for row in rows(section)] == [words]


def test_each_missed_window_has_the_published_one_whose_place_it_took(plan_of_one: PlanOf) -> None:
    report = build_overdue_report(plan_of_one(LISTED % TO_AUGUST), DAY)
    assert [(row.due, row.published_due, row.slipped_days) for row in report.rows] == [
        (date(2017, 8, 31), date(2017, 6, 30), 62),
        (date(2017, 9, 30), date(2017, 9, 30), 62),
    ]
    assert [row["Moved by"] for row in rows(report.sections[0])] == ["62 days", "62 days (June 2017)"]


@pytest.mark.parametrize(
    ("to", "on", "words"),
    [
        ("Autumn 2017", "1 May 2017", "91 days"),
        ("July 2017", "1 May 2017", "31 days earlier"),
        ("August 2017", "1 May 2017", "same last day"),
        ("TBC", "1 May 2017", "no longer dated"),
        # Where nothing has moved yet there is no such column.
        ("May 2018", "16 December 2017", None),
    ],
)
def test_every_list_has_a_column_for_what_moved(plan_of_one: PlanOf, to: str, on: str, words: str | None) -> None:
    plan = plan_of_one(f"{{date: Summer 2017, revised: [{{to: {to}, on: {on}}}]}}")
    year = Window(date(2017, 4, 1), date(2018, 3, 31))
    for report in (build_officer_report(plan, DAY), build_due_report(plan, DAY, year), build_show_report(plan, DAY)):
        found = [row.get("Moved by") for section in report.sections if section.table for row in rows(section)]
        assert found[:1] == [words]


def test_a_new_date_in_line_with_an_event_moves_to_that_of_the_event(plan_of_one: PlanOf) -> None:
    event = "events: [{event: Strategy, expected: January 2018}]"
    revised = "revised: [{to: In line with Strategy, on: 1 May 2017}]"
    report = build_officer_report(plan_of_one(f"{event}\n{{date: December 2017, waits_for: Strategy, {revised}}}"), DAY)
    assert rows(report.sections[0])[0]["Moved by"] == "31 days"


PROPOSED = "{date: Summer 2017, %s}"


@pytest.mark.parametrize(
    ("events", "day", "words"),
    [
        ("proposed: {to: Winter 2017, on: 1 August 2017}", "2017-07-31", "Summer 2017"),
        ("proposed: {to: Winter 2017, on: 1 August 2017}", "2017-08-01", "Summer 2017 (proposed: Winter 2017)"),
        ("proposed: [{to: Autumn 2017, on: 1 July 2017}, {to: Winter 2017, on: 1 August 2017}]", "2017-07-31",
         "Summer 2017 (proposed: Autumn 2017)"),
        ("proposed: [{to: Autumn 2017, on: 1 July 2017}, {to: Winter 2017, on: 1 August 2017}]", "2017-08-01",
         "Summer 2017 (proposed: Winter 2017)"),
        # A revision settles what was proposed before it, and nothing that is proposed after it.
        ("proposed: {to: Winter 2017, on: 1 August 2017}, revised: [{to: Autumn 2017, on: 1 August 2017}]",
         "2017-08-01", "Autumn 2017 (was Summer 2017)"),
        ("proposed: {to: Winter 2017, on: 1 August 2017}, revised: [{to: Autumn 2017, on: 2 August 2017}]",
         "2017-08-01", "Summer 2017 (proposed: Winter 2017)"),
        ("proposed: {to: Winter 2017, on: 1 August 2017}, revised: [{to: Autumn 2017, on: 31 July 2017}]",
         "2017-08-01", "Autumn 2017 (was Summer 2017; proposed: Winter 2017)"),
        # What is finished wants no new date.
        ("proposed: {to: Winter 2017, on: 1 August 2017}, completed: 2 August 2017", "2017-08-02", "Summer 2017"),
    ],
)  # fmt: skip
def test_a_proposal_stands_beside_the_date_while_it_holds(
    plan_of_one: PlanOf, events: str, day: str, words: str
) -> None:
    plan, seen = plan_of_one(PROPOSED % events), date.fromisoformat(day)
    report = build_officer_report(plan, seen)
    (row,) = report.rows
    assert rows(report.sections[0])[0]["Target date"] == words
    proposed = words.partition("proposed: ")[2].rstrip(")")
    assert (row.proposed.to if row.proposed else "") == proposed
    told = build_show_report(plan, seen, "1.1").sections[1].table
    assert told
    facts = {name.text: fact.text for name, fact in told.rows}
    assert facts.get("Proposed", "").partition(";")[0] == proposed


@pytest.mark.parametrize(
    ("completed", "words"),
    [
        ("31 August 2017", "complete 31 Aug 2017, on time"),
        ("20 November 2017", "complete 20 Nov 2017, on time, 81 days after the published date"),
        ("5 December 2017", "complete 5 Dec 2017, 5 days late, 96 days after the published date"),
    ],
)
def test_what_is_complete_says_how_late_it_was_by_both_dates(plan_of_one: PlanOf, completed: str, words: str) -> None:
    target = f"{{date: Summer 2017, revised: [{{to: Autumn 2017, on: 1 May 2017}}], completed: {completed}}}"
    assert rows(build_officer_report(plan_of_one(target), DAY).sections[0])[0]["Status"] == words
