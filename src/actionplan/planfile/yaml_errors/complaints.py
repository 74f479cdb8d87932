"""Explain a complaint of YAML by the first explanation that fits it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from actionplan.findings import Finding, Location
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Node, Tree
from actionplan.planfile.yaml_errors.error_site import Advice, ErrorSite
from actionplan.planfile.yaml_errors.indentation import explain_colon, explain_misplaced, explain_missing_colon
from actionplan.planfile.yaml_errors.punctuation import (
    explain_backslash,
    explain_block_text,
    explain_brackets,
    explain_inline_list,
    explain_leading_character,
    explain_missing_value,
    explain_percent,
    explain_unclosed_quote,
)

if TYPE_CHECKING:
    from yaml.error import YAMLError


class YamlComplaint(NamedTuple):
    """Parts of YAML's problem and context, and the function that explains them. Both parsers of PyYAML say these."""

    problem: str
    context: str
    explain: Callable[[ErrorSite], Advice]


COMPLAINTS = (
    YamlComplaint("mapping values", "", explain_colon),
    YamlComplaint("end of stream", "quoted", explain_unclosed_quote),
    YamlComplaint("document", "quoted", explain_unclosed_quote),
    YamlComplaint("", "quoted", explain_backslash),
    YamlComplaint("or ']'", "", explain_brackets),
    YamlComplaint("or '}'", "", explain_brackets),
    YamlComplaint("expected ':'", "", explain_missing_colon),
    YamlComplaint("", "block collection", explain_misplaced),
    YamlComplaint("", "block mapping", explain_misplaced),
    YamlComplaint("document start", "", explain_misplaced),
    YamlComplaint("sequence entries", "", explain_inline_list),
    YamlComplaint("", "alias", explain_leading_character),
    YamlComplaint("", "anchor", explain_leading_character),
    YamlComplaint("", "tag", explain_leading_character),
    YamlComplaint("tag handle", "", explain_leading_character),
    YamlComplaint("start any token", "", explain_leading_character),
    YamlComplaint("mapping keys", "", explain_leading_character),
    YamlComplaint("", "block scalar", explain_block_text),
    YamlComplaint("", "directive", explain_percent),
    YamlComplaint("node content", "", explain_missing_value),
)
"""The first complaint that fits is explained."""

_MERGE_CONFLICT = r"(?m)^(?:<{7}|>{7}|\|{7})(?=[ \r\n])|^={7}(?=\r?$)"
_INDENTED_BY_TAB = re.compile(r" *\t")


def explain_yaml_error(error: YAMLError, text: str, lines: LineIndex) -> Finding:
    """Explain why the file cannot be read, at the place to correct."""
    at = _get_offset(error, "problem_mark", 0)
    conflict = re.search(_MERGE_CONFLICT, text)
    if conflict:
        hint = (
            "keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"
        )
        return _build_finding("AP101", Advice("there is an unresolved merge conflict", hint, conflict.start()), lines)
    tab = _find_tab(text, at, lines)
    if tab is not None:
        hint = "replace it with spaces, here and at the start of other lines"
        return _build_finding("AP104", Advice("there is a tab here, but YAML needs spaces", hint, tab), lines)
    site = ErrorSite(text, lines, at, _get_offset(error, "context_mark", at))
    explain = next((complaint.explain for complaint in COMPLAINTS if _is_match(complaint, error)), _explain_generally)
    return _build_finding("AP101", explain(site), lines)


def report_no_plan(tree: Tree) -> list[Finding]:
    """Report a file in which there is nothing to read as a plan, unless its faults are reported already."""
    if tree.root is None and tree.findings:
        return []
    hint = 'a plan starts with "plan:" and its title'
    return [Finding("AP112", "error", _describe_root(tree.root), hint=hint, location=Location(1, 1))]


def _describe_root(root: Node | None) -> str:
    """Say what the file holds instead of a plan."""
    if isinstance(root, list):
        return "this file is a list, not a plan"
    if not root:
        return "there is no plan in this file"
    return 'this file has neither "plan:" nor "themes:"' if isinstance(root, dict) else "this file is text, not a plan"


def _explain_generally(site: ErrorSite) -> Advice:
    hint = "look for a missing quote, bracket or space, here or just above"
    return Advice("YAML cannot read the file from here on", hint, site.at)


def _build_finding(code: str, advice: Advice, lines: LineIndex) -> Finding:
    return Finding(code, "error", advice.message, hint=advice.hint, location=lines.locate(advice.at))


def _is_match(complaint: YamlComplaint, error: YAMLError) -> bool:
    problem, context = getattr(error, "problem", None), getattr(error, "context", None)
    return complaint.problem in (problem or "") and complaint.context in (context or "")


def _find_tab(text: str, offset: int, lines: LineIndex) -> int | None:
    """Find a tab at an offset, or in the indentation of its line."""
    match = _INDENTED_BY_TAB.match(text, lines.get_start(lines.find_line_number(offset)))
    if text[offset : offset + 1] == "\t":
        return offset
    return match.end() - 1 if match else None


def _get_offset(error: YAMLError, name: str, default: int) -> int:
    return getattr(getattr(error, name, None), "index", default)
