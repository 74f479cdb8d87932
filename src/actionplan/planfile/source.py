"""Read the bytes of a plan file to a plan and its findings, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.findings import MAX_PER_KIND, CappedFindings, Finding, Location, sort_findings
from actionplan.model.plan import Plan, Route
from actionplan.planfile.plan_builder import build_plan
from actionplan.planfile.text import DecodedText, LineIndex, decode
from actionplan.planfile.text_checks.cut_texts import explain_commas, find_cut_columns
from actionplan.planfile.text_checks.line_cascades import drop_line_cascades
from actionplan.planfile.text_checks.split_texts import find_split_texts
from actionplan.planfile.text_checks.text_faults import compute_finding_limit, find_text_faults
from actionplan.planfile.tree import LocationResolver, Tree, TreePlace
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

    def find_span(self, route: Route) -> tuple[int, int]:
        """Find where the key and the value at a route of the plan start and end in its text."""
        return self._resolver.find_span(route)

    def find_place(self, offset: int) -> TreePlace | None:
        """Find the key or text that an offset is in, or at the end of; `None` if there is none."""
        return self._resolver.find_place(offset)

    def get_line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line break."""
        return self._lines.get_line(number)


def load(data: bytes, path: str = "plan.yaml", max_per_kind: int = MAX_PER_KIND) -> Source:
    """Read the bytes of a plan file. It never raises: whatever is wrong is among the findings, so many of a kind."""
    decoded = decode(data)
    lines, limit = LineIndex(decoded.text), compute_finding_limit(decoded.text, max_per_kind)
    tree = _read_decoded(data, decoded, lines)
    if not tree.is_plan:
        from actionplan.planfile.yaml_errors import unusable_file  # noqa: PLC0415 - most files have a plan
    if decoded.fault:
        text_findings = [decoded.fault]
    elif isinstance(tree.root, dict):
        text_findings = find_text_faults(decoded.text, tree, lines, limit)
    else:
        text_findings = unusable_file.explain_no_plan(decoded.text, tree, lines, limit)
    # These findings have their own limit, since some of the text's findings occur here again.
    plan_findings = CappedFindings(limit=limit)
    if len(data) > MAX_BYTES:
        plan_findings.append(_report_large_file(len(data)))
    plan = build_plan(tree.root, plan_findings) if isinstance(tree.root, dict) else None
    listed, rest = plan_findings.to_list(), None
    if not tree.is_plan:
        plan, listed = None, unusable_file.explain_other_file(listed, tree) if plan else listed
        rest = unusable_file.read_around_faults(tree, decoded.text, lines, text_findings) if tree.error else None
    resolver = LocationResolver(decoded.text, rest.tree if rest else tree, lines)
    source = Source(path, decoded, lines, resolver, plan=plan)
    source.max_per_kind, source.finding_limit = max_per_kind, limit
    if rest:
        source.readable_plan, others = unusable_file.check_rest(rest, limit)
        source.left_out, source.has_settings = rest.left_out, rest.has_settings
        named = {(fault.code, fault.location) for fault in rest.faults}
        text_findings = [*(each for each in text_findings if (each.code, each.location) not in named), *rest.faults]
        listed = [each for each in source.locate_all(others) if each.line not in rest.left_out]
    located = _deduplicate(source.locate_all([*text_findings, *listed]))
    if plan:
        cut = CappedFindings(find_split_texts(plan, source.locate, decoded.text, lines), max_per_kind)
        cut += find_cut_columns(plan, source.locate, decoded.text, lines)
        located = sort_findings([*located, *cut.to_list()]) if cut else located
    source.findings = explain_commas(drop_line_cascades(located), decoded.text, lines)
    return source


def _read_decoded(data: bytes, decoded: DecodedText, lines: LineIndex) -> Tree:
    if decoded.fault:
        return Tree.create_empty()
    return read_tree(data[len(decoded.byte_order_mark.encode()) :], decoded.text, lines)


def _report_large_file(size: int) -> Finding:
    message = f"this file has {size // 1_000_000} MB, which is too large for a plan"
    return Finding("AP117", "warning", message, hint="was something else pasted into it?", location=Location(1, 1))


def _deduplicate(findings: list[Finding]) -> list[Finding]:
    """Keep each finding once: an odd space before a key is a fault of the text, and makes an unknown key too."""
    unique: dict[tuple[str, Location | None, str], Finding] = {}
    for finding in findings:
        key = finding.code, finding.location, finding.message
        if finding.more > unique.setdefault(key, finding).more:
            unique[key] = finding
    return list(unique.values())
