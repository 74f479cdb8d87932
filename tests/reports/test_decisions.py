"""Which bodies have decided what, as at a day. The period is 2017/18."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import format_day
from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.outcome_words import OUTCOMES
from actionplan.model.plan import Plan
from actionplan.renderers.data.json import render as sent
from actionplan.renderers.text.plain_text import render as printed
from actionplan.renderers.text.terminal import render as on_screen
from actionplan.report import Report
from actionplan.reports.decisions import build_decisions_report

PlanOf = Callable[[str], Plan]
Rows = list[dict[str, str]]

DAY = date(2017, 9, 15)

PLAN = """
bodies: [{name: Full Council, also: [Council]}, {name: Executive}, {name: HDL Board}, {name: Panel}]
events: [{event: Strategy, expected: February 2018}]
themes:
  - theme: Enterprise
    actions:
      - action: 1
        title: Sites
        monitored_by: [Panel]
        outputs:
          - output: 1.1
            text: Business plan
            officer: Chief Executive
            targets:
              - target: a
                date: Autumn 2017
                waits_for: Strategy
                decisions:
                  - {body: HDL Board, decided: [{on: 4 July 2017, outcome: approved, minute: Minute 12}]}
                  - {body: Council, planned: 28 February 2018, after: HDL Board}
              - target: b
                date: Summer 2017
                decisions: [{body: HDL Board}]
              - {target: c, date: Summer 2017}
      - action: 2
        title: Homes
        outputs:
          - output: 2.1
            text: Sell the land
            targets:
              - target: a
                date: Summer 2017
                decisions:
                  - {body: Executive, decided: [{on: 1 June 2017, outcome: approved}]}
                  - {body: Full Council, decided: [{on: 9 June 2017, outcome: Not required}]}
              - target: b
                date: Winter 2017
                decisions:
                  - {body: Executive, planned: October 2017, decided: [{on: 4 September 2017, outcome: deferred}]}
                  - {body: Full Council, decided: [{on: 5 September 2017, outcome: refused}]}
              - target: c
                date: Summer 2017
                deleted: {on: 1 May 2017}
                decisions: [{body: Executive}]
