"""Put the workbooks of an officer together: what was sent back and corrected replaces what the first workbook says.

A row that was sent back and corrected counts, and not the words that it was sent back for. A row that was sent back and
is as it was says nothing of its own, as long as the workbook is there that it is about. The day of a file is not asked:
copying changes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from actionplan.text.folding import fold
from actionplan.updates.returned_request import AnsweredRow, ReturnedRequest, Trouble

RowIdentity = tuple[str, str, str]


def group_by_officer(files: Mapping[str, ReturnedRequest]) -> list[dict[str, ReturnedRequest]]:
    """Group files by what they are about: one officer, one plan and one day. What was sent back stands last."""
    groups: dict[object, dict[str, ReturnedRequest]] = defaultdict(dict)
    for name, returned in sorted(files.items(), key=lambda item: item[1].request.is_sent_back):
        groups[returned.request.subject][name] = returned
    return list(groups.values())


def settle_corrections(files: Mapping[str, ReturnedRequest]) -> dict[str, ReturnedRequest]:
    """Leave out of each file what another file of its officer corrects, and what only repeats another.

    A file that was sent back and says nothing of its own is left out as a whole.
    """
    settled: dict[str, ReturnedRequest] = {}
    for group in group_by_officer(files):
        for name, returned in group.items():
            others = [other for other_name, other in group.items() if other_name != name]
            kept = _drop_settled(returned, others)
            is_silent = not kept.troubles and not any(row.answers for row in kept.rows)
            if not (others and is_silent and is_untouched(returned)):
                settled[name] = kept
    return {name: settled[name] for name in files if name in settled}


def is_untouched(returned: ReturnedRequest) -> bool:
    """Return True if a workbook that was sent back is as it was written: nobody has corrected anything in it."""
    is_as_sent = not any(_is_corrected(row, returned) for row in returned.rows)
    return returned.request.is_sent_back and is_as_sent and all(map(_is_answer, returned.troubles))


def _drop_settled(returned: ReturnedRequest, others: list[ReturnedRequest]) -> ReturnedRequest:
    """Leave out the answers and the troubles of a file that others settle."""
    repeated = _list_repeated_rows(returned, others)
    corrected = [(row, other) for other in others for row in other.rows if _is_corrected(row, other)]
    sent = [(row.row.identity, key, fold(text)) for row, _ in corrected for key, text in _list_sent(row)]
    told = {
        (each.place, fold(each.words)) for other in others if not is_untouched(other) for each in other.request.unread
    }

    def is_settled(trouble: Trouble) -> bool:
        if not _is_answer(trouble):
            return (trouble.place, fold(trouble.words)) in told
        identity = trouble.row.identity if trouble.row else None
        key = trouble.column.key if trouble.column else ""
        return identity in repeated or (identity, key, fold(trouble.words)) in sent

    rows = tuple(
        row._replace(
            answers={
                key: answer
                for key, answer in row.answers.items()
                if row.row.identity not in repeated and (row.row.identity, key, fold(answer.text)) not in sent
            }
        )
        for row in returned.rows
    )
    troubles = tuple(each for each in returned.troubles if not is_settled(each))
    return returned._replace(rows=rows, troubles=troubles)


def _list_repeated_rows(returned: ReturnedRequest, others: list[ReturnedRequest]) -> set[RowIdentity]:
    """List the rows that were sent back, are as they were sent, and are in another file too."""
    if not returned.request.is_sent_back:
        return set()
    elsewhere = {
        row.row.identity
        for other in others
        for row in other.rows
        if (_list_typed(row, other) if not other.request.is_sent_back else _is_corrected(row, other))
    }
    return {row.row.identity for row in returned.rows if not _is_corrected(row, returned)} & elsewhere


def _is_corrected(row: AnsweredRow, returned: ReturnedRequest) -> bool:
    """Return True if a row was sent back, and has other answers now."""
    sent = {(key, fold(text)) for key, text in row.row.answers.items()}
    return returned.request.is_sent_back and _list_typed(row, returned) != sent


def _list_typed(row: AnsweredRow, returned: ReturnedRequest) -> set[tuple[str, str]]:
    """List what was typed into a row, by the keys of the columns, whether or not it can be taken in."""
    answers = ((key, fold(answer.text)) for key, answer in row.answers.items())
    troubles = (
        (each.column.key, fold(each.words))
        for each in returned.troubles
        if each.row == row.row and each.column and _is_answer(each) and each.words
    )
    return {*answers, *troubles}


def _list_sent(row: AnsweredRow) -> list[tuple[str, str]]:
    """List the answers that a row was sent back with, by the keys of their columns; "" where it had none."""
    keys = {*row.row.answers, *row.answers}
    return [(key, row.row.answers.get(key, "")) for key in keys]


def _is_answer(trouble: Trouble) -> bool:
    """Return True if a trouble is about a cell that is filled in."""
    return trouble.row is not None and trouble.column is not None and not trouble.column.is_given
