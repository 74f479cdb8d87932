"""Several plans asked about together: a county's joint plan and a council's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from textwrap import dedent
from typing import get_args

import pytest

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.registry import UnknownName
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.plan import Plan, PlanGroup
from actionplan.planfile import load
from actionplan.renderers.text.plain_text import render as plain
from actionplan.report import Report, Section, Tone
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.decisions import build_decisions_report
from actionplan.reports.due import build_due_report
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.reports.slipped import build_slipped_report
from actionplan.reports.timeline import build_timeline_report

DAY = date(2018, 3, 15)
MARCH = Window(date(2018, 3, 1), date(2018, 3, 31))

JSP = """
plan: {name: jsp, title: Joint Strategic Plan, authority: South West Hertfordshire, period: 2017/18}
officers:
  - {name: Head of Planning, also: [Planning Head]}
  - {name: Programme Manager}
bodies:
  - {name: Full Council, also: [Council, Assembly]}
themes:
  - theme: Joint work
    actions:
      - action: 1
        title: Agree the joint plan
        monitored_by: [Joint Board]
        outputs:
          - output: 1.1
            text: Memorandum of understanding
            officer: Programme Manager
            supporting: [Planning Head]
            targets:
              - {target: a, date: March 2018, decisions: [{body: Council, planned: 20 March 2018}]}
              - {target: b, date: January 2018}
          - output: 1.2
            text: Publish it
            officer: head of planning
            targets: [{date: Spring 2018, revised: [{to: Summer 2018, on: 1 March 2018, why: More to say}]}]
