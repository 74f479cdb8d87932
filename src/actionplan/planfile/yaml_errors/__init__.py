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
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Node, Tree
from actionplan.planfile.yaml_errors import indentation as astray
from actionplan.planfile.yaml_errors import punctuation as marks
from actionplan.planfile.yaml_errors.punctuation import Advice, ErrorSite

if TYPE_CHECKING:
    from yaml.error import YAMLError


class YamlComplaint(NamedTuple):
    """Parts of a scanner's problem and context, and what tells of it. PyYAML's two parsers differ in a word or two."""

    problem: str
    context: str
    adviser: Callable[[ErrorSite], Advice]


COMPLAINTS = (
    YamlComplaint("mapping values", "", astray.explain_colon),
    YamlComplaint("end of stream", "quoted", marks.explain_unclosed_quote),
    YamlComplaint("document", "quoted", marks.explain_unclosed_quote),
    YamlComplaint("", "quoted", marks.explain_backslash),
    YamlComplaint("or ']'", "", marks.explain_brackets),
    YamlComplaint("or '}'", "", marks.explain_brackets),
    YamlComplaint("expected ':'", "", astray.explain_missing_colon),
    YamlComplaint("", "block collection", astray.explain_misplaced),
    YamlComplaint("", "block mapping", astray.explain_misplaced),
    YamlComplaint("document start", "", astray.explain_misplaced),
    YamlComplaint("sequence entries", "", marks.explain_inline_list),
    YamlComplaint("", "alias", marks.explain_leading_character),
    YamlComplaint("", "anchor", marks.explain_leading_character),
    YamlComplaint("", "tag", marks.explain_leading_character),
    YamlComplaint("tag handle", "", marks.explain_leading_character),
    YamlComplaint("start any token", "", marks.explain_leading_character),
    YamlComplaint("mapping keys", "", marks.explain_leading_character),
    YamlComplaint("", "block scalar", marks.explain_block_text),
    YamlComplaint("", "directive", marks.explain_percent),
    YamlComplaint("node content", "", marks.explain_missing_value),
)
"""The first that fits tells."""

_MERGE_CONFLICT = r"(?m)^(?:<{7}|>{7}|\|{7})(?=[ \r\n])|^={7}(?=\r?$)"
_INDENTED_BY_TAB = re.compile(r" *\t")


def explain_yaml_error(error: YAMLError, text: str, lines: LineIndex) -> list[Finding]:
    """Why the file cannot be read, at the place where it can be mended: one finding."""
    at = _get_offset(error, "problem_mark", 0)
    seen = ErrorSite(text, lines, at, _get_offset(error, "context_mark", at))
    conflict = re.search(_MERGE_CONFLICT, text)
    if conflict:
        hint = (
            "keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"
        )
        return [_build_finding("AP101", Advice("a merge conflict is not settled here", hint, conflict.start()), lines)]
    tab = _find_tab(text, at, lines)
    if tab is not None:
        hint = "put spaces for it, here and at the start of other lines"
        return [_build_finding("AP104", Advice("a tab stands here where YAML wants spaces", hint, tab), lines)]
    told = next((each.adviser for each in COMPLAINTS if _is_match(each, error)), _advise_generally)
    return [_build_finding("AP101", told(seen), lines)]


def report_no_plan(tree: Tree) -> list[Finding]:
    """The finding for a file in which there is nothing to read as a plan."""
    if tree.root is None and tree.findings:
        return []
    hint = 'a plan starts with "plan:" and its title'
    return [Finding("AP112", "error", f"{_describe_root(tree.root)} here", hint=hint, position=Position(1, 1))]


def _describe_root(root: Node | None) -> str:
    """What stands where a plan was meant."""
    if isinstance(root, list):
        return "a list stands"
    if not root:
        return "nothing stands"
    return 'neither "plan:" nor "themes:" stands' if isinstance(root, dict) else "text stands"


def _advise_generally(site: ErrorSite) -> Advice:
    return Advice("YAML cannot read on here", "look for a missing quote, bracket or space, here or just above", site.at)


def _build_finding(code: str, advice: Advice, lines: LineIndex) -> Finding:
    return Finding(code, "error", advice.message, hint=advice.hint, position=lines.locate(advice.at))


def _is_match(complaint: YamlComplaint, error: YAMLError) -> bool:
    problem, context = getattr(error, "problem", None), getattr(error, "context", None)
    return complaint.problem in (problem or "") and complaint.context in (context or "")


def _find_tab(text: str, at: int, lines: LineIndex) -> int | None:
    """The offset of a tab at a place, or in the indentation of its line."""
    found = _INDENTED_BY_TAB.match(text, lines.get_start(lines.find_line_number(at)))
    return at if text[at : at + 1] == "\t" else found.end() - 1 if found else None


def _get_offset(error: YAMLError, name: str, default: int) -> int:
    return getattr(getattr(error, name, None), "index", default)
