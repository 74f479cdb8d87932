"""What is different in one target between two days, or two versions of its plan: a change for each thing, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.dates.say import spoken
from actionplan.english import listed
from actionplan.model import fold
from actionplan.questions.dating import dating
from actionplan.questions.happenings import Happening, fresh, happenings, recorded, told_apart
from actionplan.questions.items import Item
from actionplan.questions.known import is_deleted
from actionplan.questions.occurrences import met_days
from actionplan.questions.places import THEME
from actionplan.questions.standing import Status, missed
from actionplan.questions.view import View
from actionplan.questions.waiting import event
from actionplan.questions.wording import Words, reworded

Was = Mapping[str, Words | date]
"""The fields of a row that changed, and what they were."""


class Change(NamedTuple):
    """One thing that changed in a target.

    `item` is the target as it is after, or before where it is gone; `old` is how it was, where it was there. `event` is
    what happened, `was` which fields of the row are others than before, and `note` what else there is to say.
    """

    section: str
    item: Item
    old: Item | None = None
    event: Happening | None = None
    was: Was | None = None
    note: str = ""

    @property
    def seen(self) -> View:
        """The view of its plan."""
        return self.item.seen


class Two(NamedTuple):
    """A target before and after, where it was moved, and what was recorded of it since.

    `made` is all that was recorded, and `since` what was recorded anew: not in the place of what was altered.
    """

    old: Item
    item: Item
    moved: int
    made: list[Happening]
    since: list[Happening]


def differences(old: Item | None, item: Item | None, moved: int = 0) -> Iterator[Change]:
    """Every change of a target; one of the two is `None` where it is new or gone.

    `moved` is how much of its route leads to the theme or action that it was moved to.
    """
    if item is None:
        if old is not None:
            yield _gone(old)
        return
    if old is None:
        yield from _new(item)
        return
    then, now = happenings(old.line.target, old.seen), happenings(item.line.target, item.seen)
    made = fresh(now, then)
    since, altered, lost = told_apart(made, fresh(then, now))
    both = Two(old, item, moved, made, since)
    for found in (_standing, _moved, _published, _named, _happened):
        yield from found(both)
    for was, now_is in altered:
        yield Change("altered", item, old, now_is, {"event": recorded(was)})
    for each in lost:
        yield Change("taken back", item, old, each)
    if _is_quiet(both):
        yield Change("not updated", item, old)


def _new(item: Item) -> Iterator[Change]:
    """New in the file; what is late already became so since, as every list of what is late has it."""
    yield Change("new", item)
    late = {"overdue": "newly overdue", "ended": "ended"}.get(item.status.standing)
    if late:
        yield Change(late, item)


def _is_quiet(both: Two) -> bool:
    """Whether a target is open and nothing was recorded of it since: a word put right in what was there is nothing."""
    status = both.item.status
    if status.finished or status.standing == "suspended" or both.since:
        return False
    return not any(each.on > both.old.seen.day for each in both.made)


def _gone(old: Item) -> Change:
    """Gone from the file; what was marked deleted before is no loss."""
    if is_deleted(old.line.target, old.seen.day):
        return Change("deleted", old, old, note="marked deleted before, and now gone from the file")
    return Change("gone", old, old)


def _standing(both: Two) -> Iterator[Change]:
    """Completed, or complete no longer; overdue; ended."""
    item = both.item
    then, now = both.old.status, item.status
    was: Was = {"status": then.standing}
    met = "" if now.completed else _newly_met(both)
    if met or (now.completed and not then.completed):
        yield Change("completed", item, both.old, was=was, note=met)
    if then.completed and not now.completed and now.standing != "deleted":
        yield Change("no longer complete", item, both.old, was={**was, "completed": then.completed})
    if now.standing == "overdue" and (then.standing != "overdue" or _newly_missed(both)):
        yield Change("newly overdue", item, both.old, was=was)
    if now.standing == "ended" and then.standing != "ended":
        yield Change("ended", item, both.old, was=was)


def _newly_met(both: Two) -> str:
    """The occurrences that are met and were not, in words."""
    met = newly_met(both.old, both.item)
    return listed([spoken(window) for window in both.item.status.windows if window in met])


def newly_met(old: Item, item: Item) -> dict[Window, date]:
    """Which of several windows are met that were not, oldest first, and when each was."""
    then = _met(old)
    return {window: on for window, on in _met(item).items() if window not in then}


def _met(item: Item) -> dict[Window, date]:
    """Which of several windows are met, and when."""
    target, found = item.line.target, item.status
    if not target.completed or target.decisions or len(found.windows) < 2:
        return {}
    met = met_days(target, found.phrase.reading.kind, found.windows, item.seen.day)
    return {window: on for window, on in zip(found.windows, met, strict=True) if on}


def _newly_missed(both: Two) -> bool:
    """Whether a due day is missed that was not."""
    then = {window.latest for window in missed(both.old.status, both.old.seen.day)}
    return any(window.latest not in then for window in missed(both.item.status, both.item.seen.day))


def _moved(both: Two) -> Iterator[Change]:
    """A date that was revised, or one that means other days: by an event, or by what the plan says of its calendar."""
    then, now = both.old.status, both.item.status
    was: Was = {"date": then.phrase.text or None, "due": then.due}
    moves = [each for each in both.made if each.kind == "date moved"]
    if moves:
        yield Change("date moved", both.item, both.old, moves[-1], was)
    elif fold(then.phrase.text) == fold(now.phrase.text) and _days(then) != _days(now):
        yield Change("date moved", both.item, both.old, was=was, note=_why_moved(both.item))


def _why_moved(item: Item) -> str:
    """Why a date means other days in the same words: by what is known of whatever it waits for, or by the calendar."""
    target, seen = item.line.target, item.seen
    if item.status.phrase.reading.kind == "dependent" and target.waits_for:
        found = dating(target, seen)
        name, words = (found.name, found.words) if found else next(event(target, seen, dated=False))[:2]
        if words:
            return f"{name}: {words}"
    return "the same words mean other days now"


def _days(found: Status) -> tuple[Window, ...]:
    """The windows of a date, where it has a date."""
    return found.windows if found.dated else ()


def _published(both: Two) -> Iterator[Change]:
    """The published date stays for good, whatever is revised."""
    then, now = both.old.line.target.date.text, both.item.line.target.date.text
    if fold(then) != fold(now):
        was: Was = {"published_date": then or None, "published_due": both.old.status.published_due}
        yield Change("published date changed", both.item, both.old, was=was)


def _named(both: Two) -> Iterator[Change]:
    """Another ref, another officer, other words, another RAG."""
    old, item, moved, made, _ = both
    if moved or fold(old.line.target.ref) != fold(item.line.target.ref):
        yield Change("renumbered", item, old, was=_place_was(old, moved))
    if fold(old.officer) != fold(item.officer):
        yield Change("reassigned", item, old, was={"officer": old.officer or None})
    if old.seen.plan is not item.seen.plan and (words := reworded(old, item, moved)):
        yield Change("reworded", item, old, was=words)
    if old.status.said.rag != item.status.said.rag:
        given = [each for each in made if each.kind == "commentary" and each.what]
        yield Change("rag moved", item, old, given[-1] if given else None, {"rag": old.status.said.rag or None})


def _place_was(old: Item, moved: int) -> Was:
    """Where a target stood that is somewhere else now: its ref, and the action or the theme that it was moved from."""
    theme, action, _, target, _ = old.line
    ref: Was = {"ref": target.ref}
    if not moved:
        return ref
    return {**ref, "theme": theme.title} if moved == THEME else {**ref, "action": action.ref}


def _happened(both: Two) -> Iterator[Change]:
    """What happened and has a section of its own."""
    sections = ("date proposed", "decided", "started", "suspended", "resumed", "deleted", "commentary")
    return (Change(each.kind, both.item, both.old, each) for each in both.since if each.kind in sections)
