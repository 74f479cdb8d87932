"""A paper over several plans: a table that compares them, and a chapter on each, headed by its authority."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan, PlanGroup
from actionplan.renderers.html.html_page import render as render_html
from actionplan.renderers.text.markdown import render
from actionplan.report import AUTHORITY_COLUMN, Report, Section
from actionplan.reports.changes import PlanVersion
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.paper.paper_columns import MAX_NAME_LENGTH
from actionplan.reports.support.legend import RAG_NOTE

PlanOf = Callable[[str], Plan]

JUNE, SEPTEMBER = date(2017, 6, 30), date(2017, 9, 30)
LATE, OPEN, DONE = "date: May 2017", "date: March 2018", "date: July 2017, completed: 8 July 2017"


def plan(plan_of: PlanOf, name: str, authority: str, *targets: str) -> Plan:
    """A plan of some targets, each in braces."""
    lettered = ", ".join(f"{{target: {letter}, {each}}}" for letter, each in zip("abcdefg", targets, strict=False))
    made = plan_of(
        "bodies: [{name: Panel}]\nthemes: [{theme: Work, actions: [{action: 1, title: Do it, monitored_by: [Panel], "
        f"outputs: [{{output: 1.1, text: Build it., officer: Chief, targets: [{lettered}]}}]}}]}}]\n"
    )
    return made._replace(name=name, title=f"Plan {name}", authority=authority)


def find(report: Report, title: str) -> Section:
    """The section under a heading."""
    return next(each for each in report.sections if each.title == title)


def numbers(section: Section) -> dict[str, dict[str, str]]:
    """The numbers of each plan under their headings."""
    assert section.table
    heads = [column.title for column in section.table.columns]
    return {
        row[0].text: {head: cell.text for head, cell in zip(heads[1:], row[1:], strict=True)}
        for row in section.table.rows
    }


def since_june(plans: PlanGroup) -> PaperRequest:
    """Ask what changed since June."""
    return PaperRequest(baseline=PlanVersion(plans, JUNE))


@pytest.fixture
def plans(plan_of: PlanOf) -> PlanGroup:
    """A plan with faults, and one with nothing wrong."""
    busy = plan(
        plan_of,
        "busy",
        "Busy Council",
        LATE,
        DONE,
        "date: August 2017",
        f"{OPEN}, updates: [{{on: 1 June 2017, rag: amber}}]",
        OPEN,
    )
    return PlanGroup((busy, plan(plan_of, "calm", "Calm Council", OPEN, "date: Ongoing")))


NEXT = "Due next: in October to December 2017."


def test_each_plan_has_a_row_with_its_figures_and_so_have_all_together(plans: PlanGroup) -> None:
    section = find(build_paper(plans, SEPTEMBER), "Where the plans stand")
    rated = {"RAG, still open": "1 amber, 3 not rated"}
    assert numbers(section) == {
        "Busy Council": {"Targets": "5", "Complete": "1", "Overdue": "2: 1 red, 1 amber", "Not yet due": "2",
                         "Others": "0", "Due next": "0", **rated},
        "Calm Council": {"Targets": "2", "Complete": "0", "Overdue": "0", "Not yet due": "1",
                         "Others": "1", "Due next": "0", "RAG, still open": "2 not rated"},
        "All plans": {"Targets": "7", "Complete": "1", "Overdue": "2: 1 red, 1 amber", "Not yet due": "3",
                      "Others": "1", "Due next": "0", "RAG, still open": "1 amber, 5 not rated"},
    }  # fmt: skip
    assert section.notes == (RAG_NOTE, f"Others: 1 ongoing. {NEXT}")
    assert (section.shares[0].label, section.shares[0].number) == ("Complete", 1)


def test_a_row_says_how_each_figure_moved_since_the_last_report(plans: PlanGroup) -> None:
    section = find(build_paper(plans, SEPTEMBER, since_june(plans)), "Where the plans stand")
    assert section.notes == (RAG_NOTE, f"Others: 1 ongoing. {NEXT} In brackets: the change since 30 June 2017.")
    busy, calm, together = numbers(section).values()
    assert busy == {"Targets": "5", "Complete": "1 (+1)", "Overdue": "2 (+1): 1 red (+1), 1 amber",
                    "Not yet due": "2 (\u22122)", "Others": "0", "Due next": "0",
                    "RAG, still open": "1 amber, 3 not rated (\u22121)"}  # fmt: skip
    assert "(" not in "".join(calm.values())
    assert together["Overdue"] == "2 (+1): 1 red (+1), 1 amber"


def test_a_figure_that_fell_to_none_still_says_so(plan_of: PlanOf) -> None:
    late = "date: May 2017, completed: 5 July 2017"
    group = PlanGroup(tuple(plan(plan_of, name, name, late, OPEN) for name in ("one", "two")))
    section = find(build_paper(group, SEPTEMBER, since_june(group)), "Where the plans stand")
    assert numbers(section)["one"]["Overdue"] == "0 (\u22121): 0 amber (\u22121)"


@pytest.mark.parametrize(
    ("rating", "is_there"), [("updates: [{on: 1 June 2017, rag: amber}]", True), ("started: May 2017", False)]
)
def test_ratings_have_a_column_if_there_are_any(plan_of: PlanOf, rating: str, *, is_there: bool) -> None:
    group = PlanGroup(tuple(plan(plan_of, name, name, f"{OPEN}, {rating}", OPEN) for name in ("one", "two")))
    found = numbers(find(build_paper(group, SEPTEMBER), "Where the plans stand"))["one"]
    assert found.get("RAG, still open") == ("1 amber, 1 not rated" if is_there else None)


def test_the_rows_add_up(plans: PlanGroup) -> None:
    *rows, together = numbers(find(build_paper(plans, SEPTEMBER), "Where the plans stand")).values()
    for column in ("Targets", "Complete", "Overdue", "Not yet due", "Others", "Due next"):
        counted = [int(row[column].split(":")[0]) for row in (*rows, together)]
        assert sum(counted[:-1]) == counted[-1]
    for row in (*rows, together):
        parts = ("Complete", "Overdue", "Not yet due", "Others")
        assert sum(int(row[part].split(":")[0]) for part in parts) == int(row["Targets"])


def test_plans_without_other_targets_have_no_column_for_them(plan_of: PlanOf) -> None:
    plans = PlanGroup(tuple(plan(plan_of, name, name, LATE, OPEN) for name in ("one", "two")))
    section = find(build_paper(plans, SEPTEMBER), "Where the plans stand")
    assert section.notes == (NEXT,)
    assert all("Others" not in row for row in numbers(section).values())


@pytest.mark.parametrize(
    ("several", "words"),
    [
        (True, "3 decisions are outstanding, all of them late: Two 2 (2 late) and One 1 (1 late)."),
        (False, "1 decision is outstanding and late: Panel 1 (1 late)."),
    ],
)
def test_decisions_outstanding_are_counted_by_authority(plan_of: PlanOf, words: str, *, several: bool) -> None:
    decided = f"{LATE}, decisions: [{{body: Panel}}]"
    one, two = plan(plan_of, "one", "One", decided), plan(plan_of, "two", "Two", decided, decided)
    report = build_paper(PlanGroup((one, two)) if several else one, SEPTEMBER)
    assert find(report, "Recommendations").notes == (words,)


def test_each_plan_has_a_chapter_headed_by_its_authority(plans: PlanGroup) -> None:
    report = build_paper(plans, SEPTEMBER, since_june(plans))
    outline = [(each.level, each.title) for each in report.sections]
    first, last = outline.index((1, "Busy Council")), outline.index((1, "About this paper"))
    assert outline[first:last] == [
        (1, "Busy Council"),
        (2, "Exceptions"),
        (3, "Overdue"),
        (3, "Rated amber"),
        (2, "What has changed since 30 June 2017"),
        (1, "Calm Council"),
    ]


def test_names_in_a_chapter_are_short_and_the_paper_says_where_they_are_in_full(plan_of: PlanOf) -> None:
    long, short = f"Publish {'the statement ' * 9}", "Consult"
    target = f"{LATE}, measures: [{'Agreed ' * 20}]"
    one = plan(plan_of, "one", "One", target, f"{OPEN}, measures: [{short}]", target)
    (theme,) = one.themes
    (action,) = theme.actions
    output = action.outputs[0]._replace(text=long)
    alone = output._replace(targets=output.targets[:1], ref="1.2")
    one = one._replace(themes=(theme._replace(actions=(action._replace(outputs=(output, alone)),)),))
    group = PlanGroup((one, plan(plan_of, "two", "Two", OPEN)))
    names = {
        is_chapter: [
            row[1].text
            for section in build_paper(subject, SEPTEMBER).sections
            if section.title == "Overdue" and section.table
            for row in section.table.rows
        ]
        for is_chapter, subject in ((True, group), (False, one))
    }
    assert len(names[True]) == len(names[False]) == 3
    assert all(len(name) <= MAX_NAME_LENGTH and name.endswith("…") for name in names[True])
    assert all(name.startswith("Publish the statement") and ": Agreed" in name for name in names[True][:2])
    assert all("…" not in name for name in names[False])
    for is_full in (False, True):
        facts = dict(find(build_paper(group, SEPTEMBER, PaperRequest(is_full=is_full)), "About this paper").facts)
        assert ("--full" in facts["Names"]) is not is_full
    assert "Names" not in dict(find(build_paper(one, SEPTEMBER), "About this paper").facts)


def test_what_there_is_nothing_of_is_a_sentence_of_the_chapter(plans: PlanGroup) -> None:
    section = find(build_paper(plans, SEPTEMBER), "Calm Council")
    assert section.notes == (
        "Plan calm, Calm Council. Of 2 targets, none is complete and none is overdue.",
        "No target is overdue, none has ended, and none is rated red or amber.",
        "No date was changed, and nothing was completed, stopped or decided.",
        "No decision is outstanding.",
        "No target falls due in October to December 2017.",
    )
    assert [(share.label, share.number) for share in section.shares] == [("Not yet due", 1), ("Others (1 ongoing)", 1)]


def test_a_chapter_says_once_whose_plan_it_is(plans: PlanGroup) -> None:
    report = build_paper(plans, SEPTEMBER)
    of_chapter = [each for each in report.sections if each.plan == "busy"]
    assert of_chapter
    for each in of_chapter:
        if each.table:
            assert AUTHORITY_COLUMN not in each.table.columns
            assert not any(cell.text.startswith("busy:") for row in each.table.rows for cell in row)


def test_two_plans_of_one_authority_are_told_apart_by_their_titles(plan_of: PlanOf) -> None:
    group = PlanGroup(tuple(plan(plan_of, name, "One Council", OPEN) for name in ("north", "south")))
    report = build_paper(group, SEPTEMBER)
    rows = list(numbers(find(report, "Where the plans stand")))
    assert rows == ["One Council: Plan north", "One Council: Plan south", "All plans"]
    assert find(report, "One Council: Plan north")
    assert find(report, "One Council: Plan south")


def test_a_plan_that_the_question_is_not_about_says_so(plan_of: PlanOf) -> None:
    group = PlanGroup((plan(plan_of, "one", "One", LATE), plan(plan_of, "two", "Two", OPEN)))
    report = build_paper(group, SEPTEMBER, PaperRequest(TargetFilter(statuses=("overdue",))))
    assert find(report, "Two").notes == ("Plan two, Two: none of its targets is asked about.",)
    assert numbers(find(report, "Where the plans stand"))["Two"]["Targets"] == "0"


@pytest.mark.parametrize(
    ("target", "words", "missing"),
    [
        (LATE, "", "No reason, action or new date is recorded for 1.1a."),
        (f"{LATE}, updates: [{{on: 1 June 2017, reason: No staff}}]", "reason: No staff",
         "No action or new date is recorded for 1.1a."),
        (f"{LATE}, updates: [{{on: 1 June 2017, reason: No staff, next: Agency staff are here}}]",
         "reason: No staff; action: 1 Jun 2017: Agency staff are here", "No new date is recorded for 1.1a."),
        (f"{OPEN}, updates: [{{on: 1 June 2017, rag: red, note: Cost}}]", "reason: Cost",
         "No action is recorded for 1.1a."),
    ],
)  # fmt: skip
def test_what_is_recorded_of_an_exception_stands_with_it_and_what_is_not_above_all(
    plan_of: PlanOf, target: str, words: str, missing: str
) -> None:
    group = PlanGroup((plan(plan_of, "one", "One", target), plan(plan_of, "two", "Two", OPEN)))
    report = build_paper(group, SEPTEMBER)
    (table,) = (each.table for each in report.sections if each.plan == "one" and each.table)
    explained = dict(zip([column.title for column in table.columns], table.rows[0], strict=True)).get("Explanation")
    assert (explained.text if explained else "") == words
    (exceptions,) = (each for each in report.sections if each.plan == "one" and each.title == "Exceptions")
    assert exceptions.notes[-1] == missing


@pytest.mark.parametrize("is_full", [False, True])
def test_a_ref_that_two_plans_have_is_that_of_the_chapter(plan_of: PlanOf, *, is_full: bool) -> None:
    """On a web page too, where rows are filtered by the officer of their target, and linked to it."""
    one, two = (plan(plan_of, name, name, LATE) for name in ("one", "two"))
    (theme,) = two.themes
    (action,) = theme.actions
    output = action.outputs[0]._replace(officers=("Somebody else",))
    two = two._replace(themes=(theme._replace(actions=(action._replace(outputs=(output,)),)),))
    page = render_html(build_paper(PlanGroup((one, two)), SEPTEMBER, PaperRequest(is_full=is_full)))
    officers = re.findall(r'<tr role="row"[^>]* data-officer="([^"]+)"', page)
    assert officers == ["Chief", "Somebody else"] * (1 + is_full)
    links = re.findall(r'<tr role="row" id="(\w+)".*?<a [^>]*href="#(\w+)"', page, re.DOTALL)
    both_ways = [("listed1", "full1"), ("listed2", "full2"), ("full1", "listed1"), ("full2", "listed2")]
    assert links == (both_ways if is_full else [])


def test_rows_of_one_kind_stay_together_as_data(plan_of: PlanOf) -> None:
    group = PlanGroup(tuple(plan(plan_of, name, name, LATE, DONE) for name in ("one", "two")))
    rows = build_paper(group, SEPTEMBER).rows
    assert [(row.section, row.plan, row.ref) for row in rows] == [
        ("overdue", "one", "1.1a"),
        ("overdue", "two", "1.1a"),
        ("completed", "one", "1.1b"),
        ("completed", "two", "1.1b"),
    ]


def test_the_refs_of_a_date_are_behind_the_name_of_their_plan(plan_of: PlanOf) -> None:
    group = PlanGroup(
        tuple(plan(plan_of, name, name, "date: Spring 2017", "date: Spring 2017") for name in ("one", "two"))
    )
    report = build_paper(group, SEPTEMBER, PaperRequest(is_full=True))
    table = find(report, "Appendix: how the dates were read").table
    assert table
    assert [row[-1].text for row in table.rows] == ["one: 1.1a and 1.1b; two: 1.1a and 1.1b"]
    alone = find(
        build_paper(group.plans[0], SEPTEMBER, PaperRequest(is_full=True)), "Appendix: how the dates were read"
    )
    assert [row[-1].text for row in alone.table.rows] == ["1.1a and 1.1b"]  # type: ignore[union-attr]


def test_one_plan_by_itself_has_no_chapters(plans: PlanGroup) -> None:
    page = render(build_paper(plans.plans[0], SEPTEMBER))
    assert "## Exceptions" in page
    assert "compared" not in page
