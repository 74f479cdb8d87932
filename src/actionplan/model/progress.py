"""What happens to a target: new dates, commentary, stops and completions."""

import re
from typing import NamedTuple

from actionplan.model.phrase import TRUE_WORDS, Phrase
from actionplan.text.folding import fold

_PERCENT = r"(\d{1,3})\s*(?:%|per ?cent)?"


class Revision(NamedTuple):
    """A new date for a target, made or proposed on the day `on`."""

    to: Phrase
    on: Phrase | None
    why: str = ""
    approved_by: str = ""


class Update(NamedTuple):
    """An officer's commentary, and the RAG they gave it.

    The officer may say apart why it is late or rated so (`reason`), what is being done about it (`next_step`), how much
    is done (`percent`), and which time that is about, if it is not the day (`about`).
    """

    on: Phrase | None
    rag: str = ""
    note: str = ""
    reason: str = ""
    next_step: str = ""
    percent: str = ""
    about: Phrase | None = None

    @property
    def percent_done(self) -> int | None:
        """How much is done, in per cent; `None` if the officer does not say, or not as a number from 0 to 100."""
        match = re.fullmatch(_PERCENT, self.percent.strip(), re.IGNORECASE)
        return int(match[1]) if match and int(match[1]) <= 100 else None

    @property
    def _percent_words(self) -> str:
        if not self.percent:
            return ""
        return f"{self.percent if self.percent_done is None else f'{self.percent_done}%'} done"

    @property
    def words(self) -> str:
        """All that the officer said: "Q1 2017/18: Drafted. 60% done. Reason: no bids. Next: advertise again"."""
        parts = (
            self.note,
            self._percent_words,
            f"Reason: {self.reason}" if self.reason else "",
            f"Next: {self.next_step}" if self.next_step else "",
        )
        written = [part for part in parts if part]
        words = written[0] if len(written) == 1 else ". ".join(part.rstrip(" .") for part in written)
        return f"{self.about.text}: {words}" if words and self.about else words


class Suspension(NamedTuple):
    """Work stopped on the day `on`, and started again on the day `until` if there is one."""

    on: Phrase | None
    why: str = ""
    until: Phrase | None = None


class Deletion(NamedTuple):
    """The target was taken out of the plan."""

    on: Phrase | None
    why: str = ""


class Completion(NamedTuple):
    """The target was met on the day `on`: one occurrence of it (`occurrence`, as in "Q1 2017/18"), or all.

    The day may be known only roughly ("June 2017", "by 1 September 2020"), or not at all ("yes").
    """

    on: Phrase
    occurrence: Phrase | None = None
    note: str = ""

    @property
    def is_day_unknown(self) -> bool:
        """Return True if the plan says that it is complete, and that nobody knows since when."""
        return fold(self.on.text) in TRUE_WORDS
