"""What YAML's scanner says, in words that whoever wrote the plan can act on.

The scanner's complaint names a kind of fault; the line it complains of, and the lines above, say what was meant.
To read the code: `seen` (what was seen, what is said), `layout` (how lines are laid out), `marks` and `astray` (what is
said of marks, and of lines).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from actionplan.findings import Finding, Position
from actionplan.source.errors import astray, marks
from actionplan.source.errors.seen import Said, Seen
from actionplan.source.text import Lines
from actionplan.source.tree import Node, Tree

if TYPE_CHECKING:
    from yaml.error import YAMLError


class Complaint(NamedTuple):
    """Parts of a scanner's problem and context, and what tells of it. PyYAML's two parsers differ in a word or two."""

    problem: str
    context: str
    told: Callable[[Seen], Said]


COMPLAINTS = (
    Complaint("mapping values", "", astray.colon),
    Complaint("end of stream", "quoted", marks.unclosed_quote),
    Complaint("document", "quoted", marks.unclosed_quote),
    Complaint("", "quoted", marks.backslash),
    Complaint("or ']'", "", marks.brackets),
    Complaint("or '}'", "", marks.brackets),
    Complaint("expected ':'", "", astray.no_colon),
    Complaint("", "block collection", astray.out_of_place),
    Complaint("", "block mapping", astray.out_of_place),
    Complaint("document start", "", astray.out_of_place),
    Complaint("sequence entries", "", marks.list_in_line),
    Complaint("", "alias", marks.leading),
    Complaint("", "anchor", marks.leading),
    Complaint("", "tag", marks.leading),
    Complaint("tag handle", "", marks.leading),
    Complaint("start any token", "", marks.leading),
    Complaint("mapping keys", "", marks.leading),
    Complaint("", "block scalar", marks.block_text),
    Complaint("", "directive", marks.percent),
    Complaint("node content", "", marks.missing),
)
"""The first that fits tells."""

_CONFLICT = r"(?m)^(?:<{7}|>{7}|\|{7})(?=[ \r\n])|^={7}(?=\r?$)"
_INDENTED_BY_TAB = re.compile(r" *\t")


def unreadable(error: YAMLError, text: str, lines: Lines) -> list[Finding]:
    """Why the file cannot be read, at the place where it can be mended: one finding."""
    at = _offset(error, "problem_mark", 0)
    seen = Seen(text, lines, at, _offset(error, "context_mark", at))
    conflict = re.search(_CONFLICT, text)
    if conflict:
        hint = (
            "keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"
        )
        return [_finding("AP101", Said("a merge conflict is not settled here", hint, conflict.start()), lines)]
    tab = _tab(text, at, lines)
    if tab is not None:
        hint = "put spaces for it, here and at the start of other lines"
        return [_finding("AP104", Said("a tab stands here where YAML wants spaces", hint, tab), lines)]
    told = next((each.told for each in COMPLAINTS if _fits(each, error)), _otherwise)
    return [_finding("AP101", told(seen), lines)]


def no_plan(tree: Tree) -> list[Finding]:
    """The finding for a file in which there is nothing to read as a plan."""
    if tree.root is None and tree.findings:
        return []
    hint = 'a plan starts with "plan:" and its title'
    return [Finding("AP112", "error", f"{_instead(tree.root)} here", hint=hint, position=Position(1, 1))]


def _instead(root: Node | None) -> str:
    """What stands where a plan was meant."""
    if isinstance(root, list):
        return "a list stands"
    if not root:
        return "nothing stands"
    return 'neither "plan:" nor "themes:" stands' if isinstance(root, dict) else "text stands"


def _otherwise(seen: Seen) -> Said:
    return Said("YAML cannot read on here", "look for a missing quote, bracket or space, here or just above", seen.at)


def _finding(code: str, said: Said, lines: Lines) -> Finding:
    return Finding(code, "error", said.message, hint=said.hint, position=lines.at(said.at))


def _fits(complaint: Complaint, error: YAMLError) -> bool:
    problem, context = getattr(error, "problem", None), getattr(error, "context", None)
    return complaint.problem in (problem or "") and complaint.context in (context or "")


def _tab(text: str, at: int, lines: Lines) -> int | None:
    """The offset of a tab at a place, or in the indentation of its line."""
    found = _INDENTED_BY_TAB.match(text, lines.start(lines.number(at)))
    return at if text[at : at + 1] == "\t" else found.end() - 1 if found else None


def _offset(error: YAMLError, name: str, otherwise: int) -> int:
    return getattr(getattr(error, name, None), "index", otherwise)
