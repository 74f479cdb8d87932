"""What a change does to a text: the lines that go and come, as `diff` and `patch` know them."""

from __future__ import annotations

from collections.abc import Iterator


def unified(before: str, after: str, path: str) -> str:
    """The unified diff of two texts of one file."""
    return "".join(_told(before, after, path))


def changed(before: str, after: str) -> Iterator[str]:
    """The lines that go and come, each under its number in the file."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - the same

    old, new = ([line.rstrip("\r\n") for line in _lines(text)] for text in (before, after))
    width = len(str(max(len(old), len(new))))
    above, below = _alike(old, new)
    left, come = old[above : len(old) - below], new[above : len(new) - below]
    for what, i, i_end, j, j_end in SequenceMatcher(None, left, come, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (f"{above + i + 1 + n:{width}} - {line}" for n, line in enumerate(left[i:i_end]))
            yield from (f"{above + j + 1 + n:{width}} + {line}" for n, line in enumerate(come[j:j_end]))


def _alike(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many lines above and below a change are the same: most of a file, which need not be looked at again."""
    most = min(len(old), len(new))
    above = next((n for n in range(most) if old[n] != new[n]), most)
    below = next((n for n in range(most - above) if old[-1 - n] != new[-1 - n]), most - above)
    return above, below


def _told(before: str, after: str, path: str) -> Iterator[str]:
    from difflib import unified_diff  # noqa: PLC0415 - some milliseconds, and only who asks for it pays

    for line in unified_diff(_lines(before), _lines(after), path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends; only a line feed ends one, as for every program that reads a diff."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
