"""The checks of plans that are validated together."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.checks.plan_set import PlanEntry, PlanSet
from actionplan.checks.runner import run_rules
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile import load

HEAD = """\
plan: {{name: {name}, title: Plan, authority: A council, period: 2017/18}}
themes:
  - theme: Joint work
    actions:
      - {{action: 1, title: Agree, outputs: [{outputs}]}}
"""
WANTED = ("AP307", "AP313", "AP314")


def plan(name: str, *targets: str) -> Plan:
    """A plan of one output for each target, 1.1 and so on: what it waits for, and whatever else there is of it."""
    outputs = [f"{{output: 1.{n}, text: It, targets: [{{date: TBC{each}}}]}}" for n, each in enumerate(targets, 1)]
    source = load(HEAD.format(name=name, outputs=", ".join(outputs)).encode())
    assert not source.findings
    assert source.plan
    return source.plan


def find_in_plans(*read: Plan | PlanEntry, day: date = date(2017, 7, 4)) -> list[tuple[str, str, str, str]]:
    """By plan, what is found in it on a day: code, where and message."""
    each = [one if isinstance(one, PlanEntry) else PlanEntry(one, f"{one.name}.yaml") for one in read]
    beside = PlanSet(each)
    every = ((one.plan.name, finding) for one in each for finding in run_rules(one.plan, day, beside))
    return [describe_finding(name, finding) for name, finding in every if finding.code in WANTED]


def describe_finding(name: str, finding: Finding) -> tuple[str, str, str, str]:
    output = str(finding.route[5] + 1) if len(finding.route) > 5 and isinstance(finding.route[5], int) else ""
    return name, finding.code, output, finding.message


def waits(ref: str) -> str:
    """The rest of a target that waits for that."""
    return f", waits_for: '{ref}'"


def test_a_target_that_the_other_plan_does_not_have_is_an_error_where_it_is_waited_for() -> None:
    own = plan("own", waits("jsp:1.1"), waits("JSP:9.9"), waits("third:1.1"))
    assert find_in_plans(own, plan("jsp", "")) == [("own", "AP307", "2", 'jsp has no target "9.9"')]
    assert find_in_plans(own) == []


def test_a_name_that_several_plans_have_means_none_of_them_but_in_themselves() -> None:
    own, first, second = plan("own", waits("jsp:1.1")), plan("jsp", "", waits("jsp:1.2")), plan("JSP", waits("jsp:1.9"))
    told = find_in_plans(own, PlanEntry(first, "a.yaml"), PlanEntry(second, "b.yaml", aliases=("b",)))
    assert told == [
        ("own", "AP307", "1", '"jsp" could mean any of 2 plans: a.yaml and b.yaml'),
        ("jsp", "AP313", "2", "jsp:1.2 waits for itself"),
        ("JSP", "AP307", "1", 'this plan has no target "1.9"'),
        ("JSP", "AP314", "", 'a.yaml has the name "JSP" too'),
    ]


def test_a_plan_without_a_name_has_that_of_its_file() -> None:
    unnamed = plan("x", "", waits("gamma:7.7"), waits("gamma:1.3"))._replace(name="")
    own = plan("own", waits("gamma:7.7"), waits("gamma:1.1"), waits("my plan:1.1"), waits("my plan:1.2"))
    gamma = PlanEntry(unnamed, "gamma.yaml", aliases=("gamma",))
    assert find_in_plans(own, gamma, plan("my plan", "")) == [
        ("own", "AP307", "1", 'gamma has no target "7.7"'),
        ("own", "AP307", "4", 'my plan has no target "1.2"'),
        ("", "AP307", "2", 'this plan has no target "7.7"'),
        ("", "AP313", "3", "gamma:1.3 waits for itself"),
    ]


def test_nothing_is_said_of_a_plan_that_was_not_read_whole() -> None:
    own = plan("own", waits("jsp:9.9"))
    assert find_in_plans(own, PlanEntry(plan("jsp", ""), is_complete=False)) == []


def test_a_circle_is_told_at_each_target_of_it_from_there_on() -> None:
    own = plan("own", "", waits("jsp:1.2"))
    jsp = plan("jsp", waits("own:1.2"), waits("jsp:1.1"))
    assert find_in_plans(own, jsp) == [
        ("own", "AP313", "2", "own:1.2 waits for jsp:1.2, which waits for jsp:1.1, which waits for own:1.2"),
        ("jsp", "AP313", "1", "jsp:1.1 waits for own:1.2, which waits for jsp:1.2, which waits for jsp:1.1"),
        ("jsp", "AP313", "2", "jsp:1.2 waits for jsp:1.1, which waits for own:1.2, which waits for jsp:1.2"),
    ]
    assert find_in_plans(own) == find_in_plans(jsp) == []


def test_what_only_leads_to_a_circle_is_no_part_of_it() -> None:
    jsp = plan("jsp", waits("jsp:1.1"), waits("jsp:1.1"))
    assert find_in_plans(jsp) == [("jsp", "AP313", "1", "jsp:1.1 waits for itself")]


def test_a_circle_through_one_of_several_is_a_circle() -> None:
    jsp = plan("jsp", waits("jsp:1.2"), ", waits_for: ['jsp:1.3', 'jsp:1.1']", "")
    assert find_in_plans(jsp) == [
        ("jsp", "AP313", "1", "jsp:1.1 waits for jsp:1.2, which waits for jsp:1.1"),
        ("jsp", "AP313", "2", "jsp:1.2 waits for jsp:1.1, which waits for jsp:1.2"),
    ]


def test_two_circles_with_one_target_are_each_told_by_the_shortest_way() -> None:
    jsp = plan("jsp", ", waits_for: ['jsp:1.2', 'jsp:1.3']", waits("jsp:1.1"), waits("jsp:1.1"))
    assert [message for *_, message in find_in_plans(jsp)] == [
        "jsp:1.1 waits for jsp:1.2, which waits for jsp:1.1",
        "jsp:1.2 waits for jsp:1.1, which waits for jsp:1.2",
        "jsp:1.3 waits for jsp:1.1, which waits for jsp:1.3",
    ]


def test_of_a_large_circle_not_every_target_is_named() -> None:
    circle = plan("jsp", *(waits(f"jsp:1.{n % 20 + 1}") for n in range(1, 21)))
    _, _, _, message = find_in_plans(circle)[0]
    assert message.endswith("which waits for jsp:1.7, which waits for 13 more in turn, which waits for jsp:1.1")


@pytest.mark.parametrize(
    "over",
    [
        ", completed: 4 July 2017",
        ", deleted: {on: 4 July 2017, why: Dropped}",
        ", decisions: [{body: A, decided: [{on: 4 July 2017, outcome: approved}]}]",
    ],
)
def test_what_is_over_waits_for_nothing_from_that_day_on(over: str) -> None:
    jsp = plan("jsp", waits("jsp:1.2"), waits("jsp:1.1") + over)
    assert find_in_plans(jsp, day=date(2017, 7, 4)) == []
    assert len(find_in_plans(jsp, day=date(2017, 7, 3))) == 2


@pytest.mark.parametrize(
    "not_over",
    [
        ", decisions: [{body: A, decided: [{on: 4 July 2017, outcome: refused}]}]",
        ", decisions: [A], completed: 4 July 2017",
        ", suspended: [{on: 4 July 2017, why: So}]",
    ],
)
def test_what_is_not_done_still_waits(not_over: str) -> None:
    assert len(find_in_plans(plan("jsp", waits("jsp:1.2"), waits("jsp:1.1") + not_over))) == 2


def test_the_later_of_two_plans_with_one_name_is_told() -> None:
    first, second = plan("jsp", ""), plan("JSP", "", waits("jsp:1.1"))
    assert find_in_plans(first, second) == [("JSP", "AP314", "", 'jsp.yaml has the name "JSP" too')]
    assert find_in_plans(plan("a", ""), plan("b", "")) == []
