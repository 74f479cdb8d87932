"""Markdown that reads as well as it renders: tables are aligned, and only what would be markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplan.faces.headed import subtitles
from actionplan.faces.safe import cells, pad, pad_left, safe
from actionplan.report import Column, Fact, Report, Section, Table

WIDEST = 40
"""How many cells a column is filled up to, so that one long text does not stretch every row."""

_INLINE = re.compile(r"[\\`*\[\]<|~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"[#+>-]|\d+(?=[.)](?:\s|$))")


def render(report: Report) -> str:
    """A report as GitHub's Markdown."""
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield from map(paragraph, subtitles(report))
    yield from _list(report.facts)
    for section in report.sections:
        yield from _section(section)
    yield from map(paragraph, (*report.key, *report.closing))


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{'#' * (section.level + 1)} {escaped(section.title)}"
    yield from map(paragraph, section.notes)
    yield from _list(section.facts)
    yield from _list((bar.label, bar.words) for bar in section.bars)
    if section.table and section.table.rows:
        yield _table(section.table)


def _list(facts: Iterable[Fact]) -> Iterator[str]:
    """Names and what there is to say of each as one list, where there are any."""
    lines = [f"- {_item(name, words)}".rstrip() for name, words in facts]
    if lines:
        yield "\n".join(lines)


def _item(name: str, words: str) -> str:
    label = escaped(name).strip()
    return f"**{label}:** {escaped(words)}" if label else paragraph(words)


def escaped(text: str) -> str:
    """A text on one line, of which nothing is taken for markup."""
    return _INLINE.sub(r"\\\g<0>", safe(text))


def paragraph(text: str) -> str:
    """A text that stands by itself, whose beginning could be taken for a heading or a list."""
    line = escaped(text).strip()
    found = _OPENING.match(line)
    if not found:
        return line
    place = found.end() if found[0].isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def _table(table: Table) -> str:
    texts = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    columns = [[escaped(text) for text in column] for column in zip(*texts, strict=True)]
    widths = [max(3, min(max(map(cells, column)), WIDEST)) for column in columns]
    head, *body = zip(*columns, strict=True)
    rule = [_rule(column, width) for column, width in zip(table.columns, widths, strict=True)]
    return "\n".join(_line(each, table.columns, widths) for each in (head, rule, *body))


def _rule(column: Column, width: int) -> str:
    return "-" * (width - 1) + (":" if column.number else "-")


def _line(texts: Iterable[str], columns: Iterable[Column], widths: Iterable[int]) -> str:
    filled = (
        pad_left(text, width) if column.number else pad(text, width)
        for text, column, width in zip(texts, columns, widths, strict=True)
    )
    return f"| {' | '.join(filled)} |"
