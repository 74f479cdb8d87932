"""Spreadsheets: what is on each sheet, and the two formats read again by libraries that did not write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from odfdo import Document

from actionplan.renderers.office import ods, xlsx
from actionplan.report import DecisionRow, ProposalRow, Report, RevisionRow
from actionplan.reports.workbook import EMPTY_CELL_NOTE, Sheet, WorkbookContent, build_workbook
from actionplan.text.escaping import escape_control_in_lines

SEPTEMBER = date(2017, 9, 30)
DECEMBER = date(2017, 12, 31)

Cells = list[list[Any]]


def sheet(made: WorkbookContent, name: str) -> Sheet:
    """The sheet of that name."""
    (found,) = (each for each in made.sheets if each.name == name)
    return found


def column(made: Sheet, title: str) -> list[Any]:
    """Return the values under a heading."""
    at = [heading.title for heading in made.columns].index(title)
    return [row[at] for row in made.rows]


@pytest.fixture
def changed(small: Report) -> Report:
    """A target whose date was revised twice and proposed once more, and one that never moved."""
    first = RevisionRow("Summer 2017", "Early Autumn", date(2017, 6, 12), SEPTEMBER, 30, "Board met late", "Executive")
    again = RevisionRow("Early Autumn", "TBC", date(2017, 7, 1), None, None, None, None)
    proposed = ProposalRow("Winter 2017", date(2017, 8, 1), DECEMBER, "Consultation")
    moved = small.rows[0]._replace(revisions=(first, again), proposed=proposed, published_due=date(2017, 8, 31))
    return small._replace(rows=(moved, *small.rows[1:]))


# The contents.


def test_the_title_is_first_and_then_what_is_on_the_sheet(small: Report) -> None:
    assert [each.notes[:2] for each in build_workbook(small).sheets] == [
        (
            "Corporate Action Plan 2017/18, Hertsmere Borough Council: targets",
            f"Due in September 2017. This sheet has one table, of 2 targets. {EMPTY_CELL_NOTE}",
        ),
        (
            "Corporate Action Plan 2017/18, Hertsmere Borough Council: officers",
            f"Due in September 2017. This sheet has one table, of 2 officers. {EMPTY_CELL_NOTE}",
        ),
        (
            "Corporate Action Plan 2017/18, Hertsmere Borough Council: decisions",
            f"Due in September 2017. This sheet has one table, of 6 decisions. {EMPTY_CELL_NOTE}",
        ),
        (
            "Corporate Action Plan 2017/18, Hertsmere Borough Council: dates changed",
            "Due in September 2017. This sheet has no table. No date in this answer was changed.",
        ),
    ]


def test_what_closes_a_report_stands_above_its_targets(small: Report) -> None:
    targets, officers, *_ = build_workbook(small).sheets
    assert "1 target could not be placed: `actionplan validate` says why." in targets.notes
    assert len(officers.notes) == 2


def test_days_are_days_beside_the_words_of_the_plan(small: Report) -> None:
    made = sheet(build_workbook(small), "Targets")
    assert column(made, "Target date") == ["Early Autumn"] * 2
    assert column(made, "Due") == [SEPTEMBER] * 2
    assert column(made, "Earliest day") == [date(2017, 9, 1)] * 2
    assert column(made, "Days late") == [None, 15]
    assert column(made, "Monitored by") == ["Member Planning Panel\nExecutive"] * 2
    assert column(made, "Responsible officer") == ["Head of Planning", None]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "September 2017"),
        ({"kind": "ongoing"}, "ongoing: September 2017"),
        ({"kind": "unset", "windows": ()}, "no date"),
        ({"kind": "dependent", "windows": ()}, "dependent"),
        ({"kind": "unreadable", "windows": ()}, "cannot be read"),
    ],
)
def test_how_a_date_was_read(small: Report, fields: dict[str, Any], words: str) -> None:
    made = build_workbook(small._replace(rows=(small.rows[0]._replace(**fields),)))
    assert column(sheet(made, "Targets"), "Date read as") == [words]


def test_the_section_is_a_column_where_it_says_more_than_the_theme(small: Report) -> None:
    under_themes = small._replace(rows=tuple(row._replace(section=row.theme or "") for row in small.rows))
    assert column(sheet(build_workbook(small), "Targets"), "Listed under") == ["due", "due earlier"]
    assert "Listed under" not in {heading.title for heading in sheet(build_workbook(under_themes), "Targets").columns}


def test_officers_are_counted_by_standing_and_nobody_comes_last(small: Report) -> None:
    planning, late = small.rows
    ended = planning._replace(ref="7", status="complete", due=date(2017, 9, 20))
    made = sheet(build_workbook(small._replace(rows=(late, planning, ended))), "Officers")
    assert column(made, "Responsible officer") == ["Head of Planning", "no officer"]
    assert column(made, "Targets") == [2, 1]
    assert (column(made, "Due"), column(made, "Overdue"), column(made, "Complete")) == ([1, 0], [0, 1], [1, 0])
    assert column(made, "Next due") == [SEPTEMBER, SEPTEMBER]


def test_a_target_with_several_rows_is_one_target_on_the_other_sheets(small: Report) -> None:
    row = small.rows[0]
    each = tuple(row._replace(occurrence=window, days_late=n) for n, window in enumerate(row.windows * 3))
    made = build_workbook(small._replace(rows=each))
    assert "one table, of 3 rows." in sheet(made, "Targets").notes[1]
    assert column(sheet(made, "Officers"), "Targets") == [1]
    assert len(sheet(made, "Decisions").rows) == 3


def test_decisions_have_a_row_each(small: Report) -> None:
    made = sheet(build_workbook(small._replace(rows=small.rows[:1])), "Decisions")
    assert [row[:6] for row in made.rows] == [
        ("6.2c", "Executive", None, "approved", date(2017, 7, 4), date(2017, 7, 31)),
        ("6.2c", "Full Council", None, "outstanding", None, date(2017, 11, 30)),
        ("6.2c", "HDL Board", None, "outstanding", None, None),
    ]


def test_a_decision_says_when_it_is_to_be_taken_and_what_comes_before_it(small: Report) -> None:
    key = DecisionRow(
        "Cabinet", None, None, None, state="planned", date="October 2018", by=date(2018, 10, 31), key=True,
        earliest=date(2018, 10, 1), after=("Scrutiny", "Southbank"), notice_by=date(2018, 9, 2),
    )  # fmt: skip
    made = sheet(build_workbook(small._replace(rows=(small.rows[0]._replace(decisions=(key,)),))), "Decisions")
    assert {heading.title: value for heading, value in zip(made.columns, made.rows[0], strict=True) if value} == {
        "Ref": "6.2c", "Body": "Cabinet", "State": "to be decided", "Outcome": "outstanding",
        "Date or period": "October 2018", "Earliest day": date(2018, 10, 1), "To be decided by": date(2018, 10, 31),
        "Depends on": "Scrutiny\nSouthbank", "Key decision": "yes", "Notice by": date(2018, 9, 2),
        "Responsible officer": "Head of Planning", "Target date": "Early Autumn", "Due": SEPTEMBER, "Status": "due",
        "Key output": "Statement of Community Involvement", "Performance measures": "Final document published",
    }  # fmt: skip


def test_a_target_of_a_joint_plan_has_its_stage_who_holds_it_up_and_from_when_it_could_go_ahead(small: Report) -> None:
    joint = small.rows[0]._replace(stage="Adoption", held_up_by=("Watford", "Dacorum"), ahead_from=SEPTEMBER)
    made = sheet(build_workbook(small._replace(rows=(joint, small.rows[1]))), "Targets")
    assert column(made, "Stage") == ["Adoption", None]
    assert column(made, "Held up by") == ["Watford\nDacorum", None]
    assert column(made, "Could go ahead from") == [SEPTEMBER, None]
    assert "Stage" not in [heading.title for heading in sheet(build_workbook(small), "Targets").columns]


def test_dates_changed_have_a_row_each_and_proposals_after_them(changed: Report) -> None:
    made = sheet(build_workbook(changed), "Dates changed")
    assert [row[:9] for row in made.rows] == [
        (
            "6.2c",
            "revised",
            "Summer 2017",
            "Early Autumn",
            SEPTEMBER,
            30,
            date(2017, 6, 12),
            "Board met late",
            "Executive",
        ),
        ("6.2c", "revised", "Early Autumn", "TBC", None, None, date(2017, 7, 1), None, None),
        ("6.2c", "proposed", "Early Autumn", "Winter 2017", DECEMBER, 92, date(2017, 8, 1), "Consultation", None),
    ]


def test_sheets_tables_and_headings_have_names_of_their_own(changed: Report) -> None:
    made = build_workbook(changed).sheets
    assert (
        len({each.name.casefold() for each in made}) == len({each.table_name.casefold() for each in made}) == len(made)
    )
    for each in made:
        titles = [heading.title.casefold() for heading in each.columns]
        assert len(set(titles)) == len(titles)
        assert all(len(row) == len(titles) for row in each.rows)


# Read again.


def _of_xlsx(made: bytes, name: str) -> Cells:
    page = openpyxl.load_workbook(io.BytesIO(made))[name]
    return [[_plain(cell.value) for cell in row] for row in page.iter_rows()]


def _of_ods(made: bytes, name: str) -> Cells:
    table = Document(io.BytesIO(made)).body.get_table(name=name)
    assert table is not None
    return [[_words(cell) for cell in row.get_cells()] for row in table.get_rows()]


def _words(cell: Any) -> Any:
    """A cell's value; words are read from its paragraphs, so that lines and spaces are those that are shown."""
    if cell.type != "string":
        return _plain(cell.value)
    return "\n".join(paragraph.inner_text for paragraph in cell.get_elements("text:p"))


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


