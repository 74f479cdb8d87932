"""What all tests share: plans from a few lines of YAML, and how the tests are run.

No test is about how long anything takes: a slow machine is no fault.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import settings

from actionplan.model.plan import Plan
from actionplan.planfile import load

PlanOf = Callable[[str], Plan]

_HEAD = "plan: {name: made, title: Action Plan, authority: A Council, period: 2017/18}\n"

_ONE_TARGET = """\
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

settings.register_profile("all", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=15)
settings.load_profile("all")


def pytest_configure(config: pytest.Config) -> None:
    """With -m "not slow", try fewer examples of each property: whoever wants a quick verdict runs the rest later."""
    if config.getoption("markexpr") == "not slow":
        settings.load_profile("quick")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One file runs where it is: several processes would take longer to start than most files take."""
    return 0 if len(config.args) == 1 and ".py" in config.args[0] else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow files come first, so that none is left for the end, when other processes have nothing to do."""
    items.sort(key=lambda item: not any(mark.name == "slow" for mark in _module(item).own_markers))


def _module(item: pytest.Item) -> pytest.Item | pytest.Module:
    return item.getparent(pytest.Module) or item


@pytest.fixture(scope="session")
def plan_of() -> PlanOf:
    """Read everything below the plan's head. A fault in the YAML is a fault in the test."""

    def read(text: str) -> Plan:
        source = load((_HEAD + dedent(text)).encode())
        assert not source.findings
        assert source.plan is not None
        return source.plan

    return read


@pytest.fixture(scope="session")
def plan_of_one(plan_of: PlanOf) -> PlanOf:
    """Read a plan of one target, 1.1, given in one line of YAML. Lines before it go above the themes."""

    def read(text: str) -> Plan:
        *above, target = dedent(text).strip().splitlines()
        return plan_of(_ONE_TARGET.format(head="\n".join(above), target=target))

    return read
