"""Make plans and changes of them by chance: the plan before, the changes, and the plan as it must be afterwards."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from styles import WORDS, Node  # type: ignore[import-not-found,unused-ignore]

from actionplan.planfile.editing import AppendItem, EditOperation, SetKey

PARTIES = ("Dacorum", "Watford")
BARE = {"targets": "date", "decisions": "body", "events": "event"}
"""The key of a text that stands for a mapping, by the key of its list."""


class Case(NamedTuple):
    """A plan, some changes, and the plan after them."""

    before: dict[str, Node]
    changes: list[EditOperation]
    after: dict[str, Node]


def make_case(chance: Random) -> Case:
    """Make a plan and one to three changes of it."""
    before = make_plan(chance)
    after = deepcopy(before)
    changes = [_make_change(after, chance) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    return Case(before, changes, after)


def make_plan(chance: Random) -> dict[str, Node]:
    """Make a plan of a few targets, with anything that may have happened to them."""
    head: dict[str, Node] = {
        "title": "Corporate Action Plan 2017/18",
        "authority": _choose_text(chance),
        "period": "2017/18",
    }
    outputs: list[Node] = [_make_output(chance, n) for n in range(chance.randint(1, 3))]
    action: Node = {"action": "1", "title": _choose_text(chance), "outputs": outputs}
    events: list[Node] = [chance.choice(["Strategy", {"event": "Strategy"}]) for _ in range(chance.randint(1, 2))]
    parties: list[Node] = [_make_party(chance, name) for name in PARTIES[: chance.randint(0, len(PARTIES))]]
    joint: dict[str, Node] = {"parties": parties, "stages": ["Draft plan", _choose_text(chance)]} if parties else {}
    return {"plan": head, **joint, "events": events, "themes": [{"theme": _choose_text(chance), "actions": [action]}]}


def _make_party(chance: Random, name: str) -> Node:
    bodies = chance.choice(["Cabinet", ["Cabinet", "Full Council"], [_choose_text(chance)], []])
    whole: Node = {"party": name, "also": [_choose_text(chance)], "role": "decides", "decides_by": bodies}
    return chance.choice([name, {"party": name}, whole])


def _make_output(chance: Random, number: int) -> Node:
    targets: list[Node] = [_make_target(chance) for _ in range(chance.randint(1, 3))]
    return _choose_some(
        chance,
        {"output": f"1.{number}", "text": _choose_text(chance), "officer": _choose_text(chance), "targets": targets},
        1,
    )


def _make_target(chance: Random) -> Node:
    if chance.random() < 0.05:
        return "Summer 2017"
    choices: dict[str, Node] = {
        "target": "a",
        "date": _choose_text(chance),
        "measures": [_choose_text(chance) for _ in range(chance.randint(0, 2))],
        "stage": chance.choice(["Draft plan", _choose_text(chance)]),
        "waits_for": chance.choice([_choose_text(chance), [_choose_text(chance), "Budget"]]),
        "decisions": [_make_decision(chance) for _ in range(chance.randint(1, 2))],
        "started": "May 2017",
        "revised": _make_list(chance, lambda: {"to": _choose_text(chance), "on": "12 June 2017"}),
        "proposed": chance.choice(
            [{"to": _choose_text(chance), "on": "1 August 2017"}, [{"to": "Winter", "on": "May"}]]
        ),
        "updates": _make_list(chance, lambda: {"on": "30 June 2017", "note": _choose_text(chance)}),
        "suspended": [{"on": "May 2017", "why": _choose_text(chance)}],
        "completed": chance.choice(["4 July 2017", "", [{"for": "Q1", "on": "5 July 2017"}], {"on": "May 2017"}]),
    }
    return _choose_some(chance, choices, 0.35) or {"date": "Summer 2017"}


def _make_decision(chance: Random) -> Node:
    outcomes = _make_list(chance, lambda: _make_outcome(chance))
    own: dict[str, Node] = {"party": "Watford", "body": _choose_text(chance), "key": "yes", "decided": outcomes}
    own |= {"after": chance.choice(["each party", ["Dacorum", _choose_text(chance)]]), "planned": _choose_text(chance)}
    return chance.choice(
        [
            *("Full Council", "each party", {"body": "HDL Board"}, {"body": _choose_text(chance), "decided": outcomes}),
            *(
                {"party": "each party"},
                {"party": _choose_some(chance, own, 0.6).get("body", "x")},
                _choose_some(chance, own, 0.6),
            ),
        ]
    )


def _make_outcome(chance: Random) -> Node:
    """Make an outcome, with some of the keys that it may have."""
    choices: dict[str, Node] = {
        "minute": _choose_text(chance),
        "to": _choose_text(chance),
        "conditions": chance.choice(["None", [_choose_text(chance)], [_choose_text(chance), "x"]]),
    }
    return {"on": "4 July 2017", "outcome": "deferred", **_choose_some(chance, choices, 0.3)}


def _make_list(chance: Random, make: object) -> list[Node]:
    return [make() for _ in range(chance.randint(0, 2))] if callable(make) else []


def _choose_some(chance: Random, choices: dict[str, Node], share: float) -> dict[str, Node]:
    """Choose some of the keys, sometimes in another order."""
    keys = [key for key in choices if chance.random() < share]
    if chance.random() < 0.3:
        chance.shuffle(keys)
    return {key: choices[key] for key in keys}


def _choose_text(chance: Random) -> str:
    return chance.choice(WORDS) if chance.random() < 0.5 else chance.choice(["HDL Board", "Draft with the Board", "x"])


def _make_change(after: dict[str, Node], chance: Random) -> EditOperation:
    """Choose a change, and make it in the plan `after`."""
    kind = chance.randrange(10)
    if kind == 0:
        n = chance.randrange(len(after["events"]))
        return _set_key(after, ("events", n), "happened", _choose_text(chance))
    outputs: Any = _find_node(after, ("themes", 0, "actions", 0, "outputs"))
    o = chance.randrange(len(outputs))
    output = ("themes", 0, "actions", 0, "outputs", o)
    if kind == 1:
        return _set_key(after, output, "officer", _choose_text(chance))
    t = chance.randrange(len(outputs[o]["targets"]))
    target = (*output, "targets", t)
    current = outputs[o]["targets"][t]
    if kind == 2 and "decisions" in current:
        d = chance.randrange(len(current["decisions"]))
        return _append_item(after, (*target, "decisions", d), "decided", _make_outcome(chance))
    if kind == 3 and "suspended" in current and isinstance(current, dict):
        return _set_key(after, (*target, "suspended", 0), "until", _choose_text(chance))
    if kind == 4:
        return _set_key(
            after, target, chance.choice(["started", "date", "waits_for", "measures"]), _choose_text(chance)
        )
    if kind == 5:
        return _set_key(
            after, target, chance.choice(["deleted", "proposed"]), {"on": "May 2017", "why": _choose_text(chance)}
        )
    if kind == 6:
        return _append_item(
            after, target, "decisions", {"party": "Watford", "body": "Cabinet", "decided": [_make_outcome(chance)]}
        )
    key = chance.choice(["completed", "updates", "revised", "proposed", "suspended", "decisions"])
    return _append_item(after, target, key, {"on": "30 June 2017", "note": _choose_text(chance), "rag": "amber"})


def _set_key(after: dict[str, Node], route: tuple[str | int, ...], key: str, value: Node) -> EditOperation:
    _find_mapping(after, route)[key] = deepcopy(value)
    return SetKey(route, key, value)


def _append_item(after: dict[str, Node], route: tuple[str | int, ...], key: str, value: Node) -> EditOperation:
    mapping = _find_mapping(after, route)
    current = mapping.get(key, "")
    items = current if isinstance(current, list) else [current] if current else []
    mapping[key] = [*items, deepcopy(value)]
    return AppendItem(route, key, value)


def _find_mapping(after: dict[str, Node], route: tuple[str | int, ...]) -> dict[str, Node]:
    """Return the mapping at a route. If there is a text, make it a mapping first."""
    parent = _find_node(after, route[:-1])
    if isinstance(parent[route[-1]], str):
        parent[route[-1]] = {BARE[str(route[-2])]: parent[route[-1]]}
    return parent[route[-1]]  # type: ignore[no-any-return]


def _find_node(node: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        node = node[step]
    return node
