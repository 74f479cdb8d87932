"""Find things that lead to one another in a circle, like targets that wait for each other."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def iter_groups(
    start: Item,
    get_key: Callable[[Item], Hashable],
    list_next: Callable[[Item], Iterable[Item]],
    is_known: Callable[[Hashable], bool],
) -> Iterator[list[Item]]:
    """Yield the groups of things that lead to one another, from `start` on, each after all that it leads to.

    What leads back to nothing is a group of one. What is known is left out, and what it leads to. This is the algorithm
    of R. Tarjan (Depth-first search and linear graph algorithms, 1972), without recursion: a chain may be long.
    """
    numbers: dict[Hashable, int] = {}
    lowest: dict[Hashable, int] = {}
    ungrouped: dict[Hashable, Item] = {}
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
            if other_key in ungrouped:
                lowest[key] = min(lowest[key], numbers[other_key])
            elif other_key not in numbers and not is_known(other_key):
                visit(other)
                break
        else:
            steps.pop()
            if steps:
                lowest[steps[-1][0]] = min(lowest[steps[-1][0]], lowest[key])
            if lowest[key] == numbers[key]:
                names = list(ungrouped)
                yield [ungrouped.pop(each) for each in names[names.index(key) :]]


def is_circle(
    group: list[Item], get_key: Callable[[Item], Hashable], list_next: Callable[[Item], Iterable[Item]]
) -> bool:
    """Return True if the things of a group lead back to themselves."""
    return len(group) > 1 or get_key(group[0]) in map(get_key, list_next(group[0]))


def find_way_round(
    start: Item, get_key: Callable[[Item], Hashable], list_next: Callable[[Item], Iterable[Item]]
) -> list[Item]:
    """Find a shortest way from a thing in a circle back to itself, without its end."""
    ways = [[start]]
    visited: set[Hashable] = set()
    for way in ways:
        for other in list_next(way[-1]):
            if get_key(other) == get_key(start):
                return way
            if get_key(other) not in visited:
                visited.add(get_key(other))
                ways.append([*way, other])
    return []
