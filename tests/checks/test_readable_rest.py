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


LONG_HEAD = """\
plan:
  name: p
  title: P
  authority: C
  period: 2017/18
  year_start: 1 April
  seasons:
    spring: March to May
    summer: June to August
  checks: {AP303: off}
  strategy: >
    One and
    all
parties: [C, D]
officers: [Ann]
bodies:
- name: Panel
- {name: Board, also: B}
events:
- event: E
  expected: May 2017
themes:
- theme: T
  actions:
  - action: 1
    title: A
    monitored_by: Panel
    outputs:
"""
HEAD_LINES = LONG_HEAD.splitlines()

LINE_FAULTS = {
    "a quotation mark": lambda line: line.replace(": ", ': "'),
    "a mark that closes": lambda line: line + '"' if '"' in line else line.replace(": ", ': "a" '),
    "a colon": lambda line: line + ": b",
    "a missing colon": lambda line: line.replace(":", "", 1),
    "a bracket": lambda line: line.replace(": ", ": ["),
    "a star": lambda line: line.replace(": ", ": *"),
    "a tab": lambda line: "\t" + line.lstrip(),
    "a tab after spaces": lambda line: line[: len(line) - len(line.lstrip())] + "\t" + line.lstrip(),
    "a space more": lambda line: " " + line,
    "a space less": lambda line: line.removeprefix(" "),
    "a no-break space": lambda line: line.replace(": ", ":\u00a0"),
    "curly quotation marks": lambda line: line.replace(": ", ": “a: b” "),
    "a dash": lambda line: line.replace(line.strip(), f"- {line.strip()}"),
    "a stray line": lambda line: line + "\nstray",
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


@pytest.mark.parametrize("fault", LINE_FAULTS)
@pytest.mark.parametrize("number", range(HEAD_LINES.index("themes:")), ids=HEAD_LINES[: HEAD_LINES.index("themes:")])
def test_a_fault_above_the_themes_hides_nothing_in_them_and_makes_nothing_up(fault: str, number: int) -> None:
    lines = [*HEAD_LINES[:number], LINE_FAULTS[fault](HEAD_LINES[number]), *HEAD_LINES[number + 1 :]]
    right, slip = ("\n".join(lines) + "\n" + item.format(n=1) for item in (RIGHT, RIGHT.replace(*SLIPS["AP201"])))
    if load(right.encode()).plan is None:
        starts = [n for n, line in enumerate(HEAD_LINES, 1) if not line.startswith((" ", "-"))]
        section = max(start for start in starts if start <= number + 1)
        found = [finding.location.line for finding in _check(right) if finding.location]
        assert 1 <= len(found) <= 2
        assert all(section <= line <= min(start for start in starts if start > number + 1) for line in found)
        assert _list_codes(slip) == [*_list_codes(right), "AP201"]


@pytest.mark.parametrize(
    ("old", "new", "is_setting"),
    [
        ("title: P", 'title: "P', False),
        ("title: P", "title P", False),
        ("authority: C", "authority: [C", False),
        ("name: p", "name: p: q", False),
        ("  name: p", "\tname: p", False),
        ("    all", "    all\n  x: y: z", True),
        ("officers: [Ann]", 'officers: [Ann, "Bob]', False),
        ("- name: Panel", "- name: *Panel: a", False),
        ("period: 2017/18", 'period: "2017/18', True),
        ("period: 2017/18", "period 2017/18", True),
        ("spring: March", "spring: [March", True),
        ("  seasons:", "  seasons", True),
        ("checks: {", "checks: {{", True),
        ("plan:", "plan", True),
        ("plan:", "stray\nplan:", True),
        ("title: P", 'title: "P, period: 2017', True),
    ],
)
def test_dates_are_checked_unless_a_setting_may_be_left_out(old: str, new: str, *, is_setting: bool) -> None:
    assert old in LONG_HEAD
    text = LONG_HEAD.replace(old, new, 1) + RIGHT.replace(*SLIPS["AP301"]).format(n=1)
    codes = _list_codes(text)
    assert codes == [codes[0], *([] if is_setting else ["AP301"])]
    words = "dates and names are not checked until that is corrected, because it may be a setting of the plan"
    assert (words in [related.message for finding in _check(text) for related in finding.also]) is is_setting


@given(st.lists(st.sampled_from([RIGHT, *(RIGHT.replace(*fault) for fault in FAULTS.values())]), max_size=5))
def test_there_are_never_more_findings_than_faults(items: list[str]) -> None:
    text = HEAD + "".join(item.format(n=n) for n, item in enumerate([RIGHT, *items], 1))
    assert len(_check(text)) <= sum(item != RIGHT for item in items)
