"""The own columns of a plan: those that it declares, and each value with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.checks.support.traversal import cache_per_plan, list_actions, list_outputs, list_targets
from actionplan.model.plan import Level, OwnColumn, Plan, Route
from actionplan.text.folding import fold


class OwnValue(NamedTuple):
    """What stands in an own column of a part of the plan: the column's name, the words, the level and the place."""

    name: str
    words: str
    level: Level
    route: Route


@cache_per_plan
def index_columns(plan: Plan) -> dict[str, OwnColumn]:
    """Return the columns that a plan declares, by their folded names. Of two with one name, the first counts."""
    return {fold(column.name): column for column in reversed(plan.fields)}


def iter_own_values(plan: Plan) -> Iterator[OwnValue]:
    """Yield what stands in every own column of every action, output and target."""
    for _, action, route in list_actions(plan):
        yield from (OwnValue(name, words, "action", (*route, "fields", name)) for name, words in action.fields)
    for _, _, output, route in list_outputs(plan):
        yield from (OwnValue(name, words, "output", (*route, "fields", name)) for name, words in output.fields)
    for line in list_targets(plan):
        place = (*line.route, "fields")
        yield from (OwnValue(name, words, "target", (*place, name)) for name, words in line.target.fields)
