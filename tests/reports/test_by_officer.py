"""Targets of each officer, as at 15 September 2017."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.renderers.data.json import render as render_json
from actionplan.renderers.office import xlsx
from actionplan.report import Report, Section
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.rows import count_overdue_rows

PlanOf = Callable[[str], Plan]

DAY = date(2017, 9, 15)

PLAN = """
officers: [{name: Head of Planning}, {name: Chief Executive, also: [Chief Executive Officer]}, {name: Head of Legal}]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Print it
            targets: [{date: May 2017}]
          - output: 1.2
            text: Publish it
            officer: chief  executive officer
            supporting: [Head of Legal]
            targets:
              - {target: a, date: Autumn 2017}
              - {target: b, date: May 2017, completed: 1 June 2017}
              - {target: c, date: Ongoing}
          - output: 1.3
            text: Read it
            officer: Relevant Heads of Service
            targets: [{date: TBC}]
          - output: 1.4
            text: Post it
            officer: Chief Executive
            targets: [{date: August 2017}]
          - output: 1.5
            text: Map it
            officer: Head of Planning
            targets: [{date: 15 September 2017}]
"""


DETAILS = "Service: Legal Services. Email: jane@example.gov.uk."

PEOPLE = """
officers:
- Ann
- {name: Bob, service: Homes}
- {name: Jane, service: Legal Services, email: jane@example.gov.uk, until: 31 August 2017}
- Dir
- Cat
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Build
        outputs:
          - output: 1.1
            text: Agree the sites
            officer: [Ann, Bob]
            accountable: Dir
            supporting: [Jane]
            targets: [{date: May 2017}]
          - output: 1.2
            text: Let the contract
            officer: Jane
            supporting: [Housing Association]
            reassigned: [{to: [Cat, Bob], on: 1 September 2017, why: Jane left}]
            targets: [{date: March 2018}]