"""


def rows(report: Report, title: str) -> Rows:
    """The table under a heading, a row each by its headings."""
    (table,) = [section.table for section in report.sections if section.title == title]
    assert table
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in table.rows]


def test_each_target_by_body(plan_of: PlanOf) -> None:
    report = build_decisions_report(plan_of(PLAN), DAY)
    assert report.title == "Decisions, as at 15 September 2017"
    assert rows(report, "Decisions") == [
        {"Ref": "1.1a", "Output": "Business plan", "HDL Board": "+ approved 4 Jul 2017",
         "Full Council": "planned 28 February 2018", "Executive": "not asked"},
        {"Ref": "1.1b", "Output": "Business plan", "HDL Board": "! late, target date Summer 2017",
         "Full Council": "not asked", "Executive": "not asked"},
        {"Ref": "2.1a", "Output": "Sell the land", "HDL Board": "not asked",
         "Full Council": "- not required 9 Jun 2017", "Executive": "+ approved 1 Jun 2017"},
        {"Ref": "2.1b", "Output": "Sell the land", "HDL Board": "not asked",
         "Full Council": "x refused 5 Sep 2017", "Executive": "> deferred 4 Sep 2017, planned October 2017"},
    ]  # fmt: skip
    assert report.sections[0].notes == (
        "4 targets need 7 decisions: 2 given, 1 not required, 1 planned, 1 deferred, 1 late, 1 refused.",
    )
    assert report.legend[0] == "Signs: + given, - not required, > deferred, ! late, x refused."


def test_then_each_target_under_what_keeps_it(plan_of: PlanOf) -> None:
    report = build_decisions_report(plan_of(PLAN), DAY)
    named = [("2.1b", "refused"), ("1.1b", "held up"), ("1.1a", "waiting"), ("2.1a", "agreed")]
    assert [(row.ref, row.section) for row in report.rows] == named
    assert [section.title for section in report.sections] == ["Decisions", "Refused", "Held up", "Waiting", "Agreed"]
    assert rows(report, "Refused") == [
        {"Ref": "2.1b", "Given": "0 of 2", "Held up by": "Executive (deferred), Full Council (refused)",
         "Waiting on": "Executive, Full Council", "Could go ahead from": "not while refused by Full Council",
         "Officer": "no officer", "Status": "not yet due, 166 days left; refused",
         "Output and measure": "Sell the land"}
    ]  # fmt: skip
    (held,) = rows(report, "Held up")
    assert (held["Held up by"], held["Could go ahead from"]) == (
        "HDL Board (late)",
        "not known: all dates have passed",
    )
    (waiting,) = rows(report, "Waiting")
    assert (waiting["Waiting on"], waiting["Could go ahead from"]) == ("Strategy, Full Council", "28 Feb 2018")
    (agreed,) = rows(report, "Agreed")
    assert list(agreed) == ["Ref", "Given", "Officer", "Status", "Output and measure"]
    assert agreed["Given"] == "2 of 2"
    assert agreed["Status"] == "complete 9 Jun 2017, on time"


def test_where_one_decision_is_a_key_one_each_says_if_it_is(plan_of_one: PlanOf) -> None:
    decisions = "[{body: A, planned: May 2018}, {body: B}, {party: P, body: A, planned: April 2018, key: true}]"
    target = f"{{date: May 2018, decisions: {decisions}}}"
    report = build_decisions_report(plan_of_one(target), DAY, target_filter=TargetFilter(bodies=("A",)))
    assert [row["Key decision"] for row in rows(report, "To be decided")] == ["yes", "no"]


ONE = "date: Summer 2017, decisions: [{body: B, %s}]"


@pytest.mark.parametrize(
    ("decision", "day", "words", "section"),
    [
        # Its planned date, or else that of the target; late from the day after the last.
        ("planned: July 2017", "2017-07-31", "planned July 2017", "waiting"),
        ("planned: July 2017", "2017-08-01", "! late, planned July 2017", "held up"),
        ("decided: []", "2017-08-31", "target date Summer 2017", "waiting"),
        ("decided: []", "2017-09-01", "! late, target date Summer 2017", "held up"),
        ("planned: TBC", "2017-12-01", "planned TBC", "waiting"),
        ("planned: whenever", "2017-12-01", 'planned "whenever", which cannot be read', "waiting"),
        ("decided: [{on: 4 July 2017, outcome: deferred, to: whenever}]", "2017-12-01",
         '> deferred 4 Jul 2017, to "whenever", which cannot be read', "held up"),
        # An outcome counts from its own day.
        ("decided: [{on: 4 July 2017, outcome: approved}]", "2017-07-03", "target date Summer 2017", "waiting"),
        ("decided: [{on: 4 July 2017, outcome: approved}]", "2017-07-04", "+ approved 4 Jul 2017", "agreed"),
        ("decided: [{on: 4 July 2017, outcome: Approved with amendments}]", "2017-12-01",
         "+ approved with amendments 4 Jul 2017", "agreed"),
        ("decided: [{on: 4 July 2017, outcome: not required}]", "2017-12-01", "- not required 4 Jul 2017", "agreed"),
        ("decided: [{on: 4 July 2017, outcome: refused}]", "2017-12-01", "x refused 4 Jul 2017", "refused"),
        # A deferral waits for its new date, and is late once that has gone by too.
        ("planned: Autumn 2017, decided: [{on: 4 July 2017, outcome: deferred}]", "2017-11-30",
         "> deferred 4 Jul 2017, planned Autumn 2017", "held up"),
        ("planned: Autumn 2017, decided: [{on: 4 July 2017, outcome: deferred}]", "2017-12-01",
         "! late, deferred 4 Jul 2017, planned Autumn 2017", "held up"),
        ("planned: 4 July 2017, decided: [{on: 4 July 2017, outcome: deferred}]", "2017-12-01",
         "> deferred 4 Jul 2017, no new date", "held up"),
        ("planned: TBC, decided: [{on: 4 July 2017, outcome: deferred}]", "2017-12-01",
         "> deferred 4 Jul 2017, no new date", "held up"),
        # The last word holds.
        ("decided: [{on: 4 May 2017, outcome: refused}, {on: 4 July 2017, outcome: approved}]", "2017-07-03",
         "x refused 4 May 2017", "refused"),
        ("decided: [{on: 4 May 2017, outcome: refused}, {on: 4 July 2017, outcome: approved}]", "2017-07-04",
         "+ approved 4 Jul 2017", "agreed"),
        ("decided: [{on: 4 May 2017, outcome: approved}, {on: 4 July 2017, outcome: deferred}]", "2017-07-04",
         "> deferred 4 Jul 2017, target date Summer 2017", "held up"),
        # What settles nothing is told, and the decision is still to be taken.
        ("planned: July 2017, decided: [{on: 4 July 2017, outcome: noted}]", "2017-07-31",
         "noted 4 Jul 2017, planned July 2017", "waiting"),
    ],
)  # fmt: skip
def test_a_decision_in_words_behind_a_sign(
    plan_of_one: PlanOf, decision: str, day: str, words: str, section: str
) -> None:
    report = build_decisions_report(plan_of_one(f"{{{ONE % decision}}}"), date.fromisoformat(day))
    assert [(row["B"], row["Ref"]) for row in rows(report, "Decisions")] == [(words, "1.1")]
    assert [row.section for row in report.rows] == [section]


@pytest.mark.parametrize(
    ("bodies", "words"),
    [
        ("A, {body: B, planned: October 2017}", "not known: no date for A"),
        ("A, B, {body: C, planned: October 2017}", "not known: no date for A, B"),
        ("A, B, C, {body: D, planned: October 2017}", "not known: no date for 3 of them"),
        ("{body: A, planned: whenever}, B", "not known: the date of A cannot be read"),
        ("{body: A, planned: October 2017}, {body: B, planned: December 2017}", "31 Dec 2017"),
    ],
)
def test_few_bodies_without_a_date_are_named_and_more_are_counted(plan_of_one: PlanOf, bodies: str, words: str) -> None:
    report = build_decisions_report(plan_of_one(f"{{date: TBC, decisions: [{bodies}]}}"), DAY)
    assert [row["Could go ahead from"] for row in rows(report, "Waiting")] == [words]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("date: TBC, decisions: [{body: A}]", "target date TBC"),
        ("date: Ongoing to May 2017, decisions: [{body: A}]", "target date Ongoing to May 2017"),
        ("date: '', decisions: [{body: A}]", "no date"),
        ("date: whenever, decisions: [{body: A}]", 'target date "whenever", which cannot be read'),
        # Of several dates, the one that the target stands by.
        ("date: June and December 2017, decisions: [{body: A}]", "! late, target date June and December 2017"),
        ("date: May 2017, revised: [{to: Winter 2017, on: 1 July 2017}], decisions: [{body: A}]",
         "target date Winter 2017"),
        ("date: May 2017, decisions: [{body: A, planned: October 2017}, {body: A, planned: June 2017}]",
         "planned October 2017; ! late, planned June 2017"),
    ],
)  # fmt: skip
def test_the_date_of_a_decision_without_one(plan_of_one: PlanOf, target: str, words: str) -> None:
    (row,) = rows(build_decisions_report(plan_of_one(f"{{{target}}}"), DAY), "Decisions")
    assert row["A"] == words


@pytest.mark.parametrize(
    ("above", "target", "words"),
    [
        ("", "decisions: [{body: A, planned: October 2017}, {body: B, planned: 3 November 2017}]", "3 Nov 2017"),
        ("", "decisions: [{body: A, planned: June 2017}, {body: B, planned: 3 November 2017}]", "3 Nov 2017"),
        ("", "decisions: [{body: A, planned: 15 September 2017}]", "15 Sep 2017"),
        ("", "decisions: [{body: A, planned: June 2017}]", "not known: all dates have passed"),
        ("", "decisions: [{body: A, planned: TBC}, {body: B, planned: TBC}]", "not known: no date for A, B"),
        ("", "decisions: [{body: A, planned: whenever}, {body: B, planned: TBC}]",
         "not known: the date of A cannot be read"),
        ("", "decisions: [{body: A, planned: May 2017, decided: [{on: 1 June 2017, outcome: deferred}]}]",
         "not known: no date for A"),
        ("", "decisions: [{body: A, decided: [{on: 1 June 2017, outcome: refused}]}, {body: B}]",
         "not while refused by A"),
        # The event that the target waits for counts as well, until it happens.
        ("events: [{event: E, expected: March 2018}]", "waits_for: E, decisions: [{body: A, planned: May 2018}]",
         "31 May 2018"),
        ("events: [{event: E, expected: March 2018}]", "waits_for: E, decisions: [{body: A, planned: October 2017}]",
         "31 Mar 2018"),
        ("events: [{event: E}]", "waits_for: E, decisions: [{body: A, planned: October 2017}]",
         "not known: no date for E"),
        ("events: [{event: E, happened: May 2017}]", "waits_for: E, decisions: [{body: A, planned: October 2017}]",
         "31 Oct 2017"),
        ("", "waits_for: 'jsp:1.1', decisions: [{body: A, planned: October 2017}]", "not known: no date for jsp:1.1"),
        ("events: [{event: E, expected: June 2017}]", "waits_for: E, decisions: [{body: A, planned: October 2017}]",
         "not known: the date of E has passed"),
        ("events: [{event: E, expected: June 2017}]", "waits_for: E, decisions: [{body: A, planned: July 2017}]",
         "not known: all dates have passed"),
    ],
)  # fmt: skip
def test_from_when_a_target_could_go_ahead(plan_of_one: PlanOf, above: str, target: str, words: str) -> None:
    report = build_decisions_report(plan_of_one(f"{above}\n{{date: Winter 2017, {target}}}"), DAY)
    (row,) = rows(report, report.sections[1].title)
    assert row["Could go ahead from"] == words


def test_a_target_is_complete_on_the_day_of_its_last_decision(plan_of_one: PlanOf) -> None:
    five = ", ".join(
        f"{{body: {name}, decided: [{{on: {day} March 2018, outcome: approved}}]}}"
        for name, day in (("Hertsmere", 1), ("Watford", 20), ("St Albans", 7), ("Dacorum", 8), ("Three Rivers", 9))
    )
    plan = plan_of_one(f"{{date: March 2018, decisions: [{five}]}}")
    (before,) = build_decisions_report(plan, date(2018, 3, 19)).rows
    (after,) = build_decisions_report(plan, date(2018, 3, 20)).rows
    assert (before.section, before.waits_for, before.completed) == ("waiting", "Watford", None)
    assert (after.section, after.waits_for, after.completed) == ("agreed", None, date(2018, 3, 20))


def asking(bodies: str) -> str:
    """A target that asks each of those bodies."""
    return f"{{date: Summer 2017, decisions: [{', '.join(f'{{body: {each}}}' for each in bodies)}]}}"


def test_of_many_bodies_each_has_a_row(plan_of_one: PlanOf) -> None:
    report = build_decisions_report(plan_of_one(asking("ABCD")), date(2017, 8, 1))
    found = rows(report, "Decisions")
    assert [row["Decided by"] for row in found] == list("ABCD")
    assert found[0] == {"Decided by": "A", "1.1": "target date Summer 2017"}
    assert report.sections[0].notes[1:] == ("1.1: Publish it",)
    assert report.sections[0].table
    first, *_, last = report.sections[0].table.columns  # plain text prints the widest last
    assert first.grow < last.grow
    three = plan_of_one(asking("ABC"))
    assert list(rows(build_decisions_report(three, DAY), "Decisions")[0]) == ["Ref", "Output", *"ABC"]


@pytest.mark.parametrize(("number", "is_by_body"), [(2, True), (3, False)])
def test_bodies_that_are_rarely_asked_have_no_column(plan_of: PlanOf, number: int, *, is_by_body: bool) -> None:
    """One body for each of two targets fills half of the cells, and of three a third."""
    targets = "".join(
        f"              - {{target: {name}, date: Summer 2017, decisions: [{{body: Board {name}}}]}}\n"
        for name in "abc"[:number]
    )
    head, _, _ = PLAN.partition("            targets:")
    found = rows(build_decisions_report(plan_of(f"{head}            targets:\n{targets}"), DAY), "Decisions")
    assert ("Board a" in found[0]) is is_by_body
    assert ("Decided by" in found[0]) is not is_by_body


@pytest.mark.parametrize("width", [60, 120])
def test_a_body_whose_name_a_terminal_would_obey_is_only_shown(plan_of_one: PlanOf, width: int) -> None:
    plan = plan_of_one(r'{date: Summer 2017, decisions: [{body: "B\e[31m"}]}')
    assert r"B\x1b[31m" in on_screen(build_decisions_report(plan, DAY), width=width)


def test_the_forward_plan_of_a_body(plan_of: PlanOf) -> None:
    report = build_decisions_report(plan_of(PLAN), DAY, target_filter=TargetFilter(bodies=("council",)))
    assert report.title == "Forward plan of Full Council, as at 15 September 2017"
    assert [(row.ref, row.section) for row in report.rows] == [
        ("1.1a", "to decide"), ("2.1a", "decided"), ("2.1b", "decided"),
    ]  # fmt: skip
    assert rows(report, "To be decided") == [
        {
            "Ref": "1.1a",
            "Matter": "Business plan",
            "Decision maker": "Full Council",
            "Date or period": "28 February 2018",
            "Responsible officer": "Chief Executive",
            "Depends on": "Strategy (expected February 2018); HDL Board (approved 4 Jul 2017)",
            "So far": "to be decided",
        }
    ]
    assert [row["Decision"] for row in rows(report, "Decided")] == ["- not required 9 Jun 2017", "x refused 5 Sep 2017"]
    assert [
        row["Minute"]
        for row in rows(
            build_decisions_report(plan_of(PLAN), DAY, target_filter=TargetFilter(bodies=("HDL Board",))), "Decided"
        )
    ] == ["Minute 12"]


def test_a_forward_plan_is_in_the_order_of_its_dates(plan_of_one: PlanOf) -> None:
    planned = ("Winter 2017", "TBC", "Summer 2017", "October 2017")
    needs = [f"{{body: A, planned: {each}}}" for each in planned]
    needs.append("{body: A, planned: May 2017, decided: [{on: 1 June 2017, outcome: deferred}]}")
    plan = plan_of_one(f"{{date: March 2018, decisions: [{', '.join(needs)}]}}")
    report = build_decisions_report(plan, DAY, target_filter=TargetFilter(bodies=("A",)))
    found = rows(report, "To be decided")
    assert [(row["Date or period"], row["So far"]) for row in found] == [
        ("Summer 2017 (June to August 2017)", "! late"),
        ("October 2017", "to be decided"),
        ("Winter 2017 (December 2017 to February 2018)", "to be decided"),
        ("TBC", "to be decided"),
        ("no new date", "> deferred 1 Jun 2017"),
    ]
    assert [row.ref for row in report.rows] == ["1.1"]


@pytest.mark.parametrize(
    ("date", "words"),
    [("Summer 2017", "target date Summer 2017 (June to August 2017)"), ("May 2017", "target date May 2017"),
     ("July 2017 to Council", "target date July 2017 to Council"),
     ("Ongoing", "target date Ongoing"), ("''", "no date"),
     ("whenever", 'target date "whenever", which cannot be read')],
)  # fmt: skip
def test_a_forward_plan_says_whose_date_it_is(plan_of_one: PlanOf, date: str, words: str) -> None:
    report = build_decisions_report(
        plan_of_one(f"{{date: {date}, decisions: [{{body: A}}]}}"), DAY, target_filter=TargetFilter(bodies=("A",))
    )
    assert rows(report, "To be decided")[0]["Date or period"] == words


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ("4 September 2017 or 20 October 2017", "4 September 2017 or 20 October 2017"),
        ("October or November 2017", "October or November 2017 (October to November 2017)"),
        ("4 and 20 October 2017", "4 and 20 October 2017 (4 October 2017; 20 October 2017)"),
        ("June and December 2017", "June and December 2017 (June 2017; December 2017)"),
        ("Early Autumn 2017", "Early Autumn 2017 (September 2017)"),
        ("whenever", '"whenever", which cannot be read'),
    ],
)
def test_a_date_of_several_days_is_not_all_the_days_between(plan_of_one: PlanOf, planned: str, words: str) -> None:
    plan = plan_of_one(f"{{date: Winter 2017, decisions: [{{body: A, planned: {planned}}}]}}")
    assert (
        rows(build_decisions_report(plan, DAY, target_filter=TargetFilter(bodies=("A",))), "To be decided")[0][
            "Date or period"
        ]
        == words
    )


def test_a_forward_plan_explains_its_signs_and_no_standing(plan_of: PlanOf) -> None:
    (said,) = build_decisions_report(plan_of(PLAN), DAY, target_filter=TargetFilter(bodies=("Full Council",))).legend
    assert said.startswith("Signs: ")


@pytest.mark.parametrize(
    ("ref", "title", "refs"),
    [
        ("1", "Decisions on action 1", ["1.1b", "1.1a"]),
        ("2.1", "Decisions on output 2.1", ["2.1b", "2.1a"]),
        ("made:2.1A", "Decisions on target 2.1a", ["2.1a"]),
    ],
)
def test_a_ref_asks_about_a_part(plan_of: PlanOf, ref: str, title: str, refs: list[str]) -> None:
    report = build_decisions_report(plan_of(PLAN), DAY, ref)
    assert report.title.startswith(f"{title}, as at")
    assert [row.ref for row in report.rows] == refs


@pytest.mark.parametrize(
    ("ref", "keep", "words"),
    [
        ("1.1c", TargetFilter(), "No target here needs a decision."),
        ("", TargetFilter(texts=("flood",)), "No target matches text flood."),
        ("", TargetFilter(bodies=("Panel",)), "No target here needs a decision from Panel."),
        ("1.1b", TargetFilter(bodies=("Executive",)), "No target matches body Executive."),
    ],
)
def test_where_no_decision_is_needed_it_is_said(plan_of: PlanOf, ref: str, keep: TargetFilter, words: str) -> None:
    report = build_decisions_report(plan_of(PLAN), DAY, ref, keep)
    assert [section.notes for section in report.sections] == [(words,)]
    assert not any("Signs" in each for each in report.legend)


@pytest.mark.parametrize(("ref", "keep"), [("9.9", TargetFilter()), ("", TargetFilter(bodies=("Cabinet",)))])
def test_what_the_plan_does_not_have_is_refused(plan_of: PlanOf, ref: str, keep: TargetFilter) -> None:
    with pytest.raises(UnknownName):
        build_decisions_report(plan_of(PLAN), DAY, ref, keep)


days = st.integers(0, 400).map(lambda n: date(2017, 4, 1) + timedelta(n))
resolved = st.lists(st.tuples(days, st.sampled_from(OUTCOMES)), max_size=3)
needs = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(("", "July 2017", "TBC", "Winter 2017")), resolved),
    min_size=1,
    max_size=3,
)


def target(found: list[tuple[str, str, list[tuple[date, str]]]], until: date) -> str:
    """The target that needs those decisions, with the outcomes until a day."""
    said: list[dict[str, Any]] = [
        {
            "body": body,
            "planned": planned or "Summer 2017",
            "decided": [{"on": format_day(on), "outcome": outcome} for on, outcome in given if on <= until],
        }
        for body, planned, given in found
    ]
    return f"{{date: Summer 2017, decisions: {said}}}"


@given(needs, days)
def test_later_outcomes_do_not_exist(
    plan_of_one: PlanOf, found: list[tuple[str, str, list[tuple[date, str]]]], day: date
) -> None:
    whole, then = plan_of_one(target(found, date.max)), plan_of_one(target(found, day))
    for keep in (TargetFilter(), TargetFilter(bodies=(found[0][0],))):
        asked = [build_decisions_report(plan, day, target_filter=keep) for plan in (whole, then)]
        assert printed(asked[0]) == printed(asked[1])
        assert sent(asked[0]) == sent(asked[1])


@given(needs, days)
def test_agreed_is_complete_and_nothing_else_is(
    plan_of_one: PlanOf, found: list[tuple[str, str, list[tuple[date, str]]]], day: date
) -> None:
    report = build_decisions_report(plan_of_one(target(found, date.max)), day)
    (row,) = report.rows
    assert (row.section == "agreed") == (row.completed is not None) == (row.waits_for is None)
    cells = [cell.text for section in report.sections if section.table for row in section.table.rows for cell in row]
    assert all(any(letter.isalnum() for letter in text) for text in cells)


AWAITED = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - {{output: 1.1, text: Wait, targets: [{{{waiting}, waits_for: 'made:1.2', decisions: [{decision}]}}]}}
          - {{output: 1.2, text: Agree, targets: [{{date: October 2017{awaited}}}]}}
"""
PLANNED = "{body: Board, planned: December 2017}"


