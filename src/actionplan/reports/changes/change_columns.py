"""The columns of the tables of changes: the target, what happened to it, and what was there before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from actionplan.dates.formatting import format_short_day
from actionplan.evaluation.as_of import list_revisions
from actionplan.evaluation.slippage import DateMove, compute_total_move
from actionplan.evaluation.status import TargetStatus
from actionplan.evaluation.target_events import describe_event
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.phrase import Phrase
from actionplan.model.progress import Revision
from actionplan.report import Cell, Column
from actionplan.reports.changes.comparison import TargetChange
from actionplan.reports.changes.wordings import WORDINGS, Wording
from actionplan.reports.support.columns import OFFICER, format_officer
from actionplan.reports.support.status_text import choose_rag_tone, format_rag_conflict
from actionplan.reports.support.tables import REF_COLUMN, ColumnSpec
from actionplan.text.folding import fold


def find_wording(change: TargetChange) -> Wording:
    """Find the wording that a change is about, which is about one wording only."""
    (field,) = change.previous_values or {}
    return next(wording for wording in WORDINGS if wording.field == field)


def _build_text_column(
    title: str, format_text: Callable[[TargetChange], str], grow: int = 0, *, is_optional: bool = False
) -> ColumnSpec[TargetChange]:
    return ColumnSpec(Column(title, grow=grow), lambda change: Cell(format_text(change)), is_optional)


def _build_rag_column(
    title: str, format_text: Callable[[TargetChange], str], *, is_optional: bool = False
) -> ColumnSpec[TargetChange]:
    """Build a column of ratings: the word that a text begins with gives its tone."""

    def build_cell(change: TargetChange) -> Cell:
        text = format_text(change)
        return Cell(text, choose_rag_tone(text.partition(" ")[0]))

    return ColumnSpec(Column(title), build_cell, is_optional)


def _format_event_day(change: TargetChange) -> str:
    return format_short_day(change.event.on) if change.event else ""


def _format_event_detail(change: TargetChange) -> str:
    return change.event.detail if change.event else ""


def _format_event_body(change: TargetChange) -> str:
    return change.event.body if change.event else ""


def _format_note(change: TargetChange) -> str:
    return change.event.note if change.event else change.note


def _format_event(change: TargetChange) -> str:
    """Format an event in a few words: "completed", "decided: approved by Executive"."""
    if change.event is None:
        return ""
    what = " by ".join(filter(None, (change.event.detail, change.event.body)))
    return f"{change.event.kind}: {what}" if what else change.event.kind


def _format_event_before(change: TargetChange) -> str:
    return str((change.previous_values or {}).get("event", ""))


def _format_event_after(change: TargetChange) -> str:
    return describe_event(change.event) if change.event else ""


def _get_target_before(change: TargetChange) -> EvaluatedTarget:
    return change.item_before or change.item


def _get_status_before(change: TargetChange) -> TargetStatus:
    return _get_target_before(change).status


def _format_date_before(change: TargetChange) -> str:
    return _get_status_before(change).phrase.text or "empty"


def _format_other_date_before(change: TargetChange) -> str:
    return _format_date_before(change) if change.previous_values else ""


def _format_date_after(change: TargetChange) -> str:
    return change.item.status.phrase.text or "empty"


def _format_date_move(change: TargetChange) -> str:
    """Say how far a date moved; of several dates, how far the one that the target is judged by."""
    then, now = _get_status_before(change), change.item.status
    if change.event and (len(then.windows) > 1 or len(now.windows) > 1):
        move = compute_total_move(change.item.line.target, now, change.view, _find_held_since(change))
        if move:
            return move.words
    return _format_move(then.phrase, _find_last_day(then), now.phrase, _find_last_day(now))


def _find_held_since(change: TargetChange) -> date:
    """Find the day since which the date before was current: the first of all days if it is the published one."""
    before = fold(_get_status_before(change).phrase.text)
    revisions = list_revisions(change.item.line.target, change.view.day)
    days = (revision.on for revision in revisions if fold(revision.to.text) == before)
    return max((on.day for on in days if on and on.day), default=date.min)


def _format_published_move(change: TargetChange) -> str:
    then, now = _get_target_before(change), change.item
    return _format_move(
        then.line.target.date, then.status.published_due, now.line.target.date, now.status.published_due
    )


def _format_move(before: Phrase, due_before: date | None, after: Phrase, due: date | None) -> str:
    return DateMove(before, due_before, Revision(after, None), due).words


def _find_last_day(status: TargetStatus) -> date | None:
    return None if status.phrase.reading.kind == "ongoing" or not status.windows else status.windows[-1].latest


def _format_published_before(change: TargetChange) -> str:
    return _get_target_before(change).line.target.date.text or "empty"


def _format_published_after(change: TargetChange) -> str:
    return change.item.line.target.date.text or "empty"


def _format_officer_before(change: TargetChange) -> str:
    return format_officer(_get_target_before(change))


def _format_rag_before(change: TargetChange) -> str:
    return _get_status_before(change).rating.rag or "none"


def _format_rag_after(change: TargetChange) -> str:
    return f"{change.item.status.rating.rag or 'none'}{format_rag_conflict(change.item.status)}"


def _format_wording_title(change: TargetChange) -> str:
    return find_wording(change).format_title(change.view)


def _format_words_before(change: TargetChange) -> str:
    return find_wording(change).format_change(_get_target_before(change), change.item)[0]


def _format_words_after(change: TargetChange) -> str:
    return find_wording(change).format_change(_get_target_before(change), change.item)[1]


def _build_output_ref_cell(change: TargetChange) -> Cell:
    return Cell(change.view.format_ref(change.item.line.output.ref), "strong")


def _build_wording_ref_cell(change: TargetChange) -> Cell:
    return Cell(find_wording(change).format_ref(change.item), "strong")


DATE_IN_EARLIER_PLAN = _build_text_column("Was", _format_other_date_before, 1, is_optional=True)
ON = _build_text_column("On", _format_event_day)
REASON = _build_text_column("Why", _format_note, 1, is_optional=True)
NOTE = _build_text_column("Note", _format_note, 3)
MINUTE = _build_text_column("Minute", _format_note, 1, is_optional=True)
EVENT = _build_text_column("What was recorded", _format_event, 1)
EVENT_NOTE = _build_text_column("Words", _format_note, 2, is_optional=True)
EVENT_BEFORE = _build_text_column("Was", _format_event_before, 2)
EVENT_AFTER = _build_text_column("Is", _format_event_after, 2)
OCCURRENCE = _build_text_column("Which of them", lambda change: change.note, 1, is_optional=True)
BODY = _build_text_column("Body", _format_event_body, 1)
APPROVED_BY = _build_text_column("Approved by", _format_event_body, 1, is_optional=True)
OUTCOME = _build_text_column("Outcome", _format_event_detail, 1)
FIGURE = _build_text_column("Figure", _format_event_detail)
MEASURE = _build_text_column("Measure", _format_note, 3)
STEP = _build_text_column("Step", _format_note, 2)
RAG = _build_rag_column("RAG", _format_event_detail, is_optional=True)

DATE_BEFORE = _build_text_column("From", _format_date_before, 1)
DATE_AFTER = _build_text_column("To", _format_date_after, 1)
PROPOSED_DATE = _build_text_column("Proposed", _format_event_detail, 1)
MOVED_BY = _build_text_column("Moved by", _format_date_move, 1)
PUBLISHED_BEFORE = _build_text_column("Was", _format_published_before, 1)
PUBLISHED_AFTER = _build_text_column("Is", _format_published_after, 1)
PUBLISHED_MOVED_BY = _build_text_column("Moved by", _format_published_move, 1)
RAG_BEFORE = _build_rag_column("From", _format_rag_before)
RAG_AFTER = _build_rag_column("To", _format_rag_after)
OFFICER_BEFORE = _build_text_column("From", _format_officer_before, 1)
REASSIGNED_ON = ON._replace(is_optional=True)
OFFICER_AFTER = OFFICER._replace(column=Column("To", grow=1))
WORDING_REF = ColumnSpec(REF_COLUMN, _build_wording_ref_cell)
OUTPUT_REF = ColumnSpec(REF_COLUMN, _build_output_ref_cell)
OUTPUT_TEXT = _build_text_column("Output", lambda change: change.item.line.output.text, 3)
WORDING_TITLE = _build_text_column("What", _format_wording_title)
WORDS_BEFORE = _build_text_column("Was", _format_words_before, 1)
WORDS_AFTER = _build_text_column("Is", _format_words_after, 2)
