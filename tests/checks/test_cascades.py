"""One fault is reported once: the checks do not report what only follows from it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from actionplan.checks.runner import check_source
from actionplan.planfile import load
from actionplan.planfile.schema import collect_key_names

PLAN = """\
plan: {title: Plan, authority: Council, period: 2017/18}
officers: [{name: Chief Executive, also: [CEO], post: P, service: S, email: a@b.uk, until: March 2018}]
bodies: [{name: Full Council, also: [Council]}, Executive]
events: [{event: Financial Strategy, expected: February 2018}]
fields: [{field: Budget, on: output, kind: number, values: [5], in: report}]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    monitored_by: [Executive]
    outputs:
    - output: 1.1
      text: O
      officer: CEO
      fields: {Budget: 5}
      targets:
      - target: a
        date: Summer 2017
        measures: [M]
        decisions: [{body: Council, decided: [{on: 4 July 2017, outcome: approved}]}]
        completed: 4 July 2017
      - target: b
        date: In line with Financial Strategy
        measures:
        - text: M
          target: at least 4
          by_year: {2017/18: at least 3}
          baseline: {value: 2, on: March 2017}
          better: higher
          thresholds: {green: at least 4, amber: at least 3}
          actuals: [{value: 3, on: 30 June 2017}]
        waits_for: Financial Strategy
        revised: [{to: March 2018, on: 12 August 2017, why: W}]
        suspended: [{on: 12 August 2017, why: W, until: 14 August 2017}]
        completed: 14 August 2017
