"""The workbook of a request, opened by openpyxl and by LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest

from actionplan.model.plan import Plan
from actionplan.updates.officer_request import OfficerRequest, parse_facts
from actionplan.updates.officer_requests import build_rounds
from actionplan.updates.request_layout import (
    FACTS_SHEET,
    FIGURES_SHEET,
    HEADING_ROW,
    SHEET_COLUMNS,
    TARGETS_SHEET,
    RequestColumn,
)
from actionplan.updates.request_workbook import FILL_COLOUR, render_request

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

PlanOf = Callable[[str], Plan]
Convert = Callable[[Mapping[str, bytes], str], list[Path]]

INSTRUCTIONS = (
    "Please fill in the light yellow cells for these 3 targets, and leave empty what you have nothing to say about. "
    "Then save the workbook as it is, as an Excel workbook (.xlsx), and send it back."
)

PLAN = """
officers: [Head of Housing]
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Homes
        outputs:
          - output: 1.1
            text: "=1+1 homes, and what they cost: a long text that does not fit on one line of a narrow column"
            officer: Head of Housing
            targets:
              - {target: a, date: May 2017, updates: [{on: June 2017, rag: red, note: "-5% of bids"}]}
              - {target: b, date: 1/7/2017, measures: [{text: Homes, target: at least 40}]}
          - {output: 1.10, text: Let them, officer: Head of Housing, targets: [{date: "2017"}]}
"""


@pytest.fixture(scope="module")
def request_of_housing(plan_of: PlanOf) -> OfficerRequest:
    (request,) = build_rounds(plan_of(PLAN), date(2017, 6, 30), date(2018, 3, 31), date(2017, 7, 14))[0].requests
    return request


@pytest.fixture(scope="module")
def workbook(request_of_housing: OfficerRequest) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render_request(request_of_housing)))


def list_columns(sheet: Worksheet) -> list[tuple[int, RequestColumn]]:
    """List the columns of a sheet by their headings, with their numbers."""
    by_title = {column.title: column for column in SHEET_COLUMNS[sheet.title]}
    return [(cell.column, by_title[str(cell.value)]) for cell in sheet[HEADING_ROW]]


def test_the_first_screen_says_what_is_asked(workbook: Workbook) -> None:
    assert [(sheet.title, sheet.sheet_state) for sheet in workbook] == [
        (TARGETS_SHEET, "visible"),
        (FIGURES_SHEET, "visible"),
        (FACTS_SHEET, "hidden"),
    ]
    lines = [workbook[TARGETS_SHEET].cell(row, 1).value for row in range(1, HEADING_ROW)]
    assert lines == [
        "Update on the action plan: Head of Housing",
        "Action Plan, A Council, as at 30 June 2017. Please send it back by 14 July 2017.",
        INSTRUCTIONS,
        "The sheet Figures asks for 1 figure as well.",
        None,
    ]
    assert "for this figure," in workbook[FIGURES_SHEET]["A3"].value


@pytest.mark.parametrize("name", [TARGETS_SHEET, FIGURES_SHEET])
def test_only_what_is_asked_can_be_filled_in(workbook: Workbook, request_of_housing: OfficerRequest, name: str) -> None:
    sheet = workbook[name]
    rows = request_of_housing.list_rows(name)
    assert sheet.max_row == HEADING_ROW + len(rows)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for place, column in list_columns(sheet):
        for n, row in enumerate(rows, HEADING_ROW + 1):
            cell = sheet.cell(n, place)
            assert cell.protection.locked is column.is_given
            assert (cell.value or "") == (row.get_text(column.key) if column.is_given else "")
            assert cell.data_type in "sn"
            assert cell.number_format == "@"
            assert (cell.font.name, cell.font.sz) == ("Arial", 12)
            assert cell.alignment.wrap_text
            assert (cell.fill.fgColor.rgb == f"FF{FILL_COLOUR.upper()}") is not column.is_given
        assert sheet.cell(HEADING_ROW, place).protection.locked


def test_no_text_is_a_formula_or_a_number(workbook: Workbook) -> None:
    sheet = workbook[TARGETS_SHEET]
    texts = [cell.value for row in sheet.iter_rows(HEADING_ROW + 1, max_col=5) for cell in row if cell.value]
    assert {"1.10", "2017"} <= {*texts}
    assert any(text.startswith("=1+1 homes") for text in texts)
    assert all(isinstance(text, str) for text in texts)


def test_each_cell_says_what_belongs_in_it_and_lists_its_answers(workbook: Workbook) -> None:
    for name, columns in SHEET_COLUMNS.items():
        sheet = workbook[name]
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        for place, column in list_columns(sheet):
            first = sheet.cell(HEADING_ROW + 1, place).coordinate
            last = sheet.cell(sheet.max_row, place).coordinate
            rule = rules.pop(first if first == last else f"{first}:{last}", None)
            assert (rule is None) is column.is_given
            if rule:
                assert (rule.promptTitle, rule.prompt) == (column.title, column.advice)
                choices = rule.formula1.strip('"').split(",") if rule.type == "list" else []
                assert choices == [*column.choices]
                assert bool(rule.error) is bool(column.choices)
        assert not rules
        assert all(len(column.advice) <= 255 and len(column.title) <= 32 for column in columns)


@pytest.mark.parametrize("name", [TARGETS_SHEET, FIGURES_SHEET])
def test_it_prints_one_page_wide_with_headings(workbook: Workbook, name: str) -> None:
    sheet = workbook[name]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert sheet.freeze_panes == f"B{HEADING_ROW + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{HEADING_ROW}:")


def test_rows_have_room_for_their_texts_and_grow(workbook: Workbook, request_of_housing: OfficerRequest) -> None:
    heights = workbook[TARGETS_SHEET].row_dimensions
    assert heights[HEADING_ROW + 1].height > 3 * 15  # the long text
    with ZipFile(BytesIO(render_request(request_of_housing))) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml") for number in (1, 2)]
    assert all(b"<row" in sheet and b" ht=" in sheet and b"customHeight" not in sheet for sheet in sheets)


def test_the_hidden_sheet_has_the_whole_request(workbook: Workbook, request_of_housing: OfficerRequest) -> None:
    facts = [[value or "" for value in row] for row in workbook[FACTS_SHEET].iter_rows(values_only=True)]
    assert parse_facts(facts) == request_of_housing


def test_the_same_request_gives_the_same_bytes(plan_of: PlanOf, request_of_housing: OfficerRequest) -> None:
    (again,) = build_rounds(plan_of(PLAN), date(2017, 6, 30), date(2018, 3, 31), date(2017, 7, 14))[0].requests
    assert render_request(again) == render_request(request_of_housing)


@pytest.mark.slow
def test_libreoffice_saves_it_with_its_facts(convert: Convert, request_of_housing: OfficerRequest) -> None:
    (path,) = convert({"request.xlsx": render_request(request_of_housing)}, "xlsx")
    saved = openpyxl.load_workbook(path)
    facts = [[value or "" for value in row] for row in saved[FACTS_SHEET].iter_rows(values_only=True)]
    assert parse_facts(facts) == request_of_housing
