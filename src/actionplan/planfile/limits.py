"""How many items a list of a plan may have, or a mapping whose keys the writer chooses.

What goes beyond it is not read, and AP215 reports it.
"""

from __future__ import annotations

MAX_ITEMS = 1000
"""How many items most of them may have."""

MAX_EACH_PARTY = 50_000
"""How many decisions "each party" may stand for in a whole plan: one for each body of each party and each target."""

_MAX_ITEMS_BY_KEY = {
    **dict.fromkeys(
        (
            "parties",
            "decisions",
            "decided",
            "after",
            "stages",
            "revised",
            "proposed",
            "suspended",
            "reassigned",
            "waits_for",
        ),
        100,
    ),
    "horizons": 20,
    **dict.fromkeys(("officer", "to"), 20),
    "decides_by": 10,
}
_ENDLESS_KEYS = frozenset({"themes", "actions", "outputs", "targets", "officers", "bodies", "events"})


def find_max_items(key: str) -> int | None:
    """Return how many items the list under a key may have; `None` if it may have any number."""
    return None if key in _ENDLESS_KEYS else _MAX_ITEMS_BY_KEY.get(key, MAX_ITEMS)
