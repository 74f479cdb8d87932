"""Which outputs are in another action or theme than they were, when neither is the same under another title."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.model import Route
from actionplan.questions.alike import Found, join
from actionplan.questions.places import ACTION, THEME, Place


def moved(new: Sequence[Place], old: Sequence[Place], was: Found) -> list[int]:
    """For each output, how much of its route leads to the action or theme that it was moved to; 0 where it was not."""
    actions, themes = (_holders(new, old, was, depth) for depth in (ACTION, THEME))

    def of(n: int, place: Place) -> int:
        before = old[was[n]]
        if actions.get(place.holder(ACTION)) != before.holder(ACTION):
            return ACTION
        return 0 if themes.get(place.holder(THEME)) == before.holder(THEME) else THEME

    return [of(n, each) if n in was else 0 for n, each in enumerate(new)]


def _holders(new: Sequence[Place], old: Sequence[Place], was: Found, depth: int) -> dict[Route, Route]:
    """By the route of each action or theme now, that of what it was: by title, or else by the first that it kept."""
    now, then = ({each.holder(depth): each.title(depth) for each in places} for places in (new, old))
    kept: dict[Route, Route] = {}
    for n in sorted(was):
        kept.setdefault(new[n].holder(depth), old[was[n]].holder(depth))
    routes, earlier = list(now), list(then)
    found: Found = {}
    join([now[route] or None for route in routes], [then[route] or None for route in earlier], found)
    join([kept.get(route) for route in routes], earlier, found)
    return {routes[n]: earlier[m] for n, m in found.items()}
