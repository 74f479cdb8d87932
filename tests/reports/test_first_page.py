"""The first page of a paper: the sentence that answers, what is asked, the figures and the faults of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.report import Report, Section
from actionplan.reports.changes import PlanVersion
from actionplan.reports.export import build_export_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.paper.about import PaperText
from actionplan.reports.support.legend import RAG_NOTE
from actionplan.reports.workbook import build_workbook

PlanOf = Callable[[str], Plan]

JUNE, SEPTEMBER = date(2017, 6, 30), date(2017, 9, 30)


@pytest.fixture
def plan_with(plan_of: PlanOf) -> Callable[..., Plan]:
    """Build a plan of some targets, each in braces."""

    def build(*targets: str) -> Plan:
        lettered = ", ".join(f"{{target: {letter}, {each}}}" for letter, each in zip("abcdefg", targets, strict=False))
        return plan_of(
            "bodies: [{name: Planning Panel}, {name: Executive}]\n"
            "themes: [{theme: Planning, actions: [{action: 1, title: Plan, monitored_by: [Planning Panel], "
            f"outputs: [{{output: 1.1, text: Publish it., officer: Head of Planning, targets: [{lettered}]}}]}}]}}]\n"
        )

    return build


def find(report: Report, title: str) -> Section:
    """The section under a heading."""
    return next(each for each in report.sections if each.title == title)


LATE, VERY_LATE, OPEN = "date: September 2017, started: May 2017", "date: May 2017", "date: March 2018"
DONE = "date: May 2017, completed: 8 May 2017"


@pytest.mark.parametrize(
    ("targets", "day", "words"),
    [
        ((OPEN,), SEPTEMBER, "Of 1 target, none is complete and none is overdue; no decision is outstanding."),
        ((DONE, OPEN), SEPTEMBER,
         "Of 2 targets, 1 is complete and none is overdue; no decision is outstanding."),
        ((DONE, DONE, VERY_LATE, LATE), date(2017, 10, 2),
         ("Of 4 targets, 2 are complete and 2 are overdue (1 by more than 1 month); no decision is "
          "outstanding.")),
        ((DONE, "date: Ongoing to May 2017", "date: Ongoing to June 2017", VERY_LATE), SEPTEMBER,
         ("Of 4 targets, 1 is complete, 2 have ended without being closed and 1 is overdue (by more than 1 month); "
          "no decision is outstanding.")),
        (("date: Monthly",), date(2017, 9, 15),
         ("Of 1 target, none is complete and 1 is overdue (by more than 1 month; 5 dates missed); no "
          "decision is outstanding.")),
        (("date: TBC", "date: TBC", OPEN), SEPTEMBER,
         "Of 3 targets, none is complete, 2 have no date and none is overdue; no decision is outstanding."),
    ],
)  # fmt: skip
def test_the_first_sentence_says_where_the_plan_stands_and_a_workbook_says_the_same(
    plan_with: Callable[..., Plan], targets: tuple[str, ...], day: date, words: str
) -> None:
    plan = plan_with(*targets)
    assert build_paper(plan, day).lead == words
    summary, *_ = build_workbook(build_export_report(plan, day)).sheets
    (in_short,) = [fact.value for fact in summary.facts if fact.name == "In short"]
    assert in_short == f"{words.partition('; no decision')[0]}."


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ((VERY_LATE, "date: July 2017"), "2 are overdue (all by more than 1 month), up from 1 at 30 June 2017;"),
        (("date: May 2017, completed: July 2017", "date: July 2017, completed: July 2017"),
         "none is overdue, down from 1 at 30 June 2017;"),
        ((VERY_LATE,), "1 is overdue (by more than 1 month), as many as at 30 June 2017;"),
        ((OPEN,), "none is overdue, nor was any at 30 June 2017;"),
        (("date: July 2017",), "1 is overdue (by more than 1 month), up from none at 30 June 2017;"),
    ],
)  # fmt: skip
def test_the_first_sentence_says_if_that_is_better_or_worse(
    plan_with: Callable[..., Plan], targets: tuple[str, ...], words: str
) -> None:
    plan = plan_with(*targets)
    assert words in build_paper(plan, SEPTEMBER, PaperRequest(baseline=PlanVersion(plan, JUNE))).lead


FIGURES = ("date: May 2017, completed: 8 June 2017", DONE, VERY_LATE, LATE, "date: December 2017",
           "date: Ongoing, updates: [{on: 1 July 2017, rag: red}]",
           "date: May 2018, deleted: {on: 2 July 2017}")  # fmt: skip


def test_each_figure_stands_beside_the_last_with_its_direction(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(*FIGURES)
    request = PaperRequest(baseline=PlanVersion(plan, JUNE))
    table = find(build_paper(plan, date(2017, 10, 2), request), "Where the plan stands").table
    assert table
    assert [column.title for column in table.columns] == ["Targets", "2 Oct 2017", "30 Jun 2017", "Change"]
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("All targets", "7", "7", "none"),
        ("Complete", "2", "2", "none"),
        ("Completed late", "1", "1", "none"),
        ("Overdue", "2", "1", "up 1"),
        ("Overdue, by over 1 month (red)", "1", "0", "up 1"),
        ("Overdue, by up to 1 month (amber)", "1", "1", "none"),
        ("Not yet due", "1", "3", "down 2"),
        ("Ongoing", "1", "1", "none"),
        ("Deleted", "1", "0", "up 1"),
        ("Due next, from 3 October 2017 to 4 January 2018", "1", "1", "–"),
        ("Rated red, still open", "1", "0", "up 1"),
        ("Rated amber, still open", "0", "0", "none"),
        ("Rated green, still open", "0", "0", "none"),
        ("Not rated, still open", "3", "5", "down 2"),
    ]


@pytest.mark.parametrize("rag", ["red", "amber", "green"])
def test_a_rating_has_a_tone_of_its_own_beside_its_words(plan_with: Callable[..., Plan], rag: str) -> None:
    rated = build_paper(plan_with(f"date: May 2017, updates: [{{on: 1 September 2017, rag: {rag}}}]"), SEPTEMBER)
    tables = [each.table for each in rated.sections if each.table]
    tones = {cell.text: cell.tone for table in tables for row in table.rows for cell in row}
    assert tones[f"Rated {rag}, still open"] == f"rag-{rag}"
    shown = {text: tone for text, tone in tones.items() if text.startswith(f"{rag}, 1 Sep 2017")}
    assert set(shown.values()) == {f"rag-{rag}"}
    assert next(tone for text, tone in tones.items() if text.startswith("overdue, ")) == "red"


def test_without_a_last_report_figures_stand_alone_and_what_is_not_there_is_left_out(
    plan_with: Callable[..., Plan],
) -> None:
    table = find(build_paper(plan_with(OPEN), SEPTEMBER), "Where the plan stands").table
    assert table
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("All targets", "1"), ("Complete", "0"), ("Overdue", "0"), ("Not yet due", "1"),
        ("Due next, in October to December 2017", "0"),
    ]  # fmt: skip


def test_the_bar_has_every_target_once(plan_with: Callable[..., Plan]) -> None:
    shares = find(build_paper(plan_with(*FIGURES), date(2017, 10, 2)), "Where the plan stands").shares
    assert [(share.label, share.number, share.tone) for share in shares] == [
        ("Complete", 2, "done"),
        ("Overdue, by over 1 month (red)", 1, "red"),
        ("Overdue, by up to 1 month (amber)", 1, "amber"),
        ("Not yet due", 1, ""),
        ("Others (1 ongoing and 1 deleted)", 2, "quiet"),
    ]


def test_rag_is_spelled_out_once_and_only_where_something_is_rated(plan_with: Callable[..., Plan]) -> None:
    rated = build_paper(plan_with("date: May 2018, updates: [{on: 1 July 2017, rag: red}]"), SEPTEMBER)
    said = [text for each in rated.sections for text in (*each.notes, *dict(each.facts).values())]
    spelled = [text for text in said if "RAG (" in text]
    assert spelled == [RAG_NOTE]
    assert find(build_paper(plan_with(OPEN), SEPTEMBER), "Where the plan stands").notes == ()


@pytest.mark.parametrize(
    ("target", "bodies", "asked"),
    [
        # A decision is asked of the body that takes it: late, in the next period, or without a day.
        ("date: December 2017, decisions: [{body: Executive}]", ("Executive",),
         "Decide 1.1a (Publish it), target date December 2017."),
        ("date: March 2018, decisions: [{body: Executive, planned: July 2017}]", ("Executive",),
         "Decide 1.1a (Publish it), late, planned July 2017."),
        ("date: TBC, decisions: [{body: Executive}]", ("Executive",),
         "Decide 1.1a (Publish it), target date TBC."),
        ("date: March 2018, decisions: [{body: Executive}]", ("Executive",), ""),
        ("date: December 2017, decisions: [{body: Executive}]", ("Planning Panel",), ""),
        ("date: December 2017, decisions: [{body: Executive}]", (), ""),
        ("date: December 2017, decisions: [{body: Executive}], suspended: [{on: May 2017}]", ("Executive",), ""),
        ("date: December 2017, decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}]",
         ("Executive",), ""),
        (("date: December 2017, decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}, "
         "{body: Planning Panel}]"), ("Executive",), ""),
        # Nor if another body has to decide first, or if the body has put it off for longer.
        ("date: May 2017, decisions: [{body: Planning Panel}, {body: Executive, after: Planning Panel}]",
         ("Executive",), ""),
        (("date: May 2017, decisions: [{body: Planning Panel, decided: [{on: 4 July 2017, outcome: approved}]}, "
         "{body: Executive, after: Planning Panel}]"),
         ("Executive",), "Decide 1.1a (Publish it), late, target date May 2017."),
        (("date: May 2017, decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: deferred, "
         "to: 15 November 2017}]}]"), ("Executive",), ""),
        (("date: May 2017, decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: deferred, "
         "to: 30 October 2017}]}]"), ("Executive",),
         "Decide 1.1a (Publish it), deferred 4 Jul 2017, to 30 October 2017."),
        # A proposed date is to be agreed by whoever meets, if no body is named.
        ("date: May 2017, proposed: {to: May 2018, on: 1 July 2017, why: Flood.}", (),
         "Agree May 2018, in place of May 2017, as the date of 1.1a (Publish it): Flood."),
        ("date: May 2017, proposed: {to: May 2018, on: 1 July 2017}, completed: 4 July 2017", (), ""),
        # Otherwise it is for a body that decides the target, or else for the one that monitors it.
        ("date: May 2017, proposed: {to: May 2018, on: 1 July 2017}", ("Planning Panel",),
         "Agree May 2018, in place of May 2017, as the date of 1.1a (Publish it)."),
        ("date: May 2018, proposed: {to: July 2018, on: 1 July 2017}, decisions: [{body: Executive}]",
         ("Planning Panel",), ""),
        ("date: May 2018, proposed: {to: July 2018, on: 1 July 2017}, decisions: [{body: Executive}]",
         ("Executive",), "Agree July 2018, in place of May 2018, as the date of 1.1a (Publish it)."),
        # Notice of a key decision is to be published 28 clear days before.
        ("date: December 2017, decisions: [{body: Executive, key: true, planned: 4 December 2017}]", (),
         "Publish notice of the key decision on 1.1a (Publish it) by 5 November 2017."),
        ("date: May 2018, decisions: [{body: Executive, key: true, planned: 4 May 2018}]", (), ""),
        # It is asked for from the day of the paper to the end of the next period.
        ("date: March 2018, decisions: [{body: Executive, key: true, planned: 28 October 2017}]", (), ""),
        ("date: March 2018, decisions: [{body: Executive, key: true, planned: 29 October 2017}]", (),
         "Publish notice of the key decision on 1.1a (Publish it) by 30 September 2017."),
        ("date: March 2018, decisions: [{body: Executive, key: true, planned: 29 January 2018}]", (),
         "Publish notice of the key decision on 1.1a (Publish it) by 31 December 2017."),
        ("date: March 2018, decisions: [{body: Executive, key: true, planned: 30 January 2018}]", (), ""),
    ],
)  # fmt: skip
def test_what_the_plan_needs_from_the_meeting_is_offered_as_a_recommendation(
    plan_with: Callable[..., Plan], target: str, bodies: tuple[str, ...], asked: str
) -> None:
    report = build_paper(plan_with(f"measures: [held], {target}"), SEPTEMBER, PaperRequest(TargetFilter(bodies=bodies)))
    assert report.sections[0].items == ((asked,) if asked else ())
    if bodies:
        many = "1 decision is" if asked else "no decision is"
        assert report.lead.endswith(f"; {many} asked of {bodies[0]}.")


def decided_by(*decisions: str) -> str:
    """A target that bodies decide."""
    return f"date: May 2017, decisions: [{', '.join(f'{{body: {each}}}' for each in decisions)}]"


@pytest.mark.parametrize(
    ("targets", "lead", "notes"),
    [
        ((OPEN,), "; no decision is outstanding.", ("No decision is outstanding.",)),
        ((decided_by("Executive"),), "; 1 decision is outstanding and late.",
         ("1 decision is outstanding and late: Executive 1 (1 late).",)),
        # Who is late most comes first.
        ((decided_by("Planning Panel, planned: May 2018", "Executive"), decided_by("Executive")),
         "; 3 decisions are outstanding, 2 of them late.",
         ("3 decisions are outstanding, 2 of them late: Executive 2 (2 late) and Planning Panel 1.",)),
        ((decided_by("Executive", "Planning Panel"),), "; 2 decisions are outstanding, all of them late.",
         ("2 decisions are outstanding, all of them late: Executive 1 (1 late) and Planning Panel 1 (1 late).",)),
        ((decided_by("Executive, decided: [{on: 4 July 2017, outcome: refused}]"),), "; 1 decision is outstanding.",
         ("1 decision is outstanding: Executive 1 (1 refused).",)),
        ((decided_by("Executive, decided: [{on: 4 July 2017, outcome: approved}]"),), "; no decision is outstanding.",
         ("No decision is outstanding.",)),
        (("date: May 2017, proposed: {to: May 2018, on: 1 July 2017}",), "; 1 new date is to be agreed.",
         ("The meeting is asked to:",)),
        (("date: May 2017, proposed: {to: May 2018, on: 1 July 2017}, decisions: [{body: Executive}]",),
         "; 1 new date is to be agreed; 1 decision is outstanding and late.",
         ("1 decision is outstanding and late: Executive 1 (1 late).", "The meeting is asked to:")),
        (("date: December 2017, decisions: [{body: Executive, key: true, planned: 4 December 2017}]",),
         "; 1 decision is outstanding; 1 notice is to be published.",
         ("1 decision is outstanding: Executive 1.", "The meeting is asked to:")),
    ],
)  # fmt: skip
def test_a_paper_for_everybody_says_how_many_decisions_are_outstanding_and_of_whom(
    plan_with: Callable[..., Plan], targets: tuple[str, ...], lead: str, notes: tuple[str, ...]
) -> None:
    report = build_paper(plan_with(*targets), SEPTEMBER)
    assert report.lead.endswith(lead)
    assert report.sections[0].notes == notes


def test_a_date_is_offered_to_the_first_of_several_bodies_that_monitor(plan_of: PlanOf) -> None:
    plan = plan_of(
        "themes: [{theme: A, actions: [{action: 1, title: B, monitored_by: [Panel, Board], outputs: "
        "[{output: 1.1, text: C, targets: [{date: May 2017, proposed: {to: May 2018, on: 1 July 2017}}]}]}]}]"
    )
    papers = [build_paper(plan, SEPTEMBER, PaperRequest(TargetFilter(bodies=(body,)))) for body in ("Panel", "Board")]
    assert [len(paper.sections[0].items) for paper in papers] == [1, 0]


def test_what_is_recommended_and_listed_is_not_named_a_third_time(plan_with: Callable[..., Plan]) -> None:
    far = "decisions: [{body: Executive, planned: May 2018}], updates: [{on: 1 July 2017, rag: red}]"
    plan = plan_with("date: May 2017, decisions: [{body: Executive}]", f"date: May 2018, {far}")
    report = build_paper(plan, SEPTEMBER, PaperRequest(TargetFilter(bodies=("Executive",))))
    assert find(report, "What is to be decided").notes == (
        "What is asked of this meeting is under Recommendations.",
        "Also to be decided, and listed above: 1.1b (Publish it), by Executive: planned May 2018.",
    )


def test_what_the_same_words_are_about_is_named_together_and_a_late_date_not_again(
    plan_with: Callable[..., Plan],
) -> None:
    late = "date: May 2017, decisions: [{body: Executive}]"
    plan = plan_with(late, "date: July 2017, decisions: [{body: Executive, planned: June 2017}]", late)
    assert find(build_paper(plan, SEPTEMBER), "What is to be decided").notes == (
        (
            "Also to be decided, and listed above: 1.1a (Publish it) and 1.1c (Publish it), by Executive: late; 1.1b "
            "(Publish it), by Executive: late, planned June 2017."
        ),
    )


def test_a_notice_whose_day_has_passed_stays_in_the_paper(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with("date: December 2017, decisions: [{body: Executive, key: true, planned: 1 November 2017}]")
    for bodies in ((), ("Executive",)):
        report = build_paper(plan, date(2017, 10, 10), PaperRequest(TargetFilter(bodies=bodies)))
        assert find(report, "What is to be decided").notes == (
            (
                "1.1a is a key decision that may be taken from 1 November 2017, and 21 clear days are left: 28 clear "
                "days' notice was to be published by 3 October 2017."
            ),
        )


def test_the_most_urgent_decision_is_asked_for_first(plan_with: Callable[..., Plan]) -> None:
    dates = ("date: TBC", "date: December 2017", "date: March 2018", "date: November 2017")
    planned = ("", "", ", planned: July 2017", "")
    plan = plan_with(
        *(f"{each}, decisions: [{{body: Executive{day}}}]" for each, day in zip(dates, planned, strict=True))
    )
    asked = build_paper(plan, SEPTEMBER, PaperRequest(TargetFilter(bodies=("Executive",)))).sections[0].items
    assert [words.removeprefix("Decide ")[:4] for words in asked] == ["1.1c", "1.1d", "1.1b", "1.1a"]


def test_what_is_recommended_comes_before_what_is_offered_and_is_counted(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with("date: May 2017, proposed: {to: May 2018, on: 1 July 2017}")
    report = build_paper(plan, SEPTEMBER, text=PaperText(recommendations=("Note it.",)))
    asked = report.sections[0]
    assert (asked.items[0], len(asked.items), asked.are_numbered) == ("Note it.", 2, True)
    assert asked.notes == ("The meeting is asked to:",)
    assert report.lead.endswith("; 1 new date is to be agreed; 1 other recommendation is made.")
    for target, own, words in (
        ("date: May 2017, proposed: {to: May 2018, on: 1 July 2017}", ("Note it.", "Thank them."),
         "1 new date is to be agreed; 2 other recommendations are made."),
        (OPEN, ("Note it.",), "1 recommendation is made to the meeting."),
        (OPEN, ("Note it.", "Thank them."), "2 recommendations are made to the meeting."),
    ):  # fmt: skip
        paper = build_paper(plan_with(target), SEPTEMBER, text=PaperText(recommendations=own))
        assert paper.lead.endswith(f"; {words}")


def test_faults_stand_on_the_first_page_and_the_first_sentence_points_to_them(plan_with: Callable[..., Plan]) -> None:
    report = build_paper(plan_with(OPEN), SEPTEMBER, text=PaperText(faults=("2 errors in plan.yaml.",)))
    titles = [each.title for each in report.sections]
    assert titles[:4] == ["Recommendations", "Faults of the plan", "Where the plan stands", "Exceptions"]
    assert report.front_count == 3
    assert report.lead.endswith("These numbers may be wrong, because the plan has faults: see below.")
    told = report._replace(errors=("2 errors in plan.yaml.",))
    assert told.opening == (), "it is not said again before the title"
    assert report._replace(errors=("Another.",)).opening == ("Another.",)


def test_a_period_that_is_over_is_told_on_the_first_page(plan_with: Callable[..., Plan]) -> None:
    report = build_paper(plan_with(DONE), date(2018, 5, 1))
    assert find(report, "The period of the plan").notes == ("The plan's period ended on 31 March 2018.",)
    assert report.opening == ()


def test_an_officer_who_is_new_has_no_figures_to_compare(plan_of: PlanOf) -> None:
    text = (
        "themes: [{theme: A, actions: [{action: 1, title: B, outputs: "
        "[{output: 1.1, text: C, officer: Ann, targets: [{date: May 2017}]}]}]}]"
    )
    earlier, later = plan_of(text), plan_of(text.replace("Ann", "Bob"))
    request = PaperRequest(TargetFilter(officers=("Bob",)), PlanVersion(earlier, JUNE))
    table = find(build_paper(later, SEPTEMBER, request), "Where the plan stands").table
    assert table
    assert len(table.columns) == 2
