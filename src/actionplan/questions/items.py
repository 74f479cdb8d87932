"""A target with its status: what every question sorts, sections and prints."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.model import Line
from actionplan.questions.narrow import Filter, lines, resolved
from actionplan.questions.standing import Status, status
from actionplan.questions.view import View


class Item(NamedTuple):
    """A line of the plan, how it stands, and the officer who answers for it under the name that reports use."""

    line: Line
    status: Status
    officer: str


def items(seen: View, keep: Filter) -> list[Item]:
    """The targets that a filter keeps, in order. Raises `UnknownName` for a name the plan does not have."""
    wanted = resolved(keep, seen)
    officers = seen.officers
    found = [Item(line, status(line.target, seen), officers[line.output.officer]) for line in lines(wanted, seen)]
    return [item for item in found if item.status.standing == wanted.standing] if wanted.standing else found
