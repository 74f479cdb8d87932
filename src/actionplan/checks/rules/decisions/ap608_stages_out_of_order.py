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

from actionplan.checks.support.events import locate_current_date
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan, PlanLine, Route, fold


class StageTarget(NamedTuple):
    """A target at a stage: the number of that, its first and its due day, and where its date stands."""

    line: PlanLine
    stage: int
    first_day: date
    due_day: date
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Every target that is due before an earlier stage begins."""
    if len(plan.stages) > 1:
        for programme in _iter_programmes(plan):
            begins = _list_stage_starts(programme)
            for each in programme:
                later = [first for first in begins if first.stage < each.stage and each.due_day < first.first_day]
                if later:
                    yield _report(each, later[0], plan)


def _list_stage_starts(programme: Sequence[StageTarget]) -> list[StageTarget]:
    """The target with which each stage begins, in the order of the stages."""
    first: dict[int, StageTarget] = {}
    for each in sorted(programme, key=lambda each: each.first_day):
        first.setdefault(each.stage, each)
    return [first[stage] for stage in sorted(first)]


def _iter_programmes(plan: Plan) -> Iterator[list[StageTarget]]:
    """The targets that go through the stages together: of the smallest part of the plan that has several stages."""
    numbers = {fold(stage): n for n, stage in reversed([*enumerate(plan.stages)])}
    of_plan: list[StageTarget] = []
    for _, of_action in groupby(_iter_stage_targets(plan, numbers), key=lambda each: each.line.route[:4]):
        rest: list[StageTarget] = []
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


def _iter_stage_targets(plan: Plan, numbers: dict[str, int]) -> Iterator[StageTarget]:
    for line in list_targets(plan):
        stage = numbers.get(fold(line.target.stage)) if line.target.stage and not line.target.deleted else None
        if stage is not None:
            phrase, route = locate_current_date(line)
            windows, due = phrase.reading.windows, phrase.reading.due
            if windows and due:
                yield StageTarget(line, stage, windows[0].earliest or date.min, due, route)


def _is_programme(targets: Sequence[StageTarget]) -> bool:
    return len({each.stage for each in targets}) > 1


def _report(each: StageTarget, earlier: StageTarget, plan: Plan) -> Finding:
    before = plan.stages[earlier.stage]
    message = (
        f"target {each.line.target.ref} ({plan.stages[each.stage]}) is due on {format_day(each.due_day)}, before {before}, an "
        f"earlier stage, begins on {format_day(earlier.first_day)}"
    )
    place = RelatedLocation(f"{before} begins here", earlier.route)
    hint = 'put one of the dates right, or the order under "stages:"'
    return Finding("AP608", "warning", message, each.route, hint, also=(place,))
