"""The panel's paper on a small worked plan, read as Markdown; and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.dates import Window
from actionplan.evaluation.filters import Filter
from actionplan.model.plan import Plan
from actionplan.renderers.text.markdown import render
from actionplan.report import Report, Section, StopRow
from actionplan.reports.changes import PlanVersion
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.paper.cover import CoverText
from actionplan.reports.paper.upcoming import choose_period

PlanOf = Callable[[str], Plan]

JUNE, SEPTEMBER = date(2017, 6, 30), date(2017, 9, 30)
LATE_REVISED = "date: Spring 2017, revised: [{to: Summer 2017, on: 1 June 2017, why: Flood}]"
REVISED = "date: Spring 2017, revised: [{to: May 2018, on: 1 June 2017, why: Flood}]"
GOLDEN = Path(__file__).with_name("paper.md")

WORKED = """\
officers:
  - {name: Head of Planning, also: [Planning Manager]}
bodies:
  - {name: Full Council, also: [Council]}
events:
  - {event: Budget, expected: February 2018}
themes:
  - theme: Planning for the Future
    actions:
      - action: 1
        title: A single Local Plan
        monitored_by: [Planning Panel]
        outputs:
          - output: 1.1
            text: Publish the Statement of Community Involvement.
            officer: Planning Manager
            supporting: [Head of Legal]
            targets:
              - target: a
                date: Spring 2017
                measures: [Draft published, Draft on the website]
                started: April 2017
                completed: 14 July 2017
              - target: b
                date: Summer 2017
                measures: [Consultation held]
                started: 3 July 2017
                proposed: {to: End October 2017, on: 12 September 2017, why: The portal was late}
                updates:
                  - {on: 20 June 2017, rag: green, note: Questions drafted.}
                  - {on: 18 September 2017, rag: red, note: Replies are taken until 15 October.}
              - target: c
                date: Early Autumn
                measures: [Adopted]
                revised: [{to: Winter 2017/18, on: 4 September 2017, why: After consultation, approved_by: Council}]
                decisions:
                  - {body: Council, planned: December 2017}
          - output: 1.2
            text: Monitor housing supply
            officer: Planning Manager
            targets:
              - date: Quarterly
                completed: [{for: Q1 2017/18, on: 30 June 2017}, {for: Q2 2017/18, on: 29 September 2017}]
  - theme: Supporting Our Communities
    actions:
      - action: 2
        title: Grants
        outputs:
          - output: 2.1
            text: Agree the grants budget
            targets:
              - target: a
                date: In line with Budget
                waits_for: Budget
              - target: b
                date: Q3 2017/18
                updates: [{on: 1 September 2017, rag: amber}]
              - target: c
                date: TBC
              - target: d
                date: Spring 2017
                deleted: {on: 1 May 2017, why: Merged with b}
