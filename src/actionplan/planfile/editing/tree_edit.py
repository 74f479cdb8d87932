"""What a file is to say after a change: worked out on its tree, with no thought for its text."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.model.plan import Route
from actionplan.planfile.editing.operations import AppendItem, EditStep, SetKey, TextToMapping, ValueToList
from actionplan.planfile.schema import find_schema
from actionplan.planfile.tree import Node


def resolve_route(root: Node, route: Route) -> Route | None:
    """The way in the file to where a route of the model leads; `None` where nothing is there.

    The two differ where the file has one thing for a list, or a list for one thing.
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
    """What stands at a way in the file."""
    node = root
    for step in file_route:
        node = node[step]  # type: ignore[index]
    return node


def iter_steps(root: Node, change: SetKey | AppendItem) -> Iterator[EditStep]:
    """The single steps that a change comes to."""
    route, key, value = change
    at = resolve_route(root, route)
    node = get_node(root, at) if at is not None else {}
    if isinstance(node, str) and node and find_schema(route).default_key:
        yield TextToMapping(route, find_schema(route).default_key)
    there = node.get(key, "") if isinstance(node, dict) else ""
    if isinstance(change, SetKey):
        yield change
    elif there == "":
        yield SetKey(route, key, [value])
    else:
        if not isinstance(there, list):
            yield ValueToList(route, key)
        yield change


def apply_step(root: Node, step: EditStep) -> Node | None:
    """A tree with one change or step made; `None` where it has no place for it."""
    at = resolve_route(root, step.route)
    return None if at is None else _apply_at(root, at, step)


def _apply_at(node: Node, file_route: Route, step: EditStep) -> Node | None:
    """A copy of a node, changed at a way: no deeper than that leads."""
    if file_route:
        inner = _apply_at(get_node(node, file_route[:1]), file_route[1:], step)
        return None if inner is None else _replace_child(node, file_route[0], inner)
    if isinstance(node, str) and node:
        bare = step.key if isinstance(step, TextToMapping) else find_schema(step.route).default_key
        node = {bare: node} if bare else node
    if isinstance(step, TextToMapping) or not isinstance(node, dict):
        return node if isinstance(node, dict) else None
    there = node.get(step.key, "")
    match step:
        case SetKey():
            return node | {step.key: step.value}
        case AppendItem():
            return node | {step.key: [*wrap_in_list(there), step.value]}
        case ValueToList():
            return node | {step.key: [there]}


def _replace_child(node: Node, step: str | int, child: Node) -> Node:
    copy = node.copy() if isinstance(node, dict) else list(node)
    copy[step] = child  # type: ignore[index]
    return copy


def wrap_in_list(node: Node) -> list[Node]:
    """A list as it is; one thing as a list of it, and nothing as none."""
    if isinstance(node, list):
        return node
    return [node] if node != "" else []
