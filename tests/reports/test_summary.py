"""What a summary counts: every target once, each figure beside that of an earlier day."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.evaluation.filters import Filter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.data.json import render as render_json
from actionplan.renderers.html.html_page import render as render_html
from actionplan.renderers.office.document_layout import build_layout
from actionplan.renderers.text.markdown import render as render_markdown
from actionplan.renderers.text.plain_text import render as render_plain
from actionplan.renderers.text.terminal import render as render_terminal
from actionplan.report import Report, Section
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.summary import build_summary_report
from actionplan.reports.workbook import build_workbook, list_target_rows
from actionplan.rows import count_overdue_rows

PlanOf = Callable[[str], Plan]

ROOT = Path(__file__).resolve().parents[2]
DAY, BEFORE = date(2017, 9, 15), date(2017, 6, 30)
ALL = ["2 of 11 (+1)", "2 (+1)"]
"""How many of all targets of the plan below are complete, and overdue."""

PLAN = """
officers: [{name: Ann, service: Housing}, {name: Bob, service: Housing}, {name: Cy}]
fields: [{field: Priority, values: [High, Low]}]
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Build
        monitored_by: [Panel]
        outputs:
          - output: 1.1
            text: Build
            officer: [Ann, Bob]
            fields: {Priority: low}
            targets:
              - {target: a, date: June 2017, completed: 1 June 2017, measures: [On time]}
              - {target: b, date: June 2017, completed: 3 August 2017}
              - {target: c, date: May 2017, updates: [{on: 1 July 2017, rag: red}]}
              - {target: d, date: August 2017, fields: {Priority: High}}
              - {target: e, date: 30 September 2017}
  - theme: Money
    actions:
      - action: 2
        title: Save
        outputs:
          - output: 2.1
            text: Save
            officer: Cy
            targets:
              - {target: a, date: Winter 2017, updates: [{on: 1 July 2017, rag: green}]}
              - {target: b, date: Ongoing}
              - {target: c, date: Ongoing to June 2017}
              - {target: d, date: tbc}
              - {target: e, date: July 2017, suspended: [{on: 1 May 2017}]}
              - {target: f, date: May 2017, deleted: {on: 1 June 2017}}
"""


def _shorten(label: str) -> str:
    """What a summary calls a figure of a paper."""
    return re.sub(
        r"Overdue, by .*\((\w+)\)",
        r"Overdue, \1",
        re.sub("^Due next.*", "Due next", label.replace("Completed", "Done")),
    )


def _read_table(section: Section) -> dict[str, list[str]]:
    """The cells of each row of a section's table, by the first."""
    assert section.table
    return {row[0].text: [cell.text for cell in row[1:]] for row in section.table.rows}


@pytest.fixture
def summary(plan_of: PlanOf) -> Report:
    plan = plan_of(PLAN)
    return build_summary_report(plan, DAY, PlanVersion(plan, BEFORE))


def test_each_figure_is_beside_that_of_the_earlier_day_with_its_direction(summary: Report) -> None:
    assert _read_table(summary.sections[0]) == {
        "All targets": ["11", "11", "none"],
        "Complete": ["2", "1", "up 1"],
        "Done on time": ["1", "1", "none"],
        "Done late": ["1", "0", "up 1"],
        "Overdue": ["2", "1", "up 1"],
        "Overdue, red": ["1", "0", "up 1"],
        "Overdue, amber": ["1", "1", "none"],
        "Due this month": ["1", "1", "none"],
        "Not yet due": ["1", "3", "down 2"],
        "Ended": ["1", "0", "up 1"],
        "Ongoing": ["1", "2", "down 1"],
        "No date": ["1", "1", "none"],
        "Suspended": ["1", "1", "none"],
        "Deleted": ["1", "1", "none"],
        "Due next": ["1", "1", "–"],
        "RAG red": ["1", "0", "up 1"],
        "RAG amber": ["0", "0", "none"],
        "RAG green": ["1", "0", "up 1"],
        "Not rated": ["6", "9", "down 3"],
        "On target": ["63%", "88%", "down 25"],
    }


def test_the_rule_of_what_is_on_target_is_printed_with_its_numbers(summary: Report) -> None:
    (note,) = summary.sections[0].notes
    assert note == (
        "5 of 8 are on target: complete, or neither overdue nor ended. What is deleted, suspended or undated is left "
        "out (3). Overdue, red: by over 1 month. Due next: 16 September to 1 December 2017. RAG is the officer's "
        "rating of what is open."
    )


