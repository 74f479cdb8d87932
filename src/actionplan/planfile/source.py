"""Read the bytes of a plan file to a plan and its findings, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from actionplan.findings import MAX_PER_KIND, CappedFindings, Finding, Location, sort_findings
from actionplan.model.plan import Plan
from actionplan.planfile.coerce import is_misspelt_key
from actionplan.planfile.plan_builder import build_plan
from actionplan.planfile.text import DecodedText, LineIndex, decode
from actionplan.planfile.text_checks.cut_texts import explain_commas
from actionplan.planfile.text_checks.invisible_characters import find_invisible_faults
from actionplan.planfile.text_checks.line_cascades import drop_line_cascades
from actionplan.planfile.text_checks.smart_quotes import find_smart_punctuation
from actionplan.planfile.text_checks.split_texts import find_split_texts
from actionplan.planfile.text_checks.text_faults import compute_finding_limit, find_text_faults
from actionplan.planfile.tree import LocationResolver, Tree
from actionplan.planfile.yaml_errors.complaints import explain_yaml_error, report_no_plan
from actionplan.planfile.yaml_errors.readable_rest import ReadableRest, read_rest
from actionplan.planfile.yaml_reader import read_tree

MAX_BYTES = 20_000_000
"""The size of the largest sensible plan. One of 10,000 targets has 4 million bytes."""


class Source:
    """A plan file that was read: its `plan`, or `None` if there is none in it, and its `findings` in order.

    If YAML cannot read all of it, `readable_plan` is what can be read without the lines `left_out`, to be checked only.
    If those may be settings, it does not have `has_settings`.
    `max_per_kind` is how many findings of one kind to list, `finding_limit` how many to keep until some are suppressed.
    """

    __slots__ = (
        "_lines",
        "_resolver",
        "byte_order_mark",
        "finding_limit",
        "findings",
        "has_settings",
        "left_out",
        "max_per_kind",
        "path",
        "plan",
        "readable_plan",
        "text",
    )

    def __init__(
        self, path: str, decoded: DecodedText, lines: LineIndex, resolver: LocationResolver, *, plan: Plan | None
    ) -> None:
        self.path = path
        self.plan = plan
        self.text = decoded.text
        self.byte_order_mark = decoded.byte_order_mark
        self.findings: list[Finding] = []
        self.readable_plan: Plan | None = None
        self.left_out: frozenset[int] = frozenset()
        self.has_settings = True
        self.max_per_kind = MAX_PER_KIND
        self.finding_limit = MAX_PER_KIND
        self._lines = lines
        self._resolver = resolver

    def locate(self, finding: Finding) -> Finding:
        """Return the finding with its location in the file, and those of its related locations."""
        location = self._resolver.locate_finding(finding)
        if not finding.also:
            return finding._replace(location=location)
        also = tuple(
            related._replace(location=related.location or self._resolver.locate_route(related.route))
            for related in finding.also
        )
        return finding._replace(location=location, also=also)

    def locate_all(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings with their locations, in the order of the file."""
        return sort_findings(map(self.locate, findings))

    def get_line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line break."""
        return self._lines.get_line(number)


def load(data: bytes, path: str = "plan.yaml", max_per_kind: int = MAX_PER_KIND) -> Source:
    """Read the bytes of a plan file. It never raises: whatever is wrong is among the findings, so many of a kind."""
    decoded = decode(data)
    lines, limit = LineIndex(decoded.text), compute_finding_limit(decoded.text, max_per_kind)
    tree = _read_decoded(data, decoded, lines)
    text_findings = [decoded.fault] if decoded.fault else _check_text(decoded.text, tree, lines, limit)
    # These findings have their own limit, since some of the text's findings occur here again.
    plan_findings = CappedFindings(limit=limit)
    if len(data) > MAX_BYTES:
        plan_findings.append(_report_large_file(len(data)))
    plan = build_plan(tree.root, plan_findings) if isinstance(tree.root, dict) else None
    listed = plan_findings.to_list()
    if plan and not _is_plan(tree):
        plan, listed = None, _explain_other_file(listed, tree)
    rest = read_rest(decoded.text, _find_fault(tree, decoded.text, lines, text_findings)) if tree.error else None
    resolver = LocationResolver(decoded.text, rest.tree if rest else tree, lines)
    source = Source(path, decoded, lines, resolver, plan=plan)
    source.max_per_kind, source.finding_limit = max_per_kind, limit
    if rest:
        source.readable_plan, others = _check_rest(rest, limit)
        source.left_out, source.has_settings = rest.left_out, rest.has_settings
        named = {(fault.code, fault.location) for fault in rest.faults}
        text_findings = [*(each for each in text_findings if (each.code, each.location) not in named), *rest.faults]
        listed = [each for each in source.locate_all(others) if _get_line(each) not in rest.left_out]
    located = _deduplicate(source.locate_all([*text_findings, *listed]))
    if plan and (
        split := CappedFindings(find_split_texts(plan, source.locate, decoded.text, lines), max_per_kind).to_list()
    ):
        located = sort_findings([*located, *split])
    source.findings = explain_commas(drop_line_cascades(located), decoded.text, lines)
    return source


def _read_decoded(data: bytes, decoded: DecodedText, lines: LineIndex) -> Tree:
    if decoded.fault:
        return Tree.create_empty()
    return read_tree(data[len(decoded.byte_order_mark.encode()) :], decoded.text, lines)


def _check_text(text: str, tree: Tree, lines: LineIndex, limit: int) -> list[Finding]:
    """Find what is wrong with the characters and the YAML of a file, whatever it is about."""
    if isinstance(tree.root, dict):
        return find_text_faults(text, tree, lines, limit)
    return _explain_no_plan(text, tree, lines, limit)


def _explain_no_plan(text: str, tree: Tree, lines: LineIndex, limit: int) -> list[Finding]:
    """Explain why there is no plan. A hidden fault in a line replaces what YAML says of that line and the next."""
    faults = [explain_yaml_error(tree.error, text, lines)] if tree.error else report_no_plan(tree)
    last = _get_line(faults[0]) if tree.error else None
    hidden = CappedFindings(
        chain(find_invisible_faults(text, tree, lines, last), find_smart_punctuation(text, tree, lines, last)), limit
    ).to_list()
    causes = {_get_line(finding) for finding in hidden if finding.severity == "error"}
    unexplained = [fault for fault in faults if causes.isdisjoint((_get_line(fault), _get_line(fault) - 1))]
    fault_lines = {_get_line(fault) for fault in unexplained}
    return [
        *(finding for finding in tree.findings if _get_line(finding) not in fault_lines),
        *hidden,
        *unexplained,
    ]


def _check_rest(rest: ReadableRest, limit: int) -> tuple[Plan | None, list[Finding]]:
    """Build the plan of what can be read of a file that YAML cannot read, and find what is wrong in it.

    Only what is wrong by itself is listed. A key may be missing because it is in an item that was left out.
    """
    findings = CappedFindings(limit=limit)
    is_plan = isinstance(rest.tree.root, dict) and _is_plan(rest.tree)
    plan = build_plan(rest.tree.root, findings) if is_plan and rest.tree.root else None
    unsure = {"AP202"} if rest.has_settings else {"AP202", "AP206"}
    return plan, [each for each in findings.to_list() if each.severity == "error" and each.code not in unsure]


def _find_fault(tree: Tree, text: str, lines: LineIndex, findings: list[Finding]) -> Finding:
    """Find the fault for which YAML cannot read a file: what is hidden in its line or the one above, or what YAML says.

    A hidden fault has taken its place among the findings.
    """
    assert tree.error is not None  # noqa: S101 - the caller has asked
    fault = explain_yaml_error(tree.error, text, lines)
    causes = (_get_line(fault) - 1, _get_line(fault))
    return next((each for each in findings if each.severity == "error" and _get_line(each) in causes), fault)


def _is_plan(tree: Tree) -> bool:
    """Return True if a file with keys is a plan: other files have keys too."""
    return isinstance(tree.root, dict) and ("plan" in tree.root or "themes" in tree.root)


def _explain_other_file(findings: list[Finding], tree: Tree) -> list[Finding]:
    """Report a file with keys that is not a plan. A misspelt key may be why, so list the findings instead."""
    return findings if any(map(is_misspelt_key, findings)) else report_no_plan(tree)


def _report_large_file(size: int) -> Finding:
    message = f"this file has {size // 1_000_000} MB, which is too large for a plan"
    return Finding("AP117", "warning", message, hint="was something else pasted into it?", location=Location(1, 1))


def _get_line(finding: Finding) -> int:
    return finding.location.line if finding.location else 0


def _deduplicate(findings: list[Finding]) -> list[Finding]:
    """Keep each finding once: an odd space before a key is a fault of the text, and makes an unknown key too."""
    unique: dict[tuple[str, Location | None, str], Finding] = {}
    for finding in findings:
        key = finding.code, finding.location, finding.message
        if finding.more > unique.setdefault(key, finding).more:
            unique[key] = finding
    return list(unique.values())