"""

OWN = """
plan: {name: hertsmere, title: Corporate Plan, authority: Hertsmere Borough Council, period: 2017/18}
officers: [{name: Planning Manager, also: [Planning Head]}]
bodies: [{name: Council}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        monitored_by: [Joint  board]
        outputs:
          - output: 1.1
            text: Publish the Local Plan
            officer: Planning Head
            targets:
              - {target: a, date: Feb 2018}
              - {target: b, date: March 2018, decisions: [{body: Council}]}
          - output: 1.3
            text: Print it
            officer: Head of Planning
            targets: [{date: TBC}]
"""


def plan(text: str) -> Plan:
    """A plan from its file."""
    source = load(dedent(text).encode())
    assert not source.findings
    assert source.plan
    return source.plan


@pytest.fixture(scope="module")
def both() -> PlanGroup:
    """Both plans together."""
    return PlanGroup((plan(JSP), plan(OWN)))


QUESTIONS: dict[str, Callable[[Plan | PlanGroup], Report]] = {
    "due": lambda plans: build_due_report(plans, DAY, MARCH),
    "overdue": lambda plans: build_overdue_report(plans, DAY),
    "slipped": lambda plans: build_slipped_report(plans, DAY),
    "by-officer": lambda plans: build_officer_report(plans, DAY),
    "decisions": lambda plans: build_decisions_report(plans, DAY),
    "forward plan": lambda plans: build_decisions_report(
        plans, DAY, target_filter=TargetFilter(bodies=("Joint Board",))
    ),
    "timeline": lambda plans: build_timeline_report(plans, DAY),
    "show": lambda plans: build_show_report(plans, DAY),
    "export": lambda plans: build_export_report(plans, DAY),
    "changes": lambda plans: build_changes_report(PlanVersion(plans, date(2018, 2, 1)), PlanVersion(plans, DAY)),
    "paper": lambda plans: build_paper(plans, DAY),
}


def section(report: Report, title: str) -> Section:
    """The section with that title."""
    return next(each for each in report.sections if each.title == title)


def column(report: Report, title: str, of: str) -> list[str]:
    """The cells of one column of a section's table."""
    table = section(report, title).table
    assert table
    at = [each.title for each in table.columns].index(of)
    return [row[at].text for row in table.rows]


def test_what_falls_due_in_each_stands_in_one_list_with_whose_it_is(both: PlanGroup) -> None:
    report = build_due_report(both, DAY, MARCH)
    table = section(report, "Due earlier").table
    assert table
    assert [each.title for each in table.columns[:3]] == ["Ref", "Authority", "Officer"]
    assert column(report, "Due earlier", "Ref") == ["jsp:1.1b", "hertsmere:1.1a"]
    assert column(report, "Due", "Authority") == ["South West Hertfordshire", "Hertsmere Borough Council"]


def test_printed_the_authority_stays_behind_the_ref(both: PlanGroup) -> None:
    heads = [
        line.split()[:2] for line in plain(build_decisions_report(both, DAY)).splitlines() if line.startswith("Ref ")
    ]
    assert heads
    assert {tuple(head) for head in heads} == {("Ref", "Authority")}


def test_rows_keep_the_plans_own_refs(both: PlanGroup) -> None:
    rows = build_due_report(both, DAY, MARCH).rows
    assert [(row.plan, row.ref, row.authority) for row in rows if row.section == "due earlier"] == [
        ("jsp", "1.1b", "South West Hertfordshire"),
        ("hertsmere", "1.1a", "Hertsmere Borough Council"),
    ]


def test_the_worst_of_all_plans_comes_first(both: PlanGroup) -> None:
    assert column(build_overdue_report(both, DAY), "Overdue", "Ref") == ["jsp:1.1b", "hertsmere:1.1a"]
    turned = PlanGroup(tuple(reversed(both.plans)))
    assert column(build_overdue_report(turned, DAY), "Overdue", "Ref") == ["jsp:1.1b", "hertsmere:1.1a"]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_together_every_plan_has_the_rows_that_it_has_alone(
    question: Callable[[Plan | PlanGroup], Report], both: PlanGroup
) -> None:
    together = question(both).rows
    names = {"body", "officer", "supporting", "monitored_by", "decisions", "held_up_by", "waits_for", "section"}
    for each in both.plans:
        alone = question(each).rows
        theirs = [row for row in together if row.plan == each.name]
        kept = [field for field in theirs[0]._fields if field not in names] if theirs else []
        assert sorted(str([getattr(row, name) for name in kept]) for row in theirs) == sorted(
            str([getattr(row, name) for name in kept]) for row in alone
        )


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_cell_has_a_tone_that_the_formats_know_and_each_ref_stands_out(
    question: Callable[[Plan | PlanGroup], Report], both: PlanGroup
) -> None:
    sections = question(both).sections
    tables = [each.table for each in sections if each.table]
    cells = [cell for table in tables for row in table.rows for cell in row]
    shares = [share for each in sections for share in each.shares]
    assert {cell.tone for cell in cells} | {share.tone for share in shares} <= {*get_args(Tone)}
    refs = [row[0] for table in tables if table.columns[0].title == "Ref" for row in table.rows]
    assert {cell.tone for cell in refs if cell.text} <= {"strong"}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_one_plan_among_several_is_told_by_its_name_and_one_by_itself_is_not(
    question: Callable[[Plan | PlanGroup], Report], both: PlanGroup
) -> None:
    assert "jsp:1" not in str(question(both.plans[0]).sections)
    refs = [  # in a part on one plan, the heading names it
        f"{each.plan}:{row[0].text}" if each.plan else row[0].text
        for each in question(both).sections
        if each.table and each.table.columns[0].title == "Ref"
        for row in each.table.rows
    ]
    assert all(ref.startswith(("jsp:", "hertsmere:")) for ref in refs)


# Names.


def kept(both: PlanGroup, keep: TargetFilter) -> list[str]:
    """The targets that a filter keeps."""
    return [item.ref for item in evaluate_targets(build_views(both, DAY), keep)]


@pytest.mark.parametrize(
    ("keep", "refs"),
    [
        (TargetFilter(officers=("head of planning",)), ["jsp:1.2", "hertsmere:1.3"]),
        (TargetFilter(officers=("Planning Head",)), ["jsp:1.2", "hertsmere:1.1a", "hertsmere:1.1b"]),
        (TargetFilter(bodies=("joint board",)), ["jsp:1.1a", "jsp:1.1b", "jsp:1.2", "hertsmere:1.1a", "hertsmere:1.1b",
                                      "hertsmere:1.3"]),
        (TargetFilter(bodies=("Council",)), ["jsp:1.1a", "hertsmere:1.1b"]),
        (TargetFilter(bodies=("Assembly",)), ["jsp:1.1a"]),
        (TargetFilter(themes=("joint",)), ["jsp:1.1a", "jsp:1.1b", "jsp:1.2"]),
        (TargetFilter(actions=("1",), texts=("print",)), ["hertsmere:1.3"]),
        (TargetFilter(actions=("JSP:1",)), ["jsp:1.1a", "jsp:1.1b", "jsp:1.2"]),
        (TargetFilter(statuses=("overdue",)), ["jsp:1.1b", "hertsmere:1.1a"]),
    ],
)  # fmt: skip
def test_a_filter_narrows_all_of_them(both: PlanGroup, keep: TargetFilter, refs: list[str]) -> None:
    assert kept(both, keep) == refs


@pytest.mark.parametrize(
    ("keep", "sentence"),
    [
        (
            TargetFilter(officers=("Programme Manger",)),
            'None of the plans has the officer "Programme Manger". Did you mean "Pro',
        ),
        (
            TargetFilter(bodies=("Nobody",)),
            'None of the plans has the body "Nobody". `actionplan show` shows what there is.',
        ),
        (TargetFilter(themes=("Leisure",)), 'None of the plans has the theme "Leisure".'),
        (TargetFilter(actions=("jsp:2",)), 'None of the plans has the action "jsp:2".'),
    ],
)
def test_a_name_is_unknown_only_where_no_plan_has_it(both: PlanGroup, keep: TargetFilter, sentence: str) -> None:
    with pytest.raises(UnknownName) as told:
        evaluate_targets(build_views(both, DAY), keep)
    assert str(told.value).startswith(sentence)


def test_an_officer_of_several_plans_has_one_list(both: PlanGroup) -> None:
    report = build_officer_report(both, DAY, ("Head of Planning",))
    assert column(report, "Head of Planning", "Ref") == ["jsp:1.2", "hertsmere:1.3"]
    assert column(report, "Head of Planning supports", "Ref") == ["jsp:1.1b", "jsp:1.1a"]


# Refs.


@pytest.mark.parametrize(
    ("ref", "title", "refs"),
    [
        ("jsp:1.1", "Output jsp:1.1", ["jsp:1.1a", "jsp:1.1b"]),
        ("1.1a", "Target jsp:1.1a and target hertsmere:1.1a", ["jsp:1.1a", "hertsmere:1.1a"]),
        ("1.3", "Output hertsmere:1.3", ["hertsmere:1.3"]),
        ("Hertsmere: 1.1B", "Target hertsmere:1.1b", ["hertsmere:1.1b"]),
    ],
)
def test_a_ref_means_every_plan_that_has_it_and_with_a_name_that_one(
    both: PlanGroup, ref: str, title: str, refs: list[str]
) -> None:
    report = build_show_report(both, DAY, ref)
    assert report.title == f"{title}, as at 15 March 2018"
    assert [report.format_ref(row) for row in report.rows] == refs


def test_a_ref_that_no_plan_has_is_refused(both: PlanGroup) -> None:
    with pytest.raises(UnknownName, match=r'None of the plans has the action, output or target "jsp:1.3"'):
        build_show_report(both, DAY, "jsp:1.3")


def test_one_plan_by_itself_knows_its_own_name(both: PlanGroup) -> None:
    assert [row.ref for row in build_show_report(both.plans[0], DAY, "jsp:1.2").rows] == ["1.2"]
    assert len(build_export_report(both.plans[0], DAY, TargetFilter(actions=("jsp:1",))).rows) == 3


# Plan by plan.


def test_each_plan_is_shown_under_its_title(both: PlanGroup) -> None:
    assert [(each.level, each.title) for each in build_show_report(both, DAY).sections] == [
        (1, "Joint Strategic Plan, South West Hertfordshire"),
        (2, "Joint work"),
        (3, "jsp:1 Agree the joint plan"),
        (1, "Corporate Plan, Hertsmere Borough Council"),
        (2, "Planning"),
        (3, "hertsmere:1 Local Plan"),
    ]


def test_the_bars_of_a_theme_say_whose_they_are(both: PlanGroup) -> None:
    drawn = build_timeline_report(both, DAY).timeline
    assert drawn
    assert [(name, [span.ref for span in spans]) for name, spans in drawn.groups] == [
        ("South West Hertfordshire: Joint work", ["1.1a", "1.1b", "1.2"]),
        ("Hertsmere Borough Council: Planning", ["1.1a", "1.1b", "1.3"]),
    ]


def test_a_paper_names_the_plans_and_then_has_each_in_full(both: PlanGroup) -> None:
    report = build_paper(both, DAY, PaperRequest(is_full=True))
    assert report.title == "Progress report: 2 plans, as at 15 March 2018"
    assert [plan.words for plan in report.plans] == [
        "Joint Strategic Plan, South West Hertfordshire",
        "Corporate Plan, Hertsmere Borough Council",
    ]
    assert "Plan" not in dict(section(report, "About this paper").facts)
    assert [each.title for each in report.sections if each.title.startswith("Appendix: the plan in full")] == [
        "Appendix: the plan in full: Joint Strategic Plan, South West Hertfordshire",
        "Appendix: the plan in full: Corporate Plan, Hertsmere Borough Council",
    ]


def test_changes_are_told_of_each_plan_by_itself(both: PlanGroup) -> None:
    jsp, own = both.plans
    before = PlanGroup((jsp, plan(OWN.replace("output: 1.3", "output: 1.2"))))
    report = build_changes_report(PlanVersion(before, DAY), PlanVersion(PlanGroup((jsp, own)), DAY), EVERYTHING)
    assert section(report, "Renumbered or moved").notes == ("hertsmere:1.3 was 1.2.",)


def test_the_key_says_where_colours_mean_something_else(both: PlanGroup) -> None:
    red = plan(OWN.replace("period: 2017/18", "period: 2017/18, colours: {red: 1 week}"))
    assert build_overdue_report(PlanGroup((both.plans[0], red)), DAY).legend[0] == (
        "Key: overdue and ended are amber from 1 day late, red when over 1 month late; "
        "in hertsmere amber from 1 day late, red when over 1 week late."
    )


def test_the_colours_of_most_plans_come_first_in_the_key() -> None:
    week, *others = (
        plan(OWN.replace("name: hertsmere", f"name: {name}").replace("period: 2017/18", f"period: 2017/18{colours}"))
        for name, colours in (("a", ", colours: {amber: 1 week}"), ("b", ", colours: {amber: 2 weeks}"),
                              ("c", ", colours: {amber: 2 weeks}"))
    )  # fmt: skip
    legend = build_overdue_report(PlanGroup((week, *others)), DAY).legend[0]
    assert legend.startswith("Key: overdue and ended are amber from 2 weeks late")
    assert "; in a amber from 1 week late" in legend


def test_where_each_decision_has_a_row_its_authority_stands_behind_the_ref() -> None:
    outputs = ", ".join(
        f"{{output: 1.{n}, text: It, targets: [{{date: May 2018, decisions: [A{n}, B{n}]}}]}}" for n in range(1, 8)
    )
    wide = plan(f"""
plan: {{name: wide, title: Plan, authority: A council, period: 2017/18}}
themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{outputs}]}}]}}]
""")
    table = section(build_decisions_report(PlanGroup((wide, JANE)), DAY), "Decisions").table
    assert table
    assert [each.title for each in table.columns] == ["Ref", "Authority", "Decided by", "Decision"]


# Names that do not mean the same in all of them.


def named(name: str, *officers: str, officer: str = "JS") -> Plan:
    """A plan with some officers, and one who answers for its target."""
    return plan(f"""
plan: {{name: {name}, title: Plan, authority: {name} council, period: 2017/18}}
officers: [{", ".join(officers)}]
themes:
  - theme: T
    actions:
      - action: 1
        title: A
        outputs: [{{output: 1.1, text: It, officer: {officer}, targets: [{{date: March 2018}}]}}]
""")


JANE = named("m1", "{name: Jane Smith, also: [JS, Jane]}")
JOHN = named("m2", "{name: John Smith, also: [JS]}")
OTHER = named("m4", "Other")


@pytest.mark.parametrize(
    ("plans", "officers"),
    [
        ((JANE, OTHER), ["Jane Smith", "Jane Smith"]),
        ((JANE, JOHN, OTHER), ["Jane Smith", "John Smith", "JS"]),
        ((OTHER, JOHN, JANE), ["JS", "John Smith", "Jane Smith"]),
        ((JANE, named("m5", "{name: jane  smith, also: [JS]}"), OTHER), ["Jane Smith"] * 3),
        ((JANE, named("m6", "{name: JS, also: [John]}"), OTHER), ["Jane Smith", "JS", "JS"]),
        ((JANE, JOHN, named("m7", "Other", officer="Jane")), ["Jane Smith", "John Smith", "Jane Smith"]),
    ],
)
def test_a_spelling_that_two_plans_claim_for_different_names_is_lent_to_no_other(
    plans: tuple[Plan, ...], officers: list[str]
) -> None:
    assert [item.officer for item in evaluate_targets(build_views(PlanGroup(plans), DAY), EVERYTHING)] == officers


def test_a_question_about_a_name_is_titled_by_the_words_where_plans_mean_several_by_it() -> None:
    report = build_officer_report(PlanGroup((JANE, JOHN)), DAY, ("JS",))
    assert report.title == "Targets of JS, as at 15 March 2018"
    assert [row.officer for row in report.rows] == ["Jane Smith", "John Smith"]
    assert (
        build_officer_report(PlanGroup((JANE, OTHER)), DAY, ("JS",)).title
        == "Targets of Jane Smith, as at 15 March 2018"
    )


def test_a_forward_plan_is_titled_by_the_words_where_plans_mean_several_by_them(both: PlanGroup) -> None:
    report = build_decisions_report(both, DAY, target_filter=TargetFilter(bodies=("Council",)))
    assert (report.title, [(row.plan, row.decisions[0].body) for row in report.rows]) == (
        "Forward plan of Council, as at 15 March 2018",
        [("jsp", "Full Council"), ("hertsmere", "Council")],
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("jsp:1.1a", '"jsp:1.1a" is a target, not an action. Its action is "jsp:1".'),
        ("1.3", '"1.3" is an output, not an action. Its action is "hertsmere:1".'),
        ("gamma:1", 'None of the plans is called "gamma". There are jsp and hertsmere.'),
        ("hertsmer:1", 'None of the plans is called "hertsmer". Did you mean "hertsmere"?'),
        ("jsp:9", 'None of the plans has the action "jsp:9". `actionplan show` shows what there is.'),
    ],
)
def test_what_is_no_action_is_said_to_be_what_it_is(both: PlanGroup, asked: str, sentence: str) -> None:
    with pytest.raises(UnknownName) as told:
        build_due_report(both, DAY, MARCH, TargetFilter(actions=(asked,)))
    assert str(told.value) == sentence


def test_a_part_of_no_plan_names_the_plan_that_is_not_there(both: PlanGroup) -> None:
    with pytest.raises(UnknownName, match=r'^None of the plans is called "gamma"\. There are jsp and hertsmere\.$'):
        build_show_report(both, DAY, "gamma:1.1")


def test_a_paper_of_several_plans_has_the_last_day_of_any_as_its_position(plan_of: Callable[[str], Plan]) -> None:
    plans = [
        plan_of(
            f"themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{{output: 1.1, text: O, targets: "
            f"[{{date: May 2018, started: {day}}}]}}]}}]}}]"
        )._replace(name=name)
        for name, day in (("one", "4 July 2017"), ("two", "1 August 2017"), ("three", "5 May 2017"))
    ]
    about = build_paper(PlanGroup(tuple(plans)), DAY).sections[-1]
    assert dict(about.facts)["Position date"].startswith("1 August 2017,")
