"""A text folded into lines of so many cells of a screen."""

from __future__ import annotations

from actionplan.faces.safe import cells


def fold(text: str, width: int) -> list[str]:
    """The lines of a text, broken at spaces; a word longer than a line is broken where the line ends."""
    if cells(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cells(longer) <= width:
            line = longer
        else:
            *whole, rest = _broken(word, width)
            lines += [line, *whole] if line else whole
            line = rest
    return [*lines, line]


def _broken(word: str, width: int) -> list[str]:
    """A word in pieces of at most so many cells; a piece has one character at least."""
    if cells(word) <= width:
        return [word]
    pieces = [""]
    for each in word:
        if pieces[-1] and cells(pieces[-1] + each) > width:
            pieces.append("")
        pieces[-1] += each
    return pieces
