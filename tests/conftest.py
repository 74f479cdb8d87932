"""No test is about how long anything takes: a slow machine is no fault."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One file runs where it is: several processes would take longer to start than most files take."""
    return 0 if len(config.args) == 1 and ".py" in config.args[0] else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow files come first, so that none is left for the end, when other processes have nothing to do."""
    items.sort(key=lambda item: not any(mark.name == "slow" for mark in _module(item).own_markers))


def _module(item: pytest.Item) -> pytest.Item | pytest.Module:
    return item.getparent(pytest.Module) or item
