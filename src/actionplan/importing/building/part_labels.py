"""Divide a cell into its parts, by paragraphs and by the letters or numbers before them (rule R7 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from actionplan.importing.wording import Fragment, Wording

_SIGN = r"(?:[a-z]|[ivx]{1,4}|\d{1,2})"
_LABEL = re.compile(rf"(?:\(?(?P<label>{_SIGN})[.)](?=\s)|\((?P<bracketed>{_SIGN})\))\s*")
_INSIDE = re.compile(rf"(?:(?<=\s)|^)(?:\(?(?P<label>{_SIGN})[.)]|\((?P<bracketed>{_SIGN})\))(?=\s)")
_STARTS = (("a", "b"), ("i", "ii"), ("1", "2"))
_OWN_LABEL = re.compile(r"[A-Za-z]|[ivx]{1,4}|\d{1,2}")


class CellPart(NamedTuple):
    """A part of a cell: its label without marks, or "", the characters that are the label, and its words."""

    label: str
    typed_label: Wording
    wording: Wording


def divide_cell(fragments: Iterable[Fragment]) -> list[CellPart]:
    """Divide a cell into its labelled parts. What has no label goes on the part before it, or opens the cell."""
    parts: list[CellPart] = []
    for fragment in fragments:
        part = _read_part(fragment)
        if not part.label and parts:
            parts[-1] = parts[-1]._replace(wording=(*parts[-1].wording, *part.wording))
        else:
            parts.append(part)
    return parts


def _read_part(fragment: Fragment) -> CellPart:
    match = _LABEL.match(fragment.passage.text, fragment.start, fragment.end)
    if match and match.end() < fragment.end:
        label = match["label"] or match["bracketed"]
        typed = fragment._replace(end=match.end())
        return CellPart(label, (typed,), (fragment._replace(start=match.end()),))
    own = fragment.passage.label.strip("(). ") if fragment.start == 0 else ""
    return CellPart(own if _OWN_LABEL.fullmatch(own) else "", (), (fragment,))


def has_list(fragments: Sequence[Fragment]) -> bool:
    """Return True if a text names parts of itself: by labels of its paragraphs, or as "a. lease b. staff" in one."""
    labels = list_labels(divide_cell(fragments))
    inside = [match["label"] or match["bracketed"] for each in fragments for match in _INSIDE.finditer(each.text)]
    return bool(labels) or any(inside[: len(start)] == list(start) for start in _STARTS)


def list_labels(parts: Sequence[CellPart]) -> list[str]:
    """List the labels of parts; none if there are fewer than two, or two are the same."""
    labels = [part.label for part in parts if part.label]
    return labels if len(labels) == len(set(labels)) > 1 else []
