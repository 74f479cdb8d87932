"""What comes of recording something: the changes and the plan afterwards, or a refusal."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from actionplan.model.plan import Plan, Route
from actionplan.planfile.editing.operations import EditOperation
from actionplan.planfile.tree import Node

T = TypeVar("T")


class RecordedEvent(NamedTuple):
    """Something that happened: how the file changes, what the plan is afterwards, and a sentence on it.

    `about` are the words of the target that it happened to, by which a slip in its `ref` shows. `mind` is a sentence on
    what may be a slip in it.
    """

    changes: tuple[EditOperation, ...]
    plan: Plan
    sentence: str
    ref: str = ""
    about: tuple[str, ...] = ()
    warning: str = ""


class Refusal(NamedTuple):
    """Why something is not recorded, and what to do instead."""

    sentence: str


def replace_at_route(whole: Any, route: Route, part: T) -> Any:
    """A plan, or a part of one, with another part at a route of lists: ("themes", 0, "actions", 3)."""
    if not route:
        return part
    name, number, *rest = route
    items = getattr(whole, str(name))
    made = replace_at_route(items[number], tuple(rest), part)
    return whole._replace(**{str(name): (*items[: int(number)], made, *items[int(number) + 1 :])})


def drop_empty_values(**values: str) -> dict[str, Node]:
    """A mapping of the file without the keys that have nothing; a last underscore is not a part of a key."""
    return {key.rstrip("_"): value for key, value in values.items() if value}