@pytest.mark.parametrize(
    ("awaited", "section", "held_up_by", "words"),
    [
        ("", "Waiting", "", "31 Dec 2017"),
        (", revised: [{to: Spring 2018, on: 1 July 2017}]", "Waiting", "", "31 May 2018"),
        (", revised: [{to: June 2017, on: 1 May 2017}]", "Held up", "made:1.2 (overdue)",
         "not known: the date of made:1.2 has passed"),
        (", decisions: [{body: A, decided: [{on: 1 June 2017, outcome: refused}]}]", "Held up", "made:1.2 (refused)",
         "not while made:1.2 is refused"),
        (", decisions: [{body: A, decided: [{on: 1 June 2017, outcome: deferred, to: May 2018}]}]", "Held up",
         "made:1.2 (deferred)", "31 May 2018"),
        (", decisions: [{body: A, planned: May 2018, decided: [{on: 1 June 2017, outcome: deferred}]}]", "Held up",
         "made:1.2 (deferred)", "31 May 2018"),
        (", decisions: [{body: A, decided: [{on: 1 June 2017, outcome: deferred}]}]", "Held up",
         "made:1.2 (deferred)", "not known: no date for made:1.2"),
        (", suspended: [{on: 1 July 2017, why: So}]", "Held up", "made:1.2 (suspended)",
         "not while made:1.2 is suspended"),
        (", deleted: {on: 1 July 2017, why: So}", "Held up", "made:1.2 (taken out of its plan)",
         "not while made:1.2 is taken out of its plan"),
        (", completed: 1 July 2017", "Waiting", "", "31 Dec 2017"),
    ],
)  # fmt: skip
def test_what_keeps_the_target_that_is_waited_for_keeps_this_one_too(
    plan_of: PlanOf, awaited: str, section: str, held_up_by: str, words: str
) -> None:
    for waiting in ("date: Winter 2017", "date: Following it"):
        plan = plan_of(AWAITED.format(waiting=waiting, decision=PLANNED, awaited=awaited))
        report = build_decisions_report(plan, DAY, "1.1")
        (row,) = rows(report, section)
        assert (row.get("Held up by", ""), row["Could go ahead from"]) == (held_up_by, words)
        assert report.rows[0].held_up_by == tuple(filter(None, [held_up_by.partition(" (")[0]]))


def test_once_it_is_agreed_nothing_holds_it_up_any_more(plan_of: PlanOf) -> None:
    given = "{body: Board, decided: [{on: 1 July 2017, outcome: approved}]}"
    plan = plan_of(AWAITED.format(waiting="date: May 2017", decision=given, awaited=", deleted: {on: 1 July 2017}"))
    report = build_decisions_report(plan, DAY, "1.1")
    assert [(row.section, row.held_up_by) for row in report.rows] == [("agreed", ())]
