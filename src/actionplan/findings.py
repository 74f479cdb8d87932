"""Findings: what is wrong with a plan, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple, Self, TypeVar

from actionplan.model.plan import Route

T = TypeVar("T")
Severity = Literal["error", "warning", "note"]

MAX_PER_KIND = 1000
"""So many findings of a kind are told one by one; a file with more of them has another fault than each of them."""

MAX_BUILT = 10 * MAX_PER_KIND
"""So many are made at most, for comments of the file may silence some; past that, like ones are counted."""


class Position(NamedTuple):
    """A place in a file: line and column, both counted from 1, and how many characters the fault covers."""

    line: int
    column: int
    length: int = 1


class RelatedLocation(NamedTuple):
    """Another place that a finding speaks of, and what stands there ("the first is here")."""

    message: str
    route: Route = ()
    position: Position | None = None


class Finding(NamedTuple):
    """One fault or remark: `message` names it, and `hint` says what to write instead; shown, a colon joins the two.

    A check names a `route` and, where the fault is a part of the text there, the `span` of characters within it;
    `on_key` means the key itself and not its value. A fault of the file's own text carries its `position` instead.
    Where two places are at fault together, the other ones are `also`. `more` is how many like it are not told.
    """

    code: str
    severity: Severity
    message: str
    route: Route = ()
    hint: str = ""
    span: tuple[int, int] | None = None
    on_key: bool = False
    position: Position | None = None
    also: tuple[RelatedLocation, ...] = ()
    more: int = 0


class CappedFindings(list[Finding]):
    """Findings as they are found: of each code and severity so many are kept, and the others counted."""

    def __init__(self, findings: Iterable[Finding] = (), limit: int = MAX_PER_KIND) -> None:
        super().__init__()
        self._limit = limit
        self._kept_counts: dict[tuple[str, Severity], int] = {}
        self._omitted_counts: dict[tuple[str, Severity], int] = {}
        self.extend(findings)

    def is_full(self, code: str, severity: Severity = "error") -> bool:
        """Whether enough of a kind are kept. If so, one more is counted, and need not be made."""
        kind = code, severity
        if self._kept_counts.get(kind, 0) < self._limit:
            return False
        self._omitted_counts[kind] = self._omitted_counts.get(kind, 0) + 1
        return True

    def append(self, finding: Finding) -> None:
        """Keep a finding, or count it; one that stands for more brings them with it."""
        kind = finding.code, finding.severity
        if finding.more:
            self._omitted_counts[kind] = self._omitted_counts.get(kind, 0) + finding.more
            finding = finding._replace(more=0)
        kept = self._kept_counts.get(kind, 0)
        if kept < self._limit:
            self._kept_counts[kind] = kept + 1
            super().append(finding)
        else:
            self._omitted_counts[kind] = self._omitted_counts.get(kind, 0) + 1

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep or count each of them."""
        for each in findings:
            self.append(each)

    def __iadd__(self, findings: Iterable[Finding]) -> Self:  # type: ignore[override,misc]
        """The same."""
        self.extend(findings)
        return self

    def to_list(self) -> list[Finding]:
        """What was kept, the last of each kind saying how many more there are."""
        found, more = list(self), dict(self._omitted_counts)
        for number in range(len(found) - 1, -1, -1) if more else ():
            last = found[number]
            found[number] = last._replace(more=more.pop((last.code, last.severity), 0))
        return found


def build_findings(faults: Iterable[T], build: Callable[[T], Finding]) -> Iterator[Finding]:
    """The finding for each of some faults that are alike; of very many, the last that is made counts the others."""
    left = iter(faults)
    made = [build(each) for each in islice(left, MAX_BUILT)]
    yield from made[:-1]
    if made:
        yield made[-1]._replace(more=sum(1 for _ in left))


def count_findings(findings: Iterable[Finding]) -> int:
    """How many findings there are, with those that are not told one by one."""
    return sum(1 + each.more for each in findings)


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by place in the file (those without a position first), then by code."""
    return sorted(findings, key=lambda each: (each.position or Position(0, 0), each.code, each.message))
