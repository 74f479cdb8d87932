"""The names that a plan has, to be completed. Those of a file that is half typed are those it had when it was whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.dates import Context
from actionplan.model.plan import EACH_PARTY, OwnColumn, Plan
from actionplan.planfile.schema_field import Registry
from actionplan.planfile.settings import DEFAULT_PERIOD


class KnownNames(NamedTuple):
    """The names in the lists of a plan, or else those in use; `refs` are its targets, as other plans name them."""

    context: Context = Context(DEFAULT_PERIOD)
    officers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    columns: tuple[OwnColumn, ...] = ()
    refs: tuple[str, ...] = ()

    def list_names(self, registry: Registry) -> tuple[str, ...]:
        """List the names of one list of the plan."""
        if registry == "deciders":
            return (*self.bodies, *self.parties)
        if registry == "parties":
            return (*self.parties, EACH_PARTY) if self.parties else ()
        return getattr(self, registry) if registry else ()


def collect_names(plan: Plan) -> KnownNames:
    """Collect the names of a plan."""
    outputs = [line.output for line in plan.iter_outputs()]
    decisions = [decision for target in plan.iter_targets() for decision in target.decisions]
    used_bodies = [body for line in plan.iter_actions() for body in line.action.monitored_by]
    return KnownNames(
        context=plan.context,
        officers=_list_unique(entry.name for entry in plan.officers)
        or _list_unique(name for output in outputs for name in output.officers),
        bodies=_list_unique(entry.name for entry in plan.bodies)
        or _list_unique([*used_bodies, *(decision.body for decision in decisions)]),
        parties=_list_unique(entry.name for entry in plan.parties),
        events=_list_unique(event.name for event in plan.events),
        stages=_list_unique(plan.stages),
        columns=plan.fields,
        refs=_list_unique(f"{plan.name}:{target.ref}" for target in plan.iter_targets() if plan.name and target.ref),
    )


def keep_earlier_names(names: KnownNames, earlier: KnownNames) -> KnownNames:
    """Return the names of a plan with faults: where it has none of a kind, those that it had before."""
    kept = {field: getattr(names, field) or getattr(earlier, field) for field in KnownNames._fields}
    return KnownNames(**kept)


def _list_unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name.strip())
