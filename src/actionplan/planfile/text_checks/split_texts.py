"""Find measures between square brackets that a comma has cut in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile.text import LineIndex
from actionplan.text.english import shorten

_PAIRS = (("(", ")"), ("“", "”"), ("‘", "’"))
_REST_OF_NUMBER = re.compile(r"[0-9]{3}(?![0-9])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b")
_MAX_LENGTH = 40
_COMMA_DISTANCE = 200
"""How many characters before a measure its comma is looked for."""


def find_split_texts(
    plan: Plan, locate: Callable[[Finding], Finding], text: str, lines: LineIndex
) -> Iterator[Finding]:
    """Find each measure that goes on where the one before it was ended by a comma between brackets."""
    several = (line for line in plan.walk() if len(line.target.measures) > 1)
    for line in several:
        measures = [measure.text for measure in line.target.measures]
        for number in range(1, len(measures)):
            is_number = measures[number - 1][-1:].isdigit() and _REST_OF_NUMBER.match(measures[number])
            if not is_number and not _is_continuation(measures, number):
                continue
            finding = locate(_build_finding(measures[number], (*line.route, "measures", number)))
            if finding.location:
                start = lines.get_start(finding.location.line) + finding.location.column - 1
                before = text[max(start - _COMMA_DISTANCE, 0) : start]
                if (before if is_number else before.rstrip()).endswith(","):
                    yield finding


def _is_continuation(measures: Sequence[str], number: int) -> bool:
    """Return True if a measure reads as the rest of the one before it."""
    before, measure = measures[number - 1], measures[number]
    if measure[:1].islower():
        return not measures[0][:1].islower()
    if _YEAR.match(measure):
        return not _YEAR.match(measures[0])
    return any(
        before.count(opening) > before.count(closing) and measure.count(closing) > measure.count(opening)
        for opening, closing in _PAIRS
    )


def _build_finding(measure: str, route: tuple[str | int, ...]) -> Finding:
    message = f'a comma ends the measure before "{shorten(measure, _MAX_LENGTH)}"'
    hint = "between [ and ] each comma starts another: put the whole measure in quotes"
    return Finding("AP119", "warning", message, route, hint=hint)
