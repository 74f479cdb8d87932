"""The sections of a report as the page of HTML draws them: parts under their parts, and all text made safe."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from actionplan.faces.html_tables import Grid, Needs, Targets, grid
from actionplan.faces.safe import safe
from actionplan.faces.widths import is_list
from actionplan.report import Bar, Fact, Report, Section, Table

Text = tuple[str, list[str]]
"""A name and the lines of what there is to say under it."""


class Part(NamedTuple):
    """A section: its heading, what stands under it, and the parts of the next level."""

    id: str
    title: str
    level: int
    notes: list[str]
    facts: list[Text]
    bars: list[Bar]
    named: list[Text]
    grid: Grid | None
    wide: bool
    parts: list[Part]


def parts(report: Report, wanted: Needs) -> list[Part]:
    """The sections of the first level with those of the next ones in them, numbered in their order.

    From the first wide one on all are: nobody likes to turn pages round and round.
    """
    targets = Targets(report.rows)
    found: list[Part] = []
    above: list[tuple[int, Part]] = []
    wide = accumulate((section.wide for section in report.sections), or_)
    for n, (section, lies_across) in enumerate(zip(report.sections, wide, strict=True), 1):
        while above and above[-1][0] >= section.level:
            above.pop()
        part = _part(section._replace(wide=lies_across), f"part{n}", len(above) + 1, targets, wanted)
        (above[-1][1].parts if above else found).append(part)
        above.append((section.level, part))
    return found


def facts(pairs: Iterable[Fact]) -> list[Text]:
    """Names, each with its one line."""
    return [(safe(name), [safe(words)]) for name, words in pairs]


def drawn_tables(report: Report) -> list[Table]:
    """The tables that are drawn with columns."""
    tables = [each.table for each in report.sections if each.table]
    return [each for each in tables if each.rows and not is_list(each)]


def _part(section: Section, name: str, level: int, targets: Targets, wanted: Needs) -> Part:
    title, table = safe(section.title), section.table
    return Part(
        name,
        title,
        level,
        list(map(safe, section.notes)),
        facts(section.facts),
        [bar._replace(label=safe(bar.label)) for bar in section.bars],
        _list(table) if table and is_list(table) else [],
        grid(table, title or "Table", targets, wanted[table.columns]) if table and table.columns in wanted else None,
        section.wide,
        [],
    )


def _list(table: Table) -> list[Text]:
    """A table without headings: the first cell of a row names the others, and the rows after it that have no name."""
    found: list[Text] = []
    for name, *cells in table.rows:
        said = [safe(cell.text) for cell in cells if cell.text]
        if name.text or not found:
            found.append((safe(name.text), said))
        else:
            found[-1][1].extend(said)
    return found
