"""The council's own columns in every question: kept, grouped, sorted, chosen, and in the plan in full."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from odfdo import Document
from openpyxl import load_workbook

from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.data import csv
from actionplan.renderers.office import ods, xlsx
from actionplan.renderers.text import plain_text
from actionplan.report import Report
from actionplan.reports.arrangement import Arrangement, arrange_report
from actionplan.reports.by_field import build_field_report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.export import build_export_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.reports.slipped import build_slipped_report
from actionplan.reports.workbook import build_workbook
from actionplan.reports.workbook.targets_table import OPTIONAL_COLUMNS, TARGET_COLUMNS
from actionplan.rows import BUILT_IN_COLUMNS
from actionplan.text.folding import fold

DAY = date(2017, 9, 15)

PLAN = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
fields:
  - {field: Priority, values: [High, Medium, Low], in: report}
  - {field: Budget, kind: money}
  - {field: Review, kind: date}
  - Risk
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Build homes
        fields: {Priority: Medium, Budget: £2m}
        outputs:
          - {output: 1.1, text: Flats, fields: {Priority: low, Review: Spring 2018}, targets: [{date: March 2018}]}
          - {output: 1.2, text: Houses, fields: {Budget: "£20,000", Review: June 2017}, targets: [{date: May 2017}]}
          - output: 1.3
            text: Bungalows
            targets: [{date: June 2017, fields: {Priority: High, Budget: lots, Risk: "=1+1"}}]
      - action: 2
        title: Mend homes
        outputs: [{output: 2.1, text: Roofs, targets: [{date: July 2017}]}]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan in which an action, an output and a target have own columns."""
    read = load(PLAN.encode())
    assert read.plan
    assert read.findings == []
    return read.plan


def list_refs(report: Report) -> list[str]:
    return [row.ref for row in report.rows]


@pytest.mark.parametrize(
    ("wanted", "refs"),
    [
        (["Priority=High"], ["1.3"]),
        (["priority = LOW"], ["1.1"]),
        (["Priority=Medium"], ["1.2"]),  # that of its action
        (["Priority=High", "Priority=Low"], ["1.1", "1.3"]),
        (["Priority=High", "Risk"], ["1.3"]),
        (["Priority=Low", "Risk"], []),
        (["Budget"], ["1.1", "1.2", "1.3"]),
        (["Budget=£20,000"], ["1.2"]),
    ],
)
def test_a_filter_keeps_what_has_a_value(plan: Plan, wanted: list[str], refs: list[str]) -> None:
    assert list_refs(build_show_report(plan, DAY, "", TargetFilter(fields=tuple(wanted)))) == refs


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (["Priority=High"], "Priority High"),
        (["Priority=High", "Priority=Low"], 'Priority "High" or "Low"'),
        (["Priority=High", "Budget"], "Priority High, any Budget"),
    ],
)
def test_the_title_says_what_was_kept(wanted: list[str], words: str) -> None:
    assert TargetFilter(fields=tuple(wanted)).words == words


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("Prioriti=High", 'The plan has no own column "Prioriti". Did you mean "Priority"?'),
        ("Priority=Hihg", 'The plan has no Priority "Hihg". Did you mean "High"?'),
    ],
)
def test_an_unknown_column_or_value_is_refused(plan: Plan, wanted: str, sentence: str) -> None:
    with pytest.raises(UnknownName, match=re.escape(sentence)):
        build_show_report(plan, DAY, "", TargetFilter(fields=(wanted,)))


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        (
            "priority",
            [("Priority: High", "1.3"), ("Priority: Medium", "1.2"), ("Priority: Low", "1.1"), ("No Priority", "2.1")],
        ),
        ("Risk", [("Risk: =1+1", "1.3"), ("No Risk", "1.2 2.1 1.1")]),
    ],
)
def test_each_value_has_a_section_in_the_declared_order(plan: Plan, name: str, sections: list[tuple[str, str]]) -> None:
    report = build_field_report(plan, DAY, name)
    assert [
        (section.title, " ".join(cells[0].text for cells in section.table.rows))
        for section in report.sections
        if section.table
    ] == sections


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("Priority", "1.3 1.2 1.1 2.1"),  # in the order of its values
        ("Budget", "1.2 1.1 1.3 2.1"),  # by size; then what is no money, and what has none
        ("Review", "1.2 1.1 1.3 2.1"),  # by the first day of the date
        ("risk", "1.3 1.1 1.2 2.1"),
    ],
)
def test_rows_and_tables_are_sorted_by_what_the_column_is(plan: Plan, name: str, refs: str) -> None:
    report = arrange_report(build_export_report(plan, DAY), plan, Arrangement(name))
    assert " ".join(list_refs(report)) == refs
    shown = arrange_report(build_show_report(plan, DAY), plan, Arrangement(name))
    in_tables = [cells[0].text for section in shown.sections if section.table for cells in section.table.rows]
    assert in_tables == sorted(in_tables, key=lambda ref: (ref[0], refs.index(ref)))


