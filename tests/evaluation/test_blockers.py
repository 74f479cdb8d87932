"""What waits for a target of another plan: until when, dated by what, and what comes round in a circle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.dates import Context, Window
from actionplan.evaluation.filters import EVERYTHING
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.status import evaluate_status
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import AwaitedEvent, Plan, PlanGroup
from actionplan.planfile import load
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.decisions import build_decisions_report
from actionplan.reports.due import build_due_report
from actionplan.reports.show import build_show_report

BEFORE, MET, AFTER = date(2018, 3, 1), date(2018, 3, 20), date(2018, 4, 15)


HEAD = """\
plan: {{name: {name}, title: Plan, authority: {name} council, period: 2017/18}}
themes:
  - theme: Joint work
    actions:
      - {{action: 1, title: Agree, outputs: [{outputs}]}}
"""


def plan(name: str, *targets: str) -> Plan:
    """A plan of one output for each target, 1.1 and so on, each in one line of YAML."""
    outputs = [f"{{output: 1.{n}, text: It, targets: [{each}]}}" for n, each in enumerate(targets, 1)]
    source = load(HEAD.format(name=name, outputs=", ".join(outputs)).encode())
    assert not source.findings
    assert source.plan
    return source.plan


def load_events(events: str) -> tuple[AwaitedEvent, ...]:
    """The events of a plan, in one line of YAML."""
    made = load(f"plan: {{title: P, authority: A, period: 2017/18}}\nevents: [{events}]\nthemes: []".encode()).plan
    assert made
    return made.events


def look(day: date, *plans: Plan) -> dict[str, EvaluatedTarget]:
    """Every target of the plans on a day, by its ref."""
    return {item.ref: item for item in evaluate_targets(build_views(PlanGroup(plans), day), EVERYTHING)}


def list_waits(item: EvaluatedTarget) -> list[tuple[str, str]]:
    """What a target waits for, and what is known of that."""
    return [(wait.name, wait.note) for wait in item.status.blockers]


AGREED = "{date: March 2018, completed: 20 March 2018}"


@pytest.mark.parametrize(
    ("words", "day", "status", "windows", "waits"),
    [
        ("Following the joint plan", BEFORE, "waiting", (), [("jsp:1.1", "expected March 2018")]),
        ("Following the joint plan", MET, "no date", (Window(MET, None),),
         [("jsp:1.1", "met 20 March 2018: a date is needed")]),
        ("In line with the joint plan", BEFORE, "due", (Window(date(2018, 3, 1), date(2018, 3, 31)),),
         [("jsp:1.1", "expected March 2018")]),
        ("In line with the joint plan", MET, "due", (Window(MET, MET),), []),
        ("In line with the joint plan", AFTER, "overdue", (Window(MET, MET),), []),
        ("May 2018", BEFORE, "not yet due", (Window(date(2018, 5, 1), date(2018, 5, 31)),),
         [("jsp:1.1", "expected March 2018")]),
        ("May 2018", MET, "not yet due", (Window(date(2018, 5, 1), date(2018, 5, 31)),), []),
    ],
)  # fmt: skip
def test_a_date_waits_for_a_target_of_another_plan_until_that_is_met(
    words: str, day: date, status: str, windows: tuple[Window, ...], waits: list[tuple[str, str]]
) -> None:
    own = plan("own", f"{{date: {words}, waits_for: 'JSP:1.1'}}")
    found = look(day, own, plan("jsp", AGREED))["own:1.1"]
    assert (found.status.name, found.status.windows, list_waits(found)) == (status, windows, waits)


@pytest.mark.parametrize(
    ("awaited", "waits"),
    [
        ("{date: March 2018, revised: [{to: May 2018, on: 1 February 2018}]}", "expected May 2018"),
        ("{date: March 2018, revised: [{to: May 2018, on: 2 March 2018}]}", "expected March 2018"),
        ("{date: March 2018, decisions: [{body: Council}]}", "expected March 2018"),
        ("{date: TBC}", ""),
        ("{date: March 2018, deleted: {on: 1 February 2018, why: Dropped}}", "taken out of its plan"),
        ("{date: 'In line with it', waits_for: 'jsp:1.2'}", "expected June 2018"),
        ("{date: Following it, waits_for: 'jsp:1.2'}", ""),
        ("{date: Following it, waits_for: 'jsp:1.1'}", "in a circle of waiting"),
        ("{date: January 2018}", "overdue, expected January 2018"),
        ("{date: Q4}", "expected Q4"),
        ("{date: January 2018 and March 2018}", "overdue, expected January 2018 and March 2018"),
        ("{date: January 2018 and March 2018, completed: [4 January 2018]}", "expected March 2018"),
        ("{date: Ongoing}", "expected: Ongoing"),
        ("{date: Quarterly, completed: [5 July 2017, 5 October 2017, 5 January 2018]}", "expected: Quarterly"),
        ("{date: Quarterly}", "overdue, expected: Quarterly"),
        ("{date: from October 2017}", "expected: from October 2017"),
        ("{date: 'In line with it', waits_for: 'jsp:1.2', suspended: [{on: 1 February 2018, why: So}]}", "suspended"),
        ("{date: March 2018, suspended: [{on: 1 May 2018, why: So}]}", "expected March 2018"),
        ("{date: March 2018, decisions: [{body: A, decided: [{on: 1 February 2018, outcome: refused}]}]}",
         "refused by A on 1 February 2018"),
        ("{date: March 2018, decisions: [A, {body: B, decided: [{on: 1 February 2018, outcome: deferred, to: Q4}]}]}",
         "deferred to Q4 by B"),
        ("{date: March 2018, decisions: [{body: B, decided: [{on: 1 February 2018, outcome: deferred}]}]}",
         "deferred by B"),
        ("{date: March 2018, decisions: [{body: B, decided: [{on: 1 May 2017, outcome: deferred, to: June 2017}]}]}",
         "overdue, deferred to June 2017 by B"),
    ],
)  # fmt: skip
def test_what_is_known_of_it_by_the_day_is_said(awaited: str, waits: str) -> None:
    own = plan("own", "{date: Following the joint plan, waits_for: 'jsp:1.1'}")
    found = look(BEFORE, own, plan("jsp", awaited, "{date: June 2018}"))["own:1.1"]
    assert (found.status.name, list_waits(found)) == ("waiting", [("jsp:1.1", waits)])


@pytest.mark.parametrize(
    ("date_of_it", "note"),
    [
        ("{date: Q3}", "expected Q3, October to December 2017"),
        ("{date: March 2018}", "expected March 2018"),
        ("{date: March 2018, decisions: [{body: B, decided: [{on: 1 February 2017, outcome: deferred, to: Summer}]}]}",
         "deferred to Summer by B, June to August 2017"),
    ],
)  # fmt: skip
def test_a_date_that_means_other_days_where_it_is_waited_for_is_said_with_its_own(date_of_it: str, note: str) -> None:
    own = plan("own", "{date: Following the joint plan, waits_for: 'jsp:1.1'}")
    later = own._replace(context=Context("2018/19"))
    assert list_waits(look(date(2017, 4, 1), later, plan("jsp", date_of_it))["own:1.1"]) == [("jsp:1.1", note)]


JOINT = """\
plan: {{name: jsp, title: Joint, authority: All, period: 2017/18}}
bodies: [Cabinet, Council]
parties: [{{party: Dacorum, decides_by: [Cabinet, Council]}}, {{party: Watford}}]
themes:
  - theme: T
    actions:
      - action: 1
        title: A
        outputs:
          - output: 1.1
            text: It
            targets:
              - date: March 2018
                decisions:
                  - each party
                  - {{party: Dacorum, body: Cabinet, decided: [{{on: 1 February 2018, outcome: refused}}]}}
                  - {{party: Dacorum, body: Council, decided: [{council}]}}
                  - {{party: Watford, decided: [{watford}]}}
