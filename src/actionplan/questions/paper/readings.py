"""How each date that does not say its own days was read, with every assumption; what could not be read is first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates import Kind
from actionplan.english import listed
from actionplan.questions.detail import read_as
from actionplan.questions.items import Item
from actionplan.questions.timeline import days_of
from actionplan.report import Cell, Column, Section, Table

_FIRST: tuple[Kind, ...] = ("unreadable", "unset", "dependent")
"""What an officer has to do something about."""

_NOTE = "A date that says its own days, like December 2017, is not listed."


class Read(NamedTuple):
    """A date as it is written, as it was read, and what was assumed to read it so."""

    text: str
    days: str
    assumed: str


def sections(found: Sequence[Item]) -> list[Section]:
    """The dates that hold of the targets that are not deleted, each told once with the targets that have it."""
    every = [item for item in found if item.status.standing != "deleted"]
    refs: dict[Read, list[str]] = {}
    for item in sorted(every, key=_order):
        each = _read(item)
        if each.assumed or each.days != each.text:
            refs.setdefault(each, []).append(item.ref)
    rows = tuple((Cell(text or "none", "strong"), Cell(days), Cell(assumed), Cell(listed(of)))
                 for (text, days, assumed), of in refs.items())  # fmt: skip
    return [Section("How the dates were read", (_NOTE,), Table(_COLUMNS, rows))] if rows else []


def _order(item: Item) -> int:
    kind = item.status.phrase.reading.kind
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _read(item: Item) -> Read:
    phrase = item.status.phrase
    several = len(item.status.windows) > 1 and phrase.reading.kind != "ongoing"
    days = days_of(item) if several else read_as(item)
    return Read(phrase.text, days, "; ".join(each.text for each in phrase.reading.assumptions))


_COLUMNS = (
    Column("Target date", grow=1),
    Column("Read as", grow=2),
    Column("Assumed", grow=2),
    Column("Targets", grow=1),
)
