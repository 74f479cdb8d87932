"""Check what must hold of any change of any plan: exactly that change is made, or it is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from os.path import commonprefix
from random import Random
from typing import Any, Literal

import yaml
from changes import make_case  # type: ignore[import-not-found,unused-ignore]
from styles import Scribe  # type: ignore[import-not-found,unused-ignore]

from actionplan.planfile import load
from actionplan.planfile.editing import AppendItem, EditOperation, EditRefusal, edit

Outcome = Literal["edited", "refused", "unreadable"]

_COMMENT_ONLY = re.compile("\\s*(# c[0-9]+c [^\r\n]*\\s*)*")
_COMMENT = re.compile("# c[0-9]+c [^\r\n]*")


def check_edit(chance: Random) -> Outcome:
    """Write and change a plan by chance, and check the new text. A plan that readers disagree about is unreadable."""
    before, changes, after = make_case(chance)
    text = Scribe(chance).write_document(before)
    source = load(text.encode())
    if not reads_as(source.text, before):
        return "unreadable"
    edited = edit(source, changes)
    if isinstance(edited, EditRefusal):
        assert edited.reason.endswith("."), edited
        assert 1 <= edited.line <= len(source.text.splitlines()) + 1, edited
        assert edited.lines, edited
        return "refused"
    context = f"{changes}\n{source.text}\n=====\n{edited.text}"
    assert reads_as(edited.text, after), context
    check_comments(source.text, edited.text, context)
    if len(changes) == 1 and _is_new(before, changes[0]):
        _check_only_added(source.text, edited.text, context)
    new = load(edited.text.encode())
    assert new.plan, context
    return "edited"


def check_comments(before: str, after: str, context: str) -> None:
    """Check that every comment is kept, in order, and the line breaks too, with the one at the end of the file."""
    assert _COMMENT.findall(after) == _COMMENT.findall(before), context
    assert _find_line_breaks(after) <= _find_line_breaks(before) | (
        {"\n"} if not _find_line_breaks(before) else set()
    ), context
    assert after.endswith(("\n", "\r")) == before.endswith(("\n", "\r")), context


def reads_as(text: str, node: object) -> bool:
    """Return True if YAML's own base loader reads a text as a node."""
    try:
        return bool(yaml.load(text, yaml.CBaseLoader) == node)  # noqa: S506 - its base loader makes text of everything
    except yaml.YAMLError:
        return False


def _find_line_breaks(text: str) -> set[str]:
    return set(re.findall("\r\n|\n|\r", text))


def _check_only_added(before: str, after: str, context: str) -> None:
    """Check that text was added and none removed, but that a comma may have come before a comment."""
    start = len(commonprefix([before, after]))  # noqa: RUF071 - characters are meant
    end = len(commonprefix([before[start:][::-1], after[start:][::-1]]))  # noqa: RUF071 - the same
    assert _COMMENT_ONLY.fullmatch(before[start : len(before) - end]), context


def _is_new(before: object, change: EditOperation) -> bool:
    """Return True if a change replaces nothing: a new key, or a new item of a list."""
    node: Any = before
    for step in change.route:
        node = node[step]
    current = node.get(change.key) if isinstance(node, dict) else ""
    return current is None or (isinstance(change, AppendItem) and isinstance(current, list))


def count_outcomes(seeds: Iterable[int]) -> Counter[Outcome]:
    """Count the outcomes of some plans and changes. A fault is raised with its seed."""
    counts: Counter[Outcome] = Counter()
    for seed in seeds:
        try:
            counts[check_edit(Random(seed))] += 1  # noqa: S311 - chance that can be had again
        except AssertionError as error:
            error.add_note(f"seed {seed}")
            raise
    return counts