@pytest.mark.parametrize(
    ("before", "headings"),
    [
        (BEFORE, ["15 Sep", "30 Jun"]),
        (date(2016, 9, 16), ["15 Sep", "16 Sep"]),
        (date(2016, 9, 15), ["15 Sep 2017", "15 Sep 2016"]),
        (None, ["15 Sep 2017"]),
    ],
)
def test_headings_have_no_year_where_there_is_no_doubt(
    plan_of: PlanOf, before: date | None, headings: list[str]
) -> None:
    plan = plan_of(PLAN)
    table = build_summary_report(plan, DAY, PlanVersion(plan, before) if before else None).sections[0].table
    assert table
    assert [column.title for column in table.columns if column.title not in ("Targets", "Change")] == headings


@pytest.mark.parametrize(
    ("groupings", "tables"),
    [
        (
            (),
            {
                "By theme": {
                    "Homes": ["2 of 5 (+1)", "2 (+1)"],
                    "Money": ["0 of 6", "0"],
                    "All targets": ALL,
                },
                "By service": {
                    "Housing": ["2 of 5 (+1)", "2 (+1)"],
                    "No service": ["0 of 6", "0"],
                    "All targets": ALL,
                },
            },
        ),
        (
            ("Officer",),
            {
                "By officer": {
                    "Ann": ["2 of 5 (+1)", "2 (+1)"],
                    "Bob": ["2 of 5 (+1)", "2 (+1)"],
                    "Cy": ["0 of 6", "0"],
                    "All targets": ALL,
                }
            },
        ),
        (
            ("body", "priority"),
            {
                "By body": {
                    "Panel": ["2 of 5 (+1)", "2 (+1)"],
                    "No body": ["0 of 6", "0"],
                    "All targets": ALL,
                },
                "By priority": {
                    "Low": ["2 of 4 (+1)", "1"],
                    "High": ["0 of 1", "1 (+1)"],
                    "No Priority": ["0 of 6", "0"],
                    "All targets": ALL,
                },
            },
        ),
    ],
)
def test_targets_are_grouped_as_was_asked_and_each_counts_once_in_all(
    plan_of: PlanOf, groupings: tuple[str, ...], tables: dict[str, dict[str, list[str]]]
) -> None:
    plan = plan_of(PLAN)
    _, *sections = build_summary_report(plan, DAY, PlanVersion(plan, BEFORE), groupings).sections
    assert {each.title: {name: row[:2] for name, row in _read_table(each).items()} for each in sections} == tables


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        ("officer", ["Cy", "Ann", "Bob", "No officer"]),
        ("service", ["Housing", "No service"]),
        ("body", ["Panel", "No body"]),
        ("priority", ["Low", "High", "No Priority"]),
    ],
)
def test_what_is_in_no_group_is_last_wherever_it_is_in_the_plan(
    plan_of: PlanOf, grouping: str, names: list[str]
) -> None:
    first = "\n          - {output: 0.1, text: Ask, targets: [{date: July 2017}]}\n          - output: 2.1"
    themes = PLAN.replace("\n          - output: 2.1", first).split("  - theme: ")
    plan = plan_of("  - theme: ".join([themes[0], themes[2], themes[1]]))
    section = build_summary_report(plan, DAY, groupings=(grouping,)).sections[1]
    assert list(_read_table(section)) == [*names, "All targets"]


def test_each_group_has_its_ratings_and_what_is_due_next(summary: Report) -> None:
    table = summary.sections[1].table
    assert table
    assert [column.title for column in table.columns[1:]] == [
        "Complete",
        "Overdue",
        "Due next",
        "RAG",
        "On target",
        "By status",
    ]
    found = _read_table(summary.sections[1])
    assert {name: row[2:4] for name, row in found.items()} == {
        "Homes": ["1", "1 red"],
        "Money": ["0", "1 green"],
        "All targets": ["1", "1 red, 1 green"],
    }