TAKEN = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
fields: [{field: Due, kind: date}, Officer, {field: Share, kind: number}, {field: Grant, kind: money}, Reason]
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Build homes
        outputs:
          - output: 1.1
            text: Flats
            officer: A. Smith
            fields: {Due: 4 July 2017, Officer: Fred, Grant: £90k, Share: 40%, Reason: A need}
            targets: [{target: a, date: March 2018}, {target: b, date: May 2017, fields: {Grant: £2m}}]
          - {output: 1.2, text: Houses, fields: {Grant: "£90,000", Share: 9%}, targets: [{date: June 2017}]}
          - {output: 1.3, text: Sheds, fields: {Grant: "£1,000,000", Share: 100%}, targets: [{date: June 2017}]}
          - output: 1.4
            text: Roads
            fields: {Grant: £4k}
            targets: [{target: a, date: March 2018, fields: {Grant: £3m}}, {target: b, date: May 2017}]
"""


@pytest.fixture(scope="module")
def taken() -> Plan:
    """A plan with own columns that have the names of others, and amounts written in several ways."""
    read = load(TAKEN.encode())
    assert read.plan
    return read.plan


@pytest.mark.parametrize(
    ("asked", "shown", "sent"),
    [
        ("Status, Grant, Due", "Ref Status Grant Due", "ref,status,Grant,due"),
        ("own:Due, due, Status", "Ref own:Due Due Status", "ref,own:Due,due,status"),
        ("OWN: officer, Officer", "Ref own:Officer Officer", "ref,own:Officer,officer"),
        ("own:Grant, grant, status", "Ref Grant Status", "ref,Grant,status"),
        ("Status, Ref", "Ref Status", "status,ref"),
    ],
)
def test_columns_come_in_the_order_asked_and_with_the_ref(taken: Plan, asked: str, shown: str, sent: str) -> None:
    report, columns = build_show_report(taken, DAY), tuple(asked.split(", "))
    printed = arrange_report(report, taken, Arrangement(columns=columns))
    heads = [line.split() for line in plain_text.render(printed).splitlines() if line.startswith("Ref")]
    assert heads == [shown.split()]
    data = arrange_report(report, taken, Arrangement(columns=columns, is_data=True))
    assert csv.render(data).splitlines()[0] == sent


def test_an_own_column_with_a_name_that_is_taken_is_apart(taken: Plan) -> None:
    report = build_export_report(taken, DAY)
    chosen = arrange_report(report, taken, Arrangement(columns=("own:Due", "Due"), is_data=True))
    assert csv.render(chosen).splitlines()[:2] == ["ref,own:Due,due", "1.1a,4 July 2017,2018-03-31"]
    sheet = next(each for each in build_workbook(report).sheets if each.name == "Targets")
    titles = [column.title for column in sheet.columns]
    assert titles.count("Due") == 1
    assert "own:Due" in titles
    late = build_slipped_report(taken, DAY)._replace(sections=build_paper(taken, DAY).sections)
    reasons = arrange_report(late, taken, Arrangement(columns=("own:Reason", "Reason")))
    assert ["Ref", "own:Reason", "Reason"] in [
        [column.title for column in section.table.columns] for section in reasons.sections if section.table
    ]
    assert list_refs(build_show_report(taken, DAY, "", TargetFilter(fields=("own:Officer=fred",)))) == ["1.1a", "1.1b"]
    assert [section.title for section in build_field_report(taken, DAY, "own:officer").sections][:1] == [
        "Officer: Fred"
    ]


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        # an output stands before its targets, where the first of them stands
        ("Grant", "1.4 1.4b 1.4a 1.1 1.1a 1.1b 1.2 1.3"),
        ("Share", "1.2 1.1 1.1a 1.1b 1.3 1.4 1.4a 1.4b"),
    ],
)
def test_sorting_keeps_an_output_with_its_targets(taken: Plan, name: str, refs: str) -> None:
    report = arrange_report(build_show_report(taken, DAY), taken, Arrangement(name))
    shown = [cells[0].text for section in report.sections if section.table for cells in section.table.rows]
    assert " ".join(shown) == refs


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Grant", ["£4k", "£90k", "£1,000,000", "£2m", "£3m"]),  # £90k and £90,000 are the same
        ("Share", ["9%", "40%", "100%"]),
    ],
)
def test_values_are_grouped_in_order_of_size(taken: Plan, name: str, titles: list[str]) -> None:
    sections = build_field_report(taken, DAY, name).sections
    assert [section.title for section in sections if not section.title.startswith("No ")] == [
        f"{name}: {title}" for title in titles
    ]


@pytest.mark.parametrize(
    ("wanted", "refs"),
    [
        ("Grant=90000", ["1.1a", "1.2"]),
        ("Grant=£0.09m", ["1.1a", "1.2"]),
        ("grant=1000k", ["1.3"]),
        ("Share=9", ["1.2"]),
        ("Due=4/7/2017", ["1.1a", "1.1b"]),
        ("Reason=A need", ["1.1a", "1.1b"]),
    ],
)
def test_a_filter_compares_what_a_value_is(taken: Plan, wanted: str, refs: list[str]) -> None:
    assert list_refs(build_show_report(taken, DAY, "", TargetFilter(fields=(wanted,)))) == refs


KINDS = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
fields: [{field: Grant, kind: money}, {field: Homes, kind: number}, {field: Agreed, kind: date},
  {field: Signed, kind: yes/no}, {field: Site, kind: link}, {field: Risk}]
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Build homes
        outputs: [{output: 1.1, text: Flats, targets: [{date: March 2018, fields: {COLUMN: "WORDS"}}]}]
"""


