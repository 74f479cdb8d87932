"""Build the request that is sent back to an officer: the answers that could not be taken in, each with why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Plan
from actionplan.text.folding import fold
from actionplan.updates.collection import CollectedFile, index_targets
from actionplan.updates.officer_request import OfficerRequest, RequestRow, UnreadCell
from actionplan.updates.question_rows import build_figure_questions, build_target_question
from actionplan.updates.request_layout import TROUBLE_KEY
from actionplan.updates.returned_request import Trouble


def build_send_back(collected: CollectedFile, plan: Plan) -> OfficerRequest | None:
    """Build the request with what is left of a file, about the plan as it is afterwards; `None` if nothing is left.

    It has only the rows that are in trouble, as the plan has them now, and in them only what is left. If words stand in
    other places alone, it has every row, for the officer to type them in.
    """
    request, troubles = collected.returned.request, collected.troubles
    if not troubles:
        return None
    items = index_targets(plan, request.as_at)
    rows = []
    for row in request.rows:
        of_row = [each for each in troubles if each.row == row]
        if of_row:
            rows.append(_build_row(_ask_again(row, items.get(fold(row.ref)), request.officer), of_row))
    if not rows:
        rows = [_ask_again(row, items.get(fold(row.ref)), request.officer) for row in request.rows]
    unread = tuple(UnreadCell(each.place, each.words, each.reason) for each in troubles if not _is_answer(each))
    return request._replace(rows=tuple(rows), unread=unread)


def _ask_again(row: RequestRow, item: EvaluatedTarget | None, officer: str) -> RequestRow:
    """Return the row about a target as the plan has it now; what was asked before, if the target is gone."""
    if item is None:
        return row
    again = build_target_question(item, officer), *build_figure_questions(item)
    return next((each for each in again if (each.sheet, each.number) == (row.sheet, row.number)), row)


def _build_row(row: RequestRow, troubles: Sequence[Trouble]) -> RequestRow:
    answers = {each.column.key: each.words for each in troubles if each.column and not each.column.is_given}
    reasons = "\n".join(dict.fromkeys(_iter_reasons(troubles)))
    return row._replace(given={**row.given, TROUBLE_KEY: reasons}, answers=answers)


def _iter_reasons(troubles: Sequence[Trouble]) -> Iterator[str]:
    """Yield each reason, after the headings of the columns that it is about, unless it names its column itself."""
    for reason in dict.fromkeys(each.reason for each in troubles):
        of_reason = [each for each in troubles if each.reason == reason]
        titles = [each.column.title for each in of_reason if each.column]
        is_named = any(each.is_named for each in of_reason)
        yield f"{', '.join(dict.fromkeys(titles))}: {reason}" if titles and not is_named else reason


def _is_answer(trouble: Trouble) -> bool:
    """Return True if a trouble is about a cell that is filled in, which the row itself has again."""
    return trouble.row is not None and trouble.column is not None and not trouble.column.is_given
