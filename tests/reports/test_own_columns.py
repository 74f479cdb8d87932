"""The council's own columns (`fields`): where they are shown, and which stands before which."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from actionplan.evaluation.filters import Filter
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.data import csv as csv_renderer
from actionplan.renderers.data import json as json_renderer
from actionplan.renderers.office import xlsx
from actionplan.renderers.text import plain_text
from actionplan.reports.export import build_export_report
from actionplan.reports.show import build_show_report

DAY = date(2018, 1, 1)
PLAN = """\
plan: {title: Plan, authority: Council, period: 2017/18}
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Build homes
        fields: {Directorate: Place, Risk: Low}
        outputs:
          - output: 1.1
            text: Build 20 homes
            fields: {Budget: £2 million, Risk: Medium}
            targets:
              - {target: a, date: March 2018, measures: [M], fields: {Risk: High}}
              - {target: b, date: April 2018, measures: [M]}
          - {output: 1.2, text: Repair homes, targets: [{date: May 2018, measures: [M]}]}
"""


def _load() -> Plan:
    source = load(PLAN.encode())
    assert source.plan
    return source.plan


def test_a_target_has_those_of_what_is_above_it_unless_it_has_its_own() -> None:
    rows = json.loads(json_renderer.render(build_export_report(_load(), DAY)))["rows"]
    assert [row["fields"] for row in rows] == [
        {"Directorate": "Place", "Risk": "High", "Budget": "£2 million"},
        {"Directorate": "Place", "Risk": "Medium", "Budget": "£2 million"},
        {"Directorate": "Place", "Risk": "Low"},
    ]


def test_csv_has_them_in_one_cell() -> None:
    first = next(csv.DictReader(StringIO(csv_renderer.render(build_export_report(_load(), DAY)))))
    assert first["fields"] == "Directorate: Place; Risk: High; Budget: £2 million"


def test_a_workbook_has_a_column_for_each() -> None:
    sheet = load_workbook(BytesIO(xlsx.render(build_export_report(_load(), DAY))))["Targets"]
    *_, headings, first, _, last = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert headings[-3:] == ["Directorate", "Risk", "Budget"]
    assert first[-3:] == ["Place", "High", "£2 million"]
    assert last[-3:] == ["Place", "Low", None]


@pytest.mark.parametrize(
    ("ref", "words"), [("1", "Directorate: Place."), ("1.1", "Budget: £2 million."), ("1.1a", "High")]
)
def test_show_prints_them(ref: str, words: str) -> None:
    assert words in plain_text.render(build_show_report(_load(), DAY, ref))


def test_their_words_are_found() -> None:
    found = build_export_report(_load(), DAY, Filter(texts=("£2 million",)))
    assert [row.ref for row in found.rows] == ["1.1a", "1.1b"]


@pytest.mark.parametrize("value", ["High", "[High, Low]", "{Risk: [High, Low]}", "{Risk: {now: High}}"])
def test_what_is_no_name_with_words_is_reported(value: str) -> None:
    source = load(PLAN.replace("{Risk: High}", value).encode())
    assert {finding.code for finding in source.findings} <= {"AP203", "AP205"}
    assert source.findings
