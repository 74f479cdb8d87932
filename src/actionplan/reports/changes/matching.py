"""Which target of one plan is which of another: by ref and words, by words alone, and by likeness at last.

Outputs are matched first, and then the targets of each two outputs that are one. So an output that was put in the
middle is one new output, though every ref after it has moved. Each step looks only at what those before it left over.
What keeps too little of its words is told as gone, and another as new: a loss that is not told is worse than one that
was none.

Which of the things of two lists are one: by a key, or by how alike their words are.

Likeness is looked for only between things that share a ref or a rare word: the time grows with the plan, and not with
its square.

Which outputs are in another action or theme than they were, when neither is the same under another title.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from actionplan.evaluation.refs import ACTION_DEPTH, THEME_DEPTH, OutputPosition, iter_output_positions
from actionplan.model.plan import Output, Plan, PlanLine, Route, Target, fold

MIN_LIKENESS = 0.6
"""How alike the words of two things must be for the two to be one: 1 is the same words, 0 none in common."""
MIN_LIKENESS_SAME_REF = 0.5
"""The same for two things under one ref."""
MAX_RARE_WORD_COUNT = 20
"""In how many things that are left over a word may be, to bring two of them together."""
MAX_CANDIDATES = 5
"""How many of those that share most rare words are looked at."""

_WORD = re.compile(r"\w+")
_STOP_WORDS = frozenset(
    "a an and are as at be been by for from has have in into is it its of on or our that the their this to was we were "
    "will with".split()
)
"""Words that any two sentences share."""

Matches = dict[int, int]
"""By the number of a thing now, the number of what it was."""


class WordBag(NamedTuple):
    """The words of a thing, however often each stands there, and the ref that it is under."""

    ref: str
    words: Counter[str]


def count_words(texts: Iterable[str]) -> Counter[str]:
    """The words that tell one thing from another; where there are only small ones, those."""
    every = _WORD.findall(fold(" ".join(texts)))
    return Counter([word for word in every if word not in _STOP_WORDS] or every)


def measure_likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of two bags of words is common to both, from 0 to 1."""
    return 2 * (one & other).total() / (one.total() + other.total() or 1)


def match_by_key(new: Sequence[Hashable], old: Sequence[Hashable], matches: Matches) -> None:
    """Match, in order, what is left over and has the same key. `None` is no key."""
    there: defaultdict[Hashable, list[int]] = defaultdict(list)
    for m in reversed(list_unmatched(old, matches.values())):
        there[old[m]].append(m)
    for n in list_unmatched(new, matches):
        if new[n] is not None and there.get(new[n]):
            matches[n] = there[new[n]].pop()


def list_unmatched(things: Sequence[object], matched: Collection[int]) -> list[int]:
    """The numbers of the things that are in none of those found."""
    kept = set(matched)
    return [n for n in range(len(things)) if n not in kept]


