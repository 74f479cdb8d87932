"""What a change does to a text: the lines that go and come, as `diff` and `patch` know them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher, unified_diff


def format_diff(before: str, after: str, path: str) -> str:
    """Write the unified diff of two texts of one file."""
    return "".join(_iter_diff(before, after, path))


def iter_changed_lines(before: str, after: str) -> Iterator[str]:
    """List the lines that go and come, each under its number in the file."""
    old, new = ([line.rstrip("\r\n") for line in _split_lines(text)] for text in (before, after))
    width = len(str(max(len(old), len(new))))
    above, below = _count_same(old, new)
    gone, come = old[above : len(old) - below], new[above : len(new) - below]
    for what, i, i_end, j, j_end in SequenceMatcher(None, gone, come, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (f"{above + i + 1 + n:{width}} - {line}" for n, line in enumerate(gone[i:i_end]))
            yield from (f"{above + j + 1 + n:{width}} + {line}" for n, line in enumerate(come[j:j_end]))


def _count_same(old: list[str], new: list[str]) -> tuple[int, int]:
    """Count the lines above and below a change that are the same: most of a file, which need no second look."""
    most = min(len(old), len(new))
    above = next((n for n in range(most) if old[n] != new[n]), most)
    below = next((n for n in range(most - above) if old[-1 - n] != new[-1 - n]), most - above)
    return above, below


def _iter_diff(before: str, after: str, path: str) -> Iterator[str]:
    for line in unified_diff(_split_lines(before), _split_lines(after), path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _split_lines(text: str) -> list[str]:
    """Split a text into lines with their ends; only a line feed ends one, as for every program that reads a diff."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
