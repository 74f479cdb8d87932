"""Collect the text of an OpenDocument file: its paragraphs, the numbers of its lists, and what hangs on the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from actionplan.importing.readers.list_labels import write_label_number
from actionplan.importing.readers.opendocument.odf_styles import OdfLook, OdfStyles, expand_name
from actionplan.importing.source_document import HIDDEN_TEXT, NoteKind, Passage, SideNote

_PARAGRAPHS = (expand_name("text:p"), expand_name("text:h"))
_LIST, _ITEM, _TABLE = expand_name("text:list"), expand_name("text:list-item"), expand_name("table:table")
_STYLE = expand_name("text:style-name")
_IS_HIDDEN = expand_name("text:is-hidden")
_CHANGE = expand_name("text:change")
_NOTES: dict[str, NoteKind] = {expand_name("text:note"): "footnote", expand_name("office:annotation"): "comment"}
_BODIES = {expand_name("text:note"): expand_name("text:note-body"), expand_name("office:annotation"): ""}
_BOX = expand_name("draw:text-box")
_BREAK = ("\n", OdfLook())
"""The run where a line ends."""
_UNSEEN = frozenset(
    map(
        expand_name,
        (
            *("text:tracked-changes", "text:page-number", "text:page-count", "text:sequence-decls"),
            *("text:variable-decls", "text:user-field-decls", "text:note-citation", "dc:creator", "dc:date"),
            *("meta:creator-initials", "draw:object", "office:binary-data"),
        ),
    )
)
"""Elements whose text is not part of the document: what the office program fills in, and who wrote a note."""


class OdfText:
    """Reads the paragraphs of a file. `outside` has those of its text boxes, as they are met.

    `cell_look` is what the style of the cell that is being read says of all its text.
    """

    def __init__(self, styles: OdfStyles, body: Any) -> None:
        self.outside: list[Passage] = []
        self.cell_look = OdfLook()
        self._loose: list[SideNote] = []
        self._is_in_hidden = False
        self._styles = styles
        self._deletions = dict(_walk_deletions(body))
        self._counts: dict[tuple[str, int], int] = {}

    def walk_blocks(self, element: Any, where: str) -> Iterator[Passage | Any]:
        """Yield the passages and the elements of tables inside an element, in order."""
        for child in element:
            if child.tag in _PARAGRAPHS:
                yield from self._read_paragraph(child, where)
            elif child.tag == _LIST:
                yield from self._walk_list(child, where, None, 1)
            elif child.tag == _TABLE:
                yield child
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN and child.tag not in _NOTES:
                before = self._is_in_hidden
                self._is_in_hidden = before or child.get(expand_name("text:display")) == "none"
                yield from self.walk_blocks(child, where)
                self._is_in_hidden = before

    def read_passages(self, element: Any, where: str) -> tuple[Passage, ...]:
        """Read the passages inside an element. Those of a table inside it are among them."""
        found: list[Passage] = []
        for block in self.walk_blocks(element, where):
            found.extend((block,) if isinstance(block, Passage) else self.read_passages(block, where))
        return tuple(found)

    def read_cell(self, element: Any, where: str) -> tuple[tuple[Passage, ...], tuple[SideNote, ...]]:
        """Read the passages of a cell, and what hangs on it: its comments, and notes that no passage of it can have."""
        before, self._loose = self._loose, []
        passages = self.read_passages(element, where)
        comments = (self._read_note(child, where) for child in element if child.tag in _NOTES)
        notes = (*(each for each in comments if each.passages), *self._loose)
        self._loose = before
        return passages, notes

    def list_outside(self) -> list[Passage]:
        """List the text that has no place in the order of the file: of boxes, and of notes in empty paragraphs."""
        return [*self.outside, *(passage for note in self._loose for passage in note.passages)]

    def _walk_list(self, element: Any, where: str, outer: str | None, level: int) -> Iterator[Passage | Any]:
        """Yield what is in a list. The first paragraph of an item has the item's number."""
        name = element.get(_STYLE) or outer
        if level == 1 and element.get(expand_name("text:continue-numbering")) != "true" and name:
            self._counts = {key: count for key, count in self._counts.items() if key[0] != name}
        for item in element:
            label = self._count_item(item, name, level) if item.tag == _ITEM else ""
            for child in item:
                if child.tag == _LIST:
                    yield from self._walk_list(child, where, name, level + 1)
                elif child.tag in _PARAGRAPHS:
                    yield from self._read_paragraph(child, where, label)
                    label = ""
                else:
                    yield from self.walk_blocks((child,), where)

    def _count_item(self, item: Any, name: str | None, level: int) -> str:
        """Count an item of a list, and return the number that the office program shows before it, or ""."""
        first = next((child for child in item if child.tag in _PARAGRAPHS), None)
        name = name or self._styles.find_list_name(first.get(_STYLE) if first is not None else None)
        style = self._styles.find_list_level(name, level)
        if style is None or name is None or first is None:
            return ""
        started = item.get(expand_name("text:start-value")) or None
        begin = int(style.get(expand_name("text:start-value")) or 1)
        count = int(started) if started else self._counts.get((name, level), begin - 1) + 1
        self._counts = {key: each for key, each in self._counts.items() if key[0] != name or key[1] <= level}
        self._counts[name, level] = count
        shown = int(style.get(expand_name("text:display-levels")) or 1)
        numbers = []
        for each in range(max(level - shown + 1, 1), level + 1):
            form = self._styles.find_list_level(name, each)
            kind = form.get(expand_name("style:num-format")) if form is not None else "1"
            numbers.append(write_label_number(self._counts.get((name, each), 1), kind))
        prefix, suffix = (style.get(expand_name(f"style:num-{part}")) or "" for part in ("prefix", "suffix"))
        return f"{prefix}{'.'.join(numbers)}{suffix}".strip()

    def _read_paragraph(self, element: Any, where: str, label: str = "") -> Iterator[Passage]:
        """Yield the passages of a paragraph: one, or one for each line."""
        own = self._styles.find_look("paragraph", element.get(_STYLE))
        look = own.combine(self.cell_look)._replace(is_hidden=own.is_hidden or self._is_in_hidden)
        outline = element.get(expand_name("text:outline-level")) or ""
        look = look._replace(level=int(outline) if outline.isdecimal() else look.level)
        line = _Line()
        for run in self._walk_runs(element, look, where):
            if run is _BREAK and look.level:
                line.add((" ", look))  # the lines of a heading are one
            elif run is _BREAK:
                yield from line.build(where, look.level, label)
                label, line = ("", _Line()) if line.has_text else (label, line)
            else:
                line.add(run)
        yield from line.build(where, look.level, label)
        if not line.has_text:
            self._loose += line.build_notes(where)

    def _walk_runs(self, element: Any, look: OdfLook, where: str) -> Iterator[Any]:
        """Yield the runs of a paragraph: text with its look, a note, or `_BREAK`."""
        yield element.text or "", look
        for child in element:
            yield from self._walk_child(child, look, where)
            yield child.tail or "", look

    def _walk_child(self, child: Any, look: OdfLook, where: str) -> Iterator[Any]:
        if child.tag in _NOTES:
            yield self._read_note(child, where)
        elif child.tag == _CHANGE:
            deleted = self._deletions.get(child.get(expand_name("text:change-id")))
            yield SideNote("deletion", self.read_passages(deleted, where) if deleted is not None else ())
        elif child.tag == expand_name("text:line-break"):
            yield _BREAK
        elif child.tag == expand_name("text:s"):
            yield " " * int(child.get(expand_name("text:c")) or 1), look
        elif child.tag == expand_name("text:tab"):
            yield " ", look
        elif child.tag == _BOX:
            self.outside.extend(self.read_passages(child, "text box"))
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            inner = look
            if etree.QName(child).localname in ("span", "a"):
                inner = look.combine(self._styles.find_look("text", child.get(_STYLE)))
            elif child.tag == expand_name("text:hidden-text") and child.get(_IS_HIDDEN) == "true":
                inner = look._replace(is_hidden=True)
            yield from self._walk_runs(child, inner, where)

    def _read_note(self, element: Any, where: str) -> SideNote:
        body = _BODIES[element.tag]
        inner = element.find(body) if body else element
        return SideNote(_NOTES[element.tag], self.read_passages(inner if inner is not None else (), where))


