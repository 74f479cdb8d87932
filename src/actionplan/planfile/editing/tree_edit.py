"""Work out what a file must say after a change, on its tree alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.model.plan import Route
from actionplan.planfile.editing.operations import (
    AppendItem,
    EditStep,
    FileChange,
    Removal,
    SetKey,
    TextToMapping,
    ValueToList,
)
from actionplan.planfile.schema import find_schema
from actionplan.planfile.tree import Node


def resolve_route(root: Node, route: Route) -> Route | None:
    """Turn a route of the model into a route of the file. Return `None` if it leads nowhere.

    The two differ where the file has one value for a list, or a list for one value.
    """
    node, steps = root, list[str | int]()
    for step in route:
        if isinstance(node, list) and isinstance(step, str) and node:
            node = node[0]
            steps.append(0)
        if step == 0 and not isinstance(node, list):
            continue
        if isinstance(node, str) or step not in (node if isinstance(node, dict) else range(len(node))):
            return None
        node = get_node(node, (step,))
        steps.append(step)
    return tuple(steps)


def get_node(root: Node, file_route: Route) -> Node:
    """Return the node at a route of the file."""
    node = root
    for step in file_route:
        node = node[step]  # type: ignore[index]
    return node


def iter_steps(root: Node, change: SetKey | AppendItem | Removal) -> Iterator[EditStep]:
    """Yield the single steps that a change comes to."""
    if isinstance(change, Removal):
        yield change
        return
    route, key, value = change.route, change.key, change.value
    at = resolve_route(root, route)
    node = get_node(root, at) if at is not None else {}
    if isinstance(node, str) and node and find_schema(route).default_key:
        yield TextToMapping(route, find_schema(route).default_key)
    current = node.get(key, "") if isinstance(node, dict) else ""
    if isinstance(change, SetKey):
        yield change
    elif current == "":
        yield SetKey(route, key, [value])
    else:
        if not isinstance(current, list):
            yield ValueToList(route, key)
        yield change


def group_unrelated(changes: Sequence[FileChange]) -> list[list[FileChange]]:
    """Group changes so that no two of a group are in one part of the file, and each comes after those that it needs.

    What takes a part out may move any other, so it is a group of its own.
    """
    groups: list[list[FileChange]] = []
    own: dict[Route, int] = {}
    below: dict[Route, int] = {}
    start = 0
    for change in changes:
        route = change.route
        above = [route[:length] for length in range(len(route) + 1)]
        number = max(start, below.get(route, 0), *(own.get(each, 0) for each in above))
        if isinstance(change, Removal):
            number = len(groups)
            start = number + 1
        groups += [[] for _ in range(number + 1 - len(groups))]
        groups[number].append(change)
        own[route] = number + 1
        for each in above:
            below[each] = max(below.get(each, 0), number + 1)
    return groups


def apply_step(root: Node, step: EditStep) -> Node | None:
    """Return a tree with one change or step made, or `None` if it has no place for it."""
    at = resolve_route(root, step.route)
    if at is None or (isinstance(step, Removal) and not at):
        return None
    return _remove_at(root, at) if isinstance(step, Removal) else _apply_at(root, at, step)


def _remove_at(node: Node, file_route: Route) -> Node:
    """Copy a node without the part at a route of the file."""
    step, *rest = file_route
    if rest:
        return _replace_child(node, step, _remove_at(get_node(node, (step,)), tuple(rest)))
    if isinstance(node, dict):
        return {key: value for key, value in node.items() if key != step}
    return [item for number, item in enumerate(node) if number != step]


def _apply_at(node: Node, file_route: Route, step: SetKey | AppendItem | TextToMapping | ValueToList) -> Node | None:
    """Copy a node, changed at a route of the file. What is not on the route is shared."""
    if file_route:
        inner = _apply_at(get_node(node, file_route[:1]), file_route[1:], step)
        return None if inner is None else _replace_child(node, file_route[0], inner)
    if isinstance(node, str) and node:
        key = step.key if isinstance(step, TextToMapping) else find_schema(step.route).default_key
        node = {key: node} if key else node
    if isinstance(step, TextToMapping) or not isinstance(node, dict):
        return node if isinstance(node, dict) else None
    current = node.get(step.key, "")
    match step:
        case SetKey():
            return node | {step.key: step.value}
        case AppendItem():
            return node | {step.key: step.insert_into(wrap_in_list(current))}
        case ValueToList():
            return node | {step.key: [current]}


def _replace_child(node: Node, step: str | int, child: Node) -> Node:
    copy = node.copy() if isinstance(node, dict) else list(node)
    copy[step] = child  # type: ignore[index]
    return copy


def wrap_in_list(node: Node) -> list[Node]:
    """Return a list as it is, a single value as a list of one, and an empty text as an empty list."""
    if isinstance(node, list):
        return node
    return [node] if node != "" else []
