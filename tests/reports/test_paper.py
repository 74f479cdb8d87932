"""The panel's paper on a small worked plan, read as Markdown; and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.dates import Window
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.renderers.text.markdown import render
from actionplan.report import Report, Section
from actionplan.reports.changes import PlanVersion
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.paper.about import PaperText
from actionplan.reports.support.figures import choose_period
from actionplan.rows import StopRow

PlanOf = Callable[[str], Plan]

JUNE, SEPTEMBER = date(2017, 6, 30), date(2017, 9, 30)
TWICE_REVISED = (
    "date: April 2017, revised: [{to: May 2017, on: 1 May 2017}, {to: Summer 2017, on: 1 June 2017, why: Flood}]"
)
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
    text = PaperText("", "policy@example.org", ("Note the report.",), "plan.yaml")
    request = PaperRequest(baseline=PlanVersion(worked, JUNE), is_full=True)
    made = render(build_paper(worked, SEPTEMBER, request, text))
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_sections_stand_in_order(worked: Plan) -> None:
    short = [
        "Recommendations",
        "Where the plan stands",
        "Exceptions",
        "What has changed since the plan was published",
        "What is to be decided",
        "What is due next: October to December 2017",
        "About this paper",
    ]
    appendices = ["Appendix: the plan in full", "Appendix: how the dates were read"]
    assert titles(build_paper(worked, SEPTEMBER)) == short
    assert titles(build_paper(worked, SEPTEMBER, PaperRequest(is_full=True))) == [*short, *appendices]


def test_where_nothing_is_wrong_the_paper_says_so(plan_of_one: PlanOf) -> None:
    report = build_paper(plan_of_one("{date: March 2018}"), SEPTEMBER)
    assert {each.title: each.notes for each in report.sections if each.level == 1 and not each.table} == {
        "Recommendations": ("No decision is outstanding.",),
        "Exceptions": ("No target is overdue, none has ended, and none is rated red or amber.",),
        "What has changed since the plan was published": (
            "No date was changed, and nothing was completed, stopped or decided.",
        ),
        "What is to be decided": ("No decision is outstanding.",),
        "What is due next: October to December 2017": ("No target falls due in October to December 2017.",),
        "About this paper": (),
    }


def test_a_full_paper_lists_how_dates_were_read_unless_all_are_exact(plan_of_one: PlanOf) -> None:
    full = PaperRequest(is_full=True)
    report = build_paper(plan_of_one("{date: December 2018}"), SEPTEMBER, full)
    assert titles(report)[-1] == "Appendix: how the dates were read"
    assert "outside the period" in render(report)
    exactly = build_paper(plan_of_one("{date: March 2018}"), SEPTEMBER, full)
    assert titles(exactly)[-1] == "Appendix: the plan in full"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("start: May 2017", "March 2018; planned start: May 2017"),
        ("start: TBC", "March 2018; planned start: TBC"),
        ("start: May 2017, started: 4 May 2017", "March 2018"),
        ("start: May 2017, completed: 4 May 2017", "March 2018"),
        ("stage: Draft", "March 2018"),
    ],
)
def test_the_plan_in_full_has_the_planned_start_of_what_has_not_started(
    plan_of_one: PlanOf, more: str, words: str
) -> None:
    report = build_paper(plan_of_one(f"{{date: March 2018, {more}}}"), SEPTEMBER, PaperRequest(is_full=True))
    (table,) = (section.table for section in report.sections if section.is_full_plan and section.table)
    place = [column.title for column in table.columns].index("Target date")
    assert [cells[place].text for cells in table.rows] == [words]


def test_the_year_is_drawn_with_the_plan_in_full_alone(worked: Plan) -> None:
    drawn = [build_paper(worked, SEPTEMBER, PaperRequest(is_full=is_full)).timeline for is_full in (False, True)]
    assert [timeline is not None for timeline in drawn] == [False, True]


def test_a_decision_names_who_gives_it_and_if_it_is_a_key_decision(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("{date: December 2017, decisions: [{body: Executive, key: yes}, {body: Council}]}")
    rows = table_under(build_paper(plan, SEPTEMBER), "What is to be decided")
    assert [row["Decision maker"] for row in rows] == ["Executive (key decision)", "Council"]


def test_exceptions_alone_stop_after_them(worked: Plan) -> None:
    report = build_paper(worked, SEPTEMBER, PaperRequest(is_exceptions_only=True))
    assert titles(report) == ["Recommendations", "Where the plan stands", "Exceptions", "About this paper"]
    assert {row.ref for row in report.rows} == {"1.1b", "2.1b"}


def test_no_target_is_told_twice(worked: Plan) -> None:
    rows = build_paper(worked, SEPTEMBER, PaperRequest(baseline=PlanVersion(worked, JUNE))).rows
    assert [(row.ref, row.section) for row in rows] == [
        ("1.1b", "overdue"),
        ("2.1b", "amber"),
        ("1.1a", "completed"),
        ("1.2", "completed"),
        ("1.1c", "date moved"),
        ("2.1a", "waits for"),
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("What has changed since 30 June 2017",
         "Also changed, and listed above: 1.1b (Publish the Statement of Community Involvement)."),
        ("What is to be decided",
         ("Also to be decided, and listed above: 1.1c (Publish the Statement of Community Involvement), by Full "
          "Council: planned December 2017.")),
        ("What is due next: October to December 2017",
         "Also due, and listed above: 1.2 (Monitor housing supply) and 2.1b (Agree the grants budget), 31 Dec 2017."),
    ],
)  # fmt: skip
def test_what_was_told_above_is_named_again_where_it_belongs(worked: Plan, heading: str, words: str) -> None:
    report = build_paper(worked, SEPTEMBER, PaperRequest(baseline=PlanVersion(worked, JUNE)))
    (section,) = (each for each in report.sections if each.title == heading)
    assert words in section.notes


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
        ("{date: Summer 2017, updates: [{on: 5 July 2017, percent: 40%, next: Dry it}, {on: May 2017, percent: 30}]}",
         "What is being done", "5 Jul 2017: 40% done; Dry it"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, reason: Flood, next: Dry it}]}", "What is being done",
         "5 Jul 2017: Dry it"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted, reason: Flood}]}", "What is being done",
         "5 Jul 2017: Drafted"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted, next: Dry it}]}", "Reason", "Drafted"),
        # Nothing of note, reason and next step is lost, whether they were said at once or not.
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted, reason: Flood, next: Dry it}]}", "Reason",
         "Flood"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Drafted, reason: Flood, next: Dry it}]}",
         "What is being done", "5 Jul 2017: Drafted; Dry it"),
        (f"{{{LATE_REVISED}, updates: [{{on: 5 July 2017, next: Dry it}}, {{on: 6 July 2017, note: Drafted}}]}}",
         "What is being done", "5 Jul 2017: Dry it; 6 Jul 2017: Drafted"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, note: Sent, reason: Flood}, {on: 6 July 2017, next: Dry}]}",
         "What is being done", "5 Jul 2017: Sent; 6 Jul 2017: Dry"),
        ("{date: Summer 2017, updates: [{on: 5 July 2017, reason: Flood}, {on: 6 July 2017, note: Drafted}]}",
         "What is being done", "6 Jul 2017: Drafted"),
        # Of several, the last counts, in whichever order they are written.
        ("{date: Summer 2017, updates: [{on: 5 July 2017, reason: Flood}, {on: 7 July 2017, reason: Strike}]}",
         "Reason", "Strike"),
        ("{date: Summer 2017, updates: [{on: 7 July 2017, reason: Strike}, {on: 5 July 2017, reason: Flood}]}",
         "Reason", "Strike"),
        ("{date: Summer 2017, updates: [{on: 7 July 2017, next: Dry it}, {on: 5 July 2017, next: Wait}]}",
         "What is being done", "7 Jul 2017: Dry it"),
        (f"{{{TWICE_REVISED}, updates: [{{on: 5 July 2017, note: Drafted}}]}}", "What is being done",
         "5 Jul 2017: Drafted"),
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
    (table,) = (section.table for section in report.sections if section.table and section.level == 2)
    found = [each.title for each in table.columns].index(column)
    assert [row[found].text for row in table.rows] == [words]


def test_a_paper_for_one_body_or_officer_holds_what_is_theirs(worked: Plan) -> None:
    monitored = build_paper(worked, SEPTEMBER, PaperRequest(TargetFilter(bodies=("planning panel",))))
    assert monitored.title == "Progress report: Planning Panel, as at 30 September 2017"
    assert {row.action for row in monitored.rows} == {"1"}
    decided = build_paper(worked, SEPTEMBER, PaperRequest(TargetFilter(bodies=("Council",))))
    assert decided.title == "Progress report: Full Council, as at 30 September 2017"
    assert {row.ref for row in decided.rows} == {"1.1c"}
    officer = build_paper(worked, SEPTEMBER, PaperRequest(TargetFilter(officers=("planning manager",))))
    assert officer.title == "Progress report: Head of Planning, as at 30 September 2017"
    assert "Officer" not in about(officer)
    own = build_paper(
        worked, SEPTEMBER, PaperRequest(TargetFilter(officers=("planning manager",))), PaperText("My paper")
    )
    assert about(own)["Officer"] == "Head of Planning"
    assert {row.officer for row in officer.rows} == {"Head of Planning"}


def about(report: Report) -> dict[str, str]:
    """What a paper says about itself."""
    (section,) = (each for each in report.sections if each.title == "About this paper")
    return dict(section.facts)


def test_a_filter_that_keeps_nothing_says_so(worked: Plan) -> None:
    report = build_paper(worked, SEPTEMBER, PaperRequest(TargetFilter(texts=("harbour",))))
    assert report.sections[0] == Section("", ("No target matches text harbour.",))
    assert about(report)["Only"] == "text harbour"
    assert (report.lead, list(report.rows)) == ("", [])


def test_whoever_sends_it_fills_it_in(worked: Plan) -> None:
    text = PaperText("Half-year report", "policy@example.org", ("Note it.", "Agree the dates."), "plan.yaml")
    report = build_paper(worked, SEPTEMBER, PaperRequest(), text)
    assert report.title == "Half-year report, as at 30 September 2017"
    assert (about(report)["Version"], about(report)["Contact"]) == ("plan.yaml", "policy@example.org")
    assert report.sections[0].items[:2] == ("Note it.", "Agree the dates.")
    named = build_paper(worked, SEPTEMBER, PaperRequest(), PaperText("Report of 30 September 2017"))
    assert named.title == "Report of 30 September 2017"


def test_what_changed_since_an_earlier_file_says_which(worked: Plan, plan_of: PlanOf) -> None:
    earlier = plan_of(WORKED.replace("Early Autumn", "Summer 2017"))
    report = build_paper(worked, SEPTEMBER, PaperRequest(baseline=PlanVersion(earlier, JUNE, label="version 85a492c")))
    assert about(report)["Last report"] == "30 June 2017. Compared with the plan as it was then (version 85a492c)"
    assert "Published dates changed" in [each.title for each in report.sections]


def table_under(report: Report, title: str) -> list[dict[str, str]]:
    """The rows of the table under a heading, each cell by its column."""
    (table,) = (each.table for each in report.sections if each.title == title)
    assert table
    names = [column.title for column in table.columns]
    return [dict(zip(names, (cell.text for cell in row), strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("target", "heading", "words"),
    [
        ("{date: Summer 2017, completed: 4 July 2017}", "Completed on time", "4 Jul 2017"),
        ("{date: June 2017, completed: 4 July 2017}", "Completed late", "4 Jul 2017, 4 days late"),
        ("{date: Ongoing, completed: 4 July 2017}", "Completed on time", "4 Jul 2017"),
        ("{date: TBC, completed: 4 July 2017}", "Completed on time", "4 Jul 2017"),
        ("{date: August 2017, completed: Summer 2017}", "Completed on time", "in June to August 2017"),
        ("{date: July 2017, completed: Summer 2017}", "Completed", "in June to August 2017, not known if in time"),
        ("{date: Quarterly, completed: [{for: Q1 2017/18, on: 5 July 2017}, {for: Q2 2017/18, on: 29 September 2017}]}",
         "Completed late", "April to June 2017: 5 Jul 2017, 5 days late; July to September 2017: 29 Sep 2017, on time"),
        ("{date: May and August 2017, completed: [{for: May 2017, on: May 2017}, {for: August 2017, on: 1 September}]}",
         "Completed late", "August 2017: 1 Sep 2017, 1 day late"),
    ],
)  # fmt: skip
def test_what_was_completed_late_is_told_apart_with_the_day_of_each_date(
    plan_of_one: PlanOf, target: str, heading: str, words: str
) -> None:
    plan = plan_of_one(target)
    report = build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE)))
    assert [row["Completed"] for row in table_under(report, heading)] == [words]
    assert [each.title for each in report.sections if each.title.startswith("Completed")] == [heading]


DEFERRED_AND_APPROVED = (
    "decided: [{on: 4 May 2017, outcome: refused}, {on: 5 July 2017, outcome: deferred}, "
    "{on: 4 September 2017, outcome: approved, minute: CL 3}]"
)


def outcome(words: str) -> str:
    """An outcome of 4 July 2017."""
    return f"decided: [{{on: 4 July 2017, outcome: {words}}}]"


@pytest.mark.parametrize(
    ("target", "decided"),
    [
        # Whatever a body decided is told: also what leaves something to decide.
        (f"{{date: Summer 2017, decisions: [{{body: Council, {outcome('refused, minute: CL 12')}}}]}}",
         ["Council: refused 4 Jul 2017 (CL 12)"]),
        (f"{{date: May 2018, decisions: [{{body: Council, {outcome('deferred, to: 5 March 2018')}}}]}}",
         ["Council: deferred 4 Jul 2017 to 5 March 2018"]),
        (f"{{date: TBC, decisions: [{{body: Panel, {outcome('approved, conditions: [Yearly]')}}}, {{body: Council}}]}}",
         ["Panel: approved 4 Jul 2017, on conditions: Yearly"]),
        (f"{{date: Ongoing, decisions: [{{body: Council, {outcome('noted')}}}]}}",
         ["Council: noted 4 Jul 2017"]),
        (f"{{date: TBC, suspended: [{{on: 5 July 2017}}], decisions: [{{body: Council, {outcome('refused')}}}]}}",
         ["Council: refused 4 Jul 2017"]),
        (f"{{date: TBC, decisions: [{{body: Panel, {DEFERRED_AND_APPROVED}}}, {{body: Council}}]}}",
         ["Panel: deferred 5 Jul 2017", "Panel: approved 4 Sep 2017 (CL 3)"]),
    ],
)  # fmt: skip
def test_what_was_decided_since_the_last_report_is_told_wherever_else_the_target_is(
    plan_of_one: PlanOf, target: str, decided: list[str]
) -> None:
    plan = plan_of_one(target)
    report = build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE)))
    assert [row["Decision"] for row in table_under(report, "Decided")] == decided
    assert "nothing was completed, stopped or decided" not in render(report)
    assert len({(row.ref, row.section) for row in report.rows}) == 1, "the target is still listed once"


def test_what_completed_a_target_is_told_in_its_note(plan_of_one: PlanOf) -> None:
    plan = plan_of_one(f"{{date: Summer 2017, decisions: [{{body: Council, {DEFERRED_AND_APPROVED}}}]}}")
    report = build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE)))
    (row,) = table_under(report, "Completed late")
    assert row["Note"] == "Council: deferred 5 Jul 2017; Council: approved 4 Sep 2017 (CL 3)"
    assert "Decided" not in [each.title for each in report.sections]


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
    report = build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE), is_full=True))
    (suspended,) = table_under(report, "Suspended")
    assert (suspended["Ref"], suspended["On"], suspended["Reason"]) == ("1.1a", "18 May 2017", "Under review.")
    (deleted,) = table_under(report, "Deleted")
    assert (deleted["Ref"], deleted["On"], deleted["Reason"]) == ("1.1d", "4 Jul 2017", "none recorded")
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
    full = PaperRequest(is_full=True)
    made = build_paper(plan, SEPTEMBER, full).sections
    first = next(n for n, each in enumerate(made) if each.title == "Appendix: the plan in full")
    said = {each.title: each.notes for each in made[first:] if each.level > 1}
    assert said == {
        "Planning": (),
        "1 Local Plan": ("1.2 Explain it: no target date.",),
        "2 Homes": ("It has no key outputs.",),
        "Housing": ("It has no actions.",),
    }
    assert "Housing" not in [
        each.title
        for each in build_paper(plan, SEPTEMBER, full._replace(target_filter=TargetFilter(texts=("Publish",)))).sections
    ]


def test_the_position_date_is_that_of_the_targets_told_of(worked: Plan) -> None:
    facts = about(build_paper(worked, SEPTEMBER, PaperRequest(TargetFilter(bodies=("Council",)))))
    assert facts["Position date"] == "4 September 2017, the last day on which anything was recorded"


def test_a_paper_of_nothing_does_not_say_that_all_its_dates_could_be_read(plan_of: PlanOf) -> None:
    report = build_paper(plan_of("themes: [{theme: Planning, actions: []}]"), SEPTEMBER)
    assert (report.sections[0], report.closing) == (Section("", ("No target was found.",)), ())
    assert "Dates" not in about(report)


def test_every_row_of_the_plan_in_full_has_the_same_columns(worked: Plan) -> None:
    report = build_paper(worked, SEPTEMBER, PaperRequest(is_full=True))
    tables = [each.table for each in report.sections if each.level == 3]
    assert len(tables) == 2
    assert len({table.columns for table in tables if table}) == 1


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
        ("{date: circa December 2017}", "about 31 Dec 2017 (circa December 2017)"),
        ("{date: May 2017, revised: [{to: December 2017, on: 1 May 2017}]}", "31 Dec 2017 (was May 2017)"),
        (
            "{date: May 2017, revised: [{to: circa December 2017, on: 1 May 2017}]}",
            "about 31 Dec 2017 (circa December 2017, was May 2017)",
        ),
        ("{date: October and December 2017}", "31 Oct 2017 and 31 Dec 2017 (October and December 2017)"),
        (
            "{date: October and December 2017, completed: [{for: October 2017, on: 1 September 2017}]}",
            "31 Dec 2017 (October and December 2017)",
        ),
    ],
)
def test_what_falls_due_next_says_every_day_on_which_it_does(plan_of_one: PlanOf, target: str, days: str) -> None:
    plan = plan_of_one(target)
    ahead = Window(date(2017, 10, 1), date(2017, 12, 31))
    request = PaperRequest(baseline=PlanVersion(plan, date(2017, 9, 29)), upcoming_period=ahead)
    report = build_paper(plan, SEPTEMBER, request)
    (table,) = (each.table for each in report.sections if each.title.startswith("What is due next"))
    assert table
    assert [cell.text for cell in table.rows[0]][3] == days


def test_what_falls_due_on_the_day_of_the_paper_is_listed_with_what_is_next(plan_of_one: PlanOf) -> None:
    report = build_paper(plan_of_one("{date: September 2017}"), SEPTEMBER)
    (section,) = (each for each in report.sections if each.title.startswith("What is due next"))
    assert section.notes == ("1 target falls due on the day of this paper.",)
    assert [row["Due"] for row in table_under(report, section.title)] == ["30 Sep 2017"]


@pytest.mark.parametrize(
    ("more", "refs"),
    [
        ("start: April 2017", ["1.1"]),
        ("start: June 2017", []),
        ("start: April 2017, started: May 2017", []),
        ("start: April 2017, steps: [{step: Draft, done: May 2017}]", []),
        ("start: TBC", []),
    ],
)
def test_what_is_late_to_start_is_an_exception_of_its_own(plan_of_one: PlanOf, more: str, refs: list[str]) -> None:
    report = build_paper(plan_of_one(f"{{date: March 2018, {more}}}"), JUNE, PaperRequest())
    sections = [section.table for section in report.sections if section.title == "Late to start" and section.table]
    assert [row[0].text for table in sections for row in table.rows] == refs
    assert "No target is overdue, none has ended" in str(report.sections)


def test_what_changed_is_one_list_in_which_nothing_is_lost_if_there_are_many_exceptions(plan_of: PlanOf) -> None:
    """Each row says what the tables say: also those of which a sentence says something, which stay apart."""
    recorded = [
        "date: Spring 2017, completed: 14 July 2017, updates: [{on: 14 July 2017, note: Adopted late}]",
        "date: Spring 2017, completed: 4 April 2017",
        "date: Spring 2017, completed: true",
        REVISED,
        "date: March 2018, suspended: [{on: 1 August 2017, why: No lease}]",
        "date: March 2018, deleted: {on: 1 August 2017, why: Merged}",
        "date: March 2018, proposed: {to: May 2018, on: 1 August 2017, why: Flood}",
        "date: March 2018, decisions: [{body: Council, decided: [{on: 1 August 2017, outcome: refused}]}]",
    ]
    said = {}
    for late in (6, 7):
        targets = [*recorded, *["date: May 2017"] * late]
        outputs = ", ".join(
            f"{{output: 1.{n}, text: Text {n}, targets: [{{{target}, measures: [Met {n}]}}]}}"
            for n, target in enumerate(targets)
        )
        plan = plan_of(
            f"bodies: [Council]\nthemes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{outputs}]}}]}}]"
        )
        sections = build_paper(plan, SEPTEMBER).sections
        first = next(n for n, each in enumerate(sections) if each.title.startswith("What has changed"))
        last = next(n for n, each in enumerate(sections) if each.title.startswith("What is to be decided"))
        said[late] = {(each.title, row): each for each in sections[first:last] if each.table for row in each.table.rows}
    tables, joined = said[6], said[7]
    assert len(joined) == len(tables) == len(recorded)
    assert [title for title, _ in joined][:6] == ["What has changed since the plan was published"] * 6
    by_ref = {row[0].text: " ".join(cell.text for cell in row[1:]) for _, row in joined}
    for title, (ref, *cells) in tables:
        for cell in cells:
            assert cell.text.removesuffix(".") in by_ref[ref.text]
        assert title.lower().replace("dates", "date") in by_ref[ref.text].lower() or (title, (ref, *cells)) in joined


@pytest.mark.parametrize("count", [6, 7])
def test_many_exceptions_have_fewer_lines_each(plan_of: PlanOf, count: int) -> None:
    outputs = ", ".join(f"{{output: 1.{n}, text: Publish, targets: [{{date: May 2017}}]}}" for n in range(count))
    plan = plan_of(f"themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{outputs}]}}]}}]")
    report = build_paper(plan, SEPTEMBER)
    rows = table_under(report, "Overdue")
    assert len(rows) == count
    assert {row.get("Reason") for row in rows} == {"none recorded" if count <= 6 else None}
    said = "No reason, action or new date is recorded for 1.0, 1.1, 1.2, 1.3, 1.4, 1.5 and 1.6."
    assert (said in render(report)) is (count > 6)


def test_the_faults_of_the_plan_are_told_by_ref(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("officers: [Chief Executive]\n{date: Sumer 2017}")
    report = build_paper(plan, SEPTEMBER)
    (section,) = (each for each in report.sections if each.title == "Faults of the plan")
    assert section.items == ('1.1: cannot read the date "Sumer 2017".',)
    assert report.errors == ()
    assert report.lead.endswith("because the plan has faults: see below.")


@pytest.mark.parametrize(
    ("target", "refs"),
    [
        ("date: March 2018, waits_for: Budget", ["1.1"]),
        ("date: In line with Budget, waits_for: Budget", ["1.1"]),
        # What is finished or stopped waits for nothing.
        ("date: March 2018, waits_for: Budget, completed: 4 July 2017", []),
        ("date: March 2018, waits_for: Budget, suspended: [{on: 4 July 2017}]", []),
        ("date: March 2018, waits_for: Budget, deleted: {on: 4 July 2017}", []),
    ],
)
def test_only_what_is_going_on_waits_for_an_event(plan_of_one: PlanOf, target: str, refs: list[str]) -> None:
    report = build_paper(plan_of_one(f"events: [{{event: Budget, expected: March 2018}}]\n{{{target}}}"), SEPTEMBER)
    title = "What targets are waiting for"
    assert [
        row["Ref"] for row in (table_under(report, title) if title in [each.title for each in report.sections] else [])
    ] == refs


@pytest.mark.parametrize(
    "target",
    [
        "{date: March 2018}",
        "{date: December 2017, completed: May 2017}",
        "{date: December 2017, suspended: [{on: May 2017}]}",
    ],
)
def test_what_does_not_fall_due_next_is_not_there(plan_of_one: PlanOf, target: str) -> None:
    report = build_paper(plan_of_one(target), SEPTEMBER)
    (section,) = (each for each in report.sections if each.title.startswith("What is due next"))
    assert section == Section(
        "What is due next: October to December 2017", ("No target falls due in October to December 2017.",)
    )


def test_ongoing_work_that_ends_in_the_next_period_is_named(plan_of_one: PlanOf) -> None:
    report = build_paper(plan_of_one("{date: Ongoing to December 2017}"), SEPTEMBER)
    (section,) = (each for each in report.sections if each.title.startswith("What is due next"))
    assert section.notes == ("This ends in October to December 2017: 1.1.",)
    assert not section.table


def test_the_reason_of_a_late_target_is_that_of_its_current_date(plan_of_one: PlanOf) -> None:
    revised = "[{to: June 2017, on: 1 May 2017, why: Flood}, {to: July 2017, on: 1 June 2017, why: Strike}]"
    report = build_paper(plan_of_one(f"{{date: May 2017, revised: {revised}}}"), SEPTEMBER)
    assert [row["Reason"] for row in table_under(report, "Overdue")] == ["Strike"]


def test_what_has_reasons_in_words_is_read_one_after_the_other_and_needs_no_heading_for_the_output(
    plan_of: PlanOf,
) -> None:
    proposed = "                date: TBC\n                proposed: {to: May 2018, on: 4 July 2017, why: Staff}\n"
    plan = plan_of(WORKED.replace("                date: TBC\n", proposed))
    report = build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE), is_full=True))
    assert {
        each.title: [column.title for column in each.table.columns if column.is_self_explanatory]
        for each in report.sections
        if each.has_records and each.table
    } == {
        "Overdue": ["Key output and measure"],
        "Rated amber": ["Key output and measure"],
        "Dates revised": ["Key output and measure"],
        "Dates proposed": ["Key output and measure"],
        "1 A single Local Plan": ["Key output"],
        "2 Grants": ["Key output"],
    }


UNDATED = "{date: June 2017, measures: [M], completed: yes}"
OPEN = "{date: June 2017, measures: [M]}"


@pytest.mark.parametrize(
    ("target", "before", "last", "is_listed"),
    [
        (UNDATED, "", None, True),
        (UNDATED, "", JUNE, True),  # the same file: nobody can say if it was before
        (UNDATED, UNDATED, JUNE, False),  # the file of the last report had it as complete
        (UNDATED, OPEN, JUNE, True),
        (UNDATED.replace("yes", "yes, started: May 2017"), "", None, True),
        (UNDATED.replace("yes", "4 July 2017"), "", JUNE, False),
        (UNDATED.replace("yes", "{on: yes, note: Said so}"), "", JUNE, True),
        ("{date: Monthly to June 2017, measures: [M], completed: yes}", "", JUNE, True),
        (UNDATED.replace("yes", "yes, deleted: {on: 1 July 2017, why: W}"), "", JUNE, False),
    ],
)
def test_what_is_complete_since_an_unknown_day_is_listed_apart(
    plan_of_one: PlanOf, target: str, before: str, last: date | None, *, is_listed: bool
) -> None:
    plan = plan_of_one(target)
    baseline = PlanVersion(plan_of_one(before) if before else plan, last) if last else None
    paper = build_paper(plan, SEPTEMBER, PaperRequest(baseline=baseline))
    found = [section for section in paper.sections if section.title == "Complete, day not known"]
    assert bool(found) == is_listed
    assert sum(row.section == "completed" for row in paper.rows) == (is_listed or "4 July" in target)
    for section in found:
        assert section.notes[0].startswith("Nobody recorded the day")
        assert section.table
        assert any("day not known" in cell.text for cell in section.table.rows[0])
