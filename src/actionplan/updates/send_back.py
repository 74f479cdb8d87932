"""Build the request that is sent back to an officer: the answers that could not be taken in, each with why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Plan
from actionplan.text.english import shorten
from actionplan.text.folding import fold
from actionplan.updates.collection import CollectedFile, index_targets
from actionplan.updates.officer_request import OfficerRequest, RequestRow, UnreadCell
from actionplan.updates.question_rows import build_figure_questions, build_target_question
from actionplan.updates.request_layout import SHEET_COLUMNS, TROUBLE_KEY
from actionplan.updates.returned_request import Trouble

_MAX_WORDS = 60
_COMMAND = re.compile(r"(?<=[.?]) [^.:]+: actionplan .*$")
"""What is to be typed into a terminal, which is not for an officer: "Record that first: actionplan resume 1.1"."""


def build_send_back(collected: CollectedFile, plan: Plan) -> OfficerRequest | None:
    """Build the request with what is left of a file, about the plan as it is afterwards; `None` if nothing is left.

    It has only the rows that are in trouble, as the plan has them now, and in them only what is left. If words stand in
    other places that are about no row, it has every row, for the officer to type them in.
    """
    request, troubles = collected.returned.request, collected.troubles
    if not troubles:
        return None
    items = index_targets(plan, request.as_at, request.until)
    in_trouble, others = list[RequestRow](), list[RequestRow]()
    for row in request.list_different_rows():
        again = _ask_again(row, items.get(fold(row.ref)), request.officer)
        of_row = [each for each in troubles if each.row and each.row.identity == row.identity]
        copies = sorted({each.copy for each in of_row if not each.was_locked})
        in_trouble += (_build_row(again, [each for each in of_row if each.copy == copy]) for copy in copies)
        others += [] if copies else [again]
    has_other_words = any(each.row is None and each.words for each in troubles)
    rows = [*in_trouble, *(others if has_other_words or not in_trouble else [])]
    unread = (
        UnreadCell(
            each.place, each.words, each.reason, ref=each.row.ref if each.row else "", was_locked=each.was_locked
        )
        for each in troubles
        if not each.is_answer
    )
    return request._replace(
        rows=tuple(sorted(rows, key=_rank_by_sheet)),
        unread=tuple(unread),
        times_sent_back=request.times_sent_back + 1,
    )


def _rank_by_sheet(row: RequestRow) -> int:
    return list(SHEET_COLUMNS).index(row.sheet)


def _ask_again(row: RequestRow, item: EvaluatedTarget | None, officer: str) -> RequestRow:
    """Return the row about a target as the plan has it now; what was asked before, if the target is gone."""
    if item is None:
        return row
    again = build_target_question(item, officer), *build_figure_questions(item)
    return next((each for each in again if (each.sheet, each.number) == (row.sheet, row.number)), row)


def _build_row(row: RequestRow, troubles: Sequence[Trouble]) -> RequestRow:
    answers = {each.column.key: each.words for each in troubles if each.column and each.is_answer}
    reasons = "\n".join(dict.fromkeys(_iter_reasons(troubles)))
    to_confirm = all(each.is_doubt for each in troubles if each.is_answer)
    return row._replace(given={**row.given, TROUBLE_KEY: reasons}, answers=answers, to_confirm=to_confirm)


def _iter_reasons(troubles: Sequence[Trouble]) -> Iterator[str]:
    """Yield each reason, after the headings of the columns that it is about, unless it names its column itself."""
    for whole in dict.fromkeys(each.reason for each in troubles):
        of_reason = [each for each in troubles if each.reason == whole]
        reason = _COMMAND.sub("", whole)
        titles = ", ".join(dict.fromkeys(each.column.title for each in of_reason if each.column))
        words = ", ".join(f'"{shorten(each.words, _MAX_WORDS)}"' for each in of_reason if each.words)
        if any(each.is_doubt for each in of_reason):
            yield f"{reason} Check that this is in its place now: {titles}."
        elif any(each.is_named for each in of_reason):
            yield reason
        else:
            about = titles or words
            yield f"{about}: {reason}" if about else reason
