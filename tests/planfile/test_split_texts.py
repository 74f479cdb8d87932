"""Measures between square brackets that a comma has cut in two, and lists that are as they were meant."""

from __future__ import annotations

import pytest

from actionplan.planfile import load

PLAN = """\
plan: {{title: Plan, authority: Council, period: 2017/18}}
themes:
- theme: T
  actions:
  - action: 1
    title: A
    outputs:
    - output: 1.1
      text: O
      targets:
      - date: May 2017
        measures: {measures}
"""


def _find_split(measures: str) -> list[tuple[int, str]]:
    """The column and the words of each finding of AP119."""
    findings = load(PLAN.format(measures=measures).encode()).findings
    return [
        (each.location.column, each.message.partition('"')[2].rstrip('"'))
        for each in findings
        if each.code == "AP119" and each.location
    ]


@pytest.mark.parametrize(
    ("measures", "rest"),
    [
        ("[Report to the Executive, including costs]", ["including costs"]),
        ("[Report to the Executive,\n          including costs]", ["including costs"]),
        ("[Consult residents, businesses and partners, then report]", ["businesses and partners", "then report"]),
        ("[Save £1,000 a year]", ["000 a year"]),
        ("[Save £1,000,000 a year]", ["000", "000 a year"]),
        ("[Approved by 4 July, 2017]", ["2017"]),
        ("[Sites sold (Elstree, Bushey)]", ["Bushey)"]),
        ("[The “Way Forward, Together” plan]", ["Together” plan"]),
        ("[Approved, 'Published', éclair]", ["éclair"]),
    ],
)
def test_a_measure_that_goes_on_is_found(measures: str, rest: list[str]) -> None:
    assert [words for _, words in _find_split(measures)] == rest


@pytest.mark.parametrize(
    "measures",
    [
        "[Approved, Published]",
        "[approved, published]",
        "[Two sites sold, 3 reports written]",
        "[2017, 2018]",
        "[Phase 1, 200 homes built]",
        "['Report to the Executive, including costs']",
        "[Sites sold (Elstree), Bushey (all)]",
        "Report to the Executive, including costs",
        "\n        - Report to the Executive\n        - including costs",
        "\n        - Report to the Executive,\n        - including costs",
        "\n        - Report to the Executive,\n          including costs",
        "[]",
        "[Approved]",
    ],
)
def test_a_list_as_it_was_meant_is_left(measures: str) -> None:
    assert _find_split(measures) == []


def test_the_place_is_that_of_the_rest() -> None:
    assert _find_split("[Report, then publish]") == [(28, "then publish")]