def test_a_screen_without_room_for_bars_has_the_rest_of_the_table(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN.replace("theme: Homes", f"theme: {'Homes and gardens ' * 3}"))
    summary = build_summary_report(plan, DAY, PlanVersion(plan, BEFORE))
    wide, narrow = (render_terminal(summary, width=width) for width in (120, 76))
    assert "By status" in wide
    assert "By status" not in narrow
    assert all(re.search("Theme .* RAG .* On target", made) for made in (wide, narrow))
    assert all(len(line) <= 76 for line in narrow.splitlines())


@pytest.mark.parametrize(
    ("name", "width", "most"), [*product(["shipped"], [80, 120], [32]), ("busy", 80, 39), ("busy", 120, 34)]
)
def test_a_summary_has_room_on_a_screen(shipped: Plan, busy_plan: Plan, name: str, width: int, most: int) -> None:
    plan = {"shipped": shipped, "busy": busy_plan}[name]
    for day, before in ((BEFORE, date(2017, 3, 31)), (DAY, BEFORE)):
        lines = render_terminal(build_summary_report(plan, day, PlanVersion(plan, before)), width=width).splitlines()
        assert len(lines) <= most
        assert max(map(len, lines)) <= width
        assert any(line.startswith("Theme") and line.endswith("By status") for line in lines)


def test_the_figures_are_set_in_two_columns_where_both_have_room(summary: Report) -> None:
    found = {
        width: [
            re.sub(" +", " ", line)
            for line in render_terminal(summary, width=width).partition("By theme")[0].splitlines()
            if line.startswith(("Targets", "Complete ", "Not yet due", "On target "))
        ]
        for width in (70, 80, 120)
    }
    both = [
        "Targets 15 Sep 30 Jun Change Targets 15 Sep 30 Jun Change",
        "Complete 2 1 up 1 No date 1 1 none",
        "Not yet due 1 3 down 2 Not rated 6 9 down 3",
    ]
    one = ["Targets 15 Sep 30 Jun Change", "Complete 2 1 up 1", "Not yet due 1 3 down 2", "On target 63% 88% down 25"]
    assert found == {70: one, 80: both, 120: both}


def test_what_several_answer_for_is_told(plan_of: PlanOf) -> None:
    section = build_summary_report(plan_of(PLAN), DAY, groupings=("officer",)).sections[1]
    assert section.notes == ("A target of several groups counts in each, and once in all.",)


def test_a_grouping_that_no_plan_has_is_refused(plan_of: PlanOf) -> None:
    with pytest.raises(UnknownName, match='"Risk"'):
        build_summary_report(plan_of(PLAN), DAY, groupings=("Risk",))


def test_every_group_has_a_bar_that_says_what_it_shows(summary: Report) -> None:
    table = summary.sections[1].table
    assert table
    bars = [row[-1] for row in table.rows]
    assert bars[0].text == "2 complete, 1 red, 1 amber, 1 due this month"
    assert [sum(share.number for share in bar.shares) for bar in bars] == [5, 6, 11]
    (line,) = (line for line in render_terminal(summary, width=120).splitlines() if line.startswith("Homes"))
    assert re.search(" (█+)(▒+)(▓+)(░+)$", line)
    html = render_html(summary)
    assert f'aria-label="{bars[0].text}"' in html


def _list_officers(counts: list[tuple[int, int]]) -> str:
    """Write themes in which each officer has some targets that are overdue, and some that are not."""
    outputs = [
        f"          - {{output: 1.{n}, text: T, officer: O{n}, targets: "
        f"[{', '.join(['{date: May 2017}'] * late + ['{date: Winter 2017}'] * others)}]}}\n"
        for n, (late, others) in enumerate(counts, 1)
    ]
    head = "themes:\n  - theme: T\n    actions:\n      - action: 1\n        title: A\n        outputs:\n"
    return head + "".join(outputs)


