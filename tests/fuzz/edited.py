"""What must hold of any change of any plan: it is made exactly, and all else stays; or it is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from os.path import commonprefix
from random import Random
from typing import Any, Literal

import yaml
from events import case  # type: ignore[import-not-found,unused-ignore]
from styles import Scribe  # type: ignore[import-not-found,unused-ignore]

from actionplan.planfile import load
from actionplan.planfile.editing import AppendItem, EditOperation, EditRefusal, edit

Outcome = Literal["edited", "refused", "unreadable"]

_ASIDE = re.compile("\\s*(# c[0-9]+c [^\r\n]*\\s*)*")
_COMMENT = re.compile("# c[0-9]+c [^\r\n]*")


def outcome(chance: Random) -> Outcome:
    """A plan written by chance and changed, and what must hold of that; or that no two readers agree on it."""
    before, changes, after = case(chance)
    text = Scribe(chance).document(before)
    source = load(text.encode())
    if not says(source.text, before):
        return "unreadable"
    edited = edit(source, changes)
    if isinstance(edited, EditRefusal):
        assert edited.reason.endswith("."), edited
        assert 1 <= edited.line <= len(source.text.splitlines()) + 1, edited
        assert edited.lines, edited
        return "refused"
    told = f"{changes}\n{source.text}\n=====\n{edited.text}"
    assert says(edited.text, after), told
    kept(source.text, edited.text, told)
    if len(changes) == 1 and _is_new(before, changes[0]):
        _untouched(source.text, edited.text, told)
    new = load(edited.text.encode())
    assert new.plan, told
    return "edited"


def kept(before: str, after: str, told: str) -> None:
    """Every comment is kept, in order, and so are the line ends; the last line has one as it had."""
    assert _COMMENT.findall(after) == _COMMENT.findall(before), told
    assert _breaks(after) <= _breaks(before) | ({"\n"} if not _breaks(before) else set()), told
    assert after.endswith(("\n", "\r")) == before.endswith(("\n", "\r")), told


def says(text: str, node: object) -> bool:
    """Whether that is what YAML's own base loader reads in a text."""
    try:
        return bool(yaml.load(text, yaml.CBaseLoader) == node)  # noqa: S506 - its base loader makes text of everything
    except yaml.YAMLError:
        return False


def _breaks(text: str) -> set[str]:
    return set(re.findall("\r\n|\n|\r", text))


def _untouched(before: str, after: str, told: str) -> None:
    """Where a key or item is new, lines came in and none went: at most a comment has a comma before it now."""
    start = len(commonprefix([before, after]))  # noqa: RUF071 - characters are meant
    end = len(commonprefix([before[start:][::-1], after[start:][::-1]]))  # noqa: RUF071 - the same
    assert _ASIDE.fullmatch(before[start : len(before) - end]), told


def _is_new(before: object, change: EditOperation) -> bool:
    """Whether a change takes nothing's place: a new key, or a new item of a list."""
    node: Any = before
    for step in change.route:
        node = node[step]
    there = node.get(change.key) if isinstance(node, dict) else ""
    return there is None or (isinstance(change, AppendItem) and isinstance(there, list))


def totals(seeds: Iterable[int]) -> Counter[Outcome]:
    """What came of some plans and changes; a fault is raised with its seed."""
    counts: Counter[Outcome] = Counter()
    for seed in seeds:
        try:
            counts[outcome(Random(seed))] += 1  # noqa: S311 - chance that can be had again
        except AssertionError as error:
            error.add_note(f"seed {seed}")
            raise
    return counts
