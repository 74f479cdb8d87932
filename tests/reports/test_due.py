"""What falls due in September 2017, mostly as at 15 September 2017."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Window, format_day
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.report import PlanHead, Report, Section
from actionplan.reports.due import SECTION_TITLES, build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.show import build_show_report

PlanOf = Callable[[str], Plan]

SEPTEMBER = Window(date(2017, 9, 1), date(2017, 9, 30))
DAY = date(2017, 9, 15)

PLAN = """
officers: [{name: Chief Executive, also: [CEO]}]
events: [{event: Financial Strategy, expected: February 2018}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it.
            officer: CEO
            targets:
              - {target: a, date: Early Autumn, measures: [Published]}
              - {target: b, date: Summer 2017}
              - {target: c, date: Autumn 2017}
              - {target: d, date: Ongoing to September 2017}
              - {target: e, date: Ongoing}
              - {target: f, date: In line with Financial Strategy, waits_for: Financial Strategy}
              - {target: g, date: Sumer 2017}
              - {target: h, date: Spring 2017, completed: 4 September 2017}
              - {target: i, date: Winter 2017}
              - {target: j, date: by December 2017}
              - {target: k, date: May 2017, deleted: {on: 1 June 2017}}
              - {target: l, date: 1 September 2017}
              - {target: m, date: not before June 2017}
              - {target: n, date: Quarterly, completed: [{for: Q1 2017/18, on: 1 September 2017}]}
              - {target: o, date: Following the Strategy, waits_for: Financial Strategy}
"""


@pytest.fixture
def report(plan_of: PlanOf) -> Report:
    return build_due_report(plan_of(PLAN), DAY, SEPTEMBER)


@pytest.mark.parametrize(
    ("more", "section"),
    [
        ("start: September 2017", "to start"),
        ("start: May 2017", "to start"),
        ("start: 30 September 2017", "to start"),
        ("start: 1 October 2017", None),
        ("start: soon", None),
        ("start: TBC", None),
        ("start: from September 2017", "to start"),
        ("start: not before 30 September 2017", "to start"),
        ("start: September 2017 onwards", "to start"),
        ("start: by September 2017", "to start"),
        ("start: from October 2017", None),
        ("start: September and December 2017", "to start"),
        ("start: 'May 2017', steps: [{step: Draft, done: June 2017}]", None),
        ("start: May 2017, started: June 2017", None),
        ("start: May 2017, updates: [{on: June 2017, percent: 5%}]", None),
        ("start: May 2017, updates: [{on: October 2017, percent: 5%}]", "to start"),
        ("start: May 2017, suspended: [{on: June 2017}]", None),
    ],
)
def test_what_is_to_start_by_the_end_of_the_period_is_told_once(
    plan_of: PlanOf, more: str, section: str | None
) -> None:
    plan = plan_of(PLAN.replace("{target: i, date: Winter 2017}", f"{{target: i, date: Winter 2017, {more}}}"))
    rows = build_due_report(plan, DAY, SEPTEMBER).rows
    assert [row.section for row in rows if row.ref == "1.1i"] == ([section] if section else [])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("start: TBC", '1.1i ("TBC")'),
        ("start: after the election", '1.1i ("after the election")'),
        ("start: soon", '1.1i ("soon")'),
        ("start: May 2017", ""),
        ("start: TBC, started: June 2017", ""),
        ("start: TBC, updates: [{on: June 2017, percent: 5%}]", ""),
        ("start: TBC, completed: June 2017", ""),
        ("start: TBC, suspended: [{on: June 2017}]", ""),
        ("start: ''", ""),
    ],
)
@pytest.mark.parametrize("question", ["due", "overdue"])
def test_a_planned_start_without_a_day_is_named(plan_of: PlanOf, question: str, more: str, told: str) -> None:
    plan = plan_of(PLAN.replace("{target: i, date: Winter 2017}", f"{{target: i, date: Winter 2017, {more}}}"))
    report = build_due_report(plan, DAY, SEPTEMBER) if question == "due" else build_overdue_report(plan, DAY)
    said = [words for words in report.closing if "planned start" in words]
    assert said == ([f"The planned start has no day yet, so it is in no list: {told}."] if told else [])


def refs(report: Report) -> dict[str, list[str]]:
    """The refs of each section of the rows."""
    found: dict[str, list[str]] = {}
    for row in report.rows:
        found.setdefault(row.section or "", []).append(row.ref.removeprefix("1.1"))
    return found


def printed(section: Section) -> list[dict[str, str]]:
    """The rows of a section's table, by heading."""
    assert section.table is not None
    titles = [column.title for column in section.table.columns]
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in section.table.rows]