@pytest.mark.parametrize(
    ("counts", "names", "others"),
    [
        ([(1, 0)] * 4, [], []),
        # Those with most overdue have rows. Of these, those with most targets come first. Equal ones are not divided.
        ([(0, 1)] * 30 + [(3, 0)] * 10, range(31, 41), ["0 of 30", "0", "0", "100%"]),
        ([(1, 0)] * 30 + [(1, 1)] * 10, range(31, 41), ["0 of 30", "30 (+30)", "0", "0% (\u2212100)"]),
        ([(2, 0), (1, 0), (1, 4), *[(0, 2)] * 20, *[(0, 1)] * 20], range(1, 24), ["0 of 20", "0", "0", "100%"]),
        # Never fewer than three, in the order of the plan if all are equal.
        ([(1, 0)] * 2 + [(0, 1)] * 60, None, None),
    ],
)
def test_a_page_has_the_groups_with_most_overdue_and_the_sum_of_the_others(
    plan_of: PlanOf, counts: list[tuple[int, int]], names: range | None, others: list[str] | None
) -> None:
    plan = plan_of(_list_officers(counts))
    report = build_summary_report(plan, DAY, PlanVersion(plan, date(2017, 4, 30)), ("officer",))
    section = report.sections[1]
    every = [f"O{n}" for n in range(1, len(counts) + 1)]
    assert list(_read_table(section)) == [*every, "All targets"]
    assert not any("as least is overdue" in note for note in section.notes)
    for made in (render_terminal(report), render_plain(report), render_markdown(report), render_html(report)):
        assert all(re.search(rf"\b{name}\b", made) for name in every)
    if not names and names is not None:
        assert section.on_page is None
        return
    assert section.on_page
    found = _read_table(section.on_page)
    shown = [name for name in found if name in every]
    more = f"{len(every) - len(shown)} more"
    assert list(found) == [*shown, more, "All targets"]
    assert section.on_page.notes[-1].startswith(f'In the row "{more}", as least is overdue there: O')
    if names:
        assert shown == [f"O{n}" for n in names]
        assert found[more][:4] == others
    else:
        assert shown == every[: len(shown)]
        assert len(shown) > 2
    words = render_html(report)
    assert len(re.findall(rf">{more}<", words)) == 1
    assert more not in render_terminal(report)
    printed = str(build_layout(report).blocks)
    assert [name for name in (*every, more) if f"'{name}'" in printed] == [*shown, more]


@pytest.mark.parametrize("number", range(18, 40))
def test_a_page_never_leaves_one_group_out(plan_of: PlanOf, number: int) -> None:
    last = f"officer: O{number}"
    text = _list_officers([(0, 1)] * number).replace(last, f"{last} whose name takes two lines")
    report = build_summary_report(plan_of(text), DAY, groupings=("officer",))
    on_page = report.sections[1].on_page
    left = number - (len(_read_table(on_page)) - 2) if on_page else 0
    assert left != 1


def test_text_has_no_column_of_bars(summary: Report) -> None:
    words = render_plain(summary)
    assert "By status" not in words
    assert "On target" in words
    assert "complete, 1 red" not in words


