"""Bring new rows of a document to their place in a plan: below the row that stands before them in the document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from actionplan.importing.update.document_differences import make_free_ref
from actionplan.model.plan import OutputLine, Plan, Route
from actionplan.planfile import Source
from actionplan.planfile.editing import AppendItem
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import read_tree
from actionplan.reports.changes.likeness import Matches


class _Place(NamedTuple):
    """Where a row goes: the route of the mapping that has the list, the list's key, and the item it goes below."""

    route: Route
    key: str
    after: int | None


def list_new_rows(plan: Plan, document: Source, new: Collection[int], matches: Matches) -> list[AppendItem]:
    """List the changes that add new rows, those further down first, so that the places of the others stay.

    `new` has the numbers of the document's outputs that the plan does not have, and `matches` the numbers of the
    others with those of the plan's.
    """
    if document.plan is None:
        return []
    root = read_tree(document.text.encode(), document.text, LineIndex(document.text)).root
    refs = {line.output.ref for line in plan.iter_outputs()}
    added: list[AppendItem] = []
    groups: dict[tuple[str, ...], list[Node]] = {}
    for n, place, line in _iter_places(plan, list(document.plan.iter_outputs()), matches):
        if n not in new:
            continue
        node = _get_node(root, line.route)
        if isinstance(node, dict):
            node = {**node, "output": make_free_ref(line.output.ref, refs)}
        if item := _put_in_group(node, line, place, groups):
            added.append(AppendItem(place.route, place.key, item, place.after))
    ends = [each for each in added if each.after is None]
    inner = sorted((each for each in added if each.after is not None), key=_get_place)
    return [*ends, *inner[::-1]]


def _put_in_group(
    output: Node, line: OutputLine, place: _Place, groups: dict[tuple[str, ...], list[Node]]
) -> Node | None:
    """Put an output into an action or theme that was made for another; or return what is to be added for it."""
    if place.key == "outputs":
        return output
    theme, action = (line.theme.title,), (line.theme.title, line.action.title)
    if action in groups:
        groups[action].append(output)
        return None
    groups[action] = [output]
    made: Node = {"action": line.action.ref, "title": line.action.title, "outputs": groups[action]}
    if place.key == "actions":
        return made
    if theme in groups:
        groups[theme].append(made)
        return None
    groups[theme] = [made]
    return {"theme": line.theme.title, "actions": groups[theme]}


def _get_place(item: AppendItem) -> tuple[int, ...]:
    """Return the numbers on the way to the place of an item: they order places as the file has them."""
    numbers = tuple(step for step in item.route if isinstance(step, int))
    return (*numbers, item.after if item.after is not None else 0)


def _iter_places(plan: Plan, lines: list[OutputLine], matches: Matches) -> Iterator[tuple[int, _Place, OutputLine]]:
    """Yield each output of the document with the place that it would have in the plan."""
    old = list(plan.iter_outputs())
    filled = {line.route[:-2] for line in old}
    homes = _find_homes(plan, lines, matches)
    above: Route = ()  # the row of the plan above, in the order of the document
    for n, line in enumerate(lines):
        home = homes.get((line.theme.title, line.action.title))
        if n in matches:
            above = old[matches[n]].route
            yield n, _Place(above[:-2], "outputs", int(above[-1])), line
        elif home is not None:
            after = int(above[-1]) if above[:-2] == home else -1
            yield n, _Place(home, "outputs", after if home in filled else None), line
        else:
            yield n, _find_place_of_action(plan, line, above), line


def _find_place_of_action(plan: Plan, line: OutputLine, above: Route) -> _Place:
    """Find where an action goes that the plan does not have: below that of the row above, if it is in its theme."""
    theme = next((number for number, each in enumerate(plan.themes) if each.title == line.theme.title), None)
    if theme is None:
        return _Place((), "themes", int(above[1]) if above else None)
    return _Place(("themes", theme), "actions", int(above[3]) if above[:2] == ("themes", theme) else None)


def _find_homes(plan: Plan, lines: list[OutputLine], matches: Matches) -> Mapping[tuple[str, str], Route]:
    """Find the plan's action for each action of the document: that of its first known row, or that of its title."""
    old = list(plan.iter_outputs())
    homes: dict[tuple[str, str], Route] = {
        (action.theme.title, action.action.title): action.route for action in reversed(list(plan.iter_actions()))
    }
    known: dict[tuple[str, str], Route] = {}
    for n, line in enumerate(lines):
        if n in matches:
            known.setdefault((line.theme.title, line.action.title), old[matches[n]].route[:-2])
    return homes | known


def _get_node(root: Node | None, route: Route) -> Node:
    node: Node = root if root is not None else {}
    for step in route:
        node = node[step]  # type: ignore[index]
    return node
