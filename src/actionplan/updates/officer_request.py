"""A request to an officer: what it is about, its rows, and the texts of the hidden sheet that holds all of it.

A workbook that came back is read by these texts: they say which cells were given, and how the plan stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.text.folding import fold
from actionplan.updates.request_layout import (
    LAYOUT_VERSION,
    NUMBER_KEY,
    REF_KEY,
    SHEET_COLUMNS,
    TROUBLE_KEY,
    UNREAD_SHEET,
    RequestColumn,
)
from actionplan.updates.target_fingerprint import TargetFingerprint

_HEAD_NAMES = ("layout", "plan", "title", "officer", "as at", "reply by")
_LATER_NAMES = ("until", "times sent back")
"""The names of facts that the first workbooks did not have."""

_ROW_NAMES = ("sheet", REF_KEY, NUMBER_KEY, "occurrence", *TargetFingerprint._fields)
_GIVEN_NAMES = tuple(
    column.key
    for columns in SHEET_COLUMNS.values()
    for column in columns
    if column.is_given and column.key not in _ROW_NAMES
)
_ANSWER_NAMES = tuple(column.key for columns in SHEET_COLUMNS.values() for column in columns if not column.is_given)
_CONFIRM_NAME, _YES = "to confirm", "yes"


class RequestRow(NamedTuple):
    """A row of a request: its sheet, the ref of its target, and its other given cells by the keys of their columns.

    `number` is that of the measure, from 1; empty if the row is about the target itself. `occurrence` are the words
    for the one of several target dates that the row asks about. `fingerprint` is how the target stood. `answers` are
    what the officer typed before, by the keys of their columns, if the row is sent back. A row `to_confirm` may be
    right as it is: only the place of its answers was in doubt.
    """

    sheet: str
    ref: str
    number: str
    occurrence: str
    fingerprint: TargetFingerprint
    given: dict[str, str]
    answers: Mapping[str, str] = {}
    to_confirm: bool = False

    @property
    def identity(self) -> tuple[str, str, str]:
        """What the row is about: its sheet, and the target and the measure there."""
        return self.sheet, fold(self.ref), self.number

    def get_text(self, key: str) -> str:
        """Return the text of a cell, by the key of its column; empty if it has none."""
        return {REF_KEY: self.ref, NUMBER_KEY: self.number}.get(key) or self.given.get(key) or self.answers.get(key, "")


class UnreadCell(NamedTuple):
    """What an officer typed where no answer is read: the place of the cell, the words, and why.

    `ref` is that of the row that it is in, if that is known. What is in a cell that `was_locked` needs no other place.
    """

    place: str
    words: str
    reason: str
    ref: str = ""
    was_locked: bool = False

    @property
    def shown(self) -> tuple[str, str, str]:
        """What its row on the sheet says."""
        return self.place, self.words, self.reason


class OfficerRequest(NamedTuple):
    """A request to one officer. `plan` and `title` name the plan or plans; `layout` is the version of the layout.

    It asks about what is due `until` a day. A request that is sent back, because answers could not be taken in, has
    what is `unread` too. `times_sent_back` counts what was sent back of what was sent back.
    """

    plan: str
    title: str
    officer: str
    as_at: date
    reply_by: date | None
    rows: tuple[RequestRow, ...]
    layout: str = LAYOUT_VERSION
    unread: tuple[UnreadCell, ...] = ()
    until: date | None = None
    times_sent_back: int = 0

    @property
    def is_sent_back(self) -> bool:
        """True if it says what could not be taken in."""
        return bool(self.unread) or any(row.get_text(TROUBLE_KEY) for row in self.rows)

    @property
    def subject(self) -> tuple[str, str, date]:
        """What it is about: the plan, the officer and the day. A workbook and what is sent back of it have the same."""
        return self.plan, fold(self.officer), self.as_at

    def list_rows(self, sheet: str) -> list[RequestRow]:
        """List the rows of a sheet, in their order."""
        return [row for row in self.rows if row.sheet == sheet]

    def list_different_rows(self) -> list[RequestRow]:
        """List the first row of each target and each measure. What is sent back can have two of one."""
        return list({row.identity: row for row in reversed(self.rows)}.values())[::-1]

    def list_columns(self, sheet: str) -> list[RequestColumn]:
        """List the columns of a sheet: not the optional ones that have nothing to say in any row."""
        rows = self.list_rows(sheet)
        return [
            column
            for column in SHEET_COLUMNS[sheet]
            if not column.is_optional or any(row.get_text(column.key) for row in rows)
        ]

    def has_said(self, row: RequestRow, key: str, text: str) -> bool:
        """Return True if a row said a text under a column, or another row of the same target did."""
        return any(each.identity == row.identity and fold(each.get_text(key)) == fold(text) for each in self.rows)

    def list_sent(self, row: RequestRow) -> set[tuple[str, str]]:
        """List the answers that a row was sent back with, by the keys of their columns."""
        rows = (each for each in self.rows if each.identity == row.identity)
        return {(key, fold(text)) for each in rows for key, text in each.answers.items()}


def iter_facts(request: OfficerRequest) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet: a name and its value each, and below them a table of the rows."""
    reply_by = request.reply_by.isoformat() if request.reply_by else ""
    head = (request.layout, request.plan, request.title, request.officer, request.as_at.isoformat(), reply_by)
    yield from zip(_HEAD_NAMES, head, strict=True)
    later = request.until.isoformat() if request.until else "", str(request.times_sent_back or "")
    yield from zip(_LATER_NAMES, later, strict=True)
    yield (*_ROW_NAMES, *_GIVEN_NAMES, *_ANSWER_NAMES, _CONFIRM_NAME)
    for row in request.rows:
        given = (row.given.get(name, "") for name in _GIVEN_NAMES)
        answers = (row.answers.get(name, "") for name in _ANSWER_NAMES)
        to_confirm = _YES if row.to_confirm else ""
        yield (row.sheet, row.ref, row.number, row.occurrence, *row.fingerprint, *given, *answers, to_confirm)
    for cell in request.unread:
        yield (UNREAD_SHEET, cell.place, cell.words, cell.reason, cell.ref, _YES if cell.was_locked else "")


