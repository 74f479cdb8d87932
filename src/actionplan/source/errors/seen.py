"""What was seen where YAML gave up, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.source.errors.layout import Row, row
from actionplan.source.text import Lines

QUOTE = "put the whole of the text in quotes"
ALIGN = "give it as many spaces as the line it belongs beside"


class Seen(NamedTuple):
    """Where YAML gave up (`at`), and where what it could not finish `began`: the same place, where it began nothing."""

    text: str
    lines: Lines
    at: int
    began: int

    def row(self, offset: int) -> Row:
        """The row of an offset."""
        return row(self.lines, self.lines.number(offset))

    def rest(self, offset: int) -> str:
        """What stands in a line from an offset on."""
        line = self.row(offset)
        return self.lines.line(line.number)[offset - line.start :]


class Said(NamedTuple):
    """What to say, what to do, and the place where it is to be done."""

    message: str
    hint: str
    at: int


def short(text: str) -> str:
    """A text that is not too long for a sentence."""
    return text if len(text) <= 60 else text[:59] + "…"
