"""Say who has answered a request, wholly or in part, and which answers are not in the plan yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.report import Cell, Column, Report, Section, Table
from actionplan.text.english import format_count, format_list
from actionplan.updates.collection import CollectedFile
from actionplan.updates.officer_request import RequestRow
from actionplan.updates.request_layout import FIGURES_SHEET
from actionplan.updates.returned_request import AnsweredRow

_COLUMNS = (
    Column("Officer"),
    Column("Reply by"),
    Column("Answered"),
    Column("Empty", grow=1),
    Column("Not in the plan yet", grow=1),
)


class OfficerReply(NamedTuple):
    """What came back of a request: the rows that are empty, and how many answers the plan lacks and cannot take."""

    collected: CollectedFile
    empty: tuple[RequestRow, ...]

    @property
    def answered(self) -> int:
        """How many rows have an answer."""
        return len(self.collected.returned.rows) - len(self.empty)


def list_replies(collected: Iterable[CollectedFile]) -> list[OfficerReply]:
    """List the replies, of each file one."""
    return [
        OfficerReply(each, tuple(row.row for row in each.returned.rows if not _has_reply(row, each)))
        for each in collected
    ]


def _has_reply(row: AnsweredRow, collected: CollectedFile) -> bool:
    """Return True if anything was typed into a row, whether or not it can be taken in."""
    return bool(row.answers) or any(each.row == row.row for each in collected.returned.troubles)


def build_outstanding_report(replies: Sequence[OfficerReply], today: date) -> Report:
    """Build the report of who has not answered, who has in part, and who has wholly."""
    return Report("outstanding", "Who has answered", today, plans=(), sections=tuple(_iter_sections(replies)))


def _iter_sections(replies: Sequence[OfficerReply]) -> Iterator[Section]:
    groups = {
        "Not answered": [each for each in replies if not each.answered],
        "Answered in part": [each for each in replies if each.answered and each.empty],
        "Answered": [each for each in replies if each.answered and not each.empty],
    }
    for title, members in groups.items():
        if members:
            yield Section(f"{title} ({len(members)})", table=Table(_COLUMNS, tuple(map(_build_row, members))))


def _build_row(reply: OfficerReply) -> tuple[Cell, ...]:
    request = reply.collected.returned.request
    total = len(request.rows)
    left, new = len(reply.collected.troubles), len(reply.collected.events)
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
