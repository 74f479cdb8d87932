"""The difference between two texts: the lines that go and come, as `diff` and `patch` know them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

_MAX_COMPARED = 200
"""The most lines that are compared.

The time to compare longer stretches grows with the square of their length, or more.
"""

_SameLines = tuple[int, int, int]
"""Where lines that stay begin in the old text and in the new one, and how many they are."""

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
    """List the operations on the lines, in order. No two that follow each other are "equal"."""
    codes: list[_Opcode] = []
    at, new_at = 0, 0
    for i, j, size in (*_iter_same(old, new), (len(old), len(new), 0)):
        if at < i or new_at < j:
            what = "insert" if at == i else "delete" if new_at == j else "replace"
            codes.append((what, at, i, new_at, j))
        at, new_at = i + size, j + size
        if codes and codes[-1][0] == "equal" and codes[-1][2] == i:
            codes[-1] = ("equal", codes[-1][1], at, codes[-1][3], new_at)
        elif size:
            codes.append(("equal", i, at, j, new_at))
    return codes


def _iter_same(old: list[str], new: list[str]) -> Iterator[_SameLines]:
    """Yield the lines that stay, in order.

    A long stretch is divided at lines that stand in it once before and once after. If it has none, it is compared line
    by line, unless lines came or went.
    """
    above, below = _count_same(old, new)
    gone, come = old[above : len(old) - below], new[above : len(new) - below]
    yield 0, 0, above
    if max(len(gone), len(come)) <= _MAX_COMPARED:
        inner: Iterable[_SameLines] = SequenceMatcher(None, gone, come, autojunk=False).get_matching_blocks()
    elif anchors := _find_anchors(gone, come):
        inner = _iter_between(gone, come, anchors)
    else:
        pairs = zip(gone, come, strict=True) if len(gone) == len(come) else ()
        inner = ((n, n, 1) for n, (line, other) in enumerate(pairs) if line == other)
    yield from ((i + above, j + above, size) for i, j, size in inner)
    yield len(old) - below, len(new) - below, below


def _iter_between(gone: list[str], come: list[str], anchors: Iterable[tuple[int, int]]) -> Iterator[_SameLines]:
    """Yield the lines that stay between lines that do, and those lines."""
    at, new_at = 0, 0
    for i, j in (*anchors, (len(gone), len(come))):
        yield from ((at + n, new_at + m, size) for n, m, size in _iter_same(gone[at:i], come[new_at:j]))
        if i < len(gone):
            yield i, j, 1
        at, new_at = i + 1, j + 1


def _find_anchors(gone: list[str], come: list[str]) -> list[tuple[int, int]]:
    """Find the places, before and after, of lines that stand there once: the most that are in the same order."""
    once = {line for line, number in Counter(gone).items() if number == 1}
    once &= {line for line, number in Counter(come).items() if number == 1}
    places = {line: n for n, line in enumerate(come)}
    last = list[int]()
    chains = list[_Chain]()
    for i, line in enumerate(gone):
        if line in once:
            length = bisect_left(last, places[line])
            last[length : length + 1] = [places[line]]
            chains[length : length + 1] = [_Chain(i, places[line], chains[length - 1] if length else None)]
    chain = chains[-1] if chains else None
    found = []
    while chain:
        found.append((chain.place, chain.new_place))
        chain = chain.before
    return found[::-1]


class _Chain(NamedTuple):
    """A line that stays, by its places before and after, and the chain of those above it."""

    place: int
    new_place: int
    before: _Chain | None


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
