"""What the bodies that a paper is for have still to decide: their forward plan."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.questions.answer import Placed
from actionplan.questions.decisions import forward
from actionplan.questions.items import Item
from actionplan.questions.needed import signs
from actionplan.report import Section


def part(found: Sequence[Item], bodies: tuple[str, ...]) -> tuple[list[Section], Placed]:
    """Their decisions to come, by date, with the notes on notice of key ones; none in a paper that is for no body."""
    standing = [item for item in found if item.line.target.decisions and item.status.standing != "deleted"]
    sections, placed = forward.parts(standing, bodies) if bodies else ([], ())
    coming = [pair for pair in zip(sections, placed, strict=True) if pair[1][0] == forward.TO_DECIDE]
    made = [section._replace(notes=(*section.notes, signs())) for section, _ in coming]
    return made, [named for _, named in coming]
