"""Findings: what is wrong with a plan, where, and what to write instead."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple, Self, TypeVar

from actionplan.model.plan import Route

T = TypeVar("T")
Severity = Literal["error", "warning", "note"]

MAX_PER_KIND = 1000
"""How many findings of one kind are listed. A file with more of them has some other fault."""

MAX_FIXED = 100 * MAX_PER_KIND
"""How many findings of one kind are kept while a plan is fixed, where each is fixed and none is shown."""

MAX_BUILT = 10 * MAX_PER_KIND
"""How many findings of one kind are built, because comments in the file may silence some. Any more are counted."""


class Location(NamedTuple):
    """A place in a file: line and column, both counted from 1, and how many characters the fault covers."""

    line: int
    column: int
    length: int = 1


class RelatedLocation(NamedTuple):
    """Another place that a finding mentions, and what is there ("the first one is here")."""

    message: str
    route: Route = ()
    location: Location | None = None


class Finding(NamedTuple):
    """One fault or remark: `message` says what is wrong, and `hint` what to write instead.

    A check gives the `route` of the value or, with `on_key`, of its key. If only part of the value is at fault, `span`
    is that part. A fault of the file's own text has its `location` instead. `also` has the other places that are at
    fault with it. `is_unclear` means that the text may not be what its writer meant. `more` counts findings of the same
    kind that are not listed.
    """

    code: str
    severity: Severity
    message: str
    route: Route = ()
    hint: str = ""
    span: tuple[int, int] | None = None
    on_key: bool = False
    is_unclear: bool = False
    location: Location | None = None
    also: tuple[RelatedLocation, ...] = ()
    more: int = 0

    @property
    def line(self) -> int:
        """The line in the file, counted from 1, or 0 if it has no location yet."""
        return self.location.line if self.location else 0


class CappedFindings(list[Finding]):
    """A list that keeps so many findings of each code and severity, and counts the rest."""

    def __init__(self, findings: Iterable[Finding] = (), limit: int = MAX_PER_KIND) -> None:
        super().__init__()
        self._limit = limit
        self._kept_counts: dict[tuple[str, Severity], int] = {}
        self._omitted_counts: dict[tuple[str, Severity], int] = {}
        self.extend(findings)

    def is_full(self, code: str, severity: Severity = "error") -> bool:
        """Return True if enough of a kind are kept. If so, one more is counted, and the caller need not build it."""
        kind = code, severity
        if self._kept_counts.get(kind, 0) < self._limit:
            return False
        self._omitted_counts[kind] = self._omitted_counts.get(kind, 0) + 1
        return True

    def append(self, finding: Finding) -> None:
        """Keep a finding, or count it, with the `more` that it stands for."""
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
        for finding in findings:
            self.append(finding)

    def __iadd__(self, findings: Iterable[Finding]) -> Self:  # type: ignore[override,misc]
        """Keep or count each of them."""
        self.extend(findings)
        return self

    def to_list(self) -> list[Finding]:
        """Return the findings kept. The last of each kind says how many more there are."""
        kept, more = list(self), dict(self._omitted_counts)
        for number in range(len(kept) - 1, -1, -1) if more else ():
            last = kept[number]
            kept[number] = last._replace(more=more.pop((last.code, last.severity), 0))
        return kept


def build_findings(faults: Iterable[T], build: Callable[[T], Finding]) -> Iterator[Finding]:
    """Yield the finding for each of some similar faults. If there are very many, the last finding counts the rest."""
    remaining = iter(faults)
    built = [build(fault) for fault in islice(remaining, MAX_BUILT)]
    yield from built[:-1]
    if built:
        yield built[-1]._replace(more=sum(1 for _ in remaining))


def count_findings(findings: Iterable[Finding]) -> int:
    """Count findings, with those that are not listed."""
    return sum(1 + finding.more for finding in findings)


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place in the file (those without a position first), then by code."""
    return sorted(findings, key=lambda finding: (finding.location or Location(0, 0), finding.code, finding.message))
