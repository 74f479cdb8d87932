"""One fault of YAML does not hide the others: what can still be read is checked, and what could not be is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.checks.runner import check_source
from actionplan.findings import Finding
from actionplan.planfile import load

HEAD = """\
plan: {title: P, authority: C, period: 2017/18}
officers: [Ann]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    outputs:
"""

RIGHT = """\
    - output: 1.{n}
      text: O
      officer: Ann
      targets:
      - date: Summer 2017
        measures: [M]
"""

FAULTS = {
    "a quotation mark": ("text: O", 'text: "O'),
    "a colon": ("text: O", "text: O: P"),
    "a bracket": ("measures: [M]", "measures: [M"),
    "a missing colon": ("text: O", "text O"),
    "a wrong indent": ("      officer: Ann", "     officer: Ann"),
}
SLIPS = {
    "AP201": ("officer: Ann", "oficer: Ann"),
    "AP301": ("Summer 2017", "Sumer 2017"),
}


def _check(text: str) -> list[Finding]:
    return [finding for finding in check_source(load(text.encode())) if finding.severity == "error"]


def _list_codes(text: str) -> list[str]:
    return [finding.code for finding in _check(text)]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("code", ["AP201", "AP301"])
def test_what_is_wrong_beside_a_fault_is_found(fault: str, code: str) -> None:
    broken, slip = RIGHT.replace(*FAULTS[fault]), RIGHT.replace(*SLIPS[code])
    for items in ((broken, slip), (slip, broken), (RIGHT, broken, slip), (slip, broken, RIGHT)):
        found = _list_codes(HEAD + "".join(item.format(n=n) for n, item in enumerate(items, 1)))
        assert sorted(found) == ["AP101", code]


@pytest.mark.parametrize("first", FAULTS)
@pytest.mark.parametrize("second", FAULTS)
def test_two_faults_are_both_found(first: str, second: str) -> None:
    items = (RIGHT.replace(*FAULTS[first]), RIGHT, RIGHT.replace(*FAULTS[second]))
    assert _list_codes(HEAD + "".join(item.format(n=n) for n, item in enumerate(items, 1))) == ["AP101", "AP101"]


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_else_is_wrong_where_only_one_thing_is(fault: str) -> None:
    items = (RIGHT, RIGHT.replace(*FAULTS[fault]), RIGHT)
    findings = check_source(load((HEAD + "".join(item.format(n=n) for n, item in enumerate(items, 1))).encode()))
    assert [finding.code for finding in findings] == ["AP101"]


def test_the_item_that_is_left_out_is_named() -> None:
    text = HEAD + RIGHT.format(n=1) + RIGHT.replace(*FAULTS["a colon"]).format(n=2)
    (finding,) = _check(text)
    assert [related.message for related in finding.also] == [
        "nothing is checked in this item, to line 20, until that is corrected"
    ]


def test_a_plan_with_a_fault_is_no_plan_for_reports() -> None:
    source = load((HEAD + RIGHT.replace(*FAULTS["a colon"]).format(n=1)).encode())
    assert source.plan is None
    assert source.readable_plan is not None


@given(st.lists(st.sampled_from([RIGHT, *(RIGHT.replace(*fault) for fault in FAULTS.values())]), max_size=5))
def test_there_are_never_more_findings_than_faults(items: list[str]) -> None:
    text = HEAD + "".join(item.format(n=n) for n, item in enumerate([RIGHT, *items], 1))
    assert len(_check(text)) <= sum(item != RIGHT for item in items)
