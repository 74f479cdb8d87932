"""Write the tree of a plan as the text of its file, with its comments (rule R12 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplan.importing.wording import Branch, Leaf, PlanComment, PlanNode
from actionplan.planfile.editing.emitter import format_flow, format_scalar
from actionplan.planfile.text import FORBIDDEN_PATTERN

_COMMENT_GAP = "      "
_BLANK_BEFORE = {"theme", "output"}
"""Items of lists that a blank line stands before."""

_SHORT_LISTS = {"monitored_by", "supporting"}
"""Lists that stand on one line, if they fit."""

_MAX_FLOW = 100
_PLAINLY_SAFE = re.compile(
    r"[A-Za-z0-9£][A-Za-z0-9À-ÿ()'’,./;%£&+–-]*(?: [A-Za-z0-9£(&–][A-Za-z0-9À-ÿ()'’,./;%£&+–-]*)*"
)
"""Texts that are sure to be read as they are without quotation marks. Others are tried first."""


_FORBIDDEN = re.compile(f"{FORBIDDEN_PATTERN}|[\ud800-\udfff]")


def write_text(tree: Branch, opening: Sequence[str], closing: Sequence[str]) -> str:
    """Write a tree, with comments before and after it."""
    lines = [*map(_format_comment_line, opening), ""]
    for key, value in tree.entries.items():
        lines += [*_format_entry(key, value, 0), ""]
    if closing:
        lines += ["", *map(_format_comment_line, closing)]
    return "\n".join(lines).rstrip() + "\n"


def _format_comment_line(text: str) -> str:
    return f"# {clean_comment(text)}".rstrip()


def clean_comment(text: str) -> str:
    """Make a text fit for a comment: on one line, and without characters that no YAML file may have."""
    return " ".join(_FORBIDDEN.sub("\ufffd", text).split())


def _format_entry(key: str, value: PlanNode, indent: int) -> list[str]:
    """Format a key and its value as lines."""
    lead = " " * indent + format_key(key) + ":"
    if isinstance(value, Leaf):
        return _format_leaf(lead, value)
    if isinstance(value, Branch):
        return [lead, *_format_branch(value, indent + 2)]
    if key in _SHORT_LISTS and (short := _format_short(value)):
        return [f"{lead} {short}"]
    lines = [lead]
    for item in value:
        lines += _format_item(item, indent + 2)
    return lines


def format_key(key: str) -> str:
    """Format a key: a header's words may need quotation marks."""
    return key if re.fullmatch(r"[a-z_]+", key) else format_scalar(key, in_flow=False)


def _format_short(items: Sequence[PlanNode]) -> str:
    """Format a list of names on one line, if they fit."""
    if not all(isinstance(item, Leaf) and not item.comments for item in items):
        return ""
    texts = [item.text for item in items if isinstance(item, Leaf)]
    short = format_flow(list(texts))
    return short if len(short) <= _MAX_FLOW and len(texts) == len(items) else ""


def _format_leaf(lead: str, leaf: Leaf) -> list[str]:
    """Format a text behind its key or dash, with its first comment behind it and others above it."""
    text = f" {format_text(leaf.text)}" if leaf.text else ""
    comments = [format_comment(each) for each in leaf.comments]
    if not comments:
        return [lead + text]
    indent = " " * (len(lead) - len(lead.lstrip(" -")))
    return [*(indent + each for each in comments[1:]), f"{lead}{text}{_COMMENT_GAP}{comments[0]}"]


def format_text(text: str) -> str:
    """Format a text as plainly as is safe."""
    if _PLAINLY_SAFE.fullmatch(text):
        return text
    return format_scalar(text, in_flow=False)


def format_comment(comment: PlanComment) -> str:
    """Format a comment as a line: `#?` asks somebody to look."""
    return f"{'#?' if comment.is_question else '#'} {clean_comment(comment.text)}"


def _format_branch(branch: Branch, indent: int) -> Iterator[str]:
    for comment in branch.comments:
        yield " " * indent + format_comment(comment)
    for key, value in branch.entries.items():
        yield from _format_entry(key, value, indent)


def _format_item(item: PlanNode, indent: int) -> list[str]:
    """Format an item of a list, with its comments above it."""
    if isinstance(item, Leaf):
        return _format_leaf(" " * indent + "-", item)
    if not isinstance(item, Branch):
        return []
    above = [" " * indent + format_comment(each) for each in item.comments]
    first = next(iter(item.entries), "")
    body = list(_format_branch(Branch(item.entries), indent + 2))
    at = next((n for n, line in enumerate(body) if not line.lstrip().startswith("#")), 0)
    above += [line.removeprefix("  ") for line in body[:at]]
    body = body[at:]
    body[0] = " " * indent + "- " + body[0][indent + 2 :]
    return [*([""] if first in _BLANK_BEFORE else []), *above, *body]