"""
REFUSED = "{on: 2 February 2018, outcome: refused}"


@pytest.mark.parametrize(
    ("council", "watford", "note"),
    [
        ("", "", "expected March 2018; refused by Cabinet of Dacorum on 1 February 2018"),
        ("", REFUSED, "refused by Watford on 2 February 2018"),
        (REFUSED, REFUSED, "refused by Dacorum on 2 February 2018 and by Watford on 2 February 2018"),
    ],
)
def test_it_is_refused_by_those_whose_word_is_the_last(council: str, watford: str, note: str) -> None:
    joint = load(JOINT.format(council=council, watford=watford).encode()).plan
    assert joint
    own = plan("own", "{date: Following the joint plan, waits_for: 'jsp:1.1'}")
    assert list_waits(look(BEFORE, own, joint)["own:1.1"]) == [("jsp:1.1", note)]


def test_its_last_decision_is_what_meets_it() -> None:
    jsp = plan("jsp", "{date: March 2018, decisions: [{body: A, decided: [{on: 20 March 2018, outcome: approved}]}]}")
    own = plan("own", "{date: Following the joint plan, waits_for: 'jsp:1.1'}")
    assert look(MET, own, jsp)["own:1.1"].status.name == "no date"


@pytest.mark.parametrize(
    ("waits_for", "note"),
    [
        ("other:1.1", "not among the plans that were read"),
        ("jsp:9.9", "that plan has no such target"),
        ("broken:9.9", "not found: that plan could not be read whole"),
        ("local:1.1", "not clear which: 2 of the plans have that name"),
        ("The Strategy", ""),
        ("Stage 2: adoption", ""),
    ],
)
def test_what_is_not_there_is_said_to_be_so(waits_for: str, note: str) -> None:
    own = plan("own", f"{{date: Following it, waits_for: '{waits_for}'}}")
    broken = plan("broken", AGREED)._replace(is_whole=False)
    both = plan("local", AGREED), plan("s2", AGREED)._replace(aliases=("local",))
    found = look(BEFORE, own, plan("jsp", AGREED), broken, *both)["own:1.1"]
    assert (found.status.name, list_waits(found)) == ("waiting", [(waits_for, note)])


BOTH = "[Budget, 'jsp:1.1']"


@pytest.mark.parametrize(
    ("words", "day", "status", "due", "waits"),
    [
        ("Following both", BEFORE, "waiting", None,
         [("Budget", "expected April 2018"), ("jsp:1.1", "expected March 2018")]),
        ("Following both", MET, "waiting", None, [("Budget", "expected April 2018")]),
        ("Following both", AFTER, "no date", None, [("Budget", "happened 5 April 2018: a date is needed")]),
        ("In line with both", BEFORE, "not yet due", date(2018, 4, 30),
         [("Budget", "expected April 2018"), ("jsp:1.1", "expected March 2018")]),
        ("In line with both", AFTER, "overdue", date(2018, 4, 5), []),
        ("30 days after both", MET, "waiting", None, [("Budget", "expected April 2018")]),
        ("30 days after both", AFTER, "not yet due", date(2018, 5, 5), []),
    ],
)  # fmt: skip
def test_of_several_that_are_waited_for_the_last_gives_the_date(
    words: str, day: date, status: str, due: date | None, waits: list[tuple[str, str]]
) -> None:
    own = plan("own", f"{{date: {words}, waits_for: {BOTH}}}")
    own = own._replace(events=load_events("{event: Budget, expected: April 2018, happened: 5 April 2018}"))
    found = look(day, own, plan("jsp", AGREED))["own:1.1"]
    assert (found.status.name, found.status.due, list_waits(found)) == (status, due, waits)


def test_in_each_of_two_plans_with_one_name_that_name_means_itself() -> None:
    local = plan("local", AGREED, "{date: In line with it, waits_for: 'local:1.1'}")
    s2 = plan("s2", "{date: June 2018}", "{date: In line with it, waits_for: 'local:1.1'}")
    s2 = s2._replace(aliases=("local",))
    for order in ((local, s2), (s2, local)):
        found = look(AFTER, *order)
        assert (found["local:1.2"].status.due, found["s2:1.2"].status.due) == (MET, date(2018, 6, 30))
        assert list_waits(found["s2:1.2"]) == [("s2:1.1", "expected June 2018")]


def test_a_plan_by_itself_knows_its_own_targets_by_its_name() -> None:
    own = plan("own", "{date: In line with it, waits_for: 'own:1.2'}", AGREED)
    (found, _) = evaluate_targets(build_views(own, MET), EVERYTHING)
    assert found.status.due == MET


def test_every_question_says_so() -> None:
    both = PlanGroup(
        (plan("own", "{date: Following it, waits_for: 'jsp:1.1', decisions: [{body: A}]}"), plan("jsp", AGREED))
    )
    march = Window(date(2018, 3, 1), date(2018, 3, 31))
    assert [(row.ref, row.section, row.waits_for) for row in build_due_report(both, MET, march).rows] == [
        ("1.1", "no date", "jsp:1.1, A")
    ]
    shown = str(build_show_report(both, MET, "own:1.1").sections)
    assert "jsp:1.1: met 20 March 2018" in shown
    assert "20 March 2018: jsp:1.1 was met" in shown
    (row,) = build_decisions_report(both, BEFORE, "own:1.1").rows
    assert row.waits_for == "jsp:1.1, A"
    moved = build_changes_report(PlanVersion(both, BEFORE), PlanVersion(both, MET)).rows
    assert [(row.plan, row.section) for row in moved if row.plan == "own"] == [("own", "not updated")]


def test_what_goes_with_it_moves_with_it() -> None:
    both = PlanGroup((plan("own", "{date: In line with it, waits_for: 'jsp:1.1'}"), plan("jsp", AGREED)))
    report = build_changes_report(PlanVersion(both, BEFORE), PlanVersion(both, MET))
    (row,) = [row for row in report.rows if row.plan == "own" and row.section == "date moved"]
    assert (row.was, row.due) == ({"date": "In line with it", "due": date(2018, 3, 31)}, MET)


# Circles and chains.


def test_a_circle_ends_and_nothing_in_it_has_a_date() -> None:
    own = plan("own", "{date: Following it, waits_for: 'jsp:1.1'}", "{date: In line with it, waits_for: 'own:1.1'}")
    found = look(BEFORE, own, plan("jsp", "{date: In line with it, waits_for: 'own:1.2'}"))
    assert {ref: (item.status.name, list_waits(item)) for ref, item in found.items()} == {
        "own:1.1": ("waiting", [("jsp:1.1", "in a circle of waiting")]),
        "own:1.2": ("waiting", [("own:1.1", "in a circle of waiting")]),
        "jsp:1.1": ("waiting", [("own:1.2", "in a circle of waiting")]),
    }


def test_what_is_deleted_waits_for_nothing_any_more() -> None:
    gone = "{date: In line with it, waits_for: 'own:1.1', deleted: {on: 1 March 2018, why: Dropped}}"
    own = plan("own", "{date: In line with it, waits_for: 'own:1.2'}", gone)
    assert list_waits(look(date(2018, 2, 28), own)["own:1.1"]) == [("own:1.2", "in a circle of waiting")]
    assert list_waits(look(BEFORE, own)["own:1.1"]) == [("own:1.2", "taken out of its plan")]


def test_a_long_chain_is_followed_to_its_end() -> None:
    links = [f"{{date: In line with it, waits_for: 'own:1.{n}'}}" for n in range(2, 2001)]
    found = look(BEFORE, plan("own", *links, AGREED))
    assert {item.status.due for item in found.values()} == {date(2018, 3, 31)}


class Node(NamedTuple):
    """A target in a drawing of what waits for what: its words (a month is a date), what they became, and for whom.

    `fate` is what else there is of it, on a day.
    """

    words: str
    revised: str
    fate: str
    on: date
    awaits: tuple[int, ...]

    def line(self, names: list[str]) -> str:
        """The target as the plan writes it."""
        made = f", revised: [{{to: {self.revised}, on: 1 January 2018, why: So}}]" if self.revised else ""
        fate = FATES[self.fate].format(on=self.on)
        return f"{{date: {self.words}, waits_for: {[names[n] for n in self.awaits]}{made}{fate}}}"

    def is_now(self, fate: str, day: date) -> bool:
        """Whether that has come to it by a day."""
        return self.fate == fate and self.on <= day

    @property
    def holds(self) -> str:
        """The words of its current date."""
        return self.revised or self.words


FOLLOWING, IN_LINE, OWN = "Following it", "In line with it", "May 2018"
FATES = {
    "": "",
    "complete": ", completed: {on}",
    "deleted": ", deleted: {{on: {on}, why: So}}",
    "suspended": ", suspended: [{{on: {on}, why: So}}]",
    "refused": ", decisions: [{{body: A, decided: [{{on: {on}, outcome: refused}}]}}]",
    "approved": ", decisions: [{{body: A, decided: [{{on: {on}, outcome: approved}}]}}]",
}
NODES = st.builds(
    Node,
    st.sampled_from((FOLLOWING, IN_LINE, IN_LINE, IN_LINE, OWN)),
    st.sampled_from(("", "", "", FOLLOWING, IN_LINE, OWN)),
    st.sampled_from(("", "", *FATES)),
    st.sampled_from((date(2018, 2, 1), date(2018, 3, 1), AFTER)),
    st.lists(st.integers(0, 5), min_size=1, max_size=2).map(tuple),
)


def expected(nodes: list[Node], day: date) -> list[tuple[str, date | None]]:
    """How each target stands, worked out slowly: whatever has a date passes it on, until nothing changes any more."""
    by: list[date | None] = [None] * len(nodes)
    met = [node.on if node.is_now("complete", day) or node.is_now("approved", day) else None for node in nodes]
    for _ in nodes:
        by = [None if node.is_now("deleted", day) else met[n] or _last(node, by, met) for n, node in enumerate(nodes)]
    return [
        _stands(node, met[n], _find_latest(met, node.awaits), _last(node, by, met), day) for n, node in enumerate(nodes)
    ]


def _last(node: Node, by: list[date | None], met: list[date | None]) -> date | None:
    """The last day of its current date. Of several that it goes with, what is to come counts before what is met."""
    if node.holds == OWN:
        return date(2018, 5, 31)
    pending = [n for n in node.awaits if met[n] is None]
    return _find_latest(by, pending or node.awaits) if node.holds == IN_LINE else None


def _find_latest(days: list[date | None], numbers: Iterable[int]) -> date | None:
    """The latest of some days, if all of them are known."""
    some = [days[n] for n in numbers]
    return None if None in some else max(filter(None, some))


def _stands(
    node: Node, met: date | None, other_met: date | None, last: date | None, day: date
) -> tuple[str, date | None]:
    if stopped := next((fate for fate in ("deleted", "suspended") if node.is_now(fate, day)), ""):
        return stopped, last
    if met:
        return "complete", last
    if last:
        is_in_month = (last.year, last.month) == (day.year, day.month)
        return "overdue" if last < day else "due" if is_in_month else "not yet due", last
    return "no date" if node.holds == FOLLOWING and other_met else "waiting", None


@settings(max_examples=2 * settings().max_examples)
@given(st.lists(NODES, min_size=6, max_size=6))
def test_however_plans_wait_for_one_another_the_order_in_which_they_are_read_changes_nothing(nodes: list[Node]) -> None:
    names = ["a:1.1", "a:1.2", "b:1.1", "b:1.2", "c:1.1", "c:1.2"]
    lines = [node.line(names) for node in nodes]
    plans = [plan(name, *lines[n : n + 2]) for name, n in (("a", 0), ("b", 2), ("c", 4))]
    found = look(BEFORE, *plans)
    assert [(found[name].status.name, found[name].status.due) for name in names] == expected(nodes, BEFORE)
    for order in permutations(plans):
        again = look(BEFORE, *order)
        assert {name: again[name].status for name in names} == {name: found[name].status for name in names}
    seen = build_views(PlanGroup(tuple(plans)), BEFORE)
    backwards = [
        (each, target) for each in reversed(seen.plan_views) for target in reversed([*each.plan.iter_targets()])
    ]
    assert [evaluate_status(target, each) for each, target in backwards] == [
        found[name].status for name in reversed(names)
    ]