"""


JOINT = """\
plan: {title: Plan, authority: The partnership, period: 2017/18}
bodies: [Executive, {name: Members' Group}]
parties: [Hertsmere, {party: Watford, decides_by: [Cabinet]}]
stages: [Draft plan, Publication]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    monitored_by: [Executive]
    outputs:
    - output: 1.1
      text: O
      officer: Chief Executive
      accountable: Mayor
      reassigned: [{to: Chief Executive, on: 4 July 2017, why: W}]
      targets:
      - date: March 2018
        measures: [M]
        stage: Publication
        decisions:
        - each party
        - {party: Hertsmere, after: Watford, decided: [{on: 5 July 2017, outcome: deferred, to: January 2018}]}
        - {party: Watford, body: Cabinet, planned: 4 July 2017, decided: [{on: 4 July 2017, outcome: approved}]}
        - {body: Members' Group, after: each party, to_note: no, planned: March 2018, consultation: C}
        - {body: Executive, closed: no, documents: D}
"""

RECORDED = """\
plan:
  title: Plan
  authority: Council
  period: 2017/18
  strategy: Strategy 2020
  year_start: 1 April
  quarters: financial
  dates: day first
  financial_years: by last year
  counted_from: 1 April 2017
  horizons: {SHORT: 2017/18}
  seasons: {spring: March-May, summer: June-August, autumn: September-November, winter: December-February}
  colours: {amber: 2 weeks, red: 1 month}
  checks: {AP311: off}
events: [{event: Election, happened: 8 June 2017}]
parties: [{party: Watford, role: decides}]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    heading: H
    outputs:
    - output: 1.1
      text: O
      officer: Head of Finance
      supporting: [Head of Housing]
      targets:
      - target: a
        date: Quarterly
        measures: [M]
        started: 3 April 2017
        updates: [{on: 30 June 2017, about: Q1 2017/18, percent: 60%, rag: green, note: On time, reason: R, next: N}]
        revised: [{to: Quarterly, on: 1 May 2017, why: W, approved_by: Leader}]
        proposed: [{to: Quarterly, on: 1 July 2017, why: W}]
        completed: [{for: Q1 2017/18, on: 5 July 2017, note: N}]
        steps: [{step: S, date: June 2017, done: 3 June 2017}]
        carried_from: hertsmere:1.2
        first_published: Summer 2016
        why_moved: The bids were late
        start: May 2017
        work_follows: no
      - target: b
        date: March 2018
        measures: [M]
        deleted: {on: 1 August 2017, why: W}
        decisions:
        - {party: Watford, key: yes, decided: [{on: 4 July 2017, outcome: approved, conditions: C, minute: 12}]}
"""

KEYS = [
    (name, match.start(1))
    for name, plan in (("PLAN", PLAN), ("JOINT", JOINT), ("RECORDED", RECORDED))
    for match in re.finditer(r"\b([a-z_]+):(?=\s)", plan)
]


def codes(text: str) -> list[str]:
    return [each.code for each in check_source(load(text.encode()), day=date(2017, 9, 15))]


def test_the_plan_is_sound() -> None:
    assert codes(PLAN) == []
    assert codes(JOINT) == []
    assert codes(RECORDED) == []


@pytest.mark.parametrize(("plan", "offset"), KEYS)
def test_a_misspelt_key_is_reported_once(plan: str, offset: int) -> None:
    text = globals()[plan]
    key = re.match("[a-z_]+", text[offset:])
    assert key
    end = offset + key.end()
    assert codes(f"{text[:end]}x{text[end:]}") == ["AP201"]


def test_every_key_of_the_file_is_misspelt_above() -> None:
    assert collect_key_names() == set(re.findall(r"\b([a-z_]+):(?=\s)", PLAN + JOINT + RECORDED))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("officer:", "oficer:", ["AP201"]),
        ("monitored_by:", "monitord_by:", ["AP201"]),
        ("monitored_by: [Executive]", "monitored_by: {Executive: 1}", ["AP203", "AP205"]),
        ("bodies: [{name", "bodies: [{nam", ["AP201"]),
        ("also: [CEO]", "alsoo: [CEO]", ["AP201"]),
        ("also: [Council]", "alsoo: [Council]", ["AP201"]),
        ("events:", "event:", ["AP201"]),
        ("themes:", "theems:", ["AP201"]),
        ("    outputs:", "    outpts:", ["AP201"]),
        ("- target: a", "- taget: a", ["AP201"]),
        ("measures: [M]\n        decisions", "measure: [M]\n        decisions", ["AP201"]),
        ("waits_for:", "waits_four:", ["AP201"]),
        ("why: W}]\n", "whyy: W}]\n", ["AP201"]),
        ("decided:", "decidd:", ["AP201"]),
        ("{on: 4 July 2017, ", "{", ["AP202"]),
        ("outcome: approved", "outcome: aproved", ["AP501"]),
        ("{on: 4 July 2017,", "{on: 4 Jully 2017,", ["AP301"]),
        ("W, until:", "W, untill:", ["AP201"]),
        ("Summer 2017", "{by: June 2017}", ["AP205"]),
        ("expected: February 2018", "expected: Febuary 2018", ["AP301"]),
        ("body: Council,", "body: [Council, Executive],", ["AP203"]),
        ("period: 2017/18}", "periods: 2017/18}", ["AP201"]),
        ("decided: [{on: 4 July 2017, outcome: approved}]", "decided: 4 July 2017", ["AP205"]),
        ("decided: [{on: 4 July 2017, outcome: approved}]", "decided: [agreed]", ["AP205"]),
        ("officer: CEO", "officer: “CEO”", ["AP115"]),
        ("officer: CEO", "“officer”: CEO", ["AP115"]),
        ("officer: CEO", "officer: *ce", ["AP108"]),
        ("officer: CEO", "officer: Chief #1", ["AP106"]),
        ("text: O", "text: #3 budget", ["AP106"]),
        ("Summer 2017", "&s Sumer", ["AP108"]),
        ("waits_for: Financial Strategy", "waits_for: &f Budget", ["AP108"]),
        ("monitored_by: [Executive]", "monitored_by: [Executive, &e Exec]", ["AP108"]),
        ("officer: CEO", "officer: CEO\n      supporting: CEO and Mayor", ["AP203"]),
        ("      - target: a\n", "      - {{ x }}\n      - target: a\n", ["AP113"]),
        ("body: Council,", "committee: Council,", ["AP201"]),
        ("monitored_by: [Executive]", "monitored_by: Executive and Council", ["AP203"]),
        ("themes:\n", "---\nthemes:\n", ["AP110"]),
        ("officer: CEO", "officer: {name: CEO}", ["AP205"]),
        ("outcome: approved}", "outcome: approved, on the night}", ["AP201"]),
    ],
)
def test_one_fault_is_reported_once(right: str, wrong: str, told: list[str]) -> None:
    assert PLAN.count(right) == 1
    assert codes(PLAN.replace(right, wrong)) == told


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("parties: [", "partys: [", ["AP201"]),
        ("{party: Watford, decides", "{partie: Watford, decides", ["AP201"]),
        ("decides_by:", "decided_by:", ["AP201"]),
        ("bodies: [", "boddies: [", ["AP201"]),
        ("bodies: [Executive, {name", "bodies: [Executive, {nam", ["AP201"]),
        ("stages: [", "stage: [", ["AP201"]),
        ("stages: [Draft plan, Publication]", "stages: Draft plan; Publication", ["AP203"]),
        ("after: Watford", "affter: Watford", ["AP201"]),
        ("{party: Watford, body", "{parti: Watford, body", ["AP201"]),
        ("{body: Members' Group, after", "{boddy: Members' Group, after", ["AP201"]),
        ("planned: 4 July", "planed: 4 July", ["AP201"]),
        ("after: Watford", "after: &w Watfrod", ["AP108"]),
        ("body: Cabinet,", "body: &c Cabnet,", ["AP108"]),
        ("stage: Publication", "stage: &p Publicaton", ["AP108"]),
        ("planned: 4 July 2017", "planned: 4 Jully 2017", ["AP301"]),
        ("to: January 2018", "too: January 2018", ["AP201"]),
        ("outcome: deferred", "outcome: defered", ["AP501"]),
        ("- each party", "- {party: [each party, Hertsmere]}", ["AP203"]),
    ],
)
def test_one_fault_of_a_joint_plan_is_reported_once(right: str, wrong: str, told: list[str]) -> None:
    assert JOINT.count(right) == 1
    assert codes(JOINT.replace(right, wrong)) == told


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("      officer: CEO\n", "      officer: TBC\n      notes: N\n", ["AP401", "AP201"]),
        ("      text: O\n      officer: CEO\n", "", ["AP202", "AP401"]),
        ("authority: Council,", "authority: Council, nots: N,", ["AP201"]),
        ("officer: CEO", "officer: Mayor\n      nots: N", ["AP403", "AP201"]),
        ("monitored_by: [Executive]", "monitored_by: []\n    nots: N", ["AP201"]),
        ("    title: A\n    monitored_by: [Executive]", "    monitored_by: []", ["AP407", "AP202"]),
        ("monitored_by: [Executive]", "monitored_by: Exective", ["AP203", "AP404"]),
        ("    title: A\n", "    notes: N\n", ["AP202", "AP201"]),
        ("waits_for: Financial Strategy", "waits_for: “Budget”", ["AP115", "AP307"]),
        ("period: 2017/18}", "period: 2017/18, periods: 2017/18}", ["AP201"]),
    ],
)
def test_a_second_fault_is_reported_too(right: str, wrong: str, told: list[str]) -> None:
    assert PLAN.count(right) == 1
    assert codes(PLAN.replace(right, wrong)) == told


def test_what_follows_from_a_silenced_fault_is_reported() -> None:
    wrong = PLAN.replace("officer: CEO", "officr: CEO")
    assert codes(wrong) == ["AP201"]
    assert codes(wrong.replace("period: 2017/18}", "period: 2017/18, checks: {AP201: off}}")) == ["AP401"]


@pytest.mark.parametrize(
    ("right", "empty"),
    [
        ("officer: CEO", "officer:  # actionplan: ignore[AP401] the post is vacant"),
        ("measures: [M]\n        decisions", "measures:  # actionplan: ignore[AP209] none\n        decisions"),
    ],
)
def test_an_empty_key_can_be_ignored_on_its_line(right: str, empty: str) -> None:
    assert PLAN.count(right) == 1
    assert codes(PLAN.replace(right, empty)) == []
