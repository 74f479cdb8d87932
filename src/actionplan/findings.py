"""Findings: what is wrong with a plan, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple, Self, TypeVar

from actionplan.model import Route

T = TypeVar("T")
Severity = Literal["error", "warning", "note"]

MOST = 1000
"""So many findings of a kind are told one by one; a file with more of them has another fault than each of them."""

MADE = 10 * MOST
"""So many are made at most, for comments of the file may silence some; past that, like ones are counted."""


class Position(NamedTuple):
    """A place in a file: line and column, both counted from 1, and how many characters the fault covers."""

    line: int
    column: int
    length: int = 1


class Place(NamedTuple):
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
    also: tuple[Place, ...] = ()
    more: int = 0


class Told(list[Finding]):
    """Findings as they are found: of each code and severity so many are kept, and the others counted."""

    def __init__(self, findings: Iterable[Finding] = (), room: int = MOST) -> None:
        super().__init__()
        self._room = room
        self._kept: dict[tuple[str, Severity], int] = {}
        self._more: dict[tuple[str, Severity], int] = {}
        self.extend(findings)

    def is_full(self, code: str, severity: Severity = "error") -> bool:
        """Whether enough of a kind are kept. If so, one more is counted, and need not be made."""
        kind = code, severity
        if self._kept.get(kind, 0) < self._room:
            return False
        self._more[kind] = self._more.get(kind, 0) + 1
        return True

    def append(self, finding: Finding) -> None:
        """Keep a finding, or count it; one that stands for more brings them with it."""
        kind = finding.code, finding.severity
        if finding.more:
            self._more[kind] = self._more.get(kind, 0) + finding.more
            finding = finding._replace(more=0)
        kept = self._kept.get(kind, 0)
        if kept < self._room:
            self._kept[kind] = kept + 1
            super().append(finding)
        else:
            self._more[kind] = self._more.get(kind, 0) + 1

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep or count each of them."""
        for each in findings:
            self.append(each)

    def __iadd__(self, findings: Iterable[Finding]) -> Self:  # type: ignore[override,misc]
        """The same."""
        self.extend(findings)
        return self

    def whole(self) -> list[Finding]:
        """What was kept, the last of each kind saying how many more there are."""
        found, more = list(self), dict(self._more)
        for number in range(len(found) - 1, -1, -1) if more else ():
            last = found[number]
            found[number] = last._replace(more=more.pop((last.code, last.severity), 0))
        return found


def of_each(faults: Iterable[T], finding: Callable[[T], Finding]) -> Iterator[Finding]:
    """The finding for each of some faults that are alike; of very many, the last that is made counts the others."""
    left = iter(faults)
    made = [finding(each) for each in islice(left, MADE)]
    yield from made[:-1]
    if made:
        yield made[-1]._replace(more=sum(1 for _ in left))


def number(findings: Iterable[Finding]) -> int:
    """How many findings there are, with those that are not told one by one."""
    return sum(1 + each.more for each in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by place in the file (those without a position first), then by code."""
    return sorted(findings, key=lambda each: (each.position or Position(0, 0), each.code, each.message))
