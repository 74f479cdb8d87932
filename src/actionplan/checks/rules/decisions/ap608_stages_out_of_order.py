"""AP608 stages-out-of-order: a stage that is over before an earlier one begins.

What it finds: a target that is due before the first day of every target at an earlier stage of the same programme. A
programme is the targets of an output that has several stages, or otherwise of an action, or of the whole plan.

Why it matters: one stage follows another, so one of the dates or the order under `stages` must be wrong.

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

from actionplan.checks.relations import FollowsLossInTarget
from actionplan.checks.support.events import locate_current_date
from actionplan.checks.support.traversal import list_targets
from actionplan.dates import format_day
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import ACTION_DEPTH, OUTPUT_DEPTH, Plan, PlanLine, Route
from actionplan.text.folding import fold

FOLLOWS = (FollowsLossInTarget(),)


class StageTarget(NamedTuple):
    """A target at a stage: the number of the stage, its first and its due day, and the route to its date."""

    line: PlanLine
    stage: int
    first_day: date
    due_day: date
    route: Route


def check(plan: Plan) -> Iterator[Finding]:
    """Find every target that is due before an earlier stage begins."""
    if len(plan.stages) > 1:
        for programme in _iter_programmes(plan):
            starts = _list_stage_starts(programme)
            for target in programme:
                later = [start for start in starts if start.stage < target.stage and target.due_day < start.first_day]
                if later:
                    yield _build_finding(target, later[0], plan)


def _list_stage_starts(programme: Sequence[StageTarget]) -> list[StageTarget]:
    """List the target with which each stage begins, in the order of the stages."""
    first: dict[int, StageTarget] = {}
    for target in sorted(programme, key=lambda target: target.first_day):
        first.setdefault(target.stage, target)
    return [first[stage] for stage in sorted(first)]


def _iter_programmes(plan: Plan) -> Iterator[list[StageTarget]]:
    """Yield the targets that go through the stages together: those of an output, an action or the whole plan."""
    numbers = {fold(stage): n for n, stage in reversed([*enumerate(plan.stages)])}
    of_plan: list[StageTarget] = []
    for _, of_action in groupby(
        _iter_stage_targets(plan, numbers), key=lambda target: target.line.route[:ACTION_DEPTH]
    ):
        rest: list[StageTarget] = []
        for _, of_output in groupby(of_action, key=lambda target: target.line.route[:OUTPUT_DEPTH]):
            targets = [*of_output]
            if _is_programme(targets):
                yield targets
            else:
                rest += targets
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
                first_day = windows[0].earliest or date.min
                yield StageTarget(line, stage, first_day, due_day=due, route=route)


def _is_programme(targets: Sequence[StageTarget]) -> bool:
    return len({target.stage for target in targets}) > 1


def _build_finding(target: StageTarget, earlier: StageTarget, plan: Plan) -> Finding:
    stage, before = plan.stages[target.stage], plan.stages[earlier.stage]
    message = (
        f"target {target.line.target.ref} ({stage}) is due on {format_day(target.due_day)}, but the "
        f"earlier stage {before} begins only on {format_day(earlier.first_day)}"
    )
    place = RelatedLocation(f"{before} begins here", earlier.route)
    hint = 'correct one of the dates, or the order under "stages:"'
    return Finding("AP608", "warning", message, target.route, hint=hint, also=(place,))
