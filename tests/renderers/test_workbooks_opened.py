"""Spreadsheets opened by LibreOffice: what it reads is what the report says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from actionplan.renderers.office import ods, xlsx
from actionplan.renderers.office.sheet_cells import format_column_letters
from actionplan.report import Report
from actionplan.text.escaping import escape_control_in_lines

pytestmark = pytest.mark.slow

RENDER: dict[str, Callable[..., bytes]] = {"xlsx": xlsx.render, "ods": ods.render}

TAB, QUOTE, UTF_8, AS_SHOWN, EVERY_SHEET = "9", "34", "76", "true", "-1"


SHEET_NAMES = ("Summary", "Targets", "Log", "Bodies", "Officers", "Decisions")

Convert = Callable[[Mapping[str, bytes], str], list[Path]]

AWKWARD_TEXTS = ("_x0041_", "-5", "+44", "@here", " a  b ")
"""Texts that a spreadsheet could read as something else, beside the awkward ones of every format."""

Sheets = dict[str, list[list[str]]]


@pytest.fixture(scope="module")
def shown(convert: Convert, small: Report, awkward: Report, awkward_texts: tuple[str, ...]) -> dict[str, Sheets]:
    """The cells of each sheet of each file as LibreOffice shows them."""
    rows = tuple(awkward.rows[0]._replace(output_text=text) for text in (*awkward_texts, *AWKWARD_TEXTS))
    reports = {"small": small, "awkward": awkward._replace(rows=rows)}
    how = f"{TAB},{QUOTE},{UTF_8},1,,,true,false,{AS_SHOWN},false,false,{EVERY_SHEET}"
    files = {
        f"{name} {ending}.{ending}": render(report)
        for name, report in reports.items()
        for ending, render in RENDER.items()
    }
    shown: dict[str, Sheets] = {}
    for path in convert(files, f"csv:Text - txt - csv (StarCalc):{how}"):
        name, _, sheet = path.stem.partition("-")
        text = io.StringIO(path.read_text("utf-8"), newline="")
        shown.setdefault(name, {})[sheet] = list(csv.reader(text, delimiter="\t"))
    return shown


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_shows_words_days_and_numbers_as_they_are(shown: dict[str, Sheets], ending: str) -> None:
    sheets = shown[f"small {ending}"]
    assert list(sheets) == ["Bodies", "Decisions", "Officers", "Summary", "Targets"]
    *above, headings, first, late = sheets["Targets"]
    assert above[0][0] == "Corporate Action Plan 2017/18, Hertsmere Borough Council: targets"
    cells = dict(zip(headings, late, strict=True))
    assert (cells["Ref"], cells["Target date"], cells["Due"], cells["Days late"]) == (
        "1.2",
        "Early Autumn",
        "30 Sep 2017",
        "15",
    )
    assert dict(zip(headings, first, strict=True))["Monitored by"] == "Member Planning Panel\nExecutive"


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_works_nothing_out_and_loses_nothing(
    shown: dict[str, Sheets], awkward_texts: tuple[str, ...], ending: str
) -> None:
    rows = shown[f"awkward {ending}"]["Targets"]
    headings = next(row for row in rows if row[0] == "Ref")
    place = headings.index("Key output")
    assert [row[place] for row in rows[rows.index(headings) + 1 :]] == [
        escape_control_in_lines(text).replace("\t", " ") for text in (*awkward_texts, *AWKWARD_TEXTS)
    ]


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_prints_a_page_a_sheet_with_its_number(
    convert: Convert, read_print: Callable[[Path], list[str]], changed: Report, ending: str
) -> None:
    """Six small sheets are six pages: what is behind the answer is not printed."""
    (made,) = convert({f"{ending}.{ending}": RENDER[ending](changed)}, "pdf")
    pages = read_print(made)
    assert len(pages) == len(SHEET_NAMES)
    for n, (name, text) in enumerate(zip(SHEET_NAMES, pages, strict=True), 1):
        assert f"Page {n} of 6" in text
        assert name in text
        assert "Due in September 2017, as at 15 September 2017" in text
    assert "Performance measures" in pages[1]
    assert "Words beside the date" not in pages[1]


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_knows_the_colours_the_chart_and_the_links(convert: Convert, changed: Report, ending: str) -> None:
    """Saved again by LibreOffice, as a workbook that openpyxl reads, everything is still there."""
    file = RENDER[ending](changed, contact="policy@example.org")
    (made,) = convert({f"{ending}.{ending}": file}, "xlsx:Calc MS Excel 2007 XML")
    book = openpyxl.load_workbook(made)
    titles = [cell.value for cell in book["Targets"][4]]
    colour, rag = (format_column_letters(titles.index(name) + 1) for name in ("Colour", "RAG"))
    rules = [rule for each in book["Targets"].conditional_formatting for rule in each.rules]
    assert [rule.formula[0].replace("$", "") for rule in rules if "amber" in rule.formula[0]] == [
        f'{colour}5="amber"',
        f'{rag}5="amber"',
    ]
    assert all(rule.dxf.fill.bgColor.rgb for rule in rules)
    links = {cell.value: cell.hyperlink for row in book["Summary"].iter_rows() for cell in row if cell.hyperlink}
    assert links["policy@example.org"].target == "mailto:policy@example.org"
    with ZipFile(made) as archive:
        (chart,) = (archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name)
    assert "Targets by status" in chart
    assert re.findall("<c:v>(.*?)</c:v>", chart)[-4:] == ["Overdue", "Due", "1", "1"]
