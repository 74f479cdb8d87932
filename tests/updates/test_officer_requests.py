"""What officers are asked as at 30 June 2017 about the time to the end of September, and what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.evaluation.filters import TargetFilter
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.plan import Plan
from actionplan.updates.officer_request import iter_facts, parse_facts
from actionplan.updates.officer_requests import RequestRound, build_rounds
from actionplan.updates.request_layout import FIGURES_SHEET, TARGETS_SHEET

PlanOf = Callable[[str], Plan]

DAY, UNTIL = date(2017, 6, 30), date(2017, 9, 30)


def ask(plan: Plan, target_filter: TargetFilter | None = None) -> RequestRound:
    return build_rounds(plan, DAY, UNTIL, date(2017, 7, 14), target_filter or TargetFilter())[0]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("{date: May 2017}", ""),
        ("{date: June 2017}", ""),
        ("{date: 30 September 2017}", ""),
        ("{date: 1 October 2017}", "not due by 30 September 2017"),
        ("{date: May 2018, revised: [{to: August 2017, on: May 2017}]}", ""),
        ("{date: May 2017, revised: [{to: May 2018, on: June 2017}]}", "not due by 30 September 2017"),
        ("{date: May 2017, revised: [{to: May 2018, on: July 2017}]}", ""),
        ("{date: May 2017, proposed: [{to: May 2018, on: June 2017}]}", ""),
        ("{date: May 2018, updates: [{on: May 2017, rag: red}]}", ""),
        ("{date: May 2018, updates: [{on: May 2017, rag: amber}]}", ""),
        ("{date: May 2018, updates: [{on: May 2017, rag: green}]}", "not due by 30 September 2017"),
        ("{date: May 2018, updates: [{on: July 2017, rag: red}]}", "not due by 30 September 2017"),
        ("{date: May 2018, start: May 2017}", ""),
        ("{date: May 2018, start: September 2017}", ""),
        ("{date: May 2018, start: October 2017}", "not due by 30 September 2017"),
        ("{date: May 2018, start: May 2017, started: May 2017}", "not due by 30 September 2017"),
        ("{date: Ongoing}", ""),
        ("{date: Ongoing from September 2017}", ""),
        ("{date: Ongoing from October 2017}", "not due by 30 September 2017"),
        ("{date: TBC}", ""),
        ("{date: Quarterly}", ""),
        ("{date: Following the audit, waits_for: [The audit]}", ""),
        ("{date: May 2017, completed: 4 May 2017}", "complete"),
        ("{date: May 2017, completed: 4 July 2017}", ""),
        ("{date: May 2018, completed: 4 May 2017}", "complete"),
        ("{date: May 2017, deleted: {on: June 2017, why: Merged}}", "deleted"),
        ("{date: May 2017, suspended: [{on: June 2017, why: Flood}]}", "suspended"),
        ("{date: May 2017, suspended: [{on: May 2017, why: Flood, until: 1 June 2017}]}", ""),
    ],
)
def test_what_is_open_is_asked_unless_it_is_for_later(plan_of_one: PlanOf, target: str, reason: str) -> None:
    made = ask(plan_of_one(target))
    assert [each.reason for each in made.omissions] == ([reason] if reason else [])
    assert [request.officer for request in made.requests] == ([] if reason else ["Head of Planning"])


PLAN = """
officers:
  - {name: Head of Planning, also: [HoP], service: Place}
  - {name: Head of Legal, service: Law}
  - {name: Head of Housing}
bodies: [Executive]
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Print it
            officer: [HoP, Head of Legal]
            supporting: [Head of Housing]
            targets:
              - target: a
                date: Quarterly
                completed: [{on: 30 June 2017, for: Q1 2017/18}]
                measures:
                  - It is printed
                  - text: Copies
                    target: at least 400
                    actuals: [{on: 31 March 2017, value: 350}]
              - {target: b, date: May 2017, updates: [{on: 2 June 2017, rag: amber, note: The printer is late}]}
          - output: 1.2
            text: Read it
            targets: [{date: May 2017}, {target: c, date: May 2017, completed: 4 May 2017}]
          - output: 1.3
            text: Post it
            officer: Head of Legal
            targets: [{date: May 2018}]