def test_every_target_stands_in_its_section(report: Report) -> None:
    assert refs(report) == {
        "due": ["l", "a", "n"],
        "due earlier": ["b"],
        "could finish": ["c", "m"],
        "ongoing": ["d", "e"],
        "no date": ["g", "o"],
    }


def test_sections_are_printed_in_order_with_the_rows_that_are_data(report: Report) -> None:
    assert [section.title for section in report.sections] == [
        "Due",
        "Due earlier",
        "Could finish",
        "Ongoing",
        "No date",
    ]
    shown = [row["Ref"] for section in report.sections for row in printed(section)]
    assert shown == [row.ref for row in report.rows]


def test_a_row_says_who_what_when_and_how_late(report: Report) -> None:
    late, dated, _ = printed(report.sections[0])
    assert dated == {
        "Ref": "1.1a",
        "Officer": "Chief Executive",
        "Target date": "Early Autumn",
        "Due": "30 Sep 2017",
        "Status": "due, 15 days left",
        "Output and measure": "Publish it: Published",
    }
    assert late["Status"] == "overdue, 14 days late"


def test_what_is_undated_says_what_it_waits_for(report: Report) -> None:
    unreadable, pending = printed(report.sections[-1])
    assert (pending["Status"], pending["Waits for"]) == ("waiting", "Financial Strategy (expected February 2018)")
    assert (unreadable["Status"], unreadable["Waits for"]) == ("no date: cannot be read", "")


def test_what_goes_with_an_event_is_due_ahead_of_it_and_says_what_it_waits_for(plan_of: PlanOf) -> None:
    found = build_due_report(plan_of(PLAN), DAY, Window(date(2018, 2, 1), date(2018, 2, 28)))
    (row,) = (row for row in printed(found.sections[0]) if row["Ref"] == "1.1f")
    assert (row["Due"], row["Status"]) == ("28 Feb 2018", "due, 166 days left")
    assert row["Waits for"] == "Financial Strategy (expected February 2018)"
    assert [(row.kind, row.waits_for) for row in found.rows if row.ref == "1.1f"] == [
        ("dependent", "Financial Strategy")
    ]


def test_what_is_ongoing_says_when_it_ends(report: Report) -> None:
    assert report.sections[3].notes == ("This ends in September 2017: 1.1d.",)
    assert [row["Status"] for row in printed(report.sections[3])] == [
        "ongoing, ends 30 Sep 2017",
        "ongoing, ends 31 Mar 2018",
    ]


def test_the_first_line_counts_what_could_not_be_placed_and_the_last_what_was_completed(report: Report) -> None:
    assert report.warnings == (
        "1 target could not be placed, because its date cannot be read. Run `actionplan validate` to see why.",
    )
    assert report.closing == ("Completed in September 2017: 1 target (1 late) and 1 occurrence of targets that recur.",)
    assert report.plans[0].unplaced == 1


def test_the_title_and_the_head_say_what_was_asked(report: Report) -> None:
    assert report.title == "What falls due in September 2017, as at 15 September 2017"
    assert (report.question, report.as_at, report.period) == ("due", DAY, SEPTEMBER)
    assert report.plans[0][:3] == ("made", "Action Plan", "A Council")


