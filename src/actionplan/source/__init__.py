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

from actionplan.findings import Finding, Position, Told, in_order
from actionplan.model import Plan
from actionplan.source.build import plan_of
from actionplan.source.commas import with_commas
from actionplan.source.events import tree_of
from actionplan.source.faults import faults_of, room
from actionplan.source.hidden import hidden_faults
from actionplan.source.pasted import pasted_faults, without_effects
from actionplan.source.places import Places
from actionplan.source.text import Decoded, Lines, decode
from actionplan.source.tree import Tree

__all__ = ["Source", "load"]

SANE = 20_000_000
"""Bytes: a plan of 10,000 targets has 4 million."""


class Source:
    """A plan file that was read: its `plan` (`None` where it cannot be read as one), and the `findings`, in order."""

    __slots__ = ("_lines", "_places", "byte_order_mark", "findings", "path", "plan", "text")

    def __init__(self, path: str, decoded: Decoded, lines: Lines, places: Places, plan: Plan | None) -> None:
        self.path = path
        self.plan = plan
        self.text = decoded.text
        self.byte_order_mark = decoded.mark
        self.findings: list[Finding] = []
        self._lines = lines
        self._places = places

    def place(self, finding: Finding) -> Finding:
        """The finding with its position in the file, and those of the other places it speaks of."""
        position = self._places.position(finding)
        if not finding.also:
            return finding._replace(position=position)
        also = tuple(each._replace(position=each.position or self._places.place(each.route)) for each in finding.also)
        return finding._replace(position=position, also=also)

    def placed(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with their positions, in the order of the file."""
        return in_order(map(self.place, findings))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        return self._lines.line(number)


def load(data: bytes, path: str = "plan.yaml") -> Source:
    """Read the bytes of a plan file. It never raises: whatever is wrong is among the findings."""
    decoded = decode(data)
    lines = Lines(decoded.text)
    tree = _tree(data, decoded, lines)
    found = [decoded.fault] if decoded.fault else _of_the_text(decoded.text, tree, lines)
    findings = Told(room=room(decoded.text))  # of its own: some of what was found in the text is found here again
    if len(data) > SANE:
        findings.append(_large(len(data)))
    plan = plan_of(tree.root, findings) if isinstance(tree.root, dict) else None
    of_plan = findings.whole()
    if plan and not _is_plan(tree):
        plan, of_plan = None, _but_for_slips(of_plan, tree)
    source = Source(path, decoded, lines, Places(decoded.text, tree, lines), plan)
    told = _once(source.placed([*found, *of_plan]))
    source.findings = with_commas(without_effects(told), decoded.text, lines)
    return source


def _tree(data: bytes, decoded: Decoded, lines: Lines) -> Tree:
    if decoded.fault:
        return Tree.empty()
    return tree_of(data[len(decoded.mark.encode()) :], decoded.text, lines)


def _of_the_text(text: str, tree: Tree, lines: Lines) -> list[Finding]:
    """What is wrong with a file whatever it says: its characters and its YAML."""
    if isinstance(tree.root, dict):
        return faults_of(text, tree, lines)
    return _of_no_plan(text, tree, lines)


def _of_no_plan(text: str, tree: Tree, lines: Lines) -> list[Finding]:
    """Why there is no plan; what nobody sees is told instead of what YAML makes of it, in its line and the next."""
    from actionplan.source.errors import no_plan, unreadable  # noqa: PLC0415 - a plan that can be read needs no excuse

    faults = unreadable(tree.error, text, lines) if tree.error else no_plan(tree)
    last = _line(faults[0]) if tree.error else None
    seen = chain(hidden_faults(text, tree, lines, last), pasted_faults(text, tree, lines, last))
    hidden = Told(seen).whole()
    causes = {_line(each) for each in hidden if each.severity == "error"}
    told = [each for each in faults if causes.isdisjoint((_line(each), _line(each) - 1))]
    lost = {_line(each) for each in told}
    return [*(each for each in tree.findings if _line(each) not in lost), *hidden, *told]


def _is_plan(tree: Tree) -> bool:
    """Whether what has keys is a plan: other files have keys too."""
    return isinstance(tree.root, dict) and ("plan" in tree.root or "themes" in tree.root)


def _but_for_slips(findings: list[Finding], tree: Tree) -> list[Finding]:
    """That there is no plan in a file with keys; where a slip may be why, what was found in reading it."""
    from actionplan.source.errors import no_plan  # noqa: PLC0415 - a plan that can be read needs no excuse
    from actionplan.source.fit import is_slip  # noqa: PLC0415 - the same

    return findings if any(map(is_slip, findings)) else no_plan(tree)


def _large(size: int) -> Finding:
    message = f"this file has {size // 1_000_000} MB, more than a plan can sensibly have"
    return Finding("AP117", "warning", message, hint="was something else pasted into it?", position=Position(1, 1))


def _line(finding: Finding) -> int:
    return finding.position.line if finding.position else 0


def _once(findings: list[Finding]) -> list[Finding]:
    """Each finding once: an odd space before a key is seen in the text, and again as a key that is unknown."""
    once: dict[tuple[str, Position | None, str], Finding] = {}
    for each in findings:
        first = once.setdefault((each.code, each.position, each.message), each)
        if each.more > first.more:
            once[each.code, each.position, each.message] = each
    return list(once.values())
