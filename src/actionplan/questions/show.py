"""The plan as a tree with standings, or one action, output or target in full with its dates explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from actionplan.model import Action, Output, Plan
from actionplan.questions.answer import Question, answer
from actionplan.questions.cells import DATE, DUE, EMPTY, RAG, REF, STANDING, WAITS, Shown, measure_words, table
from actionplan.questions.detail import detail
from actionplan.questions.items import Item, items
from actionplan.questions.names import fold
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.parts import Part, Place, part, places
from actionplan.questions.view import View, view
from actionplan.report import Cell, Column, Report, Section, Table

_At = tuple[int, int, int]


def show(plan: Plan, as_at: date, ref: str = "", keep: Filter = EVERYTHING) -> Report:
    """The whole plan as at a day, or the part with that ref. Raises `UnknownName` for a ref the plan does not have."""
    seen = view(plan, as_at)
    asked = part(plan, ref) if ref else None
    found = [item for item in items(seen, keep) if asked is None or _within(item, asked)]
    sections = list(_part(asked, found, seen) if asked else _tree(found, seen, whole=keep == EVERYTHING))
    title = f"{asked.kind.capitalize()} {asked.ref}" if asked else "The whole plan"
    return answer(Question("show", title, keep), seen, sections or [_nothing()], [(None, found)])


def _at(item: Item) -> _At:
    """Where an item's output stands in the file: the numbers of its theme, action and output."""
    _, theme, _, action, _, output, *_ = item.line.route
    return int(theme), int(action), int(output)


def _by_output(found: list[Item]) -> dict[_At, list[Item]]:
    return {at: list(group) for at, group in groupby(found, key=_at)}


def _nothing() -> Section:
    return Section("", ("No target was found.",))


# The whole plan.


def _tree(found: list[Item], seen: View, *, whole: bool) -> Iterator[Section]:
    """A section for each theme and, under it, each action; without a filter also those that have no target."""
    targets = _by_output(found)
    shown = [place for place in places(seen.plan) if whole or place.at in targets]
    for _, theme in groupby(shown, key=lambda place: place.at[0]):
        of_theme = list(theme)
        yield Section(of_theme[0].theme.title or "No theme")
        for _, action in groupby(of_theme, key=lambda place: place.at[1]):
            of_action = list(action)
            yield _action(of_action[0].action, _outputs(of_action, targets, seen), level=2)


def _action(action: Action, outputs: Table | None, level: int, *more: str) -> Section:
    monitored = (f"Monitored by {', '.join(action.monitored_by)}.",) if action.monitored_by else ()
    return Section(f"{action.ref} {action.title}".strip(), (*more, *monitored), outputs, level)


def _outputs(of_action: list[Place], targets: dict[_At, list[Item]], seen: View) -> Table:
    """An action's outputs, a row each and then a row for each target; one row where the target is all there is."""
    drawn = table([item for place in of_action for item in targets.get(place.at, ())], _COLUMNS, seen)
    rows = iter(drawn.rows)
    laid: list[tuple[Cell, ...]] = []
    for place in of_action:
        of_output = targets.get(place.at, [])
        if not _alone(of_output, place.output):
            laid.append(_output_row(place.output, seen, len(drawn.columns)))
        laid += [next(rows) for _ in of_output]
    return Table(drawn.columns, tuple(laid))


def _alone(of_output: list[Item], output: Output) -> bool:
    return len(of_output) == 1 and of_output[0].line.target.ref == output.ref


def _output_row(output: Output, seen: View, width: int) -> tuple[Cell, ...]:
    officer = Cell(seen.officers[output.officer] or "no officer")
    return (Cell(output.ref, "strong"), officer, *(EMPTY for _ in range(width - 3)), Cell(output.text, "strong"))


def _officer(item: Item, _: View) -> Cell:
    """The officer, in the row that is output and target at once; elsewhere the output's own row says it."""
    line = item.line
    return Cell(item.officer or "no officer") if line.target.ref == line.output.ref else EMPTY


def _words(item: Item, _: View) -> Cell:
    line, measures = item.line, measure_words(item)
    if line.target.ref != line.output.ref:
        return Cell(measures)
    return Cell(f"{line.output.text}: {measures}" if measures else line.output.text)


_COLUMNS = (
    REF,
    Shown(Column("Officer", grow=1), _officer),
    DATE,
    DUE,
    STANDING,
    RAG,
    WAITS,
    Shown(Column("Output and measures", grow=3), _words),
)


# One part of it.


def _within(item: Item, asked: Part) -> bool:
    at = _at(item)
    named = not asked.target or fold(item.line.target.ref) == asked.target
    return named and any(place.at == at for place in asked.places)


def _part(asked: Part, found: list[Item], seen: View) -> Iterator[Section]:
    """What stands above the part, and then its targets in full."""
    targets = _by_output(found)
    for n, place in enumerate(asked.places):
        if asked.kind != "action":
            yield Section(_name(place.output.ref, place.output.text), (*_above(place), *_who(place.output, seen)))
        else:
            if not n or asked.places[n - 1].action is not place.action:
                yield _action(place.action, None, 1, f"Theme: {place.theme.title}.")
            yield Section(_name(place.output.ref, place.output.text), tuple(_who(place.output, seen)))
        for item in targets.get(place.at, ()):
            yield Section(_name(item.line.target.ref, item.line.target.date.text), (), detail(item, seen), 2)


def _name(ref: str, words: str) -> str:
    return f"{ref} {words}".strip()


def _above(place: Place) -> Iterator[str]:
    yield f"Theme: {place.theme.title}."
    yield f"Action {place.action.ref}: {place.action.title}."


def _who(output: Output, seen: View) -> Iterator[str]:
    name = seen.officers[output.officer]
    yield f"Officer: {name}." if name else "No officer is named."
    if output.supporting:
        yield f"Supporting: {', '.join(seen.officers[each] for each in output.supporting)}."
    if not output.targets:
        yield "It has no target date."
