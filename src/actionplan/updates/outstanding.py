"""Say who has answered a request, wholly or in part, and which answers are not in the plan yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.renderers.data.cells import escape_formula
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.text.english import format_count, format_list
from actionplan.text.folding import fold
from actionplan.updates.collection import CollectedFile
from actionplan.updates.corrections import group_by_officer
from actionplan.updates.officer_request import OfficerRequest, RequestRow
from actionplan.updates.request_files import AskedOfficer
from actionplan.updates.request_layout import FIGURES_SHEET
from actionplan.updates.returned_request import AnsweredRow

_COLUMNS = (
    Column("Officer"),
    Column("Reply by"),
    Column("Answered"),
    Column("Empty", grow=1),
    Column("Not in the plan yet", grow=1),
)

_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


class OfficerReply(NamedTuple):
    """What came back of a request, in one file or several: its rows that are empty, and what the plan lacks.

    `new` is how many events are to be taken in, and `left` how many answers cannot be.
    """

    request: OfficerRequest
    empty: tuple[RequestRow, ...]
    new: int
    left: int

    @property
    def answered(self) -> int:
        """How many rows have an answer."""
        return len(self.request.rows) - len(self.empty)


def list_replies(collected: Sequence[CollectedFile]) -> list[OfficerReply]:
    """List the replies: one of each request. What was sent back belongs to the request that it was sent back for."""
    by_name = {each.name: each for each in collected}
    groups = group_by_officer({each.name: each.returned for each in collected})
    return [_build_reply([by_name[name] for name in group]) for group in groups]


def _build_reply(files: Sequence[CollectedFile]) -> OfficerReply:
    request = files[0].returned.request
    replied = {row.row.identity for each in files for row in each.returned.rows if _has_reply(row, each)}
    empty = tuple(row for row in request.rows if row.identity not in replied)
    new, left = sum(len(each.events) for each in files), sum(len(each.troubles) for each in files)
    return OfficerReply(request, empty, new=new, left=left)


def _has_reply(row: AnsweredRow, collected: CollectedFile) -> bool:
    """Return True if anything was typed into a row, whether or not it can be taken in."""
    return bool(row.answers) or any(each.row == row.row for each in collected.returned.troubles)


def list_missing(asked: Iterable[AskedOfficer], requests: Sequence[OfficerRequest]) -> list[AskedOfficer]:
    """List the officers who were asked, if no workbook of theirs came back that is as at the same day.

    A day that a spreadsheet wrote in its own way may be any.
    """
    days = {format_day(request.as_at) for request in requests}
    back = {(fold(escape_formula(request.officer)), format_day(request.as_at)) for request in requests}
    return [
        each
        for each in asked
        if not any((fold(each.officer), day) in back for day in ((each.as_at,) if _is_day(each.as_at) else days))
    ]


def _is_day(words: str) -> bool:
    return bool(_DAY.fullmatch(words))


def build_outstanding_report(
    replies: Sequence[OfficerReply], missing: Sequence[AskedOfficer], today: date, unreadable: Sequence[str] = ()
) -> Report:
    """Build the report of who has sent nothing, who has not answered, who has in part, and who has wholly.

    `unreadable` are the names of the files that cannot be read.
    """
    sections = tuple(_iter_sections(replies, missing, {_get_stem(name): name for name in unreadable}))
    return Report("outstanding", "Who has answered", today, plans=(), sections=sections)


def _get_stem(name: str) -> str:
    """Return the name of a file for comparison: without its ending, which another program may change."""
    return fold(name.rpartition(".")[0] or name)


def _iter_sections(
    replies: Sequence[OfficerReply], missing: Sequence[AskedOfficer], unreadable: Mapping[str, str]
) -> Iterator[Section]:
    names = {each: unreadable.get(_get_stem(each.workbook), "") for each in missing}
    groups = {
        "Nothing sent back": [_build_missing_row(each) for each, name in names.items() if not name],
        "Sent back, cannot be read": [_build_missing_row(each, name) for each, name in names.items() if name],
        "Not answered": [_build_row(each) for each in replies if not each.answered],
        "Answered in part": [_build_row(each) for each in replies if each.answered and each.empty],
        "Answered": [_build_row(each) for each in replies if each.answered and not each.empty],
    }
    for title, rows in groups.items():
        if rows:
            yield Section(f"{title} ({len(rows)})", table=Table(_COLUMNS, tuple(rows)))


def _build_missing_row(asked: AskedOfficer, unreadable: str = "") -> tuple[Cell, ...]:
    """Build the row of an officer who sent no workbook back, or one that is `unreadable`."""
    count = f"none of {format_count(asked.targets, 'target')}"
    says = f"sent back, cannot be read: {unreadable}" if unreadable else ""
    return Cell(asked.officer, "strong"), Cell(asked.reply_by), Cell(count), Cell(""), Cell(says)


def _build_row(reply: OfficerReply) -> tuple[Cell, ...]:
    request, new, left = reply.request, reply.new, reply.left
    total = len(request.rows)
    open_words = [f"{new} to take in" if new else "", f"{format_count(left, 'answer')} in trouble" if left else ""]
    return (
        Cell(request.officer, "strong"),
        Cell(format_day(request.reply_by) if request.reply_by else ""),
        Cell(f"{reply.answered} of {total}"),
        Cell(format_list([_name_row(row) for row in reply.empty]) if reply.answered else ""),
        Cell(format_list(list(filter(None, open_words)))),
    )


def _name_row(row: RequestRow) -> str:
    return f"{row.ref} (figure {row.number})" if row.sheet == FIGURES_SHEET else row.ref