"""


def list_column(section: Section, title: str) -> list[str]:
    assert section.table
    (place,) = [n for n, column in enumerate(section.table.columns) if column.title == title]
    return [cells[place].text for cells in section.table.rows]


def lists(report: Report) -> list[tuple[str | None, str]]:
    return [(row.section, row.ref) for row in report.rows]


def test_spellings_are_one_officer_and_nobody_is_dropped(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PLAN), DAY)
    assert lists(report) == [
        ("Head of Planning", "1.5"),
        ("Chief Executive", "1.4"),
        ("Chief Executive", "1.2a"),
        ("Chief Executive", "1.2c"),
        ("Chief Executive", "1.2b"),
        ("Head of Legal supports", "1.2a"),
        ("Head of Legal supports", "1.2c"),
        ("Head of Legal supports", "1.2b"),
        ("Relevant Heads of Service", "1.3"),
        ("No officer", "1.1"),
    ]
    assert [row.officer for row in report.rows if row.ref in ("1.1", "1.2a")] == ["Chief Executive"] * 2 + [None]
    assert report.has_rows


def test_each_officer_has_a_section_with_a_count_line(plan_of: PlanOf) -> None:
    sections = {section.title: section.notes for section in build_officer_report(plan_of(PLAN), DAY).sections}
    assert sections == {
        "Head of Planning": ("1 target: 1 due.",),
        "Chief Executive": ("4 targets: 1 overdue, 1 ongoing, 1 not yet due, 1 complete (1 late).",),
        "Head of Legal": ("No targets of their own.",),
        "Head of Legal supports": (),
        "Relevant Heads of Service": ("1 target: 1 no date.",),
        "No officer": ("1 target: 1 overdue.",),
    }


@pytest.mark.parametrize("name", ["Chief Executive", "CHIEF executive OFFICER ", "Chief  Executive Officer"])
def test_one_officer_by_any_spelling(plan_of: PlanOf, name: str) -> None:
    report = build_officer_report(plan_of(PLAN), DAY, (name,))
    assert [ref for _, ref in lists(report)] == ["1.4", "1.2a", "1.2c", "1.2b"]
    assert report.title == "Targets of Chief Executive, as at 15 September 2017"


@pytest.mark.parametrize(
    ("dates", "more"),
    [
        ("June 2017 and October 2017", ""),
        ("June 2017 and July 2017", "; 1 more missed"),
        ("June 2017, July 2017 and 15 September 2017", "; 1 more missed; next due 15 Sep 2017"),
        # What was missed in the month that is asked about is not what comes next.
        ("June 2017, 5 September 2017, 20 September 2017 and 30 September 2017",
         "; 1 more missed; next due 20 Sep 2017"),
        ("Monthly from June 2017", "; 2 more missed; next due 30 Sep 2017"),
    ],
)  # fmt: skip
def test_a_target_with_several_dates_says_how_many_more_it_missed_and_which_comes_next(
    plan_of_one: PlanOf, dates: str, more: str
) -> None:
    (section, *_) = build_officer_report(plan_of_one(f'date: "{dates}"'), DAY).sections
    assert list_column(section, "Status") == [f"overdue, 77 days late (over 1 month){more}"]


def test_a_group_is_asked_for_like_an_officer(plan_of: PlanOf) -> None:
    assert lists(build_officer_report(plan_of(PLAN), DAY, ("relevant heads of service",))) == [
        ("Relevant Heads of Service", "1.3")
    ]


def test_an_officer_who_only_supports_is_told_what_with_its_dates(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PLAN), DAY, ("Head of Legal",))
    own, other = report.sections
    assert (own.notes, own.table) == (("No targets of their own.",), None)
    assert (other.title, other.level, list_column(other, "Ref")) == (
        "Head of Legal supports",
        2,
        ["1.2a", "1.2c", "1.2b"],
    )
    assert list_column(other, "Officer") == ["Chief Executive"] * 3
    assert list_column(other, "Due") == ["30 Nov 2017", "", "31 May 2017"]


def test_what_somebody_only_supports_is_nowhere_counted(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PEOPLE), DAY, ("Jane",))
    assert [(row.ref, row.role, row.status) for row in report.rows] == [("1.1", "supporting", "overdue")]
    assert (report.has_rows, count_overdue_rows(report.rows)) == (False, (0, 0))
    assert any(line.startswith("Overdue: ") for line in report.legend)


def test_what_several_answer_for_is_in_the_list_of_each_and_counted_once(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PEOPLE), DAY)
    assert lists(report) == [
        ("Ann", "1.1"),
        ("Bob", "1.1"),
        ("Bob", "1.2"),
        ("Jane supports", "1.1"),
        ("Dir is accountable for", "1.1"),
        ("Cat", "1.2"),
        ("Housing Association supports", "1.2"),
    ]
    assert {row.ref: row.officers for row in report.rows} == {"1.1": ("Ann", "Bob"), "1.2": ("Cat", "Bob")}
    assert {row.officer for row in report.rows} == {"Ann and Bob", "Cat and Bob"}
    assert count_overdue_rows(report.rows) == (1, 1)
    with_whom = {each.title: list_column(each, "Joint") for each in report.sections if each.level == 1 and each.table}
    assert with_whom == {
        "Ann": ["jointly with Bob"],
        "Bob": ["jointly with Ann", "jointly with Cat"],
        "Cat": ["jointly with Bob"],
    }


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (DAY, (f"{DETAILS} Left on 31 August 2017.", "No targets of their own.")),
        (date(2017, 8, 31), (f"{DETAILS} Leaves on 31 August 2017.", "1 target: 1 not yet due.")),
    ],
)
def test_the_list_says_who_an_officer_is_and_whose_it_was_then(
    plan_of: PlanOf, day: date, words: tuple[str, ...]
) -> None:
    assert build_officer_report(plan_of(PEOPLE), day, ("Jane",)).sections[0].notes == words


@pytest.mark.parametrize(
    ("keep", "refs"),
    [
        (TargetFilter(officers=("Bob",)), ["1.1", "1.2"]),
        (TargetFilter(officers=("Bob", "Ann")), ["1.1", "1.2"]),
        (TargetFilter(officers=("Jane",)), []),
        (TargetFilter(officers=("Jane",), role="supporting"), ["1.1"]),
        (TargetFilter(officers=("Housing Association",), role="supporting"), ["1.2"]),
        (TargetFilter(officers=("Bob",), role="supporting"), []),
        (TargetFilter(officers=("Dir",), role="accountable"), ["1.1"]),
        (TargetFilter(services=("homes",)), ["1.1", "1.2"]),
        (TargetFilter(services=("Legal Services",)), []),
        (TargetFilter(services=("Legal Services",), role="supporting"), ["1.1"]),
    ],
)
def test_a_filter_is_about_one_role(plan_of: PlanOf, keep: TargetFilter, refs: list[str]) -> None:
    assert [row.ref for row in build_export_report(plan_of(PEOPLE), DAY, keep).rows] == refs


@pytest.mark.parametrize(
    ("keep", "titles"),
    [
        # What an officer shares with others is not listed under these too, and a role has its lists alone.
        (TargetFilter(officers=("Ann",)), ["Ann"]),
        (TargetFilter(officers=("Dir", "Ann")), ["Ann"]),
        (TargetFilter(officers=("Dir",), role="accountable"), ["Dir is accountable for"]),
        (TargetFilter(officers=("Jane",), role="supporting"), ["Jane supports"]),
        (TargetFilter(services=("Legal Services",), role="supporting"), ["Jane supports"]),
        (TargetFilter(services=("homes",)), ["Bob"]),
    ],
)
def test_a_filter_keeps_the_lists_of_its_officers(plan_of: PlanOf, keep: TargetFilter, titles: list[str]) -> None:
    sections = build_officer_report(plan_of(PEOPLE), DAY, (), keep).sections
    assert [section.title for section in sections if section.table] == titles


@pytest.mark.parametrize(
    ("keep", "told"),
    [
        (TargetFilter(officers=("jane",)), ["Jane supports 1.1. To list that, add --role supporting."]),
        (TargetFilter(officers=("Dir", "Ann")), ["Dir is accountable for 1.1. To list that, add --role accountable."]),
        (TargetFilter(officers=("Jane",), role="supporting"), []),
        (TargetFilter(officers=("Cat",)), []),
        (TargetFilter(), []),
    ],
)
def test_an_answer_about_an_officer_says_what_it_leaves_out(
    plan_of: PlanOf, keep: TargetFilter, told: list[str]
) -> None:
    closing = build_overdue_report(plan_of(PEOPLE), DAY, keep).closing
    assert [line for line in closing if "--role" in line] == told


def test_the_workbook_says_how_to_reach_an_officer_and_counts_each(plan_of: PlanOf) -> None:
    book = load_workbook(BytesIO(xlsx.render(build_export_report(plan_of(PEOPLE), DAY))))
    by_name = read_officers(book)
    assert {name: (row["Targets"], row["Accountable for"], row["Supports"]) for name, row in by_name.items()} == {
        "Ann": (1, None, None),
        "Bob": (2, None, None),
        "Cat": (1, None, None),
        "Dir": (0, 1, None),
        "Jane": (0, None, 1),
        "Housing Association": (0, None, 1),
    }
    assert {name: row["Service"] for name, row in by_name.items() if row["Service"]} == {
        "Bob": "Homes",
        "Jane": "Legal Services",
    }
    assert count_targets(book) == 2


def read_officers(book: Workbook) -> dict[object, dict[object, object]]:
    """Read the sheet of officers: a row for each, by heading."""
    lines = list(book["Officers"].iter_rows(values_only=True))
    headings, *rows = lines[[line[0] for line in lines].index("Officer") :]
    return {row[0]: dict(zip(headings, row, strict=True)) for row in rows}


def test_the_workbook_of_officers_counts_what_somebody_is_responsible_for(plan_of: PlanOf) -> None:
    everybody = load_workbook(BytesIO(xlsx.render(build_officer_report(plan_of(PEOPLE), DAY))))
    assert count_targets(everybody) == 2
    assert "Role" not in [cell.value for row in everybody["Targets"].iter_rows() for cell in row]
    jane = load_workbook(BytesIO(xlsx.render(build_officer_report(plan_of(PEOPLE), DAY, ("Jane",)))))
    *_, headings, row = jane["Targets"].iter_rows(values_only=True)
    assert dict(zip(headings, row, strict=True))["Role"] == "supporting"
    assert count_targets(jane) == 0
    assert [(row["Officer"], row["Targets"], row["Supports"]) for row in read_officers(jane).values()] == [
        ("Dir", 0, None),
        ("Jane", 0, 1),
    ]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("Jane",), "This answer lists 1 target that an officer supports. They count"),
        (("Bob",), "Of 2 targets, none is complete and 1 is overdue (by more than 1 month)."),
        (("Bob", "Housing Association"), "Of 2 targets, none is complete and 1 is overdue (by more than 1 month)."),
        (("Dir", "Housing Association"), "1 target that an officer is accountable for and 1 target that an officer"),
        (("Ann", "Housing Association"), "month). This answer also lists 1 target that an officer supports."),
    ],
)
def test_the_first_sheet_says_what_is_only_supported(plan_of: PlanOf, names: tuple[str, ...], sentence: str) -> None:
    book = load_workbook(BytesIO(xlsx.render(build_officer_report(plan_of(PEOPLE), DAY, names))))
    (said,) = [row[1] for row in book["Summary"].iter_rows(values_only=True) if row[0] == "In short"]
    assert sentence in str(said)


@pytest.mark.parametrize("name", ["Northbank Borough Council", "northbank"])
def test_a_party_is_asked_for_by_any_of_its_names(plan_of: PlanOf, name: str) -> None:
    parties = "parties: [{party: Northbank Borough Council, also: [Northbank]}, {party: Southbank Council}]\n"
    plan = plan_of(parties + PEOPLE.lstrip().replace("supporting: [Jane]", "supporting: [Northbank]"))
    report = build_officer_report(plan, DAY, (name,))
    assert lists(report) == [("Northbank Borough Council supports", "1.1")]
    idle = build_officer_report(plan, DAY, ("Southbank Council",))
    assert [section.notes for section in idle.sections] == [("No targets.",)]


def count_targets(book: Workbook) -> object:
    return next(row[2] for row in book["Summary"].iter_rows(values_only=True) if row[0] == "All targets")


def test_json_has_the_list_of_officers(plan_of: PlanOf) -> None:
    officers = json.loads(render_json(build_export_report(plan_of(PEOPLE), DAY)))["officers"]
    assert [each["name"] for each in officers] == ["Ann", "Bob", "Jane", "Dir", "Cat"]
    assert officers[2] == {
        "name": "Jane",
        "post": None,
        "service": "Legal Services",
        "email": "jane@example.gov.uk",
        "until": "2017-08-31",
    }


def test_a_total_counts_joint_work_once_and_says_so(plan_of: PlanOf) -> None:
    summary = build_overdue_report(plan_of(PEOPLE), DAY).sections[-1]
    shared = "1 target is of several officers together, and in the number of each."
    assert summary.notes == ("1 target overdue in all.", shared)
    assert (list_column(summary, "Officer"), list_column(summary, "Targets overdue")) == (["Ann", "Bob"], ["1", "1"])


def test_who_is_responsible_and_supports_as_well_has_it_once(plan_of: PlanOf) -> None:
    twice = plan_of(
        PEOPLE.replace("supporting: [Jane]", "supporting: [Jane, Bob]").replace("accountable: Dir", "accountable: Ann")
    )
    assert [pair for pair in lists(build_officer_report(twice, DAY)) if (pair[0] or "").startswith(("Ann", "Bob"))] == [
        ("Ann", "1.1"),
        ("Bob", "1.1"),
        ("Bob", "1.2"),
    ]


def test_a_name_that_joins_two_is_both_only_if_the_list_has_each(plan_of: PlanOf) -> None:
    joined = plan_of(PEOPLE.replace("officer: [Ann, Bob]", "officer: Ann / Bob"))
    assert lists(build_officer_report(joined, DAY)) == lists(build_officer_report(plan_of(PEOPLE), DAY))
    post = plan_of(PEOPLE.replace("officer: [Ann, Bob]", "officer: Ann and Bob").replace("- Ann\n", "- Ann and Bob\n"))
    assert ("Ann and Bob", "1.1") in lists(build_officer_report(post, DAY))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Chief Exective", 'The plan has no officer "Chief Exective". Did you mean "Chief Executive"?'),
        ("planning", 'The plan has no officer "planning". Did you mean "Head of Planning"?'),
        (
            "zzz",
            (
                'The plan has no officer "zzz". It has "Head of Planning", "Chief Executive", "Head of Legal" and '
                '"Relevant Heads of Service".'
            ),
        ),
    ],
)
def test_a_name_that_is_nobody_s_gets_the_nearest(plan_of: PlanOf, name: str, sentence: str) -> None:
    with pytest.raises(UnknownName) as caught:
        build_officer_report(plan_of(PLAN), DAY, (name,))
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("keep", "sentence"),
    [
        (TargetFilter(texts=("zzz",)), "No target matches text zzz."),
        (TargetFilter(officers=("Head of Legal",)), "No target matches officer Head of Legal."),
        (TargetFilter(actions=("1",), statuses=("suspended",)), "No target matches action 1, status suspended."),
    ],
)
def test_one_officer_s_list_that_is_narrowed_to_nothing_says_so(
    plan_of: PlanOf, keep: TargetFilter, sentence: str
) -> None:
    (section,) = build_officer_report(plan_of(PLAN), DAY, ("Chief Executive",), keep).sections
    assert (section.title, section.notes, section.table) == ("Chief Executive", (sentence,), None)


def test_a_filter_that_keeps_nothing_says_so(plan_of: PlanOf) -> None:
    report = build_officer_report(plan_of(PLAN), DAY, target_filter=TargetFilter(texts=("no such words",)))
    assert [section.notes for section in report.sections] == [("No target matches text no such words.",)]
