"""Find what is known about a target on a day: an event counts from its own day on.

An event without a day that can be read does not count; `validate` reports it. What happened after the day does not
exist yet.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Target
from actionplan.model.progress import Completion, Revision, Suspension, Update
from actionplan.text.folding import fold

_OPEN_RATINGS = ("red", "amber")
_ALL = 100

QUARTER_DAYS = 92
"""The length of the longest quarter. An older rating is marked as old."""


class RagRating(NamedTuple):
    """The last RAG rating that an officer gave a target (red, amber, green or nothing), and its day.

    `age_note` says why it is old; empty if it is not.
    """

    rag: str
    on: date | None
    age_note: str = ""


class Stoppage(NamedTuple):
    """The day since which a target is suspended or deleted, and the reason."""

    on: date
    reason: str


def find_effective_day(phrase: Phrase | None, day: date) -> date | None:
    """Return the day of an event with this date, if it is no later than `day`."""
    happened = phrase.day if phrase else None
    return happened if happened is not None and happened <= day else None


def list_revisions(target: Target, day: date) -> list[Revision]:
    """List the revisions made by a day, oldest first."""
    dated = [(on, revision) for revision in target.revised if (on := find_effective_day(revision.on, day))]
    return [revision for _, revision in sorted(dated, key=lambda pair: pair[0])]


def find_current_date(target: Target, day: date) -> Phrase:
    """Return the date that holds on a day: that of the last revision, or the published one."""
    revisions = list_revisions(target, day) if target.revised else None
    return revisions[-1].to if revisions else target.date


def is_deleted(target: Target, day: date) -> bool:
    """Return True if the target was taken out of the plan by a day."""
    return target.deleted is not None and find_effective_day(target.deleted.on, day) is not None


def find_suspension(target: Target, day: date) -> Suspension | None:
    """Return the suspension that holds on a day: from its `on` to the day before its `until`."""
    for suspension in target.suspended:
        if find_effective_day(suspension.on, day) and not find_effective_day(suspension.until, day):
            return suspension
    return None


def find_stoppage(target: Target, day: date) -> Stoppage | None:
    """Return the reason why a target is suspended or deleted on a day, and since when; `None` if it is neither."""
    event = target.deleted if target.deleted and is_deleted(target, day) else find_suspension(target, day)
    on = find_effective_day(event.on, day) if event else None
    return Stoppage(on, event.why) if event and on else None


def find_rating(target: Target, day: date) -> RagRating:
    """Return the last RAG rating given by a day. Of two on one day, the later in the file holds."""
    last = _find_last_update(target, day, lambda update: bool(update.rag))
    return RagRating(fold(last[1].rag), last[0], _describe_age(target, last[0], day)) if last else RagRating("", None)


def _describe_age(target: Target, since: date, day: date) -> str:
    """Say why a rating is old: the date was changed after it, or it is older than a quarter. Empty if it is not."""
    if any(on > since for revision in target.revised if (on := find_effective_day(revision.on, day))):
        return "before its date changed"
    return "over a quarter ago" if (day - since).days > QUARTER_DAYS else ""


def find_completion_note(target: Target, day: date) -> str:
    """Return what was said with the completions of a target by a day, oldest first."""
    known = [completion for completion in target.completed if find_completion_days(target, completion, day)]
    return "; ".join(
        completion.note.rstrip(" .;") if len(target.completed) > 1 else completion.note
        for completion in known
        if completion.note
    )


def find_completion_days(target: Target, completion: Completion, day: date) -> Window | None:
    """Return the days on which a completion may have been made; `None` if it was not yet by `day`.

    If nobody knows the day, it was not before the last day on which the target was surely still open.
    """
    if completion.is_day_unknown:
        earliest = None if completion.occurrence else _find_last_open_day(target)
        return None if earliest and earliest > day else Window(earliest, None)
    on = find_effective_day(completion.on, day)
    return Window(completion.on.reading.windows[0].earliest, on) if on else None


def _find_last_open_day(target: Target) -> date | None:
    """Return the last day on which something was recorded of a target that only one which is open has.

    That is a start, a new date, a stop, or an update that says that something is left to do.
    """
    moved = (revision.on for revision in (*target.revised, *target.proposed))
    stopped = (on for stop in target.suspended for on in (stop.on, stop.until))
    updated = (update.on for update in target.updates if _is_still_open(update))
    phrases = (each for each in (target.started, *moved, *stopped, *updated) if each and each.day)
    return max((each.reading.windows[0].earliest or date.min for each in phrases), default=None)


def _is_still_open(update: Update) -> bool:
    percent = update.percent_done
    return bool(update.next_step or fold(update.rag) in _OPEN_RATINGS or (percent is not None and percent < _ALL))


def find_percent(target: Target, day: date) -> int | None:
    """Return how much is done, in per cent, by the last officer who said so by a day."""
    last = _find_last_update(target, day, lambda update: update.percent_done is not None)
    return last[1].percent_done if last else None


def find_planned_start(target: Target) -> Window | None:
    """Return the days on which work is planned to start; of several, the first. `None` if no days are known."""
    windows = target.start.reading.windows if target.start else ()
    return windows[0] if windows else None


def find_late_start(target: Target, day: date) -> date | None:
    """Return the last day on which work was planned to start, if that is before `day` and work has not started.

    A start that is only not before a day ("from June 2017") has no last day, and is never late.
    """
    planned = find_planned_start(target)
    last = planned.latest if planned else None
    return None if last is None or last >= day or has_started(target, day) else last


def has_started(target: Target, day: date) -> bool:
    """Return True if work is known to have started by a day: it says so, or some of it is done or completed."""
    if find_effective_day(target.started, day) or find_percent(target, day):
        return True
    if any(find_completion_days(target, completion, day) for completion in target.completed):
        return True
    return any(step.is_day_unknown or find_effective_day(step.done, day) for step in target.steps)


def find_last_note(target: Target, day: date) -> tuple[date, Update] | None:
    """Return the last commentary in words by a day, with its day."""
    return _find_last_update(target, day, lambda update: bool(update.words))


def _find_last_update(target: Target, day: date, is_meant: Callable[[Update], bool]) -> tuple[date, Update] | None:
    """Return the last update of a kind by a day, with its day. Of two on one day, the later in the file holds."""
    dated = [
        (on, update) for update in target.updates if is_meant(update) and (on := find_effective_day(update.on, day))
    ]
    return max(reversed(dated), key=lambda pair: pair[0], default=None)
