"""Every target, by theme and action, in the columns of the published document, with how it stands and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from actionplan.english import count
from actionplan.model import Action, Route
from actionplan.questions.answer import Placed
from actionplan.questions.cells import RAG, REF, Shown, of_one_plan
from actionplan.questions.items import Item, by_plan
from actionplan.questions.paper.columns import COMMENTARY, DATE, KEY_OUTPUT, MEASURES, RESPONSIBLE, STANDING_IN_FULL
from actionplan.questions.places import ACTION
from actionplan.questions.show import UNNAMED, by_theme, monitored, named
from actionplan.questions.view import View, Views
from actionplan.report import Section, Table


def part(found: Sequence[Item], seen: Views, *, is_all: bool) -> tuple[list[Section], Placed]:
    """The targets under their actions, and those under their themes; where it `is_all`, also what has no target."""
    if not found:
        return [], ()
    columns = tuple(_columns(found))
    sections = [
        made
        for each, theirs in by_plan(found, seen)
        if theirs or is_all
        for made in _of_plan(each, theirs, columns, is_all=is_all)
    ]
    return sections, by_theme(found)


def _columns(found: Sequence[Item]) -> Iterator[Shown[Item]]:
    """The columns of every table, so that all have the same: those of what officers said only where any did."""
    yield from (REF, KEY_OUTPUT, RESPONSIBLE, DATE, MEASURES, STANDING_IN_FULL)
    for shown in (RAG, COMMENTARY):
        if any(shown.cell(item).text for item in found):
            yield shown._replace(optional=False)


def _of_plan(seen: View, found: list[Item], columns: Sequence[Shown[Item]], *, is_all: bool) -> Iterator[Section]:
    """One plan under a heading of its own; where there are several, that says which it is."""
    which = f": {seen.heading}" if seen.is_one_of else ""
    yield Section(f"The plan in full{which}", (f"{count(len(found), 'target')}.",), wide=True)
    actions = groupby(found, key=lambda item: item.line.route[:ACTION])
    tables = {at: of_one_plan(list(each), columns) for at, each in actions}
    for n, _ in enumerate(seen.plan.themes):
        yield from _theme(n, tables, seen, is_all=is_all)


def _theme(n: int, tables: Mapping[Route, Table], seen: View, *, is_all: bool) -> Iterator[Section]:
    """A theme by its number, and under it its actions, each with the table of its targets."""
    theme = seen.plan.themes[n]
    routes: list[Route] = [("themes", n, "actions", a) for a, _ in enumerate(theme.actions)]
    shown = [
        (action, tables.get(at)) for action, at in zip(theme.actions, routes, strict=True) if is_all or at in tables
    ]
    if shown or is_all:
        yield Section(theme.title or UNNAMED, () if shown else ("It has no actions.",), level=2, wide=True)
    for action, drawn in shown:
        notes = (*monitored(action, seen), *(_untargeted(action, seen) if is_all else ()))
        yield Section(named(seen.ref(action.ref), action.title), notes, drawn, 3, wide=True)


def _untargeted(action: Action, seen: View) -> Iterator[str]:
    """What of an action is in no table: the outputs without a target date."""
    if not action.outputs:
        yield "It has no key outputs."
    for output in action.outputs:
        if not output.targets:
            yield f"{named(seen.ref(output.ref), output.text.rstrip(' .:;'))}: no target date."