class _Line:
    """A line of a paragraph that is being put together: its text, how it looks, and its notes."""

    def __init__(self) -> None:
        self.notes: tuple[SideNote, ...] = ()
        self._text = self._hidden = ""
        self._struck: list[tuple[int, int]] = []
        self._is_bold = True

    @property
    def has_text(self) -> bool:
        """True if there is more in the line than space. Notes of a line without text go to the next."""
        return bool(self._text.strip())

    def add(self, run: tuple[str, OdfLook] | SideNote) -> None:
        """Add a run of text, or a note."""
        if isinstance(run, SideNote):
            self.notes = (*self.notes, run) if run.passages else self.notes
            return
        words, look = run
        words = words.replace("\n", " ")
        if look.is_hidden:
            self._hidden += words
            return
        if look.is_struck and words.strip():
            self._struck.append((len(self._text), len(self._text) + len(words)))
        self._is_bold = self._is_bold and (look.is_bold or not words.strip())
        self._text += words

    def build(self, where: str, level: int, label: str) -> Iterator[Passage]:
        """Yield the passage of the line, if there is text in it."""
        shown = self._text.strip()
        if shown:
            start = self._text.index(shown)
            struck = tuple((max(a - start, 0), min(b - start, len(shown))) for a, b in self._struck)
            notes = self.build_notes(where)
            yield Passage(shown, where, level=level, is_bold=self._is_bold, label=label, struck=struck, notes=notes)

    def build_notes(self, where: str) -> tuple[SideNote, ...]:
        """Return what hangs on the line: its notes, and its hidden text."""
        if not self._hidden.strip():
            return self.notes
        hidden = Passage(self._hidden.strip(), f"{where}, {HIDDEN_TEXT}")
        return (*self.notes, SideNote("hidden", (hidden,)))


def _walk_deletions(body: Any) -> Iterator[tuple[str, Any]]:
    """Yield the tracked deletions of a file, each with the id that its place has."""
    for region in body.iter(expand_name("text:changed-region")):
        deleted = region.find(expand_name("text:deletion"))
        if deleted is not None:
            yield region.get(expand_name("text:id")), deleted