SPREADSHEETS: dict[str, tuple[Callable[[Report], bytes], Callable[[bytes, str], Cells]]] = {
    "xlsx": (xlsx.render, _of_xlsx),
    "ods": (ods.render, _of_ods),
}

each_format = pytest.mark.parametrize(("render", "read"), SPREADSHEETS.values(), ids=SPREADSHEETS)


@each_format
def test_every_cell_is_read_again_as_it_was(
    render: Callable[[Report], bytes], read: Callable[[bytes, str], Cells], changed: Report
) -> None:
    made = render(changed)
    for each in build_workbook(changed).sheets:
        cells = read(made, each.name)
        above = len(each.notes)
        assert [row[0] for row in cells[:above]] == list(each.notes)
        assert cells[above] == [heading.title for heading in each.columns]
        assert [tuple(row) for row in cells[above + 1 :]] == list(each.rows)


@each_format
def test_what_is_awkward_is_words_and_whole(
    render: Callable[[Report], bytes],
    read: Callable[[bytes, str], Cells],
    awkward: Report,
    awkward_texts: tuple[str, ...],
) -> None:
    cells = read(render(awkward), "Targets")
    header = next(row for row in cells if row[0] == "Ref")
    found = [row[header.index("Key output")] for row in cells[cells.index(header) + 1 :]]
    assert [text or "" for text in found] == [
        escape_control_in_lines(text).replace("\t", " ") for text in awkward_texts
    ]