"""


def test_who_is_together_responsible_is_asked_each_and_a_supporter_is_not(plan_of: PlanOf) -> None:
    made = ask(plan_of(PLAN))
    assert {request.officer: [row.ref for row in request.list_rows(TARGETS_SHEET)] for request in made.requests} == {
        "Head of Planning": ["1.1b", "1.1a"],
        "Head of Legal": ["1.1b", "1.1a"],
    }
    assert [row.given["shared_with"] for row in made.requests[0].rows[:2]] == ["Head of Legal"] * 2
    assert [(each.officer, each.item.ref, each.reason) for each in made.omissions] == [
        ("Head of Legal", "1.3", "not due by 30 September 2017"),
        ("", "1.2", "with no officer"),
        ("", "1.2c", "complete"),
    ]


def test_a_row_says_how_the_target_stands(plan_of: PlanOf) -> None:
    late, quarterly, figure = ask(plan_of(PLAN)).requests[0].rows
    assert late.given == {
        "output": "Print it",
        "shared_with": "Head of Legal",
        "date": "May 2017",
        "status": "overdue, 30 days late",
        "last_update": "amber, 2 Jun 2017\n2 June 2017: The printer is late",
    }
    assert (quarterly.occurrence, quarterly.given["date"]) == (
        "July to September 2017",
        "Quarterly\nThis asks about: July to September 2017",
    )
    assert (figure.sheet, figure.ref, figure.number) == (FIGURES_SHEET, "1.1a", "2")
    assert figure.given == {"measure": "Copies", "goal": "at least 400", "last_value": "350, 31 March 2017"}


@pytest.mark.parametrize(
    ("target_filter", "officers"),
    [
        (TargetFilter(officers=("HoP",)), ["Head of Planning"]),
        (TargetFilter(services=("law",)), ["Head of Legal"]),
        (TargetFilter(officers=("Head of Housing",)), []),
        (TargetFilter(officers=("Head of Housing",), role="supporting"), ["Head of Planning", "Head of Legal"]),
        (TargetFilter(texts=("read",)), []),
        (TargetFilter(actions=("1",)), ["Head of Planning", "Head of Legal"]),
    ],
)
def test_a_filter_says_who_is_asked(plan_of: PlanOf, target_filter: TargetFilter, officers: list[str]) -> None:
    assert [request.officer for request in ask(plan_of(PLAN), target_filter).requests] == officers


@pytest.mark.parametrize(
    ("change", "is_noticed"),
    [
        (("date: May 2017, updates", "date: June 2017, updates"), True),
        (("note: The printer is late}]", "note: The printer is late}], completed: 4 June 2017"), True),
        (("note: The printer is late}]", "note: It is late}]"), False),
        (("note: The printer is late}", "note: The printer is late}, {on: 4 July 2017, note: Found}"), True),
        (("text: Print it", "text: Print all of it"), False),
    ],
)
def test_a_fingerprint_notices_what_changed(plan_of: PlanOf, change: tuple[str, str], is_noticed: bool) -> None:  # noqa: FBT001
    assert PLAN.count(change[0]) == 1
    prints = [
        {
            row.ref: row.fingerprint
            for request in build_rounds(plan_of(text), DAY, UNTIL)[0].requests
            for row in request.list_rows(TARGETS_SHEET)
        }
        for text in (PLAN, PLAN.replace(*change))
    ]
    assert (prints[0]["1.1b"] != prints[1].get("1.1b")) is is_noticed
    assert prints[0]["1.1a"] == prints[1]["1.1a"]


def test_the_hidden_sheet_gives_the_request_again(plan_of: PlanOf) -> None:
    for request in ask(plan_of(PLAN)).requests:
        assert parse_facts(list(iter_facts(request))) == request


@pytest.mark.parametrize("facts", [[], [("layout", "1")], [("Ref", "Officer")] * 9, [("layout",)] * 9])
def test_another_sheet_is_no_request(facts: list[tuple[str, ...]]) -> None:
    assert parse_facts(facts) is None


def test_a_day_that_is_none_makes_no_request(plan_of: PlanOf) -> None:
    facts = list(iter_facts(ask(plan_of(PLAN)).requests[0]))
    assert facts[4] == ("as at", "2017-06-30")
    assert parse_facts([*facts[:4], ("as at", "June"), *facts[5:]]) is None


NAMES = ("Head of Planning", "Head of Legal", "Head of Housing")
DATES = ("May 2017", "June 2017", "August 2017", "May 2018", "Ongoing", "TBC", "Quarterly", "Ongoing from May 2018", "")
EVENTS = (
    "",
    "completed: 4 June 2017",
    "completed: 4 August 2017",
    "deleted: {on: May 2017, why: X}",
    "suspended: [{on: May 2017, why: X}]",
    "updates: [{on: May 2017, rag: red}]",
    "updates: [{on: May 2017, rag: green, note: Begun}]",
)
OUTPUTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
        st.lists(st.tuples(st.sampled_from(DATES), st.sampled_from(EVENTS)), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=5,
)


def _write_plan(outputs: list[tuple[list[str], list[tuple[str, str]]]]) -> str:
    lines = ["themes:", "  - theme: T", "    actions:", "      - action: 1", "        title: A", "        outputs:"]
    for n, (officers, targets) in enumerate(outputs, 1):
        written = [
            f"{{target: {letter}, date: '{on}'{event and ', '}{event}}}"
            for letter, (on, event) in zip("abc", targets, strict=False)
        ]
        lines.append(f"          - {{output: 1.{n}, text: X, officer: {officers}, targets: [{', '.join(written)}]}}")
    return "\n".join(lines)


@given(outputs=OUTPUTS, days=st.integers(0, 700))
def test_every_officer_is_asked_once_about_each_target_or_it_is_left_out_with_a_reason(
    plan_of: PlanOf, outputs: list[tuple[list[str], list[tuple[str, str]]]], days: int
) -> None:
    plan = plan_of(_write_plan(outputs))
    until = DAY + timedelta(days)
    made = build_rounds(plan, DAY, until)[0]
    items = evaluate_targets(build_views(plan, DAY), TargetFilter())
    wanted = Counter((name, item.ref) for item in items for name in item.officers or ("",))
    asked = Counter((request.officer, row.ref) for request in made.requests for row in request.list_rows(TARGETS_SHEET))
    left_out = Counter((each.officer, each.item.ref) for each in made.omissions)
    assert asked + left_out == wanted
    assert all(each.reason for each in made.omissions)
    assert all(name for name, _ in asked)
    late = {item.ref for item in items if item.status.is_going_on and item.status.due and item.status.due <= DAY}
    assert late.isdisjoint(each.item.ref for each in made.omissions if each.officer)
    assert all(parse_facts(list(iter_facts(request))) == request for request in made.requests)
