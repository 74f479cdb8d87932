"""Find where a name of a plan is defined: in a list of the plan, or at the target that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from actionplan.language_server.open_plan import OpenPlan
from actionplan.language_server.plan_place import PlanPlace, find_plan_place
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import ORIGIN_SEPARATOR, Plan, Route
from actionplan.model.plan_names import PlanNames
from actionplan.planfile.schema_field import Registry
from actionplan.text.folding import fold

_LISTS: dict[Registry, tuple[str, ...]] = {
    "officers": ("officers", "parties"),
    "bodies": ("bodies", "parties"),
    "parties": ("parties",),
    "deciders": ("bodies", "parties", "officers"),
    "events": ("events",),
    "stages": ("stages",),
}
"""The lists of a plan where a name is looked for, in order."""


class Definition(NamedTuple):
    """The entry of a list, or the target, that a name means: the plan that it is in, and the route to it."""

    plan: OpenPlan
    entry: Any
    route: Route


def find_definition(plan: OpenPlan, offset: int, others: Sequence[OpenPlan] = ()) -> Definition | None:
    """Find what the name at an offset means. `others` are the other plans that are open."""
    place = find_plan_place(plan, offset)
    return find_registered(plan, place, others) if place else None


def find_registered(plan: OpenPlan, place: PlanPlace, others: Sequence[OpenPlan]) -> Definition | None:
    """Find the entry or the target that the text at a place names."""
    if plan.plan is None:
        return None
    if place.found.is_key or place.field is None:
        column = place.route[-1] if "fields" in place.route[:-1] else ""
        return _find_column(plan, plan.plan, str(column)) if column else None
    field, text = place.field, place.found.text
    for list_name in _LISTS.get(field.registry, ()):
        for number, entry in enumerate(getattr(plan.plan, list_name)):
            if fold(text) in map(fold, _list_spellings(entry)):
                return Definition(plan, entry, (list_name, number))
    if field.registry == "events":
        return _find_target(text, plan, others)
    if field.name == "carried_from":
        return _find_target(text.split(ORIGIN_SEPARATOR)[0], plan, others)
    return None


def _list_spellings(entry: ListedName | str) -> Iterable[str]:
    return (entry,) if isinstance(entry, str) else (entry.name, *getattr(entry, "also", ()))


def _find_column(plan: OpenPlan, model: Plan, name: str) -> Definition | None:
    for number, column in enumerate(model.fields):
        if fold(column.name) == fold(name):
            return Definition(plan, column, ("fields", number))
    return None


def _find_target(words: str, plan: OpenPlan, others: Sequence[OpenPlan]) -> Definition | None:
    """Find the target that words like "jsp:1.1a" name, in this plan or in another one that is open."""
    plans = {id(each.plan): each for each in (plan, *others) if each.plan}
    names = PlanNames((each.plan, (each.plan.name,)) for each in plans.values() if each.plan)
    match = names.match(words, plan.plan) if plan.plan else None
    line = names.find_line(match) if match else None
    return Definition(plans[id(match.plan)], line, line.route) if match and line else None
