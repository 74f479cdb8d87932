"""The place where YAML gave up, and the advice for it."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.planfile.text import LineIndex
from actionplan.planfile.yaml_errors.line_parts import LineParts, parse_line

QUOTE_HINT = "put the whole text in quotes"
ALIGN_HINT = "give it as many spaces as the line it belongs with"


class ErrorSite(NamedTuple):
    """Where YAML gave up (`at`), and where the part it could not finish `began`; the same place if there is none."""

    text: str
    lines: LineIndex
    at: int
    began: int

    def parse_line_at(self, offset: int) -> LineParts:
        """Parse the line of an offset."""
        return parse_line(self.lines, self.lines.find_line_number(offset))

    def get_rest(self, offset: int) -> str:
        """Return the rest of a line from an offset."""
        line = self.parse_line_at(offset)
        return self.lines.get_line(line.number)[offset - line.start :]


class Advice(NamedTuple):
    """What is wrong, what to write instead, and the offset at which to write it."""

    message: str
    hint: str
    at: int


def truncate(text: str) -> str:
    """Shorten a text that is too long for a sentence."""
    return text if len(text) <= 60 else text[:59] + "…"
