"""Which target of one plan is which of another: by ref and words, by words alone, and by likeness at last.

Outputs are matched first, and then the targets of each two outputs that are one. So an output that was put in the
middle is one new output, though every ref after it has moved. Each step looks only at what those before it left over,
and likeness only at outputs that share a ref or a rare word: the time grows with the plan, and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import NamedTuple

from actionplan.model import Action, Line, Output, Plan, Target, Theme, fold

ALIKE = 0.6
"""How alike the words of two outputs must be for the two to be one: 1 is the same words, 0 none in common."""
REWRITTEN = 0.25
"""The same for two outputs under one ref."""
RARE = 20
"""In how many outputs that are left over a word may be, to bring two of them together."""
NEAREST = 5
"""How many of those that share most rare words are looked at."""

_WORD = re.compile(r"\w+")

Found = dict[int, int]
"""By the number of a thing now, the number of what it was."""


class Place(NamedTuple):
    """An output where it stands."""

    theme: Theme
    action: Action
    output: Output
    at: tuple[int, int, int]

    def line(self, n: int) -> Line:
        """One of its targets as a line of the plan."""
        t, a, o = self.at
        route = ("themes", t, "actions", a, "outputs", o, "targets", n)
        return Line(self.theme, self.action, self.output, self.output.targets[n], route)

    def lines(self) -> list[Line]:
        """Its targets as lines of the plan."""
        return [self.line(n) for n in range(len(self.output.targets))]


class Pair(NamedTuple):
    """One target in the plan before and in the plan after; `None` where it was not there."""

    before: Line | None
    after: Line | None


def pairs(before: Plan, after: Plan) -> list[Pair]:
    """Every target of both plans once: those of the plan after in their order, and then those that are gone."""
    if before is after:
        return [Pair(line, line) for line in after.walk()]
    new, old = list(_places(after)), list(_places(before))
    was = _outputs(new, old)
    there: list[Pair] = []
    gone: list[Pair] = []
    for n, each in enumerate(new):
        if n not in was:
            there += [Pair(None, line) for line in each.lines()]
            continue
        earlier, now = old[was[n]].lines(), each.lines()
        found = _targets(each.output, old[was[n]].output)
        there += [Pair(earlier[found[m]] if m in found else None, line) for m, line in enumerate(now)]
        gone += [Pair(earlier[m], None) for m in _left(earlier, found.values())]
    gone += [Pair(line, None) for m in _left(old, was.values()) for line in old[m].lines()]
    return [*there, *gone]


def _places(plan: Plan) -> Iterator[Place]:
    for t, theme in enumerate(plan.themes):
        for a, action in enumerate(theme.actions):
            for o, output in enumerate(action.outputs):
                yield Place(theme, action, output, (t, a, o))


def _outputs(new: Sequence[Place], old: Sequence[Place]) -> Found:
    found: Found = {}
    for key in (_ref_and_text, _action_and_text, _text):
        _join([key(each) for each in new], [key(each) for each in old], found)
    _join_alike(new, old, found)
    return found


def _targets(new: Output, old: Output) -> Found:
    """The targets of an output: by date and measures, by measures, by letter; and the last, where one is left."""
    found: Found = {}
    for key in (_letter_and_words, _date_and_measures, _measures, _letter):
        _join([key(each, new) for each in new.targets], [key(each, old) for each in old.targets], found)
    left, left_old = _left(new.targets, found), _left(old.targets, found.values())
    if len(left) == len(left_old) == 1:
        found[left[0]] = left_old[0]
    return found


def _join(new: Sequence[Hashable], old: Sequence[Hashable], found: Found) -> None:
    """Match, in order, what is left over and has the same key. `None` is no key."""
    there: defaultdict[Hashable, list[int]] = defaultdict(list)
    for m in reversed(_left(old, found.values())):
        there[old[m]].append(m)
    for n in _left(new, found):
        if new[n] is not None and there.get(new[n]):
            found[n] = there[new[n]].pop()


def _join_alike(new: Sequence[Place], old: Sequence[Place], found: Found) -> None:
    """Match what is left over by likeness, the most alike first; under the same ref less is enough."""
    words = {n: _words(new[n].output) for n in _left(new, found)}
    old_words = {m: _words(old[m].output) for m in _left(old, found.values())}
    having: defaultdict[str, list[int]] = defaultdict(list)
    under: defaultdict[str, list[int]] = defaultdict(list)
    for m, bag in old_words.items():
        under[fold(old[m].output.ref)].append(m)
        for word in bag:
            having[word].append(m)
    scored = []
    for n, bag in words.items():
        ref = fold(new[n].output.ref)
        for m in {*_near(bag, having), *under.get(ref, ())[:NEAREST]}:
            likeness = _likeness(bag, old_words[m])
            if likeness >= (REWRITTEN if ref == fold(old[m].output.ref) else ALIKE):
                scored.append((-likeness, n, m))
    for _, n, m in sorted(scored):
        if n in words and m in old_words:
            found[n] = m
            del words[n], old_words[m]


def _near(bag: Counter[str], having: dict[str, list[int]]) -> list[int]:
    """Those that share most of the rare words in a bag."""
    shared = Counter(m for word in bag if len(there := having.get(word, [])) <= RARE for m in there)
    return [m for m, _ in shared.most_common(NEAREST)]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of two bags of words is common to both, from 0 to 1."""
    return 2 * (one & other).total() / (one.total() + other.total() or 1)


def _words(output: Output) -> Counter[str]:
    """The words of an output and its measures, however often each stands there."""
    return Counter(_WORD.findall(fold(" ".join([output.text, *(each for t in output.targets for each in t.measures)]))))


def _left(things: Sequence[object], found: Collection[int]) -> list[int]:
    """The numbers of the things that are in none of those found."""
    kept = set(found)
    return [n for n in range(len(things)) if n not in kept]


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


def _letter(target: Target, output: Output) -> Hashable:
    return fold(target.ref.removeprefix(output.ref)) if target.ref != output.ref else None