@pytest.mark.parametrize(
    ("column", "words", "value", "form", "ods_type"),
    [
        ("Grant", "£120,000", 120_000, '"£"#,##0', "currency"),
        ("Grant", "120000", 120_000, '"£"#,##0', "currency"),
        ("Grant", "£1.5m", 1_500_000, '"£"#,##0', "currency"),
        ("Grant", "£1,234.50", 1234.5, '"£"#,##0.00', "currency"),
        ("Grant", "-£20k", -20_000, '"£"#,##0', "currency"),
        ("Grant", "€9", 9, '"€"#,##0', "currency"),
        ("Grant", "lots", "lots", "General", "string"),
        ("Homes", "1,200", 1200, "#,##0", "float"),
        ("Homes", "2.5", 2.5, "#,##0.0", "float"),
        ("Homes", "95%", 0.95, "0%", "percentage"),
        ("Homes", "12.5%", 0.125, "0.0%", "percentage"),
        ("Homes", "£4", "£4", "General", "string"),
        ("Agreed", "4 July 2017", datetime(2017, 7, 4), "d mmm yyyy", "date"),  # noqa: DTZ001 - a cell has no zone
        ("Agreed", "July 2017", "July 2017", "General", "string"),
        ("Signed", "Yes", True, "General", "boolean"),
        ("Signed", "no", False, "General", "boolean"),
        ("Signed", "perhaps", "perhaps", "General", "string"),
        ("Site", "https://example.org/a", "https://example.org/a", "General", "string"),
        ("Risk", "120000", "120000", "General", "string"),
        ("Undeclared", "£4", "£4", "General", "string"),
    ],
)
def test_workbooks_have_what_a_value_is(column: str, words: str, value: object, form: str, ods_type: str) -> None:
    plan = load(KINDS.replace("COLUMN", column).replace("WORDS", words).encode()).plan
    assert plan
    report = build_export_report(plan, DAY)
    rows = list(load_workbook(BytesIO(xlsx.render(report)))["Targets"].iter_rows())
    cell = {head.value: cell for head, cell in zip(rows[-2], rows[-1], strict=True)}[column]
    assert (cell.value, cell.number_format) == (value, form)
    assert type(cell.value) is type(value)
    assert bool(cell.hyperlink) == (column == "Site")
    table = Document(BytesIO(ods.render(report))).body.get_table(name="Targets")
    assert table
    made = table.get_cell((len(rows[-1]) - 1, len(rows) - 1))
    assert made.type == ods_type
    if ods_type != "string":
        assert (float(str(made.value)) if isinstance(value, float) else made.value) == (
            value.date() if isinstance(value, datetime) else value
        )