@each_format
@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(A1)", "_x0041_", " a  b "]
)
def test_no_words_become_anything_else(
    render: Callable[[Report], bytes], read: Callable[[bytes, str], Cells], small: Report, text: str
) -> None:
    made = render(small._replace(rows=(small.rows[0]._replace(remark=text),)))
    row = read(made, "Targets")[-1]
    shown = text.replace("\r", "\n").replace("\t", " ")
    assert shown in row or shown.replace("_x0041_", "_x005F_x0041_") in row  # openpyxl reads escapes as they stand
    for name in zipfile.ZipFile(io.BytesIO(made)).namelist():
        part = zipfile.ZipFile(io.BytesIO(made)).read(name)
        assert b"<f>" not in part
        assert b"table:formula" not in part


@each_format
def test_the_same_report_gives_the_same_bytes(
    render: Callable[[Report], bytes], read: Callable[[bytes, str], Cells], changed: Report
) -> None:
    assert render(changed) == render(changed)
    with zipfile.ZipFile(io.BytesIO(render(changed))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert read(render(changed), "Targets")


@each_format
def test_a_report_without_rows_says_so(
    render: Callable[[Report], bytes], read: Callable[[bytes, str], Cells], small: Report
) -> None:
    made = render(small._replace(rows=()))
    (title, holds, *_) = read(made, "Targets")
    assert title[0] == "Corporate Action Plan 2017/18, Hertsmere Borough Council: targets"
    assert holds[0] == "Due in September 2017. This sheet has no table. There is no target in this answer."


def test_a_workbook_marks_its_tables_freezes_headings_and_merges_nothing(changed: Report) -> None:
    made = openpyxl.load_workbook(io.BytesIO(xlsx.render(changed)))
    assert {table.name: table.ref for page in made for table in page.tables.values()} == {
        "Targets": "A4:AJ6",
        "Officers": "A3:N5",
        "Decisions": "A3:V9",
        "DatesChanged": "A3:L6",
    }
    for page in made:
        assert not page.merged_cells.ranges
        (table,) = page.tables.values()
        assert table.headerRowCount == 1
        assert page.freeze_panes == f"B{int(table.ref[1]) + 1}"
        assert page.print_title_rows == f"${table.ref[1]}:${table.ref[1]}"
    assert made["Targets"]["M5"].number_format == "d mmm yyyy"


def test_a_workbook_says_what_it_is(small: Report) -> None:
    of = openpyxl.load_workbook(io.BytesIO(xlsx.render(small))).properties
    assert (of.title, of.creator, of.language) == ("Due in September 2017", "Hertsmere Borough Council", "en-GB")
    assert of.created == of.modified == datetime(2017, 9, 15)  # noqa: DTZ001 - Excel knows no zones


def test_words_that_look_like_a_formula_stay_words_when_they_are_edited(small: Report) -> None:
    row = small.rows[0]._replace(remark="=1+1", officer="Chief Executive")
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(small._replace(rows=(row,)))))["Targets"]
    by_value = {cell.value: cell for cell in page[page.max_row]}
    assert by_value["=1+1"].quotePrefix
    assert not by_value["Chief Executive"].quotePrefix


