"""Read the council's own words, written in Markdown, as sections of a paper: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from actionplan.report import Cell, Column, Section, Table
from actionplan.text.folding import fold

MAX_LEVEL = 3
"""The lowest level of a heading in a paper."""


def build_own_sections(title: str, text: str) -> tuple[Section, ...]:
    """Build the sections of a text under a title. Its own headings are parts of that; one that repeats it is left out.

    Bold and italic words are plain, and a link has its address after it in brackets.
    """
    nodes = SyntaxTreeNode(MarkdownIt("gfm-like", {"linkify": False}).parse(text)).children
    if nodes and nodes[0].type == "heading" and fold(_get_text(nodes[0])) == fold(title):
        nodes = nodes[1:]
    highest = min((int(node.tag[1]) for node in nodes if node.type == "heading"), default=1)
    sections = [Section(title)]
    for node in nodes:
        if node.type == "heading":
            level = min(int(node.tag[1]) - highest + 2, MAX_LEVEL)
            sections.append(Section(_get_text(node), level=level))
        else:
            sections[-1:] = _add_block(sections[-1], node)
    return tuple(sections)


def list_own_recommendations(text: str) -> tuple[str, ...]:
    """List what a text recommends: the items of its lists, or each of its paragraphs if it has no list."""
    sections = build_own_sections("", text)
    items = tuple(item for section in sections for item in section.items)
    return items or tuple(note for section in sections for note in section.notes)


def _add_block(section: Section, node: SyntaxTreeNode) -> list[Section]:
    """Add a paragraph, a list or a table to a section; or, so that their order stays, to one that follows it."""
    block = _build_block(node, section.level)
    if block.notes and not (section.items or section.table):
        return [section._replace(notes=(*section.notes, *block.notes))]
    if block.items and not (section.items or section.table):
        return [section._replace(items=block.items, are_numbered=block.are_numbered)]
    if block.table and not section.table:
        return [section._replace(table=block.table)]
    return [section, block] if block != Section("", level=section.level) else [section]


def _build_block(node: SyntaxTreeNode, level: int) -> Section:
    """Build a section without a heading from a block."""
    if node.type in ("bullet_list", "ordered_list"):
        items = tuple(map(_get_text, node.children))
        return Section("", level=level, items=items, are_numbered=node.type == "ordered_list")
    if node.type == "table":
        return Section("", (), _build_table(node), level)
    words = _get_text(node)
    return Section("", (words,) if words else (), level=level)


def _build_table(node: SyntaxTreeNode) -> Table:
    head, *bodies = node.children
    columns = tuple(Column(_get_text(cell), grow=1) for row in head.children for cell in row.children)
    rows = tuple(tuple(Cell(_get_text(cell)) for cell in row.children) for body in bodies for row in body.children)
    return Table(columns, rows)


def _get_text(node: SyntaxTreeNode) -> str:
    return " ".join(_iter_texts(node))


def _iter_texts(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the text of each paragraph or line within a block."""
    if node.type == "inline":
        yield "".join(_iter_inline(node.children)).strip()
    elif node.type in ("fence", "code_block", "html_block"):
        yield " ".join(node.content.split())
    else:
        for child in node.children:
            yield from _iter_texts(child)


def _iter_inline(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type in ("softbreak", "hardbreak"):
            yield " "
        elif node.type == "link":
            words, address = "".join(_iter_inline(node.children)), str(node.attrs["href"])
            yield words if words == address else f"{words} ({address})"
        elif node.children:
            yield from _iter_inline(node.children)
        else:
            yield node.content
