"""AP608 stages-out-of-order: a stage that is over before an earlier one begins.

What it finds: a target that is due before the first day of every target at an earlier stage of the same programme: the
targets of an output that goes through several stages, or else of an action, or else of the plan.

Why it matters: one stage follows another, so one of the dates is a slip, or the order under `stages` is.

Wrong:

    stages: [Draft plan, Publication]

    targets:
      - {target: a, date: Autumn 2017, stage: Draft plan}
      - {target: b, date: Summer 2017, stage: Publication}

Right:

    stages: [Draft plan, Publication]

    targets:
      - {target: a, date: Autumn 2017, stage: Draft plan}
      - {target: b, date: Spring 2018, stage: Publication}

To silence it: `checks: {AP608: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from actionplan.checks.progress import current_at
from actionplan.checks.walks import lines
from actionplan.dates import say_day
from actionplan.findings import Finding, Place
from actionplan.model import Line, Plan, Route, fold


class Staged(NamedTuple):
    """A target at a stage: the number of that, its first and its due day, and where its date stands."""

    line: Line
    stage: int
    first: date
    due: date
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every target that is due before an earlier stage begins."""
    if len(plan.stages) > 1:
        for programme in _programmes(plan):
            begins = _begins(programme)
            for each in programme:
                later = [first for first in begins if first.stage < each.stage and each.due < first.first]
                if later:
                    yield _told(each, later[0], plan)


def _begins(programme: Sequence[Staged]) -> list[Staged]:
    """The target with which each stage begins, in the order of the stages."""
    first: dict[int, Staged] = {}
    for each in sorted(programme, key=lambda each: each.first):
        first.setdefault(each.stage, each)
    return [first[stage] for stage in sorted(first)]


def _programmes(plan: Plan) -> Iterator[list[Staged]]:
    """The targets that go through the stages together: of the smallest part of the plan that has several stages."""
    numbers = {fold(stage): n for n, stage in reversed([*enumerate(plan.stages)])}
    of_plan: list[Staged] = []
    for _, of_action in groupby(_staged(plan, numbers), key=lambda each: each.line.route[:4]):
        rest: list[Staged] = []
        for _, of_output in groupby(of_action, key=lambda each: each.line.route[:6]):
            found = [*of_output]
            if _is_programme(found):
                yield found
            else:
                rest += found
        if _is_programme(rest):
            yield rest
        else:
            of_plan += rest
    yield of_plan


def _staged(plan: Plan, numbers: dict[str, int]) -> Iterator[Staged]:
    for line in lines(plan):
        stage = numbers.get(fold(line.target.stage)) if line.target.stage and not line.target.deleted else None
        if stage is not None:
            phrase, route = current_at(line)
            windows, due = phrase.reading.windows, phrase.reading.due
            if windows and due:
                yield Staged(line, stage, windows[0].earliest or date.min, due, route)


def _is_programme(found: Sequence[Staged]) -> bool:
    return len({each.stage for each in found}) > 1


def _told(each: Staged, earlier: Staged, plan: Plan) -> Finding:
    before = plan.stages[earlier.stage]
    message = (
        f"target {each.line.target.ref} ({plan.stages[each.stage]}) is due on {say_day(each.due)}, before {before}, an "
        f"earlier stage, begins on {say_day(earlier.first)}"
    )
    place = Place(f"{before} begins here", earlier.route)
    hint = 'put one of the dates right, or the order under "stages:"'
    return Finding("AP608", "warning", message, each.route, hint, also=(place,))