"""


@pytest.fixture
def worked(plan_of: PlanOf) -> Plan:
    """A plan in which something of each kind has happened by the end of September 2017."""
    return plan_of(WORKED)


def titles(report: Report) -> list[str]:
    """The headings of the first level."""
    return [each.title for each in report.sections if each.level == 1]


def test_the_whole_paper(worked: Plan) -> None:
    front = CoverText("", "policy@example.org", ("That the panel notes the report.",), "plan.yaml")
    made = render(build_paper(worked, SEPTEMBER, PaperRequest(baseline=PlanVersion(worked, JUNE)), front))
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_sections_stand_in_order(worked: Plan) -> None:
    assert titles(build_paper(worked, SEPTEMBER)) == [
        "Key",
        "Summary",
        "Exceptions",
        "Dates changed since the plan was published",
        "Completed",
        "Deleted",
        "Decisions outstanding, and other things that targets are waiting for",
        "Due in October to December 2017",
        "The plan in full",
        "How the dates were read",
    ]


def test_a_section_with_nothing_to_say_is_left_out(plan_of_one: PlanOf) -> None:
    report = build_paper(plan_of_one("{date: December 2018}"), SEPTEMBER)
    assert titles(report) == ["Key", "Summary", "The plan in full", "How the dates were read"]
    assert "outside the period" in render(report)
    exactly = build_paper(plan_of_one("{date: March 2018}"), SEPTEMBER)
    assert titles(exactly) == ["Key", "Summary", "The plan in full"]


def test_exceptions_alone_stop_after_them(worked: Plan) -> None:
    report = build_paper(worked, SEPTEMBER, PaperRequest(is_exceptions_only=True))
    assert titles(report) == ["Key", "Summary", "Exceptions"]
    assert {row.ref for row in report.rows} == {"1.1b", "2.1b"}
    assert "Not yet due: due later." in report.sections[0].notes[1], "the summary has it, and so has the key"


def test_where_there_are_no_exceptions_only_a_paper_of_them_says_so(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("{date: March 2018}")
    assert "Exceptions" not in titles(build_paper(plan, SEPTEMBER))
    assert build_paper(plan, SEPTEMBER, PaperRequest(is_exceptions_only=True)).sections[-1] == Section(
        "Exceptions", ("No target is overdue, none has ended, and none is rated red or amber.",)
    )


@pytest.mark.parametrize(
    ("target", "column", "words"),
    [
        ("{date: Summer 2017}", "Reason", "none recorded"),
        ("{date: Summer 2017, waits_for: Budget}", "Reason", "waits for Budget"),
        ("{date: Summer 2017, decisions: [{body: Council}]}", "Reason", "waits for Council"),
        ("{date: Spring 2017, revised: [{to: Summer 2017, on: 1 June 2017, why: Flood}]}", "Reason", "Flood"),
        ("{date: Summer 2017, proposed: {to: Winter 2017, on: 1 June 2017, why: Flood}}", "Reason", "Flood"),
        ("{date: Summer 2017}", "What is being done", "nothing recorded"),
        ("{date: Summer 2017, started: 5 July 2017}", "What is being done", "started 5 Jul 2017"),
        # What an officer said of a late target is its reason, if no other is recorded.
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted}]}", "Reason", "Drafted"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted}]}", "What is being done",
         "nothing else recorded"),
        (f"{{{LATE_REVISED}, updates: [{{on: 5 July 2017, note: Drafted}}]}}", "Reason", "Flood"),
        (f"{{{LATE_REVISED}, updates: [{{on: 5 July 2017, note: Drafted}}]}}", "What is being done",
         "5 Jul 2017: Drafted"),
        ("{date: Summer 2017, decisions: [{body: Council}], updates: [{on: 5 July 2017, note: Drafted}]}", "Reason",
         "Drafted; waits for Council"),
        # The officer may say which is which.
        ("{date: Summer 2017, updates: [{on: 5 July 2017, reason: Flood, next: Dry it}]}", "Reason", "Flood"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, reason: Flood, next: Dry it}]}", "What is being done",
         "5 Jul 2017: Dry it"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted, reason: Flood}]}", "What is being done",
         "5 Jul 2017: Drafted"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted, next: Dry it}]}", "Reason", "Drafted"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, reason: Flood}, {on: 6 July 2017, note: Drafted}]}",
         "What is being done", "6 Jul 2017: Drafted"),
        ("{date: Summer 2017}", "New date", "none proposed"),
        ("{date: Summer 2017, proposed: {to: Winter 2017, on: 1 June 2017}}", "New date",
         "Winter 2017, proposed 1 Jun 2017"),
        ("{date: December 2017, updates: [{on: 5 July 2017, rag: amber}]}", "New date", ""),
        ("{date: May 2018, updates: [{on: 5 July 2017, rag: red}], suspended: [{on: 6 July 2017, why: Flood}]}",
         "Reason", "Flood"),
        ("{date: May 2018, updates: [{on: 5 July 2017, rag: red, note: No bids}, {on: 6 July 2017, note: Asked}]}",
         "Reason", "No bids"),
        ("{date: May 2018, updates: [{on: 5 July 2017, rag: red, note: No bids}, {on: 6 July 2017, note: Asked}]}",
         "What is being done", "6 Jul 2017: Asked"),
        ("{date: May 2018, updates: [{on: 5 July 2017, rag: red, note: No bids}]}",
         "What is being done", "nothing else recorded"),
        (f"{{{REVISED}, updates: [{{on: 5 July 2017, rag: red}}, {{on: 6 July 2017, note: No bids}}]}}",
         "Reason", "No bids"),
        (f"{{{REVISED}, updates: [{{on: 5 July 2017, rag: red}}]}}", "Reason", "none recorded"),
    ],
)  # fmt: skip
def test_an_exception_says_why_what_is_done_and_until_when(
    plan_of_one: PlanOf, target: str, column: str, words: str
) -> None:
    report = build_paper(plan_of_one(target), SEPTEMBER, PaperRequest(is_exceptions_only=True))
    (table,) = (section.table for section in report.sections if section.table)
    found = [each.title for each in table.columns].index(column)
    assert [row[found].text for row in table.rows] == [words]


def test_a_paper_for_one_body_or_officer_holds_what_is_theirs(worked: Plan) -> None:
    monitored = build_paper(worked, SEPTEMBER, PaperRequest(Filter(bodies=("planning panel",))))
    assert monitored.title == "Progress report: Planning Panel"
    assert {row.action for row in monitored.rows} == {"1"}
    decided = build_paper(worked, SEPTEMBER, PaperRequest(Filter(bodies=("Council",))))
    assert decided.title == "Progress report: Full Council"
    assert {row.ref for row in decided.rows} == {"1.1c"}
    officer = build_paper(worked, SEPTEMBER, PaperRequest(Filter(officers=("planning manager",))))
    assert ("Officer", "Head of Planning") in officer.facts
    assert {row.officer for row in officer.rows} == {"Head of Planning"}


def test_a_filter_that_keeps_nothing_says_so(worked: Plan) -> None:
    report = build_paper(worked, SEPTEMBER, PaperRequest(Filter(texts=("harbour",))))
    assert report.sections == (Section("", ("No target matches text harbour.",)),)
    assert ("Only", "text harbour") in report.facts


def test_the_cover_is_filled_by_whoever_sends_it(worked: Plan) -> None:
    front = CoverText("Half-year report", "policy@example.org", ("Note it.", "Agree the dates."), "plan.yaml")
    report = build_paper(worked, SEPTEMBER, PaperRequest(), front)
    assert report.title == "Half-year report"
    assert report.facts[-4:] == (
        ("Version", "plan.yaml"),
        ("Contact", "policy@example.org"),
        ("Recommendation", "Note it."),
        ("Recommendation", "Agree the dates."),
    )


def test_what_changed_since_an_earlier_file_says_which(worked: Plan, plan_of: PlanOf) -> None:
    earlier = plan_of(WORKED.replace("Early Autumn", "Summer 2017"))
    report = build_paper(worked, SEPTEMBER, PaperRequest(baseline=PlanVersion(earlier, JUNE, label="version 85a492c")))
    assert ("Compared with", "the plan as it was on 30 June 2017 (version 85a492c)") in report.facts
    assert "Published dates changed" in [each.title for each in report.sections]


def table_under(report: Report, title: str) -> list[dict[str, str]]:
    """The rows of the table under a heading, each cell by its column."""
    (table,) = (each.table for each in report.sections if each.title == title)
    assert table
    names = [column.title for column in table.columns]
    return [dict(zip(names, (cell.text for cell in row), strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("target", "met"),
    [
        ("{date: Summer 2017, completed: 4 July 2017}", [("", "31 Aug 2017", "4 Jul 2017, on time")]),
        ("{date: Quarterly, completed: [{for: Q1 2017/18, on: 5 July 2017}, {for: Q2 2017/18, on: 29 September 2017}]}",
         [("April to June 2017", "30 Jun 2017", "5 Jul 2017, 5 days late"),
          ("July to September 2017", "30 Sep 2017", "29 Sep 2017, on time")]),
        ("{date: May and August 2017, completed: [{for: May 2017, on: May 2017}, {for: August 2017, on: 1 September}]}",
         [("August 2017", "31 Aug 2017", "1 Sep 2017, 1 day late")]),
    ],
)  # fmt: skip
def test_of_what_recurs_each_date_that_was_met_since_is_told_with_its_own_day(
    plan_of_one: PlanOf, target: str, met: list[tuple[str, str, str]]
) -> None:
    plan = plan_of_one(target)
    rows = table_under(
        build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE))), "Completed since 30 June 2017"
    )
    assert [(row.get("Which of them", ""), row["Due"], row["Completed"]) for row in rows] == met


STOPPED = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            targets:
              - {target: a, date: May 2018, suspended: [{on: 18 May 2017, why: Under review., until: 4 October 2017}]}
              - {target: b, date: May 2018, suspended: [{on: 18 May 2017, until: 4 July 2017}]}
              - {target: c, date: May 2018, deleted: {on: 18 May 2017, why: Sold}}
              - {target: d, date: May 2018, deleted: {on: 4 July 2017}}
"""


