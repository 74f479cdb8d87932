"""What a file is to say after a change: worked out on its tree, with no thought for its text."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.model import Route
from actionplan.source.edits.changes import Add, Open, Put, Step, Wrap
from actionplan.source.shape import shape_at
from actionplan.source.tree import Node


def way(root: Node, route: Route) -> Route | None:
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
        node = value_at(node, (step,))
        steps.append(step)
    return tuple(steps)


def value_at(root: Node, way: Route) -> Node:
    """What stands at a way in the file."""
    node = root
    for step in way:
        node = node[step]  # type: ignore[index]
    return node


def steps_to(root: Node, change: Put | Add) -> Iterator[Step]:
    """The single steps that a change comes to."""
    route, key, value = change
    at = way(root, route)
    node = value_at(root, at) if at is not None else {}
    if isinstance(node, str) and node and shape_at(route).bare:
        yield Open(route, shape_at(route).bare)
    there = node.get(key, "") if isinstance(node, dict) else ""
    if isinstance(change, Put):
        yield change
    elif there == "":
        yield Put(route, key, [value])
    else:
        if not isinstance(there, list):
            yield Wrap(route, key)
        yield change


def applied(root: Node, step: Step) -> Node | None:
    """A tree with one change or step made; `None` where it has no place for it."""
    at = way(root, step.route)
    return None if at is None else _changed(root, at, step)


def _changed(node: Node, at: Route, step: Step) -> Node | None:
    """A copy of a node, changed at a way: no deeper than that leads."""
    if at:
        inner = _changed(value_at(node, at[:1]), at[1:], step)
        return None if inner is None else _with(node, at[0], inner)
    if isinstance(node, str) and node:
        bare = step.key if isinstance(step, Open) else shape_at(step.route).bare
        node = {bare: node} if bare else node
    if isinstance(step, Open) or not isinstance(node, dict):
        return node if isinstance(node, dict) else None
    there = node.get(step.key, "")
    match step:
        case Put():
            return node | {step.key: step.value}
        case Add():
            return node | {step.key: [*as_list(there), step.value]}
        case Wrap():
            return node | {step.key: [there]}


def _with(node: Node, step: str | int, inner: Node) -> Node:
    copy = node.copy() if isinstance(node, dict) else list(node)
    copy[step] = inner  # type: ignore[index]
    return copy


def as_list(node: Node) -> list[Node]:
    """A list as it is; one thing as a list of it, and nothing as none."""
    if isinstance(node, list):
        return node
    return [node] if node != "" else []