def test_nothing_to_count_is_no_hundred_per_cent(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    stopped = build_summary_report(plan, DAY, PlanVersion(plan, BEFORE), target_filter=Filter(statuses=("suspended",)))
    assert _read_table(stopped.sections[0])["On target"] == ["–", "–", ""]
    empty = build_summary_report(plan, DAY, target_filter=Filter(texts=("no such words",)))
    assert empty.sections == (Section("", ("No target matches text no such words.",)),)


@pytest.mark.parametrize(
    ("since", "has_last"), [(BEFORE - timedelta(1), True), (BEFORE, False), (DAY - timedelta(1), False)]
)
def test_an_earlier_day_on_which_no_update_was_missing_yet_is_no_comparison(
    plan_of: PlanOf, since: date, *, has_last: bool
) -> None:
    plan = plan_of(PLAN)
    report = build_summary_report(plan, DAY, PlanVersion(plan, BEFORE), target_filter=Filter(not_updated_since=since))
    assert (report.last is not None) is has_last


def test_data_has_every_number_of_every_group(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    report = build_summary_report(plan, DAY, PlanVersion(plan, BEFORE), ("theme",))
    data = json.loads(render_json(report))
    found = {(each["by"], each["group"]): each for each in data["counts"] if each["figure"] == "On target"}
    assert found[None, None] == {
        "by": None,
        "group": None,
        "figure": "On target",
        "number": 5,
        "total": 8,
        "before": 7,
        "total_before": 8,
    }
    assert [(key, each["number"], each["total"]) for key, each in found.items()][1:] == [
        (("theme", "Homes"), 3, 5),
        (("theme", "Money"), 2, 3),
    ]
    assert len(data["rows"]) == 11


def test_its_workbook_has_every_number_of_the_page(plan_of: PlanOf) -> None:
    plan = plan_of(PLAN)
    report = build_summary_report(plan, DAY, PlanVersion(plan, BEFORE), ("theme", "Priority"))
    first, *others = build_workbook(report).sheets
    rows = {row[0]: row[2:] for row in first.rows}
    assert rows["Completed on time"] == (1, 1 / 11, 1, 0)
    assert rows["Due next"] == (1, 1 / 11, None, None)
    assert rows["On target"] == (5, 5 / 8, 7, -2)
    assert {fact.name: fact.value for fact in first.end_facts}["Figures"] == report.sections[0].notes[0]
    (groups,) = (each for each in others if each.name == "Groups")
    titles = [column.title for column in groups.columns]
    assert titles[:3] == ["Grouped by", "Group", "All targets"]
    assert titles[-3:] == ["Complete, 30 Jun 2017", "Overdue, 30 Jun 2017", "On target, 30 Jun 2017"]
    found = {row[:2]: dict(zip(titles, row, strict=True)) for row in groups.rows}
    assert list(found) == [
        *(("Theme", name) for name in ("Homes", "Money")),
        *(("Priority", name) for name in ("Low", "High", "No Priority")),
    ]
    homes, money = found["Theme", "Homes"], found["Theme", "Money"]
    assert (homes["On target"], homes["On target, 30 Jun 2017"], money["On target"]) == (3 / 5, 4 / 5, 2 / 3)
    shown = {(each.by, each.group, each.figure): each.number for each in report.counts if each.by == "theme"}
    assert {
        ("theme", by_group["Group"], figure): by_group[figure]
        for by_group in (homes, money)
        for figure in titles[2:-3]
        if figure != "On target"
    }.items() <= shown.items()


@pytest.mark.parametrize(
    ("build", "line"),
    [
        (lambda plan: build_export_report(plan, DAY), (5, 5 / 8)),
        (lambda plan: build_paper(plan, DAY), None),
        (lambda plan: build_overdue_report(plan, DAY), None),
    ],
)
def test_the_workbook_of_all_targets_says_what_is_on_target(
    plan_of: PlanOf, build: Callable[[Plan], Report], line: tuple[int, float] | None
) -> None:
    rows = {row[0]: row[2:] for row in build_workbook(build(plan_of(PLAN))).sheets[0].rows}
    assert rows.get("On target") == line


@given(day=st.dates(date(2017, 3, 1), date(2018, 6, 30)), before=st.dates(date(2017, 3, 1), date(2018, 6, 30)))
def test_the_shipped_plan_has_one_number_in_every_answer(shipped: Plan, day: date, before: date) -> None:
    version = PlanVersion(shipped, min(day, before))
    report = build_summary_report(shipped, day, version, ("theme", "officer"))
    figures = {name: int(row[0]) for name, row in _read_table(report.sections[0]).items() if "%" not in row[0]}
    statuses = Counter(row.status for row in list_target_rows(build_export_report(shipped, day).rows))
    assert figures["All targets"] == statuses.total()
    assert figures["Overdue"] == statuses["overdue"] == count_overdue_rows(build_overdue_report(shipped, day).rows)[0]
    assert figures["Complete"] == statuses["complete"]
    assert figures["Not yet due"] == statuses["not yet due"]
    paper = build_paper(shipped, day, PaperRequest(baseline=version))
    (of_paper,) = (_read_table(each) for each in paper.sections if each.title == "Where the plan stands")
    in_brief = {_shorten(name): row for name, row in of_paper.items()}
    assert {name: row for name, row in _read_table(report.sections[0]).items() if name in in_brief} == in_brief
    by_officer = build_officer_report(shipped, day)
    listed = Counter(row.section for row in by_officer.rows)
    totals = {each.group: each.total for each in report.counts if (each.by, each.figure) == ("officer", "Complete")}
    assert totals == listed
    shown = _read_table(report.sections[2])
    assert {name: row[0].partition(" of ")[2].partition(" ")[0] for name, row in shown.items()} == {
        **{name: str(number) for name, number in listed.items()},
        "All targets": str(statuses.total()),
    }


@pytest.fixture(scope="session")
def shipped() -> Plan:
    plan = load((ROOT / "plan.yaml").read_bytes()).plan
    assert plan
    return plan
