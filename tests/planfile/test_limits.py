from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.planfile import Source, load
from actionplan.planfile.limits import find_max_items
from actionplan.planfile.schema import FILE, iter_schemas

PLAN = """plan: {{title: Plan, authority: Council, period: 2017/18}}
{top}themes:
- theme: T
  actions:
  - action: 1
    title: A
    outputs:
    - output: 1.1
      text: O
      targets:
      - date: Summer 2017
{target}"""


def list_findings(top: str = "", target: str = "") -> list[str]:
    source = load(PLAN.format(top=top, target=target).encode())
    return [f"{finding.code} {finding.message}" for finding in source.findings]


@pytest.mark.parametrize(
    ("key", "limit", "item"),
    [
        ("decisions", 100, "{body: Panel}"),
        ("revised", 100, "{to: June 2017, on: 1 May 2017}"),
        ("suspended", 100, "{on: 1 May 2017}"),
        ("updates", 1000, "{on: 1 May 2017}"),
        ("completed", 1000, "1 May 2017"),
        ("measures", 1000, "A measure"),
    ],
)
def test_a_target_may_have_so_many_items_in_a_list(key: str, limit: int, item: str) -> None:
    def build_list(count: int) -> str:
        return f"        {key}:\n" + f"        - {item}\n" * count

    assert list_findings(target=build_list(limit)) == []
    assert list_findings(target=build_list(limit + 1)) == [
        f'AP215 "{key}" has {limit + 1:,} items, and only the first {limit:,} are read'
    ]


@pytest.mark.parametrize(("key", "limit", "item"), [("horizons", 20, "term {}: 2017/18"), ("checks", 1000, "X{}: off")])
def test_a_mapping_of_the_writers_own_keys_may_have_so_many(key: str, limit: int, item: str) -> None:
    def list_settings(count: int) -> list[str]:
        settings = "".join(f"    {item.format(n)}\n" for n in range(count))
        plan = PLAN.format(top="", target="").replace(
            "plan: {title: Plan, authority: Council, period: 2017/18}",
            f"plan:\n  title: Plan\n  authority: Council\n  period: 2017/18\n  {key}:\n{settings}",
        )
        found = load(plan.encode()).findings
        return [finding.message for finding in found if finding.code == "AP215"]

    assert list_settings(limit) == []
    assert list_settings(limit + 1) == [f'"{key}" has {limit + 1:,} items, and only the first {limit:,} are read']


def test_only_the_first_items_are_read() -> None:
    source = load(PLAN.format(top="parties: [" + "P, " * 500 + "]\n", target="").encode())
    assert source.plan
    assert len(source.plan.parties) == 100


def test_lists_that_grow_with_the_plan_have_no_limit() -> None:
    endless = {"themes", "actions", "outputs", "targets", "officers", "bodies", "events"}
    lists = {field.name for schema in iter_schemas(FILE) for field in schema.fields.values() if field.form == "list"}
    assert {key for key in lists if find_max_items(key) is None} == endless
    assert list_findings(top="officers:\n" + "".join(f"- Officer {n}\n" for n in range(3000))) == []


def build_each_party_plan(parties: list[str], decisions: str, targets: int) -> bytes:
    """Write a plan with so many targets of one kind; the first is at line 12 and takes three lines, as all do."""
    head = PLAN.format(top=f"parties: [{', '.join(parties)}]\n", target="").partition("      - date")[0]
    return (head + f"      - date: Summer 2017\n        target: a\n        decisions: {decisions}\n" * targets).encode()


@pytest.mark.parametrize(
    ("parties", "decisions", "targets"),
    [
        pytest.param(["{party: P, decides_by: [A, B, C, D, E, F, G, H, I, J]}"] * 100, "each party", 50, id="bodies"),
        pytest.param(["{party: P, decides_by: [A, B, C, D, E]}"] * 100, "[each party, Panel]", 100, id="and a body"),
        pytest.param(["P"] * 100, "each party", 500, id="names"),
        pytest.param(["{party: P}"] * 100, "each party", 500, id="no bodies"),
        pytest.param(["{party: P, decides_by: Panel}"] * 100, "[each party]", 500, id="one body"),
        pytest.param(["{party: P, decides_by: []}"] * 100, "each party", 500, id="an empty list"),
        pytest.param(["P"] * 200, "each party", 500, id="parties that are not read"),
        pytest.param(["{party: P, decides_by: [" + "A, " * 20 + "]}"] * 100, "each party", 50, id="bodies not read"),
        pytest.param(["P"] * 21, "each party", 2380, id="one decision too many"),
    ],
)
def test_each_party_stands_for_so_many_decisions_in_a_plan(
    parties: list[str], decisions: str, targets: int, said: Callable[[Source], list[str]]
) -> None:
    source = load(build_each_party_plan(parties, decisions, targets + 1))
    assert source.plan
    *read, dropped = (target.decisions for target in source.plan.iter_targets())
    assert all(read)
    assert dropped == ()
    [finding] = (finding for finding in said(source) if "each party" in finding)
    assert finding == (
        f'{12 + 3 * targets + 2}:9 AP215 "each party" stands for more than 50,000 decisions in this plan, so these are '
        "not read: write the decisions for the outputs that need them, or fewer parties"
    )
    assert {finding.severity for finding in source.findings if finding.code == "AP215"} == {"error"}


def test_what_bodies_decide_does_not_count_as_what_each_party_decides() -> None:
    source = load(build_each_party_plan(["P"] * 100, "[Panel]", 501))
    assert source.plan
    assert [len(target.decisions) for target in source.plan.iter_targets()] == [1] * 501


def test_a_party_decides_by_so_many_bodies() -> None:
    def build_party(count: int) -> str:
        return f"parties: [{{party: P, decides_by: [{', '.join('ABCDEFGHIJKLM'[:count])}]}}]\n"

    assert list_findings(top=build_party(10)) == []
    assert list_findings(top=build_party(11)) == ['AP215 "decides_by" has 11 items, and only the first 10 are read']


def test_own_columns_without_a_value_leave_room_for_faults() -> None:
    blank = "".join(f"          Column {n}:\n" for n in range(900))
    outputs = "".join(f"    - output: 1.{n}\n      text: O\n      fields:\n{blank}" for n in (2, 3))
    assert list_findings(target=f"{outputs}    - output: 1.4\n      text: O\n      oficer: A\n") == [
        'AP201 an output has no key "oficer"'
    ]