def test_csv_has_readable_words_for_columns_and_steps() -> None:
    text = TAKEN.replace("date: May 2017}]", "date: May 2017, steps: [{step: Plan, date: April 2017}, Printed]}]")
    plan = load(text.encode()).plan
    assert plan
    report = arrange_report(
        build_export_report(plan, DAY), plan, Arrangement(columns=("fields", "steps"), is_data=True)
    )
    assert csv.render(report).splitlines()[-1] == '1.4b,Grant: £4k,"Plan: April 2017, late; Printed"'


def test_two_ways_to_write_a_name_are_one_column() -> None:
    plan = load(TAKEN.replace("{Grant: £4k}", "{grant: £4k}").encode()).plan
    assert plan
    sheet = next(each for each in build_workbook(build_export_report(plan, DAY)).sheets if each.name == "Targets")
    assert [column.title for column in sheet.columns if column.title.casefold() == "grant"] == ["Grant"]


def test_every_usual_heading_is_a_name_that_is_taken(taken: Plan) -> None:
    """A workbook may not have two columns of one name, nor may the plan in full of a paper."""
    sheet_columns = {column.heading.title for column in (*TARGET_COLUMNS, *OPTIONAL_COLUMNS)}
    paper = build_paper(taken, DAY, PaperRequest(is_full=True))
    questions = (build_show_report(taken, DAY), build_overdue_report(taken, DAY))
    full = [section.table for section in paper.sections if section.table and section.is_full_plan]
    tables = [*full, *(section.table for report in questions for section in report.sections if section.table)]
    printed = {column.title for table in tables for column in table.columns if table.columns[0].title == "Ref"}
    assert {title for title in {*sheet_columns, *printed} if fold(title) not in BUILT_IN_COLUMNS} == set()


def test_columns_are_chosen_by_heading_and_own_column(plan: Plan) -> None:
    report = arrange_report(build_show_report(plan, DAY), plan, Arrangement(columns=("Risk", "due", "ref", "output")))
    tables = [section.table for section in report.sections if section.table]
    assert [[column.title for column in table.columns] for table in tables] == [
        ["Ref", "Risk", "Due", "Output and measures"]
    ] * 2
    assert [cells[1].text for cells in tables[0].rows] == ["", "", "=1+1"]


@pytest.mark.parametrize("columns", [("due", "RAG", "Budget"), ("waits for",), ("Moved by", "Occurrence"), ("output",)])
def test_a_usual_column_is_known_to_an_answer_that_has_nothing_in_it(plan: Plan, columns: tuple[str, ...]) -> None:
    """An answer leaves out columns that are empty, and a list that runs each month may have no row."""
    for day in (date(2017, 1, 1), DAY):
        report = arrange_report(build_overdue_report(plan, day), plan, Arrangement(columns=columns))
        assert report.sections


