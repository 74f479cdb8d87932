"""Joint plans: nothing goes ahead until each party has agreed. The period is 2017/18."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.renderers.text.plain_text import render as printed
from actionplan.renderers.text.terminal import render as on_screen
from actionplan.report import Report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.decisions import build_decisions_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.rows import Row

PlanOf = Callable[[str], Plan]

MARCH = date(2018, 3, 1)

PARTIES = """
bodies: [{name: Joint Board}]
parties:
  - {party: Hertsmere, decides_by: [Full Council]}
  - {party: Watford, also: [WBC], decides_by: [Cabinet, Full Council]}
  - Dacorum
  - {party: The County, role: supports}
  - {party: The Parishes, role: consulted}
"""


def joint(plan_of_one: PlanOf, *items: str) -> Plan:
    """A plan of one target that asks each party by March 2018, with more items about its decisions."""
    each = "{party: each party, planned: March 2018}"
    return plan_of_one(f"{PARTIES}\n{{date: March 2018, measures: [Agreed], decisions: [{', '.join((each, *items))}]}}")


def gave(party: str, on: str, outcome: str = "approved", body: str = "") -> str:
    named = f"{{party: {party}" + (f", body: {body}" if body else "")
    return f"{named}, decided: [{{on: {on}, outcome: {outcome}}}]}}"


def row(report: Report) -> Row:
    (found,) = report.rows
    return found


def table(report: Report, title: str) -> list[list[str]]:
    """The table under a heading: its headings, and then the words of each row."""
    (drawn,) = [section.table for section in report.sections if section.title == title]
    assert drawn
    return [[column.title for column in drawn.columns], *([cell.text for cell in each] for each in drawn.rows)]


def test_each_party_has_a_line_and_the_others_are_named(plan_of_one: PlanOf) -> None:
    report = build_decisions_report(joint(plan_of_one, gave("Hertsmere", "28 February 2018")), MARCH)
    assert report.sections[0].notes == (
        "1 target needs 4 decisions: 1 given, 3 planned.",
        "Supported by: The County.",
        "Consulted: The Parishes.",
        "1.1: Publish it",
    )
    assert table(report, "Decisions") == [
        ["Decided by", "1.1"],
        ["Hertsmere", "+ approved 28 Feb 2018"],
        ["Cabinet of Watford", "planned March 2018"],
        ["Watford", "planned March 2018"],
        ["Dacorum", "planned March 2018"],
    ]
    titles, cells = table(report, "Waiting")
    said = dict(zip(titles, cells, strict=True))
    assert (said["Given"], said["Waiting on"], said["Could go ahead from"]) == (
        "1 of 3",
        "Watford, Dacorum",
        "31 Mar 2018",
    )


@pytest.mark.parametrize("width", [40, 60, 75])
def test_on_a_narrow_screen_the_card_of_a_party_names_every_target(plan_of: PlanOf, width: int) -> None:
    targets = ", ".join(f"{{target: {ref}, date: June 2018, decisions: [each party]}}" for ref in "abc")
    outputs = f"[{{output: 1.1, text: Agree it, targets: [{targets}]}}]"
    plan = plan_of(f"{PARTIES}\nthemes: [{{theme: T, actions: [{{action: 1, title: A, outputs: {outputs}}}]}}]")
    card = ["Decided by  Dacorum", *(f"1.1{ref}        target date June 2018" for ref in "abc")]
    assert "\n".join(card) in on_screen(build_decisions_report(plan, MARCH), width=width)


def test_recording_one_party_changes_its_line_only(plan_of_one: PlanOf) -> None:
    before = joint(plan_of_one, gave("Hertsmere", "28 February 2018"))
    after = joint(plan_of_one, gave("Hertsmere", "28 February 2018"), gave("Dacorum", "1 March 2018"))
    lines = [table(build_decisions_report(plan, MARCH), "Decisions") for plan in (before, after)]
    changed = [new for old, new in zip(*lines, strict=True) if old != new]
    assert changed == [["Dacorum", "+ approved 1 Mar 2018"]]


def test_it_goes_ahead_on_the_day_the_last_party_resolves(plan_of_one: PlanOf) -> None:
    """The cabinet of Watford recommends, and its council resolves: what the cabinet did not record holds nothing up."""
    given = [gave("Hertsmere", "28 February 2018"), gave("Dacorum", "7 March 2018"), gave("WBC", "20 March 2018")]
    plan = joint(plan_of_one, *given)
    before, after = (build_decisions_report(plan, date(2018, 3, day)) for day in (19, 20))
    assert (row(before).section, row(before).waits_for, row(before).completed) == ("waiting", "Watford", None)
    assert (row(after).section, row(after).waits_for, row(after).completed) == ("agreed", None, date(2018, 3, 20))
    assert (row(before).ahead_from, row(after).ahead_from) == (date(2018, 3, 31), None)
    assert ["Cabinet of Watford", "- not recorded"] in table(after, "Decisions")
    assert after.sections[0].notes[0] == "1 target needs 3 decisions: 3 given."


def test_what_a_cabinet_recommends_decides_nothing(plan_of_one: PlanOf) -> None:
    given = [
        gave("Hertsmere", "1 March 2018"),
        gave("Dacorum", "1 March 2018"),
        gave("Watford", "1 March 2018", body="Cabinet"),
    ]
    found = row(build_decisions_report(joint(plan_of_one, *given), MARCH))
    assert (found.section, found.waits_for, found.completed) == ("waiting", "Watford", None)
    assert [(each.body, each.party, each.state) for each in found.decisions] == [
        ("Full Council", "Hertsmere", "given"),
        ("Cabinet", "Watford", "given"),
        ("Full Council", "Watford", "planned"),
        ("Dacorum", "Dacorum", "given"),
    ]


def test_what_a_cabinet_refuses_holds_it_up_and_does_not_stop_it(plan_of_one: PlanOf) -> None:
    plan = joint(plan_of_one, gave("Watford", "1 March 2018", "refused", "Cabinet"))
    report = build_decisions_report(plan, MARCH)
    assert (row(report).section, row(report).held_up_by) == ("held up", ("Cabinet of Watford",))
    assert row(report).ahead_from == date(2018, 3, 31)
    shown = printed(build_show_report(plan, MARCH, "1.1"))
    assert "Watford (Cabinet: refused on 1 March 2018)" in shown
    assert "; refused" not in shown


@pytest.mark.parametrize("party", ["Dacorum", "Watford"])
def test_one_refusal_stops_it_and_is_said(plan_of_one: PlanOf, party: str) -> None:
    plan = joint(plan_of_one, gave(party, "1 March 2018", "refused"))
    report = build_decisions_report(plan, MARCH)
    assert (row(report).section, row(report).status, row(report).ahead_from) == ("refused", "due", None)
    titles, cells = table(report, "Refused")
    said = dict(zip(titles, cells, strict=True))
    assert said["Could go ahead from"].startswith("not while refused by ")
    assert said["Status"] == "due, 30 days left; refused"
    assert f"{party} (refused on 1 March 2018)" in printed(build_show_report(plan, MARCH, "1.1"))


def test_what_was_refused_first_and_then_resolved_is_given(plan_of_one: PlanOf) -> None:
    given = [
        gave("Hertsmere", "1 March 2018"),
        gave("Dacorum", "1 March 2018"),
        gave("Watford", "1 March 2018", "refused", "Cabinet"),
        gave("Watford", "8 March 2018", "approved", "Full Council"),
    ]
    report = build_decisions_report(joint(plan_of_one, *given), date(2018, 3, 8))
    assert (row(report).section, row(report).held_up_by) == ("agreed", ())
    assert ["Cabinet of Watford", "- refused 1 Mar 2018"] in table(report, "Decisions")


@pytest.mark.parametrize(
    ("outcome", "day", "words", "ahead"),
    [
        ("deferred, to: April 2018", "2018-03-14", "> deferred 14 Mar 2018, to April 2018", date(2018, 4, 30)),
        ("deferred, to: April 2018", "2018-05-01", "! late, deferred 14 Mar 2018, to April 2018", None),
        ("deferred", "2018-03-14", "> deferred 14 Mar 2018, planned March 2018", date(2018, 3, 31)),
    ],
)
def test_a_deferral_waits_for_its_new_date(
    plan_of_one: PlanOf, outcome: str, day: str, words: str, ahead: date | None
) -> None:
    given = [
        gave("Hertsmere", "28 February 2018"),
        gave("Watford", "1 March 2018"),
        gave("Dacorum", "14 March 2018", outcome),
    ]
    report = build_decisions_report(joint(plan_of_one, *given), date.fromisoformat(day))
    assert ["Dacorum", words] in table(report, "Decisions")
    assert (row(report).section, row(report).held_up_by, row(report).ahead_from) == ("held up", ("Dacorum",), ahead)


def test_the_forward_plan_of_a_party_has_its_bodies_in_order(plan_of_one: PlanOf) -> None:
    report = build_decisions_report(joint(plan_of_one), MARCH, target_filter=TargetFilter(bodies=("wbc",)))
    assert report.title == "Forward plan of Watford, as at 1 March 2018"
    titles, *rows = table(report, "To be decided")
    told = [dict(zip(titles, each, strict=True)) for each in rows]
    assert [(each["Decision maker"], each["Depends on"]) for each in told] == [
        ("Cabinet of Watford", "nothing recorded"),
        ("Full Council of Watford", "Cabinet of Watford (planned March 2018)"),
    ]


def test_a_body_of_several_parties_has_one_forward_plan(plan_of_one: PlanOf) -> None:
    report = build_decisions_report(joint(plan_of_one), MARCH, target_filter=TargetFilter(bodies=("full council",)))
    titles, *rows = table(report, "To be decided")
    assert [each[titles.index("Decision maker")] for each in rows] == [
        "Full Council of Hertsmere",
        "Full Council of Watford",
    ]


def test_the_rows_of_a_forward_plan_have_the_decisions_of_that_body_alone(plan_of_one: PlanOf) -> None:
    plan = joint(plan_of_one, gave("Watford", "28 February 2018", body="Cabinet"))
    found = build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=("WBC",))).rows
    told = [[(each.body, each.party, each.after) for each in made.decisions] for made in found]
    watford = [("Cabinet", "Watford", ()), ("Full Council", "Watford", ("Cabinet of Watford",))]
    assert [made.section for made in found] == ["to decide", "decided"]
    assert told == [watford, watford]
    (council,) = build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=("Full Council",))).rows
    assert [each.party for each in council.decisions] == ["Hertsmere", "Watford"]
    assert found[0].waits_for == council.waits_for == "Hertsmere, Watford, Dacorum"


@pytest.mark.parametrize(
    ("decision", "days"),
    [
        ("planned: Summer 2018, key: yes", (date(2018, 6, 1), date(2018, 8, 31), date(2018, 5, 3))),
        ("planned: Summer 2018", (date(2018, 6, 1), date(2018, 8, 31), None)),
        ("planned: by June 2018, key: yes", (None, date(2018, 6, 30), None)),
        ("planned: whenever, key: yes", (None, None, None)),
        ("planned: 1 February and 30 March 2018, key: yes", (date(2018, 3, 30), date(2018, 3, 30), date(2018, 3, 1))),
        ("key: yes, decided: [{on: 1 March 2018, outcome: approved}]", (None, None, None)),
        ("key: yes, decided: [{on: 1 March 2018, outcome: deferred, to: 30 March 2018}]",
         (date(2018, 3, 30), date(2018, 3, 30), date(2018, 3, 1))),
    ],
)  # fmt: skip
def test_the_days_of_a_decision_are_data(
    plan_of_one: PlanOf, decision: str, days: tuple[date | None, date | None, date | None]
) -> None:
    plan = plan_of_one(f"{{date: Spring 2018, decisions: [{{body: Cabinet, {decision}}}]}}")
    (made,) = row(build_decisions_report(plan, MARCH)).decisions
    assert (made.earliest, made.by, made.notice_by) == days


CONDITIONS = "[Subject to the county's roads, And to costs]"


@pytest.mark.parametrize("asked", ["Cabinet of Watford", "cabinet  of watford"])
def test_a_body_of_a_party_is_found_by_the_words_of_the_reports(plan_of_one: PlanOf, asked: str) -> None:
    plan = joint(plan_of_one, "{body: Joint Board}")
    report = build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=(asked,)))
    assert report.title == "Forward plan of Cabinet of Watford, as at 1 March 2018"
    assert [cells[2] for cells in table(report, "To be decided")[1:]] == ["Cabinet of Watford"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("Cabnet of Watford", 'Did you mean "Cabinet of Watford"?'),
        ("WBCC", 'Did you mean "Watford"?'),
        (
            "Q",
            (
                'It has "Joint Board", "Hertsmere", "Watford", "Dacorum", "The County", "The Parishes", '
                '"Full Council" and "Cabinet".'
            ),
        ),
    ],
)
def test_a_body_that_nobody_knows_gets_the_nearest(plan_of_one: PlanOf, asked: str, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        build_decisions_report(joint(plan_of_one), MARCH, target_filter=TargetFilter(bodies=(asked,)))
    assert str(caught.value) == f'The plan has no body "{asked}". {hint}'


def test_conditions_are_told_with_the_decision(plan_of_one: PlanOf) -> None:
    plan = joint(
        plan_of_one,
        gave("Dacorum", "1 March 2018", f"approved with amendments, minute: C/17, conditions: {CONDITIONS}"),
    )
    assert ["Dacorum", "+ approved with amendments 1 Mar 2018, on conditions"] in table(
        build_decisions_report(plan, MARCH), "Decisions"
    )
    titles, cells = table(
        build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=("Dacorum",))), "Decided"
    )
    said = dict(zip(titles, cells, strict=True))
    assert said["Decision"] == (
        "+ approved with amendments 1 Mar 2018, on conditions: Subject to the county's roads; And to costs"
    )
    assert said["Minute"] == "C/17"


@pytest.mark.parametrize(
    ("planned", "note"),
    [
        # From the day after the notice to the day before the decision there are 28 days, and neither counts itself.
        ("30 March 2018", ""),
        ("29 March 2018", "27 clear days are left: 28 clear days' notice was to be published by 28 February 2018."),
        ("Spring 2018", "no clear day is left: 28 clear days' notice was to be published by 31 January 2018."),
        ("3 March 2018", "1 clear day is left: 28 clear days' notice was to be published by 2 February 2018."),
        ("2 March 2018", "no clear day is left: 28 clear days' notice was to be published by 1 February 2018."),
        ("TBC", ""),
        # Of several days, the first that has not gone by.
        ("1 February and 30 March 2018", ""),
        (
            "10 and 30 March 2018",
            "8 clear days are left: 28 clear days' notice was to be published by 9 February 2018.",
        ),
    ],
)
def test_a_key_decision_wants_28_clear_days(plan_of_one: PlanOf, planned: str, note: str) -> None:
    plan = plan_of_one(f"{{date: Spring 2018, decisions: [{{body: Cabinet, planned: {planned}, key: true}}]}}")
    report = build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=("Cabinet",)))
    (section,) = report.sections
    said = [each.partition(", and ")[2] for each in section.notes]
    assert said == ([note] if note else [])
    titles, cells = table(report, "To be decided")
    assert cells[titles.index("Key decision")] == "yes"


def test_what_is_no_key_decision_wants_no_notice(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("{date: Spring 2018, decisions: [{body: Cabinet, planned: 2 March 2018, key: no}]}")
    (section,) = build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=("Cabinet",))).sections
    assert section.notes == ()
    assert section.table
    assert "Key decision" not in [column.title for column in section.table.columns]


def test_a_stage_is_told_with_its_matter(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("stages: [Draft, Adoption]\n{date: Spring 2018, stage: Adoption, decisions: [A, B, C, D]}")
    report = build_decisions_report(plan, MARCH)
    assert report.sections[0].notes[1] == "1.1: Publish it (Adoption)"
    assert row(report).stage == "Adoption"
    forward = build_decisions_report(plan, MARCH, target_filter=TargetFilter(bodies=("A",)))
    assert "Publish it (Adoption)" in table(forward, "To be decided")[1]


def test_the_panel_s_paper_has_the_decisions_of_the_parties(plan_of_one: PlanOf) -> None:
    report = build_paper(joint(plan_of_one, gave("Hertsmere", "28 February 2018")), MARCH)
    assert ["Watford", "planned March 2018"] in table(report, "Decisions of the parties")
    alone = build_paper(plan_of_one("{date: March 2018, measures: [Agreed], decisions: [Full Council]}"), MARCH)
    assert "Decisions of the parties" not in [section.title for section in alone.sections]


def test_a_paper_for_one_body_has_its_forward_plan(plan_of_one: PlanOf) -> None:
    key = "{party: Hertsmere, planned: 20 March 2018, key: true}"
    plan = joint(plan_of_one, key, gave("Watford", "1 March 2018", body="Full Council"))
    report = build_paper(plan, MARCH, PaperRequest(TargetFilter(bodies=("Full Council",))))
    titles, *lines = table(report, "What is to be decided")
    assert [each[titles.index("Decision maker")] for each in lines] == ["Full Council of Hertsmere (key decision)"]
    (notes,) = [section.notes for section in report.sections if section.title == "What is to be decided"]
    assert notes[0].startswith("1.1 is a key decision that may be taken from 20 March 2018, and 18 clear days are left")
    assert [made.ref for made in report.rows if made.section == "to decide"] == ["1.1"]


@pytest.mark.parametrize(
    "keep", [TargetFilter(), TargetFilter(officers=("Head of Planning",)), TargetFilter(bodies=("Joint Board",))]
)
def test_a_paper_for_nobody_who_decides_has_none(plan_of_one: PlanOf, keep: TargetFilter) -> None:
    sections = build_paper(joint(plan_of_one), MARCH, PaperRequest(keep)).sections
    assert not any(section.table for section in sections if section.title == "What is to be decided")


def test_a_target_is_shown_with_its_stage_and_all_of_its_decisions(plan_of_one: PlanOf) -> None:
    deferred = "{on: 14 March 2018, outcome: deferred, to: April 2018}"
    approved = "{on: 1 March 2018, outcome: approved, conditions: Roads first}"
    items = f"{{party: Dacorum, key: yes, decided: [{deferred}]}}, {{party: Hertsmere, decided: [{approved}]}}"
    target = f"{{date: March 2018, stage: Adoption, measures: [Agreed], decisions: [each party, {items}]}}"
    plan = plan_of_one(f"{PARTIES}stages: [Adoption]\n{target}")
    shown = printed(build_show_report(plan, date(2018, 3, 14), "1.1"))
    for words in (
        "Stage         Adoption",
        "Decision      Full Council of Hertsmere: approved on 1 March 2018; condition: Roads first",
        "Full Council of Watford: outstanding",
        "Dacorum: deferred on 14 March 2018 to April 2018; a key decision",
        "1 March 2018: Full Council of Hertsmere: approved, on condition: Roads first",
        "14 March 2018: Dacorum: deferred to April 2018",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("decisions_asked", "names"),
    [
        ("[{party: Watford, body: Cabinet}]", ["Cabinet of Watford"]),
        ("[{party: each party, body: Cabinet}]", ["Cabinet of Hertsmere", "Cabinet of Watford", "Dacorum"]),
        ("[{party: Watford, body: Full Council}, {party: Dacorum, body: Board}]", ["Watford", "Dacorum"]),
    ],
)
def test_who_is_named_is_who_is_asked(plan_of_one: PlanOf, decisions_asked: str, names: list[str]) -> None:
    """A body that only recommends, asked alone, is no word of its party."""
    parties = PARTIES.replace("bodies: [", "bodies: [{name: Board}, {name: Cabinet}, ")
    plan = plan_of_one(f"{parties}\n{{date: March 2018, measures: [Agreed], decisions: {decisions_asked}}}")
    assert row(build_decisions_report(plan, MARCH)).waits_for == ", ".join(names)


def test_each_party_of_none_is_no_decision(plan_of_one: PlanOf) -> None:
    report = build_decisions_report(
        plan_of_one("{date: March 2018, measures: [Agreed], decisions: [each party]}"), MARCH
    )
    assert [section.notes for section in report.sections] == [("No target here needs a decision.",)]


def test_what_is_said_of_a_party_s_key_decision_holds_for_its_bodies(plan_of_one: PlanOf) -> None:
    plan = joint(plan_of_one, "{party: Watford, key: yes}", "{party: Watford, body: Full Council, key: no}")
    made = row(build_decisions_report(plan, MARCH)).decisions
    assert [(each.body, each.key) for each in made if each.party == "Watford"] == [
        ("Cabinet", True),
        ("Full Council", False),
    ]


def test_a_decision_that_was_recorded_is_no_other_wording(plan_of_one: PlanOf) -> None:
    then = joint(plan_of_one)
    now = joint(plan_of_one, gave("Hertsmere", "28 February 2018"), gave("Watford", "1 March 2018", body="Cabinet"))
    report = build_changes_report(PlanVersion(then, MARCH), PlanVersion(now, MARCH))
    assert [section.title for section in report.sections] == ["In short", "Decided"]
    titles, *rows = table(report, "Decided")
    assert [each[titles.index("Body")] for each in rows] == ["Full Council of Hertsmere", "Cabinet of Watford"]
