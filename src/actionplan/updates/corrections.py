"""Put the workbooks of an officer together: what was sent back and corrected replaces what the first workbook says.

A row that was sent back and corrected counts, and not the words that it was sent back for. A row that was sent back and
is as it was says nothing of its own, as long as the workbook is there that it is about, unless only its place was in
doubt and the officer has corrected other things. Words in other places stay in trouble until they are typed into a
row or deleted. The day of a file is not asked: copying changes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from actionplan.text.folding import fold
from actionplan.updates.request_layout import NOTE_KEYS
from actionplan.updates.returned_request import AnsweredRow, ReturnedRequest, Trouble

RowIdentity = tuple[str, str, str]

_ANY_WORDS = (*NOTE_KEYS.values(), "next_step", "reason")
"""The keys of the columns that take any words."""


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
    told = [each for each in returned.request.unread if each.words and not each.was_locked]
    is_as_sent = not any(_has_other_words(row, returned) for row in returned.rows)
    return (
        returned.request.is_sent_back
        and is_as_sent
        and len(returned.still_unread) >= len(told)
        and all(each.is_answer for each in returned.troubles)
    )


def _drop_settled(returned: ReturnedRequest, others: list[ReturnedRequest]) -> ReturnedRequest:
    """Leave out the answers and the troubles of a file that others settle."""
    repeated = _list_repeated_rows(returned, others)
    later = [other for other in others if other.request.times_sent_back > returned.request.times_sent_back]
    corrected = [(row, other) for other in later for row in other.rows if _is_corrected(row, other)]
    sent = [(row.row.identity, *answer) for row, other in corrected for answer in _list_sent(row, other)]
    told = {
        (each.place, fold(each.words)) for other in later if not is_untouched(other) for each in other.request.unread
    }

    def is_settled(trouble: Trouble) -> bool:
        if not trouble.is_answer:
            return (trouble.place, fold(trouble.words)) in told or _is_typed(trouble, returned)
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
    still_unread = () if others and is_untouched(returned) else returned.still_unread
    troubles = tuple(each for each in (*returned.troubles, *still_unread) if not is_settled(each))
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


def _is_typed(trouble: Trouble, returned: ReturnedRequest) -> bool:
    """Return True if words in another place are in the row of their target too; in any row, if it is not known."""
    if not trouble.words or trouble.was_locked:
        return False
    phrase = re.compile(rf"(?<!\w){re.escape(fold(trouble.words))}(?!\w)")
    texts = (
        answer.text
        for row in returned.rows
        for key, answer in row.answers.items()
        if (trouble.row is None and key in _ANY_WORDS) or (trouble.row and fold(trouble.row.ref) == fold(row.row.ref))
    )
    return any(phrase.search(fold(text)) for text in texts)


def _is_corrected(row: AnsweredRow, returned: ReturnedRequest) -> bool:
    """Return True if a row was sent back, and has other answers now.

    If only their place was in doubt, they are corrected as they are once the officer has corrected anything else.
    """
    if _has_other_words(row, returned):
        return True
    return row.row.to_confirm and bool(row.answers) and not is_untouched(returned)


def _has_other_words(row: AnsweredRow, returned: ReturnedRequest) -> bool:
    request = returned.request
    return request.is_sent_back and _list_typed(row, returned) != request.list_sent(row.row)


def _list_typed(row: AnsweredRow, returned: ReturnedRequest) -> set[tuple[str, str]]:
    """List what was typed into a row, by the keys of the columns, whether or not it can be taken in."""
    answers = ((key, fold(answer.text)) for key, answer in row.answers.items())
    troubles = (
        (each.column.key, fold(each.words))
        for each in returned.troubles
        if each.row == row.row and each.column and each.is_answer and each.words
    )
    return {*answers, *troubles}


def _list_sent(row: AnsweredRow, returned: ReturnedRequest) -> Iterator[tuple[str, str]]:
    """Yield the answers that a row was sent back with, by the keys of their columns; "" where it had none."""
    sent = returned.request.list_sent(row.row)
    yield from sent
    yield from ((key, "") for key in row.answers.keys() - {key for key, _ in sent})