@pytest.mark.parametrize(
    ("target", "section"),
    [
        # Due on the first and the last day of the period, and on the days beside them.
        ("date: 31 August 2017", "due earlier"),
        ("date: 1 September 2017", "due"),
        ("date: 30 September 2017", "due"),
        ("date: 1 October 2017", None),
        # A window that has opened by the period's end.
        ("date: 30 September 2017 to 1 October 2017", "could finish"),
        ("date: 1 October 2017 to 2 October 2017", None),
        ("date: by 1 October 2017", None),
        ("date: not before 30 September 2017", "could finish"),
        ("date: not before 1 October 2017", None),
        # Ongoing: in progress on some day of the period.
        ("date: Ongoing to August 2017", None),
        ("date: Ongoing to 1 September 2017", "ongoing"),
        ("date: ongoing from 30 September 2017", "ongoing"),
        ("date: ongoing from October 2017", None),
        # Suspended work is not finished, and keeps its place; what is deleted has none.
        ("{date: September 2017, suspended: [{on: 1 July 2017}]}", "due"),
        ("{date: September 2017, suspended: [{on: 1 July 2017}], completed: 2 July 2017}", None),
        ("{date: September 2017, deleted: {on: 15 September 2017}}", None),
        ("{date: September 2017, deleted: {on: 16 September 2017}}", "due"),
        ("{date: September 2017, completed: 15 September 2017}", None),
        ("{date: September 2017, completed: 16 September 2017}", "due"),
        # What falls due is due, whatever was missed before it.
        ("date: Monthly", "due"),
        ("date: June 2017 and 20 September 2017", "due"),
        ("date: June 2017 and 20 October 2017", "due earlier"),
        ("{date: Monthly, suspended: [{on: 1 May 2017}]}", "due"),
        ("{date: Monthly, completed: [{for: September 2017, on: 1 September 2017}]}", "due earlier"),
        ("date: Monthly from September 2017", "due"),
        ("date: Monthly from October 2017", None),
        ("date: TBC", "no date"),
    ],
)
def test_the_one_section_of_a_target(plan_of_one: PlanOf, target: str, section: str | None) -> None:
    rows = build_due_report(plan_of_one(target), DAY, SEPTEMBER).rows
    assert [row.section for row in rows] == ([section] if section else [])


def test_a_recurring_target_that_was_missed_says_so_and_what_comes_next(plan_of_one: PlanOf) -> None:
    (row,) = printed(build_due_report(plan_of_one("date: Monthly from July 2017"), DAY, SEPTEMBER).sections[0])
    assert row["Due"] == "30 Sep 2017"
    assert row["Status"] == "due, 15 days left; 2 dates missed before, the first 46 days late (over 1 month)"
    assert build_due_report(plan_of_one("date: Monthly from July 2017"), DAY, SEPTEMBER).has_rows


@pytest.mark.parametrize(
    ("target", "period", "due", "words", "data"),
    [
        # To come, with one or several missed before.
        ("date: June 2017 and 15 September 2017", SEPTEMBER, "15 Sep 2017",
         "due today; 1 date missed before, 77 days late (over 1 month)", ("overdue", 77)),
        ("date: 20 August 2017 and 30 September 2017", SEPTEMBER, "30 Sep 2017",
         "due, 15 days left; 1 date missed before, 26 days late", ("overdue", 26)),
        # Missed itself, with others before and after it.
        ("date: Monthly from May 2017", Window(date(2017, 7, 1), date(2017, 7, 31)), "31 Jul 2017",
         ("overdue, 46 days late (over 1 month); 2 dates missed before, the first 107 days late (over 1 month); "
          "1 missed since"), ("overdue", 46)),
        # A period to come: what was missed before today is said.
        ("date: Monthly from July 2017", Window(date(2017, 12, 1), date(2017, 12, 31)), "31 Dec 2017",
         "due, 107 days left; 2 dates missed before, the first 46 days late (over 1 month)", ("overdue", 46)),
        # Nothing was missed.
        ("date: Monthly from September 2017", SEPTEMBER, "30 Sep 2017", "due, 15 days left", ("due", None)),
    ],
)  # fmt: skip
def test_what_falls_due_says_what_was_missed_before(  # noqa: PLR0917 - a table of cases
    plan_of_one: PlanOf, target: str, period: Window, due: str, words: str, data: tuple[str, int | None]
) -> None:
    report = build_due_report(plan_of_one(target), DAY, period)
    (printed_row,), (row,) = printed(report.sections[0]), report.rows
    assert (printed_row["Due"], printed_row["Status"]) == (due, words)
    assert (row.section, row.status, row.days_late) == ("due", *data)
    assert row.due
    assert row.occurrence
    assert row.occurrence.latest == row.due