def match_by_likeness(new: Mapping[int, WordBag], old: Mapping[int, WordBag], matches: Matches) -> None:
    """Match by likeness, the most alike first; under the same ref less is enough."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    under: defaultdict[str, list[int]] = defaultdict(list)
    for m, bag in old.items():
        under[bag.ref].append(m)
        for word in bag.words:
            having[word].append(m)
    scored = []
    for n, bag in new.items():
        for m in {*_list_candidates(bag.words, having), *under.get(bag.ref, ())[:MAX_CANDIDATES]}:
            score = measure_likeness(bag.words, old[m].words)
            if score >= (MIN_LIKENESS_SAME_REF if bag.ref == old[m].ref else MIN_LIKENESS):
                scored.append((-score, n, m))
    taken = set()
    for _, n, m in sorted(scored):
        if n not in matches and m not in taken:
            matches[n] = m
            taken.add(m)


def _list_candidates(bag: Counter[str], indexes_by_word: Mapping[str, list[int]]) -> list[int]:
    """Those that share most of the rare words in a bag."""
    shared = Counter(
        m for word in bag if len(there := indexes_by_word.get(word, [])) <= MAX_RARE_WORD_COUNT for m in there
    )
    return [m for m, _ in shared.most_common(MAX_CANDIDATES)]


def find_moved_depths(new: Sequence[OutputPosition], old: Sequence[OutputPosition], matches: Matches) -> list[int]:
    """For each output, how much of its route leads to the action or theme that it was moved to; 0 where it was not."""
    actions, themes = (_match_holders(new, old, matches, depth) for depth in (ACTION_DEPTH, THEME_DEPTH))

    def find_depth(n: int, position: OutputPosition) -> int:
        before = old[matches[n]]
        if actions.get(position.get_route(ACTION_DEPTH)) != before.get_route(ACTION_DEPTH):
            return ACTION_DEPTH
        return 0 if themes.get(position.get_route(THEME_DEPTH)) == before.get_route(THEME_DEPTH) else THEME_DEPTH

    return [find_depth(n, each) if n in matches else 0 for n, each in enumerate(new)]


def _match_holders(
    new: Sequence[OutputPosition], old: Sequence[OutputPosition], matches: Matches, depth: int
) -> dict[Route, Route]:
    """By the route of each action or theme now, that of what it was: by title, or else by the first that it kept."""
    now, then = ({each.get_route(depth): each.get_title(depth) for each in places} for places in (new, old))
    kept: dict[Route, Route] = {}
    for n in sorted(matches):
        kept.setdefault(new[n].get_route(depth), old[matches[n]].get_route(depth))
    routes, earlier = list(now), list(then)
    found: Matches = {}
    match_by_key([now[route] or None for route in routes], [then[route] or None for route in earlier], found)
    match_by_key([kept.get(route) for route in routes], earlier, found)
    return {routes[n]: earlier[m] for n, m in found.items()}


class LinePair(NamedTuple):
    """One target in the plan before and in the plan after; `None` where it was not there.

    `moved` says whether it is in another theme or action than it was: how much of its route leads there, else 0.
    """

    before: PlanLine | None
    after: PlanLine | None
    moved_depth: int = 0


def match_targets(before: Plan, after: Plan) -> list[LinePair]:
    """Every target of both plans once: those of the plan after in their order, and then those that are gone."""
    if before is after:
        return [LinePair(line, line) for line in after.walk()]
    new, old = list(iter_output_positions(after)), list(iter_output_positions(before))
    was = _match_outputs(new, old)
    moves = find_moved_depths(new, old, was)
    there: list[LinePair] = []
    gone: list[LinePair] = []
    for n, each in enumerate(new):
        if n not in was:
            there += [LinePair(None, line) for line in each.list_lines()]
            continue
        earlier, now = old[was[n]].list_lines(), each.list_lines()
        found = _match_output_targets(each.output, old[was[n]].output)
        for m, line in enumerate(now):
            there.append(LinePair(earlier[found[m]], line, moves[n]) if m in found else LinePair(None, line))
        gone += [LinePair(earlier[m], None) for m in list_unmatched(earlier, found.values())]
    gone += [LinePair(line, None) for m in list_unmatched(old, was.values()) for line in old[m].list_lines()]
    return [*there, *gone]


def _match_outputs(new: Sequence[OutputPosition], old: Sequence[OutputPosition]) -> Matches:
    found: Matches = {}
    for key in (_get_ref_text_key, _get_action_text_key, _get_text_key):
        match_by_key([key(each) for each in new], [key(each) for each in old], found)
    bags = {n: _build_output_bag(new[n].output) for n in list_unmatched(new, found)}
    match_by_likeness(bags, {m: _build_output_bag(old[m].output) for m in list_unmatched(old, found.values())}, found)
    return found


def _build_output_bag(output: Output) -> WordBag:
    """The words of an output and its measures."""
    return WordBag(fold(output.ref), count_words([output.text, *(each for t in output.targets for each in t.measures)]))


def _match_output_targets(new: Output, old: Output) -> Matches:
    """The targets of an output: by date and measures, by measures, by likeness; and by what place they have."""
    found: Matches = {}
    for key in (_get_letter_words_key, _get_date_measures_key, _get_measures_key):
        match_by_key([key(each, new) for each in new.targets], [key(each, old) for each in old.targets], found)
    bags = {n: _build_measures_bag(new.targets[n], new) for n in list_unmatched(new.targets, found)}
    match_by_likeness(
        bags, {m: _build_measures_bag(old.targets[m], old) for m in list_unmatched(old.targets, found.values())}, found
    )
    _match_by_place(new, old, found)
    return found


def _build_measures_bag(target: Target, output: Output) -> WordBag:
    """The words of a target's measures."""
    return WordBag(_get_letter(target, output), count_words(target.measures))


def _match_by_place(new: Output, old: Output, matches: Matches) -> None:
    """Match what has the same letter, or is the only target of its output, unless it is another thing there."""
    lone = len(new.targets) == len(old.targets) == 1
    there = {"" if lone else _get_letter(old.targets[m], old): m for m in list_unmatched(old.targets, matches.values())}
    for n in list_unmatched(new.targets, matches):
        letter = "" if lone else _get_letter(new.targets[n], new)
        m = there.get(letter)
        if m is not None and (letter or lone) and not _is_different(new.targets[n], old.targets[m]):
            matches[n] = there.pop(letter)


def _is_different(new: Target, old: Target) -> bool:
    """Whether a target is another thing than the one whose place it has, and whose measures are not alike.

    It is with another date too; or else where each has words enough to tell, and none in common.
    """
    now, was = count_words(new.measures), count_words(old.measures)
    if not now or not was:
        return False
    return fold(new.date.text) != fold(old.date.text) or (min(now.total(), was.total()) > 1 and not now & was)


# The keys of outputs: what is the same in both is the same output.


def _get_ref_text_key(position: OutputPosition) -> Hashable:
    return (fold(position.output.ref), fold(position.output.text)) if position.output.ref else None


def _get_action_text_key(position: OutputPosition) -> Hashable:
    return (fold(position.action.title), fold(position.output.text)) if position.output.text else None


def _get_text_key(position: OutputPosition) -> Hashable:
    return fold(position.output.text) or None


# The keys of targets within an output.


def _get_letter_words_key(target: Target, output: Output) -> Hashable:
    return _get_letter(target, output), _get_date_measures_key(target, output)


def _get_date_measures_key(target: Target, _: Output) -> Hashable:
    return fold(target.date.text), tuple(map(fold, target.measures))


def _get_measures_key(target: Target, _: Output) -> Hashable:
    return tuple(map(fold, target.measures)) or None


def _get_letter(target: Target, output: Output) -> str:
    return fold(target.ref.removeprefix(output.ref))
