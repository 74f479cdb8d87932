"""The plan as a tree, and its parts in full, as at 15 September 2017."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.report import Section
from actionplan.reports.show import build_show_report

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)

PLAN = """
officers: [{name: Chief Executive, also: [CEO]}]
bodies: [{name: Full Council, also: [Council]}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        monitored_by: [Council, Planning Panel]
        outputs:
          - output: 1.1
            text: Publish it.
            officer: CEO
            supporting: [Head of Legal]
            targets:
              - {target: a, date: Early Autumn, measures: [Published, Read]}
              - target: b
                date: Summer 2017
                started: May 2017
                revised:
                  - {to: Autumn 2017, on: 12 June 2017, why: Board met late, approved_by: Executive}
                  - {to: Winter 2017, on: 16 September 2017}
                proposed: {to: Spring 2018, on: 1 September 2017, why: Staff}
                decisions:
                  - {body: Council, planned: July 2017}
                  - {body: Board, decided: [{on: 4 July 2017, outcome: approved}]}
                updates: [{on: 30 June 2017, rag: amber, note: Draft with the Board}]
                suspended: [{on: 1 July 2017, why: Flood, until: 9 July 2017}]
          - output: 1.2
            text: Print it
          - output: 1.3
            text: Post it
            targets: [{date: Half yearly, completed: [{for: H1 2017/18, on: 1 September 2017, note: All of it}]}]
      - action: 2
        title: Nothing yet
  - theme: Places
    actions:
      - action: 3
        title: Parks
        outputs: [{output: 3.1, text: Plant it, targets: [{date: Sumer 2017}]}]
"""


def lines(section: Section) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in section.table.rows] if section.table else []


def test_the_tree_has_every_theme_action_output_and_target(plan_of: PlanOf) -> None:
    report = build_show_report(plan_of(PLAN), DAY)
    assert [(section.level, section.title) for section in report.sections] == [
        (1, "Planning"),
        (2, "1 Local Plan"),
        (2, "2 Nothing yet"),
        (1, "Places"),
        (2, "3 Parks"),
    ]
    assert [(row[0], row[1], row[-1]) for row in lines(report.sections[1])] == [
        ("1.1", "Chief Executive", "Publish it."),
        ("1.1a", "", "Published; Read"),
        ("1.1b", "", ""),
        ("1.2", "no officer", "Print it"),
        ("1.3", "no officer", "Post it"),
    ]
    assert report.sections[1].notes == ("Monitored by Full Council and Planning Panel.",)
    assert [(row.ref, row.section) for row in report.rows] == [
        ("1.1a", "Planning"),
        ("1.1b", "Planning"),
        ("1.3", "Planning"),
        ("3.1", "Places"),
    ]
    assert report.title == "The whole plan, as at 15 September 2017"


def test_a_theme_without_a_title_is_a_heading_all_the_same(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    planning, places = plan.themes
    plan = plan._replace(themes=(planning, places._replace(title="")))
    report = build_show_report(plan, DAY, "3")
    assert [(row.section, row.theme) for row in report.rows] == [("No theme", None)]
    assert build_show_report(plan, DAY).sections[3].title == "No theme"
    assert report.sections[0].notes == ("No theme.",)
    assert build_show_report(plan, DAY, "3.1").sections[0].notes[0] == "No theme."


def test_a_filtered_tree_has_only_what_holds_a_kept_target(plan_of: PlanOf) -> None:
    report = build_show_report(plan_of(PLAN), DAY, target_filter=TargetFilter(texts=("plant",)))
    assert [section.title for section in report.sections] == ["Places", "3 Parks"]
    (section,) = build_show_report(plan_of(PLAN), DAY, target_filter=TargetFilter(texts=("no such words",))).sections
    assert section.notes == ("No target matches text no such words.",)


@pytest.mark.parametrize(
    ("ref", "keep", "titles"),
    [
        ("1", TargetFilter(texts=("zzz",)), [""]),
        ("1.1", TargetFilter(statuses=("complete",)), [""]),
        ("1.1a", TargetFilter(officers=("Head of Legal",)), [""]),
        ("2", TargetFilter(officers=("CEO",)), [""]),
        # What holds a kept target stands, and nothing else.
        ("1", TargetFilter(texts=("post it",)), ["1 Local Plan", "1.3 Post it", "1.3 Half yearly"]),
        ("1.1", TargetFilter(texts=("board met late",)), ["1.1 Publish it.", "1.1b Summer 2017"]),
    ],
)
def test_a_filtered_part_has_only_what_holds_a_kept_target(
    plan_of: PlanOf, ref: str, keep: TargetFilter, titles: list[str]
) -> None:
    sections = build_show_report(plan_of(PLAN), DAY, ref, keep).sections
    assert [section.title for section in sections] == titles
    if titles == [""]:
        assert sections[0].notes == (f"No target matches {keep.words}.",)


def test_a_target_in_full(plan_of: PlanOf) -> None:
    head, body = build_show_report(plan_of(PLAN), DAY, "1.1B").sections
    assert (head.title, head.notes) == (
        "1.1 Publish it.",
        ("Theme: Planning.", "Action 1: Local Plan.", "Officer: Chief Executive.", "Supporting: Head of Legal."),
    )
    assert body.title == "1.1b Summer 2017"
    facts = lines(body)
    read = [fact for fact in facts if fact[0] == "Step by step"]
    assert len(read) == 1
    moved = "Summer 2017 to Autumn 2017, 3 months (91 days)"
    assert [fact for fact in facts if fact not in read] == [
        ("Target date", "Autumn 2017"),
        ("Published as", "Summer 2017"),
        ("Moved by", "3 months (91 days)"),
        ("Proposed", "Spring 2018; the date stays until it is revised"),
        ("Read as", "September to November 2017"),
        ("Due", "30 November 2017"),
        ("Published as due", "31 August 2017"),
        ("Status", "not yet due, 76 days left"),
        ("RAG", "amber, 30 Jun 2017"),
        ("Waits for", "Full Council (planned July 2017)"),
        ("Decision", "Full Council: outstanding (planned July 2017)"),
        ("", "Board: approved on 4 July 2017"),
        ("History", "31 May 2017: started"),
        ("", f"12 June 2017: date moved from {moved}, approved by Executive: Board met late"),
        ("", "30 June 2017: commentary (amber): Draft with the Board"),
        ("", "1 July 2017: suspended: Flood"),
        ("", "4 July 2017: Board: approved"),
        ("", "9 July 2017: resumed"),
        ("", "1 September 2017: Spring 2018 proposed as a new date: Staff"),
    ]


def test_what_happens_later_is_not_shown(plan_of: PlanOf) -> None:
    facts = lines(build_show_report(plan_of(PLAN), date(2017, 4, 30), "1.1b").sections[1])
    assert {name for name, _ in facts} == {
        "Target date",
        "Read as",
        "Step by step",
        "Due",
        "Status",
        "Waits for",
        "Decision",
        "",
    }


def test_dates_are_explained_with_what_was_assumed(plan_of: PlanOf) -> None:
    facts = lines(build_show_report(plan_of(PLAN), DAY, "1.1a").sections[1])
    assert ("Read as", "September 2017") in facts
    assert any(name == "Step by step" and "Early Autumn" in words for name, words in facts)
    assert any(name == "Assumed" and "2017/18" in words for name, words in facts)


def test_occurrences_are_listed_with_what_became_of_them(plan_of: PlanOf) -> None:
    facts = lines(build_show_report(plan_of(PLAN), date(2018, 4, 1), "1.3").sections[1])
    start = [name for name, _ in facts].index("Each date")
    assert facts[start : start + 2] == [
        ("Each date", "April to September 2017: met on 1 September 2017"),
        ("", "October 2017 to March 2018: missed"),
    ]
    assert ("History", "1 September 2017: completed for H1 2017/18: All of it") in facts
    assert ("", "October 2017 to March 2018: to come") in lines(
        build_show_report(plan_of(PLAN), date(2018, 3, 31), "1.3").sections[1]
    )


def test_an_unreadable_date_says_why_and_what_is_nearest(plan_of: PlanOf) -> None:
    facts = {fact[0]: fact[1] for fact in lines(build_show_report(plan_of(PLAN), DAY, "3.1").sections[1])}
    assert facts["Read as"] == 'cannot be read: did you mean "Summer 2017"?'
    assert facts["Status"] == "no date: cannot be read"


def test_an_unreadable_date_with_nothing_near_says_what_is_wrong(plan_of_one: PlanOf) -> None:
    facts = lines(build_show_report(plan_of_one("date: 31 June 2017"), DAY, "1.1").sections[1])
    assert ("Read as", "cannot be read: there is no 31 June: June has 30 days.") in facts


@pytest.mark.parametrize(
    ("target", "tone"),
    [
        ("date: September 2017", "due"),
        ("date: September 2017, completed: 4 July 2017", "done"),
        ("date: September 2017, suspended: [{on: 4 July 2017}]", "quiet"),
        ("date: September 2017, deleted: {on: 4 July 2017}", "quiet"),
        ("date: August 2017", "amber"),
        ("date: July 2017", "red"),
        ("date: Ongoing to July 2017", "red"),
        ("date: Ongoing", ""),
        ("date: Autumn 2017", ""),
        ("date: TBC", ""),
    ],
)
def test_a_status_has_the_tone_that_goes_with_its_words(plan_of_one: PlanOf, target: str, tone: str) -> None:
    (table,) = (each.table for each in build_show_report(plan_of_one(f"{{{target}}}"), DAY).sections if each.table)
    status = [column.title for column in table.columns].index("Status")
    assert [row[status].tone for row in table.rows] == [tone]


@pytest.mark.parametrize(
    ("target", "step"),
    [
        ("date: Summer 2017", "Summer 2017: 1 June 2017 to 31 August 2017"),
        ("date: Quarterly", "Quarterly: every three months, each due at its end"),
        ("date: TBC", "TBC: a date is still to be set"),
        ("date: ''", "a date is still to be set"),
        ("date: In due course", "In due course: it depends on something else, and has a date when that has one"),
    ],
)
def test_each_kind_of_date_has_a_step_that_says_nothing_twice(plan_of_one: PlanOf, target: str, step: str) -> None:
    facts = lines(build_show_report(plan_of_one(target), DAY, "1.1").sections[1])
    assert [words for name, words in facts if name == "Step by step"] == [step]


def test_the_words_beside_a_date_are_told_once(plan_of_one: PlanOf) -> None:
    facts = lines(build_show_report(plan_of_one("date: July 2017 to Council"), DAY, "1.1").sections[1])
    assert [fact for fact in facts if fact[0] in ("Assumed", "Remark")] == [("Remark", "to Council")]


@pytest.mark.parametrize(
    ("day", "read", "event"),
    [
        (date(2018, 2, 27), "January 2018", "Strategy: expected January 2018"),
        (date(2018, 2, 28), "28 February 2018", "Strategy: happened 28 February 2018"),
    ],
)
def test_a_date_that_goes_with_an_event_says_which(plan_of_one: PlanOf, day: date, read: str, event: str) -> None:
    events = "events: [{event: Strategy, expected: January 2018, happened: 28 February 2018}]"
    plan = plan_of_one(f"{events}\n{{date: In line with Strategy, waits_for: Strategy}}")
    facts = lines(build_show_report(plan, day, "1.1").sections[1])
    assert ("Read as", read) in facts
    assert ("", event) in facts


@pytest.mark.parametrize(
    ("met", "awaited", "told"),
    [
        ("", "Strategy", ["28 February 2018: Strategy happened"]),
        (", completed: 5 March 2018", "made:1.1a", ["5 March 2018: made:1.1a was met"]),
        ("", "made:1.1a", []),
    ],
)
def test_the_history_tells_that_what_was_waited_for_has_happened(
    plan_of: PlanOf, met: str, awaited: str, told: list[str]
) -> None:
    plan = plan_of(f"""
events: [{{event: Strategy, happened: 28 February 2018}}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            targets:
              - {{target: a, date: May 2018{met}}}
              - {{target: b, date: May 2018, waits_for: {awaited}}}
""")
    facts = lines(build_show_report(plan, date(2018, 4, 1), "1.1b").sections[1])
    assert [words for name, words in facts if name == "History"] == told


BODIES = "bodies: [{name: Full Council, also: [Council]}]"


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        ("{body: Council}", "recorded as completed, but Full Council has not decided"),
        (
            "{body: Board}, {body: Council}",
            "recorded as completed, but Board and Full Council have not decided",
        ),
        (
            "{body: Council, decided: [{on: 3 July 2017, outcome: deferred}]}",
            "recorded as completed, but Full Council has not approved it",
        ),
        (
            "{body: Council, decided: [{on: 3 July 2017, outcome: approved}]}",
            "recorded as completed, but it has been complete since 3 July 2017, by its decisions",
        ),
        ("{body: Council, decided: [{on: 4 July 2017, outcome: approved}]}", "completed"),
    ],
)
def test_what_is_recorded_as_completed_says_which_decision_it_still_needs(
    plan_of_one: PlanOf, decisions: str, words: str
) -> None:
    plan = plan_of_one(f"{BODIES}\n{{date: Summer 2017, completed: 4 July 2017, decisions: [{decisions}]}}")
    assert f"4 July 2017: {words}" in [fact[1] for fact in lines(build_show_report(plan, DAY, "1.1").sections[1])]


@pytest.mark.parametrize(
    ("ref", "title", "rows", "sections"),
    [
        ("1", "Action 1", ["1.1a", "1.1b", "1.3"], 7),
        ("made:1", "Action 1", ["1.1a", "1.1b", "1.3"], 7),
        ("2", "Action 2", [], 1),
        ("1.1", "Output 1.1", ["1.1a", "1.1b"], 3),
        ("1.2", "Output 1.2", [], 1),
        ("1.3", "Output 1.3", ["1.3"], 2),
        (" 1.1A ", "Target 1.1a", ["1.1a"], 2),
    ],
)
def test_a_part_by_its_ref(plan_of: PlanOf, ref: str, title: str, rows: list[str], sections: int) -> None:
    report = build_show_report(plan_of(PLAN), DAY, ref)
    assert report.title == f"{title}, as at 15 September 2017"
    assert [row.ref for row in report.rows] == rows
    assert len(report.sections) == sections


def test_an_output_without_targets_says_so(plan_of: PlanOf) -> None:
    (section,) = build_show_report(plan_of(PLAN), DAY, "1.2").sections
    assert section.notes[-2:] == ("No officer.", "It has no target date.")


@pytest.mark.parametrize(("ref", "near"), [("1.1z", "1.1"), ("3.11", "3.1")])
def test_an_unknown_ref_gets_the_nearest(plan_of: PlanOf, ref: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f'has no action, output or target "{ref}". Did you mean "{near}'):
        build_show_report(plan_of(PLAN), DAY, ref)


@pytest.mark.parametrize(
    ("ref", "name"), [("other:1.1", "other"), ("other : 1.1", "other"), ("an:other:1.1", "an:other")]
)
def test_a_ref_of_another_plan_gets_the_name_of_this_one(plan_of: PlanOf, ref: str, name: str) -> None:
    with pytest.raises(UnknownName) as told:
        build_show_report(plan_of(PLAN), DAY, ref)
    assert str(told.value).endswith(f' "{ref}". It is called "made", not "{name}".')


def test_a_ref_of_this_plan_that_is_not_there_is_not_taken_for_another_plan(plan_of: PlanOf) -> None:
    with pytest.raises(UnknownName) as told:
        build_show_report(plan_of(PLAN), DAY, "made:odd:9.9")
    assert "It is called" not in str(told.value)


@pytest.mark.parametrize(
    ("numbers", "known"),
    [
        ((1, 2, 3), "Its actions are 1 to 3."),
        ((4, 5, 6, 7), "Its actions are 4 to 7."),
        # Two are named, and so are those of which one is missing.
        ((1, 2), 'It has "1" and "2".'),
        ((1, 2, 4), 'It has "1", "2" and "4".'),
        ((), "It has none."),
    ],
)
def test_a_ref_that_is_like_no_other_gets_the_numbers_that_there_are(
    plan_of: PlanOf, numbers: tuple[int, ...], known: str
) -> None:
    actions = ", ".join(f"{{action: {number}, title: Sites, outputs: []}}" for number in numbers)
    with pytest.raises(UnknownName) as told:
        build_show_report(plan_of(f"themes: [{{theme: Planning, actions: [{actions}]}}]"), DAY, "99")
    assert str(told.value).endswith(known)


def test_how_much_is_done_is_what_was_last_said_by_the_day(plan_of_one: PlanOf) -> None:
    updates = "{on: 3 July 2017, percent: 60 per cent}, {on: 1 May 2017, percent: 20}, {on: 5 July 2017, note: Drafted}"
    plan = plan_of_one(f"{{date: Summer 2017, updates: [{updates}, {{on: 6 July 2017, about: June, percent: all}}]}}")
    days = {date(2017, 4, 30): [], date(2017, 5, 1): ["20%"], date(2017, 7, 2): ["20%"], date(2017, 7, 7): ["60%"]}
    for day, done in days.items():
        facts = lines(build_show_report(plan, day, "1.1").sections[1])
        assert [fact[1] for fact in facts if fact[0] == "Done"] == done
    facts = lines(build_show_report(plan, date(2017, 7, 7), "1.1").sections[1])
    assert facts[-4:] == [
        ("History", "1 May 2017: commentary: 20% done"),
        ("", "3 July 2017: commentary: 60% done"),
        ("", "5 July 2017: commentary: Drafted"),
        ("", "6 July 2017: commentary: June: all done"),
    ]
