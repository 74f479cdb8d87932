"""The bytes of a plan file to a Plan, to findings, and to the places they speak of.

    >>> source = load(b"plan: {title: Corporate Action Plan 2017/18, authority: Hertsmere, period: 2017/18}")
    >>> source.plan.title
    'Corporate Action Plan 2017/18'

To read the code: `text` (bytes to text), `events` (text to a tree of dicts, lists and text, with places), `tree` (what
that is), `shape` (the format, as data), `fit` (a tree made to fit it), `build` (a fitting tree to a Plan), `phrases`
(its dates, each read once), `places` (a route to a line and column). For what goes wrong before that: `masks`
(characters that YAML cannot read), `errors` (what YAML says), `hidden` (what it does not say), `pasted` (what Word puts
in) and `commas` (keys that are the rest of a text). Text to text go `fixes` (faults put right) and `edits` (what
happened, put in).
Nothing here opens a file, and nothing but `events` and `errors` knows the YAML library.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from actionplan.findings import CappedFindings, Finding, Location, sort_findings
from actionplan.model.plan import Plan
from actionplan.planfile.builder import build_plan
from actionplan.planfile.text import DecodedText, LineIndex, decode
from actionplan.planfile.text_checks.cut_texts import explain_commas
from actionplan.planfile.text_checks.invisible_characters import find_invisible_faults
from actionplan.planfile.text_checks.line_cascades import drop_line_cascades
from actionplan.planfile.text_checks.smart_quotes import find_smart_punctuation
from actionplan.planfile.text_checks.text_faults import compute_finding_limit, find_text_faults
from actionplan.planfile.tree import LocationResolver, Tree
from actionplan.planfile.yaml_errors.complaints import explain_yaml_error, report_no_plan
from actionplan.planfile.yaml_reader import tree_of

__all__ = ["Source", "load"]

MAX_BYTES = 20_000_000
"""Bytes: a plan of 10,000 targets has 4 million."""


class Source:
    """A plan file that was read: its `plan` (`None` where it cannot be read as one), and the `findings`, in order."""

    __slots__ = ("_lines", "_places", "byte_order_mark", "findings", "path", "plan", "text")

    def __init__(
        self, path: str, decoded: DecodedText, lines: LineIndex, places: LocationResolver, plan: Plan | None
    ) -> None:
        self.path = path
        self.plan = plan
        self.text = decoded.text
        self.byte_order_mark = decoded.byte_order_mark
        self.findings: list[Finding] = []
        self._lines = lines
        self._places = places

    def locate(self, finding: Finding) -> Finding:
        """The finding with its position in the file, and those of the other places it speaks of."""
        position = self._places.locate_finding(finding)
        if not finding.also:
            return finding._replace(location=position)
        also = tuple(
            each._replace(location=each.location or self._places.locate_route(each.route)) for each in finding.also
        )
        return finding._replace(location=position, also=also)

    def locate_all(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with their positions, in the order of the file."""
        return sort_findings(map(self.locate, findings))

    def get_line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        return self._lines.get_line(number)


def load(data: bytes, path: str = "plan.yaml") -> Source:
    """Read the bytes of a plan file. It never raises: whatever is wrong is among the findings."""
    decoded = decode(data)
    lines = LineIndex(decoded.text)
    tree = _read_decoded(data, decoded, lines)
    found = [decoded.fault] if decoded.fault else _check_text(decoded.text, tree, lines)
    findings = CappedFindings(
        limit=compute_finding_limit(decoded.text)
    )  # of its own: some of what was found in the text is found here again
    if len(data) > MAX_BYTES:
        findings.append(_report_large_file(len(data)))
    plan = build_plan(tree.root, findings) if isinstance(tree.root, dict) else None
    of_plan = findings.to_list()
    if plan and not _is_plan(tree):
        plan, of_plan = None, _explain_other_file(of_plan, tree)
    source = Source(path, decoded, lines, LocationResolver(decoded.text, tree, lines), plan)
    told = _deduplicate(source.locate_all([*found, *of_plan]))
    source.findings = explain_commas(drop_line_cascades(told), decoded.text, lines)
    return source


def _read_decoded(data: bytes, decoded: DecodedText, lines: LineIndex) -> Tree:
    if decoded.fault:
        return Tree.create_empty()
    return tree_of(data[len(decoded.byte_order_mark.encode()) :], decoded.text, lines)


def _check_text(text: str, tree: Tree, lines: LineIndex) -> list[Finding]:
    """What is wrong with a file whatever it says: its characters and its YAML."""
    if isinstance(tree.root, dict):
        return find_text_faults(text, tree, lines)
    return _explain_no_plan(text, tree, lines)


def _explain_no_plan(text: str, tree: Tree, lines: LineIndex) -> list[Finding]:
    """Why there is no plan; what nobody sees is told instead of what YAML makes of it, in its line and the next."""
    faults = [explain_yaml_error(tree.error, text, lines)] if tree.error else report_no_plan(tree)
    last = _get_line(faults[0]) if tree.error else None
    seen = chain(find_invisible_faults(text, tree, lines, last), find_smart_punctuation(text, tree, lines, last))
    hidden = CappedFindings(seen).to_list()
    causes = {_get_line(each) for each in hidden if each.severity == "error"}
    told = [each for each in faults if causes.isdisjoint((_get_line(each), _get_line(each) - 1))]
    lost = {_get_line(each) for each in told}
    return [*(each for each in tree.findings if _get_line(each) not in lost), *hidden, *told]


def _is_plan(tree: Tree) -> bool:
    """Whether what has keys is a plan: other files have keys too."""
    return isinstance(tree.root, dict) and ("plan" in tree.root or "themes" in tree.root)


def _explain_other_file(findings: list[Finding], tree: Tree) -> list[Finding]:
    """That there is no plan in a file with keys; where a slip may be why, what was found in reading it."""
    from actionplan.planfile.coerce import is_misspelt_key  # noqa: PLC0415 - the same

    return findings if any(map(is_misspelt_key, findings)) else report_no_plan(tree)


def _report_large_file(size: int) -> Finding:
    message = f"this file has {size // 1_000_000} MB, more than a plan can sensibly have"
    return Finding("AP117", "warning", message, hint="was something else pasted into it?", location=Location(1, 1))


def _get_line(finding: Finding) -> int:
    return finding.location.line if finding.location else 0


def _deduplicate(findings: list[Finding]) -> list[Finding]:
    """Each finding once: an odd space before a key is seen in the text, and again as a key that is unknown."""
    once: dict[tuple[str, Location | None, str], Finding] = {}
    for each in findings:
        first = once.setdefault((each.code, each.location, each.message), each)
        if each.more > first.more:
            once[each.code, each.location, each.message] = each
    return list(once.values())