@pytest.mark.parametrize(
    ("target", "status", "note"),
    [
        ("date: 20 September 2017", "not late, 5 days left", "It is not late"),
        ("date: 15 September 2017", "not late, due today", "It is not late"),
        ("date: 14 September 2017", "overdue, 1 day late", "It is late"),
        ("{date: 14 September 2017, suspended: [{on: 1 May 2017}]}", "suspended", "It is not late"),
    ],
)
def test_what_was_due_before_a_later_period_says_if_it_is_late_today(
    plan_of_one: PlanOf, target: str, status: str, note: str
) -> None:
    report = build_due_report(plan_of_one(target), DAY, Window(date(2017, 10, 1), date(2017, 10, 31)))
    section = report.sections[1]
    assert section.title == "Due earlier"
    assert section.notes == (f"Due before 1 October 2017 and not finished. {note} as at 15 September 2017.",)
    assert printed(section)[0]["Status"] == status


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2017, 5, 31), "None of them are late"),
        (date(2017, 6, 1), "1 of them is late"),
        (DAY, "2 of them are late"),
        (date(2017, 10, 1), "All of them are late"),
    ],
)
def test_the_late_ones_among_what_was_due_before_are_counted(plan_of: PlanOf, day: date, late: str) -> None:
    october = Window(date(2017, 10, 1), date(2017, 10, 31))
    assert build_due_report(plan_of(PLAN), day, october).sections[1].notes == (
        f"Due before 1 October 2017 and not finished. {late} as at {format_day(day)}.",
    )


def test_a_month_of_a_past_year_is_asked_like_any_other(plan_of_one: PlanOf) -> None:
    report = build_due_report(plan_of_one("date: June 2016"), DAY, Window(date(2016, 6, 1), date(2016, 6, 30)))
    assert [(row.section, row.status, row.days_late) for row in report.rows] == [("due", "overdue", 442)]


def test_a_revised_date_stands_beside_the_published_one(plan_of_one: PlanOf) -> None:
    target = "{date: Summer 2017, revised: [{to: September 2017, on: 1 June 2017}]}"
    report = build_due_report(plan_of_one(target), DAY, SEPTEMBER)
    assert printed(report.sections[0])[0]["Target date"] == "September 2017 (was Summer 2017)"
    (row,) = report.rows
    assert (row.date, row.due, row.published_due) == ("September 2017", date(2017, 9, 30), date(2017, 8, 31))


def test_an_approximate_date_is_due_about_its_day(plan_of_one: PlanOf) -> None:
    report = build_due_report(plan_of_one("date: circa September 2017"), DAY, SEPTEMBER)
    assert printed(report.sections[0])[0]["Due"] == "about 30 Sep 2017"


@pytest.mark.parametrize(
    ("target", "rag", "words"),
    [
        ("date: Summer 2017", "green", "green, 30 Jun 2017 (but overdue)"),
        ("date: Ongoing to August 2017", "green", "green, 30 Jun 2017 (but ended)"),
        ("date: Summer 2017, completed: 4 July 2017", "red", "red, 30 Jun 2017 (but complete)"),
        ("date: Summer 2017", "amber", "amber, 30 Jun 2017"),
        ("date: Summer 2017, completed: 4 July 2017", "green", "green, 30 Jun 2017"),
        ("date: Autumn 2017", "red", "red, 30 Jun 2017"),
    ],
)
def test_a_rag_that_contradicts_the_status_is_flagged(plan_of_one: PlanOf, target: str, rag: str, words: str) -> None:
    plan = plan_of_one(f"{{{target}, updates: [{{on: 30 June 2017, rag: {rag}}}]}}")
    report = build_show_report(plan, DAY)
    (section,) = (section for section in report.sections if section.table)
    assert [row["RAG"] for row in printed(section)] == [words]
    assert report.rows[0].rag == rag


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("date: September 2017", True),
        ("date: August 2017", True),
        ("date: Ongoing", False),
        ("date: October 2017", False),
        ("{date: September 2017, suspended: [{on: 1 July 2017}]}", False),
    ],
)
def test_found_is_due_or_overdue(plan_of_one: PlanOf, target: str, *, found: bool) -> None:
    assert build_due_report(plan_of_one(target), DAY, SEPTEMBER).has_rows is found


