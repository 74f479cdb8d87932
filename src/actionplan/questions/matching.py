"""Which target of one plan is which of another: by ref and words, by words alone, and by likeness at last.

Outputs are matched first, and then the targets of each two outputs that are one. So an output that was put in the
middle is one new output, though every ref after it has moved. Each step looks only at what those before it left over.
What keeps too little of its words is told as gone, and another as new: a loss that is not told is worse than one that
was none.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from actionplan.model import Line, Output, Plan, Target, fold
from actionplan.questions.alike import Bag, Found, join, join_alike, left, words
from actionplan.questions.moved import moved
from actionplan.questions.places import Place, places


class Pair(NamedTuple):
    """One target in the plan before and in the plan after; `None` where it was not there.

    `moved` says whether it is in another theme or action than it was: how much of its route leads there, else 0.
    """

    before: Line | None
    after: Line | None
    moved: int = 0


def pairs(before: Plan, after: Plan) -> list[Pair]:
    """Every target of both plans once: those of the plan after in their order, and then those that are gone."""
    if before is after:
        return [Pair(line, line) for line in after.walk()]
    new, old = list(places(after)), list(places(before))
    was = _outputs(new, old)
    moves = moved(new, old, was)
    there: list[Pair] = []
    gone: list[Pair] = []
    for n, each in enumerate(new):
        if n not in was:
            there += [Pair(None, line) for line in each.lines()]
            continue
        earlier, now = old[was[n]].lines(), each.lines()
        found = _targets(each.output, old[was[n]].output)
        for m, line in enumerate(now):
            there.append(Pair(earlier[found[m]], line, moves[n]) if m in found else Pair(None, line))
        gone += [Pair(earlier[m], None) for m in left(earlier, found.values())]
    gone += [Pair(line, None) for m in left(old, was.values()) for line in old[m].lines()]
    return [*there, *gone]


def _outputs(new: Sequence[Place], old: Sequence[Place]) -> Found:
    found: Found = {}
    for key in (_ref_and_text, _action_and_text, _text):
        join([key(each) for each in new], [key(each) for each in old], found)
    bags = {n: _bag(new[n].output) for n in left(new, found)}
    join_alike(bags, {m: _bag(old[m].output) for m in left(old, found.values())}, found)
    return found


def _bag(output: Output) -> Bag:
    """The words of an output and its measures."""
    return Bag(fold(output.ref), words([output.text, *(each for t in output.targets for each in t.measures)]))


def _targets(new: Output, old: Output) -> Found:
    """The targets of an output: by date and measures, by measures, by likeness; and by what place they have."""
    found: Found = {}
    for key in (_letter_and_words, _date_and_measures, _measures):
        join([key(each, new) for each in new.targets], [key(each, old) for each in old.targets], found)
    bags = {n: _measured(new.targets[n], new) for n in left(new.targets, found)}
    join_alike(bags, {m: _measured(old.targets[m], old) for m in left(old.targets, found.values())}, found)
    _join_places(new, old, found)
    return found


def _measured(target: Target, output: Output) -> Bag:
    """The words of a target's measures."""
    return Bag(_letter(target, output), words(target.measures))


def _join_places(new: Output, old: Output, found: Found) -> None:
    """Match what has the same letter, or is the only target of its output, unless it is another thing there."""
    lone = len(new.targets) == len(old.targets) == 1
    there = {"" if lone else _letter(old.targets[m], old): m for m in left(old.targets, found.values())}
    for n in left(new.targets, found):
        letter = "" if lone else _letter(new.targets[n], new)
        m = there.get(letter)
        if m is not None and (letter or lone) and not _is_another(new.targets[n], old.targets[m]):
            found[n] = there.pop(letter)


def _is_another(new: Target, old: Target) -> bool:
    """Whether a target is another thing than the one whose place it has, and whose measures are not alike.

    It is with another date too; or else where each has words enough to tell, and none in common.
    """
    now, was = words(new.measures), words(old.measures)
    if not now or not was:
        return False
    return fold(new.date.text) != fold(old.date.text) or (min(now.total(), was.total()) > 1 and not now & was)


# The keys of outputs: what is the same in both is the same output.


def _ref_and_text(place: Place) -> Hashable:
    return (fold(place.output.ref), fold(place.output.text)) if place.output.ref else None


def _action_and_text(place: Place) -> Hashable:
    return (fold(place.action.title), fold(place.output.text)) if place.output.text else None


def _text(place: Place) -> Hashable:
    return fold(place.output.text) or None


# The keys of targets within an output.


def _letter_and_words(target: Target, output: Output) -> Hashable:
    return _letter(target, output), _date_and_measures(target, output)


def _date_and_measures(target: Target, _: Output) -> Hashable:
    return fold(target.date.text), tuple(map(fold, target.measures))


def _measures(target: Target, _: Output) -> Hashable:
    return tuple(map(fold, target.measures)) or None


def _letter(target: Target, output: Output) -> str:
    return fold(target.ref.removeprefix(output.ref))