@pytest.mark.parametrize("text", ["a" * 32_767, "b" * 32_768, "\U0001f600" * 16_384, "c" * 40_000])
def test_a_text_too_long_for_excel_says_that_it_was_cut(small: Report, text: str) -> None:
    made = xlsx.render(small._replace(rows=(small.rows[0]._replace(remark=text),)))
    page = openpyxl.load_workbook(io.BytesIO(made))["Targets"]
    (found,) = (str(cell.value) for cell in page[page.max_row] if str(cell.value)[:20] == text[:20])
    assert found == text or (
        found.endswith(xlsx.TRUNCATION_NOTE) and text.startswith(found.removesuffix(xlsx.TRUNCATION_NOTE))
    )
    assert (found == text) is (len(text.encode("utf-16-le")) // 2 <= xlsx.MAX_CELL_UNITS)
    assert len(found.encode("utf-16-le")) // 2 <= xlsx.MAX_CELL_UNITS


def test_an_opendocument_spreadsheet_marks_its_tables_and_says_what_it_is(changed: Report) -> None:
    made = Document(io.BytesIO(ods.render(changed)))
    ranges = made.body.get_elements("//table:database-range")
    assert [each.get_attribute("table:target-range-address") for each in ranges] == [
        "'Targets'.A4:AJ6",
        "'Officers'.A3:N5",
        "'Decisions'.A3:V9",
        "'Dates changed'.A3:L6",
    ]
    assert (made.meta.title, made.meta.language) == ("Due in September 2017", "en-GB")
    assert made.meta.creation_date == datetime(2017, 9, 15)  # noqa: DTZ001 - as the file says it
    assert not made.body.get_elements("//table:covered-table-cell")