@pytest.mark.parametrize(
    ("heading", "title", "own"),
    [
        ("heading: Objective", "Objective", "Priority"),
        ("", "Heading", "Priority"),
        # A word that a column has already, or that the council has a column of, makes no second one.
        ("heading: Status", "Heading", "Priority"),
        ("heading: Priority", "Priority", "own:Priority"),
    ],
)
def test_workbooks_call_the_heading_by_the_plan_s_own_word(heading: str, title: str, own: str) -> None:
    text = PLAN.replace("plan: {", f"plan: {{{heading}, " if heading else "plan: {").replace(
        "        title:", "        heading: Less waste\n        title:", 1
    )
    plan = load(text.encode()).plan
    assert plan
    sheet = next(each for each in build_workbook(build_export_report(plan, DAY)).sheets if each.name == "Targets")
    titles = [column.title for column in sheet.columns]
    assert (title in titles, own in titles) == (True, True)
    assert len({*map(fold, titles)}) == len(titles)


def test_csv_has_the_columns_that_were_chosen(plan: Plan) -> None:
    report = arrange_report(
        build_export_report(plan, DAY), plan, Arrangement("Priority", ("ref", "due", "Risk"), is_data=True)
    )
    assert csv.render(report).splitlines() == [
        "ref,due,Risk",
        "1.3,2017-06-30,'=1+1",
        "1.2,2017-05-31,",
        "1.1,2018-03-31,",
        "2.1,2017-07-31,",
    ]


def test_an_unknown_column_is_refused(plan: Plan) -> None:
    with pytest.raises(UnknownName, match=r'The answer has no column "Riks"\. Did you mean "Risk"'):
        arrange_report(build_show_report(plan, DAY), plan, Arrangement(columns=("Riks",)))


def test_the_plan_in_full_has_what_is_declared_for_it(plan: Plan) -> None:
    report = build_paper(plan, DAY, PaperRequest(is_full=True))
    tables = [section.table for section in report.sections if section.level == 3 and section.table]
    headings = [[column.title for column in table.columns] for table in tables]
    assert [("Priority" in titles, "Budget" in titles) for titles in headings] == [(True, False), (False, False)]


@pytest.mark.parametrize(
    ("before", "was"),
    [
        (("Priority: Medium", "Priority: High"), {"action_fields": "Priority: High; Budget: £2m"}),
        (("Priority: low", "Priority: Medium"), {"output_fields": "Priority: Medium; Review: Spring 2018"}),
        (("Budget: lots", "Budget: £1m"), {"target_fields": "Priority: High; Budget: £1m; Risk: =1+1"}),
    ],
)
def test_a_value_that_changed_is_told_with_whose_it_was(
    plan: Plan, before: tuple[str, str], was: dict[str, str]
) -> None:
    earlier = load(PLAN.replace(*before).encode()).plan
    assert earlier
    report = build_changes_report(PlanVersion(earlier, DAY), PlanVersion(plan, DAY))
    assert [row.was for row in report.rows if row.section == "reworded"][:1] == [was]


@pytest.mark.parametrize(
    ("before", "was", "now"),
    [
        (("Priority: low", "Priority: Medium"), "Priority: Medium", "Priority: low"),
        (("Priority: low, ", ""), "", "Priority: low"),
        (("{Priority: low", "{Risk: 3, Priority: low"), "Risk: 3", ""),
        (
            ("Priority: low, Review: Spring 2018", "Priority: low, Review: May 2018"),
            "Review: May 2018",
            "Review: Spring 2018",
        ),
    ],
)
def test_a_table_of_changes_has_only_the_columns_that_differ(
    plan: Plan, before: tuple[str, str], was: str, now: str
) -> None:
    earlier = load(PLAN.replace(*before).encode()).plan
    assert earlier
    report = build_changes_report(PlanVersion(earlier, DAY), PlanVersion(plan, DAY))
    (table,) = (section.table for section in report.sections if section.title == "Reworded")
    assert table
    assert [[cell.text for cell in cells] for cells in table.rows] == [["1.1", "Own columns", was, now]]