def test_what_is_suspended_and_was_deleted_since_says_why(plan_of: PlanOf) -> None:
    plan = plan_of(STOPPED)
    report = build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE)))
    (suspended,) = table_under(report, "Suspended")
    assert (suspended["Ref"], suspended["On"], suspended["Why"]) == ("1.1a", "18 May 2017", "Under review.")
    (deleted,) = table_under(report, "Deleted since 30 June 2017")
    assert (deleted["Ref"], deleted["On"], deleted["Why"]) == ("1.1d", "4 Jul 2017", "none recorded")
    assert [row["Status"] for row in table_under(report, "1 Local Plan")] == [
        "suspended 18 May 2017: Under review.",
        "not yet due, 243 days left",
        "deleted 18 May 2017: Sold",
        "deleted 4 Jul 2017",
    ]
    (row,) = (row for row in report.rows if row.section == "suspended")
    assert row.stopped == StopRow(date(2017, 5, 18), "Under review.")


def test_what_has_no_target_is_named_in_the_whole_plan(plan_of: PlanOf) -> None:
    plan = plan_of(
        """
        themes:
          - theme: Planning
            actions:
              - action: 1
                title: Local Plan
                outputs:
                  - {output: 1.1, text: Publish it, targets: [{date: May 2018}]}
                  - {output: 1.2, text: Explain it.}
              - {action: 2, title: Homes, outputs: []}
          - {theme: Housing, actions: []}
        """
    )
    made = build_paper(plan, SEPTEMBER).sections
    said = {each.title: each.notes for each in made if each.level > 1 and each.is_wide}
    assert said == {
        "Planning": (),
        "1 Local Plan": ("1.2 Explain it: no target date.",),
        "2 Homes": ("It has no key outputs.",),
        "Housing": ("It has no actions.",),
    }
    assert "Housing" not in [
        each.title for each in build_paper(plan, SEPTEMBER, PaperRequest(Filter(texts=("Publish",)))).sections
    ]


