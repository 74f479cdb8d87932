"""Narrowing a question, by names in any spelling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.registry import NameRegistry, UnknownName
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.duration import Duration
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.text.fuzzy import find_part_or_nearest

PlanOf = Callable[[str], Plan]

PLAN = """
officers: [{name: Chief Executive, also: [CEO]}, {name: Head of Legal}]
bodies: [{name: Full Council, also: [Council]}, {name: Nobody's Panel}]
themes:
  - theme: Being an Enterprising Council
    actions:
      - action: 1
        title: Development sites
        monitored_by: [Asset Panel]
        outputs:
          - output: 1.1
            text: Form companies
            officer: CEO
            targets: [{date: May 2017, measures: [Lettings  Company]}]
          - output: 1.2
            text: Plan
            officer: Heads of Service
            targets: [{date: Autumn 2017, decisions: [{body: Council}]}]
  - theme: Planning for the Future
    actions:
      - action: 10
        title: Local plan
        monitored_by: [council]
        outputs:
          - {output: 10.1, text: Publish, officer: chief executive, targets: [{date: September 2017}]}
          - {output: 10.2, text: Adopt, targets: [{date: TBC, updates: [{on: 1 June 2017, note: Straße closed}]}]}
"""


def kept(plan: Plan, keep: TargetFilter) -> list[str]:
    return [item.line.target.ref for item in evaluate_targets(build_views(plan, date(2017, 9, 15)), keep)]


@pytest.mark.parametrize(
    ("keep", "refs"),
    [
        (EVERYTHING, ["1.1", "1.2", "10.1", "10.2"]),
        (TargetFilter(officers=("ceo",)), ["1.1", "10.1"]),
        (TargetFilter(officers=("CHIEF   Executive",)), ["1.1", "10.1"]),
        (TargetFilter(officers=("Head of Legal",)), []),
        (TargetFilter(officers=("heads of service",)), ["1.2"]),
        (TargetFilter(bodies=("Full Council",)), ["1.2", "10.1", "10.2"]),
        (TargetFilter(bodies=("asset panel",)), ["1.1", "1.2"]),
        (TargetFilter(bodies=("nobody's panel",)), []),
        (TargetFilter(themes=("enterprising",)), ["1.1", "1.2"]),
        (TargetFilter(themes=("planning for the future",)), ["10.1", "10.2"]),
        (TargetFilter(actions=("1",)), ["1.1", "1.2"]),
        (TargetFilter(actions=("10",)), ["10.1", "10.2"]),
        (TargetFilter(statuses=("overdue",)), ["1.1"]),
        (TargetFilter(statuses=("Not Yet Due",)), ["1.2"]),
        (TargetFilter(statuses=("complete",)), []),
        (TargetFilter(texts=("lettings company",)), ["1.1"]),
        (TargetFilter(texts=("AUTUMN",)), ["1.2"]),
        (TargetFilter(texts=("strasse",)), ["10.2"]),
        (TargetFilter(texts=("10.2",)), ["10.2"]),
        (TargetFilter(texts=("companies chief",)), []),
        (TargetFilter(officers=("CEO",), themes=("Planning",)), ["10.1"]),
        (TargetFilter(officers=("CEO",), statuses=("due",)), ["10.1"]),
        # Several values mean any of them; different filters must all hold.
        (TargetFilter(officers=("CEO", "Heads of Service")), ["1.1", "1.2", "10.1"]),
        (TargetFilter(bodies=("Asset Panel", "Full Council")), ["1.1", "1.2", "10.1", "10.2"]),
        (TargetFilter(themes=("enterprising", "future")), ["1.1", "1.2", "10.1", "10.2"]),
        (TargetFilter(actions=("1", "10"), officers=("CEO",)), ["1.1", "10.1"]),
        (TargetFilter(statuses=("overdue", "no date")), ["1.1", "10.2"]),
        (TargetFilter(texts=("lettings", "strasse")), ["1.1", "10.2"]),
    ],
)
def test_what_is_kept(plan_of: PlanOf, keep: TargetFilter, refs: list[str]) -> None:
    assert kept(plan_of(PLAN), keep) == refs


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("date: Early Autumn", "early autumn"),
        ("date: May 2017, revised: [{to: Spring 2018, on: 4 May 2017, why: Flood at the depot}]", "spring 2018"),
        ("date: May 2017, revised: [{to: Spring 2018, on: 4 May 2017, why: Flood at the depot}]", "depot"),
        ("date: May 2017, proposed: {to: Spring 2018, on: 4 May 2017, why: Flood at the depot}", "spring 2018"),
        ("date: May 2017, updates: [{on: 4 May 2017, note: Drafted by hand}]", "by hand"),
        ("date: May 2017, measures: [Opened to the public]", "the public"),
    ],
)
def test_words_are_looked_for_in_all_that_the_plan_says_of_a_target(plan_of_one: PlanOf, keys: str, text: str) -> None:
    plan = plan_of_one(f"{{{keys}}}")
    assert kept(plan, TargetFilter(texts=(text,))) == ["1.1"]
    assert kept(plan, TargetFilter(texts=(f"{text} and more",))) == []


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (EVERYTHING, ""),
        (TargetFilter(officers=(" CEO ",)), "officer CEO"),
        (TargetFilter(officers=("CEO",), actions=("6", "7 ")), 'officer CEO, action "6" or "7"'),
        (
            TargetFilter(bodies=("A",), themes=("B",), statuses=("due",), texts=("C",)),
            "body A, theme B, status due, text C",
        ),
        (TargetFilter(ratings=("red", "none"), is_open=True), 'RAG "red" or "none", open'),
        (
            TargetFilter(
                not_updated_since=date(2017, 8, 4),
                due_within=Window(date(2017, 9, 1), date(2017, 9, 30)),
                late_by=Duration(months=1),
            ),
            "no update since 4 August 2017, due within September 2017, late by more than 1 month",
        ),
        (TargetFilter(late_by=Duration()), "late by more than 0 days"),
    ],
)
def test_a_title_says_what_is_kept(keep: TargetFilter, words: str) -> None:
    assert keep.words == words


@pytest.mark.parametrize(
    ("keep", "sentence"),
    [
        (
            TargetFilter(officers=("Head of Leagl",)),
            'The plan has no officer "Head of Leagl". Did you mean "Head of Legal"?',
        ),
        (TargetFilter(bodies=("Full Concil",)), 'The plan has no body "Full Concil". Did you mean "Full Council"?'),
        (
            TargetFilter(themes=("Plannign for the future",)),
            'The plan has no theme "Plannign for the future". Did you mean "Planning for the Future"?',
        ),
        (
            TargetFilter(officers=("CEO", "Hed of Legal")),
            'The plan has no officer "Hed of Legal". Did you mean "Head of Legal"?',
        ),
        (TargetFilter(actions=("11",)), 'The plan has no action "11". It has "1" and "10".'),
        (
            TargetFilter(statuses=("over due",)),
            (
                '--status "over due" is not one of deleted, suspended, complete, ended, overdue, due, ongoing, '
                'waiting, no date, not yet due. Did you mean "overdue"?'
            ),
        ),
        (TargetFilter(ratings=("ambr",)), '--rag "ambr" is not one of red, amber, green, none. Did you mean "amber"?'),
        (
            TargetFilter(officers=("  ",)),
            'The plan has no officer "  ". It has "Chief Executive", "Head of Legal" and "Heads of Service".',
        ),
    ],
)
def test_an_unknown_name_gets_the_nearest(plan_of: PlanOf, keep: TargetFilter, sentence: str) -> None:
    with pytest.raises(UnknownName) as caught:
        kept(plan_of(PLAN), keep)
    assert str(caught.value) == sentence


def test_the_body_that_a_date_names_decides_it(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("date: July 2017 to Executive")
    assert kept(plan, TargetFilter(bodies=("executive",))) == ["1.1"]


def test_the_nearest_name_is_one_that_holds_the_words() -> None:
    assert (
        find_part_or_nearest("legal", ["Regal", "Head of Legal & Democratic Services"])
        == "Head of Legal & Democratic Services"
    )
    assert find_part_or_nearest("leegal", ["Legal", "Head of Legal & Democratic Services"]) == "Legal"


def test_names_in_no_registry_are_one_whatever_their_letter_case() -> None:
    names = NameRegistry()
    assert names["Heads of Service"] == names["heads  of service"] == "Heads of Service"


STATES = """
themes:
  - theme: T
    actions:
      - action: 1
        title: A
        outputs:
          - output: 1.1
            text: O
            reassigned: [{to: [Bob], on: 2 April 2017, why: Left}]
            targets:
              - {target: a, date: May 2017, updates: [{on: 10 May 2017, rag: green}, {on: 4 August 2017, rag: Red}]}
              - {target: b, date: 15 August 2017, updates: [{on: 5 August 2017, note: N}]}
              - {target: c, date: September 2017, completed: 1 September 2017, updates: [{on: May 2017, rag: green}]}
              - {target: d, date: September 2017, suspended: [{on: 1 May 2017, why: W}]}
              - {target: e, date: September 2017, deleted: {on: 1 May 2017, why: W}}
              - target: f
                date: each month
                updates: [{on: 16 September 2017, rag: red}]
                steps: [{text: S, date: June 2017, done: 10 May 2017}]
              - {target: g, date: Ongoing, updates: [{on: 1 May 2017, percent: 60}]}
              - {target: h, date: 14 August 2017}
              - {target: i, date: March 2017, measures: [{measure: M, actuals: [{on: 5 August 2017, value: 3}]}]}
"""


@pytest.mark.parametrize(
    ("keep", "letters"),
    [
        (TargetFilter(ratings=("red",)), "a"),
        (TargetFilter(ratings=("GREEN",)), "c"),
        (TargetFilter(ratings=("red", "green")), "ac"),
        (TargetFilter(ratings=("none",)), "bdefghi"),
        (TargetFilter(is_open=True), "abdfghi"),
        (TargetFilter(is_open=True, ratings=("green",)), ""),
        # What stopped or is finished is not waited for; an update on the day itself counts.
        (TargetFilter(not_updated_since=date(2017, 8, 5)), "afgh"),
        (TargetFilter(not_updated_since=date(2017, 8, 4)), "fgh"),
        (TargetFilter(not_updated_since=date(2017, 8, 6)), "abfghi"),
        (TargetFilter(not_updated_since=date(2017, 4, 3)), "h"),
        (TargetFilter(not_updated_since=date(2017, 4, 2)), ""),
        (TargetFilter(not_updated_since=date(2017, 9, 14)), "abfghi"),
        (TargetFilter(not_updated_since=date(2017, 9, 15)), ""),
        (TargetFilter(due_within=Window(date(2017, 9, 1), date(2017, 9, 30))), "df"),
        (TargetFilter(due_within=Window(date(2017, 8, 15), date(2017, 8, 15))), "b"),
        (TargetFilter(due_within=Window(None, date(2017, 5, 31))), "afi"),
        (TargetFilter(due_within=Window(date(2018, 1, 1), None)), "f"),
        (TargetFilter(late_by=Duration(months=1)), "afhi"),
        (TargetFilter(late_by=Duration(days=31)), "afhi"),
        (TargetFilter(late_by=Duration(days=30)), "abfhi"),
        (TargetFilter(late_by=Duration()), "abfhi"),
        (TargetFilter(late_by=Duration(months=5)), "i"),
    ],
)
def test_what_is_kept_by_its_state(keep: TargetFilter, letters: str) -> None:
    plan = load(f"plan: {{title: T, authority: A, period: 2017/18}}\n{STATES}".encode()).plan
    assert plan
    assert "".join(ref[-1] for ref in kept(plan, keep)) == letters


SEVERAL_YEARS = """
plan: {title: T, authority: A, period: 2017/18 to 2020/21}
themes:
  - theme: T
    actions:
      - action: 1
        title: A
        outputs:
          - output: 1.1
            text: O
            targets:
              - {target: a, date: March 2018}
              - {target: b, date: Q3 2018/19}
              - {target: c, date: each March}
              - {target: d, date: Ongoing}
              - {target: e, date: from April 2019 onwards}
              - {target: f, date: TBC}
              - {target: g, date: March 2020, revised: [{to: March 2019, on: 1 June 2017, why: W}]}
"""


@pytest.mark.parametrize(
    ("years", "letters"),
    [
        (("2017/18",), "acd"),
        (("2018/19",), "bcdg"),
        (("2019/20",), "cde"),
        (("2017/18", "2018/19"), "abcdg"),
        (("Year 2",), "bcdg"),
        (("2019",), "cdeg"),
        (("2021/22",), "e"),
    ],
)
def test_a_plan_for_several_years_is_asked_about_one(years: tuple[str, ...], letters: str) -> None:
    plan = load(SEVERAL_YEARS.encode()).plan
    assert plan
    assert "".join(ref[-1] for ref in kept(plan, TargetFilter(years=years))) == letters


@pytest.mark.parametrize("year", ["soon", "TBC", "quarterly", "June and July 2017"])
def test_what_is_no_year_is_refused(plan_of: PlanOf, year: str) -> None:
    with pytest.raises(UnknownName, match="is not a year"):
        kept(plan_of(PLAN), TargetFilter(years=(year,)))
