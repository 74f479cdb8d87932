"""Spreadsheets opened by LibreOffice: what it reads is what the report says."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from actionplan.renderers.office import ods, xlsx
from actionplan.report import Report
from actionplan.text.escaping import escape_control_in_lines

pytestmark = pytest.mark.slow

RENDER: dict[str, Callable[[Report], bytes]] = {"xlsx": xlsx.render, "ods": ods.render}

TAB, QUOTE, UTF_8, AS_SHOWN, EVERY_SHEET = "9", "34", "76", "true", "-1"


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
    assert list(sheets) == ["Dates changed", "Decisions", "Officers", "Targets"]
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


def test_libreoffice_prints_them(convert: Convert, small: Report) -> None:
    prints = convert({f"{ending}.{ending}": render(small) for ending, render in RENDER.items()}, "pdf")
    assert [made.read_bytes()[:4] for made in prints] == [b"%PDF"] * len(RENDER)
