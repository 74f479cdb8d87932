"""The values that a shell can complete, from the plan at hand. Without a plan there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from actionplan.checks import load_rules
from actionplan.cli.errors import CliError
from actionplan.cli.plans.plan_file import load_plan_file, require_plan
from actionplan.model.outcome_words import OUTCOMES
from actionplan.model.own_columns import collect_own_values
from actionplan.model.plan import Plan, PlanLine
from actionplan.model.plan_names import strip_plan_name
from actionplan.text.folding import fold

Value = str | tuple[str, str]
"""A value, with a line of help if it needs one."""


def list_values(kind: str, paths: Sequence[str] | None, ref: str | None = None) -> list[Value]:
    """List the values of a kind, each once, from the first plan that was given, or the usual one.

    With the `ref` of a target, measures are those of that one.
    """
    if kind == "code":
        return [(code, rule.name) for code, rule in load_rules().items()]
    if kind == "outcome":
        return list(OUTCOMES)
    path = next(iter(paths or ()), None)
    try:
        plan = require_plan(load_plan_file(path)) if path != "-" else None
    except CliError:
        return []
    if plan is None:
        return []
    values = _iter_measures(plan, ref) if kind == "measure" else _KINDS[kind](plan)
    return list(dict.fromkeys(value for value in values if value))


def _iter_officers(plan: Plan) -> Iterator[Value]:
    yield from (officer.name for officer in plan.officers)
    for line in plan.walk():
        yield from (*line.output.officers, line.output.accountable, *line.output.supporting)


def _iter_services(plan: Plan) -> Iterator[Value]:
    yield from (officer.service for officer in plan.officers)


def _iter_bodies(plan: Plan) -> Iterator[Value]:
    yield from (each.name for each in plan.bodies)
    for line in plan.walk():
        yield from (*line.action.monitored_by, *(each.body for each in line.target.decisions))


def _iter_parties(plan: Plan) -> Iterator[Value]:
    yield from (each.name for each in plan.parties)
    for line in plan.walk():
        yield from (each.party for each in line.target.decisions)


def _iter_themes(plan: Plan) -> Iterator[Value]:
    yield from (theme.title for theme in plan.themes)


def _iter_actions(plan: Plan) -> Iterator[Value]:
    yield from ((action.ref, action.title) for theme in plan.themes for action in theme.actions)


def _iter_parts(plan: Plan) -> Iterator[Value]:
    for line in plan.walk():
        yield line.action.ref, line.action.title
        yield line.output.ref, line.output.text
        if line.target.ref != line.output.ref:
            yield _describe_target(line)


def _iter_targets(plan: Plan) -> Iterator[Value]:
    yield from map(_describe_target, plan.walk())


def _iter_measures(plan: Plan, ref: str | None) -> Iterator[Value]:
    """Yield the number of each measure with its words; of a target that is not given yet, the words of all."""
    for line in plan.walk():
        if ref and fold(strip_plan_name(plan, ref)) == fold(line.target.ref):
            yield from ((str(n), words) for n, words in enumerate(line.target.measure_words, 1))
        elif not ref:
            yield from line.target.measure_words


def _iter_events(plan: Plan) -> Iterator[Value]:
    yield from (event.name for event in plan.events)


def _iter_own_columns(plan: Plan) -> Iterator[Value]:
    yield from collect_own_values([plan])


def _iter_own_values(plan: Plan) -> Iterator[Value]:
    for name, values in collect_own_values([plan]).items():
        yield from (f"{name}={value}" for value in values) if values else (name,)


def _iter_groupings(plan: Plan) -> Iterator[Value]:
    yield from ("theme", "officer", "service", "body", "plan")
    yield from _iter_own_columns(plan)


def _describe_target(line: PlanLine) -> Value:
    return line.target.ref, next(iter(line.target.measure_words), "") or line.output.text


_KINDS: dict[str, Callable[[Plan], Iterator[Value]]] = {
    "officer": _iter_officers,
    "service": _iter_services,
    "body": _iter_bodies,
    "party": _iter_parties,
    "theme": _iter_themes,
    "action": _iter_actions,
    "part": _iter_parts,
    "target": _iter_targets,
    "event": _iter_events,
    "own column": _iter_own_columns,
    "own value": _iter_own_values,
    "grouping": _iter_groupings,
}
