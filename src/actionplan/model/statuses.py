"""The statuses of a target: what dates and events alone say about it on a day."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """A status of a target, in the order in which they are decided: the first that is true is the status."""

    DELETED = "deleted"
    SUSPENDED = "suspended"
    COMPLETE = "complete"
    ENDED = "ended"
    OVERDUE = "overdue"
    DUE = "due"
    ONGOING = "ongoing"
    WAITING = "waiting"
    NO_DATE = "no date"
    NOT_YET_DUE = "not yet due"

    @property
    def label(self) -> str:
        """The status as a heading."""
        return self.capitalize()


FINISHED_STATUSES = (Status.COMPLETE, Status.DELETED)
"""The statuses of targets with nothing left to do."""

STOPPED_STATUSES = (Status.SUSPENDED, Status.DELETED)
"""The statuses of targets that nobody works on, although they are not met."""

LATE_STATUSES = (Status.OVERDUE, Status.ENDED)
"""The statuses of targets that are not on target."""

UNCOUNTED_STATUSES = (*STOPPED_STATUSES, Status.NO_DATE)
"""The statuses of targets that do not count where it is asked how many are on target: they cannot be late."""

STATUSES_BY_URGENCY = (
    Status.OVERDUE,
    Status.DUE,
    Status.ENDED,
    Status.ONGOING,
    Status.WAITING,
    Status.NO_DATE,
    Status.NOT_YET_DUE,
    Status.SUSPENDED,
    Status.COMPLETE,
    Status.DELETED,
)
"""The statuses in the order in which reports count them: first what needs attention, last what is finished."""
