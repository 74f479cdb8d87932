from __future__ import annotations

import pytest

from actionplan.planfile import load
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


def test_each_party_stands_for_so_many_decisions_in_a_plan() -> None:
    bodies = ", ".join(f"Body {n}" for n in range(10))
    parties = "parties:\n" + "".join(f"- {{party: Party {n}, decides_by: [{bodies}]}}\n" for n in range(100))
    head, _, target = PLAN.format(top=parties, target="").partition("      - date")
    target = f"      - date{target}        target: a\n        decisions: [each party]\n"
    source = load((head + target * 51).encode())
    assert source.plan
    assert [bool(each.decisions) for each in source.plan.iter_targets()] == [True] * 50 + [False]
    assert [finding.message for finding in source.findings if finding.code == "AP215"] == [
        '"each party" stands for more than 50,000 decisions in this plan, so these are not read'
    ]
