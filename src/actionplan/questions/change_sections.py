"""The sections of `changes`, in the order of the page: what must not be missed first, what is only renamed last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.english import listed
from actionplan.questions import change_cells as cells
from actionplan.questions.change_cells import DATE, DUE, OFFICER, ON, OUTPUT, REF, STANDING, WAITS, WHY, Drawn
from actionplan.questions.differences import Change
from actionplan.questions.view import View
from actionplan.questions.wording import OUTPUT as TO_OUTPUT
from actionplan.report import Section


class Kind(NamedTuple):
    """A section: its heading, the columns of its table, and the sentence under the heading."""

    title: str
    columns: tuple[Drawn, ...] = ()
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
    "completed": Kind("Completed", (REF, OFFICER, DATE, DUE, STANDING, cells.OCCURRENCE, OUTPUT)),
    "no longer complete": Kind("No longer complete", (REF, OFFICER, DATE, DUE, STANDING, WAITS, OUTPUT)),
    "newly overdue": Kind("Newly overdue", (REF, OFFICER, DATE, DUE, STANDING, WAITS, OUTPUT)),
    "ended": Kind("Newly ended", (REF, OFFICER, DATE, STANDING, OUTPUT)),
    "date moved": Kind(
        "Dates moved",
        (REF, OFFICER, cells.DATE_WAS, cells.DATE_IS, cells.MOVED_BY, WHY, cells.APPROVED_BY, OUTPUT),
    ),
    "date proposed": Kind("Dates proposed", (REF, OFFICER, DATE, cells.DATE_PROPOSED, ON, WHY, OUTPUT)),
    "rag moved": Kind("Rag moved", (REF, OFFICER, cells.RAG_WAS, cells.RAG_IS, ON, STANDING, OUTPUT)),
    "decided": Kind("Decided", (REF, cells.BODY, cells.OUTCOME, ON, cells.MINUTE, STANDING, OUTPUT)),
    "started": Kind("Started", (REF, OFFICER, ON, DATE, STANDING, OUTPUT)),
    "suspended": Kind("Suspended", (REF, OFFICER, ON, WHY, OUTPUT)),
    "resumed": Kind("Resumed", (REF, OFFICER, ON, DATE, STANDING, OUTPUT)),
    "deleted": Kind("Deleted", (REF, OFFICER, ON, WHY, OUTPUT)),
    "new": Kind("New", (REF, OFFICER, DATE, DUE, STANDING, OUTPUT)),
    "reassigned": Kind("Reassigned", (cells.OUTPUT_REF, cells.OFFICER_WAS, cells.OFFICER_IS, cells.OUTPUT_TEXT)),
    "reworded": Kind("Reworded", (cells.OWNER, cells.WHICH, cells.WORDS_WERE, cells.WORDS_ARE)),
    "renumbered": Kind("Renumbered"),
    "commentary": Kind("Commentary added", (REF, OFFICER, ON, cells.RAG, cells.NOTE)),
    "not updated": Kind(
        "Not updated", (REF, OFFICER, DATE, DUE, STANDING, OUTPUT), "Open, and nothing was recorded of it since."
    ),
}
"""By the name that rows give the section."""


def section(name: str, found: Sequence[Change], seen: View) -> Section:
    """A section of at least one change."""
    title, columns, note = KINDS[name]
    notes = (note,) if note else ()
    if name == "renumbered":
        return Section(title, (f"{listed(_renumbered(found))}.",))
    return Section(title, notes, cells.table(_rows(name, found), columns, seen))


def number(name: str, found: Sequence[Change]) -> int:
    """How many changes a section prints: one for all the targets of an output that has another officer."""
    return len(_renumbered(found) if name == "renumbered" else _rows(name, found))


def _rows(name: str, found: Sequence[Change]) -> Sequence[Change]:
    """What is printed a row each: words of a whole output or action stand there once."""
    if name == "reassigned":
        return _once((each.item.line.route[:TO_OUTPUT], each) for each in found)
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
    return wording.field, change.item.line.route[: wording.depth]


def _renumbered(found: Iterable[Change]) -> list[str]:
    """Each ref with the one before: "1.3 was 1.2", once for an output whose targets kept their letters."""
    said: dict[str, None] = {}
    for each in found:
        now, was = each.item.line, (each.old or each.item).line
        letter, old_letter = now.target.ref.removeprefix(now.output.ref), was.target.ref.removeprefix(was.output.ref)
        whole = letter == old_letter and now.output.ref != was.output.ref
        said[f"{now.output.ref} was {was.output.ref}" if whole else f"{now.target.ref} was {was.target.ref}"] = None
    return list(said)
