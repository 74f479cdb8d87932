"""The plan as a tree with statuses, or one action, output or target in full with its dates explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from actionplan.english import listed
from actionplan.model import Action, Output, Subject
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import (
    DATE,
    DUE,
    EMPTY,
    MOVED,
    NOBODY,
    RAG,
    REF,
    STANDING,
    WAITS,
    Shown,
    measure_words,
    of_one_plan,
    said_of,
)
from actionplan.questions.detail import detail
from actionplan.questions.items import Item, by_plan, items
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.parts import Named, Part, Place, parts, places, titled, within
from actionplan.questions.places import THEME
from actionplan.questions.view import View, Views, views
from actionplan.report import Cell, Column, Report, Section, Table

UNNAMED = "No theme"

_At = tuple[int, int, int]


def show(plan: Subject, as_at: date, ref: str = "", keep: Filter = EVERYTHING) -> Report:
    """The whole plan as at a day, or the part with that ref; of several plans one after the other.

    Raises `UnknownName` for a ref that no plan has.
    """
    seen = views(plan, as_at)
    asked = parts(seen, ref) if ref else []
    every = items(seen, keep)
    found = within(every, asked) if asked else every
    sections = list(_sections(seen, found, asked, whole=keep == EVERYTHING))
    title = titled(asked) if asked else "the whole of each plan" if seen.are_several else "the whole plan"
    question = Question("show", title[:1].upper() + title[1:], keep)
    return answer(question, seen, sections or [Section("", (nothing(keep),))], by_theme(found))


def _sections(seen: Views, found: list[Item], asked: list[Named], *, whole: bool) -> Iterator[Section]:
    """All there is to show of each plan; of several, under the title and authority of each."""
    named = {id(each.seen): each.part for each in asked}
    for each, theirs in by_plan(found, seen):
        if not asked:
            yield from under_plan(each, _tree(theirs, each, whole=whole))
        elif wanted := named.get(id(each)):
            yield from under_plan(each, _part(wanted, theirs, each, whole=whole))


def under_plan(seen: View, sections: Iterable[Section]) -> list[Section]:
    """The sections of a plan that is one of several under a heading of its own; of one by itself as they are."""
    made = list(sections)
    if not made or not seen.is_one_of:
        return made
    return [Section(seen.heading), *(each._replace(level=each.level + 1) for each in made)]


def _by_output(found: list[Item]) -> dict[_At, list[Item]]:
    return {at: list(group) for at, group in groupby(found, key=lambda item: item.output_at)}


def by_theme(found: Iterable[Item]) -> list[tuple[str, list[Item]]]:
    """The targets by the heading that they stand under, plan by plan."""
    grouped = (list(each) for _, each in groupby(found, key=lambda item: item.at(THEME)))
    return [(group[0].line.theme.title or UNNAMED, group) for group in grouped]


# The whole plan.


def _tree(found: list[Item], seen: View, *, whole: bool) -> Iterator[Section]:
    """A section for each theme and, under it, each action; without a filter also those that have no target."""
    targets = _by_output(found)
    shown = [place for place in places(seen.plan) if whole or place.at in targets]
    for _, theme in groupby(shown, key=lambda place: place.at[0]):
        of_theme = list(theme)
        yield Section(of_theme[0].theme.title or UNNAMED)
        for _, action in groupby(of_theme, key=lambda place: place.at[1]):
            of_action = list(action)
            head = of_action[0].action
            title = named(seen.ref(head.ref), head.title)
            yield Section(title, monitored(head, seen), _outputs(of_action, targets, seen), 2)


def _outputs(of_action: list[Place], targets: dict[_At, list[Item]], seen: View) -> Table:
    """An action's outputs, a row each and then a row for each target; one row where the target is all there is."""
    drawn = of_one_plan([item for place in of_action for item in targets.get(place.at, ())], _COLUMNS)
    rows = iter(drawn.rows)
    laid: list[tuple[Cell, ...]] = []
    for place in of_action:
        of_output = targets.get(place.at, [])
        if place.output and not _alone(of_output, place.output):
            laid.append(_output_row(place.output, seen, len(drawn.columns)))
        laid += [next(rows) for _ in of_output]
    return Table(drawn.columns, tuple(laid))


def _alone(of_output: list[Item], output: Output) -> bool:
    return len(of_output) == 1 and of_output[0].line.target.ref == output.ref


def _output_row(output: Output, seen: View, width: int) -> tuple[Cell, ...]:
    ref, officer = Cell(seen.ref(output.ref), "strong"), Cell(seen.officers[output.officer] or NOBODY)
    return (ref, officer, *(EMPTY for _ in range(width - 3)), Cell(output.text, "strong"))


def _officer(item: Item) -> Cell:
    """The officer, in the row that is output and target at once; elsewhere the output's own row says it."""
    return Cell(item.officer or NOBODY) if _is_output(item) else EMPTY


def _words(item: Item) -> Cell:
    return Cell(said_of(item) if _is_output(item) else measure_words(item))


def _is_output(item: Item) -> bool:
    return item.line.target.ref == item.line.output.ref


_COLUMNS = (
    REF,
    Shown(Column("Officer", grow=1), _officer),
    DATE,
    DUE,
    MOVED,
    STANDING,
    RAG,
    WAITS,
    Shown(Column("Output and measures", grow=3, speaks=True), _words),
)


# One part of it.


def _part(asked: Part, found: list[Item], seen: View, *, whole: bool) -> Iterator[Section]:
    """What stands above the part, and then its targets in full; without a filter also what has no target."""
    targets = _by_output(found)
    shown = [place for place in asked.places if whole or place.at in targets]
    for n, place in enumerate(shown):
        action, output = place.action, place.output
        if asked.kind == "action" and (n == 0 or shown[n - 1].action is not action):
            yield Section(named(seen.ref(action.ref), action.title), (_theme(place), *monitored(action, seen)))
        if output:
            above = () if asked.kind == "action" else _above(place, seen)
            yield Section(named(seen.ref(output.ref), output.text), (*above, *_who(output, seen)))
        for item in targets.get(place.at, ()):
            yield Section(named(item.ref, item.line.target.date.text), (), detail(item), 2)


def named(ref: str, words: str) -> str:
    """A heading of a ref and its words."""
    return f"{ref} {words}".strip()


def _above(place: Place, seen: View) -> tuple[str, ...]:
    ref, title = seen.ref(place.action.ref), place.action.title
    return _theme(place), f"Action {ref}: {title}." if title else f"Action {ref}."


def _theme(place: Place) -> str:
    return f"Theme: {place.theme.title}." if place.theme.title else f"{UNNAMED}."


def monitored(action: Action, seen: View) -> tuple[str, ...]:
    """The sentence on which bodies monitor an action, where any does."""
    names = [seen.bodies[name] for name in action.monitored_by]
    return (f"Monitored by {listed(names)}.",) if names else ()


def _who(output: Output, seen: View) -> Iterator[str]:
    """Who answers for an output, and what is missing from it."""
    name = seen.officers[output.officer]
    yield f"Officer: {name}." if name else "No officer is named."
    if output.supporting:
        yield f"Supporting: {listed([seen.officers[each] for each in output.supporting])}."
    if not output.targets:
        yield "It has no target date."