def test_nothing_due_is_said_calmly(plan_of_one: PlanOf) -> None:
    report = build_due_report(plan_of_one("date: March 2018"), DAY, SEPTEMBER)
    assert report.sections == (Section("Due", ("Nothing falls due in September 2017.",)),)
    assert report.closing == (
        "Nothing was recorded as completed in September 2017.",
        "Every target date could be read.",
    )


def test_a_filter_that_keeps_nothing_says_so(plan_of: PlanOf) -> None:
    report = build_due_report(plan_of(PLAN), DAY, SEPTEMBER, TargetFilter(actions=("1",), texts=("zzz",)))
    assert report.sections == (Section("Due", ("No target matches action 1, text zzz.",)),)


@pytest.mark.parametrize(
    ("target", "month", "said"),
    [
        # The occurrence that completes the target counts as that, and no other is lost by it.
        ("completed: [{for: Q1 2017/18, on: 1 September 2017}, {for: Q2 2017/18, on: 2 September 2017}]",
         "September 2017", "2 occurrences of targets that recur"),
        ("completed: [{for: H1 2017/18, on: 1 September 2017}, {for: H2 2017/18, on: 3 September 2017}]",
         "September 2017", "1 target (1 on time) and 3 occurrences of targets that recur"),
        ("completed: [{for: 2017/18, on: 3 September 2017}]", "September 2017",
         "1 target (1 on time) and 3 occurrences of targets that recur"),
        ("completed: [{for: Q1 2017/18, on: 1 July 2017}, {for: 2017/18, on: 3 September 2017}]", "July 2017",
         "1 occurrence of targets that recur"),
        ("completed: [{for: Q1 2017/18, on: 1 July 2017}], deleted: {on: 1 August 2017}", "July 2017",
         "1 occurrence of targets that recur"),
        # Decisions complete a target, whatever else is recorded.
        ("completed: [{for: Q1 2017/18, on: 1 July 2017}], decisions: [{body: Board}]", "July 2017", ""),
    ],
)  # fmt: skip
def test_occurrences_are_counted_when_they_were_met(plan_of_one: PlanOf, target: str, month: str, said: str) -> None:
    asked = Window(date(2017, 7, 1), date(2017, 7, 31)) if month == "July 2017" else SEPTEMBER
    report = build_due_report(plan_of_one(f"{{date: Quarterly, {target}}}"), DAY, asked)
    wanted = f"Completed in {month}: {said}." if said else f"Nothing was recorded as completed in {month}."
    assert report.closing[0] == wanted


def test_what_is_finished_needs_no_date_that_can_be_read(plan_of_one: PlanOf) -> None:
    target = "{date: Sumer 2017, completed: 15 September 2017}"
    assert build_due_report(plan_of_one(target), DAY, SEPTEMBER).plans[0].unplaced == 0
    assert build_due_report(plan_of_one(target), date(2017, 9, 14), SEPTEMBER).plans[0].unplaced == 1


def test_a_row_carries_each_decision_with_its_last_outcome(plan_of_one: PlanOf) -> None:
    decided = "[{on: 1 July 2017, outcome: deferred}, {on: 1 August 2017, outcome: refused}]"
    target = (
        f"{{date: September 2017, decisions: [{{body: Board, decided: {decided}}}, {{body: Council, planned: May}}]}}"
    )
    (row,) = build_due_report(plan_of_one(target), DAY, SEPTEMBER).rows
    assert [tuple(each[:4]) for each in row.decisions] == [
        ("Board", None, "refused", date(2017, 8, 1)),
        ("Council", date(2017, 5, 31), None, None),
    ]


