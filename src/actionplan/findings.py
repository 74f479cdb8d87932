"""Findings: what is wrong with a plan, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from actionplan.model import Route

Severity = Literal["error", "warning", "note"]


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
    Where two places are at fault together, the other ones are `also`.
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


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by place in the file (those without a position first), then by code."""
    return sorted(findings, key=lambda each: (each.position or Position(0, 0), each.code, each.message))
