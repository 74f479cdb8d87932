"""A target with its status: what every question sorts, sections and prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from actionplan.model import Line, Route
from actionplan.questions.narrow import Filter, lines, resolved
from actionplan.questions.standing import Status, status
from actionplan.questions.view import View, Views


class Item(NamedTuple):
    """A line of a plan, how it stands, the officer who answers for it under the name that reports use, and the plan."""

    line: Line
    status: Status
    officer: str
    seen: View

    @property
    def ref(self) -> str:
        """The ref of the target as it is printed."""
        return self.seen.ref(self.line.target.ref)

    @property
    def output_at(self) -> tuple[int, int, int]:
        """The numbers of its theme, action and output in the file, from 0."""
        _, theme, _, action, _, output, *_ = self.line.route
        return int(theme), int(action), int(output)

    def at(self, depth: int | None = None) -> tuple[str, Route]:
        """Where it stands among all that is asked about, or so much of that as leads to its theme, action or output."""
        return self.seen.plan.name, self.line.route[:depth]


def items(seen: Views, keep: Filter) -> list[Item]:
    """The targets that a filter keeps, in order, plan by plan. Raises `UnknownName` for a name that no plan has."""
    wanted = resolved(keep, seen)
    return list(chain.from_iterable(map(_of_one, seen.each, wanted)))


def by_plan(found: Iterable[Item], seen: Views) -> list[tuple[View, list[Item]]]:
    """Each plan with those of the targets that are in it, also where there are none."""
    theirs: defaultdict[int, list[Item]] = defaultdict(list)
    for item in found:
        theirs[id(item.seen)].append(item)
    return [(each, theirs[id(each)]) for each in seen.each]


def _of_one(seen: View, wanted: Filter) -> Iterator[Item]:
    officers = seen.officers
    found = (Item(line, status(line.target, seen), officers[line.output.officer], seen) for line in lines(wanted, seen))
    return (item for item in found if item.status.standing in wanted.statuses) if wanted.statuses else found