@pytest.mark.parametrize(
    ("planned", "day"),
    [("", None), (", planned: Autumn 2017", date(2017, 11, 30)), (", planned: soon", None), (", planned: TBC", None)],
)
def test_a_decision_is_planned_for_the_last_day_of_its_phrase(
    plan_of_one: PlanOf, planned: str, day: date | None
) -> None:
    (row,) = build_due_report(
        plan_of_one(f"{{date: September 2017, decisions: [{{body: Board{planned}}}]}}"), DAY, SEPTEMBER
    ).rows
    assert [each.planned for each in row.decisions] == [day]


@pytest.mark.parametrize(
    ("target", "current", "published"),
    [
        ("date: September 2017", "September 2017", "September 2017"),
        ("{date: Summer 2017, revised: [{to: September 2017, on: 1 June 2017}]}", "September 2017", "Summer 2017"),
        ("{date: '', revised: [{to: September 2017, on: 1 June 2017}]}", "September 2017", None),
        ("date: ''", None, None),
    ],
)
def test_the_published_words_stand_beside_the_current_ones(
    plan_of_one: PlanOf, target: str, current: str | None, published: str | None
) -> None:
    (row,) = build_due_report(plan_of_one(target), DAY, SEPTEMBER).rows
    assert (row.date, row.published_date) == (current, published)


def test_what_the_plan_leaves_empty_is_nothing_in_the_data(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("date: September 2017")._replace(name="", title="", authority="")
    report = build_due_report(plan, DAY, SEPTEMBER)
    assert report.plans[0] == PlanHead(None, None, None, 0)
    assert [row.plan for row in report.rows] == [None]


def test_a_filter_narrows_rows_and_is_named_in_the_title(plan_of: PlanOf) -> None:
    report = build_due_report(plan_of(PLAN), DAY, SEPTEMBER, TargetFilter(statuses=("overdue",), officers=("ceo",)))
    assert refs(report) == {"due": ["l"], "due earlier": ["b"]}
    assert report.title.endswith(", as at 15 September 2017 (officer ceo, status overdue)")
    assert report.plans[0].unplaced == 1


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("date: Ongoing from January 2018", "not yet due, starts 1 Jan 2018"),
        ("date: Ongoing to January 2018", "ongoing, ends 31 Jan 2018"),
        ("date: Ongoing to May 2017", "ended 31 May 2017 (over 1 month ago)"),
    ],
)
def test_ongoing_work_says_when_it_starts_or_ends(plan_of_one: PlanOf, target: str, status: str) -> None:
    (section,) = (section for section in build_show_report(plan_of_one(target), DAY).sections if section.table)
    assert [row["Status"] for row in printed(section)] == [status]


@pytest.mark.parametrize(
    ("names", "filter_text", "lead", "titles"),
    [
        (
            (),
            (),
            "3 due, 1 due earlier, 2 could finish, 2 ongoing, 2 without a date.",
            ["Due", "Due earlier", "Could finish", "Ongoing", "No date"],
        ),
        (
            ("due",),
            (),
            "3 due. Not shown: 1 due earlier, 2 could finish, 2 ongoing, 2 without a date.",
            ["Due"],
        ),
        (("no date", "due earlier"), ("1.1b",), "1 due earlier.", ["Due earlier", "No date"]),
        (("due",), ("1.1b",), "None due. Not shown: 1 due earlier.", ["Due"]),
        ((), ("1.1b",), "None due, 1 due earlier.", ["Due", "Due earlier"]),
        (("ongoing",), ("1.1b",), "Not shown: 1 due earlier.", ["Ongoing"]),
        ((), ("nothing has these words",), "", ["Due"]),
    ],
)
def test_it_begins_with_the_number_of_targets_in_each_section_that_is_shown(
    plan_of: PlanOf, names: tuple[str, ...], filter_text: tuple[str, ...], lead: str, titles: list[str]
) -> None:
    found = build_due_report(plan_of(PLAN), DAY, SEPTEMBER, TargetFilter(texts=filter_text), names)
    assert found.lead == lead
    assert [section.title for section in found.sections] == titles
    assert {row.section for row in found.rows} <= set(names or SECTION_TITLES)


def test_the_exit_code_is_about_the_sections_that_are_shown(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    pressing = [
        name for name in SECTION_TITLES if build_due_report(plan, DAY, SEPTEMBER, section_names=[name]).has_rows
    ]
    assert pressing == ["due", "due earlier"]
