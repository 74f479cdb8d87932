"""The documents that an editor has open: each version is read once and checked once, in a thread beside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from actionplan.checks.runner import check_source
from actionplan.findings import Finding
from actionplan.language_server.known_names import KnownNames
from actionplan.language_server.open_plan import NO_NAMES, OpenPlan, read_open_plan
from actionplan.planfile.yaml_reader import has_plan_keys

T = TypeVar("T")

_PLAN_NAMES = ("plan.yaml", "plan.yml")
"""The names of files that are plans, also while nothing in them says so."""


class CheckedPlan(NamedTuple):
    """A plan that was read, and what is wrong with it."""

    plan: OpenPlan
    findings: Sequence[Finding]


class PlanDocument:
    """A document that is open: its text, which the editor changes, and the last plan that was read from it."""

    def __init__(self, uri: str, path: str, text: str, version: int | None = None) -> None:
        self.uri = uri
        self.path = path
        self.text = text
        self.version = version
        self.last_plan: OpenPlan | None = None
        self._reading: asyncio.Future[OpenPlan | None] | None = None
        self._checking: asyncio.Future[CheckedPlan | None] | None = None

    @property
    def names(self) -> KnownNames:
        """The names that its plan has, or had when it could last be read."""
        return self.last_plan.names if self.last_plan else NO_NAMES

    def replace_text(self, text: str, version: int | None = None) -> None:
        """Take a new version of the text, with its number in the editor."""
        self.text = text
        self.version = version
        self._reading = self._checking = None

    async def read(self, worker: ThreadPoolExecutor) -> OpenPlan | None:
        """Read this version, unless it was read already. Return `None` for a file that is not a plan."""
        if self._reading is None:
            self._reading = run_beside(worker, partial(self._read, self.text, self.names))
        reading = self._reading
        plan = await asyncio.shield(reading)
        if reading is self._reading:
            self.last_plan = plan or self.last_plan
        return plan

    async def check(self, worker: ThreadPoolExecutor, day: date) -> CheckedPlan | None:
        """Check this version, unless it was checked already. Return `None` for a file that is not a plan."""
        plan = await self.read(worker)
        if plan is None:
            return None
        if self._checking is None:
            self._checking = run_beside(worker, lambda: CheckedPlan(plan, check_source(plan.source, day)))
        return await asyncio.shield(self._checking)

    def _read(self, text: str, names: KnownNames) -> OpenPlan | None:
        is_plan = self.last_plan is not None or PurePath(self.path).name.casefold() in _PLAN_NAMES
        if not is_plan and not has_plan_keys(text.encode("utf-8", "replace")):
            return None
        return read_open_plan(self.uri, text, self.path, names)


def run_beside(worker: ThreadPoolExecutor, work: Callable[[], T]) -> asyncio.Future[T]:
    """Start something in the thread beside, and return what is to come of it."""
    return asyncio.get_running_loop().run_in_executor(worker, work)
