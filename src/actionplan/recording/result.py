"""What recording an event gives: the changes and the plan afterwards, or a refusal."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from actionplan.model.plan import Plan, Route
from actionplan.planfile.editing.operations import FileChange
from actionplan.planfile.tree import Node

T = TypeVar("T")


class RecordedEvent(NamedTuple):
    """An event: how the file changes, the plan afterwards, and a sentence that says what the plan then has.

    The sentence is shown before the file is written and after it, so it says "is" and not "was recorded".
    `about` are the words of the target with the `ref`, so that a wrong ref shows. `warning` says what may be a mistake.
    """

    changes: tuple[FileChange, ...]
    plan: Plan
    sentence: str
    ref: str = ""
    about: tuple[str, ...] = ()
    warning: str = ""


class Refusal(NamedTuple):
    """The reason why something is not recorded, and what to do instead. `words` could not be read as a date, if any.

    With `is_wrong_value`, what was typed is wrong: the plan has no such ref, name or word, or a date cannot be read.
    What `is_known` is in the plan already, word for word and of the same day: the sentence says what.
    """

    sentence: str
    words: str = ""
    is_wrong_value: bool = False
    is_known: bool = False


def replace_at_route(whole: Any, route: Route, part: T) -> Any:
    """Return a plan, or a part of one, with another part at a route of lists: ("themes", 0, "actions", 3)."""
    if not route:
        return part
    name, number, *rest = route
    items = getattr(whole, str(name))
    new_item = replace_at_route(items[number], tuple(rest), part)
    return whole._replace(**{str(name): (*items[: int(number)], new_item, *items[int(number) + 1 :])})


def drop_empty_values(**values: str) -> dict[str, Node]:
    """Build a mapping of the file from the keys that have a value. An underscore at the end is not part of a key."""
    return {key.rstrip("_"): value for key, value in values.items() if value}
