"""The plan in the test: a few lines of YAML become a plan, read as a file would be."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent, indent

import pytest

from actionplan.model.plan import Plan
from actionplan.planfile import load

PlanOf = Callable[[str], Plan]

_HEAD = "plan: {name: made, title: Action Plan, authority: A Council, period: 2017/18}\n"

_ONE = """\
{head}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets:
              - {target}
"""


@pytest.fixture(scope="session")
def plan_of() -> PlanOf:
    """Reads everything below the plan's head. Where the YAML has a fault, the test has."""

    def read(text: str) -> Plan:
        source = load((_HEAD + dedent(text)).encode())
        assert not source.findings
        assert source.plan is not None
        return source.plan

    return read


@pytest.fixture(scope="session")
def plan_of_one(plan_of: PlanOf) -> PlanOf:
    """Reads a plan of one target, 1.1, given in one line of YAML; lines before it go above the themes."""

    def read(text: str) -> Plan:
        *above, target = dedent(text).strip().splitlines()
        return plan_of(_ONE.format(head="\n".join(above), target=indent(target, "")))

    return read
