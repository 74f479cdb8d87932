"""Keep answers out of the plan whose place is in doubt, as under a heading that was written over.

They are sent back in the place that they seem to be meant for. There they are an answer like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from actionplan.updates.answer_recordings import AnswerOutcome
from actionplan.updates.returned_request import AnsweredRow

_SEPARATE_KEYS = {"rag", "note", "next_step", "reason", "done"}
"""The columns whose answers can be recorded each by itself, if they are recorded together."""


def separate_doubts(
    row: AnsweredRow, interpret: Callable[[AnsweredRow], Iterable[AnswerOutcome]]
) -> Iterator[AnswerOutcome]:
    """Yield what the answers of a row come to, without those in doubt, unless the plan has them already."""
    doubtful = {key for key, answer in row.answers.items() if answer.doubt}
    alone = [each for each in interpret(_keep(row, doubtful)) if each.is_known] if doubtful else []
    known = {key for each in alone for key in each.keys}
    for outcome in interpret(row):
        keys = [key for key in outcome.keys if key in row.answers]
        in_doubt = [key for key in keys if key in doubtful]
        if not in_doubt or not outcome.recording:
            yield outcome
            continue
        rest = {key for key in keys if key not in doubtful}
        if rest and {*keys} <= _SEPARATE_KEYS and "proposed_date" not in row.answers:
            yield from interpret(_keep(row, rest))
            rest = set()
        yield from (AnswerOutcome((key,)) for key in in_doubt if key in known)
        reasons = [row.answers[key].doubt for key in in_doubt if key not in known]
        for reason in dict.fromkeys(reasons):
            of_reason = [key for key in in_doubt if key not in known and row.answers[key].doubt == reason]
            yield AnswerOutcome((*of_reason, *sorted(rest)), trouble=reason, is_doubt=True)
            rest = set()


def _keep(row: AnsweredRow, keys: Iterable[str]) -> AnsweredRow:
    """Return a row with only some of its answers."""
    return row._replace(answers={key: row.answers[key] for key in row.answers if key in keys})
