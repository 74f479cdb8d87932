"""What may happen to a plan, by chance: the plan before, the change asked for, and the plan as it must be after."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from styles import WORDS, Node  # type: ignore[import-not-found,unused-ignore]

from actionplan.planfile.editing import AppendItem, EditOperation, SetKey

PARTIES = ("Dacorum", "Watford")
BARE = {"targets": "date", "decisions": "body", "events": "event"}
"""The key that text stands for where the items of a list are mappings."""


class Case(NamedTuple):
    """A plan, some changes, and what the plan is then."""

    before: dict[str, Node]
    changes: list[EditOperation]
    after: dict[str, Node]


def case(chance: Random) -> Case:
    """A plan and one to three changes of it."""
    before = plan(chance)
    after = deepcopy(before)
    changes = [_change(after, chance) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    return Case(before, changes, after)


def plan(chance: Random) -> dict[str, Node]:
    """A plan of a few targets, with anything that may have happened to them."""
    head: dict[str, Node] = {"title": "Corporate Action Plan 2017/18", "authority": _text(chance), "period": "2017/18"}
    outputs: list[Node] = [_output(chance, n) for n in range(chance.randint(1, 3))]
    action: Node = {"action": "1", "title": _text(chance), "outputs": outputs}
    events: list[Node] = [chance.choice(["Strategy", {"event": "Strategy"}]) for _ in range(chance.randint(1, 2))]
    parties: list[Node] = [_party(chance, name) for name in PARTIES[: chance.randint(0, len(PARTIES))]]
    joint: dict[str, Node] = {"parties": parties, "stages": ["Draft plan", _text(chance)]} if parties else {}
    return {"plan": head, **joint, "events": events, "themes": [{"theme": _text(chance), "actions": [action]}]}


def _party(chance: Random, name: str) -> Node:
    bodies = chance.choice(["Cabinet", ["Cabinet", "Full Council"], [_text(chance)], []])
    whole: Node = {"party": name, "also": [_text(chance)], "role": "decides", "decides_by": bodies}
    return chance.choice([name, {"party": name}, whole])


def _output(chance: Random, number: int) -> Node:
    targets: list[Node] = [_target(chance) for _ in range(chance.randint(1, 3))]
    return _some(
        chance, {"output": f"1.{number}", "text": _text(chance), "officer": _text(chance), "targets": targets}, 1
    )


def _target(chance: Random) -> Node:
    if chance.random() < 0.05:
        return "Summer 2017"
    may: dict[str, Node] = {
        "target": "a",
        "date": _text(chance),
        "measures": [_text(chance) for _ in range(chance.randint(0, 2))],
        "stage": chance.choice(["Draft plan", _text(chance)]),
        "waits_for": _text(chance),
        "decisions": [_decision(chance) for _ in range(chance.randint(1, 2))],
        "started": "May 2017",
        "revised": _list(chance, lambda: {"to": _text(chance), "on": "12 June 2017"}),
        "proposed": chance.choice([{"to": _text(chance), "on": "1 August 2017"}, [{"to": "Winter", "on": "May"}]]),
        "updates": _list(chance, lambda: {"on": "30 June 2017", "note": _text(chance)}),
        "suspended": [{"on": "May 2017", "why": _text(chance)}],
        "completed": chance.choice(["4 July 2017", "", [{"for": "Q1", "on": "5 July 2017"}], {"on": "May 2017"}]),
    }
    kept = _some(chance, may, 0.35)
    return kept or {"date": "Summer 2017"}


def _decision(chance: Random) -> Node:
    outcomes = _list(chance, lambda: _outcome(chance))
    own: dict[str, Node] = {"party": "Watford", "body": _text(chance), "key": "yes", "decided": outcomes}
    own |= {"after": chance.choice(["each party", ["Dacorum", _text(chance)]]), "planned": _text(chance)}
    return chance.choice(
        [
            *("Full Council", "each party", {"body": "HDL Board"}, {"body": _text(chance), "decided": outcomes}),
            *({"party": "each party"}, {"party": _some(chance, own, 0.6).get("body", "x")}, _some(chance, own, 0.6)),
        ]
    )


def _outcome(chance: Random) -> Node:
    """What was resolved: of what may be said of it, some."""
    may: dict[str, Node] = {
        "minute": _text(chance),
        "to": _text(chance),
        "conditions": chance.choice(["None", [_text(chance)], [_text(chance), "x"]]),
    }
    return {"on": "4 July 2017", "outcome": "deferred", **_some(chance, may, 0.3)}


def _list(chance: Random, make: object) -> list[Node]:
    return [make() for _ in range(chance.randint(0, 2))] if callable(make) else []


def _some(chance: Random, may: dict[str, Node], share: float) -> dict[str, Node]:
    """Some of the keys, in any order."""
    keys = [key for key in may if chance.random() < share]
    if chance.random() < 0.3:
        chance.shuffle(keys)
    return {key: may[key] for key in keys}


def _text(chance: Random) -> str:
    return chance.choice(WORDS) if chance.random() < 0.5 else chance.choice(["HDL Board", "Draft with the Board", "x"])


def _change(after: dict[str, Node], chance: Random) -> EditOperation:
    """One change, made in the plan here and now by hand."""
    kind = chance.randrange(10)
    if kind == 0:
        n = chance.randrange(len(after["events"]))
        return _put(after, ("events", n), "happened", _text(chance))
    outputs: Any = _at(after, ("themes", 0, "actions", 0, "outputs"))
    o = chance.randrange(len(outputs))
    output = ("themes", 0, "actions", 0, "outputs", o)
    if kind == 1:
        return _put(after, output, "officer", _text(chance))
    t = chance.randrange(len(outputs[o]["targets"]))
    target = (*output, "targets", t)
    there = outputs[o]["targets"][t]
    if kind == 2 and "decisions" in there:
        d = chance.randrange(len(there["decisions"]))
        return _add(after, (*target, "decisions", d), "decided", _outcome(chance))
    if kind == 3 and "suspended" in there and isinstance(there, dict):
        return _put(after, (*target, "suspended", 0), "until", _text(chance))
    if kind == 4:
        return _put(after, target, chance.choice(["started", "date", "waits_for", "measures"]), _text(chance))
    if kind == 5:
        return _put(after, target, chance.choice(["deleted", "proposed"]), {"on": "May 2017", "why": _text(chance)})
    if kind == 6:
        return _add(after, target, "decisions", {"party": "Watford", "body": "Cabinet", "decided": [_outcome(chance)]})
    key = chance.choice(["completed", "updates", "revised", "proposed", "suspended", "decisions"])
    return _add(after, target, key, {"on": "30 June 2017", "note": _text(chance), "rag": "amber"})


def _put(after: dict[str, Node], route: tuple[str | int, ...], key: str, value: Node) -> EditOperation:
    _site(after, route)[key] = deepcopy(value)
    return SetKey(route, key, value)


def _add(after: dict[str, Node], route: tuple[str | int, ...], key: str, value: Node) -> EditOperation:
    site = _site(after, route)
    there = site.get(key, "")
    listed = there if isinstance(there, list) else [there] if there else []
    site[key] = [*listed, deepcopy(value)]
    return AppendItem(route, key, value)


def _site(after: dict[str, Node], route: tuple[str | int, ...]) -> dict[str, Node]:
    """The mapping at a route, made of the text that stands there if need be."""
    around = _at(after, route[:-1])
    if isinstance(around[route[-1]], str):
        around[route[-1]] = {BARE[str(route[-2])]: around[route[-1]]}
    return around[route[-1]]  # type: ignore[no-any-return]


def _at(node: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        node = node[step]
    return node