def test_the_position_date_is_that_of_the_targets_told_of(worked: Plan) -> None:
    facts = dict(build_paper(worked, SEPTEMBER, PaperRequest(Filter(bodies=("Council",)))).facts)
    assert facts["Position date"] == "4 September 2017, the last day on which anything was recorded"


def test_a_paper_of_nothing_does_not_say_that_all_its_dates_could_be_read(plan_of: PlanOf) -> None:
    report = build_paper(plan_of("themes: [{theme: Planning, actions: []}]"), SEPTEMBER)
    assert (report.sections, report.closing) == ((Section("", ("No target was found.",)),), ())


def test_every_row_of_the_plan_in_full_has_the_same_columns(worked: Plan) -> None:
    tables = [each.table for each in build_paper(worked, SEPTEMBER).sections if each.level == 3]
    assert len(tables) == 2
    assert len({table.columns for table in tables if table}) == 1
    in_full = [section.title for section in build_paper(worked, SEPTEMBER).sections].index("The plan in full")
    after = [section for section in build_paper(worked, SEPTEMBER).sections if section.level == 3]
    assert all(section.is_wide for section in (build_paper(worked, SEPTEMBER).sections[in_full], *after))


@pytest.mark.parametrize(
    ("day", "last", "window"),
    [
        ("2017-09-30", "2017-06-30", ("2017-10-01", "2017-12-31")),
        ("2017-09-30", "2017-08-31", ("2017-10-01", "2017-10-31")),
        ("2018-02-28", "2017-11-30", ("2018-03-01", "2018-05-31")),
        ("2017-09-14", "2017-07-14", ("2017-09-15", "2017-11-14")),
        ("2017-09-14", "2017-09-04", ("2017-09-15", "2017-09-24")),
        ("2017-09-30", "2017-09-30", ("2017-10-01", "2017-12-31")),
        ("2017-09-14", None, ("2017-09-15", "2017-12-14")),
    ],
)
def test_the_next_period_is_as_long_as_the_last(day: str, last: str | None, window: tuple[str, str]) -> None:
    found = choose_period(date.fromisoformat(day), date.fromisoformat(last) if last else None)
    assert found == Window(*map(date.fromisoformat, window))


