"""The files of a round: their names on every system, and the list of who is asked what."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.updates.covering_message import DEFAULT_MESSAGE, parse_message
from actionplan.updates.officer_requests import build_rounds
from actionplan.updates.request_files import LIST_COLUMNS, LIST_NAME, build_files, name_files

PlanOf = Callable[[str], Plan]


@pytest.mark.parametrize(
    ("officers", "names"),
    [
        (["Head of Housing"], ["Head of Housing"]),
        (["Head of Finance/Planning"], ["Head of Finance-Planning"]),
        (['A: "B" <C>?'], ["A- -B- -C-"]),
        (["A B", "a b", "A  B"], ["A B", "a b (2)", "A B (3)"]),
        (["A/B", "A\\B"], ["A-B", "A-B (2)"]),
        (["Pennaeth Tai Môn", "Pennaeth Tai Mo\u0302n"], ["Pennaeth Tai Môn", "Pennaeth Tai Môn (2)"]),
        (["con", "LPT1", "nul.x", "Conrad"], ["con officer", "LPT1 officer", "nul.x officer", "Conrad"]),
        (["..", "Dr. Who."], ["officer", "Dr. Who"]),
        (["A\u202eB\tC"], ["A B C"]),
        (["é" * 200], ["é" * 90]),
    ],
)
def test_names_of_files_are_safe_and_apart(officers: list[str], names: list[str]) -> None:
    assert list(name_files(officers).values()) == names


OFFICERS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90), unique=True, max_size=6)


@given(officers=OFFICERS)
def test_any_officers_have_names_that_windows_allows(officers: list[str]) -> None:
    names = list(name_files(officers).values())
    assert len({fold(name) for name in names}) == len(officers)
    for name in names:
        assert name == name.strip(" .")
        assert name
        assert not set(name) & set('<>:"/\\|?*')
        assert name.isprintable()
        assert len(f"{name}.xlsx".encode()) <= 255


PLAN = """
officers: [{name: Head of Housing, email: housing@example.gov.uk}]
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Homes
        outputs:
          - output: 1.1
            text: =Build homes
            officer: [Head of Housing, Head of Planning]
            targets: [{date: May 2017}, {target: b, date: May 2018}]
          - {output: 1.2, text: Let them, targets: [{date: May 2017}]}
"""


def test_the_list_says_who_is_asked_what_and_what_is_not(plan_of: PlanOf) -> None:
    asked = build_rounds(plan_of(PLAN), date(2017, 6, 30), date(2017, 9, 30), date(2017, 7, 14))[0]
    files = build_files([asked], parse_message(DEFAULT_MESSAGE))
    assert sorted(files) == [
        "Head of Housing.eml",
        "Head of Housing.xlsx",
        "Head of Planning.eml",
        "Head of Planning.xlsx",
        LIST_NAME,
    ]
    head, *rows = csv.reader(io.StringIO(files[LIST_NAME].decode("utf-8-sig")))
    assert tuple(head) == LIST_COLUMNS
    told = ("'=Build homes", "May 2017", "overdue, 30 days late", "yes", "30 June 2017", "14 July 2017")
    later = ("'=Build homes", "May 2018", "not yet due, 335 days left", "no: not due by 30 September 2017")
    address = "housing@example.gov.uk"
    assert [tuple(row) for row in rows] == [
        ("Head of Housing", address, "Head of Housing.xlsx", "1.1", *told),
        ("Head of Planning", "", "Head of Planning.xlsx", "1.1", *told),
        ("Head of Housing", address, "", "1.1b", *later, "30 June 2017", ""),
        ("Head of Planning", "", "", "1.1b", *later, "30 June 2017", ""),
        ("", "", "", "1.2", "Let them", "May 2017", "overdue, 30 days late", "no: with no officer", "30 June 2017", ""),
    ]
    assert build_files([asked], parse_message(DEFAULT_MESSAGE)) == files
