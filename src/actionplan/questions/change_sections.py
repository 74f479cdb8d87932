"""The sections of `changes`, in the order of the page: what must not be missed first, what is only renamed last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.english import listed
from actionplan.model import Line, fold
from actionplan.questions import change_cells as cells
from actionplan.questions.cells import Shown, table
from actionplan.questions.change_cells import DATE, DUE, OFFICER, ON, OUTPUT, REF, STANDING, WAITS, WHY
from actionplan.questions.differences import Change
from actionplan.questions.wording import OUTPUT as TO_OUTPUT
from actionplan.report import Section


class Kind(NamedTuple):
    """A section: its heading, the columns of its table, and the sentence under the heading."""

    title: str
    columns: tuple[Shown[Change], ...] = ()
    note: str = ""


KINDS: dict[str, Kind] = {
    "gone": Kind(
        "Gone",
        (REF, OFFICER, DATE, STANDING, OUTPUT),
        "No longer in the file, and not marked deleted. A target that is dropped stays in the file, with `deleted`.",
    ),
    "published date changed": Kind(
        "Published dates changed",
        (REF, OFFICER, cells.PUBLISHED_WAS, cells.PUBLISHED_IS, cells.PUBLISHED_MOVED_BY, OUTPUT),
        "The date that was published stays as it is. A new one is a revision, with its day and its reason.",
    ),
    "taken back": Kind(
        "Taken back",
        (REF, OFFICER, cells.RECORDED, ON, cells.NOTED, OUTPUT),
        "Recorded before, and no longer in the file.",
    ),
    "altered": Kind(
        "Recorded otherwise",
        (REF, OFFICER, cells.EVENT_WAS, cells.EVENT_IS, OUTPUT),
        "Recorded before, and changed in the file since. What was recorded stays; what is new is recorded after it.",
    ),
    "completed": Kind("Completed", (REF, OFFICER, DATE, DUE, STANDING, cells.OCCURRENCE, OUTPUT)),
    "no longer complete": Kind("No longer complete", (REF, OFFICER, DATE, DUE, STANDING, WAITS, OUTPUT)),
    "newly overdue": Kind("Newly overdue", (REF, OFFICER, DATE, DUE, STANDING, WAITS, OUTPUT)),
    "ended": Kind("Newly ended", (REF, OFFICER, DATE, STANDING, OUTPUT)),
    "date moved": Kind(
        "Dates moved",
        (REF, OFFICER, cells.DATE_WAS, cells.DATE_IS, cells.MOVED_BY, WHY, cells.APPROVED_BY, OUTPUT),
    ),
    "date proposed": Kind("Dates proposed", (REF, OFFICER, DATE, cells.DATE_PROPOSED, ON, WHY, OUTPUT)),
    "rag moved": Kind("RAG moved", (REF, OFFICER, cells.RAG_WAS, cells.RAG_IS, ON, STANDING, OUTPUT)),
    "decided": Kind("Decided", (REF, cells.BODY, cells.OUTCOME, ON, cells.MINUTE, STANDING, OUTPUT)),
    "started": Kind("Started", (REF, OFFICER, ON, DATE, STANDING, OUTPUT)),
    "suspended": Kind("Suspended", (REF, OFFICER, ON, WHY, OUTPUT)),
    "resumed": Kind("Resumed", (REF, OFFICER, ON, DATE, STANDING, OUTPUT)),
    "deleted": Kind("Deleted", (REF, OFFICER, ON, WHY, OUTPUT)),
    "new": Kind("New", (REF, OFFICER, DATE, DUE, STANDING, OUTPUT)),
    "reassigned": Kind("Reassigned", (cells.OUTPUT_REF, cells.OFFICER_WAS, cells.OFFICER_IS, cells.OUTPUT_TEXT)),
    "reworded": Kind("Reworded", (cells.OWNER, cells.WHICH, cells.WORDS_WERE, cells.WORDS_ARE)),
    "renumbered": Kind("Renumbered or moved"),
    "commentary": Kind("Commentary added", (REF, OFFICER, ON, cells.RAG, cells.NOTE)),
    "not updated": Kind(
        "Not updated", (REF, OFFICER, DATE, DUE, STANDING, OUTPUT), "Open, and nothing was recorded of it since."
    ),
}
"""By the name that rows give the section."""


def section(name: str, found: Sequence[Change]) -> Section:
    """A section of at least one change."""
    title, columns, note = KINDS[name]
    notes = (note,) if note else ()
    if name == "renumbered":
        return Section(title, tuple(_renumbered_in_words(found)))
    return Section(title, notes, table(_rows(name, found), columns))


def number(name: str, found: Sequence[Change]) -> int:
    """How many changes a section prints: one for all the targets of an output that has another officer."""
    return len(_renumbered(found) if name == "renumbered" else _rows(name, found))


def _rows(name: str, found: Sequence[Change]) -> Sequence[Change]:
    """What is printed a row each: words of a whole output or action stand there once."""
    if name == "reassigned":
        return _once((each.item.at(TO_OUTPUT), each) for each in found)
    if name == "reworded":
        return _once((_whose(part), part) for each in found for part in _parts(each))
    return found


def _once(found: Iterable[tuple[object, Change]]) -> list[Change]:
    first: dict[object, Change] = {}
    for key, change in found:
        first.setdefault(key, change)
    return list(first.values())


def _parts(change: Change) -> Iterator[Change]:
    """A change of several wordings as one of each."""
    for field, words in (change.was or {}).items():
        yield change._replace(was={field: words})


def _whose(change: Change) -> object:
    wording = cells.wording(change)
    return wording.field, change.item.at(wording.depth)


def _renumbered_in_words(found: Sequence[Change]) -> Iterator[str]:
    """Whatever has another ref in one sentence, and whatever was moved in one each."""
    if plain := _renumbered(each for each in found if not _moved(each)):
        yield f"{listed(plain)}."
    yield from (f"{each}." for each in _renumbered(each for each in found if _moved(each)))


def _renumbered(found: Iterable[Change]) -> list[str]:
    """Each ref with the one before, and where it was moved: "1.3 was 1.2", "1.2 moved from action 1 to action 2".

    An output whose targets kept their letters is said once, and so is an action that was moved to another theme.
    """
    return list(dict.fromkeys(f"{_ref_was(each)}{_moved(each)}".rstrip(",") for each in found))


def _ref_was(change: Change) -> str:
    now, was = _lines(change)
    if "theme" in (change.was or {}) and now.action.ref and fold(now.output.ref) == fold(was.output.ref):
        return f"Action {change.seen.ref(now.action.ref)}"
    letter, old_letter = now.target.ref.removeprefix(now.output.ref), was.target.ref.removeprefix(was.output.ref)
    ref, old_ref = (now.output.ref, was.output.ref) if letter == old_letter else (now.target.ref, was.target.ref)
    said = change.seen.ref(ref)
    return said if fold(ref) == fold(old_ref) else f"{said} was {old_ref},"


def _moved(change: Change) -> str:
    """The end of a sentence on what is in another action or theme."""
    now, was = _lines(change)
    fields = change.was or {}
    if "action" in fields:
        return f" moved from {_action(was)} to {_action(now)}"
    return f' moved from "{was.theme.title}" to "{now.theme.title}"' if "theme" in fields else ""


def _lines(change: Change) -> tuple[Line, Line]:
    """The target as it is and as it was."""
    return change.item.line, (change.old or change.item).line


def _action(line: Line) -> str:
    return f"action {line.action.ref}" if line.action.ref else f'"{line.action.title}"'
