"""The difference between two texts: the lines that go and come, as `diff` and `patch` know them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate, groupby

_MAX_COMPARED = 200
"""The most lines that are compared.

The time to compare longer stretches grows with the square of their length, or more.
"""

_Opcode = tuple[str, int, int, int, int]
"""An operation ("equal", "replace", "delete", "insert"), the lines of the old text, and the lines of the new one."""


def format_diff(before: str, after: str, path: str) -> str:
    """Write the unified diff of two texts of one file."""
    return "".join(_iter_diff(before, after, path))


def iter_changed_lines(before: str, after: str) -> Iterator[str]:
    """List the lines that go and come, each under its number in the file."""
    old, new = ([line.rstrip("\r\n") for line in _split_lines(text)] for text in (before, after))
    width = len(str(max(len(old), len(new))))
    for what, i, i_end, j, j_end in _list_opcodes(old, new):
        if what != "equal":
            yield from (f"{i + 1 + n:{width}} - {line}" for n, line in enumerate(old[i:i_end]))
            yield from (f"{j + 1 + n:{width}} + {line}" for n, line in enumerate(new[j:j_end]))


def iter_old_pieces(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Yield what makes the old text of the new one: the start and the end of a stretch, and what stood in its place."""
    old, new = _split_lines(before), _split_lines(after)
    starts = [0, *accumulate(map(len, new))]
    for what, i, i_end, j, j_end in _list_opcodes(old, new):
        if what != "equal":
            yield starts[j], starts[j_end], "".join(old[i:i_end])


def _list_opcodes(old: list[str], new: list[str]) -> list[_Opcode]:
    """List the operations on the lines, in order. A long stretch is compared line by line if none came or went."""
    above, below = _count_same(old, new)
    gone, come = old[above : len(old) - below], new[above : len(new) - below]
    inner: list[_Opcode]
    if max(len(gone), len(come)) <= _MAX_COMPARED:
        inner = list(SequenceMatcher(None, gone, come, autojunk=False).get_opcodes())
    elif len(gone) == len(come):
        inner = list(_iter_paired_opcodes(gone, come))
    else:
        inner = [("replace", 0, len(gone), 0, len(come))]
    codes: list[_Opcode] = [("equal", 0, above, 0, above)]
    codes += [(what, i + above, i_end + above, j + above, j_end + above) for what, i, i_end, j, j_end in inner]
    codes.append(("equal", len(old) - below, len(old), len(new) - below, len(new)))
    return [code for code in codes if code[1] < code[2] or code[3] < code[4]]


def _iter_paired_opcodes(gone: list[str], come: list[str]) -> Iterator[_Opcode]:
    """Yield stretches of equal lines, and stretches of different lines with the same number on either side."""
    lines = enumerate(zip(gone, come, strict=True))
    for is_same, stretch in groupby(lines, lambda numbered: numbered[1][0] == numbered[1][1]):
        numbers = [number for number, _ in stretch]
        start, end = numbers[0], numbers[-1] + 1
        yield "equal" if is_same else "replace", start, end, start, end


def _count_same(old: list[str], new: list[str]) -> tuple[int, int]:
    """Count the equal lines above and below a change. They are most of a file, and need no second comparison."""
    most = min(len(old), len(new))
    above = next((n for n in range(most) if old[n] != new[n]), most)
    below = next((n for n in range(most - above) if old[-1 - n] != new[-1 - n]), most - above)
    return above, below


def _iter_diff(before: str, after: str, path: str) -> Iterator[str]:
    old, new = _split_lines(before), _split_lines(after)
    matcher: SequenceMatcher[str] = SequenceMatcher(None, [], [])
    matcher.opcodes = _list_opcodes(old, new)  # type: ignore[attr-defined]
    if old == new:
        return
    yield f"--- {path}\n"
    yield f"+++ {path}\n"
    for group in matcher.get_grouped_opcodes():
        (_, i, _, j, _), (_, _, i_end, _, j_end) = group[0], group[-1]
        yield f"@@ -{_format_range(i, i_end)} +{_format_range(j, j_end)} @@\n"
        for what, i, i_end, j, j_end in group:
            signed = ((" ", old[i:i_end]),) if what == "equal" else (("-", old[i:i_end]), ("+", new[j:j_end]))
            for sign, lines in signed:
                for line in lines:
                    yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _format_range(start: int, end: int) -> str:
    """Write a range of lines as a hunk's header does: its first line, and its length if that is not one."""
    count = end - start
    return str(start + 1) if count == 1 else f"{start + 1 if count else start},{count}"


def _split_lines(text: str) -> list[str]:
    """Split a text into lines with their ends. Only a line feed ends a line, as for every program that reads a diff."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
