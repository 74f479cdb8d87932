"""Explain a file without a plan that can be used: YAML cannot read it, or it is about something else.

This is imported only for such a file, since it is a third of what reading plans needs.
"""

from __future__ import annotations

from itertools import chain

from actionplan.findings import CappedFindings, Finding
from actionplan.model.plan import Plan
from actionplan.planfile.coerce import is_misspelt_key
from actionplan.planfile.plan_builder import build_plan
from actionplan.planfile.text import LineIndex
from actionplan.planfile.text_checks.invisible_characters import find_invisible_faults
from actionplan.planfile.text_checks.smart_quotes import find_smart_punctuation
from actionplan.planfile.tree import Tree
from actionplan.planfile.yaml_errors.complaints import explain_yaml_error, report_no_plan
from actionplan.planfile.yaml_errors.readable_rest import ReadableRest, read_rest


def explain_no_plan(text: str, tree: Tree, lines: LineIndex, limit: int) -> list[Finding]:
    """Explain why there is no plan. A hidden fault in a line replaces what YAML says of that line and the next."""
    faults = [explain_yaml_error(tree.error, text, lines)] if tree.error else report_no_plan(tree)
    last = faults[0].line if tree.error else None
    hidden = CappedFindings(
        chain(find_invisible_faults(text, tree, lines, last), find_smart_punctuation(text, tree, lines, last)), limit
    ).to_list()
    causes = {finding.line for finding in hidden if finding.severity == "error"}
    unexplained = [fault for fault in faults if causes.isdisjoint((fault.line, fault.line - 1))]
    fault_lines = {fault.line for fault in unexplained}
    return [
        *(finding for finding in tree.findings if finding.line not in fault_lines),
        *hidden,
        *unexplained,
    ]


def explain_other_file(findings: list[Finding], tree: Tree) -> list[Finding]:
    """Report a file with keys that is not a plan. A misspelt key may be why, so list the findings instead."""
    return findings if any(map(is_misspelt_key, findings)) else report_no_plan(tree)


def read_around_faults(tree: Tree, text: str, lines: LineIndex, findings: list[Finding]) -> ReadableRest | None:
    """Read what can be read of a file that YAML cannot read, from what is wrong with its text."""
    return read_rest(text, _find_fault(tree, text, lines, findings))


def check_rest(rest: ReadableRest, limit: int) -> tuple[Plan | None, list[Finding]]:
    """Build the plan of what can be read of a file that YAML cannot read, and find what is wrong in it.

    Only what is wrong by itself is listed. A key may be missing because it is in an item that was left out.
    """
    findings = CappedFindings(limit=limit)
    root = rest.tree.root
    plan = build_plan(root, findings) if root and rest.tree.is_plan else None
    unsure = {"AP202"} if rest.has_settings else {"AP202", "AP206"}
    return plan, [each for each in findings.to_list() if each.severity == "error" and each.code not in unsure]


def _find_fault(tree: Tree, text: str, lines: LineIndex, findings: list[Finding]) -> Finding:
    """Find the fault for which YAML cannot read a file: what is hidden in its line or the one above, or what YAML says.

    A hidden fault has taken its place among the findings.
    """
    assert tree.error is not None  # noqa: S101 - the caller has asked
    fault = explain_yaml_error(tree.error, text, lines)
    causes = (fault.line - 1, fault.line)
    return next((each for each in findings if each.severity == "error" and each.line in causes), fault)
