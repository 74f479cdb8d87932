"""Find things that lead to one another in a circle, like targets that wait for each other."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")


class Group(NamedTuple, Generic[Item]):
    """Things that lead to one another, or one thing. They lead back to themselves if it `is_circle`."""

    items: list[Item]
    is_circle: bool


def iter_groups(
    start: Item,
    get_key: Callable[[Item], Hashable],
    list_next: Callable[[Item], Iterable[Item]],
    is_known: Callable[[Hashable], bool],
) -> Iterator[Group[Item]]:
    """Yield the groups of things that lead to one another, from `start` on, each after all that it leads to.

    What leads back to nothing is a group of one. What is known is left out, and what it leads to. This is the algorithm
    of R. Tarjan (Depth-first search and linear graph algorithms, 1972), without recursion: a chain may be long.
    """
    numbers: dict[Hashable, int] = {}
    lowest: dict[Hashable, int] = {}
    ungrouped: dict[Hashable, Item] = {}
    own_circles: set[Hashable] = set()
    steps: list[tuple[Hashable, Iterator[Item]]] = []

    def visit(item: Item) -> None:
        key = get_key(item)
        numbers[key] = lowest[key] = len(numbers)
        ungrouped[key] = item
        steps.append((key, iter(list_next(item))))

    if not is_known(get_key(start)):
        visit(start)
    while steps:
        key, following = steps[-1]
        for other in following:
            other_key = get_key(other)
            if other_key == key:
                own_circles.add(key)
            elif other_key in ungrouped:
                lowest[key] = min(lowest[key], numbers[other_key])
            elif other_key not in numbers and not is_known(other_key):
                visit(other)
                break
        else:
            steps.pop()
            if steps:
                lowest[steps[-1][0]] = min(lowest[steps[-1][0]], lowest[key])
            if lowest[key] == numbers[key]:
                items = _take_from(key, ungrouped)
                yield Group(items, is_circle=len(items) > 1 or key in own_circles)


def _take_from(key: Hashable, items: dict[Hashable, Item]) -> list[Item]:
    """Take out a thing and all that come after it."""
    taken = []
    while key in items:
        taken.append(items.popitem()[1])
    return taken[::-1]


def find_way_round(
    start: Item, get_key: Callable[[Item], Hashable], list_next: Callable[[Item], Iterable[Item]]
) -> list[Item]:
    """Find a shortest way from a thing in a circle back to itself, without its end."""
    reached: list[tuple[Item, int]] = [(start, -1)]
    visited: set[Hashable] = set()
    for place, (item, _) in enumerate(reached):
        for other in list_next(item):
            if get_key(other) == get_key(start):
                return _trace_back(reached, place)
            if get_key(other) not in visited:
                visited.add(get_key(other))
                reached.append((other, place))
    return []


def _trace_back(reached: list[tuple[Item, int]], place: int) -> list[Item]:
    """List the things on the way to a place, each of which was reached from the place beside it."""
    way = []
    while place >= 0:
        item, place = reached[place]
        way.append(item)
    return way[::-1]
