"""A report's rows as the sheets of a spreadsheet, whatever its file format: what is on each, and one table.

They follow the government's guidance on spreadsheets: the title is in the first cell and what is on the sheet in the
one below it, every table has one row of headings, and no cell is merged. A day is a day and a number a number, beside
the plan's own words. A table with nothing in it is a sentence.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from actionplan.english import count
from actionplan.faces.records import Heading, Record, Value, officers, once, plans, targets
from actionplan.faces.safe import safe, safe_lines
from actionplan.faces.told import changes, decisions
from actionplan.report import Report

LANGUAGE = "en-GB"

EMPTY = "An empty cell means that the plan does not say, or that it does not apply."

BUTTON = 3
"""Characters of a heading that the button to filter by stands on."""

PAGE = 190
"""How many characters stand side by side on a sheet of A4 on its long side, somewhat reduced."""


class Sheet(NamedTuple):
    """A sheet: its `name` on the tab, the name of its `table`, the `notes` above that, its headings and its rows.

    The first note is the title. Where there are no rows there is no table. Every text is safe to show.
    """

    name: str
    table: str
    notes: tuple[str, ...]
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def pages(self) -> int:
        """How many sheets of A4 its table wants side by side, on their long sides, to be read without a glass."""
        return _times(PAGE, sum(heading.width for heading in self.headings))

    @property
    def lines_of_headings(self) -> int:
        """How many lines the headings need."""
        return max(_times(heading.width - BUTTON, len(heading.title)) for heading in self.headings)

    def lines(self, row: tuple[Value, ...]) -> int:
        """How many lines a row needs. Not every program works that out, on the screen and on paper."""
        most = 1
        for value, heading in zip(row, self.headings, strict=True):
            if isinstance(value, str) and (len(value) > heading.width or "\n" in value):
                most = max(most, sum(_times(heading.width, len(line)) for line in value.split("\n")))
        return most


class Book(NamedTuple):
    """What a spreadsheet file holds, and what it says of itself."""

    title: str
    authority: str
    day: date
    sheets: tuple[Sheet, ...]


def book(report: Report) -> Book:
    """The four sheets of a report: its targets, their officers, their decisions, and the dates that were changed."""
    single = once(report.rows)
    listed = _TARGETS if len(single) == len(report.rows) else _ROWS
    sheets = (
        _sheet(report, listed, targets(report.rows), (" ".join(report.key), " ".join(report.closing))),
        _sheet(report, _OFFICERS, officers(single, report.as_at)),
        _sheet(report, _DECISIONS, decisions(single)),
        _sheet(report, _CHANGES, changes(single)),
    )
    authority = ", ".join(dict.fromkeys(plan.authority for plan in report.plans if plan.authority))
    return Book(safe(report.title), safe(authority), report.as_at, sheets)


def text(words: str) -> str:
    """Words as a cell can show them: lines end alike, a tab is a space, what a screen would obey is its escape."""
    return words if words.isprintable() else safe_lines(re.sub("\r\n?", "\n", words)).replace("\t", " ")


def _times(room: int, needed: int) -> int:
    """How often there must be room, and once at least."""
    return -(-needed // room) or 1


class _About(NamedTuple):
    """What a sheet is called, what one and many of its rows are, and what to say where it has none."""

    name: str
    one: str
    many: str
    none: str


_TARGETS = _About("Targets", "target", "targets", "There is no target in this answer.")
_ROWS = _TARGETS._replace(one="row", many="rows")
_OFFICERS = _About("Officers", "officer", "officers", "There is no target in this answer.")
_DECISIONS = _About("Decisions", "decision", "decisions", "No target in this answer needs a decision.")
_CHANGES = _About("Dates changed", "change", "changes", "No date in this answer was changed.")


def _sheet(report: Report, about: _About, found: Record, said: tuple[str, ...] = ()) -> Sheet:
    whose = plans(report)
    title = f"{whose}: {about.name.lower()}" if whose else about.name
    number = count(len(found.rows), about.one, about.many)
    holds = f"one table, of {number}. {EMPTY}" if found.rows else f"no table. {about.none}"
    notes = (title, f"{report.title}. This sheet has {holds}", *filter(None, said))
    rows = tuple([tuple([text(each) if isinstance(each, str) else each for each in row]) for row in found.rows])
    return Sheet(about.name, about.name.title().replace(" ", ""), tuple(map(safe, notes)), found.headings, rows)
