"""Who is responsible for an output on a day, and who else has a part in it, by the names that the plan writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from actionplan.model.plan import Output, Reassignment

OfficerRole = Literal["responsible", "accountable", "supporting"]

OFFICER_ROLES: tuple[OfficerRole, ...] = ("responsible", "accountable", "supporting")
"""What an officer can have to do with an output. Who supports it is not counted with it."""

_JOINER = re.compile(r"\s*[/,;&+]\s*(?:and\s+)?|\s+and\s+")
_MAX_LENGTH = 200
"""How many characters a name can have."""


def list_reassignments(output: Output, day: date) -> list[Reassignment]:
    """List the reassignments of an output made by a day, oldest first. One without a readable day does not count."""
    dated = [(each.on.day, each) for each in output.reassigned if each.on and each.on.day and each.on.day <= day]
    return [each for _, each in sorted(dated, key=lambda pair: pair[0])]


def list_written_names(output: Output, role: OfficerRole, day: date) -> tuple[str, ...]:
    """List the names of those with a role in an output on a day. A reassignment takes the place of `officer`."""
    if role == "responsible":
        made = list_reassignments(output, day) if output.reassigned else None
        return made[-1].to if made else output.officers
    return output.supporting if role == "supporting" else (output.accountable,)


def split_joint_name(name: str, is_officer: Callable[[str], bool]) -> tuple[str, ...]:
    """Split a name that joins officers by "and", a slash or a comma into as many as possible.

    Each must be an officer by `is_officer`. Return nothing if that cannot be done, or if the name is one itself.
    """
    if len(name) > _MAX_LENGTH or not _JOINER.search(name):
        return ()
    name = " ".join(name.split())
    ends: dict[int, tuple[str, ...]] = {}
    joins = list(_JOINER.finditer(name))
    for start in (*(join.end() for join in reversed(joins)), 0):
        if is_officer(name[start:]):
            ends[start] = (name[start:],)
        for join in joins:
            rest = ends.get(join.end())
            if rest and len(rest) >= len(ends.get(start, ())) and is_officer(name[start : join.start()]):
                ends[start] = (name[start : join.start()], *rest)
    parts = ends.get(0, ())
    return parts if len(parts) > 1 else ()
