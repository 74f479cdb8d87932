"""Spreadsheets opened by LibreOffice: what it reads is what the report says."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan.renderers.office import ods, xlsx
from actionplan.report import Report
from actionplan.text.escaping import escape_control_in_lines

RENDER: dict[str, Callable[[Report], bytes]] = {"xlsx": xlsx.render, "ods": ods.render}

TAB, QUOTE, UTF_8, AS_SHOWN, EVERY_SHEET = "9", "34", "76", "true", "-1"


Convert = Callable[[bytes, str, str], list[Path]]


def sheets(convert: Convert, made: bytes, ending: str) -> dict[str, list[list[str]]]:
    """The cells of each sheet as LibreOffice shows them."""
    how = f"{TAB},{QUOTE},{UTF_8},1,,,true,false,{AS_SHOWN},false,false,{EVERY_SHEET}"
    files = convert(made, ending, f"csv:Text - txt - csv (StarCalc):{how}")
    return {
        path.stem.removeprefix("plan-"): list(
            csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter="\t")
        )
        for path in files
    }


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_shows_words_days_and_numbers_as_they_are(convert: Convert, small: Report, ending: str) -> None:
    found = sheets(convert, RENDER[ending](small), ending)
    assert list(found) == ["Dates changed", "Decisions", "Officers", "Targets"]
    *above, headings, first, late = found["Targets"]
    assert above[0][0] == "Corporate Action Plan 2017/18, Hertsmere Borough Council: targets"
    shown = dict(zip(headings, late, strict=True))
    assert (shown["Ref"], shown["Target date"], shown["Due"], shown["Days late"]) == (
        "1.2",
        "Early Autumn",
        "30 Sep 2017",
        "15",
    )
    assert dict(zip(headings, first, strict=True))["Monitored by"] == "Member Planning Panel\nExecutive"


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_works_nothing_out_and_loses_nothing(
    convert: Convert, awkward: Report, awkward_texts: tuple[str, ...], ending: str
) -> None:
    texts = (*awkward_texts, "_x0041_", "-5", "+44", "@here", " a  b ")
    rows = tuple(awkward.rows[0]._replace(output_text=text) for text in texts)
    found = sheets(convert, RENDER[ending](awkward._replace(rows=rows)), ending)["Targets"]
    headings = next(row for row in found if row[0] == "Ref")
    at = headings.index("Key output")
    assert [row[at] for row in found[found.index(headings) + 1 :]] == [
        escape_control_in_lines(text).replace("\t", " ") for text in texts
    ]


@pytest.mark.parametrize("ending", RENDER)
def test_libreoffice_prints_it(convert: Convert, small: Report, ending: str) -> None:
    (made,) = convert(RENDER[ending](small), ending, "pdf")
    assert made.read_bytes().startswith(b"%PDF")
