"""Every target, by theme and action, in the columns of the published document, with how it stands and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from actionplan.english import count
from actionplan.questions.answer import Placed
from actionplan.questions.cells import RAG, REF, STANDING, Shown, table
from actionplan.questions.items import Item
from actionplan.questions.paper.columns import COMMENTARY, DATE, KEY_OUTPUT, MEASURES, RESPONSIBLE
from actionplan.questions.show import by_theme, monitored, named
from actionplan.questions.view import View
from actionplan.report import Section


def part(found: Sequence[Item], seen: View) -> tuple[list[Section], Placed]:
    """The targets under their actions, and those under their themes."""
    if not found:
        return [], ()
    themes = by_theme(list(found))
    head = Section("The plan in full", (f"{count(len(found), 'target')}.",), wide=True)
    columns = tuple(_columns(found, seen))
    under = [section for theme, each in themes for section in _theme(theme, each, columns, seen)]
    return [head, *under], themes


def _columns(found: Sequence[Item], seen: View) -> Iterator[Shown]:
    """The columns of every table, so that all have the same: those of what officers said only where any did."""
    yield from (REF, KEY_OUTPUT, RESPONSIBLE, DATE, MEASURES, STANDING)
    for shown in (RAG, COMMENTARY):
        if any(shown.cell(item, seen).text for item in found):
            yield shown._replace(optional=False)


def _theme(theme: str, found: Sequence[Item], columns: Sequence[Shown], seen: View) -> Iterator[Section]:
    """A theme, and its actions under it."""
    yield Section(theme, level=2, wide=True)
    for _, group in groupby(found, key=lambda item: item.line.route[:4]):
        each = list(group)
        action = each[0].line.action
        title = named(action.ref, action.title)
        yield Section(title, monitored(action, seen), table(each, columns, seen), 3, wide=True)
