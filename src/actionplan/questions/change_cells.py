"""A change as cells of a printed table: of the target, of what happened to it, and of what was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from actionplan.dates.say import short
from actionplan.model import Phrase, Revision, fold
from actionplan.questions import cells
from actionplan.questions.cells import NOBODY, Shown
from actionplan.questions.differences import Change
from actionplan.questions.happenings import recorded
from actionplan.questions.items import Item
from actionplan.questions.known import revisions
from actionplan.questions.slips import Move, slip
from actionplan.questions.standing import Status
from actionplan.questions.wording import WORDINGS, Wording
from actionplan.report import Cell, Column


def wording(change: Change) -> Wording:
    """Which words a change of one wording is of."""
    (field,) = change.was or {}
    return next(each for each in WORDINGS if each.field == field)


def _target(shown: Shown[Item]) -> Shown[Change]:
    """A column of the target as it is after, or as it was before where it is gone."""
    return Shown(shown.column, lambda change: shown.cell(change.item), shown.optional)


def _said(title: str, words: Callable[[Change], str], grow: int = 0, *, optional: bool = False) -> Shown[Change]:
    return Shown(Column(title, grow=grow), lambda change: Cell(words(change)), optional)


def _on(change: Change) -> str:
    return short(change.event.on) if change.event else ""


def _what(change: Change) -> str:
    return change.event.what if change.event else ""


def _by(change: Change) -> str:
    return change.event.by if change.event else ""


def _note(change: Change) -> str:
    return change.event.note if change.event else change.note


def _recorded(change: Change) -> str:
    """An event in a few words: "completed", "decided: approved by Executive"."""
    if change.event is None:
        return ""
    what = " by ".join(filter(None, (change.event.what, change.event.by)))
    return f"{change.event.kind}: {what}" if what else change.event.kind


def _event_was(change: Change) -> str:
    return str((change.was or {}).get("event", ""))


def _event_is(change: Change) -> str:
    return recorded(change.event) if change.event else ""


def _old(change: Change) -> Status:
    return (change.old or change.item).status


def _date_was(change: Change) -> str:
    return _old(change).phrase.text or "empty"


def _date_is(change: Change) -> str:
    return change.item.status.phrase.text or "empty"


def _moved_by(change: Change) -> Cell:
    then, now = _old(change), change.item.status
    several = len(then.windows) > 1 or len(now.windows) > 1
    moved = slip(change.item.line.target, now, change.seen, _held(change)) if change.event and several else None
    return Cell(moved.words if moved else _apart(then.phrase, _last_day(then), now.phrase, _last_day(now)))


def _held(change: Change) -> date:
    """The day since which the date before held; of the published one, the first of all."""
    before = fold(_old(change).phrase.text)
    made = (each.on for each in revisions(change.item.line.target, change.seen.day) if fold(each.to.text) == before)
    return max((on.day for on in made if on and on.day), default=date.min)


def _published_moved_by(change: Change) -> str:
    then, now = (change.old or change.item), change.item
    return _apart(then.line.target.date, then.status.published_due, now.line.target.date, now.status.published_due)


def _apart(before: Phrase, was: date | None, to: Phrase, due: date | None) -> str:
    return Move(before, was, Revision(to, None), due).words


def _last_day(found: Status) -> date | None:
    return None if found.phrase.reading.kind == "ongoing" or not found.windows else found.windows[-1].latest


def _published_was(change: Change) -> str:
    return (change.old or change.item).line.target.date.text or "empty"


def _published_is(change: Change) -> str:
    return change.item.line.target.date.text or "empty"


def _officer_was(change: Change) -> str:
    return (change.old or change.item).officer or NOBODY


def _rag_was(change: Change) -> str:
    return _old(change).said.rag or "none"


def _rag_is(change: Change) -> str:
    return f"{change.item.status.said.rag or 'none'}{cells.rag_mark(change.item.status)}"


def _which(change: Change) -> str:
    return wording(change).title


def _words_was(change: Change) -> str:
    ((_, was),) = (change.was or {}).items()
    return _text(was)


def _words_are(change: Change) -> Cell:
    return Cell(_text(wording(change).words(change.item)))


def _text(words: object) -> str:
    return "; ".join(words) if isinstance(words, tuple) else str(words or "")


def _output_ref(change: Change) -> Cell:
    return Cell(change.seen.ref(change.item.line.output.ref), "strong")


REF = _target(cells.REF)
OFFICER = _target(cells.OFFICER)
DATE = _target(cells.DATE)
DUE = _target(cells.DUE)
STANDING = _target(cells.STANDING)
WAITS = _target(cells.WAITS)
OUTPUT = _target(cells.OUTPUT)

ON = _said("On", _on)
WHY = _said("Why", _note, 1, optional=True)
NOTE = _said("Note", _note, 3)
MINUTE = _said("Minute", _note, 1, optional=True)
RECORDED = _said("What was recorded", _recorded, 1)
NOTED = _said("Words", _note, 2, optional=True)
EVENT_WAS = _said("Was", _event_was, 2)
EVENT_IS = _said("Is", _event_is, 2)
OCCURRENCE = _said("Which of them", lambda change: change.note, 1, optional=True)
BODY = _said("Body", _by, 1)
APPROVED_BY = _said("Approved by", _by, 1, optional=True)
OUTCOME = _said("Outcome", _what, 1)
RAG = _said("RAG", _what, optional=True)

DATE_WAS = _said("From", _date_was, 1)
DATE_IS = _said("To", _date_is, 1)
DATE_PROPOSED = _said("Proposed", _what, 1)
MOVED_BY = Shown(Column("Moved by", grow=1), _moved_by)
PUBLISHED_WAS = _said("Was", _published_was, 1)
PUBLISHED_IS = _said("Is", _published_is, 1)
PUBLISHED_MOVED_BY = _said("Moved by", _published_moved_by, 1)
RAG_WAS = _said("From", _rag_was)
RAG_IS = _said("To", _rag_is)
OFFICER_WAS = _said("From", _officer_was, 1)
OFFICER_IS = OFFICER._replace(column=Column("To", grow=1))
OWNER: Shown[Change] = Shown(Column("Ref"), lambda change: Cell(wording(change).ref(change.item), "strong"))
OUTPUT_REF: Shown[Change] = Shown(
    Column("Ref"), lambda change: Cell(change.seen.ref(change.item.line.output.ref), "strong")
)
OUTPUT_TEXT = _said("Output", lambda change: change.item.line.output.text, 3)
WHICH = _said("What", _which)
WORDS_WERE = _said("Was", _words_was, 1)
WORDS_ARE = Shown(Column("Is", grow=2), _words_are)
