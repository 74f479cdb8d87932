"""The contents of a document as the template of PDFs takes them: values for JSON, in which no text is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from actionplan.renderers.office import styles
from actionplan.renderers.office.block_builder import MAX_UNBROKEN_LINES
from actionplan.renderers.office.column_widths import CELL_PADDING, WIDE_LETTER_WIDTH, estimate_lines
from actionplan.renderers.office.document_blocks import (
    MAX_WHOLE_LINES,
    AxisHeading,
    Block,
    DocumentTable,
    FactLine,
    KeyedDrawing,
    ListItem,
    Paragraph,
)
from actionplan.renderers.office.document_drawings import Drawing
from actionplan.renderers.office.document_layout import MIN_PAGES_WITH_CONTENTS, DocumentLayout
from actionplan.renderers.office.document_templates import add_document_terms, render_drawing
from actionplan.renderers.templating import build_environment
from actionplan.report import Cell, Report
from actionplan.text.addresses import iter_addresses
from actionplan.text.escaping import format_escape, measure_width

BREAK_HERE = "\u200b"
"""Where a line may end in a word. The template draws nothing there."""

ROUNDING = 0.1
"""How much wider than its line a word may be measured, in letters."""

_HEADING_LEVELS = {"title": 1, "heading 1": 2, "heading 2": 3, "heading 3": 4}

Content = dict[str, Any]
"""A block, or a part of one."""

TableCell = str | AxisHeading | Cell | Drawing

Words = list[str | tuple[str, str]]
"""A text in parts: words, and links with their addresses."""


class ContentBuilder:
    """Describes documents for the template. Characters that are `unshown` are written as their escapes."""

    def __init__(self, unshown: Iterable[str]) -> None:
        self._escapes = {ord(character): format_escape(character) for character in unshown}
        self._environment = build_environment("actionplan.renderers.office")
        add_document_terms(self._environment)

    def describe(self, report: Report, layout: DocumentLayout) -> Content:
        """Describe a document: its properties, the look that it shares with Word, and its blocks."""
        language, _, region = report.lang.partition("-")
        width = styles.get_text_area(is_landscape=layout.is_landscape, is_brief=report.is_brief).width
        blocks = (self._describe_group(group, width) for group in _group_blocks(layout.blocks))
        return {
            "title": self._spell(layout.title),
            "authority": layout.authority,
            "footer": self._spell(layout.footer),
            "language": language,
            "region": region,
            "year": report.as_at.year,
            "month": report.as_at.month,
            "day": report.as_at.day,
            "is_landscape": layout.is_landscape,
            "end_anchors": sorted(layout.end_anchors),
            "min_pages_with_contents": MIN_PAGES_WITH_CONTENTS,
            "look": {
                name.lower(): value
                for name, value in styles.build_look(is_brief=report.is_brief).items()
                if name.isupper() and not name.startswith("_")
            },
            "blocks": list(_set_levels(blocks)),
        }

    def _describe_group(self, group: Sequence[Any], width: float) -> Content:
        first, last = group[0], group[-1]
        if isinstance(last, FactLine):
            return self._describe_facts(group, width)
        if isinstance(first, ListItem):
            items = [self._split_words(item.text, width - styles.LIST_INDENT) for item in group]
            is_kept = last.is_kept_with_next and len(items) <= MAX_WHOLE_LINES
            return {"kind": "list", "is_numbered": first.list_number > 0, "items": items, "is_kept_with_next": is_kept}
        if isinstance(first, Paragraph):
            letter = styles.PARAGRAPH_STYLES[first.kind].size / styles.BODY_STYLE.size
            return first._asdict() | {"text": self._split_words(first.text, width / letter)}
        if isinstance(first, DocumentTable):
            return self._describe_table(first)
        if isinstance(first, KeyedDrawing):
            key = [(self._describe_drawing(sample), self._split_words(words, width)) for sample, words in first.key]
            drawing = self._describe_drawing(first.drawing) if first.drawing else None
            return {"kind": "drawing", "drawing": drawing, "key": key, "is_kept_with_next": first.is_kept_with_next}
        return {"kind": "contents", "title": first.title}

    def _describe_facts(self, group: Sequence[Any], width: float) -> Content:
        """Describe a list of facts, or a record: that is not divided between pages, unless it is long."""
        facts = [each for each in group if isinstance(each, FactLine)]
        room = width - facts[0].label_width
        lines = sum(estimate_lines([fact.text], [room]) for fact in facts)
        has_head = facts[0] is not group[0]
        return {
            "kind": "facts",
            "head": self._split_words(group[0].text, width) if has_head else [],
            "label_width": facts[0].label_width,
            "items": [
                (
                    self._split_words(fact.label, fact.label_width),
                    fact.label_tone,
                    self._split_words(fact.text, room),
                    fact.tone,
                )
                for fact in facts
            ],
            "is_kept_with_next": group[-1].is_kept_with_next,
            "is_unbreakable": (has_head or facts[0].is_kept_with_next) and lines <= MAX_UNBROKEN_LINES,
        }

    def _describe_table(self, table: DocumentTable) -> Content:
        return {
            "kind": "table",
            "headings": self._describe_cells(table, table.headings),
            "numeric": table.numeric,
            "is_of_numbers": table.is_of_numbers,
            "widths": table.widths,
            "is_unbreakable": table.is_whole,
            "is_kept_with_next": table.is_kept_with_next and table.is_whole,
            "rows": [
                {"is_unbreakable": row.is_unbreakable, "cells": self._describe_cells(table, row.cells)}
                for row in table.rows
            ],
        }

    def _describe_cells(
        self, table: DocumentTable, cells: Sequence[str | AxisHeading | Cell | Drawing]
    ) -> list[Content]:
        return [self._describe_cell(cell, width - CELL_PADDING) for cell, _, width in table.zip_columns(cells)]

    def _describe_cell(self, cell: TableCell, width: float) -> Content:
        if isinstance(cell, Drawing):
            return {"drawing": self._describe_drawing(cell)}
        if isinstance(cell, AxisHeading):
            return {"lines": [[(place, self._spell(text)) for place, text in line] for line in cell.lines]}
        if isinstance(cell, Cell):
            return {"words": self._split_words(cell.text, width), "tone": cell.tone}
        return {"words": self._split_words(cell, width), "tone": "strong"}

    def _describe_drawing(self, drawing: Drawing) -> Content:
        """Describe a drawing by its picture. One without words only decorates."""
        picture = render_drawing(self._environment, drawing)
        return {"svg": picture, "width": drawing.width, "height": drawing.height, "words": self._spell(drawing.words)}

    def _split_words(self, text: str, width: float) -> Words:
        """Split a text into its words and its links, and let words end a line that are too long for the width."""
        parts: Words = []
        end = 0
        for address in iter_addresses(text):
            words, link = text[end : address.start], text[address.start : address.end]
            parts += [self._mark_breaks(words, width), (self._mark_breaks(link, width), address.target)]
            end = address.end
        return [*parts, self._mark_breaks(text[end:], width)]

    def _mark_breaks(self, text: str, width: float) -> str:
        """Let a line end in words that are longer than a line: behind signs as in addresses, or else anywhere."""
        text, longest = self._spell(text), width / WIDE_LETTER_WIDTH + ROUNDING
        if len(text) <= longest / 2:
            return text
        words = text.split(" ")
        return " ".join(_break_word(word, longest) if measure_width(word) > longest else word for word in words)

    def _spell(self, text: str) -> str:
        return text.translate(self._escapes) if self._escapes else text


def _break_word(word: str, longest: float) -> str:
    parts = re.split(r"(?<=[/?&=_-])", word)
    return BREAK_HERE.join(BREAK_HERE.join(part) if measure_width(part) > longest else part for part in parts)


def _group_blocks(blocks: Iterable[Block]) -> Iterator[list[Any]]:
    """Yield blocks together that are one thing: the items of a list, a list of facts, a record with its facts."""
    group: list[Any] = []
    for block in blocks:
        if group and not _is_continued(group, block):
            yield from _split_kept(group)
            group = []
        group.append(block)
    if group:
        yield from _split_kept(group)


def _split_kept(group: list[Any]) -> Iterator[list[Any]]:
    """Yield a group, or if only its last fact is kept with what follows, that one by itself."""
    if (
        len(group) > 1
        and isinstance(group[0], FactLine)
        and [fact.is_kept_with_next for fact in group[-2:]] == [False, True]
    ):
        yield from (group[:-1], group[-1:])
    else:
        yield group


def _is_continued(group: Sequence[Any], block: Block) -> bool:
    """Return True if a block continues a group. A record ends with the first fact that is not kept with the next."""
    last = group[-1]
    if isinstance(block, ListItem):
        return isinstance(last, ListItem) and last.list_number == block.list_number
    if not isinstance(block, FactLine):
        return False
    if isinstance(last, FactLine):
        is_record = isinstance(group[0], Paragraph) or group[0].is_kept_with_next
        return last.label_width == block.label_width and (last.is_kept_with_next or not is_record)
    return isinstance(last, Paragraph) and last.kind == "record" and last.is_kept_with_next


def _set_levels(blocks: Iterable[Content]) -> Iterator[Content]:
    """Set the level of each block: 0 for text, 1 for the title. By the standard no heading may skip a level."""
    above = 0
    for block in blocks:
        level = min(_HEADING_LEVELS.get(block["kind"], 0), above + 1)
        above = level or above
        yield block | {"level": level}