def parse_facts(facts: Sequence[Sequence[str]]) -> OfficerRequest | None:
    """Read the rows of the hidden sheet again; `None` if they are not those of a request."""
    top = next((n for n, row in enumerate(facts) if {*_ROW_NAMES} <= {*row}), 0)
    head = dict.fromkeys(_LATER_NAMES, "") | {row[0]: row[1] for row in facts[:top] if len(row) > 1}
    if set(head) != {*_HEAD_NAMES, *_LATER_NAMES}:
        return None
    names, *rows = facts[top:]
    try:
        until = date.fromisoformat(head["until"]) if head["until"] else None
        times_sent_back = int(head["times sent back"] or 0)
        as_at = date.fromisoformat(head["as at"])
        reply_by = date.fromisoformat(head["reply by"]) if head["reply by"] else None
    except ValueError:
        return None
    asked = (dict(zip(names, row, strict=False)) for row in rows if row[:1] != [UNREAD_SHEET])
    unread = ((*row[1:6], *([""] * 5)) for row in rows if row[:1] == [UNREAD_SHEET])
    return OfficerRequest(
        plan=head["plan"],
        title=head["title"],
        officer=head["officer"],
        as_at=as_at,
        reply_by=reply_by,
        rows=tuple(map(_parse_row, asked)),
        layout=head["layout"],
        unread=tuple(
            UnreadCell(place, words, reason, ref=ref, was_locked=bool(was_locked))
            for place, words, reason, ref, was_locked, *_ in unread
        ),
        until=until,
        times_sent_back=times_sent_back,
    )


def _parse_row(cells: dict[str, str]) -> RequestRow:
    fingerprint = TargetFingerprint(**{name: cells.get(name, "") for name in TargetFingerprint._fields})
    sheet, ref, number, occurrence = (cells.get(name, "") for name in _ROW_NAMES[:4])
    given = {name: cells[name] for name in _GIVEN_NAMES if cells.get(name)}
    answers = {name: cells[name] for name in _ANSWER_NAMES if cells.get(name)}
    return RequestRow(
        sheet,
        ref,
        number,
        occurrence,
        fingerprint=fingerprint,
        given=given,
        answers=answers,
        to_confirm=bool(cells.get(_CONFIRM_NAME)),
    )