@pytest.mark.parametrize(
    ("target", "days"),
    [
        ("{date: December 2017}", "31 Dec 2017"),
        ("{date: circa December 2017}", "about 31 Dec 2017"),
        ("{date: Monthly}", "31 Oct 2017, 30 Nov 2017 and 31 Dec 2017"),
        ("{date: Monthly, completed: [{for: November 2017, on: 1 September 2017}]}", "31 Oct 2017 and 31 Dec 2017"),
    ],
)
def test_what_falls_due_next_says_every_day_on_which_it_does(plan_of_one: PlanOf, target: str, days: str) -> None:
    report = build_paper(plan_of_one(target), SEPTEMBER)
    (table,) = (each.table for each in report.sections if each.title.startswith("Due in"))
    assert table
    assert [cell.text for cell in table.rows[0]][4] == days


@pytest.mark.parametrize(
    "target",
    [
        "{date: September 2017}",
        "{date: March 2018}",
        "{date: December 2017, completed: May 2017}",
        "{date: December 2017, suspended: [{on: May 2017}]}",
    ],
)
def test_what_does_not_fall_due_next_is_not_there(plan_of_one: PlanOf, target: str) -> None:
    assert not any(title.startswith("Due in") for title in titles(build_paper(plan_of_one(target), SEPTEMBER)))


def test_ongoing_work_that_ends_in_the_next_period_is_named(plan_of_one: PlanOf) -> None:
    report = build_paper(plan_of_one("{date: Ongoing to December 2017}"), SEPTEMBER)
    (section,) = (each for each in report.sections if each.title.startswith("Due in"))
    assert section == Section("Due in October to December 2017", ("This ends in October to December 2017: 1.1.",))


ONE_OUTPUT = """
themes:
  - theme: Planning
    actions: [{{action: 1, title: Plan, outputs: [{{output: 1.1, text: Publish, targets: [{}]}}]}}]
"""


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ("{date: May 2018}", "1 target. It is open (not complete or deleted)."),
        ("{date: May 2017, completed: May 2017}", "1 target. It is complete or deleted."),
        (
            "{target: a, date: May 2017}, {target: b, date: May 2018}",
            "2 targets. All of them are open (not complete or deleted).",
        ),
        (
            "{target: a, date: May 2017, completed: May 2017}, {target: b, date: May 2018}",
            "2 targets. 1 of them is open (not complete or deleted).",
        ),
        (
            "{target: a, date: May 2017, completed: May 2017}, {target: b, date: May 2017, completed: May 2017}",
            "2 targets. None of them are open (not complete or deleted).",
        ),
    ],
)
def test_the_summary_counts_the_open_targets(plan_of: PlanOf, targets: str, words: str) -> None:
    (summary,) = (
        part for part in build_paper(plan_of(ONE_OUTPUT.format(targets)), SEPTEMBER).sections if part.title == "Summary"
    )
    assert summary.notes == (words,)


def test_the_reason_of_a_late_target_is_that_of_its_current_date(plan_of_one: PlanOf) -> None:
    revised = "[{to: June 2017, on: 1 May 2017, why: Flood}, {to: July 2017, on: 1 June 2017, why: Strike}]"
    report = build_paper(plan_of_one(f"{{date: May 2017, revised: {revised}}}"), SEPTEMBER)
    assert [row["Reason"] for row in table_under(report, "Overdue")] == ["Strike"]
