"""Kinds of relation between findings: what a fault leaves out of the plan, and what other findings follow from that.

The rules use them. `LOSES` in a rule's file says what its faults leave out of the plan, and `FOLLOWS` says which losses
explain its findings. A finding that is explained is left out: it is found again, if it is true, once the file is
corrected.
"""

from collections.abc import Collection, Iterable
from enum import Enum
from typing import NamedTuple, Protocol

from actionplan.findings import Finding
from actionplan.model.plan import Route

_TARGET_ROUTE_LENGTH = len(("themes", 0, "actions", 0, "outputs", 0, "targets", 0))


class Loss(Enum):
    """What a fault leaves out of the plan."""

    KEY = "a key is unknown, and everything under it is left out"
    NEEDED_KEY = "a key is missing that the plan cannot do without"
    VALUE = "a value is not read as it was written"
    PART_OF_LINE = "part of a line is left out, or more of it is read than was meant"
    REST_OF_FILE = "the rest of the file is left out"


class Losses:
    """What the faults of one file left out of its plan, indexed by place."""

    def __init__(self, faults: Iterable[tuple[Finding, Collection[Loss]]]) -> None:
        routes: dict[Loss, set[Route]] = {loss: set() for loss in Loss}
        self.cut_lines: set[int] = set()
        self.broken_lines: set[int] = set()
        self.unclear: set[Route] = set()
        for fault, losses in faults:
            for loss in losses:
                routes[loss].add(fault.route)
            if Loss.PART_OF_LINE in losses:
                self.cut_lines.add(fault.line)
                self.broken_lines |= {fault.line} if fault.severity == "error" else set()
            if fault.is_unclear:
                self.unclear.add(fault.route)
        unread = {route for route in routes[Loss.KEY] | routes[Loss.VALUE] if route}
        missing = {route for route in routes[Loss.NEEDED_KEY] if route}
        self.is_cut_short = bool(routes[Loss.REST_OF_FILE])
        self.mappings = {route[:-1] for route in routes[Loss.KEY] if route}
        self.sections = {str(route[0]) if len(route) > 1 else "" for route in unread}
        self.sections |= {""} if self.is_cut_short else set()
        self.targets = {
            route[:_TARGET_ROUTE_LENGTH] for route in unread | missing if len(route) >= _TARGET_ROUTE_LENGTH
        }
        self.is_empty = not (unread or missing or self.cut_lines or self.is_cut_short)


class Relation(Protocol):
    """A reason why a finding may only follow from a loss."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if the losses explain a finding."""


class FollowsUnknownKey(NamedTuple):
    """Something is missing that may be under an unknown key of the same mapping."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if the mapping that lacks something has an unknown key."""
        return (finding.route[:-1] if finding.on_key else finding.route) in losses.mappings


class FollowsUnknownSibling(NamedTuple):
    """A value needs another one beside it, which may be under an unknown key."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if the mapping that holds the value has an unknown key."""
        return finding.route[:-1] in losses.mappings


class FollowsLossInTarget(NamedTuple):
    """The dates, events and decisions of a target disagree, and not all of the target was read."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if anything of the target is left out."""
        return finding.route[:_TARGET_ROUTE_LENGTH] in losses.targets


class FollowsLossAtTop(NamedTuple):
    """A name is nowhere, and a whole section of the file may be left out."""

    def explains(self, finding: Finding, losses: Losses) -> bool:  # noqa: ARG002 - the place does not matter
        """Return True if one of the file's own keys is unknown."""
        return "" in losses.sections


class FollowsSectionLoss:
    """A name is nowhere, and not everything in the sections that may have it was read."""

    def __init__(self, *sections: str) -> None:
        self.sections = frozenset(sections)

    def explains(self, finding: Finding, losses: Losses) -> bool:  # noqa: ARG002 - the place does not matter
        """Return True if anything in those sections is left out."""
        return not self.sections.isdisjoint(losses.sections)


class FollowsUnclearParent(NamedTuple):
    """A value is wrong because what holds it is not what its writer meant."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if the list or mapping that holds the value is unclear."""
        return finding.route[:-1] in losses.unclear


class FollowsCutLine(NamedTuple):
    """A value is wrong because part of its line is left out. An error follows only from another error."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if the line of a finding is cut. A finding that has no position yet is not explained."""
        lines = losses.broken_lines if finding.severity == "error" else losses.cut_lines
        return finding.location is not None and finding.location.line in lines


class FollowsCutShortPlan(NamedTuple):
    """A section of the file is missing, and the rest of the file was not read."""

    def explains(self, finding: Finding, losses: Losses) -> bool:
        """Return True if the file is cut short, and the finding is about one of its own keys."""
        return losses.is_cut_short and len(finding.route) == 1
